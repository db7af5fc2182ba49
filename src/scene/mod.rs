//! Pictures as plain data: marks, names, hit areas, legend. The window and every picture file draw
//! the same scene; nothing here knows a window toolkit, a file form or a font's tables.

mod almanac;
mod beads;
mod bundle;
mod camera;
mod curve;
mod ego;
mod emphasis;
mod fit;
mod free;
mod guides;
mod inset;
mod kept;
mod known;
mod label;
mod land;
mod lanes;
mod large;
mod legend;
mod lines;
mod map;
mod marks;
mod matrix;
mod minimap;
mod names;
mod network;
mod paper;
mod pen;
mod picture;
mod plot;
mod shade;
mod shape;
mod sheet;
mod shift;
mod style;
mod timeline;
mod view;
mod years;

pub use almanac::{AlmanacRequest, almanac};
pub use beads::Bead;
pub use camera::{Camera, Reach};
pub use curve::corner_angle;
pub use emphasis::{Emphasis, SIGN_KEY, sign_key};
pub use fit::{FitRequest, fit};
use free::free_room;
pub use inset::{Inset, InsetPlace, InsetRequest, inset_place};
pub use kept::Kept;
pub use label::{Corner, MeasureText};
pub use land::Land;
pub use lanes::{
    KeySign, LaneBar, LaneGroup, LaneHeading, LanePlan, LaneRows, LaneScene, LaneSort, LaneState,
    Lanes, LanesRequest, Moment, MomentOf, Stretch, key_marks, lane_key, lane_years, lanes,
};
pub use large::{is_large, large_network, over};
pub use legend::{LegendBox, LegendEntry, LegendLook, LegendRow, legend, legend_box, switches};
pub use marks::{
    ActorMark, Anchor, BASELINE, Field, Label, Mark, Path, Rect, Scene, ShapeMark, Size, Stroke,
    Target, TextMark, TieMark,
};
pub use matrix::{
    Count, Matrix, MatrixCell, MatrixCells, MatrixGrid, MatrixHead, MatrixLine, MatrixOrder,
    MatrixPlace, MatrixPlan, MatrixRequest, matrix,
};
pub use minimap::{Minimap, MinimapRequest, minimap};
pub use network::{Focus, Guides, NetworkRequest, OnMap, network, network_on};
pub use paper::Paper;
pub use pen::{Group, Pen, Record, draw_sheet};
pub use picture::{Arrangement, Picture, positions};
pub use plot::{EdgeLook, NodeLook, Plot};
pub use shade::{Area, Shade};
pub use shape::{RING_RADIUS, RING_WIDTH, outline};
pub use sheet::{Body, Sheet, SheetRequest, sheet};
pub use style::{Color, Ground, Ink, dash_pattern, ink, luminance, plain_opacity, seen};
pub use timeline::{Bar, Timeline, TimelineRequest, axis_years, timeline};
pub use view::View;
pub use years::YearScale;
