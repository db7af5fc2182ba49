//! From the plane of positions to the picture and back.

use kizuna::layout::Point;
use kizuna::scene::{Camera, Rect, Size};
use proptest::prelude::*;

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
    fn what_is_fitted_lies_inside(corner in point(), extent in size(), size in size()) {
        let bounds = Rect::new(corner, extent);
        let margin = Size { width: size.width * 0.1, height: size.height * 0.1 };
        let camera = Camera::fit(bounds, size, margin);
        prop_assume!(camera.zoom > Camera::ZOOM.0);
        for at in [bounds.min, bounds.max] {
            let shown = camera.to_picture(at, size);
            prop_assert!(shown.x >= margin.width - 1e-6 && shown.x <= size.width - margin.width + 1e-6);
            prop_assert!(shown.y >= margin.height - 1e-6 && shown.y <= size.height - margin.height + 1e-6);
        }
        let middle = camera.to_picture(bounds.middle(), size);
        prop_assert!(middle.distance(Point::new(size.width / 2.0, size.height / 2.0)) < 1e-6);
    }
}

#[test]
fn a_rectangle_of_nothing_is_fitted_without_end() {
    let size = Size {
        width: 800.0,
        height: 600.0,
    };
    let camera = Camera::fit(Rect::default(), size, Size::default());
    assert!(camera.zoom.is_finite() && camera.zoom > 0.0);
    // A margin that leaves no room does not turn the picture inside out.
    let camera = Camera::fit(
        Rect::around(Point::ZERO, 100.0),
        size,
        Size {
            width: 900.0,
            height: 900.0,
        },
    );
    assert!(camera.zoom > 0.0);
}
