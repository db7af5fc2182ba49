//! A row of the filters: a box, a name, and how many ties it would leave.

use egui::{CornerRadius, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::Frame;
use crate::i18n::Message;
use crate::model::TieKind;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Look, Sign, count_at, draw_sign, focus_ring, paint_kind};

/// A row with a box, a name and a count.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    pub(super) checked: Option<bool>,
    pub(super) partial: bool,
    pub(super) kind: Option<&'a TieKind>,
    pub(super) indent: f32,
    /// Whether it is unfolded, if it can be.
    pub(super) fold: Option<bool>,
    pub(super) count: usize,
    /// The length of a bar below it, 0 to 1.
    pub(super) share: Option<f32>,
}

/// What was done to a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    pub(super) toggled: bool,
    pub(super) only: bool,
    pub(super) folded: bool,
}

impl<'a> Row<'a> {
    pub(super) fn plain(name: &'a str, checked: bool, count: usize) -> Self {
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

    pub(super) fn show(&self, ui: &mut Ui, frame: &Frame<'_>) -> Done {
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
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
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
