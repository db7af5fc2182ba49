//! `kizuna export`: what a lens leaves, as a picture, as a graph or as tables.

use std::path::Path;
use std::sync::Arc;

use super::args::LookWords;
use crate::export::{csv, dot, gexf, graphml, network_json, page, svg};
use crate::fonts::{FAMILIES, Metrics};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::{Centre, Ego};
use crate::lens::{Index, Lens, resolve};
use crate::model::{Date, Lang, Registry};
use crate::page::{PageRequest, content};
use crate::records::{Graph, List, Listing};
use crate::scene::{Arrangement, Picture, Plot, Size, View};
use crate::store;

/// An export that was asked for.
pub(super) struct Job<'a> {
    pub(super) registry: &'a Arc<Registry>,
    pub(super) lens: &'a Lens,
    pub(super) look: &'a LookWords,
    pub(super) today: Date,
    pub(super) lang: Lang,
}

/// What is written, by the ending of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Svg,
    Gexf,
    Graphml,
    Dot,
    Csv,
    Json,
    Html,
}

impl Form {
    const ALL: [Self; 7] = [
        Self::Svg,
        Self::Gexf,
        Self::Graphml,
        Self::Dot,
        Self::Csv,
        Self::Json,
        Self::Html,
    ];

    fn ending(self) -> &'static str {
        match self {
            Self::Svg => ".svg",
            Self::Gexf => ".gexf",
            Self::Graphml => ".graphml",
            Self::Dot => ".dot",
            Self::Csv => ".csv",
            Self::Json => ".json",
            Self::Html => ".html",
        }
    }

    fn of(out: &Path) -> Option<Self> {
        let ending = format!(".{}", out.extension()?.to_str()?.to_ascii_lowercase());
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Whether actors have places in it.
    fn has_places(self) -> bool {
        !matches!(self, Self::Csv | Self::Json)
    }

    /// An option that would do nothing is refused rather than passed over.
    fn takes(self, look: &LookWords) -> Result<(), Trouble> {
        let options = [
            ("--size", &look.size, self == Self::Svg),
            ("--view", &look.view, self.has_places()),
            ("--scheme", &look.scheme, self.has_places()),
            ("--what", &look.what, self == Self::Csv),
        ];
        let wrong = options
            .into_iter()
            .find(|(_, given, fits)| given.is_some() && !fits);
        match wrong {
            None => Ok(()),
            Some((option, ..)) => {
                let cause = Message::new("args-conflict")
                    .with("arg", option)
                    .with("other", self.ending());
                let see_help = Message::new("args-see-help");
                Err(Trouble::new(TroubleKind::Request, cause).hint(see_help))
            }
        }
    }
}

impl Job<'_> {
    /// Writes the file; it is whole or as it was.
    pub(super) fn write(&self, out: &Path) -> Result<Message, Trouble> {
        let Some(form) = Form::of(out) else {
            let cause = Message::new("ending-bad").with("file", out.display().to_string());
            return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("ending-hint")));
        };
        form.takes(self.look)?;
        let bytes = match form {
            Form::Svg => {
                let picture = self.picture()?;
                let sheet = picture.sheet(&self.index(), &Metrics::new());
                svg(&sheet, FAMILIES).into_bytes()
            }
            Form::Gexf => gexf(&self.plot()?).into_bytes(),
            Form::Graphml => graphml(&self.plot()?).into_bytes(),
            Form::Dot => dot(&self.plot()?).into_bytes(),
            Form::Csv => {
                let list = match self.look.what.as_deref() {
                    Some("actors") => List::Actors,
                    _ => List::Ties,
                };
                let index = self.index();
                let visible = self.lens.visible(&index, self.today);
                csv(&Listing::of(list, &index, &visible, self.lang).table(&index))
            }
            Form::Json => {
                let index = self.index();
                let visible = self.lens.visible(&index, self.today);
                let graph = Graph::new(&index, self.lens, &visible, self.lang);
                network_json(&graph).into_bytes()
            }
            Form::Html => self.page()?.into_bytes(),
        };
        store::write_whole(out, &bytes).map_err(|error| {
            let error = store::SaveError::Io {
                path: out.to_owned(),
                error,
            };
            error.trouble()
        })?;
        Ok(super::written(out))
    }

    fn index(&self) -> Index {
        Index::new(Arc::clone(self.registry))
    }

    /// The picture that the words ask for.
    fn picture(&self) -> Result<Picture, Trouble> {
        let look = self.look;
        let size = size(look.size.as_deref())?;
        let view = match look.view.as_deref() {
            None => View::default(),
            Some(word) => View::from_word(word).ok_or_else(|| {
                let cause = Message::new("view-bad").with("view", word);
                Trouble::new(TroubleKind::Request, cause).hint(Message::new("view-hint"))
            })?,
        };
        Ok(Picture {
            lens: self.lens.clone(),
            today: self.today,
            view: self.known(view)?,
            scheme: match &look.scheme {
                Some(word) => {
                    Some(resolve::scheme(self.registry, word).map_err(|error| error.trouble())?)
                }
                None => self
                    .registry
                    .opening_scheme()
                    .map(|scheme| scheme.id.clone()),
            },
            size,
            ground: look.ground,
            lang: self.lang,
        })
    }

    /// The network at the places of the view that the words ask for.
    fn plot(&self) -> Result<Plot, Trouble> {
        let picture = self.picture()?;
        picture.plot(&self.index()).ok_or_else(|| {
            let cause = Message::new("view-no-places").with("view", picture.view.word());
            Trouble::new(TroubleKind::Request, cause).hint(Message::new("view-no-places-hint"))
        })
    }

    /// The interactive page, which begins with the view that the words ask for.
    fn page(&self) -> Result<String, Trouble> {
        let picture = self.picture()?;
        let (on_map, centre) = match picture.view {
            View::Network(Arrangement::Radial) => (false, Centre::default()),
            View::Network(Arrangement::Map(centre)) => (true, centre),
            view => {
                let cause = Message::new("view-bad").with("view", view.word());
                let hint = Message::new("page-view-bad");
                return Err(Trouble::new(TroubleKind::Request, cause).hint(hint));
            }
        };
        Ok(page(&content(&PageRequest {
            index: &self.index(),
            lens: self.lens,
            scheme: picture.scheme.as_ref(),
            on_map,
            centre,
            ground: picture.ground,
            lang: self.lang,
            today: self.today,
        })))
    }

    /// The view, if the registry has whom it is about; that one may be called by name, too.
    fn known(&self, view: View) -> Result<View, Trouble> {
        let View::Network(Arrangement::Ego(ego)) = view else {
            return Ok(view);
        };
        let actor = resolve::actor(self.registry, ego.actor.as_str());
        let actor = actor.map_err(|error| error.trouble())?;
        Ok(View::Network(Arrangement::Ego(Ego { actor, ..ego })))
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
