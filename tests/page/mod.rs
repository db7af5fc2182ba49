//! The content of the interactive page against the lens, and the file that it becomes.

mod content;
mod file;

use std::sync::Arc;

use kizuna::export::page;
use kizuna::layout::Centre;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Lang, Registry};
use kizuna::page::{Content, PageRequest, content};
use kizuna::scene::Ground;
use serde_json::Value;

use crate::support::{TODAY, world};

/// The content of a page in Japanese that begins with the rings.
pub(crate) fn content_of(index: &Index, lens: &Lens) -> Content {
    let registry = index.registry();
    content(&PageRequest {
        index,
        lens,
        scheme: registry.opening_scheme().map(|scheme| &scheme.id),
        on_map: false,
        centre: Centre::default(),
        ground: Ground::Light,
        lang: Lang::Ja,
        today: TODAY,
    })
}

fn index(registry: &Arc<Registry>) -> Index {
    Index::new(Arc::clone(registry))
}

/// The index of a small registry; see [`world`] for its text.
fn small(text: &str) -> Index {
    Index::new(Arc::new(world(text)))
}

/// What a browser would read from a page.
#[track_caller]
fn data_of(file: &str) -> Value {
    let (_, rest) = file
        .split_once(r#"<script type="application/json" id="data">"#)
        .expect("data");
    let (json, _) = rest.split_once("</script>").expect("an end");
    serde_json::from_str(json).expect("JSON")
}

/// The file of a page of a whole registry.
fn file_of(index: &Index, lens: &Lens) -> String {
    page(&content_of(index, lens))
}
