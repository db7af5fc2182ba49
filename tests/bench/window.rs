//! How long a frame takes, and how fast the window opens. Run with `cargo bench`.
//!
//! `cargo bench --bench window -- map graph` measures only these views, and only on the world;
//! `-- briefing` only how fast a briefing is seen.
//!
//! Frames are drawn and tessellated without a display, on the built-in registry, so what is
//! measured is the processor's time for a frame without the graphics driver's. Opening is measured
//! on the real program under Xvfb, or on the display that is there. Figures of one run may be
//! compared with one another; figures of two machines may not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::process::Command as Process;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, pos2, vec2};
use kizuna::layout::Centre;
use kizuna::model::Registry;
use kizuna::scene::{Arrangement, View};
use kizuna::store::{Settings, SettingsFile, builtin};
use kizuna::ui::briefing::BriefAbout;
use kizuna::ui::command::Command;
use kizuna::ui::files::{Answer, Choice, Dialogs};
use kizuna::ui::{App, Mode, Origin, Setup};

#[path = "measure.rs"]
mod measure_of;
#[path = "world.rs"]
mod world;

use measure_of::{milliseconds, share};

/// What the window promises: 95 of 100 frames within this.
const FRAME_GOAL: Duration = Duration::from_millis(8);
/// What the sheet for a briefing promises: the page in sight within this.
const PAGE_GOAL: Duration = Duration::from_secs(1);
/// The same on a network of the world.
const WORLD_GOAL: Duration = Duration::from_millis(16);
/// What the window promises: the first network on the screen within this.
const OPEN_GOAL: Duration = Duration::from_millis(1500);

const WIDTH: f32 = 1600.0;
const HEIGHT: f32 = 1000.0;

fn main() {
    let only: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    // Before anything else: the first paper of a run reads the faces.
    if only.is_empty() || only.iter().any(|word| word == "briefing") {
        briefing();
    }
    if !only.is_empty() {
        let world = Arc::new(world::world());
        for word in VIEWS
            .into_iter()
            .filter(|word| only.iter().any(|one| one == word))
        {
            for (what, script) in LOOKED_AT {
                let mut frames = looked_at(&world, word, script);
                report(&format!("{word}, {what}"), WORLD_GOAL, &mut frames);
            }
        }
        return;
    }
    let yokohama = builtin().expect("the built-in registry is sound");
    head("the built-in registry");
    for (name, script) in SCRIPTS {
        report(name, FRAME_GOAL, &mut measure(&yokohama, script));
    }
    let world = Arc::new(world::world());
    for (registry, goal, what) in [
        (&yokohama, FRAME_GOAL, "the built-in registry, view by view"),
        (&world, WORLD_GOAL, "4,566 cities with 15,000 ties, made up"),
    ] {
        head(what);
        for word in VIEWS {
            for (what, script) in LOOKED_AT {
                let mut frames = looked_at(registry, word, script);
                report(&format!("{word}, {what}"), goal, &mut frames);
            }
        }
    }
    open();
}

fn head(of: &str) {
    println!("frames on {of}, {WIDTH} x {HEIGHT}, drawn and tessellated");
    println!(
        "  {:<34} {:>7} {:>9} {:>9} {:>9}",
        "what", "frames", "median", "p95", "worst"
    );
}

/// The views by their words; `table` is the table alone.
const VIEWS: [&str; 8] = [
    "graph",
    "map",
    "ego",
    "timeline",
    "timeline:actors,country",
    "matrix",
    "matrix:pairs",
    "table",
];

