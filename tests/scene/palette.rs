//! Colours that can be told from their ground, and kinds that can be told without colour.

use std::collections::BTreeSet;

use kizuna::layout::Centre;
use kizuna::model::{Certainty, Dash, Hue, Shape};
use kizuna::scene::{Color, Focus, Ground, dash_pattern, ink, luminance, outline};

use super::{Look, yokohama};
use crate::support::{builtin, whole};

const GROUNDS: [Ground; 3] = Ground::ALL;

/// The contrast of two colours, 1 to 21 (WCAG 2.2).
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    assert!((contrast(Color(0, 0, 0), Color(255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((contrast(Color(9, 9, 9), Color(9, 9, 9)) - 1.0).abs() < 1e-9);
    // #767676 on white is the well-known edge of 4.5.
    let edge = contrast(Color(0x76, 0x76, 0x76), Color(255, 255, 255));
    assert!((4.5..4.6).contains(&edge), "{edge}");
    assert_eq!(Color(1, 0x23, 0xef).to_hex(), "#0123ef");
}

#[test]
fn every_hue_has_a_contrast_of_three_on_all_that_marks_stand_on() {
    for ground in GROUNDS {
        let ink = ink(ground);
        let behind = [
            ink.ground,
            ink.land,
            ink.panel,
            ink.card,
            ink.bands[0],
            ink.bands[1],
        ];
        for hue in Hue::ALL {
            for under in behind {
                let contrast = contrast(hue.on(ground), under);
                assert!(
                    contrast >= 3.0,
                    "{hue:?} on {under:?}, {ground:?}: {contrast:.2}"
                );
            }
        }
    }
}

#[test]
fn every_text_has_a_contrast_of_four_and_a_half_on_all_it_stands_on() {
    for ground in GROUNDS {
        let ink = ink(ground);
        let plain = [ink.ground, ink.land, ink.panel, ink.card, ink.chosen];
        for (name, text, behind) in [
            (
                "text",
                ink.text,
                &[&plain[..], &ink.bands, &[ink.warning_ground]].concat(),
            ),
            ("quiet", ink.quiet, &[&plain[..], &ink.bands].concat()),
            ("accent", ink.accent, &plain.to_vec()),
            ("on accent", ink.on_accent, &vec![ink.accent]),
            (
                "warning",
                ink.warning,
                &vec![ink.warning_ground, ink.panel, ink.ground],
            ),
        ] {
            for under in behind {
                let contrast = contrast(text, *under);
                assert!(
                    contrast >= 4.5,
                    "{name} on {under:?}, {ground:?}: {contrast:.2}"
                );
            }
        }
    }
}

#[test]
fn the_edges_of_fields_have_a_contrast_of_three() {
    for ground in GROUNDS {
        let ink = ink(ground);
        for under in [ink.panel, ink.ground] {
            let contrast = contrast(ink.edge, under);
            assert!(contrast >= 3.0, "{under:?}, {ground:?}: {contrast:.2}");
        }
    }
}

#[test]
fn hues_differ_from_one_another() {
    for ground in GROUNDS {
        let colors: BTreeSet<String> = Hue::ALL.iter().map(|hue| hue.on(ground).to_hex()).collect();
        assert_eq!(colors.len(), Hue::ALL.len());
    }
}

#[test]
fn kinds_can_be_told_without_colour() {
    let looks: BTreeSet<(Shape, Dash)> = builtin()
        .kinds
        .iter()
        .map(|kind| (kind.shape, kind.dash))
        .collect();
    assert_eq!(looks.len(), builtin().kinds.len());
    let shapes: BTreeSet<Shape> = builtin().kinds.iter().map(|kind| kind.shape).collect();
    assert_eq!(
        shapes.len(),
        builtin().kinds.len(),
        "each kind has a shape of its own"
    );
}

/// How colours look to people who lack one sort of cones: matrices on linear RGB (Machado, Oliveira
/// and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// table 1, severity 1.0).
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The linear parts of a colour, 0 to 1.
fn linear(color: Color) -> [f64; 3] {
    [color.0, color.1, color.2].map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn seen_with(vision: &[[f64; 3]; 3], color: Color) -> [f64; 3] {
    let parts = linear(color);
    vision.map(|row| {
        let sum: f64 = row
            .iter()
            .zip(parts)
            .map(|(share, part)| share * part)
            .sum();
        sum.clamp(0.0, 1.0)
    })
}

/// The contrast of two colours given by their linear parts.
fn contrast_of([a, b]: [[f64; 3]; 2]) -> f64 {
    let light = |parts: [f64; 3]| 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How different two colours look: the distance in CIELAB (D65); 2.3 is just noticeable, and small
/// marks need far more.
fn difference([a, b]: [[f64; 3]; 2]) -> f64 {
    let lab = |[r, g, b]: [f64; 3]| {
        let f = |t: f64| {
            if t > 216.0 / 24389.0 {
                t.cbrt()
            } else {
                (24389.0 / 27.0 * t + 16.0) / 116.0
            }
        };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    };
    let (a, b) = (lab(a), lab(b));
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn the_simulation_does_what_is_known_of_it() {
    // White stays white; red and green that differ only in what a protanope lacks become alike.
    for (name, vision) in &VISIONS {
        for part in seen_with(vision, Color(255, 255, 255)) {
            assert!((part - 1.0).abs() < 1e-3, "{name}: {part}");
        }
    }
    let pair = [Color(0xa0, 0x50, 0x00), Color(0x5c, 0x6c, 0x00)];
    let usual = difference(pair.map(linear));
    for at in [1, 2] {
        let (name, vision) = &VISIONS[at];
        let blind = difference(pair.map(|color| seen_with(vision, color)));
        assert!(blind < 0.45 * usual, "{name}: {blind} of {usual}");
    }
}

#[test]
fn marks_can_be_told_from_their_ground_by_everybody() {
    for ground in GROUNDS {
        let behind = ink(ground).ground;
        for (name, vision) in &VISIONS {
            for hue in Hue::ALL {
                let pair = [hue.on(ground), behind].map(|color| seen_with(vision, color));
                let contrast = contrast_of(pair);
                assert!(
                    contrast >= 3.0,
                    "{hue:?} to {name}, {ground:?}: {contrast:.2}"
                );
            }
        }
    }
}

#[test]
fn where_colours_look_alike_shape_or_dash_differ() {
    const ALIKE: f64 = 25.0;
    let mut alike = 0;
    for ground in GROUNDS {
        for (name, vision) in &VISIONS {
            for (at, one) in whole().kinds.iter().enumerate() {
                for other in &whole().kinds.rows()[at + 1..] {
                    let pair = [one, other].map(|kind| seen_with(vision, kind.hue.on(ground)));
                    if difference(pair) < ALIKE {
                        alike += 1;
                        assert_ne!(
                            (one.shape, one.dash),
                            (other.shape, other.dash),
                            "{} and {} to {name}, {ground:?}",
                            one.id,
                            other.id
                        );
                    }
                }
            }
        }
    }
    // Colour alone carries nothing: to everybody some of them look alike.
    assert!(alike > 500, "{alike}");
}

#[test]
fn no_two_kinds_of_the_built_in_registry_share_shape_and_dash() {
    for (at, one) in whole().kinds.iter().enumerate() {
        for other in &whole().kinds.rows()[at + 1..] {
            assert_ne!(
                (one.shape, one.dash),
                (other.shape, other.dash),
                "{} and {}",
                one.id,
                other.id
            );
        }
    }
}

#[test]
fn ties_as_they_are_drawn_have_a_contrast_of_three_with_what_they_run_over() {
    for ground in GROUNDS {
        for on_map in [None, Some(Centre::Pacific)] {
            let scene = yokohama().draw(&Look {
                ground,
                on_map,
                ..Look::default()
            });
            let ink = ink(ground);
            let under = if on_map.is_some() {
                ink.land
            } else {
                ink.ground
            };
            assert!(scene.ties.len() > 30);
            for mark in &scene.ties {
                let stroke = mark.path.stroke.as_ref().unwrap();
                let mix = |line: u8, under: u8| {
                    let (line, under) = (f64::from(line), f64::from(under));
                    (line * stroke.opacity + under * (1.0 - stroke.opacity)).round() as u8
                };
                let seen = Color(
                    mix(stroke.color.0, under.0),
                    mix(stroke.color.1, under.1),
                    mix(stroke.color.2, under.2),
                );
                let contrast = contrast(seen, under);
                // What is only possible is drawn weaker, but where contrast counts.
                let least = match (mark.fits, ground) {
                    (Certainty::Certain, _) | (_, Ground::Contrast) => 3.0,
                    _ => 1.2,
                };
                assert!(
                    contrast >= least,
                    "{} on {ground:?}, {on_map:?}: {contrast:.2}",
                    mark.id
                );
            }
        }
    }
}

#[test]
fn strong_contrast_is_stronger_than_any_other() {
    let strong = ink(Ground::Contrast);
    assert!(contrast(strong.text, strong.ground) > 20.9);
    for hue in Hue::ALL {
        let contrast = contrast(hue.on(Ground::Contrast), strong.ground);
        assert!(contrast >= 7.0, "{hue:?}: {contrast:.2}");
    }
    for text in [strong.text, strong.quiet, strong.accent, strong.warning] {
        assert!(contrast(text, strong.ground) >= 7.0, "{text:?}");
    }
    let [usual, thick] = [Ground::Light, Ground::Contrast].map(|ground| {
        let scene = yokohama().draw(&Look {
            ground,
            ..Look::default()
        });
        scene.ties[0].path.stroke.as_ref().unwrap().width
    });
    assert!(thick > 1.3 * usual);
    // What stands back behind what is selected can still be seen.
    let scene = yokohama().draw(&Look {
        ground: Ground::Contrast,
        focus: Focus {
            selected: [yokohama().actor("lyon")].into(),
            ..Focus::default()
        },
        ..Look::default()
    });
    for mark in &scene.ties {
        assert!(
            mark.path.stroke.as_ref().unwrap().opacity > 0.4,
            "{}",
            mark.id
        );
    }
}

#[test]
fn every_dash_is_a_pattern_of_its_own() {
    let all = [
        Dash::Solid,
        Dash::Dashed,
        Dash::Dotted,
        Dash::DashDot,
        Dash::DashDotDot,
        Dash::ShortDash,
    ];
    for (at, one) in all.iter().enumerate() {
        assert!(
            dash_pattern(*one).len().is_multiple_of(2),
            "strokes and gaps in turn"
        );
        for other in &all[at + 1..] {
            assert_ne!(dash_pattern(*one), dash_pattern(*other));
        }
    }
    assert!(dash_pattern(Dash::Solid).is_empty());
}

#[test]
fn every_shape_is_closed_around_its_middle_and_about_as_large_as_the_others() {
    let all = [
        Shape::Circle,
        Shape::Ring,
        Shape::Triangle,
        Shape::Diamond,
        Shape::Square,
        Shape::Hexagon,
        Shape::Hull,
        Shape::Pentagon,
        Shape::Cross,
        Shape::Star,
    ];
    for shape in all {
        let corners = outline(shape);
        assert!(corners.len() >= 3);
        // The area by the shoelace formula; clockwise on the screen is positive.
        let area: f64 = corners
            .iter()
            .zip(corners.iter().cycle().skip(1))
            .map(|(a, b)| (a.x * b.y - b.x * a.y) / 2.0)
            .sum();
        let wanted = if shape == Shape::Star { 1.5 } else { 1.8 };
        assert!((wanted..=3.5).contains(&area), "{shape:?}: {area}");
        for corner in corners {
            assert!(
                (0.3..=1.4).contains(&corner.length()),
                "{shape:?}: {corner:?}"
            );
        }
    }
}
