//! The interactive page in a real browser, with real keys and clicks.
//!
//! Debian's Chromium is driven over two named pipes (`--remote-debugging-pipe`): commands and answers
//! are JSON with a zero byte behind each. What it says on its console, every exception and every
//! request it makes is kept and must be nothing but the file itself.
//!
//! Needs `chromium`, so it is run by name: `cargo test desktop -- --ignored`. Screenshots are kept in
//! `KIZUNA_SHOTS`, if that names a folder, else beside what the tests write.

mod chromium;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chromium::Browser;
use kizuna::lens::{Index, Lens, Time};
use kizuna::model::{Certainty, Date};
use kizuna::scene::axis_years;
use serde_json::Value;

use crate::support::whole;

/// The built-in registry as the program writes it with today's date.
struct World {
    index: Index,
    today: Date,
}

impl World {
    /// The ids of the ties that a lens leaves, with whether they are certain.
    fn left(&self, lens: &Lens) -> BTreeMap<String, bool> {
        let rows = self.index.registry().ties.rows();
        let visible = lens.visible(&self.index, self.today);
        let ties = visible.ties.iter();
        ties.map(|seen| {
            let certain = seen.fits == Certainty::Certain;
            (rows[seen.link.tie].id.to_string(), certain)
        })
        .collect()
    }

    fn as_of(&self, lens: &Lens, day: &str) -> BTreeMap<String, bool> {
        self.left(&Lens {
            time: Time::AsOf(day.parse().expect("a day")),
            ..lens.clone()
        })
    }
}

/// The ties that the page draws, with whether they are certain.
fn drawn(browser: &mut Browser) -> BTreeMap<String, bool> {
    ties(
        browser,
        "[...document.querySelectorAll('#picture [data-tie]')].map(e => \
         [e.dataset.tie, !e.classList.contains('possible')])",
    )
}

/// The ties that the list of the page has.
fn listed(browser: &mut Browser) -> BTreeMap<String, bool> {
    ties(
        browser,
        "[...document.querySelectorAll('[data-tie-row]')].map(e => \
         [e.dataset.tieRow, !e.classList.contains('possible')])",
    )
}

fn ties(browser: &mut Browser, script: &str) -> BTreeMap<String, bool> {
    let found = browser.run(script);
    let pairs = found.as_array().expect("a list").iter();
    let ties: Vec<(String, bool)> = pairs
        .map(|pair| {
            let id = pair[0].as_str().expect("an id").to_owned();
            (id, pair[1].as_bool().expect("yes or no"))
        })
        .collect();
    let count = ties.len();
    let ties: BTreeMap<String, bool> = ties.into_iter().collect();
    assert_eq!(ties.len(), count, "a tie is there twice");
    ties
}

/// Types a day into the field for it.
fn type_day(browser: &mut Browser, day: &str) {
    browser.run("document.querySelector('#day').focus(); document.querySelector('#day').select()");
    browser.type_text(day);
    browser.key("Enter");
}

fn text(browser: &mut Browser, selector: &str) -> String {
    let script = format!("document.querySelector('{selector}').textContent");
    browser.run(&script).as_str().expect("a text").to_owned()
}

/// Where the focus is: an id, a class, or what it stands for.
fn focus(browser: &mut Browser) -> String {
    let script = "(e => e === document.body ? 'BODY' : e.id || e.dataset.view || e.dataset.value || e.className || e.tagName)(document.activeElement)";
    browser.run(script).as_str().expect("a text").to_owned()
}

fn shots() -> PathBuf {
    let folder = std::env::var_os("KIZUNA_SHOTS")
        .map_or_else(|| env!("CARGO_TARGET_TMPDIR").into(), PathBuf::from);
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    folder
}

/// Writes the page with the real program.
fn export(folder: &Path, name: &str, words: &[&str]) -> PathBuf {
    let page = folder.join(name);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_kizuna"))
        .args(["export", "--lang", "ja", "--quiet"])
        .arg(&page)
        .args(words)
        .env("KIZUNA_CONFIG", folder)
        .status()
        .expect("it starts");
    assert!(done.success());
    page
}

