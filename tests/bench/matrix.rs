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

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use kizuna::fonts::Metrics;
use kizuna::layout::Point;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Date, Lang};
use kizuna::scene::{
    Focus, Ground, Matrix, MatrixCells, MatrixGrid, MatrixOrder, MatrixPlace, MatrixPlan,
    MatrixRequest, Size, matrix,
};

#[path = "measure.rs"]
mod measure_of;
#[path = "rounds.rs"]
mod rounds;
#[path = "world.rs"]
mod world;

use measure_of::{milliseconds, share};
use rounds::rounds;
use world::world;

/// A picture must be drawn anew between two frames of a screen.
const GOAL: Duration = Duration::from_millis(8);

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
    println!(
        "{} cities, {} ties",
        index.registry().actors.len(),
        visible.ties.len()
    );
    println!(
        "  {:<28} {:>10} {:>11} {:>12}",
        "matrix", "plan", "scene 100 %", "scene 25 %"
    );
    let mut slow = false;
    for cells in MatrixCells::ALL {
        for order in MatrixOrder::ALL {
            let asked = Matrix { cells, order };
            let plan = || MatrixPlan::new(&index, &visible, asked, scheme, Lang::Ja, &measure);
            let planned = share(&mut rounds(5, || plan().cells.len()), 50);
            let plan = plan();
            let scene = |zoom: f64| {
                let usual = plan.cell_size(1.0);
                let cell = Size {
                    width: usual.width * zoom,
                    height: usual.height * zoom,
                };
                let mut times = rounds(ROUNDS, || {
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
                });
                share(&mut times, 50)
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
