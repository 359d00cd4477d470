//! The default story by its path, and the base map that the program contains.

use std::sync::{Arc, LazyLock};

use crate::read::basemap;
use crate::state::story_path;
use crate::story::Basemap;

/// Path of the default story, below the base of the site.
pub const DEFAULT_STORY: &str = "stories/minxin-2021.json";

/// Returns the bundled base map, which is parsed on first use.
pub fn bundled_basemap() -> Arc<Basemap> {
    static BUNDLED: LazyLock<Arc<Basemap>> =
        LazyLock::new(|| Arc::new(basemap(include_str!("../../data/basemap.topo.json")).unwrap_or_default()));
    BUNDLED.clone()
}

/// Returns the path of the story that a query names. `None` for the default story, also if the query names its file. The error is a
/// path that is not allowed.
pub(super) fn other_story(query: &str) -> Option<Result<String, String>> {
    story_path(query).filter(|path| path.as_deref() != Ok(DEFAULT_STORY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_story_is_the_same_with_and_without_its_path() {
        assert_eq!(other_story("lang=en&story=stories/minxin-2021.json"), None);
        assert_eq!(other_story("view=map"), None);
        assert_eq!(other_story("story=stories/a.json"), Some(Ok("stories/a.json".to_owned())));
        assert_eq!(other_story("story=../a.json"), Some(Err("../a.json".to_owned())));
    }
}
