//! The column of names.

use super::LanePlan;
use super::paint::{NAME, Painter, SMALL};
use crate::i18n::Message;
use crate::layout::Point;
use crate::model::{Shape, TieKind};
use crate::scene::marks::{Mark, ShapeMark, TextMark};
use crate::scene::style::Color;

/// What stands in the column of names.
pub(super) struct Label<'a> {
    pub(super) kind: Option<&'a TieKind>,
    pub(super) icon: Color,
    pub(super) name: String,
    /// The other end, where that is not the home city itself.
    pub(super) own: Option<String>,
    pub(super) years: Option<String>,
    pub(super) strong: bool,
    pub(super) opacity: f64,
    /// Whether the lens leaves it only possibly.
    pub(super) pale: bool,
}

impl Painter<'_> {
    /// The column of names.
    pub(super) fn label(&self, label: &Label<'_>, y: f64, marks: &mut Vec<Mark>) {
        let scale = self.request.scale;
        let pad = LanePlan::INSET * scale;
        let pale = if label.pale { 0.55 } else { 1.0 };
        marks.push(Mark::Shape(ShapeMark {
            shape: label.kind.map_or(Shape::Circle, |kind| kind.shape),
            at: Point::new(pad + 6.0 * scale, y),
            radius: 4.8 * scale * self.request.tight.sqrt(),
            color: label.icon,
            ground: self.ink.ground,
            opacity: label.opacity * pale,
        }));
        let mut end = self.names;
        let small = SMALL * scale;
        if let Some(years) = &label.years {
            let width = self.width(years, small, false);
            // Years stand below one another, but for the rare that need more room.
            let column = self.year_column(small).max(width);
            // Names come first.
            if self.names - column > 110.0 * scale {
                marks.push(Mark::Text(TextMark {
                    color: self.ink.quiet,
                    opacity: label.opacity,
                    ..self.text(years.clone(), Point::new(end - column, y), small)
                }));
                end -= column + 10.0 * scale;
            }
        }
        let size = self.letters(NAME);
        let mut x = pad + 18.0 * scale;
        let own = label.own.as_ref().map(|own| {
            let own = Message::new("lanes-own").with("name", own.as_str());
            own.text(self.request.plan.lang)
        });
        // Where two names do not find room, both are cut.
        let gap = 6.0 * scale;
        let beside = own
            .as_ref()
            .map_or(0.0, |own| self.width(own, small, false) + gap);
        let room = (end - x - beside).max((end - x) * if own.is_some() { 0.56 } else { 1.0 });
        let Some(text) = self.short(&label.name, size, label.strong, room) else {
            return;
        };
        let width = self.width(&text, size, label.strong);
        marks.push(Mark::Text(TextMark {
            bold: label.strong,
            opacity: label.opacity,
            ..self.text(text, Point::new(x, y), size)
        }));
        x += width + gap;
        // A letter and an ellipsis tell nobody anything.
        let least = 36.0 * scale;
        if let Some(own) = own
            && end - x >= least.min(beside - gap)
            && let Some(own) = self.short(&own, small, false, end - x)
        {
            marks.push(Mark::Text(TextMark {
                color: self.ink.quiet,
                opacity: label.opacity,
                ..self.text(own, Point::new(x, y), small)
            }));
        }
    }

    /// How wide the column of years is.
    fn year_column(&self, size: f64) -> f64 {
        let lang = self.request.plan.lang;
        let by = Message::new("lanes-by").with("by", "0000");
        let span = Message::new("lanes-span").with("from", "0000");
        let span = span.with("to", "0000");
        let width = |text: Message| self.width(&text.text(lang), size, false);
        width(by).max(width(span))
    }
}
