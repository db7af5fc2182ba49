//! What stands in a matrix: lines, cells and sums, worked out once.

use std::collections::{BTreeMap, BTreeSet};

use super::order::{Key, ordered};
use super::{Matrix, MatrixCells, MatrixOrder};
use crate::i18n::Message;
use crate::lens::{Index, Visible};
use crate::model::{Certainty, Hue, Lang, RegionScheme, SchemeId, Shape, Text};
use crate::scene::label::MeasureText;

/// Numbers of ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Ties that certainly fit what is shown.
    pub certain: usize,
    /// Ties that only possibly fit.
    pub possible: usize,
}

impl Count {
    /// Both.
    #[must_use]
    pub fn all(self) -> usize {
        self.certain + self.possible
    }

    fn add(&mut self, fits: Certainty) {
        match fits {
            Certainty::Certain => self.certain += 1,
            _ => self.possible += 1,
        }
    }

    /// How it is written in a cell: `7`, with possible ones `7+1`, with nothing else `+1`.
    #[must_use]
    pub fn figure(self) -> String {
        match (self.certain, self.possible) {
            (certain, 0) => certain.to_string(),
            (0, possible) => format!("+{possible}"),
            (certain, possible) => format!("{certain}+{possible}"),
        }
    }
}

/// What a row or a column stands for, by positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixHead {
    /// An actor of the registry.
    Actor(usize),
    /// A region of the scheme.
    Region(usize),
    /// A kind of the registry.
    Kind(usize),
    /// Ties with nobody in any region of the scheme.
    NoRegion,
    /// Ties of a kind that the registry does not have.
    NoKind,
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixLine {
    /// What it stands for.
    pub of: MatrixHead,
    /// Its full name.
    pub name: String,
    /// What its heading says.
    pub label: String,
    /// The colour and shape of a kind.
    pub looks: Option<(Hue, Shape)>,
    /// Positions of its ties, each once, in order.
    pub ties: Vec<usize>,
    /// Their number.
    pub count: Count,
    /// The group of lines it belongs to, by its position in [`MatrixPlan::groups`].
    pub group: Option<usize>,
}

/// What stands where a row meets a column; never nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// The column's position.
    pub column: usize,
    /// Positions of its ties, in order.
    pub ties: Vec<usize>,
    /// Their number.
    pub count: Count,
    /// Their kinds by position, each once; those that the registry does not have are left out.
    pub kinds: Vec<usize>,
}

/// Everything that stands in a matrix. A tie stands in every row that it belongs to: with partners
/// in two regions in two rows, but only once in any sum. Where actors meet actors it stands in
/// both halves, and once on the diagonal if both its ends are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPlan {
    /// Which matrix.
    pub matrix: Matrix,
    /// The language of its names.
    pub lang: Lang,
    /// Its rows.
    pub rows: Vec<MatrixLine>,
    /// Its columns.
    pub columns: Vec<MatrixLine>,
    /// Per row: its cells, in the order of the columns.
    pub cells: Vec<Vec<MatrixCell>>,
    /// Positions of all ties, in order.
    pub ties: Vec<usize>,
    /// Their number.
    pub count: Count,
    /// The scheme of its regions, where it has any.
    pub scheme: Option<Text>,
    /// Names of the groups of lines; without any where lines come in no groups.
    pub groups: Vec<String>,
    /// Ties that stand in more than one row; where actors meet actors none is said to.
    pub repeated: usize,
    /// Visible actors without any visible tie; they have no line.
    pub alone: usize,
    /// How wide what can be cut is, in letters of size 1.
    pub(super) widths: Widths,
}

/// Widths in letters of size 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Widths {
    /// The widest heading of a row.
    pub(super) row: f64,
    /// The widest name of a group.
    pub(super) group: f64,
    /// The longest heading of a column, if it is set downwards.
    pub(super) column: f64,
    /// How narrow a column may be in which no heading is parted within a word.
    pub(super) kind: f64,
    /// The widest sum of a row.
    pub(super) row_sum: f64,
    /// The widest sum of a column.
    pub(super) column_sum: f64,
    /// The widest number in a cell.
    pub(super) cell: f64,
    /// The most ties of a cell, of a row and of a column.
    pub(super) most: [usize; 3],
}

