//! Templates of briefings: which sections a paper has, in which order and tone.

use serde::{Deserialize, Serialize};

use super::id::TemplateId;
use super::text::Text;
use super::word::words;

/// Which sections a briefing has, in which order, and in which tone it speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Id.
    pub id: TemplateId,
    /// What it is called.
    pub name: Text,
    /// How its Japanese speaks.
    pub tone: Tone,
    /// Its sections, in their order; those that are not named are left out.
    pub sections: Vec<Section>,
}

words! {
    /// How the Japanese of a paper speaks.
    Tone {
        /// です・ます, to be read out or handed on.
        Polite = "polite",
        /// である, for files.
        Plain = "plain",
    }
}

words! {
    /// The sections of a briefing. The list of sources always comes last and is no choice.
    Section {
        /// The whole in five lines.
        Summary = "summary",
        /// Where the delegation is when, and whom it meets.
        Itinerary = "itinerary",
        /// What the partner is and where it lies.
        Profile = "profile",
        /// Ties in force on the day of the visit, the weightiest first.
        Ties = "ties",
        /// The dated events of the ties, and the milestones.
        History = "history",
        /// What has been done together, by year and theme.
        Doings = "doings",
        /// Offices and organisations concerned, and the desk that looks after the partner.
        Offices = "offices",
        /// Who else of ours is tied with them, and through which network.
        Common = "common",
        /// Projects and figures.
        Figures = "figures",
        /// Anniversaries and expiries within the next three years.
        Horizon = "horizon",
        /// Regional policy that applies.
        Policy = "policy",
        /// What protocol has to know.
        Protocol = "protocol",
        /// Contested claims, stale or missing facts, questions still open.
        Doubts = "doubts",
    }
}
