//! What a person wants to see, and the one subset of a registry that this leaves.

mod facets;
mod filters;
mod resolving;
mod searching;
mod words;
