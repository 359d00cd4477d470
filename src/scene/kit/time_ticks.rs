//! Time axis ticks at round calendar units, from centuries to hours. The year is always labelled.

use crate::civil::{Day, EdtfDate, PartialDate};
use crate::gather::Gather;
use crate::scene::kit::labels::text_width;
use crate::scene::kit::time_range::{DAY_MINUTES, TimeRange};
use crate::story::Lang;
use crate::words;

/// Font size of the labels, in pixels.
const FONT: f64 = 13.0;
/// Minimum gap between two labels, in pixels.
const GAP: f64 = 12.0;
/// Maximum number of tick lines per label interval; more would look like hatching.
const MOST: usize = 200;

/// The year 1 CE has a tick if ticks are at least this many years apart; otherwise it would be too close to the next one.
const FIRST_YEAR_FROM: i32 = 10;

/// A labelled position on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Position as a share of the axis: 0 at the left end.
    pub at: f64,
    /// Label.
    pub label: String,
}

/// Ticks of an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// Fine ticks.
    pub fine: Vec<Tick>,
    /// The larger units that the fine ticks belong to: years above months, months above days, days above hours. Empty above
    /// years.
    pub coarse: Vec<Tick>,
}

impl Ticks {
    /// Removes the labels that would be cut off at the right end of the viewport, which is `behind` pixels before the end
    /// of an axis of `pixels` pixels. The lines stay.
    pub(in crate::scene) fn cut(&mut self, behind: f64, pixels: f64) {
        for tick in self.fine.iter_mut().chain(&mut self.coarse) {
            let (start, end) = (tick.at * pixels, pixels - behind);
            if start <= end && start + 5.0 + text_width(&tick.label, FONT) > end {
                tick.label.clear();
            }
        }
    }
}

/// Distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TickInterval {
    Years(i32),
    Months(u8),
    Days(u8),
    Hours(u8),
}

const TICK_INTERVALS: [TickInterval; 18] = [
    TickInterval::Hours(1),
    TickInterval::Hours(3),
    TickInterval::Hours(6),
    TickInterval::Hours(12),
    TickInterval::Days(1),
    TickInterval::Days(5),
    TickInterval::Days(10),
    TickInterval::Months(1),
    TickInterval::Months(3),
    TickInterval::Months(6),
    TickInterval::Years(1),
    TickInterval::Years(2),
    TickInterval::Years(5),
    TickInterval::Years(10),
    TickInterval::Years(50),
    TickInterval::Years(100),
    TickInterval::Years(500),
    TickInterval::Years(1000),
];

/// The ticks of a time range on an axis of `pixels` pixels, of which the part after the share `left` is visible.
pub fn ticks(lang: Lang, span: TimeRange, pixels: f64, left: f64) -> Ticks {
    let minutes_a_pixel = span.length() / pixels.max(1.0);
    // Years before 1000 and after 9999 are labelled with their era.
    let has_era = span.from < start_of(1000, 1, 1) || span.to > start_of(10_000, 1, 1);
    let step = TICK_INTERVALS.into_iter().find(|step| step.minutes() / minutes_a_pixel >= step.room(lang, has_era));
    let step = step.unwrap_or(TickInterval::Years(2000));
    let fine =
        marks(step, span).into_iter().map(|minute| Tick { at: span.share_of(minute), label: step.label(lang, minute) });
    let coarse = match step {
        TickInterval::Years(_) => Vec::new(),
        TickInterval::Months(_) => context(TickInterval::Years(1), lang, span, pixels, left),
        TickInterval::Days(_) => context(TickInterval::Months(1), lang, span, pixels, left),
        TickInterval::Hours(_) => context(TickInterval::Days(1), lang, span, pixels, left),
    };
    Ticks { fine: fine.collect(), coarse }
}

/// Labels of the coarse ticks: at the start of each unit, or at the left end of the viewport if the unit started before it
/// and the next label leaves room.
fn context(step: TickInterval, lang: Lang, span: TimeRange, pixels: f64, left: f64) -> Vec<Tick> {
    let mut starts = marks(step, span);
    starts.insert(0, step.start(span.from));
    let name = |minute: f64| (span.share_of(minute), step.name(lang, minute));
    let mut labels: Vec<(f64, String)> = starts.into_iter().map(name).gather();
    if let Some((at, _)) = labels.iter_mut().rev().find(|(at, _)| *at < left) {
        *at = left;
    }
    let fits = |index: usize| {
        let (Some((at, label)), Some((next, _))) = (labels.get(index), labels.get(index + 1)) else { return true };
        (next - at) * pixels >= text_width(label, FONT) + GAP
    };
    let visible = labels.iter().enumerate().filter(|(index, (at, _))| *at >= 0.0 && fits(*index));
    visible.map(|(_, (at, label))| Tick { at: *at, label: label.clone() }).gather()
}

/// Minutes of the ticks of an interval within a time range.
fn marks(step: TickInterval, span: TimeRange) -> Vec<f64> {
    let mut minute = step.start(span.from);
    let mut found = Vec::new();
    while minute <= span.to && found.len() < MOST {
        if minute >= span.from {
            found.push(minute);
        }
        minute = step.next(minute);
    }
    found
}

