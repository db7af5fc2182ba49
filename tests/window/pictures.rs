//! Pictures of canonical states, compared with what was approved by eye.
//!
//! `KIZUNA_BLESS=1 cargo test pictures` draws them anew; look at each before committing it.

use std::fs;
use std::path::{Path, PathBuf};

use kizuna::layout::Centre;
use kizuna::lens::{Lens, Time};
use kizuna::model::{CountryCode, DaySpan, Lang, Pin};
use kizuna::scene::{Arrangement, Camera, View};
use kizuna::store::Settings;
use kizuna::ui::command::Command;

use super::raster::{Picture, Textures, draw};
use super::stage::{Scene, Stage};

/// A difference of a channel that no eye sees: rounding of one machine or another.
const UNSEEN: u8 = 24;
/// Pixels that may differ more than that, of a million: a moved mark is a hundred or more.
const FEW: usize = 40;

fn stage(lang: Lang, settings: Settings) -> (Stage, Textures) {
    let textures = Textures::default();
    let scene = Scene {
        settings,
        ..Scene::new(lang)
    };
    (scene.open_with(textures.clone()), textures)
}

pub(super) fn picture(stage: &Stage, textures: &Textures) -> Picture {
    let output = stage.harness.output();
    let primitives = stage
        .harness
        .ctx
        .tessellate(output.shapes.clone(), output.pixels_per_point);
    draw(&primitives, textures, stage.harness.ctx.content_rect())
}

fn approved(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/window/pictures")
        .join(format!("{name}.png"))
}

pub(super) fn read(path: &Path) -> Picture {
    let file = fs::File::open(path)
        .unwrap_or_else(|error| panic!("{}: {error}; draw it with KIZUNA_BLESS=1", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file))
        .read_info()
        .expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("small")];
    let info = reader.next_frame(&mut bytes).expect("whole");
    assert_eq!(info.color_type, png::ColorType::Rgb);
    let pixels = bytes.as_chunks::<3>().0.to_vec();
    Picture {
        width: info.width as usize,
        height: info.height as usize,
        pixels,
    }
}

pub(super) fn write(path: &Path, picture: &Picture) {
    fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
    let file = fs::File::create(path).expect("a file");
    let size = |length: usize| u32::try_from(length).expect("a small picture");
    let mut encoder = png::Encoder::new(file, size(picture.width), size(picture.height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(picture.pixels.as_flattened()))
        .expect("written");
}

/// How many pixels an eye would see to differ.
fn differing(a: &Picture, b: &Picture) -> usize {
    differing_more_than(UNSEEN, a, b)
}

/// How many pixels differ by more than this in a channel.
pub(super) fn differing_more_than(most: u8, a: &Picture, b: &Picture) -> usize {
    if (a.width, a.height) != (b.width, b.height) {
        return usize::MAX;
    }
    a.pixels
        .iter()
        .zip(&b.pixels)
        .filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > most))
        .count()
}

pub(super) fn assert_looks_like(name: &str, drawn: &Picture) {
    let path = approved(name);
    if std::env::var_os("KIZUNA_BLESS").is_some() {
        write(&path, drawn);
        return;
    }
    let count = differing(&read(&path), drawn);
    if count > FEW {
        let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        write(&seen, drawn);
        panic!(
            "{count} pixels differ from {}; what was drawn is in {}",
            path.display(),
            seen.display()
        );
    }
}

fn with(stage: &mut Stage, change: impl FnOnce(&mut Lens)) {
    let mut lens = stage.state().lens.clone();
    change(&mut lens);
    stage.send(Command::SetLens(Box::new(lens), None));
}

#[test]
fn japanese_light_as_it_opens() {
    let (stage, textures) = stage(Lang::Ja, Settings::default());
    assert_looks_like("ja-light", &picture(&stage, &textures));
}

#[test]
fn the_whole_registry_as_it_opens() {
    let textures = Textures::default();
    let mut scene = Scene::new(Lang::Ja);
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let stage = scene.open_with(textures.clone());
    assert_looks_like("ja-whole", &picture(&stage, &textures));
}

#[test]
fn english_dark_with_one_selected() {
    let settings = Settings {
        theme: kizuna::store::Theme::Dark,
        ..Settings::default()
    };
    let (mut stage, textures) = stage(Lang::En, settings);
    stage.send(Command::Select(["citynet_yokohama".into()].into()));
    assert_looks_like("en-dark-selected", &picture(&stage, &textures));
}

#[test]
fn strong_contrast_with_one_selected() {
    let settings = Settings {
        theme: kizuna::store::Theme::Contrast,
        ..Settings::default()
    };
    let (mut stage, textures) = stage(Lang::Ja, settings);
    stage.send(Command::Select(["shanghai".into()].into()));
    assert_looks_like("ja-contrast-selected", &picture(&stage, &textures));
}

#[test]
fn a_range_by_force_with_filters() {
    let (mut stage, textures) = stage(Lang::Ja, Settings::default());
    with(&mut stage, |lens| {
        lens.time = Time::Signed(DaySpan {
            from: jiff::civil::date(1985, 1, 1),
            to: jiff::civil::date(2015, 12, 31),
        });
    });
    stage.press_containing("アジア・大洋州、");
    stage.send(Command::Show(View::Network(Arrangement::Force)));
    assert_looks_like("ja-range-force", &picture(&stage, &textures));
}

#[test]
fn the_map_in_japanese() {
    let (mut stage, textures) = stage(Lang::Ja, Settings::default());
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Pacific,
    ))));
    assert_looks_like("ja-map", &picture(&stage, &textures));
}

