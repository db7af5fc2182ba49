//! A made-up briefing that holds every piece that writers have to write.

use kizuna::brief::{Block, Briefing, Chapter, Column, Part, Picture, Rests, Said, Table, Words};
use kizuna::model::{Lang, Section};

/// Text that would be markup in one form or another, and must appear as it is.
pub(super) const NASTY: &str = "# 見出し *強* _斜_ <b>太</b> & $x^2$ \"引用\" 'single' `code` [link](x) @ref \\cmd ]]> {{x}} ~ | 1. - +";

/// Words in the first `langs` of Japanese and English.
pub(super) fn words(langs: &[Lang], ja: &str, en: &str) -> Words {
    let text = |lang: &Lang| match lang {
        Lang::Ja => ja.to_owned(),
        Lang::En => en.to_owned(),
    };
    Words(langs.iter().map(text).collect())
}

/// A briefing with every piece, in these languages.
pub(super) fn briefing(langs: &[Lang]) -> Briefing {
    let words = |ja: &str, en: &str| words(langs, ja, en);
    let cited = |ja: &str, en: &str, numbers: &[usize]| Said {
        words: words(ja, en),
        rests: Rests::Sources(numbers.to_vec()),
    };
    let plain = |ja: &str, en: &str| Said {
        words: words(ja, en),
        rests: Rests::Nothing,
    };
    let column = |ja: &str, en: &str, width: f64, numbers: bool| Column {
        head: words(ja, en),
        width,
        numbers,
    };
    let long_ja = "長い備考。".repeat(400);
    let long_en = "A long remark that goes on. ".repeat(75);
    let mut rows = vec![
        vec![
            cited("1965年7月", "July 1965", &[1]),
            cited("姉妹都市", "Sister city", &[1, 2]),
            cited("1,234", "1,234", &[2]),
        ],
        vec![
            cited(NASTY, NASTY, &[1]),
            cited(&long_ja, &long_en, &[2]),
            plain("", ""),
        ],
        vec![
            cited(&"A".repeat(120), &"B".repeat(120), &[1]),
            cited("横".repeat(90).as_str(), "Yokohama", &[2]),
            plain("0", "0"),
        ],
    ];
    for at in 0..40 {
        let number = at.to_string();
        rows.push(vec![
            cited(&format!("{}年", 1960 + at), &(1960 + at).to_string(), &[1]),
            cited("行", "Row", &[1]),
            cited(&number, &number, &[2]),
        ]);
    }
    let section = |section, ja: &str, en: &str, blocks| Part {
        section,
        title: words(ja, en),
        blocks,
    };
    let picture = Picture {
        svg: r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80" viewBox="0 0 300 80" font-family="BIZ UDPGothic"><rect id="home" width="300" height="80" fill="#eef2ff"/><circle cx="40" cy="40" r="20" fill="#0017c1"/><text id="label" x="80" y="45" font-size="14">図の文字</text></svg>"##.to_owned(),
        width: 300.0,
        height: 80.0,
        caption: cited("位置図", "Locator map", &[2]),
        alt: words("横浜と相手方の位置", "Where both places lie"),
    };
    let first = vec![
        section(
            Section::Summary,
            "概要",
            "Summary",
            vec![
                Block::List(vec![
                    cited("姉妹都市である。", "It is a sister city.", &[1]),
                    cited(NASTY, NASTY, &[2]),
                ]),
                Block::Picture(picture),
            ],
        ),
        section(
            Section::Ties,
            "提携",
            "Ties",
            vec![
                Block::Paragraph(vec![
                    cited("1965年に提携した。", "Signed in 1965.", &[1]),
                    cited("現在も有効である。", "Still in force.", &[2]),
                ]),
                Block::Heading(words("細目", "Details")),
                Block::Table(Table {
                    title: words("提携の一覧", "List of ties"),
                    columns: vec![
                        column("時期", "When", 0.25, false),
                        column("内容", "What", 0.55, false),
                        column("数", "Number", 0.2, true),
                    ],
                    rows,
                }),
            ],
        ),
    ];
    let second = vec![section(
        Section::Protocol,
        "儀礼",
        "Protocol",
        vec![
            Block::Paragraph(vec![plain("記録はない。", "Nothing is recorded.")]),
            Block::Table(Table {
                title: words("要点", "Points"),
                columns: vec![column("", "", 0.3, false), column("", "", 0.7, false)],
                rows: vec![vec![
                    plain("敬称", "Address"),
                    Said {
                        words: words("市長閣下", "Your Worship"),
                        rests: Rests::Office,
                    },
                ]],
            }),
        ],
    )];
    Briefing {
        langs: langs.to_vec(),
        title: words("サンプル市訪問資料", "Briefing on Sample City"),
        subtitle: words("2026年11月22日から24日まで", "22 to 24 November 2026"),
        about: vec![(
            words("基準日", "As of"),
            words("2026年11月22日", "22 November 2026"),
        )],
        mark: words("内部資料", "Internal"),
        chapters: vec![
            Chapter {
                title: Some(words("サンプル市", "Sample City")),
                new_page: false,
                sections: first,
            },
            Chapter {
                title: Some(words("共通事項", "Shared")),
                new_page: true,
                sections: second,
            },
        ],
        sources_title: words("出典", "Sources"),
        sources: vec![
            words(
                "国際戦略（横浜市、2015年）参考2",
                "Strategy (City of Yokohama, 2015), annex 2",
            ),
            words("一覧 <表> & 図", "List <table> & figure"),
        ],
        foot: words("絆", "Kizuna"),
        page_words: ["".to_owned(), " / ".to_owned(), "".to_owned()],
        day: None,
    }
}
