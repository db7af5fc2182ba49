//! What was found, as rows: what each says and which part of it fits.

use std::ops::Range;
use std::sync::Arc;

use super::super::Frame;
use crate::i18n::{self, Message};
use crate::model::{Lang, RegionRef, Registry, Span, Text, Tie};
use crate::search::{Found, Group, Hit, Part, Query, Target, fold};
use crate::ui::state::State;

/// How many rows of a group are shown before it is unfolded.
const FEW: usize = 5;
/// How many where there is only one group.
const ALONE: usize = 12;
/// How many are shown at most; whoever wants more types more.
const MOST: usize = 200;
/// Letters of a remark before and behind what fits.
const BEFORE: usize = 20;
const BEHIND: usize = 44;

/// What was found for what is typed.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    typed: String,
    lang: Lang,
    /// The state of window and registry that they are for.
    version: u64,
    unfolded: usize,
    /// A sentence above the rows.
    pub said: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub(crate) enum Row {
    /// The name of a group, and how many are in it.
    Head(String),
    /// Something that can be chosen.
    Choice(Choice, Line),
}

/// What a row leads to.
#[derive(Clone, Debug)]
pub(crate) enum Choice {
    /// A record.
    Record(Target),
    /// The rest of a group.
    More(Group),
    /// Another spelling.
    Instead(String),
    /// Only what contains the text.
    Narrow,
}

/// What a row says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The name, and the bytes of it that fit.
    pub name: String,
    /// Which part of the name fits.
    pub name_marks: Vec<Range<usize>>,
    /// What is told of it.
    pub about: String,
    /// Which part of that fits.
    pub about_marks: Vec<Range<usize>>,
    /// Whether it is not in the picture at present.
    pub hidden: bool,
}

impl Results {
    /// How many rows can be chosen.
    pub(super) fn choices(&self) -> usize {
        let can = |row: &&Row| matches!(row, Row::Choice(..));
        self.rows.iter().filter(can).count()
    }

    /// What the row leads to, counted among those that can be chosen.
    pub(super) fn choice(&self, at: usize) -> Option<&Choice> {
        let choices = self.rows.iter().filter_map(|row| match row {
            Row::Choice(choice, _) => Some(choice),
            Row::Head(_) => None,
        });
        choices.into_iter().nth(at)
    }
}

/// What is found for what is typed; `None` if nothing is typed.
pub(super) fn results(frame: &mut Frame<'_>) -> Option<Arc<Results>> {
    let state = &mut *frame.state;
    let typed = state.desk.search.trim().to_owned();
    if Query::new(&typed).is_empty() {
        return None;
    }
    let version = state.derived.version;
    let unfolded = state.desk.search_unfolded.len();
    if let Some(known) = &state.desk.search_results
        && known.typed == typed
        && known.lang == state.lang
        && known.version == version
        && known.unfolded == unfolded
    {
        return Some(Arc::clone(known));
    }
    let results = Arc::new(found(state, typed));
    state.desk.search_results = Some(Arc::clone(&results));
    Some(results)
}

