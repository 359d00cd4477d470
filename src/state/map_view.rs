//! Viewport of the map as links encode it: zoom, latitude and longitude, as other web maps do.

use crate::number::Decimal;

/// Zoom and centre, as integers so that equal views have equal links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapView {
    /// Zoom in hundredths: at zoom 0 the world is 256 pixels wide, each zoom doubles it.
    pub zoom: i32,
    /// Latitude of the centre, in steps of 0.00001°.
    pub lat: i32,
    /// Longitude of the centre, in steps of 0.00001°.
    pub lon: i32,
}

/// Maximum zoom: a pixel is about 30 cm.
const DEEPEST: i32 = 1_900;

impl MapView {
    /// Parses `13.25/31.2345/121.4789`. `None` for any other form and for coordinates out of range.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let mut next = |places: u8, most: i32| {
            let number = Decimal::parse(parts.next()?)?.to_f64() * 10_f64.powi(i32::from(places));
            (number.abs() <= f64::from(most)).then(|| number.round() as i32)
        };
        let (zoom, lat, lon) = (next(2, DEEPEST)?, next(5, 8_500_000)?, next(5, 18_000_000)?);
        (parts.next().is_none() && zoom >= 0).then_some(Self { zoom, lat, lon })
    }

    /// Formats the view; [`MapView::parse`] is the inverse.
    pub fn to_text(self) -> String {
        let part = |number: i32, places| Decimal::new(i64::from(number), places).trimmed().grouped("");
        [part(self.zoom, 2), part(self.lat, 5), part(self.lon, 5)].join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_view_survives_its_writing(zoom in 0..=DEEPEST, lat in -8_500_000..=8_500_000, lon in -18_000_000..=18_000_000) {
            let view = MapView { zoom, lat, lon };
            prop_assert_eq!(MapView::parse(&view.to_text()), Some(view), "{}", view.to_text());
        }

        #[test]
        fn a_view_parsed_from_any_text_is_on_the_map(text in "\\PC{0,24}|[-0-9.]{0,6}/[-0-9.]{0,6}/[-0-9.]{0,6}") {
            if let Some(view) = MapView::parse(&text) {
                prop_assert!((0..=DEEPEST).contains(&view.zoom), "{:?}", view);
                prop_assert!(view.lat.abs() <= 8_500_000 && view.lon.abs() <= 18_000_000, "{:?}", view);
                prop_assert_eq!(MapView::parse(&view.to_text()), Some(view));
            }
        }
    }

    #[test]
    fn views_are_written_as_other_maps_do() {
        let view = MapView { zoom: 1325, lat: 3_123_450, lon: 12_147_890 };
        assert_eq!(view.to_text(), "13.25/31.2345/121.4789");
        for wrong in ["", "13", "13/31", "13/31/121/0", "13/121/31.2", "20/31/121", "-1/31/121", "a/b/c", "13/31/181"] {
            assert_eq!(MapView::parse(wrong), None, "{wrong}");
        }
    }
}
