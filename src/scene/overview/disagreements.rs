//! Notes on sources that disagree, with the values that they compare side by side.

use super::stated_values::{StatedValue, stated_values};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::state::VisibleRecords;
use crate::story::{Citation, IdIndex, RecordKind};

/// Number of notes that are shown.
const SHOWN: usize = 3;

/// Notes on sources that disagree.
#[derive(Clone, Debug)]
pub struct Disagreements {
    /// Heading.
    pub heading: &'static str,
    /// Explains the notes.
    pub lead: &'static str,
    /// The first notes in the editors' order, those that compare values before the others.
    pub notes: Vec<DisagreementNote>,
    /// Number of the other notes.
    pub rest: usize,
    /// The same as text; empty without any.
    pub rest_text: String,
}

/// A note.
#[derive(Clone, Debug)]
pub struct DisagreementNote {
    /// State of its record.
    pub state: MarkState,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// The values that it compares, from the second on with their signs; empty if the story holds fewer than two.
    pub values: Vec<StatedValue>,
    /// Number of the sources that it cites, as text.
    pub sources: String,
}

/// The visible notes. `None` without any.
pub fn disagreements(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Option<Disagreements> {
    let (story, words) = (ctx.story, ctx.words().in_views().overview);
    let notes = visible.of(RecordKind::Note).filter_map(|record| Some((record, &story.notes.get(record.index)?.1)));
    let index = IdIndex::new(story.indicators.iter().map(|(id, _)| id.as_str()));
    let (mut with_values, mut others, mut count) = (Vec::new(), Vec::new(), 0_usize);
    for (record, note) in notes {
        count += 1;
        if with_values.len() == SHOWN {
            continue;
        }
        let values = stated_values(ctx, note, &index);
        let found = if values.is_empty() { &mut others } else { &mut with_values };
        if found.len() < SHOWN {
            found.push(DisagreementNote {
                state: highlight.mark_state(story, record),
                title: note.name.get(ctx.lang).to_owned(),
                text: note.text.get(ctx.lang).to_owned(),
                values,
                sources: (words.sources)(count_sources(&note.evidence.citations)),
            });
        }
    }
    if count == 0 {
        return None;
    }
    with_values.extend(others);
    with_values.truncate(SHOWN);
    let rest = count - with_values.len();
    Some(Disagreements {
        heading: words.disagreements,
        lead: words.disagreements_note,
        notes: with_values,
        rest,
        rest_text: if rest == 0 { String::new() } else { (words.more_notes)(rest) },
    })
}

/// Number of different sources of citations.
fn count_sources(citations: &[Citation]) -> usize {
    let is_first = |(index, citation): &(usize, &Citation)| {
        citations.iter().take(*index).all(|other| other.source != citation.source)
    };
    citations.iter().enumerate().filter(is_first).count()
}
