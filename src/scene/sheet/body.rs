//! What stands between title and legend, in the area that is left for it.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::with_inset::with_inset;
use super::{Body, SheetRequest};
use crate::i18n::Message;
use crate::layout::{Point, Positions};
use crate::scene::fit::{FitRequest, fit};
use crate::scene::lanes::{LanePlan, LanesRequest, lanes};
use crate::scene::marks::{Anchor, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use crate::scene::matrix::{MatrixGrid, MatrixPlace, MatrixPlan, MatrixRequest, matrix};
use crate::scene::network::{Focus, Guides, NetworkRequest};
use crate::scene::shift::{shift, shift_mark};
use crate::scene::style::{Color, ink};

/// A body as it was drawn.
pub(super) struct Drawn {
    pub(super) scene: Scene,
    /// What lies over it.
    pub(super) front: Vec<Mark>,
}

/// Draws a body.
pub(super) fn draw(request: &SheetRequest<'_>, area: Size, scale: f64) -> Drawn {
    match request.body {
        Body::Network { positions, guides } => {
            let mut scene = network_in(request, positions, guides, area, scale);
            if matches!(guides, Guides::Map(_)) {
                keep_within(&mut scene, area, ink(request.ground).line);
            }
            Drawn {
                scene,
                front: Vec::new(),
            }
        }
        Body::Lanes { plan, years } => lanes_in(request, plan, years, area, scale),
        Body::Matrix(plan) => matrix_in(request, plan, area, scale),
    }
}

/// A line that tells what found no room.
fn note(request: &SheetRequest<'_>, text: String, at: Point, scale: f64) -> Mark {
    Mark::Text(TextMark {
        text,
        at,
        anchor: Anchor::Start,
        size: 11.5 * scale,
        bold: false,
        color: ink(request.ground).warning,
        opacity: 1.0,
        halo: None,
    })
}

/// Room between rows and legend.
const LANES_AIR: f64 = 12.0;

/// The size of a sheet that shows all rows.
pub(super) fn lanes_size(
    request: &SheetRequest<'_>,
    plan: &LanePlan,
    scale: f64,
    width: f64,
) -> Size {
    let mut frame = Frame::new(request, Size { width, height: 0.0 }, scale);
    let title = request.index.registry().title.get(request.lang);
    let head = frame.top(title);
    let height = head + plan.needs(scale, 1.0) + LANES_AIR * scale + frame.foot();
    Size {
        width,
        height: height.ceil(),
    }
}

/// The rows in an area, and what lies over them.
fn lanes_in(
    request: &SheetRequest<'_>,
    plan: &LanePlan,
    years: (f64, f64),
    area: Size,
    scale: f64,
) -> Drawn {
    let room = 20.0 * scale;
    let fitted = plan.fitted(area.height - LANES_AIR * scale, scale, room);
    let mut size = area;
    size.height -= LANES_AIR * scale + if fitted.hidden > 0 { room } else { 0.0 };
    // Years end with the rows.
    let needs = fitted.plan.needs(fitted.scale, fitted.tight);
    size.height = size.height.min(needs + LANES_AIR * scale);
    // Names begin where the title does.
    let inset = Point::new(24.0 * scale - LanePlan::INSET * fitted.scale, 0.0);
    size.width -= 2.0 * inset.x;
    let focus = Focus::default();
    let mut drawn = lanes(&LanesRequest {
        index: request.index,
        lens: request.lens,
        visible: request.visible,
        plan: &fitted.plan,
        years,
        size,
        scroll: 0.0,
        ground: request.ground,
        scale: fitted.scale,
        tight: fitted.tight,
        focus: &focus,
        measure: request.measure,
    });
    shift(&mut drawn.scene, inset);
    let mut front = drawn.front;
    for mark in &mut front {
        shift_mark(mark, inset);
    }
    if fitted.hidden > 0 {
        let text = Message::new("lanes-not-shown").with("count", fitted.hidden);
        let at = Point::new(24.0 * scale, size.height + room / 2.0);
        front.push(note(request, text.text(request.lang), at, scale));
    }
    Drawn {
        scene: drawn.scene,
        front,
    }
}

/// Room for a matrix with these margins, beneath title and lens.
const AIR: f64 = 24.0;
/// No sheet that is made for a matrix is smaller, so that title and legend have room, or larger, so
/// that other programs open it.
const LEAST_SHEET: f64 = 800.0;
const LARGEST_SHEET: f64 = 20000.0;
/// How much smaller the letters of a matrix may be so that it fits, but never below the last.
const SMALLER: [f64; 3] = [0.85, 0.72, 0.6];
const LEAST_SCALE: f64 = 0.8;

/// The size of a sheet that shows the whole matrix with cells of the usual size.
pub(super) fn matrix_size(request: &SheetRequest<'_>, plan: &MatrixPlan) -> Size {
    let endless = Size {
        width: f64::INFINITY,
        height: f64::INFINITY,
    };
    let whole = MatrixGrid::new(plan, plan.cell_size(1.0), endless, 1.0, request.measure).whole();
    let width = (whole.width + 2.0 * AIR)
        .clamp(LEAST_SHEET, LARGEST_SHEET)
        .ceil();
    let mut frame = Frame::new(request, Size { width, height: 0.0 }, 1.0);
    let around = frame.top("") + frame.foot();
    let height = (whole.height + around + AIR).min(LARGEST_SHEET).ceil();
    Size { width, height }
}

/// The matrix in an area: with cells as large as fit; where not even the smallest do, what there is
/// room for and how much is left out.
fn matrix_in(request: &SheetRequest<'_>, plan: &MatrixPlan, area: Size, scale: f64) -> Drawn {
    let (lang, measure) = (request.lang, request.measure);
    let mut room = Size {
        width: area.width - 2.0 * AIR * scale,
        height: area.height - AIR * scale,
    };
    let grid = |room: Size| {
        // A sheet that is made for it has cells of the usual size.
        if request.paper.size.is_none() && request.beside.is_none() {
            return MatrixGrid::new(plan, plan.cell_size(scale), room, scale, measure);
        }
        let fitting = |part: f64| {
            let cell = plan.fitting(room, scale * part, measure);
            MatrixGrid::new(plan, cell, room, scale * part, measure)
        };
        // Letters smaller than those of the title, where that shows more.
        let mut grid = fitting(1.0);
        for part in SMALLER {
            if grid.fits(room) != grid.lines && scale * part >= LEAST_SCALE {
                grid = fitting(part);
            }
        }
        grid
    };
    let mut fitted = grid(room);
    if fitted.fits(room) != fitted.lines {
        // What is left out is told below.
        room.height -= 18.0 * scale;
        fitted = grid(room);
    }
    let grid = fitted;
    let (rows, columns) = grid.fits(room);
    let mut scene = matrix(&MatrixRequest {
        index: request.index,
        plan,
        grid: &grid,
        size: room,
        scroll: Point::ZERO,
        ground: request.ground,
        focus: &Focus::default(),
        hovered: MatrixPlace::default(),
        inside: true,
        measure,
    });
    shift(&mut scene, Point::new(AIR, 0.5 * AIR) * scale);
    let mut front = Vec::new();
    if (rows, columns) != grid.lines {
        let text = Message::new("matrix-not-shown")
            .with("rows", grid.lines.0 - rows)
            .with("columns", grid.lines.1 - columns);
        let at = Point::new(AIR * scale, area.height - 4.0 * scale);
        front.push(note(request, text.text(lang), at, scale));
    }
    Drawn { scene, front }
}

/// The network in an area, seen whole.
fn network_in(
    request: &SheetRequest<'_>,
    positions: &Positions,
    guides: Guides<'_>,
    area: Size,
    scale: f64,
) -> Scene {
    let lang = request.lang;
    let back = |actor: &usize| match guides {
        Guides::Ego(ego, _) => ego.back.get(*actor).copied().unwrap_or(false),
        _ => request.index.is_background(*actor),
    };
    // Where some of those that stand back are shown there is room for all of them.
    let also: BTreeSet<usize> = if request.visible.actors.iter().any(back) {
        (0..positions.0.len()).filter(back).collect()
    } else {
        BTreeSet::new()
    };
    let focus = Focus::default();
    let camera = fit(&FitRequest {
        index: request.index,
        also: &also,
        visible: request.visible,
        positions,
        guides,
        size: area,
        lang,
        scale,
        measure: request.measure,
    });
    let request = NetworkRequest {
        index: request.index,
        visible: request.visible,
        positions,
        guides,
        camera,
        size: area,
        ground: request.ground,
        lang,
        scale,
        focus: &focus,
        inside: true,
        emphasis: request.emphasis,
        measure: request.measure,
    };
    with_inset(&request, &also)
}

/// Leaves of a map what lies in the picture's area, between two lines: title and legend stand on
/// plain ground.
fn keep_within(scene: &mut Scene, area: Size, line: Color) {
    let area = Rect::new(Point::ZERO, area);
    if let Some(land) = &mut scene.land {
        land.clip = Some(area);
    }
    for y in [area.min.y, area.max.y] {
        scene.guides.push(Mark::Path(Path {
            points: vec![Point::new(area.min.x, y), Point::new(area.max.x, y)],
            stroke: Some(Stroke {
                width: 1.0,
                color: line,
                dash: Vec::new(),
                opacity: 1.0,
            }),
            fill: None,
        }));
    }
}
