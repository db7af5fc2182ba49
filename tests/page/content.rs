//! What is in the page, and when.

use std::collections::{BTreeMap, BTreeSet};

use kizuna::i18n;
use kizuna::lens::{Index, Lens, Time, Visible};
use kizuna::model::{Certainty, Date, Lang, Status, next_day, turns};
use kizuna::page::{Content, TieRow};
use kizuna::records::{Row, ties};

use super::{content_of, index, small};
use crate::support::{TODAY, builtin_index, day, each, lenses, must, same, whole};

/// What holds on a day, as the page's script finds it.
fn holding<T: Copy>(changes: &[(String, T)], day: Date) -> Option<T> {
    let day = day.to_string();
    let begun = changes.iter().take_while(|(from, _)| *from <= day);
    begun.last().map(|(_, is)| *is)
}

/// The ids of ties that the page shows, with their sureness.
fn shown(content: &Content, sure: impl Fn(&TieRow) -> u8) -> BTreeMap<String, u8> {
    let ties = content.ties.iter();
    ties.map(|tie| (tie.id.clone(), sure(tie)))
        .filter(|(_, sure)| *sure > 0)
        .collect()
}

/// The ids of ties that a lens leaves.
fn left(index: &Index, visible: &Visible) -> BTreeMap<String, u8> {
    let rows = index.registry().ties.rows();
    let ties = visible.ties.iter();
    ties.map(|seen| {
        let sure = match seen.fits {
            Certainty::Certain => 2,
            Certainty::Possible => 1,
            Certainty::No => 0,
        };
        (rows[seen.link.tie].id.to_string(), sure)
    })
    .collect()
}

fn as_of(lens: &Lens, day: Date) -> Lens {
    Lens {
        time: Time::AsOf(day),
        ..lens.clone()
    }
}

/// The lens that the page leaves the day of to its reader.
fn open(lens: &Lens) -> Lens {
    Lens {
        time: match lens.time {
            Time::AsOf(_) => Time::Any,
            time => time,
        },
        ..lens.clone()
    }
}

/// Days on which something may change, and those beside them.
fn days(index: &Index, every: usize) -> Vec<Date> {
    let mut days: Vec<Date> = index
        .registry()
        .ties
        .iter()
        .flat_map(|tie| turns(&tie.events))
        .filter(|day| day.year() > 1000)
        .flat_map(|day| [day, next_day(day)])
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().step_by(every).collect()
}

#[test]
fn the_whole_page_shows_on_any_day_what_the_lens_leaves_as_of_it() {
    let index = index(whole());
    let lens = Lens::default();
    let content = content_of(&index, &lens);
    let mut asked = days(&index, 1);
    asked.extend((1950..=2030).map(|year| Date::constant(year, 7, 7)));
    each(asked, 200, |day| {
        let page = shown(&content, |tie| holding(&tie.fits, *day).unwrap_or(0));
        let visible = as_of(&lens, *day).visible(&index, TODAY);
        same("ties", &page, &left(&index, &visible))
    });
    let all = shown(&content, |tie| tie.always);
    assert_eq!(all, left(&index, &lens.visible(&index, TODAY)));
    assert_eq!(all.len(), whole().ties.len());
}

#[test]
fn any_lens_leaves_on_a_day_what_its_page_shows() {
    let index = builtin_index();
    let asked = days(index, 5);
    assert!(asked.len() >= 25, "{}", asked.len());
    let mut beside_time = 0;
    for lens in lenses(index.registry(), 20, 45) {
        let content = content_of(index, &lens);
        let all_times = open(&lens).visible(index, TODAY);
        let always = left(index, &all_times);
        assert_eq!(shown(&content, |tie| tie.always), always, "{lens:?}");
        beside_time += usize::from(!lens.statuses.is_empty() || lens.least_ties > 0);
        let is_span = matches!(lens.time, Time::InForce(_) | Time::Signed(_));
        for day in &asked {
            let page = shown(&content, |tie| holding(&tie.fits, *day).unwrap_or(0));
            let mut wanted = left(index, &as_of(&lens, *day).visible(index, TODAY));
            if is_span {
                wanted.retain(|tie, _| always.contains_key(tie));
            }
            assert_eq!(page, wanted, "{day} of {lens:?}");
        }
    }
    assert!(beside_time > 8, "only {beside_time} lenses ask of states");
}

#[test]
fn a_day_of_the_lens_is_only_where_the_page_begins() {
    let index = builtin_index();
    let plain = content_of(index, &Lens::default());
    let begun = content_of(index, &Lens::as_of(day("1985-12-31")));
    assert_eq!(
        (plain.day.clone(), begun.day.as_deref()),
        (None, Some("1985-12-31"))
    );
    assert_eq!(Content { day: None, ..begun }, plain);
    let span = Lens {
        time: Time::Signed(kizuna::model::DaySpan {
            from: day("1960-01-01"),
            to: day("1969-12-31"),
        }),
        ..Lens::default()
    };
    let signed = content_of(index, &span);
    assert!(signed.ties.len() < plain.ties.len() && signed.day.is_none());
    assert_eq!(signed.lens[0].ja, "1960年〜1969年に締結");
    assert_eq!(signed.lens[0].en, "Signed during 1960 to 1969");
}

