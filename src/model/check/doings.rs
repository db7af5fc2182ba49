//! What is wrong or doubtful in activities, milestones, figures and policies.

use super::{Checker, Problem, Subject};
use crate::model::activity::Activity;
use crate::model::figure::{Figure, Reading};
use crate::model::id::{ActorId, FigureId, PolicyId, ThemeId};
use crate::model::milestone::Milestone;
use crate::model::policy::Policy;
use crate::model::table::{Record, Table};
use crate::model::text::Text;

impl Checker<'_> {
    pub(super) fn doings(&mut self) {
        let registry = self.registry;
        for activity in &registry.activities {
            self.activity(activity);
        }
        for milestone in &registry.milestones {
            self.milestone(milestone);
        }
        for figure in &registry.figures {
            self.figure(figure);
        }
        for policy in &registry.policies {
            self.policy(policy);
        }
    }

    fn activity(&mut self, activity: &Activity) {
        let id = activity.id();
        self.text(id, "title", &activity.title);
        self.date(id, &Subject::Date, &activity.date);
        if let Some(until) = &activity.until {
            self.date(id, &Subject::Date, until);
            if let (Some(from), Some(until)) = (activity.date.preferred(), until.preferred())
                && until.latest() < from.earliest()
            {
                self.report(id, Problem::EndsBeforeStart);
            }
        }
        self.cited(id, &Subject::Whole, &activity.sources);
        self.known_actors(id, "series", activity.series.as_ref());
        self.known_actors(id, "parts", activity.parts.iter().map(|part| &part.actor));
        for part in &activity.parts {
            self.citations(id, &part.sources);
        }
        self.known_themes(id, &activity.themes);
        self.facts(id, &activity.facts);
        self.notes(id, &activity.notes);
    }

    fn milestone(&mut self, milestone: &Milestone) {
        let id = milestone.id();
        self.text(id, "title", &milestone.title);
        self.date(id, &Subject::Date, &milestone.date);
        self.known_actors(id, "actors", &milestone.actors);
        self.known_themes(id, &milestone.themes);
        self.notes(id, &milestone.notes);
    }

    fn figure(&mut self, figure: &Figure) {
        let (registry, id) = (self.registry, figure.id());
        self.text(id, "title", &figure.title);
        self.known_actors(id, "actors", &figure.actors);
        self.known_actors(id, "owner", figure.owner.as_ref());
        if let Some(activity) = &figure.activity
            && registry.activities.get(activity.as_str()).is_none()
        {
            self.unknown(id, "activity", activity.as_str());
        }
        if let Some(whole) = &figure.part_of {
            let up = |id: &str| {
                registry
                    .figures
                    .get(id)?
                    .part_of
                    .as_ref()
                    .map(FigureId::as_str)
            };
            self.whole(id, whole.as_str(), &registry.figures, up);
        }
        for value in &figure.values {
            let subject = Subject::Value(value.period);
            self.claims(id, &subject, &value.value, |reading| match reading {
                Reading::Number(number) => Text::new(number.to_string(), number.to_string()),
                Reading::Words(words) => words.clone(),
            });
        }
        self.known_themes(id, &figure.themes);
        self.notes(id, &figure.notes);
    }

    fn policy(&mut self, policy: &Policy) {
        let (registry, id) = (self.registry, policy.id());
        self.text(id, "title", &policy.title);
        if let Some(text) = &policy.text {
            self.text(id, "text", text);
        }
        self.cited(id, &Subject::Whole, &policy.sources);
        if let Some(whole) = &policy.part_of {
            let up = |id: &str| {
                registry
                    .policies
                    .get(id)?
                    .part_of
                    .as_ref()
                    .map(PolicyId::as_str)
            };
            self.whole(id, whole.as_str(), &registry.policies, up);
        }
        for at in &policy.regions {
            let scheme = registry.schemes.get(at.scheme.as_str());
            if scheme
                .and_then(|scheme| scheme.region(at.region.as_str()))
                .is_none()
            {
                self.unknown(id, "regions", &at.to_string());
            }
        }
        self.known_actors(id, "actors", &policy.actors);
        self.known_themes(id, &policy.themes);
        self.notes(id, &policy.notes);
    }

    /// The whole that a record is a part of must be there, and not be a part of the record.
    fn whole<'r, T: Record>(
        &mut self,
        id: &str,
        whole: &'r str,
        table: &Table<T>,
        up: impl Fn(&'r str) -> Option<&'r str>,
    ) {
        if table.get(whole).is_none() {
            self.unknown(id, "part_of", whole);
            return;
        }
        let mut at = Some(whole);
        // A registry that is not sound may go round in circles elsewhere.
        for _ in 0..table.len() {
            if at == Some(id) {
                self.report(id, Problem::PartOfItself);
                return;
            }
            at = at.and_then(&up);
        }
    }

    pub(super) fn known_actors<'a>(
        &mut self,
        id: &str,
        field: &'static str,
        actors: impl IntoIterator<Item = &'a ActorId>,
    ) {
        for actor in actors {
            if self.registry.actors.get(actor.as_str()).is_none() {
                self.unknown(id, field, actor.as_str());
            }
        }
    }

    pub(super) fn known_themes(&mut self, id: &str, themes: &[ThemeId]) {
        for theme in themes {
            if self.registry.themes.get(theme.as_str()).is_none() {
                self.unknown(id, "themes", theme.as_str());
            }
        }
    }
}
