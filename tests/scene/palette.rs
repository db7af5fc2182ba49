//! Colours that can be told from their ground, and kinds that can be told without colour.

use std::collections::BTreeSet;

use kizuna::model::{Dash, Hue, Shape};
use kizuna::scene::{Color, Ground, dash_pattern, ink, luminance, outline};

use crate::support::builtin;

const GROUNDS: [Ground; 2] = [Ground::Light, Ground::Dark];

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
