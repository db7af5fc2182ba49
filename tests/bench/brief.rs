//! How long briefings take to make. Run with `cargo bench --bench brief`.
//!
//! Each form and place is made by the whole program, from its start to its end, by the clock: that is what
//! somebody waits for. The typesetter works on several threads, so a thread's own time would tell nothing.
//! Figures of one run may be compared with one another; figures of two machines may not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

#[path = "measure.rs"]
mod measure;

use measure::{milliseconds, share};

const ROUNDS: usize = 7;
/// A sister city, a partner city with an office, a city with a memorandum, an organisation, and one that
/// sources disagree about.
const PLACES: [&str; 5] = ["shanghai", "frankfurt", "cebu", "itto", "citynet"];
/// What is promised of one place.
const GOALS: [(&str, u64); 4] = [("pdf", 1000), ("docx", 300), ("html", 300), ("md", 300)];

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    println!(
        "{:<6} {:<12} {:<6} {:>10} {:>10} {:>10} {:>10}",
        "form", "place", "lang", "p50", "worst", "goal", "bytes"
    );
    let mut missed = false;
    for (ending, goal) in GOALS {
        if ending == "pdf" && !cfg!(feature = "typeset") {
            continue;
        }
        for place in PLACES {
            for lang in ["ja", "both"] {
                let out = folder.path().join(format!("{place}-{lang}.{ending}"));
                let mut times: Vec<Duration> = (0..ROUNDS)
                    .map(|_| {
                        let started = Instant::now();
                        let done = Command::new(env!("CARGO_BIN_EXE_kizuna"))
                            .args(["brief", place, "--lang", lang, "--quiet", "-o"])
                            .arg(&out)
                            .status();
                        assert!(done.expect("it runs").success());
                        started.elapsed()
                    })
                    .collect();
                let (half, worst) = (share(&mut times, 50), share(&mut times, 100));
                let late = half > Duration::from_millis(goal);
                missed |= late;
                println!(
                    "{ending:<6} {place:<12} {lang:<6} {:>7.0} ms {:>7.0} ms {goal:>7} ms {:>10}{}",
                    milliseconds(half),
                    milliseconds(worst),
                    std::fs::metadata(&out).expect("a file").len(),
                    if late { "  MISSED" } else { "" }
                );
            }
        }
    }
    if missed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
