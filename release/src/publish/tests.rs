//! Releases one after the other into one directory.

use super::*;
use crate::check::tests::Dist;

struct Served(PathBuf);

impl Served {
    fn new(name: &str) -> Self {
        let place = std::env::temp_dir().join(format!("release-into-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        Self(place)
    }

    /// How many files there are whose names carry their digest, packed ones too.
    fn named(&self) -> usize {
        let name =
            |file: &PathBuf| file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        below(&self.0).unwrap().iter().filter(|file| digest_in(&name(file)).is_some()).count()
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
    // A file of the portal's own, and one that is named as if by its bytes, are no concern of a release.
    fs::create_dir_all(&served.0).unwrap();
    fs::write(served.0.join("robots.txt"), "").unwrap();
    fs::write(served.0.join("other-0123456789abcdef.js"), "").unwrap();
    // The style sheet is the same in all of them.
    let releases: Vec<Dist> = (1..=5).map(|number| Dist::with("./", &format!("export default {number};"))).collect();
    let mut ids = Vec::new();
    for (place, release) in releases.iter().enumerate() {
        let published = publish(release.place(), &served.0).unwrap();
        assert_eq!(published.releases.len(), KEPT.min(place + 1));
        // The glue of the release before the last three goes; the program and the sheet are still those of all.
        assert_eq!(published.removed.len(), usize::from(place >= KEPT), "{published:?}");
        assert!(published.removed.iter().all(|name| ending(Path::new(name)) == "js"), "{published:?}");
        ids.extend(published.releases.last().cloned());
    }
    let faults = check(&served.0).unwrap().faults;
    assert!(faults.iter().all(|fault| fault.starts_with("other-")), "{faults:?}");
    // Three glues, a program and a sheet, each three times, and the portal's own.
    assert_eq!(served.named(), 5 * 3 + 1);
    assert!(served.0.join("robots.txt").is_file() && served.0.join("other-0123456789abcdef.js").is_file());
    // An older one published again is the newest; nothing of those that stay is written twice.
    let again = publish(releases[3].place(), &served.0).unwrap();
    assert_eq!(again.releases, [&ids[2], &ids[4], &ids[3]].map(String::clone));
    assert!(again.removed.is_empty() && again.same > again.written, "{again:?}");
    let none = publish(releases[3].place(), &served.0).unwrap();
    assert_eq!((none.written, none.releases), (0, again.releases));
}

#[test]
fn what_was_copied_by_hand_counts() {
    let served = Served::new("hand");
    let (old, new) = (Dist::with("./", "export default 1;"), Dist::with("./", "export default 2;"));
    publish(old.place(), &served.0).unwrap();
    fs::remove_file(served.0.join(RECORD)).unwrap();
    assert_eq!(publish(new.place(), &served.0).unwrap().releases.len(), 2);
}

#[test]
fn a_record_removes_nothing_else() {
    let served = Served::new("record");
    let outside = served.0.with_extension("outside-0123456789abcdef");
    fs::create_dir_all(&served.0).unwrap();
    fs::write(&outside, "").unwrap();
    let name = format!("../{}", outside.file_name().unwrap().to_string_lossy());
    let stranger = json!({"release": "x", "files": [name, "boot.js", "stories"]});
    let record = json!({"releases": [stranger, {"release": "y", "files": []}, {"release": "z", "files": []}]});
    fs::write(served.0.join(RECORD), record.to_string()).unwrap();
    let published = publish(Dist::at("./").place(), &served.0).unwrap();
    assert_eq!(published.removed, Vec::<String>::new());
    assert!(outside.is_file() && served.0.join("boot.js").is_file());
    fs::remove_file(&outside).unwrap();
    fs::write(served.0.join(RECORD), "{").unwrap();
    assert!(publish(Dist::at("./").place(), &served.0).unwrap_err().contains(RECORD));
}

#[test]
fn the_page_comes_last_and_what_it_names_first() {
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
    names.sort_by_key(|name| turn(name));
    let wanted = [
        "a-0123456789abcdef.js.gz",
        "boot.js",
        "stories/a.json",
        "sw.js",
        "manifest.json",
        "index.html",
        "index.html.br",
    ];
    assert_eq!(names, wanted.map(Path::new));
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
        let trouble = publish(dist.place(), &served.0).unwrap_err();
        assert!(trouble.contains(&format!("{name}: it is a symbolic link")), "{trouble}");
        assert_eq!(fs::read_dir(&served.0).unwrap().count(), 1, "something was written beside the link {name}");
    }
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    assert!(!none.exists() && fs::read_dir(&folder).unwrap().next().is_none());
    // A link to the served directory itself is the publisher's own word.
    let (served, named) = (Served::new("real"), outside.0.join("current"));
    fs::create_dir_all(&served.0).unwrap();
    symlink(&served.0, &named).unwrap();
    publish(dist.place(), &named).unwrap();
    assert!(served.0.join("index.html").is_file());
    // What is in nobody's way may be a link.
    symlink(&secret, served.0.join("portal.html")).unwrap();
    publish(dist.place(), &served.0).unwrap();
    for (name, to) in [("more.txt", &secret), ("more", &folder), ("round", &dist.place().to_owned())] {
        let link = dist.place().join("stories").join(name);
        symlink(to, &link).unwrap();
        let trouble = publish(dist.place(), &served.0).unwrap_err();
        assert!(trouble.contains(&format!("{name}: it is a symbolic link")), "{trouble}");
        assert!(!served.0.join("stories").join(name).exists(), "{name}");
        fs::remove_file(link).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_at_names_that_were_once_written_first_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (served, outside) = (Served::new("fresh"), Served::new("elsewhere"));
    for place in [&served, &outside] {
        fs::create_dir_all(&place.0).unwrap();
    }
    let secret = outside.0.join("secret");
    fs::write(&secret, "secret").unwrap();
    let dist = Dist::at("./");
    for name in ["index.html", "boot.js", "manifest.json", RECORD] {
        symlink(&secret, beside(&served.0.join(name), "new")).unwrap();
    }
    publish(dist.place(), &served.0).unwrap();
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    // Nothing half written stays.
    let left = fs::read_dir(&served.0).unwrap().flatten().filter(|entry| ending(&entry.path()) == "new").count();
    assert_eq!(left, 4, "only the links themselves");
}

/// A directory or a device in the place of a file is an error, and nothing waits for it.
#[cfg(unix)]
#[test]
fn other_things_in_the_way_are_refused() {
    let (served, dist) = (Served::new("pipe"), Dist::at("./"));
    fs::create_dir_all(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.place(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js: it is a directory"), "{trouble}");
    fs::remove_dir(served.0.join("boot.js")).unwrap();
    let _listening = std::os::unix::net::UnixListener::bind(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.place(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js: it is not what belongs here"), "{trouble}");
    fs::write(served.0.join("stories"), "").unwrap();
    fs::remove_file(served.0.join("boot.js")).unwrap();
    let trouble = publish(dist.place(), &served.0).unwrap_err();
    assert!(trouble.contains("stories: it is not what belongs here"), "{trouble}");
}

#[test]
fn nothing_of_a_broken_release_is_published() {
    let (served, broken) = (Served::new("broken"), Dist::at("./"));
    fs::write(broken.place().join("boot.js"), "changed").unwrap();
    let trouble = publish(broken.place(), &served.0).unwrap_err();
    assert!(trouble.contains("boot.js") && !served.0.exists(), "{trouble}");
    let whole = Dist::at("./");
    for within in [whole.place().to_owned(), whole.place().join("stories")] {
        assert!(publish(whole.place(), &within).unwrap_err().contains("within each other"));
    }
}
