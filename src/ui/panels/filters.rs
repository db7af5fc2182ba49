//! The filters: kinds, regions and countries, subjects, states.

use std::collections::BTreeSet;

use egui::{CornerRadius, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Frame;
use crate::i18n::{self, Message};
use crate::lens::{Lens, Time};
use crate::model::{CountryCode, Region, RegionRef, RegionScheme, Registry, Status, TieKind};
use crate::ui::command::Command;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Look, Sign, count_at, draw_sign, focus_ring, link, paint_kind};

/// Draws the filters.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(frame.look.head(frame.text("filters")));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let set = frame.state.lens.is_filtered(frame.state.registry());
                    ui.add_enabled_ui(set, |ui| {
                        if link(ui, &frame.look, &frame.text("command-reset")).clicked() {
                            frame.commands.send(Command::ResetFilters);
                        }
                    });
                });
            });
            ui.add_space(2.0);
            kinds(ui, frame);
            ui.add_space(8.0);
            regions(ui, frame);
            ui.add_space(8.0);
            themes(ui, frame);
            statuses(ui, frame);
            ui.add(egui::Label::new(frame.look.quiet(frame.text("filter-row-help"))).wrap());
            ui.add_space(8.0);
        });
}

fn send(frame: &mut Frame<'_>, lens: Lens) {
    frame.commands.send(Command::SetLens(Box::new(lens), None));
}

// --- kinds ------------------------------------------------------------------------------------

fn kinds(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.label(frame.look.head(frame.text("filter-kinds")));
    let registry = std::sync::Arc::clone(frame.state.registry());
    for kind in registry.kinds.iter().filter(|kind| !kind.background) {
        kind_row(ui, frame, &registry, kind);
    }
    let back: Vec<&TieKind> = registry
        .kinds
        .iter()
        .filter(|kind| kind.background)
        .collect();
    if back.is_empty() {
        return;
    }
    // What stands back is folded away as long as none of it is shown.
    let kinds = &frame.state.lens.kinds;
    let shown = kinds.is_empty() || back.iter().any(|kind| kinds.contains(&kind.id));
    let head = frame.look.body(frame.text("filter-more-kinds"));
    egui::CollapsingHeader::new(head)
        .id_salt("more_kinds")
        .default_open(shown)
        .show_unindented(ui, |ui| {
            for kind in back {
                kind_row(ui, frame, &registry, kind);
            }
        });
}

fn kind_row(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry, kind: &TieKind) {
    let lens = &frame.state.lens;
    let shown = lens.kinds.is_empty() || lens.kinds.contains(&kind.id);
    let count = frame
        .state
        .derived
        .facets
        .kinds
        .get(&kind.id)
        .copied()
        .unwrap_or(0);
    let name = kind.name.get(frame.state.lang).to_owned();
    let row = Row {
        name: &name,
        checked: Some(shown),
        partial: false,
        kind: Some(kind),
        indent: 0.0,
        fold: None,
        count,
        share: None,
    };
    let response = row.show(ui, frame);
    if response.only {
        let lens = Lens {
            kinds: [kind.id.clone()].into(),
            ..frame.state.lens.clone()
        };
        send(frame, lens);
    } else if response.toggled {
        let lens = frame.state.lens.with_kind_toggled(&kind.id, registry);
        send(frame, lens);
    }
}

// --- regions ----------------------------------------------------------------------------------

fn regions(ui: &mut Ui, frame: &mut Frame<'_>) {
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
    for region in &scheme.regions {
        region_rows(ui, frame, scheme, region, most);
    }
    elsewhere_rows(ui, frame, scheme);
}

pub(super) fn reference(scheme: &RegionScheme, region: &Region) -> RegionRef {
    RegionRef {
        scheme: scheme.id.clone(),
        region: region.id.clone(),
    }
}

/// Countries that any actor of the registry lies in.
pub(super) fn known_countries(registry: &Registry) -> BTreeSet<CountryCode> {
    registry
        .actors
        .iter()
        .filter_map(|actor| actor.country)
        .collect()
}

fn region_rows(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    scheme: &RegionScheme,
    region: &Region,
    most: usize,
) {
    let at = reference(scheme, region);
    let known = known_countries(frame.state.registry());
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
    let response = row.show(ui, frame);
    if response.folded && !frame.state.desk.unfolded.remove(&key) {
        frame.state.desk.unfolded.insert(key);
    }
    if response.only {
        let lens = Lens {
            regions: [at.clone()].into(),
            countries: BTreeSet::new(),
            ..frame.state.lens.clone()
        };
        send(frame, lens);
    } else if response.toggled {
        let lens = toggled_region(frame, scheme, region, whole || all_chosen);
        send(frame, lens);
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
    countries.sort_by_cached_key(|code| i18n::country(lang, *code));
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
        let known = known_countries(frame.state.registry());
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
        send(frame, lens);
    } else if response.toggled {
        let mut lens = frame.state.lens.clone();
        // Whole regions become their countries, so that one can be added or taken away.
        let known = known_countries(frame.state.registry());
        for region in &scheme.regions {
            if lens.regions.remove(&reference(scheme, region)) {
                lens.countries
                    .extend(region.countries.iter().filter(|code| known.contains(code)));
            }
        }
        if !lens.countries.remove(&code) {
            lens.countries.insert(code);
        }
        send(frame, lens);
    }
}

