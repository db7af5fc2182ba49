//! Names of things that the code knows: sorts of actors, classes, states, events.

use super::message::text;
use crate::model::check::Subject;
use crate::model::{
    ActivityKind, ActorKind, Certainty, Citation, CountryCode, Direction, EventKind, FigureKind,
    Lang, PartRole, Place, PolicyKind, ProtocolMatter, RegionRef, Registry, Section, Stage, Status,
    Text, TieClass, Tone, ValueRole, Visibility,
};

/// The name of a sort of actors.
#[must_use]
pub fn actor_kind(lang: Lang, kind: ActorKind) -> String {
    text(
        lang,
        match kind {
            ActorKind::City => "actor-city",
            ActorKind::Ward => "actor-ward",
            ActorKind::Port => "actor-port",
            ActorKind::Country => "actor-country",
            ActorKind::OverseasOffice => "actor-overseas-office",
            ActorKind::InternationalOrganization => "actor-international-organization",
            ActorKind::Network => "actor-network",
            ActorKind::Institution => "actor-institution",
            ActorKind::Company => "actor-company",
            ActorKind::Programme => "actor-programme",
            ActorKind::EventSeries => "actor-event-series",
            ActorKind::Facility => "actor-facility",
            ActorKind::Representative => "actor-representative",
            ActorKind::Department => "actor-department",
            ActorKind::Committee => "actor-committee",
        },
    )
}

/// The name of a class of ties.
#[must_use]
pub fn class(lang: Lang, class: TieClass) -> String {
    text(
        lang,
        match class {
            TieClass::Sister => "class-sister",
            TieClass::Port => "class-port",
            TieClass::Partner => "class-partner",
            TieClass::Statement => "class-statement",
            TieClass::Memorandum => "class-memorandum",
            TieClass::Office => "class-office",
            TieClass::Hosting => "class-hosting",
            TieClass::Representation => "class-representation",
            TieClass::Membership => "class-membership",
            TieClass::Project => "class-project",
            TieClass::Support => "class-support",
            TieClass::Exchange => "class-exchange",
            TieClass::Award => "class-award",
            TieClass::Duty => "class-duty",
        },
    )
}

/// The name of a sort of activities.
#[must_use]
pub fn activity_kind(lang: Lang, of: ActivityKind) -> String {
    text(
        lang,
        match of {
            ActivityKind::Visit => "activity-visit",
            ActivityKind::Meeting => "activity-meeting",
            ActivityKind::Conference => "activity-conference",
            ActivityKind::Seminar => "activity-seminar",
            ActivityKind::Exhibition => "activity-exhibition",
            ActivityKind::Exchange => "activity-exchange",
            ActivityKind::Training => "activity-training",
            ActivityKind::Dispatch => "activity-dispatch",
            ActivityKind::Project => "activity-project",
            ActivityKind::Agreement => "activity-agreement",
            ActivityKind::Anniversary => "activity-anniversary",
            ActivityKind::Award => "activity-award",
            ActivityKind::Campaign => "activity-campaign",
        },
    )
}

/// The name of a part in an activity.
#[must_use]
pub fn part_role(lang: Lang, of: PartRole) -> String {
    text(
        lang,
        match of {
            PartRole::Host => "role-host",
            PartRole::CoHost => "role-co-host",
            PartRole::Supporter => "role-supporter",
            PartRole::Participant => "role-participant",
            PartRole::Speaker => "role-speaker",
            PartRole::Visitor => "role-visitor",
            PartRole::Place => "role-place",
            PartRole::Giver => "role-giver",
            PartRole::Receiver => "role-receiver",
            PartRole::Subject => "role-subject",
        },
    )
}

/// Whether an activity is known to have happened.
#[must_use]
pub fn stage(lang: Lang, of: Stage) -> String {
    text(
        lang,
        match of {
            Stage::Held => "stage-held",
            Stage::Planned => "stage-planned",
            Stage::Cancelled => "stage-cancelled",
        },
    )
}

