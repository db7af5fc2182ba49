//! Changes, undo and redo.

mod history;
mod walk;

use std::sync::Arc;

use kizuna::edit::{Change, Document, Put, RecordRef, ViewStep};
use kizuna::model::{
    Delegation, Direction, Name, Note, Pin, Place, SavedView, Section, Stop, Template, Text, Tone,
    Visibility,
};
use kizuna::store::to_ron;

use crate::support::{partial, world};

/// A document with three actors and a tie.
fn document() -> Document {
    Document::new(Arc::new(world(
        "kind pact sister
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c port DE 53,9 in=b note=calm
         tie t pact a b note=remark : signed 1965
         pin b 10 20",
    )))
}

fn bytes(document: &Document) -> String {
    to_ron(document.registry()).unwrap()
}

fn names(actor: &str, ja: &str, en: &str) -> Change {
    Change::SetNames {
        actor: actor.into(),
        names: vec![Name {
            ja: ja.to_owned(),
            en: en.to_owned(),
            sources: vec!["doc#2".parse().unwrap()],
            ..Name::default()
        }],
    }
}

fn notes(record: RecordRef, text: &str) -> Change {
    Change::SetNotes {
        record,
        notes: vec![Note {
            text: Text::new(text, text),
            sources: Vec::new(),
            visibility: Visibility::Internal,
        }],
    }
}

fn place(actor: &str, place: Option<(f64, f64)>) -> Change {
    Change::SetPlace {
        actor: actor.into(),
        place: place.map(|(lat, lon)| Place {
            lat,
            lon,
            sources: vec!["doc#2".parse().unwrap()],
        }),
    }
}

fn pin(actor: &str, pin: Option<(f64, f64)>) -> Change {
    Change::SetPin {
        actor: actor.into(),
        pin: pin.map(|(x, y)| Pin(x, y)),
    }
}

/// Saved views with these ids, each named after its id.
fn views(ids: &[&str], step: ViewStep) -> Change {
    Change::SetViews {
        views: ids
            .iter()
            .map(|id| SavedView {
                id: (*id).into(),
                name: Text::new(*id, *id),
                lens: format!("--search {id}"),
                visibility: Visibility::Public,
            })
            .collect(),
        step,
    }
}

/// A delegation to b.
fn delegation(id: &str, title: &str, put: Put) -> Change {
    let delegation = Delegation {
        id: id.into(),
        title: Text::new(title, title),
        direction: Direction::Outgoing,
        purpose: None,
        date: partial("2027-04"),
        until: None,
        stops: vec![Stop {
            actor: "b".into(),
            date: None,
            until: None,
            meets: Vec::new(),
            note: None,
        }],
        themes: Vec::new(),
        languages: Vec::new(),
        protocol: Vec::new(),
        questions: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
        visibility: Visibility::Internal,
    };
    Change::PutDelegation {
        delegation: Box::new(delegation),
        put,
    }
}

fn template(id: &str, name: &str, put: Put) -> Change {
    Change::PutTemplate {
        template: Template {
            id: id.into(),
            name: Text::new(name, name),
            tone: Tone::Plain,
            sections: vec![Section::Summary, Section::Protocol],
        },
        put,
    }
}
