//! The views and the elements make the same page, so that their sizes can be compared. `--features ssr,typed,el`, or `erased`
//! instead of `typed`.

#![cfg(all(feature = "ssr", feature = "typed", feature = "el"))]

use view_cost::{elements_html, views_html};

/// The attributes of a tag, sorted. A style of an `El` is `data-css` in HTML. A boolean attribute may be written with or
/// without an empty value.
fn attributes(mut tag: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    loop {
        tag = tag.trim_start();
        let end = tag.find(['=', ' ']).unwrap_or(tag.len());
        let (name, rest) = tag.split_at(end);
        if name.is_empty() {
            break;
        }
        let (value, rest) = rest.strip_prefix("=\"").and_then(|rest| rest.split_once('"')).unwrap_or(("", rest));
        all.push((if name == "data-css" { "style" } else { name }, value.trim_end_matches(';')));
        tag = rest;
    }
    all.sort_unstable();
    all
}

/// The tags of a page with the text behind each, without the markers that Leptos finds dynamic nodes by.
fn tags(html: &str) -> Vec<String> {
    let html = html.replace("<!>", "");
    let tag = |part: &str| {
        let (tag, text) = part.split_once('>').unwrap();
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        format!("<{name} {:?}>{}", attributes(rest), text.replace("&gt;", ">"))
    };
    html.split('<').skip(1).map(tag).collect()
}

#[test]
fn elements_are_those_of_the_views() {
    for seed in 0..20 {
        let (views, elements) = (tags(&views_html(seed)), tags(&elements_html(seed)));
        for (place, (view, element)) in views.iter().zip(&elements).enumerate() {
            assert_eq!(view, element, "seed {seed}, behind {:?}", &elements[place.saturating_sub(3)..place]);
        }
        assert_eq!(views.len(), elements.len(), "seed {seed}");
    }
}
