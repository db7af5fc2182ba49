//! A window on a stage: the real one, with dialogs that answer what a test says and jobs that are
//! done at once.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use kizuna::model::{Lang, Registry};
use kizuna::store::{Settings, SettingsFile};
use kizuna::ui::command::Command;
use kizuna::ui::files::{Answer, Choice, Dialogs};
use kizuna::ui::{App, Calm, Mode, Origin, Setup, State};

use super::raster::Textures;
use crate::support::builtin;

/// The day on which all tests take place.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

/// What the file dialogs answer, and what they were asked.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) available: bool,
    pub(crate) next: Option<PathBuf>,
    pub(crate) asked: Vec<Choice>,
    /// The next answer waits until the other end is gone.
    pub(crate) hold: Option<std::sync::mpsc::Receiver<()>>,
}

pub(crate) type Shared = Rc<RefCell<Answers>>;

struct Puppet(Shared);

impl Dialogs for Puppet {
    fn available(&self) -> bool {
        self.0.borrow().available
    }

    fn ask(&mut self, choice: Choice) -> Answer {
        let mut answers = self.0.borrow_mut();
        answers.asked.push(choice);
        let (path, hold) = (answers.next.take(), answers.hold.take());
        Box::new(move || {
            if let Some(hold) = hold {
                let _ = hold.recv();
            }
            path
        })
    }
}

/// How a window is set up.
pub(crate) struct Scene {
    pub(crate) registry: Arc<Registry>,
    pub(crate) origin: Origin,
    pub(crate) lang: Lang,
    pub(crate) today: jiff::civil::Date,
    pub(crate) settings: Settings,
    pub(crate) public: bool,
    pub(crate) folder: std::path::PathBuf,
    pub(crate) mode: Mode,
    pub(crate) calm: Calm,
    pub(crate) settings_file: SettingsFile,
    pub(crate) size: (f32, f32),
    pub(crate) answers: Shared,
}

impl Scene {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            registry: Arc::clone(builtin()),
            origin: Origin::BuiltIn,
            lang,
            today: TODAY,
            settings: Settings::default(),
            public: false,
            folder: std::path::PathBuf::new(),
            mode: Mode::AtOnce,
            calm: Calm::default(),
            settings_file: SettingsFile(None),
            size: (1280.0, 800.0),
            answers: Shared::default(),
        }
    }

    pub(crate) fn setup(self) -> (Setup, (f32, f32)) {
        let setup = Setup {
            registry: self.registry,
            origin: self.origin,
            settings: self.settings,
            settings_file: self.settings_file,
            folder: self.folder,
            lang: self.lang,
            today: self.today,
            public: self.public,
            dialogs: Box::new(Puppet(self.answers)),
            mode: self.mode,
            calm: self.calm,
        };
        (setup, self.size)
    }

    pub(crate) fn open(self) -> Stage {
        self.open_with(Textures::default())
    }

    /// Opens with textures that somebody wants to draw with.
    pub(crate) fn open_with(self, textures: Textures) -> Stage {
        let (setup, (width, height)) = self.setup();
        let mut setup = Some(setup);
        let harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_step_dt(0.05)
            .with_max_steps(24)
            .renderer(textures)
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let app = app.get_or_insert_with(|| {
                        App::new(setup.take().expect("built once"), ui.ctx())
                    });
                    app.logic(ui.ctx());
                    // The harness leaves a margin that no real window has.
                    let whole = ui.ctx().content_rect();
                    let mut whole_ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    whole_ui.set_clip_rect(whole);
                    app.ui(&mut whole_ui);
                },
                None,
            );
        let mut stage = Stage { harness };
        stage.run();
        stage
    }
}

/// A window that is open.
pub(crate) struct Stage {
    pub(crate) harness: Harness<'static, Option<App>>,
}

pub(crate) fn japanese() -> Stage {
    Scene::new(Lang::Ja).open()
}

pub(crate) fn english() -> Stage {
    Scene::new(Lang::En).open()
}

impl Stage {
    pub(crate) fn app(&mut self) -> &mut App {
        self.harness
            .state_mut()
            .as_mut()
            .expect("the window is open")
    }

    pub(crate) fn state(&self) -> &State {
        self.harness
            .state()
            .as_ref()
            .expect("the window is open")
            .state()
    }

    /// Lets the window settle.
    pub(crate) fn run(&mut self) {
        self.harness.run();
    }

    pub(crate) fn send(&mut self, command: Command) {
        self.app().send(command);
        self.run();
    }

