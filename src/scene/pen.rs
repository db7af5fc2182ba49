//! The order in which a sheet is drawn, for all who write it into a file.

use std::collections::{BTreeMap, BTreeSet};

use super::land::Land;
use super::marks::{Field, Label, Mark, Path, Rect, Scene, ShapeMark, Target, TextMark};
use super::sheet::Sheet;
use super::style::Color;
use crate::layout::Point;
use crate::model::Certainty;

/// What marks belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Group<'a> {
    /// One of two views.
    View,
    /// The land of a map.
    Land,
    /// A region that is pointed at.
    Region,
    /// Rings, sectors, lines behind.
    Guides,
    /// Rows, bars and cells.
    Fields,
    /// Ties.
    Ties,
    /// Actors.
    Actors,
    /// A magnified part of a map.
    Inset,
    /// Title, legend, sources.
    Frame,
    /// What stands for a record, or for several.
    Record(Record<'a>),
}

/// What a group of marks stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'a> {
    /// `actor`, `tie` or `cell`.
    pub sort: &'static str,
    /// Whether it is the first on the sheet that stands for its record alone.
    pub first: bool,
    /// The ids of the records, with blanks between them.
    pub ids: &'a str,
    /// For a tie that is a line: its kind and how it fits the lens.
    pub tie: Option<(&'a str, Certainty)>,
    /// What it is called, for a reader who cannot see it.
    pub title: &'a str,
}

/// What draws marks into a file.
pub trait Pen {
    /// What is drawn until [`Pen::close`] belongs together.
    fn open(&mut self, group: Group<'_>);
    /// Ends the innermost group.
    fn close(&mut self);
    /// A line or an area.
    fn path(&mut self, path: &Path);
    /// An area without a line: the points of its outline, its colour and how much of it is seen.
    /// With a rim a thin line in its own colour hides the seam to its neighbours.
    fn area(&mut self, points: &[Point], fill: Color, opacity: f64, rim: bool);
    /// A rectangle with a ground or a line around it.
    fn rect(&mut self, rect: &Rect, fill: Option<Color>, line: Option<Color>);
    /// The mark of a kind or an actor.
    fn shape(&mut self, shape: &ShapeMark);
    /// A text, turned clockwise by a right angle around its anchor or not.
    fn text(&mut self, text: &TextMark, turned: bool);
}

/// Draws a sheet without its ground.
pub fn draw_sheet(sheet: &Sheet, pen: &mut dyn Pen) {
    // An id is given once, though a tie stands on the row of each of its ends and an actor in both
    // of two views.
    let mut given = BTreeSet::new();
    match &sheet.beside {
        None => scene(&sheet.scene, &mut given, pen),
        Some(beside) => {
            for one in [&sheet.scene, beside] {
                pen.open(Group::View);
                scene(one, &mut given, pen);
                pen.close();
            }
        }
    }
    pen.open(Group::Frame);
    for mark in &sheet.frame {
        self::mark(mark, pen);
    }
    pen.close();
}

fn mark(mark: &Mark, pen: &mut dyn Pen) {
    match mark {
        Mark::Path(path) => pen.path(path),
        Mark::Shape(shape) => pen.shape(shape),
        Mark::Text(text) => pen.text(text, false),
        Mark::Turned(text) => pen.text(text, true),
    }
}

fn marks(group: Group<'_>, marks: &[Mark], pen: &mut dyn Pen) {
    pen.open(group);
    for one in marks {
        mark(one, pen);
    }
    pen.close();
}

fn scene<'s>(scene: &'s Scene, given: &mut BTreeSet<&'s str>, pen: &mut dyn Pen) {
    if let Some(one) = &scene.land {
        land(one, pen);
    }
    if let Some(shade) = &scene.shade {
        pen.open(Group::Region);
        for area in &shade.areas {
            pen.area(&area.points, area.fill, area.opacity, false);
        }
        pen.close();
    }
    marks(Group::Guides, &scene.guides, pen);
    if !scene.fields.is_empty() {
        pen.open(Group::Fields);
        for one in &scene.fields {
            field(one, given, pen);
        }
        pen.close();
    }
    pen.open(Group::Ties);
    ties(scene, &mut |id| given.insert(id), pen);
    pen.close();
    pen.open(Group::Actors);
    let named: BTreeMap<usize, &Label> = scene
        .labels
        .iter()
        .map(|label| (label.actor, label))
        .collect();
    actors(
        scene,
        &mut |id| given.insert(id),
        |actor, pen| {
            if let Some(label) = named.get(&actor) {
                name(label, pen);
            }
        },
        pen,
    );
    pen.close();
    if let Some(name) = scene.shade.as_ref().and_then(|shade| shade.name.as_ref()) {
        pen.text(name, false);
    }
    if let Some(inset) = &scene.inset {
        pen.open(Group::Inset);
        pen.rect(&inset.frame, Some(inset.ground), None);
        if let Some(one) = &inset.scene.land {
            land(one, pen);
        }
        for one in &inset.scene.guides {
            mark(one, pen);
        }
        // They are on the map already.
        ties(&inset.scene, &mut |_| false, pen);
        actors(&inset.scene, &mut |_| false, |_, _| {}, pen);
        for label in &inset.scene.labels {
            name(label, pen);
        }
        pen.text(&inset.caption, false);
        pen.rect(&inset.frame, None, Some(inset.line));
        pen.close();
    }
}

fn land(land: &Land, pen: &mut dyn Pen) {
    pen.open(Group::Land);
    for (points, fill) in land.pieces() {
        pen.area(&points, fill, 1.0, true);
    }
    pen.close();
}

/// A row, bar or cell. The first that stands for one record has that record's id as its own.
fn field<'s>(field: &'s Field, given: &mut BTreeSet<&'s str>, pen: &mut dyn Pen) {
    let sort = match field.of {
        Target::Actor(_) => "actor",
        Target::Tie(_) => "tie",
        Target::Ties(_) => "cell",
    };
    let own = field.ids.first().map_or("", String::as_str);
    let record = Record {
        sort,
        first: !matches!(field.of, Target::Ties(_)) && given.insert(own),
        ids: &field.ids.join(" "),
        tie: None,
        title: &field.title,
    };
    marks(Group::Record(record), &field.marks, pen);
}

fn ties<'s>(scene: &'s Scene, first: &mut dyn FnMut(&'s str) -> bool, pen: &mut dyn Pen) {
    for tie in &scene.ties {
        let first = first(tie.id.as_str());
        pen.open(Group::Record(Record {
            sort: "tie",
            first,
            ids: tie.id.as_str(),
            tie: Some((tie.kind.as_str(), tie.fits)),
            title: &tie.title,
        }));
        pen.path(&tie.path);
        if let Some(beyond) = &tie.beyond {
            pen.path(beyond);
        }
        pen.close();
    }
}

fn actors<'s>(
    scene: &'s Scene,
    first: &mut dyn FnMut(&'s str) -> bool,
    after: impl Fn(usize, &mut dyn Pen),
    pen: &mut dyn Pen,
) {
    for actor in &scene.actors {
        let first = first(actor.id.as_str());
        pen.open(Group::Record(Record {
            sort: "actor",
            first,
            ids: actor.id.as_str(),
            tie: None,
            title: &actor.title,
        }));
        for shape in &actor.shapes {
            pen.shape(shape);
        }
        if let Some(sign) = &actor.sign {
            pen.path(sign);
        }
        after(actor.actor, pen);
        pen.close();
    }
}

fn name(label: &Label, pen: &mut dyn Pen) {
    pen.text(&label.text, false);
    if let Some(below) = &label.below {
        pen.text(below, false);
    }
}
