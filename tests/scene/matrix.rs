//! The matrix: how many ties stand between what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::export::svg;
use kizuna::fonts::FAMILIES;
use kizuna::layout::Point;
use kizuna::lens::{Index, Lens, Visible};
use kizuna::model::{Certainty, Lang, Registry, Table};
use kizuna::scene::{
    Anchor, Count, Field, Focus, Ground, Mark, Matrix, MatrixCells, MatrixGrid, MatrixHead,
    MatrixLine, MatrixOrder, MatrixPlace, MatrixPlan, MatrixRequest, Picture, Rect, Scene, Size,
    Target, TextMark, View, matrix,
};

use super::{measure, yokohama};
use crate::support::{TODAY, builtin, day, each, lenses, must, same, whole, world};

const AREA: Size = Size {
    width: 900.0,
    height: 560.0,
};

fn all() -> impl Iterator<Item = Matrix> + Clone {
    MatrixCells::ALL
        .into_iter()
        .flat_map(|cells| MatrixOrder::ALL.map(|order| Matrix { cells, order }))
}

fn plan_of(index: &Index, visible: &Visible, matrix: Matrix, lang: Lang) -> MatrixPlan {
    let scheme = index.registry().opening_scheme().map(|scheme| &scheme.id);
    MatrixPlan::new(index, visible, matrix, scheme, lang, measure())
}

/// A matrix with its sizes, as a window would hold it.
struct Pane<'a> {
    index: &'a Index,
    plan: MatrixPlan,
    grid: MatrixGrid,
    size: Size,
}

impl<'a> Pane<'a> {
    fn new(index: &'a Index, matrix: Matrix, lens: &Lens, lang: Lang) -> Self {
        let plan = plan_of(index, &lens.visible(index, TODAY), matrix, lang);
        let grid = MatrixGrid::new(&plan, plan.cell_size(1.0), AREA, 1.0, measure());
        Self {
            index,
            plan,
            grid,
            size: AREA,
        }
    }

    fn draw(&self, scroll: Point) -> Scene {
        self.looked_at(scroll, &Focus::default(), MatrixPlace::default())
    }

    fn looked_at(&self, scroll: Point, focus: &Focus, hovered: MatrixPlace) -> Scene {
        matrix(&MatrixRequest {
            index: self.index,
            plan: &self.plan,
            grid: &self.grid,
            size: self.size,
            scroll,
            ground: Ground::Light,
            focus,
            hovered,
            inside: false,
            measure: measure(),
        })
    }
}

/// Everything that is written, with the room that it takes.
fn texts(scene: &Scene) -> Vec<(Rect, &TextMark)> {
    let of_fields = scene.fields.iter().flat_map(|field| &field.marks);
    scene
        .guides
        .iter()
        .chain(of_fields)
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some((room(text, false), text)),
            Mark::Turned(text) => Some((room(text, true), text)),
            _ => None,
        })
        .collect()
}

