//! The matrix: how many ties stand between what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::lens::{Index, Lens, Visible};
use kizuna::model::{Certainty, Lang, Registry, Table};
use kizuna::scene::{
    Count, Matrix, MatrixCells, MatrixHead, MatrixLine, MatrixOrder, MatrixPlan, View,
};

use super::{measure, yokohama};
use crate::support::{TODAY, builtin, each, lenses, must, same, whole, world};

/// Every matrix there is.
pub(super) fn all() -> impl Iterator<Item = Matrix> + Clone {
    MatrixCells::ALL
        .into_iter()
        .flat_map(|cells| MatrixOrder::ALL.map(|order| Matrix { cells, order }))
}

/// A matrix of what is visible, by the scheme that a window opens with.
pub(super) fn plan_of(index: &Index, visible: &Visible, matrix: Matrix, lang: Lang) -> MatrixPlan {
    let scheme = index.registry().opening_scheme().map(|scheme| &scheme.id);
    MatrixPlan::new(index, visible, matrix, scheme, lang, measure())
}

fn counted(visible: &Visible, ties: &BTreeSet<usize>) -> Count {
    let of = |fits: Certainty| {
        let seen = visible.ties.iter();
        seen.filter(|seen| ties.contains(&seen.link.tie) && seen.fits == fits)
            .count()
    };
    Count {
        certain: of(Certainty::Certain),
        possible: of(Certainty::Possible),
    }
}

/// Where a tie belongs, asked of the registry itself.
fn rows_of(registry: &Registry, cells: MatrixCells, at: usize) -> BTreeSet<MatrixHead> {
    let tie = &registry.ties.rows()[at];
    let position = |id: &str| MatrixHead::Actor(registry.actors.position(id).unwrap());
    match cells {
        MatrixCells::ActorsByActors => {
            [position(tie.from.as_str()), position(tie.to.as_str())].into()
        }
        MatrixCells::ActorsByKinds => {
            let away: BTreeSet<MatrixHead> = [&tie.from, &tie.to]
                .into_iter()
                .filter(|end| !registry.is_at_home(end))
                .map(|end| position(end.as_str()))
                .collect();
            if away.is_empty() {
                [position(tie.to.as_str())].into()
            } else {
                away
            }
        }
        MatrixCells::RegionsByKinds => {
            let scheme = registry.opening_scheme().unwrap();
            let regions: BTreeSet<MatrixHead> = registry
                .regions_of_tie(tie)
                .iter()
                .filter(|of| of.scheme == scheme.id)
                .map(|of| {
                    let mut all = scheme.regions.iter();
                    MatrixHead::Region(all.position(|region| region.id == of.region).unwrap())
                })
                .collect();
            if regions.is_empty() {
                [MatrixHead::NoRegion].into()
            } else {
                regions
            }
        }
    }
}

