//! From words a person types to the records they mean.

use kizuna::lens::resolve::{self, Found, Unknown};
use kizuna::model::Lang;

use crate::support::{builtin, each, must, rows, same, world};

/// Sort | word | id it means.
const MEANT: &str = "
    kind | sister_city | sister_city
    kind | SISTER_CITY | sister_city
    kind | 姉妹・友好都市 | sister_city
    kind | 姉妹友好都市 | sister_city
    kind | Partner city | partner_city
    kind | パートナー都市 | partner_city
    class | sister | sister
    class | 姉妹・友好 | sister
    class | Sister and friendship | sister
    class | memorandum | memorandum
    class | 覚書・協定 | memorandum
    status | in_force | in_force
    status | 有効 | in_force
    status | not yet begun | not_yet
    status | 休止中 | suspended
    theme | port | port
    theme | 港湾 | port
    theme | Ports | port
    theme | ports | port
    region | asia | plan2021:asia
    region | アジア | plan2021:asia
    region | asia_oceania | strategy2015:asia_oceania
    region | アジア・大洋州 | strategy2015:asia_oceania
    region | Asia and Oceania | strategy2015:asia_oceania
    region | strategy2015:asia_oceania | strategy2015:asia_oceania
    region | 国際戦略 原案（2015年）:中南米 | strategy2015:latin_america
    region | 国際戦略原案(2015年)：中南米 | strategy2015:latin_america
    region | plan2021:asia | plan2021:asia
    region | PLAN2021:アジア | plan2021:asia
    region | 米州 | plan2021:americas
    region | africa | plan2021:africa
    country | us | US
    country | US | US
    country | ＵＳ | US
    country | アメリカ | US
    country | 米国 | US
    country | 米國 | US
    country | United States | US
    country | イギリス | GB
    country | 英国 | GB
    country | 韓国 | KR
    country | 台湾 | TW
    country | ウクライナ | UA
    actor | odesa | odesa
    actor | オデーサ | odesa
    actor | オデッサ | odesa
    actor | Odessa | odesa
    actor | おでっさ | odesa
    actor | ITTO | itto
    actor | 国際熱帯木材機関（ITTO） | itto
    actor | 横浜日仏学院 | institut_francais_yokohama
    actor | City of Yokohama | yokohama
    actor | テルアビブ・ヤッフオ | tel_aviv_yafo
    record | odesa | actor odesa
    record | オデッサ | actor odesa
    record | sister_city-odesa | tie sister_city-odesa
    record |  sister_city-odesa  | tie sister_city-odesa
    record | bureau_2015 | source bureau_2015
";

fn ask(sort: &str, word: &str) -> Result<String, Unknown> {
    let registry = builtin();
    match sort {
        "kind" => resolve::kind(registry, word).map(|id| id.to_string()),
        "class" => resolve::class(word).map(|class| class.word().to_owned()),
        "status" => resolve::status(word).map(|status| status.word().to_owned()),
        "theme" => resolve::theme(registry, word).map(|id| id.to_string()),
        "region" => resolve::region(registry, word).map(|at| at.to_string()),
        "country" => resolve::country(registry, word).map(|code| code.to_string()),
        "actor" => resolve::actor(registry, word).map(|id| id.to_string()),
        _ => resolve::record(registry, word).map(|found| match found {
            Found::Actor(id) => format!("actor {id}"),
            Found::Tie(id) => format!("tie {id}"),
            Found::Source(id) => format!("source {id}"),
            other => format!("{other:?}"),
        }),
    }
}

#[test]
fn a_word_means_a_record_by_id_or_by_name_in_either_language() {
    each(rows(MEANT), 57, |row| {
        let got = ask(row[0], row[1]).unwrap_or_else(|_| "refused".to_owned());
        same(row[0], &got, row[2])
    });
}

#[test]
fn every_record_is_meant_by_its_id_and_by_each_of_its_names() {
    let registry = builtin();
    each(&registry.actors, 60, |actor| {
        same(
            "id",
            &ask("actor", actor.id.as_str()).unwrap(),
            actor.id.as_str(),
        )?;
        // A name that two actors bear means the first of them.
        for name in &actor.names {
            for text in [&name.ja, &name.en] {
                let meant = ask("actor", text).map_err(|error| error.to_string())?;
                let bears = registry.actors.get(&meant).is_some_and(|meant| {
                    meant
                        .names
                        .iter()
                        .any(|name| name.ja == *text || name.en == *text)
                });
                must(bears, || format!("{text:?} means {meant}"))?;
            }
        }
        Ok(())
    });
    for kind in &registry.kinds {
        for text in [kind.id.as_str(), &kind.name.ja, &kind.name.en] {
            assert_eq!(ask("kind", text).unwrap(), kind.id.as_str());
        }
    }
    for scheme in &registry.schemes {
        for region in &scheme.regions {
            let wanted = format!("{}:{}", scheme.id, region.id);
            for text in [region.id.as_str(), &region.name.ja, &region.name.en] {
                assert_eq!(
                    ask("region", &format!("{}:{text}", scheme.id)).unwrap(),
                    wanted
                );
            }
        }
    }
}