fn found(state: &State, typed: String) -> Results {
    let lang = state.lang;
    let query = Query::new(&typed);
    let catalogue = state.derived.catalogue();
    let found = catalogue.find(&query, MOST);
    let mut rows = Vec::new();
    for (group, hits, total) in &found.groups {
        let head = Message::new(match group {
            Group::Actors => "search-actors",
            Group::Ties => "search-ties",
            Group::Places => "search-places",
            Group::Subjects => "search-subjects",
            Group::Doings => "search-doings",
            Group::Delegations => "search-delegations",
            Group::Sources => "search-sources",
        });
        rows.push(Row::Head(head.with("count", *total).text(lang)));
        let few = if found.groups.len() == 1 { ALONE } else { FEW };
        let folded = !state.desk.search_unfolded.contains(group);
        // A single row more is shown as readily as the row that tells of it.
        let shown = if folded && hits.len() > few + 1 {
            few
        } else {
            hits.len()
        };
        for hit in hits.iter().take(shown) {
            let line = line(state, &typed, &query, hit);
            rows.push(Row::Choice(Choice::Record(hit.target), line));
        }
        let left = total - shown;
        if left > 0 && folded {
            let name = Message::new("search-more").with("count", left).text(lang);
            rows.push(plain(Choice::More(*group), name));
        } else if left > 0 {
            let name = Message::new("search-too-many").with("count", left);
            rows.push(Row::Head(name.text(lang)));
        }
    }
    let said = said(state, &typed, &found);
    if found.is_empty()
        && let Some(name) = catalogue.nearest(&typed)
    {
        let text = Message::new("search-instead").with("text", name).text(lang);
        rows.push(plain(Choice::Instead(name.to_owned()), text));
    }
    if can_narrow(state, &typed) {
        let text = Message::new("search-narrow").with("text", typed.as_str());
        rows.push(plain(Choice::Narrow, text.text(lang)));
    }
    Results {
        typed,
        lang,
        version: state.derived.version,
        unfolded: state.desk.search_unfolded.len(),
        said,
        rows,
    }
}

fn plain(choice: Choice, name: String) -> Row {
    let line = Line {
        name,
        ..Line::default()
    };
    Row::Choice(choice, line)
}

fn said(state: &State, typed: &str, found: &Found) -> Option<String> {
    let id = if found.is_empty() {
        "search-none"
    } else if found.is_near() {
        "search-near"
    } else {
        return None;
    };
    Some(Message::new(id).with("text", typed).text(state.lang))
}

/// Whether looking only at what contains the text would leave anything.
fn can_narrow(state: &State, typed: &str) -> bool {
    let lens = crate::lens::Lens {
        search: typed.to_owned(),
        ..state.lens.clone()
    };
    let left = lens.visible(&state.derived.index, state.today);
    !left.ties.is_empty()
}

/// The reference of a region that was found.
pub(super) fn region(registry: &Registry, target: Target) -> Option<RegionRef> {
    let Target::Region(scheme, at) = target else {
        return None;
    };
    let scheme = registry.schemes.rows().get(scheme)?;
    let region = scheme.regions.get(at)?;
    Some(RegionRef {
        scheme: scheme.id.clone(),
        region: region.id.clone(),
    })
}

/// What a row says of a hit.
fn line(state: &State, typed: &str, query: &Query, hit: &Hit) -> Line {
    let (registry, lang) = (state.registry(), state.lang);
    let (name, mut about, hidden) = told(state, registry, hit.target).unwrap_or_default();
    let name_marks = query.marks(&name);
    let matched = &hit.matched;
    let mut about_marks = Vec::new();
    if matched.part == Part::Remark {
        let remark = remark(registry, query, hit, lang).unwrap_or(&matched.text);
        let text = Message::new("search-in-remark")
            .with("text", excerpt(query, remark))
            .text(lang);
        about.insert(0, text);
    } else if name_marks.is_empty() {
        // Found by another name than the one that is shown: say by which.
        let text = match readable(registry, lang, typed, hit) {
            Some(text) => text,
            None if matched.part == Part::About => &matched.text,
            None => &name,
        };
        if !name.contains(text) && !about.iter().any(|part| part.contains(text)) {
            about.insert(0, text.to_owned());
        }
    }
    let about = about.join(" · ");
    if name_marks.is_empty() || matched.part == Part::Remark {
        about_marks = query.marks(&about);
    }
    Line {
        name,
        name_marks,
        about,
        about_marks,
        hidden,
    }
}

