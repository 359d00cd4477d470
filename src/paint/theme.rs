//! Colour roles, and themes that assign a colour to each role.

use plotters::style::RGBColor;

/// Role of a colour in the charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorRole {
    /// Background of the drawing.
    Surface,
    /// Words.
    Text,
    /// Secondary text.
    Muted,
    /// Grid lines at round values.
    Grid,
    /// Qualitative range far from the target.
    Far,
    /// Qualitative range near the target.
    Near,
    /// Qualitative range beyond the target.
    There,
    /// The actual value.
    Actual,
    /// The target.
    Target,
    /// A target that was replaced by a later one.
    Original,
    /// The value that a linear pace expects.
    Pace,
    /// An earlier observation.
    Earlier,
    /// A value that another source claims.
    Claim,
    /// A period without data.
    Gap,
    /// A value counted over a period.
    Block,
    /// Status: target met.
    Good,
    /// Status: on track.
    Going,
    /// Status: behind.
    Slow,
    /// Status: target missed.
    Bad,
    /// A single point.
    Dot,
    /// Rim of a single point.
    DotRim,
    /// Disc of a cluster.
    Cluster,
    /// Count on the disc of a cluster.
    ClusterText,
}

impl ColorRole {
    /// Every role.
    pub const ALL: [Self; 23] = [
        Self::Surface,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Far,
        Self::Near,
        Self::There,
        Self::Actual,
        Self::Target,
        Self::Original,
        Self::Pace,
        Self::Earlier,
        Self::Claim,
        Self::Gap,
        Self::Block,
        Self::Good,
        Self::Going,
        Self::Slow,
        Self::Bad,
        Self::Dot,
        Self::DotRim,
        Self::Cluster,
        Self::ClusterText,
    ];

    /// CSS class, and the suffix of the CSS custom property (`--ink-actual`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Text => "words",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::Far => "far",
            Self::Near => "near",
            Self::There => "there",
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Original => "original",
            Self::Pace => "pace",
            Self::Earlier => "earlier",
            Self::Claim => "claim",
            Self::Gap => "gap",
            Self::Block => "block",
            Self::Good => "good",
            Self::Going => "going",
            Self::Slow => "slow",
            Self::Bad => "bad",
            Self::Dot => "dot",
            Self::DotRim => "dot-rim",
            Self::Cluster => "cluster",
            Self::ClusterText => "cluster-words",
        }
    }
}

/// A colour for each role, and the font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    colours: [(u8, u8, u8); ColorRole::ALL.len()],
    /// CSS `font-family`.
    pub(crate) font: String,
}

impl Theme {
    /// A theme with the colours that `find` returns, black for the others.
    pub fn new(font: String, find: impl Fn(ColorRole) -> Option<(u8, u8, u8)>) -> Self {
        Self { colours: ColorRole::ALL.map(|role| find(role).unwrap_or_default()), font }
    }

    /// A theme whose colours encode the roles; [`Theme::role`] decodes them.
    pub(crate) fn roles() -> Self {
        Self { colours: std::array::from_fn(|index| (0, 0, index as u8)), font: String::new() }
    }

    /// The role of a colour of [`Theme::roles`].
    pub(crate) fn role(colour: (u8, u8, u8)) -> ColorRole {
        ColorRole::ALL.get(usize::from(colour.2)).copied().unwrap_or(ColorRole::Grid)
    }

    /// The colour of a role.
    pub(crate) fn colour(&self, role: ColorRole) -> RGBColor {
        let index = ColorRole::ALL.iter().position(|other| *other == role).unwrap_or_default();
        let (red, green, blue) = self.colours.get(index).copied().unwrap_or_default();
        RGBColor(red, green, blue)
    }

    /// Parses a CSS colour: `#1b6ca8` or `#17a`, or a computed value such as `rgb(27, 108, 168)` or `color(srgb 0.1 0.4
    /// 0.6)`. `None` for any other form, such as a name. Opacity is ignored.
    pub fn parse(text: &str) -> Option<(u8, u8, u8)> {
        let text = text.trim();
        let Some(hex) = text.strip_prefix('#') else { return computed(text) };
        let channel = |from: usize, to: usize| u8::from_str_radix(hex.get(from..to)?, 16).ok();
        match hex.len() {
            6 => Some((channel(0, 2)?, channel(2, 4)?, channel(4, 6)?)),
            3 => Some((channel(0, 1)? * 17, channel(1, 2)? * 17, channel(2, 3)? * 17)),
            _ => None,
        }
    }
}

/// A computed colour in one of the two sRGB forms.
fn computed(text: &str) -> Option<(u8, u8, u8)> {
    let (name, values) = text.strip_suffix(')')?.split_once('(')?;
    let (values, maximum) = match name {
        "rgb" | "rgba" => (values, 1),
        "color" => (values.strip_prefix("srgb ")?, 255),
        _ => return None,
    };
    let mut channels = values.split([' ', ',']).filter(|part| !part.is_empty()).map(|part| channel(part, maximum));
    Some((channels.next()??, channels.next()??, channels.next()??))
}

/// A channel from 0 to 255, as a number of which `whole` is the maximum. Thousandths are precise enough, and integers avoid
/// the float parser.
fn channel(text: &str, maximum: u32) -> Option<u8> {
    let (units, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = fraction.chars().chain("000".chars()).take(3);
    let digit = |sum: u32, digit: char| Some(sum * 10 + digit.to_digit(10)?);
    let thousandths = digits.try_fold(u32::from(units.parse::<u16>().ok()?), digit)?;
    u8::try_from(thousandths.checked_mul(maximum)?.checked_add(500)? / 1000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_browsers_compute_them() {
        assert_eq!(Theme::parse("rgb(27, 108, 168)"), Some((27, 108, 168)));
        assert_eq!(Theme::parse("rgba(255, 0, 12.6, 0.5)"), Some((255, 0, 13)));
        assert_eq!(Theme::parse(" color(srgb 0.1 0.4235 1)"), Some((26, 108, 255)));
        assert_eq!(Theme::parse("color(srgb 0 0 0 / 0.5)"), Some((0, 0, 0)));
        for other in [
            "CanvasText",
            "rgb(27, 108)",
            "rgb(300, 0, 0)",
            "color(display-p3 1 0 0)",
            "color(srgb 60000 0 0)",
            "rgb(-1, 0, 0)",
            "rgb(1e9, 0, 0)",
        ] {
            assert_eq!(Theme::parse(other), None, "{other}");
        }
    }

    #[test]
    fn colours_are_read_from_style_sheets() {
        assert_eq!(Theme::parse(" #1b6ca8"), Some((0x1b, 0x6c, 0xa8)));
        assert_eq!(Theme::parse("#17a"), Some((0x11, 0x77, 0xaa)));
        assert_eq!(Theme::parse("red"), None);
        assert_eq!(Theme::parse("#é12"), None);
    }

    #[test]
    fn roles_survive_their_colours() {
        for role in ColorRole::ALL {
            let RGBColor(red, green, blue) = Theme::roles().colour(role);
            assert_eq!(Theme::role((red, green, blue)), role);
        }
    }
}
