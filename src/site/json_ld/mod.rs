//! Structured data of a page as JSON-LD, in the vocabulary of schema.org. It says only what the story says.

mod date;
mod document;
mod place;
mod source;
mod subject;

use document::Document;
use serde_json::{Map, Value, json};

use super::{PageEntry, SchemaType};
use crate::scene::kit::context::SceneContext;
use crate::story::bare;

/// The structured data of a page, for a script element: a graph of its main subject and its breadcrumb. `ctx` has the
/// language of the page. `site` is the address of the site and ends with a slash.
pub fn json_ld(ctx: &SceneContext<'_>, entry: &PageEntry, site: Option<&str>) -> String {
    let document = Document { ctx, entry, site };
    let graph = json!({ "@context": "https://schema.org", "@graph": [main(&document), breadcrumb(&document)] });
    // In JSON, `<` occurs in strings only.
    bare(&graph.to_string()).replace('<', "\\u003c")
}

/// The main subject of the page.
fn main(document: &Document<'_>) -> Value {
    let Document { ctx, entry, .. } = document;
    let kind = match entry.schema_type {
        SchemaType::WebSite => "WebSite",
        SchemaType::CollectionPage => "CollectionPage",
        SchemaType::AboutPage => "AboutPage",
        SchemaType::Dataset => "Dataset",
        SchemaType::Event => "Event",
        SchemaType::Place => "Place",
        SchemaType::Quotation => "Quotation",
    };
    let mut main = Map::new();
    let name = entry.breadcrumb.last().map(|link| link.label.as_str()).unwrap_or_default();
    main.insert("@type".into(), kind.into());
    main.insert("name".into(), name.into());
    main.insert("description".into(), entry.description.as_str().into());
    main.insert("url".into(), document.address(&entry.route).into());
    if let Some(record) = entry.record {
        subject::extend(document, record, &mut main);
        return Value::Object(main);
    }
    main.insert("inLanguage".into(), ctx.lang.tag().into());
    if entry.schema_type == SchemaType::WebSite {
        main.insert("name".into(), ctx.words().brand.into());
        main.insert("headline".into(), ctx.story.title.get(ctx.lang).into());
    }
    if let Some(article) = source::article(ctx) {
        main.insert("isBasedOn".into(), article);
    }
    Value::Object(main)
}

fn breadcrumb(document: &Document<'_>) -> Value {
    let items: Vec<Value> = document
        .entry
        .breadcrumb
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let item = document.address(&link.route);
            json!({ "@type": "ListItem", "position": index + 1, "name": link.label, "item": item })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
