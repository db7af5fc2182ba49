//! The paper that is to be made, as it stands in the sheet for it, and what has been seen of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::state::State;
use crate::brief::{Request, built_in_templates, templates};
use crate::i18n::Trouble;
use crate::lens::{Index, holds_internal};
use crate::model::{
    ActorId, DateError, DelegationId, Lang, PartialDate, Registry, Section, Template, TemplateId,
    Text, Tone,
};
use crate::publish::{BriefForm, BriefOrder, DRAWS_PAGES, Pages, Refusal};

/// What a briefing is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefAbout {
    /// The partners that are selected, or those of the tie that is.
    Selection,
    /// A delegation and its stops.
    Delegation(DelegationId),
}

/// Whom it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Nobody is selected.
    #[default]
    Nobody,
    /// These partners.
    Actors(Vec<ActorId>),
    /// A delegation and its stops.
    Delegation(DelegationId),
}

/// The language of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// One language.
    One(Lang),
    /// Both side by side.
    Both,
}

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// Whole.
    Page,
}

/// What is being typed of a template's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    /// The template that is to be called so; without one a new one.
    pub of: Option<TemplateId>,
    /// The name.
    pub name: Text,
    /// Whether the keyboard is still to come to it.
    pub opens: bool,
}

/// The choices of the sheet. They stay while the window is open.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// Whom it is about.
    pub about: About,
    /// In which form.
    pub form: BriefForm,
    /// In which language; `None` as the window.
    pub tongue: Option<Tongue>,
    /// The template that the sections were taken from.
    pub template: TemplateId,
    /// How the Japanese speaks.
    pub tone: Tone,
    /// All sections in their order, and whether the paper has them.
    pub sections: Vec<(Section, bool)>,
    /// The day whose state of affairs it tells, as it is typed; nothing for the usual one.
    pub day: String,
    /// Whether internal records are left out.
    pub public: bool,
    /// What is being typed of a template's name.
    pub naming: Option<Naming>,
    /// The section that the keyboard is to come to.
    pub(super) lead: Option<Section>,
    /// How large pages are shown.
    pub zoom: Zoom,
    /// Whether the sheet has been open before.
    pub(super) opened: bool,
    /// How it stands with the pages.
    pub(super) desk: PageDesk,
}

/// What is written: an order, for everybody or for the house.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefErrand {
    /// The order.
    pub order: BriefOrder,
    /// Whether internal records are left out.
    pub public: bool,
    /// Whether papers that tell of internal records say so: not where there are none by choice.
    pub marks: bool,
}

/// What pages are of.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperOf {
    /// What would be written.
    pub errand: BriefErrand,
    /// In which state of the document.
    pub revision: u64,
}

/// A page in a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// Which page, from 0.
    pub page: usize,
    /// How wide, in pixels.
    pub width: u16,
}

/// How it stands with the pages: which are shown, and where they are scrolled to.
#[derive(Clone, Debug, Default)]
pub(super) struct PageDesk {
    /// The paper that is shown.
    pub paper: Option<Paper>,
    /// What a paper was last asked for, until it comes or is given up.
    pub asked: Option<PaperOf>,
    /// The page that was last asked for, until it comes.
    pub drawing: Option<PageOf>,
    /// The page in sight, from 0.
    pub page: usize,
    /// How far they are scrolled, in points.
    pub offset: f32,
    /// The page to scroll to.
    pub go_to: Option<usize>,
}

/// A paper that has been set.
#[derive(Clone)]
pub(super) struct Paper {
    /// Of what.
    pub of: PaperOf,
    /// Its pages, or why there are none.
    pub shows: Result<Arc<Pages>, Trouble>,
    /// What has been drawn: how wide, 0 if it is from an older paper.
    pub pictures: BTreeMap<usize, (u16, egui::TextureHandle)>,
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Paper").field(&self.of).finish()
    }
}

impl Default for Briefing {
    fn default() -> Self {
        Self {
            about: About::Nobody,
            form: if DRAWS_PAGES {
                BriefForm::Pdf
            } else {
                BriefForm::Docx
            },
            tongue: None,
            template: TemplateId::from(""),
            tone: Tone::Polite,
            sections: Vec::new(),
            day: String::new(),
            public: false,
            naming: None,
            lead: None,
            zoom: Zoom::default(),
            opened: false,
            desk: PageDesk::default(),
        }
    }
}

impl Briefing {
    /// Takes sections and tone from a template; what it leaves out stands behind, switched off.
    pub fn take(&mut self, template: &Template) {
        self.template = template.id.clone();
        self.tone = template.tone;
        let mut sections: Vec<(Section, bool)> = Vec::new();
        let on = template.sections.iter().map(|section| (*section, true));
        let off = Section::ALL.iter().map(|section| (*section, false));
        for (section, is_on) in on.chain(off) {
            if sections.iter().all(|(known, _)| *known != section) {
                sections.push((section, is_on));
            }
        }
        self.sections = sections;
    }

