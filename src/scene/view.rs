//! Which picture of a registry is meant, and the word for it.

use super::lanes::Lanes;
use super::matrix::Matrix;
use super::picture::Arrangement;
use crate::layout::{Centre, Ego, EgoRings, EgoSectors};
use crate::model::ActorId;

/// A view: a picture that can be shown, exported, and named by a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Actors at their places, and ties between them.
    Network(Arrangement),
    /// A row for each tie or actor, over time.
    Lanes(Lanes),
    /// How many ties stand between what.
    Matrix(Matrix),
}

impl Default for View {
    fn default() -> Self {
        Self::Network(Arrangement::default())
    }
}

impl View {
    /// The word for it, as after `--view`; [`View::from_word`] reads it back.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Network(Arrangement::Radial) => "graph",
            Self::Network(Arrangement::Force) => "force",
            Self::Network(Arrangement::Map(Centre::Pacific)) => "map",
            Self::Network(Arrangement::Map(Centre::Atlantic)) => "map-atlantic",
            Self::Lanes(lanes) => return lanes.word(),
            Self::Matrix(matrix) => return matrix.word(),
            Self::Network(Arrangement::Ego(ego)) => return ego_word(ego),
        }
        .to_owned()
    }

    /// The view that a word stands for, if it is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "graph" => Some(Self::Network(Arrangement::Radial)),
            "force" => Some(Self::Network(Arrangement::Force)),
            "map" => Some(Self::Network(Arrangement::Map(Centre::Pacific))),
            "map-atlantic" => Some(Self::Network(Arrangement::Map(Centre::Atlantic))),
            word if word.starts_with(EGO) => {
                ego(word.strip_prefix(EGO)?).map(|ego| Self::Network(Arrangement::Ego(ego)))
            }
            word => Lanes::from_word(word)
                .map(Self::Lanes)
                .or_else(|| Matrix::from_word(word).map(Self::Matrix)),
        }
    }
}

/// Before the id of the actor in the middle.
const EGO: &str = "ego:";

/// The shortest word for an ego view: what is usual is not said.
fn ego_word(ego: &Ego) -> String {
    let mut word = format!("{EGO}{}", ego.actor);
    if ego.rings != EgoRings::default() {
        word = format!("{word},{}", ego.rings.word());
    }
    if ego.sectors != EgoSectors::default() {
        word = format!("{word},{}", ego.sectors.word());
    }
    word
}

/// The ego view of an id and what follows it: `ID`, `ID,age`, `ID,kind,age` …; nothing is said
/// twice.
fn ego(words: &str) -> Option<Ego> {
    let mut words = words.split(',').map(str::trim);
    let id = words.next().filter(|id| !id.is_empty())?;
    let (mut rings, mut sectors) = (None, None);
    for word in words {
        let ring = EgoRings::ALL.into_iter().find(|one| one.word() == word);
        let sector = EgoSectors::ALL.into_iter().find(|one| one.word() == word);
        match (ring, sector) {
            (Some(ring), _) if rings.is_none() => rings = Some(ring),
            (_, Some(sector)) if sectors.is_none() => sectors = Some(sector),
            _ => return None,
        }
    }
    Some(Ego {
        actor: ActorId::from(id),
        rings: rings.unwrap_or_default(),
        sectors: sectors.unwrap_or_default(),
    })
}
