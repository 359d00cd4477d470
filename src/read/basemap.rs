//! Parser for the base map: `TopoJSON` (quantised arcs, each shared border stored once) to rings and lines in WGS 84.
//!
//! Format: M. Bostock, "The `TopoJSON` Format Specification".

use super::geometry::position;
use super::json;
use super::tree::Node;
use crate::gather::Gather;
use crate::number::Decimal;
use crate::story::{Basemap, Bridge, District, LonLat, Text};

/// Parses the bundled base map. `None` if its structure is not the expected one; a test parses the bundled file.
pub fn basemap(text: &str) -> Option<Basemap> {
    let tree = json::parse(text).ok()?;
    let pair = |key| position(tree.get("transform")?.get(key)?).ok();
    let (scale, translate) = (pair("scale")?, pair("translate")?);
    let unquantised = |[x, y]: [f64; 2]| [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    let arcs: Vec<Vec<LonLat>> = tree.get("arcs")?.items().iter().map(|arc| decode_arc(arc, unquantised)).collect();
    let object = |key| tree.get("objects")?.get(key);
    let rings = |node: &Node<'_>| -> Vec<Vec<LonLat>> {
        let arcs_of = node.get("arcs").map(Node::items).unwrap_or_default();
        match node.get("type").and_then(Node::text) {
            Some("Polygon") => arcs_of.iter().take(1).map(|ring| join_arcs(ring.items(), &arcs)).collect(),
            Some("MultiPolygon") => {
                arcs_of.iter().filter_map(|part| Some(join_arcs(part.items().first()?.items(), &arcs))).gather()
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
        Some(District {
            code,
            name: name(properties)?,
            label: position(properties.get("label")?).ok()?,
            rings: rings(node),
        })
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

/// Points of an arc, decoded from deltas to the previous point.
fn decode_arc(arc: &Node<'_>, unquantised: impl Fn([f64; 2]) -> LonLat) -> Vec<LonLat> {
    let mut at = [0.0, 0.0];
    let step = |node: &Node<'_>| {
        let [dx, dy] = node.items() else { return None };
        at = [at[0] + float(dx)?, at[1] + float(dy)?];
        Some(unquantised(at))
    };
    arc.items().iter().map_while(step).gather()
}

/// Joins arcs end to end. Index `~n` means arc `n` reversed.
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
