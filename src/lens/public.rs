//! What everybody may see of a registry, its saved views included.

use std::sync::Arc;

use super::index::Index;
use super::phrase::{Phrase, of_view};
use super::value::Lens;
use crate::model::{Date, Registry, SavedView, Table};

/// The registry without what is internal. Of the saved views those stay that are public and tell of
/// nothing that is left out: they mean the same on what is left, and what they show there leaves
/// nobody wondering (see [`Both::tells`]). One with a text stays only where nothing is left out at
/// all, since the text may be the name of somebody, or a word of a remark.
#[must_use]
pub fn public(registry: &Registry, today: Date) -> Registry {
    let public = registry.public();
    let both = holds_internal(registry).then(|| Both::of(registry, &public));
    let stays = |view: &&SavedView| {
        let (all, left) = (
            of_view(view, registry, today),
            of_view(view, &public, today),
        );
        let tells = |lens: &Lens| both.as_ref().is_some_and(|both| both.tells(lens, today));
        let means_the_same = match (all, left) {
            (Ok(all), Ok(left)) => all == left && !tells(&all),
            _ => false,
        };
        view.visibility.is_public() && means_the_same
    };
    let mut views: Vec<SavedView> = registry.views.iter().filter(stays).cloned().collect();
    for view in &mut views {
        // In the program's own words: those of a person may be the name of somebody.
        if let Ok(lens) = of_view(view, &public, today) {
            let words = Phrase::of(&lens, &public);
            let kept = Phrase::parse(&view.lens).map(|old| words.with_time_of(&old, &lens, today));
            view.lens = kept.unwrap_or_default().to_string();
        }
    }
    Registry {
        views: Table::new(views),
        ..public
    }
}

/// Whether a registry holds anything that not everybody may see: records of any sort, remarks,
/// saved views.
#[must_use]
pub fn holds_internal(registry: &Registry) -> bool {
    // Compared as a whole, so that no sort of records can be forgotten here.
    let public = Registry {
        views: registry.views.clone(),
        ..registry.public()
    };
    let mut views = registry.views.iter();
    views.any(|view| !view.visibility.is_public()) || public != *registry
}

/// A registry, and what everybody may see of it.
struct Both {
    all: Index,
    left: Index,
}

impl Both {
    fn of(all: &Registry, left: &Registry) -> Self {
        let index = |registry: &Registry| Index::new(Arc::new(registry.clone()));
        Self {
            all: index(all),
            left: index(left),
        }
    }

    /// Whether a view through this lens would tell those who see only what is left that there is
    /// more: it asks for a text, or shows nothing (or no tie) where there is something. Of a
    /// registry's kinds, regions and subjects people know anyway; a country is named because
    /// somebody is there, so that each is asked about for itself.
    fn tells(&self, lens: &Lens, today: Date) -> bool {
        let each = lens.countries.iter().map(|country| Lens {
            countries: [*country].into(),
            ..lens.clone()
        });
        let hides = |lens: &Lens| {
            let (all, left) = (
                Shown::of(lens, &self.all, today),
                Shown::of(lens, &self.left, today),
            );
            (all.ties && !left.ties) || (all.anything && !left.anything)
        };
        !lens.search.is_empty() || hides(lens) || each.into_iter().any(|lens| hides(&lens))
    }
}

/// What a lens shows.
struct Shown {
    ties: bool,
    anything: bool,
}

impl Shown {
    fn of(lens: &Lens, index: &Index, today: Date) -> Self {
        let visible = lens.visible(index, today);
        let ties = !visible.ties.is_empty();
        let doings = || {
            !lens.activities(index).is_empty()
                || !lens.milestones(index).is_empty()
                || !lens.figures(index).is_empty()
                || !lens.policies(index).is_empty()
                || !lens.delegations(index).is_empty()
        };
        Self {
            ties,
            anything: ties || !visible.actors.is_empty() || doings(),
        }
    }
}
