//! A registry of the world.

use std::fmt::Write as _;

use kizuna::model::{CountryCode, Registry};
use kizuna::store::load_text;

const CITIES: usize = 4566;
const TIES: usize = 15_000;

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * (self.roll(1_000_000) as f64 / 1e6)
    }
}

/// A network of the world's sister cities, made up from a fixed seed and as large as the published one
/// (Ursino and others, 2022: 4,566 cities): of 160 countries, each of which lies somewhere.
pub(crate) fn world() -> Registry {
    let mut dice = Dice(1859);
    let countries: Vec<CountryCode> = CountryCode::all().map(|(code, _)| code).take(160).collect();
    // Countries lie where there is land on most maps; their cities around that.
    let places: Vec<(f64, f64)> = countries
        .iter()
        .map(|_| (dice.between(-38.0, 62.0), dice.between(-170.0, 175.0)))
        .collect();
    let mut text = String::from(
        "(format_version: 1, title: (ja: \"世界\", en: \"world\"), sources: [], kinds: [",
    );
    for kind in 0..4 {
        let _ = write!(
            text,
            "(id: \"k{kind}\", class: sister, name: (ja: \"種{kind}\", en: \"kind {kind}\"), hue: blue, \
             shape: circle, dash: solid),"
        );
    }
    text.push_str("], themes: [");
    for theme in 0..8 {
        let _ = write!(
            text,
            "(id: \"t{theme}\", name: (ja: \"分{theme}\", en: \"theme {theme}\")),"
        );
    }
    text.push_str("], schemes: [");
    for scheme in 0..2 {
        let _ = write!(
            text,
            "(id: \"s{scheme}\", name: (ja: \"区{scheme}\", en: \"scheme {scheme}\"), sources: [], regions: ["
        );
        for (region, part) in countries
            .chunks(if scheme == 0 { 20 } else { 32 })
            .enumerate()
        {
            let codes: Vec<String> = part.iter().map(|code| format!("\"{code}\"")).collect();
            let _ = write!(
                text,
                "(id: \"r{region}\", name: (ja: \"地{region}\", en: \"region {region}\"), countries: [{}]),",
                codes.join(", ")
            );
        }
        text.push_str("]),");
    }
    text.push_str("], actors: [");
    for city in 0..CITIES {
        let at = dice.roll(countries.len());
        let country = countries.get(at).copied();
        let country = country.map_or("JP".to_owned(), |code| code.to_string());
        let (lat, lon) = places.get(at).copied().unwrap_or_default();
        let (lat, lon) = (lat + dice.between(-4.0, 4.0), lon + dice.between(-5.0, 5.0));
        let _ = write!(
            text,
            "(id: \"c{city}\", kind: city, names: [(ja: \"市{city}\", en: \"city {city}\", sources: [])], \
             country: \"{country}\", place: (lat: {lat:.3}, lon: {lon:.3}, sources: [])),"
        );
    }
    text.push_str("], ties: [");
    for tie in 0..TIES {
        // A few cities have very many ties, as in life.
        let from = dice.roll(CITIES);
        let to = dice.roll(CITIES).min(dice.roll(CITIES));
        let year = 1950 + dice.roll(72);
        let end = if dice.roll(9) == 0 {
            format!(
                ", (kind: ended, date: [(value: \"{}\", sources: [])])",
                year + 4
            )
        } else {
            String::new()
        };
        let _ = write!(
            text,
            "(id: \"x{tie}\", kind: \"k{}\", from: \"c{from}\", to: \"c{to}\", themes: [\"t{}\"], events: \
             [(kind: signed, date: [(value: \"{year}\", sources: [])]){end}]),",
            dice.roll(4),
            dice.roll(8),
        );
    }
    text.push_str("])");
    load_text(&text, "world").expect("a registry")
}
