//! Handing on: the sheet for it, looks at what will be written, files, folders.

use std::path::PathBuf;

use super::Hands;
use crate::i18n::{Message, Trouble, TroubleKind, io_reason};
use crate::publish::{Form, Preview, Refusal, refused, suggested};
use crate::store::SaveError;
use crate::ui::command::Command;
use crate::ui::exporting::{Look, LookOf, Looked, Seen};
use crate::ui::files::{Choice, Over};
use crate::ui::jobs::NotWritten;
use crate::ui::state::{Overwrite, Sheet};

impl Hands<'_> {
    pub(super) fn export_command(&mut self, command: Command) {
        match command {
            Command::Export => self.open_export(),
            Command::ExportAs => {
                let name = self.export_name();
                let ending = self.state.desk.exporting.form.ending();
                self.choose(Choice::Export { name, ending });
            }
            Command::ExportTo(path, over) => self.export_to(path, over),
            Command::CancelExport => {
                self.jobs.cancel_export();
                self.notice(Message::new("notice-export-cancelled"));
            }
            Command::LookAtExport(of) => self.look_at_export(*of),
            Command::Reveal(path) => {
                self.jobs.reveal(path);
            }
            _ => {}
        }
    }

    /// Opens the sheet on what the window shows: the view that is worked in, and one beside it.
    fn open_export(&mut self) {
        let panes = &self.state.view.panes;
        let active = panes.active().key;
        let shown: Vec<_> = panes.iter().map(|pane| (pane.key, &pane.shows)).collect();
        let place = shown.iter().position(|(key, _)| *key == active);
        // In the order in which they stand, the one that is worked in among them.
        let first = place.unwrap_or_default().saturating_sub(1);
        let mut pair = shown.into_iter().skip(first).map(|(_, view)| view.clone());
        let (view, beside) = (pair.next(), pair.next());
        let exporting = &mut self.state.desk.exporting;
        exporting.view = view;
        exporting.beside = beside;
        self.show(Sheet::Export);
    }

    fn export_name(&self) -> String {
        let state = &*self.state;
        let (form, list) = (state.desk.exporting.form, state.desk.exporting.list);
        let list = form.has_one_table().then_some(list);
        suggested(state.registry(), &state.lens, form, list, state.lang)
    }

    /// Writes what the sheet asks for, in the form that the file's name ends in.
    fn export_to(&mut self, path: PathBuf, over: Over) {
        self.close_sheet();
        let mut over = over;
        let mut path = path;
        match Form::of(&path) {
            Some(form) => self.state.desk.exporting.form = form,
            None => {
                let ending = self.state.desk.exporting.form.ending();
                (path, over) = super::files::with_ending(path, ending, over);
            }
        }
        let path = super::files::absolute(path);
        if let Some(trouble) = refused(&path) {
            self.fail(trouble);
            return;
        }
        if self.refuses_earlier() {
            return;
        }
        let Some(errand) = self.state.desk.exporting.errand(self.state) else {
            let cause = Message::new("size-bad").with("size", "");
            let trouble = Trouble::new(TroubleKind::Request, cause);
            self.fail(trouble.hint(Message::new("size-hint")));
            return;
        };
        let index = self.state.own_index();
        if !self.jobs.export(path, index, errand, over) {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    /// Refuses to hand on what asks for somebody or something that only the registry has that the
    /// document is compared with. Says whether it did.
    pub(super) fn refuses_earlier(&mut self) -> bool {
        let refuses = self.state.asks_of_earlier();
        if refuses {
            let trouble = Trouble::new(TroubleKind::Request, Message::new("lens-earlier"));
            self.fail(trouble.hint(Message::new("lens-earlier-hint")));
        }
        refuses
    }

    /// Takes what became of a file: which command writes it again, and which asks for another name.
    pub(super) fn take_written(
        &mut self,
        path: PathBuf,
        result: Result<(), NotWritten>,
        again: impl FnOnce(PathBuf, Over) -> Command,
        back: Command,
    ) {
        match result {
            Ok(()) => {
                self.state.desk.asked = None;
                let file = path.display().to_string();
                self.notice(Message::new("notice-exported").with("file", file));
                self.state.desk.written = Some(path);
            }
            // The person knows.
            Err(NotWritten::Refused(Refusal::Cancelled)) => {}
            Err(NotWritten::Refused(Refusal::Trouble(trouble))) => self.fail(trouble),
            Err(NotWritten::Save(SaveError::Exists { .. })) => {
                self.show(Sheet::Overwrite(Overwrite {
                    then: Box::new(again(path.clone(), Over::Whatever)),
                    back: Box::new(back),
                    path,
                    changed: false,
                }));
            }
            Err(NotWritten::Save(error)) => self.fail(error.trouble()),
        }
    }

    pub(super) fn take_revealed(&mut self, result: std::io::Result<()>) {
        if let Err(error) = result {
            let detail = io_reason(&error);
            self.notice(Message::new("notice-not-revealed").with("detail", detail));
        }
    }

    /// Has a look made, unless another is still being made.
    fn look_at_export(&mut self, of: LookOf) {
        let index = self.state.own_index();
        // One that is still being made is of no use any more: it ends soon, and this one is asked for
        // again then.
        self.jobs.look(index, of.clone());
        self.state.desk.look_asked = Some(of);
    }

    pub(super) fn take_look(&mut self, of: LookOf, looked: Looked) {
        self.state.desk.look_asked = None;
        let shows = match looked {
            // Another is wanted by now.
            Err(Refusal::Cancelled) => return,
            Err(Refusal::Trouble(trouble)) => Err(trouble),
            Ok(Preview::Lines(lines)) => Ok(Seen::Lines(lines.into())),
            Ok(Preview::Points(raster)) => {
                let size = [raster.width, raster.height];
                let image = egui::ColorImage::from_rgba_premultiplied(size, &raster.rgba);
                let options = egui::TextureOptions::LINEAR;
                Ok(Seen::Picture(
                    self.context.load_texture("look", image, options),
                ))
            }
        };
        self.state.desk.look = Some(Look { of, shows });
    }
}