/// The name of a sort of figures.
#[must_use]
pub fn figure_kind(lang: Lang, of: FigureKind) -> String {
    text(
        lang,
        match of {
            FigureKind::Budget => "figure-budget",
            FigureKind::Indicator => "figure-indicator",
            FigureKind::Participants => "figure-participants",
            FigureKind::Members => "figure-members",
            FigureKind::Projects => "figure-projects",
            FigureKind::Amount => "figure-amount",
        },
    )
}

/// Whether a figure was so or is to be so.
#[must_use]
pub fn value_role(lang: Lang, of: ValueRole) -> String {
    text(
        lang,
        match of {
            ValueRole::Actual => "value-actual",
            ValueRole::Baseline => "value-baseline",
            ValueRole::Target => "value-target",
            ValueRole::Planned => "value-planned",
            ValueRole::Estimate => "value-estimate",
        },
    )
}

/// The name of a sort of policies.
#[must_use]
pub fn policy_kind(lang: Lang, of: PolicyKind) -> String {
    text(
        lang,
        match of {
            PolicyKind::Goal => "policy-goal",
            PolicyKind::Aim => "policy-aim",
            PolicyKind::Priority => "policy-priority",
            PolicyKind::Viewpoint => "policy-viewpoint",
            PolicyKind::Regional => "policy-regional",
            PolicyKind::Organisation => "policy-organisation",
            PolicyKind::Duty => "policy-duty",
            PolicyKind::Programme => "policy-programme",
        },
    )
}

/// Who goes to whom.
#[must_use]
pub fn direction(lang: Lang, of: Direction) -> String {
    text(
        lang,
        match of {
            Direction::Incoming => "direction-incoming",
            Direction::Outgoing => "direction-outgoing",
        },
    )
}

/// The name of a matter of protocol.
#[must_use]
pub fn protocol_matter(lang: Lang, of: ProtocolMatter) -> String {
    text(
        lang,
        match of {
            ProtocolMatter::Address => "protocol-address",
            ProtocolMatter::Flags => "protocol-flags",
            ProtocolMatter::GiftGiven => "protocol-gift-given",
            ProtocolMatter::GiftReceived => "protocol-gift-received",
            ProtocolMatter::Seating => "protocol-seating",
            ProtocolMatter::Diet => "protocol-diet",
            ProtocolMatter::Interpreter => "protocol-interpreter",
            ProtocolMatter::Other => "protocol-other",
        },
    )
}

/// How the Japanese of a paper speaks.
#[must_use]
pub fn tone(lang: Lang, of: Tone) -> String {
    text(
        lang,
        match of {
            Tone::Polite => "template-tone-polite",
            Tone::Plain => "template-tone-plain",
        },
    )
}

/// The name of a section of a briefing.
#[must_use]
pub fn section(lang: Lang, of: Section) -> String {
    text(
        lang,
        match of {
            Section::Summary => "template-section-summary",
            Section::Itinerary => "template-section-itinerary",
            Section::Profile => "template-section-profile",
            Section::Ties => "template-section-ties",
            Section::History => "template-section-history",
            Section::Doings => "template-section-doings",
            Section::Offices => "template-section-offices",
            Section::Common => "template-section-common",
            Section::Figures => "template-section-figures",
            Section::Horizon => "template-section-horizon",
            Section::Policy => "template-section-policy",
            Section::Protocol => "template-section-protocol",
            Section::Doubts => "template-section-doubts",
        },
    )
}

/// The name of a state.
#[must_use]
pub fn status(lang: Lang, status: Status) -> String {
    text(
        lang,
        match status {
            Status::Planned => "status-planned",
            Status::NotYet => "status-not-yet",
            Status::InForce => "status-in-force",
            Status::Suspended => "status-suspended",
            Status::Ended => "status-ended",
        },
    )
}

