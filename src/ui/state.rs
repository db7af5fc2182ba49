//! What the window shows, as plain data. Drawing code reads it and sends commands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::calm::Calm;
use super::comparing::Comparing;
use super::derived::Derived;
use super::history::History;
use super::panes::{Panes, Shown};
use super::playback::Playback;
use super::table_view::TableView;
use crate::edit::Document;
use crate::i18n::{Message, Trouble};
use crate::layout::{Ego, Positions};
use crate::lens::{Index, Lens, Time};
use crate::model::{
    ActivityId, ActorId, Date, DelegationId, Lang, RegionRef, RegionScheme, Registry, SavedView,
    SchemeId, SourceId, TieId,
};
use crate::publish::Outlook;
use crate::scene::{Arrangement, Focus, Ground};
use crate::search::Group;
use crate::store::{FileStamp, Settings, Theme};

/// Everything the window shows.
pub struct State {
    /// The registry with its history.
    pub document: Document,
    /// Where it is from.
    pub origin: Origin,
    /// What is shown of it.
    pub lens: Lens,
    /// Undo and redo over data and lens.
    pub history: History,
    /// What is selected.
    pub selection: Selection,
    /// How things are shown.
    pub view: View,
    /// The time that is moving.
    pub playback: Playback,
    /// The earlier registry that is compared with it, if one is.
    pub comparing: Option<Comparing>,
    /// How many comparisons were asked for in this run.
    pub(super) comparisons: u64,
    /// What is remembered between runs.
    pub settings: Settings,
    /// The language of the window.
    pub lang: Lang,
    /// The day that is today in what is shown: in a snapshot the day that was when it was taken.
    pub today: Date,
    /// Today by the calendar.
    pub calendar: Date,
    /// What is worked out from the above.
    pub derived: Derived,
    /// What is being typed or has been opened.
    pub desk: Desk,
    /// Whether the system asks for little movement.
    pub calm: Calm,
    /// Whether internal records were left out on loading; such a registry cannot be saved over its
    /// file.
    pub public: bool,
}

/// Where a registry is from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn,
    /// A file, in the state in which it was last read or written.
    File(PathBuf, FileStamp),
    /// A snapshot, which is shown as it was taken and never changed.
    Snapshot(PathBuf, Arc<Outlook>),
    /// A copy of what a snapshot holds; it is in no file yet.
    Copy(PathBuf),
}

impl Origin {
    /// The file that it is from, be it a snapshot, too.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path, _) | Self::Snapshot(path, _) | Self::Copy(path) => Some(path),
        }
    }

    /// The snapshot that is shown, if it is one.
    #[must_use]
    pub fn outlook(&self) -> Option<&Arc<Outlook>> {
        match self {
            Self::Snapshot(_, outlook) => Some(outlook),
            Self::BuiltIn | Self::File(..) | Self::Copy(_) => None,
        }
    }

    /// Under which file it is remembered how it was looked at: none for the built-in registry. `None`
    /// for what is never remembered.
    #[must_use]
    pub fn remembered(&self) -> Option<Option<&Path>> {
        match self {
            Self::BuiltIn => Some(None),
            Self::File(path, _) => Some(Some(path)),
            Self::Snapshot(..) | Self::Copy(_) => None,
        }
    }
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Actors.
    pub actors: BTreeSet<ActorId>,
    /// A tie; then no actor is selected.
    pub tie: Option<TieId>,
    /// An activity that the page of the actor is to tell first, and marks.
    pub told: Option<ActivityId>,
}

/// How things are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The views beside each other.
    pub panes: Panes,
    /// How views were looked at that are shown again.
    pub shown: Shown,
    /// The scheme of the sectors and of the region tree.
    pub scheme: Option<SchemeId>,
    /// Whether the filters are shown.
    pub filters: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Whether the milestones of the history hang on the time axis.
    pub history: bool,
    /// The table: where it stands, what it lists and how.
    pub table: TableView,
    /// Whether a map of the world shows East and South-East Asia once more, larger.
    pub inset: bool,
    /// The actor under the pointer or the keyboard.
    pub hovered: Option<usize>,
    /// The tie under the pointer, here or in the inspector.
    pub hovered_tie: Option<usize>,
}

