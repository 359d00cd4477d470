//! The headers of a release: those of every response, and how long each file may be cached. The development server sends them, the files
//! for other hosts are written from them, and `check-hosts` expects them.

/// The headers of every response, one in each line.
const COMMON: &str = include_str!("../../deploy/headers.txt");

/// `Cache-Control` of files whose names carry the digest of their bytes: one year, without revalidation.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of files whose names stay: revalidated for each use.
pub const REVALIDATE: &str = "no-cache";
/// `Cache-Control` of stories: fresh for one minute, then used while they are revalidated, and for a day while the host fails (RFC 5861).
pub const ONE_MINUTE: &str = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

/// Name and value of each header of every response.
pub fn common_headers() -> impl Iterator<Item = (&'static str, &'static str)> {
    COMMON.lines().filter_map(|line| line.split_once(": "))
}

/// The policy as an element for the page's head, for hosts that cannot send headers. It lacks the directives that browsers accept in
/// headers alone.
pub fn policy_element() -> String {
    let policy = common_headers().find(|(name, _)| *name == "Content-Security-Policy").map_or("", |(_, policy)| policy);
    let works = |part: &&str| !["frame-ancestors", "report-uri", "sandbox"].iter().any(|name| part.starts_with(name));
    let parts: Vec<&str> = policy.split(';').map(str::trim).filter(works).collect();
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", parts.join("; "))
}

/// `Cache-Control` of a file that exists.
pub fn cache_control(path: &str) -> &'static str {
    let has_extension = |extension: &str| path.ends_with(extension);
    let name = path.rsplit('/').next().unwrap_or(path);
    if digest_in(name).is_some() && [".js", ".wasm", ".css", ".json"].into_iter().any(has_extension) {
        IMMUTABLE
    } else if path.contains("stories/") && has_extension(".json") {
        ONE_MINUTE
    } else {
        REVALIDATE
    }
}

/// The digest in a file name: sixteen hexadecimal digits behind a dash, before the extension or `_bg`.
pub fn digest_in(name: &str) -> Option<&str> {
    let stem = name.split('.').next()?;
    let (_, digits) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?;
    let is_hex = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    (is_hex && digits.len() == 16).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_header() {
        assert_eq!(common_headers().count(), COMMON.lines().count());
        assert!(COMMON.starts_with("Content-Security-Policy: default-src 'none';"));
        assert!(COMMON.lines().all(|line| line.len() < 2000), "Cloudflare reads 2,000 characters of a line");
    }

    #[test]
    fn the_policy_element_equals_the_header() {
        let element = policy_element();
        assert!(
            element.starts_with("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "),
            "{element}"
        );
        assert!(element.ends_with("; require-trusted-types-for 'script'; trusted-types default\">"), "{element}");
        assert!(!element.contains("frame-ancestors") && element.matches('"').count() == 4, "{element}");
        assert!(element.len() < 900, "the encoding has to stand in the first 1,024 bytes of the page");
    }

    #[test]
    fn only_names_with_a_digest_are_immutable() {
        for path in
            ["/atlas-ba7816bf8f01cfea.css", "/a/minxin-atlas-ba7816bf8f01cfea_bg.wasm", "/story-ba7816bf8f01cfea.json"]
        {
            assert_eq!(cache_control(path), IMMUTABLE, "{path}");
        }
        for path in
            ["/", "/boot.js", "/atlas-ba7816bf8f01cfe.css", "/atlas-ba7816bf8f01cfea.html", "/a.js-ba7816bf8f01cfea"]
        {
            assert_eq!(cache_control(path), REVALIDATE, "{path}");
        }
        assert_eq!(cache_control("/stories/minxin-2021.json"), ONE_MINUTE);
    }

    #[test]
    fn the_digest_is_read_from_the_name() {
        assert_eq!(digest_in("atlas-ba7816bf8f01cfea.css"), Some("ba7816bf8f01cfea"));
        assert_eq!(digest_in("minxin-atlas-ba7816bf8f01cfea_bg.wasm"), Some("ba7816bf8f01cfea"));
        for name in
            ["boot.js", "minxin-2021.json", "a-ba7816bf8f01cfe.js", "a-ba7816bf8f01cfea0.js", "民心-图.json", ""]
        {
            assert_eq!(digest_in(name), None, "{name}");
        }
    }
}
