//! Sources of structured data.

use serde_json::{Map, Value, json};

use crate::scene::kit::context::SceneContext;
use crate::story::{RecordId, Source, SourceAuthor, find};
use crate::words;

/// The article of the story.
pub(super) fn article(ctx: &SceneContext<'_>) -> Option<Value> {
    find(&ctx.story.sources, &ctx.story.article).map(|source| of_source(ctx, source, true))
}

/// The sources of a record, each once.
pub(super) fn of_record(ctx: &SceneContext<'_>, record: RecordId) -> Vec<Value> {
    let mut ids: Vec<&str> = Vec::new();
    for citation in ctx.story.citations_of(record) {
        if !ids.contains(&citation.source.as_str()) {
            ids.push(&citation.source);
        }
    }
    let sources = ids.into_iter().filter_map(|id| Some((id, find(&ctx.story.sources, id)?)));
    sources.map(|(id, source)| of_source(ctx, source, id == ctx.story.article)).collect()
}

fn of_source(ctx: &SceneContext<'_>, source: &Source, is_article: bool) -> Value {
    let publisher = source.publisher.get(ctx.lang);
    let name = source.title.as_ref().map_or(publisher, |title| title.get(ctx.lang));
    let is_news = is_article || source.author == Some(SourceAuthor::Press);
    let mut object = Map::new();
    object.insert("@type".into(), if is_news { "NewsArticle" } else { "CreativeWork" }.into());
    object.insert("name".into(), name.into());
    object.insert("publisher".into(), json!({ "@type": "Organization", "name": publisher }));
    let published = source.published.map(words::iso).filter(|day| !day.is_empty());
    object.extend(published.map(|day| ("datePublished".to_owned(), day.into())));
    object.extend(source.url.as_ref().map(|url| ("url".to_owned(), url.as_str().into())));
    Value::Object(object)
}
