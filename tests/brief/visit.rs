//! Briefings for a delegation: several stops, protocol, what is still open.

use std::sync::Arc;

use kizuna::brief::{Block, Briefing, Request, Rests, briefing, html, markdown};
use kizuna::lens::Index;
use kizuna::model::{
    Date, Delegation, Direction, Lang, Note, PartialDate, ProtocolMatter, ProtocolNote, Registry,
    Section, Stop, Table, Text, Visibility,
};
use kizuna::store;

use super::fixture::NASTY;
use super::yokohama::request;

fn text(word: &str) -> Text {
    Text::new(format!("{word}（日）"), format!("{word} (en)"))
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn stop(actor: &str, day: Option<&str>) -> Stop {
    Stop {
        actor: actor.into(),
        date: day.map(date),
        until: None,
        meets: vec![text("post-met")],
        note: Some(text("stop-note")),
    }
}

fn protocol(about: ProtocolMatter, word: &str) -> ProtocolNote {
    ProtocolNote {
        about,
        text: text(word),
        sources: Vec::new(),
        visibility: Visibility::Public,
    }
}

fn delegation(id: &str, day: &str, stops: Vec<Stop>) -> Delegation {
    Delegation {
        id: id.into(),
        title: text(id),
        direction: Direction::Outgoing,
        purpose: Some(text("purpose")),
        date: date(day),
        until: None,
        stops,
        themes: Vec::new(),
        languages: vec![text("language")],
        protocol: Vec::new(),
        questions: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
        visibility: Visibility::Public,
    }
}

fn index(delegations: Vec<Delegation>) -> Index {
    Index::new(Arc::new(Registry {
        delegations: Table::new(delegations),
        ..(*store::builtin().unwrap()).clone()
    }))
}

fn asked(id: &str) -> Request {
    Request {
        delegation: Some(id.into()),
        ..request(&[], "outgoing", &[Lang::Ja])
    }
}

fn journey() -> Vec<Delegation> {
    let mut trip = delegation(
        "trip",
        "2027-05-10",
        vec![
            stop("frankfurt", Some("2027-05-10")),
            stop("constanta", None),
            stop("odesa", Some("2027-05-14")),
        ],
    );
    trip.until = Some(date("2027-05-16"));
    trip.protocol = vec![
        protocol(ProtocolMatter::Seating, "seating-note"),
        protocol(ProtocolMatter::Address, "address-note"),
    ];
    trip.questions = vec![Note {
        text: text("open-question"),
        ..Note::default()
    }];
    let mut before = delegation("before", "2019-03", vec![stop("frankfurt", None)]);
    before.protocol = vec![
        protocol(ProtocolMatter::GiftGiven, "gift-then"),
        protocol(ProtocolMatter::Diet, "diet-then"),
    ];
    let elsewhere = delegation("elsewhere", "2019-04", vec![stop("mumbai", None)]);
    vec![trip, before, elsewhere]
}

fn titles(paper: &Briefing) -> Vec<String> {
    let titles = paper.chapters.iter().map(|chapter| chapter.title.clone());
    titles
        .map(|title| title.map_or_else(String::new, |title| title.first().to_owned()))
        .collect()
}

#[test]
fn several_stops_make_one_paper_with_a_page_each_and_shared_parts_once() {
    let paper = briefing(&index(journey()), &asked("trip")).unwrap();
    assert_eq!(
        titles(&paper),
        ["全体", "フランクフルト", "コンスタンツァ", "オデーサ"].map(str::to_owned)
    );
    let begins: Vec<bool> = paper
        .chapters
        .iter()
        .map(|chapter| chapter.new_page)
        .collect();
    assert_eq!(begins, [false, true, true, true]);
    for shared in [
        Section::Itinerary,
        Section::Offices,
        Section::Policy,
        Section::Protocol,
    ] {
        let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
        let count = parts.filter(|part| part.section == shared).count();
        assert_eq!(count, 1, "{shared:?}");
    }
    // The day of the paper is the first day of the visit.
    assert_eq!(
        paper.day,
        Some(PartialDate::day(Date::constant(2027, 5, 10)))
    );
    assert_eq!(paper.title.first(), "trip（日） 説明資料");
    assert_eq!(
        paper.subtitle.first(),
        "令和9年（2027年）5月10日から5月16日まで（訪問）"
    );
}

#[test]
fn the_itinerary_says_who_is_met_where_and_when() {
    let paper = briefing(&index(journey()), &asked("trip")).unwrap();
    let part = &paper.chapters[0].sections[0];
    assert_eq!(part.section, Section::Itinerary);
    let Some(Block::Table(table)) = part.blocks.last() else {
        panic!("{part:?}");
    };
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.words.first()).collect())
        .collect();
    assert_eq!(
        rows[0],
        [
            "令和9年（2027年）5月10日",
            "フランクフルト",
            "post-met（日）",
            "stop-note（日）"
        ]
    );
    assert_eq!(rows[1][0], "未定");
    // What the office itself entered names no document.
    assert!(table.rows[0].iter().any(|cell| cell.rests == Rests::Office));
}

