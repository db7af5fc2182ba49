//! Briefings: the sheet for one, its pages, and the file.

use std::path::PathBuf;
use std::sync::Arc;

use super::Hands;
use crate::brief::templates;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::Time;
use crate::model::ActorId;
use crate::publish::{BriefForm, Pages, Refusal, refused};
use crate::store::SaveError;
use crate::ui::briefing::{About, BriefAbout, Drawn, PageOf, Paper, PaperOf, Papered};
use crate::ui::command::Command;
use crate::ui::files::{Choice, Over};
use crate::ui::state::Sheet;

/// Pages farther away than this are drawn again when they come into sight.
const KEPT: usize = 4;

impl Hands<'_> {
    pub(super) fn brief_command(&mut self, command: Command) {
        match command {
            Command::Brief(about) => self.open_briefing(about),
            Command::BriefAs => {
                if let Some(errand) = self.state.desk.briefing.errand(self.state) {
                    let index = self.state.own_index();
                    let name = errand.order.suggested(&index, self.state.lang);
                    let ending = errand.order.form.ending();
                    self.choose(Choice::Brief { name, ending });
                }
            }
            Command::BriefTo(path, over) => self.brief_to(path, over),
            Command::LookAtBriefing(of, first) => {
                let index = self.state.own_index();
                // One that is still being set is of no use any more: it ends soon, and this one is
                // asked for again then.
                self.jobs.paper(index, (*of).clone(), first);
                self.state.desk.briefing.desk.asked = Some(*of);
            }
            Command::DrawPage(of) => self.draw_page(of),
            _ => {}
        }
    }

    /// Opens the sheet on a delegation, or on whoever is selected.
    fn open_briefing(&mut self, about: BriefAbout) {
        egui::Popup::close_all(self.context);
        let own = Arc::clone(self.state.document.registry());
        let (about, day) = match about {
            BriefAbout::Delegation(id) => (About::Delegation(id), String::new()),
            BriefAbout::Selection => {
                let actors = self.partners();
                if actors
                    .iter()
                    .any(|id| own.actors.get(id.as_str()).is_none())
                {
                    let cause = Message::new("briefing-earlier");
                    let trouble = Trouble::new(TroubleKind::Request, cause);
                    self.fail(trouble.hint(Message::new("briefing-earlier-hint")));
                    return;
                }
                let day = match self.state.lens.time {
                    Time::AsOf(day) if day != self.state.today => day.to_string(),
                    _ => String::new(),
                };
                let about = match actors.is_empty() {
                    true => About::Nobody,
                    false => About::Actors(actors),
                };
                (about, day)
            }
        };
        let briefing = &mut self.state.desk.briefing;
        if !std::mem::replace(&mut briefing.opened, true)
            && let Some(usual) = templates(&own).first()
        {
            briefing.take(usual);
        }
        if briefing.about != about {
            briefing.desk.page = 0;
            briefing.desk.go_to = Some(0);
        }
        briefing.about = about;
        briefing.day = day;
        briefing.naming = None;
        self.show(Sheet::Briefing);
    }

    /// The actors that are selected, or both sides of the tie that is, without those at home.
    fn partners(&self) -> Vec<ActorId> {
        let (registry, selection) = (self.state.registry(), &self.state.selection);
        let tie = selection.tie.as_ref();
        match tie.and_then(|id| registry.ties.get(id.as_str())) {
            Some(tie) => [&tie.from, &tie.to]
                .into_iter()
                .filter(|id| !registry.is_at_home(id))
                .cloned()
                .collect(),
            None => selection.actors.iter().cloned().collect(),
        }
    }

    /// Writes what the sheet asks for, in the form that the file's name ends in.
    fn brief_to(&mut self, path: PathBuf, over: Over) {
        self.close_sheet();
        let (mut path, mut over) = (path, over);
        match BriefForm::of(&path) {
            Some(form) => self.state.desk.briefing.form = form,
            None => {
                let ending = self.state.desk.briefing.form.ending();
                (path, over) = super::files::with_ending(path, ending, over);
            }
        }
        let path = super::files::absolute(path);
        if let Some(trouble) = refused(&path) {
            return self.fail(trouble);
        }
        // What is read is never lost by writing.
        if self.state.origin.path() == Some(&path) {
            return self.fail(SaveError::OverSnapshot { path }.trouble());
        }
        let Some(errand) = self.state.desk.briefing.errand(self.state) else {
            return;
        };
        let index = self.state.own_index();
        if !self.jobs.brief(path, index, errand, over) {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    pub(super) fn take_paper(&mut self, of: PaperOf, papered: Papered) {
        let desk = &mut self.state.desk.briefing.desk;
        desk.asked = None;
        let papered = match papered {
            // Another is wanted by now.
            Err(Refusal::Cancelled) => return,
            Err(Refusal::Trouble(trouble)) => Err(trouble),
            Ok(papered) => Ok(papered),
        };
        // Until they are drawn anew, the old pages stay.
        let old = desk.paper.take().map(|paper| paper.pictures);
        let mut pictures = old.unwrap_or_default();
        pictures.values_mut().for_each(|(width, _)| *width = 0);
        let (shows, drawn) = match papered {
            Ok((pages, drawn)) => (Ok(pages), Some(drawn)),
            Err(trouble) => (Err(trouble), None),
        };
        let count = shows.as_ref().map_or(0, |pages| pages.sizes().len());
        pictures.retain(|page, _| *page < count);
        desk.paper = Some(Paper {
            of,
            shows,
            pictures,
        });
        if let Some(drawn) = drawn {
            self.keep_page(drawn);
        }
    }

    pub(super) fn take_page(&mut self, pages: &Arc<Pages>, drawn: Drawn) {
        let desk = &mut self.state.desk.briefing.desk;
        desk.drawing = None;
        let shown = desk
            .paper
            .as_ref()
            .and_then(|paper| paper.shows.as_ref().ok());
        // A page of an older paper is of no use.
        if shown.is_some_and(|shown| Arc::ptr_eq(shown, pages)) {
            self.keep_page(drawn);
        }
    }

    fn keep_page(&mut self, drawn: Drawn) {
        let desk = &mut self.state.desk.briefing.desk;
        let (Some(raster), Some(paper)) = (drawn.raster, &mut desk.paper) else {
            return;
        };
        let size = [raster.width, raster.height];
        let image = egui::ColorImage::from_rgba_premultiplied(size, &raster.rgba);
        let options = egui::TextureOptions::LINEAR;
        let texture = self.context.load_texture("page", image, options);
        let PageOf { page, width } = drawn.of;
        paper.pictures.insert(page, (width, texture));
        let sight = desk.page;
        paper
            .pictures
            .retain(|page, _| page.abs_diff(sight) <= KEPT);
    }

    fn draw_page(&mut self, of: PageOf) {
        let desk = &mut self.state.desk.briefing.desk;
        let shown = desk
            .paper
            .as_ref()
            .and_then(|paper| paper.shows.as_ref().ok());
        if let Some(pages) = shown
            && self.jobs.draw_page(Arc::clone(pages), of)
        {
            desk.drawing = Some(of);
        }
    }
}
