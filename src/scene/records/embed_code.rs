//! Embed code: HTML snippets that embed the atlas with the chosen view, language, theme and record.

use std::borrow::Cow;

use form_urlencoded::parse;

use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::state::{State, View, VisibleRecords, encode};
use crate::story::{Lang, RecordId, RecordKind, Story};
use crate::words::words;
use crate::write::escape;

pub use crate::state::THEMES;

/// Height of a fixed-height frame, in pixels: about one screen.
const HEIGHT: u32 = 900;

/// Attributes of the frame: the minimum permissions that the atlas needs.
const FRAME: &str = "loading=\"lazy\" referrerpolicy=\"strict-origin-when-cross-origin\" allow=\"fullscreen; clipboard-write\" \
    sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads\"";

/// Choices in the embed dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedOptions {
    /// The initial state, with its filters.
    pub state: State,
    /// The theme, by index.
    pub theme: usize,
}

/// Keeps the parts of a state that belong into a link: without parameters of other scripts (except the story) and without
/// folded lanes.
impl From<&State> for EmbedOptions {
    fn from(state: &State) -> Self {
        let others = state.others.iter().filter(|(key, _)| key == "story").cloned().gather();
        Self { state: State { others, folded: Vec::new(), ..state.clone() }, theme: 0 }
    }
}

impl EmbedOptions {
    /// Query string of the link to this choice, without `?`.
    pub fn query(&self, ctx: &SceneContext<'_>) -> String {
        let query = encode(ctx.story, &self.state);
        match THEMES.get(self.theme) {
            Some(theme) if self.theme > 0 => {
                [query.as_str(), if query.is_empty() { "" } else { "&" }, "theme=", theme].concat()
            }
            _ => query,
        }
    }

    /// Sets the value of a key: `view`, `lang`, `theme` or `sel`. Unknown keys and values change nothing.
    #[must_use]
    pub fn with(mut self, ctx: &SceneContext<'_>, key: &str, value: &str) -> Self {
        match key {
            "view" => {
                let found = View::NAMES.iter().find(|(name, _)| *name == value);
                self.state.view = found.map_or(self.state.view, |(_, view)| *view);
            }
            "lang" => {
                let found = [Lang::Zh, Lang::En].into_iter().find(|lang| lang.code() == value);
                self.state.lang = found.unwrap_or(self.state.lang);
            }
            "theme" => self.theme = THEMES.iter().position(|theme| *theme == value).unwrap_or(self.theme),
            "sel" => self.state.selected = ctx.story.lookup(value),
            _ => {}
        }
        self
    }
}

/// Title of a frame in a language: that of the story, or the name of the atlas while the story's text in that language is
/// not loaded.
pub fn title(story: &Story, lang: Lang, is_lacking: bool) -> &str {
    if is_lacking { words(lang).brand } else { story.title.get(lang) }
}

/// The snippets: our script, a frame that our script resizes, a frame without any script. `base` is the address of the
/// atlas with a final slash; `title` names the frame for assistive technology.
pub fn snippets(ctx: &SceneContext<'_>, choice: &EmbedOptions, base: &str, title: &str) -> [String; 3] {
    let query = choice.query(ctx);
    let url = escape(&if query.is_empty() { base.to_owned() } else { [base, "?", &query].concat() });
    let title = escape(title);
    let attribute = |(key, value): (Cow<'_, str>, Cow<'_, str>)| [" ", &key, "=\"", &escape(&value), "\""].concat();
    let attributes = parse(query.as_bytes()).map(attribute).gather().concat();
    let base = escape(base);
    let script = format!("<script src=\"{base}embed.js\"></script>");
    let frame = |more: &str, height: String| {
        format!("<iframe{more} src=\"{url}\" title=\"{title}\" width=\"100%\" height=\"{height}\" {FRAME}></iframe>")
    };
    [
        format!(
            "<minxin-atlas src=\"{base}\"{attributes} data-title=\"{title}\"><a href=\"{url}\">{title}</a></minxin-atlas>\n{script}"
        ),
        [&frame(" data-minxin-atlas", HEIGHT.to_string()), "\n", &script].concat(),
        frame("", HEIGHT.to_string()),
    ]
}

