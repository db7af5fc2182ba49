//! What stands in each menu, part by part.

use egui::{Key, Modifiers};

use super::Command;
use super::table::{CTRL, CTRL_SHIFT, Entry, entry};
use crate::i18n::Message;
use crate::layout::Centre;
use crate::model::Lang;
use crate::scene::{Arrangement, Lanes, Matrix, View};
use crate::store::Theme;
use crate::ui::briefing::BriefAbout;
use crate::ui::playback::Playback;
use crate::ui::state::Sheet;

pub(super) fn file() -> Vec<Vec<Entry>> {
    vec![
        vec![
            entry(
                Command::Open,
                "command-open",
                "command-open-help",
                Some((CTRL, Key::O)),
            ),
            entry(
                Command::OpenBuiltIn,
                "command-open-built-in",
                "command-open-built-in-help",
                None,
            ),
        ],
        vec![
            entry(
                Command::Save,
                "command-save",
                "command-save-help",
                Some((CTRL, Key::S)),
            ),
            entry(
                Command::SaveAs,
                "command-save-as",
                "command-save-as-help",
                Some((CTRL_SHIFT, Key::S)),
            ),
            entry(
                Command::Export,
                "command-export",
                "command-export-help",
                Some((CTRL, Key::E)),
            ),
            entry(
                Command::Brief(BriefAbout::Selection),
                "command-briefing",
                "command-briefing-help",
                Some((CTRL, Key::B)),
            ),
        ],
        vec![
            entry(
                Command::ShowSheet(Sheet::SaveSnapshot),
                "command-snapshot",
                "command-snapshot-help",
                Some((CTRL_SHIFT, Key::E)),
            ),
            entry(
                Command::WorkOnCopy,
                "command-work-on-copy",
                "command-work-on-copy-help",
                Some((CTRL_SHIFT, Key::O)),
            ),
            entry(
                Command::Compare,
                "command-compare",
                "command-compare-help",
                Some((CTRL_SHIFT, Key::D)),
            ),
            entry(
                Command::ShowSheet(Sheet::Changes),
                "command-changes",
                "command-changes-help",
                None,
            ),
            entry(
                Command::ExportChanges,
                "command-export-changes",
                "command-export-changes-help",
                None,
            ),
            entry(
                Command::EndCompare,
                "command-end-compare",
                "command-end-compare-help",
                None,
            ),
        ],
        vec![entry(
            Command::Quit,
            "command-quit",
            "command-quit-help",
            Some((CTRL, Key::Q)),
        )],
    ]
}

pub(super) fn edit() -> Vec<Vec<Entry>> {
    vec![
        vec![
            entry(
                Command::Undo,
                "command-undo",
                "command-undo-help",
                Some((CTRL, Key::Z)),
            ),
            entry(
                Command::Redo,
                "command-redo",
                "command-redo-help",
                Some((CTRL_SHIFT, Key::Z)),
            )
            .also((CTRL, Key::Y)),
        ],
        vec![entry(
            Command::FocusSearch,
            "command-search",
            "command-search-help",
            Some((CTRL, Key::F)),
        )],
        vec![
            entry(
                Command::ClearSelection,
                "command-clear-selection",
                "command-clear-selection-help",
                None,
            ),
            entry(
                Command::CopyTable,
                "command-copy-table",
                "command-copy-table-help",
                Some((CTRL, Key::C)),
            ),
            entry(
                Command::ResetFilters,
                "command-reset-filters",
                "command-reset-help",
                Some((CTRL_SHIFT, Key::R)),
            ),
        ],
        vec![
            entry(
                Command::ShowSheet(Sheet::Delegations),
                "command-delegations",
                "command-delegations-help",
                Some((CTRL_SHIFT, Key::L)),
            ),
            entry(
                Command::NewDelegation,
                "command-new-delegation",
                "command-new-delegation-help",
                Some((CTRL_SHIFT, Key::N)),
            ),
            entry(
                Command::DelegationFromSelection,
                "command-delegation-from-selection",
                "command-delegation-from-selection-help",
                None,
            ),
        ],
    ]
}

