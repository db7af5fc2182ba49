//! Title, time and lens in words above; legend and sources below.

use std::collections::BTreeSet;

use super::{Body, HEAD, SheetRequest, description};
use crate::i18n::Message;
use crate::insight::Sign;
use crate::layout::Point;
use crate::lens::words::lens_text;
use crate::records::{source_name, tie_citations};
use crate::scene::emphasis::{SIGN_KEY, SIGNS, sign_key, sign_text};
use crate::scene::lanes::{KeySign, key_marks, lane_key};
use crate::scene::legend::{LegendLook, legend, legend_box};
use crate::scene::marks::{Anchor, Mark, Path, Size, TextMark};
use crate::scene::shift::shift_mark;
use crate::scene::style::ink;

/// Room above a body that nothing stands above.
const ALONE: f64 = 8.0;
/// Size of the title.
const TITLE: f64 = 20.0;

/// What stands around a body.
pub(super) struct Frame<'a> {
    request: &'a SheetRequest<'a>,
    size: Size,
    scale: f64,
    /// How many visible actors each body leaves out.
    pub(super) left_out: Vec<usize>,
    /// Texts and legend so far.
    pub(super) marks: Vec<Mark>,
}

impl<'a> Frame<'a> {
    /// An empty one for a sheet of this size, with letters so much larger than usual.
    pub(super) fn new(request: &'a SheetRequest<'a>, size: Size, scale: f64) -> Self {
        Self {
            request,
            size,
            scale,
            left_out: Vec::new(),
            marks: Vec::new(),
        }
    }

