//! What is told of a record that only one registry has.

use super::delta::{Detail, How, Of, Part, RecordRef, RecordSort, Value};
use super::details::{Details, stated};
use super::ties::whole_event;
use crate::model::{Claims, PartialDate, Registry};

/// What happened to a record, or when it happened, as facts that only the registry has which is asked:
/// the later one, or else the earlier. Nothing of records without dates.
#[must_use]
pub fn story(registry: &Registry, record: &RecordRef, is_later: bool) -> Vec<Detail> {
    let mut details = Details::default();
    let id = record.id.as_str();
    let dated = |part: Part, date: &Claims<PartialDate>, details: &mut Details| {
        let dates = stated(Some(date), |date| Value::Date(*date));
        let sides = match is_later {
            true => (Vec::new(), dates),
            false => (dates, Vec::new()),
        };
        details.push(How::Added, (Of::Record, part), sides);
    };
    match record.sort {
        RecordSort::Tie => {
            let events = registry.ties.get(id).map(|tie| tie.events.as_slice());
            for event in events.unwrap_or_default() {
                whole_event(event, How::Added, is_later, &mut details);
            }
        }
        RecordSort::Activity => {
            if let Some(activity) = registry.activities.get(id) {
                dated(Part::Date, &activity.date, &mut details);
                if let Some(until) = &activity.until {
                    dated(Part::Until, until, &mut details);
                }
            }
        }
        RecordSort::Milestone => {
            if let Some(milestone) = registry.milestones.get(id) {
                dated(Part::Date, &milestone.date, &mut details);
            }
        }
        RecordSort::Delegation => {
            if let Some(delegation) = registry.delegations.get(id) {
                let only = |date: Option<PartialDate>| match is_later {
                    true => (None, date),
                    false => (date, None),
                };
                details.date((Of::Record, Part::Date), only(Some(delegation.date)));
                details.date((Of::Record, Part::Until), only(delegation.until));
            }
        }
        _ => {}
    }
    details.0.into_iter().map(|(_, detail)| detail).collect()
}
