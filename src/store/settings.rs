//! What the window remembers between runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::save::write_whole;
use crate::model::Lang;

/// Light, dark, or strong in contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark marks on a light ground.
    #[default]
    Light,
    /// Light marks on a dark ground.
    Dark,
    /// Black on white, with strong colours and thicker lines.
    Contrast,
}

/// The views that stood beside each other for a registry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The words of the views, from left to right.
    pub views: Vec<String>,
    /// Their parts of the width.
    pub shares: Vec<f32>,
    /// The place of the one that was worked in.
    pub active: usize,
}

/// What the window remembers between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the window; `None` follows the system.
    pub lang: Option<Lang>,
    /// Light, dark, or strong in contrast.
    pub theme: Theme,
    /// Size of the type in percent, 100 to 200.
    pub font_percent: u16,
    /// Whether nothing moves by itself on its way from one place to another.
    pub still: bool,
    /// Files opened or saved, the latest first.
    pub recent: Vec<PathBuf>,
    /// How each registry was looked at, the latest first; the built-in one has no file.
    pub layouts: Vec<(Option<PathBuf>, Layout)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: Theme::Light,
            font_percent: 100,
            still: false,
            recent: Vec::new(),
            layouts: Vec::new(),
        }
    }
}

/// How many recent files are kept, and for how many registries how they were looked at.
const RECENT: usize = 10;
const LAYOUTS: usize = 30;

impl Settings {
    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// How a registry was looked at last.
    #[must_use]
    pub fn layout(&self, file: Option<&Path>) -> Option<&Layout> {
        let mut layouts = self.layouts.iter();
        let found = layouts.find(|(of, _)| of.as_deref() == file);
        found.map(|(_, layout)| layout)
    }

    /// Remembers how a registry is looked at. Says whether that is news.
    pub fn keep_layout(&mut self, file: Option<&Path>, layout: Layout) -> bool {
        if self.layout(file) == Some(&layout) {
            return false;
        }
        self.layouts.retain(|(of, _)| of.as_deref() != file);
        self.layouts.insert(0, (file.map(Path::to_owned), layout));
        self.layouts.truncate(LAYOUTS);
        true
    }
}

/// Where settings are kept; `None` keeps them for this run only.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile(pub Option<PathBuf>);

impl SettingsFile {
    /// The stored settings; the usual ones if there are none or they cannot be read, since a
    /// broken settings file must not keep anybody from working.
    #[must_use]
    pub fn load(&self) -> Settings {
        self.0
            .as_ref()
            .and_then(|path| fs::read_to_string(path).ok())
            .and_then(|text| super::load::ron_options().from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Stores settings.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, settings: &Settings) -> io::Result<()> {
        let Some(path) = &self.0 else {
            return Ok(());
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::new())
            .map_err(io::Error::other)?;
        write_whole(path, text.as_bytes())
    }
}
