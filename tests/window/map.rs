//! What a map shows beside the network: an inset, and the region that is pointed at.

use egui::Modifiers;
use kizuna::layout::Centre;
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, Inset, View};
use kizuna::store::{Settings, Theme};
use kizuna::ui::command::Command;

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Stage};

/// A window as on a desk, with a map in it.
fn large(lang: Lang, theme: Theme, textures: Textures) -> Stage {
    let scene = Scene {
        settings: Settings {
            theme,
            ..Settings::default()
        },
        size: (1680.0, 1050.0),
        ..Scene::new(lang)
    };
    let mut stage = scene.open_with(textures);
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Pacific,
    ))));
    stage
}

fn inset(stage: &Stage) -> Option<&Inset> {
    stage.scene().inset.as_deref()
}

/// Where the mark of an actor is drawn in the inset.
fn within(stage: &Stage, id: &str) -> egui::Pos2 {
    let on_map = stage.mark(id);
    let scene = stage.scene();
    let actor = stage.state().registry().actors.position(id).expect("there");
    let whole = scene.mark_of(actor).expect("drawn").at;
    let inner = inset(stage).expect("an inset").scene.mark_of(actor);
    let step = inner.expect("drawn in it").at - whole;
    on_map + egui::vec2(step.x as f32, step.y as f32)
}

#[test]
fn what_is_clicked_in_the_inset_is_selected() {
    let mut stage = large(Lang::Ja, Theme::Light, Textures::default());
    for id in ["manila", "hanoi"] {
        let at = within(&stage, id);
        stage.click_at(at, Modifiers::NONE);
        assert_eq!(stage.selected(), [id]);
    }
    // Its sea is no mark of what it covers.
    let frame = inset(&stage).expect("an inset").frame;
    let covered = stage
        .scene()
        .actors
        .iter()
        .any(|mark| frame.contains(mark.at));
    assert!(!covered, "a mark lies under the inset");
}

#[test]
fn the_inset_comes_with_the_whole_map_and_goes_when_it_is_not_wanted() {
    let mut stage = large(Lang::En, Theme::Light, Textures::default());
    let place = inset(&stage).expect("an inset").frame;
    // Playing moves it nowhere.
    let before = Box::new(stage.state().lens.clone());
    let mut lens = stage.state().lens.clone();
    lens.time = kizuna::lens::Time::AsOf(jiff::civil::date(1975, 1, 1));
    stage.send(Command::SetLens(Box::new(lens), None));
    assert_eq!(inset(&stage).expect("still").frame, place);
    stage.send(Command::SetLens(before, None));
    stage.send(Command::ToggleInset);
    assert!(inset(&stage).is_none(), "switched off");
    stage.send(Command::ToggleInset);
    assert!(inset(&stage).is_some(), "and on again");
    stage.send(Command::Zoom(1.5));
    assert!(inset(&stage).is_none(), "only a part of the map is shown");
    stage.send(Command::Fit);
    assert!(inset(&stage).is_some(), "the whole map again");
    stage.send(Command::Show(View::Network(Arrangement::Radial)));
    assert!(inset(&stage).is_none(), "no map");
    // A small window has no room for it.
    let mut small = Scene::new(Lang::En).open();
    small.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Pacific,
    ))));
    assert!(inset(&small).is_none());
}

#[test]
fn the_region_of_what_is_pointed_at_is_shaded() {
    let mut stage = Scene::new(Lang::Ja).open();
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Pacific,
    ))));
    let shaded = |stage: &Stage| {
        let shade = stage.scene().shade.as_ref()?;
        Some((shade.region.to_string(), shade.name.as_ref()?.text.clone()))
    };
    assert_eq!(shaded(&stage), None);
    let at = stage.mark("callao");
    stage.pointer(at, None, Modifiers::NONE);
    let (region, name) = shaded(&stage).expect("of an actor");
    assert_eq!(name, "中南米", "{region}");
    // The row of a region in the filters, without anything being chosen.
    let row = stage.painted("欧州・北米").expect("a row").center();
    let lens = stage.state().lens.clone();
    stage.pointer(row, None, Modifiers::NONE);
    let (_, name) = shaded(&stage).expect("of a row");
    assert_eq!(name, "欧州・北米");
    assert_eq!(stage.state().lens, lens);
    let nowhere = stage.painted("提携の種類").expect("a heading").center();
    stage.pointer(nowhere, None, Modifiers::NONE);
    assert_eq!(shaded(&stage), None);
    // Rings have regions of their own.
    stage.send(Command::Show(View::Network(Arrangement::Radial)));
    let at = stage.mark("callao");
    stage.pointer(at, None, Modifiers::NONE);
    assert_eq!(shaded(&stage), None);
}

#[test]
fn pictures_of_the_inset_and_of_a_shaded_region() {
    let textures = Textures::default();
    let mut stage = large(Lang::Ja, Theme::Light, textures.clone());
    assert_looks_like("ja-map-inset", &picture(&stage, &textures));
    let row = stage.painted("アジア・大洋州").expect("a row").center();
    stage.pointer(row, None, Modifiers::NONE);
    assert_looks_like("ja-map-region", &picture(&stage, &textures));
    let textures = Textures::default();
    let mut stage = large(Lang::En, Theme::Dark, textures.clone());
    let at = within(&stage, "manila");
    stage.pointer(at, None, Modifiers::NONE);
    assert_looks_like("en-map-inset-dark", &picture(&stage, &textures));
    let row = stage.painted("Europe and North").expect("a row").center();
    stage.pointer(row, None, Modifiers::NONE);
    assert_looks_like("en-map-region-dark", &picture(&stage, &textures));
}
