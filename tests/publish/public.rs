//! Orders for everybody.

use std::sync::Arc;

use kizuna::layout::{Ego, EgoRings, EgoSectors};
use kizuna::lens::{Index, Lens};
use kizuna::model::ActorId;
use kizuna::publish::{Form, Progress};
use kizuna::scene::{Arrangement, View};

use super::order;
use crate::cli::public::registry;
use crate::support::{each, must};

fn around(actor: &str) -> View {
    View::Network(Arrangement::Ego(Ego {
        actor: ActorId::from(actor),
        rings: EgoRings::default(),
        sectors: EgoSectors::default(),
    }))
}

#[test]
fn an_order_that_names_somebody_internal_is_refused_rather_than_written_without_them() {
    let registry = registry();
    let of = |actor: &str| Lens {
        actors: [actor.into()].into(),
        ..Lens::default()
    };
    each(
        [
            (Lens::default(), View::default(), None, true),
            (of("paris"), around("paris"), None, true),
            (of("canary_city"), View::default(), None, false),
            (Lens::default(), around("canary_office"), None, false),
            (
                Lens::default(),
                View::default(),
                Some(around("canary_city")),
                false,
            ),
        ],
        5,
        |(lens, view, beside, fits)| {
            let mut order = order(Form::Svg);
            order.picture.lens = lens.clone();
            order.picture.view = view.clone();
            order.picture.beside = beside.clone();
            let made = order.for_public(&registry);
            must(made.is_ok() == *fits, || {
                format!("{:?}", made.as_ref().err())
            })?;
            let Ok((public, order)) = made else {
                return Ok(());
            };
            let index = Index::new(Arc::new(public));
            let bytes = order.bytes(&index, &Progress::default());
            let text = String::from_utf8(bytes.expect("made")).expect("text");
            must(!text.to_lowercase().contains("canary"), || text)
        },
    );
}
