//! Wrong requests: exit code 2, nothing printed, one line that names the nearest that would do.

use kizuna::model::Lang;

use super::{OnDisk, kizuna_in};
use crate::support::{each, must, rows, same};

/// Words | what the line must name, in Japanese | in English.
const WRONG: &str = "
    # options and commands
    list ties --kid x                | --kid --kind            | --kid --kind
    list ties --as-off 1970          | --as-off --as-of        | --as-off --as-of
    list ties --zzz                  | --zzz kizuna_--help     | --zzz kizuna_--help
    --as-of 1970                     | --as-of kizuna_--help   | --as-of kizuna_--help
    list tie                         | tie ties                | tie ties
    list zzz                         | zzz ties actors sources kinds regions | zzz ties actors sources kinds regions
    list                             | <WHAT>                  | <WHAT>
    show                             | <ID>                    | <ID>
    export                           | <OUT>                   | <OUT>
    lsit ties                        | lsit list コマンド      | lsit list command
    exprot out.svg                   | exprot export コマンド  | exprot export command
    lsit                             | lsit list コマンド      | lsit list command
    help                             | help kizuna_--help      | help kizuna_--help
    list ties extra                  | extra                   | extra
    list ties --as-of                | --as-of 値              | --as-of value
    list ties --format xml           | xml table csv json      | xml table csv json
    list ties --format jsn           | jsn json                | jsn json
    show odesa --format csv          | csv text json           | csv text json
    list ties --lang fr              | fr ja en                | fr ja en
    list ties --as-of 1970 --signed 1970 | --as-of --signed    | --as-of --signed
    list ties --as-of 1970 --as-of 1980 | --as-of              | --as-of
    # dates
    list ties --as-of 1965-13        | --as-of 1965-13 1965年12月 | --as-of 1965-13 1965
    list ties --as-of 1965-02-29     | --as-of 1965-02-29 日はありません | --as-of 1965-02-29 no_day
    list ties --as-of 昭和65年       | 昭和65年 元号           | 昭和65年 era
    list ties --as-of yesterday      | yesterday 日付として読めません | yesterday not_a_date
    list ties --as-of 1970..1980     | 1970..1980              | 1970..1980
    list ties --in-force 2010..2000  | --in-force 2010..2000 終わりが始まりより前 | --in-force 2010..2000 ends_before
    list ties --in-force abc..2000   | --in-force abc          | --in-force abc
    list ties --signed 2000..x       | --signed x              | --signed x
    stats --signed 2010〜2000        | 2010〜2000              | 2010〜2000
    # records
    list ties --kind sister_cty      | sister_cty sister_city 姉妹・友好都市 | sister_cty sister_city
    list ties --kind パートナー      | パートナー partner_city | パートナー partner_city
    list ties --class sisters        | sisters sister          | sisters sister
    list ties --region afrika        | afrika plan2021:africa  | afrika plan2021:africa
    list ties --region plan2021:asian | plan2021:asian plan2021:asia | plan2021:asian plan2021:asia
    list ties --region zzz:asia      | zzz:asia strategy2015 plan2021 | zzz:asia strategy2015 plan2021
    list ties --country Frence       | Frence FR               | Frence FR
    list ties --country ZZ           | ZZ                      | ZZ
    list ties --theme watr           | watr water   | watr water
    list ties --status forced        | forced in_force         | forced in_force
    list ties --status zzz           | zzz planned not_yet in_force suspended ended | zzz planned not_yet in_force suspended ended
    list actors --actor odesaa       | odesaa odesa            | odesaa odesa
    show sister_city-odessa          | sister_city-odessa sister_city-odesa | sister_city-odessa sister_city-odesa
    show オデッサー市                | オデッサー市            | オデッサー市
    stats --kind zzz                 | zzz sister_city         | zzz sister_city
    export out.svg --kind zzz        | zzz sister_city         | zzz sister_city
    # pictures
    export out.svg --size 10x10      | 10x10 A4 A3 1600x1000   | 10x10 A4 A3 1600x1000
    export out.svg --size A5         | A5 A4 A3                | A5 A4 A3
    export out.svg --size 1600       | 1600 A4                 | 1600 A4
    export out.svg --size NaNx500    | NaNx500 A4              | NaNx500 A4
    export out.svg --view globe      | globe graph force map-atlantic | globe graph force map-atlantic
    export out.svg --view matrix:rows | matrix:rows matrix pairs similarity | matrix:rows matrix pairs similarity
    export out.svg --view ego:frankfrt | frankfrt frankfurt | frankfrt frankfurt
    export out.svg --view ego:frankfurt,old | ego:frankfurt,old ego:ID | ego:frankfurt,old ego:ID
    export out.svg --view ego:       | ego: ego:ID              | ego: ego:ID
    export out.svg --scheme plan2022 | plan2022 plan2021       | plan2022 plan2021
    export out.gexf --view globe     | globe graph force map-atlantic | globe graph force map-atlantic
    export out.gexf --view timeline  | timeline graph map-atlantic ego:ID | timeline graph map-atlantic ego:ID
    export out.dot --view matrix     | matrix graph map-atlantic ego:ID | matrix graph map-atlantic ego:ID
    export out.graphml --size A4     | --size .graphml         | --size .graphml
    export out.csv --view map        | --view .csv             | --view .csv
    export out.json --scheme plan2021 | --scheme .json         | --scheme .json
    export out.html --size A4        | --size .html            | --size .html
    export out.html --what ties      | --what .html            | --what .html
    export out.html --view timeline  | timeline graph map      | timeline graph map
    export out.html --view force     | force graph map         | force graph map
    export out.json --what ties      | --what .json            | --what .json
    export out.xlsx --what ties      | --what .xlsx            | --what .xlsx
    export out.xlsx --view map       | --view .xlsx            | --view .xlsx
    export out.xlsx --size A4        | --size .xlsx            | --size .xlsx
    export out.xlsx --scheme plan2021 | --scheme .xlsx         | --scheme .xlsx
    export out.csv --what sources    | sources ties actors     | sources ties actors
    export out.csv --kind zzz        | zzz sister_city         | zzz sister_city
    export out.jpg                   | out.jpg .pdf .png .svg .html .gexf .graphml .dot .csv .xlsx .json | out.jpg .pdf .png .svg .html .gexf .graphml .dot .csv .xlsx .json
    export out.svg --size A5         | A5 A4 A3 16:9 A4-portrait | A5 A4 A3 16:9 A4-portrait
    export out.png --dpi 5000        | 5000 36 1200            | 5000 36 1200
    export out.png --dpi fine        | fine 36 1200            | fine 36 1200
    export out.pdf --margin -3       | -3 60                   | -3 60
    export out.pdf --margin 61       | 61 60                   | 61 60
    export out.svg --dpi 300         | --dpi .svg              | --dpi .svg
    export out.png --size 800x600 --dpi 1200 | --dpi --margin  | --dpi --margin
    export out.svg --size 400x300 --margin 60 | --dpi --margin | --dpi --margin
    export out.csv --margin 5        | --margin .csv           | --margin .csv
    export out.gexf --transparent    | --transparent .gexf     | --transparent .gexf
    export out.json --title a        | --title .json           | --title .json
    export out.json --theme dark     | --theme .json           | --theme .json
    export out.gexf --view map --view graph | --view .gexf     | --view .gexf
    export out.svg --view map --view graph --view force | 2    | two
    export out.png --size 20000x20000 | 20000 dpi .pdf .svg    | 20000 dpi .pdf .svg
    export out                       | out .svg                | out .svg
    export .svg                      | .svg                    | .svg
