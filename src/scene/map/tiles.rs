//! Tiles of the portal's own base map: which ones cover the rendered extent, where each is placed, and its URL.
//!
//! They are XYZ tiles of Web Mercator, or those of a WMTS in its key-value form, such as Tianditu's.

use super::rendered_extent::RenderedExtent;
use crate::gather::Gather;
use crate::geometry::{Point, Rect};
use crate::scene::kit::scale_steps::scale_step;

/// Width of a tile, in pixels.
const WIDTH: f64 = 256.0;
/// Default maximum zoom.
const DEEPEST: u32 = 18;
/// Maximum number of tiles at once.
const MOST: usize = 160;

/// A tile layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// URL template with `{z}`, `{x}` and `{y}`.
    address: String,
    /// Maximum zoom.
    deepest: u32,
    /// Attribution.
    pub attribution: String,
    /// Map review number (审图号); empty without one.
    pub review: String,
}

/// A tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its address.
    pub url: String,
    /// Position in pixels of the rendered extent.
    pub area: Rect,
    /// Unique key.
    pub key: u32,
}

impl Layer {
    /// A tile layer from a URL template with `{z}`, `{x}` and `{y}` in its path or query, or from the URL of a WMTS such as
    /// `https://t0.tianditu.gov.cn/vec_w/wmts?tk=KEY`. `None` if it is neither, is not http, https or a path of the page's
    /// host, has a user name, or has other braces.
    pub fn new(address: &str, deepest: Option<u32>, attribution: &str, review: &str) -> Option<Self> {
        let is_fine = is_on_the_web(address);
        let address = match wmts(address) {
            Some(address) => address,
            None => address.to_owned(),
        };
        let places = ["{z}", "{x}", "{y}"];
        let rest = places.iter().fold(address.clone(), |rest, placeholder| rest.replace(placeholder, ""));
        let is_whole = places.iter().all(|placeholder| address.contains(placeholder)) && !rest.contains(['{', '}']);
        (is_fine && is_whole).then(|| Self {
            address,
            deepest: deepest.unwrap_or(DEEPEST).min(22),
            attribution: attribution.to_owned(),
            review: review.to_owned(),
        })
    }

    fn url(&self, zoom: u32, x: u32, y: u32) -> String {
        let filled = self.address.replace("{z}", &zoom.to_string());
        filled.replace("{x}", &x.to_string()).replace("{y}", &y.to_string())
    }

    /// The tiles that cover a rendered extent.
    pub fn tiles(&self, extent: &RenderedExtent) -> Vec<Tile> {
        // The zoom at which tiles are shown at 1 to 2 times their size.
        let zoom = (scale_step(extent.scale() / WIDTH).div_euclid(2).max(0) as u32).min(self.deepest);
        let count = 2.0_f64.powi(zoom as i32);
        let (first, last) = (extent.region.x, extent.region.x + extent.region.width);
        let (top, bottom) = (extent.region.y, extent.region.y + extent.region.height);
        let row = |share: f64| crate::geometry::clamp((share * count).floor(), 0.0, count - 1.0) as u32;
        // The world repeats east and west of the antimeridian.
        let column = |share: f64| (share * count).floor() as i32;
        let rows = row(top)..=row(bottom);
        let all = rows.flat_map(|y| (column(first)..=column(last)).map(move |x| (x, y)));
        let tile = |(x, y): (i32, u32)| {
            let corner = extent.to_px(Point::new(f64::from(x) / count, f64::from(y) / count));
            let side = extent.scale() / count;
            let key = (zoom << 27) ^ ((x as u32) << 13) ^ y;
            Tile {
                url: self.url(zoom, x.rem_euclid(1 << zoom) as u32, y),
                area: Rect::new(corner.x, corner.y, side, side),
                key,
            }
        };
        all.take(MOST).map(tile).gather()
    }
}

