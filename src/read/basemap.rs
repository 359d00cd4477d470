//! The base map: `TopoJSON` (quantised arcs, shared borders once) to rings and lines in WGS 84.
//!
//! Format: M. Bostock, "The `TopoJSON` Format Specification".

use super::json::{self, Node};
use super::values::lon_lat;
use crate::number::Decimal;
use crate::story::{LonLat, Text};

/// One of the city's districts.
#[derive(Clone, Debug)]
pub struct District {
    /// Its six-figure code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Where its name stands.
    pub label: LonLat,
    /// Its outer rings.
    pub rings: Vec<Vec<LonLat>>,
}

/// A bridge over the creek.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// Its name.
    pub name: Text,
    /// Where it is.
    pub at: LonLat,
    /// How far off that may be, in metres.
    pub error: u32,
}

/// What the map is drawn on.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    /// The districts.
    pub districts: Vec<District>,
    /// The river's area.
    pub river: Vec<Vec<LonLat>>,
    /// The river's centreline.
    pub river_line: Vec<LonLat>,
    /// The creek's centreline.
    pub creek: Vec<LonLat>,
    /// The creek's bridges.
    pub bridges: Vec<Bridge>,
}

/// Reads the project's own base map; `None` when it is not what its tests say it is.
pub fn basemap(text: &str) -> Option<Basemap> {
    let tree = json::parse(text).ok()?;
    let pair = |key| lon_lat(tree.get("transform")?.get(key)?);
    let (scale, translate) = (pair("scale")?, pair("translate")?);
    let unquantised = |[x, y]: [f64; 2]| [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    let arcs: Vec<Vec<LonLat>> = tree.get("arcs")?.items().iter().map(|arc| decode_arc(arc, unquantised)).collect();
    let object = |key| tree.get("objects")?.get(key);
    let rings = |node: &Node<'_>| -> Vec<Vec<LonLat>> {
        let arcs_of = node.get("arcs").map(Node::items).unwrap_or_default();
        match node.get("type").and_then(Node::text) {
            Some("Polygon") => arcs_of.iter().take(1).map(|ring| join_arcs(ring.items(), &arcs)).collect(),
            Some("MultiPolygon") => {
                arcs_of.iter().filter_map(|part| Some(join_arcs(part.items().first()?.items(), &arcs))).collect()
            }
            _ => vec![join_arcs(arcs_of, &arcs)],
        }
    };
    let all = |key| Some(object(key)?.get("geometries")?.items());
    let name = |properties: &Node<'_>| {
        let text = |key| Some(properties.get(key)?.text()?.to_owned());
        Some(Text { zh: text("zh")?, en: text("en")? })
    };
    let district = |node: &Node<'_>| {
        let properties = node.get("properties")?;
        let code = properties.get("code")?.text()?.to_owned();
        Some(District { code, name: name(properties)?, label: lon_lat(properties.get("label")?)?, rings: rings(node) })
    };
    let bridge = |node: &Node<'_>| {
        let properties = node.get("properties")?;
        let [x, y] = node.get("coordinates")?.items() else { return None };
        let error = properties.get("error_m")?.number()?.parse().ok()?;
        Some(Bridge { name: name(properties)?, at: unquantised([float(x)?, float(y)?]), error })
    };
    Some(Basemap {
        districts: all("districts")?.iter().map(district).collect::<Option<_>>()?,
        river: rings(object("river")?),
        river_line: rings(object("river-line")?).into_iter().next()?,
        creek: rings(object("creek")?).into_iter().next()?,
        bridges: all("bridges")?.iter().map(bridge).collect::<Option<_>>()?,
    })
}

fn float(node: &Node<'_>) -> Option<f64> {
    node.number().and_then(Decimal::parse).map(Decimal::to_f64)
}

/// The points of an arc, whose numbers are steps from the point before.
fn decode_arc(arc: &Node<'_>, unquantised: impl Fn([f64; 2]) -> LonLat) -> Vec<LonLat> {
    let mut at = [0.0, 0.0];
    let step = |node: &Node<'_>| {
        let [dx, dy] = node.items() else { return None };
        at = [at[0] + float(dx)?, at[1] + float(dy)?];
        Some(unquantised(at))
    };
    arc.items().iter().map_while(step).collect()
}

/// Arcs joined end to end; the index `~n` is arc `n` backwards.
fn join_arcs(indices: &[Node<'_>], arcs: &[Vec<LonLat>]) -> Vec<LonLat> {
    let mut line: Vec<LonLat> = Vec::new();
    for index in indices.iter().filter_map(|node| node.number()?.parse::<i64>().ok()) {
        let backwards = index < 0;
        let index = if backwards { !index } else { index };
        let Some(arc) = usize::try_from(index).ok().and_then(|index| arcs.get(index)) else { continue };
        let skip = usize::from(!line.is_empty());
        if backwards {
            line.extend(arc.iter().rev().skip(skip));
        } else {
            line.extend(arc.iter().skip(skip));
        }
    }
    line
}
