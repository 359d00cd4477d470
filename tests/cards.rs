//! Cards of every page of the bundled stories: nothing is covered, cut off or missing, in both languages.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeSet;

use minxin_atlas::geometry::Rect;
use minxin_atlas::read;
use minxin_atlas::scene::cards::{Card, CardItem, HEIGHT, MARGIN, WIDTH, cards};
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::state::Page;
use minxin_atlas::story::{Basemap, Lang, Story};

fn basemap() -> Basemap {
    read::basemap(include_str!("../data/basemap.topo.json")).unwrap()
}

fn stories() -> [Story; 2] {
    let files = [
        include_bytes!("../public/stories/minxin-2021.json").as_slice(),
        include_bytes!("../public/stories/elder-care.json"),
    ];
    files.map(|bytes| read::story(bytes).story.unwrap())
}

fn of_story(story: &Story, lang: Lang) -> Vec<(Page, Card)> {
    cards(&SceneContext { story, basemap: &basemap(), lang, background: true })
}

/// Calls a function with the cards of each bundled story in each language.
fn each(check: impl Fn(&Story, Lang, &[(Page, Card)])) {
    for story in stories() {
        for lang in [Lang::Zh, Lang::En] {
            check(&story, lang, &of_story(&story, lang));
        }
    }
}

fn texts(card: &Card) -> Vec<&str> {
    fn text(item: &CardItem) -> Option<&str> {
        if let CardItem::Text { text, .. } = item { Some(text) } else { None }
    }
    card.items.iter().filter_map(text).collect()
}

/// Problems of the positions of a card.
fn faults(card: &Card) -> Vec<String> {
    let page = Rect::new(MARGIN, MARGIN, WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
    let mut faults = Vec::new();
    for (index, item) in card.items.iter().enumerate() {
        if !page.contains(&item.bounds()) {
            faults.push(format!("it leaves the card: {item:?}"));
        }
        for other in &card.items[index + 1..] {
            if item.bounds().overlaps(&other.bounds()) {
                faults.push(format!("{item:?} covers {other:?}"));
            }
        }
    }
    faults
}

#[test]
fn nothing_leaves_a_card_or_covers_another_item() {
    each(|_, lang, cards| {
        for (page, card) in cards {
            let faults = faults(card);
            assert!(faults.is_empty(), "{page:?} {lang:?}: {}", faults.join("\n"));
        }
    });
}

#[test]
fn every_programme_and_every_key_indicator_has_its_card() {
    each(|story, _, cards| {
        let pages: Vec<String> = cards.iter().map(|(page, _)| format!("{page:?}")).collect();
        assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), pages.len(), "each page once");
        assert_eq!(cards[0].0, Page::default());
        let has = |page: &Page| cards.iter().any(|(other, _)| other == page);
        assert!(story.programmes.iter().all(|(id, _)| has(&Page::Programme(id.clone()))));
        assert!(story.highlights.iter().all(|id| has(&Page::Record(id.clone()))));
    });
}

#[test]
fn a_card_says_who_made_it_what_was_promised_and_what_came_of_it() {
    each(|story, lang, cards| {
        let words = minxin_atlas::words::words(lang);
        for (page, card) in cards {
            let texts = texts(card);
            assert!(texts.contains(&words.brand) && texts.contains(&words.in_views().overview.independent), "{page:?}");
            assert!(!card.alt.is_empty() && card.alt.chars().count() < 420, "{page:?}: {}", card.alt);
            let all = texts.concat();
            let date = (words.in_views().as_of)("").trim().to_owned();
            assert!(all.contains(date.as_str()), "{page:?} has no date: {all}");
            if let Page::Programme(id) = page {
                let (_, entry) = story.programmes.iter().find(|(other, _)| other == id).unwrap();
                assert!(card.alt.contains(entry.name.get(lang)), "{}", card.alt);
                let has_figure = card.items.iter().any(|item| matches!(item, CardItem::Bullet { .. }));
                let no_figure = minxin_atlas::words::site_words(lang).no_figure;
                assert_eq!(texts.contains(&no_figure), !has_figure, "{id}: {all}");
                assert!(card.items.iter().any(|item| matches!(item, CardItem::Shape { .. })), "{id} has no status");
            }
        }
    });
}

#[test]
fn no_text_of_the_bundled_stories_is_cut() {
    each(|_, lang, cards| {
        for (page, card) in cards {
            let cut: Vec<&str> = texts(card).into_iter().filter(|text| text.ends_with('…')).collect();
            assert!(cut.is_empty(), "{page:?} {lang:?}: {cut:?}");
        }
    });
}

#[test]
fn texts_without_end_fit_too() {
    for lang in [Lang::Zh, Lang::En] {
        let [mut story, _] = stories();
        for (_, entry) in &mut story.programmes {
            for text in [&mut entry.name, &mut entry.text] {
                text.zh = "“很长的名字”，".repeat(40);
                text.en = "A very, very long name and so on ".repeat(20);
            }
        }
        for (_, indicator) in &mut story.indicators {
            for text in [&mut indicator.short, &mut indicator.title] {
                (text.zh, text.en) = ("长".repeat(200), "W".repeat(200));
            }
        }
        for (_, unit) in &mut story.units {
            (unit.short.zh, unit.short.en) = ("单位".repeat(30), "units of some kind ".repeat(6));
        }
        (story.title.zh, story.title.en) = ("题目：".repeat(50), "Title ".repeat(60));
        for (page, card) in of_story(&story, lang) {
            assert_eq!(faults(&card), <[String; 0]>::default(), "{page:?} {lang:?}");
        }
        story.highlights.clear();
        story.summary = story.title.clone();
        assert_eq!(faults(&of_story(&story, lang)[0].1), <[String; 0]>::default());
    }
}