/// That a plan holds what a lens leaves, counted anew.
fn holds(index: &Index, visible: &Visible, plan: &MatrixPlan) -> Result<(), String> {
    let registry = index.registry();
    let cells = plan.matrix.cells;
    let wanted: BTreeSet<usize> = visible.ties.iter().map(|seen| seen.link.tie).collect();
    let held: BTreeSet<usize> = (plan.cells.iter().flatten())
        .flat_map(|cell| cell.ties.iter().copied())
        .collect();
    same("ties of the cells", &held, &wanted)?;
    same("whole", &plan.count, &counted(visible, &wanted))?;
    same("ties of the whole", &plan.ties.len(), &wanted.len())?;
    let mut by_line: [BTreeMap<MatrixHead, BTreeSet<usize>>; 2] = Default::default();
    let mut by_cell: BTreeMap<(MatrixHead, MatrixHead), BTreeSet<usize>> = BTreeMap::new();
    let mut repeated = 0;
    for tie in &wanted {
        let rows = rows_of(registry, cells, *tie);
        let kind = registry.ties.rows()[*tie].kind.as_str();
        let kind = MatrixHead::Kind(registry.kinds.position(kind).unwrap());
        let columns = match cells {
            MatrixCells::ActorsByActors => rows.clone(),
            _ => [kind].into(),
        };
        repeated += usize::from(cells != MatrixCells::ActorsByActors && rows.len() > 1);
        for row in &rows {
            for column in &columns {
                // Nobody meets themselves, unless the tie leads back.
                if cells != MatrixCells::ActorsByActors || row != column || rows.len() == 1 {
                    by_cell.entry((*row, *column)).or_default().insert(*tie);
                }
            }
        }
        for (lines, heads) in by_line.iter_mut().zip([rows, columns]) {
            for head in heads {
                lines.entry(head).or_default().insert(*tie);
            }
        }
    }
    same("repeated", &plan.repeated, &repeated)?;
    for (lines, wanted) in [&plan.rows, &plan.columns].into_iter().zip(&by_line) {
        let heads: BTreeSet<MatrixHead> = lines.iter().map(|line| line.of).collect();
        same("a line twice", &heads.len(), &lines.len())?;
        for line in lines {
            let ties = wanted.get(&line.of).cloned().unwrap_or_default();
            let own: BTreeSet<usize> = line.ties.iter().copied().collect();
            same(&line.name, &own, &ties)?;
            same(&line.name, &line.count, &counted(visible, &ties))?;
            same(&line.name, &line.ties.len(), &ties.len())?;
            must(
                !ties.is_empty() || matches!(line.of, MatrixHead::Region(_)),
                || format!("{} is empty", line.name),
            )?;
        }
        must(wanted.keys().all(|head| heads.contains(head)), || {
            "a line is missing".to_owned()
        })?;
    }
    let mut found = 0;
    for (row, cells) in plan.rows.iter().zip(&plan.cells) {
        for cell in cells {
            let column = &plan.columns[cell.column];
            let own: BTreeSet<usize> = cell.ties.iter().copied().collect();
            same("cell", &Some(&own), &by_cell.get(&(row.of, column.of)))?;
            same("cell's number", &cell.count, &counted(visible, &own))?;
            same("cell's ties", &cell.ties.len(), &own.len())?;
            let kinds: BTreeSet<&str> = own
                .iter()
                .map(|tie| registry.ties.rows()[*tie].kind.as_str())
                .collect();
            same("cell's kinds", &cell.kinds.len(), &kinds.len())?;
            found += 1;
        }
        must(cells.is_sorted_by_key(|cell| cell.column), || {
            "cells in disorder".into()
        })?;
    }
    same("cells", &found, &by_cell.len())
}

#[test]
fn every_matrix_holds_what_any_lens_leaves() {
    let of_whole = Index::new(Arc::clone(whole()));
    let built_in = lenses(builtin(), 31, 40).into_iter();
    let built_in = built_in.map(|lens| (&yokohama().index, lens));
    let all_of_it = lenses(whole(), 5, 12).into_iter();
    let all_of_it = all_of_it.map(|lens| (&of_whole, lens));
    let cases: Vec<_> = built_in.chain(all_of_it).zip(all().cycle()).collect();
    each(0..cases.len(), 52, |at| {
        let ((index, lens), matrix) = &cases[*at];
        let visible = lens.visible(index, TODAY);
        let plan = plan_of(index, &visible, *matrix, Lang::Ja);
        holds(index, &visible, &plan)
    });
}

const TANGLE: &str = "scheme parts east=JP,CN west=FR,DE
     kind pact sister
     kind club membership
     home h
     actor h city JP 35,139
     actor ward ward JP 35,139 in=h
     actor x city CN 31,121
     actor y city FR 48,2
     actor z city FR 45,4
     actor q city US 40,-74
     actor lone city DE 50,8
     tie both pact x y : signed 1965
     tie near pact y z : signed 1970
     tie inner club h ward : signed 1971
     tie none club h q : signed 1972
     tie back club z z : signed 1980
     tie again pact h x : signed 1981
     tie more club h x : signed 1982";

