//! How long a frame takes, and how fast the window opens. Run with `cargo bench`.
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
use kizuna::scene::Arrangement;
use kizuna::store::{Settings, SettingsFile, builtin};
use kizuna::ui::command::Command;
use kizuna::ui::files::{Answer, Choice, Dialogs};
use kizuna::ui::{App, Mode, Origin, Setup};

/// What the window promises: 95 of 100 frames within this.
const FRAME_GOAL: Duration = Duration::from_millis(8);
/// What the window promises: the first network on the screen within this.
const OPEN_GOAL: Duration = Duration::from_millis(1500);

const WIDTH: f32 = 1600.0;
const HEIGHT: f32 = 1000.0;

fn main() {
    println!("frames on the built-in registry, {WIDTH} x {HEIGHT}, drawn and tessellated");
    println!(
        "  {:<26} {:>7} {:>9} {:>9} {:>9}",
        "what", "frames", "median", "p95", "worst"
    );
    for (name, script) in SCRIPTS {
        report(name, &mut measure(script));
    }
    open();
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
            bench.app.send(Command::Arrange(map));
        }
        let factor = if at % 60 < 30 { 1.1 } else { 1.0 / 1.1 };
        bench.app.send(Command::Zoom(factor));
    }),
    ("hovering on the map", |bench, at| {
        if at == 0 {
            let map = Arrangement::Map(Centre::Pacific);
            bench.app.send(Command::Arrange(map));
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
            bench.app.send(Command::Arrange(map));
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
    fn new() -> Self {
        let context = Context::default();
        let setup = Setup {
            registry: builtin().expect("the built-in registry is sound"),
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
        let output = context.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        let drawn = context.tessellate(output.shapes, output.pixels_per_point);
        let taken = begun.elapsed();
        assert!(!drawn.is_empty(), "a frame without anything in it");
        taken
    }
}

fn measure(script: Script) -> Vec<Duration> {
    const FRAMES: usize = 400;
    let mut bench = Bench::new();
    // The first frames rasterise glyphs; a person does not see that while working.
    for _ in 0..12 {
        bench.frame();
    }
    (0..FRAMES)
        .map(|at| {
            script(&mut bench, at);
            bench.frame()
        })
        .collect()
}

fn report(name: &str, times: &mut [Duration]) {
    times.sort();
    let at = |share: f64| {
        let index = ((times.len() - 1) as f64 * share).round() as usize;
        times.get(index).copied().unwrap_or_default()
    };
    let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    let verdict = if at(0.95) <= FRAME_GOAL {
        "met"
    } else {
        "MISSED"
    };
    println!(
        "  {:<26} {:>7} {:>9} {:>9} {:>9}   goal {} {verdict}",
        name,
        times.len(),
        ms(at(0.5)),
        ms(at(0.95)),
        ms(at(1.0)),
        ms(FRAME_GOAL),
    );
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
