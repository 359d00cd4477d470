//! A release put into a directory that is being served, so that neither the pages that are open nor those that are just being opened
//! miss anything: what is named by its bytes comes first, the page last, and the named files of the last releases stay.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::host_headers::digest_in;
use serde_json::{Value, json};

use crate::check::check;
use crate::files::{below, beside, ending, plain, write_whole};
use crate::manifest::{HASHED, MANIFEST};
use crate::packed::Packing;
use crate::worker::WORKER;
use crate::{Result, io_error};

/// The file in a served directory that says whose files are there.
pub const RECORD: &str = ".releases";
/// Of how many releases the named files stay, the newest included: a page that is open asks for its own.
pub const KEPT: usize = 3;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// How many files were written.
    pub written: usize,
    /// How many were there already with the same bytes, and were left alone.
    pub same: usize,
    /// The files that were removed, packed ones not counted.
    pub removed: Vec<String>,
    /// The releases whose files are there, the newest last.
    pub releases: Vec<String>,
}

/// A release whose named files are in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Release {
    id: String,
    files: Vec<String>,
}

/// Copies the built directory `dist` into `into`, which is made where it is missing. Files whose names carry their digest stay for as
/// long as the release that brought them is among the last three; the record in `into` says so, never the time of a file. An error is
/// a `dist` that does not hold together, a symbolic link in either directory where a file is to be read or written, of which nothing is
/// copied then, or a file that cannot be read or written.
pub fn publish(dist: &Path, into: &Path) -> Result<Published> {
    let report = check(dist)?;
    if !report.faults.is_empty() {
        return Err(format!("nothing was published:\n{}", report.faults.join("\n")));
    }
    fs::create_dir_all(into).map_err(io_error(into))?;
    let [from, to] = [dist, into].map(|place| place.canonicalize().map_err(io_error(place)));
    let (from, to) = (from?, to?);
    if from.starts_with(&to) || to.starts_with(&from) {
        return Err(format!("{} and {} lie within each other", dist.display(), into.display()));
    }
    let files = turns(&from, &to)?;
    let mut releases = recorded(&to)?;
    let own = of_manifest(&from)?.ok_or_else(|| format!("{} names no release", from.join(MANIFEST).display()))?;
    let mut published = Published::default();
    for (file, target) in &files {
        if replace(file, &to, target)? { published.written += 1 } else { published.same += 1 }
    }
    releases.retain(|release| release.id != own.id);
    releases.push(own);
    let stays = releases.split_off(releases.len().saturating_sub(KEPT));
    for name in releases.iter().flat_map(|release| &release.files) {
        if !stays.iter().any(|release| release.files.contains(name)) && remove(&to, name)? {
            published.removed.push(name.clone());
        }
    }
    record(&to, &stays)?;
    published.releases = stays.into_iter().map(|release| release.id).collect();
    Ok(published)
}

/// Every file with its target, in the order in which they are copied. An error is a link in the way, found before anything is copied.
fn turns(from: &Path, to: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut files = below(from)?;
    files.sort_by_key(|file| turn(file.strip_prefix(from).unwrap_or(file)));
    [MANIFEST, RECORD].iter().try_for_each(|name| plain(to, &to.join(name)))?;
    let target = |file: PathBuf| {
        let target = to.join(file.strip_prefix(from).map_err(|error| error.to_string())?);
        plain(to, &target).map(|()| (file, target))
    };
    files.into_iter().map(target).collect()
}

/// When a file has its turn: what others ask for comes before them, the page after everything.
fn turn(file: &Path) -> (u8, PathBuf) {
    let plain = if Packing::ALL.iter().any(|packing| ending(file) == packing.ending()) {
        file.with_extension("")
    } else {
        file.to_owned()
    };
    let name = plain.to_string_lossy();
    let turn = match name.as_ref() {
        "index.html" => 4,
        MANIFEST => 3,
        WORKER => 2,
        _ if digest_in(&name).is_some() => 0,
        _ => 1,
    };
    (turn, file.to_owned())
}

/// Puts a file in its place below `to`; whether it was another before. What is the same stays as it is, with its time, which some
/// servers make their `ETag` of.
fn replace(file: &Path, to: &Path, target: &Path) -> Result<bool> {
    let bytes = fs::read(file).map_err(io_error(file))?;
    // A link may have been laid since all were looked at.
    plain(to, target)?;
    if fs::read(target).is_ok_and(|own| own == bytes) {
        return Ok(false);
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(io_error(folder))?;
    }
    write_whole(target, &bytes).map(|()| true)
}

/// Removes a file and what was packed of it; whether it was there.
fn remove(place: &Path, name: &str) -> Result<bool> {
    let file = place.join(name);
    let gone = |file: &Path| match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(io_error(file)(error)),
    };
    for packing in Packing::ALL {
        gone(&beside(&file, packing.ending()))?;
    }
    gone(&file)
}

/// The releases that a directory holds the files of. Where there is no record yet, that of the manifest.
fn recorded(place: &Path) -> Result<Vec<Release>> {
    let Some(record) = json_of(&place.join(RECORD))? else { return Ok(of_manifest(place)?.into_iter().collect()) };
    let releases = record.get("releases").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let release = |release: &Value| {
        let id = release.get("release")?.as_str()?.to_owned();
        let files = release.get("files")?.as_array()?.iter().filter_map(Value::as_str);
        // Nothing but what a build names so is ever removed, whatever a record says.
        let files = files.filter(|name| digest_in(name).is_some() && !name.contains(['/', '\\']));
        Some(Release { id, files: files.map(str::to_owned).collect() })
    };
    Ok(releases.iter().filter_map(release).collect())
}

fn record(place: &Path, releases: &[Release]) -> Result {
    let each: Vec<Value> =
        releases.iter().map(|release| json!({"release": release.id, "files": release.files})).collect();
    write_whole(&place.join(RECORD), format!("{:#}\n", json!({ "releases": each })).as_bytes())
}

/// The release that a directory's manifest tells of; none where there is no manifest.
fn of_manifest(place: &Path) -> Result<Option<Release>> {
    let Some(manifest) = json_of(&place.join(MANIFEST))? else { return Ok(None) };
    let word = |pointer: String| manifest.pointer(&pointer).and_then(Value::as_str).map(str::to_owned);
    let files = HASHED.iter().filter_map(|kind| word(format!("/{kind}/name")));
    let files = files.filter(|name| digest_in(name).is_some() && !name.contains(['/', '\\']));
    Ok(word("/release".to_owned()).map(|id| Release { id, files: files.collect() }))
}

/// What a file says; none where it is missing.
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
