//! The templates that the program brings.

use crate::model::{Registry, Section, Template, Text, Tone};

/// The templates that a paper can be made with: those that the program brings, the usual one first, each
/// replaced by the registry's own of the same id; then the registry's others.
#[must_use]
pub fn templates(registry: &Registry) -> Vec<Template> {
    let brought = built_in_templates();
    let own = |template: &Template| registry.templates.get(template.id.as_str()).cloned();
    let others = registry.templates.iter();
    let others = others.filter(|row| brought.iter().all(|known| known.id != row.id));
    let others: Vec<Template> = others.cloned().collect();
    let brought = brought.into_iter().map(|row| own(&row).unwrap_or(row));
    brought.chain(others).collect()
}

/// The templates that the program brings, the usual one first. A registry's own template with the same id
/// takes the place of one.
#[must_use]
pub fn built_in_templates() -> Vec<Template> {
    use Section::{
        Common, Doings, Doubts, Figures, History, Horizon, Itinerary, Offices, Policy, Profile,
        Protocol, Summary, Ties,
    };
    let template = |id: &str, ja: &str, en: &str, tone, sections: &[Section]| Template {
        id: id.into(),
        name: Text::new(ja, en),
        tone,
        sections: sections.to_vec(),
    };
    vec![
        template(
            "courtesy",
            "表敬訪問",
            "Courtesy call",
            Tone::Polite,
            &[
                Summary, Itinerary, Profile, Ties, History, Doings, Common, Horizon, Offices,
                Protocol, Doubts,
            ],
        ),
        template(
            "business",
            "ビジネスミッション",
            "Business mission",
            Tone::Plain,
            &[
                Summary, Itinerary, Profile, Ties, Figures, Doings, Offices, Policy, Common,
                Horizon, Protocol, Doubts,
            ],
        ),
        template(
            "outgoing",
            "海外出張",
            "Outgoing visit",
            Tone::Plain,
            &[
                Itinerary, Summary, Profile, Ties, History, Doings, Offices, Common, Figures,
                Horizon, Policy, Protocol, Doubts,
            ],
        ),
        template(
            "anniversary",
            "周年事業",
            "Anniversary",
            Tone::Polite,
            &[
                Summary, Itinerary, Horizon, History, Profile, Ties, Doings, Figures, Common,
                Offices, Protocol, Doubts,
            ],
        ),
    ]
}
