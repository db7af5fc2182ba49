//! How long files take to make, and how much memory. Run with `cargo bench --bench export`.
//!
//! On the built-in registry the work is measured, on a thread's own time; on a made-up network of the
//! world the whole program, from its start to its end, with the most memory that it ever had (Linux).
//! Figures of one run may be compared with one another; figures of two machines may not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use kizuna::layout::Centre;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Date, Lang};
use kizuna::publish::{DPI, Form, Order, Page, PageSize, Progress};
use kizuna::records::List;
use kizuna::scene::{Arrangement, Ground, Picture, View};
use kizuna::store::{builtin, to_ron};

#[path = "measure.rs"]
mod measure;
#[path = "rounds.rs"]
mod rounds;
#[path = "world.rs"]
mod world;

use measure::{milliseconds, share};
use rounds::rounds;

const ROUNDS: usize = 9;
/// What is promised of the built-in registry.
const GOALS: [(Form, u64); 3] = [(Form::Svg, 50), (Form::Png, 2000), (Form::Pdf, 500)];
/// What is promised of the world, whatever the form.
const WORLD_TIME: Duration = Duration::from_secs(5);
const WORLD_MEMORY: u64 = 500;

fn main() -> ExitCode {
    let slow = built_in();
    let too_much = of_the_world();
    if slow || too_much {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Every form, and pictures in three views. Returns whether a goal was missed.
fn built_in() -> bool {
    let index = Index::new(builtin().expect("a registry"));
    println!("built-in registry: all kinds, all times");
    println!(
        "  {:<26} {:>10} {:>10} {:>10} {:>12}",
        "form", "p50", "worst", "goal", "bytes"
    );
    let mut missed = false;
    for form in Form::ALL {
        let views = [
            ("rings", View::default()),
            ("map", View::Network(Arrangement::Map(Centre::Pacific))),
            ("timeline", View::Lanes(Default::default())),
        ];
        let views = views
            .into_iter()
            .take(if form.is_picture() { 3 } else { 1 });
        for (name, view) in views {
            let order = order(form, view);
            let mut size = 0;
            let make = || {
                let bytes = order.bytes(&index, &Progress::default());
                size = bytes.expect("it can be made").len();
                size
            };
            let mut times = rounds(ROUNDS, make);
            let (half, worst) = (share(&mut times, 50), share(&mut times, 100));
            let goal = GOALS.iter().find(|(known, _)| *known == form);
            let goal = goal.map(|(_, goal)| Duration::from_millis(*goal));
            let late = goal.is_some_and(|goal| half > goal);
            missed |= late;
            let words =
                goal.map_or_else(String::new, |goal| format!("{:.0} ms", milliseconds(goal)));
            println!(
                "  {:<26} {:>7.1} ms {:>7.1} ms {words:>10} {size:>12}{}",
                format!(
                    "{} {}",
                    form.ending(),
                    if form.is_picture() { name } else { "" }
                ),
                milliseconds(half),
                milliseconds(worst),
                if late { "  MISSED" } else { "" }
            );
        }
    }
    missed
}

/// An order as the sheet of the window proposes it; points as for print on A3.
fn order(form: Form, view: View) -> Order {
    let dpi = if form == Form::Png { 300.0 } else { DPI };
    Order {
        form,
        picture: Picture {
            lens: Lens::default(),
            today: Date::constant(2026, 11, 22),
            view,
            beside: None,
            scheme: None,
            paper: Page::Named(PageSize::A3, false).paper(dpi, 10.0, false),
            title: None,
            ground: Ground::Light,
            lang: Lang::Ja,
            kept: Default::default(),
        },
        dpi,
        coarser: false,
        list: List::Ties,
    }
}

/// The whole program on the world. Returns whether a goal was missed.
fn of_the_world() -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("world.ron");
    let world = Arc::new(world::world());
    std::fs::write(&file, to_ron(&world).expect("RON")).expect("written");
    println!(
        "world: {} cities, {} ties, the whole program",
        world.actors.len(),
        world.ties.len()
    );
    println!(
        "  {:<26} {:>10} {:>12} {:>12}",
        "form", "time", "memory", "bytes"
    );
    let mut missed = false;
    for form in Form::ALL {
        let out = folder.path().join("out").with_extension(form.ending());
        let (time, memory) = run(&file, &out);
        let size = std::fs::metadata(&out).map_or(0, |there| there.len());
        let late = time > WORLD_TIME || memory > WORLD_MEMORY || size == 0;
        missed |= late;
        println!(
            "  {:<26} {:>7.2} s {memory:>9} MB {size:>12}{}",
            form.ending(),
            time.as_secs_f64(),
            if late { "  MISSED" } else { "" }
        );
    }
    missed
}

/// Runs the program. Returns how long it took, and the most memory that it had, in MB.
fn run(file: &Path, out: &Path) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kizuna"))
        .arg("export")
        .arg(out)
        .args(["--quiet", "--file"])
        .arg(file)
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("a child").is_none() {
        let now = std::fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        most = most.max(kilobytes.unwrap_or_default() / 1024);
        std::thread::sleep(Duration::from_millis(5));
    }
    (begun.elapsed(), most)
}
