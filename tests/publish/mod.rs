//! What is handed on: paper, names, and the bytes of every form.

mod desktop;
mod names;
mod paper;
mod points;
mod public;

use kizuna::lens::{Index, Lens};
use kizuna::model::Lang;
use kizuna::publish::{DPI, Form, Order, Progress, Refusal};
use kizuna::records::List;
use kizuna::scene::{Ground, Paper, Picture, Sheet, View};

use crate::support::{TODAY, builtin_index, day, each, must, same};

/// An order for the agreements as they were at the end of 2015, in rings.
fn order(form: Form) -> Order {
    Order {
        form,
        picture: Picture {
            lens: Lens::as_of(day("2015-12-31")),
            today: TODAY,
            view: View::default(),
            beside: None,
            scheme: None,
            paper: Paper::default(),
            title: None,
            ground: Ground::Light,
            lang: Lang::Ja,
            kept: std::sync::Arc::default(),
        },
        dpi: DPI,
        coarser: false,
        list: List::Ties,
    }
}

fn bytes(order: &Order, index: &Index) -> Vec<u8> {
    let bytes = order.bytes(index, &Progress::default());
    bytes.expect("the order can be made")
}

fn sheet(order: &Order) -> Sheet {
    let sheet = order.sheet(builtin_index(), &Progress::default());
    sheet.expect("nobody cancels it")
}

#[test]
fn the_same_order_gives_the_same_bytes_in_every_form() {
    each(Form::ALL, 3, |form| {
        let order = order(*form);
        let index = builtin_index();
        let (one, other) = (bytes(&order, index), bytes(&order, index));
        must(one == other, || "the bytes differ".to_owned())?;
        must(one.len() > 500, || format!("only {} bytes", one.len()))
    });
}

#[test]
fn what_is_cancelled_gives_no_bytes_in_any_form() {
    each(Form::ALL, 3, |form| {
        let progress = Progress::default();
        progress.cancel();
        let result = order(*form).bytes(builtin_index(), &progress);
        same("result", &result, &Err(Refusal::Cancelled))
    });
}

#[test]
fn progress_ends_with_the_whole() {
    each(Form::ALL, 3, |form| {
        let progress = Progress::default();
        same("before", &progress.share(), &0.0)?;
        let result = order(*form).bytes(builtin_index(), &progress);
        must(result.is_ok(), || format!("{result:?}"))?;
        same("after", &progress.share(), &1.0)
    });
}

#[test]
fn every_form_is_named_where_a_person_looks_for_it() {
    for lang in Lang::ALL {
        for id in ["ending-hint", "help-out"] {
            let text = kizuna::i18n::text(lang, id);
            for form in Form::ALL {
                let ending = format!(".{}", form.ending());
                assert!(text.contains(&ending), "{ending} is not in {id}: {text}");
            }
        }
    }
}
