//! `kizuna export`: what a lens leaves, as a picture, as a graph or as tables.

use std::path::Path;
use std::sync::Arc;

use super::Loaded;
use super::args::LookWords;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::Ego;
use crate::lens::{Index, Lens, Phrase, resolve};
use crate::model::{Date, Lang, Registry, SchemeId};
use crate::publish::{
    Form, MOST_VIEWS, Order, Outlook, Page, Progress, Refusal, Shot, is_snapshot, refused,
};
use crate::records::List;
use crate::scene::{Arrangement, Ground, Kept, Picture, View};
use crate::store;

/// An export with what its words mean.
pub(super) struct Job<'a> {
    pub(super) registry: &'a Arc<Registry>,
    pub(super) lens: &'a Lens,
    pub(super) look: &'a LookWords,
    pub(super) today: Date,
    /// The day on which the file is made.
    pub(super) made: Date,
    pub(super) lang: Lang,
    /// The snapshot that the registry is from: it is shown as that was, where the words ask for
    /// nothing else.
    pub(super) shown: Option<&'a Outlook>,
}

/// An export as it was typed, and the file that it is of.
pub(super) struct Asked<'a> {
    pub(super) file: &'a Loaded,
    pub(super) public: bool,
    pub(super) lens: &'a Phrase,
    pub(super) look: &'a LookWords,
    pub(super) today: Date,
    /// The language that was asked for.
    pub(super) asked: Option<Lang>,
    /// The language that people are spoken to.
    pub(super) lang: Lang,
}

impl Asked<'_> {
    /// Writes the file. Where nothing else is asked for, a snapshot is exported as it was taken.
    pub(super) fn write(&self, out: &Path) -> Result<Message, Trouble> {
        // What is read is never lost by reading it.
        let own = self.file.path.as_deref();
        if own.is_some_and(|own| store::same_file(own, out)) {
            let path = out.to_owned();
            return Err(store::SaveError::OverSnapshot { path }.trouble());
        }
        let snapshot = self.file.snapshot.as_ref();
        let outlook = snapshot
            .map(|snapshot| Outlook::of(snapshot, self.public))
            .transpose()?;
        let shown = outlook.as_ref();
        let (registry, before, today) = match shown {
            Some(shown) => (&shown.registry, shown.lens.clone(), shown.today),
            None => (&self.file.registry, Lens::default(), self.today),
        };
        let lang = self.asked.or(shown.map(|shown| shown.lang));
        Job {
            registry,
            lens: &self.lens.resolve_after(before, registry, today)?,
            look: self.look,
            today,
            made: self.today,
            lang: lang.unwrap_or(self.lang),
            shown,
        }
        .write(out)
    }
}

/// The widest margins, in millimetres.
const WIDEST: f64 = 60.0;
/// The coarsest and the finest pictures, in points an inch.
const FINENESS: std::ops::RangeInclusive<f64> = 36.0..=1200.0;