/// Countries of the registry that the scheme puts nowhere.
fn elsewhere_rows(ui: &mut Ui, frame: &mut Frame<'_>, scheme: &RegionScheme) {
    let elsewhere: Vec<CountryCode> = known_countries(frame.state.registry())
        .into_iter()
        .filter(|code| scheme.region_of_country(*code).is_none())
        .filter(|code| frame.state.derived.facets.countries.contains_key(code))
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

// --- subjects and states ----------------------------------------------------------------------

fn themes(ui: &mut Ui, frame: &mut Frame<'_>) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    if registry.themes.is_empty() {
        return;
    }
    ui.label(frame.look.head(frame.text("filter-themes")));
    for theme in &registry.themes {
        let chosen = frame.state.lens.themes.contains(&theme.id);
        let count = frame
            .state
            .derived
            .facets
            .themes
            .get(&theme.id)
            .copied()
            .unwrap_or(0);
        let name = theme.name.get(frame.state.lang).to_owned();
        let response = Row::plain(&name, chosen, count).show(ui, frame);
        if response.only || response.toggled {
            let mut lens = frame.state.lens.clone();
            if response.only {
                lens.themes = [theme.id.clone()].into();
            } else if !lens.themes.remove(&theme.id) {
                lens.themes.insert(theme.id.clone());
            }
            send(frame, lens);
        }
    }
    ui.add_space(8.0);
}

fn statuses(ui: &mut Ui, frame: &mut Frame<'_>) {
    // In these modes the time itself chooses the state.
    let needed = frame.state.derived.facets.statuses.len() > 1
        || !frame.state.lens.statuses.is_empty()
        || frame.state.lens.time == Time::Any;
    if !needed {
        return;
    }
    ui.label(frame.look.head(frame.text("filter-statuses")));
    for status in Status::ALL {
        let count = frame
            .state
            .derived
            .facets
            .statuses
            .get(&status)
            .copied()
            .unwrap_or(0);
        let chosen = frame.state.lens.statuses.contains(&status);
        if count == 0 && !chosen {
            continue;
        }
        let name = i18n::status(frame.state.lang, status);
        let response = Row::plain(&name, chosen, count).show(ui, frame);
        if response.only || response.toggled {
            let mut lens = frame.state.lens.clone();
            if response.only {
                lens.statuses = [status].into();
            } else if !lens.statuses.remove(&status) {
                lens.statuses.insert(status);
            }
            send(frame, lens);
        }
    }
}

// --- rows -------------------------------------------------------------------------------------

/// A row with a box, a name and a count.
struct Row<'a> {
    name: &'a str,
    checked: Option<bool>,
    partial: bool,
    kind: Option<&'a TieKind>,
    indent: f32,
    /// Whether it is unfolded, if it can be.
    fold: Option<bool>,
    count: usize,
    /// The length of a bar below it, 0 to 1.
    share: Option<f32>,
}

/// What was done to a row.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    toggled: bool,
    only: bool,
    folded: bool,
}

impl<'a> Row<'a> {
    fn plain(name: &'a str, checked: bool, count: usize) -> Self {
        Self {
            name,
            checked: Some(checked),
            partial: false,
            kind: None,
            indent: 0.0,
            fold: None,
            count,
            share: None,
        }
    }

