//! Publishes a release into a directory that is being served. Open pages and pages that are being opened find all their files: files with
//! a digest in their names are copied first, the page last, and those of the last releases stay.

mod stale_pages;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::host_headers::digest_in;
use serde_json::{Value, json};

use crate::check::check;
use crate::compression::Encoding;
use crate::files::{check_regular, extension, files_below, with_added_extension, write_atomically};
use crate::manifest::{CHUNKS, HASHED, MANIFEST, OTHERS};
use crate::worker::WORKER;
use crate::{Result, io_error};
use stale_pages::{card_of, pages_of, remove_empty_folders, stale};

/// The file in a served directory that lists the releases in it.
pub const RECORD: &str = ".releases";
/// The number of releases whose files stay, including the newest. An open page requests the files of its release.
pub const KEPT: usize = 3;

/// The result of publishing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The number of files that were written.
    pub written: usize,
    /// The number of files that already existed with the same bytes.
    pub same: usize,
    /// The files that were removed, without compressed ones.
    pub removed: Vec<String>,
    /// The releases in the directory, the newest last.
    pub releases: Vec<String>,
}

/// A release in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Release {
    id: String,
    files: Vec<String>,
}

/// Copies the built directory `dist` into `into`, which is created if missing. According to the record in `into`, files with a digest in
/// their names stay while one of the last three releases has them, and pages only while the newest has them.
///
/// Returns an error, before it copies anything, for an incomplete `dist` and for a symbolic link in the place of a file. A file that
/// cannot be read or written is an error too.
pub fn publish(dist: &Path, into: &Path) -> Result<Published> {
    let report = check(dist)?;
    if !report.faults.is_empty() {
        return Err(format!("nothing was published:\n{}", report.faults.join("\n")));
    }
    fs::create_dir_all(into).map_err(io_error(into))?;
    let [from, to] = [dist, into].map(|path| path.canonicalize().map_err(io_error(path)));
    let (from, to) = (from?, to?);
    if from.starts_with(&to) || to.starts_with(&from) {
        return Err(format!("{} and {} contain each other", dist.display(), into.display()));
    }
    let files = in_copy_order(&from, &to)?;
    let (mut releases, old_pages) = read_record(&to)?;
    let pages = pages_of(&from)?;
    let stale_pages = stale(&to, &old_pages, &pages)?;
    let current = of_manifest(&from)?.ok_or_else(|| format!("{} names no release", from.join(MANIFEST).display()))?;
    let mut published = Published::default();
    for (file, target) in &files {
        if replace(file, &to, target)? { published.written += 1 } else { published.same += 1 }
    }
    releases.retain(|release| release.id != current.id);
    releases.push(current);
    let remaining = releases.split_off(releases.len().saturating_sub(KEPT));
    for name in releases.iter().flat_map(|release| &release.files) {
        if !remaining.iter().any(|release| release.files.contains(name)) && remove(&to, name)? {
            published.removed.push(name.clone());
        }
    }
    for name in stale_pages {
        if remove(&to, &name)? {
            remove(&to, &card_of(&name))?;
            remove_empty_folders(&to, &name)?;
            published.removed.push(name);
        }
    }
    write_record(&to, &remaining, &pages)?;
    published.releases = remaining.into_iter().map(|release| release.id).collect();
    Ok(published)
}

/// Every file with its target, in the order in which they are copied. An error for a symbolic link in the place of a target.
fn in_copy_order(from: &Path, to: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut files = files_below(from)?;
    files.sort_by_key(|file| copy_order(file.strip_prefix(from).unwrap_or(file)));
    [MANIFEST, RECORD].iter().try_for_each(|name| check_regular(to, &to.join(name)))?;
    let target = |file: PathBuf| {
        let target = to.join(file.strip_prefix(from).map_err(|error| error.to_string())?);
        check_regular(to, &target).map(|()| (file, target))
    };
    files.into_iter().map(target).collect()
}

