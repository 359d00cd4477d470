//! Status badge: text, shape and tone. Each conveys the status without the other two.

use crate::civil::{Day, EdtfDate};
use crate::scene::kit::context::SceneContext;
use crate::story::{Assessment, Indicator, Search, Status, TargetKind, Tone};
use crate::words;

/// Side of the square that contains a shape, in pixels.
pub const SIDE_PX: f64 = 12.0;

/// A status badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The status as text; two statuses if the record leaves both open. After a search without a result, with its date.
    pub words: String,
    /// The same without the date, for counts.
    pub name: String,
    /// Tone: how good the status is.
    pub tone: Tone,
    /// Shape, in a square of [`SIDE_PX`].
    pub shape: BadgeShape,
}

/// Filled polygons, in tenths of a pixel.
pub type BadgeShape = &'static [&'static [(i16, i16)]];

impl Badge {
    /// The badge of an assessment. `is_forecast` is true if the target is a forecast.
    pub fn new(ctx: &SceneContext<'_>, assessment: &Assessment, is_forecast: bool) -> Self {
        let words = ctx.words().in_views().method;
        let word = |status: Status| (words.status)(status, is_forecast);
        let (worst, best) = assessment.status;
        let is_certain = assessment.is_certain();
        let name = if is_certain { word(worst).to_owned() } else { (words.range)(word(worst), word(best)) };
        Self { words: name.clone(), name, tone: assessment.tone(), shape: if is_certain { shape(worst) } else { HALF } }
    }

    /// The badge of a certain status.
    pub fn of_status(ctx: &SceneContext<'_>, status: Status, is_forecast: bool) -> Self {
        let name = (ctx.words().in_views().method.status)(status, is_forecast).to_owned();
        Self { words: name.clone(), name, tone: status.tone(), shape: shape(status) }
    }

    /// CSS class of the tone.
    pub fn class(&self) -> &'static str {
        match self.tone {
            Tone::Good => "status good",
            Tone::Going => "status going",
            Tone::Slow => "status slow",
            Tone::Bad => "status bad",
            Tone::Unknown => "status unknown",
        }
    }

    /// The shape as SVG path data.
    pub fn path(&self) -> String {
        let tenth = |number: i16| crate::geometry::coordinate(f64::from(number) / 10.0);
        let step = |(index, (x, y)): (usize, &(i16, i16))| {
            [if index == 0 { "M" } else { "L" }, &tenth(*x), " ", &tenth(*y)].concat()
        };
        let outline = |points: &&[(i16, i16)]| points.iter().enumerate().map(step).collect::<String>() + "Z";
        self.shape.iter().map(outline).collect()
    }
}

impl SceneContext<'_> {
    /// The day for which an indicator is assessed: the story's reference date, or the date of the last value or of the
    /// search if that is later.
    pub fn assessment_day(&self, indicator: &Indicator) -> Day {
        let day = self.story.as_of.and_then(EdtfDate::last);
        let observations = indicator.observations.iter().filter(|observation| self.includes(&observation.evidence));
        let readings = indicator.readings.as_ref().filter(|readings| self.includes(&readings.evidence));
        let read = readings.and_then(|readings| readings.last.as_ref());
        let searched = self.search(indicator).and_then(|search| search.on.last());
        let counted = observations.chain(read).filter_map(|observation| observation.when.last());
        counted.chain(searched).chain(day).max().unwrap_or(Day(0))
    }

    /// Assessment of an indicator.
    pub fn assessment(&self, indicator: &Indicator) -> Assessment {
        indicator.assess(self.background, self.assessment_day(indicator))
    }

    /// The search for the result of an indicator. It goes beyond the article.
    pub fn search<'a>(&self, indicator: &'a Indicator) -> Option<&'a Search> {
        indicator.search.as_ref().filter(|_| self.background)
    }

    /// Status of an indicator as text, with the reason if it cannot be assessed or is left open by the words of a source.
    pub fn status(&self, indicator: &Indicator) -> String {
        let (words, assessment) = (self.badge(indicator).words, self.assessment(indicator));
        let method = self.words().in_views().method;
        match assessment.status.0 {
            Status::CannotAssess(why) => [&words, self.words().in_views().chart.because, (method.why)(why)].concat(),
            _ if assessment.is_qualified => [&words, self.words().in_views().chart.because, method.qualified].concat(),
            _ => words,
        }
    }

    /// Status badge of an indicator.
    pub fn badge(&self, indicator: &Indicator) -> Badge {
        let target = indicator.progress(self.background).target;
        let is_forecast = target.is_some_and(|target| target.kind == TargetKind::Forecast);
        let assessment = self.assessment(indicator);
        let mut badge = Badge::new(self, &assessment, is_forecast);
        let is_dated =
            assessment.is_certain() && matches!(assessment.status.0, Status::NoResultFound | Status::PartFound);
        if let Some(search) = self.search(indicator).filter(|_| is_dated) {
            badge.words = (self.words().in_views().method.searched)(&badge.name, &words::when(self.lang, search.on));
        }
        badge
    }
}

