//! What briefing is asked for.

use crate::i18n::{Message, Trouble, TroubleKind};
use crate::model::{ActorId, Date, Delegation, DelegationId, Lang, Registry, Template};

/// A briefing that is asked for. Equal requests of equal registries give equal briefings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The partners it is about, in the order of travel; without any those of the delegation's stops.
    pub actors: Vec<ActorId>,
    /// The visit that it is for.
    pub delegation: Option<DelegationId>,
    /// Its sections and its tone.
    pub template: Template,
    /// The day whose state of affairs it tells; without one the first day of the delegation, else today.
    pub day: Option<Date>,
    /// Today.
    pub today: Date,
    /// Its languages: one, or both side by side; never empty.
    pub langs: Vec<Lang>,
    /// Whether every page says that it is for the staff only.
    pub marked: bool,
}

/// Why there is no briefing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BriefError {
    /// Nobody is named.
    #[error("nobody is named")]
    Nobody,
    /// The delegation has no stop, and nobody is named beside it.
    #[error("the delegation {0} has no stop")]
    NoStop(String),
    /// There is no such record.
    #[error("no record {0}")]
    Unknown(String),
}

impl BriefError {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let (cause, hint) = match self {
            Self::Nobody => (Message::new("brief-nobody"), "brief-nobody-hint"),
            Self::NoStop(id) => (
                Message::new("brief-no-stop").with("id", id.as_str()),
                "brief-no-stop-hint",
            ),
            Self::Unknown(id) => (
                Message::new("brief-unknown").with("id", id.as_str()),
                "brief-unknown-hint",
            ),
        };
        Trouble::new(TroubleKind::Request, cause).hint(Message::new(hint))
    }
}

impl Request {
    /// The delegation that it is for, if it is for one.
    ///
    /// # Errors
    /// There is no such delegation.
    pub fn delegation<'r>(
        &self,
        registry: &'r Registry,
    ) -> Result<Option<&'r Delegation>, BriefError> {
        let Some(id) = &self.delegation else {
            return Ok(None);
        };
        let known = registry.delegations.get(id.as_str());
        known
            .map(Some)
            .ok_or_else(|| BriefError::Unknown(id.to_string()))
    }

    /// The partners it is about, each once.
    ///
    /// # Errors
    /// Nobody is named, or somebody unknown.
    pub fn partners(&self, registry: &Registry) -> Result<Vec<ActorId>, BriefError> {
        let delegation = self.delegation(registry)?;
        let stops = delegation
            .into_iter()
            .flat_map(|delegation| &delegation.stops)
            .map(|stop| &stop.actor);
        let named: Vec<&ActorId> = if self.actors.is_empty() {
            stops.collect()
        } else {
            self.actors.iter().collect()
        };
        let mut partners: Vec<ActorId> = Vec::new();
        for id in named {
            if registry.actors.get(id.as_str()).is_none() {
                return Err(BriefError::Unknown(id.to_string()));
            }
            if !partners.contains(id) {
                partners.push(id.clone());
            }
        }
        match (partners.is_empty(), delegation) {
            (true, Some(delegation)) => Err(BriefError::NoStop(delegation.id.to_string())),
            (true, None) => Err(BriefError::Nobody),
            (false, _) => Ok(partners),
        }
    }

    /// The day whose state of affairs it tells.
    #[must_use]
    pub fn day_of(&self, delegation: Option<&Delegation>) -> Date {
        let begins = delegation.map(|delegation| delegation.date.earliest());
        self.day.or(begins).unwrap_or(self.today)
    }
}