#[test]
fn protocol_stands_in_the_order_of_its_matters_and_tells_of_earlier_gifts() {
    let paper = markdown(&briefing(&index(journey()), &asked("trip")).unwrap());
    let at = |word: &str| {
        paper
            .find(word)
            .unwrap_or_else(|| panic!("{word}: {paper}"))
    };
    assert!(at("address-note") < at("seating-note"));
    assert!(at("seating-note") < at("これまでの訪問・受入"));
    assert!(at("これまでの訪問・受入") < at("gift-then"));
    assert!(paper.contains("open-question"));
    // Neither what only concerned that visit, nor visits of others.
    assert!(!paper.contains("diet-then"));
    assert!(!paper.contains("elsewhere"));
}

#[test]
fn a_delegation_without_protocol_says_so() {
    let index = index(vec![delegation(
        "bare",
        "2027-01",
        vec![stop("cebu", None)],
    )]);
    let mut request = asked("bare");
    request.template.sections = vec![Section::Protocol];
    let paper = briefing(&index, &request).unwrap();
    let [part] = paper.chapters[0].sections.as_slice() else {
        panic!("{:?}", paper.chapters);
    };
    let [Block::Paragraph(items)] = part.blocks.as_slice() else {
        panic!("{part:?}");
    };
    assert_eq!(items[0].words.first(), "儀礼に関する記録はない。");
}

#[test]
fn a_delegation_without_stops_says_what_is_missing() {
    let index = index(vec![delegation("empty", "2027", Vec::new())]);
    let error = briefing(&index, &asked("empty")).unwrap_err();
    assert!(error.trouble().text(Lang::Ja).contains("訪問先"));
    // With somebody named beside it, it can be made.
    let named = Request {
        actors: vec!["cebu".into()],
        ..asked("empty")
    };
    assert!(briefing(&index, &named).is_ok());
}

#[test]
fn what_people_type_appears_as_it_is() {
    let mut trip = delegation("trip", "2027-05", vec![stop("cebu", None)]);
    trip.title = Text::new(NASTY, NASTY);
    trip.purpose = Some(Text::new("あ".repeat(2000), "a".repeat(2000)));
    trip.protocol = vec![ProtocolNote {
        about: ProtocolMatter::Other,
        text: Text::new(NASTY, NASTY),
        sources: Vec::new(),
        visibility: Visibility::Public,
    }];
    let paper = briefing(&index(vec![trip]), &asked("trip")).unwrap();
    let said: Vec<&str> = paper.said().map(|said| said.words.first()).collect();
    assert!(said.contains(&NASTY));
    assert!(paper.title.first().contains(NASTY));
    let page = html(&paper);
    assert!(!page.contains("<b>太</b>"));
    assert!(page.contains("&lt;b&gt;太&lt;/b&gt;"));
    #[cfg(feature = "typeset")]
    assert!(kizuna::brief::pdf(&paper).unwrap().starts_with(b"%PDF"));
}
