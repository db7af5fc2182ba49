//! The pages of the paper as they will be: white paper, whatever the window looks like.

use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::super::Frame;
use crate::i18n::Message;
use crate::publish::DRAWS_PAGES;
use crate::ui::briefing::{PageOf, Zoom};
use crate::ui::command::Command;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, focus_ring, segments, sign_button};

/// Around the pages, and between two.
const EDGE: f32 = 10.0;
/// Width and height of an A4 page: so is a page while none has been set.
const A4: [f32; 2] = [595.28, 841.89];
/// No page is drawn wider than this, in pixels.
const WIDEST: f32 = 4096.0;

/// Where pages stand, in points from the top of the first.
struct Stack {
    rects: Vec<Rect>,
    height: f32,
}

/// Draws the pages, and what leads through them.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>, room: Vec2) {
    ui.allocate_ui_with_layout(room, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(room);
        ui.set_max_size(room);
        if !DRAWS_PAGES {
            let text = frame.look.body(frame.text("briefing-no-pages"));
            ui.add(egui::Label::new(text).wrap());
            return;
        }
        let sizes = sizes(frame);
        let top = ui.cursor().min.y;
        bar(ui, frame, sizes.len());
        let view = vec2(room.x, room.y - (ui.cursor().min.y - top));
        pages(ui, frame, &sizes, view);
    });
}

/// The sizes of the pages that are shown; of one while there are none yet.
fn sizes(frame: &Frame<'_>) -> Vec<[f32; 2]> {
    let paper = frame.state.desk.briefing.desk.paper.as_ref();
    match paper.map(|paper| &paper.shows) {
        Some(Ok(pages)) => pages.sizes().to_vec(),
        Some(Err(_)) => Vec::new(),
        None => vec![A4],
    }
}

/// Which page is in sight, and how large.
fn bar(ui: &mut Ui, frame: &mut Frame<'_>, count: usize) {
    let (look, lang) = (frame.look, frame.state.lang);
    ui.horizontal(|ui| {
        // As high as with its buttons: what stands below does not move when they come.
        ui.set_min_height(26.0 * look.scale.sqrt());
        let zooms = [
            (Zoom::Width, frame.text("briefing-zoom-width")),
            (Zoom::Page, frame.text("briefing-zoom-page")),
        ];
        let zoom = frame.state.desk.briefing.zoom;
        if let Some(zoom) = segments(ui, &look, &zoom, &zooms) {
            frame.state.desk.briefing.zoom = zoom;
            let page = frame.state.desk.briefing.desk.page;
            go_to(frame, page);
        }
        let paper = frame.state.desk.briefing.desk.paper.as_ref();
        if paper.is_none_or(|paper| paper.shows.is_err()) {
            return;
        }
        let page = frame
            .state
            .desk
            .briefing
            .desk
            .page
            .min(count.saturating_sub(1));
        for (sign, id, to, able) in [
            (
                Sign::Up,
                "briefing-page-before",
                page.saturating_sub(1),
                page > 0,
            ),
            (
                Sign::Unfolded,
                "briefing-page-after",
                page + 1,
                page + 1 < count,
            ),
        ] {
            let name = frame.text(id);
            if sign_button(ui, &look, sign, &name, None, able).clicked() && able {
                go_to(frame, to);
            }
        }
        let text = numbered(page, count).text(lang);
        ui.add(egui::Label::new(look.body(text)).truncate());
    });
    ui.add_space(4.0);
}

/// Asks for the head of a page; where that is, is known where pages are laid out.
fn go_to(frame: &mut Frame<'_>, page: usize) {
    frame.state.desk.briefing.desk.go_to = Some(page);
}

fn numbered(page: usize, count: usize) -> Message {
    Message::new("briefing-page")
        .with("page", page + 1)
        .with("pages", count)
}

/// Pages below each other, each as large as the view asks for.
fn stacked(sizes: &[[f32; 2]], zoom: Zoom, view: Vec2) -> Stack {
    // A bar to scroll by lies over the right edge.
    let room = vec2(
        (view.x - 2.0 * EDGE - 10.0).max(40.0),
        (view.y - 2.0 * EDGE).max(40.0),
    );
    let (mut rects, mut y) = (Vec::new(), EDGE);
    for [width, height] in sizes {
        let fits = room.x / width;
        let scale = match zoom {
            Zoom::Width => fits,
            Zoom::Page => fits.min(room.y / height),
        };
        let size = vec2((width * scale).round(), (height * scale).round());
        let left = (EDGE + (room.x - size.x) / 2.0).round();
        rects.push(Rect::from_min_size(pos2(left, y), size));
        y += size.y + EDGE;
    }
    Stack { rects, height: y }
}

