//! Data that the page carries: the path of its story, and the base map.

use std::sync::{Arc, LazyLock};

use crate::read::basemap;
use crate::story::Basemap;

/// Path of the story that the page is prerendered with, relative to the page's address.
pub const DEFAULT_STORY: &str = "stories/minxin-2021.json";

/// Returns the bundled base map, which is parsed on first use.
pub fn bundled_basemap() -> Arc<Basemap> {
    static BUNDLED: LazyLock<Arc<Basemap>> =
        LazyLock::new(|| Arc::new(basemap(include_str!("../../data/basemap.topo.json")).unwrap_or_default()));
    BUNDLED.clone()
}
