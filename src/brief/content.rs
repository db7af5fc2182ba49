//! What a briefing says, as plain content: every writer writes the same.

use serde::{Serialize, Serializer};

use crate::model::{Lang, PartialDate, Section};

/// A text in each language of a briefing, in the order of [`Briefing::langs`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words(pub Vec<String>);

/// A sentence, an item or a cell, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// What it says.
    pub words: Words,
    /// What that rests on.
    pub rests: Rests,
}

/// What a text rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rests {
    /// It states no fact of the registry: a heading, what is not known, what the program counted of
    /// what stands beside it with its sources.
    #[default]
    Nothing,
    /// What another cell of its row rests on.
    Row,
    /// What the office itself entered without a document: a delegation and its protocol.
    Office,
    /// These sources, by their numbers in [`Briefing::sources`], 1 the first; never empty.
    Sources(#[serde(serialize_with = "as_runs")] Vec<usize>),
}

/// A finished briefing. Equal requests give equal briefings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Briefing {
    /// Its languages: one, or both side by side.
    pub langs: Vec<Lang>,
    /// Its title.
    pub title: Words,
    /// What stands below the title: the occasion, the dates.
    pub subtitle: Words,
    /// What a reader has to know of the paper itself: its day, its state, who may see it.
    pub about: Vec<(Words, Words)>,
    /// Who may see it, in a word for the head of each page; empty for everybody.
    pub mark: Words,
    /// What it says, in order.
    pub chapters: Vec<Chapter>,
    /// The heading of the list of sources.
    pub sources_title: Words,
    /// The sources in the order of their numbers.
    pub sources: Vec<Words>,
    /// What the foot of each page says, before its number.
    pub foot: Words,
    /// The word before the number of a page and between it and how many there are, as three pieces:
    /// before the page, between, after.
    pub page_words: [String; 3],
    /// What is known stands as of this day.
    pub day: Option<PartialDate>,
}

/// A part of a paper: one place, or what several share.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chapter {
    /// Its heading; a paper about one place has none.
    pub title: Option<Words>,
    /// Whether it begins on a page of its own.
    pub new_page: bool,
    /// Its sections.
    pub sections: Vec<Part>,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Which section it is.
    pub section: Section,
    /// Its heading.
    pub title: Words,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Block {
    /// A smaller heading.
    Heading(Words),
    /// Sentences that belong together.
    Paragraph(Vec<Said>),
    /// Items.
    List(Vec<Said>),
    /// Rows and columns.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// A table. Every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// What it holds, for people who cannot see it.
    pub title: Words,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Said>>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Column {
    /// Its heading; empty in every column for a table without a head, such as names and values.
    pub head: Words,
    /// Its part of the table's width; all of them together are 1.
    pub width: f64,
    /// Whether it holds numbers, which stand at the right.
    pub numbers: bool,
}

/// A picture, drawn from the same scenes as the window's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// As SVG, with the program's faces.
    pub svg: String,
    /// How wide it is. Unit: points.
    pub width: f64,
    /// How high it is. Unit: points.
    pub height: f64,
    /// What it shows, below it.
    pub caption: Said,
    /// What it shows, for people who cannot see it.
    pub alt: Words,
}

impl Words {
    /// Whether nothing is said in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// The text in the first language.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The texts, each once: where both languages say the same, it stands once.
    #[must_use]
    pub fn distinct(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = Vec::new();
        for text in &self.0 {
            if !text.is_empty() && !texts.contains(&text.as_str()) {
                texts.push(text);
            }
        }
        texts
    }
}

impl Said {
    /// Whether it is so long that a page may end within it.
    pub(super) fn is_long(&self) -> bool {
        let letters = self.words.0.iter().map(|text| text.chars().count());
        letters.sum::<usize>() > 300
    }

    /// The sources it rests on as they are marked behind it: `[1]–[4][7]` is (1, 4) and (7, 7).
    #[must_use]
    pub fn marks(&self) -> Vec<(usize, usize)> {
        runs(self.numbers())
    }

    /// The numbers of the sources it rests on.
    #[must_use]
    pub fn numbers(&self) -> &[usize] {
        match &self.rests {
            Rests::Sources(numbers) => numbers,
            Rests::Nothing | Rests::Row | Rests::Office => &[],
        }
    }
}

/// Numbers in rising order as they are written: three and more that follow one another as the first and
/// the last of them, others alone, as first and last the same.
fn runs(numbers: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let apart = |(first, last): (usize, usize)| match last - first {
        1 => vec![(first, first), (last, last)],
        _ => vec![(first, last)],
    };
    runs.into_iter().flat_map(apart).collect()
}

fn as_runs<S: Serializer>(numbers: &[usize], serializer: S) -> Result<S::Ok, S::Error> {
    runs(numbers).serialize(serializer)
}

impl Briefing {
    /// Whether it has chapters with headings, so that its sections stand a level lower.
    pub(super) fn chaptered(&self) -> bool {
        self.chapters.iter().any(|chapter| chapter.title.is_some())
    }

    /// Whether the languages stand side by side.
    pub(super) fn beside(&self) -> bool {
        self.langs.len() > 1
    }

    /// All that it says that can rest on something: sentences, items, cells and captions.
    pub fn said(&self) -> impl Iterator<Item = &Said> {
        let parts = self.chapters.iter().flat_map(|chapter| &chapter.sections);
        parts.flat_map(|part| &part.blocks).flat_map(Block::said)
    }
}

impl Table {
    /// Whether its columns have headings.
    pub(super) fn headed(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }
}

impl Block {
    /// All that it says that can rest on something.
    fn said(&self) -> Vec<&Said> {
        match self {
            Self::Heading(_) => Vec::new(),
            Self::Paragraph(said) | Self::List(said) => said.iter().collect(),
            Self::Table(table) => table.rows.iter().flatten().collect(),
            Self::Picture(picture) => vec![&picture.caption],
        }
    }
}
