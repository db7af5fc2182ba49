//! All that a lens leaves, as the sheets of a workbook: the lists, with heads that people read, and a
//! sheet that says what they are.

mod fields;

use super::cite::{
    activity_citations, delegation_citations, figure_citations, milestone_citations,
};
use super::delegations::delegations;
use super::doings::{activities, figures, milestones, policies};
use super::graph::{Graph, Heading, Spell};
use super::lists::{cited, cited_sources};
use super::table::{Cell, RecordTable};
use crate::i18n::{self, Message};
use crate::lens::{Index, Lens, Phrase, Visible};
use crate::model::{Date, Lang, Registry};
use fields::{Field, Leaf, Take};

/// All that a lens leaves, as the sheets of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is about.
    pub heading: Heading,
    /// The day on which it is made.
    pub made: Date,
    /// What the first sheet says: labels and values.
    pub about: Vec<(String, Cell)>,
    /// Sentences on how to read it.
    pub notes: Vec<String>,
    /// The tables; the last describes the columns of the others.
    pub sheets: Vec<WorkbookSheet>,
}

/// A table of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// What it holds, in a few words.
    pub about: String,
    /// Its columns: first those that are shown, then those that are folded away.
    pub columns: Vec<SheetColumn>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a workbook's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its name in CSV and JSON, if the lists have it; else a name in their manner.
    pub key: String,
    /// Its head, which no other column of the sheet has.
    pub head: String,
    /// Whether it is shown at once; else it is folded away.
    pub shown: bool,
}

impl Workbook {
    /// The workbook of what a lens leaves, with words in a language.
    ///
    /// Activities, milestones, figures, policies and delegations are those that the lens leaves; what it asks of
    /// ties alone (kinds, classes, states, steps, numbers) asks nothing of them, and a note says so. The
    /// sources are those of everything in the workbook.
    #[must_use]
    pub fn new(index: &Index, lens: &Lens, visible: &Visible, lang: Lang, today: Date) -> Self {
        let registry = index.registry();
        let graph = Graph::new(index, lens, visible, lang);
        let doings = lens.activities(index);
        let steps = lens.milestones(index);
        let numbers = lens.figures(index);
        let aims = lens.policies(index);
        let visits = lens.delegations(index);
        let citations = cited(registry, visible)
            .chain(doings.iter().flat_map(|row| activity_citations(row)))
            .chain(steps.iter().flat_map(|row| milestone_citations(row)))
            .chain(
                numbers
                    .iter()
                    .flat_map(|row| row.values.iter().flat_map(figure_citations)),
            )
            .chain(aims.iter().flat_map(|row| &row.sources))
            .chain(visits.iter().flat_map(|row| delegation_citations(row)));
        let sources = cited_sources(registry, citations);
        let mut tables = vec![
            (Leaf::Actors, graph.actors),
            (Leaf::Ties, graph.ties),
            (Leaf::Activities, activities(registry, &doings)),
            (Leaf::Milestones, milestones(registry, &steps)),
            (Leaf::Figures, figures(&numbers)),
            (Leaf::Policies, policies(&aims)),
        ];
        // Few registries hold any: the others are spared a sheet without rows.
        if !registry.delegations.is_empty() {
            tables.push((Leaf::Delegations, delegations(registry, &visits)));
        }
        tables.push((Leaf::Sources, sources));
        let nodes: Vec<&[Spell]> = graph.nodes.iter().map(|node| &node.spells[..]).collect();
        let edges: Vec<&[Spell]> = graph.edges.iter().map(|edge| &edge.spells[..]).collect();
        let mut sheets: Vec<WorkbookSheet> = tables
            .into_iter()
            .map(|(leaf, table)| {
                let times = match leaf {
                    Leaf::Actors => &nodes[..],
                    Leaf::Ties => &edges[..],
                    _ => &[],
                };
                sheet(registry, lang, leaf, &table, times)
            })
            .collect();
        sheets.push(columns(lang, &sheets));
        let ties_only = Phrase::of(lens, registry).asks_of_ties();
        Self {
            about: about(&graph.heading, today),
            notes: notes(lang, ties_only),
            heading: graph.heading,
            made: today,
            sheets,
        }
    }
}

fn about(heading: &Heading, today: Date) -> Vec<(String, Cell)> {
    let lang = heading.lang;
    let line = |id: &'static str, cell: Cell| (i18n::text(lang, id), cell);
    let (certain, possible) = heading.count;
    let conditions = if heading.conditions.is_empty() {
        i18n::text(lang, "about-conditions-none")
    } else {
        heading.conditions.join("\n")
    };
    let mut lines = vec![
        line("about-registry", Cell::from(heading.title.get(lang))),
        line("about-day", Cell::day(heading.day)),
        line("about-time", Cell::from(heading.time.as_str())),
        line("about-conditions", Cell::Text(conditions)),
        line("about-certain", Cell::Count(certain)),
        line("about-possible", Cell::Count(possible)),
    ];
    if !heading.options.is_empty() {
        lines.push(line("about-options", Cell::from(heading.options.as_str())));
    }
    lines.push(line("about-made", Cell::day(today)));
    lines
}

fn notes(lang: Lang, ties_only: bool) -> Vec<String> {
    let mut notes = vec!["about-dates", "about-old-dates", "about-folded"];
    if ties_only {
        notes.push("about-ties-only");
    }
    notes.into_iter().map(|id| i18n::text(lang, id)).collect()
}

fn sheet(
    registry: &Registry,
    lang: Lang,
    leaf: Leaf,
    table: &RecordTable,
    times: &[&[Spell]],
) -> WorkbookSheet {
    let mut fields: Vec<Field> = leaf.fields(lang);
    // In the order in which they stand; those that are folded away come last.
    fields.sort_by_key(|field| !field.shown);
    let takes: Vec<Take> = fields
        .iter()
        .map(|field| Take::of(table, &field.key))
        .collect();
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells = takes.iter().map(|take| match take {
            Take::Times => times.get(at).map_or(Cell::Empty, |spells| {
                Cell::list(spells.iter().map(Spell::written))
            }),
            take => take.cell(registry, lang, row),
        });
        cells.collect()
    });
    WorkbookSheet {
        name: i18n::text(lang, leaf.name()),
        about: i18n::text(lang, leaf.about()),
        rows: rows.collect(),
        columns: fields
            .into_iter()
            .map(|field| SheetColumn {
                head: field.head(lang),
                key: field.key,
                shown: field.shown,
            })
            .collect(),
    }
}

/// The sheet that describes the columns of the others.
fn columns(lang: Lang, sheets: &[WorkbookSheet]) -> WorkbookSheet {
    let column = |key: &str, id: &'static str| SheetColumn {
        key: key.to_owned(),
        head: Message::new(id).text(lang),
        shown: true,
    };
    let rows = sheets.iter().flat_map(|sheet| {
        sheet.columns.iter().map(|column| {
            [&sheet.name, &column.head, &column.key]
                .map(|text| Cell::Text(text.clone()))
                .to_vec()
        })
    });
    WorkbookSheet {
        name: i18n::text(lang, "sheet-columns"),
        about: i18n::text(lang, "sheet-columns-about"),
        columns: vec![
            column("sheet", "head-sheet"),
            column("column", "head-column"),
            column("key", "head-key"),
        ],
        rows: rows.collect(),
    }
}
