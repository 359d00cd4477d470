//! What the server answers, asked without a network.

use super::*;

struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = std::env::temp_dir().join(format!("xtask-answer-{name}-{}", std::process::id()));
        fs::create_dir_all(place.join("dist/stories")).unwrap();
        fs::write(place.join("secret.txt"), "secret").unwrap();
        fs::write(place.join("dist/index.html"), "page").unwrap();
        fs::write(place.join("dist/app_bg.wasm"), "plain").unwrap();
        fs::write(place.join("dist/app_bg.wasm.br"), "packed").unwrap();
        fs::write(place.join("dist/stories/民心.json"), "{}").unwrap();
        Self(place)
    }

    fn get(&self, url: &str) -> Answer {
        self.ask(&Asked { reads: true, url, encodings: "", known: "" })
    }

    fn ask(&self, asked: &Asked<'_>) -> Answer {
        answer(&Site::new(self.0.join("dist").canonicalize().unwrap(), Allowed::default()), asked)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
}

#[test]
fn a_directory_is_its_index() {
    let place = Place::new("index");
    let answer = place.get("/?sel=1#x");
    assert_eq!((answer.status, answer.body.as_slice()), (200, b"page".as_slice()));
    assert_eq!(always().count(), 8);
    for (name, value) in always() {
        assert_eq!(header(&answer, name), value, "{name}");
    }
    assert_eq!(header(&answer, "Cache-Control"), ASK);
}

/// Without the slash, every link of the page would begin one directory too high.
#[test]
fn the_address_of_a_directory_gets_its_slash() {
    let place = Place::new("slash");
    fs::write(place.0.join("dist/stories/index.html"), "page").unwrap();
    for (url, address) in [
        ("/stories", "/stories/"),
        ("/stories?lang=en&view=map", "/stories/?lang=en&view=map"),
        ("//stories", "/stories/"),
        ("/%73tories#a", "/%73tories/#a"),
    ] {
        let answer = place.get(url);
        assert_eq!((answer.status, header(&answer, "Location")), (301, address), "{url}");
        assert_eq!(header(&answer, "Cache-Control"), ASK, "{url}");
    }
    for url in ["/stories/", "/stories/?a=b", "/stories/index.html"] {
        assert_eq!(place.get(url).status, 200, "{url}");
    }
    fs::remove_file(place.0.join("dist/stories/index.html")).unwrap();
    assert_eq!(place.get("/stories").status, 404);
}

#[test]
fn a_plain_host_says_the_type_alone() {
    let place = Place::new("plain");
    let allowed = Allowed { is_plain: true, ..Allowed::default() };
    let site = Site::new(place.0.join("dist").canonicalize().unwrap(), allowed);
    let asked = Asked { reads: true, url: "/app_bg.wasm", encodings: "br", known: "" };
    let file = answer(&site, &asked);
    assert_eq!((file.status, file.body.as_slice()), (200, b"plain".as_slice()));
    assert_eq!(file.headers, [("Content-Type", "application/wasm".to_owned())]);
    let page = answer(&site, &Asked { url: "/", ..asked });
    assert_eq!(page.headers, [("Content-Type", "text/html".to_owned())], "not even an encoding");
    assert_eq!(answer(&site, &Asked { url: "/none.js", ..asked }).headers.len(), 1);
}

#[test]
fn nothing_outside_is_served() {
    let place = Place::new("outside");
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.0.join("secret.txt"), place.0.join("dist/link.txt")).unwrap();
    let outside =
        ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/stories/..\\..\\secret.txt", "/link.txt"];
    for url in
        outside.into_iter().chain(["//etc/passwd", "secret.txt", "http://x/secret.txt", "/%", "/%ff", "/none.js"])
    {
        assert_eq!(place.get(url).status, 404, "{url}");
    }
}

#[test]
fn names_may_be_of_any_script() {
    let answer = Place::new("script").get("/stories/%E6%B0%91%E5%BF%83.json");
    assert_eq!((answer.status, header(&answer, "Content-Type")), (200, "application/json"));
}

#[test]
fn brotli_goes_to_who_takes_it() {
    let place = Place::new("brotli");
    let ask = |encodings| place.ask(&Asked { reads: true, url: "/app_bg.wasm", encodings, known: "" });
    let packed = ask("gzip, deflate, br;q=0.9");
    assert_eq!((packed.body.as_slice(), header(&packed, "Content-Encoding")), (b"packed".as_slice(), "br"));
    assert_eq!(header(&packed, "Content-Type"), "application/wasm");
    for encodings in ["", "gzip", "br;q=0", "brx"] {
        let plain = ask(encodings);
        assert_eq!(
            (plain.body.as_slice(), header(&plain, "Content-Encoding")),
            (b"plain".as_slice(), ""),
            "{encodings}"
        );
    }
}

#[test]
fn what_is_known_is_not_sent_again() {
    let place = Place::new("known");
    let tag = header(&place.get("/"), "ETag").to_owned();
    let again = place.ask(&Asked { reads: true, url: "/", encodings: "", known: &format!("\"x\", W/{tag}") });
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(place.ask(&Asked { reads: false, url: "/", encodings: "", known: "" }).status, 405);
}

#[test]
fn only_what_is_there_and_named_by_its_bytes_is_kept() {
    let place = Place::new("kept");
    fs::write(place.0.join("dist/a-0123456789abcdef.js"), "1").unwrap();
    assert_eq!(header(&place.get("/a-0123456789abcdef.js"), "Cache-Control"), super::super::headers::FOR_EVER);
    let missing = place.get("/b-0123456789abcdef.js");
    assert_eq!((missing.status, header(&missing, "Cache-Control")), (404, ASK));
}

#[test]
fn pictures_may_come_from_one_host_more() {
    let site = Site::new(PathBuf::from("."), Allowed { pictures: Some("http://127.0.0.1:1"), ..Allowed::default() });
    assert_eq!(site.policy.matches("img-src http://127.0.0.1:1 'self'").count(), 1, "{}", site.policy);
}
