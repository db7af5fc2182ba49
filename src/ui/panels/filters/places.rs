//! Where the other side is: a tree of a scheme's regions and their countries.

use std::collections::BTreeSet;

use egui::Ui;

use super::super::Frame;
use super::row::Row;
use super::send_row;
use crate::i18n;
use crate::lens::Lens;
use crate::model::{CountryCode, Lang, Region, RegionRef, RegionScheme};
use crate::search::fold;
use crate::ui::command::Command;

pub(super) fn regions(ui: &mut Ui, frame: &mut Frame<'_>) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    let lang = frame.state.lang;
    let scheme = frame
        .state
        .view
        .scheme
        .as_ref()
        .and_then(|id| registry.schemes.get(id.as_str()));
    ui.label(frame.look.head(frame.text("filter-regions")));
    if registry.schemes.len() > 1
        && let Some(scheme) = scheme
    {
        let choose = frame.text("filter-scheme");
        let wide = ui.available_width() - 16.0;
        let combo = egui::ComboBox::from_id_salt("scheme")
            .selected_text(scheme.name.get(lang))
            .width(wide)
            .truncate()
            .show_ui(ui, |ui| {
                for other in &registry.schemes {
                    let chosen = other.id == scheme.id;
                    if ui.selectable_label(chosen, other.name.get(lang)).clicked() {
                        frame.commands.send(Command::SetScheme(other.id.clone()));
                    }
                }
            });
        combo.response.accessible_name(choose);
    }
    let Some(scheme) = scheme else {
        ui.label(frame.look.quiet(frame.text("filter-no-scheme")));
        return;
    };
    let most = scheme
        .regions
        .iter()
        .filter_map(|region| {
            let at = reference(scheme, region);
            frame.state.derived.facets.regions.get(&at).copied()
        })
        .max()
        .unwrap_or(1)
        .max(1);
    root_row(ui, frame, scheme);
    for region in &scheme.regions {
        region_rows(ui, frame, scheme, region, most);
    }
    elsewhere_rows(ui, frame, scheme);
}

/// The scheme itself, the root of the tree: all of its regions.
fn root_row(ui: &mut Ui, frame: &mut Frame<'_>, scheme: &RegionScheme) {
    let index = std::sync::Arc::clone(&frame.state.derived.index);
    let known = index.countries();
    let lens = &frame.state.lens;
    let is_whole = |region: &Region| {
        let mut countries = region
            .countries
            .iter()
            .filter(|code| known.contains(code))
            .peekable();
        lens.regions.contains(&reference(scheme, region))
            || (countries.peek().is_some() && countries.all(|code| lens.countries.contains(code)))
    };
    let all = !scheme.regions.is_empty() && scheme.regions.iter().all(is_whole);
    let some = !lens.regions.is_empty() || !lens.countries.is_empty();
    let count = frame.state.derived.facets.schemes.get(&scheme.id);
    let name = frame.text("filter-all-regions");
    let row = Row {
        partial: some && !all,
        ..Row::plain(&name, all, count.copied().unwrap_or(0))
    };
    let response = row.show(ui, frame);
    if response.toggled || response.only {
        let mut lens = frame.state.lens.clone();
        lens.countries.clear();
        lens.regions.clear();
        if !all {
            let regions = scheme.regions.iter();
            lens.regions
                .extend(regions.map(|region| reference(scheme, region)));
        }
        send_row(frame, lens, ("scheme", scheme.id.as_str()));
    }
}

fn reference(scheme: &RegionScheme, region: &Region) -> RegionRef {
    RegionRef {
        scheme: scheme.id.clone(),
        region: region.id.clone(),
    }
}