/// Name, what is told of it, and whether it is not in the picture.
fn told(state: &State, registry: &Registry, target: Target) -> Option<(String, Vec<String>, bool)> {
    let lang = state.lang;
    Some(match target {
        Target::Actor(at) => {
            let actor = registry.actors.rows().get(at)?;
            let mut about = vec![i18n::actor_kind(lang, actor.kind)];
            about.extend(actor.country.map(|code| i18n::country(lang, code)));
            let hidden = !state.derived.visible.actors.contains(&at);
            (actor.name().get(lang).to_owned(), about, hidden)
        }
        Target::Tie(at) => {
            let tie = registry.ties.rows().get(at)?;
            let hidden = !state
                .derived
                .visible
                .ties
                .iter()
                .any(|seen| seen.link.tie == at);
            (
                tie_name(registry, lang, tie),
                tie_about(registry, lang, tie),
                hidden,
            )
        }
        Target::Country(code) => (
            i18n::country(lang, code),
            vec![i18n::text(lang, "search-country")],
            false,
        ),
        Target::Region(scheme, _) => {
            let at = region(registry, target)?;
            let scheme = registry.schemes.rows().get(scheme)?;
            let about = Message::new("search-region").with("scheme", scheme.name.get(lang));
            (
                i18n::region(lang, registry, &at),
                vec![about.text(lang)],
                false,
            )
        }
        Target::Kind(at) => {
            let kind = registry.kinds.rows().get(at)?;
            let about = vec![i18n::text(lang, "search-kind")];
            (kind.name.get(lang).to_owned(), about, false)
        }
        Target::Theme(at) => {
            let theme = registry.themes.rows().get(at)?;
            let about = vec![i18n::text(lang, "search-theme")];
            (theme.name.get(lang).to_owned(), about, false)
        }
        Target::Activity(at) => {
            let row = registry.activities.rows().get(at)?;
            let mut about = vec![i18n::activity_kind(lang, row.kind)];
            about.extend(row.date.preferred().map(|date| i18n::date(lang, *date)));
            (row.title.get(lang).to_owned(), about, false)
        }
        Target::Milestone(at) => {
            let row = registry.milestones.rows().get(at)?;
            let mut about = vec![i18n::text(lang, "search-milestone")];
            about.extend(row.date.preferred().map(|date| i18n::date(lang, *date)));
            (row.title.get(lang).to_owned(), about, false)
        }
        Target::Delegation(at) => {
            let row = registry.delegations.rows().get(at)?;
            let (first, last) = (row.date, row.last());
            let about = vec![
                i18n::direction(lang, row.direction),
                i18n::period(lang, Span { first, last }),
            ];
            (row.title.get(lang).to_owned(), about, false)
        }
        Target::Source(at) => {
            let source = registry.sources.rows().get(at)?;
            let mut about = vec![source.publisher.get(lang).to_owned()];
            about.extend(source.published.map(|date| i18n::date(lang, date)));
            (source.title.get(lang).to_owned(), about, false)
        }
    })
}

/// The other side of a tie and its kind.
pub(in crate::ui::panels) fn tie_name(registry: &Registry, lang: Lang, tie: &Tie) -> String {
    let others: Vec<&str> = registry
        .counterparts(tie)
        .into_iter()
        .map(|actor| actor.name().label(lang))
        .collect();
    let kind = registry.kinds.get(tie.kind.as_str());
    Message::new("search-tie")
        .with("other", others.join(" – "))
        .with(
            "kind",
            kind.map_or(tie.kind.as_str(), |kind| kind.name.get(lang)),
        )
        .text(lang)
}

/// Its title, and who of the home city it is with, if not the city itself.
fn tie_about(registry: &Registry, lang: Lang, tie: &Tie) -> Vec<String> {
    let title = tie.title.as_ref().map(|title| title.get(lang).to_owned());
    let own = [&tie.from, &tie.to]
        .into_iter()
        .filter(|id| registry.is_at_home(id))
        .filter_map(|id| registry.actors.get(id.as_str()))
        .map(|actor| actor.name().label(lang).to_owned())
        .next();
    title.into_iter().chain(own).collect()
}

