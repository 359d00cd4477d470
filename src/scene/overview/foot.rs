//! The foot of the overview: method, publishers, and date of the last check.

use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::sorting::argsort_by_id;
use crate::story::IdIndex;
use crate::words;

/// Number of publishers that are named.
const NAMED: usize = 7;

/// The foot.
#[derive(Clone, Debug)]
pub struct Foot {
    /// Heading of the method.
    pub method: &'static str,
    /// The method in two sentences. Only a story with commitments speaks of them.
    pub method_text: [&'static str; 2],
    /// Number of sources, as text.
    pub sources: String,
    /// The publishers with most sources, each with their number.
    pub publishers: Vec<String>,
    /// Number of the other publishers, as text; empty without any.
    pub more_publishers: String,
    /// Date of the last check; empty if the story does not say.
    pub checked: String,
}

/// The foot of a story. Without background facts, its only source is the article.
pub fn foot(ctx: &SceneContext<'_>) -> Foot {
    let (story, words) = (ctx.story, ctx.words());
    let is_listed = |id: &str| ctx.background || id == story.article;
    let sources = story.sources.iter().filter(|(id, _)| is_listed(id));
    let publishers: Vec<&str> = sources.map(|(_, source)| source.publisher.get(ctx.lang)).gather();
    let index = IdIndex::new(publishers.iter().copied());
    let mut counts = vec![0_usize; publishers.len()];
    for first in publishers.iter().filter_map(|name| index.first(name)) {
        if let Some(count) = counts.get_mut(first) {
            *count += 1;
        }
    }
    let named: Vec<(usize, &str)> =
        counts.into_iter().zip(publishers.iter().copied()).filter(|(count, _)| *count > 0).gather();
    let order = argsort_by_id(&named.iter().map(|(count, name)| (-(*count as i64), *name)).gather());
    let most = order.iter().take(NAMED).filter_map(|index| named.get(*index));
    let others = named.len().saturating_sub(NAMED);
    let [without, with] = words.in_views().overview.made;
    let made = if story.commitments.is_empty() { without } else { with };
    Foot {
        method: words.in_views().overview.method,
        method_text: [made, words.in_views().overview.counted],
        sources: (words.in_views().overview.sources)(publishers.len()),
        publishers: most.map(|(count, name)| (words.in_views().overview.publisher)(name, *count)).gather(),
        more_publishers: if others == 0 { String::new() } else { (words.in_views().overview.more_publishers)(others) },
        checked: story
            .checked
            .map(|day| (words.in_views().about_page.checked)(&words::when(ctx.lang, day)))
            .unwrap_or_default(),
    }
}
