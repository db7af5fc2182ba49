//! Registries, snapshots and settings on disk: reading, writing, and the registry built into the
//! program.

mod list;
mod load;
mod locate;
mod save;
mod settings;
mod snapshot;

pub use list::{ExportList, ListedExport, load_export_list};
pub use load::{
    Contents, LoadError, LoadProblem, builtin, load, load_altered, load_file, load_text,
};
pub use save::{
    Expected, FileStamp, SaveError, same_file, save_file, to_ron, write_file, write_whole,
};
pub use settings::{Layout, Settings, SettingsFile, Theme};
pub use snapshot::{Places, SNAPSHOT_VERSION, Snapshot};
