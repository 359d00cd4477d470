//! What every answer says beside the file itself, and how long each file may be kept: for this server, for the files that other hosts
//! are set up with, and for the check that these do so.

/// The headers of every answer, a line each.
const ALWAYS: &str = include_str!("../../../deploy/headers.txt");

/// Files whose names carry the digest of their bytes: kept for a year, and not asked for again.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Files whose names stay: asked for each time, sent only when they have changed.
pub const ASK: &str = "no-cache";
/// Stories: kept for a minute, then shown while they are asked for anew, and for a day while the host fails (RFC 5861).
pub const A_MINUTE: &str = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

/// The name and the value of each header of every answer.
pub fn always() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALWAYS.lines().filter_map(|line| line.split_once(": "))
}

/// The policy as an element of the page's head, for hosts that send no headers of one's own: without the directives that browsers
/// take from headers alone.
pub fn policy_element() -> String {
    let own = always().find(|(name, _)| *name == "Content-Security-Policy").map_or("", |(_, policy)| policy);
    let counts = |part: &&str| !["frame-ancestors", "report-uri", "sandbox"].iter().any(|name| part.starts_with(name));
    let parts: Vec<&str> = own.split(';').map(str::trim).filter(counts).collect();
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", parts.join("; "))
}

/// How long a file may be kept that is there, as the value of `Cache-Control`.
pub fn kept(path: &str) -> &'static str {
    let is = |ending: &str| path.ends_with(ending);
    let name = path.rsplit('/').next().unwrap_or(path);
    if digest_in(name).is_some() && (is(".js") || is(".wasm") || is(".css")) {
        FOR_EVER
    } else if path.contains("stories/") && is(".json") {
        A_MINUTE
    } else {
        ASK
    }
}

/// The digest that a name carries: sixteen hexadecimal digits behind a dash, before the ending or `_bg`.
pub fn digest_in(name: &str) -> Option<&str> {
    let stem = name.split('.').next()?;
    let (_, digits) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?;
    let hex = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    (hex && digits.len() == 16).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_header() {
        assert_eq!(always().count(), ALWAYS.lines().count());
        assert!(ALWAYS.starts_with("Content-Security-Policy: default-src 'none';"));
        assert!(ALWAYS.lines().all(|line| line.len() < 2000), "Cloudflare reads 2,000 characters a line");
    }

    #[test]
    fn the_policy_of_the_head_is_that_of_the_headers() {
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
    fn only_names_with_a_digest_are_kept_for_ever() {
        for path in ["/atlas-ba7816bf8f01cfea.css", "/a/minxin-atlas-ba7816bf8f01cfea_bg.wasm"] {
            assert_eq!(kept(path), FOR_EVER, "{path}");
        }
        for path in
            ["/", "/boot.js", "/atlas-ba7816bf8f01cfe.css", "/atlas-ba7816bf8f01cfea.html", "/a.js-ba7816bf8f01cfea"]
        {
            assert_eq!(kept(path), ASK, "{path}");
        }
        assert_eq!(kept("/stories/minxin-2021.json"), A_MINUTE);
    }

    #[test]
    fn names_tell_their_digest() {
        assert_eq!(digest_in("atlas-ba7816bf8f01cfea.css"), Some("ba7816bf8f01cfea"));
        assert_eq!(digest_in("minxin-atlas-ba7816bf8f01cfea_bg.wasm"), Some("ba7816bf8f01cfea"));
        for name in
            ["boot.js", "minxin-2021.json", "a-ba7816bf8f01cfe.js", "a-ba7816bf8f01cfea0.js", "民心-图.json", ""]
        {
            assert_eq!(digest_in(name), None, "{name}");
        }
    }
}