#[test]
fn states_are_those_of_the_day() {
    let index = index(whole());
    let content = content_of(&index, &Lens::default());
    each(days(&index, 6), 50, |day| {
        for (at, tie) in content.ties.iter().enumerate() {
            let (in_force, status) = index.ties()[at].on(*day);
            let state = &content.states[holding(&tie.life, *day).ok_or("no state")?];
            let wanted = match (status, in_force) {
                (Status::InForce, Certainty::Possible) => i18n::text(Lang::Ja, "state-possible"),
                (status, _) => i18n::status(Lang::Ja, status),
            };
            same(&tie.id, &state.name.ja, &wanted)?;
            same(
                &tie.id,
                &state.certainty.ja,
                &i18n::certainty(Lang::Ja, in_force),
            )?;
        }
        Ok(())
    });
    for (at, tie) in content.ties.iter().enumerate() {
        let (_, status) = index.ties()[at].on(TODAY);
        if status != Status::InForce {
            assert_eq!(
                content.states[tie.state].name.ja,
                i18n::status(Lang::Ja, status)
            );
        }
    }
}

#[test]
fn actors_bear_the_names_of_the_day() {
    let index = index(whole());
    let content = content_of(&index, &Lens::default());
    assert_eq!(content.actors.len(), whole().actors.len());
    let mut changing = 0;
    for (row, actor) in content.actors.iter().zip(&whole().actors) {
        changing += usize::from(row.names.len() > 1);
        for year in 1950..=2030 {
            for day in [Date::constant(year, 1, 1), Date::constant(year, 9, 30)] {
                let text = day.to_string();
                let name = row
                    .names
                    .iter()
                    .rev()
                    .find(|name| name.from <= text)
                    .unwrap();
                let wanted = actor.name_on(day);
                assert_eq!(name.name.ja, wanted.get(Lang::Ja), "{day}");
                let label = name.label.as_ref().unwrap_or(&name.name);
                assert_eq!(label.en, wanted.label(Lang::En), "{day}");
            }
        }
    }
    assert!(changing > 0, "nobody changed its name");
}

#[test]
fn the_list_of_the_page_is_in_the_order_of_the_list() {
    let index = builtin_index();
    let content = content_of(index, &Lens::default());
    let visible = Lens::default().visible(index, TODAY);
    for lang in Lang::ALL {
        let listing = kizuna::records::Listing::ties(index, &visible, lang);
        let wanted: Vec<usize> = listing
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Tie(seen) => Some(seen.link.tie),
                Row::Actor(_) => None,
            })
            .collect();
        assert_eq!(content.order[lang.tag()], wanted);
    }
    assert_eq!(
        ties(index, &visible, Lang::Ja).rows.len(),
        content.ties.len()
    );
}

#[test]
fn a_page_holds_nobody_whom_the_lens_does_not_leave() {
    let index = index(whole());
    for lens in lenses(whole(), 7, 16) {
        let content = content_of(&index, &lens);
        let rows = &whole().actors;
        let ends: BTreeSet<usize> = content
            .ties
            .iter()
            .flat_map(|tie| [tie.from, tie.to])
            .collect();
        let lone = open(&lens).visible(&index, TODAY).actors;
        for (at, row) in content.actors.iter().enumerate() {
            let position = rows.position(&row.id).unwrap();
            assert!(ends.contains(&at) || lone.contains(&position), "{}", row.id);
        }
        // Nor do the lists that records point into.
        assert_eq!(content.cites.len(), cited(&content).len(), "{lens:?}");
        let used: BTreeSet<usize> = content.ties.iter().map(|tie| tie.kind).collect();
        assert_eq!(content.kinds.len(), used.len());
        let told = content
            .actors
            .iter()
            .flat_map(|row| row.told.iter().chain(&row.after));
        let of_ties = content
            .ties
            .iter()
            .flat_map(|row| row.told.iter().chain(&row.facts));
        let lines: BTreeSet<&usize> = told.chain(of_ties).collect();
        assert_eq!(content.told.len(), lines.len());
    }
}

fn cited(content: &Content) -> BTreeSet<usize> {
    let lines = content.told.iter();
    lines.flat_map(|line| line.cites.iter().copied()).collect()
}

