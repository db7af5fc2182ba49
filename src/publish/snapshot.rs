//! Snapshots: taken of what is looked at, and looked at again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::{Point, Positions, Progress};
use crate::lens::{self, Index, Lens, Phrase, of_view};
use crate::model::{
    ActorId, Date, Lang, Registry, SavedView, SchemeId, Table, Text, ViewId, Visibility,
};
use crate::scene::{Arrangement, Ground, Kept, View, positions};
use crate::store::{Places, SaveError, Snapshot, Theme};

/// What the names of its files end in, without the dot.
pub(super) const SNAPSHOT_ENDING: &str = "kizuna";

/// The most views beside each other that a snapshot holds.
pub const MOST_VIEWS: usize = 3;

/// Whether a file's name asks for a snapshot by its ending.
#[must_use]
pub fn is_snapshot(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(SNAPSHOT_ENDING))
}

/// A snapshot that was asked for. Equal requests give equal bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// What its maker calls it.
    pub title: String,
    /// What its maker says of it.
    pub note: String,
    /// The day on which it is made.
    pub made: Date,
    /// Today.
    pub today: Date,
    /// What is shown.
    pub lens: Lens,
    /// As what, from left to right.
    pub views: Vec<View>,
    /// The place of the view that is worked in.
    pub active: usize,
    /// The scheme of sectors and regions.
    pub scheme: Option<SchemeId>,
    /// The language.
    pub lang: Lang,
    /// Light or dark.
    pub ground: Ground,
    /// Where everybody stood before, in a snapshot of a snapshot.
    pub kept: Arc<Kept>,
}

impl Shot {
    /// Takes the snapshot. The force-directed arrangement is made anew, so this may take a while.
    #[must_use]
    pub fn take(&self, index: &Index) -> Snapshot {
        let mut places: BTreeMap<String, Places> = BTreeMap::new();
        for view in &self.views {
            if let View::Network(arrangement) = view {
                let (view, at) = (view.word(), self.places(index, arrangement));
                places.insert(view.clone(), Places { view, at });
            }
        }
        let registry = index.registry();
        Snapshot {
            title: self.title.trim().to_owned(),
            note: self.note.trim().to_owned(),
            made: self.made,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            today: self.today,
            lens: Phrase::of(&self.lens, registry).to_string(),
            views: self.views.iter().map(View::word).collect(),
            active: self.active,
            scheme: self.scheme.clone(),
            lang: self.lang,
            theme: match self.ground {
                Ground::Light => Theme::Light,
                Ground::Dark => Theme::Dark,
                Ground::Contrast => Theme::Contrast,
            },
            places: places.into_values().collect(),
            registry: Arc::clone(registry),
        }
    }

    /// The file of the snapshot.
    ///
    /// # Errors
    /// As [`Snapshot::write`].
    pub fn bytes(&self, index: &Index) -> Result<Vec<u8>, SaveError> {
        self.take(index).write().map(String::into_bytes)
    }

    /// The registry without what is internal, and the snapshot as it is for that.
    ///
    /// # Errors
    /// Its lens must not be seen by the public, as a saved view's (see [`lens::public`]), or it is
    /// about somebody whom the public may not see.
    pub fn for_public(&self, registry: &Registry) -> Result<(Arc<Registry>, Self), Trouble> {
        let lens = Phrase::of(&self.lens, registry).to_string();
        let (public, lens) = for_public(registry, &lens, self.today)?;
        let whole = public.actors == registry.actors && public.ties == registry.ties;
        if !self.views.iter().all(|view| is_known(view, &public)) {
            return Err(not_public());
        }
        let shot = Self {
            lens,
            // Places were found among all that there were: where some are left out, gaps would tell.
            kept: if whole {
                Arc::clone(&self.kept)
            } else {
                Arc::default()
            },
            ..self.clone()
        };
        Ok((public, shot))
    }

    fn places(&self, index: &Index, arrangement: &Arrangement) -> Vec<(ActorId, f64, f64)> {
        // Nothing that differs in the last digits of a sum from one machine to another is kept; and
        // no -0.
        let round = |value: f64| (value * 100.0).round() / 100.0 + 0.0;
        let (scheme, kept) = (self.scheme.as_ref(), &self.kept);
        // Nobody can cancel this one.
        let positions = positions(index, arrangement, scheme, kept, &Progress::default());
        let positions = positions.unwrap_or_default();
        let actors = index.registry().actors.iter().zip(&positions.0);
        let mut places: Vec<_> = actors
            .filter_map(|(actor, at)| {
                let at = (*at)?;
                Some((actor.id.clone(), round(at.x), round(at.y)))
            })
            .collect();
        places.sort_by(|a, b| a.0.cmp(&b.0));
        places
    }
}

