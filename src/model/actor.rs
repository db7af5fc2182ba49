//! Actors: the cities, ports, offices and bodies that ties join.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::claim::{Citation, Claims};
use super::country::CountryCode;
use super::date::PartialDate;
use super::id::ActorId;
use super::text::{Lang, Text};

/// A city, ward, port, office, organisation or other body that takes part in a tie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Id.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// Its names; the first is the one in use, the others are former names and other spellings.
    pub names: Vec<Name>,
    /// The country or area it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// Where it lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The actor it belongs to or sits in: a ward's or a port's city, an office's host city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub located_in: Option<ActorId>,
    /// Further facts under a label of their own (who runs an office, the area it covers).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A city.
    City,
    /// A ward of a city.
    Ward,
    /// A port.
    Port,
    /// A country.
    Country,
    /// An office abroad.
    OverseasOffice,
    /// An international organisation or its office.
    InternationalOrganization,
    /// A network of cities and bodies.
    Network,
    /// An institution: university, agency, foundation, authority.
    Institution,
    /// A company or a group of companies.
    Company,
    /// A programme.
    Programme,
    /// A series of events.
    EventSeries,
    /// A building or place that hosts others.
    Facility,
    /// A person or body that acts for another, such as a port's representative abroad.
    Representative,
    /// A part of an administration: a bureau, a division, a desk.
    Department,
    /// A committee or council.
    Committee,
}

impl ActorKind {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::City,
        Self::Ward,
        Self::Port,
        Self::Country,
        Self::OverseasOffice,
        Self::InternationalOrganization,
        Self::Network,
        Self::Institution,
        Self::Company,
        Self::Programme,
        Self::EventSeries,
        Self::Facility,
        Self::Representative,
        Self::Department,
        Self::Committee,
    ];

    /// Whether it lies somewhere, so that a map should show it.
    #[must_use]
    pub fn is_place(self) -> bool {
        matches!(
            self,
            Self::City | Self::Ward | Self::Port | Self::OverseasOffice | Self::Facility
        )
    }

    /// The word in files, JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Ward => "ward",
            Self::Port => "port",
            Self::Country => "country",
            Self::OverseasOffice => "overseas_office",
            Self::InternationalOrganization => "international_organization",
            Self::Network => "network",
            Self::Institution => "institution",
            Self::Company => "company",
            Self::Programme => "programme",
            Self::EventSeries => "event_series",
            Self::Facility => "facility",
            Self::Representative => "representative",
            Self::Department => "department",
            Self::Committee => "committee",
        }
    }
}

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
    /// How the Japanese name is read, in kana; names sort by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// A shorter form for labels (国際熱帯木材機関 → ITTO).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Whether it is in use, former, or another spelling.
    #[serde(default, skip_serializing_if = "NameUse::is_current")]
    pub role: NameUse,
    /// In use from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Claims<PartialDate>>,
    /// In use until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Claims<PartialDate>>,
    /// Where the name stands.
    pub sources: Vec<Citation>,
    /// A remark on the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a name is to its actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameUse {
    /// In use.
    #[default]
    Current,
    /// No longer in use.
    Former,
    /// Another spelling or a longer form, in use beside the first.
    Variant,
}

impl NameUse {
    fn is_current(&self) -> bool {
        *self == Self::Current
    }
}

impl Name {
    /// The full name in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Ja => (&self.ja, &self.en),
            Lang::En => (&self.en, &self.ja),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    /// The short form if there is one, else the full name.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        self.short
            .as_ref()
            .map_or_else(|| self.get(lang), |short| short.get(lang))
    }

    fn covers(&self, day: Date) -> bool {
        let begun = self
            .from
            .as_ref()
            .and_then(Claims::preferred)
            .is_none_or(|from| from.earliest() <= day);
        let over = self
            .until
            .as_ref()
            .and_then(Claims::preferred)
            .is_some_and(|until| until.earliest() <= day);
        begun && !over
    }
}

impl Actor {
    /// The name in use today: the first.
    #[must_use]
    pub fn name(&self) -> &Name {
        static NAMELESS: std::sync::LazyLock<Name> = std::sync::LazyLock::new(Name::default);
        self.names.first().unwrap_or(&NAMELESS)
    }

    /// The name in use on a day: a former name up to the time its use may have ended (a year
    /// means its first day), else the first.
    #[must_use]
    pub fn name_on(&self, day: Date) -> &Name {
        let current = self.name();
        if current.covers(day) {
            return current;
        }
        self.names
            .iter()
            .find(|name| name.role == NameUse::Former && name.until.is_some() && name.covers(day))
            .unwrap_or(current)
    }

    /// The key that names sort by in Japanese: the reading, else the name.
    #[must_use]
    pub fn sort_key(&self, lang: Lang) -> String {
        let name = self.name();
        match (lang, &name.reading) {
            (Lang::Ja, Some(reading)) => reading.clone(),
            _ => name.get(lang).to_lowercase(),
        }
    }
}

/// A point on the globe, with where it was taken from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Latitude in degrees, north positive, −90 to 90 (WGS 84).
    pub lat: f64,
    /// Longitude in degrees, east positive, −180 to 180 (WGS 84).
    pub lon: f64,
    /// Where the coordinates are from.
    pub sources: Vec<Citation>,
}

impl Place {
    /// Whether there is such a place on the globe.
    #[must_use]
    pub fn is_on_globe(&self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }
}

/// A fact under a label of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is about.
    pub label: Text,
    /// What sources say.
    pub value: Claims<Text>,
}

/// A remark on a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The remark.
    pub text: Text,
    /// Where it is from; empty for a remark of the staff's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

/// Who may see a record or a remark.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody.
    #[default]
    Public,
    /// Staff only; leaves in no public output.
    Internal,
}

impl Visibility {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Public, Self::Internal];

    /// The word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }

    /// Whether everybody may see it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        *self == Self::Public
    }
}
