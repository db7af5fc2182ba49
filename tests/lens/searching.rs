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
