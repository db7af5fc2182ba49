//! PDF.

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point as At, Size as PageSize, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineJoin, Stroke as Line, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};

use crate::fonts::Metrics;
use crate::layout::Point;
use crate::model::{Date, Lang, Shape};
use crate::scene::{
    Anchor, BASELINE, Color, Group, Path, Pen, RING_RADIUS, RING_WIDTH, Rect, ShapeMark, Sheet,
    Stroke, TextMark, draw_sheet, outline,
};

/// A unit of a PDF, 1/72 inch, is so many points of a sheet, 1/96 inch.
const UNIT: f32 = 0.75;
/// Readers show no page whose sides have more units.
const LONGEST: f32 = 14_400.0;
/// The handles of a quarter of a circle, in parts of the radius.
const ROUND: f64 = 0.552_284_75;

/// A sheet as a PDF document of one page, on paper of the size of the sheet: letters of the bundled
/// faces, of which only those that occur are in the file, and can be copied. The day is noted as
/// that on which it was made. The same sheet gives the same bytes.
///
/// # Errors
/// What the library says of a font that cannot be embedded, or of a page without a size.
pub fn pdf(sheet: &Sheet, lang: Lang, made: Date) -> Result<Vec<u8>, String> {
    let mut document = Document::new();
    let word = match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    };
    let date = DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(u8::try_from(made.month()).unwrap_or(1))
        .day(u8::try_from(made.day()).unwrap_or(1));
    document.set_metadata(
        Metadata::new()
            .title(sheet.title.clone())
            .description(sheet.description.clone())
            .language(word.to_owned())
            .creator("Kizuna".to_owned())
            .creation_date(date),
    );
    // A longer sheet is made smaller.
    let longest = sheet.size.width.max(sheet.size.height) as f32;
    let unit = UNIT.min(LONGEST / longest.max(1.0));
    let side = |side: f64| side as f32 * unit;
    let size = PageSize::from_wh(side(sheet.size.width), side(sheet.size.height));
    let size = size.ok_or_else(|| "size".to_owned())?;
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let whole = surface.start_tagged(ContentTag::Other);
    surface.push_transform(&Transform::from_scale(unit, unit));
    let mut pen = Drawing {
        surface: &mut surface,
        metrics: Metrics::new(),
        fonts: BTreeMap::new(),
    };
    if let Some(ground) = sheet.ground {
        let all = Rect::new(Point::ZERO, sheet.size);
        pen.rect(&all, Some(ground), None);
    }
    draw_sheet(sheet, &mut pen);
    surface.pop();
    surface.end_tagged();
    surface.finish();
    page.finish();
    // One figure, with what it shows in words for those who cannot see it.
    let words = format!("{}\n{}", sheet.title, sheet.description);
    let figure = TagGroup::with_children(Tag::Figure(Some(words)), vec![whole.into()]);
    let mut tree = TagTree::new().with_lang(Some(word.to_owned()));
    tree.push(figure);
    document.set_tag_tree(tree);
    document.finish().map_err(|error| error.to_string())
}

struct Drawing<'a, 's> {
    surface: &'a mut Surface<'s>,
    metrics: Metrics,
    fonts: BTreeMap<&'static str, Option<Font>>,
}

impl Drawing<'_, '_> {
    /// Draws what is built with a fill and a line.
    fn draw(&mut self, path: PathBuilder, fill: Option<Fill>, line: Option<Line>) {
        if fill.is_none() && line.is_none() {
            return;
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(fill);
            self.surface.set_stroke(line);
            self.surface.draw_path(&path);
        }
    }

    /// The letters of a text from this point on; with a line only that is drawn around them, as an
    /// outline that no copy takes along.
    fn letters(&mut self, mark: &TextMark, start: At, halo: bool) {
        let size = mark.size as f32;
        let mut x = start.x;
        for run in self.metrics.runs(&mark.text, mark.bold) {
            let width: f64 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            let font = self
                .fonts
                .entry(run.face.name)
                .or_insert_with(|| Font::new(Data::from(run.face.bytes), 0));
            let text = mark.text.get(run.range.clone());
            if let (Some(font), Some(text)) = (font.clone(), text) {
                let glyph = |glyph: &crate::fonts::Glyph| {
                    let (from, to) = (glyph.range.start, glyph.range.end);
                    let range = from - run.range.start..to - run.range.start;
                    let id = GlyphId::new(glyph.id);
                    KrillaGlyph::new(id, glyph.advance as f32, 0.0, 0.0, 0.0, range, None)
                };
                let glyphs: Vec<KrillaGlyph> = run.glyphs.iter().map(glyph).collect();
                let at = At::from_xy(x, start.y);
                self.surface
                    .draw_glyphs(at, &glyphs, font, text, size, halo);
            }
            x += width as f32 * size;
        }
    }
}

