//! Which picture of a registry is meant, and the word for it.

use super::lanes::Lanes;
use super::matrix::Matrix;
use super::picture::Arrangement;
use crate::layout::Centre;

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
            word => Lanes::from_word(word)
                .map(Self::Lanes)
                .or_else(|| Matrix::from_word(word).map(Self::Matrix)),
        }
    }
}
