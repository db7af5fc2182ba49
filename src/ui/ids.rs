//! Ids for what a person makes in the window.

/// An id that is free: from an English name where that has letters for one, else from another word.
pub(super) fn fresh(name: &str, otherwise: &str, is_free: impl Fn(&str) -> bool) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let slug = slug.trim_end_matches('_');
    let slug = if slug.is_empty() { otherwise } else { slug };
    let numbered = (2..).map(|number| format!("{slug}_{number}"));
    let id = std::iter::once(slug.to_owned())
        .chain(numbered)
        .find(|id| is_free(id));
    id.unwrap_or_default()
}