";

#[test]
fn a_wrong_request_is_answered_with_one_line_that_names_the_nearest() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    each(rows(WRONG), 67, |row| {
        let mut words: Vec<&str> = row[0].split_whitespace().collect();
        words.extend(["--file", &file]);
        for (lang, names) in [(Lang::Ja, row[1]), (Lang::En, row[2])] {
            let ran = kizuna_in(lang, &words, Ok(()));
            same("exit code", &ran.code, &2)?;
            must(ran.window.is_none(), || "opened a window".to_owned())?;
            same("stdout", &ran.out, "")?;
            one_line(&ran.err)?;
            for name in names.split_whitespace() {
                // A blank in the table would end the name.
                let name = match name {
                    "kizuna_--help" | "no_day" | "not_a_date" | "ends_before" => {
                        name.replace('_', " ")
                    }
                    name => name.to_owned(),
                };
                must(ran.err.contains(&name), || {
                    format!("{name} is not in {}", ran.err)
                })?;
            }
        }
        Ok(())
    });
    for file in [
        "out.svg", "out.gexf", "out.csv", "out.xlsx", "out.json", "out.jpg", "out.png", "out.pdf",
        "out", ".svg",
    ] {
        assert!(!std::path::Path::new(file).exists(), "{file} was written");
    }
}