fn room(text: &TextMark, turned: bool) -> Rect {
    let wide = measure().width(&text.text, text.size, text.bold);
    let before = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => wide / 2.0,
        Anchor::End => wide,
    };
    // Letters are not as high as their size.
    let half = text.size * 0.42;
    let (min, max) = ((-before, -half), (wide - before, half));
    let corner = |(along, across): (f64, f64)| {
        text.at
            + if turned {
                Point::new(across, along)
            } else {
                Point::new(along, across)
            }
    };
    Rect {
        min: corner(min),
        max: corner(max),
    }
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
    let name = |at: usize| format!("{}{}", if at % 2 == 0 { "p" } else { "q" }, at / 2);
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
fn cells_and_headings_stand_for_their_records_and_say_so() {
    let lens = Lens::as_of(day("2015-12-31"));
    let index = &yokohama().index;
    let registry = index.registry();
    for matrix in all() {
        for lang in Lang::ALL {
            let pane = Pane::new(index, matrix, &lens, lang);
            let scene = pane.draw(Point::ZERO);
            assert!(scene.fields.len() > 20);
            for field in &scene.fields {
                let ids: Vec<&str> = match &field.of {
                    Target::Actor(actor) => vec![registry.actors.rows()[*actor].id.as_str()],
                    Target::Tie(_) => panic!("a matrix has no single tie"),
                    Target::Ties(ties) => {
                        assert!(!ties.is_empty() && ties.is_sorted());
                        let ties = ties
                            .iter()
                            .map(|tie| registry.ties.rows()[*tie].id.as_str());
                        ties.collect()
                    }
                };
                assert_eq!(field.ids, ids);
                assert!(!field.title.contains(['⟨', '{']), "{}", field.title);
                assert!(field.rect.width() > 0.0 && field.rect.height() > 0.0);
            }
            for (at, field) in scene.fields.iter().enumerate() {
                let over = |other: &&Field| field.rect.grown(-1e-6).overlaps(&other.rect);
                let over = scene.fields[at + 1..].iter().find(over);
                assert!(
                    over.is_none(),
                    "{} lies over {:?}",
                    field.title,
                    over.map(|f| &f.title)
                );
            }
        }
    }
    let titles = |cells, lang| -> Vec<String> {
        let order = MatrixOrder::Region;
        let scene = Pane::new(index, Matrix { cells, order }, &lens, lang).draw(Point::ZERO);
        scene.fields.into_iter().map(|field| field.title).collect()
    };
    for (cells, lang, said) in [
        (
            MatrixCells::RegionsByKinds,
            Lang::Ja,
            "アジア・大洋州 × パートナー都市：提携 6件",
        ),
        (
            MatrixCells::RegionsByKinds,
            Lang::En,
            "Europe and North America × Partner city: 1 tie",
        ),
        (
            MatrixCells::RegionsByKinds,
            Lang::Ja,
            "合計：提携 50件（ほか可能性あり 6件）",
        ),
        (
            MatrixCells::RegionsByKinds,
            Lang::En,
            "Total: 50 ties (and 6 possible)",
        ),
        (MatrixCells::ActorsByKinds, Lang::Ja, "上海：提携 1件"),
        (
            MatrixCells::ActorsByActors,
            Lang::Ja,
            "横浜市 × 国際熱帯木材機関（ITTO）：提携 1件、種類：国際機関等",
        ),
    ] {
        let titles = titles(cells, lang);
        assert!(
            titles.iter().any(|title| title == said),
            "{said} not in {titles:#?}"
        );
    }
}

#[test]
fn no_text_stands_over_another() {
    let sizes = [
        None,
        Some((1600.0, 1000.0)),
        Some((1123.0, 794.0)),
        Some((700.0, 1400.0)),
        Some((400.0, 300.0)),
    ];
    let looks: Vec<_> = sizes
        .into_iter()
        .flat_map(|size| all().map(move |matrix| (size, matrix)))
        .flat_map(|(size, matrix)| Lang::ALL.map(|lang| (size, matrix, lang)))
        .collect();
    each(looks, 120, |(size, matrix, lang)| {
        let size = size.map(|(width, height)| Size { width, height });
        let sheet = picture(*matrix, *lang, size).sheet(&yokohama().index, measure());
        let frame = Scene {
            guides: sheet.frame.clone(),
            ..Scene::default()
        };
        let of_frame = texts(&frame);
        let of_scene = texts(&sheet.scene);
        let all: Vec<_> = of_scene.iter().chain(&of_frame).collect();
        let whole = Rect::new(Point::ZERO, sheet.scene.size);
        for (at, (rect, text)) in all.iter().enumerate() {
            // A source's name may be longer than a very small sheet.
            let in_frame = at >= of_scene.len();
            must(
                in_frame || whole.contains(rect.min) && whole.contains(rect.max),
                || format!("{} stands outside", text.text),
            )?;
            for (other, other_text) in &all[at + 1..] {
                must(!rect.overlaps(other), || {
                    format!("{} stands over {}", text.text, other_text.text)
                })?;
            }
        }
        Ok(())
    });
}

fn picture(matrix: Matrix, lang: Lang, size: Option<Size>) -> Picture {
    Picture {
        lens: Lens::as_of(day("2015-12-31")),
        today: TODAY,
        view: View::Matrix(matrix),
        scheme: Some("strategy2015".into()),
        size,
        ground: Ground::Light,
        lang,
    }
}

fn near(a: Point, b: Point) -> bool {
    a.distance(b) < 1e-6
}

