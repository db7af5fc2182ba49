//! What only the real program can show: its surroundings, its pipes, its exit code.

use std::process::{Command, Stdio};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_kizuna"))
}

/// Elsewhere there always is a display, and a window would open.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_ends_with_two_sentences() {
    let nowhere = [
        ("DISPLAY", None),
        ("DISPLAY", Some(":4711")),
        ("WAYLAND_DISPLAY", Some("wayland-4711")),
    ];
    for (lang, end) in [("ja", '。'), ("en", '.')] {
        for (name, value) in nowhere {
            let folder = tempfile::tempdir().unwrap();
            let mut command = program();
            command
                .args(["--lang", lang])
                .env("KIZUNA_CONFIG", folder.path())
                .env("RUST_BACKTRACE", "1");
            for unset in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
                command.env_remove(unset);
            }
            if let Some(value) = value {
                command.env(name, value);
            }
            let ended = command.output().unwrap();
            let said = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(ended.status.code(), Some(3), "{name} {value:?}: {said}");
            assert!(said.contains("kizuna list ties"), "{said}");
            let ends = said
                .chars()
                .zip(said.chars().skip(1))
                .filter(|(last, next)| *last == end && (end == '。' || next.is_whitespace()))
                .count();
            assert_eq!(ends, 2, "{name} {value:?}: {said}");
            for inside in [".rs", "panicked", "backtrace", "Error"] {
                assert!(!said.contains(inside), "{inside:?} in {said}");
            }
        }
    }
}

/// A limit on the length of files refuses in the middle of writing, as a disk does that is full.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_refuses_half_way_leaves_the_old_file_whole_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let endings = kizuna::publish::Form::ALL.map(kizuna::publish::Form::ending);
    for ending in endings.into_iter().chain(["kizuna"]) {
        let out = folder.path().join("there").with_extension(ending);
        std::fs::write(&out, "as it was").unwrap();
        // Two blocks of 512 bytes; without the signal that would end the program.
        let script = "trap '' XFSZ; ulimit -f 2; exec \"$0\" export \"$1\" --lang en";
        let mut command = Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_kizuna")]);
        let ended = command.arg(&out).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(3), "{ending}: {said}");
        assert!(said.contains("The file is as it was."), "{ending}: {said}");
        assert_eq!(std::fs::read_to_string(&out).unwrap(), "as it was");
    }
    // Nothing half-written is left behind.
    let left = std::fs::read_dir(folder.path()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), endings.len() + 1, "{left:?}");
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let mut child = program()
        .args(["list", "ties", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds could still be on its way.
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((ended.status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_command_ends_with_its_code() {
    for (words, code) in [
        (&["stats"][..], 0),
        (&["list", "ties", "--kind", "sister_citi"], 2),
        (&["export", "no/such/folder/a.svg"], 3),
    ] {
        let ended = program().args(words).output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{words:?}");
    }
}