pub(super) fn view() -> Vec<Vec<Entry>> {
    vec![
        vec![
            entry(
                Command::ShowSheet(Sheet::SaveView),
                "command-save-view",
                "command-save-view-help",
                Some((CTRL, Key::D)),
            ),
            entry(
                Command::ShowSheet(Sheet::Views),
                "command-views",
                "command-views-help",
                None,
            ),
        ],
        listed(
            "menu-view-kinds",
            vec![
                entry(
                    Command::Show(View::Network(Arrangement::Radial)),
                    "arrangement-radial",
                    "arrangement-radial-help",
                    None,
                ),
                entry(
                    Command::Show(View::Network(Arrangement::Force)),
                    "arrangement-force",
                    "arrangement-force-help",
                    None,
                ),
                entry(
                    Command::Show(View::Network(Arrangement::Map(Centre::Pacific))),
                    "arrangement-map-pacific",
                    "arrangement-map-pacific-help",
                    None,
                ),
                entry(
                    Command::Show(View::Network(Arrangement::Map(Centre::Atlantic))),
                    "arrangement-map-atlantic",
                    "arrangement-map-atlantic-help",
                    None,
                ),
                entry(
                    Command::Show(View::Lanes(Lanes::default())),
                    "view-timeline",
                    "view-timeline-help",
                    None,
                ),
                entry(
                    Command::Show(View::Matrix(Matrix::default())),
                    "view-matrix",
                    "view-matrix-help",
                    None,
                ),
            ],
        )
        .into_iter()
        .chain([
            entry(
                Command::CentreSelected,
                "command-centre",
                "command-centre-help",
                Some((CTRL, Key::G)),
            ),
            entry(
                Command::CentreBack,
                "command-centre-back",
                "command-centre-back-help",
                Some((CTRL_SHIFT, Key::G)),
            ),
            entry(
                Command::AddPane,
                "command-add-pane",
                "command-add-pane-help",
                Some((CTRL, Key::T)),
            ),
            entry(
                Command::ClosePane(None),
                "command-close-pane",
                "command-close-pane-help",
                Some((CTRL_SHIFT, Key::T)),
            ),
            entry(
                Command::NextPane,
                "command-next-pane",
                "command-next-pane-help",
                Some((Modifiers::SHIFT, Key::F6)),
            ),
            entry(
                Command::DivideEqually,
                "command-divide-equally",
                "command-divide-equally-help",
                None,
            ),
        ])
        .collect(),
        vec![
            entry(
                Command::Fit,
                "command-fit",
                "command-fit-help",
                Some((CTRL, Key::Num0)),
            ),
            entry(
                Command::Zoom(1.25),
                "command-zoom-in",
                "command-zoom-in-help",
                Some((CTRL, Key::Plus)),
            ),
            entry(
                Command::Zoom(0.8),
                "command-zoom-out",
                "command-zoom-out-help",
                Some((CTRL, Key::Minus)),
            ),
        ],
        vec![
            entry(
                Command::ToggleFilters,
                "command-filters",
                "command-filters-help",
                Some((Modifiers::NONE, Key::F6)),
            ),
            entry(
                Command::ToggleInspector,
                "command-inspector",
                "command-inspector-help",
                Some((Modifiers::NONE, Key::F7)),
            ),
            entry(
                Command::ToggleHistory,
                "command-history",
                "command-history-help",
                Some((Modifiers::NONE, Key::F8)),
            ),
            entry(
                Command::ToggleTable,
                "command-table",
                "command-table-help",
                Some((Modifiers::NONE, Key::F9)),
            ),
            entry(
                Command::ToggleTableAlone,
                "command-table-alone",
                "command-table-alone-help",
                Some((Modifiers::SHIFT, Key::F9)),
            ),
            entry(
                Command::ToggleInset,
                "command-inset",
                "command-inset-help",
                None,
            ),
        ],
        listed(
            "menu-theme",
            vec![
                entry(
                    Command::SetTheme(Theme::Light),
                    "theme-light",
                    "theme-light-help",
                    None,
                ),
                entry(
                    Command::SetTheme(Theme::Dark),
                    "theme-dark",
                    "theme-dark-help",
                    None,
                ),
                entry(
                    Command::SetTheme(Theme::Contrast),
                    "theme-contrast",
                    "theme-contrast-help",
                    None,
                ),
            ],
        )
        .into_iter()
        .chain(FONTS.into_iter().map(font))
        .chain([
            entry(
                Command::SetLang(Lang::Ja),
                "command-lang-ja",
                "command-lang-ja-help",
                None,
            )
            .within("menu-language", Message::new("lang-ja")),
            entry(
                Command::SetLang(Lang::En),
                "command-lang-en",
                "command-lang-en-help",
                None,
            )
            .within("menu-language", Message::new("lang-en")),
            entry(
                Command::ToggleStill,
                "command-still",
                "command-still-help",
                None,
            ),
        ])
        .collect(),
    ]
}

