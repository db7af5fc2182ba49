//! Below the years: what the marks mean, and the sources.

use std::collections::BTreeSet;

use super::entry::{is_sure, mark};
use super::{AlmanacRequest, LEFT};
use crate::i18n;
use crate::insight::{About, Due};
use crate::layout::Point;
use crate::records::{kind_of, source_name};
use crate::scene::label::MeasureText;
use crate::scene::marks::{Anchor, Mark, ShapeMark, TextMark};
use crate::scene::style::{Color, ink, seen};

/// Legend and sources; their last line stands above 0. Returns how high they are.
pub(super) fn foot(request: &AlmanacRequest<'_>, width: f64, scale: f64) -> (Vec<Mark>, f64) {
    let ink = ink(request.ground);
    let left = LEFT * scale;
    let room = width - 2.0 * left;
    let mut marks = Vec::new();
    let mut bottom = -16.0 * scale;
    let sources = sources(request);
    if !sources.is_empty() {
        let head = i18n::text(request.lang, "picture-sources");
        let words: Vec<String> = sources
            .into_iter()
            .enumerate()
            .map(|(at, source)| match at {
                0 => format!("{head}  {source}"),
                _ => source,
            })
            .collect();
        let rows = joined(request.measure, &words, 10.5 * scale, room);
        for row in rows.into_iter().rev() {
            marks.push(text(row, Point::new(left, bottom), 10.5 * scale, ink.quiet));
            bottom -= 15.0 * scale;
        }
        bottom -= 4.0 * scale;
    }
    let mut lines: Vec<Vec<(Key, f64)>> = Vec::new();
    let mut used = f64::INFINITY;
    for key in keys(request) {
        let wide = request.measure.width(&key.text, 11.0 * scale, false) + 38.0 * scale;
        if used + wide > room {
            lines.push(Vec::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((key, used));
        }
        used += wide;
    }
    for line in lines.into_iter().rev() {
        for (key, x) in line {
            let at = Point::new(left + x, bottom);
            let middle = at + Point::new(5.5 * scale, 0.0);
            marks.push(Mark::Shape(ShapeMark {
                at: middle,
                radius: 5.0 * scale,
                ..key.mark
            }));
            let beside = at + Point::new(17.0 * scale, 0.0);
            marks.push(text(key.text, beside, 11.0 * scale, ink.text));
        }
        bottom -= 19.0 * scale;
    }
    (marks, -bottom)
}

/// What a mark means.
struct Key {
    mark: ShapeMark,
    text: String,
}

/// The marks that are drawn: kinds in the order of the registry, then actors and milestones, then what
/// is not sure.
fn keys(request: &AlmanacRequest<'_>) -> Vec<Key> {
    let (registry, lang, ground) = (request.index.registry(), request.lang, request.ground);
    let of = |due: &Due| ShapeMark {
        opacity: 1.0,
        ..mark(request, due, Point::ZERO, 1.0)
    };
    let mut keys = Vec::new();
    for kind in &registry.kinds {
        let mut dues = request.dues.iter();
        let one = dues.find(|due| kind_of(registry, due).is_some_and(|one| one.id == kind.id));
        keys.extend(one.map(|due| Key {
            mark: of(due),
            text: kind.name.get(lang).to_owned(),
        }));
    }
    for (is_one, id) in [
        (About::is_actor as fn(&About) -> bool, "horizon-key-actor"),
        (About::is_milestone, "horizon-key-milestone"),
    ] {
        let one = request.dues.iter().find(|due| is_one(&due.about));
        keys.extend(one.map(|due| Key {
            mark: of(due),
            text: i18n::text(lang, id),
        }));
    }
    let unsure = request.dues.iter().find(|due| !is_sure(due));
    keys.extend(unsure.map(|due| Key {
        mark: ShapeMark {
            color: ink(ground).quiet,
            opacity: ground.seen(seen::POSSIBLE),
            ..of(due)
        },
        text: i18n::text(lang, "horizon-key-unsure"),
    }));
    keys
}

/// The documents that the dates rest on.
fn sources(request: &AlmanacRequest<'_>) -> Vec<String> {
    let registry = request.index.registry();
    let cited: BTreeSet<usize> = request
        .dues
        .iter()
        .flat_map(|due| &due.sources)
        .filter_map(|citation| registry.sources.position(citation.source.as_str()))
        .collect();
    let rows = registry.sources.rows();
    let cited = cited.into_iter().filter_map(|at| rows.get(at));
    cited
        .map(|source| source_name(source, request.lang))
        .collect()
}

fn text(text: String, at: Point, size: f64, color: Color) -> Mark {
    Mark::Text(TextMark {
        text,
        at,
        anchor: Anchor::Start,
        size,
        bold: false,
        color,
        opacity: 1.0,
        halo: None,
    })
}

/// Joins words into rows that fit; a word that is too long gets a row of its own.
pub(super) fn joined(
    measure: &dyn MeasureText,
    words: &[String],
    size: f64,
    room: f64,
) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if measure.width(&format!("{row} ／ {word}"), size, false) <= room => {
                row.push_str(" ／ ");
                row.push_str(word);
            }
            _ => rows.push(word.clone()),
        }
    }
    rows
}
