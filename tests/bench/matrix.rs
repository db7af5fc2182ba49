//! How long a matrix of the world's sister cities takes. Run with `cargo bench --bench matrix`.
//!
//! The network is made up from a fixed seed, as large as the published one: 4,566 cities, 15,000
//! ties of which a few cities have very many. Figures of one run may be compared with one another;
//! figures of two machines may not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;
use kizuna::fonts::Metrics;
use kizuna::layout::Point;
use kizuna::lens::{Index, Lens};
use kizuna::model::{CountryCode, Date, Lang, Registry};
use kizuna::scene::{
    Focus, Ground, Matrix, MatrixCells, MatrixGrid, MatrixOrder, MatrixPlace, MatrixPlan,
    MatrixRequest, Size, matrix,
};
use kizuna::store::load_text;

/// A picture must be drawn anew between two frames of a screen.
const GOAL: Duration = Duration::from_millis(8);

const CITIES: usize = 4566;
const TIES: usize = 15_000;
const ROUNDS: usize = 20;

fn main() -> ExitCode {
    let index = Index::new(Arc::new(world()));
    let visible = Lens::default().visible(&index, Date::constant(2026, 11, 22));
    let scheme = index.registry().opening_scheme().map(|scheme| &scheme.id);
    let measure = Metrics::new();
    let size = Size {
        width: 1400.0,
        height: 900.0,
    };
    println!("{CITIES} cities, {} ties", visible.ties.len());
    println!(
        "  {:<28} {:>10} {:>11} {:>12}",
        "matrix", "plan", "scene 100 %", "scene 25 %"
    );
    let mut slow = false;
    for cells in MatrixCells::ALL {
        for order in MatrixOrder::ALL {
            let asked = Matrix { cells, order };
            let plan = || MatrixPlan::new(&index, &visible, asked, scheme, Lang::Ja, &measure);
            let planned = median(5, || plan().cells.len());
            let plan = plan();
            let scene = |zoom: f64| {
                let usual = plan.cell_size(1.0);
                let cell = Size {
                    width: usual.width * zoom,
                    height: usual.height * zoom,
                };
                median(ROUNDS, || {
                    let grid = MatrixGrid::new(&plan, cell, size, 1.0, &measure);
                    matrix(&MatrixRequest {
                        index: &index,
                        plan: &plan,
                        grid: &grid,
                        size,
                        scroll: Point::new(0.0, grid.reach(size).y * 0.4),
                        ground: Ground::Light,
                        focus: &Focus::default(),
                        hovered: MatrixPlace::default(),
                        inside: false,
                        measure: &measure,
                    })
                    .fields
                    .len()
                })
            };
            let (near, far) = (scene(1.0), scene(0.25));
            slow |= near > GOAL;
            println!(
                "  {:<28} {:>7.1} ms {:>8.2} ms {:>9.2} ms",
                asked.word(),
                milliseconds(planned),
                milliseconds(near),
                milliseconds(far),
            );
        }
    }
    println!("  goal: a scene at 100 % within {} ms", milliseconds(GOAL));
    if slow {
        println!("  MISSED");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The time in the middle of several rounds, after one that warms up: of this thread, since what
/// else the machine does is not the matrix's.
fn median(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    std::hint::black_box(work());
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let started = ThreadTime::now();
            std::hint::black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(rounds / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }
}

fn world() -> Registry {
    let mut dice = Dice(1859);
    let countries: Vec<CountryCode> = CountryCode::all().map(|(code, _)| code).take(160).collect();
    let mut text = String::from(
        "(format_version: 1, title: (ja: \"世界\", en: \"world\"), sources: [], kinds: [",
    );
    for kind in 0..6 {
        let _ = write!(
            text,
            "(id: \"k{kind}\", class: sister, name: (ja: \"種{kind}\", en: \"kind {kind}\"), \
             hue: blue, shape: circle, dash: solid),"
        );
    }
    text.push_str(
        "], schemes: [(id: \"s\", name: (ja: \"区\", en: \"scheme\"), sources: [], regions: [",
    );
    for (region, part) in countries.chunks(20).enumerate() {
        let codes: Vec<String> = part.iter().map(|code| format!("\"{code}\"")).collect();
        let _ = write!(
            text,
            "(id: \"r{region}\", name: (ja: \"地{region}\", en: \"region {region}\"), countries: [{}]),",
            codes.join(", ")
        );
    }
    text.push_str("])], actors: [");
    for city in 0..CITIES {
        let country = countries.get(dice.roll(countries.len())).copied();
        let country = country.map_or("JP".to_owned(), |code| code.to_string());
        let _ = write!(
            text,
            "(id: \"c{city}\", kind: city, names: [(ja: \"都市{city}\", en: \"city {city}\", \
             sources: [])], country: \"{country}\"),"
        );
    }
    text.push_str("], ties: [");
    for tie in 0..TIES {
        let (from, to) = (dice.roll(CITIES), dice.roll(CITIES).min(dice.roll(CITIES)));
        let _ = write!(
            text,
            "(id: \"x{tie}\", kind: \"k{}\", from: \"c{from}\", to: \"c{to}\", events: \
             [(kind: signed, date: [(value: \"{}\", sources: [])])]),",
            dice.roll(6),
            1950 + dice.roll(72),
        );
    }
    text.push_str("])");
    load_text(&text, "world").expect("a registry")
}