fn region_rows(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    scheme: &RegionScheme,
    region: &Region,
    most: usize,
) {
    let at = reference(scheme, region);
    let index = std::sync::Arc::clone(&frame.state.derived.index);
    let known = index.countries();
    let countries: Vec<CountryCode> = region
        .countries
        .iter()
        .copied()
        .filter(|code| known.contains(code))
        .collect();
    let lens = &frame.state.lens;
    let whole = lens.regions.contains(&at);
    let chosen = countries
        .iter()
        .filter(|code| lens.countries.contains(code))
        .count();
    let all_chosen = !countries.is_empty() && chosen == countries.len();
    let key = at.to_string();
    let unfolded = frame.state.desk.unfolded.contains(&key);
    let name = region.name.get(frame.state.lang).to_owned();
    let count = frame
        .state
        .derived
        .facets
        .regions
        .get(&at)
        .copied()
        .unwrap_or(0);
    let row = Row {
        name: &name,
        checked: Some(whole || all_chosen),
        partial: !whole && chosen > 0 && !all_chosen,
        kind: None,
        indent: 0.0,
        fold: (!countries.is_empty()).then_some(unfolded),
        count,
        share: Some(count as f32 / most as f32),
    };
    let begun = ui.cursor().min;
    let response = row.show(ui, frame);
    let room = egui::Rect::from_min_max(begun, egui::pos2(ui.max_rect().max.x, ui.cursor().min.y));
    if ui.rect_contains_pointer(room) {
        frame.state.desk.region = Some(at.clone());
    }
    if response.folded && !frame.state.desk.unfolded.remove(&key) {
        frame.state.desk.unfolded.insert(key.clone());
    }
    if response.only {
        let lens = Lens {
            regions: [at.clone()].into(),
            countries: BTreeSet::new(),
            ..frame.state.lens.clone()
        };
        send_row(frame, lens, &key);
    } else if response.toggled {
        let lens = toggled_region(frame, scheme, region, whole || all_chosen);
        send_row(frame, lens, &key);
    }
    if unfolded {
        for code in sorted(frame, countries) {
            country_row(ui, frame, scheme, code);
        }
    }
}

/// Countries in the order of their names.
fn sorted(frame: &Frame<'_>, mut countries: Vec<CountryCode>) -> Vec<CountryCode> {
    let lang = frame.state.lang;
    countries.sort_by_cached_key(|code| {
        let name = i18n::country(lang, *code);
        // Names in kanji stand where they are read.
        let reading = code.readings().first().filter(|_| lang == Lang::Ja);
        fold(reading.map_or(name.as_str(), |reading| reading))
    });
    countries
}

/// The lens with a region chosen or not. Regions and countries are chosen together in the tree, so
/// they are kept as regions while only whole ones are chosen, and else all as countries.
fn toggled_region(
    frame: &Frame<'_>,
    scheme: &RegionScheme,
    region: &Region,
    was_chosen: bool,
) -> Lens {
    let mut lens = frame.state.lens.clone();
    let at = reference(scheme, region);
    if was_chosen {
        lens.regions.remove(&at);
        for code in &region.countries {
            lens.countries.remove(code);
        }
    } else if lens.countries.is_empty() {
        lens.regions.insert(at);
    } else {
        let index = std::sync::Arc::clone(&frame.state.derived.index);
        let known = index.countries();
        lens.countries
            .extend(region.countries.iter().filter(|code| known.contains(code)));
    }
    lens
}

fn country_row(ui: &mut Ui, frame: &mut Frame<'_>, scheme: &RegionScheme, code: CountryCode) {
    let lens = &frame.state.lens;
    let in_region = scheme
        .region_of_country(code)
        .is_some_and(|region| lens.regions.contains(&reference(scheme, region)));
    let chosen = in_region || lens.countries.contains(&code);
    let name = i18n::country(frame.state.lang, code);
    let count = frame
        .state
        .derived
        .facets
        .countries
        .get(&code)
        .copied()
        .unwrap_or(0);
    let row = Row {
        name: &name,
        checked: Some(chosen),
        partial: false,
        kind: None,
        indent: 18.0,
        fold: None,
        count,
        share: None,
    };
    let response = row.show(ui, frame);
    if response.only {
        let lens = Lens {
            regions: BTreeSet::new(),
            countries: [code].into(),
            ..frame.state.lens.clone()
        };
        send_row(frame, lens, ("country", code.as_str()));
    } else if response.toggled {
        let mut lens = frame.state.lens.clone();
        // Whole regions become their countries, so that one can be added or taken away.
        let index = std::sync::Arc::clone(&frame.state.derived.index);
        let known = index.countries();
        for region in &scheme.regions {
            if lens.regions.remove(&reference(scheme, region)) {
                lens.countries
                    .extend(region.countries.iter().filter(|code| known.contains(code)));
            }
        }
        if !lens.countries.remove(&code) {
            lens.countries.insert(code);
        }
        send_row(frame, lens, ("country", code.as_str()));
    }
}

/// Countries of the registry that the scheme puts nowhere.
fn elsewhere_rows(ui: &mut Ui, frame: &mut Frame<'_>, scheme: &RegionScheme) {
    let elsewhere: Vec<CountryCode> = frame
        .state
        .derived
        .index
        .countries()
        .iter()
        .copied()
        .filter(|code| scheme.region_of_country(*code).is_none())
        .collect();
    if elsewhere.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.label(frame.look.quiet(frame.text("region-none")));
    for code in sorted(frame, elsewhere) {
        country_row(ui, frame, scheme, code);
    }
}
