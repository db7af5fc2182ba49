//! The one table of commands: menus, palette, keys and the help sheet are drawn from it.

use std::sync::LazyLock;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, menus};
use crate::i18n::Message;
use crate::lens::Time;
use crate::model::Lang;
use crate::ui::panes::MOST;
use crate::ui::playback::{PlayWay, stepped};
use crate::ui::state::{Sheet, State};
use crate::ui::table_view::Standing;

/// A menu of the bar above; also the sections of the palette and of the help sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Opening, saving, exporting, closing.
    File,
    /// Undo, finding, selection, filters.
    Edit,
    /// How the network and the window look.
    View,
    /// The time that is shown.
    Time,
    /// What helps.
    Help,
}

impl Menu {
    /// All menus, in their order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Time, Self::Help];

    /// The message with its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::View => "menu-view",
            Self::Time => "menu-time",
            Self::Help => "menu-help",
        }
    }
}

/// What the table says of a command that needs nothing more to be carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its menu.
    pub menu: Menu,
    /// Which part of the menu, from 0; a line is drawn between two.
    pub part: usize,
    /// The message with the name of the list that it stands in, within the menu.
    pub list: Option<&'static str>,
    /// Its name.
    pub name: Message,
    /// Its name in the list, whose own name says the rest.
    pub short: Option<Message>,
    /// A line of explanation.
    pub help: Message,
    /// Its keys.
    pub keys: Option<KeyboardShortcut>,
    /// Keys that people also know it by.
    pub also: Option<KeyboardShortcut>,
}

/// Whether a line of a menu is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Whether it is.
    pub on: bool,
    /// Whether it is one of several of which exactly one is; else it is switched on and off.
    pub choice: bool,
}

impl Entry {
    /// An entry with a name and a line of help; [`entries`] puts it into its menu.
    #[must_use]
    pub fn new(command: Command, name: Message, help: Message) -> Self {
        Self {
            command,
            menu: Menu::File,
            part: 0,
            list: None,
            name,
            short: None,
            help,
            keys: None,
            also: None,
        }
    }

    /// The entry in a list of its menu, where it is called `short`.
    #[must_use]
    pub fn within(mut self, list: &'static str, short: Message) -> Self {
        self.list = Some(list);
        self.short = Some(short);
        self
    }

    /// The entry in a part of a menu.
    #[must_use]
    pub fn at(mut self, menu: Menu, part: usize) -> Self {
        self.menu = menu;
        self.part = part;
        self
    }

    pub(super) fn also(mut self, (modifiers, key): (Modifiers, Key)) -> Self {
        self.also = Some(KeyboardShortcut::new(modifiers, key));
        self
    }

    /// What it is called at present, in a language: some say what they would do now.
    #[must_use]
    pub fn title(&self, state: &State, lang: Lang) -> String {
        let history = &state.history;
        let said = |data: bool, can: bool, label: Option<&Message>| {
            if data {
                label.cloned()
            } else {
                can.then(|| Message::new("change-lens"))
            }
        };
        match self.command {
            Command::Undo => {
                let label = state.document.undo_label();
                let what = said(history.undo_is_data(), history.can_undo(), label);
                what.map(|what| Message::new("command-undo-what").with("what", what))
            }
            Command::Redo => {
                let label = state.document.redo_label();
                let what = said(history.redo_is_data(), history.can_redo(), label);
                what.map(|what| Message::new("command-redo-what").with("what", what))
            }
            Command::PlayPause if state.playback.playing => Some(Message::new("command-pause")),
            _ => None,
        }
        .map_or_else(|| self.name.text(lang), |message| message.text(lang))
    }