/// What is done in every view.
const LOOKED_AT: [(&str, Script); 3] = [
    ("hovering", |bench, at| {
        let along = at as f32;
        bench.events.push(Event::PointerMoved(pos2(
            420.0 + (along * 7.0) % 700.0,
            200.0 + (along * 3.0) % 400.0,
        )));
    }),
    ("wheel", |bench, at| {
        bench.events.push(Event::PointerMoved(pos2(760.0, 420.0)));
        let up = if at % 60 < 30 { -1.0 } else { 1.0 };
        bench.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, up * 40.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
    }),
    ("another year", |bench, at| {
        if at % 4 == 0 {
            bench
                .app
                .send(Command::Step(if at % 80 < 40 { -1 } else { 1 }));
        }
    }),
];

fn looked_at(registry: &Arc<Registry>, word: &str, script: Script) -> Vec<Duration> {
    const FRAMES: usize = 160;
    let mut bench = Bench::new(registry);
    let view = match word {
        "table" => None,
        "ego" => Some(View::Network(Arrangement::Ego(bench.app.state().ego()))),
        word => View::from_word(word),
    };
    bench.app.send(match view {
        Some(view) => Command::Show(view),
        None => Command::ToggleTableAlone,
    });
    bench.warm_up();
    (0..FRAMES)
        .map(|at| {
            script(&mut bench, at);
            bench.frame()
        })
        .collect()
}

/// What a person does in each frame.
type Script = fn(&mut Bench, usize);

const SCRIPTS: [(&str, Script); 11] = [
    ("at rest, drawn anew", |_, _| {}),
    ("panning", |bench, at| {
        let along = at as f32;
        let place = pos2(
            700.0 + (along * 0.13).sin() * 180.0,
            420.0 + (along * 0.11).cos() * 120.0,
        );
        if at == 0 {
            bench.press(pos2(760.0, 130.0), true);
        }
        bench.events.push(Event::PointerMoved(place));
    }),
    ("zooming with the wheel", |bench, at| {
        bench.events.push(Event::PointerMoved(pos2(720.0, 400.0)));
        let up = if at % 60 < 30 { 1.0 } else { -1.0 };
        bench.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, up * 12.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
    }),
    ("hovering over marks", |bench, at| {
        let along = at as f32;
        bench.events.push(Event::PointerMoved(pos2(
            500.0 + (along * 7.0) % 600.0,
            200.0 + (along * 3.0) % 400.0,
        )));
    }),
    ("playing, ten years a second", |bench, at| {
        if at == 0 {
            bench.app.send(Command::SetSpeed(3));
            bench.app.send(Command::PlayPause);
        }
        if !bench.app.state().playback.playing && at > 2 {
            bench.app.send(Command::PlayPause);
        }
    }),
    ("dragging the time", |bench, at| {
        let foot = HEIGHT - 60.0;
        if at == 0 {
            bench.press(pos2(500.0, foot), true);
        }
        let x = 500.0 + (at as f32 * 5.0) % 600.0;
        bench.events.push(Event::PointerMoved(pos2(x, foot)));
    }),
    ("typing in the search box", |bench, at| {
        const TYPED: [&str; 4] = ["yokohama", "横浜国際", "syanhai", "しまいとし"];
        let letters: Vec<char> = TYPED.concat().chars().collect();
        if at == 0 {
            bench.app.send(Command::FocusSearch);
        } else if at % 9 == 8 {
            let modifiers = Modifiers::COMMAND;
            for (key, modifiers) in [
                (egui::Key::A, modifiers),
                (egui::Key::Backspace, Modifiers::NONE),
            ] {
                bench.events.push(Event::Key {
                    key,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers,
                });
            }
        } else if let Some(letter) = letters.get(at % letters.len()) {
            bench.events.push(Event::Text(letter.to_string()));
        }
    }),
    ("zooming on the map", |bench, at| {
        if at == 0 {
            let map = Arrangement::Map(Centre::Pacific);
            bench.app.send(Command::Show(View::Network(map)));
        }
        let factor = if at % 60 < 30 { 1.1 } else { 1.0 / 1.1 };
        bench.app.send(Command::Zoom(factor));
    }),
    ("hovering on the map", |bench, at| {
        if at == 0 {
            let map = Arrangement::Map(Centre::Pacific);
            bench.app.send(Command::Show(View::Network(map)));
        } else if at == 1 {
            // Once the camera stands.
            bench.app.send(Command::Zoom(2.0));
        }
        let along = at as f32;
        bench.events.push(Event::PointerMoved(pos2(
            500.0 + (along * 7.0) % 600.0,
            200.0 + (along * 3.0) % 400.0,
        )));
    }),
    ("hovering, map with inset", |bench, at| {
        if at == 0 {
            let map = Arrangement::Map(Centre::Pacific);
            bench.app.send(Command::Show(View::Network(map)));
        }
        // From mark to mark, so that every few frames another region is shaded.
        let scene = bench.app.scene();
        let mark = scene.actors.get(at * 7 / 5 % scene.actors.len().max(1));
        let Some(mark) = mark.map(|mark| mark.at) else {
            return;
        };
        let (x, y) = (mark.x as f32 + 236.0, mark.y as f32 + 82.0);
        bench.events.push(Event::PointerMoved(pos2(x, y)));
    }),
    ("selecting one after another", |bench, at| {
        let registry = Arc::clone(bench.app.state().registry());
        let count = registry.actors.len();
        if let Some(actor) = registry.actors.rows().get(at % count.max(1)) {
            bench.app.send(Command::Select([actor.id.clone()].into()));
        }
    }),
];

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn available(&self) -> bool {
        false
    }

    fn ask(&mut self, _choice: Choice) -> Answer {
        Box::new(|| None)
    }
}