/// Who may see something.
#[must_use]
pub fn visibility(lang: Lang, visibility: Visibility) -> String {
    text(
        lang,
        match visibility {
            Visibility::Public => "visibility-public",
            Visibility::Internal => "visibility-internal",
        },
    )
}

/// How sure it is that a tie is in force.
#[must_use]
pub fn certainty(lang: Lang, certainty: Certainty) -> String {
    text(
        lang,
        match certainty {
            Certainty::Certain => "certainty-certain",
            Certainty::Possible => "certainty-possible",
            Certainty::No => "certainty-no",
        },
    )
}

/// The name of an event.
#[must_use]
pub fn event(lang: Lang, kind: EventKind) -> String {
    text(lang, event_id(kind))
}

fn event_id(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Announced => "event-announced",
        EventKind::Signed => "event-signed",
        EventKind::Opened => "event-opened",
        EventKind::Renewed => "event-renewed",
        EventKind::Extended => "event-extended",
        EventKind::FieldsAdded => "event-fields-added",
        EventKind::Moved => "event-moved",
        EventKind::Suspended => "event-suspended",
        EventKind::Resumed => "event-resumed",
        EventKind::Expired => "event-expired",
        EventKind::Ended => "event-ended",
        EventKind::SucceededBy => "event-succeeded-by",
    }
}

/// The fact that a finding is about.
#[must_use]
pub fn subject(lang: Lang, subject: &Subject) -> String {
    let of_name = |id: &'static str, name: &Text| {
        super::Message::new(id)
            .with("name", name.get(lang))
            .text(lang)
    };
    match subject {
        Subject::Event(kind) => event(lang, *kind),
        Subject::Name(own) | Subject::Own(own) => own.get(lang).to_owned(),
        Subject::NameFrom(name) => of_name("fact-name-from", name),
        Subject::NameUntil(name) => of_name("fact-name-until", name),
        Subject::Place => text(lang, "fact-place"),
        Subject::Regions => text(lang, "fact-regions"),
        Subject::Date => text(lang, "fact-date"),
        Subject::Whole => text(lang, "fact-whole"),
        Subject::Value(period) => super::date::period(lang, *period),
    }
}

/// The name of a country; its code if it has none.
#[must_use]
pub fn country(lang: Lang, code: CountryCode) -> String {
    code.name()
        .map_or_else(|| code.to_string(), |name| name.get(lang).to_owned())
}

/// Coordinates as people write them, with the hemisphere: 北緯 35.4333 東経 139.65.
#[must_use]
pub fn place(lang: Lang, place: &Place) -> String {
    let part = |value: f64, positive: &'static str, negative: &'static str| {
        let id = if value < 0.0 { negative } else { positive };
        super::Message::new(id)
            .with("degrees", format!("{:.4}", value.abs()))
            .text(lang)
    };
    super::Message::new("place")
        .with("lat", part(place.lat, "latitude-north", "latitude-south"))
        .with("lon", part(place.lon, "longitude-east", "longitude-west"))
        .text(lang)
}

/// The name of a region; its reference if the registry does not have it.
#[must_use]
pub fn region(lang: Lang, registry: &Registry, at: &RegionRef) -> String {
    registry
        .schemes
        .get(at.scheme.as_str())
        .and_then(|scheme| scheme.region(at.region.as_str()))
        .map_or_else(|| at.to_string(), |region| region.name.get(lang).to_owned())
}

/// A citation with the title of its source: 「国際戦略原案」参考2.
#[must_use]
pub fn citation(lang: Lang, registry: &Registry, citation: &Citation) -> String {
    let title = registry
        .sources
        .get(citation.source.as_str())
        .map_or(citation.source.as_str(), |source| source.title.get(lang));
    super::Message::new("citation")
        .with("title", title)
        .with("section", citation.section.as_str())
        .text(lang)
}