const DAYS: [&str; 14] = [
    "1956-12-31",
    "1957-06-01",
    "1965-07-07",
    "1973-11-30",
    "1985-12-31",
    "1991-04-01",
    "1997-06-15",
    "2002-01-01",
    "2009-03-31",
    "2013-07-01",
    "2015-12-31",
    "2018-11-15",
    "2022-02-02",
    "2026-11-22",
];

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn desktop_page_works_in_a_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = export(folder.path(), "頁.html", &[]);
    let mut browser = Browser::start(folder.path());
    browser.open(&page);
    let world = World {
        index: Index::new(std::sync::Arc::clone(whole())),
        today: jiff::Zoned::now().date(),
    };
    let calm = Lens::opening(whole());

    // It opens calm, at all times.
    assert_eq!(drawn(&mut browser), world.left(&calm));
    assert_eq!(text(&mut browser, "#time-text"), "全期間");
    browser.shot(&shots().join("page-rings.png"));

    // On each day it shows what the list lists, calm and with everything.
    let mut sizes = BTreeSet::new();
    for (lens, clicks) in [(&calm, None), (&Lens::default(), Some("kinds:back"))] {
        if let Some(value) = clicks {
            browser.run("document.querySelector('[data-fold=back]').open = true");
            browser.click(&format!("[data-value=\"{value}\"]"));
        }
        for day in DAYS {
            type_day(&mut browser, day);
            let wanted = world.as_of(lens, day);
            assert_eq!(drawn(&mut browser), wanted, "{day}");
            let possible = wanted.values().filter(|certain| !**certain).count();
            let count = match possible {
                0 => format!("提携 {}件", wanted.len()),
                possible => format!("提携 {}件（うち不確か {possible}件）", wanted.len()),
            };
            assert_eq!(text(&mut browser, "#count"), count, "{day}");
            sizes.insert(wanted.len());
        }
    }
    assert!(sizes.len() > 12, "{sizes:?}");
    browser.click("[data-view=list]");
    assert_eq!(
        listed(&mut browser),
        world.as_of(&Lens::default(), DAYS[13])
    );
    browser.shot(&shots().join("page-list.png"));
    browser.click("#reset");
    assert_eq!(listed(&mut browser), world.as_of(&calm, DAYS[13]));
    browser.click("[data-view=map]");
    browser.shot(&shots().join("page-map.png"));
    browser.click("[data-view=rings]");

    // The slider moves by its own keys, too.
    type_day(&mut browser, "昭和60年");
    assert_eq!(text(&mut browser, "#time-text"), "1985年末時点");
    assert_eq!(text(&mut browser, "#era"), "昭和60年");
    browser.run("document.querySelector('#slider').focus()");
    browser.key("ArrowRight");
    assert_eq!(drawn(&mut browser), world.as_of(&calm, "1986-12-31"));
    browser.key("PageDown");
    assert_eq!(drawn(&mut browser), world.as_of(&calm, "1976-12-31"));
    let slide = "(e => { e.value = 12000; e.dispatchEvent(new Event('input')); return document.querySelector('#day').value })(document.querySelector('#slider'))";
    let day = browser.run(slide).as_str().expect("a day").to_owned();
    assert_eq!(drawn(&mut browser), world.as_of(&calm, &day), "{day}");
    type_day(&mut browser, "1985-02-30");
    assert_eq!(text(&mut browser, "#day-trouble"), "その日はありません。");
    assert_eq!(
        drawn(&mut browser),
        world.as_of(&calm, &day),
        "nothing moved"
    );

    // Playing moves to the end of the axis, and ends there.
    let last = axis_years(&world.index, world.today).1 - 1;
    type_day(&mut browser, &format!("{}", last - 3));
    browser.run("document.querySelector('#speed').value = '10'");
    browser.click("#play");
    let mut seen = BTreeSet::new();
    browser.wait_for("it plays to its end", |browser| {
        seen.insert(text(browser, "#time-text"));
        browser.run("document.querySelector('#play').getAttribute('aria-label')") == "再生"
    });
    assert!(seen.len() > 1, "{seen:?}");
    assert_eq!(text(&mut browser, "#time-text"), format!("{last}年末時点"));
    assert_eq!(
        drawn(&mut browser),
        world.as_of(&calm, &format!("{last}-12-31"))
    );

    // A kind and a region change what is shown as the lens with them does.
    browser.click("#all-times");
    let kinds = browser.run(
        "[...document.querySelectorAll('[data-value^=\"kinds:\"]')].map(e => e.dataset.value)",
    );
    let front: Vec<&str> = kinds
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    browser.click(&format!("[data-value=\"{}\"]", front[0]));
    let mut without = calm.clone();
    let first = whole().kinds.rows()[0].id.clone();
    assert!(without.kinds.remove(&first));
    assert_eq!(drawn(&mut browser), world.left(&without));
    browser.click("[data-value=\"regions:0\"]");
    let scheme = whole().opening_scheme().expect("a scheme");
    without.regions.insert(kizuna::model::RegionRef {
        scheme: scheme.id.clone(),
        region: scheme.regions[0].id.clone(),
    });
    assert_eq!(drawn(&mut browser), world.left(&without));
    assert!(!world.left(&without).is_empty());
    browser.click("#reset");
    assert_eq!(drawn(&mut browser), world.left(&calm));

    // What is searched for is selected with Enter, and its history and sources are shown.
    for (typed, name) in [
        ("おでさ", "オデーサ"),
        ("ODESSA", "オデーサ"),
        ("ｼｬﾝﾊｲ", "上海"),
        ("manila", "マニラ"),
    ] {
        browser.run("document.querySelector('#search').focus()");
        browser.type_text(typed);
        browser.key("Enter");
        assert!(
            text(&mut browser, "#inspector h2").starts_with(name),
            "{typed}"
        );
        let told = text(&mut browser, "#inspector");
        assert!(
            told.contains("出典") && told.contains("[1]") && told.contains("締結"),
            "{told}"
        );
    }
    browser.run("document.querySelector('#search').focus()");
    browser.type_text("zzzz");
    assert!(text(&mut browser, "#found").contains("「zzzz」は見つかりません"));
    browser.key("Escape");
    browser.shot(&shots().join("page-selected.png"));

    // The other language, without a reload.
    browser.click("#lang");
    assert_eq!(text(&mut browser, "h1"), whole().title.en);
    assert!(text(&mut browser, "#inspector h2").starts_with("Manila"));
    assert_eq!(
        text(&mut browser, "#count"),
        format!("{} ties", world.left(&calm).len())
    );
    assert_eq!(browser.run("document.documentElement.lang"), "en");
    browser.run("(e => { e.value = 'dark'; e.dispatchEvent(new Event('change')) })(document.querySelector('#theme'))");
    browser.shot(&shots().join("page-dark.png"));
    browser.click("#lang");

    // Nothing fits: it says so, and one button brings all back.
    for value in &front {
        if *value != "kinds:back" {
            browser.run(&format!(
                "(e => e.checked && e.click())(document.querySelector('[data-value=\"{value}\"]'))"
            ));
        }
    }
    assert_eq!(
        browser.run("document.querySelector('#empty').hidden"),
        false
    );
    browser.click("#empty-reset");
    assert_eq!(browser.run("document.querySelector('#empty').hidden"), true);

    // On paper: picture, legend, list and sources.
    let pdf = browser.print();
    assert!(pdf.len() > 20_000, "{} bytes", pdf.len());
    fs::write(shots().join("page.pdf"), pdf).expect("written");

    assert_eq!(browser.troubles(), Vec::<String>::new());
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn desktop_page_works_by_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = export(
        folder.path(),
        "keys.html",
        &["--as-of", "2015", "--kind", "front"],
    );
    let mut browser = Browser::start(folder.path());
    browser.open(&page);
    assert_eq!(text(&mut browser, "#time-text"), "2015年末時点");

    // Tab leads through everything, and wherever it stops it can be seen and has a name.
    let mut stops = Vec::new();
    for _ in 0..80 {
        browser.key("Tab");
        let at = focus(&mut browser);
        if stops.first() == Some(&at) {
            break;
        }
        if at == "BODY" {
            continue;
        }
        let looks = browser.run(
            "(e => { const s = getComputedStyle(e); const name = e.getAttribute('aria-label') || e.textContent.trim() || e.title; \
             return [s.outlineStyle !== 'none' || e.id === 'skip', Boolean(name) || Boolean(e.labels && e.labels[0]) ] })(document.activeElement)",
        );
        assert_eq!(looks, serde_json::json!([true, true]), "{at}");
        stops.push(at);
    }
    let has = |id: &str| stops.iter().any(|stop| stop == id);
    for id in [
        "skip",
        "search",
        "theme",
        "print",
        "lang",
        "kinds:0",
        "regions:0",
        "rings",
        "map",
        "list",
        "picture",
        "zoom-in",
        "zoom-out",
        "zoom-fit",
        "all-times",
        "as-of",
        "day",
        "step-back",
        "play",
        "speed",
        "slider",
    ] {
        assert!(has(id), "{id} is not among {stops:?}");
    }

    // From mark to mark; Enter selects, Escape clears.
    browser.run("document.querySelector('#skip').focus()");
    browser.key("Enter");
    assert_eq!(focus(&mut browser), "picture");
    browser.key("ArrowRight");
    let active = "document.getElementById(document.querySelector('#picture').getAttribute('aria-activedescendant')).dataset.actor";
    assert_eq!(browser.run(active), "yokohama");
    browser.key("ArrowRight");
    let next = browser.run(active).as_str().expect("an id").to_owned();
    assert_ne!(next, "yokohama");
    browser.key("Enter");
    assert_eq!(
        browser.run("document.querySelector('.actor.selected').dataset.actor"),
        next.as_str()
    );
    assert_eq!(text(&mut browser, "#inspector .id"), next);
    assert_eq!(focus(&mut browser), "picture");
    browser.key("Escape");
    assert_eq!(
        browser.run("document.querySelector('.actor.selected')"),
        Value::Null
    );

    // Zoom and pan.
    let place = "document.querySelector('[data-actor=lyon]').getAttribute('transform')";
    let before = browser.run(place);
    browser.key("+");
    let nearer = browser.run(place);
    assert_ne!(nearer, before);
    browser.shift_key("ArrowLeft");
    assert_ne!(browser.run(place), nearer);
    browser.key("0");
    assert_eq!(browser.run(place), before);
    browser.key("-");
    assert_ne!(browser.run(place), before);
    browser.shot(&shots().join("page-keys.png"));

    // In the list, too: a row is opened where the keyboard stays, and Escape leaves what it tells.
    browser.run("document.querySelector('[data-view=list]').focus()");
    browser.key("Enter");
    browser.key("Tab");
    assert_eq!(focus(&mut browser), "list");
    browser.key("Tab");
    browser.key("Enter");
    let row = listed(&mut browser).len();
    assert!(row > 30, "{row}");
    let chosen = "document.querySelector('tr.chosen').dataset.tieRow";
    let tie = browser.run(chosen).as_str().expect("an id").to_owned();
    assert_eq!(text(&mut browser, "#inspector .id"), tie);
    assert_eq!(focus(&mut browser), "link");
    browser.run("document.querySelector('#inspector').focus()");
    browser.key("Escape");
    assert_eq!(focus(&mut browser), "list");
    assert_eq!(
        browser.run("document.querySelector('tr.chosen')"),
        Value::Null
    );
    assert_eq!(browser.troubles(), Vec::<String>::new());
}

