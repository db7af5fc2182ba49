//! Orders for everybody: without what is internal, and without words that tell of it.

use std::sync::Arc;

use super::{BriefOrder, Order};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::{self, Lens, Phrase};
use crate::model::{Date, Registry};
use crate::scene::{Arrangement, View};

fn internal() -> Trouble {
    let cause = Message::new("public-names-internal");
    Trouble::new(TroubleKind::Request, cause).hint(Message::new("public-names-internal-hint"))
}

/// The registry without what is internal, and a lens that means the same there.
///
/// # Errors
/// The lens names somebody or something internal.
pub(super) fn for_public(
    registry: &Registry,
    lens: &Lens,
    today: Date,
) -> Result<(Registry, Lens), Trouble> {
    let public = lens::public(registry, today);
    let words = Phrase::of(lens, registry);
    let lens = words.resolve(&public, today).map_err(|_| internal())?;
    Ok((public, lens))
}

impl Order {
    /// The registry without what is internal, and the order as it is for that: its lens means the same
    /// there, and its views are about somebody who is there.
    ///
    /// # Errors
    /// The lens or a view names somebody or something internal, which the words of the output would
    /// tell of.
    pub fn for_public(&self, registry: &Registry) -> Result<(Registry, Self), Trouble> {
        let (public, lens) = for_public(registry, &self.picture.lens, self.picture.today)?;
        let views = std::iter::once(&self.picture.view).chain(&self.picture.beside);
        let hidden = |view: &View| match view {
            View::Network(Arrangement::Ego(ego)) => public.actors.get(ego.actor.as_str()).is_none(),
            _ => false,
        };
        if views.into_iter().any(hidden) {
            return Err(internal());
        }
        let mut order = self.clone();
        order.picture.lens = lens;
        // Places were found among all that there were: where some are left out, gaps would tell.
        if public.actors != registry.actors || public.ties != registry.ties {
            order.picture.kept = Arc::default();
        }
        Ok((public, order))
    }
}

impl BriefOrder {
    /// The registry without what is internal, on a day, and the order as it is for that.
    ///
    /// # Errors
    /// It is about somebody, or for a visit, that is internal.
    pub fn for_public(
        &self,
        registry: &Registry,
        today: Date,
    ) -> Result<(Registry, Self), Trouble> {
        let public = lens::public(registry, today);
        let mut actors = self.request.actors.iter();
        let hidden = actors.any(|id| public.actors.get(id.as_str()).is_none());
        let visit = self.request.delegation.as_ref();
        if hidden || visit.is_some_and(|id| public.delegations.get(id.as_str()).is_none()) {
            let cause = Message::new("briefing-names-internal");
            let hint = Message::new("briefing-names-internal-hint");
            return Err(Trouble::new(TroubleKind::Request, cause).hint(hint));
        }
        let mut order = self.clone();
        order.request.marked = false;
        Ok((public, order))
    }
}