fn pages(ui: &mut Ui, frame: &mut Frame<'_>, sizes: &[[f32; 2]], view: Vec2) {
    let rect = Rect::from_min_size(ui.cursor().min, view);
    let ground = ui.interact(rect, Id::unique("briefing-pages"), Sense::click());
    let name = frame.text("briefing-pages");
    ground.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, &name));
    if ground.clicked() {
        ground.request_focus();
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, CornerRadius::same(6), color(frame.look.ink.chosen));
    let stack = stacked(sizes, frame.state.desk.briefing.zoom, view);
    let most = (stack.height - view.y).max(0.0);
    let target = keys(ui, frame, &ground, &stack, view.y).map(|to| to.clamp(0.0, most));
    // Paper does not fade at the edge of the view.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let mut area = ScrollArea::vertical()
        .id_salt("briefing_pages")
        .max_height(view.y)
        .auto_shrink(false);
    if let Some(target) = target {
        area = area.vertical_scroll_offset(target);
    }
    let shown = area.show_viewport(ui, |ui, sight| {
        let size = vec2(view.x - 10.0, stack.height);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        for (page, at) in stack.rects.iter().enumerate() {
            let at = at.translate(whole.min.to_vec2());
            one(ui, frame, page, sizes.len(), at);
        }
        sight
    });
    let desk = &mut frame.state.desk.briefing.desk;
    desk.offset = shown.state.clamped_offset().y;
    let sight = shown.inner;
    // The page that most of the view shows; of two alike the upper.
    let seen =
        |rect: &Rect| (rect.bottom().min(sight.max.y) - rect.top().max(sight.min.y)).max(0.0);
    let mut page = (0, 0.0);
    for (at, rect) in stack.rects.iter().enumerate() {
        if seen(rect) > page.1 + 0.5 {
            page = (at, seen(rect));
        }
    }
    let is_set = desk.paper.as_ref().is_some_and(|paper| paper.shows.is_ok());
    if is_set {
        desk.page = page.0;
    }
    ask_for(ui, frame, &stack, sight);
    trouble(ui, frame, rect);
    waiting(ui, frame, rect);
    focus_ring(ui, &ground, rect, &frame.look);
}

/// Where the keys lead, from the top: a view further, to a page, to the beginning or end.
fn keys(
    ui: &Ui,
    frame: &mut Frame<'_>,
    ground: &egui::Response,
    stack: &Stack,
    view: f32,
) -> Option<f32> {
    const LINE: f32 = 60.0;
    let desk = &mut frame.state.desk.briefing.desk;
    let offset = desk.offset;
    if ground.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(ground.id, filter));
    }
    let head = |page: usize| stack.rects.get(page).map(|rect| rect.top() - EDGE);
    if let Some(page) = desk.go_to.take() {
        return head(page);
    }
    if ui.ctx().text_edit_focused() {
        return None;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let whole = frame.state.desk.briefing.zoom == Zoom::Page;
    let page = frame.state.desk.briefing.desk.page;
    if pressed(Key::Home) {
        return Some(0.0);
    }
    if pressed(Key::End) {
        return Some(f32::MAX);
    }
    if pressed(Key::PageDown) {
        return if whole {
            head(page + 1)
        } else {
            Some(offset + view * 0.9)
        };
    }
    if pressed(Key::PageUp) {
        let before = page.checked_sub(1).and_then(head);
        return if whole {
            before
        } else {
            Some(offset - view * 0.9)
        };
    }
    if ground.has_focus() {
        let step = [(Key::ArrowDown, LINE), (Key::ArrowUp, -LINE)];
        let step = step.into_iter().find(|(key, _)| pressed(*key));
        return step.map(|(_, step)| offset + step);
    }
    None
}

