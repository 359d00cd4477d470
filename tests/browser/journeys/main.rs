//! The journeys that the page must allow, in every browser.

mod access;
mod address;
mod boot;
mod charts;
mod detail;
mod embed;
mod embed_faults;
mod faults;
mod filter;
mod frames;
mod kept;
mod load;
mod map;
mod marks;
mod mount;
mod offline;
mod plain;
mod plain_hosts;
mod select;
mod share;
mod story;
mod timeline;
mod upgrade;

use std::process::ExitCode;

use browser_tests::{harness, journeys};

#[allow(clippy::too_many_lines, reason = "a list")]
fn main() -> ExitCode {
    harness::main(journeys![
        load::ready_without_a_complaint,
        select::from_timeline,
        select::from_map,
        select::from_indicators,
        select::from_table,
        select::by_keyboard,
        address::language,
        address::shared_link,
        address::back_and_forward,
        address::dead_ends,
        filter::by_programme,
        filter::by_basis,
        detail::told_with_every_citation,
        detail::previous_and_next,
        detail::escape_gives_the_focus_back,
        detail::a_related_record_opens_at_its_top,
        detail::a_related_record_is_seen_where_the_page_scrolls,
        faults::canvas_and_what_replaces_it,
        faults::a_trap_leaves_the_text,
        faults::a_changed_file_is_not_taken,
        faults::without_its_sheet,
        faults::offline_in_the_middle,
        boot::without_its_script,
        boot::without_the_slash,
        boot::glue_at_fault,
        boot::program_at_fault,
        boot::tried_again,
        boot::old_engines,
        boot::kept_out_by_policy,
        boot::with_a_policy_of_its_own,
        boot::stalled_and_slow,
        boot::late,
        boot::ended_at_once,
        boot::without_digests,
        timeline::by_buttons,
        timeline::cleared,
        timeline::by_pointer,
        timeline::by_pinch,
        timeline::by_wheel,
        timeline::by_keyboard,
        timeline::walks,
        timeline::a_crowd_is_listed,
        timeline::lanes_fold,
        timeline::narrow,
        timeline::stands_still => Chromium,
        map::by_buttons,
        map::by_pointer,
        map::by_fingers,
        map::by_wheel,
        map::by_keyboard,
        map::walks,
        map::numbers_open,
        map::a_mark_its_number_and_its_name_are_one_target,
        map::one_spot_holds_several_places,
        map::a_story_without_places,
        map::districts_filter,
        map::back_during_a_flight,
        map::says_that_it_is_empty,
        map::near_me => Chromium,
        map::tiles_of_a_portal,
        map::very_many_points,
        map::narrow,
        map::stands_still => Chromium,
        charts::sorted,
        charts::by_pointer,
        charts::told_only_of_what_is_pointed_at,
        charts::by_keyboard,
        charts::on_paper => Chromium,
        charts::as_a_table,
        charts::taken_away,
        charts::crisp,
        charts::narrow,
        embed::by_our_script,
        embed::in_every_dialect,
        // In WebKitGTK, 'self' is nobody in a sandbox without an origin, so that the policy keeps the program out.
        embed::in_a_sandbox => Chromium Firefox,
        embed::an_address_given_later,
        embed::among_strangers,
        embed_faults::addresses_that_are_refused,
        embed_faults::names_that_stand_in_for_others,
        embed_faults::as_high_as_it_has_to_be,
        plain_hosts::on_the_portals_own_origin,
        plain_hosts::on_another_origin,
        frames::a_flood_of_messages,
        frames::the_way_back_is_the_hosts,
        frames::one_view_comes_first,
        mount::two_in_a_portals_page,
        mount::a_hostile_portal_leaves_no_trace,
        mount::a_flood_of_commands,
        mount::a_missing_story_is_said,
        mount::a_thousand_rounds_leave_nothing => Chromium,
        share::chosen_previewed_and_copied,
        share::going_back_closes_the_dialog,
        share::going_back_closes_the_record,
        share::in_english_with_a_map,
        share::a_copied_link_is_said_beside_its_button,
        share::can_be_read_aloud => Chromium,
        story::another,
        story::missing,
        story::refused,
        story::never_from_outside,
        story::missing_in_english,
        story::missing_in_a_frame,
        story::on_its_way,
        story::each_fault_in_its_own_words,
        // In WebKitGTK, axe takes the names that a drawing's titles give for hidden.
        access::chinese_wide => Chromium Firefox,
        access::chinese_narrow => Chromium Firefox,
        access::chinese_between => Chromium Firefox,
        access::english_between => Chromium Firefox,
        access::english_wide => Chromium Firefox,
        access::english_narrow => Chromium Firefox,
        access::chinese_views => Chromium,
        access::english_views => Chromium,
        access::themes => Chromium,
        access::paper_is_light => Chromium,
        access::forced_colours => Chromium,
        access::large_letters => Chromium,
        offline::whole_in_both_languages,
        offline::an_unread_story_is_said_to_be_missing,
        offline::nothing_else_is_touched,
        offline::a_late_or_failing_host,
        offline::not_in_a_frame,
        offline::taken_away,
        upgrade::without_a_worker,
        upgrade::with_a_worker,
        plain::readable_without_javascript => Chromium,
        plain::hydration_changes_no_word => Chromium,
    ])
}
