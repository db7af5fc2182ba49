//! The lens and the time that moves.

use std::sync::Arc;

use super::Hands;
use crate::i18n::Message;
use crate::lens::{Lens, Time, of_view};
use crate::model::ViewId;
use crate::ui::command::Command;
use crate::ui::history::{Gesture, Seen};
use crate::ui::playback::{Bounds, PlayWay, stepped};

impl Hands<'_> {
    pub(super) fn time_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::SetLens(lens, gesture) => {
                state.history.set_lens(&mut state.lens, *lens, gesture);
            }
            Command::OpenView(id) => self.open_view(&id),
            Command::EndGesture => state.history.end_gesture(&state.lens),
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
                if let Some(time) = stepped(state.lens.time, years, state.derived.years) {
                    self.show_time(time, None);
                }
            }
            Command::SetSpeed(speed) => state.playback.speed = speed,
            Command::ToggleLoop => {
                let (played, looping) = (state.playback.playing, !state.playback.looping);
                state.playback.set_looping(looping, state.derived.years);
                if played {
                    self.end_playing();
                }
            }
            Command::TogglePlayWay => {
                state.playback.way = match state.playback.way {
                    PlayWay::Grow => PlayWay::Move,
                    PlayWay::Move => PlayWay::Grow,
                };
                // The range that was set plays anew in the other way.
                if state.playback.playing && !matches!(state.lens.time, Time::AsOf(_)) {
                    self.start_playing();
                }
            }
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
        let lens = match of_view(view, &registry, state.today) {
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
        if self.state.playback.playing {
            let state = &mut *self.state;
            state.playback.stop();
            // Going on belongs to the same step of undo.
            state.history.rest_gesture(&state.lens);
        } else {
            self.start_playing();
        }
    }

    fn start_playing(&mut self) {
        let state = &mut *self.state;
        let time = match state.lens.time {
            Time::Any => Time::AsOf(state.today),
            time => time,
        };
        let axis = state.derived.years;
        // From the first tie on: before it there is nothing to see.
        let facts = state.derived.index.ties();
        let seen = state.derived.all_times.ties.iter();
        let first = seen
            .filter_map(|tie| facts.get(tie.link.tie)?.life.start())
            .map(|start| start.earliest().year())
            .min()
            .unwrap_or(axis.0);
        let shown = state.playback.start(time, Bounds { axis, first });
        self.show_time(shown, Some(Gesture::Play));
        if !self.state.playback.playing {
            self.notice(Message::new("play-nothing"));
        }
        self.end_playing();
    }

    fn show_time(&mut self, time: Time, gesture: Option<Gesture>) {
        let state = &mut *self.state;
        let lens = Lens {
            time,
            ..state.lens.clone()
        };
        state.history.set_lens(&mut state.lens, lens, gesture);
    }

    /// A playing that is over is a step of its own.
    fn end_playing(&mut self) {
        let state = &mut *self.state;
        if !state.playback.playing {
            state.history.end_gesture(&state.lens);
        }
    }

    /// Lets the time play on to a time of the window's clock, in seconds.
    pub(crate) fn play_on(&mut self, now: f64) {
        // Whoever has a sheet before them cannot look on, whatever has laid it there.
        if self.state.desk.sheet.is_some() {
            self.play_or_pause();
            return;
        }
        self.state.playback.pass(now);
        while let Some(time) = self.state.playback.step(self.state.derived.years) {
            self.show_time(time, Some(Gesture::Play));
        }
        self.end_playing();
        self.state.refresh();
    }
}
