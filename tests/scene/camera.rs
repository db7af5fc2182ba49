//! From the plane of positions to the picture and back.

use kizuna::layout::Point;
use kizuna::model::Lang;
use kizuna::scene::{Camera, Reach, Rect, Size};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Look, SIZE, yokohama};
use crate::support::cases;

fn camera() -> impl Strategy<Value = Camera> {
    (
        -900.0..900.0_f64,
        -900.0..900.0_f64,
        Camera::ZOOM.0..Camera::ZOOM.1,
    )
        .prop_map(|(x, y, zoom)| Camera {
            middle: Point::new(x, y),
            zoom,
        })
}

fn point() -> impl Strategy<Value = Point> {
    (-2000.0..2000.0_f64, -2000.0..2000.0_f64).prop_map(|(x, y)| Point::new(x, y))
}

fn size() -> impl Strategy<Value = Size> {
    (40.0..3000.0_f64, 40.0..3000.0_f64).prop_map(|(width, height)| Size { width, height })
}

fn reach() -> impl Strategy<Value = Reach> {
    let room = || (0.0..12.0_f64, 0.0..12.0_f64).prop_map(|(width, height)| Size { width, height });
    (point(), room(), room()).prop_map(|(at, before, after)| Reach { at, before, after })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn there_and_back_is_where_one_was(camera in camera(), at in point(), size in size()) {
        let back = camera.to_plane(camera.to_picture(at, size), size);
        prop_assert!(back.distance(at) < 1e-6, "{:?}", back);
        let back = camera.to_picture(camera.to_plane(at, size), size);
        prop_assert!(back.distance(at) < 1e-6, "{:?}", back);
    }

    #[test]
    fn zooming_holds_the_point_under_the_pointer(
        camera in camera(), at in point(), size in size(), factor in 0.01..100.0_f64,
    ) {
        let held = camera.to_plane(at, size);
        let zoomed = camera.zoomed(factor, at, size);
        prop_assert!(zoomed.to_picture(held, size).distance(at) < 1e-6);
        prop_assert!((Camera::ZOOM.0..=Camera::ZOOM.1).contains(&zoomed.zoom));
        let wanted = (camera.zoom * factor).clamp(Camera::ZOOM.0, Camera::ZOOM.1);
        prop_assert!((zoomed.zoom - wanted).abs() < 1e-12);
    }

    #[test]
    fn what_is_fitted_lies_inside_and_could_not_be_larger(
        things in vec(reach(), 1..20), size in size(),
    ) {
        let camera = Camera::fit(&things, size);
        prop_assume!(camera.zoom > Camera::ZOOM.0 * 1.001);
        let room = taken(&things, &camera, size);
        prop_assert!(room.min.x >= -1e-6 && room.max.x <= size.width + 1e-6, "{room:?}");
        prop_assert!(room.min.y >= -1e-6 && room.max.y <= size.height + 1e-6, "{room:?}");
        let middle = Point::new(size.width, size.height) / 2.0;
        prop_assert!(room.middle().distance(middle) < 1e-6, "{room:?}");
        let nearer = Camera { zoom: camera.zoom * 1.001, ..camera };
        let room = taken(&things, &nearer, size);
        prop_assert!(
            camera.zoom > 2.4 || room.width() > size.width || room.height() > size.height,
            "{camera:?}"
        );
    }
}

/// The room that things take, each with what stands around it.
fn taken(things: &[Reach], camera: &Camera, size: Size) -> Rect {
    things
        .iter()
        .map(|thing| {
            let at = camera.to_picture(thing.at, size);
            Rect {
                min: at - Point::new(thing.before.width, thing.before.height),
                max: at + Point::new(thing.after.width, thing.after.height),
            }
        })
        .reduce(|room, other| Rect {
            min: Point::new(room.min.x.min(other.min.x), room.min.y.min(other.min.y)),
            max: Point::new(room.max.x.max(other.max.x), room.max.y.max(other.max.y)),
        })
        .unwrap()
}

#[test]
fn what_cannot_be_fitted_is_shown_without_end() {
    let size = Size {
        width: 800.0,
        height: 600.0,
    };
    for things in [vec![], vec![Reach::default()]] {
        let camera = Camera::fit(&things, size);
        assert!(camera.zoom.is_finite() && camera.zoom > 0.0);
        assert_eq!(camera.middle, Point::ZERO);
    }
    // Names longer than the picture do not turn it inside out.
    let long = Size {
        width: 9000.0,
        height: 9000.0,
    };
    let things = [-100.0, 100.0].map(|at| Reach {
        at: Point::new(at, at),
        before: long,
        after: long,
    });
    let camera = Camera::fit(&things, size);
    let [first, last] = things.map(|thing| camera.to_picture(thing.at, size));
    assert!(last.x - first.x > size.width * 0.2 && last.y - first.y > size.height * 0.2);
}

#[test]
fn a_fitted_network_is_seen_with_its_names() {
    for lang in Lang::ALL {
        for by_force in [false, true] {
            for scale in [1.0, 1.5] {
                let look = Look {
                    lang,
                    by_force,
                    scale,
                    ..Look::default()
                };
                let scene = yokohama().draw(&look);
                let whole = Rect::new(Point::ZERO, SIZE);
                let cut: Vec<&str> = scene
                    .labels
                    .iter()
                    .filter(|label| {
                        !whole.contains(label.rect.min) || !whole.contains(label.rect.max)
                    })
                    .map(|label| label.text.text.as_str())
                    .collect();
                // Room is kept where a name is tried first; one that gave way may stand elsewhere,
                // and very long ones are not given all they ask for.
                let few = if scale > 1.0 { 3 } else { 1 };
                assert!(cut.len() <= few, "{lang:?} {by_force} {scale}: {cut:?}");
                assert!(scene.labels.len() >= 20, "{}", scene.labels.len());
            }
        }
    }
}
