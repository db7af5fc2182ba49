//! What public mode keeps of saved views, and what it would betray by keeping them.

use kizuna::lens::{holds_internal, public};
use kizuna::model::{Registry, SavedView, Table, Text, Visibility};
use kizuna::store;

use crate::support::{TODAY, each, must, same, whole, world};

fn view(id: &str, lens: &str) -> SavedView {
    SavedView {
        id: id.into(),
        name: Text::new("見", "view"),
        lens: lens.to_owned(),
        visibility: Visibility::Public,
    }
}

/// The ids of the views that are left of one for each of these phrases, by their numbers.
fn left(registry: &Registry, phrases: &[&str]) -> Vec<usize> {
    let views = phrases.iter().enumerate();
    let views = views.map(|(at, lens)| view(&at.to_string(), lens));
    let registry = Registry {
        views: Table::new(views.collect()),
        ..registry.clone()
    };
    let public = public(&registry, TODAY);
    let ids = public.views.iter().map(|view| view.id.as_str().parse());
    ids.map(Result::unwrap).collect()
}

/// The one thing in the world that is internal | the end of a line of the world, or records beside.
const CANARIES: &[[&str; 3]] = &[
    ["a remark on an actor", "internal_note=canary", ""],
    [
        "an activity",
        "",
        r#"activities: [(id: "canary", kind: meeting, title: (ja: "canary", en: "canary"),
            date: [(value: "2015", sources: ["doc#1"])], parts: [], sources: ["doc#1"],
            visibility: internal)]"#,
    ],
    [
        "a remark on an activity",
        "",
        r#"activities: [(id: "talk", kind: meeting, title: (ja: "会談", en: "Talk"),
            date: [(value: "2015", sources: ["doc#1"])], parts: [], sources: ["doc#1"],
            notes: [(text: (ja: "canary", en: "canary"), visibility: internal)])]"#,
    ],
    [
        "a milestone",
        "",
        r#"milestones: [(id: "canary", title: (ja: "canary", en: "canary"),
            date: [(value: "1859", sources: ["doc#1"])], visibility: internal)]"#,
    ],
    [
        "a figure",
        "",
        r#"figures: [(id: "canary", kind: budget, title: (ja: "canary", en: "canary"),
            unit: (ja: "円", en: "yen"), actors: [], values: [], visibility: internal)]"#,
    ],
    [
        "a policy",
        "",
        r#"policies: [(id: "canary", kind: goal, title: (ja: "canary", en: "canary"),
            sources: ["doc#1"], visibility: internal)]"#,
    ],
    [
        "a view",
        "",
        r#"views: [(id: "canary", name: (ja: "canary", en: "canary"), lens: "",
            visibility: internal)]"#,
    ],
];

fn canary_world(end: &str, records: &str) -> Registry {
    let base = world(&format!(
        "kind pact sister
         home home
         actor home city JP 35,139
         actor paris city FR 48,2 note=open {end}
         tie t pact home paris : signed 1965"
    ));
    let text = store::to_ron(&base).unwrap();
    let text = text.trim_end().strip_suffix(')').unwrap();
    store::load_text(&format!("{text}{records})"), "fixture").unwrap()
}

#[test]
fn a_text_is_kept_only_where_nothing_at_all_is_internal() {
    let open = canary_world("", "");
    assert!(!holds_internal(&open));
    assert_eq!(left(&open, &["--search canary", "--actor paris"]), [0, 1]);
    assert!(!holds_internal(whole()));
    each(CANARIES, 7, |[what, end, records]| {
        let mut registry = canary_world(end, records);
        must(holds_internal(&registry), || {
            format!("{what} is overlooked")
        })?;
        let mut views = registry.views.rows().to_vec();
        views.extend([
            view("by_text", "--search canary"),
            view("by_actor", "--actor paris"),
        ]);
        registry.views = Table::new(views);
        must(store::to_ron(&registry).unwrap().contains("canary"), || {
            format!("{what} does not sing")
        })?;
        let public = public(&registry, TODAY);
        let text = store::to_ron(&public).unwrap();
        must(!text.contains("canary"), || format!("{what} sings"))?;
        same(what, &public.views.len(), &1)
    });
}

#[test]
fn a_view_that_would_show_nothing_of_what_is_there_is_left_out() {
    let world = world(
        "scheme world europe=FR,DE,PL africa=ZA
         kind pact sister
         kind office office
         theme water
         home home
         actor home city JP 35,139
         actor paris city FR 48,2
         actor berlin city DE 52,13 internal
         actor durban city ZA -29,31
         actor warsaw city PL 52,21
         tie paris pact home paris themes=water : signed 1960
         tie warsaw office home warsaw : opened 1990
         tie secret pact home warsaw internal : signed 1985
         tie durban pact home durban internal : signed 1970
         tie berlin pact home berlin : signed 1980",
    );
    let kept = [
        "--country FR",
        "--country FR --country PL",
        "--kind pact",
        "--region europe",
        "--as-of 2000",
        "--actor paris --steps 2",
        // Nobody is there, for nobody to see.
        "--country BR",
        "--country FR --country BR",
    ];
    let numbers: Vec<usize> = (0..kept.len()).collect();
    assert_eq!(left(&world, &kept), numbers);
    let told = [
        // Only somebody who is hidden is there.
        "--country DE",
        "--country FR --country DE",
        // Only ties that are hidden are there, of actors that are not.
        "--country ZA",
        "--actor durban",
        "--region africa",
        "--country PL --kind pact",
        "--signed 1985",
        "--country PL --min-ties 2",
        "--visibility internal",
        "--search paris",
    ];
    assert_eq!(left(&world, &told), [0_usize; 0]);
    // Where nobody is hidden all of them stay, but for a view of what is not there.
    let mut open = world.clone();
    open.actors = Table::new(
        world
            .actors
            .iter()
            .cloned()
            .map(|mut actor| {
                actor.visibility = Visibility::Public;
                actor
            })
            .collect(),
    );
    open.ties = Table::new(
        world
            .ties
            .iter()
            .cloned()
            .map(|mut tie| {
                tie.visibility = Visibility::Public;
                tie
            })
            .collect(),
    );
    let numbers: Vec<usize> = (0..told.len()).collect();
    assert_eq!(left(&open, &told), numbers);
}
