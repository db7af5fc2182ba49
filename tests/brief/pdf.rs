//! Briefings as PDF.

use super::fixture::{NASTY, briefing};
use kizuna::brief::pdf;
use kizuna::model::Lang;

#[test]
fn equal_briefings_give_equal_bytes() {
    for langs in [&[Lang::Ja][..], &[Lang::En], &Lang::ALL] {
        let paper = briefing(langs);
        let first = pdf(&paper).unwrap();
        assert!(first.starts_with(b"%PDF"));
        assert_eq!(first, pdf(&paper).unwrap());
        if let Ok(folder) = std::env::var("KIZUNA_LOOK") {
            std::fs::write(
                format!(
                    "{folder}/fixture-{}.pdf",
                    langs.len() * 10 + langs[0] as usize
                ),
                first,
            )
            .unwrap();
        }
    }
    assert!(!NASTY.is_empty());
}
