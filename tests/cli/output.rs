//! Where output goes: a reader that has gone away, a disk that is full.

use std::io::{self, Write};

use kizuna::cli::{Environment, run};
use kizuna::model::Lang;

use super::{OnDisk, kizuna};
use crate::support::TODAY;

/// Takes so many bytes, then refuses.
struct Refusing {
    room: usize,
    kind: io::ErrorKind,
    taken: Vec<u8>,
}

impl Write for Refusing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = bytes.len().min(self.room);
        if fits == 0 && !bytes.is_empty() {
            return Err(io::Error::from(self.kind));
        }
        self.taken.extend_from_slice(&bytes[..fits]);
        self.room -= fits;
        Ok(fits)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn into(words: &[&str], room: usize, kind: io::ErrorKind) -> (u8, Vec<u8>, String) {
    let environment = Environment {
        args: ["kizuna"].iter().chain(words).map(Into::into).collect(),
        today: TODAY,
        lang: Lang::En,
        terminal: false,
    };
    let mut out = Refusing {
        room,
        kind,
        taken: Vec::new(),
    };
    let mut err = Vec::new();
    let code = run(&environment, &mut out, &mut err, |_| Ok(()));
    (code, out.taken, String::from_utf8(err).unwrap())
}

const PRINTING: &[&[&str]] = &[
    &["list", "ties"],
    &["list", "actors", "--format", "csv"],
    &["stats", "--format", "json"],
    &["show", "odesa"],
    &["show", "odesa", "--format", "json"],
    &["check"],
    &["--help"],
    &["list", "--help"],
    &["--version"],
];

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    for words in PRINTING {
        for room in [0, 1, 10] {
            let (code, taken, err) = into(words, room, io::ErrorKind::BrokenPipe);
            assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
            assert_eq!(taken.len(), room, "{words:?}");
        }
    }
}

#[test]
fn a_full_disk_is_exit_3_and_one_line() {
    for words in PRINTING {
        for kind in [
            io::ErrorKind::StorageFull,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::Other,
        ] {
            for room in [0, 7] {
                let (code, _, err) = into(words, room, kind);
                assert_eq!(code, 3, "{words:?}");
                assert_eq!(err.lines().count(), 1, "{words:?}: {err}");
                assert!(
                    err.starts_with("kizuna: The result cannot be written ("),
                    "{err}"
                );
            }
        }
    }
}

#[test]
fn findings_count_even_when_nobody_reads_them() {
    let wrong = OnDisk::new(
        "kind pact sister
         actor a city JP 35,139
         tie t pact a b : signed 1965",
    );
    let (code, _, err) = into(&["check", &wrong.file()], 0, io::ErrorKind::BrokenPipe);
    assert_eq!((code, err.as_str()), (1, ""));
}

#[test]
fn an_error_that_cannot_be_told_still_has_its_exit_code() {
    let environment = Environment {
        args: ["kizuna", "list", "ties", "--kind", "zzz"]
            .map(Into::into)
            .to_vec(),
        today: TODAY,
        lang: Lang::Ja,
        terminal: false,
    };
    let mut err = Refusing {
        room: 0,
        kind: io::ErrorKind::BrokenPipe,
        taken: Vec::new(),
    };
    let code = run(&environment, &mut Vec::new(), &mut err, |_| Ok(()));
    assert_eq!(code, 2);
}

#[test]
fn quiet_leaves_out_what_is_only_said() {
    let disk = OnDisk::raw(b"");
    let out = disk.path("out.svg").display().to_string();
    for (words, prints) in [
        (vec!["export", &out], true),
        (vec!["export", &out, "--quiet"], false),
        (vec!["check"], true),
        (vec!["check", "--quiet"], false),
        (vec!["--quiet", "check"], false),
    ] {
        let ran = kizuna(&words);
        assert_eq!(ran.code, 0, "{words:?}");
        assert!(ran.window.is_none(), "{words:?} opened a window");
        assert_eq!(!ran.out.is_empty(), prints, "{words:?}");
    }
}

#[test]
fn the_version_is_the_packages() {
    for words in [["--version"], ["-V"]] {
        let ran = kizuna(&words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(
            ran.out.trim_end(),
            format!("kizuna {}", env!("CARGO_PKG_VERSION"))
        );
    }
}
