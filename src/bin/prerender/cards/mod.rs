//! Draws the cards of a site: the images that chats and social networks show beside a link.

mod fonts;
mod raster;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use minxin_atlas::paint::{ColorRole, Theme, card_svg};
use minxin_atlas::scene::cards::{Card, CardItem, HEIGHT, WIDTH, cards};
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::site::{CARD_FILE, PageCard};
use minxin_atlas::state::{Page, Route};
use minxin_atlas::story::{Basemap, Lang, Story};
use minxin_release::Asset;

use super::build::io_error;
use fonts::Fonts;

/// The only place with raw colours.
const TOKENS: &str = include_str!("../../../../style/tokens.css");

/// Maximum size of a card in bytes: some networks ignore images that load slowly.
const MAX_BYTES: usize = 40_000;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// The cards of a site by the paths of their pages.
#[derive(Debug, Default)]
pub(super) struct SiteCards {
    cards: BTreeMap<String, PageCard>,
}

impl SiteCards {
    /// The card of a page: its own, otherwise that of the overview of its story.
    pub(super) fn of(&self, route: &Route) -> Option<&PageCard> {
        let overview = || self.cards.get(&route.with_page(Page::default()).path());
        let story_less = || self.cards.get(&Route { lang: route.lang, ..Route::default() }.path());
        self.cards.get(&route.path()).or_else(overview).or_else(story_less)
    }

    /// Number of cards.
    pub(super) fn count(&self) -> usize {
        self.cards.len()
    }

    /// Draws the cards of all stories, each with its name below `stories/`, into the directories of their pages. Without
    /// usable fonts, prints why and returns no card.
    pub(super) fn draw(
        directory: &Path,
        stories: &[(Option<&str>, &Story)],
        basemap: &Basemap,
    ) -> Result<Self, String> {
        let fonts = match LANGS.map(Fonts::find).into_iter().collect::<Result<Vec<Fonts>, String>>() {
            Ok(fonts) => fonts,
            Err(reason) => return Ok(Self::none(&reason)),
        };
        let mut all: Vec<(Route, &Fonts, Card)> = Vec::new();
        for &(name, story) in stories {
            for (lang, fonts) in LANGS.into_iter().zip(&fonts) {
                let ctx = SceneContext { story, basemap, lang, background: true };
                let with_route = |(page, card)| (Route { lang, story: name.map(str::to_owned), page }, fonts, card);
                all.extend(cards(&ctx).into_iter().map(with_route));
            }
        }
        let images = match in_parallel(&all, |(_, fonts, card)| draw(card, fonts)) {
            Ok(images) => images,
            Err(reason) => return Ok(Self::none(&reason)),
        };
        let mut cards = BTreeMap::new();
        for ((route, _, card), image) in all.into_iter().zip(images) {
            let page = directory.join(route.file());
            let (path, folder) = (page.with_file_name(CARD_FILE), page.parent().unwrap_or(directory));
            if image.len() > MAX_BYTES {
                return Err(format!("{}: {} bytes, more than {MAX_BYTES}", path.display(), image.len()));
            }
            fs::create_dir_all(folder).map_err(io_error(folder))?;
            fs::write(&path, &image).map_err(io_error(&path))?;
            let version = Asset::versioned(folder, CARD_FILE)?;
            let address = [route.path().as_str(), &version].concat();
            cards.insert(route.path(), PageCard { address, alt: card.alt });
        }
        Ok(Self { cards })
    }

    fn none(reason: &str) -> Self {
        eprintln!("no card images: {reason}");
        Self::default()
    }
}

/// Draws a card as PNG. The error names what the fonts lack.
fn draw(card: &Card, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let theme = Theme::new(fonts.text.clone(), |role| Theme::parse(token(role)?));
    let widths = card.items.iter().filter_map(|item| match item {
        CardItem::Text { width, .. } => Some(*width),
        _ => None,
    });
    let widths: Vec<f64> = widths.collect();
    raster::png(&card_svg(card, &theme, &fonts.headings), &widths, fonts, (WIDTH as u32, HEIGHT as u32))
}

