//! A few whole outputs, compared with what is stored beside this file. `KIZUNA_BLESS=1` writes
//! them anew; read the difference before you commit it.

use std::fs;
use std::path::Path;

use super::{OnDisk, output};
use crate::support::first_difference;

/// A small registry that does not change with the data of the city.
const WORLD: &str = "
    scheme world europe=FR,DE africa=ZA,BJ
    scheme seas atlantic=FR,ZA,BJ inland=DE
    kind pact sister
    kind office office
    theme water
    home home
    actor home city JP 35.5,139.6
    actor paris city FR 48.8,2.3 reading=ぱり note=twin
    actor bonn city DE 50.7,7.1
    actor durban city ZA -29.8,31
    actor lone city BJ 6.3,2.4
    tie t1 pact home paris themes=water : signed 1950!1951; fields_added 1970-05; renewed 1980-04-01 until 2030-03
    tie t2 office home bonn note=closed : announced 1969; opened 1970-10; moved 1975; ended 1980-03-31
    tie t3 pact home durban : signed 1990; suspended 2000; resumed 2005
    tie t4 office home durban : opened 2020/2030
";

/// The name of the stored text, and the words of the command.
const GOLDEN: &[(&str, &[&str])] = &[
    ("help_ja", &["--help"]),
    ("help_en", &["--help", "--lang", "en"]),
    ("help_list_ja", &["list", "--help"]),
    ("help_export_en", &["export", "--help", "--lang", "en"]),
    ("help_brief_ja", &["brief", "--help"]),
    ("help_brief_en", &["brief", "--help", "--lang", "en"]),
    ("help_diff_ja", &["diff", "--help"]),
    ("list_ties_ja", &["list", "ties"]),
    (
        "list_ties_en",
        &["list", "ties", "--lang", "en", "--as-of", "2002-07"],
    ),
    ("list_ties_csv", &["list", "ties", "--format", "csv"]),
    (
        "list_ties_json",
        &["list", "ties", "--format", "json", "--as-of", "1975"],
    ),
    ("list_actors_ja", &["list", "actors"]),
    ("list_regions_en", &["list", "regions", "--lang", "en"]),
    ("show_actor_ja", &["show", "paris"]),
    ("show_tie_en", &["show", "t2", "--lang", "en"]),
    ("stats_ja", &["stats"]),
    ("check_en", &["check", "--lang", "en"]),
];

#[test]
fn whole_outputs_are_as_they_are_stored() {
    let disk = OnDisk::new(WORLD);
    let file = disk.file();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/golden");
    let bless = std::env::var_os("KIZUNA_BLESS").is_some();
    let mut differences = Vec::new();
    for (name, words) in GOLDEN {
        let mut words = words.to_vec();
        words.extend(["--file", &file]);
        let got = output(&words);
        let path = folder.join(format!("{name}.txt"));
        if bless {
            fs::write(&path, &got).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        if let Some(difference) = first_difference(&got, &stored) {
            differences.push(format!("{name}.txt, {difference}"));
        }
    }
    assert!(
        differences.is_empty(),
        "{}\nIf this is meant: KIZUNA_BLESS=1 cargo test --test all golden",
        differences.join("\n")
    );
}

#[test]
fn every_stored_output_is_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/golden");
    let mut stored: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    stored.sort();
    let mut wanted: Vec<String> = GOLDEN
        .iter()
        .map(|(name, _)| format!("{name}.txt"))
        .collect();
    wanted.sort();
    assert_eq!(stored, wanted);
}

#[test]
fn help_names_every_command_and_option_in_both_languages() {
    for lang in ["ja", "en"] {
        let help = output(&["--help", "--lang", lang]);
        for name in [
            "check",
            "list",
            "show",
            "stats",
            "export",
            "diff",
            "--file",
            "--lang",
            "--public",
            "--quiet",
            "--help",
            "--version",
        ] {
            assert!(help.contains(name), "{name} is not in {help}");
        }
        for command in ["list", "stats", "export"] {
            let help = output(&[command, "--help", "--lang", lang]);
            for name in [
                "--as-of",
                "--in-force",
                "--signed",
                "--kind",
                "--class",
                "--region",
                "--country",
                "--theme",
                "--status",
                "--search",
                "--actor",
                "--file",
                "--public",
            ] {
                assert!(help.contains(name), "{name} is not in {help}");
            }
            assert!(!help.contains(['⟨', '{']), "{help}");
        }
        assert_eq!(
            output(&["list", "-h", "--lang", lang]),
            output(&["list", "--help", "--lang", lang])
        );
    }
    let is_japanese = |c: char| ('\u{3040}'..='\u{9FFF}').contains(&c);
    assert!(output(&["export", "--help"]).contains(is_japanese));
    assert!(!output(&["export", "--help", "--lang", "en"]).contains(is_japanese));
}
