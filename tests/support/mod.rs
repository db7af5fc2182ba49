//! What the tests of several rooms share.

pub(crate) mod delegations;
mod lenses;
mod life;
mod source;
mod world;

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, LazyLock};

use kizuna::lens::Index;
use kizuna::model::{Date, PartialDate, Registry, Table};
use kizuna::store;
use proptest::test_runner::{Config as ProptestConfig, RngSeed};

pub(crate) use lenses::{Values, lenses};
pub(crate) use life::{event_kind, event_word, events};
pub(crate) use source::{SourceFile, source_files, text_files};
pub(crate) use world::world;

/// The day on which every test happens, so that none depends on the clock.
pub(crate) const TODAY: Date = Date::constant(2026, 11, 22);

static WHOLE: LazyLock<Arc<Registry>> =
    LazyLock::new(|| store::builtin().expect("the built-in registry loads"));
static BUILTIN: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(agreements(&WHOLE)));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(Arc::clone(&BUILTIN)));

/// How many cases a property is tried with. The cases are the same in every run; `KIZUNA_SEED` tries
/// others.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let seed = std::env::var("KIZUNA_SEED").ok();
    ProptestConfig {
        cases: count,
        rng_seed: RngSeed::Fixed(seed.and_then(|seed| seed.parse().ok()).unwrap_or(1859)),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The built-in registry, loaded once.
pub(crate) fn whole() -> &'static Arc<Registry> {
    &WHOLE
}

/// The agreements of the built-in registry: what a window opens with. Small enough to be counted by
/// hand.
pub(crate) fn builtin() -> &'static Arc<Registry> {
    &BUILTIN
}

/// A registry without the kinds that stand back, and without whom only these make known.
fn agreements(registry: &Arc<Registry>) -> Registry {
    let index = Index::new(Arc::clone(registry));
    let kinds: Vec<_> = registry
        .kinds
        .iter()
        .filter(|kind| !kind.background)
        .cloned()
        .collect();
    let ties = registry
        .ties
        .iter()
        .filter(|tie| kinds.iter().any(|kind| kind.id == tie.kind));
    let ties: Vec<_> = ties.cloned().collect();
    let actors = registry.actors.iter().enumerate();
    let actors = actors.filter(|(at, _)| !index.is_background(*at));
    Registry {
        ties: Table::new(ties),
        kinds: Table::new(kinds),
        actors: Table::new(actors.map(|(_, actor)| actor.clone()).collect()),
        schemes: Table::new(registry.schemes.rows().iter().take(2).cloned().collect()),
        activities: Table::default(),
        milestones: Table::default(),
        figures: Table::default(),
        policies: Table::default(),
        ..Registry::clone(registry)
    }
}

/// The index of these agreements, made once.
pub(crate) fn builtin_index() -> &'static Index {
    &INDEX
}

/// A date from its written form.
#[track_caller]
pub(crate) fn partial(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|error| panic!("{text:?} in a test: {error}"))
}

/// A day from its written form.
#[track_caller]
pub(crate) fn day(text: &str) -> Date {
    text.parse()
        .unwrap_or_else(|error| panic!("{text:?} in a test: {error}"))
}

/// Checks every case and reports those that fail, not only the first. `least` is how many cases
/// there must be: a table that was not read is no table.
#[track_caller]
pub(crate) fn each<C: Debug>(
    cases: impl IntoIterator<Item = C>,
    least: usize,
    check: impl Fn(&C) -> Result<(), String>,
) {
    const SHOWN: usize = 8;
    let (mut count, mut failed) = (0, 0);
    let mut failures = String::new();
    for case in cases {
        count += 1;
        if let Err(message) = check(&case) {
            failed += 1;
            if failed <= SHOWN {
                let _ = write!(failures, "\n  {case:?}\n    {message}");
            }
        }
    }
    assert!(count >= least, "only {count} cases of at least {least}");
    assert!(failed == 0, "{failed} of {count} cases fail:{failures}");
}

/// The rows of a table written as text: cells between `|`, without empty lines and `#` comments.
pub(crate) fn rows(table: &str) -> Vec<Vec<&str>> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect()
}

/// The sheets of a workbook with the texts of their cells, row by row.
#[track_caller]
pub(crate) fn workbook_texts(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
    let book = open_workbook_from_rs(std::io::Cursor::new(bytes));
    let mut book: Xlsx<_> = book.unwrap_or_else(|error| panic!("no workbook: {error}"));
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name);
        let range = range.unwrap_or_else(|error| panic!("{name}: {error}"));
        let texts = |row: &[Data]| row.iter().map(Data::to_string).collect();
        (name, range.rows().map(texts).collect())
    };
    names.into_iter().map(sheet).collect()
}

/// An error unless both are the same.
pub(crate) fn same<G, W>(what: &str, got: &G, wanted: &W) -> Result<(), String>
where
    G: PartialEq<W> + Debug + ?Sized,
    W: Debug + ?Sized,
{
    must(got == wanted, || {
        format!("{what}: got {got:?}, wanted {wanted:?}")
    })
}

/// An error unless it is true.
pub(crate) fn must(truth: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if truth { Ok(()) } else { Err(message()) }
}

/// The first line in which two texts differ, for a failure that can be read.
pub(crate) fn first_difference(got: &str, wanted: &str) -> Option<String> {
    if got == wanted {
        return None;
    }
    let (mut ours, mut theirs) = (got.split('\n'), wanted.split('\n'));
    for number in 1.. {
        match (ours.next(), theirs.next()) {
            (Some(a), Some(b)) if a == b => {}
            (None, None) => break,
            (a, b) => {
                return Some(format!(
                    "line {number}\n  got    {}\n  wanted {}",
                    a.unwrap_or("(nothing more)"),
                    b.unwrap_or("(nothing more)")
                ));
            }
        }
    }
    None
}

/// How many letters are too many, missing, wrong or swapped with their neighbour: the whole table of
/// it, as it stands in textbooks.
pub(crate) fn slips(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let wrong = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let least = wrong.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least.min(table[i - 2][j - 2] + 1)
                } else {
                    least
                }
            };
        }
    }
    table[a.len()][b.len()]
}