/// The records that can be selected, by kind, each with its id and name.
pub fn records<'a>(ctx: &SceneContext<'a>, visible: &VisibleRecords) -> Vec<(&'static str, Vec<(&'a str, &'a str)>)> {
    let words = ctx.words();
    let kinds = [
        (RecordKind::Event, (words.view_name)(View::Timeline)),
        (RecordKind::Place, (words.view_name)(View::Map)),
        (RecordKind::Indicator, (words.view_name)(View::Indicators)),
    ];
    let of = |kind: RecordKind| {
        let order: Vec<RecordId> = crate::scene::records::table::order(ctx, visible, kind);
        let id_and_name = |record: RecordId| Some((ctx.story.id_of(record), ctx.story.name_of(record)?.get(ctx.lang)));
        order.into_iter().filter_map(id_and_name).gather()
    };
    kinds.into_iter().map(|(kind, name)| (name, of(kind))).gather()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::story::Basemap;
    use crate::story::Text;

    const BASE: &str = "https://portal.cn/atlas/";

    fn story() -> Story {
        read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default()
    }

    fn with<T>(make: impl FnOnce(&SceneContext<'_>) -> T) -> T {
        let (story, base) = (story(), Basemap::default());
        make(&SceneContext { story: &story, basemap: &base, lang: Lang::Zh, background: true })
    }

    fn texts(ctx: &SceneContext<'_>, choice: &EmbedOptions) -> [String; 3] {
        snippets(ctx, choice, BASE, title(ctx.story, choice.state.lang, false))
    }

    #[test]
    fn the_title_is_in_the_language_chosen() {
        let story = story();
        assert_eq!(title(&story, Lang::En, false), story.title.en);
        assert_eq!(title(&story, Lang::Zh, false), story.title.zh);
        // The story may have its Chinese texts only, also in place of the English ones.
        let partial = Story { title: Text { en: story.title.zh.clone(), ..story.title.clone() }, ..story };
        assert_eq!(title(&partial, Lang::En, true), "Minxin Atlas");
    }

    #[test]
    fn the_usual_page_needs_no_query() {
        with(|ctx| {
            let [script, fitted, plain] = texts(ctx, &EmbedOptions::from(&State::default()));
            assert!(script.starts_with("<minxin-atlas src=\"https://portal.cn/atlas/\" data-title=\""), "{script}");
            assert!(script.ends_with("<script src=\"https://portal.cn/atlas/embed.js\"></script>"));
            assert!(
                fitted.starts_with("<iframe data-minxin-atlas src=\"https://portal.cn/atlas/\"")
                    && fitted.contains("<script")
            );
            assert!(plain.contains(" height=\"900\" ") && !plain.contains("<script"), "{plain}");
        });
    }

    #[test]
    fn the_embed_options_survive_their_link() {
        with(|ctx| {
            let state = State { others: vec![("childId".into(), "x".into())], folded: vec![None], ..State::default() };
            let choice =
                [("view", "map"), ("lang", "en"), ("theme", "dark"), ("sel", "breakfast-trucks"), ("sel2", "x")]
                    .into_iter()
                    .fold(EmbedOptions::from(&state), |choice, (key, value)| choice.with(ctx, key, value));
            assert_eq!(choice.query(ctx), "lang=en&view=map&sel=breakfast-trucks&theme=dark");
            let [script, _, plain] = texts(ctx, &choice);
            assert!(script.contains(" lang=\"en\" view=\"map\" sel=\"breakfast-trucks\" theme=\"dark\" "), "{script}");
            assert!(plain.contains("?lang=en&amp;view=map&amp;sel=breakfast-trucks&amp;theme=dark\""), "{plain}");
            assert!(plain.contains(ctx.story.title.get(Lang::En)), "{plain}");
            let (read, notices) = crate::state::decode(ctx.story, "lang=en&view=map&sel=breakfast-trucks");
            assert_eq!((read, notices), (choice.state, vec![]));
        });
    }

    #[test]
    fn no_value_ends_an_attribute() {
        let mut story = story();
        story.title.zh = "\"><script>&".to_owned();
        let base = Basemap::default();
        let ctx = SceneContext { story: &story, basemap: &base, lang: Lang::Zh, background: true };
        let choice =
            EmbedOptions::from(&State { others: vec![("story".into(), "a\"b.json".into())], ..State::default() });
        for snippet in snippets(&ctx, &choice, "https://portal.cn/\"x/", &story.title.zh) {
            assert!(
                !snippet.contains("<script>") && !snippet.contains("\"b.json") && !snippet.contains("\"x/"),
                "{snippet}"
            );
            assert_eq!(snippet.matches("<script").count(), snippet.matches("embed.js").count(), "{snippet}");
        }
    }

    #[test]
    fn every_record_that_is_shown_may_be_chosen() {
        with(|ctx| {
            let visible = VisibleRecords::new(ctx.story, &State::default());
            let all = records(ctx, &visible);
            let counts: Vec<usize> = all.iter().map(|(_, records)| records.len()).collect();
            assert_eq!(counts, [ctx.story.events.len(), ctx.story.places.len(), ctx.story.indicators.len()]);
        });
    }
}
