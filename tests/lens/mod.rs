//! What a person wants to see, and the one subset of a registry that this leaves.

mod chips;
mod facets;
mod filters;
mod phrase;
mod plain;
mod public;
mod resolving;
mod searching;
mod words;
