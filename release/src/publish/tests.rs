//! Several releases published into one directory.

use super::*;
use crate::check::tests::Dist;

struct Served(PathBuf);

impl Served {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("release-into-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&directory);
        Self(directory)
    }

    /// The number of files with a digest in their names, including compressed ones.
    fn count_hashed(&self) -> usize {
        let name =
            |file: &PathBuf| file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files_below(&self.0).unwrap().iter().filter(|file| digest_in(&name(file)).is_some()).count()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_last_three_releases_stay() {
    let served = Served::new("three");
    // Other files of the portal stay, even one with a digest in its name.
    fs::create_dir_all(&served.0).unwrap();
    fs::write(served.0.join("robots.txt"), "").unwrap();
    fs::write(served.0.join("other-0123456789abcdef.js"), "").unwrap();
    // The style sheet is the same in all of them.
    let releases: Vec<Dist> = (1..=5).map(|number| Dist::with("./", &format!("export default {number};"))).collect();
    let mut ids = Vec::new();
    for (index, release) in releases.iter().enumerate() {
        let published = publish(release.directory(), &served.0).unwrap();
        assert_eq!(published.releases.len(), KEPT.min(index + 1));
        // The glue of the release before the last three is removed. All releases share the program and the style sheet.
        assert_eq!(published.removed.len(), usize::from(index >= KEPT), "{published:?}");
        assert!(published.removed.iter().all(|name| extension(Path::new(name)) == "js"), "{published:?}");
        ids.extend(published.releases.last().cloned());
    }
    let faults = check(&served.0).unwrap().faults;
    assert!(faults.iter().all(|fault| fault.starts_with("other-")), "{faults:?}");
    // Three glues, a program and its chunk, a style sheet and a story in two forms, each with two compressed copies, and the portal's own file.
    assert_eq!(served.count_hashed(), 8 * 3 + 1);
    assert!(served.0.join("robots.txt").is_file() && served.0.join("other-0123456789abcdef.js").is_file());
    // An older release that is published again becomes the newest, without writing its files again.
    let again = publish(releases[3].directory(), &served.0).unwrap();
    assert_eq!(again.releases, [&ids[2], &ids[4], &ids[3]].map(String::clone));
    assert!(again.removed.is_empty() && again.same > again.written, "{again:?}");
    let none = publish(releases[3].directory(), &served.0).unwrap();
    assert_eq!((none.written, none.releases), (0, again.releases));
}

#[test]
fn a_release_copied_by_hand_counts() {
    let served = Served::new("hand");
    let (old, new) = (Dist::with("./", "export default 1;"), Dist::with("./", "export default 2;"));
    publish(old.directory(), &served.0).unwrap();
    fs::remove_file(served.0.join(RECORD)).unwrap();
    assert_eq!(publish(new.directory(), &served.0).unwrap().releases.len(), 2);
}

/// The pages of a record that was removed would otherwise be found by search engines for ever.
#[test]
fn pages_that_the_new_release_lacks_are_removed() {
    let served = Served::new("pages");
    let old = Dist::with_pages("./", "export default 1;", &["records/a", "en/records/a", "records/b", "records/a-b"]);
    let new = Dist::with_pages("./", "export default 2;", &["records/b", "records/a-b"]);
    publish(old.directory(), &served.0).unwrap();
    fs::create_dir_all(served.0.join("archive")).unwrap();
    fs::write(served.0.join("archive/index.html"), "").unwrap();
    fs::write(served.0.join("records/a/photo.jpg"), "").unwrap();
    for card in ["records/a/card.png", "en/records/a/card.png", "records/b/card.png"] {
        fs::write(served.0.join(card), "").unwrap();
    }
    let published = publish(new.directory(), &served.0).unwrap();
    assert_eq!(published.removed, ["en/records/a/index.html", "records/a/index.html"]);
    assert!(!served.0.join("en").exists() && !served.0.join("records/a/index.html.br").exists());
    assert!(!served.0.join("records/a/card.png").exists() && served.0.join("records/b/card.png").is_file());
    for kept in ["records/b/index.html", "records/a-b/index.html", "archive/index.html", "records/a/photo.jpg"] {
        assert!(served.0.join(kept).is_file(), "{kept}");
    }
    let again = publish(old.directory(), &served.0).unwrap();
    assert!(again.removed.is_empty() && served.0.join("records/a/index.html").is_file(), "{again:?}");
}

#[test]
fn a_record_removes_nothing_else() {
    let served = Served::new("record");
    let outside = served.0.with_extension("outside-0123456789abcdef");
    fs::create_dir_all(&served.0).unwrap();
    fs::write(&outside, "").unwrap();
    let name = format!("../{}", outside.file_name().unwrap().to_string_lossy());
    let stranger = json!({"release": "x", "files": [name, "boot.js", "stories"]});
    let record = json!({
        "releases": [stranger, {"release": "y", "files": []}, {"release": "z", "files": []}],
        "pages": ["archive/index.html", "boot.js", "../index.html", "map/index.html"],
    });
    fs::create_dir_all(served.0.join("archive")).unwrap();
    fs::write(served.0.join("archive/index.html"), "").unwrap();
    fs::write(served.0.join(RECORD), record.to_string()).unwrap();
    let published = publish(Dist::at("./").directory(), &served.0).unwrap();
    assert_eq!(published.removed, Vec::<String>::new());
    assert!(outside.is_file() && served.0.join("boot.js").is_file() && served.0.join("archive/index.html").is_file());
    fs::remove_file(&outside).unwrap();
    fs::write(served.0.join(RECORD), "{").unwrap();
    assert!(publish(Dist::at("./").directory(), &served.0).unwrap_err().contains(RECORD));
}

#[test]
fn the_page_is_copied_after_the_files_that_it_refers_to() {
    let mut names = [
        "index.html.br",
        "manifest.json",
        "sw.js",
        "boot.js",
        "a-0123456789abcdef.js.gz",
        "index.html",
        "stories/a.json",
    ]
    .map(Path::new);
    names.sort_by_key(|name| copy_order(name));
    let expected = [
        "a-0123456789abcdef.js.gz",
        "boot.js",
        "stories/a.json",
        "sw.js",
        "manifest.json",
        "index.html",
        "index.html.br",
    ];
    assert_eq!(names, expected.map(Path::new));
}

/// A link in the served directory could lead writes elsewhere; one in a build could publish files of the machine.
#[cfg(unix)]
#[test]
fn symbolic_links_are_refused_before_anything_is_written() {
    use std::os::unix::fs::symlink;
    let dist = Dist::at("./");
    let outside = Served::new("outside");
    fs::create_dir_all(outside.0.join("folder")).unwrap();
    fs::write(outside.0.join("secret"), "secret").unwrap();
    let (secret, folder, none) = (outside.0.join("secret"), outside.0.join("folder"), outside.0.join("none"));
    for (name, to) in [
        ("index.html", &secret),
        ("index.html", &none),
        ("boot.js", &secret),
        ("manifest.json", &secret),
        (RECORD, &secret),
        ("stories", &folder),
        ("stories", &none),
    ] {
        let served = Served::new("links");
        fs::create_dir_all(&served.0).unwrap();
        symlink(to, served.0.join(name)).unwrap();
        let trouble = publish(dist.directory(), &served.0).unwrap_err();
        assert!(trouble.contains(&format!("{name}: it is a symbolic link")), "{trouble}");
        assert_eq!(fs::read_dir(&served.0).unwrap().count(), 1, "something was written beside the link {name}");
    }
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    assert!(!none.exists() && fs::read_dir(&folder).unwrap().next().is_none());
    // The served directory itself may be a link.
    let (served, named) = (Served::new("real"), outside.0.join("current"));
    fs::create_dir_all(&served.0).unwrap();
    symlink(&served.0, &named).unwrap();
    publish(dist.directory(), &named).unwrap();
    assert!(served.0.join("index.html").is_file());
    // A link that is no target of the release stays.
    symlink(&secret, served.0.join("portal.html")).unwrap();
    publish(dist.directory(), &served.0).unwrap();
    for (name, to) in [("more.txt", &secret), ("more", &folder), ("round", &dist.directory().to_owned())] {
        let link = dist.directory().join("stories").join(name);
        symlink(to, &link).unwrap();
        let trouble = publish(dist.directory(), &served.0).unwrap_err();
        assert!(trouble.contains(&format!("{name}: it is a symbolic link")), "{trouble}");
        assert!(!served.0.join("stories").join(name).exists(), "{name}");
        fs::remove_file(link).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_with_names_of_temporary_files_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (served, outside) = (Served::new("fresh"), Served::new("elsewhere"));
    for directory in [&served, &outside] {
        fs::create_dir_all(&directory.0).unwrap();
    }
    let secret = outside.0.join("secret");
    fs::write(&secret, "secret").unwrap();
    let dist = Dist::at("./");
    for name in ["index.html", "boot.js", "manifest.json", RECORD] {
        symlink(&secret, with_added_extension(&served.0.join(name), "new")).unwrap();
    }
    publish(dist.directory(), &served.0).unwrap();
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    // No temporary file remains.
    let left = fs::read_dir(&served.0).unwrap().flatten().filter(|entry| extension(&entry.path()) == "new").count();
    assert_eq!(left, 4, "only the links themselves");
}

/// A directory or a device in the place of a file is an error, and reading never blocks on it.
#[cfg(unix)]
#[test]
fn other_entries_in_place_of_a_file_are_refused() {
    let (served, dist) = (Served::new("pipe"), Dist::at("./"));
    fs::create_dir_all(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.directory(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js: it is a directory"), "{trouble}");
    fs::remove_dir(served.0.join("boot.js")).unwrap();
    let _listening = std::os::unix::net::UnixListener::bind(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.directory(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js: it is neither a file nor a directory"), "{trouble}");
    fs::write(served.0.join("stories"), "").unwrap();
    fs::remove_file(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.directory(), &served.0).unwrap_err();
    assert!(trouble.contains("stories: it is a file"), "{trouble}");
}

#[test]
fn nothing_of_a_broken_release_is_published() {
    let (served, broken) = (Served::new("broken"), Dist::at("./"));
    fs::write(broken.directory().join("boot.js"), "changed").unwrap();
    let trouble = publish(broken.directory(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js") && !served.0.exists(), "{trouble}");
    let complete = Dist::at("./");
    for within in [complete.directory().to_owned(), complete.directory().join("stories")] {
        assert!(publish(complete.directory(), &within).unwrap_err().contains("contain each other"));
    }
}
