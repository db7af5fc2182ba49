//! What is wrong or doubtful in a registry. [`check`] reports; it never refuses and never panics.

mod delegations;
mod doings;
mod partners;

use std::collections::BTreeSet;

use super::actor::{Fact, Note};
use super::claim::{Citation, Claims};
use super::country::CountryCode;
use super::date::PartialDate;
use super::figure::Span;
use super::id::{ActorId, SourceId};
use super::life::EventKind;
use super::registry::Registry;
use super::table::{Record, Table};
use super::template::Section;
use super::text::Text;

/// How bad a finding is. Ordered, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The registry contradicts itself or points at nothing; views may be wrong.
    Error,
    /// A real doubt: sources disagree, or a date is known only as a long span.
    Warning,
    /// Something is missing that a reader may want.
    Info,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The record it is about (`home` and `default_scheme` stand for themselves).
    pub record: String,
    /// What it is.
    pub problem: Problem,
}

/// Which fact of a record is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// That something happened, and when.
    Event(EventKind),
    /// A name.
    Name(Text),
    /// From when on a name was in use.
    NameFrom(Text),
    /// Until when a name was in use.
    NameUntil(Text),
    /// A fact under a label of its own.
    Own(Text),
    /// Where it lies.
    Place,
    /// Which countries belong to which regions.
    Regions,
    /// When something happened.
    Date,
    /// What an activity or a policy says of itself.
    Whole,
    /// A figure's value in a period.
    Value(Span),
}

/// What can be wrong or doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Two records of one table share an id.
    DuplicateId,
    /// An id that no record of that table has.
    UnknownReference {
        /// The field.
        field: &'static str,
        /// The id it names.
        id: String,
    },
    /// A fact without a source.
    NoSource {
        /// The fact.
        fact: Subject,
    },
    /// A fact without any value.
    NoValue {
        /// The fact.
        fact: Subject,
    },
    /// An actor without a name, or a text without one of its languages.
    EmptyText {
        /// The field.
        field: &'static str,
    },
    /// The lens of a saved view asks for something that does not exist.
    BadLens {
        /// What is wrong with it, in both languages.
        why: Text,
    },
    /// Coordinates outside the globe.
    BadPlace,
    /// A country code that is not in use.
    UnknownCountry {
        /// The code.
        code: CountryCode,
    },
    /// Both ends of a tie are the same actor.
    SelfTie,
    /// An actor that lies in itself, directly or through others.
    LocatedInItself,
    /// A country that two regions of a scheme claim.
    CountryTwice {
        /// The country.
        code: CountryCode,
    },
    /// An event that lies certainly before the one that stands before it.
    OutOfOrder {
        /// The later one in the list.
        event: EventKind,
        /// Its date.
        date: PartialDate,
        /// The one before it.
        before: EventKind,
    },
    /// An event that cannot follow what came before (renewed after its end, resumed without a
    /// suspension, anything after a succession).
    Misplaced {
        /// The event.
        event: EventKind,
    },
    /// A term that ends before it was agreed.
    TermBeforeStart {
        /// The event that set it.
        event: EventKind,
    },
    /// Something happened to a tie whose term had run out by then: it may have been lengthened
    /// without a source that says so.
    AfterTerm {
        /// The event.
        event: EventKind,
        /// Its date.
        date: PartialDate,
        /// The end of the term.
        term: PartialDate,
    },
    /// A name whose use ends before it begins.
    NameBackwards,
    /// An activity that ends before it begins.
    EndsBeforeStart,
    /// A stop of a delegation on a day on which the delegation certainly is not under way.
    StopOutside {
        /// The partner.
        actor: ActorId,
        /// The day.
        date: PartialDate,
    },
    /// A stop that ends before it begins.
    StopBackwards {
        /// The partner.
        actor: ActorId,
    },
    /// A stop that lies certainly before the one that stands before it.
    StopsOutOfOrder {
        /// The partner of the later one in the list.
        actor: ActorId,
        /// Its date.
        date: PartialDate,
        /// The partner of the one before it.
        before: ActorId,
    },
    /// A section that stands twice in a template.
    SectionTwice {
        /// The section.
        section: Section,
    },
    /// A figure or a policy that is, by way of others, a part of itself.
    PartOfItself,
    /// Sources disagree.
    Contested {
        /// The fact.
        fact: Subject,
        /// What they say, the preferred first.
        values: Vec<Text>,
    },
    /// A date known only as a span longer than a year.
    VagueDate {
        /// The fact.
        fact: Subject,
        /// The span.
        date: PartialDate,
    },
    /// A delegation that goes to nobody and comes from nobody.
    NoStops,
    /// Nothing says when the tie began.
    NoStart,
    /// No coordinates.
    NoPlace,
    /// No kana reading, so the name sorts by its characters.
    NoReading,
    /// An actor in no region of a scheme, though it lies outside the home country.
    NoRegion {
        /// The scheme.
        scheme: String,
    },
}