    fn show(&self, ui: &mut Ui, frame: &Frame<'_>) -> Done {
        let look = &frame.look;
        let mut done = Done::default();
        let fold = 18.0 * look.scale.sqrt();
        let folds = self.fold.is_some() || self.share.is_some() || self.indent > 0.0;
        let wide = ui.available_width() - self.indent - if folds { fold } else { 0.0 };
        let galley = self.galley(ui, look, wide - self.before(look) - 30.0 * look.scale);
        let height = (24.0 * look.scale).max(galley.size().y + 8.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(self.indent);
            if let Some(unfolded) = self.fold {
                done.folded = self.fold_button(ui, frame, unfolded, height);
            } else if folds {
                ui.add_space(fold);
            }
            let left = ui.available_width().min(wide);
            let (rect, response) = ui.allocate_exact_size(vec2(left, height), Sense::click());
            let name = Message::new("filter-row")
                .with("name", self.name)
                .with("count", self.count)
                .text(frame.state.lang);
            let checked = self.checked.unwrap_or(false);
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, checked, &name));
            let cut = galley.elided;
            self.paint(ui, frame, rect, &response, galley);
            let only = frame.text("filter-only");
            response.context_menu(|ui| {
                if ui.button(&only).clicked() {
                    done.only = true;
                    ui.close();
                }
            });
            if response.double_clicked() || (response.clicked() && ui.input(|i| i.modifiers.alt)) {
                done.only = true;
            } else if response.clicked() {
                done.toggled = true;
            }
            // Only what cannot be read is said again: tips would lie over the rows below.
            if cut {
                response.on_hover_text(self.name);
            }
        });
        done
    }

    /// Room before the name: the box and the mark of the kind.
    fn before(&self, look: &Look) -> f32 {
        let mark = self.kind.map_or(0.0, |_| 5.4 * look.scale * 2.0 + 8.0);
        3.0 + 15.0 * look.scale + 8.0 + mark
    }

    /// The name in one line, or in two where one is too short.
    fn galley(&self, ui: &Ui, look: &Look, width: f32) -> std::sync::Arc<egui::Galley> {
        let ink = if self.count == 0 {
            look.ink.quiet
        } else {
            look.ink.text
        };
        let face = font(size::BODY * look.scale, false);
        let mut job =
            egui::text::LayoutJob::simple(self.name.to_owned(), face, color(ink), width.max(40.0));
        job.wrap.max_rows = 2;
        ui.painter().layout_job(job)
    }

    fn fold_button(&self, ui: &mut Ui, frame: &Frame<'_>, unfolded: bool, height: f32) -> bool {
        let look = &frame.look;
        let (rect, response) =
            ui.allocate_exact_size(vec2(18.0 * look.scale.sqrt(), height), Sense::click());
        let id = if unfolded {
            "filter-fold"
        } else {
            "filter-unfold"
        };
        let name = Message::new(id)
            .with("name", self.name)
            .text(frame.state.lang);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let sign = if unfolded {
            Sign::Unfolded
        } else {
            Sign::Folded
        };
        draw_sign(
            ui,
            rect.center(),
            9.0 * look.scale,
            sign,
            color(look.ink.quiet),
        );
        focus_ring(ui, &response, rect, look);
        response.on_hover_text(&name).clicked()
    }

    fn paint(
        &self,
        ui: &Ui,
        frame: &Frame<'_>,
        rect: egui::Rect,
        response: &egui::Response,
        galley: std::sync::Arc<egui::Galley>,
    ) {
        let look = &frame.look;
        if !ui.is_rect_visible(rect) {
            return;
        }
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(5), color(look.ink.card));
        }
        let checked = self.checked.unwrap_or(false);
        let side = 15.0 * look.scale;
        let mut x = rect.min.x + 3.0;
        let middle = rect.center().y;
        let square = egui::Rect::from_center_size(pos2(x + side / 2.0, middle), vec2(side, side));
        let filled = checked || self.partial;
        let (fill, edge) = if filled {
            (look.ink.accent, look.ink.accent)
        } else {
            (look.ink.panel, look.ink.edge)
        };
        ui.painter().rect(
            square,
            CornerRadius::same(4),
            color(fill),
            egui::Stroke::new(1.2, color(edge)),
            egui::StrokeKind::Inside,
        );
        let tick = egui::Stroke::new(1.8, color(look.ink.on_accent));
        let from = |dx: f32, dy: f32| square.center() + vec2(dx, dy) * side * 0.5;
        if checked {
            ui.painter().add(egui::Shape::line(
                vec![from(-0.5, 0.0), from(-0.12, 0.4), from(0.55, -0.42)],
                tick,
            ));
        } else if self.partial {
            ui.painter()
                .line_segment([from(-0.5, 0.0), from(0.5, 0.0)], tick);
        }
        x = square.max.x + 8.0;
        if let Some(kind) = self.kind {
            let radius = 5.4 * look.scale;
            paint_kind(ui, look, kind, pos2(x + radius, middle), radius);
            x += radius * 2.0 + 8.0;
        }
        let top = middle - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(x, top), galley, color(look.ink.text));
        count_at(ui, look, pos2(rect.max.x - 4.0, middle), self.count);
        if let Some(share) = self.share {
            let bar = egui::Rect::from_min_max(
                pos2(x, rect.max.y - 2.0),
                pos2(x + (rect.max.x - x) * share.clamp(0.0, 1.0), rect.max.y),
            );
            ui.painter()
                .rect_filled(bar, CornerRadius::same(1), color(look.ink.guide));
        }
        focus_ring(ui, response, rect, look);
    }
}
