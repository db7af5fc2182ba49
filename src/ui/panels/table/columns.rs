//! Where the columns of the table stand, and how wide they are.

use crate::model::Lang;
use crate::records::{Column, List};
use crate::ui::table_view::TableView;

/// A column with its place, in points from the left edge of the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The column.
    pub column: &'static Column,
    /// Its left edge.
    pub left: f32,
    /// Its width.
    pub width: f32,
}

/// The narrowest and the widest column, at a scale of 1.
pub(super) const WIDTHS: (f32, f32) = (44.0, 720.0);

/// The least share of its first width that a column is narrowed to, so that all have room.
const NARROWED: f32 = 0.74;

/// Places the columns: as wide as a person made them; the others give or take what is too much or
/// too little for the table.
pub(super) fn places(
    table: &TableView,
    columns: &[&'static Column],
    lang: Lang,
    scale: f32,
    room: f32,
) -> Vec<Place> {
    let given = |column: &Column| table.shown().widths.get(column.stem()).copied();
    let wide = |column: &Column| {
        given(column).unwrap_or_else(|| first_width(table.list, column, lang)) * scale
    };
    let gives = |column: &Column| given(column).is_none() && is_flexible(column);
    let all: f32 = columns.iter().map(|column| wide(column)).sum();
    let flexible: f32 = columns
        .iter()
        .filter(|column| gives(column))
        .map(|column| wide(column))
        .sum();
    let share = if flexible > 0.0 {
        ((room - (all - flexible)) / flexible).max(NARROWED)
    } else {
        1.0
    };
    let mut left = 0.0;
    let place = |column: &&'static Column| {
        let share = if gives(column) { share } else { 1.0 };
        let place = Place {
            column,
            left,
            width: (wide(column) * share).round(),
        };
        left += place.width;
        place
    };
    columns.iter().map(place).collect()
}

/// Whether a column holds texts of many lengths. The kind leads the row and is not cut off for others.
fn is_flexible(column: &Column) -> bool {
    !is_number(column)
        && !is_date(column)
        && !matches!(column.stem(), "kind" | "status" | "in_force")
}

/// Whether a column holds numbers: they end at the right.
pub(super) fn is_number(column: &Column) -> bool {
    column.stem() == "ties"
}

/// Whether a column holds dates. A Japanese date begins with its year, an English one ends with it.
pub(super) fn is_date(column: &Column) -> bool {
    ["start", "end", "signed", "last_known", "first_tie"].contains(&column.stem())
}

/// Whether the cells of a column end at the right, so that they can be compared by eye.
pub(super) fn ends_right(column: &Column, lang: Lang) -> bool {
    is_number(column) || (is_date(column) && lang == Lang::En)
}

fn first_width(list: List, column: &Column, lang: Lang) -> f32 {
    let by_language = |ja: f32, en: f32| match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    match (list, column.stem()) {
        (List::Ties, "kind") => by_language(158.0, 176.0),
        (List::Actors, "kind") => by_language(110.0, 150.0),
        (_, "from") => by_language(104.0, 120.0),
        (_, "to") => by_language(190.0, 210.0),
        (_, "name" | "title") => by_language(230.0, 260.0),
        (_, "reading" | "former_names" | "other_names") => 170.0,
        (_, "status") => by_language(100.0, 112.0),
        (_, "in_force") => by_language(84.0, 76.0),
        (_, "ties") => 60.0,
        (_, "country") => by_language(110.0, 130.0),
        (_, "id") => 150.0,
        _ if is_date(column) => by_language(112.0, 124.0),
        _ => 120.0,
    }
}
