//! The journeys of the page, in every browser.

mod access;
mod address;
mod boot;
mod cache;
mod charts;
mod commitments;
mod detail;
mod elements;
mod embed;
mod embed_faults;
mod faults;
mod filter;
mod frames;
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
        load::ready_without_an_error,
        select::from_timeline,
        select::from_map,
        select::from_indicators,
        select::from_table,
        select::by_keyboard,
        address::language,
        address::shared_link,
        address::back_and_forward,
        address::invalid_links,
        filter::by_programme,
        filter::by_basis,
        commitments::opened_with_their_evidence,
        commitments::filtered_by_verdict,
        commitments::clauses_by_keyboard,
        commitments::listed_without_javascript => Chromium,
        detail::shown_with_every_citation,
        detail::previous_and_next,
        detail::escape_gives_the_focus_back,
        detail::a_related_record_opens_at_its_top,
        detail::a_related_record_is_seen_where_the_page_scrolls,
        faults::canvas_and_what_replaces_it,
        faults::a_trap_leaves_the_text,
        faults::a_changed_file_is_refused,
        faults::without_its_style_sheet,
        faults::offline_during_a_visit,
        boot::without_its_script,
        boot::without_the_slash,
        boot::faulty_javascript,
        boot::faulty_program,
        boot::retried,
        boot::old_engines,
        boot::blocked_by_policy,
        boot::with_a_policy_element,
        boot::stalled_and_slow,
        boot::late,
        boot::traps_at_once,
        boot::without_digests,
        timeline::by_buttons,
        timeline::cleared,
        timeline::by_pointer,
        timeline::a_press_stops_an_animation,
        timeline::by_pinch,
        timeline::by_wheel,
        timeline::by_keyboard,
        timeline::tours,
        timeline::a_cluster_is_listed,
        timeline::lanes_fold,
        timeline::narrow,
        timeline::reduced_motion => Chromium,
        map::by_buttons,
        map::by_pointer,
        map::by_fingers,
        map::by_wheel,
        map::by_keyboard,
        map::tours,
        map::clusters_open,
        map::a_mark_its_number_and_its_name_are_one_target,
        map::several_places_at_one_position,
        map::a_story_without_places,
        map::districts_filter,
        map::back_during_a_flight,
        map::empty_map_is_reported,
        map::near_me => Chromium,
        map::tiles_of_a_portal,
        map::very_many_points,
        map::narrow,
        map::reduced_motion => Chromium,
        elements::keep_nodes_and_focus_in_another_order,
        elements::are_hydrated_in_place,
        elements::only_bound_values_change_in_a_frame,
        charts::sorted,
        charts::by_pointer,
        charts::tooltip_of_the_pointed_mark_only,
        charts::by_keyboard,
        charts::on_paper => Chromium,
        charts::as_a_table,
        charts::exported,
        charts::crisp,
        charts::narrow,
        embed::by_our_script,
        embed::in_every_protocol,
        // In WebKitGTK, 'self' matches no origin in a sandbox without one, so the policy blocks the program.
        embed::in_a_sandbox => Chromium Firefox,
        embed::an_address_given_later,
        embed::malformed_messages,
        embed_faults::addresses_that_are_refused,
        embed_faults::dom_clobbering,
        embed_faults::the_height_follows_the_content,
        plain_hosts::on_the_portals_own_origin,
        plain_hosts::on_another_origin,
        frames::a_flood_of_messages,
        frames::the_history_is_the_hosts,
        frames::one_view_comes_first,
        mount::two_in_a_portals_page,
        mount::a_hostile_portal_leaves_no_trace,
        mount::a_flood_of_commands,
        mount::a_missing_story_is_reported,
        mount::a_thousand_rounds_leave_nothing => Chromium,
        share::chosen_previewed_and_copied,
        share::going_back_closes_the_dialog,
        share::going_back_closes_the_record,
        share::in_english_with_a_map,
        share::a_copied_link_is_confirmed_beside_its_button,
        share::can_be_read_aloud => Chromium,
        story::another,
        story::missing,
        story::refused,
        story::never_from_outside,
        story::missing_in_english,
        story::missing_in_a_frame,
        story::on_its_way,
        story::each_fault_has_its_own_sentence,
        // In WebKitGTK, axe takes names from the titles of drawings for hidden.
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
        access::large_text => Chromium,
        offline::whole_in_both_languages,
        offline::an_uncached_story_is_reported_missing,
        offline::nothing_else_is_touched,
        offline::a_late_or_failing_host,
        offline::not_in_a_frame,
        offline::exported,
        upgrade::without_a_worker,
        upgrade::with_a_worker,
        plain::readable_without_javascript => Chromium,
        plain::hydration_changes_no_word => Chromium,
    ])
}
