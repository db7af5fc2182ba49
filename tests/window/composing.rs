//! Composing Japanese fires no Enter, Tab or shortcut, in any text field of the window; and nothing
//! is held back where nothing is composed. `tests/ime-checklist.md` is for real input methods.

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::i18n;
use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang};
use kizuna::ui::Sheet;
use kizuna::ui::briefing::BriefAbout;
use kizuna::ui::command::Command;

use super::commands::trace;
use super::stage::{Stage, japanese};

fn plain() -> Stage {
    japanese()
}

fn with_time(time: Time) -> Stage {
    let mut stage = japanese();
    let lens = Lens {
        time,
        ..stage.state().lens.clone()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    stage
}

fn span() -> DaySpan {
    DaySpan {
        from: jiff::civil::date(1990, 1, 1),
        to: jiff::civil::date(2010, 12, 31),
    }
}

fn say(id: &'static str) -> String {
    i18n::text(Lang::Ja, id)
}

/// A form with every field that it can have.
fn form() -> Stage {
    let mut stage = japanese();
    stage.send(Command::Select(["lyon".into()].into()));
    stage.press(&say("actor-edit"));
    stage.press(&say("edit-keep-former"));
    stage.harness.get_by_label(&say("edit-lat")).focus();
    stage.run();
    stage.type_text("1");
    let sources = say("edit-source");
    let list = |stage: &Stage| {
        let list = stage
            .harness
            .get_by_role_and_label(Role::ComboBox, &sources);
        list.scroll_to_me();
    };
    list(&stage);
    stage.run();
    let list = stage
        .harness
        .get_by_role_and_label(Role::ComboBox, &sources);
    list.click();
    stage.run();
    let sources = &stage.state().registry().sources;
    let source = sources.get("bureau_2021").expect("a source");
    let title = source.title.get(Lang::Ja).to_owned();
    let in_list = |stage: &Stage| {
        let nodes = stage.harness.query_all_by_role(Role::Button);
        let mut own = nodes.filter(|node| node.accesskit_node().label().as_ref() == Some(&title));
        own.next_back().expect("in the list").click();
    };
    in_list(&stage);
    stage.run();
    assert!(stage.has(&say("edit-section")));
    stage
}

fn sheet(sheet: Sheet) -> Stage {
    let mut stage = japanese();
    stage.send(Command::ShowSheet(sheet));
    stage
}

/// A state of the window, how many text fields it has, and how it is opened.
type Place = (&'static str, usize, fn() -> Stage);

/// Where text fields are.
const PLACES: [Place; 17] = [
    ("window", 2, plain),
    ("in force", 3, || with_time(Time::InForce(span()))),
    ("signed", 3, || with_time(Time::Signed(span()))),
    ("palette", 3, || {
        let mut stage = japanese();
        stage.send(Command::TogglePalette);
        stage
    }),
    ("form", 11, form),
    ("open", 3, || sheet(Sheet::OpenPath)),
    ("save", 3, || sheet(Sheet::SavePath)),
    ("export", 3, || sheet(Sheet::Export)),
    ("export of points", 5, || {
        let mut stage = sheet(Sheet::Export);
        let sizes = stage
            .harness
            .get_by_role_and_label(Role::ComboBox, "大きさ");
        sizes.click();
        stage.run();
        stage.press("点の数で指定");
        stage
    }),
    ("dates of what falls due", 4, || {
        let mut stage = sheet(Sheet::Horizon);
        stage.press("日付で指定");
        stage
    }),
    ("file of an export", 3, || sheet(Sheet::ExportPath)),
    ("snapshot", 3, || sheet(Sheet::SnapshotPath)),
    ("saving a snapshot", 4, || sheet(Sheet::SaveSnapshot)),
    ("saving a view", 4, || sheet(Sheet::SaveView)),
    // Stops and notes are made of the same fields.
    ("delegation", 9, || {
        let mut stage = japanese();
        stage.send(Command::NewDelegation);
        stage
    }),
    ("briefing", 5, || {
        let mut stage = japanese();
        stage.send(Command::Select(["lyon".into()].into()));
        stage.send(Command::Brief(BriefAbout::Selection));
        stage.press(&say("briefing-template-save"));
        stage
    }),
    ("renaming a view", 4, || {
        let mut stage = sheet(Sheet::Views);
        let views = &stage.state().registry().views;
        let name = views.rows()[0].name.get(Lang::Ja).to_owned();
        let name = i18n::Message::new("view-rename-name").with("name", name);
        stage.press(&name.text(Lang::Ja));
        stage
    }),
];

const FIELDS: [Role; 5] = [
    Role::TextInput,
    Role::MultilineTextInput,
    Role::SearchInput,
    Role::PasswordInput,
    Role::EditableComboBox,
];

fn fields(stage: &Stage) -> Vec<String> {
    let nodes = stage.harness.root().children_recursive();
    nodes
        .filter(|node| FIELDS.contains(&node.accesskit_node().role()))
        .map(|node| node.accesskit_node().label().expect("a name"))
        .collect()
}

fn field<'a>(stage: &'a Stage, name: &'a str) -> egui_kittest::Node<'a> {
    let mut nodes = stage.harness.query_all_by_label(name);
    nodes
        .find(|node| FIELDS.contains(&node.accesskit_node().role()))
        .unwrap_or_else(|| panic!("no field {name}"))
}

fn value(stage: &Stage, name: &str) -> String {
    field(stage, name).value().unwrap_or_default()
}

/// Every field with the way to it. Fields behind a sheet or the palette are met without it.
fn each(mut check: impl FnMut(&mut Stage, &str, &str)) {
    let mut met = std::collections::BTreeSet::new();
    for (place, count, open) in PLACES {
        let first = open();
        let names = fields(&first);
        assert_eq!(names.len(), count, "{place}: {names:?}");
        let covered = !matches!(
            place,
            "palette"
                | "open"
                | "save"
                | "export"
                | "snapshot"
                | "saving a snapshot"
                | "saving a view"
                | "renaming a view"
        );
        for name in names {
            let known = met.contains(&name) && covered;
            let behind = !covered && met.contains(&name) && name != say("sheet-path");
            if known || behind {
                continue;
            }
            met.insert(name.clone());
            let mut stage = open();
            field(&stage, &name).focus();
            rest(&mut stage);
            assert!(stage.harness.ctx.text_edit_focused(), "{place}: {name}");
            check(&mut stage, place, &name);
        }
    }
    assert_eq!(met.len(), 32, "{met:?}");
}

/// What the fields of the window are made with; a new one belongs into [`PLACES`].
#[test]
fn no_text_field_is_forgotten() {
    let mut made = Vec::new();
    for file in crate::support::source_files("src/ui") {
        let code: String = file.code.split_whitespace().collect();
        for form in [
            "TextEdit::singleline(",
            "TextEdit::multiline(",
            "TextEdit::new(",
        ] {
            let count = code.matches(form).count();
            made.extend(std::iter::repeat_n(file.path.clone(), count));
        }
        assert!(!code.contains("DragValue"), "{}", file.path);
    }
    made.sort();
    let panels = |name: &str| format!("src/ui/panels/{name}.rs");
    assert_eq!(
        made,
        [
            panels("briefing/mod"),
            panels("briefing/templates"),
            panels("delegations/draw"),
            panels("delegations/rows"),
            panels("delegations/rows"),
            panels("delegations/rows"),
            panels("edit_form"),
            panels("edit_form"),
            panels("export"),
            panels("export"),
            panels("horizon"),
            panels("palette"),
            panels("search/mod"),
            panels("sheets"),
            panels("sheets"),
            panels("sheets"),
            panels("timeline/boxes"),
            panels("views"),
        ],
        "say in PLACES where the new one is"
    );
}

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    }
}

