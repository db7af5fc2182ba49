//! Finding what was typed.

use std::sync::Arc;

use kizuna::lens::{Index, Lens, Query, find_actors};

use crate::support::{TODAY, builtin, builtin_index, each, must, rows, same, world};

/// What is typed | the actor that must come first.
const FIRST: &str = "
    オデッサ | odesa
    オデーサ | odesa
    おでーさ | odesa
    おでさ | odesa
    おでっさ | odesa
    ｵﾃﾞｯｻ | odesa
    odessa | odesa
    Odesa | odesa
    ODESSA | odesa
    保土ヶ谷 | hodogaya_ward
    保土ケ谷 | hodogaya_ward
    ほどがや | hodogaya_ward
    hodogaya | hodogaya_ward
    テルアビブ | tel_aviv_yafo
    テルアビブ・ヤッフォ | tel_aviv_yafo
    テルアビブ・ヤッフオ | tel_aviv_yafo
    テルアビブヤッフォ | tel_aviv_yafo
    てるあびぶ | tel_aviv_yafo
    tel aviv | tel_aviv_yafo
    Tel Aviv-Yafo | tel_aviv_yafo
    yafo | tel_aviv_yafo
    ITTO | itto
    ｉｔｔｏ | itto
    国際熱帯木材機関 | itto
    熱帯木材 | itto
    こくさいねったい | itto
    上海 | shanghai
    しゃんはい | shanghai
    シャンハイ | shanghai
    shanghai | shanghai
    上海港 | port_of_shanghai
    北京 | beijing
    ぺきん | beijing
    釜山 | busan
    ぷさん | busan
    プサン | busan
    仁川 | incheon
    いんちょん | incheon
    ホーチミン | ho_chi_minh_city
    ho chi minh | ho_chi_minh_city
    da nang | da_nang
    danang | da_nang
    Đà Nẵng | da_nang
    constanta | constanta
    Constanța | constanta
    コンスタンツア | constanta
    日仏学院 | institut_francais_yokohama
    institut français | institut_francais_yokohama
    アンスティチュ フランセ | institut_francais_yokohama
    シティネット | citynet_yokohama
    citynet | citynet_yokohama
    jica | jica_yokohama
    フランクフルトアムマイン | frankfurt
    横浜市 | yokohama
    よこはまし | yokohama
    ニューヨーク | office_new_york
    nyuyoku | nothing
    ハリ | nothing
    おてつさ | nothing
    zzzz | nothing
";

#[test]
fn what_is_meant_comes_first() {
    each(rows(FIRST), 55, |row| {
        let first = find_actors(builtin_index(), row[0])
            .first()
            .and_then(|hit| builtin().actors.rows().get(hit.actor))
            .map_or("nothing", |actor| actor.id.as_str());
        same("first", first, row[1])
    });
}

#[test]
fn every_actor_is_found_by_each_of_its_names_among_the_first_three() {
    each(&builtin().actors, 60, |actor| {
        let at = builtin().actors.position(actor.id.as_str());
        for name in &actor.names {
            let short = name.short.iter().flat_map(|short| [&short.ja, &short.en]);
            for text in [&name.ja, &name.en]
                .into_iter()
                .chain(&name.reading)
                .chain(short)
            {
                let hits = find_actors(builtin_index(), text);
                must(hits.iter().take(3).any(|hit| Some(hit.actor) == at), || {
                    format!("not by {text:?}: {hits:?}")
                })?;
            }
        }
        must(
            !find_actors(builtin_index(), actor.id.as_str()).is_empty(),
            || "by its id".to_owned(),
        )
    });
}

#[test]
fn a_hit_says_which_name_it_was() {
    let hit = find_actors(builtin_index(), "オデッサ")[0];
    let actor = &builtin().actors.rows()[hit.actor];
    assert_eq!(actor.names[hit.name.unwrap()].ja, "オデッサ");
    // Through its country an actor is found, but by none of its names.
    let by_country = find_actors(builtin_index(), "ウクライナ");
    assert_eq!(by_country.len(), 1);
    assert_eq!(by_country[0].name, None);
}

#[test]
fn all_words_must_fit_and_no_word_asks_for_nothing() {
    let ids = |typed: &str| -> Vec<&str> {
        find_actors(builtin_index(), typed)
            .iter()
            .map(|hit| builtin().actors.rows()[hit.actor].id.as_str())
            .collect()
    };
    assert_eq!(ids("上海 事務所"), ["office_shanghai"]);
    assert_eq!(ids("事務所　上海"), ["office_shanghai"]);
    assert!(ids("上海 パリ").is_empty());
    for nothing in ["", " ", "　", "・", "ー"] {
        assert!(Query::new(nothing).is_empty(), "{nothing:?}");
        assert!(ids(nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn better_fits_have_higher_scores_and_come_first() {
    for typed in ["上海", "横浜", "ニ", "port", "a", "じむしょ"] {
        let hits = find_actors(builtin_index(), typed);
        assert!(hits.len() > 1, "{typed}");
        for pair in hits.windows(2) {
            let in_order = pair[0].score > pair[1].score
                || (pair[0].score == pair[1].score && pair[0].actor < pair[1].actor);
            assert!(in_order, "{typed}: {pair:?}");
        }
    }
}

/// What is typed into the lens | ids of the ties it leaves.
const TIES: &str = "
    オデッサ | sister_city-odesa
    odesa | sister_city-odesa
    スマートシティ | other_mou-barcelona
    smart city barcelona | other_mou-barcelona
    保土ヶ谷 ソフィア | other_mou-hodogaya_sofia
    ソフィア 保土ケ谷 | other_mou-hodogaya_sofia
    ペルー | joint_statement-callao
    共同声明 | joint_statement-tel_aviv_yafo joint_statement-callao joint_statement-cotonou
    国際熱帯木材機関 入居 | tenancy-itto
    sister_port-dalian | sister_port-dalian
    防災 | hosted_organization-citynet_yokohama
    まちづくりの無い語 |
";

#[test]
fn a_lens_finds_ties_by_their_ends_kind_title_countries_and_subjects() {
    each(rows(TIES), 12, |row| {
        let lens = Lens {
            search: row[0].to_owned(),
            ..Lens::default()
        };
        let visible = lens.visible(builtin_index(), TODAY);
        let ids: Vec<&str> = visible
            .ties
            .iter()
            .map(|seen| builtin().ties.rows()[seen.link.tie].id.as_str())
            .collect();
        must(visible.ties.iter().all(|seen| seen.score > 0), || {
            "without score".to_owned()
        })?;
        same("ties", &ids.join(" "), row[1])
    });
}

#[test]
fn remarks_are_not_searched() {
    let index = Index::new(Arc::new(world(
        "kind pact sister
         actor a city JP 35,139 internal_note=geheim
         actor b city FR 45,4
         tie t pact a b internal_note=geheim : signed 1965",
    )));
    assert!(find_actors(&index, "geheim").is_empty());
    let lens = Lens {
        search: "geheim".to_owned(),
        ..Lens::default()
    };
    assert!(lens.visible(&index, TODAY).ties.is_empty());
}
