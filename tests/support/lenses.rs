//! Many lenses, the same in every run: what a person may have set, and then some.

use kizuna::lens::{Lens, Steps, Time};
use kizuna::model::{
    ActorKind, CountryCode, Date, DaySpan, RegionRef, Registry, Status, TieClass, Visibility,
};

/// Numbers that look random and are the same in every run (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that begin at a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn pick<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        (!all.is_empty()).then(|| &all[self.roll(all.len())])
    }

    fn some<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        let count = 1 + self.roll(2);
        (0..count).filter_map(|_| self.pick(all).cloned()).collect()
    }
}

/// Every value that a lens on this registry can ask for.
pub(crate) struct Values {
    pub(crate) regions: Vec<RegionRef>,
    pub(crate) countries: Vec<CountryCode>,
}

impl Values {
    pub(crate) fn of(registry: &Registry) -> Self {
        let mut countries: Vec<CountryCode> = registry
            .actors
            .iter()
            .filter_map(|actor| actor.country)
            .collect();
        countries.sort();
        countries.dedup();
        let regions = registry.schemes.iter().flat_map(|scheme| {
            scheme.regions.iter().map(|region| RegionRef {
                scheme: scheme.id.clone(),
                region: region.id.clone(),
            })
        });
        Self {
            regions: regions.collect(),
            countries,
        }
    }
}

/// Lenses on a registry: mostly with one or two conditions, so that something is left to see.
pub(crate) fn lenses(registry: &Registry, seed: u64, count: usize) -> Vec<Lens> {
    let mut dice = Dice::new(seed);
    let values = Values::of(registry);
    let kinds: Vec<_> = registry.kinds.iter().map(|kind| kind.id.clone()).collect();
    let themes: Vec<_> = registry
        .themes
        .iter()
        .map(|theme| theme.id.clone())
        .collect();
    let actors: Vec<_> = registry
        .actors
        .iter()
        .map(|actor| actor.id.clone())
        .collect();
    let texts: Vec<&str> = registry
        .actors
        .iter()
        .map(|actor| actor.name().ja.as_str())
        .chain(["港", "city", "a", "1", "市", "事務所", "xyz"])
        .collect();
    let mut lenses = vec![Lens::default()];
    while lenses.len() < count {
        let mut lens = Lens {
            time: time(&mut dice),
            ..Lens::default()
        };
        for _ in 0..dice.roll(4) {
            match dice.roll(11) {
                0 => lens.kinds.extend(dice.some(&kinds)),
                1 => lens.classes.extend(dice.some(&TieClass::ALL)),
                2 => lens.regions.extend(dice.some(&values.regions)),
                3 => lens.countries.extend(dice.some(&values.countries)),
                4 => lens.themes.extend(dice.some(&themes)),
                5 => lens.statuses.extend(dice.some(&Status::ALL)),
                6 => {
                    lens.actors.extend(dice.some(&actors));
                    lens.steps = Steps::ALL[dice.roll(3)];
                }
                7 => lens.sorts.extend(dice.some(&ActorKind::ALL)),
                8 => lens.least_ties = dice.roll(5),
                9 => lens.visibility = dice.pick(&Visibility::ALL).copied(),
                _ => {
                    lens.search = dice
                        .pick(&texts)
                        .map(|text| (*text).to_owned())
                        .unwrap_or_default();
                }
            }
        }
        lenses.push(lens);
    }
    lenses
}

fn time(dice: &mut Dice) -> Time {
    let mut day = || {
        let (year, month, day) = (1955 + dice.roll(72), 1 + dice.roll(12), 1 + dice.roll(28));
        Date::new(year as i16, month as i8, day as i8).expect("a day of the calendar")
    };
    let (a, b) = (day(), day());
    let span = DaySpan {
        from: a.min(b),
        to: a.max(b),
    };
    match dice.roll(4) {
        0 => Time::Any,
        1 => Time::AsOf(a),
        2 => Time::InForce(span),
        _ => Time::Signed(span),
    }
}
