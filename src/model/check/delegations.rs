//! What is wrong or doubtful in delegations and in templates of briefings.

use std::collections::BTreeSet;

use super::{Checker, Problem, Subject};
use crate::model::date::PartialDate;
use crate::model::delegation::{Delegation, Stop};
use crate::model::table::Record;
use crate::model::template::Template;
use crate::model::text::Text;

impl Checker<'_> {
    pub(super) fn delegations(&mut self) {
        let registry = self.registry;
        for delegation in &registry.delegations {
            self.delegation(delegation);
        }
        for template in &registry.templates {
            self.template(template);
        }
    }

    fn delegation(&mut self, delegation: &Delegation) {
        let id = delegation.id();
        self.text(id, "title", &delegation.title);
        self.said(id, "purpose", &delegation.purpose);
        self.said(id, "languages", &delegation.languages);
        self.long(id, delegation.date);
        if let Some(until) = delegation.until {
            self.long(id, until);
            if until.latest() < delegation.date.earliest() {
                self.report(id, Problem::EndsBeforeStart);
            }
        }
        if delegation.stops.is_empty() {
            self.report(id, Problem::NoStops);
        }
        self.known_actors(id, "stops", delegation.stops.iter().map(|stop| &stop.actor));
        let mut before: Option<(&Stop, PartialDate)> = None;
        for stop in &delegation.stops {
            self.stop(delegation, stop);
            let Some(date) = stop.date else {
                continue;
            };
            if let Some((earlier, day)) = before
                && date.latest() < day.earliest()
            {
                let problem = Problem::StopsOutOfOrder {
                    actor: stop.actor.clone(),
                    date,
                    before: earlier.actor.clone(),
                };
                self.report(id, problem);
            }
            before = Some((stop, date));
        }
        for note in &delegation.protocol {
            self.said(id, "protocol", [&note.text]);
            self.citations(id, &note.sources);
        }
        self.known_themes(id, &delegation.themes);
        self.notes(id, &delegation.questions);
        self.citations(id, &delegation.sources);
        self.notes(id, &delegation.notes);
    }

    fn stop(&mut self, delegation: &Delegation, stop: &Stop) {
        let id = delegation.id();
        self.said(id, "stops", &stop.meets);
        self.said(id, "stops", &stop.note);
        let (first, last) = (delegation.date.earliest(), delegation.last().latest());
        let days = [stop.date, stop.until].into_iter().flatten();
        // A delegation that ends before it begins has no days that a stop could lie outside of.
        let outside = |day: &PartialDate| day.latest() < first || day.earliest() > last;
        if let Some(date) = days.into_iter().find(outside).filter(|_| first <= last) {
            let actor = stop.actor.clone();
            self.report(id, Problem::StopOutside { actor, date });
        }
        if let (Some(from), Some(until)) = (stop.date, stop.until)
            && until.latest() < from.earliest()
        {
            let actor = stop.actor.clone();
            self.report(id, Problem::StopBackwards { actor });
        }
    }

    fn template(&mut self, template: &Template) {
        let id = template.id();
        self.text(id, "name", &template.name);
        let mut seen = BTreeSet::new();
        let twice: BTreeSet<_> = template
            .sections
            .iter()
            .filter(|section| !seen.insert(**section))
            .collect();
        for section in twice {
            self.report(id, Problem::SectionTwice { section: *section });
        }
    }

    /// What an office writes for itself may be in one language; it must not be empty.
    fn said<'a>(
        &mut self,
        id: &str,
        field: &'static str,
        texts: impl IntoIterator<Item = &'a Text>,
    ) {
        for text in texts {
            if text.ja.trim().is_empty() && text.en.trim().is_empty() {
                self.report(id, Problem::EmptyText { field });
            }
        }
    }

    fn long(&mut self, id: &str, date: PartialDate) {
        if (date.latest() - date.earliest()).get_days() > 366 {
            let fact = Subject::Date;
            self.report(id, Problem::VagueDate { fact, date });
        }
    }
}
