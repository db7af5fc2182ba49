//! What a reader should doubt: sources that disagree, dates that nobody knows well, what nobody has
//! confirmed lately, what is missing; and what is still to be settled.

use std::collections::BTreeMap;

use super::heading;
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, of_claims, when};
use crate::brief::place::{Place, stands_back};
use crate::i18n::{self, Arg, Message};
use crate::model::{
    Activity, Citation, Claims, Date, FigureValue, PartialDate, Precision, Reading, Stage, Text,
    Tie,
};
use crate::records::last_known;

/// After so many years without a newer source a tie's state is called unconfirmed.
const STALE_YEARS: i16 = 3;

pub(super) fn doubts(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let mut items = contested(draft, place);
    items.extend(vague(draft, place));
    items.extend(stale(draft, place));
    items.extend(missing(draft, place));
    if items.is_empty() {
        let none = draft.remark(Message::new("brief-doubts-none"));
        return vec![Block::Paragraph(vec![none])];
    }
    vec![Block::List(items)]
}

/// What the office still has to settle for the visit.
pub(super) fn questions(draft: &mut Draft<'_>) -> Vec<Block> {
    let Some(delegation) = draft.delegation else {
        return Vec::new();
    };
    let mut items = Vec::new();
    for note in &delegation.questions {
        let message = Message::new("brief-title").with("title", &note.text);
        items.push(draft.fact(message, &note.sources));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![heading(draft, "brief-questions"), Block::List(items)]
}

/// How many facts about a partner its sources tell differently.
pub(super) fn contested_count(draft: &mut Draft<'_>, place: &Place<'_>) -> usize {
    contested(draft, place).len()
}

fn contested(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Said> {
    let day = draft.day;
    let mut items = Vec::new();
    let mut push = |draft: &mut Draft<'_>, about: Message, told: Option<Told<'_>>| {
        items.extend(told.map(|told| told.item(draft, about)));
    };
    for tie in &place.ties {
        let kind = draft.kind(tie);
        for event in tie.events.iter().filter(|event| begun(day, &event.date)) {
            let what = both(|lang| i18n::event(lang, event.kind));
            let about = Message::new("brief-doubt-of")
                .with("record", &kind)
                .with("fact", &what);
            push(draft, about, Told::dates(&event.date));
        }
        for fact in &tie.facts {
            let about = Message::new("brief-doubt-of")
                .with("record", &kind)
                .with("fact", &fact.label);
            push(draft, about, Told::texts(&fact.value));
        }
    }
    for actor in std::iter::once(place.actor).chain(place.within.iter().copied()) {
        let record = draft.name(&actor.id);
        for name in &actor.names {
            let named = both(|lang| name.get(lang).to_owned());
            for (id, date) in [
                ("brief-doubt-name-from", &name.from),
                ("brief-doubt-name-until", &name.until),
            ] {
                if let Some(date) = date {
                    let about = Message::new(id).with("name", &named);
                    push(draft, about, Told::dates(date));
                }
            }
        }
        for fact in &actor.facts {
            let about = Message::new("brief-doubt-of")
                .with("record", &record)
                .with("fact", &fact.label);
            push(draft, about, Told::texts(&fact.value));
        }
    }
    for activity in &place.activities {
        let about = Message::new("brief-doubt-date").with("record", &activity.title);
        push(draft, about, Told::dates(&activity.date));
    }
    for milestone in &place.milestones {
        let about = Message::new("brief-doubt-date").with("record", &milestone.title);
        push(draft, about, Told::dates(&milestone.date));
    }
    for figure in &place.figures {
        let told = |value: &&FigureValue| value.period.first.earliest() <= day;
        for value in figure.values.iter().filter(told) {
            let period = both(|lang| i18n::period(lang, value.period));
            let about = Message::new("brief-doubt-of")
                .with("record", &figure.title)
                .with("fact", &period);
            let told = Told::of(&value.value, |reading| match reading {
                Reading::Words(words) => words.clone(),
                Reading::Number(number) => Text::new(i18n::number(*number), i18n::number(*number)),
            });
            push(draft, about, told);
        }
    }
    items
}

/// Whether something had come by the day, as far as its date is known.
fn begun(day: Date, date: &Claims<PartialDate>) -> bool {
    date.preferred().is_none_or(|date| date.earliest() <= day)
}

/// What different sources say of one fact; two at least.
struct Told<'r> {
    values: Vec<Text>,
    sources: Vec<&'r Citation>,
}

impl<'r> Told<'r> {
    fn dates(claims: &'r Claims<PartialDate>) -> Option<Self> {
        Self::of(claims, |date| when(*date))
    }

    fn texts(claims: &'r Claims<Text>) -> Option<Self> {
        Self::of(claims, Clone::clone)
    }

    /// `None` where all sources say the same.
    fn of<T>(claims: &'r Claims<T>, text: impl Fn(&T) -> Text) -> Option<Self> {
        let mut values: Vec<Text> = Vec::new();
        for claim in claims.all() {
            let value = text(&claim.value);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        (values.len() > 1).then(|| Self {
            values,
            sources: of_claims(claims).collect(),
        })
    }

    fn item(self, draft: &mut Draft<'_>, about: Message) -> Said {
        let mut values = self.values.iter();
        let first = values.next().map_or_else(|| Arg::from(""), Arg::from);
        let others: Vec<Arg> = values.map(Arg::from).collect();
        let message = Message::new("brief-doubt-contested")
            .with("about", about)
            .with("first", first)
            .with("others", Arg::List(others));
        draft.fact(message, self.sources)
    }
}

/// Beginnings that are known only as a span of more than a year.
fn vague(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Said> {
    let day = draft.day;
    let mut items = Vec::new();
    for tie in &place.ties {
        if stands_back(draft, tie) {
            continue;
        }
        for event in tie.events.iter().filter(|event| begun(day, &event.date)) {
            let Some(date) = event.date.preferred() else {
                continue;
            };
            if date.precision() != Precision::Between {
                continue;
            }
            let what = both(|lang| i18n::event(lang, event.kind));
            let message = Message::new("brief-doubt-vague")
                .with("record", &draft.kind(tie))
                .with("fact", &what)
                .with("date", &when(*date));
            items.push(draft.fact(message, of_claims(&event.date)));
        }
    }
    items
}

/// Whether the latest source of a tie is so old that its state is called unconfirmed.
pub(super) fn is_stale(draft: &Draft<'_>, known: PartialDate) -> bool {
    known.latest().year() + STALE_YEARS <= draft.day.year()
}

/// Ties that count as in force although no source of the last years speaks of them, by the latest that
/// does.
fn stale(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Said> {
    let mut groups: BTreeMap<(Date, PartialDate), Vec<&Tie>> = BTreeMap::new();
    for tie in place.standing(draft) {
        if stands_back(draft, tie) {
            continue;
        }
        if let Some(known) = last_known(draft.registry, tie)
            && is_stale(draft, known)
        {
            groups.entry((known.latest(), known)).or_default().push(tie);
        }
    }
    let mut items = Vec::new();
    for ((_, known), ties) in groups {
        let mut kinds: Vec<Text> = Vec::new();
        for tie in &ties {
            let kind = draft.kind(tie);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let kinds: Vec<Arg> = kinds.iter().map(Arg::from).collect();
        let message = Message::new("brief-doubt-stale")
            .with("kinds", Arg::List(kinds))
            .with("date", &when(known));
        let sources: Vec<&Citation> = ties
            .iter()
            .flat_map(|tie| &tie.events)
            .flat_map(|event| of_claims(&event.date))
            .collect();
        items.push(draft.fact(message, sources));
    }
    items
}

/// What is not recorded although a reader would look for it.
fn missing(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Said> {
    let mut items = Vec::new();
    if place.actor.place.is_none() && place.actor.kind.is_place() {
        items.push(draft.remark(Message::new("brief-doubt-no-place")));
    }
    for tie in place.standing(draft) {
        if tie.life().start().is_none() {
            let message = Message::new("brief-doubt-no-start").with("record", &draft.kind(tie));
            items.push(draft.remark(message));
        }
    }
    let held = |row: &&&Activity| row.stage == Stage::Held;
    if let Some(last) = place.activities.iter().rfind(held)
        && let Some(date) = last.date.preferred()
        && date.latest().year() + STALE_YEARS <= draft.day.year()
    {
        let message = Message::new("brief-doubt-no-doings-since").with("date", &when(*date));
        items.push(draft.fact(message, of_claims(&last.date)));
    }
    items
}