fn down(which: Key) -> Event {
    key(which, Modifiers::NONE, true)
}

fn up(which: Key) -> Event {
    key(which, Modifiers::NONE, false)
}

fn ctrl(which: Key) -> Event {
    key(which, Modifiers::COMMAND, true)
}

/// A frame with these events, so much later than the one before.
fn frame(stage: &mut Stage, later: f64, events: Vec<Event>) {
    let now = stage.harness.ctx.input(|input| input.time);
    let input = stage.harness.input_mut();
    input.time = Some(now + later);
    input.events.extend(events);
    stage.harness.step();
    stage.harness.input_mut().time = None;
}

/// What has the keyboard.
fn keyboard(stage: &Stage) -> Option<egui::Id> {
    stage.harness.ctx.memory(egui::Memory::focused)
}

/// A while in which nothing happens.
fn rest(stage: &mut Stage) {
    for _ in 0..4 {
        frame(stage, 0.1, Vec::new());
    }
}

/// What a person does while composing, frame by frame, and what the field says afterwards of `w`,
/// the word.
type Sequence = (&'static str, Vec<Vec<Event>>, &'static str);

fn sequences() -> Vec<Sequence> {
    let composed = || vec![preedit("く")];
    let done = || vec![preedit(""), commit("暗い")];
    let shortcuts = [Key::Z, Key::F, Key::S, Key::K, Key::P, Key::E, Key::Y];
    let pressed = shortcuts.map(|key| vec![ctrl(key), key_up(key)]);
    let functions = [Key::F1, Key::F6, Key::F7, Key::F8].map(|key| vec![down(key), up(key)]);
    let chosen = [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Delete,
    ]
    .map(|key| vec![down(key), up(key)]);
    let all = |parts: Vec<Vec<Vec<Event>>>| parts.concat();
    vec![
        (
            "Enter while composing, before the commit",
            vec![
                composed(),
                vec![down(Key::Enter)],
                done(),
                vec![up(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "Enter and the commit in one frame",
            vec![composed(), [vec![down(Key::Enter)], done()].concat()],
            "暗い",
        ),
        (
            "the commit and Enter in one frame",
            vec![
                composed(),
                [done(), vec![down(Key::Enter)]].concat(),
                vec![up(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "Enter one frame after the commit",
            vec![
                composed(),
                done(),
                vec![down(Key::Enter)],
                vec![up(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "Enter three frames after the commit",
            vec![
                composed(),
                done(),
                vec![],
                vec![],
                vec![down(Key::Enter), up(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "Escape cancels",
            vec![
                composed(),
                vec![down(Key::Escape)],
                vec![preedit("")],
                vec![up(Key::Escape)],
            ],
            "",
        ),
        (
            "Escape after it has cancelled",
            vec![
                composed(),
                vec![preedit("")],
                vec![down(Key::Escape), up(Key::Escape)],
            ],
            "",
        ),
        (
            "Tab chooses a candidate",
            vec![
                composed(),
                vec![down(Key::Tab), up(Key::Tab)],
                vec![preedit("暗い")],
                done(),
            ],
            "暗い",
        ),
        (
            "Tab after the commit",
            vec![
                composed(),
                [done(), vec![down(Key::Tab)]].concat(),
                vec![up(Key::Tab)],
            ],
            "暗い",
        ),
        (
            "shortcuts",
            all(vec![vec![composed()], pressed.to_vec(), vec![done()]]),
            "暗い",
        ),
        (
            "function keys",
            all(vec![vec![composed()], functions.to_vec(), vec![done()]]),
            "暗い",
        ),
        (
            "a shortcut that commits",
            vec![composed(), [done(), vec![ctrl(Key::S)]].concat()],
            "暗い",
        ),
        (
            "Space converts",
            vec![
                composed(),
                vec![
                    down(Key::Space),
                    Event::Text(" ".to_owned()),
                    up(Key::Space),
                ],
                vec![preedit("暗い")],
                done(),
            ],
            "暗い",
        ),
        (
            "arrows choose a candidate",
            all(vec![vec![composed()], chosen.to_vec(), vec![done()]]),
            "暗い",
        ),
        (
            "the clipboard",
            vec![
                composed(),
                vec![Event::Copy, Event::Cut, Event::Paste("zebra".to_owned())],
                done(),
            ],
            "暗い",
        ),
        (
            "word by word",
            vec![
                composed(),
                vec![preedit(""), commit("暗"), preedit("い")],
                vec![down(Key::Enter)],
                vec![preedit(""), commit("い"), down(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "as Windows ends it",
            vec![
                composed(),
                vec![preedit("暗い")],
                vec![preedit(""), commit("暗い"), down(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "as Wayland ends it",
            vec![
                composed(),
                done(),
                vec![preedit("")],
                vec![preedit(""), down(Key::Enter)],
            ],
            "暗い",
        ),
        (
            "the window is left",
            vec![
                composed(),
                vec![Event::WindowFocused(false)],
                vec![Event::WindowFocused(true)],
            ],
            "",
        ),
        (
            "the window is left, which commits",
            vec![
                composed(),
                [vec![Event::WindowFocused(false)], done()].concat(),
                vec![Event::WindowFocused(true)],
            ],
            "暗い",
        ),
    ]
}

fn key_up(which: Key) -> Event {
    key(which, Modifiers::COMMAND, false)
}

#[test]
fn composing_fires_nothing_in_any_field() {
    let mut cases = 0;
    each(|stage, place, name| {
        for (what, frames, wanted) in sequences() {
            let case = format!("{place}, {name}: {what}");
            frame(stage, 0.5, vec![ctrl(Key::A), key_up(Key::A)]);
            let (before, own) = (trace(stage), keyboard(stage));
            for events in frames {
                frame(stage, 0.016, events);
            }
            assert_eq!(value(stage, name), wanted, "{case}");
            assert_eq!(keyboard(stage), own, "{case}: the focus stays");
            assert_eq!(trace(stage), before, "{case}: nothing else happens");
            // The next key is the field's again.
            frame(stage, 0.12, vec![Event::Text("xy".to_owned())]);
            frame(stage, 0.05, vec![down(Key::Backspace), up(Key::Backspace)]);
            assert_eq!(value(stage, name), format!("{wanted}x"), "{case}: later");
            cases += 1;
        }
    });
    assert_eq!(cases, 34 * 20);
}

/// A word that Enter does something with.
fn word(name: &str) -> &'static str {
    if name == say("search-name") {
        "リヨン"
    } else if name == say("sheet-path") {
        "/無い/所"
    } else {
        "暗い"
    }
}

/// Everything that Enter may do: text, focus, a command, a word of warning.
fn seen(stage: &Stage, name: &str) -> String {
    let mut fields = stage.harness.query_all_by_label(name);
    let field = fields.find(|node| FIELDS.contains(&node.accesskit_node().role()));
    // A box tells what is wrong with it by its description.
    let value = field.map(|field| (field.value(), field.accesskit_node().description()));
    let (keyboard, texts) = (keyboard(stage), stage.texts());
    format!("{value:?} {keyboard:?} {} {texts:?}", trace(stage))
}

#[test]
fn a_second_enter_does_act() {
    // The key that commits is told before, with or after the commit, or not at all; it is let go or
    // that is not told; the second Enter is a hand's, or it is quick but was seen to be a new press.
    let enter = || down(Key::Enter);
    let endings: [(&str, Vec<Vec<Event>>, f64); 5] = [
        ("not told", vec![vec![]], 0.12),
        ("with it", vec![vec![enter()], vec![up(Key::Enter)]], 0.05),
        (
            "after it",
            vec![vec![], vec![enter()], vec![up(Key::Enter)]],
            0.05,
        ),
        ("only let go", vec![vec![], vec![up(Key::Enter)]], 0.02),
        ("never let go", vec![vec![enter()]], 0.12),
    ];
    each(|stage, place, name| {
        for (what, frames, later) in &endings {
            if stage.state().desk.sheet.is_none() && place.starts_with(['o', 's', 'e']) {
                // Enter has closed the sheet.
                continue;
            }
            let sheet = &stage.state().desk.sheet;
            if place == "saving a snapshot" && *sheet != Some(Sheet::SaveSnapshot) {
                // Enter has led to the next sheet.
                continue;
            }
            if place == "briefing" && fields(stage).len() < 5 {
                // Enter has taken the name.
                continue;
            }
            let case = format!("{place}, {name}: {what}");
            field(stage, name).focus();
            rest(stage);
            frame(stage, 0.5, vec![ctrl(Key::A), key_up(Key::A)]);
            frame(stage, 0.05, vec![preedit("く")]);
            let mut ends = vec![preedit(""), commit(word(name))];
            for events in frames {
                ends.extend(events.iter().cloned());
                frame(stage, 0.016, std::mem::take(&mut ends));
            }
            assert_eq!(value(stage, name), word(name), "{case}");
            // Lists that open have opened before the second one.
            let before = seen(stage, name);
            frame(stage, *later, vec![enter(), up(Key::Enter)]);
            rest(stage);
            assert_ne!(seen(stage, name), before, "{case}");
            if place == "palette" {
                break;
            }
        }
    });
}

#[test]
fn nothing_is_held_back_where_nothing_is_composed() {
    // What systems tell without anything being composed.
    for noise in [
        vec![preedit("")],
        vec![commit("")],
        vec![commit("。")],
        vec![preedit(""), preedit(""), preedit("")],
    ] {
        let mut stage = japanese();
        stage.keys(Modifiers::COMMAND, Key::F);
        frame(&mut stage, 0.016, vec![Event::Text("リヨン".to_owned())]);
        let said = noise.clone();
        frame(&mut stage, 0.016, noise);
        frame(
            &mut stage,
            0.016,
            vec![down(Key::Backspace), up(Key::Backspace)],
        );
        let wanted = if said == [commit("。")] {
            "リヨン"
        } else {
            "リヨ"
        };
        assert_eq!(stage.state().desk.search, wanted, "{said:?}");
        frame(&mut stage, 0.016, vec![ctrl(Key::S), key_up(Key::S)]);
        rest(&mut stage);
        assert!(stage.state().desk.sheet.is_some(), "{said:?}");
    }
}

#[test]
fn a_composition_that_the_system_forgets_to_end_leaves_no_trace() {
    // Windows and macOS tell nothing when something else is clicked while a word is composed.
    let mut stage = japanese();
    stage.keys(Modifiers::COMMAND, Key::F);
    frame(&mut stage, 0.016, vec![preedit("り")]);
    let at = stage
        .harness
        .get_by_label(&say("box-as-of"))
        .rect()
        .center();
    for pressed in [true, false] {
        frame(
            &mut stage,
            0.016,
            vec![
                Event::PointerMoved(at),
                Event::PointerButton {
                    pos: at,
                    button: egui::PointerButton::Primary,
                    pressed,
                    modifiers: Modifiers::NONE,
                },
            ],
        );
    }
    frame(&mut stage, 0.016, vec![ctrl(Key::A), key_up(Key::A)]);
    frame(&mut stage, 0.016, vec![Event::Text("2000".to_owned())]);
    frame(&mut stage, 0.016, vec![down(Key::Enter), up(Key::Enter)]);
    rest(&mut stage);
    let day = jiff::civil::date(2000, 12, 31);
    assert_eq!(stage.state().lens.time, Time::AsOf(day));
    // The same when a command takes the keyboard away.
    stage.keys(Modifiers::COMMAND, Key::F);
    frame(&mut stage, 0.016, vec![preedit("り")]);
    stage.send(Command::TogglePalette);
    rest(&mut stage);
    frame(&mut stage, 0.016, vec![Event::Text("dark".to_owned())]);
    frame(&mut stage, 0.016, vec![down(Key::Enter), up(Key::Enter)]);
    rest(&mut stage);
    assert_eq!(stage.state().settings.theme, kizuna::store::Theme::Dark);
}
