//! Handing on what falls due.

use std::path::PathBuf;

use super::Hands;
use super::files::{absolute, with_ending};
use crate::i18n::Message;
use crate::lens::Index;
use crate::publish::{HorizonForm, clean, refused};
use crate::ui::command::Command;
use crate::ui::files::{Choice, Over};

impl Hands<'_> {
    pub(super) fn horizon_command(&mut self, command: Command) {
        match command {
            Command::ExportHorizon(ending) => {
                self.state.desk.horizon.ending = ending;
                let name = self.horizon_name(ending);
                self.choose(Choice::Horizon { name, ending });
            }
            Command::ExportHorizonTo(path, over) => {
                self.close_sheet();
                self.export_horizon(path, over);
            }
            _ => {}
        }
    }

    fn horizon_name(&self, ending: &str) -> String {
        let state = &*self.state;
        let from = state.desk.horizon.span(state).map(|span| span.from);
        let name = Message::new("horizon-file-name")
            .with("title", &state.registry().title)
            .with("day", from.unwrap_or(state.today).to_string());
        format!("{}.{ending}", clean(&name.text(state.lang)))
    }

    /// Writes a calendar, a table or a picture, by the ending of the file.
    fn export_horizon(&mut self, path: PathBuf, over: Over) {
        let (path, over) = match HorizonForm::of(&path) {
            Some(_) => (path, over),
            None => with_ending(path, self.state.desk.horizon.ending, over),
        };
        let path = absolute(path);
        if let Some(trouble) = refused(&path) {
            self.fail(trouble);
            return;
        }
        if self.refuses_earlier() {
            return;
        }
        let form = HorizonForm::of(&path);
        let Some(order) = form.and_then(|form| self.state.horizon_order(form)) else {
            return;
        };
        let index = self.state.own_index();
        let public = self.state.desk.horizon.public && !self.state.public;
        let started = self.jobs.write_horizon(path, over, move || {
            if public {
                let (registry, order) = order.for_public(index.registry())?;
                order.bytes(&Index::new(std::sync::Arc::new(registry)))
            } else {
                order.bytes(&index)
            }
        });
        if !started {
            self.notice(Message::new("notice-still-saving"));
        }
    }
}