struct Bench {
    app: App,
    context: Context,
    events: Vec<Event>,
    time: f64,
}

impl Bench {
    fn new(registry: &Arc<Registry>) -> Self {
        let context = Context::default();
        let setup = Setup {
            calm: kizuna::ui::Calm::default(),
            registry: Arc::clone(registry),
            origin: Origin::BuiltIn,
            settings: Settings::default(),
            settings_file: SettingsFile(None),
            folder: std::path::PathBuf::new(),
            lang: kizuna::model::Lang::Ja,
            today: jiff::civil::date(2026, 11, 22),
            public: false,
            dialogs: Box::new(NoDialogs),
            mode: Mode::AtOnce,
        };
        Self {
            app: App::new(setup, &context),
            context,
            events: Vec::new(),
            time: 0.0,
        }
    }

    /// The first frames rasterise glyphs; a person does not see that while working.
    fn warm_up(&mut self) {
        for _ in 0..12 {
            self.frame();
        }
    }

    fn press(&mut self, at: Pos2, pressed: bool) {
        self.events.push(Event::PointerMoved(at));
        self.events.push(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    /// One frame: logic, drawing, commands, tessellation. Returns how long that took.
    fn frame(&mut self) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(WIDTH, HEIGHT))),
            time: Some(self.time),
            predicted_dt: 1.0 / 60.0,
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let begun = Instant::now();
        let (app, context) = (&mut self.app, self.context.clone());
        let mut output = context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        let drawn = context.tessellate(output.shapes, output.pixels_per_point);
        let taken = begun.elapsed();
        // Nobody draws here.
        output.textures_delta.clear();
        assert!(!drawn.is_empty(), "a frame without anything in it");
        taken
    }
}

fn measure(registry: &Arc<Registry>, script: Script) -> Vec<Duration> {
    const FRAMES: usize = 400;
    let mut bench = Bench::new(registry);
    bench.warm_up();
    (0..FRAMES)
        .map(|at| {
            script(&mut bench, at);
            bench.frame()
        })
        .collect()
}

fn report(name: &str, goal: Duration, times: &mut [Duration]) {
    let [middle, most, worst] = [50, 95, 100].map(|percent| share(times, percent));
    let ms = |time: Duration| format!("{:.2} ms", milliseconds(time));
    let verdict = if most <= goal { "met" } else { "MISSED" };
    println!(
        "  {:<34} {:>7} {:>9} {:>9} {:>9}   goal {} {verdict}",
        name,
        times.len(),
        ms(middle),
        ms(most),
        ms(worst),
        ms(goal),
    );
}

