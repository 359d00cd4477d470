//! Label of the viewport's time range, in the corner between lane names and axis; and the height that it needs.

use super::model::{FONT, TimelineModel};
use super::timeline_size::TimelineSize;
use crate::civil::{Day, EdtfDate, End, PartialDate, QualifiedDate};
use crate::scene::kit::labels::line_count;
use crate::scene::kit::time_range::{DAY_MINUTES, TimeRange};
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::Viewport;
use crate::words;

/// Minimum height of the axis, in pixels: two rows of ticks, or two lines of the label.
const LEAST_AXIS: f64 = 42.0;
/// Line height of the label, in pixels.
const LINE: f64 = 18.0;
/// Padding above and below the lines together, in pixels.
const PAD: f64 = 6.0;
/// Padding beside the lines, in pixels: 0.6rem on either side, and the border.
const SIDES: f64 = 21.0;

/// The viewport's time range as text, as precise as the scale.
pub fn range_in_words(ctx: &SceneContext<'_>, viewport: TimeRange) -> String {
    let days = viewport.days();
    let exact = |day: Day| {
        let partial = PartialDate::of(day);
        match partial {
            PartialDate::Day(year, ..) if viewport.length() > 2000.0 * DAY_MINUTES => PartialDate::Year(year),
            PartialDate::Day(year, month, _) if viewport.length() > 120.0 * DAY_MINUTES => {
                PartialDate::Month(year, month)
            }
            _ => partial,
        }
    };
    range(ctx, exact(days.first), exact(days.last))
}

fn range(ctx: &SceneContext<'_>, first: PartialDate, last: PartialDate) -> String {
    let (first, last) = (QualifiedDate::from(first), QualifiedDate::from(last));
    let when = if first == last { EdtfDate::On(first) } else { EdtfDate::Between(End::Known(first), End::Known(last)) };
    words::when(ctx.lang, when)
}

/// Height of the axis, in pixels: enough for the longest label, so that it stays the same during panning.
pub(super) fn axis_height(ctx: &SceneContext<'_>, model: &TimelineModel, frame: TimelineSize) -> f64 {
    // Half of the viewport may be beyond either end of all time.
    let days = model.pan_bounds.zoom_at(2.0, 0.5).days();
    let (first, last) = (days.first.civil().0, days.last.civil().0);
    // The longest years are those at the ends, and the last one that has its era.
    let years = [first, 999.max(first).min(last), last];
    let pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];
    let longest = pairs.into_iter().filter_map(|(from, to)| Some((*years.get(from)?, *years.get(to)?)));
    // No month has a longer English name, and no day more digits.
    let longest = longest.map(|(from, to)| range(ctx, PartialDate::Day(from, 9, 29), PartialDate::Day(to, 9, 30)));
    let lines = longest.map(|text| line_count(&text, FONT, frame.label_width - SIDES)).max().unwrap_or(1);
    (lines as f64 * LINE + PAD).max(LEAST_AXIS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::timeline::model::TimelineModel;
    use crate::state::Window;
    use crate::story::Basemap;
    use crate::story::{Lang, Story};
    use proptest::prelude::*;

    const YEAR: f64 = 365.25 * DAY_MINUTES;

    fn model(bounds: TimeRange) -> TimelineModel {
        TimelineModel { lanes: vec![], eras: vec![], all: bounds, pan_bounds: bounds, initial_range: bounds }
    }

    fn with_context<T>(lang: Lang, say: impl FnOnce(&SceneContext<'_>) -> T) -> T {
        let (story, base) = (Story::default(), Basemap::default());
        say(&SceneContext { story: &story, basemap: &base, lang, background: true })
    }

    #[test]
    fn a_range_has_its_era_where_one_could_be_mistaken() {
        let text = |lang, from: (i32, u8, u8), to: (i32, u8, u8)| {
            let day = |(year, month, day): (i32, u8, u8)| Day::from_civil(year, month, day);
            with_context(lang, |ctx| range_in_words(ctx, TimeRange::of(Window::new(day(from), day(to)))))
        };
        assert_eq!(text(Lang::Zh, (-499, 1, 1), (1199, 12, 31)), "公元前500年—公元1199年");
        assert_eq!(text(Lang::En, (-499, 1, 1), (1199, 12, 31)), "500 BCE – 1199 CE");
        assert_eq!(text(Lang::Zh, (79, 1, 1), (1199, 12, 31)), "公元79年—公元1199年");
        assert_eq!(text(Lang::En, (0, 11, 30), (1, 1, 2)), "30 November 1 BCE – 2 January 1 CE");
        assert_eq!(text(Lang::Zh, (2020, 9, 1), (2021, 1, 31)), "2020年9月—2021年1月");
        assert_eq!(text(Lang::En, (2021, 1, 4), (2021, 1, 4)), "4 January 2021");
    }

    proptest! {
        #[test]
        fn the_corner_has_space_for_any_visible_range(
            from in -6000.0..3000.0_f64, length in 0.1..4000.0_f64, start in 0.0..1.0_f64, part in 1e-4..1.0_f64,
            en in any::<bool>(), names in prop::sample::select(vec![144.0, 176.0]),
        ) {
            let bounds = TimeRange::new((from - 1970.0) * YEAR, (from + length - 1970.0) * YEAR);
            let viewport = TimeRange::new(bounds.minute_at(start), bounds.minute_at(start) + bounds.length() * part).clamp_to(bounds);
            with_context(if en { Lang::En } else { Lang::Zh }, |ctx| {
                let axis = axis_height(ctx, &model(bounds), TimelineSize { label_width: names, axis_width: 900.0, height: None });
                let need = line_count(&range_in_words(ctx, viewport), FONT, names - SIDES) as f64 * LINE + PAD;
                prop_assert!(need <= axis, "{} in {axis} px", range_in_words(ctx, viewport));
                Ok(())
            })?;
        }
    }
}
