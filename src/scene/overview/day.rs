//! The day of the visit: its numbered stops and the meeting that followed.

use super::first_sentence::first_sentence;
use crate::civil::{Day, EdtfDate, PartialDate};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::sorting::argsort;
use crate::state::VisibleRecords;
use crate::story::{Basis, Citation, Event, Evidence, IdIndex, LocationPrecision, RecordId, RecordKind, Shape};
use crate::words;

/// The day of the visit.
#[derive(Clone, Debug)]
pub struct VisitDay {
    /// Heading, with the date if it is known.
    pub heading: String,
    /// Number of stops, and the order that they are in.
    pub lead: String,
    /// State and text of the event that the stops are parts of.
    pub visit: Option<(MarkState, String)>,
    /// Stops in the order of their numbers, then the meeting.
    pub steps: Vec<DayStep>,
}

/// A stop or the meeting.
#[derive(Clone, Debug)]
pub struct DayStep {
    /// State of its record: the event, or the place if no visible event is about it.
    pub state: MarkState,
    /// Number of the stop. `None` for the meeting.
    pub number: Option<u32>,
    /// The number as text, or the mark of the meeting.
    pub mark: String,
    /// The place of the stop, if it has a position on the map. `None` for the meeting.
    pub place: Option<MarkState>,
    /// Title.
    pub title: String,
    /// First sentence of its description.
    pub text: String,
    /// Its programmes; empty if they are all of the story, for which [`Self::all_programmes`] stands.
    pub programmes: Vec<(MarkState, String)>,
    /// "All 16 programmes"; empty otherwise.
    pub all_programmes: String,
    /// Paragraphs of the article; empty if none is cited.
    pub paragraphs: String,
}

