//! SVG.

use std::fmt::Write as _;

use super::xml::{escape, number};
use crate::layout::Point;
use crate::model::{Certainty, Shape};
use crate::scene::{
    Anchor, BASELINE, Color, Group, Path, Pen, RING_RADIUS, RING_WIDTH, Record, Rect, ShapeMark,
    Sheet, Stroke, TextMark, draw_sheet, outline,
};

/// A sheet as an SVG document. Every actor and tie is an element with its record id as `id` and
/// `data-id`; names belong to their actors. The same sheet gives the same bytes.
#[must_use]
pub fn svg(sheet: &Sheet, families: &str) -> String {
    let mut out = Writer(String::new());
    out.line(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-labelledby="title desc" font-family="{2}">"#,
        number(sheet.size.width),
        number(sheet.size.height),
        escape(families)
    ));
    out.line(&format!(
        r#"<title id="title">{}</title>"#,
        escape(&sheet.title)
    ));
    out.line(&format!(
        r#"<desc id="desc">{}</desc>"#,
        escape(&sheet.description)
    ));
    if let Some(ground) = sheet.ground {
        out.line(&format!(
            r#"<rect width="100%" height="100%" fill="{}"/>"#,
            ground.to_hex()
        ));
    }
    draw_sheet(sheet, &mut out);
    out.line("</svg>");
    out.0
}

struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    /// What stands for records. The first on the sheet that stands for one has its id as its own.
    fn record(&mut self, record: &Record<'_>) {
        let ids = escape(record.ids);
        let mut looks = String::new();
        if record.first {
            let _ = write!(looks, r#" id="{ids}""#);
        }
        let _ = write!(looks, r#" data-id="{ids}""#);
        if let Some((kind, fits)) = record.tie {
            let fits = match fits {
                Certainty::Certain => "certain",
                Certainty::Possible => "possible",
                Certainty::No => "no",
            };
            let _ = write!(looks, r#" data-kind="{}" data-fits="{fits}""#, escape(kind));
        }
        self.line(&format!(
            r#"<g class="{}"{looks}><title>{}</title>"#,
            record.sort,
            escape(record.title)
        ));
    }
}

impl Pen for Writer {
    fn open(&mut self, group: Group<'_>) {
        let class = match group {
            Group::View => "view",
            Group::Land => "land",
            Group::Region => "region",
            Group::Guides => "guides",
            Group::Fields => "fields",
            Group::Ties => "ties",
            Group::Actors => "actors",
            Group::Inset => "inset",
            Group::Frame => "frame",
            Group::Record(record) => return self.record(&record),
        };
        self.line(&format!(r#"<g class="{class}">"#));
    }

    fn close(&mut self) {
        self.line("</g>");
    }

    fn area(&mut self, points: &[Point], fill: Color, opacity: f64, rim: bool) {
        let (steps, fill) = (steps(points), fill.to_hex());
        let looks = if rim {
            format!(r#" stroke="{fill}" stroke-width="0.5" stroke-linejoin="round""#)
        } else {
            format!(r#" fill-opacity="{}""#, number(opacity))
        };
        self.line(&format!(r#"<path d="{steps}Z" fill="{fill}"{looks}/>"#));
    }

    fn rect(&mut self, rect: &Rect, fill: Option<Color>, line: Option<Color>) {
        let fill = fill.map_or_else(|| "none".to_owned(), Color::to_hex);
        let line = line.map_or_else(String::new, |line| {
            format!(r#" stroke="{}""#, line.to_hex())
        });
        self.line(&format!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}"{line}/>"#,
            number(rect.min.x),
            number(rect.min.y),
            number(rect.width()),
            number(rect.height()),
        ));
    }

    fn path(&mut self, path: &Path) {
        let mut data = steps(&path.points);
        let mut looks = String::new();
        match path.fill {
            Some((color, opacity)) => {
                data.push('Z');
                let _ = write!(looks, r#" fill="{}""#, color.to_hex());
                if opacity < 1.0 {
                    let _ = write!(looks, r#" fill-opacity="{}""#, number(opacity));
                }
            }
            None => looks.push_str(r#" fill="none""#),
        }
        if let Some(stroke) = &path.stroke {
            looks.push_str(&stroke_attributes(stroke));
        }
        self.line(&format!(r#"<path d="{data}"{looks}/>"#));
    }

    fn shape(&mut self, mark: &ShapeMark) {
        let fade = if mark.opacity < 1.0 {
            format!(r#" opacity="{}""#, number(mark.opacity))
        } else {
            String::new()
        };
        let color = mark.color.to_hex();
        // A rim of the ground's colour keeps marks apart from the lines behind them.
        let rim = format!(r#" stroke="{}" stroke-width="1""#, mark.ground.to_hex());
        let (x, y) = (number(mark.at.x), number(mark.at.y));
        match mark.shape {
            Shape::Circle => self.line(&format!(
                r#"<circle cx="{x}" cy="{y}" r="{}" fill="{color}"{rim}{fade}/>"#,
                number(mark.radius)
            )),
            Shape::Ring => self.line(&format!(
                r#"<circle cx="{x}" cy="{y}" r="{}" fill="{}" stroke="{color}" stroke-width="{}"{fade}/>"#,
                number(mark.radius * RING_RADIUS),
                mark.ground.to_hex(),
                number(mark.radius * RING_WIDTH)
            )),
            shape => {
                let points: Vec<String> = outline(shape)
                    .iter()
                    .map(|point| pair(mark.at + *point * mark.radius))
                    .collect();
                self.line(&format!(
                    r#"<polygon points="{}" fill="{color}"{rim}{fade}/>"#,
                    points.join(" ")
                ));
            }
        }
    }

    fn text(&mut self, mark: &TextMark, turned: bool) {
        let anchor = match mark.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let mut looks = String::new();
        if mark.bold {
            looks.push_str(r#" font-weight="bold""#);
        }
        if mark.opacity < 1.0 {
            let _ = write!(looks, r#" opacity="{}""#, number(mark.opacity));
        }
        if let Some(halo) = mark.halo {
            let _ = write!(
                looks,
                r#" stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke""#,
                halo.to_hex()
            );
        }
        if turned {
            let (x, y) = (number(mark.at.x), number(mark.at.y));
            let _ = write!(looks, r#" transform="rotate(90 {x} {y})""#);
        }
        // The line that letters stand on: programs disagree about `dominant-baseline`.
        let y = mark.at.y + mark.size * BASELINE;
        self.line(&format!(
            r#"<text x="{}" y="{}" font-size="{}" text-anchor="{anchor}" fill="{}"{looks}>{}</text>"#,
            number(mark.at.x),
            number(y),
            number(mark.size),
            mark.color.to_hex(),
            escape(&mark.text)
        ));
    }
}

/// The way along points.
fn steps(points: &[Point]) -> String {
    let mut data = String::new();
    for (at, point) in points.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        let _ = write!(data, "{step}{}", pair(*point));
    }
    data
}

fn stroke_attributes(stroke: &Stroke) -> String {
    let mut looks = format!(
        r#" stroke="{}" stroke-width="{}""#,
        stroke.color.to_hex(),
        number(stroke.width)
    );
    if stroke.opacity < 1.0 {
        let _ = write!(looks, r#" stroke-opacity="{}""#, number(stroke.opacity));
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|piece| number(*piece)).collect();
        let _ = write!(looks, r#" stroke-dasharray="{}""#, dash.join(" "));
    }
    looks
}

fn pair(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}
