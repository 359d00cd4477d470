//! Screenshots, compared with those in `tests/pictures/`, which `cargo xtask bless pictures` writes again.
//!
//! A picture is kept with one pixel for each block of the screenshot, of its mean colour: fonts and browsers that draw the edges of
//! letters otherwise change it little, while what is missing, moved, cut or of another colour changes many blocks.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::imageops::thumbnail;
use image::{ImageFormat, RgbImage};

use crate::{Failure, Page, Result};

/// Width and height of a block, in pixels of the screenshot.
const BLOCK: u32 = 4;

/// A block differs if its mean colour does by more than this, of 255, in a channel.
const TOLERANCE: u8 = 40;

/// The share of blocks that may differ.
const LIMIT: f64 = 0.01;

/// One pixel for each block of a screenshot, which is a PNG file.
fn blocks(screenshot: &[u8]) -> Result<RgbImage> {
    let image = image::load_from_memory_with_format(screenshot, ImageFormat::Png);
    let image = image.map_err(Failure::of("reading a screenshot"))?.into_rgb8();
    Ok(thumbnail(&image, image.width().div_ceil(BLOCK), image.height().div_ceil(BLOCK)))
}

/// The share of blocks that differ; 1 for pictures of different sizes.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    if one.dimensions() != other.dimensions() {
        return 1.0;
    }
    let pairs = one.pixels().zip(other.pixels());
    let count =
        pairs.filter(|(one, other)| one.0.iter().zip(&other.0).any(|(one, other)| one.abs_diff(*other) > TOLERANCE));
    count.count() as f64 / f64::from((one.width() * one.height()).max(1))
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../pictures").join(format!("{name}.png"))
}

fn write(image: &RgbImage, file: &Path) -> Result {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).map_err(Failure::of("encoding a picture"))?;
    let folder = file.parent().unwrap_or(file);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, bytes.into_inner()))
        .map_err(Failure::of("saving a picture"))
}

impl Page {
    /// Compares what the window shows with the picture of this name. With `MINXIN_BLESS` in the environment, it becomes that picture.
    pub async fn check_picture(&self, name: &str) -> Result {
        let shown =
            blocks(&std::fs::read(self.save_screenshot(name).await?).map_err(Failure::of("reading a screenshot"))?)?;
        let file = golden(name);
        if std::env::var_os("MINXIN_BLESS").is_some() {
            return write(&shown, &file);
        }
        let advice = "`cargo xtask bless pictures` accepts what is shown";
        let Ok(kept) = std::fs::read(&file) else {
            return Err(Failure::new(format!("there is no picture {name}; {advice}")));
        };
        let kept = image::load_from_memory_with_format(&kept, ImageFormat::Png);
        let kept = kept.map_err(Failure::of("reading a picture"))?.into_rgb8();
        let share = difference(&kept, &shown);
        if share > LIMIT {
            let percent = share * 100.0;
            let failure =
                format!("{percent:.1} % of {name} differ from tests/pictures/{name}.png (limit 1 %); {advice}");
            return Err(Failure::new(failure));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn page(mark: impl Fn(u32, u32) -> bool) -> RgbImage {
        let pixel = |x, y| Rgb(if mark(x, y) { [20, 89, 140] } else { [255; 3] });
        RgbImage::from_fn(360, 800, pixel)
    }

    fn reduced(image: &RgbImage) -> RgbImage {
        let mut png = Cursor::new(Vec::new());
        image.write_to(&mut png, ImageFormat::Png).unwrap();
        blocks(&png.into_inner()).unwrap()
    }

    #[test]
    fn what_is_missing_or_moved_differs_and_another_edge_does_not() {
        let button = |left: u32| move |x: u32, y: u32| (left..left + 90).contains(&x) && (40..84).contains(&y);
        let shown = reduced(&page(button(20)));
        assert_eq!(shown.dimensions(), (90, 200));
        assert!(difference(&shown, &shown) < f64::EPSILON);
        assert!(difference(&shown, &reduced(&page(|_, _| false))) > LIMIT, "a button is missing");
        assert!(difference(&shown, &reduced(&page(button(120)))) > LIMIT, "a button is elsewhere");
        assert!(difference(&shown, &reduced(&page(button(21)))) < LIMIT, "an edge is drawn otherwise");
        let larger = RgbImage::new(91, 200);
        assert!(difference(&shown, &larger) > LIMIT, "another size");
    }
}