/// From asking for a briefing, or for another language of it, to the frame with its first page. All
/// work is done on one thread here: what the workers do, too.
fn briefing() {
    let yokohama = builtin().expect("the built-in registry is sound");
    let mut bench = Bench::new(&yokohama);
    bench.warm_up();
    println!("a briefing, from asking to the frame with the page in sight");
    let told = |bench: &Bench| {
        let briefing = &bench.app.state().desk.briefing;
        let (of, _, drawn) = briefing.shown()?;
        let wanted = briefing.errand(bench.app.state())?;
        (of.errand.order.request == wanted.order.request && !drawn.is_empty()).then_some(())
    };
    let until_drawn = |bench: &mut Bench, name: &str| {
        let mut taken = Duration::ZERO;
        for _ in 0..20 {
            taken += bench.frame();
            if told(bench).is_some() {
                break;
            }
        }
        taken += bench.frame();
        report(name, PAGE_GOAL, &mut [taken]);
    };
    let about = |bench: &mut Bench, ids: &[&str]| {
        let ids = ids.iter().map(|id| (*id).into()).collect();
        bench.app.send(Command::Select(ids));
        bench.frame();
        bench.app.send(Command::Brief(BriefAbout::Selection));
    };
    about(&mut bench, &["san_diego"]);
    until_drawn(&mut bench, "the first of a run");
    for (name, ids) in [
        ("another partner", &["shanghai"][..]),
        ("three partners", &["shanghai", "frankfurt", "cebu"]),
    ] {
        about(&mut bench, ids);
        until_drawn(&mut bench, name);
    }
}

/// From the start of the process to the frame after the first network, several times.
fn open() {
    let program = env!("CARGO_BIN_EXE_kizuna");
    let display = Display::find();
    let Some(display) = display else {
        println!("opening: not measured, there is neither a display nor Xvfb here");
        return;
    };
    let config = std::env::temp_dir().join("kizuna-bench");
    let mut times: Vec<Duration> = (0..7)
        .filter_map(|_| {
            let begun = Instant::now();
            let status = Process::new(program)
                .env("DISPLAY", &display.name)
                .env_remove("WAYLAND_DISPLAY")
                .env("KIZUNA_ONCE", "1")
                .env("KIZUNA_CONFIG", &config)
                .status()
                .ok()?;
            status.success().then(|| begun.elapsed())
        })
        .collect();
    times.sort();
    let Some(median) = times.get(times.len() / 2) else {
        println!("opening: not measured, the window does not open here");
        return;
    };
    let verdict = if *median <= OPEN_GOAL {
        "met"
    } else {
        "MISSED"
    };
    println!(
        "opening, process start to exit after the first network ({} runs): median {:.0} ms, worst {:.0} ms   goal {:.0} ms {verdict}",
        times.len(),
        median.as_secs_f64() * 1000.0,
        times.last().copied().unwrap_or_default().as_secs_f64() * 1000.0,
        OPEN_GOAL.as_secs_f64() * 1000.0,
    );
}

/// A display to open windows on: the one that is there, or an Xvfb of our own.
struct Display {
    name: String,
    server: Option<std::process::Child>,
}

impl Display {
    fn find() -> Option<Self> {
        if let Ok(name) = std::env::var("DISPLAY")
            && !name.is_empty()
        {
            return Some(Self { name, server: None });
        }
        let name = ":87".to_owned();
        let server = Process::new("Xvfb")
            .args([name.as_str(), "-screen", "0", "1600x1000x24"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .ok()?;
        std::thread::sleep(Duration::from_secs(1));
        Some(Self {
            name,
            server: Some(server),
        })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}
