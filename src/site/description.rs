//! Descriptions of pages for search results and previews, some 50 to 160 characters long.

use crate::scene::kit::context::SceneContext;
use crate::scene::pages::page_name;
use crate::state::{Page, Route, View};
use crate::story::{Lang, RecordId, RecordKind, Story, Text, bare, find};
use crate::words::{self, site_words};

/// Minimum length in characters; a shorter description is extended.
const MIN: usize = 50;
/// Maximum length in characters; search engines cut a longer one.
const MAX: usize = 160;

/// Description of a page of a story.
pub(super) fn description(ctx: &SceneContext<'_>, route: &Route) -> String {
    let (story, texts) = (ctx.story, site_words(ctx.lang));
    let title = bare(story.title.get(ctx.lang));
    match &route.page {
        Page::View(View::All) => joined(ctx, vec![story.summary.get(ctx.lang).to_owned()]),
        Page::View(View::About) => {
            // The section has the same text for every story.
            let name = route.story.as_ref().map(|_| title.into_owned());
            let text =
                ctx.words().in_views().about_page.purpose(!story.commitments.is_empty()).into_iter().map(str::to_owned);
            joined(ctx, name.into_iter().chain(text).collect())
        }
        Page::View(view) => joined(ctx, vec![(texts.view)(*view, &title)]),
        Page::Programme(_) | Page::Record(_) => {
            let Some(record) = route.record(story) else { return String::new() };
            let mut parts = of_record(ctx, record);
            if joined(ctx, parts.clone()).chars().count() < MIN {
                parts.push((texts.of_story)((ctx.words().kind)(record.kind), &page_name(story, route), &title));
            }
            joined(ctx, parts)
        }
        Page::Stories | Page::NotFound => String::new(),
    }
}

/// Description of the index of stories.
pub(super) fn of_index(ctx: &SceneContext<'_>, stories: &[&Story]) -> String {
    let titles: Vec<_> = stories.iter().map(|story| bare(story.title.get(ctx.lang))).collect();
    joined(ctx, vec![(site_words(ctx.lang).stories)(&titles.join(ctx.words().in_views().list_semicolon))])
}

/// Sentences about a record, the most important first.
fn of_record(ctx: &SceneContext<'_>, record: RecordId) -> Vec<String> {
    let (story, lang, words) = (ctx.story, ctx.lang, ctx.words());
    let fact = |label: &str, value: &str| (site_words(lang).fact)(label, value);
    let text = |text: &Text| text.get(lang).to_owned();
    let mut parts = Vec::new();
    match record.kind {
        RecordKind::Event => {
            if let Some((_, event)) = story.events.get(record.index) {
                let when = words::when(lang, event.when(ctx.background));
                parts.extend([text(&event.text), fact(words.in_views().columns.when, &when)]);
            }
        }
        RecordKind::Place => {
            if let Some((_, place)) = story.places.get(record.index) {
                // Many places share a text.
                let of_place = place.text.get(lang).trim_end_matches(['。', '.']);
                parts.extend([
                    fact(place.name.get(lang), of_place),
                    fact(words.in_views().detail.whereabouts, &ctx.whereabouts(place)),
                ]);
                parts.extend(ctx.length(place).map(|length| fact(words.in_views().detail.length, &length)));
            }
        }
        RecordKind::Indicator => {
            if let Some((_, indicator)) = story.indicators.get(record.index) {
                parts.push(ctx.summary(indicator).caption);
                parts.extend(indicator.text.as_ref().map(text));
            }
        }
        RecordKind::Commitment => {
            if let Some((_, commitment)) = story.commitments.get(record.index) {
                let texts = words.in_views().commitment;
                let speaker = find(&story.people, &commitment.speaker);
                let speaker = speaker.map_or(texts.unknown_speaker, |person| person.name.get(lang));
                parts.push((texts.said)(speaker, commitment.passage.paragraph, &commitment.phrase));
                let verdict = commitment.verdict_shown(ctx.background);
                parts.push(fact(
                    texts.questions.verdict,
                    verdict.map_or(texts.no_verdict, |it| (words.shell.verdict)(it)),
                ));
                parts.extend(commitment.observable.as_ref().map(|it| fact(texts.questions.observable, it.get(lang))));
            }
        }
        other => {
            if let Some((id, entry)) = story.entries(other).get(record.index) {
                parts.push(text(&entry.text));
                let count = |kind: RecordKind| {
                    let records = story.records().into_iter().map(|(record, ..)| record);
                    records.filter(|it| it.kind == kind && story.programmes_of(*it).contains(id)).count()
                };
                let [events, places, indicators] =
                    [RecordKind::Event, RecordKind::Place, RecordKind::Indicator].map(count);
                if events + places + indicators > 0 {
                    parts.push((words.counts)(None, events, places, indicators));
                }
            }
        }
    }
    let programmes = story.programmes_of(record).iter().filter_map(|id| find(&story.programmes, id));
    let programmes: Vec<&str> = programmes.map(|programme| programme.name.get(lang)).collect();
    if !programmes.is_empty() {
        parts.push(fact(words.programme, &programmes.join(words.list_comma)));
    }
    parts
}

