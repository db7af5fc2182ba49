//! The lens and the time that moves.

use std::sync::Arc;

use super::Hands;
use crate::lens::{Lens, Phrase, Time};
use crate::model::ViewId;
use crate::ui::command::Command;
use crate::ui::history::{Gesture, Seen};
use crate::ui::playback::{is_over, rewound, stepped};

impl Hands<'_> {
    pub(super) fn time_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::SetLens(lens, gesture) => {
                if lens.time != state.lens.time && gesture != Some(Gesture::Play) {
                    state.playback.stop();
                }
                state.history.set_lens(&mut state.lens, *lens, gesture);
            }
            Command::OpenView(id) => self.open_view(&id),
            Command::EndGesture => state.history.end_gesture(),
            Command::ResetFilters => {
                let lens = Lens {
                    time: state.lens.time,
                    ..Lens::opening(state.document.registry())
                };
                state.history.set_lens(&mut state.lens, lens, None);
            }
            Command::PlayPause => self.play_or_pause(),
            Command::Step(years) => {
                state.playback.stop();
                self.step(years, None);
            }
            Command::SetSpeed(speed) => state.playback.speed = speed,
            _ => {}
        }
    }

    /// Looks as a saved view does; its regions bring their scheme with them.
    fn open_view(&mut self, id: &ViewId) {
        let state = &mut *self.state;
        let registry = Arc::clone(state.registry());
        let Some(view) = registry.views.get(id.as_str()) else {
            return;
        };
        let lens =
            Phrase::parse(&view.lens).and_then(|words| words.resolve(&registry, state.today));
        let lens = match lens {
            Ok(lens) => lens,
            Err(trouble) => {
                state.desk.trouble = Some(trouble);
                return;
            }
        };
        state.playback.stop();
        let scheme = lens.regions.first().map(|at| at.scheme.clone());
        let scheme = scheme.or_else(|| state.view.scheme.clone());
        let mut seen = Seen {
            lens: &mut state.lens,
            scheme: &mut state.view.scheme,
        };
        state.history.set_scheme(&mut seen, scheme, lens);
    }

    fn play_or_pause(&mut self) {
        let state = &mut *self.state;
        if state.playback.playing {
            state.playback.stop();
            state.history.end_gesture();
            return;
        }
        if state.lens.time == Time::Any {
            let lens = Lens {
                time: Time::AsOf(state.today),
                ..state.lens.clone()
            };
            state
                .history
                .set_lens(&mut state.lens, lens, Some(Gesture::Play));
        }
        let axis = state.derived.years;
        if is_over(state.lens.time, axis) {
            // From the first tie on: before it there is nothing to see.
            let facts = state.derived.index.ties();
            let seen = state.derived.all_times.ties.iter();
            let first = seen
                .filter_map(|tie| facts.get(tie.link.tie)?.life.start())
                .map(|start| start.earliest().year())
                .min();
            let lens = Lens {
                time: rewound(state.lens.time, first.unwrap_or(axis.0), axis),
                ..state.lens.clone()
            };
            state
                .history
                .set_lens(&mut state.lens, lens, Some(Gesture::Play));
        }
        state.playback.start();
    }

    /// Moves the time by some years. `false` if it stands at its end.
    pub(crate) fn step(&mut self, years: i32, gesture: Option<Gesture>) -> bool {
        let state = &mut *self.state;
        let Some(time) = stepped(state.lens.time, years, state.derived.years) else {
            return false;
        };
        let lens = Lens {
            time,
            ..state.lens.clone()
        };
        state.history.set_lens(&mut state.lens, lens, gesture);
        state.refresh();
        true
    }

    /// Lets the time play on to a time of the window's clock, in seconds.
    pub(crate) fn play_on(&mut self, now: f64) {
        let steps = self.state.playback.pass(now);
        for _ in 0..steps {
            if !self.step(1, Some(Gesture::Play)) {
                self.state.playback.stop();
                self.state.history.end_gesture();
                break;
            }
        }
        // At the last step it is over at once, not a step later.
        if self.state.playback.playing
            && stepped(self.state.lens.time, 1, self.state.derived.years).is_none()
        {
            self.state.playback.stop();
            self.state.history.end_gesture();
        }
    }
}
