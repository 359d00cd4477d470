//! Sketches of articles, in the sources beside the page.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use minxin_atlas::read::Sketch;

use crate::build::io_error;

/// The sketch of a story's article. `None` if there is none.
pub(super) fn sketch_of(story: &Path) -> Result<Option<Sketch>, String> {
    let sources = PathBuf::from(std::env::var_os("TRUNK_SOURCE_DIR").unwrap_or_else(|| ".".into()));
    let file = sources.join(Sketch::path(story));
    match std::fs::read_to_string(&file) {
        Ok(text) => match Sketch::parse(&text) {
            Ok(sketch) => Ok(Some(sketch)),
            Err(error) => Err(format!(
                "{}:{}: not a paragraph of a sketch; run cargo xtask sketch / 不是原文特征文件的一行，请重新运行cargo xtask sketch",
                file.display(),
                error.line
            )),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io_error(&file)(error)),
    }
}
