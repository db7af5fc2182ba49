//! Pictures as plain data: marks, names, hit areas, legend. The window and every picture file draw
//! the same scene; nothing here knows a window toolkit, a file form or a font's tables.

mod beads;
mod camera;
mod curve;
mod fit;
mod free;
mod guides;
mod inset;
mod label;
mod land;
mod legend;
mod map;
mod marks;
mod names;
mod network;
mod picture;
mod shade;
mod shape;
mod sheet;
mod style;
mod timeline;

pub use beads::Bead;
pub use camera::{Camera, Reach};
pub use fit::{FitRequest, fit};
use free::free_room;
pub use inset::{Inset, InsetPlace, InsetRequest, inset_place};
pub use label::{Corner, MeasureText};
pub use land::Land;
pub use legend::{LegendRow, legend};
pub use marks::{
    ActorMark, Anchor, Label, Mark, Path, Rect, Scene, ShapeMark, Size, Stroke, TextMark, TieMark,
};
pub use network::{Focus, Guides, NetworkRequest, OnMap, network, network_on};
pub use picture::{Arrangement, Picture};
pub use shade::{Area, Shade};
pub use shape::outline;
pub use sheet::{Sheet, SheetRequest, sheet};
pub use style::{Color, Ground, Ink, dash_pattern, ink, luminance};
pub use timeline::{Bar, Timeline, TimelineRequest, axis_years, timeline};
