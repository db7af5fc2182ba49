//! What falls due, as the sheet for it shows it: which period, and the lines.

use std::sync::Arc;

use super::state::State;
use crate::insight::{Due, horizon_in};
use crate::lens::{Lens, Time};
use crate::model::{Date, DaySpan, Lang, PartialDate};
use crate::publish::{HorizonForm, HorizonOrder, Page};
use crate::records::DueWords;

/// The choices of the sheet. They stay while the window is open.
#[derive(Clone, Debug)]
pub struct Horizon {
    /// How many years; `None` is from one date to another.
    pub years: Option<u16>,
    /// Both dates, as they are typed.
    pub dates: [String; 2],
    /// Whether a file is without what is internal.
    pub public: bool,
    /// What the file that is being named ends in.
    pub ending: &'static str,
    /// The lines as they were made last.
    lines: Option<(Key, Arc<[HorizonLine]>)>,
}

/// What lines are made for.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    comparison: bool,
    lens: Lens,
    span: DaySpan,
    lang: Lang,
}

/// A line of the sheet.
#[derive(Clone, Debug)]
pub enum HorizonLine {
    /// A year begins.
    Year(i16),
    /// Something falls due.
    Due(Box<(Due, DueWords)>),
}

impl Default for Horizon {
    fn default() -> Self {
        Self {
            years: Some(3),
            dates: Default::default(),
            public: false,
            ending: "ics",
            lines: None,
        }
    }
}

impl Horizon {
    /// How many years can be chosen.
    pub const YEARS: [u16; 4] = [1, 3, 5, 10];

    /// The period that is asked for; `None` while dates are typed that are none, or that end before
    /// they begin.
    #[must_use]
    pub fn span(&self, state: &State) -> Option<DaySpan> {
        match self.years {
            Some(years) => Some(DaySpan::years(first_day(state), years)),
            None => {
                let [from, to] = &self.dates;
                let from = PartialDate::parse(from.trim()).ok()?.earliest();
                let to = PartialDate::parse(to.trim()).ok()?.latest();
                (from <= to).then_some(DaySpan { from, to })
            }
        }
    }
}

/// The day from which on is looked: that of the lens where it has one, else today.
pub(super) fn first_day(state: &State) -> Date {
    match state.lens.time {
        Time::AsOf(day) => day,
        _ => state.today,
    }
}

impl State {
    /// The lines of the sheet: years, and what falls due in each; made anew only when something
    /// changes.
    pub(super) fn horizon_lines(&mut self, span: DaySpan) -> Arc<[HorizonLine]> {
        let key = Key {
            revision: self.document.revision(),
            comparison: self.comparing.is_some(),
            lens: self.lens.clone(),
            span,
            lang: self.lang,
        };
        if let Some((made, lines)) = &self.desk.horizon.lines
            && *made == key
        {
            return Arc::clone(lines);
        }
        let index = self.own_index();
        let mut lines = Vec::new();
        let mut year = None;
        for due in horizon_in(&index, &self.lens, span, self.today) {
            // What may have been due before stands in the first year.
            let of = due.date.earliest().year().max(span.from.year());
            if year != Some(of) {
                year = Some(of);
                lines.push(HorizonLine::Year(of));
            }
            let words = DueWords::of(index.registry(), &due, self.lang);
            lines.push(HorizonLine::Due(Box::new((due, words))));
        }
        let lines: Arc<[HorizonLine]> = lines.into();
        self.desk.horizon.lines = Some((key, Arc::clone(&lines)));
        lines
    }

    /// What is to be written; `None` while no period can be read.
    pub(super) fn horizon_order(&self, form: HorizonForm) -> Option<HorizonOrder> {
        Some(HorizonOrder {
            form,
            lens: self.lens.clone(),
            span: self.desk.horizon.span(self)?,
            today: self.today,
            page: Page::Own,
            title: None,
            ground: self.ground(),
            lang: self.lang,
        })
    }
}