#[test]
fn ties_with_many_regions_or_none_are_where_they_are_said_to_be() {
    let index = Index::new(Arc::new(world(TANGLE)));
    let visible = Lens::default().visible(&index, TODAY);
    for matrix in all() {
        let plan = plan_of(&index, &visible, matrix, Lang::Ja);
        holds(&index, &visible, &plan).unwrap();
        assert_eq!(plan.alone, 1, "{matrix:?}");
    }
    let shown = |cells| {
        let plan = plan_of(
            &index,
            &visible,
            Matrix {
                cells,
                order: MatrixOrder::Region,
            },
            Lang::Ja,
        );
        let ids = |ties: &[usize]| -> Vec<String> {
            let ties = ties.iter().map(|tie| &index.registry().ties.rows()[*tie]);
            ties.map(|tie| tie.id.to_string()).collect()
        };
        let mut rows = Vec::new();
        for (row, cells) in plan.rows.iter().zip(&plan.cells) {
            for cell in cells {
                let column = &plan.columns[cell.column];
                rows.push(format!(
                    "{} {} {}",
                    row.label,
                    column.label,
                    ids(&cell.ties).join(",")
                ));
            }
        }
        (rows, plan)
    };
    let (rows, plan) = shown(MatrixCells::RegionsByKinds);
    assert_eq!(
        rows,
        [
            "east pact both,again",
            "east club inner,more",
            "west pact both,near",
            "west club back",
            "地域なし club none",
        ]
    );
    assert_eq!(plan.repeated, 1);
    assert_eq!(plan.count.certain, 7);
    let notes = plan.notes();
    for said in [
        "行列：地域 × 種類（地域順）",
        "地域区分：parts",
        "相手が複数の地域や機関にまたがる提携 1件は、それぞれの行に示し、合計では一度だけ数えます。",
        "提携のない都市・機関 1は、行列に出ません。",
    ] {
        assert!(
            notes.iter().any(|note| note == said),
            "{said} not in {notes:?}"
        );
    }
    let (rows, plan) = shown(MatrixCells::ActorsByKinds);
    assert_eq!(
        rows,
        [
            "ward club inner",
            "x pact both,again",
            "x club more",
            "y pact both,near",
            "z pact near",
            "z club back",
            "q club none",
        ]
    );
    assert_eq!(plan.repeated, 2);
    assert_eq!(plan.groups, ["h", "east", "west", "地域なし"]);
    let (rows, plan) = shown(MatrixCells::ActorsByActors);
    assert!(rows.contains(&"h x again,more".to_owned()), "{rows:?}");
    assert!(rows.contains(&"z z back".to_owned()), "{rows:?}");
    assert_eq!(plan.rows[0].label, "h");
    assert_eq!(plan.repeated, 0);
    assert!(plan.notes().iter().any(|note| note.contains("複数の種類")));
}

#[test]
fn where_actors_meet_actors_both_halves_are_the_same() {
    let visible = Lens::default().visible(&yokohama().index, TODAY);
    for order in MatrixOrder::ALL {
        let matrix = Matrix {
            cells: MatrixCells::ActorsByActors,
            order,
        };
        let plan = plan_of(&yokohama().index, &visible, matrix, Lang::Ja);
        let heads = |lines: &[MatrixLine]| -> Vec<MatrixHead> {
            lines.iter().map(|line| line.of).collect()
        };
        assert_eq!(heads(&plan.rows), heads(&plan.columns));
        let mut cells = 0;
        for (row, of_row) in plan.cells.iter().enumerate() {
            for cell in of_row {
                let other = plan.cell(cell.column, row).unwrap();
                assert_eq!((&cell.ties, cell.count), (&other.ties, other.count));
                cells += 1;
            }
        }
        assert!(cells > 100);
    }
}

fn labels(plan: &MatrixPlan) -> Vec<&str> {
    plan.rows.iter().map(|row| row.label.as_str()).collect()
}

#[test]
fn rows_come_in_the_order_that_is_asked_for() {
    let index = Index::new(Arc::new(world(
        "scheme parts east=CN west=FR
         kind pact sister
         kind club membership
         home h
         actor h city JP 35,139
         actor ア city FR 48,2 reading=い en=Zed
         actor 亜 city CN 31,121 reading=あ en=Mid
         actor い city FR 45,4 reading=う en=Ann
         tie a club h ア : signed 1965
         tie b pact h 亜 : signed 1965
         tie c club h い : signed 1965
         tie d pact h い : signed 1966
         tie e club h い : signed 1967",
    )));
    let visible = Lens::default().visible(&index, TODAY);
    let order = |order, lang| {
        let cells = MatrixCells::ActorsByKinds;
        let plan = plan_of(&index, &visible, Matrix { cells, order }, lang);
        let columns = plan.columns.iter().map(|line| line.label.clone());
        (
            labels(&plan).join(" "),
            columns.collect::<Vec<_>>().join(" "),
        )
    };
    let wanted = [
        (MatrixOrder::Name, Lang::Ja, "亜 ア い", "club pact"),
        (MatrixOrder::Name, Lang::En, "Ann Mid Zed", "club pact"),
        (MatrixOrder::Region, Lang::Ja, "亜 ア い", "pact club"),
        (MatrixOrder::Region, Lang::En, "Mid Ann Zed", "pact club"),
        (MatrixOrder::Degree, Lang::Ja, "い 亜 ア", "club pact"),
    ];
    for (by, lang, rows, columns) in wanted {
        assert_eq!(
            order(by, lang),
            (rows.to_owned(), columns.to_owned()),
            "{by:?} {lang:?}"
        );
    }
}

