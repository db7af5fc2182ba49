//! How long a keystroke in the search box takes. Run with `cargo bench --bench search`.
//!
//! A registry of 100,000 names that might exist, the same in every run, is searched letter by letter
//! as people type: in kanji, kana and Latin letters, with and without slips. Each actor has a
//! Japanese name, its reading and an English one; what they sound like comes on top of these. Fails
//! if 95 of 100 keystrokes take longer than promised. Figures of two machines may not be compared.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark talks to whoever runs it"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use kizuna::model::{Actor, ActorKind, Name, Registry, Table, Visibility};
use kizuna::search::{Catalogue, Query};
use kizuna::store::builtin;

#[path = "measure.rs"]
mod measure;

use measure::{milliseconds, share};

/// What the window promises: 95 of 100 keystrokes within this.
const GOAL: Duration = Duration::from_millis(5);
const NAMES: usize = 100_000;
/// As many results of a sort as the window asks for.
const MOST: usize = 200;

/// Parts of names: kanji, its reading, its romanization.
const HEADS: [(&str, &str, &str); 40] = [
    ("横", "よこ", "Yoko"),
    ("大", "おお", "Oo"),
    ("新", "しん", "Shin"),
    ("東", "ひがし", "Higashi"),
    ("西", "にし", "Nishi"),
    ("南", "みなみ", "Minami"),
    ("北", "きた", "Kita"),
    ("中", "なか", "Naka"),
    ("上", "かみ", "Kami"),
    ("下", "しも", "Shimo"),
    ("青", "あお", "Ao"),
    ("赤", "あか", "Aka"),
    ("白", "しら", "Shira"),
    ("黒", "くろ", "Kuro"),
    ("金", "かな", "Kana"),
    ("石", "いし", "Ishi"),
    ("松", "まつ", "Matsu"),
    ("竹", "たけ", "Take"),
    ("梅", "うめ", "Ume"),
    ("桜", "さくら", "Sakura"),
    ("藤", "ふじ", "Fuji"),
    ("高", "たか", "Taka"),
    ("長", "なが", "Naga"),
    ("広", "ひろ", "Hiro"),
    ("深", "ふか", "Fuka"),
    ("清", "きよ", "Kiyo"),
    ("千", "ち", "Chi"),
    ("神", "かみ", "Kami"),
    ("宮", "みや", "Miya"),
    ("天", "あま", "Ama"),
    ("伊", "い", "I"),
    ("加", "か", "Ka"),
    ("佐", "さ", "Sa"),
    ("多", "た", "Ta"),
    ("鶴", "つる", "Tsuru"),
    ("亀", "かめ", "Kame"),
    ("若", "わか", "Waka"),
    ("岩", "いわ", "Iwa"),
    ("花", "はな", "Hana"),
    ("秋", "あき", "Aki"),
];
const TAILS: [(&str, &str, &str); 40] = [
    ("浜", "はま", "hama"),
    ("田", "た", "ta"),
    ("川", "かわ", "kawa"),
    ("山", "やま", "yama"),
    ("島", "しま", "shima"),
    ("崎", "さき", "saki"),
    ("野", "の", "no"),
    ("原", "はら", "hara"),
    ("沢", "さわ", "sawa"),
    ("谷", "たに", "tani"),
    ("橋", "はし", "hashi"),
    ("津", "つ", "tsu"),
    ("江", "え", "e"),
    ("浦", "うら", "ura"),
    ("岡", "おか", "oka"),
    ("森", "もり", "mori"),
    ("林", "ばやし", "bayashi"),
    ("口", "ぐち", "guchi"),
    ("井", "い", "i"),
    ("尾", "お", "o"),
    ("根", "ね", "ne"),
    ("本", "もと", "moto"),
    ("村", "むら", "mura"),
    ("町", "まち", "machi"),
    ("塚", "づか", "zuka"),
    ("瀬", "せ", "se"),
    ("倉", "くら", "kura"),
    ("屋", "や", "ya"),
    ("戸", "と", "to"),
    ("門", "かど", "kado"),
    ("坂", "さか", "saka"),
    ("丘", "おか", "oka"),
    ("辺", "べ", "be"),
    ("里", "さと", "sato"),
    ("宿", "じゅく", "juku"),
    ("城", "しろ", "shiro"),
    ("園", "ぞの", "zono"),
    ("台", "だい", "dai"),
    ("池", "いけ", "ike"),
    ("木", "き", "ki"),
];
const SORTS: [(&str, &str, &str); 20] = [
    ("市", "し", "City"),
    ("港", "こう", "Port"),
    ("大学", "だいがく", "University"),
    ("事務所", "じむしょ", "Office"),
    (
        "国際交流協会",
        "こくさいこうりゅうきょうかい",
        "International Association",
    ),
    ("商工会議所", "しょうこうかいぎしょ", "Chamber of Commerce"),
    ("水道局", "すいどうきょく", "Waterworks Bureau"),
    ("美術館", "びじゅつかん", "Museum of Art"),
    ("センター", "せんたー", "Center"),
    ("財団", "ざいだん", "Foundation"),
    ("株式会社", "かぶしきがいしゃ", "Company"),
    ("区", "く", "Ward"),
    ("環境機構", "かんきょうきこう", "Environment Agency"),
    ("都市ネットワーク", "としねっとわーく", "City Network"),
    ("港湾委員会", "こうわんいいんかい", "Port Commission"),
    ("研究所", "けんきゅうじょ", "Research Institute"),
    ("高等学校", "こうとうがっこう", "High School"),
    ("フォーラム", "ふぉーらむ", "Forum"),
    ("消防局", "しょうぼうきょく", "Fire Bureau"),
    ("ホストタウン", "ほすとたうん", "Host Town"),
];
/// Syllables of foreign names.
const SOUNDS: [(&str, &str); 48] = [
    ("バ", "ba"),
    ("ン", "n"),
    ("ク", "k"),
    ("ー", "r"),
    ("リ", "li"),
    ("ヨ", "yo"),
    ("オ", "o"),
    ("デ", "de"),
    ("サ", "sa"),
    ("マ", "ma"),
    ("ニ", "ni"),
    ("ラ", "la"),
    ("フ", "f"),
    ("ラン", "ran"),
    ("ト", "t"),
    ("ハ", "ha"),
    ("ノ", "no"),
    ("イ", "i"),
    ("ペ", "pe"),
    ("テ", "te"),
    ("ルブ", "rb"),
    ("ダ", "da"),
    ("カ", "ca"),
    ("ブ", "bu"),
    ("ジャ", "ja"),
    ("シャ", "sha"),
    ("チ", "chi"),
    ("ティ", "ti"),
    ("ファ", "fa"),
    ("ヴ", "v"),
    ("ア", "a"),
    ("エ", "e"),
    ("ス", "s"),
    ("タ", "ta"),
    ("コ", "co"),
    ("ロ", "lo"),
    ("ド", "d"),
    ("モ", "mo"),
    ("ナ", "na"),
    ("ケ", "que"),
    ("ワ", "wa"),
    ("ル", "l"),
    ("メ", "me"),
    ("パ", "pa"),
    ("ゴ", "go"),
    ("ヤ", "ya"),
    ("キ", "ki"),
    ("ミ", "mi"),
];