impl Job<'_> {
    /// Writes the file; it is whole or as it was.
    fn write(&self, out: &Path) -> Result<Message, Trouble> {
        let form = Form::of(out);
        if form.is_none() && !is_snapshot(out) {
            let cause = Message::new("ending-bad").with("file", out.display().to_string());
            return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("ending-hint")));
        }
        takes(form, self.look)?;
        if let Some(trouble) = refused(out) {
            return Err(trouble);
        }
        let index = Index::new(Arc::clone(self.registry));
        let bytes = match form {
            Some(form) => self.made_to_order(form, &index)?,
            None => {
                let bytes = self.shot()?.bytes(&index);
                bytes.map_err(|error| error.trouble())?
            }
        };
        store::write_file(out, &bytes, true).map_err(|error| error.trouble())?;
        Ok(super::written(out))
    }

    fn made_to_order(&self, form: Form, index: &Index) -> Result<Vec<u8>, Trouble> {
        let order = self.order(form)?;
        match order.bytes(index, &Progress::default()) {
            Ok(bytes) => Ok(bytes),
            Err(Refusal::Trouble(trouble)) => Err(trouble),
            // Nobody can cancel it here.
            Err(Refusal::Cancelled) => Ok(Vec::new()),
        }
    }

    /// The snapshot that the words ask for.
    fn shot(&self) -> Result<Shot, Trouble> {
        let look = self.look;
        let said = |words: &Option<String>| words.clone().unwrap_or_default();
        let (views, active) = match self.shown {
            _ if !look.views.is_empty() => (self.views()?, 0),
            Some(shown) => (shown.views.clone(), shown.active),
            None => (vec![View::default()], 0),
        };
        if views.len() > MOST_VIEWS {
            let cause = Message::new("snapshot-views-too-many").with("most", MOST_VIEWS);
            return Err(Trouble::new(TroubleKind::Request, cause));
        }
        Ok(Shot {
            // Words are of the snapshot that they were said of: none is taken over.
            title: said(&look.title),
            note: said(&look.note),
            made: self.made,
            today: self.today,
            lens: self.lens.clone(),
            views,
            active,
            scheme: self.scheme()?,
            lang: self.lang,
            ground: self.ground(),
            kept: self.kept(),
        })
    }

    /// The views that are asked for in so many words.
    fn views(&self) -> Result<Vec<View>, Trouble> {
        let words = self.look.views.iter();
        words.map(|word| self.view(word)).collect()
    }

    fn scheme(&self) -> Result<Option<SchemeId>, Trouble> {
        Ok(match (&self.look.scheme, self.shown) {
            (Some(word), _) => {
                Some(resolve::scheme(self.registry, word).map_err(|error| error.trouble())?)
            }
            (None, Some(shown)) => shown.scheme.clone(),
            (None, None) => {
                let scheme = self.registry.opening_scheme();
                scheme.map(|scheme| scheme.id.clone())
            }
        })
    }

    fn ground(&self) -> Ground {
        let shown = self.shown.map(|shown| shown.ground);
        self.look.ground.or(shown).unwrap_or_default()
    }

    /// Where everybody stood.
    fn kept(&self) -> Arc<Kept> {
        self.shown
            .map_or_else(Arc::default, |shown| Arc::clone(&shown.kept))
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
        let paper = page.paper(dpi, margin.unwrap_or_default(), look.clear);
        if !paper.has_room() {
            let cause = Message::new("paper-too-small");
            let hint = Message::new("paper-too-small-hint");
            return Err(Trouble::new(TroubleKind::Request, cause).hint(hint));
        }
        let mut views = match self.shown {
            // Other forms have one view alone, and a picture has room for two.
            Some(shown) if look.views.is_empty() && form.is_picture() => shown.two_views().to_vec(),
            Some(shown) if look.views.is_empty() => vec![shown.view()],
            _ => self.views()?,
        }
        .into_iter();
        let view = views.next().unwrap_or_default();
        let picture = Picture {
            lens: self.lens.clone(),
            today: self.today,
            view,
            beside: views.next(),
            scheme: self.scheme()?,
            paper,
            title: look.title.clone(),
            ground: self.ground(),
            lang: self.lang,
            kept: self.kept(),
        };
        if views.next().is_some() {
            let cause = Message::new("views-too-many");
            return Err(Trouble::new(TroubleKind::Request, cause));
        }
        Ok(Order {
            form,
            picture,
            dpi,
            coarser: look.dpi.is_none() && page == Page::Own,
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

/// An option that would do nothing is refused rather than passed over; without a form it is a
/// snapshot that is asked for.
fn takes(form: Option<Form>, look: &LookWords) -> Result<(), Trouble> {
    let is = |has: fn(Form) -> bool| form.is_some_and(has);
    let snapshot = form.is_none();
    let picture = is(Form::is_picture);
    let places = snapshot || is(Form::has_places);
    let data = is(Form::has_places) && !picture;
    let options = [
        ("--size", look.size.is_some(), picture),
        ("--margin", look.margin.is_some(), picture),
        ("--title", look.title.is_some(), picture || snapshot),
        ("--note", look.note.is_some(), snapshot),
        ("--transparent", look.clear, picture),
        ("--dpi", look.dpi.is_some(), form == Some(Form::Png)),
        ("--theme light|dark|contrast", look.ground.is_some(), places),
        ("--view", !look.views.is_empty(), places),
        ("--view … --view", look.views.len() > 1, !data),
        ("--scheme", look.scheme.is_some(), places),
        ("--what", look.what.is_some(), is(Form::has_one_table)),
    ];
    let wrong = options.into_iter().find(|(_, given, fits)| *given && !fits);
    match wrong {
        None => Ok(()),
        Some((option, ..)) => {
            let cause = Message::new("args-conflict")
                .with("arg", option)
                .with("other", format!(".{}", form.map_or("kizuna", Form::ending)));
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
