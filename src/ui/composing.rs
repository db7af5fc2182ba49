//! While a word is being composed with an input method (Japanese, Chinese, Korean …), keys are the
//! input method's: no Enter, Tab or shortcut of the window may happen by them.
//!
//! What the systems deliver, from the sources of winit 0.30.13 and egui-winit 0.37:
//!
//! - **X11 (XIM)**: preedit callbacks, and the commit as a key event with code 0. Between start and
//!   end winit turns every key into a commit, but the end of a composition and the key that ended it
//!   are two messages of the input method: a forwarded Enter or Escape comes after the commit as an
//!   ordinary key press.
//! - **Wayland**: preedit and commit come by `text-input`, keys that the input method hands back by
//!   `wl_keyboard`; nothing orders the two. Empty preedits are repeated whenever the place of the
//!   cursor is told. Leaving the window sends no empty preedit; the protocol wants it forgotten.
//! - **Windows**: keys that the input method takes are `VK_PROCESSKEY`, which egui-winit drops with
//!   their release. What it does not take (function keys, some with Ctrl) comes as usual, in the
//!   middle of a composition. A click elsewhere ends it without an event.
//! - **macOS**: `doCommandBySelector` hands keys that the input method does not take to the
//!   application while the marked text still stands. The Enter that commits is held back by winit. A
//!   click elsewhere ends it without an event.
//!
//! egui 0.37 is told neither `Enabled` nor `Disabled` any more, so that only a preedit with letters
//! says that something is being composed.

use egui::{Context, Event, Id, ImeEvent, Key, RawInput};

/// Keeps keys from the window while something is being composed.
#[derive(Debug, Default)]
pub(super) struct Composing {
    /// The field that a preedit stands in.
    field: Option<Id>,
    /// When a composition was over, in seconds, as long as the key that ended it may still come.
    ended: Option<f64>,
}

/// How long after a composition the key that ended it may come, in seconds. Hands need longer to
/// press a key twice, and release it in between.
const ECHO: f64 = 0.09;

impl egui::Plugin for Composing {
    fn debug_name(&self) -> &'static str {
        "composing"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        let keyboard = context.memory(egui::Memory::focused);
        let field = keyboard.filter(|_| context.text_edit_focused());
        if self.field.is_some() && self.field != field {
            // The keyboard went elsewhere: some systems say nothing then.
            *self = Self::default();
        }
        let step = f64::from(input.predicted_dt);
        let clock = context.input(|input| input.time);
        let now = input.time.unwrap_or(clock + step);
        if self.ended.is_some_and(|ended| now - ended > ECHO) {
            self.ended = None;
        }
        // Nothing is looked through in most frames.
        let concerns = |event: &Event| matches!(event, Event::Ime(_));
        if self.field.is_some() || self.ended.is_some() || input.events.iter().any(concerns) {
            let events = std::mem::take(&mut input.events);
            input.events = self.pass(field, now, events);
        }
    }
}

impl Composing {
    /// What of a frame's events the window may see.
    fn pass(&mut self, field: Option<Id>, now: f64, events: Vec<Event>) -> Vec<Event> {
        let mut passed = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            let held = match &event {
                Event::Ime(ime) => {
                    self.compose(field, now, ime);
                    false
                }
                Event::Key {
                    key,
                    pressed,
                    modifiers,
                    ..
                } => {
                    let with_text = matches!(events.peek(), Some(Event::Text(_)));
                    let ends = is_no_letter(*key) || modifiers.command || modifiers.alt;
                    let held = if *pressed {
                        let echo = ends && self.ended.is_some();
                        if echo {
                            self.ended = None;
                        }
                        echo || self.field.is_some()
                    } else {
                        // A key that was let go is pressed anew next time.
                        if ends {
                            self.ended = None;
                        }
                        false
                    };
                    if held && with_text {
                        // The letters of the same key.
                        events.next();
                    }
                    held
                }
                Event::Copy | Event::Cut | Event::Paste(_) => self.field.is_some(),
                Event::PointerButton { pressed: true, .. } => {
                    *self = Self::default();
                    false
                }
                _ => false,
            };
            let left = matches!(event, Event::WindowFocused(false)) && self.field.is_some();
            if !held {
                passed.push(event);
            }
            if left {
                // What was not committed is no text; an input method that commits it does so next.
                *self = Self::default();
                passed.push(Event::Ime(ImeEvent::Preedit {
                    text: String::new(),
                    active_range_chars: None,
                }));
            }
        }
        passed
    }

    fn compose(&mut self, field: Option<Id>, now: f64, ime: &ImeEvent) {
        let over = match ime {
            ImeEvent::Preedit { text, .. } if !text.is_empty() => {
                self.field = field;
                self.ended = None;
                false
            }
            ImeEvent::Preedit { .. } | ImeEvent::Commit(_) => true,
            _ => false,
        };
        // An empty preedit says nothing where nothing was composed.
        if over && self.field.take().is_some() {
            self.ended = Some(now);
        }
    }
}

/// Whether a key writes no letter: such keys end a composition and may come after it.
fn is_no_letter(key: Key) -> bool {
    matches!(
        key,
        Key::Enter
            | Key::Tab
            | Key::Escape
            | Key::Space
            | Key::Backspace
            | Key::Delete
            | Key::Insert
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
    ) || (key.name().len() > 1 && key.name().starts_with('F'))
}
