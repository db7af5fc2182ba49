//! What the marks mean, as rows, and as a box whose entries can be pointed at.

use std::collections::BTreeMap;

use super::label::MeasureText;
use super::marks::{Anchor, Mark, Path, Rect, ShapeMark, Size, Stroke, TextMark};
use super::style::{Ground, dash_pattern, ink};
use crate::i18n::Message;
use crate::layout::Point;
use crate::lens::{Index, Lens, Visible};
use crate::model::{Certainty, Date, KindId, Lang, TieKind};

/// A row of the legend: a kind with the number of its visible ties.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow<'r> {
    /// The kind.
    pub kind: &'r TieKind,
    /// Ties that certainly fit.
    pub certain: usize,
    /// Ties that only possibly fit.
    pub possible: usize,
    /// Whether it is shown. What is switched off counts what it would show.
    pub on: bool,
}

/// The kinds of the visible ties, in the order of the registry.
#[must_use]
pub fn legend<'r>(index: &'r Index, visible: &Visible) -> Vec<LegendRow<'r>> {
    let registry = index.registry();
    let mut counts: BTreeMap<&KindId, (usize, usize)> = BTreeMap::new();
    for seen in &visible.ties {
        if let Some(tie) = registry.ties.rows().get(seen.link.tie) {
            let (certain, possible) = counts.entry(&tie.kind).or_default();
            match seen.fits {
                Certainty::Certain => *certain += 1,
                _ => *possible += 1,
            }
        }
    }
    registry
        .kinds
        .iter()
        .filter_map(|kind| {
            let (certain, possible) = counts.get(&kind.id).copied()?;
            Some(LegendRow {
                kind,
                certain,
                possible,
                on: true,
            })
        })
        .collect()
}

/// The kinds that a lens leaves or would leave if it asked for no kinds, in the order of the registry:
/// a legend to switch kinds with. `today` as in [`Lens::visible`].
#[must_use]
pub fn switches<'r>(index: &'r Index, lens: &Lens, today: Date) -> Vec<LegendRow<'r>> {
    let of_all_kinds = Lens {
        kinds: std::collections::BTreeSet::new(),
        ..lens.clone()
    };
    let mut rows = legend(index, &of_all_kinds.visible(index, today));
    for row in &mut rows {
        row.on = lens.kinds.is_empty() || lens.kinds.contains(&row.kind.id);
    }
    rows
}

/// How a legend is drawn.
#[derive(Clone, Copy)]
pub struct LegendLook<'a> {
    /// The width that entries have; they are set in lines.
    pub width: f64,
    /// Light, dark or strong in contrast.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
    /// How much larger letters and marks are than usual.
    pub scale: f64,
    /// Tells how wide names are.
    pub measure: &'a dyn MeasureText,
}

/// A legend as it is drawn; its upper left corner stands at (0, 0).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LegendBox {
    /// Its size.
    pub size: Size,
    /// Its entries, from left to right and line by line; no two overlap.
    pub entries: Vec<LegendEntry>,
}

/// An entry of a legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// The kind, which a click switches.
    pub kind: KindId,
    /// Whether it is shown.
    pub on: bool,
    /// Where it can be pointed at.
    pub rect: Rect,
    /// How it looks, from back to front.
    pub marks: Vec<Mark>,
    /// What it is called, for a reader who cannot see it.
    pub title: String,
}

impl LegendBox {
    /// The entry at a point.
    #[must_use]
    pub fn at(&self, point: Point) -> Option<&LegendEntry> {
        self.entries.iter().find(|entry| entry.rect.contains(point))
    }
}

/// Size of the letters.
const LETTERS: f64 = 11.5;
/// From one line to the next.
const LINE: f64 = 20.0;
/// Room for the sample before a name, and after the count.
const SAMPLE: f64 = 38.0;
const AFTER: f64 = 24.0;
/// How much is seen of what is switched off.
const OFF: f64 = 0.35;

/// Sets the rows of a legend in lines.
#[must_use]
pub fn legend_box(rows: &[LegendRow<'_>], look: &LegendLook<'_>) -> LegendBox {
    let scale = look.scale;
    let mut entries = Vec::with_capacity(rows.len());
    let (mut x, mut y) = (0.0, 0.0);
    for row in rows {
        let count = if row.possible == 0 {
            row.certain.to_string()
        } else {
            Message::new("count-with-possible")
                .with("certain", row.certain)
                .with("possible", row.possible)
                .text(look.lang)
        };
        let text = format!("{} {count}", row.kind.name.get(look.lang));
        let letters = look.measure.width(&text, LETTERS * scale, false);
        let width = letters + (SAMPLE + AFTER) * scale;
        if x > 0.0 && x + width > look.width {
            x = 0.0;
            y += LINE * scale;
        }
        let size = Size {
            width: width - AFTER * scale / 2.0,
            height: LINE * scale,
        };
        let rect = Rect::new(Point::new(x, y), size);
        let title = Message::new(if row.on { "legend-on" } else { "legend-off" })
            .with("name", &row.kind.name)
            .with("count", count);
        entries.push(LegendEntry {
            kind: row.kind.id.clone(),
            on: row.on,
            rect,
            marks: marks(row, look, text, rect),
            title: title.text(look.lang),
        });
        x += width;
    }
    let height = if entries.is_empty() {
        0.0
    } else {
        y + LINE * scale
    };
    LegendBox {
        size: Size {
            width: look.width,
            height,
        },
        entries,
    }
}

/// A piece of a tie's line with the shape on it, and the name.
fn marks(row: &LegendRow<'_>, look: &LegendLook<'_>, text: String, rect: Rect) -> Vec<Mark> {
    let (scale, ground) = (look.scale, look.ground);
    let ink = ink(ground);
    let kind = row.kind;
    let color = kind.hue.on(ground);
    let seen = |usual: f64| ground.seen(if row.on { usual } else { usual * OFF });
    let (x, y) = (rect.min.x, rect.middle().y);
    let dash = dash_pattern(kind.dash).iter();
    vec![
        Mark::Path(Path {
            points: vec![Point::new(x, y), Point::new(x + 30.0 * scale, y)],
            stroke: Some(Stroke {
                width: 1.5 * scale * ground.line(),
                color,
                dash: dash.map(|piece| piece * scale * ground.line()).collect(),
                opacity: seen(0.8),
            }),
            fill: None,
        }),
        Mark::Shape(ShapeMark {
            shape: kind.shape,
            at: Point::new(x + 15.0 * scale, y),
            radius: 5.5 * scale,
            color,
            ground: ink.ground,
            opacity: seen(1.0),
        }),
        Mark::Text(TextMark {
            text,
            at: Point::new(x + SAMPLE * scale, y),
            anchor: Anchor::Start,
            size: LETTERS * scale,
            bold: false,
            color: if row.on { ink.text } else { ink.quiet },
            opacity: 1.0,
            halo: None,
        }),
    ]
}
