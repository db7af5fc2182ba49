//! The timeline: rows, bars, signs, what is in sight.

mod bars;
mod plan;
mod sheet;
mod sight;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use kizuna::lens::{Index, Lens, Time, Visible};
use kizuna::model::{Certainty, Date, DaySpan, EventKind, Lang, Status, next_day};
use kizuna::scene::{
    Focus, Ground, LaneGroup, LanePlan, LaneRows, LaneScene, LaneSort, LaneState, Lanes,
    LanesRequest, Mark, MomentOf, Rect, Size, Target, TextMark, View, lane_years, lanes,
};

use super::measure;
use crate::support::{TODAY, day, each, lenses, must, partial, same, whole, world};

const SIZE: Size = Size {
    width: 900.0,
    height: 560.0,
};

/// The whole built-in registry: with kinds that stand back, activities and milestones.
fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(Arc::clone(whole())));
    &INDEX
}

fn every_lanes() -> Vec<Lanes> {
    let mut all = Vec::new();
    for rows in LaneRows::ALL {
        for group in LaneGroup::ALL {
            for sort in LaneSort::ALL {
                all.push(Lanes { rows, group, sort });
            }
        }
    }
    all
}

/// How a timeline is asked for.
#[derive(Clone, Debug)]
struct Look {
    lens: Lens,
    lanes: Lanes,
    lang: Lang,
    size: Size,
    scroll: f64,
    years: Option<(f64, f64)>,
    scale: f64,
    tight: f64,
    focus: Focus,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            lens: Lens::default(),
            lanes: Lanes::default(),
            lang: Lang::Ja,
            size: SIZE,
            scroll: 0.0,
            years: None,
            scale: 1.0,
            tight: 1.0,
            focus: Focus::default(),
        }
    }
}

fn plan(index: &Index, look: &Look) -> (Visible, LanePlan) {
    let visible = look.lens.visible(index, TODAY);
    let scheme = index.registry().opening_scheme();
    let scheme = scheme.map(|scheme| &scheme.id);
    let plan = LanePlan::new(index, &look.lens, &visible, look.lanes, scheme, look.lang);
    (visible, plan)
}

fn draw(index: &Index, look: &Look) -> LaneScene {
    let (visible, plan) = plan(index, look);
    lanes(&LanesRequest {
        index,
        lens: &look.lens,
        visible: &visible,
        plan: &plan,
        years: look
            .years
            .unwrap_or_else(|| lane_years(index, &visible, &plan, TODAY)),
        size: look.size,
        scroll: look.scroll,
        ground: Ground::Light,
        scale: look.scale,
        tight: look.tight,
        focus: &look.focus,
        measure: measure(),
    })
}

/// As high as all rows need.
fn draw_whole(index: &Index, look: &Look) -> LaneScene {
    let height = draw(index, look).height;
    draw(
        index,
        &Look {
            size: Size {
                height,
                ..look.size
            },
            ..look.clone()
        },
    )
}

/// One tie from `home` to `other` with these events.
fn one(events: &str) -> Index {
    Index::new(Arc::new(world(&format!(
        "kind k sister
         home home
         actor home city JP -
         actor other city FR -
         tie t k home other : {events}"
    ))))
}

fn years(first: f64, last: f64) -> Look {
    Look {
        years: Some((first, last)),
        ..Look::default()
    }
}

/// The room that a text takes.
fn room(text: &TextMark) -> Rect {
    let width = measure().width(&text.text, text.size, text.bold);
    let left = match text.anchor {
        kizuna::scene::Anchor::Start => text.at.x,
        kizuna::scene::Anchor::Middle => text.at.x - width / 2.0,
        kizuna::scene::Anchor::End => text.at.x - width,
    };
    let mut rect = Rect::around(text.at, text.size * 0.55);
    (rect.min.x, rect.max.x) = (left, left + width);
    rect
}
