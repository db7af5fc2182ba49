//! Sizes, margins, clear ground, two views.

use std::collections::BTreeSet;

use kizuna::export::svg;
use kizuna::fonts::FAMILIES;
use kizuna::layout::{Centre, Point};
use kizuna::publish::{Form, Page, PageSize};
use kizuna::scene::{Arrangement, Lanes, Mark, Matrix, Paper, Rect, Scene, Size, TextMark, View};

use super::{order, sheet};
use crate::support::{each, must, same};

#[test]
fn a_word_is_read_as_a_page() {
    let points = |width, height| Page::Points(Size { width, height });
    each(
        [
            ("A4", Some(Page::Named(PageSize::A4, false))),
            ("a3-portrait", Some(Page::Named(PageSize::A3, true))),
            ("16:9", Some(Page::Named(PageSize::Slide, false))),
            ("Slide", Some(Page::Named(PageSize::Slide, false))),
            ("1600x1000", Some(points(1600.0, 1000.0))),
            (" 200 × 20000 ", Some(points(200.0, 20000.0))),
            ("199x300", None),
            ("300x20001", None),
            ("A5", None),
            ("1600", None),
            ("x", None),
            ("", None),
            ("NaNxNaN", None),
            ("infx300", None),
        ],
        4,
        |(word, wanted)| same("page", &Page::from_word(word), wanted),
    );
}

#[test]
fn paper_has_the_size_of_the_norm_in_points_of_a_screen() {
    each(
        [
            // ISO 216 in millimetres, at 96 points to 25.4 mm.
            (PageSize::A4, false, 297.0, 210.0),
            (PageSize::A4, true, 210.0, 297.0),
            (PageSize::A3, false, 420.0, 297.0),
            (PageSize::A3, true, 297.0, 420.0),
            (PageSize::Slide, false, 338.67, 190.5),
        ],
        4,
        |(size, upright, width, height)| {
            let got = size.size(*upright);
            let near = |got: f64, mm: f64| (got - mm / 25.4 * 96.0).abs() <= 0.51;
            must(near(got.width, *width) && near(got.height, *height), || {
                format!("{got:?}")
            })
        },
    );
}

#[test]
fn points_that_were_asked_for_are_points_of_the_picture_however_fine_it_is() {
    let asked = Size {
        width: 3840.0,
        height: 2160.0,
    };
    let paper = Page::Points(asked).paper(192.0, 0.0, false);
    assert_eq!(
        paper.size,
        Some(Size {
            width: 1920.0,
            height: 1080.0
        })
    );
    let a4 = Page::Named(PageSize::A4, false);
    assert_eq!(a4.paper(300.0, 0.0, false), a4.paper(96.0, 0.0, false));
    assert!((a4.paper(96.0, 25.4, false).margin - 96.0).abs() < 1e-9);
}

/// Every point that a scene or a frame draws at.
fn drawn_at(scene: &Scene, frame: &[Mark]) -> Vec<Point> {
    let fields = scene.fields.iter().flat_map(|field| &field.marks);
    let marks = frame.iter().chain(&scene.guides).chain(fields);
    let mut points: Vec<Point> = marks
        .flat_map(|mark| match mark {
            Mark::Path(path) => path.points.clone(),
            Mark::Shape(shape) => vec![shape.at],
            Mark::Text(text) | Mark::Turned(text) => vec![text.at],
        })
        .collect();
    points.extend(scene.actors.iter().map(|actor| actor.at));
    points.extend(scene.ties.iter().flat_map(|tie| tie.path.points.clone()));
    points.extend(scene.labels.iter().map(|label| label.text.at));
    points
}

fn views() -> Vec<View> {
    vec![
        View::Network(Arrangement::Radial),
        View::Network(Arrangement::Map(Centre::Pacific)),
        View::Lanes(Lanes::default()),
        View::Matrix(Matrix::default()),
    ]
}

