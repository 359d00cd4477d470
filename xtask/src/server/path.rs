//! Where on a site a built page lies.

/// The path below a site that a page was built for, by the address of the script that starts it, without slashes at its ends; empty
/// for the root, and for a page that may lie anywhere. None where that is on another site, or there is none.
pub fn path_of(page: &str) -> Option<String> {
    let (before, _) = page.split_once("boot.js")?;
    let base = before.rsplit(['"', '=']).next()?;
    match base {
        "" | "./" => Some(String::new()),
        _ if base.starts_with("//") => None,
        _ => base.starts_with('/').then(|| base.trim_matches('/').to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn pages_say_where_they_lie() {
        let of = |src: &str| path_of(&format!("<script data-js={src}a.js src={src}boot.js?1></script>"));
        assert_eq!(of("./"), Some(String::new()));
        assert_eq!(of("/"), Some(String::new()));
        assert_eq!(of("\"/any/path/"), Some("any/path".to_owned()));
        assert_eq!(of("https://cdn.example/atlas/"), None);
        assert_eq!(of("//cdn.example/"), None);
        assert_eq!(path_of("<p>"), None);
    }
}