/// Sheets that lie over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// A path to open, typed.
    OpenPath,
    /// A path to save to, typed.
    SavePath,
    /// What is to be written into a file.
    Export,
    /// A path to write a file to, typed.
    ExportPath,
    /// What a snapshot is to be called, and what to say of it.
    SaveSnapshot,
    /// A path to write a snapshot to, typed.
    SnapshotPath,
    /// A snapshot that is not as it was made, and what is wrong with it.
    Altered(PathBuf, Box<Trouble>),
    /// A path to a registry to compare with, typed.
    ComparePath,
    /// A path to write what differs to, typed.
    ChangesPath,
    /// What falls due.
    Horizon,
    /// A path to write that to, typed.
    HorizonPath,
    /// What differs from the registry that is compared.
    Changes,
    /// "There are unsaved changes", before this.
    Unsaved(Box<super::command::Command>),
    /// A file of this name exists already.
    Overwrite(Overwrite),
    /// What `check` found.
    Findings,
    /// A name for what is shown.
    SaveView,
    /// The saved views, to be put in order.
    Views,
    /// The keyboard.
    Keys,
    /// About the program.
    About,
    /// A source and what rests on it.
    Source(SourceId),
    /// All delegations.
    Delegations,
    /// The form of a delegation, or of a new one.
    Delegation(DelegationId),
    /// The paper that is to be made.
    Briefing,
    /// A path to write it to, typed.
    BriefingPath,
}

/// A question before a file is replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Overwrite {
    /// The file.
    pub path: PathBuf,
    /// Whether it is the registry's own file, which somebody else has changed meanwhile.
    pub changed: bool,
    /// What replaces it.
    pub then: Box<super::command::Command>,
    /// What asks for another name.
    pub back: Box<super::command::Command>,
}

/// What is being typed or has been opened.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The search box.
    pub search: String,
    /// The chosen row among the search results.
    pub search_row: usize,
    /// Whether the results are open.
    pub search_open: bool,
    /// The groups of results that are shown whole.
    pub search_unfolded: BTreeSet<Group>,
    /// What was found last; found anew once something else is typed.
    pub(super) search_results: Option<Arc<super::panels::search::Results>>,
    /// Ask the search box to take the focus.
    pub focus_search: bool,
    /// Ask the inspector to bring the marked activity into sight.
    pub show_told: bool,
    /// Ask the view that is worked in to take the focus.
    pub focus_canvas: bool,
    /// Ask the table to take the focus.
    pub focus_table: bool,
    /// The boxes beside the time axis.
    pub time_boxes: [TimeBox; 2],
    /// The time that they are for: what was typed for another is of no use.
    pub boxes_for: Option<Time>,
    /// The sheet that lies over the window.
    pub sheet: Option<Sheet>,
    /// The path in a sheet.
    pub path: String,
    /// The palette of commands, while it is open.
    pub palette: Option<super::panels::palette::Palette>,
    /// Where the keyboard was before it was open.
    pub keyboard_back: Option<egui::Id>,
    /// What was last asked for in it, the latest first.
    pub used: Vec<super::command::Command>,
    /// Whether a file is being read, written or chosen.
    pub busy: bool,
    /// The region whose row is pointed at in the filters.
    pub region: Option<RegionRef>,
    /// Which regions are unfolded in the tree.
    pub unfolded: BTreeSet<String>,
    /// What is being typed into the forms of actors; it waits until it is applied or dropped.
    pub forms: BTreeMap<ActorId, super::panels::edit_form::Form>,
    /// What is being typed into the forms of delegations, those that are new by an id of their own;
    /// it waits, too.
    pub delegations: BTreeMap<DelegationId, super::panels::delegations::Form>,
    /// What is being typed of a view's name.
    pub view_form: super::panels::views::ViewForm,
    /// What is being typed of a snapshot's title and note.
    pub snapshot_form: [String; 2],
    /// Whether the snapshot is to be without what is internal.
    pub snapshot_public: bool,
    /// What went wrong last.
    pub trouble: Option<Trouble>,
    /// What was done last, and when by the window's clock.
    pub notice: Option<(Message, f64)>,
    /// The file that was written last, while that is told of.
    pub written: Option<PathBuf>,
    /// Of which period it is shown what falls due.
    pub horizon: super::horizon::Horizon,
    /// The paper that is to be made.
    pub briefing: super::briefing::Briefing,
    /// What is to be written into a file.
    pub exporting: super::exporting::Exporting,
    /// A look at it.
    pub(super) look: Option<super::exporting::Look>,
    /// What a look was last asked for, until it comes or is given up.
    pub(super) look_asked: Option<super::exporting::LookOf>,
    /// The time axis as it was last drawn.
    pub(super) axis: Option<super::panels::timeline::Drawn>,
    /// Which part of the time axis is being dragged.
    pub time_drag: Option<super::panels::timeline::Grip>,
    /// Whether somebody was typing in the frame before.
    pub typing: bool,
    /// Whether the keyboard leads: then the part that has it is framed.
    pub keys_lead: bool,
    /// The state of the document that may be lost: the person does not want to save it.
    pub discard: Option<u64>,
    /// The sheet in which a path was typed that is being tried.
    pub asked: Option<Sheet>,
    /// Whether the settings have changed again while they were being stored.
    pub keep_again: bool,
    /// What is to be done once the registry has been saved.
    pub after_save: Option<super::command::Command>,
}

