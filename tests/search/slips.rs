//! One typing error is forgiven, from four letters on.

use kizuna::model::Text;
use kizuna::search::{Keys, Query};
use proptest::prelude::*;

use crate::support::{cases, each, must, rows};

fn keys(name: &str) -> Keys {
    Keys::of_texts(&[&Text::new(name, "")])
}

/// A name | what is typed with one slip.
const FORGIVEN: &str = "
    # too many
    Vancouver | vancoouver vvancouver vancouverr xvancouver
    上海国際空港 | 上海国際際空港
    # missing
    Vancouver | vancuver vancover acouver
    おでーさみなと | おさみなと
    # wrong
    Vancouver | vancouwer bancouver vancouvex
    国際熱帯木材機関 | 国際熱滞木材機関
    バルセロナ | バルモロナ
    # swapped
    Vancouver | avncouver vacnouver vancouvre
    よこはまこう | よこまはこう
    # the beginning of a longer name
    San Francisco City Council | fracn sanfarncisco
    # four letters
    Lyon | lyom lyno lyo2
    リヨンシ | リヨソシ
";

/// A name | what is too far from it.
const NOT_FORGIVEN: &str = "
    # three letters
    Lyon | lyx lno
    上海港 | 上梅港
    # two slips
    Vancouver | vamcouwer vncouvr
    Lyon | lon2 lyn2
    バルセロナ | バロセルナ
    # か and が are never the same
    バンコク | ハンコク
    おでっさ | おてっさ
    かんこく | kangoku かんごく
    パリしない | ハリしない バリしない
    # chance in the middle of a word
    metropolitan | polx troq
";

#[test]
fn one_slip_is_forgiven_and_counts_less_than_none() {
    each(rows(FORGIVEN), 12, |row| {
        let keys = keys(row[0]);
        let exact = Query::new(row[0]).fit(0, &keys);
        for typed in row[1].split(' ') {
            let query = Query::new(typed);
            must(query.fit(0, &keys).is_none(), || format!("{typed} fits"))?;
            let near = query.fit_nearly(0, &keys);
            must(near.is_some() && near < exact, || {
                format!("{typed}: {near:?}")
            })?;
        }
        Ok(())
    });
}

#[test]
fn more_is_not_forgiven() {
    each(rows(NOT_FORGIVEN), 10, |row| {
        let keys = keys(row[0]);
        for typed in row[1].split(' ') {
            let query = Query::new(typed);
            let fits = query.fit(0, &keys).or(query.fit_nearly(0, &keys));
            must(fits.is_none(), || format!("{typed}: {fits:?}"))?;
        }
        Ok(())
    });
}

proptest! {
    #![proptest_config(cases(512))]

    /// Whatever the slip, wherever it is made, the name is found.
    #[test]
    fn any_one_slip_in_a_long_name_is_forgiven(
        name in "[bcdfgkmprst]{6,12}", at in 0_usize..12, kind in 0_u8..4, letter in "[vwy]",
    ) {
        let mut typed: Vec<char> = name.chars().collect();
        let at = at % (typed.len() - 1);
        let letter = letter.chars().next().unwrap();
        match kind {
            0 => typed.insert(at, letter),
            1 => { typed.remove(at); }
            2 => typed[at] = letter,
            _ => typed.swap(at, at + 1),
        }
        let typed: String = typed.into_iter().collect();
        let query = Query::new(&typed);
        let keys = keys(&name);
        prop_assert!(query.fit(0, &keys).or(query.fit_nearly(0, &keys)).is_some(), "{}", typed);
    }

    #[test]
    fn an_exact_fit_is_never_less_than_a_near_one(
        name in "[a-zか-と上海国際港]{4,10}", typed in "[a-zか-と上海国際港]{1,10}",
    ) {
        let (keys, query) = (keys(&name), Query::new(&typed));
        if let (Some(exact), Some(near)) = (query.fit(0, &keys), query.fit_nearly(0, &keys)) {
            prop_assert!(exact > near);
        }
    }
}