const WORLD: &str = "
    scheme world europe=FR,DE asia=VN
    kind pact sister
    kind office office
    theme water
    home home
    actor home city JP 35,139
    actor paris city FR 48,2 note=remark-of-paris
    actor hanoi city VN 21,105 note=remark-of-hanoi reading=はのい-of-hanoi
    actor lost network - -
    actor alone city DE 50,7
    tie with_paris pact home paris themes=water note=remark-of-pact : signed 1960; ended 1990-05-05
    tie with_hanoi office home hanoi note=remark-of-office : opened 1980/1985
    tie with_lost office home lost : announced 2030
";

#[test]
fn what_is_told_stays_with_whom_it_is_told_of() {
    let index = small(WORLD);
    let lens = Lens {
        actors: ["paris".into()].into(),
        ..Lens::default()
    };
    let text = super::file_of(&index, &lens);
    assert!(text.contains("remark-of-paris") && text.contains("remark-of-pact"));
    for other in ["hanoi", "office", "lost", "alone"] {
        let data = super::data_of(&text).to_string();
        assert!(
            !data.contains(&format!("-of-{other}")) && !data.contains(&format!("\"{other}\"")),
            "{other}"
        );
    }
}

#[test]
fn dates_are_kept_as_they_are_known() {
    let content = content_of(&small(WORLD), &Lens::default());
    let changes = |at: usize| -> Vec<(&str, u8)> {
        let changes = content.ties[at].fits.iter();
        changes.map(|(day, sure)| (day.as_str(), *sure)).collect()
    };
    assert_eq!(
        changes(0),
        [
            ("", 0),
            ("1960-01-01", 1),
            ("1960-12-31", 2),
            ("1990-05-06", 0)
        ]
    );
    assert_eq!(changes(1), [("", 0), ("1980-01-01", 1), ("1985-12-31", 2)]);
    assert_eq!(changes(2), [("", 0)]);
    // Without a day all are there, announced ones too.
    assert_eq!(
        content
            .ties
            .iter()
            .map(|tie| tie.always)
            .collect::<Vec<_>>(),
        [2, 2, 2]
    );
    let year = |at: usize| content.ties[at].year;
    assert_eq!(
        [year(0), year(1), year(2)],
        [Some((1960, false)), Some((1985, true)), None]
    );
    let span = |at: usize| content.ties[at].span[1].as_ref().map(|end| end.ja.as_str());
    assert_eq!([span(0), span(1)], [Some("1990年5月5日"), None]);
}

#[test]
fn everybody_stands_where_the_window_shows_them() {
    let index = small(WORLD);
    let content = content_of(&index, &Lens::default());
    let ids: Vec<&str> = content.actors.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["home", "paris", "hanoi", "lost", "alone"]);
    assert_eq!(content.actors[0].rings, Some([0, 0]));
    assert!(content.actors[0].home && content.actors[0].at_home && !content.actors[1].at_home);
    assert!(content.actors.iter().all(|row| row.rings.is_some()));
    // Who lies nowhere is not on the map, and its ties have no line on it.
    let on_map: Vec<bool> = content.actors.iter().map(|row| row.map.is_some()).collect();
    assert_eq!(on_map, [true, true, true, false, true]);
    let lines: Vec<Option<usize>> = content.ties.iter().map(|tie| tie.line).collect();
    assert_eq!(lines, [Some(0), Some(1), None]);
    // Nobody moves with the lens.
    let few = Lens {
        actors: ["hanoi".into()].into(),
        ..Lens::default()
    };
    let few = content_of(&index, &few);
    for row in &few.actors {
        let same = content
            .actors
            .iter()
            .find(|other| other.id == row.id)
            .unwrap();
        assert_eq!((row.rings, row.map), (same.rings, same.map), "{}", row.id);
    }
    // A line begins and ends at the marks of its ends.
    let run = &content.lines[0][0];
    let at = |side: usize| -> i64 { run.iter().skip(side).step_by(2).sum() };
    let [home, paris] = [0, 1].map(|actor: usize| content.actors[actor].map.unwrap());
    assert_eq!([run[0], run[1]], home);
    assert_eq!([at(0), at(1)], paris);
    let (name, regions) = (&content.regions, content.ties[0].regions.as_slice());
    assert_eq!((name[regions[0]].ja.as_str(), regions.len()), ("europe", 1));
    assert!(content.actors[4].lone && !content.actors[1].lone);
}

#[test]
fn every_record_tells_what_show_tells() {
    let index = index(whole());
    let content = content_of(&index, &Lens::default());
    for (lang, of) in [(Lang::Ja, 0), (Lang::En, 1)] {
        let text = |line: usize| {
            let text = &content.told[line].text;
            if of == 0 {
                text.ja.clone()
            } else {
                text.en.clone()
            }
        };
        let words = ["show", "odesa", "--lang", lang.tag()];
        let printed = crate::cli::kizuna(&words).out;
        let odesa = content.actors.iter().find(|row| row.id == "odesa").unwrap();
        let tied = |tie: &&TieRow| {
            content.actors[tie.from].id == "odesa" || content.actors[tie.to].id == "odesa"
        };
        let ties = content.ties.iter().filter(tied);
        let lines = odesa.told.iter().chain(&odesa.after);
        let all: Vec<usize> = lines
            .chain(ties.flat_map(|tie| &tie.told))
            .copied()
            .collect();
        assert!(all.len() > 12, "{}", all.len());
        for line in all {
            let said = text(line);
            assert!(printed.contains(&said), "{said} is not in {printed}");
        }
    }
}