/// Sentences in one line, as many as fit: the first in any case, shortened if it is too long.
fn joined(ctx: &SceneContext<'_>, sentences: Vec<String>) -> String {
    let is_chinese = ctx.lang == Lang::Zh;
    let mut description = String::new();
    for sentence in sentences {
        let sentence = bare(sentence.trim()).replace('\n', " ");
        if sentence.is_empty() {
            continue;
        }
        let is_complete = sentence.trim_end_matches('”').ends_with(['。', '.', '！', '？', '!', '?', '…']);
        let end = if is_complete {
            ""
        } else if is_chinese {
            "。"
        } else {
            "."
        };
        let gap = if is_chinese || description.is_empty() { "" } else { " " };
        let longer = [&description, gap, &sentence, end].concat();
        if longer.chars().count() <= MAX {
            description = longer;
        } else if description.chars().count() < MIN {
            return shortened(&longer);
        }
    }
    description
}

/// The beginning of a text that is too long, up to the end of a sentence or of a word.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(MAX - 1).collect();
    let ends_at = |marks: &[char]| {
        let end = start.rfind(marks)?;
        let mark = start.get(end..)?.chars().next()?;
        let part = start.get(..end + mark.len_utf8())?;
        (part.chars().count() >= MIN).then_some(part)
    };
    if let Some(part) = ends_at(&['。', '！', '？']) {
        return part.to_owned();
    }
    // A full stop within a number or an abbreviation is followed by no blank.
    if let Some((part, _)) = start.rsplit_once(". ").filter(|(part, _)| part.chars().count() >= MIN) {
        return [part, "."].concat();
    }
    let part = ends_at(&[' ', '，', '；', '、', '：']).unwrap_or(&start);
    [part.trim_end_matches([' ', ',', ';', ':', '，', '；', '、', '：']), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_end_with_a_sentence_or_a_word() {
        let sentence = "一二三四五六七八九十".repeat(5) + "。";
        assert_eq!(shortened(&sentence.repeat(4)), sentence.repeat(3));
        assert_eq!(
            shortened(&"一二三四五六七八九，".repeat(30)),
            "一二三四五六七八九，".repeat(15).trim_end_matches('，').to_owned() + "…"
        );
        let english = "Some 3.5 km of the shore ".repeat(10);
        let short = shortened(&english);
        assert!(short.ends_with("of the shore Some 3.5…"), "{short}");
        assert!(english.starts_with(short.trim_end_matches('…')) && short.chars().count() <= MAX);
        let two = format!("{}. {}", "word ".repeat(12).trim(), "more ".repeat(40));
        assert_eq!(shortened(&two), format!("{}.", "word ".repeat(12).trim()));
    }
}
