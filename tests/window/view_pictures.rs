//! What each view looks like in the window, in both languages, light and dark, pixel by pixel.

use kizuna::model::Lang;
use kizuna::scene::View;
use kizuna::store::{Settings, Theme};
use kizuna::ui::command::Command;

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Stage};

fn open(lang: Lang, theme: Theme, size: (f32, f32)) -> (Stage, Textures) {
    let textures = Textures::default();
    let scene = Scene {
        settings: Settings {
            theme,
            ..Settings::default()
        },
        size,
        ..Scene::new(lang)
    };
    (scene.open_with(textures.clone()), textures)
}

fn shows(word: &str, name: &str, lang: Lang, theme: Theme) {
    let (mut stage, textures) = open(lang, theme, (1280.0, 800.0));
    let view = View::from_word(word).expect("a view");
    stage.send(Command::Show(view));
    assert_looks_like(name, &picture(&stage, &textures));
}

#[test]
fn the_timeline() {
    shows("timeline", "ja-timeline", Lang::Ja, Theme::Light);
    shows(
        "timeline:actors,region",
        "en-timeline-dark",
        Lang::En,
        Theme::Dark,
    );
}

#[test]
fn the_matrix() {
    shows("matrix", "ja-matrix", Lang::Ja, Theme::Light);
    shows(
        "matrix:actors,similarity",
        "en-matrix-dark",
        Lang::En,
        Theme::Dark,
    );
}

#[test]
fn around_an_actor() {
    shows("ego:yokohama", "en-ego-dark", Lang::En, Theme::Dark);
    shows("ego:yokohama,age", "ja-ego", Lang::Ja, Theme::Light);
    shows(
        "ego:frankfurt",
        "en-ego-contrast",
        Lang::En,
        Theme::Contrast,
    );
}

#[test]
fn three_views_beside_each_other() {
    let (mut stage, textures) = open(Lang::Ja, Theme::Light, (1920.0, 1000.0));
    stage.send(Command::AddPane);
    stage.send(Command::AddPane);
    stage.send(Command::Select(["frankfurt".into()].into()));
    assert_looks_like("ja-three-views", &picture(&stage, &textures));
}

/// The sheet of what falls due, over the whole registry.
fn horizon(name: &str, lang: Lang, theme: Theme, percent: u16) {
    let textures = Textures::default();
    let scene = Scene {
        registry: std::sync::Arc::clone(crate::support::whole()),
        settings: Settings {
            theme,
            font_percent: percent,
            ..Settings::default()
        },
        ..Scene::new(lang)
    };
    let mut stage = scene.open_with(textures.clone());
    stage.send(Command::ShowSheet(kizuna::ui::Sheet::Horizon));
    assert_looks_like(name, &picture(&stage, &textures));
}

#[test]
fn what_falls_due() {
    horizon("ja-horizon", Lang::Ja, Theme::Light, 100);
    horizon("en-horizon-dark-large", Lang::En, Theme::Dark, 150);
}
