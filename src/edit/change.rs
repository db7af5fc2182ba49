//! One change, and its opposite.

use crate::i18n::{Message, Trouble, TroubleKind};
use crate::model::{
    ActorId, Delegation, DelegationId, Name, Note, Pin, Place, Record, Registry, SavedView, Table,
    Template, TemplateId, TieId,
};

/// A record that bears notes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordRef {
    /// An actor.
    Actor(ActorId),
    /// A tie.
    Tie(TieId),
}

/// A change to a registry: what a field becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Gives an actor these names; the first is the one in use.
    SetNames {
        /// The actor.
        actor: ActorId,
        /// All its names.
        names: Vec<Name>,
    },
    /// Gives a record these notes.
    SetNotes {
        /// The record.
        record: RecordRef,
        /// All its notes.
        notes: Vec<Note>,
    },
    /// Puts an actor at these coordinates, or nowhere.
    SetPlace {
        /// The actor.
        actor: ActorId,
        /// Where it lies.
        place: Option<Place>,
    },
    /// Pins an actor in the network view, or lets it go.
    SetPin {
        /// The actor.
        actor: ActorId,
        /// The position; see [`Registry::pins`].
        pin: Option<Pin>,
    },
    /// Makes these the saved views, in this order.
    SetViews {
        /// All of them.
        views: Vec<SavedView>,
        /// What this does to them, for the undo menu.
        step: ViewStep,
    },
    /// Enters a delegation, or gives one that is there these facts.
    PutDelegation {
        /// All of it.
        delegation: Box<Delegation>,
        /// Where to.
        put: Put,
    },
    /// Takes a delegation away.
    RemoveDelegation {
        /// The delegation.
        id: DelegationId,
    },
    /// Enters a template of briefings, or gives one that is there these sections.
    PutTemplate {
        /// All of it.
        template: Template,
        /// Where to.
        put: Put,
    },
    /// Takes a template of briefings away.
    RemoveTemplate {
        /// The template.
        id: TemplateId,
    },
}

/// Where a record is put in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// Anew, behind all others.
    Last,
    /// Anew, where it has this index afterwards; behind all others if there are fewer.
    At(usize),
    /// In the place of the one with its id.
    Over,
}

/// What a change does to the saved views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewStep {
    /// Saves a new one.
    Save,
    /// Gives one another name or lens.
    Change,
    /// Puts one into another place.
    Move,
    /// Takes one away.
    Remove,
}

/// Why a change was refused. The registry is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The record does not exist.
    #[error("no record {0}")]
    Gone(String),
    /// The name in use would be empty in both languages.
    #[error("a name needs at least one language")]
    EmptyName,
    /// Coordinates outside the globe.
    #[error("coordinates outside the globe")]
    BadPlace,
    /// Two saved views with one id.
    #[error("two saved views with one id")]
    SameView,
    /// A new record under an id that is taken.
    #[error("the id {0} is taken")]
    Taken(String),
    /// A position that is not a number.
    #[error("a position that is not a number")]
    BadPin,
}

impl Change {
    /// Makes the change and returns its opposite.
    ///
    /// # Errors
    /// [`EditError`]; nothing is changed then.
    pub(super) fn apply(self, registry: &mut Registry) -> Result<Self, EditError> {
        self.judge(registry)?;
        self.make(registry)
    }

    /// Whether a person may make this change. What a file holds is not judged: taking a change
    /// back brings whatever was there.
    fn judge(&self, registry: &Registry) -> Result<(), EditError> {
        let (allowed, error) = match self {
            Self::SetNames { names, .. } => (
                names
                    .first()
                    .is_some_and(|name| !(name.ja.trim().is_empty() && name.en.trim().is_empty())),
                EditError::EmptyName,
            ),
            Self::SetPlace { place, .. } => (
                place.as_ref().is_none_or(Place::is_on_globe),
                EditError::BadPlace,
            ),
            Self::SetPin { pin, .. } => (
                pin.is_none_or(|Pin(x, y)| x.is_finite() && y.is_finite()),
                EditError::BadPin,
            ),
            Self::SetViews { views, .. } => {
                let named = |view: &SavedView| {
                    !(view.name.ja.trim().is_empty() && view.name.en.trim().is_empty())
                };
                if !views.iter().all(named) {
                    return Err(EditError::EmptyName);
                }
                let ids: std::collections::BTreeSet<_> =
                    views.iter().map(|view| &view.id).collect();
                (ids.len() == views.len(), EditError::SameView)
            }
            Self::PutDelegation { delegation, put } => {
                is_free(&registry.delegations, delegation.id(), *put)?;
                let title = &delegation.title;
                let named = !(title.ja.trim().is_empty() && title.en.trim().is_empty());
                (named, EditError::EmptyName)
            }
            Self::PutTemplate { template, put } => {
                is_free(&registry.templates, template.id(), *put)?;
                let name = &template.name;
                let named = !(name.ja.trim().is_empty() && name.en.trim().is_empty());
                (named, EditError::EmptyName)
            }
            Self::SetNotes { .. } | Self::RemoveDelegation { .. } | Self::RemoveTemplate { .. } => {
                return Ok(());
            }
        };
        if allowed { Ok(()) } else { Err(error) }
    }

