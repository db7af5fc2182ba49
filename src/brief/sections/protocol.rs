//! What protocol has to know: of this visit, and of earlier ones.

use super::{heading, pairs};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, span};
use crate::brief::place::Place;
use crate::i18n::Message;
use crate::model::{Delegation, ProtocolMatter, ProtocolNote};

pub(super) fn protocol(draft: &mut Draft<'_>, places: &[Place<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(delegation) = draft.delegation {
        blocks = notes(draft, delegation, |_| true);
        if blocks.is_empty() {
            let none = draft.remark(Message::new("brief-protocol-none"));
            blocks.push(Block::Paragraph(vec![none]));
        }
    }
    let earlier = |row: &&Delegation| {
        row.last().latest() < draft.day
            && draft.delegation.is_none_or(|this| this.id != row.id)
            && row
                .stops
                .iter()
                .any(|stop| places.iter().any(|place| place.has(&stop.actor)))
    };
    let mut earlier: Vec<&Delegation> = draft.registry.delegations.iter().filter(earlier).collect();
    earlier.sort_by_key(|row| std::cmp::Reverse((row.date.earliest(), row.id.clone())));
    let mut rows = Vec::new();
    for delegation in &earlier {
        rows.push(visit(draft, delegation));
        for note in &delegation.protocol {
            if matches!(
                note.about,
                ProtocolMatter::GiftGiven | ProtocolMatter::GiftReceived
            ) {
                rows.push(matter(draft, note));
            }
        }
    }
    if !rows.is_empty() {
        blocks.push(heading(draft, "brief-earlier"));
        blocks.extend(pairs(draft, "brief-earlier", rows));
    }
    blocks
}

fn visit(draft: &mut Draft<'_>, delegation: &Delegation) -> [Said; 2] {
    let date = draft.fact(span(delegation.date, delegation.until), &delegation.sources);
    let title = Message::new("brief-title").with("title", &delegation.title);
    [date, draft.fact(title, &delegation.sources)]
}

fn notes(
    draft: &mut Draft<'_>,
    delegation: &Delegation,
    fits: impl Fn(&ProtocolNote) -> bool,
) -> Vec<Block> {
    let mut rows = Vec::new();
    for about in ProtocolMatter::ALL {
        for note in delegation
            .protocol
            .iter()
            .filter(|note| note.about == *about)
        {
            if fits(note) {
                rows.push(matter(draft, note));
            }
        }
    }
    pairs(draft, "brief-protocol", rows)
}

fn matter(draft: &mut Draft<'_>, note: &ProtocolNote) -> [Said; 2] {
    let head = draft.remark(Message::new(match note.about {
        ProtocolMatter::Address => "protocol-address",
        ProtocolMatter::Flags => "protocol-flags",
        ProtocolMatter::GiftGiven => "protocol-gift-given",
        ProtocolMatter::GiftReceived => "protocol-gift-received",
        ProtocolMatter::Seating => "protocol-seating",
        ProtocolMatter::Diet => "protocol-diet",
        ProtocolMatter::Interpreter => "protocol-interpreter",
        ProtocolMatter::Other => "protocol-other",
    }));
    let text = Message::new("brief-title").with("title", &note.text);
    [head, draft.fact(text, &note.sources)]
}
