//! An earlier registry beside the one in the window: both in one, and what differs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::Document;
use crate::insight::{Counts, Difference, Union};
use crate::lens::{Index, Lens, Time, Visible};
use crate::model::{Date, Lang, Registry};
use crate::records::{ChangeReport, Compared};
use crate::scene::Emphasis;

/// An earlier registry that the document is compared with, and what came of it.
pub struct Comparing {
    /// Its file.
    path: PathBuf,
    before: Arc<Registry>,
    after: Arc<Registry>,
    /// The state of the document that it was compared with.
    revision: u64,
    /// Which comparison of this run it is.
    number: u64,
    union: Arc<Registry>,
    emphasis: Emphasis,
    difference: Difference,
    /// What differs in words, in the language in which somebody asked last.
    report: Option<Arc<ChangeReport>>,
}

/// A comparison that is asked for.
#[derive(Clone)]
pub(super) struct Asked {
    /// Which comparison of this run it is.
    pub number: u64,
    /// The registry in the window.
    pub after: Arc<Registry>,
    /// The state of the document.
    pub revision: u64,
    /// Whether internal records are left out.
    pub public: bool,
    /// Today.
    pub today: Date,
}

impl Comparing {
    /// Compares. Linear in the records of both, so that a worker should do it for a file.
    pub(super) fn new(path: PathBuf, before: Registry, asked: Asked) -> Self {
        let before = match asked.public {
            true => crate::lens::public(&before, asked.today),
            false => before,
        };
        let difference = Difference::new(&before, &asked.after);
        let union = Union::new(&before, &asked.after, &difference);
        Self {
            path,
            before: Arc::new(before),
            after: asked.after,
            revision: asked.revision,
            number: asked.number,
            emphasis: Emphasis::from(&union),
            union: Arc::new(union.registry),
            difference,
            report: None,
        }
    }

    /// Compares again if the document has changed.
    pub(super) fn follow(&mut self, document: &Document) {
        if self.revision == document.revision() {
            return;
        }
        self.revision = document.revision();
        self.after = Arc::clone(document.registry());
        self.difference = Difference::new(&self.before, &self.after);
        let union = Union::new(&self.before, &self.after, &self.difference);
        self.emphasis = Emphasis::from(&union);
        self.union = Arc::new(union.registry);
        self.report = None;
    }

    /// Puts what differs into words, unless it is there in this language.
    pub(super) fn tell(&mut self, lang: Lang) {
        if self
            .report
            .as_ref()
            .is_some_and(|report| report.lang == lang)
        {
            return;
        }
        let compared = Compared {
            before: &self.before,
            after: &self.after,
            difference: &self.difference,
        };
        let now = self.after.title.get(lang);
        let report = compared.report((&self.name(), now), lang);
        self.report = Some(Arc::new(report));
    }

    /// What differs in words.
    #[must_use]
    pub fn report(&self) -> Option<&Arc<ChangeReport>> {
        self.report.as_ref()
    }

    /// The name of the file of the earlier registry.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }

    /// The file of the earlier registry.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The document's registry with what only the earlier one has.
    #[must_use]
    pub fn union(&self) -> &Arc<Registry> {
        &self.union
    }

    /// How actors and ties of [`Comparing::union`] differ.
    #[must_use]
    pub fn emphasis(&self) -> &Emphasis {
        &self.emphasis
    }

    /// How many records differ.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.difference.counts()
    }

    /// Whether nothing does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.difference.is_empty()
    }

    /// Whether it is the comparison of this number.
    pub(super) fn is_for(&self, number: u64) -> bool {
        self.number == number
    }

    /// A number that is another for every comparison of a run.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// What a lens leaves of the union, and all that differs and that only its time, or kinds that
    /// nobody switched off, would leave out: what has ended is no longer in force.
    pub(super) fn visible(&self, index: &Index, lens: &Lens, today: Date) -> Visible {
        let visible = lens.visible(index, today);
        let usual = Lens::opening(&self.after).kinds == lens.kinds;
        let wide = Lens {
            time: Time::Any,
            statuses: std::collections::BTreeSet::new(),
            kinds: match usual {
                true => std::collections::BTreeSet::new(),
                false => lens.kinds.clone(),
            },
            ..lens.clone()
        };
        self.emphasis.joined(visible, &wide.visible(index, today))
    }
}