    /// Makes the change without judging it and returns its opposite.
    ///
    /// # Errors
    /// [`EditError::Gone`]; nothing is changed then.
    pub(super) fn make(self, registry: &mut Registry) -> Result<Self, EditError> {
        let gone = |id: &str| EditError::Gone(id.to_owned());
        match self {
            Self::SetNames { actor, names } => {
                let row = registry
                    .actors
                    .get_mut(actor.as_str())
                    .ok_or_else(|| gone(actor.as_str()))?;
                let names = std::mem::replace(&mut row.names, names);
                Ok(Self::SetNames { actor, names })
            }
            Self::SetNotes { record, notes } => {
                let row = match &record {
                    RecordRef::Actor(id) => registry
                        .actors
                        .get_mut(id.as_str())
                        .map(|actor| &mut actor.notes)
                        .ok_or_else(|| gone(id.as_str()))?,
                    RecordRef::Tie(id) => registry
                        .ties
                        .get_mut(id.as_str())
                        .map(|tie| &mut tie.notes)
                        .ok_or_else(|| gone(id.as_str()))?,
                };
                let notes = std::mem::replace(row, notes);
                Ok(Self::SetNotes { record, notes })
            }
            Self::SetPlace { actor, place } => {
                let row = registry
                    .actors
                    .get_mut(actor.as_str())
                    .ok_or_else(|| gone(actor.as_str()))?;
                let place = std::mem::replace(&mut row.place, place);
                Ok(Self::SetPlace { actor, place })
            }
            Self::SetPin { actor, pin } => {
                if registry.actors.get(actor.as_str()).is_none() {
                    return Err(gone(actor.as_str()));
                }
                let before = match pin {
                    Some(pin) => registry.pins.insert(actor.clone(), pin),
                    None => registry.pins.remove(&actor),
                };
                Ok(Self::SetPin { actor, pin: before })
            }
            Self::SetViews { views, step } => {
                let before = std::mem::replace(&mut registry.views, Table::new(views));
                Ok(Self::SetViews {
                    views: before.rows().to_vec(),
                    step,
                })
            }
            Self::PutDelegation { delegation, put } => {
                let id = delegation.id.clone();
                let before = put_into(&mut registry.delegations, *delegation, put)?;
                Ok(match before {
                    Some(delegation) => Self::PutDelegation {
                        delegation: Box::new(delegation),
                        put: Put::Over,
                    },
                    None => Self::RemoveDelegation { id },
                })
            }
            Self::RemoveDelegation { id } => {
                let (at, delegation) = take_from(&mut registry.delegations, id.as_str())?;
                Ok(Self::PutDelegation {
                    delegation: Box::new(delegation),
                    put: Put::At(at),
                })
            }
            Self::PutTemplate { template, put } => {
                let id = template.id.clone();
                let before = put_into(&mut registry.templates, template, put)?;
                Ok(match before {
                    Some(template) => Self::PutTemplate {
                        template,
                        put: Put::Over,
                    },
                    None => Self::RemoveTemplate { id },
                })
            }
            Self::RemoveTemplate { id } => {
                let (at, template) = take_from(&mut registry.templates, id.as_str())?;
                Ok(Self::PutTemplate {
                    template,
                    put: Put::At(at),
                })
            }
        }
    }

    /// What the change is called in the undo menu.
    #[must_use]
    pub fn label(&self) -> Message {
        Message::new(match self {
            Self::SetNames { .. } => "change-names",
            Self::SetNotes { .. } => "change-notes",
            Self::SetPlace { .. } => "change-place",
            Self::SetPin { pin: Some(_), .. } => "change-pin",
            Self::SetPin { pin: None, .. } => "change-unpin",
            Self::SetViews { step, .. } => match step {
                ViewStep::Save => "change-view-save",
                ViewStep::Change => "change-view-change",
                ViewStep::Move => "change-view-move",
                ViewStep::Remove => "change-view-remove",
            },
            Self::PutDelegation { put: Put::Over, .. } => "change-delegation",
            Self::PutDelegation { .. } => "change-delegation-new",
            Self::RemoveDelegation { .. } => "change-delegation-remove",
            Self::PutTemplate { put: Put::Over, .. } => "change-template",
            Self::PutTemplate { .. } => "change-template-new",
            Self::RemoveTemplate { .. } => "change-template-remove",
        })
    }
}

/// Whether a new record finds its id free.
fn is_free<T: Record>(table: &Table<T>, id: &str, put: Put) -> Result<(), EditError> {
    if put != Put::Over && table.get(id).is_some() {
        return Err(EditError::Taken(id.to_owned()));
    }
    Ok(())
}

/// Puts a record into a table and gives what stood in its place.
fn put_into<T: Record + Clone>(
    table: &mut Table<T>,
    row: T,
    put: Put,
) -> Result<Option<T>, EditError> {
    if put == Put::Over {
        let gone = || EditError::Gone(row.id().to_owned());
        let place = table.get_mut(row.id()).ok_or_else(gone)?;
        return Ok(Some(std::mem::replace(place, row)));
    }
    let mut rows = table.rows().to_vec();
    let at = match put {
        Put::At(at) => at.min(rows.len()),
        Put::Last | Put::Over => rows.len(),
    };
    rows.insert(at, row);
    *table = Table::new(rows);
    Ok(None)
}

/// Takes a record out of a table, with the place where it stood.
fn take_from<T: Record + Clone>(table: &mut Table<T>, id: &str) -> Result<(usize, T), EditError> {
    let gone = || EditError::Gone(id.to_owned());
    let at = table.position(id).ok_or_else(gone)?;
    let mut rows = table.rows().to_vec();
    let row = rows.remove(at);
    *table = Table::new(rows);
    Ok((at, row))
}

impl EditError {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let cause = match self {
            Self::Gone(id) => Message::new("edit-gone").with("id", id.as_str()),
            Self::EmptyName => Message::new("edit-empty-name"),
            Self::BadPlace => Message::new("edit-bad-place"),
            Self::SameView => Message::new("edit-same-view"),
            Self::Taken(id) => Message::new("edit-taken").with("id", id.as_str()),
            Self::BadPin => Message::new("edit-bad-pin"),
        };
        Trouble::new(TroubleKind::Request, cause)
    }
}