    /// Presses what bears exactly this name, scrolled into view first.
    pub(crate) fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).scroll_to_me();
        self.run();
        self.harness.get_by_label(name).click();
        self.run();
    }

    /// Presses the first thing whose name contains this, scrolled into view first.
    pub(crate) fn press_containing(&mut self, part: &str) {
        self.first(part).scroll_to_me();
        self.run();
        self.first(part).click();
        self.run();
    }

    /// The first thing whose name contains this.
    pub(crate) fn first<'a>(&'a self, part: &'a str) -> egui_kittest::Node<'a> {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .unwrap_or_else(|| panic!("nothing is called {part:?}"))
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// All texts that the window shows, for looking through them.
    pub(crate) fn texts(&self) -> Vec<String> {
        use egui_kittest::kittest::NodeT as _;
        self.harness
            .root()
            .children_recursive()
            .filter_map(|node| {
                let node = node.accesskit_node();
                node.label().or_else(|| node.value())
            })
            .collect()
    }

    pub(crate) fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.run();
    }

    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    /// Where an actor's mark stands on the screen.
    pub(crate) fn mark(&self, id: &str) -> Pos2 {
        let app = self.harness.state().as_ref().expect("the window is open");
        let mark = app
            .scene()
            .actors
            .iter()
            .find(|mark| mark.id.as_str() == id)
            .unwrap_or_else(|| panic!("{id} is not on the canvas"));
        let title = mark.title.clone();
        let mut canvases: Vec<egui::Rect> = self
            .harness
            .get_all_by_role(Role::Canvas)
            .map(|node| node.rect())
            .collect();
        canvases.sort_by(|a, b| a.left().total_cmp(&b.left()));
        let panes = &self.state().view.panes;
        let inside = |at: &Pos2| match canvases.as_slice() {
            all if all.len() == panes.count() => all[panes.place()].contains(*at),
            _ => true,
        };
        self.harness
            .get_all_by_role_and_label(Role::GraphicsSymbol, &title)
            .map(|node| node.rect().center())
            .find(inside)
            .unwrap_or_else(|| panic!("{id} is not in this pane"))
    }

    pub(crate) fn pointer(&mut self, at: Pos2, pressed: Option<bool>, modifiers: Modifiers) {
        self.harness
            .event_modifiers(egui::Event::PointerMoved(at), modifiers);
        if let Some(pressed) = pressed {
            self.harness.event_modifiers(
                egui::Event::PointerButton {
                    pos: at,
                    button: PointerButton::Primary,
                    pressed,
                    modifiers,
                },
                modifiers,
            );
        }
        self.harness.step();
    }

    pub(crate) fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.pointer(at, None, modifiers);
        self.pointer(at, Some(true), modifiers);
        self.pointer(at, Some(false), modifiers);
        self.run();
    }

    /// Drags in several moves, as a hand does.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.pointer(from, None, modifiers);
        self.pointer(from, Some(true), modifiers);
        for step in 1_u8..=5 {
            let at = from + (to - from) * (f32::from(step) / 5.0);
            self.pointer(at, None, modifiers);
        }
        self.pointer(to, Some(false), modifiers);
        self.run();
    }

    /// In how long the window wants to be drawn again by itself; `Duration::MAX`: never.
    pub(crate) fn wakes_in(&self) -> std::time::Duration {
        let drawn = self.harness.output().viewport_output.values();
        let delay = drawn.map(|viewport| viewport.repaint_delay).min();
        delay.expect("it has been drawn")
    }

    /// The camera of the pane that is worked in.
    pub(crate) fn camera(&self) -> kizuna::scene::Camera {
        self.state().view.panes.active().camera.expect("drawn")
    }

    /// Where actors stand in the pane that is worked in.
    pub(crate) fn positions(&self) -> &kizuna::layout::Positions {
        let state = self.state();
        match &state.view.panes.active().shows {
            kizuna::scene::View::Network(arrangement) => state.positions(arrangement),
            other => panic!("nobody has a place in {other:?}"),
        }
    }

    /// The scene of the pane at a place.
    pub(crate) fn scene_at(&self, place: usize) -> &kizuna::scene::Scene {
        let app = self.harness.state().as_ref();
        app.expect("the window is open").scene_at(place)
    }

    /// The scene as it was last drawn.
    pub(crate) fn scene(&self) -> &kizuna::scene::Scene {
        let app = self.harness.state().as_ref();
        app.expect("the window is open").scene()
    }

    pub(crate) fn selected(&self) -> Vec<String> {
        self.state()
            .selection
            .actors
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    /// The ids of the visible ties.
    pub(crate) fn visible_ties(&self) -> Vec<String> {
        let state = self.state();
        state
            .derived
            .visible
            .ties
            .iter()
            .filter_map(|seen| state.registry().ties.rows().get(seen.link.tie))
            .map(|tie| tie.id.to_string())
            .collect()
    }

    /// The text that contains this as it was painted, and where; it must not be cut off.
    pub(crate) fn painted_text(&self, part: &str) -> Option<(String, egui::Rect)> {
        fn find(shape: &egui::Shape, part: &str) -> Option<(String, egui::Rect)> {
            match shape {
                egui::Shape::Text(text) if text.galley.text().contains(part) => {
                    Some((text.galley.text().to_owned(), text.visual_bounding_rect()))
                }
                egui::Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, part)),
                _ => None,
            }
        }
        let shapes = &self.harness.output().shapes;
        let (text, rect, clip) = shapes.iter().find_map(|one| {
            let (text, rect) = find(&one.shape, part)?;
            Some((text, rect, one.clip_rect))
        })?;
        assert!(
            clip.contains_rect(rect),
            "{part:?} is cut off: {rect} by {clip}"
        );
        Some((text, rect))
    }

    /// Where the text that contains this was painted.
    pub(crate) fn painted(&self, part: &str) -> Option<egui::Rect> {
        self.painted_text(part).map(|(_, rect)| rect)
    }
}