/// A page: what has been drawn of it, on white.
fn one(ui: &mut Ui, frame: &Frame<'_>, page: usize, count: usize, at: Rect) {
    let paper = frame.state.desk.briefing.desk.paper.as_ref();
    let response = ui.interact(at, Id::unique(("briefing-page", page)), Sense::hover());
    if paper.is_some() {
        let name = numbered(page, count).text(frame.state.lang);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }
    if !ui.is_rect_visible(at) {
        return;
    }
    let painter = ui.painter();
    let shade = at.translate(vec2(0.0, 2.0)).expand(1.0);
    painter.rect_filled(shade, 1.0, Color32::from_black_alpha(24));
    painter.rect_filled(at, 0.0, Color32::WHITE);
    if let Some((_, texture)) = paper.and_then(|paper| paper.pictures.get(&page)) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture.id(), at, whole, Color32::WHITE);
    }
    let edge = Stroke::new(1.0, color(frame.look.ink.edge));
    painter.rect_stroke(at, 0.0, edge, StrokeKind::Outside);
}

/// Asks for a paper where another is wanted, else for the pages in sight that have not been drawn, and
/// then for those beside them.
fn ask_for(ui: &Ui, frame: &mut Frame<'_>, stack: &Stack, sight: Rect) {
    let fine = ui.ctx().pixels_per_point();
    let wide = |rect: &Rect| (rect.width() * fine).clamp(1.0, WIDEST).round() as u16;
    let wanted = frame.state.desk.briefing.wanted(frame.state);
    let desk = &frame.state.desk.briefing.desk;
    let set = desk.paper.as_ref().map(|paper| &paper.of);
    if wanted.as_ref() != set {
        if let Some(wanted) = wanted
            && desk.asked.as_ref() != Some(&wanted)
        {
            let last = stack.rects.last();
            let rect = stack.rects.get(desk.page).or(last);
            let [width, height] = A4;
            let first = PageOf {
                page: desk.page,
                width: rect.map_or_else(
                    || wide(&Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height))),
                    wide,
                ),
            };
            let look = Command::LookAtBriefing(Box::new(wanted), first);
            frame.commands.send(look);
        }
        return;
    }
    let Some(paper) = desk.paper.as_ref().filter(|paper| paper.shows.is_ok()) else {
        return;
    };
    if desk.drawing.is_some() {
        return;
    }
    let in_sight = |rect: &Rect| rect.bottom() > sight.min.y && rect.top() < sight.max.y;
    let pages = stack.rects.iter().enumerate();
    let (near, rest): (Vec<_>, Vec<_>) = pages.partition(|(_, rect)| in_sight(rect));
    let beside = rest
        .into_iter()
        .filter(|(page, _)| page.abs_diff(desk.page) <= 1);
    let missing = near.into_iter().chain(beside).find_map(|(page, rect)| {
        let width = wide(rect);
        let drawn = paper.pictures.get(&page).map(|(width, _)| *width);
        (drawn != Some(width)).then_some(PageOf { page, width })
    });
    if let Some(of) = missing {
        frame.commands.send(Command::DrawPage(of));
    }
}

/// Why there are no pages.
fn trouble(ui: &mut Ui, frame: &Frame<'_>, rect: Rect) {
    let paper = frame.state.desk.briefing.desk.paper.as_ref();
    let Some(Err(trouble)) = paper.map(|paper| &paper.shows) else {
        return;
    };
    let inner = rect.shrink(EDGE * 1.5);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    let text = egui::RichText::new(trouble.text(frame.state.lang));
    let text = text.color(color(frame.look.ink.warning));
    inside.add(egui::Label::new(text).wrap());
}

/// Says that pages are being made: quietly where older ones are still there.
fn waiting(ui: &Ui, frame: &Frame<'_>, rect: Rect) {
    let briefing = &frame.state.desk.briefing;
    let set = briefing.desk.paper.as_ref().map(|paper| &paper.of);
    let wanted = briefing.wanted(frame.state);
    if wanted.is_none() || wanted.as_ref() == set {
        return;
    }
    let face = font(size::SMALL * frame.look.scale, false);
    let ink = color(frame.look.ink.quiet);
    let text = frame.text("briefing-setting");
    let galley = ui.painter().layout_no_wrap(text, face, ink);
    let room = galley.size() + vec2(12.0, 6.0);
    let at = Align2::RIGHT_BOTTOM.align_size_within_rect(room, rect.shrink(12.0));
    let (fill, edge) = (color(frame.look.ink.panel), color(frame.look.ink.edge));
    let edge = Stroke::new(1.0, edge);
    ui.painter().rect(at, 4.0, fill, edge, StrokeKind::Inside);
    ui.painter().galley(at.min + vec2(6.0, 3.0), galley, ink);
}