#[test]
fn only_activities_and_figures_that_the_lens_leaves_are_told() {
    let index = index(whole());
    let themes = whole().themes.iter().map(|theme| theme.id.clone());
    let (mut told, mut left_out) = (0, 0);
    for theme in themes.take(6) {
        let lens = Lens {
            themes: [theme].into(),
            ..Lens::default()
        };
        let content = content_of(&index, &lens);
        let activities: BTreeSet<&str> = lens
            .activities(&index)
            .iter()
            .map(|row| row.id.as_str())
            .collect();
        let figures: BTreeSet<&str> = lens
            .figures(&index)
            .iter()
            .map(|row| row.id.as_str())
            .collect();
        let lines: BTreeSet<&str> = content
            .told
            .iter()
            .filter_map(|line| line.id.as_deref())
            .collect();
        for (all, left) in [
            (
                whole()
                    .activities
                    .iter()
                    .map(|row| row.id.as_str())
                    .collect::<Vec<_>>(),
                activities,
            ),
            (
                whole().figures.iter().map(|row| row.id.as_str()).collect(),
                figures,
            ),
        ] {
            for id in all {
                if lines.contains(id) {
                    assert!(left.contains(id), "{id} is told");
                    told += 1;
                } else {
                    left_out += 1;
                }
            }
        }
    }
    assert!(told > 5 && left_out > 100, "{told} told, {left_out} not");
}

#[test]
fn coasts_are_closed_lines_on_the_map() {
    let Content { land, .. } = content_of(&small(WORLD), &Lens::default());
    let mut points = 0;
    for (path, least) in [(&land.land, 100), (&land.water, 1)] {
        let lines: Vec<&str> = path.split_terminator('z').collect();
        assert!(
            path.ends_with('z') && lines.len() >= least,
            "{}",
            lines.len()
        );
        for line in lines {
            let (start, steps) = line.strip_prefix('M').unwrap().split_once('l').unwrap();
            let numbers = |text: &str| -> Vec<i64> {
                text.split(' ')
                    .map(|number| number.parse().unwrap())
                    .collect()
            };
            let mut at = numbers(start);
            assert_eq!(at.len(), 2, "{start}");
            let steps = numbers(steps);
            assert!(steps.len() >= 4 && steps.len() % 2 == 0, "{line}");
            for step in steps.chunks(2) {
                at = vec![at[0] + step[0], at[1] + step[1]];
                assert!(at[0].abs() <= 9_900 && at[1].abs() <= 5_200, "{at:?}");
                points += 1;
            }
        }
    }
    assert!((5_000..20_000).contains(&points), "{points}");
}

#[test]
fn kinds_that_stand_back_wait_unless_the_lens_asks_for_kinds() {
    let index = index(whole());
    let back = |lens: &Lens| -> Vec<String> {
        let kinds = content_of(&index, lens).kinds;
        let back = kinds.into_iter().filter(|kind| kind.back);
        back.map(|kind| kind.id).collect()
    };
    let waiting = back(&Lens::default());
    let wanted = whole().kinds.iter().filter(|kind| kind.background);
    let wanted: Vec<&str> = wanted.map(|kind| kind.id.as_str()).collect();
    assert_eq!(waiting, wanted);
    let asked = Lens {
        kinds: [wanted[0].into()].into(),
        ..Lens::default()
    };
    assert_eq!(back(&asked), Vec::<String>::new());
}

#[test]
fn every_text_has_its_forms_in_both_languages() {
    let texts = content_of(&small(WORLD), &Lens::default()).texts;
    let [ja, en] = Lang::ALL.map(|lang| &texts[lang.tag()]);
    assert!(ja.keys().eq(en.keys()) && ja.len() > 90);
    assert_eq!(ja["page-count/n0"], "提携 {ties}件");
    assert_eq!(
        ja["page-count/nn"],
        "提携 {ties}件（うち不確か {possible}件）"
    );
    assert_eq!(en["page-count/10"], "1 tie");
    assert_eq!(
        en["page-count/nn"],
        "{ties} ties, {possible} of them uncertain"
    );
    each(ja.iter().chain(en), 180, |(id, text)| {
        must(!text.contains('⟨') && !text.trim().is_empty(), || {
            format!("{id}: {text}")
        })
    });
}