/// The day of a story's visit. `None` if no stop of one is visible.
pub fn day(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Option<VisitDay> {
    let (story, words) = (ctx.story, ctx.words().in_views().overview);
    let event_at = |record: RecordId| story.events.get(record.index).map(|(_, event)| event);
    let stops = stops(ctx, visible);
    let whole_id = stops.iter().find_map(|stop| event_at(stop.event?)?.part_of.as_deref());
    let whole = whole_id.and_then(|id| story.events.iter().position(|(other, _)| other == id));
    let whole = whole.map(|index| record_id(RecordKind::Event, index)).filter(|record| visible.contains(*record));
    let mut steps: Vec<DayStep> = stops.iter().filter_map(|stop| step_of(ctx, highlight, stop)).gather();
    if steps.is_empty() {
        return None;
    }
    let day = common_day(stops.iter().filter_map(|stop| Some(event_at(stop.event?)?.when(ctx.background))));
    let meeting = meeting(ctx, visible, day, whole)
        .and_then(|event| step_of(ctx, highlight, &Stop { number: None, place: None, event: Some(event) }));
    let lead = (words.day_lead)(steps.len(), meeting.is_some());
    steps.extend(meeting);
    Some(VisitDay {
        heading: day.map_or(words.undated_day.to_owned(), |day| {
            (words.day)(&words::when(ctx.lang, EdtfDate::On(PartialDate::of(day).into())))
        }),
        lead,
        visit: whole.and_then(|record| {
            Some((highlight.mark_state(story, record), event_at(record)?.text.get(ctx.lang).to_owned()))
        }),
        steps,
    })
}

/// A stop: its number, its place and the event about it.
struct Stop {
    number: Option<u32>,
    place: Option<RecordId>,
    event: Option<RecordId>,
}

/// The visible stops in the order of their numbers. A stop is visible if its place is, or an event there.
fn stops(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<Stop> {
    let story = ctx.story;
    let numbered = story.places.iter().enumerate().filter_map(|(index, (_, place))| Some((index, place.visit?)));
    let numbered: Vec<(usize, u32)> = numbered.collect();
    let place_id = |index: &usize| story.places.get(*index).map_or("", |(id, _)| id.as_str());
    let ids = IdIndex::new(numbered.iter().map(|(index, _)| place_id(index)));
    let mut events: Vec<Option<RecordId>> = vec![None; numbered.len()];
    let event_at = |record: RecordId| story.events.get(record.index);
    // The part of a visit, and of several events the one with the least id: files may list them in any order.
    let key = |record: RecordId| event_at(record).map(|(id, event)| (event.part_of.is_none(), id));
    for record in visible.of(RecordKind::Event) {
        let places = event_at(record).map_or(&[][..], |(_, event)| event.places.as_slice());
        for position in places.iter().filter_map(|id| ids.first(id)) {
            if let Some(found) = events.get_mut(position)
                && found.is_none_or(|other| key(record) < key(other))
            {
                *found = Some(record);
            }
        }
    }
    let mut stops: Vec<Stop> = Vec::new();
    let keys = numbered.iter().map(|(_, number)| (i64::from(*number), 0)).gather();
    for position in argsort(keys) {
        let Some((index, number)) = numbered.get(position) else { continue };
        let place = Some(record_id(RecordKind::Place, *index)).filter(|record| visible.contains(*record));
        let event = events.get(position).copied().flatten();
        if place.is_some() || event.is_some() {
            stops.push(Stop { number: Some(*number), place, event });
        }
    }
    stops
}

/// The day on which all dates are. `None` if they differ, or are not exact to a day.
fn common_day(mut dates: impl Iterator<Item = EdtfDate>) -> Option<Day> {
    let day_of = |when: EdtfDate| when.first().filter(|first| when.last() == Some(*first));
    let first = day_of(dates.next()?)?;
    dates.all(|when| day_of(when) == Some(first)).then_some(first)
}

/// The meeting of the day: the article's event that belongs to the most programmes, and to more than the visit; no part of
/// another event.
fn meeting(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    day: Option<Day>,
    visit: Option<RecordId>,
) -> Option<RecordId> {
    let story = ctx.story;
    let programmes_of = |record: RecordId| story.programmes_of(record).len();
    let least = visit.map_or(1, programmes_of);
    let is_meeting = |record: &RecordId| {
        let event = story.events.get(record.index).map(|(_, event)| event);
        event.is_some_and(|event: &Event| {
            let when = event.when(ctx.background);
            event.evidence.basis == Basis::Article
                && event.part_of.is_none()
                && day.is_some()
                && (when.first(), when.last()) == (day, day)
                && event.programmes.len() > least
        })
    };
    let candidates = visible.of(RecordKind::Event).filter(is_meeting);
    candidates.reduce(|best, other| {
        let key = |record: RecordId| (usize::MAX - programmes_of(record), story.id_of(record));
        if key(other) < key(best) { other } else { best }
    })
}

fn step_of(ctx: &SceneContext<'_>, highlight: &Highlight, stop: &Stop) -> Option<DayStep> {
    let (story, lang, words) = (ctx.story, ctx.lang, ctx.words().in_views().overview);
    let record = stop.event.or(stop.place)?;
    let place = stop.place.and_then(|record| Some((record, &story.places.get(record.index)?.1)));
    let event = stop.event.and_then(|record| Some(&story.events.get(record.index)?.1));
    let title = place.map(|(_, place)| &place.name).or(event.map(|event| &event.title))?;
    let text = event.map(|event| &event.text).or(place.map(|(_, place)| &place.text))?;
    let is_on_map = |record: &RecordId| {
        let place = story.places.get(record.index).map(|(_, place)| place);
        place.is_some_and(|place| place.shape != Shape::None && place.precision != LocationPrecision::Unplaced)
    };
    let ids = story.programmes_of(record);
    let all = story.programmes.iter().enumerate().filter(|(_, (id, _))| ids.contains(id));
    let programmes: Vec<(MarkState, String)> = all
        .map(|(index, (_, entry))| {
            let state = highlight.mark_state(story, record_id(RecordKind::Programme, index));
            (state, entry.name.get(lang).to_owned())
        })
        .collect();
    let has_all = programmes.len() > 1 && programmes.len() == story.programmes.len();
    Some(DayStep {
        state: highlight.mark_state(story, record),
        number: stop.number,
        mark: stop.number.map_or(words.meeting_mark.to_owned(), |number| number.to_string()),
        place: stop.place.filter(is_on_map).map(|record| highlight.mark_state(story, record)),
        title: title.get(lang).to_owned(),
        text: first_sentence(text.get(lang)).to_owned(),
        all_programmes: if has_all { (words.all_programmes)(programmes.len()) } else { String::new() },
        programmes: if has_all { Vec::new() } else { programmes },
        paragraphs: story.evidence_of(record).map(|evidence| paragraphs(ctx, evidence)).unwrap_or_default(),
    })
}

/// The cited paragraphs of the article, in order; empty without any.
fn paragraphs(ctx: &SceneContext<'_>, evidence: &Evidence) -> String {
    let of_article = |citation: &Citation| citation.paragraph.filter(|_| citation.source == ctx.story.article);
    let cited: Vec<u32> = evidence.citations.iter().filter_map(of_article).gather();
    let order = argsort(cited.iter().map(|number| (i64::from(*number), 0)).gather());
    let mut numbers: Vec<u32> = order.into_iter().filter_map(|index| cited.get(index).copied()).gather();
    numbers.dedup();
    if numbers.is_empty() {
        return String::new();
    }
    let list: Vec<String> = numbers.iter().map(u32::to_string).gather();
    (ctx.words().in_views().overview.paragraphs)(&list.join(ctx.words().list_comma), numbers.len())
}
