//! The matrix: how many visible ties stand between what. Two steps: a [`MatrixPlan`] is worked out
//! once for what a lens leaves; [`matrix`] draws of it what is in sight, with headings that stay
//! at the edges.

mod cells;
mod draw;
mod grid;
mod heads;
mod order;
mod plan;
mod setting;

use crate::i18n::Message;

pub use draw::{MatrixRequest, matrix};
pub use grid::{MatrixGrid, MatrixPlace};
pub use plan::{Count, MatrixCell, MatrixHead, MatrixLine, MatrixPlan};

/// A matrix: what its rows and columns stand for, and in which order they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Matrix {
    /// What rows and columns stand for.
    pub cells: MatrixCells,
    /// In which order they come.
    pub order: MatrixOrder,
}

/// What the rows and columns of a matrix stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MatrixCells {
    /// Regions of a scheme by kinds: what a city has where, on one page. All regions of the
    /// scheme have a row; ties with nobody in one of them share a row of their own.
    #[default]
    RegionsByKinds,
    /// Partners by kinds. A partner is the end of a tie that is not at home; where both ends are
    /// at home it is the second.
    ActorsByKinds,
    /// Actors by actors; each tie stands in both halves.
    ActorsByActors,
}

/// In which order the rows and columns of a matrix come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MatrixOrder {
    /// As documents have them: regions and kinds as in the registry; actors by their regions, the
    /// home city's own side first.
    #[default]
    Region,
    /// By name, in Japanese by its reading.
    Name,
    /// Most ties first.
    Degree,
    /// Those with like ties together; see [`crate::layout::by_similarity`].
    Similarity,
}

impl MatrixCells {
    /// All of them.
    pub const ALL: [Self; 3] = [
        Self::RegionsByKinds,
        Self::ActorsByKinds,
        Self::ActorsByActors,
    ];

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::RegionsByKinds => "regions",
            Self::ActorsByKinds => "actors",
            Self::ActorsByActors => "pairs",
        }
    }

    /// What people read.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::RegionsByKinds => "matrix-regions",
            Self::ActorsByKinds => "matrix-actors",
            Self::ActorsByActors => "matrix-pairs",
        })
    }
}

impl MatrixOrder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Region, Self::Name, Self::Degree, Self::Similarity];

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Name => "name",
            Self::Degree => "degree",
            Self::Similarity => "similarity",
        }
    }

    /// What people read.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Region => "matrix-by-region",
            Self::Name => "matrix-by-name",
            Self::Degree => "matrix-by-degree",
            Self::Similarity => "matrix-by-similarity",
        })
    }
}

impl Matrix {
    /// The word for it with its options, those that are not usual: `matrix:actors,similarity`.
    #[must_use]
    pub fn word(&self) -> String {
        let usual = Self::default();
        let cells = (self.cells != usual.cells).then(|| self.cells.word());
        let order = (self.order != usual.order).then(|| self.order.word());
        let options: Vec<&str> = cells.into_iter().chain(order).collect();
        if options.is_empty() {
            "matrix".to_owned()
        } else {
            format!("matrix:{}", options.join(","))
        }
    }

    /// The matrix that a word stands for: `matrix`, and after a colon at most one word for its
    /// cells and one for its order.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let rest = word.strip_prefix("matrix")?;
        if rest.is_empty() {
            return Some(Self::default());
        }
        let (mut cells, mut order) = (None, None);
        for option in rest.strip_prefix(':')?.split(',') {
            let found = MatrixCells::ALL
                .into_iter()
                .find(|one| one.word() == option);
            let sorted = MatrixOrder::ALL
                .into_iter()
                .find(|one| one.word() == option);
            match (found, sorted) {
                (Some(one), None) if cells.is_none() => cells = Some(one),
                (None, Some(one)) if order.is_none() => order = Some(one),
                _ => return None,
            }
        }
        Some(Self {
            cells: cells.unwrap_or_default(),
            order: order.unwrap_or_default(),
        })
    }
}