/// What people type, letter by letter.
const TYPED: [&str; 51] = [
    "よこはま",
    "ヨコハマ",
    "横浜",
    "横濱市",
    "yokohama",
    "yokohama city",
    "よこはまこう",
    "横浜港",
    "大阪",
    "oosaka",
    "おおさか",
    "東山国際交流協会",
    "higashiyama",
    "しんばし",
    "sinbasi",
    "shimbashi",
    "国際交流",
    "こくさいこうりゅう",
    "kokusai koryu",
    "center",
    "センター",
    "せんたー",
    "port",
    "university",
    "港",
    "市",
    "a",
    "s",
    "く",
    "ん",
    "office",
    "matsubayashi foundation",
    "松林 財団",
    "バンク",
    "ばんくーばー",
    "フランクフルト",
    "shanhai",
    "chiba",
    "tsurukawa",
    // with a slip
    "yokohmaa",
    "yokohana",
    "yokoohama",
    "よこはな",
    "よこまは",
    "国際交友",
    "higasiyoma",
    "univercity",
    "zzzzzz",
    "zzqzzq",
    "ヌヌヒヌヌヒ",
    "yokqhazaq universitee",
];

/// A generator of numbers, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll<T: Copy>(&mut self, sides: &[T]) -> T {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let at = (self.0 >> 11) as usize % sides.len();
        *sides.get(at).expect("the place is within the list")
    }
}