#[test]
fn margins_stay_empty_in_every_view() {
    let whole = PageSize::A4.size(false);
    each(views(), 3, |view| {
        let mut order = order(Form::Svg);
        order.picture.view = view.clone();
        order.picture.paper = Page::Named(PageSize::A4, false).paper(96.0, 20.0, false);
        let sheet = sheet(&order);
        same("size", &sheet.size, &whole)?;
        let margin = order.picture.paper.margin;
        let inner = Rect::new(Point::ZERO, whole).grown(-margin + 0.01);
        let outside = drawn_at(&sheet.scene, &sheet.frame);
        let outside = outside.into_iter().find(|point| !inner.contains(*point));
        // Lines of a map leave through the edge of the world, behind the clip of its land.
        let is_map = matches!(view, View::Network(Arrangement::Map(_)));
        must(is_map || outside.is_none(), || {
            format!("{outside:?} outside of {inner:?}")
        })
    });
}

#[test]
fn two_views_show_the_same_ties_and_no_id_is_given_twice() {
    for (at, view) in views().into_iter().enumerate() {
        for beside in views().into_iter().skip(at + 1) {
            for size in [PageSize::A3.size(false), PageSize::A4.size(true)] {
                let mut order = order(Form::Svg);
                order.picture.view = view.clone();
                order.picture.beside = Some(beside.clone());
                order.picture.paper = Paper::of(size);
                let sheet = sheet(&order);
                let text = svg(&sheet, FAMILIES);
                let ids: Vec<&str> = text
                    .split(" id=\"")
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                    .collect();
                let unique: BTreeSet<&str> = ids.iter().copied().collect();
                assert_eq!(ids.len(), unique.len(), "{view:?} beside {beside:?}");
                let second = sheet.beside.as_ref().expect("there is a second view");
                if let (View::Network(_), View::Network(_)) = (&view, &beside) {
                    let ties = |scene: &Scene| -> BTreeSet<String> {
                        scene.ties.iter().map(|tie| tie.id.to_string()).collect()
                    };
                    assert_eq!(ties(&sheet.scene), ties(second));
                }
                assert_apart(&sheet.scene, second, size);
            }
        }
    }
}

/// What one view draws stands beside what the other draws, or below it.
fn assert_apart(first: &Scene, second: &Scene, size: Size) {
    let (one, other) = (drawn_at(first, &[]), drawn_at(second, &[]));
    let along = |point: &Point| {
        if size.width > size.height {
            point.x
        } else {
            point.y
        }
    };
    // Lines of a map leave through its edge; marks and texts do not.
    let most = |points: &[Point]| points.iter().map(along).fold(f64::MIN, f64::max);
    let least = |points: &[Point]| points.iter().map(along).fold(f64::MAX, f64::min);
    assert!(
        most(&one) <= least(&other) + 1.0,
        "{} reaches over {}",
        most(&one),
        least(&other)
    );
}

#[test]
fn each_of_two_views_says_what_it_is() {
    let mut order = order(Form::Svg);
    order.picture.view = View::Network(Arrangement::Map(Centre::Pacific));
    order.picture.beside = Some(View::Lanes(Lanes::default()));
    let texts = |order: &super::Order| -> Vec<String> {
        let texts = sheet(order)
            .frame
            .into_iter()
            .filter_map(|mark| match mark {
                Mark::Text(TextMark {
                    text, bold: true, ..
                }) => Some(text),
                _ => None,
            });
        texts.collect()
    };
    let both = texts(&order);
    assert!(
        both.contains(&"地図".to_owned()) && both.contains(&"年表".to_owned()),
        "{both:?}"
    );
    order.picture.beside = None;
    let one = texts(&order);
    assert!(!one.contains(&"地図".to_owned()), "{one:?}");
}

#[test]
fn a_clear_ground_is_none() {
    let mut order = order(Form::Svg);
    assert!(sheet(&order).ground.is_some());
    order.picture.paper.clear = true;
    let sheet = sheet(&order);
    assert_eq!(sheet.ground, None);
    assert!(!svg(&sheet, FAMILIES).contains("<rect width=\"100%\""));
}

#[test]
fn a_title_of_ones_own_stands_in_the_place_of_the_registrys() {
    let mut order = order(Form::Svg);
    order.picture.title = Some("代表団資料 <1>".to_owned());
    let text = svg(&sheet(&order), FAMILIES);
    assert!(text.contains("代表団資料 &lt;1&gt;</text>"), "{text}");
    assert!(!text.contains("国際連携ネットワーク</text>"));
}