#[test]
fn what_is_in_sight_is_the_whole_picture_moved() {
    let lens = Lens::default();
    for cells in MatrixCells::ALL {
        let matrix = Matrix {
            cells,
            order: MatrixOrder::Degree,
        };
        let mut pane = Pane::new(&yokohama().index, matrix, &lens, Lang::Ja);
        pane.size = Size {
            width: 500.0,
            height: 300.0,
        };
        let whole = Pane {
            size: pane.grid.whole(),
            plan: pane.plan.clone(),
            ..pane
        }
        .draw(Point::ZERO);
        let is_cell = |field: &&Field| field.title.contains('×');
        let most = pane.grid.reach(pane.size);
        assert!(most.x > 0.0);
        for share in [0.0, 0.13, 0.5, 1.0] {
            let scroll = most * share;
            let scene = pane.draw(scroll);
            let head = pane.grid.head;
            let sight = Rect {
                min: Point::new(head.width, head.height),
                max: Point::new(pane.size.width, pane.size.height),
            };
            let seen: Vec<&Field> = whole
                .fields
                .iter()
                .filter(is_cell)
                .filter(|field| {
                    let rect = Rect {
                        min: field.rect.min - scroll,
                        max: field.rect.max - scroll,
                    };
                    rect.grown(-1e-6).overlaps(&sight)
                })
                .collect();
            let drawn: Vec<&Field> = scene.fields.iter().filter(is_cell).collect();
            assert!(share > 0.0 || !seen.is_empty());
            assert!(seen.len() < whole.fields.iter().filter(is_cell).count());
            assert_eq!(drawn.len(), seen.len());
            for (drawn, seen) in drawn.iter().zip(&seen) {
                assert_eq!((&drawn.title, &drawn.of), (&seen.title, &seen.of));
                assert_eq!(drawn.marks.len(), seen.marks.len());
                for (a, b) in drawn.marks.iter().zip(&seen.marks) {
                    let moved = match (a, b) {
                        (Mark::Path(a), Mark::Path(b)) => {
                            let mut both = a.points.iter().zip(&b.points);
                            a.fill == b.fill && both.all(|(a, b)| near(*a + scroll, *b))
                        }
                        (Mark::Shape(a), Mark::Shape(b)) => {
                            a.shape == b.shape && near(a.at + scroll, b.at)
                        }
                        (Mark::Text(a), Mark::Text(b)) => {
                            a.text == b.text && near(a.at + scroll, b.at)
                        }
                        _ => false,
                    };
                    assert!(moved, "{a:?} {b:?}");
                }
                assert!(
                    sight.grown(1e-6).contains(drawn.rect.min),
                    "{}",
                    drawn.title
                );
            }
            // Headings stay at their edge, and hide what is scrolled beneath them.
            let heads = scene.fields.iter().filter(|field| !is_cell(field));
            for field in heads {
                let (x, y) = (field.rect.min.x, field.rect.min.y);
                assert!(x < head.width || y < head.height, "{}", field.title);
                let hides =
                    matches!(field.marks.first(), Some(Mark::Path(path)) if path.fill.is_some());
                let is_whole = field.of == Target::Ties(pane.plan.ties.clone());
                assert!(share == 0.0 || hides || is_whole, "{}", field.title);
            }
        }
    }
}

#[test]
fn what_is_looked_at_is_banded_and_found() {
    let matrix = Matrix {
        cells: MatrixCells::ActorsByKinds,
        order: MatrixOrder::Region,
    };
    let pane = Pane::new(&yokohama().index, matrix, &Lens::default(), Lang::Ja);
    let actor = yokohama().actor("lyon");
    let row = pane
        .plan
        .rows
        .iter()
        .position(|row| row.of == MatrixHead::Actor(actor));
    let row = row.unwrap();
    let scroll = pane.grid.scroll_to(&pane.plan, actor, pane.size).unwrap();
    let selected = Focus {
        selected: [actor].into(),
        ..Focus::default()
    };
    let hovered = MatrixPlace {
        row: Some(row),
        column: Some(1),
    };
    let plain = pane.draw(scroll);
    let bold = |scene: &Scene| -> Vec<String> {
        let fields = scene
            .fields
            .iter()
            .filter(|field| field.of == Target::Actor(actor));
        let marks = fields.flat_map(|field| &field.marks);
        let bold = marks.filter_map(|mark| match mark {
            Mark::Text(text) if text.bold => Some(text.text.clone()),
            _ => None,
        });
        bold.collect()
    };
    let chosen = pane.looked_at(scroll, &selected, MatrixPlace::default());
    assert_eq!(chosen.guides.len(), plain.guides.len() + 1);
    assert_eq!(
        (bold(&plain).len(), bold(&chosen)),
        (0, vec!["リヨン".to_owned()])
    );
    let pointed = pane.looked_at(scroll, &Focus::default(), hovered);
    assert_eq!(pointed.guides.len(), plain.guides.len() + 2);
    let field = plain
        .fields
        .iter()
        .find(|field| field.of == Target::Actor(actor));
    let rect = field.unwrap().rect;
    let place = pane.grid.place(rect.middle(), scroll);
    assert_eq!((place.row, place.column), (Some(row), None));
    let at = Point::new(
        pane.grid.head.width + pane.grid.cell.width * 1.5,
        rect.middle().y,
    );
    assert_eq!(pane.grid.place(at, scroll), hovered);
    assert_eq!(
        pane.grid.place(Point::new(3.0, 3.0), scroll),
        MatrixPlace::default()
    );
    let nobody = yokohama().actor("yokohama");
    assert_eq!(pane.grid.scroll_to(&pane.plan, nobody, pane.size), None);
    // Where actors have no lines, the cells of their ties are framed.
    let pane = Pane::new(
        &yokohama().index,
        Matrix::default(),
        &Lens::default(),
        Lang::Ja,
    );
    let marks = |focus: &Focus| -> usize {
        let scene = pane.looked_at(Point::ZERO, focus, MatrixPlace::default());
        scene.fields.iter().map(|field| field.marks.len()).sum()
    };
    assert_eq!(marks(&selected), marks(&Focus::default()) + 1);
}

