//! The times of work that is done again and again.

use std::time::Duration;

use cpu_time::ThreadTime;

/// The times of so many rounds, after one that warms up: of this thread, since what else the machine
/// does is not the work's.
pub(crate) fn rounds(count: usize, mut work: impl FnMut() -> usize) -> Vec<Duration> {
    std::hint::black_box(work());
    (0..count)
        .map(|_| {
            let started = ThreadTime::now();
            std::hint::black_box(work());
            started.elapsed()
        })
        .collect()
}