/// Two towns' worth of friends who know one another, mixed up.
fn communities(shuffle: usize) -> Registry {
    let mut text = String::from("kind pact sister\n");
    let name = |at: usize| format!("{}{}", if at.is_multiple_of(2) { "p" } else { "q" }, at / 2);
    for at in 0..16 {
        text += &format!("actor {} city JP 35,139\n", name((at * 5 + shuffle) % 16));
    }
    let mut pairs: Vec<(usize, usize)> = (0..16)
        .flat_map(|a| (a + 1..16).map(move |b| (a, b)))
        .filter(|(a, b)| a % 2 == b % 2 && (a * 3 + b) % 7 != 0)
        .collect();
    pairs.push((0, 1));
    pairs.rotate_left(shuffle);
    for (a, b) in pairs {
        text += &format!("tie t{a}-{b} pact {} {} : signed 1965\n", name(a), name(b));
    }
    world(&text)
}

#[test]
fn like_stands_with_like_wherever_records_stand_in_the_file() {
    let order = |shuffle| {
        let index = Index::new(Arc::new(communities(shuffle)));
        let visible = Lens::default().visible(&index, TODAY);
        let matrix = Matrix {
            cells: MatrixCells::ActorsByActors,
            order: MatrixOrder::Similarity,
        };
        let plan = plan_of(&index, &visible, matrix, Lang::En);
        labels(&plan).join(" ")
    };
    let first = order(0);
    let mut sides: Vec<&str> = first.split(' ').map(|label| &label[..1]).collect();
    sides.dedup();
    assert_eq!(sides.len(), 2, "{first}");
    for shuffle in 1..6 {
        assert_eq!(order(shuffle), first);
    }
    // Two who are tied to nobody else are alike, too.
    let index = Index::new(Arc::new(world(
        "kind pact sister
         actor a city JP 35,139
         actor b city JP 35,139
         actor c city JP 35,139
         actor d city JP 35,139
         tie t pact a c : signed 1965
         tie u pact b d : signed 1965",
    )));
    let visible = Lens::default().visible(&index, TODAY);
    let matrix = Matrix {
        cells: MatrixCells::ActorsByActors,
        order: MatrixOrder::Similarity,
    };
    let plan = plan_of(&index, &visible, matrix, Lang::En);
    assert_eq!(labels(&plan), ["a", "c", "b", "d"]);
    // All orders follow from the records, not from where they stand.
    for matrix in all() {
        let plans: Vec<String> = [builtin().as_ref().clone(), turned(builtin())]
            .into_iter()
            .map(|registry| {
                let index = Index::new(Arc::new(registry));
                let visible = Lens::default().visible(&index, TODAY);
                labels(&plan_of(&index, &visible, matrix, Lang::Ja)).join(" ")
            })
            .collect();
        assert_eq!(plans[0], plans[1], "{matrix:?}");
    }
}

/// The same registry, with its actors and ties the other way round.
fn turned(registry: &Registry) -> Registry {
    let mut actors = registry.actors.rows().to_vec();
    let mut ties = registry.ties.rows().to_vec();
    actors.reverse();
    ties.reverse();
    Registry {
        actors: Table::new(actors),
        ties: Table::new(ties),
        ..registry.clone()
    }
}

#[test]
fn every_matrix_has_a_word_that_is_read_back() {
    let mut words = BTreeSet::new();
    for matrix in all() {
        let word = View::Matrix(matrix).word();
        assert_eq!(View::from_word(&word), Some(View::Matrix(matrix)), "{word}");
        assert!(words.insert(word));
    }
    let read = |word: &str| View::from_word(word).map(|view| view.word());
    for (word, canonical) in [
        ("matrix", "matrix"),
        ("matrix:regions,region", "matrix"),
        ("matrix:similarity,actors", "matrix:actors,similarity"),
        ("matrix:name", "matrix:name"),
        ("matrix:region,pairs", "matrix:pairs"),
    ] {
        assert_eq!(read(word).as_deref(), Some(canonical));
    }
    for word in [
        "matrix:",
        "matrixes",
        "matrix:actor",
        "matrix:actors,",
        "matrix:actors,pairs",
        "matrix:name,degree",
        "matrix:name,name",
        "matrix actors",
        "Matrix",
    ] {
        assert_eq!(read(word), None, "{word}");
    }
}
