//! Briefings on Yokohama's partners: what they say, against texts read and corrected by hand, and what
//! everything they say rests on. `KIZUNA_BLESS=1` writes the texts anew; read every word before you
//! commit them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use kizuna::brief::{
    Block, Briefing, Request, Rests, Said, briefing, built_in_templates, markdown,
};
use kizuna::i18n::Message;
use kizuna::lens::Index;
use kizuna::model::{ActorId, Date, Lang, Section};
use kizuna::store;

use crate::support::first_difference;

pub(super) static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(Arc::clone(&store::builtin().unwrap())));

/// A sister city, a partner city with an office and parallel ties, a city with a memorandum, an
/// organisation, and one whose sources disagree.
pub(super) const FIVE: [(&str, &str); 5] = [
    ("shanghai", "courtesy"),
    ("frankfurt", "business"),
    ("cebu", "outgoing"),
    ("itto", "courtesy"),
    ("citynet", "anniversary"),
];

pub(super) fn request(ids: &[&str], template: &str, langs: &[Lang]) -> Request {
    let templates = built_in_templates();
    let template = templates
        .into_iter()
        .find(|row| row.id.as_str() == template);
    Request {
        actors: ids.iter().map(|id| (*id).into()).collect(),
        delegation: None,
        template: template.unwrap(),
        day: None,
        today: Date::constant(2026, 11, 22),
        langs: langs.to_vec(),
        marked: false,
    }
}

pub(super) fn paper(id: &str, template: &str, langs: &[Lang]) -> Briefing {
    briefing(&INDEX, &request(&[id], template, langs)).unwrap()
}

#[test]
fn five_papers_say_what_was_read_by_hand_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/brief/golden");
    let bless = std::env::var_os("KIZUNA_BLESS").is_some();
    let mut differences = Vec::new();
    for (id, template) in FIVE {
        for lang in Lang::ALL {
            let text = markdown(&paper(id, template, &[lang]));
            let path = folder.join(format!("{id}.{}.md", lang.tag()));
            if bless {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &text).unwrap();
                continue;
            }
            let stored = fs::read_to_string(&path).unwrap();
            if let Some(difference) = first_difference(&stored, &text) {
                differences.push(format!("{}: {difference}", path.display()));
            }
        }
    }
    assert_eq!(differences, Vec::<String>::new());
}

/// Sentences that may stand without a source: they state no fact of the registry, or count what stands
/// elsewhere in the paper with its sources.
const BARE: [&str; 8] = [
    "brief-ties-none",
    "brief-doings-none",
    "brief-horizon-none",
    "brief-protocol-none",
    "brief-doubts-none",
    "brief-doubt-count",
    "brief-doubt-no-place",
    "brief-doubt-no-start",
];

