//! The real program on a real (if virtual) display, with real clicks.
//!
//! Where to click is learnt from a twin: the same window without a display, to which the same is
//! done. The real window must come to look like the twin after every step, so this also holds the
//! graphics driver's picture against the tests' own rasteriser.
//!
//! Needs `Xvfb`, an OpenGL for it, `xdotool` and ImageMagick's `import`, so it is run by name:
//! `cargo test desktop -- --ignored`. The last screenshot is kept in `KIZUNA_SHOTS`, if that names
//! a folder, else beside what the tests write.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use kizuna::lens::Time;
use kizuna::model::Lang;
use kizuna::store::{SettingsFile, builtin, load_file, to_ron};

use super::pictures::{differing_more_than, picture, read, write};
use super::raster::{Picture, Textures};
use super::stage::{Scene, Stage};

const WIDTH: u32 = 1280;
const HEIGHT: u32 = 800;
/// A graphics driver covers edges a little differently; two states differ by far more than this.
const ALIKE: usize = 300;
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that does not outlive its test.
struct Guarded(Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A display of its own.
struct Display {
    name: String,
    _server: Guarded,
}

impl Display {
    fn open(more: &[&str]) -> Self {
        let screen = format!("{WIDTH}x{HEIGHT}x24");
        let mut server = Process::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("Xvfb is installed");
        let mut number = Vec::new();
        let mut output = server.0.stdout.take().expect("piped");
        let mut byte = [0];
        while output.read(&mut byte).is_ok_and(|read| read == 1) && byte != *b"\n" {
            number.push(byte[0]);
        }
        let number = String::from_utf8(number).expect("a number");
        assert!(!number.is_empty(), "Xvfb did not start");
        Self {
            name: format!(":{number}"),
            _server: server,
        }
    }

    fn process(&self, program: &str) -> Process {
        let mut process = Process::new(program);
        process.env("DISPLAY", &self.name);
        process
    }

    fn xdotool(&self, arguments: &[&str]) {
        let done = self
            .process("xdotool")
            .args(arguments)
            .status()
            .expect("xdotool is installed");
        assert!(done.success(), "xdotool {arguments:?}");
    }

    fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "20", text]);
    }
}

