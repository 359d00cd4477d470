//! The commitments of a story as lines: counts by verdict, the list in each grouping, the article clause by clause, and the
//! reporting status.

use std::fmt::Write as _;

use minxin_atlas::scene::commitments::{CommitmentRow, list, paragraphs, reporting_status};
use minxin_atlas::scene::kit::highlight::{Highlight, MarkState};
use minxin_atlas::scene::records::badge::Badge;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Grouping, State, VisibleRecords};
use minxin_atlas::story::Story;
use minxin_atlas::ui::bundled_basemap;

pub(crate) fn commitments(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: state.background };
    let (visible, highlight) = (VisibleRecords::new(story, state), Highlight::default());
    let mut text = String::new();
    let write = |text: &mut String, line: String| writeln!(text, "{line}").unwrap();
    for (name, grouping) in Grouping::NAMES {
        let state = State { grouping: *grouping, ..state.clone() };
        let list = list(&ctx, &visible, &highlight, &state);
        if *grouping == Grouping::Programme {
            write(&mut text, format!("counts: {} measures", list.measure_count));
            for count in &list.counts {
                let numbers = format!("{} measures, {} others", count.measures, count.others);
                write(&mut text, format!("  {}: {numbers}: {}", badge(&count.badge), count.meaning));
            }
        }
        write(&mut text, format!("by {name}"));
        for group in &list.groups {
            write(&mut text, format!("  {}", group.heading));
            for (kind, rows) in [("measures", &group.measures), ("others", &group.others)] {
                if *grouping == Grouping::Programme {
                    // The other groupings have the same rows.
                    for row in rows {
                        write(&mut text, format!("    {kind}: {}", row_line(row)));
                    }
                } else if !rows.is_empty() {
                    let ids: Vec<&str> = rows.iter().map(|row| row.state.id.as_str()).collect();
                    write(&mut text, format!("    {} {kind}: {}", ids.len(), ids.join(" ")));
                }
            }
        }
    }
    for paragraph in paragraphs(&ctx, &visible, &highlight) {
        write(&mut text, format!("clauses of {}", paragraph.name));
        for clause in paragraph.clauses {
            let marks = [
                (clause.is_implied, " implied"),
                (clause.is_filtered_out, " hidden"),
                (clause.is_tab_stop, " tab stop"),
            ];
            let marks: String = marks.into_iter().filter(|(is_true, _)| *is_true).map(|(_, name)| name).collect();
            let commitment = clause.commitment.as_ref().map(|(state, found)| format!("{} {}", state.id, badge(found)));
            let target = commitment.unwrap_or_else(|| format!("none, {}", clause.explanation));
            write(&mut text, format!("  {}:{marks} {target}", clause.phrase));
        }
    }
    write(&mut text, "reporting status".to_owned());
    for row in reporting_status(&ctx, &highlight) {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| format!("{}{}", cell.text, latest(cell.latest.as_ref()))).collect();
        write(&mut text, format!("  {}: {}", row.name, cells.join(" | ")));
    }
    text
}

fn row_line(row: &CommitmentRow) -> String {
    format!("{} {}: {} ({})", row.state.id, badge(&row.badge), row.gist, row.notes.join(", "))
}

fn badge(badge: &Badge) -> String {
    format!("[{} {:?}]", badge.words, badge.tone)
}

/// The record that a cell leads to.
fn latest(latest: Option<&(MarkState, String)>) -> String {
    latest.map_or_else(String::new, |(state, name)| format!(" → {} {name}", state.id))
}