impl Problem {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::DuplicateId
            | Self::UnknownReference { .. }
            | Self::NoSource { .. }
            | Self::NoValue { .. }
            | Self::EmptyText { .. }
            | Self::BadLens { .. }
            | Self::BadPlace
            | Self::UnknownCountry { .. }
            | Self::SelfTie
            | Self::LocatedInItself
            | Self::CountryTwice { .. }
            | Self::OutOfOrder { .. }
            | Self::Misplaced { .. }
            | Self::TermBeforeStart { .. }
            | Self::NameBackwards
            | Self::EndsBeforeStart
            | Self::StopOutside { .. }
            | Self::StopBackwards { .. }
            | Self::StopsOutOfOrder { .. }
            | Self::SectionTwice { .. }
            | Self::PartOfItself => Severity::Error,
            Self::AfterTerm { .. }
            | Self::Contested { .. }
            | Self::VagueDate { .. }
            | Self::NoStops
            | Self::NoStart => Severity::Warning,
            Self::NoPlace | Self::NoReading | Self::NoRegion { .. } => Severity::Info,
        }
    }
}

/// All findings, the worst first, then in the order of the file.
#[must_use]
pub fn check(registry: &Registry) -> Vec<Finding> {
    let mut checker = Checker {
        registry,
        findings: Vec::new(),
    };
    checker.ids();
    checker.top();
    for source in &registry.sources {
        checker.text(source.id(), "title", &source.title);
        checker.text(source.id(), "publisher", &source.publisher);
    }
    for kind in &registry.kinds {
        checker.text(kind.id(), "name", &kind.name);
    }
    for theme in &registry.themes {
        checker.text(theme.id(), "name", &theme.name);
    }
    for view in &registry.views {
        checker.text(view.id(), "name", &view.name);
    }
    checker.schemes();
    for actor in &registry.actors {
        checker.actor(actor);
    }
    for tie in &registry.ties {
        checker.tie(tie);
    }
    checker.doings();
    checker.delegations();
    let mut findings = checker.findings;
    findings.sort_by_key(|finding| finding.severity);
    findings
}

