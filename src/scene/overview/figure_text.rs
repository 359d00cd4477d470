//! A value in two parts, so that its unit can be set smaller than its number.

use crate::scene::kit::context::SceneContext;
use crate::story::{Unit, find};

/// A value as text: its number with what stands before, and its unit with what follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureText {
    /// "more than 70", "75万".
    pub number: String,
    /// "trucks", "平方米"; empty if the unit does not follow the number.
    pub unit: String,
}

impl FigureText {
    /// Divides a value of a unit: "more than 70 trucks" before "trucks", "42公里（基本贯通）" before "公里".
    pub fn new(ctx: &SceneContext<'_>, value: &str, unit: &str) -> Self {
        let unit = find(&ctx.story.units, unit);
        let names = |unit: &Unit| [Some(unit.short.get(ctx.lang).to_owned()), unit.singular.clone()];
        let names = unit.map(names).unwrap_or_default();
        // Behind the digits, because "m" also occurs in "more than 5 m".
        let digits = value.find(|letter: char| letter.is_ascii_digit()).unwrap_or(value.len());
        let behind = value.get(digits..).unwrap_or_default();
        let position =
            names.iter().flatten().filter(|name| !name.is_empty()).find_map(|name| behind.find(name.as_str()));
        let (number, unit) = value.split_at(position.map_or(value.len(), |position| digits + position));
        Self { number: number.trim_end().to_owned(), unit: unit.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Basemap, Lang, Story, Text};

    #[test]
    fn a_unit_behind_the_number_is_set_apart() {
        let unit = |zh: &str, en: &str, singular: Option<&str>| Unit {
            name: Text::default(),
            short: Text { zh: zh.into(), en: en.into() },
            singular: singular.map(str::to_owned),
            is_counted_in_wan: false,
        };
        let units =
            [("m", unit("米", "m", None)), ("site", unit("处", "sites", Some("site"))), ("none", unit("", "", None))];
        let units = units.map(|(id, unit)| (id.to_owned(), unit)).into();
        let (story, basemap) = (Story { units, ..Story::default() }, Basemap::default());
        for (lang, value, unit, number, rest) in [
            (Lang::En, "more than 5 m", "m", "more than 5", "m"),
            (Lang::Zh, "5米（基本贯通）", "m", "5", "米（基本贯通）"),
            (Lang::Zh, "70余处", "site", "70余", "处"),
            (Lang::Zh, "70处以上", "site", "70", "处以上"),
            (Lang::En, "1 site", "site", "1", "site"),
            (Lang::En, "12", "none", "12", ""),
            (Lang::En, "12", "unknown", "12", ""),
            (Lang::En, "", "m", "", ""),
        ] {
            let ctx = SceneContext { story: &story, basemap: &basemap, lang, background: true };
            let expected = FigureText { number: number.to_owned(), unit: rest.to_owned() };
            assert_eq!(FigureText::new(&ctx, value, unit), expected);
        }
    }
}
