//! Kana found by whatever romanization is typed.

use kizuna::model::{CountryCode, Text};
use kizuna::search::{Keys, Query};

use crate::support::{each, must, rows, whole};

/// Kana | ways to type it that find it whole.
const SOUNDS: &str = "
    しゃんはい | shanhai syanhai SHANHAI ｓｈａｎｈａｉ shānhai
    シャンハイ | shanhai syanhai
    ｼｬﾝﾊｲ | shanhai syanhai
    おおさか | oosaka osaka ohsaka ōsaka Ôsaka
    とうきょう | tokyo toukyou tōkyō tohkyoh tookyoo
    ちゃ | cha tya cya
    ちゅう | chuu tyuu cyuu
    いすゞ | isuzu
    つづき | tsuzuki tuduki tuzuki tsuduki
    じゅう | jū juu jyuu zyuu ju zyu
    じ | ji zi
    ぢ | ji di zi
    ヴェ | ve be vexe
    ヴァイオリン | vaiorin baiorin
    ファン | fan hwan fuxan
    フィジー | fijii hwizii fiji
    ティー | ti tii thi texi
    シティネット | sitinetto shitinetto sithinetto
    チェコ | cheko tyeko
    ジェット | jetto zyetto
    ウィーン | wiin win whiin
    しんぶん | shimbun shinbun sinbun
    さっぽろ | sapporo
    まっちゃ | matcha maccha mattya maccya
    なんば | namba nanba nannba
    ほんや | honya honnya
    しんよこはま | shin'yokohama sinyokohama shinyokohama
    ニューヨーク | nyūyōku nyu-yo-ku nyuyoku nyuuyooku
    ラオス | raosu laosu
    ふじ | fuji huji huzi fuzi
    を | wo o
    キャ | kya kixya
    アップル | appuru
";

/// Kana | what does not find it: another sound.
const OTHERS: &str = "
    かんこく | kangoku kankaku
    はり | bari pari
    ぱり | hari bari
    しと | shitto
    いっと | ito
    おか | oga
    せんだい | sentai
    わかやま | wx wc wxa
    かながわ | kx kanx kc
";

fn fits(kana: &str, typed: &str) -> Option<u32> {
    let text = Text::new(kana, "");
    Query::new(typed).fit(0, &Keys::of_texts(&[&text]))
}

#[test]
fn every_romanization_finds_the_whole_word() {
    each(rows(SOUNDS), 32, |row| {
        let whole = fits(row[0], "").or_else(|| {
            // What is typed as it stands counts a little more than its sound.
            let exact = fits(row[0], row[0])?;
            Some(exact - 12)
        });
        for typed in row[1].split(' ') {
            let fit = fits(row[0], typed);
            must(fit.is_some() && fit == whole, || {
                format!("{typed}: {fit:?}, the whole is {whole:?}")
            })?;
        }
        Ok(())
    });
}

#[test]
fn another_sound_is_another_word() {
    each(rows(OTHERS), 9, |row| {
        for typed in row[1].split(' ') {
            must(fits(row[0], typed).is_none(), || typed.to_owned())?;
        }
        Ok(())
    });
}

/// Kana | what is typed of it, letter by letter: it is found all the while.
const TYPED: &str = "
    しゃんはい | shanhai
    しゃんはい | syanhai
    ちゅうごく | chuugoku
    つるみ | tsurumi
    じむしょ | jimusho
    じむしょ | jimusyo
    フランス | furansu
    にっぽん | nippon
    まっちゃ | matcha
    おおさか | ohsaka
    ジャカルタ | jakaruta
";

#[test]
fn a_word_is_found_while_it_is_typed() {
    each(rows(TYPED), 11, |row| {
        for end in 2..=row[1].len() {
            let typed = &row[1][..end];
            must(fits(row[0], typed).is_some(), || typed.to_owned())?;
        }
        Ok(())
    });
}

#[test]
fn whatever_is_written_in_kanji_has_a_reading() {
    let kanji = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    let kana = |reading: &str| {
        let is = |c: char| matches!(c, '\u{3041}'..='\u{30FC}');
        !reading.is_empty() && reading.chars().all(is)
    };
    let registry = whole();
    let kinds = registry
        .kinds
        .iter()
        .map(|row| (&row.name.ja, row.reading.clone()));
    let themes = registry
        .themes
        .iter()
        .map(|row| (&row.name.ja, row.reading.clone()));
    let schemes = registry.schemes.iter().flat_map(|scheme| &scheme.regions);
    let regions = schemes.map(|row| (&row.name.ja, row.reading.clone()));
    let countries =
        CountryCode::all().map(|(code, name)| (&name.ja, Some(code.readings().concat())));
    let all = kinds.chain(themes).chain(regions).chain(countries);
    each(
        all.filter(|(name, _)| name.contains(kanji)),
        90,
        |(_, reading)| {
            let sound = reading.as_deref().is_some_and(kana);
            must(sound, || format!("reading {reading:?}"))
        },
    );
}
