//! What is found, in which order, and what is told of it.

use std::sync::LazyLock;

use kizuna::model::Text;
use kizuna::search::{Catalogue, Group, Keys, Part, Query, fold};
use proptest::prelude::*;

use super::golden::named;
use crate::support::{cases, each, must, rows, same, slips, whole, world};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(whole()));

fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

#[test]
fn the_best_group_comes_first_and_better_fits_before_others() {
    let catalogue = catalogue();
    for (typed, group) in [
        ("上海", Group::Actors),
        ("防災", Group::Subjects),
        ("ウクライナ", Group::Actors),
        ("中南米", Group::Places),
        ("geonames", Group::Sources),
        ("横浜開港", Group::Doings),
    ] {
        let found = catalogue.find(&Query::new(typed), 200);
        let first = found.groups.first().map(|(group, _, _)| *group);
        assert_eq!(first, Some(group), "{typed}");
        for (_, hits, total) in &found.groups {
            assert_eq!(hits.len(), *total);
            assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }
}

#[test]
fn a_group_is_cut_after_its_best_and_tells_how_many_there_are() {
    let catalogue = catalogue();
    let query = Query::new("横浜");
    let (whole, cut) = (catalogue.find(&query, 200), catalogue.find(&query, 4));
    for ((group, hits, total), (_, first, same_total)) in whole.groups.iter().zip(&cut.groups) {
        assert_eq!(total, same_total);
        assert_eq!(first.as_slice(), &hits[..hits.len().min(4)], "{group:?}");
    }
    assert!(whole.of(Group::Actors).len() > 20);
}

#[test]
fn slips_are_forgiven_only_where_few_fit() {
    let catalogue = catalogue();
    let exact = catalogue.find(&Query::new("yokohama"), 200);
    assert!(
        exact
            .groups
            .iter()
            .all(|(_, hits, _)| hits.iter().all(|hit| !hit.near))
    );
    assert!(!exact.is_near());
    let near = catalogue.find(&Query::new("barselona"), 200);
    assert!(near.is_near());
}

#[test]
fn slips_stand_behind_whatever_they_score() {
    let catalogue = catalogue();
    // A slip in a name scores more than two exact words of a remark.
    for typed in ["dive international", "philippines fair"] {
        let found = catalogue.find(&Query::new(typed), 200);
        for (group, hits, _) in &found.groups {
            let order: Vec<bool> = hits.iter().map(|hit| hit.near).collect();
            assert!(order.is_sorted(), "{typed}: {group:?} {order:?}");
        }
        let firsts = found.groups.iter().map(|(_, hits, _)| hits[0].near);
        let firsts: Vec<bool> = firsts.collect();
        assert!(firsts.is_sorted(), "{typed}: {firsts:?}");
        let all = || found.groups.iter().flat_map(|(_, hits, _)| hits);
        let (near, exact) = (
            all().filter(|hit| hit.near).map(|hit| hit.score).max(),
            all().filter(|hit| !hit.near).map(|hit| hit.score).min(),
        );
        assert!(exact.is_some() && near > exact, "{near:?} {exact:?}");
        // What is cut off is the slips.
        let few = catalogue.find(&Query::new(typed), 1);
        let cut = few.groups.iter().map(|(_, hits, _)| hits[0].near);
        assert_eq!(cut.collect::<Vec<_>>(), firsts, "{typed}");
    }
}

/// A name | what is found in it, though a space lies between | what stands there by chance.
const GAPS: &str = "
    Tel Aviv-Yafo | telaviv tela avivya | elav
    Đà Nẵng City | danang dana dan | anan ngci
    Visit to the ITTO | visitto itto | tothx
    Visit to Yokohama | visitto visi toyo | itto tto
    みなと it to | とit | x
    to Lyon to Nice | toly lyon toni | oni onto
";

#[test]
fn short_words_do_not_begin_within_one_word_and_go_on_in_the_next() {
    each(rows(GAPS), 6, |row| {
        let keys = Keys::of_texts(&[&Text::new(row[0], "")]);
        for (typed, fits) in [(row[1], true), (row[2], false)] {
            for typed in typed.split(' ') {
                let found = Query::new(typed).fit(0, &keys).is_some();
                must(found == fits, || format!("{typed}: {found}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn no_short_word_is_put_together_in_a_remark() {
    let mut in_remarks = 0;
    for typed in ["itto", "into", "them", "hein"] {
        let found = catalogue().find(&Query::new(typed), 200);
        assert!(!found.is_empty(), "{typed}");
        let hits = found.groups.iter().flat_map(|(_, hits, _)| hits);
        for hit in hits.filter(|hit| !hit.near && hit.matched.part == Part::Remark) {
            let text = hit.matched.text.to_lowercase();
            assert!(text.contains(typed), "{typed}: {text}");
            in_remarks += 1;
        }
    }
    assert!(in_remarks > 0);
}

/// What is typed | the first actor | the text it was found by | what that is.
const BY: &str = "
    オデッサ | actor:odesa | オデッサ | name
    がいむ | actor:mofa | がいむしょう | reading
    syanhai | actor:shanghai | しゃんはい | reading
    基幹航路 | actor:port_of_yokohama | 代表を置くほか、海外の船会社や日系の荷主企業を訪ねて横浜港を売り込む。目的は基幹航路の維持・拡大とアジアの貨物集荷。 | remark
    daikanminkoku | actor:busan | だいかんみんこく | about
";

#[test]
fn a_hit_tells_by_which_text() {
    let catalogue = catalogue();
    each(rows(BY), 5, |row| {
        let found = catalogue.find(&Query::new(row[0]), 200);
        let Some(hit) = found.of(Group::Actors).first() else {
            return same("record", "nothing", row[1]);
        };
        let part = match hit.matched.part {
            Part::Name => "name",
            Part::Reading => "reading",
            Part::About => "about",
            Part::Remark => "remark",
        };
        same("record", named(hit.target).as_str(), row[1])?;
        same("text", hit.matched.text.as_str(), row[2])?;
        same("part", part, row[3])
    });
}

/// What is typed | a text, with what fits in it in brackets.
const MARKS: &str = "
    オデッサ | [オデッサ]
    おでさ | オデッサ
    おでーさ | [オデーサ]港
    odessa | Port of [Odessa]
    da nang | [Đà] [Nẵng] City
    ﾊﾞﾝｸ | [バンク]ーバー
    バンク | [ﾊﾞﾝｸ]ｰﾊﾞｰ
    syan | [しゃん]はい
    nhai | しゃ[んはい]
    syan | 上海（[しゃん]はい）と港
    osaka | [おおさか]し
    sumato | アジア・[スマート]シティ会議
    橫濱 | [横浜]市
    横浜 | [橫濱]市
    上海 事務所 | [上海事務所]
    海 所 | 上[海]事務[所]
    shnaghai | Port of [Shanghai]
    国際熱滞木材 | [国際熱帯木材]機関
    nothing | しゃんはい
    保土ヶ谷 | [保土ケ谷]区
    cafe | [Café] au lait
    茅が崎 | [茅ヶ崎]市
    いすず | [いすゞ]自動車
    isuzu | [いすゞ]自動車
    佐佐木 | [佐々木]
    strasse | Haupt[straße]
    danang | [Đà Nẵng] City
    itto | Was it to be the [ITTO]?
";

#[test]
fn what_fits_is_marked_in_the_text_as_it_stands() {
    each(rows(MARKS), 27, |row| {
        let text = row[1].replace(['[', ']'], "");
        let mut shown = text.clone();
        for mark in Query::new(row[0]).marks(&text).into_iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        same("marked", shown.as_str(), row[1])
    });
}

#[test]
fn marks_lie_within_any_text() {
    let texts = [
        "",
        "ｶﾞ",
        "が",
        "a\u{301}",
        "ー",
        "・",
        "𠮷野家",
        "ﾞ",
        "İ",
        "…—〜",
    ];
    for text in texts {
        for typed in ["か", "が", "ga", "a", "吉", "i", "yoshi", "・"] {
            for mark in Query::new(typed).marks(text) {
                assert!(
                    text.get(mark.clone()).is_some(),
                    "{typed} in {text}: {mark:?}"
                );
            }
        }
    }
}

#[test]
fn a_near_name_is_offered_where_nothing_fits() {
    let catalogue = catalogue();
    each(
        rows(
            "フランクフルド | フランクフルト
             フランクブルド | フランクフルト
             shinngapoore | Singapore
             ドイチ | ドイツ
             zzqzzq | nothing
             Bracelnoa | Barcelona
             Barcerona | Barcelona
             xyzzyx | nothing
             ab | nothing",
        ),
        9,
        |row| {
            same(
                "near",
                catalogue.nearest(row[0]).unwrap_or("nothing"),
                row[1],
            )
        },
    );
}

proptest! {
    #![proptest_config(cases(128))]

    /// However a name is spoilt by three slips at most, none that is farther away is offered.
    #[test]
    fn the_nearest_name_is_offered(
        which in 0_usize..1000, spoilt in prop::collection::vec((0_usize..40, 0_u8..4), 1..4),
    ) {
        let rows = whole().actors.rows();
        let name = fold(&rows[which % rows.len()].name().en);
        let mut typed: Vec<char> = name.chars().collect();
        for (at, kind) in spoilt {
            let at = at % (typed.len() - 1);
            match kind {
                0 => typed.insert(at, 'q'),
                1 if typed.len() > 2 => { typed.remove(at); }
                2 => typed[at] = 'q',
                _ => typed.swap(at, at + 1),
            }
        }
        let typed: String = typed.into_iter().collect();
        let far = slips(&typed, &name);
        let count = typed.encode_utf16().count();
        if count >= 3 && far <= 3 && far * 3 <= count {
            let nearest = CATALOGUE.nearest(&typed);
            let offered = nearest.map(|text| slips(&typed, &fold(text)));
            prop_assert!(offered.is_some_and(|slips| slips <= far), "{} {:?}", typed, nearest);
        }
    }
}

#[test]
fn internal_remarks_are_found_only_where_they_are_kept() {
    let world = world(
        "kind pact sister
         actor a city JP 35,139 internal_note=geheim
         actor b city FR 45,4 note=offen
         tie t pact a b : signed 1965",
    );
    let counts = |catalogue: &Catalogue| {
        ["geheim", "offen"].map(|typed| catalogue.find(&Query::new(typed), 9).groups.len())
    };
    assert_eq!(counts(&Catalogue::new(&world)), [1, 1]);
    assert_eq!(counts(&Catalogue::new(&world.public())), [0, 1]);
}

#[test]
fn nothing_typed_finds_nothing() {
    let catalogue = catalogue();
    for nothing in ["", " ", "　", "・", "ー"] {
        assert!(Query::new(nothing).is_empty(), "{nothing:?}");
        assert_eq!(Query::new(nothing).len(), 0);
        assert!(catalogue.find(&Query::new(nothing), 9).is_empty());
    }
    assert_eq!(Query::new("上海　事務所 x").len(), 3);
    assert!(
        Catalogue::new(&world("kind pact sister"))
            .find(&Query::new("上海"), 9)
            .is_empty()
    );
}

/// No character in general use is taken for another, and every variant is taken for one.
#[test]
fn no_character_in_use_is_folded_to_another() {
    let joyo: Vec<char> = include_str!("joyo.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars)
        .collect();
    assert_eq!(joyo.len(), 2136);
    for c in joyo {
        let folded = kizuna::search::fold(&c.to_string());
        assert_eq!(folded, c.to_string());
    }
    each(
        rows(
            "濱滨 | 浜浜
             國国 | 国国
             會会 | 会会
             區区 | 区区
             澤泽 | 沢沢
             廣广 | 広広
             臺台 | 台台
             灣湾 | 湾湾
             连連 | 連連
             辽遼 | 遼遼
             门門 | 門門
             﨑髙𠮷 | 崎高吉
             机云丼 | 机云丼",
        ),
        13,
        |row| must(kizuna::search::fold(row[0]) == row[1], || row[0].to_owned()),
    );
}

#[test]
fn a_delegation_is_found_by_title_purpose_question_and_whom_it_visits() {
    let base = world(
        "theme water
         home a
         actor a city JP 35,139
         actor b city FR 45,4 en=Bordeaux
         actor c city FR 46,4",
    );
    let tables = crate::support::delegations::FULL;
    let catalogue = Catalogue::new(&crate::support::delegations::with(&base, tables));
    for (typed, part) in [
        ("春の欧州", Part::Name),
        ("spring visit", Part::Name),
        ("技術協力", Part::About),
        ("outgoing", Part::About),
        ("議会の日程", Part::Remark),
        ("Bordeaux", Part::About),
        ("spring water", Part::Name),
    ] {
        let found = catalogue.find(&Query::new(typed), 10);
        let hits = found.of(Group::Delegations);
        assert_eq!(hits.len(), 1, "{typed}");
        assert_eq!(hits[0].matched.part, part, "{typed}");
    }
    let none = catalogue.find(&Query::new("autumn"), 10);
    assert!(none.of(Group::Delegations).is_empty());
}
