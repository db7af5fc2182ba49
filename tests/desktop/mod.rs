//! The real program and what it writes, in real programs. Run by name; see `.ci/run`.

mod browser;
