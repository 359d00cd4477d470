//! Pages of the release that is being served which the next one lacks: those of records that were removed.

use std::path::{Path, PathBuf};

use crate::files::{CARD, check_regular, files_below};
use crate::{Result, io_error};

/// The file of each page.
const INDEX: &str = "index.html";

/// Folders of pages, below that of the language and of the story.
const FOLDERS: [&str; 8] = ["commitments", "timeline", "map", "targets", "facts", "about", "programmes", "records"];

/// The pages of a directory by the paths of their files, sorted, without that of the directory itself.
pub(super) fn pages_of(directory: &Path) -> Result<Vec<String>> {
    let files = files_below(directory)?;
    let names = files.iter().filter_map(|file| {
        let parts: Vec<_> =
            file.strip_prefix(directory).ok()?.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        Some(parts.join("/"))
    });
    let mut names: Vec<String> = names.filter(|name| is_page(name)).collect();
    names.sort();
    Ok(names)
}

/// True for the path of a page that a build may have written. A record of releases can be edited by hand.
pub(super) fn is_page(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let Some((&INDEX, folders)) = parts.split_last() else { return false };
    if folders.iter().any(|part| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':'])) {
        return false;
    }
    let folders = if let ["en", rest @ ..] = folders { rest } else { folders };
    let rest = match folders {
        ["stories", _, rest @ ..] => rest,
        // The overview in English, and the index of stories.
        ["stories"] => return true,
        [] => return parts.len() > 1,
        other => other,
    };
    match rest {
        [] => true,
        [folder] => FOLDERS.contains(folder),
        [folder, _] => ["programmes", "records"].contains(folder),
        _ => false,
    }
}

/// The pages in `old` that are not in `new`, which is sorted. An error for a symbolic link in the place of one.
pub(super) fn stale(directory: &Path, old: &[String], new: &[String]) -> Result<Vec<String>> {
    let gone = |name: &&String| is_page(name) && new.binary_search(name).is_err();
    let gone: Vec<String> = old.iter().filter(gone).cloned().collect();
    gone.iter().try_for_each(|name| check_regular(directory, &directory.join(name)))?;
    Ok(gone)
}

/// The card of a page.
pub(super) fn card_of(page: &str) -> String {
    [page.strip_suffix(INDEX).unwrap_or(page), CARD].concat()
}

/// Removes the folders of a removed page that are empty.
pub(super) fn remove_empty_folders(directory: &Path, name: &str) -> Result {
    let file: PathBuf = directory.join(name);
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != directory) {
        let mut entries = std::fs::read_dir(folder).map_err(io_error(folder))?;
        if entries.next().is_some() {
            break;
        }
        std::fs::remove_dir(folder).map_err(io_error(folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn only_paths_of_a_build_are_pages() {
        for page in [
            "en/index.html",
            "map/index.html",
            "records/a/index.html",
            "en/stories/index.html",
            "en/stories/养老/programmes/b-1/index.html",
            "stories/a/index.html",
        ] {
            assert!(is_page(page), "{page}");
        }
        for other in [
            "index.html",
            "archive/index.html",
            "records/a/b/index.html",
            "map/a/index.html",
            "records/../index.html",
            "records//index.html",
            "/map/index.html",
            "../map/index.html",
            "records/a/boot.js",
            "records/a\\b/index.html",
        ] {
            assert!(!is_page(other), "{other}");
        }
    }
}