/// The middle of an element.
fn middle(browser: &mut Browser, selector: &str) -> (f64, f64) {
    let script = format!(
        "(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelector('{selector}').getBoundingClientRect())"
    );
    let place = browser.run(&script);
    let [x, y] = [0, 1].map(|side| place[side].as_f64().expect("a place"));
    (x, y)
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn desktop_page_answers_to_the_pointer() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = export(
        folder.path(),
        "pointer.html",
        &["--kind", "front", "--view", "map"],
    );
    let mut browser = Browser::start(folder.path());
    browser.open(&page);

    // The map draws every tie whose ends have places on it.
    let index = Index::new(std::sync::Arc::clone(whole()));
    let places = kizuna::layout::World::new(&index, kizuna::layout::Centre::default()).positions;
    let visible = Lens::opening(whole()).visible(&index, jiff::Zoned::now().date());
    let placed = |end: usize| places.get(end).is_some();
    let ties = visible.ties.iter().map(|seen| seen.link);
    let ties = ties.filter(|link| placed(link.from) && placed(link.to));
    let ids: BTreeSet<&str> = ties
        .map(|link| whole().ties.rows()[link.tie].id.as_str())
        .collect();
    let drawn_now = drawn(&mut browser);
    assert_eq!(
        drawn_now
            .keys()
            .map(String::as_str)
            .collect::<BTreeSet<_>>(),
        ids
    );
    assert!(
        browser
            .run("document.querySelector('#land .ground').getAttribute('d').length")
            .as_u64()
            > Some(10_000)
    );

    // What is pointed at says its name, and its neighbours stay bright.
    let (x, y) = middle(&mut browser, "[data-actor=lyon] .shape");
    browser.mouse("mouseMoved", x, y);
    assert!(text(&mut browser, "#tip").starts_with("リヨン姉妹・友好都市"));
    let bright =
        "[...document.querySelectorAll('.actor:not(.faded)')].map(e => e.dataset.actor).sort()";
    assert_eq!(browser.run(bright), serde_json::json!(["lyon", "yokohama"]));
    assert_eq!(
        browser.run("[...document.querySelectorAll('.tie.bright')].map(e => e.dataset.tie)"),
        serde_json::json!(["sister_city-lyon"])
    );
    browser.shot(&shots().join("page-hover.png"));
    browser.mouse("mousePressed", x, y);
    browser.mouse("mouseReleased", x, y);
    assert!(text(&mut browser, "#inspector h2").starts_with("リヨン"));

    // The wheel zooms where the pointer is, a drag moves everything, the button shows all again.
    let before = middle(&mut browser, "[data-actor=lyon] .halo");
    let other = middle(&mut browser, "[data-actor=port_of_melbourne] .shape");
    browser.wheel(before.0, before.1, -240.0);
    browser.wait_for("it zooms", |browser| {
        middle(browser, "[data-actor=port_of_melbourne] .shape") != other
    });
    let zoomed = middle(&mut browser, "[data-actor=lyon] .halo");
    assert!(
        (zoomed.0 - before.0).abs() < 1.0 && (zoomed.1 - before.1).abs() < 1.0,
        "{zoomed:?}"
    );
    let (x, y) = (before.0 + 60.0, before.1 - 60.0);
    browser.mouse("mousePressed", x, y);
    for step in 1..=4 {
        browser.drag(x + 10.0 * f64::from(step), y + 5.0 * f64::from(step));
    }
    browser.mouse("mouseReleased", x + 40.0, y + 20.0);
    let dragged = middle(&mut browser, "[data-actor=lyon] .halo");
    assert!(
        (dragged.0 - zoomed.0 - 40.0).abs() < 1.0 && (dragged.1 - zoomed.1 - 20.0).abs() < 1.0,
        "{dragged:?}"
    );
    assert!(
        text(&mut browser, "#inspector h2").starts_with("リヨン"),
        "a drag selects nothing"
    );
    browser.click("#zoom-fit");
    let again = middle(&mut browser, "[data-actor=lyon] .halo");
    assert!(
        (again.0 - before.0).abs() < 1.0 && (again.1 - before.1).abs() < 1.0,
        "{again:?}"
    );

    // A tie is selected by its line; nothing, by what is empty.
    let place = browser.run(
        "(p => { const at = p.getPointAtLength(p.getTotalLength() / 2); const m = p.getScreenCTM(); \
         return [at.x * m.a + m.e, at.y * m.d + m.f] })(document.querySelector('[data-tie*=melbourne] .line'))",
    );
    let [x, y] = [0, 1].map(|side| place[side].as_f64().expect("a place"));
    browser.mouse("mouseMoved", x, y);
    browser.mouse("mousePressed", x, y);
    browser.mouse("mouseReleased", x, y);
    let told = text(&mut browser, "#inspector");
    assert!(
        told.contains("メルボルン港") && told.contains("↔"),
        "{told}"
    );
    let (x, y) = middle(&mut browser, "#picture");
    let (x, y) = (x, y + 200.0);
    browser.mouse("mouseMoved", x, y);
    browser.mouse("mousePressed", x, y);
    browser.mouse("mouseReleased", x, y);
    assert!(text(&mut browser, "#inspector").contains("使い方"));
    assert_eq!(browser.troubles(), Vec::<String>::new());
}
