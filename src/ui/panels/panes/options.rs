//! How a view is looked at: rows, groups and orders, in a menu of its head.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::super::Frame;
use crate::layout::{Ego, EgoRings, EgoSectors};
use crate::scene::{
    Arrangement, LaneGroup, LaneRows, LaneSort, Lanes, Matrix, MatrixCells, MatrixOrder, View,
};
use crate::ui::widgets::{Sign, sign_button};

/// Draws the menu of a view that can be looked at in several ways. Returns what was chosen in it.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, view: &View) -> Option<View> {
    match view {
        View::Network(Arrangement::Radial | Arrangement::Force) => None,
        View::Network(Arrangement::Ego(ego)) => menu(ui, frame, |ui, choose| {
            ego_menu(ui, frame, ego, choose);
        }),
        View::Network(Arrangement::Map(centre)) => menu(ui, frame, |ui, choose| {
            let mut group = Group::new(ui, frame, "options-centre", choose);
            for (one, name) in [
                (crate::layout::Centre::Pacific, "centre-pacific"),
                (crate::layout::Centre::Atlantic, "centre-atlantic"),
            ] {
                let view = View::Network(Arrangement::Map(one));
                group.choice(*centre == one, name, view);
            }
        }),
        View::Lanes(lanes) => menu(ui, frame, |ui, choose| {
            lanes_menu(ui, frame, *lanes, choose);
        }),
        View::Matrix(matrix) => menu(ui, frame, |ui, choose| {
            matrix_menu(ui, frame, *matrix, choose);
        }),
    }
}

fn menu(
    ui: &mut Ui,
    frame: &Frame<'_>,
    content: impl FnOnce(&mut Ui, &mut Option<View>),
) -> Option<View> {
    let mut chosen = None;
    let name = frame.text("view-options");
    let button = sign_button(ui, &frame.look, Sign::Options, &name, None, true);
    // Several things are chosen before somebody is done.
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.visuals_mut().widgets.inactive.bg_fill = egui::Color32::TRANSPARENT;
            content(ui, &mut chosen);
        });
    chosen
}

/// Choices of which one is chosen, below a heading.
struct Group<'a, 'b> {
    ui: &'a mut Ui,
    frame: &'a Frame<'b>,
    chosen: &'a mut Option<View>,
}

impl<'a, 'b> Group<'a, 'b> {
    fn new(
        ui: &'a mut Ui,
        frame: &'a Frame<'b>,
        head: &'static str,
        chosen: &'a mut Option<View>,
    ) -> Self {
        ui.label(frame.look.quiet(frame.text(head)));
        Self { ui, frame, chosen }
    }

    fn choice(&mut self, on: bool, name: &'static str, view: View) {
        if self.ui.radio(on, self.frame.text(name)).clicked() && !on {
            *self.chosen = Some(view);
        }
    }
}

fn lanes_menu(ui: &mut Ui, frame: &Frame<'_>, lanes: Lanes, chosen: &mut Option<View>) {
    let mut rows = Group::new(ui, frame, "options-rows", chosen);
    for one in LaneRows::ALL {
        let name = match one {
            LaneRows::Ties => "rows-ties",
            LaneRows::Actors => "rows-actors",
        };
        let view = Lanes { rows: one, ..lanes };
        rows.choice(lanes.rows == one, name, View::Lanes(view));
    }
    ui.separator();
    let mut groups = Group::new(ui, frame, "options-groups", chosen);
    for one in LaneGroup::ALL {
        let name = match one {
            LaneGroup::Kind => "grouped-kind",
            LaneGroup::Region => "grouped-region",
            LaneGroup::Country => "grouped-country",
            LaneGroup::None => "grouped-none",
        };
        let view = Lanes {
            group: one,
            ..lanes
        };
        groups.choice(lanes.group == one, name, View::Lanes(view));
    }
    ui.separator();
    let mut sorts = Group::new(ui, frame, "options-order", chosen);
    for one in LaneSort::ALL {
        let name = match one {
            LaneSort::Start => "order-start",
            LaneSort::Name => "matrix-by-name",
            LaneSort::Length => "order-length",
        };
        let view = Lanes { sort: one, ..lanes };
        sorts.choice(lanes.sort == one, name, View::Lanes(view));
    }
}

fn ego_menu(ui: &mut Ui, frame: &Frame<'_>, ego: &Ego, chosen: &mut Option<View>) {
    let view = |ego| View::Network(Arrangement::Ego(ego));
    let mut rings = Group::new(ui, frame, "options-rings", chosen);
    for one in EgoRings::ALL {
        let name = match one {
            EgoRings::Distance => "rings-distance",
            EgoRings::Age => "rings-age",
        };
        let next = Ego {
            rings: one,
            ..ego.clone()
        };
        rings.choice(ego.rings == one, name, view(next));
    }
    ui.separator();
    let mut sectors = Group::new(ui, frame, "options-sectors", chosen);
    for one in EgoSectors::ALL {
        let name = match one {
            EgoSectors::Region => "grouped-region",
            EgoSectors::Kind => "grouped-kind",
        };
        let next = Ego {
            sectors: one,
            ..ego.clone()
        };
        sectors.choice(ego.sectors == one, name, view(next));
    }
}

fn matrix_menu(ui: &mut Ui, frame: &Frame<'_>, matrix: Matrix, chosen: &mut Option<View>) {
    let mut cells = Group::new(ui, frame, "options-cells", chosen);
    for one in MatrixCells::ALL {
        let name = match one {
            MatrixCells::RegionsByKinds => "matrix-regions",
            MatrixCells::ActorsByKinds => "matrix-actors",
            MatrixCells::ActorsByActors => "matrix-pairs",
        };
        let view = Matrix {
            cells: one,
            ..matrix
        };
        cells.choice(matrix.cells == one, name, View::Matrix(view));
    }
    ui.separator();
    let mut orders = Group::new(ui, frame, "options-order", chosen);
    for one in MatrixOrder::ALL {
        let name = match one {
            MatrixOrder::Region => "matrix-by-region",
            MatrixOrder::Name => "matrix-by-name",
            MatrixOrder::Degree => "matrix-by-degree",
            MatrixOrder::Similarity => "matrix-by-similarity",
        };
        let view = Matrix {
            order: one,
            ..matrix
        };
        orders.choice(matrix.order == one, name, View::Matrix(view));
    }
}
