//! `kizuna export`: a picture of what a lens leaves.

use std::path::Path;
use std::sync::Arc;

use super::args::LookWords;
use crate::export::svg;
use crate::fonts::{FAMILIES, Metrics};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::Ego;
use crate::lens::{Index, Lens, resolve};
use crate::model::{Date, Lang, Registry};
use crate::scene::{Arrangement, Picture, Size, View};
use crate::store;

/// A picture that was asked for.
pub(super) struct Job<'a> {
    pub(super) registry: &'a Arc<Registry>,
    pub(super) lens: &'a Lens,
    pub(super) picture: &'a LookWords,
    pub(super) today: Date,
    pub(super) lang: Lang,
}

impl Job<'_> {
    /// The view, if the registry has whom it is about; that one may be called by name, too.
    fn known(&self, view: View) -> Result<View, Trouble> {
        let View::Network(Arrangement::Ego(ego)) = view else {
            return Ok(view);
        };
        let actor = resolve::actor(self.registry, ego.actor.as_str());
        let actor = actor.map_err(|error| error.trouble())?;
        Ok(View::Network(Arrangement::Ego(Ego { actor, ..ego })))
    }

    /// Writes the picture; the file is whole or as it was.
    pub(super) fn write(&self, out: &Path) -> Result<Message, Trouble> {
        let is_svg = out
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        if !is_svg {
            let cause = Message::new("ending-bad").with("file", out.display().to_string());
            return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("ending-hint")));
        }
        let size = size(self.picture.size.as_deref())?;
        let view = match self.picture.view.as_deref() {
            None => View::default(),
            Some(word) => View::from_word(word).ok_or_else(|| {
                let cause = Message::new("view-bad").with("view", word);
                Trouble::new(TroubleKind::Request, cause).hint(Message::new("view-hint"))
            })?,
        };
        let view = self.known(view)?;
        let picture = Picture {
            lens: self.lens.clone(),
            today: self.today,
            view,
            scheme: match &self.picture.scheme {
                Some(word) => {
                    Some(resolve::scheme(self.registry, word).map_err(|error| error.trouble())?)
                }
                None => self
                    .registry
                    .opening_scheme()
                    .map(|scheme| scheme.id.clone()),
            },
            size,
            ground: self.picture.ground,
            lang: self.lang,
        };
        let index = Index::new(Arc::clone(self.registry));
        let picture = picture.sheet(&index, &Metrics::new());
        store::write_whole(out, svg(&picture, FAMILIES).as_bytes()).map_err(|error| {
            let error = store::SaveError::Io {
                path: out.to_owned(),
                error,
            };
            error.trouble()
        })?;
        Ok(super::written(out))
    }
}

/// A size in words: A4 and A3 lying, at 96 points an inch, or width and height in points.
/// `None` if there are none: the view's own.
fn size(words: Option<&str>) -> Result<Option<Size>, Trouble> {
    let Some(words) = words else {
        return Ok(None);
    };
    let by_name = match words.to_ascii_uppercase().as_str() {
        "A4" => Some((1123.0, 794.0)),
        "A3" => Some((1587.0, 1123.0)),
        _ => None,
    };
    let by_numbers = || {
        let (width, height) = words.split_once(['x', 'X', '×'])?;
        let side = |text: &str| {
            let side: f64 = text.trim().parse().ok()?;
            (200.0..=20000.0).contains(&side).then_some(side)
        };
        Some((side(width)?, side(height)?))
    };
    match by_name.or_else(by_numbers) {
        Some((width, height)) => Ok(Some(Size { width, height })),
        None => Err(Trouble::new(
            TroubleKind::Request,
            Message::new("size-bad").with("size", words),
        )
        .hint(Message::new("size-hint"))),
    }
}
