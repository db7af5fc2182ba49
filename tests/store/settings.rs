//! What the window remembers between runs.

use std::fs;
use std::path::PathBuf;

use kizuna::model::Lang;
use kizuna::store::{Layout, Settings, SettingsFile, Theme};

#[test]
fn settings_read_back_as_they_were_stored() {
    let folder = tempfile::tempdir().unwrap();
    // The folder is made if it is not there yet.
    let file = SettingsFile(Some(folder.path().join("kizuna").join("settings.ron")));
    for settings in [
        Settings::default(),
        Settings {
            lang: Some(Lang::En),
            theme: Theme::Dark,
            font_percent: 150,
            still: true,
            recent: vec![PathBuf::from("/共有/台帳.ron"), PathBuf::from("b.ron")],
            layouts: vec![(
                Some(PathBuf::from("/共有/台帳.ron")),
                Layout {
                    views: vec!["map".to_owned(), "graph".to_owned()],
                    shares: vec![0.25, 0.75],
                    active: 1,
                },
            )],
        },
    ] {
        file.save(&settings).unwrap();
        assert_eq!(file.load(), settings);
    }
}

#[test]
fn without_a_place_settings_last_for_one_run() {
    let nowhere = SettingsFile(None);
    nowhere.save(&Settings::default()).unwrap();
    assert_eq!(nowhere.load(), Settings::default());
}

#[test]
fn a_broken_settings_file_keeps_nobody_from_working() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let file = SettingsFile(Some(path.clone()));
    assert_eq!(file.load(), Settings::default(), "no file yet");
    for broken in [
        &b""[..],
        b"(",
        b"(theme: purple)",
        b"(font_percent: \"large\")",
        b"\xff\xfe",
        b"(lang: Some(fr))",
        b"[1, 2, 3]",
    ] {
        fs::write(&path, broken).unwrap();
        assert_eq!(file.load(), Settings::default(), "{broken:?}");
        assert_eq!(fs::read(&path).unwrap(), broken, "reading changes nothing");
    }
}

#[test]
fn a_setting_that_is_missing_is_the_usual_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, "(theme: dark)").unwrap();
    let settings = SettingsFile(Some(path.clone())).load();
    assert_eq!(settings.theme, Theme::Dark);
    fs::write(&path, "(theme: contrast)").unwrap();
    assert_eq!(
        SettingsFile(Some(path.clone())).load().theme,
        Theme::Contrast
    );
    assert_eq!(settings.font_percent, 100);
    assert_eq!(settings.lang, None);
}

#[test]
fn the_latest_ten_files_are_remembered_the_latest_first() {
    let mut settings = Settings::default();
    for number in 0..14 {
        settings.remember(&PathBuf::from(format!("{number}.ron")));
    }
    settings.remember(&PathBuf::from("9.ron"));
    let recent: Vec<String> = settings
        .recent
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    assert_eq!(
        recent,
        [
            "9.ron", "13.ron", "12.ron", "11.ron", "10.ron", "8.ron", "7.ron", "6.ron", "5.ron",
            "4.ron"
        ]
    );
}

#[test]
fn each_registry_keeps_the_views_that_stood_beside_each_other() {
    let mut settings = Settings::default();
    let of = |word: &str| Layout {
        views: vec![word.to_owned()],
        ..Layout::default()
    };
    let file = PathBuf::from("台帳.ron");
    assert!(settings.keep_layout(None, of("map")));
    assert!(settings.keep_layout(Some(&file), of("force")));
    assert!(!settings.keep_layout(None, of("map")), "no news");
    assert_eq!(settings.layout(None), Some(&of("map")));
    assert_eq!(settings.layout(Some(&file)), Some(&of("force")));
    for number in 0..100 {
        settings.keep_layout(Some(&PathBuf::from(number.to_string())), of("graph"));
    }
    assert!(settings.layouts.len() <= 40, "they do not grow without end");
    assert_eq!(settings.layout(Some(&file)), None);
}