fn name(dice: &mut Dice) -> Name {
    let sort = dice.roll(&SORTS);
    let (ja, reading, en) = if dice.roll(&[true, true, false]) {
        // 東山 and 北東山: a name of two parts, or another before it.
        let (first, head, tail) = (dice.roll(&HEADS), dice.roll(&HEADS), dice.roll(&TAILS));
        let first = dice.roll(&[("", "", ""), first, first]);
        (
            format!("{}{}{}", first.0, head.0, tail.0),
            format!("{}{}{}", first.1, head.1, tail.1),
            format!("{}{}{}", first.2, head.2, tail.2),
        )
    } else {
        let count = dice.roll(&[2, 3, 3, 4, 5]);
        let sounds: Vec<(&str, &str)> = (0..count).map(|_| dice.roll(&SOUNDS)).collect();
        let ja: String = sounds.iter().map(|(ja, _)| *ja).collect();
        let en: String = sounds.iter().map(|(_, en)| *en).collect();
        (ja.clone(), ja, en)
    };
    Name {
        ja: format!("{ja}{}", sort.0),
        en: format!("{en} {}", sort.2),
        reading: Some(format!("{reading}{}", sort.1)),
        ..Name::default()
    }
}

fn registry() -> Registry {
    let mut dice = Dice(1859);
    let built_in = builtin().expect("the built-in registry is sound");
    let actors = (0..NAMES.div_ceil(3))
        .map(|at| Actor {
            id: format!("a{at}").as_str().into(),
            kind: ActorKind::City,
            names: vec![name(&mut dice)],
            country: None,
            place: None,
            located_in: None,
            facts: Vec::new(),
            notes: Vec::new(),
            visibility: Visibility::Public,
        })
        .collect();
    Registry {
        actors: Table::new(actors),
        ties: Table::default(),
        activities: Table::default(),
        milestones: Table::default(),
        home: None,
        ..Registry::clone(&built_in)
    }
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", milliseconds(time))
}

fn main() -> ExitCode {
    let whole = builtin().expect("the built-in registry is sound");
    let mut built: Vec<Duration> = (0..20)
        .map(|_| {
            let begun = Instant::now();
            let catalogue = Catalogue::new(&whole);
            assert!(!catalogue.is_empty(), "nothing was gathered");
            begun.elapsed()
        })
        .collect();
    println!(
        "gathering the texts of the built-in registry ({} texts): median {}, worst {}",
        Catalogue::new(&whole).len(),
        ms(share(&mut built, 50)),
        ms(share(&mut built, 100)),
    );
    let (mut own, _) = type_all(&Catalogue::new(&whole));
    println!(
        "keystrokes on it: median {}, p95 {}, worst {}",
        ms(share(&mut own, 50)),
        ms(share(&mut own, 95)),
        ms(share(&mut own, 100)),
    );

    let registry = registry();
    let begun = Instant::now();
    let catalogue = Catalogue::new(&registry);
    println!(
        "gathering {NAMES} names ({} texts): {}",
        catalogue.len(),
        ms(begun.elapsed())
    );
    let (mut times, slowest) = type_all(&catalogue);
    let met = share(&mut times, 95) <= GOAL;
    println!(
        "{} keystrokes on {NAMES} names: median {}, p95 {}, worst {} ({slowest})   goal {} {}",
        times.len(),
        ms(share(&mut times, 50)),
        ms(share(&mut times, 95)),
        ms(share(&mut times, 100)),
        ms(GOAL),
        if met { "met" } else { "MISSED" },
    );
    if met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Types everything several times; the times of all keystrokes in order, and what took longest.
fn type_all(catalogue: &Catalogue) -> (Vec<Duration>, String) {
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for _ in 0..5 {
        for typed in TYPED {
            for (at, c) in typed.char_indices() {
                let so_far = typed.get(..at + c.len_utf8()).expect("cut between letters");
                // The time of this thread: what else the machine does is not the search's.
                let begun = ThreadTime::now();
                let found = catalogue.find(&Query::new(so_far), MOST);
                if found.is_empty() {
                    // As the window does, to offer another spelling.
                    black_box(catalogue.nearest(so_far));
                }
                times.push((begun.elapsed(), so_far));
                assert!(found.groups.len() <= 6, "more groups than there are");
            }
        }
    }
    times.sort();
    if std::env::var("KIZUNA_SLOW").is_ok() {
        for (time, typed) in times.iter().rev().step_by(5).take(30) {
            println!("    {typed}: {}", ms(*time));
        }
    }
    let slowest = times
        .last()
        .map_or_else(String::new, |(_, typed)| (*typed).to_owned());
    (times.into_iter().map(|(time, _)| time).collect(), slowest)
}
