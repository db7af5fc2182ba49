//! The registry and what it means.

mod check_delegations;
mod check_doings;
mod check_records;
mod check_sequences;
mod dates;
mod in_force;
mod nearest;
mod replay;
mod whole;
mod yokohama;
