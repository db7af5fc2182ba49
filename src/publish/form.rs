//! The forms of files.

use std::path::Path;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A picture of one page with letters that can be copied.
    Pdf,
    /// A picture of points.
    Png,
    /// A picture of lines and letters, an element for each record.
    Svg,
    /// A network for Gephi, with times.
    Gexf,
    /// A network for most other programs.
    Graphml,
    /// A network for Graphviz.
    Dot,
    /// A workbook of all tables.
    Xlsx,
    /// A table.
    Csv,
    /// A network as objects.
    Json,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::Png,
        Self::Svg,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Gexf,
        Self::Graphml,
        Self::Dot,
    ];

    /// What the names of its files end in, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Gexf => "gexf",
            Self::Graphml => "graphml",
            Self::Dot => "dot",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What people call it, in any language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Gexf => "GEXF (Gephi)",
            Self::Graphml => "GraphML",
            Self::Dot => "DOT (Graphviz)",
            Self::Xlsx => "XLSX (Excel)",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Whether it is a picture: has a size, a title, a ground.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Pdf | Self::Png | Self::Svg)
    }

    /// Whether actors have places in it.
    #[must_use]
    pub fn has_places(self) -> bool {
        self.is_picture() || matches!(self, Self::Gexf | Self::Graphml | Self::Dot)
    }

    /// Whether it holds one table of several.
    #[must_use]
    pub fn has_one_table(self) -> bool {
        self == Self::Csv
    }
}
