//! Whether the system asks programs for little movement.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Whether the system asks for little movement. Clones share the answer, which may come later:
/// systems take a while to tell.
#[derive(Clone, Debug, Default)]
pub struct Calm(Arc<AtomicBool>);

impl Calm {
    /// Whether it asks for it, as far as is known by now.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Notes the answer.
    pub fn note(&self, asked: bool) {
        self.0.store(asked, Ordering::Relaxed);
    }

    /// Has the system asked, where that may take a while on a thread of its own.
    pub(super) fn ask_system(&self) {
        /// Longer than this no system takes that answers at all.
        const PATIENCE: Duration = Duration::from_secs(2);
        let calm = self.clone();
        let ask = move || {
            let wish = mundy::Preferences::once_blocking(mundy::Interest::ReducedMotion, PATIENCE);
            let wish = wish.map(|wish| wish.reduced_motion);
            calm.note(wish == Some(mundy::ReducedMotion::Reduce));
        };
        if cfg!(target_os = "macos") {
            // This one answers at once, and only to the thread of the window.
            ask();
            return;
        }
        // Where no thread can be had, things move as usual.
        let _ = std::thread::Builder::new().spawn(ask);
    }
}
