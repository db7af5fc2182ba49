//! What was written, read by programs of others: NetworkX, igraph, openpyxl, and Python's own readers
//! of XML and JSON Schema.
//!
//! Needs Debian's `python3-networkx`, `python3-igraph`, `python3-openpyxl` and `python3-jsonschema`, so
//! it is run by name: `cargo test desktop -- --ignored`. The readers are in `tests/readers`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use kizuna::export::{NETWORK_SCHEMA, gexf, graphml, network_json, xlsx};
use kizuna::lens::{Index, Lens};
use kizuna::model::{Lang, Registry};
use kizuna::records::Workbook;

use super::network::{Network, Times, alike, awkward};
use super::round_trip::plot;
use crate::support::{TODAY, lenses, whole};

/// Runs a reader on files and returns what it prints.
fn run(reader: &str, files: &[&Path]) -> Result<Vec<u8>, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/readers")
        .join(reader);
    // Debian's own, for which the packages are; without writing beside the scripts.
    let ran = Command::new("/usr/bin/python3")
        .arg("-B")
        .arg(script)
        .args(files)
        .output()
        .map_err(|error| error.to_string())?;
    if ran.status.success() {
        Ok(ran.stdout)
    } else {
        Err(format!(
            "{reader}: {}",
            String::from_utf8_lossy(&ran.stderr)
        ))
    }
}

fn network(reader: &str, file: &Path) -> Result<Network, String> {
    let said = run(reader, &[file])?;
    serde_json::from_slice(&said).map_err(|error| format!("{reader}: {error}"))
}

/// Holds what every reader reads to the network that the registry tells.
fn read_by_all(index: &Index, lens: &Lens, lang: Lang) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes)
            .map(|()| path)
            .map_err(|error| error.to_string())
    };
    let visible = lens.visible(index, TODAY);
    let plot = plot(index, lens, lang);
    let wanted = |times| Network::of(index, &visible, &plot.graph, times);
    let (spells, played) = (wanted(Times::Spells), wanted(Times::Played));

    let file = write("network.gexf", gexf(&plot).as_bytes())?;
    alike("GEXF as XML", &network("gexf_plain.py", &file)?, &played)?;
    alike(
        "GEXF in NetworkX",
        &network("networkx_graph.py", &file)?,
        &played.undirected(),
    )?;
    let file = write("network.graphml", graphml(&plot).as_bytes())?;
    let undirected = spells.clone().undirected();
    alike(
        "GraphML in NetworkX",
        &network("networkx_graph.py", &file)?,
        &undirected,
    )?;
    alike(
        "GraphML in igraph",
        &network("igraph_graph.py", &file)?,
        &undirected,
    )?;
    let workbook = Workbook::new(index, lens, &visible, lang, TODAY);
    let bytes = xlsx(&workbook).map_err(|error| error.to_string())?;
    let file = write("network.xlsx", &bytes)?;
    alike(
        "XLSX in openpyxl",
        &network("workbook.py", &file)?,
        &spells.in_words(lang),
    )?;
    let schema = write("schema.json", NETWORK_SCHEMA.as_bytes())?;
    let file = write("network.json", network_json(&plot.graph).as_bytes())?;
    run("schema.py", &[&schema, &file]).map(|_| ())
}

fn read_all(registry: &Arc<Registry>, seed: u64) {
    let index = Index::new(Arc::clone(registry));
    for (lens, lang) in lenses(registry, seed, 4)
        .iter()
        .zip([Lang::Ja, Lang::En].repeat(2))
    {
        read_by_all(&index, lens, lang).unwrap_or_else(|error| panic!("{lens:?}: {error}"));
    }
}

#[test]
#[ignore = "needs Python with NetworkX, igraph, openpyxl and jsonschema"]
fn programs_of_others_read_the_same_network() {
    read_all(whole(), 163);
}

#[test]
#[ignore = "needs Python with NetworkX, igraph, openpyxl and jsonschema"]
fn programs_of_others_read_awkward_names_as_they_were() {
    read_all(&Arc::new(awkward()), 167);
}

#[test]
#[ignore = "needs Python with jsonschema"]
fn a_schema_of_others_finds_out_a_wrong_document() {
    let index = Index::new(Arc::clone(whole()));
    let text = network_json(&plot(&index, &Lens::default(), Lang::En).graph);
    let folder = tempfile::tempdir().unwrap();
    let schema = folder.path().join("schema.json");
    fs::write(&schema, NETWORK_SCHEMA).unwrap();
    for (from, to, found) in [
        (r#""version": 1,"#, r#""version": 2,"#, "version"),
        (r#""kind": "city""#, r#""kind": "village""#, "village"),
        (
            r#""start_earliest": "1965-01-01""#,
            r#""start_earliest": "1965""#,
            "start_earliest",
        ),
        (r#""1957-01-01/..""#, r#""1957-01-01""#, "times"),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        let file = folder.path().join("wrong.json");
        fs::write(&file, wrong).unwrap();
        let error = run("schema.py", &[&schema, &file]).unwrap_err();
        assert!(error.contains(found), "{error}");
    }
}
