//! The table: the same lens and the same selection as the network, sorting, columns, copying, keys,
//! and a hundred thousand rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use cpu_time::ThreadTime;
use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::lens::{Lens, Time};
use kizuna::model::{Lang, Registry};
use kizuna::records::{Cell, List, Listing};
use kizuna::ui::command::Command;
use kizuna::ui::{Sorting, Standing, TableView};

use super::stage::{Scene, Stage, TODAY, english, japanese};
use crate::support::{builtin, builtin_index, each, lenses, must, same, world};

/// The rows that the accessibility tree holds, from top to bottom: the texts of their cells.
fn rows(stage: &Stage) -> Vec<Vec<String>> {
    let root = stage.harness.root();
    root.children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Row)
        .map(|row| {
            let cells = row.children_recursive();
            cells
                .filter(|node| node.accesskit_node().role() == Role::Cell)
                .filter_map(|node| node.accesskit_node().label())
                .collect()
        })
        .collect()
}

/// The heads of the columns, from left to right.
fn heads(stage: &Stage) -> Vec<String> {
    let nodes = stage.harness.query_all_by_role(Role::ColumnHeader);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// What was copied: heads and rows.
fn copied(stage: &mut Stage) -> Vec<Vec<String>> {
    stage.harness.event(Event::Copy);
    stage.harness.step();
    let mut text = None;
    for command in &stage.harness.output().platform_output.commands {
        if let egui::OutputCommand::CopyText(copied) = command {
            text = Some(copied.clone());
        }
    }
    stage.run();
    let text = text.expect("something was copied");
    let line = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(line).collect()
}

fn set(stage: &mut Stage, change: impl FnOnce(&mut TableView)) {
    let mut table = stage.state().view.table.clone();
    change(&mut table);
    stage.send(Command::SetTable(Box::new(table)));
}

fn alone(lang: Lang, list: List) -> Stage {
    let mut scene = Scene::new(lang);
    scene.size = (1800.0, 900.0);
    let mut stage = scene.open();
    stage.send(Command::ToggleTableAlone);
    set(&mut stage, |table| table.list = list);
    stage
}

fn selected_rows(stage: &Stage) -> Vec<String> {
    let root = stage.harness.root();
    root.children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Row)
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn it_lists_exactly_what_is_visible() {
    let stage = std::cell::RefCell::new(alone(Lang::En, List::Ties));
    {
        let mut stage = stage.borrow_mut();
        for list in List::ALL {
            set(&mut stage, |table| {
                table.list = list;
                table.shown_mut().switched.insert("id");
            });
        }
    }
    let filled = std::cell::Cell::new(0);
    each(lenses(builtin(), 11, 60), 0, |lens| {
        let mut stage = stage.borrow_mut();
        stage.send(Command::SetLens(Box::new(lens.clone()), None));
        for list in List::ALL {
            set(&mut stage, |table| table.list = list);
            let visible = &stage.state().derived.visible;
            let wanted: BTreeSet<String> = match list {
                List::Ties => stage.visible_ties().into_iter().collect(),
                List::Actors => visible
                    .actors
                    .iter()
                    .map(|at| builtin().actors.rows()[*at].id.to_string())
                    .collect(),
            };
            if visible.actors.is_empty() {
                continue;
            }
            filled.set(filled.get() + 1);
            let seen = rows(&stage).len();
            must(seen <= wanted.len(), || format!("{seen} rows are shown"))?;
            let lines = copied(&mut stage);
            let at = lines[0].iter().position(|head| head == "ID");
            let at = at.ok_or("no column of ids")?;
            let got: BTreeSet<String> = lines[1..].iter().map(|line| line[at].clone()).collect();
            same("rows", &got, &wanted)?;
            same("no row twice", &(lines.len() - 1), &wanted.len())?;
        }
        Ok(())
    });
    assert!(filled.get() > 40, "{}", filled.get());
}

#[test]
fn it_has_the_columns_of_the_list_in_the_language_of_the_window() {
    assert_eq!(
        heads(&alone(Lang::Ja, List::Ties)),
        ["種類", "主体", "相手", "始まり", "終わり", "状態", "国"]
    );
    assert_eq!(
        heads(&alone(Lang::En, List::Actors)),
        ["Kind", "Name", "Reading", "Country", "Ties"]
    );
    let first = rows(&alone(Lang::Ja, List::Ties)).remove(0);
    assert_eq!(
        first,
        [
            "姉妹・友好都市",
            "横浜市",
            "サンディエゴ",
            "1957年",
            "有効",
            "アメリカ"
        ]
    );
}

/// Sorting by every column, held to what its cells say.
#[test]
fn every_column_sorts_and_what_is_equal_stays() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    for (list, lang) in List::ALL
        .into_iter()
        .flat_map(|list| Lang::ALL.map(|lang| (list, lang)))
    {
        let first = Listing::of(list, builtin_index(), &visible, lang);
        for column in list.columns().iter().filter(|column| column.is_in(lang)) {
            let of = |listing: &Listing| -> Vec<Cell> {
                let cells = listing.rows.iter();
                cells
                    .map(|row| listing.cell(builtin_index(), *row, column))
                    .collect()
            };
            for down in [false, true] {
                let mut sorted = first.clone();
                sorted.sort(builtin_index(), lang, column, down);
                assert_eq!(sorted.rows.len(), first.rows.len());
                let cells = of(&sorted);
                let place = |row| first.rows.iter().position(|one| *one == row);
                for (at, pair) in cells.windows(2).enumerate() {
                    let (a, b) = (&pair[0], &pair[1]);
                    if a == b {
                        let (one, two) = (place(sorted.rows[at]), place(sorted.rows[at + 1]));
                        assert!(one < two, "{} {down}: {a:?} is not stable", column.key);
                    }
                    let in_order = match (a, b) {
                        (Cell::Empty, Cell::Empty) | (_, Cell::Empty) => true,
                        (Cell::Empty, _) => false,
                        (Cell::Count(a), Cell::Count(b)) => (a <= b) != down || a == b,
                        (Cell::Number(a), Cell::Number(b)) => (a <= b) != down || a == b,
                        (Cell::Date(a), Cell::Date(b)) => {
                            let (a, b) = (a.earliest(), b.earliest());
                            (a <= b) != down || a == b
                        }
                        _ => true,
                    };
                    assert!(in_order, "{} {down}: {a:?} {b:?}", column.key);
                }
            }
        }
    }
}