fn civil(minute: f64) -> (i32, u8, u8) {
    Day((minute / DAY_MINUTES).floor() as i64).civil()
}

fn start_of(year: i32, month: u8, day: u8) -> f64 {
    Day::from_civil(year, month, day).0 as f64 * DAY_MINUTES
}

/// The last tick year at or before an astronomical year (0 is 1 BCE). Ticks are at multiples of `step` as years are counted
/// in each era (400 BCE is year -399); 1 CE has one if it is far enough from the next.
fn round_year_before(year: i32, step: i32) -> i32 {
    if year >= step {
        return year / step * step;
    }
    if year >= 1 && step >= FIRST_YEAR_FROM {
        return 1;
    }
    let before_our_era = (1 - year).max(1);
    1 - (before_our_era + step - 1) / step * step
}

/// The first tick year after a year.
fn round_year_after(year: i32, step: i32) -> i32 {
    if year >= 1 {
        return (year / step + 1) * step;
    }
    match -year / step * step {
        0 if step >= FIRST_YEAR_FROM => 1,
        0 => step,
        before_our_era => 1 - before_our_era,
    }
}

impl TickInterval {
    /// Minimum length, in minutes.
    fn minutes(self) -> f64 {
        match self {
            Self::Years(years) => f64::from(years) * 365.0 * DAY_MINUTES,
            Self::Months(months) => f64::from(months) * 28.0 * DAY_MINUTES,
            // The last tick of a month may be this close to the first of the next.
            Self::Days(1) => DAY_MINUTES,
            Self::Days(days) => f64::from(days) * 0.6 * DAY_MINUTES,
            Self::Hours(hours) => f64::from(hours) * 60.0,
        }
    }

    /// Width of its widest label with the gap, in pixels.
    fn room(self, lang: Lang, has_era: bool) -> f64 {
        let widest = match (self, lang) {
            (Self::Years(_), _) if !has_era => "2021年",
            (Self::Years(_), Lang::Zh) => "公元前5000年",
            (Self::Years(_), Lang::En) => "5000 BCE",
            (Self::Months(_), Lang::Zh) => "12月",
            (Self::Months(_), Lang::En) => "Sept",
            (Self::Days(_), Lang::Zh) => "31日",
            (Self::Days(_), Lang::En) => "31",
            (Self::Hours(_), _) => "12:00",
        };
        text_width(widest, FONT) + GAP
    }

    /// The last tick at or before a minute.
    fn start(self, minute: f64) -> f64 {
        let (year, month, day) = civil(minute);
        match self {
            Self::Years(years) => start_of(round_year_before(year, years), 1, 1),
            Self::Months(months) => start_of(year, (month - 1) / months * months + 1, 1),
            Self::Days(1) => start_of(year, month, day),
            Self::Days(days) => start_of(year, month, Self::day_before(day, days)),
            Self::Hours(hours) => {
                let length = f64::from(hours) * 60.0;
                (minute / length).floor() * length
            }
        }
    }

    /// Ticks every five days are at the 1st, 5th, 10th … 25th: round numbers, without a 30th next to the 1st.
    fn day_before(day: u8, days: u8) -> u8 {
        (day / days * days).clamp(1, 30 - days)
    }

    /// The tick after one.
    fn next(self, tick: f64) -> f64 {
        let (year, month, day) = civil(tick);
        let month_after = |months: u8| {
            let (over, month) = ((month - 1 + months) / 12, (month - 1 + months) % 12 + 1);
            start_of(year + i32::from(over), month, 1)
        };
        match self {
            Self::Years(years) => start_of(round_year_after(year, years), 1, 1),
            Self::Months(months) => month_after(months),
            Self::Days(1) => tick + DAY_MINUTES,
            Self::Days(days) if day >= 30 - days => month_after(1),
            Self::Days(days) => start_of(year, month, if day == 1 { days } else { day + days }),
            Self::Hours(hours) => tick + f64::from(hours) * 60.0,
        }
    }