impl MatrixPlan {
    /// Works out a matrix. Linear in ties and lines but for their order; `scheme` is the scheme of
    /// the regions.
    #[must_use]
    pub fn new(
        index: &Index,
        visible: &Visible,
        matrix: Matrix,
        scheme: Option<&SchemeId>,
        lang: Lang,
        measure: &dyn MeasureText,
    ) -> Self {
        let scheme = scheme.and_then(|id| index.registry().schemes.get(id.as_str()));
        let maker = Maker {
            index,
            visible,
            matrix,
            scheme,
            lang,
        };
        let mut plan = maker.plan();
        plan.widths = plan.widths(measure);
        plan
    }

    /// What the matrix is called, and what a reader must know to count with it.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let Matrix { cells, order } = self.matrix;
        let caption = Message::new("matrix-caption")
            .with("cells", cells.message())
            .with("order", order.message());
        let scheme = self.scheme.as_ref();
        let scheme = scheme.map(|scheme| Message::new("matrix-scheme").with("scheme", scheme));
        let number = |id, count: usize| (count > 0).then(|| Message::new(id).with("count", count));
        let some = |id, some: bool| some.then(|| Message::new(id));
        let mixed = |cell: &MatrixCell| cell.kinds.len() > 1;
        let notes = [
            Some(caption),
            scheme,
            some("matrix-is-possible", self.count.possible > 0),
            some("matrix-is-mixed", self.cells.iter().flatten().any(mixed)),
            number("matrix-repeated", self.repeated),
            number("matrix-alone", self.alone),
        ];
        let notes = notes.into_iter().flatten();
        notes.map(|note| note.text(self.lang)).collect()
    }

    /// The cell where a row meets a column, if it has ties.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&MatrixCell> {
        let cells = self.cells.get(row)?;
        let at = cells.binary_search_by_key(&column, |cell| cell.column);
        cells.get(at.ok()?)
    }

    fn widths(&self, measure: &dyn MeasureText) -> Widths {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts
                .map(|text| measure.width(text, 1.0, false))
                .fold(0.0, f64::max)
        };
        let labels = |lines: &[MatrixLine]| widest(&mut lines.iter().map(|line| &*line.label));
        // Numbers are long where they have many figures; only these are measured.
        let figures = |counts: &mut dyn Iterator<Item = Count>| {
            let mut figures: BTreeSet<String> = BTreeSet::new();
            let mut longest = 0;
            for figure in counts.map(Count::figure) {
                if figure.len() >= longest {
                    longest = figure.len();
                    figures.insert(figure);
                }
            }
            widest(&mut figures.iter().map(|text| &**text))
        };
        let most = |lines: &[MatrixLine]| lines.iter().map(|line| line.count.all()).max();
        let cells = || self.cells.iter().flatten().map(|cell| cell.count);
        let whole = std::iter::once(self.count);
        let sums = self.rows.iter().map(|line| line.count);
        let column = self.columns.iter().map(|line| {
            let pieces = super::setting::downwards(&line.label, self.lang);
            super::setting::length(&pieces, measure)
        });
        let kinds = self.columns.iter().filter(|line| line.looks.is_some());
        let kind = kinds.map(|line| {
            super::setting::narrowest(&line.label, &|text| measure.width(text, 1.0, false))
        });
        Widths {
            row: labels(&self.rows),
            group: widest(&mut self.groups.iter().map(|name| &**name)),
            kind: kind.fold(0.0, f64::max),
            column: column.fold(0.0, f64::max),
            row_sum: figures(&mut sums.chain(whole)),
            column_sum: figures(&mut self.columns.iter().map(|line| line.count)),
            cell: figures(&mut cells()),
            most: [
                cells().map(Count::all).max().unwrap_or(0),
                most(&self.rows).unwrap_or(0),
                most(&self.columns).unwrap_or(0),
            ],
        }
    }
}