/// True for an http or https URL or a path of the page's host. The template is checked, so that no value can change the
/// host: scheme and host contain no braces, and there is no user name.
fn is_on_the_web(address: &str) -> bool {
    // URL parsers drop or replace some of these characters, and could then read another scheme or host.
    if address.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '\\' | '#')) {
        return false;
    }
    let (first, _) = address.split_at(address.find(['/', '?']).unwrap_or(address.len()));
    let rest = match first.split_once(':') {
        Some((scheme, "")) if ["http", "https"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed)) => {
            match address.get(first.len()..).and_then(|rest| rest.strip_prefix("//")) {
                Some(rest) => rest,
                None => return false,
            }
        }
        Some(_) => return false,
        None => match address.strip_prefix("//") {
            Some(rest) => rest,
            // A path.
            None => return true,
        },
    };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    // Letters of any script, as in 地图.中国; a port, or an IPv6 address in brackets.
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_' | ':' | '[' | ']');
    host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[') && host.chars().all(fits)
}

/// URL template of a WMTS in its key-value form. `None` if it is no WMTS. The path names the layer: `vec_w` is the layer
/// `vec` in the matrix set `w`.
fn wmts(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?')?;
    let name = path.strip_suffix("/wmts")?.rsplit('/').next()?;
    let (layer, set) = name.rsplit_once('_')?;
    Some(format!(
        "{path}?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET={set}&FORMAT=tiles\
         &TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&{query}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::kit::projection::project;
    use crate::scene::map::{MapViewport, PlotSize};

    fn extent(zoom: i32) -> RenderedExtent {
        let width = 1_000.0 / (WIDTH * 2.0_f64.powi(zoom));
        RenderedExtent::exact(
            MapViewport { center: project([121.4737, 31.2304]), width },
            PlotSize { width: 1_000.0, aspect: 0.5 },
        )
    }

    #[test]
    fn tiles_are_where_other_maps_have_them() {
        let layer = Layer::new("tiles/{z}/{x}/{y}.png", None, "", "").unwrap();
        let extent = extent(12);
        let tiles = layer.tiles(&extent);
        // People's Square is on tile 3430/1673 at zoom 12, by the usual formula.
        let tile = tiles.iter().find(|tile| tile.url == "tiles/12/3430/1673.png").unwrap();
        let centre = extent.to_px(project([121.4737, 31.2304]));
        assert!(tile.area.contains_point(centre), "{tile:?} {centre:?}");
        assert!((tile.area.width - WIDTH).abs() < 1.0);
    }

    #[test]
    fn tiles_cover_all_that_is_drawn() {
        let layer = Layer::new("https://tiles.example/{z}/{x}/{y}", Some(14), "", "").unwrap();
        for zoom in [5, 9, 12, 16] {
            let extent = extent(zoom);
            let (tiles, size) = (layer.tiles(&extent), extent.size());
            assert!(tiles.len() < MOST);
            for corner in [(1.0, 1.0), (0.0, 0.0), (0.5, 1.0)] {
                let at = Point::new(corner.0 * (size.width - 0.01), corner.1 * (size.height - 0.01));
                assert!(tiles.iter().any(|tile| tile.area.contains_point(at)), "{zoom} {at:?}");
            }
            assert!(tiles.iter().all(|tile| tile.url.split('/').nth(3).unwrap().parse::<u32>().unwrap() <= 14));
        }
    }

    #[test]
    fn tiles_go_on_across_the_antimeridian() {
        let layer = Layer::new("tiles/{z}/{x}/{y}.png", None, "", "").unwrap();
        let extent = RenderedExtent::exact(
            MapViewport { center: Point::new(1.0, 0.54), width: 0.02 },
            PlotSize { width: 1_000.0, aspect: 0.5 },
        );
        let tiles = layer.tiles(&extent);
        let column = |tile: &Tile| tile.url.split('/').nth(2).unwrap().parse::<i32>().unwrap();
        let zoom = tiles[0].url.split('/').nth(1).unwrap().parse::<u32>().unwrap();
        let east = tiles.iter().find(|tile| column(tile) == 0).unwrap();
        let west = tiles.iter().find(|tile| column(tile) == (1 << zoom) - 1 && tile.area.y == east.area.y).unwrap();
        assert!((west.area.x + west.area.width - east.area.x).abs() < 1e-6, "{west:?} {east:?}");
        let mut keys: Vec<u32> = tiles.iter().map(|tile| tile.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), tiles.len());
    }

    #[test]
    fn a_key_value_service_is_asked_as_it_wants() {
        let layer =
            Layer::new("https://t0.tianditu.gov.cn/vec_w/wmts?tk=KEY", None, "天地图", "GS(2024)0650号").unwrap();
        let url = layer.tiles(&extent(12)).remove(0).url;
        let start = "https://t0.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default\
            &TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=12&TILEROW=";
        assert!(url.starts_with(start) && url.ends_with("&tk=KEY") && !url.contains('{'), "{url}");
    }

    #[test]
    fn addresses_that_are_none_are_refused() {
        for wrong in
            ["", "tiles", "javascript:alert(1)/{z}/{x}/{y}", "data:{z}{x}{y}", "https://a b/{z}/{x}/{y}", "t/{z}/{x}"]
        {
            assert_eq!(Layer::new(wrong, None, "", ""), None, "{wrong}");
        }
        for right in [
            "//tiles.example/{z}/{x}/{y}.png",
            "HTTPS://tiles.example:8443/{z}/{x}/{y}@2x.png",
            "http://[::1]:8080/?z={z}&x={x}&y={y}",
            "https://地图.中国/{z}/{x}/{y}",
            "/tiles/{z}/{x}/{y}?t=12:30",
            "../tiles/{z}:{x}:{y}",
            "{z}/{x}/{y}.png",
        ] {
            assert!(Layer::new(right, None, "", "").is_some(), "{right}");
        }
    }

    /// Placeholders never change the host, and the URL has no user name.
    #[test]
    fn nothing_filled_in_names_the_host() {
        for wrong in [
            "https://user:secret@tiles.example/{z}/{x}/{y}",
            "https://user@tiles.example/{z}/{x}/{y}",
            "//user@tiles.example/{z}/{x}/{y}",
            "https://tiles.example@evil.example/{z}/{x}/{y}",
            "https://{z}@tiles.example/{x}/{y}",
            "https://user:secret@t0.tianditu.gov.cn/vec_w/wmts?tk=KEY",
            "https://{s}.tianditu.gov.cn/vec_w/wmts?tk=KEY",
            "https://{s}.tiles.example/{z}/{x}/{y}",
            "https://{x}.tiles.example/{z}/{x}/{y}",
            "https://tiles.example:{z}/{x}/{y}",
            "//{x}.tiles.example/{z}/{x}/{y}",
            "{z}:{x}/{y}",
            "{z}://tiles.example/{x}/{y}",
            "java{z}script:{x}{y}",
            "a{z}:/{x}/{y}",
            "{z}javascript:alert({x},{y})",
            "https:tiles/{z}/{x}/{y}",
            "https:/tiles.example/{z}/{x}/{y}",
            "https:///tiles.example/{z}/{x}/{y}",
            "https://?{z}/{x}/{y}",
            "///tiles.example/{z}/{x}/{y}",
            "https:\\\\tiles.example/{z}/{x}/{y}",
            "\thttps://tiles.example/{z}/{x}/{y}",
            "ht\ntps://tiles.example/{z}/{x}/{y}",
            "https://tiles.example%40evil.example/{z}/{x}/{y}",
            "https://tiles.example＠evil.example/{z}/{x}/{y}",
            "blob:https://tiles.example/{z}/{x}/{y}",
            "file:///tiles/{z}/{x}/{y}",
            "ftp://tiles.example/{z}/{x}/{y}",
            "https://tiles.example/{z}/{x}/{y}/{r}",
            "https://tiles.example/{z}/{x}/{y}}",
            "https://tiles.example/#{z}/{x}/{y}",
        ] {
            assert_eq!(Layer::new(wrong, None, "", ""), None, "{wrong}");
        }
    }
}
