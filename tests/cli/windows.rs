//! When a window is asked for, and with what.

use std::path::PathBuf;

use kizuna::cli::WindowRequest;
use kizuna::i18n::{Message, Trouble, TroubleKind};
use kizuna::model::Lang;

use super::{OnDisk, kizuna, kizuna_in};

fn request(file: Option<&str>, lang: Option<Lang>, public: bool) -> WindowRequest {
    WindowRequest {
        file: file.map(PathBuf::from),
        lang,
        public,
    }
}

#[test]
fn without_a_command_the_window_opens() {
    let disk = OnDisk::raw(b"");
    let file = disk.file();
    for (words, wanted) in [
        (vec![], request(None, None, false)),
        (vec![file.as_str()], request(Some(&file), None, false)),
        (vec!["--file", &file], request(Some(&file), None, false)),
        (vec!["--lang", "en"], request(None, Some(Lang::En), false)),
        (
            vec!["--lang=ja", &file],
            request(Some(&file), Some(Lang::Ja), false),
        ),
        (
            vec![file.as_str(), "--public", "--lang", "en"],
            request(Some(&file), Some(Lang::En), true),
        ),
        // A file that is not there is for the window to tell.
        (
            vec!["no/such.ron"],
            request(Some("no/such.ron"), None, false),
        ),
        (vec!["台帳.ron"], request(Some("台帳.ron"), None, false)),
    ] {
        let ran = kizuna(&words);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.as_str()),
            (0, "", ""),
            "{words:?}"
        );
        assert_eq!(ran.window, Some(wanted), "{words:?}");
    }
}

#[test]
fn a_window_that_cannot_be_opened_is_exit_3_and_says_what_can_be_done_instead() {
    for (lang, said) in [
        (Lang::Ja, "kizuna list ties"),
        (Lang::En, "kizuna list ties"),
    ] {
        let trouble = Trouble::new(
            TroubleKind::Output,
            Message::new("window-no-display").with("detail", "no display"),
        )
        .hint(Message::new("window-hint"));
        let ran = kizuna_in(lang, &[], Err(trouble));
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(
            ran.err.contains(said) && ran.err.contains("no display"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn no_command_opens_a_window() {
    for words in [
        &["list", "ties"][..],
        &["list", "actors", "--as-of", "1970"],
        &["show", "odesa"],
        &["stats"],
        &["check"],
        &["--help"],
        &["-h"],
        &["list", "--help"],
        &["--version"],
    ] {
        let ran = kizuna(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        assert!(ran.window.is_none(), "{words:?}");
    }
}
