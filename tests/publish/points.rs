//! PNG and PDF.

use kizuna::model::Lang;
use kizuna::publish::{Form, Page, PageSize, Preview, Progress, Refusal};
use kizuna::scene::{Ground, Paper, Size, ink};

use super::{bytes, order};
use crate::support::{builtin_index, each, must, same};

/// A PNG as it is read back: points across and down, their bytes, and points a metre.
fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>, png::ColorType, Option<u32>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let mut points = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut points).unwrap();
    let per_metre = reader.info().pixel_dims.map(|dims| dims.xppu);
    (info.width, info.height, points, info.color_type, per_metre)
}

#[test]
fn a_picture_of_points_has_the_points_that_were_asked_for() {
    let a4 = Page::Named(PageSize::A4, false);
    let small = Page::Points(Size {
        width: 800.0,
        height: 600.0,
    });
    each(
        [
            (a4, 96.0, 1123, 794, 3780),
            (a4, 150.0, 1755, 1241, 5906),
            (small, 96.0, 800, 600, 3780),
            (small, 192.0, 800, 600, 7559),
        ],
        4,
        |(page, dpi, width, height, per_metre)| {
            let mut order = order(Form::Png);
            order.picture.paper = page.paper(*dpi, 0.0, false);
            order.dpi = *dpi;
            let (across, down, _, color, noted) = read(&bytes(&order, builtin_index()));
            same("size", &(across, down), &(*width, *height))?;
            same("form", &color, &png::ColorType::Rgb)?;
            same("points a metre", &noted, &Some(*per_metre))
        },
    );
}

#[test]
fn the_ground_is_that_of_the_look_or_none() {
    each(
        [Ground::Light, Ground::Dark, Ground::Contrast],
        3,
        |ground| {
            let mut order = order(Form::Png);
            order.picture.ground = *ground;
            order.picture.paper = Page::Points(Size {
                width: 400.0,
                height: 300.0,
            })
            .paper(96.0, 0.0, false);
            let (_, _, points, ..) = read(&bytes(&order, builtin_index()));
            let wanted = ink(*ground).ground;
            same("corner", &points[..3], &[wanted.0, wanted.1, wanted.2][..])?;
            order.picture.paper.clear = true;
            let (_, _, points, color, _) = read(&bytes(&order, builtin_index()));
            same("form", &color, &png::ColorType::Rgba)?;
            same("corner", &points[3], &0)?;
            let seen = points.chunks(4).filter(|point| point[3] > 0).count();
            must(seen > 500, || format!("{seen} points are seen"))
        },
    );
}

#[test]
fn a_picture_that_no_memory_holds_is_refused() {
    let mut order = order(Form::Png);
    order.picture.paper = Page::Points(Size {
        width: 20000.0,
        height: 20000.0,
    })
    .paper(96.0, 0.0, false);
    let result = order.bytes(builtin_index(), &Progress::default());
    let Err(Refusal::Trouble(trouble)) = result else {
        panic!("it was made");
    };
    assert!(
        trouble.text(Lang::En).contains("20000 by 20000"),
        "{}",
        trouble.text(Lang::En)
    );
}

/// Letters of every script that the registry has are drawn with a face that has them: a box would be
/// drawn the same for each.
#[test]
fn letters_of_every_script_are_drawn() {
    let draw = |title: &str| {
        let mut order = order(Form::Png);
        order.picture.title = Some(title.to_owned());
        order.picture.paper = Page::Points(Size {
            width: 400.0,
            height: 300.0,
        })
        .paper(96.0, 0.0, false);
        read(&bytes(&order, builtin_index())).2
    };
    each(
        [
            ("絆", "橋"),
            ("ệ", "ấ"),
            ("ț", "ș"),
            ("인", "천"),
            ("济", "苏"),
        ],
        4,
        |(one, other)| must(draw(one) != draw(other), || "they look the same".to_owned()),
    );
}

#[test]
fn a_pdf_is_one_page_of_the_size_of_the_paper_and_says_what_it_is() {
    let mut order = order(Form::Pdf);
    order.picture.paper = Page::Named(PageSize::A4, true).paper(96.0, 10.0, false);
    let bytes = bytes(&order, builtin_index());
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1.7"));
    assert!(text.contains("/MediaBox[0 0 595.5 842.25]"), "no A4 page");
    assert!(text.contains("/Count 1"));
    assert!(
        text.contains("/Lang(ja)") && text.contains("D:20"),
        "no language or day"
    );
    assert!(
        text.contains("BIZUDPGothic-Regular") && text.contains("/FontFile2"),
        "no face in the file"
    );
    assert!(
        bytes.len() < 400_000,
        "{} bytes: the faces are whole",
        bytes.len()
    );
}

#[test]
fn a_look_at_a_picture_tells_whether_it_can_be_written() {
    let mut order = order(Form::Png);
    order.picture.paper = Paper::of(Size {
        width: 20000.0,
        height: 20000.0,
    });
    let look =
        |order: &super::Order| order.preview(builtin_index(), [200.0, 200.0], &Progress::default());
    let refused = look(&order);
    assert!(matches!(refused, Err(Refusal::Trouble(_))), "{refused:?}");
    // Where nobody asked for so many points it has fewer.
    order.coarser = true;
    let Ok(Preview::Points(points)) = look(&order) else {
        panic!("there is no look");
    };
    assert_eq!((points.width, points.height), (200, 200));
}

#[test]
fn a_pdf_has_no_longer_side_than_readers_show() {
    let mut order = order(Form::Pdf);
    order.picture.paper = Paper::of(Size {
        width: 20000.0,
        height: 10000.0,
    });
    let bytes = bytes(&order, builtin_index());
    let text = String::from_utf8_lossy(&bytes);
    let page = text.split("/MediaBox[0 0 ").nth(1).expect("a page");
    let page = page.split(']').next().expect("its size");
    let sides: Vec<f64> = page.split(' ').map(|side| side.parse().unwrap()).collect();
    assert!((sides[0] - 14400.0).abs() < 0.1, "{page}");
    assert!((sides[1] - 7200.0).abs() < 0.1, "{page}");
}