/// Whether a text is one of the bare sentences, whatever is put into it.
fn is_bare(text: &str) -> bool {
    BARE.iter().any(|id| {
        let mark = "\u{1}";
        let mut message = Message::new(id).with("tone", "polite");
        for name in ["day", "name", "until", "count", "record"] {
            message = message.with(name, mark);
        }
        let pattern = message.text(Lang::Ja);
        let mut rest = text;
        pattern.split(mark).all(|piece| match rest.find(piece) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
    })
}

#[test]
fn every_sentence_that_states_a_fact_names_its_source_for_every_actor() {
    let registry = store::builtin().unwrap();
    let mut seen = 0;
    for actor in &registry.actors {
        let paper = paper(actor.id.as_str(), "courtesy", &[Lang::Ja]);
        let mut used = BTreeSet::new();
        for said in paper.said() {
            for number in said.numbers() {
                assert!((1..=paper.sources.len()).contains(number), "{}", actor.id);
                used.insert(*number);
            }
            let empty = said.rests == Rests::Sources(Vec::new());
            assert!(!empty, "{}: {:?}", actor.id, said.words);
        }
        assert_eq!(
            used.len(),
            paper.sources.len(),
            "{}: a source that nothing rests on",
            actor.id
        );
        let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
        for block in parts.flat_map(|part| &part.blocks) {
            match block {
                Block::Paragraph(items) | Block::List(items) => {
                    for item in items {
                        seen += 1;
                        let bare = item.rests == Rests::Nothing;
                        assert!(
                            !bare || is_bare(item.words.first()),
                            "{}: {:?}",
                            actor.id,
                            item.words
                        );
                    }
                }
                Block::Table(table) => {
                    for row in &table.rows {
                        assert_eq!(row.len(), table.columns.len(), "{}", actor.id);
                        seen += 1;
                        let cited = |cell: &Said| !cell.numbers().is_empty();
                        // What the office remarks of its own has no source.
                        let own = |cell: &Said| cell.rests == Rests::Office;
                        let told = row.iter().any(|cell| cited(cell) || own(cell));
                        assert!(told, "{}: {row:?}", actor.id);
                    }
                }
                Block::Heading(_) | Block::Picture(_) => {}
            }
        }
    }
    assert!(seen > 5000, "{seen}");
}

#[test]
fn what_the_registry_does_not_know_is_said_in_one_line_or_falls_away() {
    let mut empty = 0;
    for actor in &store::builtin().unwrap().actors {
        let paper = paper(actor.id.as_str(), "business", &[Lang::En]);
        for part in paper.chapters.iter().flat_map(|chapter| &chapter.sections) {
            assert!(!part.blocks.is_empty(), "{}: {:?}", actor.id, part.section);
            if let [Block::Paragraph(items)] = part.blocks.as_slice()
                && items.iter().all(|item| item.rests == Rests::Nothing)
            {
                assert_eq!(items.len(), 1, "{}: {:?}", actor.id, part.section);
                empty += 1;
            }
        }
    }
    assert!(empty > 100, "{empty}");
}

#[test]
fn a_template_says_which_sections_come_in_which_order() {
    let mut request = request(&["frankfurt"], "courtesy", &[Lang::En]);
    request.template.sections = vec![Section::Doubts, Section::Ties, Section::Summary];
    let paper = briefing(&INDEX, &request).unwrap();
    let order: Vec<Section> = paper.chapters[0]
        .sections
        .iter()
        .map(|part| part.section)
        .collect();
    assert_eq!(order, request.template.sections);
}

#[test]
fn the_summary_has_five_lines_at_the_most() {
    let mut longest = 0;
    for actor in &store::builtin().unwrap().actors {
        let mut request = request(&[actor.id.as_str()], "courtesy", &[Lang::Ja]);
        request.template.sections = vec![Section::Summary];
        let paper = briefing(&INDEX, &request).unwrap();
        let [Block::List(lines)] = paper.chapters[0].sections[0].blocks.as_slice() else {
            panic!("{}", actor.id);
        };
        assert!((2..=5).contains(&lines.len()), "{}", actor.id);
        longest = longest.max(lines.len());
    }
    assert_eq!(longest, 5);
}

#[test]
fn the_day_decides_what_is_told() {
    let mut request = request(&["shanghai"], "courtesy", &[Lang::En]);
    request.day = Some(Date::constant(1980, 1, 1));
    request.template.sections = vec![
        Section::Summary,
        Section::History,
        Section::Doings,
        Section::Offices,
        Section::Common,
    ];
    let early = markdown(&briefing(&INDEX, &request).unwrap());
    // The office opened in 1987, the port tie was signed in 1983, masks came in 2020.
    assert!(early.contains("1973"));
    let body = early.split("## Sources").next().unwrap();
    for later in ["1987", "since 1983", "asks", "Shanghai Office"] {
        assert!(!body.contains(later), "{later}: {body}");
    }
}

#[test]
fn the_tone_of_the_template_is_kept_throughout() {
    for (template, has, lacks) in [
        ("courtesy", "です。", "である。"),
        ("business", "である。", "です。"),
    ] {
        let paper = paper("frankfurt", template, &[Lang::Ja]);
        let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
        let sentences: Vec<&str> = parts
            .filter(|part| part.section == Section::Summary)
            .flat_map(|part| &part.blocks)
            .filter_map(|block| match block {
                Block::List(items) => Some(items),
                _ => None,
            })
            .flatten()
            .map(|item| item.words.first())
            .collect();
        assert!(
            sentences.iter().any(|text| text.ends_with(has)),
            "{sentences:?}"
        );
        assert!(
            !sentences.iter().any(|text| text.ends_with(lacks)),
            "{sentences:?}"
        );
    }
}

#[test]
fn nobody_and_strangers_are_told_of_in_words() {
    let mut nobody = request(&[], "courtesy", &[Lang::Ja]);
    let error = briefing(&INDEX, &nobody).unwrap_err();
    assert!(error.trouble().text(Lang::En).contains("Nobody"));
    nobody.actors = vec![ActorId::from("atlantis")];
    let error = briefing(&INDEX, &nobody).unwrap_err();
    assert!(error.trouble().text(Lang::Ja).contains("atlantis"));
    nobody.delegation = Some("nowhere".into());
    let error = briefing(&INDEX, &nobody).unwrap_err();
    assert!(error.trouble().text(Lang::Ja).contains("nowhere"));
}

#[test]
fn three_sources_and_more_in_a_row_are_marked_by_the_first_and_the_last() {
    let marks = |numbers: &[usize]| {
        let rests = Rests::Sources(numbers.to_vec());
        let said = Said {
            rests,
            ..Said::default()
        };
        said.marks()
    };
    assert_eq!(marks(&[1]), [(1, 1)]);
    assert_eq!(marks(&[1, 2]), [(1, 1), (2, 2)]);
    assert_eq!(marks(&[1, 2, 3, 5, 7, 8]), [(1, 3), (5, 5), (7, 7), (8, 8)]);
    assert_eq!(marks(&[2, 3, 4, 5]), [(2, 5)]);
    assert_eq!(Said::default().marks(), []);
}

#[test]
fn no_number_is_typed_into_a_template() {
    for lang in Lang::ALL {
        let path = format!("assets/messages/{}/brief.ftl", lang.tag());
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let typed: Vec<&str> = text
            .lines()
            .filter(|line| line.chars().any(|c| c.is_ascii_digit()))
            .collect();
        assert_eq!(typed, Vec::<&str>::new());
    }
}

#[test]
fn both_languages_say_the_same_beside_each_other() {
    let both = paper("citynet", "courtesy", &Lang::ALL);
    let ja = paper("citynet", "courtesy", &[Lang::Ja]);
    let en = paper("citynet", "courtesy", &[Lang::En]);
    let words = |paper: &Briefing, at: usize| -> Vec<String> {
        paper.said().map(|said| said.words.0[at].clone()).collect()
    };
    assert_eq!(words(&both, 0), words(&ja, 0));
    // A reading is only of use to who reads Japanese.
    let english: Vec<String> = words(&en, 0);
    let beside = words(&both, 1);
    assert!(english.iter().all(|text| beside.contains(text)));
}