#[test]
fn the_map_of_asia_from_near() {
    let textures = Textures::default();
    let mut scene = Scene::new(Lang::Ja);
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let mut stage = scene.open_with(textures.clone());
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Pacific,
    ))));
    let size = stage.state().view.panes.active().size;
    let busan = stage.state().registry().actors.position("busan");
    let at = busan.and_then(|at| stage.positions().get(at));
    stage.send(Command::SetCamera(Camera {
        middle: at.expect("placed"),
        zoom: size.width / 150.0,
    }));
    assert_looks_like("ja-map-near", &picture(&stage, &textures));
}

#[test]
fn the_map_around_the_atlantic_dark_with_one_selected() {
    let settings = Settings {
        theme: kizuna::store::Theme::Dark,
        ..Settings::default()
    };
    let (mut stage, textures) = stage(Lang::En, settings);
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Atlantic,
    ))));
    stage.send(Command::Select(["vancouver".into()].into()));
    assert_looks_like("en-map-dark", &picture(&stage, &textures));
}

#[test]
fn nothing_left() {
    let (mut stage, textures) = stage(Lang::En, Settings::default());
    with(&mut stage, |lens| {
        lens.kinds.insert("joint_statement".into());
        lens.countries
            .insert(CountryCode::parse("FR").expect("a code"));
    });
    assert_looks_like("en-nothing-left", &picture(&stage, &textures));
}

#[test]
fn the_palette() {
    let (mut stage, textures) = stage(Lang::Ja, Settings::default());
    stage.send(Command::TogglePalette);
    stage.type_text("文字");
    assert_looks_like("ja-palette", &picture(&stage, &textures));
}

fn searched(lang: Lang, settings: Settings, typed: &str) -> Picture {
    let textures = Textures::default();
    let mut scene = Scene {
        settings,
        ..Scene::new(lang)
    };
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let mut stage = scene.open_with(textures.clone());
    stage.keys(egui::Modifiers::COMMAND, egui::Key::F);
    stage.type_text(typed);
    stage.key(egui::Key::ArrowDown);
    picture(&stage, &textures)
}

#[test]
fn what_was_found_in_japanese() {
    let drawn = searched(Lang::Ja, Settings::default(), "syanhai");
    assert_looks_like("ja-search", &drawn);
}

#[test]
fn what_was_found_in_english_dark_and_twice_as_large() {
    let settings = Settings {
        theme: kizuna::store::Theme::Dark,
        font_percent: 200,
        ..Settings::default()
    };
    assert_looks_like(
        "en-search-dark-large",
        &searched(Lang::En, settings, "disaster"),
    );
}

#[test]
fn the_table_below_the_network() {
    let (mut stage, textures) = stage(Lang::Ja, Settings::default());
    stage.send(Command::ToggleTable);
    let mut table = stage.state().view.table.clone();
    table.ties.sort = Some(kizuna::ui::Sorting {
        column: "start",
        down: true,
    });
    stage.send(Command::SetTable(Box::new(table)));
    stage.send(Command::Select(["frankfurt".into()].into()));
    assert_looks_like("ja-table-below", &picture(&stage, &textures));
}

#[test]
fn the_table_alone() {
    let textures = Textures::default();
    let mut scene = Scene::new(Lang::En);
    scene.settings.theme = kizuna::store::Theme::Dark;
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let mut stage = scene.open_with(textures.clone());
    stage.send(Command::ToggleTableAlone);
    stage.key(egui::Key::ArrowDown);
    assert_looks_like("en-dark-table", &picture(&stage, &textures));
}

#[test]
fn the_table_of_actors_at_twice_the_size() {
    let textures = Textures::default();
    let mut scene = Scene::new(Lang::Ja);
    scene.settings.font_percent = 200;
    scene.size = (900.0, 600.0);
    let mut stage = scene.open_with(textures.clone());
    stage.send(Command::ToggleTable);
    let mut table = stage.state().view.table.clone();
    table.list = kizuna::records::List::Actors;
    stage.send(Command::SetTable(Box::new(table)));
    stage.key(egui::Key::ArrowDown);
    assert_looks_like("ja-table-large", &picture(&stage, &textures));
}

/// What the comparison is worth: small changes that a person would see are seen by it.
#[test]
fn a_changed_picture_is_found() {
    let (mut stage, textures) = stage(Lang::Ja, Settings::default());
    let before = picture(&stage, &textures);
    assert_eq!(differing(&before, &picture(&stage, &textures)), 0);
    let marks = |stage: &Stage| stage.positions().clone();
    // A mark that stands four points further to the right.
    let registry = std::sync::Arc::clone(stage.state().registry());
    let zoom = stage.camera().zoom;
    let manila = registry.actors.position("manila").expect("there");
    let place = marks(&stage).get(manila).expect("placed");
    stage.send(Command::Edit(vec![kizuna::edit::Change::SetPin {
        actor: "manila".into(),
        pin: Some(Pin(place.x + 4.0 / zoom, place.y)),
    }]));
    let moved = differing(&before, &picture(&stage, &textures));
    assert!(moved > FEW, "a moved mark changed {moved} pixels");
    stage.send(Command::Undo);
    // One tie less.
    with(&mut stage, |lens| {
        lens.time = Time::AsOf(jiff::civil::date(2013, 12, 31));
    });
    let earlier = differing(&before, &picture(&stage, &textures));
    assert!(earlier > FEW, "another time changed {earlier} pixels");
}