    /// What is missing for it to be of use: a message with the reason. `None`: it can be sent.
    #[must_use]
    pub fn missing(&self, state: &State) -> Option<&'static str> {
        let view = &state.view;
        let because = |missing: bool, reason: &'static str| missing.then_some(reason);
        match &self.command {
            Command::Open
            | Command::OpenPath(_)
            | Command::Save
            | Command::SaveAs
            | Command::ShowSheet(Sheet::SaveSnapshot)
            | Command::Compare
            | Command::Export
            | Command::Brief(_) => because(state.desk.busy, "reason-busy"),
            Command::WorkOnCopy => because(!state.is_read_only(), "reason-no-snapshot"),
            Command::EndCompare | Command::ExportChanges | Command::ShowSheet(Sheet::Changes) => {
                because(state.comparing.is_none(), "reason-not-comparing")
            }
            Command::ShowSheet(Sheet::SaveView | Sheet::Views) => {
                because(state.is_read_only(), "reason-read-only")
                    .or_else(|| because(state.asks_of_earlier(), "reason-earlier"))
            }
            Command::NewDelegation => because(state.is_read_only(), "reason-read-only"),
            Command::DelegationFromSelection => because(state.is_read_only(), "reason-read-only")
                .or_else(|| because(state.selection.actors.is_empty(), "reason-no-selection")),
            Command::Undo => because(!state.history.can_undo(), "reason-no-undo"),
            Command::Redo => because(!state.history.can_redo(), "reason-no-redo"),
            Command::ClearSelection => because(
                state.selection.actors.is_empty() && state.selection.tie.is_none(),
                "reason-no-selection",
            ),
            Command::ResetFilters => because(
                !state.lens.is_filtered(state.registry()),
                "reason-no-filter",
            ),
            Command::CentreBack => because(view.panes.active().trail.is_empty(), "reason-no-trail"),
            Command::AddPane => because(view.panes.count() >= MOST, "reason-most-panes"),
            Command::ClosePane(_) | Command::NextPane | Command::DivideEqually => {
                because(view.panes.count() == 1, "reason-one-pane")
            }
            Command::CopyTable => because(state.derived.visible.actors.is_empty(), "empty-head"),
            Command::TogglePlayWay => because(
                !matches!(state.lens.time, Time::InForce(_) | Time::Signed(_)),
                "reason-no-range",
            ),
            Command::Step(_) if state.lens.time == Time::Any => Some("reason-all-times"),
            Command::Step(years) => because(
                stepped(state.lens.time, *years, state.derived.years).is_none(),
                "reason-end-of-time",
            ),
            _ => None,
        }
    }

    /// Whether it is chosen; `None` for a command that does something and is done.
    #[must_use]
    pub fn tick(&self, state: &State) -> Option<Tick> {
        let view = &state.view;
        let toggle = |on| Some(Tick { on, choice: false });
        let choice = |on| Some(Tick { on, choice: true });
        match &self.command {
            Command::ToggleFilters => toggle(view.filters),
            Command::ToggleInspector => toggle(view.inspector),
            Command::ToggleHistory => toggle(view.history),
            Command::ToggleStill => toggle(state.settings.still),
            Command::ToggleTable => toggle(view.table.standing != Standing::Hidden),
            Command::ToggleTableAlone => toggle(view.table.standing == Standing::Alone),
            Command::ToggleInset => toggle(view.inset),
            Command::ToggleLoop => toggle(state.playback.looping),
            Command::TogglePlayWay => toggle(state.playback.way == PlayWay::Move),
            Command::OpenView(id) => choice(state.shown_view().is_some_and(|view| view.id == *id)),
            Command::Show(one) => choice(view.panes.active().shows == *one),
            Command::SetScheme(scheme) => choice(view.scheme.as_ref() == Some(scheme)),
            Command::SetTheme(theme) => choice(state.settings.theme == *theme),
            Command::SetFont(percent) => choice(state.settings.font_percent == *percent),
            Command::SetLang(lang) => choice(state.lang == *lang),
            Command::SetSpeed(speed) => choice(state.playback.speed == *speed),
            _ => None,
        }
    }
}

/// Ctrl, or Command on a Mac.
pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
pub(super) const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Whether a text field has a use of its own for these keys: while somebody types, they are its.
/// (It would also delete to the end of the line with Ctrl K. The palette is worth more.)
#[must_use]
pub fn is_of_text(keys: &KeyboardShortcut) -> bool {
    [
        (CTRL, Key::C),
        (CTRL, Key::Z),
        (CTRL_SHIFT, Key::Z),
        (CTRL, Key::Y),
        (Modifiers::ALT, Key::ArrowLeft),
        (Modifiers::ALT, Key::ArrowRight),
    ]
    .contains(&(keys.modifiers, keys.logical_key))
}

pub(super) fn entry(
    command: Command,
    name: &'static str,
    help: &'static str,
    keys: Option<(Modifiers, Key)>,
) -> Entry {
    Entry {
        keys: keys.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key)),
        ..Entry::new(command, Message::new(name), Message::new(help))
    }
}

/// The table of commands that are there for every registry, menu by menu.
#[must_use]
pub fn table() -> Vec<Entry> {
    TABLE.clone()
}

/// Made once: buttons ask for their entries at every frame.
static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(made);

fn made() -> Vec<Entry> {
    let menus = [
        (Menu::File, menus::file()),
        (Menu::Edit, menus::edit()),
        (Menu::View, menus::view()),
        (Menu::Time, menus::time()),
        (Menu::Help, menus::help()),
    ];
    let mut table = Vec::new();
    for (menu, parts) in menus {
        for (at, part) in parts.into_iter().enumerate() {
            table.extend(part.into_iter().map(|entry| entry.at(menu, at)));
        }
    }
    table
}

/// The table with what depends on the registry and on this person: recent files, saved views, region
/// schemes.
#[must_use]
pub fn entries(state: &State) -> Vec<Entry> {
    let mut entries = table();
    for path in &state.settings.recent {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let path = path.clone();
        let help =
            Message::new("command-open-recent-help").with("file", path.display().to_string());
        let title = Message::new("command-open-recent").with("file", name.as_str());
        let entry = Entry::new(Command::OpenPath(path), title, help);
        let short = Message::new("recent-file").with("file", name);
        entries.push(entry.within("menu-recent", short).at(Menu::File, 0));
    }
    let schemes = &state.registry().schemes;
    for scheme in schemes.iter().filter(|_| schemes.len() > 1) {
        let entry = Entry::new(
            Command::SetScheme(scheme.id.clone()),
            Message::new("command-scheme").with("scheme", &scheme.name),
            Message::new("command-scheme-help"),
        );
        let short = Message::new("scheme-name").with("scheme", &scheme.name);
        entries.push(entry.within("menu-scheme", short).at(Menu::View, 1));
    }
    for view in &state.registry().views {
        let entry = Entry::new(
            Command::OpenView(view.id.clone()),
            Message::new("command-open-view").with("name", &view.name),
            Message::new("command-open-view-help"),
        );
        let short = Message::new("view-name").with("name", &view.name);
        entries.push(entry.within("menu-views", short).at(Menu::View, 0));
    }
    // Whatever was added goes to the end of its part.
    entries.sort_by_key(|entry| (entry.menu, entry.part));
    entries
}

/// The table's entry for a command.
#[must_use]
pub fn entry_of(command: &Command) -> Option<Entry> {
    TABLE
        .iter()
        .find(|entry| entry.command == *command)
        .cloned()
}
