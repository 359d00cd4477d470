//! The QR code of an address.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Width of the light margin, in modules. Source: ISO/IEC 18004, section 6.3.8.
const MARGIN: i32 = 4;

/// Version of the largest code: 97 modules, each 2 pixels wide in the menu, which a camera can still tell apart.
const LARGEST: u8 = 20;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrDrawing {
    /// Width and height in modules, with the margin.
    pub size: i32,
    /// Outline of the dark modules, as SVG path data. The unit is a module.
    pub path: String,
}

/// Returns the QR code of a text; `None` if it is too long for one.
///
/// A seventh of the code may be damaged or covered, if the text is short enough for that.
pub fn qr_drawing(text: &str) -> Option<QrDrawing> {
    let (segments, largest) = (QrSegment::make_segments(text), Version::new(LARGEST));
    let encode = |level| QrCode::encode_segments_advanced(&segments, level, Version::MIN, largest, None, true).ok();
    let code = [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(encode)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (start + MARGIN, y + MARGIN, x - start);
                // Writing to a String cannot fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    Some(QrDrawing { size: code.size() + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather::Gather;
    use proptest::prelude::*;

    /// Pixels per module of the drawing that is read.
    const SCALE: usize = 4;

    /// Paints the path, and reads the code in it as a camera would.
    fn read(drawing: &QrDrawing) -> String {
        let runs: Vec<[usize; 3]> = drawing.path.split('M').skip(1).map(run).gather();
        let size = drawing.size as usize * SCALE;
        let is_dark = |x: usize, y: usize| {
            let (x, y) = (x / SCALE, y / SCALE);
            runs.iter().any(|[left, top, width]| y == *top && (*left..left + width).contains(&x))
        };
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| if is_dark(x, y) { 0 } else { 255 });
        picture.detect_grids().first().expect("the picture has no code").decode().unwrap().1
    }

    /// Left, top and width of a run of dark modules.
    fn run(path: &str) -> [usize; 3] {
        let numbers: Vec<usize> = path.split([' ', 'h', 'v']).take(3).map(|number| number.parse().unwrap()).gather();
        numbers.try_into().unwrap()
    }

    #[test]
    fn a_code_has_a_light_margin() {
        let drawing = qr_drawing("https://city.example/atlas/").unwrap();
        let runs = drawing.path.split('M').skip(1).map(run).gather();
        let margin = MARGIN as usize;
        let end = drawing.size as usize - margin;
        assert!(
            runs.iter()
                .all(|[left, top, width]| { *left >= margin && left + width <= end && (margin..end).contains(top) })
        );
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert!(qr_drawing(&"a".repeat(858)).is_some());
        assert_eq!(qr_drawing(&"a".repeat(859)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_code_is_read_again(path in "[a-z0-9/?=&%.-]{0,180}", name in "\\PC{0,20}") {
            let address = ["https://city.example/atlas/", &path, &name].concat();
            prop_assert_eq!(read(&qr_drawing(&address).unwrap()), address);
        }
    }
}