impl Pen for Drawing<'_, '_> {
    fn open(&mut self, _: Group<'_>) {}

    fn close(&mut self) {}

    fn path(&mut self, path: &Path) {
        let fill = path.fill.map(|(color, opacity)| fill(color, opacity));
        let line = path.stroke.as_ref().map(line);
        self.draw(run_of(&path.points, path.fill.is_some()), fill, line);
    }

    fn area(&mut self, points: &[Point], color: Color, opacity: f64, rim: bool) {
        let rim = rim.then(|| Line {
            paint: paint(color),
            width: 0.5,
            line_join: LineJoin::Round,
            ..Line::default()
        });
        self.draw(run_of(points, true), Some(fill(color, opacity)), rim);
    }

    fn rect(&mut self, rect: &Rect, ground: Option<Color>, edge: Option<Color>) {
        let corners = [
            rect.min,
            Point::new(rect.max.x, rect.min.y),
            rect.max,
            Point::new(rect.min.x, rect.max.y),
        ];
        let edge = edge.map(|color| Line {
            paint: paint(color),
            ..Line::default()
        });
        let ground = ground.map(|color| fill(color, 1.0));
        self.draw(run_of(&corners, true), ground, edge);
    }

    fn shape(&mut self, mark: &ShapeMark) {
        let line = |color: Color, width: f64| Line {
            paint: paint(color),
            width: width as f32,
            ..Line::default()
        };
        self.surface.push_opacity(part(mark.opacity));
        match mark.shape {
            Shape::Circle => self.draw(
                circle(mark.at, mark.radius),
                Some(fill(mark.color, 1.0)),
                Some(line(mark.ground, 1.0)),
            ),
            Shape::Ring => self.draw(
                circle(mark.at, mark.radius * RING_RADIUS),
                Some(fill(mark.ground, 1.0)),
                Some(line(mark.color, mark.radius * RING_WIDTH)),
            ),
            shape => {
                let corners = outline(shape);
                let points = corners.iter().map(|point| mark.at + *point * mark.radius);
                let points: Vec<Point> = points.collect();
                let looks = (fill(mark.color, 1.0), line(mark.ground, 1.0));
                self.draw(run_of(&points, true), Some(looks.0), Some(looks.1));
            }
        }
        self.surface.pop();
    }

    fn text(&mut self, mark: &TextMark, turned: bool) {
        use crate::scene::MeasureText as _;
        let width = self.metrics.width(&mark.text, mark.size, mark.bold);
        let left = match mark.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let down = mark.size * BASELINE;
        let start = At::from_xy((mark.at.x - left) as f32, (mark.at.y + down) as f32);
        if turned {
            let (x, y) = (mark.at.x as f32, mark.at.y as f32);
            let turn = Transform::from_rotate_at(90.0, x, y);
            self.surface.push_transform(&turn);
        }
        if let Some(halo) = mark.halo {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Line {
                paint: paint(halo),
                width: 3.0,
                line_join: LineJoin::Round,
                opacity: part(mark.opacity),
                ..Line::default()
            }));
            self.letters(mark, start, true);
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(mark.color, mark.opacity)));
        self.letters(mark, start, false);
        if turned {
            self.surface.pop();
        }
    }
}

fn paint(color: Color) -> krilla::paint::Paint {
    rgb::Color::new(color.0, color.1, color.2).into()
}

fn part(share: f64) -> NormalizedF32 {
    NormalizedF32::new(share.clamp(0.0, 1.0) as f32).unwrap_or(NormalizedF32::ONE)
}

fn fill(color: Color, opacity: f64) -> Fill {
    Fill {
        paint: paint(color),
        opacity: part(opacity),
        rule: FillRule::NonZero,
    }
}

fn line(stroke: &Stroke) -> Line {
    Line {
        paint: paint(stroke.color),
        width: stroke.width as f32,
        opacity: part(stroke.opacity),
        dash: (!stroke.dash.is_empty()).then(|| StrokeDash {
            array: stroke.dash.iter().map(|piece| *piece as f32).collect(),
            offset: 0.0,
        }),
        ..Line::default()
    }
}

/// A run of points, closed or not.
fn run_of(points: &[Point], closed: bool) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (at, point) in points.iter().enumerate() {
        let (x, y) = (point.x as f32, point.y as f32);
        if at == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    if closed && points.len() > 1 {
        path.close();
    }
    path
}

fn circle(middle: Point, radius: f64) -> PathBuilder {
    let mut path = PathBuilder::new();
    let at = |x: f64, y: f64| middle + Point::new(x, y) * radius;
    let start = at(1.0, 0.0);
    path.move_to(start.x as f32, start.y as f32);
    for (from, to) in [
        ((1.0, 0.0), (0.0, 1.0)),
        ((0.0, 1.0), (-1.0, 0.0)),
        ((-1.0, 0.0), (0.0, -1.0)),
        ((0.0, -1.0), (1.0, 0.0)),
    ] {
        let one = at(from.0 + to.0 * ROUND, from.1 + to.1 * ROUND);
        let two = at(to.0 + from.0 * ROUND, to.1 + from.1 * ROUND);
        let end = at(to.0, to.1);
        path.cubic_to(
            one.x as f32,
            one.y as f32,
            two.x as f32,
            two.y as f32,
            end.x as f32,
            end.y as f32,
        );
    }
    path.close();
    path
}