#[test]
fn japanese_names_sort_by_their_reading_and_kinds_as_the_registry_has_them() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    let mut actors = Listing::actors(builtin_index(), &visible, Lang::Ja);
    let column = List::Actors.column("name_ja").expect("there");
    actors.sort(builtin_index(), Lang::Ja, column, false);
    let reading = List::Actors.column("reading").expect("there");
    let readings: Vec<String> = actors
        .rows
        .iter()
        .filter_map(|row| match actors.cell(builtin_index(), *row, reading) {
            Cell::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    assert!(readings.len() > 20 && readings.is_sorted(), "{readings:?}");
    let mut ties = Listing::ties(builtin_index(), &visible, Lang::Ja);
    let column = List::Ties.column("kind_ja").expect("there");
    ties.sort(builtin_index(), Lang::Ja, column, false);
    let table = ties.table(builtin_index());
    let places: Vec<usize> = table
        .rows
        .iter()
        .filter_map(|row| builtin().kinds.position(&row[1].text(Lang::Ja)))
        .collect();
    assert!(places.len() == table.rows.len() && places.is_sorted());
}

#[test]
fn a_head_sorts_when_pressed_and_the_other_way_when_pressed_again() {
    let mut stage = alone(Lang::En, List::Actors);
    let ties = |stage: &Stage| -> Vec<usize> {
        let rows = rows(stage);
        rows.iter()
            .map(|row| row[4].parse().expect("a count"))
            .collect()
    };
    let direction = |stage: &Stage| {
        let mut nodes = stage.harness.query_all_by_role(Role::ColumnHeader);
        nodes.find_map(|node| node.accesskit_node().data().sort_direction())
    };
    assert_eq!(direction(&stage), None);
    let head = stage
        .harness
        .get_by_role_and_label(Role::ColumnHeader, "Ties")
        .rect()
        .center();
    stage.click_at(head, Modifiers::NONE);
    assert!(ties(&stage).is_sorted(), "{:?}", ties(&stage));
    assert_eq!(direction(&stage), Some(SortDirection::Ascending));
    assert!(heads(&stage).contains(&"Ties (ascending)".to_owned()));
    stage.click_at(head, Modifiers::NONE);
    let keyboard = stage.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(keyboard, Some(egui::Id::unique("table-rows")));
    let down = ties(&stage);
    assert!(down.iter().rev().is_sorted() && down[0] > 1, "{down:?}");
    assert_eq!(direction(&stage), Some(SortDirection::Descending));
    // Hidden and shown again, and in the other language, it is as it was.
    stage.send(Command::ToggleTable);
    stage.send(Command::ToggleTableAlone);
    stage.send(Command::SetLang(Lang::Ja));
    assert!(heads(&stage).contains(&"提携（降順）".to_owned()));
}

#[test]
fn a_row_selects_and_what_is_selected_elsewhere_is_marked_and_in_sight() {
    let mut stage = english();
    stage.key(Key::F9);
    assert_eq!(stage.state().view.table.standing, Standing::Below);
    let row = stage
        .harness
        .query_all_by_role(Role::Row)
        .nth(1)
        .expect("a row")
        .rect();
    stage.click_at(row.left_center() + vec2(60.0, 0.0), Modifiers::NONE);
    assert_eq!(
        stage
            .state()
            .selection
            .tie
            .as_ref()
            .map(ToString::to_string),
        Some("sister_city-lyon".to_owned())
    );
    assert_eq!(selected_rows(&stage).len(), 1);
    // The other way: an actor far down, chosen in the network.
    let far = |stage: &Stage| {
        selected_rows(stage)
            .iter()
            .any(|row| row.contains("Frankfurt"))
    };
    assert!(!far(&stage));
    let mark = stage.mark("frankfurt");
    stage.click_at(mark, Modifiers::NONE);
    assert_eq!(stage.selected(), ["frankfurt"]);
    assert!(far(&stage), "{:?}", selected_rows(&stage));
    let lines = copied(&mut stage);
    assert!(
        lines.len() == 2 && lines[1].contains(&"Frankfurt".to_owned()),
        "{lines:?}"
    );
    set(&mut stage, |table| table.list = List::Actors);
    assert!(far(&stage));
    // And of a tie, both ends.
    stage.send(Command::SelectTie("sister_city-lyon".into()));
    let mut ends = copied(&mut stage);
    ends.remove(0);
    let ends: Vec<&str> = ends.iter().map(|line| line[1].as_str()).collect();
    assert_eq!(ends, ["City of Yokohama", "Lyon"]);
}

#[test]
fn ctrl_and_shift_choose_several_actors() {
    let mut stage = alone(Lang::En, List::Actors);
    let at = |stage: &Stage, row: usize| {
        let nodes = stage.harness.query_all_by_role(Role::Row);
        let rects: Vec<_> = nodes.map(|node| node.rect()).collect();
        rects[row].left_center() + vec2(60.0, 0.0)
    };
    let (one, four) = (at(&stage, 1), at(&stage, 4));
    stage.click_at(one, Modifiers::NONE);
    assert_eq!(stage.selected().len(), 1);
    stage.click_at(four, Modifiers::COMMAND);
    assert_eq!(stage.selected().len(), 2);
    stage.click_at(four, Modifiers::COMMAND);
    assert_eq!(stage.selected().len(), 1);
    stage.click_at(one, Modifiers::NONE);
    stage.click_at(four, Modifiers::SHIFT);
    assert_eq!(stage.selected().len(), 4);
    assert_eq!(copied(&mut stage).len(), 5);
    assert!(stage.has("4 rows were copied."));
}

#[test]
fn with_the_keyboard_alone() {
    let mut stage = japanese();
    stage.send(Command::ToggleInspector);
    stage.keys(Modifiers::SHIFT, Key::F9);
    assert_eq!(stage.state().view.table.standing, Standing::Alone);
    let tie = |stage: &Stage| stage.state().selection.tie.clone().map(|id| id.to_string());
    stage.key(Key::ArrowDown);
    let first = tie(&stage);
    assert!(first.is_some());
    stage.key(Key::ArrowDown);
    assert_ne!(tie(&stage), first);
    stage.key(Key::ArrowUp);
    assert_eq!(tie(&stage), first);
    stage.key(Key::End);
    let last = tie(&stage);
    assert_eq!(selected_rows(&stage).len(), 1, "the last row is in sight");
    stage.key(Key::PageUp);
    assert!(tie(&stage) != last && tie(&stage) != first);
    stage.key(Key::PageDown);
    assert_eq!(tie(&stage), last);
    stage.key(Key::Home);
    assert_eq!(tie(&stage), first);
    assert!(!stage.state().view.inspector);
    stage.key(Key::Enter);
    assert!(stage.state().view.inspector);
    stage.keys(Modifiers::COMMAND, Key::A);
    let all = stage.state().derived.visible.ties.len();
    assert_eq!(copied(&mut stage).len(), all + 1);
    stage.key(Key::Escape);
    assert!(stage.selected().is_empty() && tie(&stage).is_none());
    set(&mut stage, |table| table.list = List::Actors);
    stage.key(Key::Home);
    stage.keys(Modifiers::SHIFT, Key::ArrowDown);
    stage.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(stage.selected().len(), 3);
    // One stop: the next Tab is outside of the rows.
    let rows = egui::Id::unique("table-rows");
    assert!(stage.harness.ctx.memory(|memory| memory.has_focus(rows)));
    stage.key(Key::Tab);
    let now = stage.harness.ctx.memory(egui::Memory::focused);
    assert_ne!(now, Some(rows));
    stage.keys(Modifiers::SHIFT, Key::Tab);
    assert!(stage.harness.ctx.memory(|memory| memory.has_focus(rows)));
}

#[test]
fn columns_are_chosen_and_drawn_wider() {
    let mut stage = alone(Lang::En, List::Ties);
    stage.press("Columns");
    stage.press("Signed");
    let status = stage
        .harness
        .get_by_role_and_label(Role::CheckBox, "Status");
    status.click();
    stage.run();
    assert_eq!(
        heads(&stage),
        ["Kind", "From", "To", "Start", "End", "Country", "Signed"]
    );
    stage.press("Start (descending)");
    assert_eq!(
        stage.state().view.table.ties.sort,
        Some(Sorting {
            column: "start",
            down: true
        })
    );
    stage.key(Key::Escape);
    let wide = |stage: &Stage, name: &str| {
        stage
            .harness
            .get_by_role_and_label(Role::ColumnHeader, name)
            .rect()
    };
    let before = wide(&stage, "Kind");
    let edge = before.right_center() - vec2(1.0, 0.0);
    stage.drag(edge, edge + vec2(70.0, 0.0), Modifiers::NONE);
    let by = wide(&stage, "Kind").width() - before.width();
    assert!((by - 70.0).abs() < 3.0, "{by}");
    // The other list has its own columns.
    set(&mut stage, |table| table.list = List::Actors);
    assert_eq!(heads(&stage).len(), 5);
}

#[test]
fn what_is_copied_holds_no_tabs_and_no_formulas() {
    let mut registry = world(
        "kind k sister
         actor a city JP -
         actor b city FR -
         tie t k a b : signed 2000",
    );
    let mut actors = registry.actors.rows().to_vec();
    actors[1].names[0].en = "=two\tlines\r\nof it".to_owned();
    registry.actors = kizuna::model::Table::new(actors);
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(registry);
    let mut stage = scene.open();
    // Without a table in sight it copies all the same.
    let lines = copied(&mut stage);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[1][2], "'=two lines of it");
    assert_eq!(lines[0].len(), lines[1].len());
    assert!(stage.has("1 row was copied."));
}

