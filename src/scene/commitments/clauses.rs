//! The article clause by clause: short phrases in their order, each with the commitment that was read from it.

use super::verdict_badge::verdict_badge;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::records::badge::Badge;
use crate::sorting::{apply_permutation, argsort};
use crate::state::VisibleRecords;
use crate::story::{Passage, RecordKind};

/// A paragraph of the article.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its name, such as "paragraph 5".
    pub name: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
}

/// A clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// A phrase of it, in the words of the article.
    pub phrase: String,
    /// The commitment and its verdict. `None` for a clause that is no commitment.
    pub commitment: Option<(MarkState, Badge)>,
    /// The request of the commitment, or the reason why the clause is none.
    pub explanation: String,
    /// True if the passage names the matter and does not ask for it in words.
    pub is_implied: bool,
    /// True if the filters hide the commitment.
    pub is_filtered_out: bool,
    /// True for the clause that the Tab key reaches: the selected one of its paragraph, or else the first. The arrow keys
    /// reach the others.
    pub is_tab_stop: bool,
}

impl Clause {
    fn is_selected(&self) -> bool {
        self.commitment.as_ref().is_some_and(|(state, _)| state.is_selected)
    }
}

/// The paragraphs that have clauses.
pub fn paragraphs(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Vec<Paragraph> {
    let (story, lang) = (ctx.story, ctx.lang);
    let commitments = story.commitments.iter().enumerate().map(|(index, (_, commitment))| {
        let record = record_id(RecordKind::Commitment, index);
        let badge = verdict_badge(ctx, commitment.verdict_shown(ctx.background));
        let clause = Clause {
            phrase: commitment.phrase.clone(),
            commitment: Some((highlight.mark_state(story, record), badge)),
            explanation: commitment.gist.get(lang).to_owned(),
            is_implied: commitment.is_implied,
            is_filtered_out: !visible.contains(record),
            is_tab_stop: false,
        };
        (commitment.passage, clause)
    });
    let others = story.other_passages.iter().map(|other| {
        let clause = Clause {
            phrase: other.phrase.clone(),
            commitment: None,
            explanation: other.reason.get(lang).to_owned(),
            is_implied: false,
            is_filtered_out: false,
            is_tab_stop: false,
        };
        (other.passage, clause)
    });
    let mut all: Vec<(Passage, Clause)> = commitments.chain(others).gather();
    let order = argsort(all.iter().map(|(passage, _)| passage.order()).gather());
    apply_permutation(&mut all, order);
    let mut paragraphs: Vec<(u32, Paragraph)> = Vec::new();
    for (passage, clause) in all {
        match paragraphs.last_mut() {
            Some((number, paragraph)) if *number == passage.paragraph => paragraph.clauses.push(clause),
            _ => {
                let name = (ctx.words().in_views().paragraph)(passage.paragraph);
                paragraphs.push((passage.paragraph, Paragraph { name, clauses: vec![clause] }));
            }
        }
    }
    for (_, paragraph) in &mut paragraphs {
        let clauses = &mut paragraph.clauses;
        let selected = clauses.iter().position(Clause::is_selected);
        let stop = selected.or_else(|| clauses.iter().position(|clause| clause.commitment.is_some()));
        if let Some(clause) = stop.and_then(|index| clauses.get_mut(index)) {
            clause.is_tab_stop = true;
        }
    }
    paragraphs.into_iter().map(|(_, paragraph)| paragraph).gather()
}
