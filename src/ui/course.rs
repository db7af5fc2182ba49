//! How far something is on its way that takes a moment.

/// How long a way takes, in seconds.
const LONG: f64 = 0.25;

/// Something on its way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Course {
    /// When it set out, by the window's clock; nothing until the first frame after that.
    since: Option<f64>,
}

impl Course {
    /// How much of the way lies behind it at a time, 0 to 1, setting out and arriving gently;
    /// nothing once it has arrived.
    pub(super) fn at(&mut self, now: f64) -> Option<f64> {
        let since = *self.since.get_or_insert(now);
        let part = ((now - since) / LONG).max(0.0);
        (part < 1.0).then_some(part * part * (3.0 - 2.0 * part))
    }
}
