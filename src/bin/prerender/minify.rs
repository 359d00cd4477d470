//! Minifies the style sheet and the page.

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Features, Targets};
use lol_html::html_content::{ContentType, TextType};
use lol_html::{RewriteStrSettings, doc_comments, doc_text, rewrite_str};

/// Removes comments and white space from a style sheet, and merges rules where possible.
///
/// Media queries keep `min-width` and `max-width`, because Chrome before 104 and Safari before 16.4 ignore rules with
/// ranges.
pub(super) fn css(sheet: &str) -> Result<String, String> {
    let targets = Targets { include: Features::MediaRangeSyntax, ..Targets::default() };
    let mut parsed = StyleSheet::parse(sheet, ParserOptions::default()).map_err(|error| error.to_string())?;
    parsed.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(parsed.to_css(options).map_err(|error| error.to_string())?.code)
}

/// Removes the comments of a page, and shortens each run of white space to one space.
pub(super) fn html(page: &str) -> Result<String, String> {
    let comments = doc_comments!(|comment| {
        comment.remove();
        Ok(())
    });
    let texts = doc_text!(|text| {
        if text.text_type() == TextType::Data {
            let collapsed = collapse_white_space(text.as_str());
            text.replace(&collapsed, ContentType::Html);
        }
        Ok(())
    });
    let settings =
        RewriteStrSettings::new().append_document_content_handler(comments).append_document_content_handler(texts);
    rewrite_str(page, settings).map_err(|error| error.to_string())
}

fn collapse_white_space(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_ascii_whitespace() {
            collapsed.push(letter);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_of_media_queries_keep_the_form_that_older_engines_know() {
        let sheet = "/* c */ @media (min-width: 600px) { a { b: c } } @media (width <= 599px) { a > d { b: e } }";
        let expected = "@media (min-width:600px){a{b:c}}@media (max-width:599px){a>d{b:e}}";
        assert_eq!(css(sheet).as_deref(), Ok(expected));
    }

    #[test]
    fn comments_and_white_space_go_and_the_rest_stays() {
        let page = "<!doctype html>\n<p id=\"a\">\n  {{app}} &amp; 1  2\n</p> <!-- c -->\n<script>  x  </script>";
        let expected = "<!doctype html> <p id=\"a\"> {{app}} &amp; 1 2 </p>  <script>  x  </script>";
        assert_eq!(html(page).as_deref(), Ok(expected));
    }
}