/// The light colour of a role.
fn token(role: ColorRole) -> Option<&'static str> {
    // Cards have no qualitative ranges, but background facts.
    let name = if role == ColorRole::Far { "far".to_owned() } else { ["ink-", role.name()].concat() };
    let (_, value) = TOKENS.split_once(&format!("--{name}: "))?;
    value.split(';').next()
}

/// The results of a function for all items, on all processors.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Result<R, String> + Sync) -> Result<Vec<R>, String> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return Ok(done) };
            done.push((index, work(item)?));
        }
    };
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    let mut done = thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(run)).collect();
        let ended = |thread: thread::ScopedJoinHandle<'_, Result<Vec<(usize, R)>, String>>| {
            thread.join().map_err(|_| "drawing failed".to_owned())?
        };
        threads.into_iter().map(ended).collect::<Result<Vec<_>, String>>()
    })?
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    done.sort_by_key(|(index, _)| *index);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_colour() {
        for role in ColorRole::ALL {
            assert!(token(role).is_some_and(|value| Theme::parse(value).is_some()), "{role:?}");
        }
    }

    #[test]
    fn cards_are_small_or_the_fonts_are_missing() {
        let story = include_bytes!("../../../../public/stories/elder-care.json");
        let story = minxin_atlas::read::story(story).story.unwrap_or_default();
        let directory = std::env::temp_dir().join(format!("cards-{}", std::process::id()));
        let stories = [(Some("elder-care"), &story)];
        let drawn = SiteCards::draw(&directory, &stories, &minxin_atlas::ui::bundled_basemap());
        let has_fonts = LANGS.iter().all(|lang| Fonts::find(*lang).is_ok());
        let cards = drawn.map(|drawn| drawn.cards).unwrap_or_default();
        assert_eq!(cards.len(), if has_fonts { 10 } else { 0 });
        for (path, card) in &cards {
            let file = directory.join(path_of(path)).join(CARD_FILE);
            let bytes = fs::read(&file).unwrap_or_default();
            assert!(bytes.starts_with(b"\x89PNG") && bytes.len() <= MAX_BYTES, "{path}: {} bytes", bytes.len());
            assert!(card.address.starts_with(&format!("{path}{CARD_FILE}?")), "{}", card.address);
        }
        let _ = fs::remove_dir_all(&directory);
    }

    /// The path of the files of a page.
    fn path_of(path: &str) -> String {
        Route::parse(path).file().replace("index.html", "")
    }

    #[test]
    fn pages_without_a_card_have_that_of_their_story() {
        let card = |address: &str| PageCard { address: address.to_owned(), alt: String::new() };
        let all = ["", "en/", "stories/a/", "programmes/b/"].map(|path| (path.to_owned(), card(path)));
        let cards = SiteCards { cards: all.into() };
        for (path, expected) in [
            ("", ""),
            ("map/", ""),
            ("programmes/b/", "programmes/b/"),
            ("programmes/c/", ""),
            ("en/programmes/b/", "en/"),
            ("en/stories/", "en/"),
            ("stories/a/records/d/", "stories/a/"),
        ] {
            assert_eq!(cards.of(&Route::parse(path)).map(|card| card.address.as_str()), Some(expected), "{path}");
        }
        assert!(SiteCards::default().of(&Route::default()).is_none());
    }

    #[test]
    fn results_keep_the_order_and_errors_are_returned() {
        let numbers: Vec<u32> = (0..50).collect();
        let doubled = in_parallel(&numbers, |number| Ok(2 * number));
        assert_eq!(doubled, Ok(numbers.iter().map(|number| 2 * number).collect()));
        assert_eq!(in_parallel(&numbers, |_| Err::<u32, _>("no".to_owned())), Err("no".to_owned()));
    }
}