/// A box for a date: what is typed, while it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeBox {
    /// What is typed; `None` shows the lens.
    pub typed: Option<String>,
    /// What is wrong with it.
    pub wrong: Option<BoxFault>,
}

/// What is wrong with a typed date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoxFault {
    /// It could not be read.
    Unread(crate::model::DateError),
    /// It is a date, but lies beyond the other end of the range.
    Backwards,
}

impl State {
    /// What the look at a file shows, for whoever cannot see it: `picture`, its first lines, or why
    /// there will be nothing.
    #[must_use]
    pub fn export_look(&self) -> Option<String> {
        use super::exporting::Seen;
        let look = self.desk.look.as_ref()?;
        Some(match &look.shows {
            Ok(Seen::Picture(_)) => "picture".to_owned(),
            Ok(Seen::Lines(lines)) => lines.to_string(),
            Err(trouble) => trouble.text(self.lang),
        })
    }

    /// The window's first state for a registry.
    #[must_use]
    pub fn new(
        registry: Arc<Registry>,
        origin: Origin,
        settings: Settings,
        lang: Lang,
        calendar: Date,
    ) -> Self {
        let outlook = origin.outlook().cloned();
        let (today, lens, scheme, panes, kept) = match &outlook {
            Some(shown) => (
                shown.today,
                shown.lens.clone(),
                shown.scheme.clone(),
                Panes::of_views(&shown.views, shown.active),
                Arc::clone(&shown.kept),
            ),
            None => {
                let lens = Lens {
                    time: Time::AsOf(calendar),
                    ..Lens::opening(&registry)
                };
                let scheme = registry.opening_scheme().map(|scheme| scheme.id.clone());
                let layout = origin.remembered().and_then(|file| settings.layout(file));
                let panes = layout.map_or_else(Panes::default, Panes::of_layout);
                (calendar, lens, scheme, panes, Arc::default())
            }
        };
        let mut shown = Shown::default();
        panes.iter().for_each(|pane| shown.note(&pane.shows));
        let document = match origin {
            Origin::Copy(_) => Document::unsaved(registry),
            _ => Document::new(registry),
        };
        let derived = Derived::new(&document, &lens, today, scheme.as_ref(), kept);
        let mut state = Self {
            derived,
            document,
            origin,
            lens,
            history: History::default(),
            selection: Selection::default(),
            view: View {
                panes,
                shown,
                scheme,
                filters: true,
                inspector: true,
                history: true,
                table: TableView::default(),
                inset: true,
                hovered: None,
                hovered_tie: None,
            },
            playback: Playback::default(),
            comparing: None,
            comparisons: 0,
            settings,
            lang,
            today,
            calendar,
            desk: Desk::default(),
            calm: Calm::default(),
            public: false,
        };
        state.keep_centres();
        state.derived.keep_egos(state.view.panes.iter());
        state
    }

