//! Selection, camera, arrangement, panels, settings, sheets.

use super::Hands;
use crate::i18n::Message;
use crate::ui::command::Command;
use crate::ui::history::Seen;
use crate::ui::panels::palette::Palette;
use crate::ui::panels::table::copied;
use crate::ui::panels::views::ViewForm;
use crate::ui::state::Selection;
use crate::ui::table_view::Standing;

impl Hands<'_> {
    pub(super) fn look_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::Select(actors) => {
                state.selection = Selection {
                    actors,
                    ..Selection::default()
                };
            }
            Command::ToggleSelected(actor) => {
                if !state.selection.actors.remove(&actor) {
                    state.selection.actors.insert(actor);
                }
                state.selection.tie = None;
                state.selection.told = None;
            }
            Command::SelectTie(tie) => {
                state.selection = Selection {
                    tie: Some(tie),
                    ..Selection::default()
                };
            }
            Command::ClearSelection => {
                state.selection = Selection::default();
            }
            Command::GoTo(actor) => self.go_to(actor),
            Command::GoToActivity(actor, activity) => {
                self.go_to(actor);
                self.state.selection.told = Some(activity);
                self.state.desk.show_told = true;
            }
            Command::Fit
            | Command::Zoom(_)
            | Command::SetCamera(_)
            | Command::SetSight(_)
            | Command::Show(_)
            | Command::Centre(_)
            | Command::CentreSelected
            | Command::CentreBack
            | Command::AddPane
            | Command::ClosePane(_)
            | Command::ActivatePane(_)
            | Command::NextPane
            | Command::Divide(..)
            | Command::DivideEqually
            | Command::EndDivide
            | Command::CancelLayout => self.pane_command(command),
            Command::SetScheme(scheme) => {
                // Conditions on regions of the old scheme would stay without being seen.
                let mut lens = state.lens.clone();
                lens.regions.retain(|at| at.scheme == scheme);
                let mut seen = Seen {
                    lens: &mut state.lens,
                    scheme: &mut state.view.scheme,
                };
                state.history.set_scheme(&mut seen, Some(scheme), lens);
            }
            Command::ToggleFilters => state.view.filters = !state.view.filters,
            Command::ToggleHistory => state.view.history = !state.view.history,
            Command::ToggleInset => state.view.inset = !state.view.inset,
            Command::ToggleInspector => state.view.inspector = !state.view.inspector,
            Command::ToggleTable => {
                let table = &mut state.view.table;
                table.standing = match table.standing {
                    Standing::Hidden => Standing::Below,
                    Standing::Below | Standing::Alone => Standing::Hidden,
                };
                state.desk.focus_table = table.standing != Standing::Hidden;
            }
            Command::ToggleTableAlone => {
                let table = &mut state.view.table;
                table.standing = match table.standing {
                    Standing::Alone => Standing::Below,
                    Standing::Hidden | Standing::Below => Standing::Alone,
                };
                state.desk.focus_table = true;
            }
            Command::SetTable(table) => state.view.table = *table,
            Command::CopyTable => {
                let (rows, text) = copied(state);
                self.context.copy_text(text);
                let notice = Message::new("notice-copied").with("count", rows);
                let now = self.context.input(|input| input.time);
                state.desk.notice = Some((notice, now));
            }
            Command::FocusSearch => state.desk.focus_search = true,
            Command::TogglePalette => {
                if let Some(open) = state.desk.palette.take() {
                    state.desk.keyboard_back = open.back();
                } else if state.desk.sheet.is_none() {
                    egui::Popup::close_all(self.context);
                    let keyboard = self.context.memory(egui::Memory::focused);
                    state.desk.palette = Some(Palette::new(keyboard));
                }
            }
            Command::SetLang(lang) => {
                state.lang = lang;
                state.settings.lang = Some(lang);
                self.keep_settings();
            }
            Command::SetTheme(theme) => {
                state.settings.theme = theme;
                self.keep_settings();
            }
            Command::SetFont(percent) => {
                state.settings.font_percent = percent.clamp(100, 200);
                self.keep_settings();
            }
            Command::ToggleStill => {
                state.settings.still = !state.settings.still;
                self.keep_settings();
            }
            Command::ShowSheet(sheet) => {
                egui::Popup::close_all(self.context);
                state.desk.view_form = ViewForm::fresh();
                state.desk.snapshot_form = Default::default();
                state.desk.snapshot_public = false;
                state.desk.sheet = Some(sheet);
            }
            Command::DismissTrouble => state.desk.trouble = None,
            _ => {}
        }
    }
}
