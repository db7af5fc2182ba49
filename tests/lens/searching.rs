//! Finding what was typed.

use std::sync::Arc;

use kizuna::lens::{Index, Lens};

use crate::support::{TODAY, builtin, builtin_index, each, must, rows, same, world};

/// What is typed into the lens | ids of the ties it leaves.
const TIES: &str = "
    オデッサ | sister_city-odesa
    odesa | sister_city-odesa
    スマートシティ | other_mou-barcelona
    smart city barcelona | other_mou-barcelona
    保土ヶ谷 ソフィア | other_mou-hodogaya_sofia
    ソフィア 保土ケ谷 | other_mou-hodogaya_sofia
    ペルー | joint_statement-callao
    共同声明 | joint_statement-tel_aviv_yafo joint_statement-callao joint_statement-cotonou
    国際熱帯木材機関 センター入居 | tenancy-itto
    sister_port-dalian | sister_port-dalian
    防災 | hosted_organization-citynet_yokohama
    まちづくりの無い語 |
";

#[test]
fn a_lens_finds_ties_by_their_ends_kind_title_countries_and_subjects() {
    each(rows(TIES), 12, |row| {
        let lens = Lens {
            search: row[0].to_owned(),
            ..Lens::default()
        };
        let visible = lens.visible(builtin_index(), TODAY);
        let ids: Vec<&str> = visible
            .ties
            .iter()
            .map(|seen| builtin().ties.rows()[seen.link.tie].id.as_str())
            .collect();
        must(visible.ties.iter().all(|seen| seen.score > 0), || {
            "without score".to_owned()
        })?;
        same("ties", &ids.join(" "), row[1])
    });
}

#[test]
fn remarks_are_searched_and_internal_ones_only_where_they_are_kept() {
    let world = world(
        "kind pact sister
         actor a city JP 35,139 internal_note=geheim
         actor b city FR 45,4
         tie t pact a b internal_note=verborgen : signed 1965",
    );
    let left = |registry: Arc<_>, typed: &str| {
        let lens = Lens {
            search: typed.to_owned(),
            ..Lens::default()
        };
        lens.visible(&Index::new(registry), TODAY).ties.len()
    };
    let public = Arc::new(world.public());
    let whole = Arc::new(world);
    for typed in ["geheim", "verborgen", "verborg"] {
        assert_eq!(left(Arc::clone(&whole), typed), 1, "{typed}");
        assert_eq!(left(Arc::clone(&public), typed), 0, "{typed}");
    }
}

/// The ids of the activities, or of the ties, that a text leaves.
fn left(index: &Index, typed: &str) -> (usize, usize) {
    let lens = Lens {
        search: typed.to_owned(),
        ..Lens::default()
    };
    let ties = lens.visible(index, TODAY).ties.len();
    (ties, lens.activities(index).len())
}

#[test]
fn a_slip_is_forgiven_in_a_word_that_fits_nobody_as_it_was_typed() {
    let index = Index::new(Arc::clone(crate::support::whole()));
    for (slip, meant) in [
        ("Frankfrut", "Frankfurt"),
        ("フランクフトル", "フランクフルト"),
        ("syanhia", "syanhai"),
        ("Frankfrut office", "Frankfurt office"),
    ] {
        let (slipped, wanted) = (left(&index, slip), left(&index, meant));
        assert!(
            wanted.0 > 0 && slipped == wanted,
            "{slip}: {slipped:?}, {wanted:?}"
        );
    }
    // What fits somebody as it stands is not stretched to others.
    let world = Index::new(Arc::new(world(
        "kind pact sister
         home h
         actor h city JP 35,139
         actor a city FR 48,2 en=Paris
         actor b city FR 45,4 en=Parts
         tie t pact h a : signed 1965
         tie u pact h b : signed 1966",
    )));
    assert_eq!(left(&world, "Paris").0, 1);
    assert_eq!(left(&world, "Parms").0, 2);
    assert_eq!(left(&world, "Pa").0, 2);
    assert_eq!(left(&world, "Xzqy").0, 0);
    // Another number is no slip.
    assert_eq!(left(&index, "1066"), (0, 0));
    assert_eq!(left(&world, "  ").0, 2);
}
