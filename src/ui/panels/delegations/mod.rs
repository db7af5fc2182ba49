//! Delegations: the list of what is to come and what has been, and the form for one.

mod draw;
mod form;
mod list;
mod rows;

pub(super) use draw::show as form_sheet;
pub(crate) use form::Form;
pub(super) use list::show as list_sheet;
