//! Texts that a person would call the same, and texts that only look alike.

use kizuna::search::fold;
use proptest::prelude::*;

use crate::support::{builtin, cases, each, must, rows};

/// Two spellings that are the same.
const SAME: &str = "
    # width
    ＩＴＴＯ | ITTO
    ｵﾃﾞｯｻ | オデッサ
    ﾊﾞﾝｸｰﾊﾞｰ | バンクーバー
    （ＩＴＴＯ） | (ITTO)
    ２０２２ | 2022
    # case
    ITTO | itto
    Frankfurt AM Main | frankfurt am main
    ÉCOLE | école
    # kana kind and size
    オデッサ | おでっさ
    オデッサ | オデツサ
    テルアビブ・ヤッフォ | テルアビブ・ヤッフオ
    シャンハイ | しやんはい
    保土ヶ谷 | 保土ケ谷
    保土ヵ谷 | 保土カ谷
    ヴェトナム | ゔえとなむ
    クヮンジュ | クワンジュ
    ァィゥェォ | あいうえお
    # accents of Latin letters
    Constanța | Constanta
    Institut français | institut francais
    Đà Nẵng | Da Nang
    Malmö | malmo
    São Paulo | sao paulo
    Kraków | krakow
    Łódź | lodz
    Tromsø | tromso
    İzmir | izmir
    Hà Nội | hanoi
    # look-alike radicals, as PDF extraction leaves them
    市⺠ | 市民
    ⻑崎 | 長崎
    ⾧野 | 長野
    ⻘森 | 青森
    ⻄区 | 西区
    ⺠⻑ | 民長
    ⼭⼿ | 山手
    # middle dots, hyphens, spaces, long vowels
    アンスティチュ・フランセ | アンスティチュフランセ
    アンスティチュ･フランセ | アンスティチュ フランセ
    フランクフルト・アム・マイン | フランクフルトアムマイン
    Tel Aviv-Yafo | telavivyafo
    Tel Aviv‐Yafo | Tel Aviv–Yafo
    バンクーバー | バンクバ
    オデーサ | おでさ
    ニューヨーク | ニユヨク
    横浜　市 | 横浜市
    St. Petersburg | St Petersburg
    Xi'an | Xian
    Xi’an | Xian
    「横浜」 | 横浜
    # the ヶ between kanji stands for が
    茅が崎 | 茅ヶ崎
    茅が崎 | 茅ケ崎
    茅ヶ崎 | 茅ｹ崎
    保土ケ | 保土ヶ
    # letters that are two in one
    Straße | STRASSE
    Ærø | aero
    Œuvre | oeuvre
    # marks that repeat a letter
    いすゞ | いすず
    イスヾ | いすず
    こゝろ | こころ
    ガヽ | ガカ
    サヾナミ | さざなみ
    佐々木 | 佐佐木
    代々木 | 代代木
    # one letter, two ways to write it
    が | が
    é | é
";

/// Two texts that are not the same, though a careless fold would make them so.
const DIFFERENT: &str = "
    # the marks of が and ぱ are letters, not accents
    パリ | ハリ
    バリ | ハリ
    パリ | バリ
    がん | かん
    ぎふ | きふ
    プサン | フサン
    ﾊﾟﾘ | ﾊﾘ
    ガ | カ
    # a letter is repeated as its mark says
    すゝ | すず
    すゞ | すす
    # け is a letter of its own
    受け入れ | 受が入れ
    横浜ケーブル | 横浜がぶる
    ケ谷 | が谷
    # other letters
    横浜 | 横須賀
    シ | ツ
    ソ | ン
    Hanoi | Hanoj
    1965 | 1956
    上海 | 上尾
";

#[test]
fn spellings_of_one_name_fold_to_the_same() {
    each(rows(SAME), 62, |row| {
        let (one, other) = (fold(row[0]), fold(row[1]));
        must(one == other && !one.is_empty(), || {
            format!("{one:?} and {other:?}")
        })
    });
}

#[test]
fn different_names_stay_different() {
    each(rows(DIFFERENT), 19, |row| {
        must(fold(row[0]) != fold(row[1]), || {
            format!("both {:?}", fold(row[0]))
        })
    });
}

#[test]
fn no_two_cities_of_the_registry_fold_to_one() {
    let mut folded: Vec<(String, &str)> = builtin()
        .actors
        .iter()
        .map(|actor| (fold(&actor.name().ja), actor.id.as_str()))
        .collect();
    folded.sort();
    for pair in folded.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "{} and {}", pair[0].1, pair[1].1);
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_folded_stays_as_it_is(text in "\\PC{0,12}|[ぁ-んァ-ヶｦ-ﾟa-zÀ-ž'・ー\\- ]{0,12}|[けケヶｹかがガヽヾゝゞ々茅崎・ー ]{0,12}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn case_never_matters(text in "[a-zA-ZÀ-ž]{0,12}") {
        prop_assert_eq!(fold(&text.to_lowercase()), fold(&text));
    }
}
