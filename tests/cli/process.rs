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
