//! What a row is called: names, years, sentences for a reader who cannot see it.

use super::paint::Painter;
use crate::i18n::{self, Message};
use crate::lens::VisibleTie;
use crate::model::{Certainty, Life, PartialDate, Precision, Tie, TieKind};

/// A visible tie with what is known of it.
pub(super) struct TieOf<'a> {
    pub(super) seen: &'a VisibleTie,
    pub(super) record: &'a Tie,
    pub(super) life: &'a Life,
    pub(super) kind: &'a TieKind,
    /// Position of the kind.
    pub(super) kind_at: usize,
}

impl TieOf<'_> {
    /// Whether the lens leaves it only possibly.
    pub(super) fn is_pale(&self) -> bool {
        self.seen.fits == Certainty::Possible
    }
}

/// The year of a beginning.
enum Year {
    Exact(i16),
    /// In this year at the latest.
    By(i16),
}

fn year_of(date: PartialDate) -> Year {
    let (first, last) = (date.earliest().year(), date.latest().year());
    if date.precision() == Precision::Between && first < last {
        Year::By(last)
    } else {
        Year::Exact(first)
    }
}

impl<'a> Painter<'a> {
    pub(super) fn tie(&self, position: usize) -> Option<TieOf<'a>> {
        let ties = &self.request.visible.ties;
        let at = ties.binary_search_by_key(&position, |seen| seen.link.tie);
        let seen = ties.get(at.ok()?)?;
        let record = self.registry.ties.rows().get(position)?;
        let kind_at = self.registry.kinds.position(record.kind.as_str())?;
        Some(TieOf {
            seen,
            record,
            life: &self.request.index.ties().get(position)?.life,
            kind: self.registry.kinds.rows().get(kind_at)?,
            kind_at,
        })
    }

    /// Whom a tie is with, and the other end if that is not the home city itself.
    pub(super) fn sides(&self, tie: &TieOf<'_>) -> (usize, Option<usize>) {
        let (from, to) = (tie.seen.link.from, tie.seen.link.to);
        let (with, own) = if self.registry.is_at_home(&tie.record.from) {
            (to, from)
        } else {
            (from, to)
        };
        let home = self.registry.home.as_ref();
        let home = home.and_then(|home| self.registry.actors.position(home.as_str()));
        (with, Some(own).filter(|own| Some(*own) != home))
    }

    /// From when to when, in years.
    pub(super) fn years_of(
        &self,
        start: Option<PartialDate>,
        end: Option<PartialDate>,
    ) -> Option<String> {
        let to = end.map(|end| end.latest().year());
        let message = match (start, to) {
            (Some(start), Some(to)) if start.earliest().year() == to => {
                return Some(to.to_string());
            }
            (Some(start), Some(to)) => match year_of(start) {
                Year::Exact(from) => Message::new("lanes-span").with("from", from.to_string()),
                Year::By(by) => Message::new("lanes-by-span").with("by", by.to_string()),
            }
            .with("to", to.to_string()),
            (Some(start), None) => return Some(self.since_year(start)),
            (None, Some(to)) => Message::new("lanes-until").with("to", to.to_string()),
            (None, None) => return None,
        };
        Some(message.text(self.request.plan.lang))
    }

    /// From which year on, or by which year.
    pub(super) fn since_year(&self, start: PartialDate) -> String {
        match year_of(start) {
            Year::Exact(from) => Message::new("lanes-from").with("from", from.to_string()),
            Year::By(by) => Message::new("lanes-by").with("by", by.to_string()),
        }
        .text(self.request.plan.lang)
    }

    pub(super) fn tie_title(&self, tie: &TieOf<'_>) -> String {
        let lang = self.request.plan.lang;
        let (start, end) = (tie.life.start(), tie.life.end());
        let first = tie
            .record
            .events
            .iter()
            .find_map(|event| event.date.preferred());
        let time = match (start, end, first) {
            (Some(from), Some(to), _) => Message::new("lanes-time-span")
                .with("from", from)
                .with("to", to),
            (Some(from), None, _) => Message::new("lanes-time-from").with("from", from),
            (None, Some(to), _) => Message::new("lanes-time-until").with("to", to),
            (None, None, Some(first)) if tie.life.periods.is_empty() => {
                Message::new("lanes-time-announced").with("day", *first)
            }
            (None, None, _) => Message::new("lanes-time-unknown"),
        };
        let state = match tie.seen.in_force {
            Certainty::Possible => i18n::text(lang, "lanes-possibly"),
            _ => i18n::status(lang, tie.seen.status),
        };
        Message::new("lanes-tie")
            .with("from", self.name(tie.seen.link.from))
            .with("to", self.name(tie.seen.link.to))
            .with("kind", &tie.kind.name)
            .with("time", time)
            .with("state", state)
            .text(lang)
    }

    pub(super) fn actor_title(
        &self,
        actor: usize,
        since: Option<PartialDate>,
        ties: usize,
    ) -> String {
        let message = match since {
            Some(since) => Message::new("lanes-actor").with("since", since),
            None => Message::new("mark-home"),
        };
        message
            .with("name", self.name(actor))
            .with("ties", ties)
            .text(self.request.plan.lang)
    }
}
