//! Region schemes: ways to divide the world, as documents do it.

use serde::{Deserialize, Serialize};

use super::claim::Citation;
use super::country::CountryCode;
use super::id::{ActorId, RegionId, SchemeId};
use super::text::Text;

/// One way to divide the world into regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionScheme {
    /// Id.
    pub id: SchemeId,
    /// Name.
    pub name: Text,
    /// Where the scheme stands.
    pub sources: Vec<Citation>,
    /// What a reader should know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The regions, in the order of the document.
    pub regions: Vec<Region>,
}

/// A region: its countries, and single actors that belong to it whatever their country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Id within the scheme.
    pub id: RegionId,
    /// Name.
    pub name: Text,
    /// How the Japanese name is read, in kana; for searching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// Countries.
    pub countries: Vec<CountryCode>,
    /// Exceptions: actors that belong here although their country does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorId>,
}

impl RegionScheme {
    /// The region of an actor: an exception first, else by country.
    #[must_use]
    pub fn region_of(&self, actor: &ActorId, country: Option<CountryCode>) -> Option<&Region> {
        self.regions
            .iter()
            .find(|region| region.actors.contains(actor))
            .or_else(|| self.region_of_country(country?))
    }

    /// The region of a country.
    #[must_use]
    pub fn region_of_country(&self, country: CountryCode) -> Option<&Region> {
        self.regions
            .iter()
            .find(|region| region.countries.contains(&country))
    }

    /// A region by its id.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id.as_str() == id)
    }
}