/// A snapshot held against its registry: what it shows, as values.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// What its maker calls it; may be empty.
    pub title: String,
    /// What its maker says of it; may be empty.
    pub note: String,
    /// The day on which it was made.
    pub made: Date,
    /// The day that is today in it.
    pub today: Date,
    /// The registry.
    pub registry: Arc<Registry>,
    /// What is shown.
    pub lens: Lens,
    /// As what, from left to right; never nothing.
    pub views: Vec<View>,
    /// The place of the view that was worked in.
    pub active: usize,
    /// The scheme of sectors and regions.
    pub scheme: Option<SchemeId>,
    /// The language of the pictures.
    pub lang: Lang,
    /// The ground of the pictures.
    pub ground: Ground,
    /// Where everybody stood.
    pub kept: Arc<Kept>,
}

impl Outlook {
    /// The view that was worked in.
    #[must_use]
    pub fn view(&self) -> View {
        self.views.get(self.active).cloned().unwrap_or_default()
    }

    /// What a picture of it shows, which has room for two views: the one that was worked in and its
    /// neighbour.
    #[must_use]
    pub fn two_views(&self) -> &[View] {
        let first = self.active.saturating_sub(1);
        self.views.get(first..first + 2).unwrap_or(&self.views)
    }

    /// What a snapshot shows; to the public without what is internal.
    ///
    /// # Errors
    /// Its lens or a view of it cannot be read on its registry, or its lens must not be seen by the
    /// public, as a saved view's (see [`lens::public`]).
    pub fn of(snapshot: &Snapshot, public: bool) -> Result<Self, Trouble> {
        let own = &snapshot.registry;
        let lens = Phrase::parse(&snapshot.lens)
            .and_then(|phrase| phrase.resolve(own, snapshot.today))
            .map_err(|trouble| unreadable(trouble.cause))?;
        let (registry, lens) = if public {
            for_public(own, &snapshot.lens, snapshot.today)?
        } else {
            (Arc::clone(own), lens)
        };
        let mut views = Vec::with_capacity(snapshot.views.len());
        for word in &snapshot.views {
            let view = View::from_word(word)
                .ok_or_else(|| unreadable(Message::new("view-bad").with("view", word.as_str())))?;
            views.push(view);
        }
        // Whom the public may not see stands in no middle.
        let before = views.iter().take(snapshot.active);
        let gone = before.filter(|view| !is_known(view, &registry)).count();
        views.retain(|view| is_known(view, &registry));
        if views.is_empty() {
            views.push(View::default());
        }
        // Places were found among all that there were: where some are left out, gaps would tell.
        let whole = registry.actors == own.actors && registry.ties == own.ties;
        let places = snapshot.places.iter().filter(|_| whole);
        let places = places.map(|places| (places.view.clone(), standing(&registry, places)));
        Ok(Self {
            title: snapshot.title.clone(),
            note: snapshot.note.clone(),
            made: snapshot.made,
            today: snapshot.today,
            lens,
            active: (snapshot.active - gone).min(views.len() - 1),
            views,
            scheme: snapshot.scheme.clone(),
            lang: snapshot.lang,
            ground: match snapshot.theme {
                Theme::Light => Ground::Light,
                Theme::Dark => Ground::Dark,
                Theme::Contrast => Ground::Contrast,
            },
            kept: Arc::new(Kept::new(snapshot.scheme.clone(), places.collect())),
            registry,
        })
    }
}

/// Whether a registry has whom a view is about.
fn is_known(view: &View, registry: &Registry) -> bool {
    match view {
        View::Network(Arrangement::Ego(ego)) => registry.actors.get(ego.actor.as_str()).is_some(),
        _ => true,
    }
}

/// A registry and a lens for the public: the lens stands where a saved view would.
fn for_public(own: &Registry, lens: &str, today: Date) -> Result<(Arc<Registry>, Lens), Trouble> {
    let view = SavedView {
        id: ViewId::from("snapshot"),
        name: Text::default(),
        lens: lens.to_owned(),
        visibility: Visibility::Public,
    };
    let asked = Registry {
        views: Table::new(vec![view]),
        ..own.clone()
    };
    let left = lens::public(&asked, today);
    let view = left.views.rows().first().ok_or_else(not_public)?;
    let lens = of_view(view, &left, today)?;
    Ok((Arc::new(lens::public(own, today)), lens))
}

fn not_public() -> Trouble {
    Trouble::new(TroubleKind::Request, Message::new("snapshot-not-public"))
}

fn unreadable(why: Message) -> Trouble {
    let cause = Message::new("snapshot-unreadable").with("why", why);
    Trouble::new(TroubleKind::Input, cause).hint(Message::new("load-altered-hint"))
}

/// Places in the order of a registry.
fn standing(registry: &Registry, places: &Places) -> Positions {
    let mut positions = Positions(vec![None; registry.actors.len()]);
    for (id, x, y) in &places.at {
        let at = registry.actors.position(id.as_str());
        if let Some(position) = at.and_then(|at| positions.0.get_mut(at))
            && x.is_finite()
            && y.is_finite()
        {
            *position = Some(Point::new(*x, *y));
        }
    }
    positions
}