/// The remark that was found, in the language of the window if what was typed stands in that, too.
fn remark<'r>(registry: &'r Registry, query: &Query, hit: &Hit, lang: Lang) -> Option<&'r str> {
    let notes = match hit.target {
        Target::Actor(at) => registry.actors.rows().get(at).map(|row| &row.notes),
        Target::Tie(at) => registry.ties.rows().get(at).map(|row| &row.notes),
        Target::Activity(at) => registry.activities.rows().get(at).map(|row| &row.notes),
        Target::Milestone(at) => registry.milestones.rows().get(at).map(|row| &row.notes),
        Target::Delegation(at) => registry.delegations.rows().get(at).map(|row| &row.notes),
        _ => None,
    };
    let found = |text: &&Text| text.ja == hit.matched.text || text.en == hit.matched.text;
    let text = notes?.iter().map(|note| &note.text).find(found)?;
    let own = text.get(lang);
    (!query.marks(own).is_empty()).then_some(own)
}

/// The text that was found, as the language of the window has it: in English a name in kana that was
/// found by its sound is told in Latin letters. `None`: nothing is known that says it so.
fn readable<'r>(registry: &'r Registry, lang: Lang, typed: &str, hit: &'r Hit) -> Option<&'r str> {
    let text = hit.matched.text.as_str();
    let is_kana = |c| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}');
    let folded = fold(text);
    let mut words = typed.split_whitespace().map(fold);
    if lang == Lang::Ja || !text.contains(is_kana) || words.any(|word| folded.contains(&word)) {
        return Some(text);
    }
    in_latin(registry, text)
}

/// What stands in Latin letters for a Japanese name or its reading.
fn in_latin<'r>(registry: &'r Registry, kana: &str) -> Option<&'r str> {
    let of = |text: &'r Text, reading: Option<&String>| {
        let is_it = text.ja == kana || reading.is_some_and(|reading| reading == kana);
        (is_it && !text.en.is_empty()).then_some(text.en.as_str())
    };
    let names = registry.actors.iter().flat_map(|actor| &actor.names);
    let mut names = names.filter_map(|name| {
        let short = name.short.as_ref().and_then(|short| of(short, None));
        let is_it = name.ja == kana || name.reading.as_deref() == Some(kana);
        short.or_else(|| is_it.then(|| name.get(Lang::En)))
    });
    let mut kinds = registry.kinds.iter();
    let mut themes = registry.themes.iter();
    let mut regions = registry.schemes.iter().flat_map(|scheme| &scheme.regions);
    let mut countries = registry.actors.iter().filter_map(|actor| actor.country);
    names
        .next()
        .or_else(|| kinds.find_map(|kind| of(&kind.name, kind.reading.as_ref())))
        .or_else(|| themes.find_map(|theme| of(&theme.name, theme.reading.as_ref())))
        .or_else(|| regions.find_map(|region| of(&region.name, region.reading.as_ref())))
        .or_else(|| {
            countries.find_map(|code| {
                let name = code.name()?;
                let mut others = code.readings().iter().chain(code.aliases());
                let is_it = name.ja == kana || others.any(|other| *other == kana);
                is_it.then(|| name.get(Lang::En))
            })
        })
}

/// The piece of a remark around what fits.
fn excerpt(query: &Query, text: &str) -> String {
    let first = query.marks(text).into_iter().next();
    let at = first.map_or(0, |mark| mark.start);
    let (head, tail) = text.split_at_checked(at).unwrap_or(("", text));
    let skipped = head.chars().count().saturating_sub(BEFORE);
    let mut cut = String::new();
    if skipped > 0 {
        cut.push('…');
    }
    let kept: String = head.chars().skip(skipped).collect();
    // A word that is cut off is left out.
    let whole = kept.split_once(' ').filter(|_| skipped > 0);
    cut.push_str(whole.map_or(&kept, |(_, rest)| rest));
    cut.extend(tail.chars().take(BEHIND));
    if tail.chars().count() > BEHIND {
        cut.push('…');
    }
    cut
}
