//! Ink is a role, not a colour; a theme gives each role its colour.

use plotters::style::RGBColor;

/// What a piece of ink stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Thin lines at round values.
    Grid,
    /// The stretch up to the target.
    Range,
    /// The actual value.
    Actual,
    /// The target.
    Target,
    /// A raised target.
    Raised,
    /// An earlier observation.
    Earlier,
    /// A single point.
    Dot,
    /// The thin ring around it.
    DotRim,
    /// Points that are one.
    Cluster,
    /// How many they are.
    ClusterWords,
}

impl Ink {
    /// Every role.
    pub const ALL: [Self; 10] = [
        Self::Grid,
        Self::Range,
        Self::Actual,
        Self::Target,
        Self::Raised,
        Self::Earlier,
        Self::Dot,
        Self::DotRim,
        Self::Cluster,
        Self::ClusterWords,
    ];

    /// Its CSS class, and the end of the name of its CSS custom property (`--ink-actual`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Range => "range",
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Raised => "raised",
            Self::Earlier => "earlier",
            Self::Dot => "dot",
            Self::DotRim => "dot-rim",
            Self::Cluster => "cluster",
            Self::ClusterWords => "cluster-words",
        }
    }
}

/// A colour for each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    colours: [(u8, u8, u8); Ink::ALL.len()],
}

impl Theme {
    /// The colours that `find` gives, black where it gives none.
    pub fn new(find: impl Fn(Ink) -> Option<(u8, u8, u8)>) -> Self {
        Self { colours: Ink::ALL.map(|ink| find(ink).unwrap_or_default()) }
    }

    /// Colours that stand for the roles themselves, to be told apart again by [`Theme::role`].
    pub(crate) fn roles() -> Self {
        Self { colours: std::array::from_fn(|index| (0, 0, index as u8)) }
    }

    /// The role that a colour of [`Theme::roles`] stands for.
    pub(crate) fn role(colour: (u8, u8, u8)) -> Ink {
        Ink::ALL.get(usize::from(colour.2)).copied().unwrap_or(Ink::Grid)
    }

    /// The colour of a role.
    pub(crate) fn colour(&self, ink: Ink) -> RGBColor {
        let index = Ink::ALL.iter().position(|own| *own == ink).unwrap_or_default();
        let (red, green, blue) = self.colours.get(index).copied().unwrap_or_default();
        RGBColor(red, green, blue)
    }

    /// A colour as style sheets write it, `#1b6ca8` or `#17a`; none for any other form.
    pub fn parse(text: &str) -> Option<(u8, u8, u8)> {
        let hex = text.trim().strip_prefix('#')?;
        let channel = |from: usize, to: usize| u8::from_str_radix(hex.get(from..to)?, 16).ok();
        match hex.len() {
            6 => Some((channel(0, 2)?, channel(2, 4)?, channel(4, 6)?)),
            3 => Some((channel(0, 1)? * 17, channel(1, 2)? * 17, channel(2, 3)? * 17)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_from_style_sheets() {
        assert_eq!(Theme::parse(" #1b6ca8"), Some((0x1b, 0x6c, 0xa8)));
        assert_eq!(Theme::parse("#17a"), Some((0x11, 0x77, 0xaa)));
        assert_eq!(Theme::parse("red"), None);
        assert_eq!(Theme::parse("#é12"), None);
    }

    #[test]
    fn roles_survive_their_colours() {
        for ink in Ink::ALL {
            let RGBColor(red, green, blue) = Theme::roles().colour(ink);
            assert_eq!(Theme::role((red, green, blue)), ink);
        }
    }
}