fn shape(status: Status) -> BadgeShape {
    match status {
        Status::MetEarly => STAR,
        Status::Met => &[DISC],
        Status::MetLate => RING,
        Status::OnTrack => &[&[(20, 10), (110, 60), (20, 110)]],
        Status::Behind => HOLLOW,
        Status::AtRisk => WARNING,
        Status::Overdue => &[&[(10, 10), (110, 10), (10, 110), (110, 110)]],
        Status::Missed => &[&[(5, 15), (115, 15), (60, 110)]],
        Status::Reversed => &[&[(100, 10), (10, 60), (100, 110)]],
        Status::TooEarly => DOTS,
        Status::CannotAssess(_) => &[&[(10, 48), (110, 48), (110, 72), (10, 72)]],
        Status::NoTarget => FRAME,
        Status::PartFound => HALF_FRAME,
        Status::NoResultFound => EMPTY_SET,
        Status::NotSearched => QUESTION,
    }
}

/// A disc as a polygon of twelve points, followed by `$more` points.
macro_rules! disc {
    ($($more:expr),*) => {
        &[
            (110, 60),
            (103, 85),
            (85, 103),
            (60, 110),
            (35, 103),
            (17, 85),
            (10, 60),
            (17, 35),
            (35, 17),
            (60, 10),
            (85, 17),
            (103, 35),
            $($more),*
        ]
    };
}

const DISC: &[(i16, i16)] = disc!();

/// Only the outline of the right half is drawn: two outcomes are possible.
const HALF: BadgeShape = &[
    &[(60, 10), (60, 110), (35, 103), (17, 85), (10, 60), (17, 35), (35, 17)],
    &[
        (60, 10),
        (85, 17),
        (103, 35),
        (110, 60),
        (103, 85),
        (85, 103),
        (60, 110),
        (60, 95),
        (78, 90),
        (90, 78),
        (95, 60),
        (90, 42),
        (78, 30),
        (60, 25),
    ],
];

/// A disc with a hole: one polygon that runs back inside.
const RING: BadgeShape = &[disc!(
    (110, 60),
    (82, 60),
    (79, 49),
    (71, 41),
    (60, 38),
    (49, 41),
    (41, 49),
    (38, 60),
    (41, 71),
    (49, 79),
    (60, 82),
    (71, 79),
    (79, 71),
    (82, 60)
)];

const STAR: BadgeShape =
    &[&[(60, 4), (76, 40), (115, 44), (86, 70), (94, 109), (60, 89), (26, 109), (34, 70), (5, 44), (44, 40)]];

/// Outline of a triangle.
const HOLLOW: BadgeShape = &[&[(20, 10), (110, 60), (20, 110), (20, 10), (36, 37), (36, 83), (78, 60), (36, 37)]];

/// An upright triangle with a slit.
const WARNING: BadgeShape = &[
    &[(60, 8), (118, 110), (68, 110), (68, 95), (66, 88), (66, 45), (60, 45)],
    &[(60, 8), (60, 45), (54, 45), (54, 88), (52, 95), (52, 110), (2, 110)],
];

const DOTS: BadgeShape = &[
    &[(5, 45), (31, 45), (31, 75), (5, 75)],
    &[(47, 45), (73, 45), (73, 75), (47, 75)],
    &[(89, 45), (115, 45), (115, 75), (89, 75)],
];

const FRAME: BadgeShape =
    &[&[(15, 15), (105, 15), (105, 105), (15, 105), (15, 15), (32, 32), (32, 88), (88, 88), (88, 32), (32, 32)]];

/// A square whose lower half is filled.
const HALF_FRAME: BadgeShape =
    &[&[(15, 15), (105, 15), (105, 105), (15, 105), (15, 15), (30, 30), (30, 60), (90, 60), (90, 30), (30, 30)]];

/// A thin ring with a bar across its hole.
const EMPTY_SET: BadgeShape = &[
    disc!(
        (110, 60),
        (96, 60),
        (91, 42),
        (78, 29),
        (60, 24),
        (42, 29),
        (29, 42),
        (24, 60),
        (29, 78),
        (42, 91),
        (60, 96),
        (78, 91),
        (91, 78),
        (96, 60)
    ),
    &[(34, 77), (77, 34), (86, 43), (43, 86)],
];

/// A question mark.
const QUESTION: BadgeShape = &[
    &[
        (28, 8),
        (92, 8),
        (92, 60),
        (70, 60),
        (70, 80),
        (50, 80),
        (50, 42),
        (72, 42),
        (72, 27),
        (48, 27),
        (48, 40),
        (28, 40),
    ],
    &[(50, 91), (70, 91), (70, 112), (50, 112)],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::UnassessableReason;

    const ALL: [Status; 15] = [
        Status::CannotAssess(UnassessableReason::NoDate),
        Status::NoTarget,
        Status::NotSearched,
        Status::NoResultFound,
        Status::PartFound,
        Status::TooEarly,
        Status::Missed,
        Status::Overdue,
        Status::Reversed,
        Status::AtRisk,
        Status::Behind,
        Status::OnTrack,
        Status::MetLate,
        Status::Met,
        Status::MetEarly,
    ];

    #[test]
    fn every_status_has_a_shape_of_its_own() {
        for (index, status) in ALL.iter().enumerate() {
            let outline = shape(*status);
            assert!(outline != HALF && ALL.iter().skip(index + 1).all(|other| shape(*other) != outline), "{status:?}");
            for (x, y) in outline.iter().copied().flatten() {
                assert!((0..=120).contains(x) && (0..=120).contains(y), "{status:?}: {x} {y}");
            }
        }
    }

    #[test]
    fn a_shape_is_path_data() {
        let badge =
            Badge { words: String::new(), name: String::new(), tone: Tone::Going, shape: shape(Status::OnTrack) };
        assert_eq!((badge.class(), badge.path().as_str()), ("status going", "M2 1L11 6L2 11Z"));
    }
}
