//! Briefings on Yokohama's partners: what they say, against texts read and corrected by hand.

use std::sync::Arc;

use kizuna::brief::{Request, briefing, built_in_templates, pdf};
use kizuna::lens::Index;
use kizuna::model::{Date, Lang};
use kizuna::store;

fn request(ids: &[&str], langs: &[Lang]) -> Request {
    let today = Date::constant(2026, 11, 22);
    Request {
        actors: ids.iter().map(|id| (*id).into()).collect(),
        delegation: None,
        template: built_in_templates().remove(0),
        day: None,
        today,
        langs: langs.to_vec(),
        marked: false,
    }
}

#[test]
fn look() {
    let Ok(folder) = std::env::var("KIZUNA_LOOK") else {
        return;
    };
    let index = Index::new(Arc::clone(&store::builtin().unwrap()));
    for id in [
        "san_diego",
        "frankfurt",
        "cebu",
        "citynet",
        "shanghai",
        "mumbai",
        "odesa",
    ] {
        for (name, langs) in [
            ("ja", &[Lang::Ja][..]),
            ("en", &[Lang::En]),
            ("both", &Lang::ALL),
        ] {
            let Ok(paper) = briefing(&index, &request(&[id], langs)) else {
                continue;
            };
            let start = std::time::Instant::now();
            std::fs::write(format!("{folder}/{id}-{name}.pdf"), pdf(&paper).unwrap()).unwrap();
            println!("{id} {name} {:?}", start.elapsed());
        }
    }
}