#[test]
fn a_sheet_is_as_large_as_its_matrix_or_says_what_is_left_out() {
    let index = &yokohama().index;
    for matrix in all() {
        let visible = picture(matrix, Lang::Ja, None).lens.visible(index, TODAY);
        let plan = plan_of(index, &visible, matrix, Lang::Ja);
        let cells: usize = plan.cells.iter().map(Vec::len).sum();
        let drawn = |size: Option<Size>| {
            let sheet = picture(matrix, Lang::Ja, size).sheet(index, measure());
            let cells = sheet
                .scene
                .fields
                .iter()
                .filter(|field| field.title.contains('×'));
            let says = sheet
                .frame
                .iter()
                .any(|mark| matches!(mark, Mark::Text(text) if text.text.contains("入りきらず")));
            (cells.count(), says)
        };
        assert_eq!(drawn(None), (cells, false), "{matrix:?}");
        let small = Size {
            width: 420.0,
            height: 330.0,
        };
        let (fewer, says) = drawn(Some(small));
        assert_eq!(fewer < cells, says, "{matrix:?}: {fewer} of {cells}");
        let is_large = matrix.cells != MatrixCells::RegionsByKinds;
        assert!(says || !is_large, "{matrix:?}");
    }
    // A large page has no larger a matrix than the eye can follow.
    let vast = Size {
        width: 4000.0,
        height: 4000.0,
    };
    let sheet = picture(Matrix::default(), Lang::Ja, Some(vast)).sheet(index, measure());
    assert!(
        sheet
            .scene
            .fields
            .iter()
            .all(|field| field.rect.max.x < 3600.0)
    );
}

#[test]
fn nothing_to_see_is_a_matrix_without_cells() {
    let lens = Lens {
        search: "xyzzy".to_owned(),
        ..Lens::default()
    };
    for matrix in all() {
        let pane = Pane::new(&yokohama().index, matrix, &lens, Lang::En);
        let scene = pane.draw(Point::ZERO);
        assert_eq!(scene.fields.len(), 0);
        assert_eq!(pane.grid.reach(pane.size), Point::ZERO);
        let words = texts(&scene);
        assert!(words.iter().any(|(_, text)| text.text == "Total"));
        assert!(words.iter().any(|(_, text)| text.text == "0"));
    }
    // Nor does a registry without a scheme or a home make any trouble.
    let index = Index::new(Arc::new(world(
        "kind pact sister
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : signed 1965",
    )));
    for matrix in all() {
        let pane = Pane::new(&index, matrix, &Lens::default(), Lang::En);
        assert!(!pane.draw(Point::ZERO).fields.is_empty());
        assert_eq!(pane.plan.scheme, None);
    }
}

#[test]
fn the_same_request_gives_the_same_bytes_with_each_id_once() {
    for matrix in all() {
        for lang in Lang::ALL {
            let draw = || {
                svg(
                    &picture(matrix, lang, None).sheet(&yokohama().index, measure()),
                    FAMILIES,
                )
            };
            let bytes = draw();
            assert_eq!(bytes, draw());
            let ids: Vec<&str> = bytes
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            let distinct: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(distinct.len(), ids.len());
            assert!(!bytes.contains("NaN") && !bytes.contains("inf"));
        }
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
