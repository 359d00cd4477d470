//! The path on a site that a page was built for.

/// The path that a page was built for, taken from the address of `boot.js` in its HTML, without slashes at its ends. Empty for the
/// root and for a page with relative addresses. `None` for an address on another site, or without `boot.js`.
pub fn base_path_of(page: &str) -> Option<String> {
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
    use super::base_path_of;

    #[test]
    fn the_base_path_is_read_from_the_page() {
        let of = |src: &str| base_path_of(&format!("<script data-js={src}a.js src={src}boot.js?1></script>"));
        assert_eq!(of("./"), Some(String::new()));
        assert_eq!(of("/"), Some(String::new()));
        assert_eq!(of("\"/any/path/"), Some("any/path".to_owned()));
        assert_eq!(of("https://cdn.example/atlas/"), None);
        assert_eq!(of("//cdn.example/"), None);
        assert_eq!(base_path_of("<p>"), None);
    }
}
