//! SVG.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::xml::{escape, number};
use crate::layout::Point;
use crate::model::{Certainty, Shape};
use crate::scene::{
    Anchor, Field, Inset, Land, Mark, Path, Shade, ShapeMark, Sheet, Stroke, Target, TextMark,
    outline,
};

/// A sheet as an SVG document. Every actor and tie is an element with its record id as `id` and
/// `data-id`; names belong to their actors. The same sheet gives the same bytes.
#[must_use]
pub fn svg(sheet: &Sheet, families: &str) -> String {
    let mut out = Writer(String::new());
    let (width, height) = (sheet.scene.size.width, sheet.scene.size.height);
    out.line(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-labelledby="title desc" font-family="{2}">"#,
        number(width),
        number(height),
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
    out.line(&format!(
        r#"<rect width="100%" height="100%" fill="{}"/>"#,
        sheet.ground.to_hex()
    ));
    if let Some(land) = &sheet.scene.land {
        out.land(land);
    }
    if let Some(shade) = &sheet.scene.shade {
        out.shade(shade);
    }
    out.line(r#"<g class="guides">"#);
    for mark in &sheet.scene.guides {
        out.mark(mark);
    }
    out.line("</g>");
    if !sheet.scene.fields.is_empty() {
        out.line(r#"<g class="fields">"#);
        // A tie stands on the row of each of its ends; an id is given once.
        let mut given: BTreeSet<&str> = BTreeSet::new();
        for field in &sheet.scene.fields {
            let own = field.ids.first().map_or("", String::as_str);
            let first = !matches!(field.of, Target::Ties(_)) && given.insert(own);
            out.field(field, first.then_some(own));
        }
        out.line("</g>");
    }
    out.line(r#"<g class="ties">"#);
    for tie in &sheet.scene.ties {
        let fits = match tie.fits {
            Certainty::Certain => "certain",
            Certainty::Possible => "possible",
            Certainty::No => "no",
        };
        out.line(&format!(
            r#"<g class="tie" id="{0}" data-id="{0}" data-kind="{1}" data-fits="{2}"><title>{3}</title>"#,
            escape(tie.id.as_str()),
            escape(tie.kind.as_str()),
            fits,
            escape(&tie.title)
        ));
        out.path(&tie.path);
        if let Some(beyond) = &tie.beyond {
            out.path(beyond);
        }
        out.line("</g>");
    }
    out.line("</g>");
    out.line(r#"<g class="actors">"#);
    for actor in &sheet.scene.actors {
        out.line(&format!(
            r#"<g class="actor" id="{0}" data-id="{0}"><title>{1}</title>"#,
            escape(actor.id.as_str()),
            escape(&actor.title)
        ));
        for shape in &actor.shapes {
            out.shape(shape);
        }
        if let Some(label) = sheet
            .scene
            .labels
            .iter()
            .find(|label| label.actor == actor.actor)
        {
            out.text(&label.text, false);
            if let Some(below) = &label.below {
                out.text(below, false);
            }
        }
        out.line("</g>");
    }
    out.line("</g>");
    if let Some(name) = sheet
        .scene
        .shade
        .as_ref()
        .and_then(|shade| shade.name.as_ref())
    {
        out.text(name, false);
    }
    if let Some(inset) = &sheet.scene.inset {
        out.inset(inset);
    }
    out.line(r#"<g class="frame">"#);
    for mark in &sheet.frame {
        out.mark(mark);
    }
    out.line("</g>");
    out.line("</svg>");
    out.0
}

struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    /// A row, bar or cell. The first that stands for one record has that record's id as its own.
    fn field(&mut self, field: &Field, own: Option<&str>) {
        let ids = escape(&field.ids.join(" "));
        let class = match field.of {
            Target::Actor(_) => "actor",
            Target::Tie(_) => "tie",
            Target::Ties(_) => "cell",
        };
        let own = own.map_or_else(String::new, |id| format!(r#" id="{}""#, escape(id)));
        self.line(&format!(
            r#"<g class="{class}"{own} data-id="{ids}"><title>{}</title>"#,
            escape(&field.title)
        ));
        for mark in &field.marks {
            self.mark(mark);
        }
        self.line("</g>");
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Path(path) => self.path(path),
            Mark::Shape(shape) => self.shape(shape),
            Mark::Text(text) => self.text(text, false),
            Mark::Turned(text) => self.text(text, true),
        }
    }

    /// Land; its rim in its own colour hides the seams between neighbours.
    fn land(&mut self, land: &Land) {
        self.line(r#"<g class="land">"#);
        for (points, fill) in land.pieces() {
            let fill = fill.to_hex();
            self.line(&format!(
                r#"<path d="{}Z" fill="{fill}" stroke="{fill}" stroke-width="0.5" stroke-linejoin="round"/>"#,
                steps(&points)
            ));
        }
        self.line("</g>");
    }

    /// A region that is pointed at, without its name.
    fn shade(&mut self, shade: &Shade) {
        self.line(r#"<g class="region">"#);
        for area in &shade.areas {
            self.line(&format!(
                r#"<path d="{}Z" fill="{}" fill-opacity="{}"/>"#,
                steps(&area.points),
                area.fill.to_hex(),
                number(area.opacity)
            ));
        }
        self.line("</g>");
    }

    /// A magnified part. Its ties and actors are on the map already: they are drawn without an `id`.
    fn inset(&mut self, inset: &Inset) {
        self.line(r#"<g class="inset">"#);
        let (frame, line) = (inset.frame, inset.line.to_hex());
        let rect = |looks: String| {
            format!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" {looks}/>"#,
                number(frame.min.x),
                number(frame.min.y),
                number(frame.width()),
                number(frame.height()),
            )
        };
        self.line(&rect(format!(r#"fill="{}""#, inset.ground.to_hex())));
        if let Some(land) = &inset.scene.land {
            self.land(land);
        }
        for mark in &inset.scene.guides {
            self.mark(mark);
        }
        for tie in &inset.scene.ties {
            self.line(&format!(
                r#"<g class="tie" data-id="{}"><title>{}</title>"#,
                escape(tie.id.as_str()),
                escape(&tie.title)
            ));
            self.path(&tie.path);
            if let Some(beyond) = &tie.beyond {
                self.path(beyond);
            }
            self.line("</g>");
        }
        for actor in &inset.scene.actors {
            self.line(&format!(
                r#"<g class="actor" data-id="{}"><title>{}</title>"#,
                escape(actor.id.as_str()),
                escape(&actor.title)
            ));
            for shape in &actor.shapes {
                self.shape(shape);
            }
            self.line("</g>");
        }
        for label in &inset.scene.labels {
            self.text(&label.text, false);
            if let Some(below) = &label.below {
                self.text(below, false);
            }
        }
        self.text(&inset.caption, false);
        self.line(&rect(format!(r#"fill="none" stroke="{line}""#)));
        self.line("</g>");
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
                number(mark.radius * 0.74),
                mark.ground.to_hex(),
                number(mark.radius * 0.52)
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

    /// A text, turned clockwise by a right angle around its anchor or not.
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
        let y = mark.at.y + mark.size * 0.36;
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