    /// Label of a fine tick.
    fn label(self, lang: Lang, minute: f64) -> String {
        let (year, month, day) = civil(minute);
        match self {
            Self::Years(_) => words::when(lang, EdtfDate::year(year)),
            Self::Months(_) => words::month_alone(lang, month),
            Self::Days(_) => words::day_alone(lang, day),
            Self::Hours(_) => {
                // Without the float remainder, which is a library function.
                let minutes = (minute - (minute / DAY_MINUTES).floor() * DAY_MINUTES) as u32;
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    /// Label of a coarse tick, in full.
    fn name(self, lang: Lang, minute: f64) -> String {
        let (year, month, day) = civil(minute);
        let partial = match self {
            Self::Years(_) => PartialDate::Year(year),
            Self::Months(_) => PartialDate::Month(year, month),
            Self::Days(_) | Self::Hours(_) => PartialDate::Day(year, month, day),
        };
        words::when(lang, EdtfDate::On(partial.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(first: (i32, u8, u8), last: (i32, u8, u8)) -> TimeRange {
        TimeRange::new(start_of(first.0, first.1, first.2), start_of(last.0, last.1, last.2))
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_dates() {
        let decades = ticks(Lang::Zh, days((1900, 1, 1), (2021, 1, 1)), 900.0, 0.0);
        assert_eq!(labels(&decades.fine)[..3], ["1900年", "1910年", "1920年"]);
        assert!(decades.coarse.is_empty());
        let months = ticks(Lang::Zh, days((2020, 11, 10), (2021, 6, 1)), 600.0, 0.0);
        assert_eq!(labels(&months.fine)[..3], ["12月", "1月", "2月"]);
        assert_eq!(labels(&months.coarse), ["2020年", "2021年"]);
        let five = ticks(Lang::En, days((2021, 1, 1), (2021, 3, 1)), 700.0, 0.0);
        assert_eq!(labels(&five.fine)[..8], ["1", "5", "10", "15", "20", "25", "1", "5"]);
        let hours = ticks(Lang::En, days((2021, 1, 4), (2021, 1, 5)), 900.0, 0.0);
        assert_eq!(labels(&hours.fine)[..3], ["00:00", "03:00", "06:00"]);
        assert_eq!(labels(&hours.coarse), ["4 January 2021", "5 January 2021"]);
    }

    #[test]
    fn the_current_period_is_named_at_the_left_end() {
        let ticks = ticks(Lang::Zh, days((2021, 3, 5), (2021, 9, 5)), 600.0, 0.0);
        assert_eq!(ticks.coarse, [Tick { at: 0.0, label: "2021年".into() }]);
        // The viewport may start later than the axis.
        let half = super::ticks(Lang::Zh, days((2020, 3, 5), (2022, 3, 5)), 1200.0, 0.5);
        let places: Vec<_> = half.coarse.iter().map(|tick| (tick.label.as_str(), (tick.at * 100.0).round())).collect();
        assert_eq!(places, [("2021年", 50.0), ("2022年", 91.0)]);
    }

    #[test]
    fn years_of_both_eras_are_round_as_they_are_counted() {
        let labels_of = |lang, from, to, pixels| {
            let ticks = ticks(lang, days((from, 1, 1), (to, 1, 1)), pixels, 0.0);
            ticks.fine.into_iter().map(|tick| tick.label).collect::<Vec<_>>()
        };
        assert_eq!(labels_of(Lang::En, -449, -140, 350.0), ["400 BCE", "300 BCE", "200 BCE"]);
        assert_eq!(labels_of(Lang::Zh, -449, -140, 350.0), ["公元前400年", "公元前300年", "公元前200年"]);
        let across = ["200 BCE", "100 BCE", "1 CE", "100 CE", "200 CE"];
        assert_eq!(labels_of(Lang::En, -210, 220, 600.0), across);
        assert_eq!(
            labels_of(Lang::En, -3, 4, 560.0),
            ["4 BCE", "3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE", "4 CE"]
        );
        assert_eq!(labels_of(Lang::En, -5, 6, 600.0), ["6 BCE", "4 BCE", "2 BCE", "2 CE", "4 CE", "6 CE"]);
        assert_eq!(labels_of(Lang::En, -10, 11, 500.0), ["10 BCE", "5 BCE", "5 CE", "10 CE"]);
        assert_eq!(
            labels_of(Lang::En, -2999, 2001, 500.0),
            ["3000 BCE", "2000 BCE", "1000 BCE", "1 CE", "1000", "2000"]
        );
    }

    proptest! {
        #[test]
        fn a_tick_year_is_followed_by_the_next(year in -6000..6000_i32, step in prop::sample::select(vec![1, 2, 5, 10, 50, 100, 500, 1000, 2000])) {
            let (before, after) = (round_year_before(year, step), round_year_after(year, step));
            prop_assert!(before <= year && year < after, "{before} {year} {after}");
            prop_assert_eq!(round_year_before(before, step), before);
            prop_assert_eq!(round_year_after(before, step), after);
            let counted = if before > 0 { before } else { 1 - before };
            prop_assert!(counted % step == 0 || before == 1, "{before}");
        }

        #[test]
        fn labels_never_overlap_and_the_year_is_somewhere(
            from in -3e9..2e9_f64, length in 360.0..2e9_f64, pixels in 200.0..2400.0_f64, en in any::<bool>(),
        ) {
            let (lang, span) = (if en { Lang::En } else { Lang::Zh }, TimeRange::new(from, from + length));
            prop_assume!((-9000..9000).contains(&civil(from).0) && civil(from + length).0 < 9000);
            let ticks = ticks(lang, span, pixels, 0.0);
            for row in [&ticks.fine, &ticks.coarse] {
                for pair in row.windows(2) {
                    prop_assert!((pair[1].at - pair[0].at) * pixels >= text_width(&pair[0].label, FONT).min(58.0));
                }
            }
            prop_assert!(ticks.fine.len() < MOST);
            let has_year = |tick: &Tick| tick.label.chars().filter(char::is_ascii_digit).count() >= 1;
            prop_assert!(ticks.fine.iter().chain(&ticks.coarse).any(has_year) || ticks.fine.is_empty());
        }
    }
}