struct Maker<'a> {
    index: &'a Index,
    visible: &'a Visible,
    matrix: Matrix,
    scheme: Option<&'a RegionScheme>,
    lang: Lang,
}

/// Ties by their position among the visible ones.
type Ties = Vec<usize>;

impl Maker<'_> {
    fn plan(&self) -> MatrixPlan {
        let mut rows: BTreeMap<MatrixHead, Ties> = BTreeMap::new();
        let mut columns: BTreeMap<MatrixHead, Ties> = BTreeMap::new();
        let mut cells: BTreeMap<(MatrixHead, MatrixHead), Ties> = BTreeMap::new();
        let mut repeated = 0;
        if self.matrix.cells == MatrixCells::RegionsByKinds {
            let regions = self.scheme.map_or(0, |scheme| scheme.regions.len());
            rows.extend((0..regions).map(|at| (MatrixHead::Region(at), Ties::new())));
        }
        for seen in 0..self.visible.ties.len() {
            let places = self.places(seen);
            let (own_rows, own_columns): (BTreeSet<_>, BTreeSet<_>) =
                places.iter().copied().unzip();
            if self.matrix.cells != MatrixCells::ActorsByActors && own_rows.len() > 1 {
                repeated += 1;
            }
            for row in own_rows {
                rows.entry(row).or_default().push(seen);
            }
            for column in own_columns {
                columns.entry(column).or_default().push(seen);
            }
            for place in places {
                cells.entry(place).or_default().push(seen);
            }
        }
        self.arranged(&rows, &columns, &cells, repeated)
    }

    /// Where a tie stands; each place once.
    fn places(&self, seen: usize) -> BTreeSet<(MatrixHead, MatrixHead)> {
        let registry = self.index.registry();
        let Some(seen) = self.visible.ties.get(seen) else {
            return BTreeSet::new();
        };
        let (from, to) = (seen.link.from, seen.link.to);
        let tie = registry.ties.rows().get(seen.link.tie);
        let kind = tie.and_then(|tie| registry.kinds.position(tie.kind.as_str()));
        let kind = kind.map_or(MatrixHead::NoKind, MatrixHead::Kind);
        match self.matrix.cells {
            MatrixCells::ActorsByActors => {
                let (from, to) = (MatrixHead::Actor(from), MatrixHead::Actor(to));
                [(from, to), (to, from)].into()
            }
            MatrixCells::ActorsByKinds => {
                let partners = tie.map(|tie| registry.counterparts(tie));
                let partners = partners.into_iter().flatten();
                let at = partners.filter_map(|actor| registry.actors.position(actor.id.as_str()));
                at.map(|at| (MatrixHead::Actor(at), kind)).collect()
            }
            MatrixCells::RegionsByKinds => {
                let facts = self.index.ties().get(seen.link.tie);
                let regions = facts.map_or(&[][..], |facts| &facts.regions);
                let own = regions.iter().filter_map(|at| {
                    let scheme = self.scheme.filter(|scheme| scheme.id == at.scheme)?;
                    let mut all = scheme.regions.iter();
                    let place = all.position(|region| region.id == at.region)?;
                    Some((MatrixHead::Region(place), kind))
                });
                let own: BTreeSet<_> = own.collect();
                if own.is_empty() {
                    [(MatrixHead::NoRegion, kind)].into()
                } else {
                    own
                }
            }
        }
    }

    fn arranged(
        &self,
        rows: &BTreeMap<MatrixHead, Ties>,
        columns: &BTreeMap<MatrixHead, Ties>,
        cells: &BTreeMap<(MatrixHead, MatrixHead), Ties>,
        repeated: usize,
    ) -> MatrixPlan {
        let keys = |lines: &BTreeMap<MatrixHead, Ties>| -> Vec<Key> {
            let keys = lines.iter().map(|(head, ties)| self.key(*head, ties.len()));
            keys.collect()
        };
        let weights: BTreeMap<(MatrixHead, MatrixHead), usize> =
            cells.iter().map(|(at, ties)| (*at, ties.len())).collect();
        let (row_order, column_order) = ordered(self.matrix, keys(rows), keys(columns), &weights);
        let (groups, group_of) = self.groups(&row_order);
        let line = |key: &Key, ties: Option<&Ties>| {
            let ties = ties.map_or(&[][..], Vec::as_slice);
            self.line(key, ties, group_of.get(&key.region).copied())
        };
        let place: BTreeMap<MatrixHead, usize> = (column_order.iter().enumerate())
            .map(|(at, key)| (key.head, at))
            .collect();
        let mut by_row: BTreeMap<MatrixHead, Vec<MatrixCell>> = BTreeMap::new();
        for ((row, column), ties) in cells {
            if let Some(column) = place.get(column) {
                let cell = self.cell(*column, ties);
                by_row.entry(*row).or_default().push(cell);
            }
        }
        let cells = row_order.iter().map(|key| {
            let mut cells = by_row.remove(&key.head).unwrap_or_default();
            cells.sort_by_key(|cell| cell.column);
            cells
        });
        let ends: BTreeSet<usize> = (self.visible.ties.iter())
            .flat_map(|seen| [seen.link.from, seen.link.to])
            .collect();
        let of_regions = self.matrix.cells == MatrixCells::RegionsByKinds;
        let all: Ties = (0..self.visible.ties.len()).collect();
        MatrixPlan {
            matrix: self.matrix,
            lang: self.lang,
            cells: cells.collect(),
            rows: (row_order.iter())
                .map(|key| line(key, rows.get(&key.head)))
                .collect(),
            columns: (column_order.iter())
                .map(|key| line(key, columns.get(&key.head)))
                .collect(),
            ties: self.ties(&all),
            count: self.count(&all),
            scheme: (self.scheme)
                .filter(|_| of_regions || !groups.is_empty())
                .map(|scheme| scheme.name.clone()),
            groups,
            repeated,
            alone: self.visible.actors.difference(&ends).count(),
            widths: Widths::default(),
        }
    }

    fn ties(&self, seen: &[usize]) -> Vec<usize> {
        let seen = seen.iter().filter_map(|at| self.visible.ties.get(*at));
        seen.map(|seen| seen.link.tie).collect()
    }

    fn count(&self, seen: &[usize]) -> Count {
        let mut count = Count::default();
        for seen in seen.iter().filter_map(|at| self.visible.ties.get(*at)) {
            count.add(seen.fits);
        }
        count
    }

    fn cell(&self, column: usize, seen: &[usize]) -> MatrixCell {
        let registry = self.index.registry();
        let ties = self.ties(seen);
        let kinds: BTreeSet<usize> = (ties.iter())
            .filter_map(|tie| registry.ties.rows().get(*tie))
            .filter_map(|tie| registry.kinds.position(tie.kind.as_str()))
            .collect();
        MatrixCell {
            column,
            count: self.count(seen),
            ties,
            kinds: kinds.into_iter().collect(),
        }
    }

    /// What lines sort by.
    fn key(&self, head: MatrixHead, ties: usize) -> Key {
        let registry = self.index.registry();
        let last = usize::MAX;
        let (region, name, id) = match head {
            MatrixHead::Actor(at) => {
                let actor = registry.actors.rows().get(at);
                let region = actor.map_or(last, |actor| {
                    if registry.is_at_home(&actor.id) {
                        return 0;
                    }
                    let of = registry.regions_of(actor);
                    let place = self.scheme.and_then(|scheme| {
                        let mut all = scheme.regions.iter();
                        all.position(|region| {
                            of.iter()
                                .any(|at| at.scheme == scheme.id && at.region == region.id)
                        })
                    });
                    place.map_or(last, |place| place + 1)
                });
                let name = actor.map(|actor| actor.sort_key(self.lang));
                (region, name, actor.map(|actor| actor.id.to_string()))
            }
            MatrixHead::Region(at) => {
                let region = self.scheme.and_then(|scheme| scheme.regions.get(at));
                let name = region.map(|region| match (self.lang, &region.reading) {
                    (Lang::Ja, Some(reading)) => reading.clone(),
                    _ => region.name.get(self.lang).to_lowercase(),
                });
                (at, name, region.map(|region| region.id.to_string()))
            }
            MatrixHead::Kind(at) => {
                let kind = registry.kinds.rows().get(at);
                let name = kind.map(|kind| match (self.lang, &kind.reading) {
                    (Lang::Ja, Some(reading)) => reading.clone(),
                    _ => kind.name.get(self.lang).to_lowercase(),
                });
                (at, name, kind.map(|kind| kind.id.to_string()))
            }
            MatrixHead::NoRegion | MatrixHead::NoKind => (last, None, None),
        };
        let home = registry.home.as_ref();
        Key {
            head,
            is_home: home.is_some_and(|home| Some(home.as_str()) == id.as_deref())
                && matches!(head, MatrixHead::Actor(_)),
            region,
            is_rest: matches!(head, MatrixHead::NoRegion | MatrixHead::NoKind),
            name: name.unwrap_or_default(),
            id: id.unwrap_or_default(),
            ties,
        }
    }

    /// The groups of actors that come by regions: their names, and which of them a place in the
    /// order belongs to. One alone would tell nothing.
    fn groups(&self, order: &[Key]) -> (Vec<String>, BTreeMap<usize, usize>) {
        let of_actors = self.matrix.cells != MatrixCells::RegionsByKinds;
        let regions: BTreeSet<usize> = order.iter().map(|key| key.region).collect();
        let grouped = of_actors && self.matrix.order == MatrixOrder::Region;
        if !grouped || regions.len() < 2 || self.scheme.is_none() {
            return (Vec::new(), BTreeMap::new());
        }
        let registry = self.index.registry();
        let name = |region: usize| {
            let home = registry.home.as_ref();
            let home = home.and_then(|home| registry.actors.get(home.as_str()));
            match (region, home) {
                (0, Some(home)) => home.name_on(self.visible.day).label(self.lang).to_owned(),
                (place, _) => {
                    let regions = self.scheme.map(|scheme| &scheme.regions);
                    let region = place.checked_sub(1).and_then(|at| regions?.get(at));
                    region.map_or_else(
                        || Message::new("region-none").text(self.lang),
                        |region| region.name.get(self.lang).to_owned(),
                    )
                }
            }
        };
        let names = regions.iter().map(|region| name(*region)).collect();
        let places = regions.into_iter().enumerate();
        (names, places.map(|(at, region)| (region, at)).collect())
    }

    fn line(&self, key: &Key, seen: &[usize], group: Option<usize>) -> MatrixLine {
        let registry = self.index.registry();
        let lang = self.lang;
        let both = |name: String| (name.clone(), name);
        let kind = match key.head {
            MatrixHead::Kind(at) => registry.kinds.rows().get(at),
            _ => None,
        };
        let (name, label) = match key.head {
            MatrixHead::Actor(at) => {
                let actor = registry.actors.rows().get(at);
                actor.map_or_else(Default::default, |actor| {
                    let name = actor.name_on(self.visible.day);
                    (name.get(lang).to_owned(), name.label(lang).to_owned())
                })
            }
            MatrixHead::Region(at) => {
                let region = self.scheme.and_then(|scheme| scheme.regions.get(at));
                both(region.map_or_else(String::new, |region| region.name.get(lang).to_owned()))
            }
            MatrixHead::Kind(_) => {
                both(kind.map_or_else(String::new, |kind| kind.name.get(lang).to_owned()))
            }
            MatrixHead::NoRegion => both(Message::new("region-none").text(lang)),
            MatrixHead::NoKind => both(Message::new("kind-none").text(lang)),
        };
        let is_actor = matches!(key.head, MatrixHead::Actor(_));
        MatrixLine {
            of: key.head,
            name,
            label,
            looks: kind.map(|kind| (kind.hue, kind.shape)),
            ties: self.ties(seen),
            count: self.count(seen),
            group: group.filter(|_| is_actor),
        }
    }
}