/// The sort key of a file: a file comes after those that it refers to, so the page comes last.
fn copy_order(file: &Path) -> (u8, PathBuf) {
    let plain = if Encoding::ALL.iter().any(|encoding| extension(file) == encoding.extension()) {
        file.with_extension("")
    } else {
        file.to_owned()
    };
    let name = plain.to_string_lossy();
    let order = match name.as_ref() {
        "index.html" => 4,
        MANIFEST => 3,
        WORKER => 2,
        _ if digest_in(&name).is_some() => 0,
        _ => 1,
    };
    (order, file.to_owned())
}

/// Copies a file to its target below `to`. Returns whether the target changed. Equal files keep their modification time, from which some
/// servers derive the `ETag`.
fn replace(file: &Path, to: &Path, target: &Path) -> Result<bool> {
    let bytes = fs::read(file).map_err(io_error(file))?;
    // A link may have been created since the first check.
    check_regular(to, target)?;
    if fs::read(target).is_ok_and(|existing| existing == bytes) {
        return Ok(false);
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(io_error(folder))?;
    }
    write_atomically(target, &bytes).map(|()| true)
}

/// Removes a file and its compressed copies. Returns whether it existed.
fn remove(directory: &Path, name: &str) -> Result<bool> {
    let file = directory.join(name);
    let remove_one = |file: &Path| match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(io_error(file)(error)),
    };
    for encoding in Encoding::ALL {
        remove_one(&with_added_extension(&file, encoding.extension()))?;
    }
    remove_one(&file)
}

/// The releases in a directory, and the pages of the newest. Without a record, the release of the manifest.
fn read_record(directory: &Path) -> Result<(Vec<Release>, Vec<String>)> {
    let Some(record) = json_of(&directory.join(RECORD))? else {
        return Ok((of_manifest(directory)?.into_iter().collect(), Vec::new()));
    };
    let pages = record.get("pages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let pages = pages.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let releases = record.get("releases").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let release = |release: &Value| {
        let id = release.get("release")?.as_str()?.to_owned();
        let files = release.get("files")?.as_array()?.iter().filter_map(Value::as_str);
        // A record can be edited by hand. Only files with the names of a build are ever removed.
        let files = files.filter(|name| digest_in(name).is_some() && !name.contains(['/', '\\']));
        Some(Release { id, files: files.map(str::to_owned).collect() })
    };
    Ok((releases.iter().filter_map(release).collect(), pages))
}

fn write_record(directory: &Path, releases: &[Release], pages: &[String]) -> Result {
    let each: Vec<Value> =
        releases.iter().map(|release| json!({"release": release.id, "files": release.files})).collect();
    write_atomically(&directory.join(RECORD), format!("{:#}\n", json!({ "releases": each, "pages": pages })).as_bytes())
}

/// The release in the manifest of a directory; `None` without a manifest.
fn of_manifest(directory: &Path) -> Result<Option<Release>> {
    let Some(manifest) = json_of(&directory.join(MANIFEST))? else { return Ok(None) };
    let word = |pointer: String| manifest.pointer(&pointer).and_then(Value::as_str).map(str::to_owned);
    let others = manifest.get(OTHERS).and_then(Value::as_array).map_or(0, Vec::len);
    let others = (0..others).filter_map(|index| word(format!("/{OTHERS}/{index}/name")));
    let chunks = manifest.get(CHUNKS).and_then(Value::as_object).into_iter().flat_map(|chunks| chunks.keys());
    let others = others.chain(chunks.filter_map(|name| word(format!("/{CHUNKS}/{name}/name"))));
    let files = HASHED.iter().filter_map(|kind| word(format!("/{kind}/name"))).chain(others);
    let files = files.filter(|name| digest_in(name).is_some() && !name.contains(['/', '\\']));
    Ok(word("/release".to_owned()).map(|id| Release { id, files: files.collect() }))
}

/// The content of a JSON file; `None` if it is missing.
fn json_of(file: &Path) -> Result<Option<Value>> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(file)(error)),
    };
    serde_json::from_str(&text).map(Some).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests;
