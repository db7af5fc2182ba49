//! Comparing with an earlier registry, and handing on what differs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Hands;
use super::files::{absolute, with_ending};
use crate::export::{changes_html, changes_markdown};
use crate::i18n::Message;
use crate::publish::{DPI, Form, Order, Page, Progress};
use crate::records::List;
use crate::scene::{Picture, View};
use crate::store::LoadError;
use crate::ui::command::Command;
use crate::ui::comparing::{Asked, Comparing};
use crate::ui::files::{Choice, Over};

impl Hands<'_> {
    pub(super) fn compare_command(&mut self, command: Command) {
        match command {
            Command::Compare => self.choose(Choice::Compare),
            Command::CompareWith(path) => {
                self.close_sheet();
                self.state.comparisons += 1;
                let asked = Asked {
                    number: self.state.comparisons,
                    after: Arc::clone(self.state.document.registry()),
                    revision: self.state.document.revision(),
                    public: self.state.public,
                    today: self.state.today,
                };
                if !self.jobs.compare(absolute(path), asked) {
                    self.notice(Message::new("notice-still-opening"));
                }
            }
            Command::EndCompare => {
                let asks_of_earlier = self.state.asks_of_earlier();
                self.state.comparing = None;
                self.state.refresh();
                self.arrange_again();
                if asks_of_earlier {
                    // What is asked of nobody who is there would leave an empty picture.
                    let lens = self.state.lens.known_in(self.state.document.registry());
                    self.run(Command::SetLens(Box::new(lens), None));
                }
            }
            Command::ExportChanges => {
                if let Some(comparing) = &self.state.comparing {
                    let name = comparing.name();
                    let stem = Path::new(&name).file_stem().unwrap_or_default();
                    let name = Message::new("changes-file-name")
                        .with("name", stem.to_string_lossy().into_owned())
                        .text(self.state.lang);
                    self.choose(Choice::Changes { name });
                }
            }
            Command::ExportChangesTo(path, over) => {
                self.close_sheet();
                self.export_changes(path, over);
            }
            _ => {}
        }
    }

    /// Writes what differs, as a document or as a picture by the ending of the file.
    fn export_changes(&mut self, path: PathBuf, over: Over) {
        let Some(comparing) = &self.state.comparing else {
            return;
        };
        let Some(report) = comparing.report().map(Arc::clone) else {
            return;
        };
        let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let markdown = ending.as_ref().is_some_and(|ending| ending == "md");
        let form = Form::of(&path).filter(|form| form.is_picture());
        let started = if let Some(form) = form {
            let order = self.picture_order(form, report.title.clone());
            let emphasis = comparing.emphasis().clone();
            let index = Arc::clone(&self.state.derived.index);
            self.jobs.write_changes(absolute(path), over, move || {
                order.difference(&index, &emphasis, &Progress::default())
            })
        } else if markdown {
            self.jobs.write_changes(absolute(path), over, move || {
                Ok(changes_markdown(&report).into_bytes())
            })
        } else {
            let (path, over) = with_ending(path, "html", over);
            self.jobs.write_changes(absolute(path), over, move || {
                Ok(changes_html(&report).into_bytes())
            })
        };
        if !started {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    /// The picture of the network that is worked in, else of the rings.
    fn picture_order(&self, form: Form, title: String) -> Order {
        let state = &*self.state;
        let shown = &state.view.panes.active().shows;
        let page = Page::Own;
        let dpi = match form {
            Form::Png => page.usual_dpi(),
            _ => DPI,
        };
        Order {
            form,
            picture: Picture {
                lens: crate::lens::Lens::default(),
                today: state.today,
                view: match shown {
                    View::Network(_) => shown.clone(),
                    _ => View::default(),
                },
                beside: None,
                scheme: state.view.scheme.clone(),
                paper: page.paper(dpi, 0.0, false),
                title: Some(title),
                ground: state.ground(),
                lang: state.lang,
                kept: Arc::clone(state.derived.kept()),
            },
            dpi,
            coarser: true,
            list: List::Ties,
        }
    }

    pub(super) fn take_compared(&mut self, path: &Path, result: Result<Comparing, LoadError>) {
        match result {
            Ok(comparing) if comparing.is_for(self.state.comparisons) => {
                self.state.desk.asked = None;
                let message = Message::new("notice-compared").with("file", comparing.name());
                self.state.comparing = Some(comparing);
                self.state.refresh();
                self.arrange_again();
                self.notice(message);
            }
            // Another registry has been opened meanwhile, or another comparison asked for.
            Ok(_) => {
                let file = path.display().to_string();
                self.notice(Message::new("notice-not-compared").with("file", file));
            }
            Err(error) => self.fail(error.trouble()),
        }
    }
}
