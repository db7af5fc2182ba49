//! What differs between two registries, or between two days of one; what falls due.

mod between;
mod difference;
mod horizon;
mod union;
mod whole;

use kizuna::insight::{Delta, Difference, How};

use crate::support::world;

/// Two cities, a port and an office with ties to the home city.
const WORLD: &str = "
    scheme world europe=FR,DE africa=ZA
    kind pact sister
    kind office office
    theme water
    theme art
    home home
    actor home city JP 35.5,139.6
    actor paris city FR 48.8,2.3 reading=ぱり
    actor bonn city DE 50.7,7.1
    actor durban city ZA -29.8,31
    tie t1 pact home paris themes=water : signed 1950; renewed 1980 until 1990
    tie t2 office home bonn : opened 1970-10
    tie t3 pact home durban : signed 1990
";

/// The registry as it is after some of its lines were replaced; a line with nothing is left out.
#[track_caller]
fn changed(changes: &[(&str, &str)]) -> Difference {
    let mut text = WORLD.to_owned();
    for (line, new) in changes {
        assert!(text.contains(line), "{line} is no line");
        text = text.replace(line, new);
    }
    Difference::new(&world(WORLD), &world(&text))
}

/// What differs as words: `tie t1 ended: expired.date`.
fn told(difference: &Difference) -> Vec<String> {
    difference.deltas.iter().map(line).collect()
}

fn line(delta: &Delta) -> String {
    let parts: Vec<&str> = delta
        .details
        .iter()
        .map(|detail| detail.aspect.part.word())
        .collect();
    let (sort, how) = (delta.record.sort.word(), delta.how.word());
    format!("{sort} {} {how}: {}", delta.record.id, parts.join(" "))
        .trim_end_matches([':', ' '])
        .to_owned()
}

/// The records that differ in a way.
fn which(difference: &Difference, how: How) -> Vec<&str> {
    let deltas = difference.deltas.iter().filter(|delta| delta.how == how);
    deltas.map(|delta| delta.record.id.as_str()).collect()
}
