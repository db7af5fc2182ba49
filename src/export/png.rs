//! PNG: the SVG of a sheet, rendered with the bundled faces.

use std::io;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider as _};

use super::svg::svg;
use crate::fonts::{FAMILIES, chain};
use crate::scene::Sheet;

/// Why a picture could not be made of points.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// It would have more points than a picture can.
    #[error("{width} x {height} points are too many")]
    TooLarge {
        /// Points across.
        width: f64,
        /// Points down.
        height: f64,
    },
    /// The drawing was refused.
    #[error("{0}")]
    Drawing(String),
    /// Somebody asked to stop.
    #[error("cancelled")]
    Cancelled,
}

/// No picture has more points: with four bytes each it fits the memory of an office PC.
const MOST_POINTS: f64 = 100_000_000.0;
/// Points of a sheet in an inch.
const PER_INCH: f64 = 96.0;

/// A picture of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Points across.
    pub width: usize,
    /// Points down.
    pub height: usize,
    /// Red, green, blue and how much is seen of each point, row by row; the colours are already
    /// lessened by how much is seen.
    pub rgba: Vec<u8>,
}

/// A sheet as points, so many an inch.
///
/// # Errors
/// [`PngError`].
pub fn raster(
    sheet: &Sheet,
    dpi: f64,
    step: &mut dyn FnMut(f32) -> bool,
) -> Result<Raster, PngError> {
    let pixmap = rendered(sheet, dpi, step)?;
    Ok(Raster {
        width: pixmap.width() as usize,
        height: pixmap.height() as usize,
        rgba: pixmap.take(),
    })
}

/// A sheet as a PNG with so many points an inch; the file says how many they are. Without a ground
/// it is transparent. `step` is told the share that is written, 0 to 1, and answers whether to go
/// on. The same sheet gives the same bytes.
///
/// # Errors
/// [`PngError`].
pub fn png(
    sheet: &Sheet,
    dpi: f64,
    step: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, PngError> {
    let pixmap = rendered(sheet, dpi, step)?;
    encoded(&pixmap, sheet.ground.is_none(), dpi, step)
}

/// A finished drawing as a PNG on a white ground, for papers that cannot hold an SVG: so many points an
/// inch where it is `width` wide. Unit of `width`: points of paper, 72 an inch.
///
/// # Errors
/// [`PngError`].
pub fn drawn(svg: &str, width: f64, dpi: f64) -> Result<Vec<u8>, PngError> {
    let tree = tree(svg).map_err(PngError::Drawing)?;
    let size = tree.size();
    let scale = width / 72.0 * dpi / f64::from(size.width());
    let (across, down) = (f64::from(size.width()), f64::from(size.height()));
    let (across, down) = ((across * scale).round(), (down * scale).round());
    let mut pixmap = sized(across, down)?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    let scale = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    encoded(&pixmap, false, dpi, &mut |_| true)
}

/// The most points an inch with which a sheet can be made of points.
#[must_use]
pub fn finest(sheet: &Sheet) -> f64 {
    let area = (sheet.size.width * sheet.size.height).max(1.0);
    // A little less, so that rounding does not lead over it.
    (PER_INCH * (MOST_POINTS / area).sqrt() * 0.999).floor()
}

fn rendered(
    sheet: &Sheet,
    dpi: f64,
    step: &mut dyn FnMut(f32) -> bool,
) -> Result<Pixmap, PngError> {
    let scale = dpi / PER_INCH;
    let (width, height) = (sheet.size.width * scale, sheet.size.height * scale);
    let (width, height) = (width.round(), height.round());
    let mut pixmap = sized(width, height)?;
    let tree = tree(&svg(sheet, FAMILIES)).map_err(PngError::Drawing)?;
    if !step(0.1) {
        return Err(PngError::Cancelled);
    }
    let scale = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    if step(0.6) {
        Ok(pixmap)
    } else {
        Err(PngError::Cancelled)
    }
}

/// Points without a colour, where they are not too many.
fn sized(width: f64, height: f64) -> Result<Pixmap, PngError> {
    // A comparison with what is no number fails, too.
    if !(width >= 1.0 && height >= 1.0 && width * height <= MOST_POINTS) {
        return Err(PngError::TooLarge { width, height });
    }
    let pixmap = Pixmap::new(width as u32, height as u32);
    pixmap.ok_or(PngError::TooLarge { width, height })
}

/// The drawing of an SVG, with texts in the bundled faces alone: the fonts of a computer differ.
fn tree(svg: &str) -> Result<Tree, String> {
    let mut fonts = fontdb::Database::new();
    let mut load = |bytes: &'static [u8]| {
        let loaded = fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
        loaded.first().copied()
    };
    let first = |bold: bool| chain(bold).next();
    let mut faces: Vec<(fontdb::ID, &'static [u8])> = Vec::new();
    let (mut regular, mut bold) = (None, None);
    if let Some(face) = first(true) {
        bold = load(face.bytes);
    }
    for (at, face) in chain(false).enumerate() {
        let id = load(face.bytes);
        if at == 0 {
            regular = id;
        }
        faces.extend(id.map(|id| (id, face.bytes)));
    }
    let options = Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| if font.weight() > 500 { bold } else { regular }),
            select_fallback: Box::new(move |c, used, _| {
                let has = |bytes: &'static [u8]| {
                    FontRef::new(bytes).is_ok_and(|font| font.charmap().map(c).is_some())
                };
                let mut unused = faces.iter().filter(|(id, _)| !used.contains(id));
                unused.find(|(_, bytes)| has(bytes)).map(|(id, _)| *id)
            }),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}

/// The points as a file, row by row, so that they are in memory once.
fn encoded(
    pixmap: &Pixmap,
    clear: bool,
    dpi: f64,
    step: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, PngError> {
    /// Rows between two looks at whether to go on.
    const ROWS: usize = 256;
    let refused = |error: &dyn ToString| PngError::Drawing(error.to_string());
    let mut bytes = Vec::new();
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if clear {
        png::ColorType::Rgba
    } else {
        png::ColorType::Rgb
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(|error| refused(&error))?;
    let mut stream = writer.stream_writer().map_err(|error| refused(&error))?;
    let mut row = Vec::new();
    for (at, points) in pixmap.pixels().chunks(width as usize).enumerate() {
        if at % ROWS == 0 && !step(0.6 + 0.4 * at as f32 / height as f32) {
            return Err(PngError::Cancelled);
        }
        row.clear();
        for point in points {
            let point = point.demultiply();
            row.extend([point.red(), point.green(), point.blue()]);
            if clear {
                row.push(point.alpha());
            }
        }
        let written = io::Write::write_all(&mut stream, &row);
        written.map_err(|error| refused(&error))?;
    }
    stream.finish().map_err(|error| refused(&error))?;
    writer.finish().map_err(|error| refused(&error))?;
    Ok(bytes)
}
