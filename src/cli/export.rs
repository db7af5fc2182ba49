//! `kizuna export`: what a lens leaves, as a picture, as a graph or as tables.

use std::path::Path;
use std::sync::Arc;

use super::args::LookWords;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::Ego;
use crate::lens::{Index, Lens, resolve};
use crate::model::{Date, Lang, Registry};
use crate::publish::{Form, Order, Page, Progress, Refusal, refused};
use crate::records::List;
use crate::scene::{Arrangement, Ground, Picture, View};
use crate::store;

/// An export that was asked for.
pub(super) struct Job<'a> {
    pub(super) registry: &'a Arc<Registry>,
    pub(super) lens: &'a Lens,
    pub(super) look: &'a LookWords,
    pub(super) today: Date,
    pub(super) lang: Lang,
}

/// The widest margins, in millimetres.
const WIDEST: f64 = 60.0;
/// The coarsest and the finest pictures, in points an inch.
const FINENESS: std::ops::RangeInclusive<f64> = 36.0..=1200.0;

impl Job<'_> {
    /// Writes the file; it is whole or as it was.
    pub(super) fn write(&self, out: &Path) -> Result<Message, Trouble> {
        let Some(form) = Form::of(out) else {
            let cause = Message::new("ending-bad").with("file", out.display().to_string());
            return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("ending-hint")));
        };
        takes(form, self.look)?;
        if let Some(trouble) = refused(out) {
            return Err(trouble);
        }
        let order = self.order(form)?;
        let index = Index::new(Arc::clone(self.registry));
        let bytes = match order.bytes(&index, &Progress::default()) {
            Ok(bytes) => bytes,
            Err(Refusal::Trouble(trouble)) => return Err(trouble),
            // Nobody can cancel it here.
            Err(Refusal::Cancelled) => Vec::new(),
        };
        store::write_file(out, &bytes, true).map_err(|error| error.trouble())?;
        Ok(super::written(out))
    }

    /// What the words ask for.
    pub(super) fn order(&self, form: Form) -> Result<Order, Trouble> {
        let look = self.look;
        let page = match look.size.as_deref() {
            None => Page::Own,
            Some(word) => Page::from_word(word).ok_or_else(|| {
                let cause = Message::new("size-bad").with("size", word);
                Trouble::new(TroubleKind::Request, cause).hint(Message::new("size-hint"))
            })?,
        };
        let usual = if form == Form::Png {
            page.usual_dpi()
        } else {
            crate::publish::DPI
        };
        let dpi = number(look.dpi.as_deref(), FINENESS, "dpi-bad")?.unwrap_or(usual);
        let margin = number(look.margin.as_deref(), 0.0..=WIDEST, "margin-bad")?;
        let mut views = look.views.iter().map(|word| self.view(word));
        let view = views.next().transpose()?.unwrap_or_default();
        let picture = Picture {
            lens: self.lens.clone(),
            today: self.today,
            view,
            beside: views.next().transpose()?,
            scheme: match &look.scheme {
                Some(word) => {
                    Some(resolve::scheme(self.registry, word).map_err(|error| error.trouble())?)
                }
                None => self
                    .registry
                    .opening_scheme()
                    .map(|scheme| scheme.id.clone()),
            },
            paper: page.paper(dpi, margin.unwrap_or_default(), look.clear),
            title: look.title.clone(),
            ground: look.ground.unwrap_or(Ground::Light),
            lang: self.lang,
        };
        if views.next().is_some() {
            let cause = Message::new("views-too-many");
            return Err(Trouble::new(TroubleKind::Request, cause));
        }
        Ok(Order {
            form,
            picture,
            dpi,
            list: match look.what.as_deref() {
                Some("actors") => List::Actors,
                _ => List::Ties,
            },
        })
    }

    /// The view of a word, if the registry has whom it is about; that one may be called by name, too.
    fn view(&self, word: &str) -> Result<View, Trouble> {
        let view = View::from_word(word).ok_or_else(|| {
            let cause = Message::new("view-bad").with("view", word);
            Trouble::new(TroubleKind::Request, cause).hint(Message::new("view-hint"))
        })?;
        let View::Network(Arrangement::Ego(ego)) = view else {
            return Ok(view);
        };
        let actor = resolve::actor(self.registry, ego.actor.as_str());
        let actor = actor.map_err(|error| error.trouble())?;
        Ok(View::Network(Arrangement::Ego(Ego { actor, ..ego })))
    }
}

/// An option that would do nothing is refused rather than passed over.
fn takes(form: Form, look: &LookWords) -> Result<(), Trouble> {
    let picture = form.is_picture();
    let data = form.has_places() && !picture;
    let options = [
        ("--size", look.size.is_some(), picture),
        ("--margin", look.margin.is_some(), picture),
        ("--title", look.title.is_some(), picture),
        ("--transparent", look.clear, picture),
        ("--dpi", look.dpi.is_some(), form == Form::Png),
        (
            "--theme light|dark|contrast",
            look.ground.is_some(),
            form.has_places(),
        ),
        ("--view", !look.views.is_empty(), form.has_places()),
        ("--view … --view", look.views.len() > 1, !data),
        ("--scheme", look.scheme.is_some(), form.has_places()),
        ("--what", look.what.is_some(), form.has_one_table()),
    ];
    let wrong = options.into_iter().find(|(_, given, fits)| *given && !fits);
    match wrong {
        None => Ok(()),
        Some((option, ..)) => {
            let cause = Message::new("args-conflict")
                .with("arg", option)
                .with("other", format!(".{}", form.ending()));
            let see_help = Message::new("args-see-help");
            Err(Trouble::new(TroubleKind::Request, cause).hint(see_help))
        }
    }
}

/// A number in words, within these bounds.
fn number(
    words: Option<&str>,
    bounds: std::ops::RangeInclusive<f64>,
    bad: &'static str,
) -> Result<Option<f64>, Trouble> {
    let Some(words) = words else {
        return Ok(None);
    };
    let number = words.trim().parse().ok();
    match number.filter(|number| bounds.contains(number)) {
        Some(number) => Ok(Some(number)),
        None => {
            let cause = Message::new(bad)
                .with("value", words)
                .with("least", bounds.start().to_string())
                .with("most", bounds.end().to_string());
            Err(Trouble::new(TroubleKind::Request, cause))
        }
    }
}