    fn text(&mut self, text: String, at: Point, size: f64, bold: bool, quiet: bool) {
        let ink = ink(self.request.ground);
        self.marks.push(Mark::Text(TextMark {
            text,
            at,
            anchor: Anchor::Start,
            size: size * self.scale,
            bold,
            color: if quiet { ink.quiet } else { ink.text },
            opacity: 1.0,
            halo: None,
        }));
    }

    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.request.measure.width(text, size * self.scale, bold)
    }

    /// What stands above the body, if anything does. Returns how high that is.
    pub(super) fn top(&mut self, title: &str) -> f64 {
        if self.request.paper.within_text {
            return ALONE * self.scale;
        }
        self.head(title).max(HEAD * self.scale)
    }

    /// Title, time, lens, counts. Returns how high that is.
    fn head(&mut self, title: &str) -> f64 {
        let (lang, scale) = (self.request.lang, self.scale);
        let left = 24.0 * scale;
        let room = self.size.width - 2.0 * left;
        // A long title is set in smaller letters.
        let fits = (room / self.width(title, TITLE, true)).min(1.0);
        self.text(
            title.to_owned(),
            Point::new(left, 28.0 * scale),
            TITLE * fits,
            true,
            false,
        );
        let mut line = vec![description(self.request)];
        line.extend(lens_text(
            lang,
            self.request.index.registry(),
            self.request.lens,
        ));
        for (at, body) in self.request.bodies().enumerate() {
            let left_out = self.left_out.get(at).copied().unwrap_or_default();
            let unplaced = body.unplaced(self.request, left_out);
            line.extend(unplaced.map(|message| message.text(lang)));
            match body {
                Body::Network { .. } => {}
                Body::Lanes { plan, .. } => line.push(plan.order_text()),
                Body::Matrix(plan) => line.extend(plan.notes()),
            }
        }
        let mut y = 54.0 * scale;
        for row in self.wrap(&line, 12.5, room, " ／ ") {
            self.text(row, Point::new(left, y), 12.5, false, true);
            y += 18.0 * scale;
        }
        y - 4.0 * scale
    }

    /// Legend and sources, from the bottom up. Returns how high they are.
    pub(super) fn foot(&mut self) -> f64 {
        let (lang, scale, size) = (self.request.lang, self.scale, self.size);
        let left = 24.0 * scale;
        let room = size.width - 2.0 * left;
        let mut bottom = size.height - 16.0 * scale;
        let sources = match self.request.paper.within_text {
            true => Vec::new(),
            false => self.sources(),
        };
        if !sources.is_empty() {
            let head = Message::new("picture-sources").text(lang);
            let words: Vec<String> = sources
                .into_iter()
                .enumerate()
                .map(|(at, source)| match at {
                    0 => format!("{head}  {source}"),
                    _ => source,
                })
                .collect();
            let rows = self.wrap(&words, 10.5, room, " ／ ");
            for row in rows.into_iter().rev() {
                self.text(row, Point::new(left, bottom), 10.5, false, true);
                bottom -= 15.0 * scale;
            }
        }
        bottom -= 6.0 * scale;
        self.legend(left, room, bottom)
    }

    /// The documents that the visible ties rest on.
    fn sources(&self) -> Vec<String> {
        let registry = self.request.index.registry();
        let cited: BTreeSet<usize> = self
            .request
            .visible
            .ties
            .iter()
            .filter_map(|seen| registry.ties.rows().get(seen.link.tie))
            .flat_map(tie_citations)
            .filter_map(|citation| registry.sources.position(citation.source.as_str()))
            .collect();
        cited
            .into_iter()
            .filter_map(|at| registry.sources.rows().get(at))
            .map(|source| source_name(source, self.request.lang))
            .collect()
    }

    /// Shapes, lines and names in rows, then the signs of a timeline; the last row stands at
    /// `bottom`. Returns how high all below the first one is.
    fn legend(&mut self, left: f64, room: f64, bottom: f64) -> f64 {
        let bottom = bottom - self.signs(left, room, bottom);
        let bottom = bottom - self.difference(left, room, bottom);
        let rows = legend(self.request.index, self.request.visible);
        let legend = legend_box(
            &rows,
            &LegendLook {
                width: room,
                ground: self.request.ground,
                lang: self.request.lang,
                scale: self.scale,
                measure: self.request.measure,
            },
        );
        let top = bottom - legend.size.height;
        let by = Point::new(left, top + 10.0 * self.scale);
        for mut mark in legend.entries.into_iter().flat_map(|entry| entry.marks) {
            // In a picture of a difference dashes say how a tie differs, not what kind it is.
            if self.request.emphasis.is_some()
                && let Mark::Path(Path {
                    stroke: Some(stroke),
                    ..
                }) = &mut mark
            {
                stroke.dash.clear();
            }
            shift_mark(&mut mark, by);
            self.marks.push(mark);
        }
        self.size.height - top
    }

    /// What signs on bars mean, where the body has any. Returns how high that is.
    fn signs(&mut self, left: f64, room: f64, bottom: f64) -> f64 {
        let plan = self.request.bodies().find_map(|body| match body {
            Body::Lanes { plan, .. } => Some(plan),
            _ => None,
        });
        let Some(plan) = plan else {
            return 0.0;
        };
        let (lang, scale, ground) = (self.request.lang, self.scale, self.request.ground);
        let mut lines: Vec<Vec<(KeySign, String, f64)>> = Vec::new();
        let mut used = f64::INFINITY;
        for sign in lane_key(self.request.index, self.request.visible, plan) {
            let text = sign.text(lang);
            let width = self.width(&text, 11.5, false) + 62.0 * scale;
            if used + width > room {
                lines.push(Vec::new());
                used = 0.0;
            }
            used += width;
            if let Some(line) = lines.last_mut() {
                line.push((sign, text, width));
            }
        }
        let height = 20.0 * scale * lines.len() as f64;
        for (at, line) in lines.into_iter().enumerate() {
            let y = bottom - height + 20.0 * scale * (at as f64 + 1.0);
            let mut x = left;
            for (sign, text, width) in line {
                let middle = Point::new(x + 15.0 * scale, y);
                self.marks.extend(key_marks(sign, middle, scale, ground));
                self.text(text, Point::new(x + 38.0 * scale, y), 11.5, false, false);
                x += width;
            }
        }
        height
    }

    /// What lines and rings mean in a picture of a difference, with how many ties and actors they
    /// stand for. Returns how high that is.
    fn difference(&mut self, left: f64, room: f64, bottom: f64) -> f64 {
        let Some(emphasis) = self.request.emphasis else {
            return 0.0;
        };
        let (lang, scale, visible) = (self.request.lang, self.scale, self.request.visible);
        let mut placed: Vec<(Sign, String, f64, usize)> = Vec::new();
        let (mut x, mut row) = (0.0, 0);
        for sign in SIGNS {
            let (ties, actors) = emphasis.count(visible, sign);
            let text = Message::new("sign-count")
                .with("sign", sign_text(sign, lang))
                .with("ties", ties)
                .with("actors", actors)
                .text(lang);
            let width = self.width(&text, 11.5, false) + (SIGN_KEY + 24.0) * scale;
            if x > 0.0 && x + width > room {
                (x, row) = (0.0, row + 1);
            }
            placed.push((sign, text, x, row));
            x += width;
        }
        let height = 22.0 * scale * (row as f64 + 1.0);
        for (sign, text, x, row) in placed {
            let y = bottom - height + 22.0 * scale * (row as f64 + 1.0);
            let at = Point::new(left + x, y);
            self.marks
                .extend(sign_key(sign, at, scale, self.request.ground));
            self.text(
                text,
                at + Point::new(SIGN_KEY * scale, 0.0),
                11.5,
                false,
                false,
            );
        }
        height
    }

    /// Joins words into rows that fit; a word that is too long gets a row of its own.
    fn wrap(&self, words: &[String], size: f64, room: f64, between: &str) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for word in words {
            match rows.last_mut() {
                Some(row)
                    if self.request.measure.width(
                        &format!("{row}{between}{word}"),
                        size * self.scale,
                        false,
                    ) <= room =>
                {
                    row.push_str(between);
                    row.push_str(word);
                }
                _ => rows.push(word.clone()),
            }
        }
        rows
    }
}
