//! Responses without a network.

use super::*;

struct TempDir(PathBuf);

impl TempDir {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("static-site-{name}-{}", std::process::id()));
        fs::create_dir_all(directory.join("dist/stories")).unwrap();
        fs::write(directory.join("secret.txt"), "secret").unwrap();
        fs::write(directory.join("dist/index.html"), "page").unwrap();
        fs::write(directory.join("dist/app_bg.wasm"), "plain").unwrap();
        fs::write(directory.join("dist/app_bg.wasm.br"), "packed").unwrap();
        fs::write(directory.join("dist/stories/民心.json"), "{}").unwrap();
        Self(directory)
    }

    fn site(&self, options: SiteOptions<'_>) -> StaticSite {
        StaticSite::new(&self.0.join("dist"), options).unwrap()
    }

    fn get(&self, path: &str) -> WholeResponse {
        self.ask(path, &[])
    }

    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> WholeResponse {
        self.site(SiteOptions::default()).respond(&request("GET", path, headers))
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> Parts {
    let mut request = hyper::Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(()).unwrap().into_parts().0
}

fn header<'a>(response: &'a WholeResponse, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn a_directory_is_its_index() {
    let directory = TempDir::new("index");
    let response = directory.get("/?sel=1");
    assert_eq!((response.status(), response.body().as_slice()), (StatusCode::OK, b"page".as_slice()));
    assert_eq!(common_headers().count(), 8);
    for (name, value) in common_headers() {
        assert_eq!(header(&response, name), value, "{name}");
    }
    assert_eq!(header(&response, "Cache-Control"), REVALIDATE);
}

/// Without the slash, every link of the page would begin one directory too high.
#[test]
fn the_address_of_a_directory_gets_its_slash() {
    let directory = TempDir::new("slash");
    fs::write(directory.0.join("dist/stories/index.html"), "page").unwrap();
    for (path, address) in [
        ("/stories", "/stories/"),
        ("/stories?lang=en&view=map", "/stories/?lang=en&view=map"),
        ("//stories", "/stories/"),
        ("/%73tories", "/%73tories/"),
    ] {
        let response = directory.get(path);
        assert_eq!((response.status().as_u16(), header(&response, "Location")), (301, address), "{path}");
        assert_eq!(header(&response, "Cache-Control"), REVALIDATE, "{path}");
    }
    for path in ["/stories/", "/stories/?a=b", "/stories/index.html"] {
        assert_eq!(directory.get(path).status(), 200, "{path}");
    }
    fs::remove_file(directory.0.join("dist/stories/index.html")).unwrap();
    assert_eq!(directory.get("/stories").status(), 404);
}

#[test]
fn a_plain_host_sends_the_type_alone() {
    let directory = TempDir::new("plain");
    let site = directory.site(SiteOptions { is_plain: true, ..SiteOptions::default() });
    let get = |path| site.respond(&request("GET", path, &[("Accept-Encoding", "br")]));
    let file = get("/app_bg.wasm");
    assert_eq!((file.status(), file.body().as_slice()), (StatusCode::OK, b"plain".as_slice()));
    assert_eq!((file.headers().len(), header(&file, "Content-Type")), (1, "application/wasm"));
    let page = get("/");
    assert_eq!((page.headers().len(), header(&page, "Content-Type")), (1, "text/html"), "not even an encoding");
    assert_eq!(get("/none.js").headers().len(), 1);
}

#[test]
fn nothing_outside_is_served() {
    let directory = TempDir::new("outside");
    #[cfg(unix)]
    std::os::unix::fs::symlink(directory.0.join("secret.txt"), directory.0.join("dist/link.txt")).unwrap();
    let outside =
        ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/stories/..%5c..%5csecret.txt", "/link.txt"];
    for path in outside.into_iter().chain([
        "//etc/passwd",
        "secret.txt",
        "http://x/secret.txt",
        "/%",
        "/%ff",
        "/%00",
        "/none.js",
    ]) {
        assert_eq!(directory.get(path).status(), 404, "{path}");
    }
}

#[test]
fn names_may_be_of_any_script() {
    let response = TempDir::new("script").get("/stories/%E6%B0%91%E5%BF%83.json");
    assert_eq!((response.status(), header(&response, "Content-Type")), (StatusCode::OK, "application/json"));
}

#[test]
fn brotli_is_sent_to_clients_that_accept_it() {
    let directory = TempDir::new("brotli");
    let ask = |encodings| directory.ask("/app_bg.wasm", &[("Accept-Encoding", encodings)]);
    let compressed = ask("gzip, deflate, br;q=0.9");
    assert_eq!((compressed.body().as_slice(), header(&compressed, "Content-Encoding")), (b"packed".as_slice(), "br"));
    assert_eq!(header(&compressed, "Content-Type"), "application/wasm");
    for encodings in ["", "gzip", "br;q=0", "brx"] {
        let plain = ask(encodings);
        let encoding = header(&plain, "Content-Encoding");
        assert_eq!((plain.body().as_slice(), encoding), (b"plain".as_slice(), ""), "{encodings}");
    }
}

#[test]
fn a_file_that_the_client_has_is_not_sent_again() {
    let directory = TempDir::new("known");
    let etag = header(&directory.get("/"), "ETag").to_owned();
    let again = directory.ask("/", &[("If-None-Match", &format!("\"x\", W/{etag}"))]);
    assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
    let posted = directory.site(SiteOptions::default()).respond(&request("POST", "/", &[]));
    assert_eq!(posted.status(), 405);
}

#[test]
fn only_existing_files_with_a_digest_are_immutable() {
    let directory = TempDir::new("immutable");
    fs::write(directory.0.join("dist/a-0123456789abcdef.js"), "1").unwrap();
    let found = directory.get("/a-0123456789abcdef.js");
    assert_eq!(header(&found, "Cache-Control"), minxin_release::host_headers::IMMUTABLE);
    let missing = directory.get("/b-0123456789abcdef.js");
    assert_eq!((missing.status().as_u16(), header(&missing, "Cache-Control")), (404, REVALIDATE));
}

#[test]
fn an_origin_of_images_joins_the_policy() {
    let options = SiteOptions { image_origin: Some("http://127.0.0.1:1"), ..SiteOptions::default() };
    let site = StaticSite::new(Path::new("."), options).unwrap();
    assert_eq!(site.policy.matches("img-src http://127.0.0.1:1 'self'").count(), 1, "{}", site.policy);
}
