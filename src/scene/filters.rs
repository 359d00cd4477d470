//! The filters of the page: the periods to choose from, and what is said about the programme that is filtered by.

use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::state::{State, Window};

/// A period of the time filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimePeriod {
    /// Name: "2020 and earlier".
    pub name: String,
    /// Its days.
    pub window: Window,
}

/// The periods of a story: the year of its reference date, and the years of its events before and after. None without a
/// reference date.
pub fn time_periods(ctx: &SceneContext<'_>) -> Vec<TimePeriod> {
    let (story, words) = (ctx.story, ctx.words().shell);
    let Some(as_of) = story.as_of.and_then(EdtfDate::last) else { return Vec::new() };
    let middle = year_of(as_of);
    let (mut first, mut last) = (middle, middle);
    for (_, event) in &story.events {
        let when = event.when(ctx.background);
        first = when.first().map_or(first, |day| first.min(year_of(day)));
        last = when.last().map_or(last, |day| last.max(year_of(day)));
    }
    let period = |name: String, from: i32, to: i32| {
        let window = Window::new(Day::from_civil(from, 1, 1), Day::from_civil(to, 12, 31));
        (from <= to).then_some(TimePeriod { name, window })
    };
    let periods = [
        period((words.until)(middle - 1), first, middle - 1),
        period((words.year)(middle), middle, middle),
        period((words.since)(middle + 1), middle + 1, last),
    ];
    periods.into_iter().flatten().gather()
}

fn year_of(day: Day) -> i32 {
    day.civil().0
}

/// Name and text of the programme that is filtered by.
pub fn programme_note<'a>(ctx: &SceneContext<'a>, state: &State) -> Option<(&'a str, &'a str)> {
    let (_, programme) = ctx.story.programmes.get(state.programme?)?;
    let text = if ctx.includes(&programme.evidence) { programme.text.get(ctx.lang) } else { "" };
    Some((programme.name.get(ctx.lang), text))
}

/// Number of filters that are set.
pub fn filter_count(state: &State) -> usize {
    let set = [state.programme.is_some(), state.district.is_some(), state.window.is_some(), state.verdict.is_some()];
    set.into_iter().filter(|is_set| *is_set).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::story::{Basemap, Lang, Story};

    fn names(story: &Story, lang: Lang) -> Vec<String> {
        let ctx = SceneContext { story, basemap: &Basemap::default(), lang, background: true };
        time_periods(&ctx).into_iter().map(|period| period.name).collect()
    }

    #[test]
    fn the_periods_are_those_before_in_and_after_the_year_of_the_article() {
        let bundled = include_bytes!("../../public/stories/minxin-2021.json");
        let story = read::story(bundled).story.unwrap_or_default();
        assert_eq!(names(&story, Lang::Zh), ["2020年及以前", "2021年", "2022年起"]);
        assert_eq!(names(&story, Lang::En), ["2020 and earlier", "2021", "Since 2022"]);
        let ctx = SceneContext { story: &story, basemap: &Basemap::default(), lang: Lang::Zh, background: true };
        let windows: Vec<Window> = time_periods(&ctx).into_iter().map(|period| period.window).collect();
        let is_next = |pair: &[Window]| {
            let (last, first) = (pair[0].last.civil(), pair[1].first.civil());
            (last.1, last.2, first.1, first.2, first.0 - last.0) == (12, 31, 1, 1, 1)
        };
        assert!(windows.windows(2).all(is_next), "{windows:?}");
        let bare = Story { events: Vec::new(), ..story };
        assert_eq!(names(&bare, Lang::Zh), ["2021年"], "no event before or after");
        assert!(names(&Story::default(), Lang::Zh).is_empty(), "no reference date");
    }

    #[test]
    fn each_filter_counts_once() {
        let day = Day::from_civil(2021, 1, 4);
        let one = State { programme: Some(0), ..State::default() };
        let two = State { window: Some(Window::new(day, day)), ..one.clone() };
        let three = State { district: Some("310101".to_owned()), ..two.clone() };
        assert_eq!([State::default(), one, two, three].map(|state| filter_count(&state)), [0, 1, 2, 3]);
    }
}
