//! Rewrites the page's stylesheet for an atlas mounted in an element instead of the window.

/// Selector of the element that replaces the viewport.
const MOUNT_SELECTOR: &str = ".mounted";

/// Inserted before all other rules, so that the atlas inherits nothing from the portal: `all` resets every property except
/// custom ones, `direction` and `unicode-bidi`; the stylesheet sets its custom properties on the element. A portal can
/// still hide the element or disable its pointer events.
const RESET: &str = ".mounted{all:initial;display:block;direction:ltr;unicode-bidi:isolate;visibility:inherit;\
    pointer-events:inherit;box-sizing:border-box;-webkit-text-size-adjust:100%;text-size-adjust:100%}";

/// Appended to all other rules: the element fills its container and is a query container for its width.
const CONTAINER: &str = ".mounted{width:100%;container-type:inline-size}:host{display:block}";

/// Converts media queries and lengths that refer to the viewport or to the root font size into those of the element. `rem`
/// replaces `1rem`, such as `16px`, because the root font size is the portal's.
pub fn to_container_units(css: &str, rem: &str) -> String {
    let mut built = String::with_capacity(css.len() * 2);
    built.push_str(RESET);
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("@media ") {
        built.push_str(before);
        let is_width = ["(width", "(min-width", "(max-width"].iter().any(|feature| after.starts_with(feature));
        built.push_str(if is_width { "@container " } else { "@media " });
        rest = after;
    }
    built.push_str(rest);
    // Document rules override those for `:host`, so the custom properties are set one element further in.
    let built = built.replace(":host", MOUNT_SELECTOR);
    let sized = rewrite_lengths(&built, "vw", |number| [number, "cqi"].concat());
    let mut sized = rewrite_lengths(&sized, "rem", |number| ["calc(", number, "*", rem, ")"].concat());
    sized.push_str(CONTAINER);
    sized
}

/// Replaces every length of a unit; `write` receives its number with its sign.
fn rewrite_lengths(css: &str, unit: &str, write: impl Fn(&str) -> String) -> String {
    let mut parts = css.split(unit);
    let mut built = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = built.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        let start = digits.strip_suffix(['-', '+']).filter(|before| !before.ends_with(is_name)).unwrap_or(digits).len();
        let is_length = built.ends_with(|letter: char| letter.is_ascii_digit())
            && !built.get(..start).unwrap_or_default().ends_with(is_name)
            && !part.starts_with(is_name);
        let number = built.split_off(if is_length { start } else { built.len() });
        built.push_str(&if is_length { write(&number) } else { unit.to_owned() });
        built.push_str(part);
    }
    built
}

#[cfg(test)]
mod tests {
    use super::to_container_units;

    fn between(css: &str) -> String {
        let converted = to_container_units(css, "16px");
        let inner = converted.strip_prefix(super::RESET).and_then(|rest| rest.strip_suffix(super::CONTAINER));
        inner.unwrap_or_default().to_owned()
    }

    #[test]
    fn the_element_stands_for_the_window() {
        let css = ".a{gap:clamp(1px,2.5vw,2px)}@media (width<=599px){.vwide{top:0}}@media (max-width:9px){b{c:d}}@media print{p{x:y}}";
        let sheet = ".a{gap:clamp(1px,2.5cqi,2px)}@container (width<=599px){.vwide{top:0}}@container (max-width:9px){b{c:d}}@media print{p{x:y}}";
        assert_eq!(between(css), sheet);
    }

    #[test]
    fn no_size_depends_on_the_root_of_the_portal() {
        let converted = between(
            ".a{gap:clamp(1rem,2.5vw,.5rem);margin:-1.25rem -.5rem 0 calc(1px - 2rem);font:600 1rem/1.5 x}.x1rem{a:b}.remote{c:\"2 rem\"}",
        );
        let sizes = ".a{gap:clamp(calc(1*16px),2.5cqi,calc(.5*16px));margin:calc(-1.25*16px) calc(-.5*16px) 0 calc(1px - calc(2*16px));\
            font:600 calc(1*16px)/1.5 x}.x1rem{a:b}.remote{c:\"2 rem\"}";
        assert_eq!(converted, sizes);
        assert!(to_container_units(".a{top:2rem}", "20px").contains("calc(2*20px)"), "a reader's own size counts");
    }

    #[test]
    fn styles_of_the_portal_are_reset_before_all_rules() {
        let converted = to_container_units(":root,:host{--ink:#000}.mounted{color:var(--ink)}", "16px");
        assert!(
            converted.starts_with(".mounted{all:initial;display:block;direction:ltr;unicode-bidi:isolate"),
            "{converted}"
        );
        assert!(
            converted.contains(":root,.mounted{--ink:#000}"),
            "rules of the document would outdo those for :host: {converted}"
        );
        assert!(converted.ends_with(":host{display:block}"), "{converted}");
    }

    #[test]
    fn the_style_sheet_does_not_depend_on_the_root() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/style");
        let sheets =
            std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let sheet = sheets.collect::<Vec<_>>().concat();
        let count = |css: &str, unit: &str| {
            css.match_indices(unit)
                .filter(|(index, _)| css[..*index].ends_with(|letter: char| letter.is_ascii_digit()))
                .count()
        };
        assert!(count(&sheet, "rem") > 200 && count(&sheet, "vw") > 5);
        let converted = to_container_units(&sheet, "16px");
        assert_eq!((count(&converted, "rem"), count(&converted, "vw")), (0, 0));
    }
}