    /// The template that is chosen; the usual one where that is gone.
    #[must_use]
    pub fn base(&self, registry: &Registry) -> Template {
        let mut all = templates(registry);
        let at = all.iter().position(|row| row.id == self.template);
        all.swap_remove(at.unwrap_or_default())
    }

    /// Sections and tone as they are chosen now, under the chosen template's name.
    #[must_use]
    pub fn chosen(&self, registry: &Registry) -> Template {
        let on = self.sections.iter().filter(|(_, is_on)| *is_on);
        Template {
            tone: self.tone,
            sections: on.map(|(section, _)| *section).collect(),
            ..self.base(registry)
        }
    }

    /// Whether the chosen template is one that the program brings, and not the registry's own.
    #[must_use]
    pub fn is_brought(&self, registry: &Registry) -> bool {
        let id = self.base(registry).id;
        let brought = built_in_templates();
        registry.templates.get(id.as_str()).is_none() && brought.iter().any(|row| row.id == id)
    }

    /// The day that is typed; nothing where nothing is.
    ///
    /// # Errors
    /// It is no date.
    pub fn day(&self) -> Result<Option<PartialDate>, DateError> {
        match self.day.trim() {
            "" => Ok(None),
            typed => PartialDate::parse(typed).map(Some),
        }
    }

    /// The language of the paper.
    #[must_use]
    pub fn tongue(&self, state: &State) -> Tongue {
        self.tongue.unwrap_or(Tongue::One(state.lang))
    }

    /// What is to be written; `None` while nobody is selected or the day cannot be read.
    #[must_use]
    pub fn errand(&self, state: &State) -> Option<BriefErrand> {
        let (actors, delegation) = match &self.about {
            About::Nobody => return None,
            About::Actors(actors) => (actors.clone(), None),
            About::Delegation(id) => (Vec::new(), Some(id.clone())),
        };
        let request = Request {
            actors,
            delegation,
            template: self.chosen(state.document.registry()),
            day: self.day().ok()?.map(PartialDate::latest),
            today: state.today,
            langs: match self.tongue(state) {
                Tongue::One(lang) => vec![lang],
                Tongue::Both => Lang::ALL.to_vec(),
            },
            marked: false,
        };
        Some(BriefErrand {
            order: BriefOrder {
                form: self.form,
                request,
            },
            public: self.public && !state.public,
            marks: !state.public,
        })
    }

    /// The paper whose pages are shown, how many it has, and which of them have been drawn.
    #[must_use]
    pub fn shown(&self) -> Option<(&PaperOf, usize, Vec<usize>)> {
        let paper = self.desk.paper.as_ref()?;
        let pages = paper.shows.as_ref().ok()?;
        let drawn = paper.pictures.iter().filter(|(_, (width, _))| *width > 0);
        let drawn = drawn.map(|(page, _)| *page).collect();
        Some((&paper.of, pages.sizes().len(), drawn))
    }

    /// Lets the drawn pages go: while the sheet is closed nobody sees them, and they are large.
    pub(super) fn let_go(&mut self) {
        if let Some(paper) = &mut self.desk.paper {
            paper.pictures.clear();
        }
    }

    /// What pages are wanted of: the form changes nothing in them.
    pub(super) fn wanted(&self, state: &State) -> Option<PaperOf> {
        let mut errand = self.errand(state)?;
        errand.order.form = BriefForm::Pdf;
        Some(PaperOf {
            errand,
            revision: state.document.revision(),
        })
    }
}

impl BriefErrand {
    /// Does something with the order and the registry that it is for.
    ///
    /// # Errors
    /// The order names what is internal; what is done with it fails.
    pub(super) fn ready<T>(
        &self,
        index: &Index,
        work: impl FnOnce(&BriefOrder, &Index) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let (registry, today) = (index.registry(), self.order.request.today);
        if self.public {
            let (registry, order) = self.order.for_public(registry, today)?;
            return work(&order, &Index::new(Arc::new(registry)));
        }
        let mut order = self.order.clone();
        order.request.marked = self.marks && holds_internal(registry);
        work(&order, index)
    }
}

/// What a worker brings of a paper: its pages, and the first that was asked for.
pub(super) type Papered = Result<(Arc<Pages>, Drawn), Refusal>;

/// A page that was drawn.
pub(super) struct Drawn {
    /// Which, and how wide.
    pub of: PageOf,
    /// Its points; nothing if there is no such page.
    pub raster: Option<crate::export::Raster>,
}
