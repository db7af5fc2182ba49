//! How long a lens and its timeline take on a network of the world's sister cities. Run with `cargo bench lens`.
//!
//! The network is made up from a fixed seed, as large as the published one: 4,566 cities of 160
//! countries. Figures of one run may be compared with one another; figures of two machines may not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kizuna::fonts::Metrics;
use kizuna::lens::{Index, Lens, Steps, Time};
use kizuna::model::{CountryCode, Date, DaySpan, Lang};
use kizuna::scene::{Focus, Ground, LanePlan, LanesRequest, Size, View, lane_years, lanes};

#[path = "measure.rs"]
mod measure;
#[path = "rounds.rs"]
mod rounds;
#[path = "world.rs"]
mod world;

use measure::{milliseconds, share};
use rounds::rounds;
use world::world;

/// What the window promises for counting what each choice would leave.
const GOAL: Duration = Duration::from_millis(2);

const ROUNDS: usize = 200;

fn main() -> ExitCode {
    let registry = Arc::new(world());
    let started = Instant::now();
    let index = Index::new(Arc::clone(&registry));
    println!(
        "{} cities, {} ties; the index takes {:.1} ms",
        registry.actors.len(),
        registry.ties.len(),
        milliseconds(started.elapsed())
    );
    println!(
        "  {:<38} {:>7} {:>10} {:>10} {:>10}",
        "lens", "ties", "facets p50", "facets p95", "visible p95"
    );
    let today = Date::constant(2026, 11, 22);
    let mut slow = false;
    for (name, lens) in lenses() {
        let left = lens.visible(&index, today).ties.len();
        let mut facets = rounds(ROUNDS, || lens.facets(&index, today).countries.len());
        let mut visible = rounds(ROUNDS, || lens.visible(&index, today).ties.len());
        let p95 = share(&mut facets, 95);
        println!(
            "  {name:<38} {left:>7} {:>7.2} ms {:>7.2} ms {:>8.2} ms",
            milliseconds(share(&mut facets, 50)),
            milliseconds(p95),
            milliseconds(share(&mut visible, 95)),
        );
        slow |= p95 > GOAL;
    }
    timelines(&index, today);
    println!("  goal: facets p95 within {} ms", milliseconds(GOAL));
    if slow {
        println!("  MISSED");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// How long the rows of a timeline take, once for a lens and then for each picture.
fn timelines(index: &Index, today: Date) {
    let (lens, focus, metrics) = (Lens::default(), Focus::default(), Metrics::new());
    let visible = lens.visible(index, today);
    println!(
        "  {:<38} {:>7} {:>12} {:>12}",
        "timeline", "rows", "plan p50", "picture p95"
    );
    for word in [
        "timeline",
        "timeline:country,name",
        "timeline:none,length",
        "timeline:actors,region",
        "timeline:actors,none,length",
    ] {
        let Some(View::Lanes(options)) = View::from_word(word) else {
            continue;
        };
        let scheme = Some("s0".into());
        let make = || LanePlan::new(index, &lens, &visible, options, scheme.as_ref(), Lang::Ja);
        let plan = make();
        let mut planning = rounds(12, || make().groups().len());
        let years = lane_years(index, &visible, &plan, today);
        let mut scroll = 0.0;
        let mut drawing = rounds(ROUNDS, || {
            scroll = (scroll + 997.0) % plan.height();
            let drawn = lanes(&LanesRequest {
                index,
                lens: &lens,
                visible: &visible,
                plan: &plan,
                years,
                size: Size {
                    width: 900.0,
                    height: 560.0,
                },
                scroll,
                ground: Ground::Light,
                scale: 1.0,
                tight: 1.0,
                focus: &focus,
                measure: &metrics,
            });
            drawn.scene.fields.len()
        });
        println!(
            "  {word:<38} {:>7} {:>9.1} ms {:>9.2} ms",
            plan.rows().count(),
            milliseconds(share(&mut planning, 50)),
            milliseconds(share(&mut drawing, 95)),
        );
    }
}

fn lenses() -> Vec<(&'static str, Lens)> {
    let as_of = Lens::as_of(Date::constant(2015, 12, 31));
    let span = DaySpan {
        from: Date::constant(1990, 1, 1),
        to: Date::constant(2005, 6, 30),
    };
    let chosen = |steps: Steps| Lens {
        actors: ["c17".into(), "c99".into()].into(),
        steps,
        ..as_of.clone()
    };
    vec![
        ("all times", Lens::default()),
        ("as of 2015", as_of.clone()),
        (
            "in force 1990 to 2005",
            Lens {
                time: Time::InForce(span),
                ..Lens::default()
            },
        ),
        (
            "signed 1990 to 2005, one country",
            Lens {
                time: Time::Signed(span),
                countries: CountryCode::parse("FR").into_iter().collect(),
                ..Lens::default()
            },
        ),
        (
            "two themes, one kind",
            Lens {
                themes: ["t1".into(), "t4".into()].into(),
                kinds: ["k0".into()].into(),
                ..as_of.clone()
            },
        ),
        (
            "partners with three ties or more",
            Lens {
                least_ties: 3,
                ..as_of.clone()
            },
        ),
        ("two cities, direct", chosen(Steps::One)),
        ("two cities, three steps", chosen(Steps::Three)),
    ]
}