/// Sort | word | what the error names | the nearest values that it must name, the first of them
/// first.
const UNKNOWN: &str = "
    kind | sister_cty | 種類 | sister_city
    kind | 姉妹都市 | 種類 | sister_city
    kind | partner | 種類 | partner_city
    kind | パートナー | 種類 | partner_city
    kind | zzzzzz | 種類 | sister_city partner_city sister_port tenancy
    class | sisters | 分類 | sister
    class | zzzz | 分類 | sister port partner statement memorandum office hosting representation
    status | in_forc | 状態 | in_force
    status | zzzz | 状態 | planned not_yet in_force suspended ended
    theme | enviroment | テーマ | environment
    region | strategy2015:africa | 地域 | middle_east_africa
    region | plan2021:zzzz | 地域 | plan2021:asia plan2021:europe plan2021:africa
    region | zzzz:asia | 地域 | strategy2015:… plan2021:…
    country | Ukrain | 国 | UA
    country | Frence | 国 | FR
    country | ZZ | 国 |
    country | qqqqqq | 国 | AU UA
    actor | odesaa | 都市・機関 | odesa
    actor | フランクフルド | 都市・機関 | frankfurt
    actor | 横浜 | 都市・機関 | yokohama
    record | sister_city-odessa | 記録 | sister_city-odesa
    record | bankok | 記録 | bangkok
";

#[test]
fn a_word_that_means_nothing_is_answered_with_the_nearest_that_do() {
    each(rows(UNKNOWN), 22, |row| {
        let error = ask(row[0], row[1]).err().ok_or("it means something")?;
        same("word", &error.word, row[1])?;
        for near in row[3].split_whitespace() {
            must(
                error.nearest.iter().any(|value| value.ja.contains(near)),
                || format!("{near} is not in {:?}", error.nearest),
            )?;
        }
        let first = row[3].split_whitespace().next().unwrap_or_default();
        must(
            error
                .nearest
                .first()
                .is_none_or(|value| value.ja.contains(first)),
            || format!("{first} is not the first of {:?}", error.nearest),
        )?;
        let trouble = error.trouble();
        let ja = trouble.text(Lang::Ja);
        must(ja.contains(row[1]) && ja.contains(row[2]), || ja.clone())?;
        for value in &error.nearest {
            for lang in Lang::ALL {
                let text = trouble.text(lang);
                let value = value.get(lang);
                must(text.contains(value), || format!("{value} is not in {text}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_word_of_nothing_means_nothing() {
    // A name that lacks a language folds to nothing, as these words do.
    let registry = world(
        "kind pact sister
         scheme world north=FR
         theme water
         actor a city JP 35,139 en=
         actor b city FR 45,4",
    );
    for word in ["", " ", "・", "-", "'", "ー"] {
        assert!(resolve::actor(&registry, word).is_err(), "{word:?}");
        assert!(resolve::record(&registry, word).is_err(), "{word:?}");
        assert!(resolve::kind(&registry, word).is_err(), "{word:?}");
        assert!(resolve::region(&registry, word).is_err(), "{word:?}");
        assert!(resolve::theme(&registry, word).is_err(), "{word:?}");
        assert!(resolve::country(&registry, word).is_err(), "{word:?}");
        assert!(resolve::class(word).is_err(), "{word:?}");
        assert!(resolve::status(word).is_err(), "{word:?}");
    }
}

#[test]
fn without_its_scheme_a_region_is_looked_for_in_the_default_scheme_first() {
    let mut registry = world(
        "scheme one north=FR south=ZA
         scheme two north=DE east=PL",
    );
    let ask = |registry: &_, word| resolve::region(registry, word).unwrap().to_string();
    assert_eq!(ask(&registry, "north"), "one:north");
    assert_eq!(ask(&registry, "east"), "two:east");
    assert_eq!(ask(&registry, "two:north"), "two:north");
    registry.default_scheme = Some("two".into());
    assert_eq!(ask(&registry, "north"), "two:north");
    assert_eq!(ask(&registry, "south"), "one:south");
    assert_eq!(ask(&registry, "one:north"), "one:north");
}
