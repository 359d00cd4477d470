//! Rasterises SVG documents to small PNG files.

use std::collections::HashMap;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Text, TextChunk, Tree};

use super::fonts::Fonts;

/// Maximum number of colours, and the square of the least distance between two: fewer shades at the edges of letters take
/// fewer bytes.
const COLOURS: usize = 32;
const NEAR: u32 = 40 * 40;

type Colour = [u8; 3];

/// Draws a document as PNG. `widths` are the largest widths of its texts. The error says which letter the fonts lack, or which
/// text is too wide.
pub(super) fn png(svg: &str, widths: &[f64], fonts: &Fonts, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: fonts.database.clone(), font_family: fonts.text.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut texts = Vec::new();
    add_texts(tree.root(), &mut texts);
    // A text without any font is left out of the tree.
    if texts.len() != widths.len() {
        return Err(format!("{} draws no text", fonts.text));
    }
    texts.into_iter().zip(widths).try_for_each(|(text, width)| check(text, *width))?;
    let mut pixmap = Pixmap::new(width, height).ok_or("no memory for a card")?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    encode(pixmap.data(), (width, height)).map_err(|error| error.to_string())
}

fn add_texts<'a>(group: &'a Group, texts: &mut Vec<&'a Text>) {
    for node in group.children() {
        match node {
            Node::Group(group) => add_texts(group, texts),
            Node::Text(text) => texts.push(text),
            _ => {}
        }
    }
}

/// Checks that every letter of a text has a glyph, and that the text is no wider than the layout assumes.
fn check(text: &Text, width: f64) -> Result<(), String> {
    let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
    if let Some(missing) = glyphs.find(|glyph| glyph.id.0 == 0) {
        return Err(format!("the font has no {:?}", missing.text));
    }
    if f64::from(text.abs_bounding_box().width()) > width + 1.0 {
        return Err(format!("the font is too wide for {:?}", words_of(text)));
    }
    Ok(())
}

fn words_of(text: &Text) -> String {
    text.chunks().iter().map(TextChunk::text).collect()
}

/// Encodes opaque RGBA pixels with a palette.
fn encode(pixels: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, png::EncodingError> {
    let (indexes, palette) = with_palette(pixels);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Differences of indexes mean nothing.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indexes)?;
    writer.finish()?;
    Ok(bytes)
}

/// The palette of an image, and the place of each pixel in it. The frequent colours are in it; a rare one becomes the nearest
/// of them.
fn with_palette(pixels: &[u8]) -> (Vec<u8>, Vec<Colour>) {
    // Each colour with its count, and each pixel as the position of its colour: runs need no lookup.
    let mut positions: HashMap<Colour, usize> = HashMap::new();
    let mut found: Vec<(Colour, usize)> = Vec::new();
    let mut of_pixels = Vec::with_capacity(pixels.len() / 4);
    let (mut last, mut position) = (&[][..], 0);
    for pixel in pixels.chunks_exact(4) {
        if pixel != last {
            last = pixel;
            let colour = pixel.first_chunk().copied().unwrap_or_default();
            position = *positions.entry(colour).or_insert_with(|| {
                found.push((colour, 0));
                found.len() - 1
            });
        }
        if let Some((_, count)) = found.get_mut(position) {
            *count += 1;
        }
        of_pixels.push(position);
    }
    let mut frequent = found.clone();
    // Equal counts in a fixed order: a build gives the same bytes each time.
    frequent.sort_by_key(|(colour, count)| (usize::MAX - count, *colour));
    let mut palette: Vec<Colour> = Vec::new();
    for (colour, _) in frequent {
        let is_new = palette.iter().all(|other| distance(colour, *other) >= NEAR);
        if is_new && palette.len() < COLOURS {
            palette.push(colour);
        }
    }
    let places: Vec<u8> = found.iter().map(|(colour, _)| nearest(*colour, &palette)).collect();
    let indexes = of_pixels.iter().map(|position| places.get(*position).copied().unwrap_or_default()).collect();
    (indexes, palette)
}

/// Position of the colour nearest to another.
fn nearest(colour: Colour, palette: &[Colour]) -> u8 {
    let found = palette.iter().enumerate().min_by_key(|(_, other)| distance(colour, **other));
    found.map_or(0, |(index, _)| index as u8)
}

/// Square of the distance of two colours.
fn distance(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn frequent_colours_stay_and_rare_ones_become_the_nearest() {
        let (white, ink, near) = ([255, 255, 255, 255], [16, 34, 45, 255], [17, 34, 45, 255]);
        let (indexes, palette) = with_palette(&[white, white, white, ink, ink, near].concat());
        assert_eq!((indexes.as_slice(), palette.as_slice()), (&[0, 0, 0, 1, 1, 1][..], &[[255; 3], [16, 34, 45]][..]));
    }

    #[test]
    fn letters_without_a_glyph_are_reported() {
        let fonts = Fonts { text: "None".into(), headings: "None".into(), database: Arc::default() };
        let svg = |content: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\">{content}</svg>")
        };
        let empty = png(&svg(""), &[], &fonts, (8, 4)).unwrap_or_default();
        assert!(empty.starts_with(b"\x89PNG"), "{empty:?}");
        let missing = png(&svg("<text y=\"3\">民</text>"), &[4.0], &fonts, (8, 4));
        assert!(missing.is_err(), "{missing:?}");
    }
}
