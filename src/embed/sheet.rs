//! The style sheet of the page, for an atlas that has an element in place of the window.

/// What stands for the window in the sheet: an element that is measured by its own width, and fills what it is in.
const HOST: &str = ":host{display:block;container-type:inline-size}";

/// The sheet with every question for the width of the window, and every share of it, turned to that of the element.
pub fn contained(css: &str) -> String {
    let mut built = String::with_capacity(css.len() + HOST.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("@media ") {
        built.push_str(before);
        let is_width = ["(width", "(min-width", "(max-width"].iter().any(|way| after.starts_with(way));
        built.push_str(if is_width { "@container " } else { "@media " });
        rest = after;
    }
    built.push_str(rest);
    let mut parts = built.split("vw");
    let mut sized = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_length = sized.ends_with(|letter: char| letter.is_ascii_digit());
        sized.push_str(if is_length { "cqi" } else { "vw" });
        sized.push_str(part);
    }
    sized.push_str(HOST);
    sized
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn the_element_stands_for_the_window() {
        let css = ".a{gap:clamp(1rem,2.5vw,2rem)}@media (width<=599px){.vwide{top:0}}@media (max-width:9px){b{c:d}}@media print{p{x:y}}";
        let told = contained(css);
        assert!(told.starts_with(
            ".a{gap:clamp(1rem,2.5cqi,2rem)}@container (width<=599px){.vwide{top:0}}@container (max-width:9px)"
        ));
        assert!(told.contains("@media print{") && told.ends_with("container-type:inline-size}"), "{told}");
    }
}
