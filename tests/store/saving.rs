//! Saving: the old file or the new one, never anything between, and nothing of others lost.

use std::fs;
use std::io;
use std::path::Path;

use kizuna::i18n::TroubleKind;
use kizuna::model::{Lang, Registry};
use kizuna::store::{Expected, FileStamp, SaveError, load_file, save_file, to_ron, write_whole};

use crate::support::{builtin, world};

/// Two registries that differ.
fn two() -> [Registry; 2] {
    ["1965", "1970"].map(|year| {
        world(&format!(
            "kind pact sister
             actor a city JP 35,139
             actor b city FR 45,4
             tie t pact a b : signed {year}"
        ))
    })
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(registry: &Registry) -> String {
    to_ron(registry).unwrap()
}

#[test]
fn a_new_file_is_written_whole_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台帳.ron");
    let stamp = save_file(&path, builtin(), Expected::Anything).unwrap();
    assert_eq!(names(folder.path()), ["台帳.ron"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text(builtin()));
    let (read, read_stamp) = load_file(&path).unwrap();
    assert!(read == **builtin());
    assert_eq!(read_stamp, stamp, "the next save must know this state");
}

#[test]
fn the_state_before_a_save_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let backup = folder.path().join("a.ron.bak");
    let [first, second] = two();
    let stamp = save_file(&path, &first, Expected::Anything).unwrap();
    let stamp = save_file(&path, &second, Expected::Seen(stamp)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text(&second));
    assert_eq!(fs::read_to_string(&backup).unwrap(), text(&first));
    // Saving the same again is no new state: the backup keeps the one before.
    let stamp = save_file(&path, &second, Expected::Seen(stamp)).unwrap();
    assert_eq!(fs::read_to_string(&backup).unwrap(), text(&first));
    save_file(&path, &first, Expected::Seen(stamp)).unwrap();
    assert_eq!(fs::read_to_string(&backup).unwrap(), text(&second));
    assert_eq!(names(folder.path()), ["a.ron", "a.ron.bak"]);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let [first, second] = two();
    let stamp = save_file(&path, &first, Expected::Anything).unwrap();
    let theirs = "(their own work)";
    fs::write(&path, theirs).unwrap();
    let error = save_file(&path, &second, Expected::Seen(stamp)).expect_err("changed on disk");
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(names(folder.path()), ["a.ron"]);
    let trouble = error.trouble();
    assert_eq!(trouble.kind, TroubleKind::Output);
    let ja = trouble.text(Lang::Ja);
    assert!(
        ja.contains("a.ron") && ja.contains("上書きはしていません"),
        "{ja}"
    );
    let en = trouble.text(Lang::En);
    assert!(en.contains("a.ron") && en.contains("another name"), "{en}");
    // Whoever says so may overwrite it; even then their work stays in the backup.
    save_file(&path, &second, Expected::Anything).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text(&second));
    assert_eq!(
        fs::read_to_string(folder.path().join("a.ron.bak")).unwrap(),
        theirs
    );
}

#[test]
fn a_byte_more_or_another_byte_is_another_state() {
    let stamp = FileStamp::of(b"registry");
    assert_eq!(stamp, FileStamp::of(b"registry"));
    for other in [&b"registrz"[..], b"registry ", b"registr", b""] {
        assert_ne!(stamp, FileStamp::of(other));
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no").join("a.ron");
    let error = save_file(&path, builtin(), Expected::Anything).expect_err("no folder");
    let trouble = error.trouble();
    assert_eq!(trouble.kind, TroubleKind::Output);
    let ja = trouble.text(Lang::Ja);
    assert!(
        ja.contains("a.ron") && ja.contains("フォルダーがあるか確かめて"),
        "{ja}"
    );
    let en = trouble.text(Lang::En);
    assert!(en.contains("a.ron") && en.contains("folder exists"), "{en}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_folder_in_the_place_of_the_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::create_dir(&path).unwrap();
    assert!(save_file(&path, builtin(), Expected::Anything).is_err());
    assert!(write_whole(&path, b"text").is_err());
    assert!(path.is_dir());
    assert_eq!(names(folder.path()), ["a.ron"], "no temporary file is left");
}

/// What the system says | what the person is told to do, in Japanese and English.
#[test]
fn each_refusal_of_the_disk_has_its_own_advice() {
    for (kind, ja, en) in [
        (
            io::ErrorKind::PermissionDenied,
            "書き込める別の場所",
            "that you may write to",
        ),
        (
            io::ErrorKind::ReadOnlyFilesystem,
            "書き込める別の場所",
            "that you may write to",
        ),
        (
            io::ErrorKind::NotFound,
            "フォルダーがあるか",
            "folder exists",
        ),
        (
            io::ErrorKind::StorageFull,
            "ディスクの空き",
            "room on the disk",
        ),
        (
            io::ErrorKind::ResourceBusy,
            "閉じてから",
            "Close the file in the program",
        ),
        (io::ErrorKind::Other, "別の場所に保存", "another place"),
    ] {
        let error = SaveError::Io {
            path: "a.ron".into(),
            error: io::Error::from(kind),
        };
        let trouble = error.trouble();
        for (lang, advice) in [(Lang::Ja, ja), (Lang::En, en)] {
            let text = trouble.text(lang);
            assert!(
                text.contains("a.ron") && text.contains(advice),
                "{kind}: {text}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let [first, second] = two();
    save_file(&path, &first, Expected::Anything).unwrap();
    let plain = folder.path().join("plain");
    fs::write(&plain, "created without further ado").unwrap();
    assert_eq!(mode(&path), mode(&plain));
    for wanted in [0o600, 0o640, 0o664] {
        fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
        save_file(&path, &second, Expected::Anything).unwrap();
        assert_eq!(mode(&path), wanted);
    }
}

#[cfg(unix)]
#[test]
fn a_backup_is_not_open_to_more_people_than_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let [first, second] = two();
    save_file(&path, &first, Expected::Anything).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    save_file(&path, &second, Expected::Anything).unwrap();
    let backup = fs::metadata(folder.path().join("a.ron.bak")).unwrap();
    assert_eq!(backup.permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn saving_through_a_link_writes_the_file_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    let [first, second] = two();
    let target = shared.join("real.ron");
    save_file(&target, &first, Expected::Anything).unwrap();
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    save_file(&link, &second, Expected::Anything).unwrap();
    assert!(
        fs::symlink_metadata(&link)
            .unwrap()
            .file_type()
            .is_symlink()
    );
    assert_eq!(fs::read_to_string(&target).unwrap(), text(&second));
}

#[test]
fn the_file_that_was_there_is_never_written_into() {
    // Another name of the old file still shows the old contents: the new one took its place whole.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let [first, second] = two();
    save_file(&path, &first, Expected::Anything).unwrap();
    let witness = folder.path().join("witness");
    fs::hard_link(&path, &witness).unwrap();
    save_file(&path, &second, Expected::Anything).unwrap();
    assert_eq!(fs::read_to_string(&witness).unwrap(), text(&first));
    assert_eq!(fs::read_to_string(&path).unwrap(), text(&second));
}

#[test]
fn a_name_without_a_folder_is_written_into_the_folder_one_is_in() {
    // `write_whole` must not take the empty parent of a bare name for a folder of that name.
    let bare = Path::new("kizuna-test-bare-name.tmp");
    write_whole(bare, b"text").unwrap();
    let written = fs::read(bare);
    fs::remove_file(bare).unwrap();
    assert_eq!(written.unwrap(), b"text");
}