/// An error unless a text is one line, begun by the program's name, without a missing message.
fn one_line(text: &str) -> Result<(), String> {
    must(text.starts_with("kizuna: "), || format!("{text:?}"))?;
    must(
        text.ends_with('\n') && text.trim_end().lines().count() == 1,
        || format!("{text:?}"),
    )?;
    must(!text.trim_end().contains(char::is_control), || {
        format!("{text:?}")
    })?;
    must(
        !text.contains(['⟨', '{']) && !text.contains("「」") && !text.contains("“”"),
        || format!("{text:?}"),
    )
}

#[test]
fn a_word_with_line_ends_and_control_characters_stays_one_line() {
    for word in [
        "a\nb",
        "a\r\nb",
        "\u{1b}[31mred",
        "a\u{0}b",
        "a\u{85}b\u{2028}c",
    ] {
        for words in [
            vec!["list", "ties", "--kind", word],
            vec!["list", "ties", "--as-of", word],
            vec!["show", word],
            vec!["export", word],
            vec!["list", word],
        ] {
            let ran = kizuna_in(Lang::En, &words, Ok(()));
            assert_eq!(ran.code, 2, "{words:?}");
            one_line(&ran.err).unwrap();
            assert!(!ran.err.trim_end().contains('\u{2028}'), "{:?}", ran.err);
        }
    }
}

/// Contents of a file | what the line must name, in English.
const UNREADABLE: &[(&[u8], &str)] = &[
    (b"", "is empty"),
    (b"(format_version: 9)", "newer version"),
    (b"(format_version: 1,\n  titel: 1)", "line 2"),
    (b"\xff\xfe", "not UTF-8"),
    (b"(", "ends too early"),
];

#[test]
fn a_file_that_cannot_be_read_is_named_and_left_alone() {
    for (bytes, named) in UNREADABLE {
        let disk = OnDisk::raw(bytes);
        let file = disk.file();
        let out = disk.path("out.svg").display().to_string();
        for words in [
            vec!["check", &file],
            vec!["check", "--file", &file],
            vec!["list", "ties", "--file", &file],
            vec!["show", "odesa", "--file", &file],
            vec!["stats", "--file", &file],
            vec!["export", &out, "--file", &file],
        ] {
            let ran = kizuna_in(Lang::En, &words, Ok(()));
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
            one_line(&ran.err).unwrap();
            assert!(
                ran.err.contains(named) && ran.err.contains("registry.ron"),
                "{}",
                ran.err
            );
        }
        assert_eq!(std::fs::read(disk.path("registry.ron")).unwrap(), *bytes);
        assert!(!disk.path("out.svg").exists());
    }
    for lang in Lang::ALL {
        let ran = kizuna_in(lang, &["check", "/no/such/台帳.ron"], Ok(()));
        assert_eq!(ran.code, 2);
        one_line(&ran.err).unwrap();
        assert!(ran.err.contains("台帳.ron"), "{}", ran.err);
    }
}

#[test]
fn the_language_that_was_asked_for_is_that_of_the_error() {
    for (words, lang, speaks) in [
        (
            &["list", "ties", "--kind", "zzz", "--lang", "en"][..],
            Lang::Ja,
            "There is no kind",
        ),
        (
            &["--lang", "en", "list", "ties", "--kind", "zzz"][..],
            Lang::Ja,
            "There is no kind",
        ),
        (
            &["list", "--lang=ja", "ties", "--kind", "zzz"][..],
            Lang::En,
            "という種類はありません",
        ),
        (
            &["list", "--lang", "en", "--zzz"][..],
            Lang::Ja,
            "There is no option",
        ),
        // A language that there is not leaves the system's.
        (
            &["list", "ties", "--lang", "fr"][..],
            Lang::Ja,
            "使えません",
        ),
        (
            &["list", "ties", "--lang", "fr"][..],
            Lang::En,
            "does not take",
        ),
    ] {
        let ran = kizuna_in(lang, words, Ok(()));
        assert!(ran.err.contains(speaks), "{words:?}: {}", ran.err);
    }
}