#[test]
fn where_nothing_is_left_it_says_so_as_the_network_does() {
    let mut stage = alone(Lang::En, List::Ties);
    let lens = Lens {
        search: "no such thing".to_owned(),
        time: Time::Any,
        ..Lens::default()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    assert_eq!(rows(&stage).len(), 0);
    assert!(stage.has("Nothing to show"));
    stage.press_containing("Without “");
    assert!(!rows(&stage).is_empty());
}

/// So many ties among a thousand actors.
fn large(ties: usize) -> Registry {
    use std::fmt::Write as _;
    let mut text = String::from("kind k sister\nkind m memorandum\n");
    for actor in 0..1000 {
        writeln!(text, "actor a{actor} city FR -").expect("a string");
    }
    for tie in 0..ties {
        let (from, to) = (tie % 1000, (tie * 7 + 1 + tie / 1000) % 1000);
        let to = if from == to { (to + 1) % 1000 } else { to };
        let year = 1900 + tie % 120;
        let kind = if tie % 3 == 0 { "m" } else { "k" };
        writeln!(text, "tie t{tie} {kind} a{from} a{to} : signed {year}").expect("a string");
    }
    world(&text)
}

#[expect(clippy::print_stdout, reason = "it says how long a frame takes")]
#[test]
fn of_a_hundred_thousand_rows_only_what_is_seen_is_laid_out() {
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(large(100_000));
    let mut stage = scene.open();
    stage.send(Command::ToggleTableAlone);
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(large(1000));
    let mut few = scene.open();
    few.send(Command::ToggleTableAlone);
    let ties = stage.state().derived.visible.ties.len();
    assert_eq!(ties, 100_000);
    let shown = rows(&stage).len();
    assert!((5..60).contains(&shown), "{shown} rows are laid out");
    stage.key(Key::End);
    assert_eq!(selected_rows(&stage).len(), 1);
    let shown = rows(&stage).len();
    assert!((5..60).contains(&shown), "{shown} rows are laid out");
    let (small, all) = (frame_time(&mut few), frame_time(&mut stage));
    println!("a frame, unoptimised: {small:?} with 1,000 rows, {all:?} with 100,000");
    // Laying out all rows would take seconds.
    assert!(all.as_millis() < 250, "{all:?}");
}

/// The processor's time of a frame while the wheel turns: the middle of forty, unoptimised.
fn frame_time(stage: &mut Stage) -> std::time::Duration {
    let over = stage
        .harness
        .query_all_by_role(Role::Row)
        .next()
        .expect("a row")
        .rect()
        .center();
    stage.pointer(over, None, Modifiers::NONE);
    let mut times = Vec::new();
    for _ in 0..40 {
        stage.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, 2000.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
        let begun = ThreadTime::now();
        stage.harness.step();
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
