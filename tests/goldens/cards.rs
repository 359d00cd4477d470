//! The cards of a story as lines: the alternative text, and each item with its position.

use std::fmt::Write as _;

use minxin_atlas::geometry::coordinate;
use minxin_atlas::scene::cards::{CardItem, cards as cards_of};
use minxin_atlas::scene::charts::export_page::Anchor;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Route, State};
use minxin_atlas::story::Story;
use minxin_atlas::ui::bundled_basemap;

pub(crate) fn cards(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: true };
    let mut text = String::new();
    for (page, card) in cards_of(&ctx) {
        let route = Route { page, ..Route::default() };
        writeln!(text, "card of /{}", route.path()).unwrap();
        writeln!(text, "  alt: {}", card.alt).unwrap();
        card.items.iter().for_each(|item| writeln!(text, "  {}", line_of(item)).unwrap());
    }
    text
}

fn line_of(item: &CardItem) -> String {
    let bounds = item.bounds();
    let position = format!("{} {}", coordinate(bounds.x), coordinate(bounds.y));
    match item {
        CardItem::Text { size, is_bold, role, anchor, text, .. } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " from the middle",
                Anchor::End => " from the end",
            };
            let bold = if *is_bold { " bold" } else { "" };
            format!("{text:?} at {position}{anchor}, {size} px{bold}, {role:?}")
        }
        CardItem::Bullet { bullet, is_in_article, .. } => {
            let size = format!("{} by {}", coordinate(bounds.width), coordinate(bounds.height));
            format!("bullet at {position}, {size}, in article: {is_in_article}:{}", crate::overview::bullet(bullet))
        }
        CardItem::Shape { tone, .. } => format!("shape at {position}, {tone:?}"),
        CardItem::Swatch(_, _, is_in_article) => format!("swatch at {position}, in article: {is_in_article}"),
        CardItem::Rule(_, is_strong) => format!("rule at {position}, strong: {is_strong}"),
    }
}