struct Checker<'r> {
    registry: &'r Registry,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn report(&mut self, record: &str, problem: Problem) {
        self.findings.push(Finding {
            severity: problem.severity(),
            record: record.to_owned(),
            problem,
        });
    }

    fn unknown(&mut self, record: &str, field: &'static str, id: &str) {
        let id = id.to_owned();
        self.report(record, Problem::UnknownReference { field, id });
    }

    fn ids(&mut self) {
        fn twice<T: Record>(table: &Table<T>) -> Vec<String> {
            let mut seen = BTreeSet::new();
            table
                .iter()
                .filter(|row| !seen.insert(row.id()))
                .map(|row| row.id().to_owned())
                .collect()
        }
        let registry = self.registry;
        let tables = [
            twice(&registry.sources),
            twice(&registry.kinds),
            twice(&registry.themes),
            twice(&registry.schemes),
            twice(&registry.actors),
            twice(&registry.ties),
            twice(&registry.activities),
            twice(&registry.milestones),
            twice(&registry.figures),
            twice(&registry.policies),
            twice(&registry.delegations),
            twice(&registry.templates),
            twice(&registry.views),
        ];
        for id in tables.into_iter().flatten() {
            self.report(&id, Problem::DuplicateId);
        }
    }

    fn top(&mut self) {
        let registry = self.registry;
        self.text("registry", "title", &registry.title);
        if let Some(home) = &registry.home
            && registry.actors.get(home.as_str()).is_none()
        {
            self.unknown("registry", "home", home.as_str());
        }
        if let Some(scheme) = &registry.default_scheme
            && registry.schemes.get(scheme.as_str()).is_none()
        {
            self.unknown("registry", "default_scheme", scheme.as_str());
        }
        for (actor, pin) in &registry.pins {
            if registry.actors.get(actor.as_str()).is_none() {
                self.unknown("registry", "pins", actor.as_str());
            }
            if !(pin.0.is_finite() && pin.1.is_finite()) {
                self.report(actor.as_str(), Problem::BadPlace);
            }
        }
    }

    fn facts(&mut self, id: &str, facts: &[Fact]) {
        for fact in facts {
            self.text(id, "facts", &fact.label);
            let subject = Subject::Own(fact.label.clone());
            self.claims(id, &subject, &fact.value, Clone::clone);
            for claim in fact.value.all() {
                self.text(id, "facts", &claim.value);
            }
        }
    }

    fn notes(&mut self, id: &str, notes: &[Note]) {
        for note in notes {
            if note.text.ja.trim().is_empty() && note.text.en.trim().is_empty() {
                self.report(id, Problem::EmptyText { field: "notes" });
            }
            self.citations(id, &note.sources);
        }
    }

    fn date(&mut self, id: &str, fact: &Subject, date: &Claims<PartialDate>) {
        self.claims(id, fact, date, |date| {
            let text = date.to_string();
            Text::new(text.clone(), text)
        });
        if let Some(&date) = date.preferred()
            && (date.latest() - date.earliest()).get_days() > 366
        {
            let fact = fact.clone();
            self.report(id, Problem::VagueDate { fact, date });
        }
    }

    fn claims<T>(
        &mut self,
        id: &str,
        fact: &Subject,
        claims: &Claims<T>,
        show: impl Fn(&T) -> Text,
    ) {
        if claims.all().is_empty() {
            let fact = fact.clone();
            self.report(id, Problem::NoValue { fact });
        }
        for claim in claims.all() {
            self.cited(id, fact, &claim.sources);
            if let Some(note) = &claim.note {
                self.text(id, "note", note);
            }
        }
        if claims.is_contested() {
            let problem = Problem::Contested {
                fact: fact.clone(),
                values: claims
                    .all()
                    .iter()
                    .map(|claim| show(&claim.value))
                    .collect(),
            };
            self.report(id, problem);
        }
    }

    fn cited(&mut self, id: &str, fact: &Subject, citations: &[Citation]) {
        if citations.is_empty() {
            let fact = fact.clone();
            self.report(id, Problem::NoSource { fact });
        }
        self.citations(id, citations);
    }

    fn citations(&mut self, id: &str, citations: &[Citation]) {
        let unknown: BTreeSet<&SourceId> = citations
            .iter()
            .map(|citation| &citation.source)
            .filter(|source| self.registry.sources.get(source.as_str()).is_none())
            .collect();
        for source in unknown {
            self.unknown(id, "sources", source.as_str());
        }
    }

    fn text(&mut self, id: &str, field: &'static str, text: &Text) {
        if text.ja.trim().is_empty() || text.en.trim().is_empty() {
            self.report(id, Problem::EmptyText { field });
        }
    }
}