    /// Whether what is shown may not be changed: it is a snapshot.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.origin.outlook().is_some()
    }

    /// Makes an unsaved registry of the snapshot that is shown, to be changed from here on: what is
    /// looked at stays, today is that of the calendar, and nothing can be taken back.
    pub fn work_on_copy(&mut self) {
        let Origin::Snapshot(path, _) = &self.origin else {
            return;
        };
        self.origin = Origin::Copy(path.clone());
        self.document = Document::unsaved(Arc::clone(self.document.registry()));
        self.history = History::default();
        self.today = self.calendar;
        self.derived.let_go();
        self.refresh();
    }

    /// The registry that is shown: the document's, with what only the earlier one has while they are
    /// compared.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        let own = self.document.registry();
        self.comparing.as_ref().map_or(own, Comparing::union)
    }

    /// Whether the lens asks for what only the registry has that the document is compared with.
    #[must_use]
    pub fn asks_of_earlier(&self) -> bool {
        let own = self.document.registry();
        self.comparing.is_some() && self.lens.known_in(own) != self.lens
    }

    /// The index of the document's registry alone: what is only in the one that it is compared with
    /// is not handed on as if it were there.
    pub(super) fn own_index(&self) -> Arc<Index> {
        match &self.comparing {
            None => Arc::clone(&self.derived.index),
            Some(_) => Arc::new(Index::new(Arc::clone(self.document.registry()))),
        }
    }

    /// The region scheme of the sectors and of the region tree.
    #[must_use]
    pub fn scheme(&self) -> Option<&RegionScheme> {
        let id = self.view.scheme.as_ref()?;
        self.registry().schemes.get(id.as_str())
    }

    /// The saved view that is shown at this moment.
    #[must_use]
    pub fn shown_view(&self) -> Option<&SavedView> {
        let views = self.registry().views.iter();
        views
            .zip(&self.derived.views)
            .find(|(_, lens)| lens.as_ref() == Some(&self.lens))
            .map(|(view, _)| view)
    }

    /// The name of the file that the registry is from, or of the one that a copy would go to; nothing
    /// for the built-in one.
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = match &self.origin {
            Origin::BuiltIn => None,
            Origin::File(path, _) | Origin::Snapshot(path, _) => path.file_name().map(Into::into),
            Origin::Copy(path) => path.with_extension("ron").file_name().map(Into::into),
        };
        let name: std::ffi::OsString = name.unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Light or dark.
    #[must_use]
    pub fn ground(&self) -> Ground {
        match self.settings.theme {
            Theme::Light => Ground::Light,
            Theme::Dark => Ground::Dark,
            Theme::Contrast => Ground::Contrast,
        }
    }

    /// How much larger letters are than usual.
    #[must_use]
    pub fn scale(&self) -> f32 {
        f32::from(self.settings.font_percent.clamp(100, 200)) / 100.0
    }

    /// Where actors stand in an arrangement: by force only once the worker has brought that.
    #[must_use]
    pub fn positions(&self, arrangement: &Arrangement) -> &Positions {
        match (&self.derived.forced, arrangement) {
            (Some(forced), Arrangement::Force) => forced,
            (_, Arrangement::Map(centre)) => &self.derived.world(*centre).positions,
            (_, Arrangement::Ego(ego)) => match self.derived.ego(ego) {
                Some(ego) => &ego.positions,
                None => &self.derived.ringed,
            },
            _ => &self.derived.ringed,
        }
    }

    /// Whether things may be seen on their way from one place to another.
    #[must_use]
    pub fn moves(&self) -> bool {
        !self.settings.still && !self.calm.asked()
    }

    /// The ego view that is shown next: of the selected actor, else of who it was last, else of the
    /// home city.
    #[must_use]
    pub fn ego(&self) -> Ego {
        let registry = self.registry();
        let last = self.view.shown.ego.as_ref();
        let last_one = last.map(|ego| &ego.actor);
        let known = |id: &&ActorId| registry.actors.get(id.as_str()).is_some();
        let actor = self
            .selected_actor()
            .or(last_one.filter(known))
            .or(registry.home.as_ref());
        let first = registry.actors.rows().first().map(|actor| actor.id.clone());
        let actor = actor.cloned().or(first);
        Ego {
            actor: actor.unwrap_or_else(|| ActorId::from("")),
            rings: last.map(|ego| ego.rings).unwrap_or_default(),
            sectors: last.map(|ego| ego.sectors).unwrap_or_default(),
        }
    }

    /// What a person looks at.
    #[must_use]
    pub fn focus(&self) -> Focus {
        let registry = self.registry();
        let position = |id: &ActorId| registry.actors.position(id.as_str());
        Focus {
            selected: self.selection.actors.iter().filter_map(position).collect(),
            hovered: self.view.hovered,
            tie: self.view.hovered_tie.or_else(|| {
                let tie = self.selection.tie.as_ref()?;
                registry.ties.position(tie.as_str())
            }),
        }
    }

    /// A text in the language of the window.
    #[must_use]
    pub fn text(&self, id: &'static str) -> String {
        crate::i18n::text(self.lang, id)
    }

    /// The one selected actor, if it is exactly one.
    #[must_use]
    pub fn selected_actor(&self) -> Option<&ActorId> {
        if self.selection.actors.len() == 1 {
            self.selection.actors.first()
        } else {
            None
        }
    }

    /// Whether anything is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.document.is_changed()
    }

    /// Whether replacing the registry or closing the window would lose what nobody has agreed to
    /// lose.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        (self.is_changed() || self.draft().is_some() || self.draft_delegation().is_some())
            && self.desk.discard != Some(self.document.revision())
    }

    /// An actor into whose form something was typed that has not been applied.
    #[must_use]
    pub fn draft(&self) -> Option<&ActorId> {
        let registry = self.registry();
        let typed = |(id, form): &(&ActorId, &super::panels::edit_form::Form)| {
            let actor = registry.actors.get(id.as_str());
            actor.is_some_and(|actor| form.is_changed(actor))
        };
        self.desk.forms.iter().find(typed).map(|(id, _)| id)
    }

    /// A delegation into whose form something was typed that has not been applied.
    #[must_use]
    pub fn draft_delegation(&self) -> Option<&DelegationId> {
        let rows = &self.registry().delegations;
        let mut forms = self.desk.delegations.iter();
        let typed = forms.find(|(id, form)| form.is_changed(rows.get(id.as_str())));
        typed.map(|(id, _)| id)
    }

    /// Puts the home city into the middle of views around somebody who has gone.
    fn keep_centres(&mut self) {
        let registry = Arc::clone(self.registry());
        let known = |id: &ActorId| registry.actors.get(id.as_str()).is_some();
        let home = registry.home.clone();
        for pane in self.view.panes.iter_mut() {
            pane.trail.retain(&known);
            if let crate::scene::View::Network(Arrangement::Ego(ego)) = &mut pane.shows
                && !known(&ego.actor)
                && let Some(home) = &home
            {
                ego.actor.clone_from(home);
                pane.fit();
            }
        }
    }

    /// Works out again whatever depends on what has changed.
    pub fn refresh(&mut self) {
        if let Some(comparing) = &mut self.comparing {
            comparing.follow(&self.document);
            comparing.tell(self.lang);
        }
        self.derived.refresh(
            &self.document,
            self.comparing.as_ref(),
            &self.lens,
            self.today,
            self.view.scheme.as_ref(),
        );
        self.keep_centres();
        self.derived.keep_egos(self.view.panes.iter());
        let registry = Arc::clone(self.registry());
        self.selection
            .actors
            .retain(|id| registry.actors.get(id.as_str()).is_some());
        let tie_is_there = |id: &TieId| registry.ties.get(id.as_str()).is_some();
        if self
            .selection
            .tie
            .as_ref()
            .is_some_and(|id| !tie_is_there(id))
        {
            self.selection.tie = None;
        }
        if self
            .view
            .hovered
            .is_some_and(|actor| !self.derived.visible.actors.contains(&actor))
        {
            self.view.hovered = None;
        }
    }

    /// Shows another registry, from the beginning; in a public window without what is internal.
    pub fn install(&mut self, registry: Arc<Registry>, origin: Origin) {
        let registry = if self.public {
            Arc::new(crate::lens::public(&registry, self.calendar))
        } else {
            registry
        };
        let fresh = Self::new(
            registry,
            origin,
            self.settings.clone(),
            self.lang,
            self.calendar,
        );
        let mut panes = fresh.view.panes.clone();
        panes.follow_on(&self.view.panes);
        let view = View {
            panes,
            filters: self.view.filters,
            inspector: self.view.inspector,
            history: self.view.history,
            shown: self.view.shown.clone(),
            table: self.view.table.clone(),
            inset: self.view.inset,
            ..fresh.view.clone()
        };
        *self = Self {
            view,
            calm: self.calm.clone(),
            public: self.public,
            // A comparison that is still being read was with another registry.
            comparisons: self.comparisons + 1,
            desk: Desk {
                used: std::mem::take(&mut self.desk.used),
                ..fresh.desk
            },
            ..fresh
        };
    }
}
