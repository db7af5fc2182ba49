//! How a matrix looks, and what can be pointed at in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::export::svg;
use kizuna::fonts::FAMILIES;
use kizuna::layout::Point;
use kizuna::lens::{Index, Lens};
use kizuna::model::Lang;
use kizuna::scene::{
    Anchor, Field, Focus, Ground, Mark, Matrix, MatrixCells, MatrixGrid, MatrixHead, MatrixOrder,
    MatrixPlace, MatrixPlan, MatrixRequest, Paper, Picture, Rect, Scene, Size, Target, TextMark,
    View, matrix,
};

use super::matrix::{all, plan_of};
use super::{measure, yokohama};
use crate::support::{TODAY, day, each, must, world};

const AREA: Size = Size {
    width: 900.0,
    height: 560.0,
};

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
        paper: Paper {
            size,
            ..Paper::default()
        },
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
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
        height: 660.0,
    };
    let sheet = picture(Matrix::default(), Lang::Ja, Some(vast)).sheet(index, measure());
    assert!(
        sheet
            .scene
            .fields
            .iter()
            .all(|field| field.rect.max.x < 2400.0)
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