/// Entries as a list in their menu.
fn listed(list: &'static str, entries: Vec<Entry>) -> Vec<Entry> {
    let within = |entry: Entry| {
        let name = entry.name.clone();
        entry.within(list, name)
    };
    entries.into_iter().map(within).collect()
}

/// Sizes of the type to choose from, in percent.
const FONTS: [u16; 5] = [100, 125, 150, 175, 200];

fn font(percent: u16) -> Entry {
    let number = usize::from(percent);
    Entry::new(
        Command::SetFont(percent),
        Message::new("command-font").with("percent", number),
        Message::new("command-font-help"),
    )
    .within(
        "menu-font",
        Message::new("font-percent").with("percent", number),
    )
}

pub(super) fn time() -> Vec<Vec<Entry>> {
    let speeds = Playback::SPEEDS.iter().enumerate().map(|(at, years)| {
        let years = *years as usize;
        Entry::new(
            Command::SetSpeed(at),
            Message::new("command-speed").with("years", years),
            Message::new("command-speed-help"),
        )
        .within(
            "play-speed-name",
            Message::new("play-speed").with("years", years),
        )
    });
    vec![
        vec![
            entry(
                Command::PlayPause,
                "command-play",
                "command-play-help",
                Some((CTRL, Key::P)),
            ),
            entry(
                Command::Step(-1),
                "command-step-back",
                "command-step-back-help",
                Some((Modifiers::ALT, Key::ArrowLeft)),
            ),
            entry(
                Command::Step(1),
                "command-step-forward",
                "command-step-forward-help",
                Some((Modifiers::ALT, Key::ArrowRight)),
            ),
        ],
        vec![
            entry(
                Command::ToggleLoop,
                "command-loop",
                "command-loop-help",
                None,
            ),
            entry(
                Command::TogglePlayWay,
                "command-play-way",
                "command-play-way-help",
                None,
            ),
        ],
        speeds.collect(),
        vec![entry(
            Command::ShowSheet(Sheet::Horizon),
            "command-horizon",
            "command-horizon-help",
            Some((CTRL_SHIFT, Key::J)),
        )],
    ]
}

pub(super) fn help() -> Vec<Vec<Entry>> {
    vec![
        vec![
            entry(
                Command::TogglePalette,
                "command-palette",
                "command-palette-help",
                Some((CTRL, Key::K)),
            ),
            entry(
                Command::ShowSheet(Sheet::Keys),
                "command-keys",
                "command-keys-help",
                Some((Modifiers::NONE, Key::F1)),
            ),
        ],
        vec![entry(
            Command::ShowSheet(Sheet::Findings),
            "command-findings",
            "command-findings-help",
            None,
        )],
        vec![entry(
            Command::ShowSheet(Sheet::About),
            "command-about",
            "command-about-help",
            None,
        )],
    ]
}
