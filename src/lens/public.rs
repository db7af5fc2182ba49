//! What everybody may see of a registry, its saved views included.

use super::phrase::{Phrase, of_view};
use crate::model::{Date, Registry, SavedView, Table};

/// The registry without what is internal. Of the saved views those stay that are public and tell of
/// nothing that is left out: they mean the same on what is left. One with a text stays only where
/// nothing is left out, since the text may be the name of somebody.
#[must_use]
pub fn public(registry: &Registry, today: Date) -> Registry {
    let public = registry.public();
    let whole =
        public.actors.len() == registry.actors.len() && public.ties.len() == registry.ties.len();
    let stays = |view: &&SavedView| {
        let (all, left) = (
            of_view(view, registry, today),
            of_view(view, &public, today),
        );
        let means_the_same = match (all, left) {
            (Ok(all), Ok(left)) => all == left && (whole || all.search.is_empty()),
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