/// The program, as somebody starts it who has no other desktop program.
fn kizuna(display: &Display, settings: &Path) -> Process {
    let mut process = display.process(env!("CARGO_BIN_EXE_kizuna"));
    process
        .env("KIZUNA_CONFIG", settings)
        .env("HOME", settings)
        .env_remove("XDG_CONFIG_HOME")
        .env("LANG", "ja_JP.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("WAYLAND_DISPLAY")
        // No portal: the window then asks for paths itself.
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("PATH", "/nowhere");
    process
}

/// The picture without the line of status, whose notices vanish after a time, which passes
/// differently for the twin.
fn above(picture: &Picture) -> Picture {
    let height = picture.height - 26;
    Picture {
        width: picture.width,
        height,
        pixels: picture.pixels[..picture.width * height].to_vec(),
    }
}

/// The window and its twin.
struct Pair {
    display: Display,
    twin: Stage,
    textures: Textures,
    shot: PathBuf,
}

impl Pair {
    /// Waits until the window looks like its twin.
    fn settle(&mut self, step: &str) {
        // Both pointers away from everything that answers to them.
        self.twin
            .pointer(Pos2::new(640.0, 12.0), None, Modifiers::NONE);
        self.twin.run();
        self.display.xdotool(&["mousemove", "640", "12"]);
        let wanted = picture(&self.twin, &self.textures);
        let start = Instant::now();
        loop {
            let done = self
                .display
                .process("import")
                .args(["-window", "root", "-depth", "8"])
                .arg(format!("PNG24:{}", self.shot.display()))
                .status()
                .expect("ImageMagick is installed");
            assert!(done.success());
            let count = differing_more_than(64, &above(&wanted), &above(&read(&self.shot)));
            if count <= ALIKE {
                writeln!(
                    std::io::stderr(),
                    "{step}: {count} pixels differ from the twin"
                )
                .ok();
                return;
            }
            if start.elapsed() > PATIENCE {
                let twin = self.shot.with_extension("wanted.png");
                write(&twin, &wanted);
                panic!(
                    "{step}: {count} pixels of {} differ from {}",
                    self.shot.display(),
                    twin.display()
                );
            }
            sleep(Duration::from_millis(200));
        }
    }

    fn click(&mut self, at: Pos2) {
        self.twin.click_at(at, Modifiers::NONE);
        let [x, y] = [at.x, at.y].map(|value| value.round().to_string());
        self.display.xdotool(&["mousemove", &x, &y, "click", "1"]);
    }

    fn click_on(&mut self, name: &str) {
        let at = self.twin.harness.get_by_label(name).rect().center();
        self.click(at);
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.twin.drag(from, to, Modifiers::NONE);
        let whole = |at: Pos2| [at.x, at.y].map(|value| value.round().to_string());
        let [x, y] = whole(from);
        self.display
            .xdotool(&["mousemove", &x, &y, "mousedown", "1"]);
        for step in 1_u8..=5 {
            let [x, y] = whole(from + (to - from) * (f32::from(step) / 5.0));
            self.display
                .xdotool(&["mousemove", &x, &y, "sleep", "0.05"]);
        }
        self.display.xdotool(&["mouseup", "1"]);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key, name: &str) {
        self.twin.keys(modifiers, key);
        self.display.xdotool(&["key", "--clearmodifiers", name]);
    }

    fn type_text(&mut self, text: &str) {
        self.twin.type_text(text);
        self.display.type_text(text);
    }
}

fn shots() -> PathBuf {
    let folder = std::env::var_os("KIZUNA_SHOTS")
        .map_or_else(|| env!("CARGO_TARGET_TMPDIR").into(), PathBuf::from);
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    folder
}

fn wait(process: &mut Guarded) -> Option<i32> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(status) = process.0.try_wait().expect("a child") {
            return status.code();
        }
        sleep(Duration::from_millis(50));
    }
    panic!("the program did not end");
}

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
#[ignore = "needs Xvfb, OpenGL, xdotool and ImageMagick; .ci/run installs them and runs this"]
fn desktop() {
    let folder = tempfile::tempdir().expect("a folder");
    let opened = folder.path().join("opened.ron");
    // Each saves in a folder of its own.
    let [saved, twins] = ["real", "twin"].map(|who| {
        let folder = folder.path().join(who);
        fs::create_dir(&folder).expect("a folder");
        folder.join("saved.ron")
    });
    let text = to_ron(&builtin().expect("sound")).expect("written");
    fs::write(
        &opened,
        text.replace("横浜市 国際連携ネットワーク", "港の台帳"),
    )
    .expect("written");
    let (display, textures) = (Display::open(&[]), Textures::default());
    let settings = folder.path().join("settings");
    let mut program = kizuna(&display, &settings)
        .spawn()
        .map(Guarded)
        .expect("it starts");
    let scene = Scene {
        today: jiff::Zoned::now().date(),
        folder: settings.clone(),
        registry: std::sync::Arc::clone(crate::support::whole()),
        ..Scene::new(Lang::Ja)
    };
    let mut pair = Pair {
        display,
        twin: scene.open_with(textures.clone()),
        textures,
        shot: shots().join("desktop.png"),
    };
    // No window manager gives the keyboard to the window.
    let focus = [
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "Kizuna",
        "windowfocus",
    ];
    pair.display.xdotool(&focus);
    pair.settle("it opens");

    // Open a file.
    pair.key(Modifiers::COMMAND, Key::O, "ctrl+o");
    pair.settle("a path is asked for");
    pair.type_text(&opened.display().to_string());
    pair.key(Modifiers::NONE, Key::Enter, "Return");
    assert!(
        pair.twin.has("港の台帳"),
        "{:?}",
        pair.twin.state().desk.path
    );
    pair.settle("a file is opened");

    // Search, and jump to what was found.
    pair.click_on("検索");
    pair.type_text("odesa");
    pair.key(Modifiers::NONE, Key::Enter, "Return");
    assert_eq!(pair.twin.selected(), ["odesa"]);
    pair.settle("Odesa is found");

    // Select with a click.
    let manila = pair.twin.mark("manila");
    pair.click(manila);
    assert_eq!(pair.twin.selected(), ["manila"]);
    pair.settle("Manila is selected");

    // Move the time.
    let axis = pair.twin.first("時間軸").rect();
    let day = Pos2::new(axis.left() + axis.width() * 0.8, axis.center().y);
    pair.click(day);
    let Time::AsOf(day) = pair.twin.state().lens.time else {
        panic!("still as of a day");
    };
    assert!((2005..2015).contains(&day.year()), "{day}");
    pair.settle("the time is moved");

    // Switch the language.
    pair.click_on("English");
    assert_eq!(pair.twin.state().lang, Lang::En);
    pair.settle("the language is switched");

    // Pin a mark, and save as.
    let manila = pair.twin.mark("manila");
    pair.drag(manila, manila + vec2(50.0, 30.0));
    pair.settle("a mark is pinned");
    pair.key(CTRL_SHIFT, Key::S, "ctrl+shift+s");
    pair.settle("a path is asked for");
    pair.key(Modifiers::COMMAND, Key::A, "ctrl+a");
    pair.twin.type_text(&twins.display().to_string());
    pair.display.type_text(&saved.display().to_string());
    pair.key(Modifiers::NONE, Key::Enter, "Return");
    pair.settle("it is saved");

    // Close.
    pair.key(Modifiers::COMMAND, Key::Q, "ctrl+q");
    assert_eq!(wait(&mut program), Some(0), "it closes without a question");
    let (before, _) = load_file(&opened).expect("unharmed");
    let (after, _) = load_file(&saved).expect("written whole");
    assert_eq!(&after, pair.twin.state().registry().as_ref());
    let pinned: Vec<&str> = after
        .pins
        .keys()
        .map(kizuna::model::ActorId::as_str)
        .collect();
    assert_eq!(pinned, ["manila"]);
    assert_eq!((&before.ties, &before.actors), (&after.ties, &after.actors));
    let kept = SettingsFile(Some(settings.join("settings.ron"))).load();
    assert_eq!(kept.lang, Some(Lang::En));
    assert_eq!(kept.recent, [saved, opened]);
}

#[test]
#[ignore = "needs Xvfb; .ci/run installs it and runs this"]
fn desktop_without_opengl_ends_with_two_sentences() {
    let folder = tempfile::tempdir().expect("a folder");
    let display = Display::open(&["-extension", "GLX"]);
    let ended = kizuna(&display, folder.path())
        .env("LIBGL_DRIVERS_PATH", "/nowhere")
        .env("__EGL_VENDOR_LIBRARY_DIRS", "/nowhere")
        .output()
        .expect("it starts");
    let said = String::from_utf8(ended.stderr).expect("text");
    assert_eq!(ended.status.code(), Some(3), "{said}");
    assert!(said.contains("OpenGL"), "{said}");
    assert_eq!(said.matches('。').count(), 2, "{said}");
    for place in [".rs", "ConfigTemplate", "panicked", "/"] {
        assert!(!said.contains(place), "{place:?} in {said}");
    }
}
