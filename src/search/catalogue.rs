//! All texts of a registry, ready to be searched at every keystroke.
//!
//! For each text there are two signatures of 64 bits, one of its letters and one of its pairs of
//! letters. A pass over these rejects nearly all texts; the rest are looked at in one buffer.

mod nearest;

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::fit::{Compared, FORGIVEN, halves};
use super::keys::{EXACT, SHORT_SOUND, points, score, spell};
use super::query::{Query, Word};
use super::texts::{Part, Texts};
use crate::model::{ActorId, CountryCode, Registry};

/// A record that can be found, by its place in the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An actor.
    Actor(usize),
    /// A tie.
    Tie(usize),
    /// A country that somebody in the registry lies in.
    Country(CountryCode),
    /// A region, after its scheme.
    Region(usize, usize),
    /// A kind.
    Kind(usize),
    /// A subject.
    Theme(usize),
    /// An activity.
    Activity(usize),
    /// A milestone.
    Milestone(usize),
    /// A delegation.
    Delegation(usize),
    /// A source.
    Source(usize),
}

/// The sorts that results are shown under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Cities and bodies.
    Actors,
    /// Ties.
    Ties,
    /// Countries and regions.
    Places,
    /// Kinds and subjects.
    Subjects,
    /// Activities and milestones.
    Doings,
    /// Delegations.
    Delegations,
    /// Sources.
    Sources,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Actors,
        Self::Ties,
        Self::Places,
        Self::Subjects,
        Self::Doings,
        Self::Delegations,
        Self::Sources,
    ];
}

impl Target {
    /// What it is shown under.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Actor(_) => Group::Actors,
            Self::Tie(_) => Group::Ties,
            Self::Country(_) | Self::Region(..) => Group::Places,
            Self::Kind(_) | Self::Theme(_) => Group::Subjects,
            Self::Activity(_) | Self::Milestone(_) => Group::Doings,
            Self::Delegation(_) => Group::Delegations,
            Self::Source(_) => Group::Sources,
        }
    }
}

/// The text that a record was found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// As it stands in the registry.
    pub text: String,
    /// What it is to the record.
    pub part: Part,
}

/// A record found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub target: Target,
    /// How well it fits; comparable within one search.
    pub score: u32,
    /// Whether a slip was forgiven.
    pub near: bool,
    /// The text that fits best.
    pub matched: Matched,
}

/// What was found, the group with the best hit first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Groups with something in them: the best hits, the best first, and how many there are in all.
    pub groups: Vec<(Group, Vec<Hit>, usize)>,
}

impl Found {
    /// The hits of a group.
    #[must_use]
    pub fn of(&self, group: Group) -> &[Hit] {
        self.groups
            .iter()
            .find(|(of, _, _)| *of == group)
            .map_or(&[], |(_, hits, _)| hits)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Whether slips had to be forgiven for all that was found.
    #[must_use]
    pub fn is_near(&self) -> bool {
        let mut hits = self.groups.iter().flat_map(|(_, hits, _)| hits);
        !self.is_empty() && hits.all(|hit| hit.near)
    }
}

/// All texts of a registry. Derived: thrown away when the registry changes.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    targets: Vec<Target>,
    /// Texts as they stand in the registry, each once, one after another.
    written: String,
    texts: Vec<Written>,
    /// Whose texts they are, in the order of the texts.
    owners: Vec<Owner>,
    /// The letters of all spellings, one after another.
    units: Vec<u16>,
    /// The spaces that were left out of them, by the place within the spelling.
    gaps: Vec<u32>,
    spellings: Vec<Spelling>,
    /// Signatures of the spellings: of their letters, of their pairs of letters, and of the letters
    /// that words begin with.
    letters: Vec<u64>,
    pairs: Vec<u64>,
    initials: Vec<u64>,
}

/// A text as it stands in the registry.
#[derive(Clone, Debug)]
struct Written {
    bytes: (u32, u32),
    /// The records that it is a text of.
    owners: (u32, u32),
}

/// A record that a text belongs to.
#[derive(Clone, Copy, Debug)]
struct Owner {
    text: u32,
    record: u32,
    weight: u8,
    part: Part,
}

/// A text as it is compared.
#[derive(Clone, Debug)]
struct Spelling {
    units: (u32, u32),
    gaps: (u32, u32),
    text: u32,
    sound: bool,
    joins: bool,
    starts: u64,
}

/// With fewer exact hits slips are forgiven.
const FEW: usize = 3;
/// Say in a signature of letters whether a spelling is folded or sounded out.
const SOUND: u64 = 1 << 63;
const FOLDED: u64 = 1 << 62;
/// What a participant's name weighs for a tie or an activity.
const TAKES_PART: u8 = 2;

impl Catalogue {
    /// Gathers the texts of a registry. Linear in its length.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let mut gathered = Gathered::default();
        gathered.registry(registry);
        let mut all = gathered.catalogue;
        // The owners of a text side by side.
        all.owners.sort_by_key(|owner| owner.text);
        for (at, owner) in all.owners.iter().enumerate() {
            if let Some(text) = all.texts.get_mut(owner.text as usize) {
                if text.owners.1 == 0 {
                    text.owners.0 = number(at);
                }
                text.owners.1 = number(at + 1);
            }
        }
        all
    }

    /// How many texts there are, each counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// What fits, at most so many of each group. Slips are forgiven where few records fit exactly,
    /// and stand behind these.
    #[must_use]
    pub fn find(&self, query: &Query, most: usize) -> Found {
        let Some(best) = self.fits(query) else {
            return Found::default();
        };
        let mut found: Vec<(Group, Vec<Ranked>)> =
            Group::ALL.map(|group| (group, Vec::new())).to_vec();
        for (at, (fit, target)) in best.iter().zip(&self.targets).enumerate() {
            if fit.score > 0
                && let Some((_, hits)) = found.get_mut(target.group() as usize)
            {
                hits.push((fit.near, Reverse(fit.score), fit.long, at));
            }
        }
        let mut groups: Vec<(Group, Vec<Hit>, usize)> = found
            .into_iter()
            .filter(|(_, hits)| !hits.is_empty())
            .map(|(group, mut hits)| {
                let total = hits.len();
                if total > most && most > 0 {
                    hits.select_nth_unstable(most - 1);
                    hits.truncate(most);
                }
                hits.sort_unstable();
                let hits = hits
                    .into_iter()
                    .filter_map(|(.., at)| self.hit(*self.targets.get(at)?, best.get(at)?))
                    .collect();
                (group, hits, total)
            })
            .collect();
        groups.sort_by_key(|(group, hits, _)| {
            let best = hits.first().map(|hit| (hit.near, Reverse(hit.score)));
            (best, *group)
        });
        Found { groups }
    }

    fn owners(&self, text: u32) -> &[Owner] {
        let owners = self.texts.get(text as usize).map(|text| text.owners);
        let (first, last) = owners.unwrap_or_default();
        let owners = self.owners.get(first as usize..last as usize);
        owners.unwrap_or_default()
    }

    fn written(&self, text: u32) -> Option<&str> {
        let (from, to) = self.texts.get(text as usize)?.bytes;
        self.written.get(from as usize..to as usize)
    }

    fn hit(&self, target: Target, fit: &Best) -> Option<Hit> {
        Some(Hit {
            target,
            score: fit.score,
            near: fit.near,
            matched: Matched {
                text: self.written(fit.text)?.to_owned(),
                part: fit.part,
            },
        })
    }

    /// For every record how well all words fit it. `None`: there are no words.
    fn fits(&self, query: &Query) -> Option<Vec<Best>> {
        // The longest word leaves the fewest records to look at for the others.
        let mut words: Vec<&Word> = query.words().iter().collect();
        words.sort_by_key(|word| Reverse(word.of(false).map(<[u16]>::len)));
        let (first, others) = words.split_first()?;
        let mut best = self.scan(first, false, |_| true);
        // What many records bear as it was typed is no slip: then it is in another word.
        let of_first = best.iter().filter(|fit| fit.score > 0).take(FEW).count();
        let mut near = if others.is_empty() {
            Vec::new()
        } else {
            best.clone()
        };
        let mut first_near = None;
        for word in others {
            let own = self.scan(word, false, |record| fits_already(&best, record));
            join(&mut best, &own);
        }
        let exact = best.iter().filter(|fit| fit.score > 0).count();
        if exact < FEW && words.iter().any(|word| word.is_forgiven()) {
            if others.is_empty() {
                near.clone_from(&best);
            }
            if of_first < FEW {
                self.forgive(first, &mut near, |_| true);
            }
            for word in others {
                let asked = |record| fits_already(&near, record);
                let mut own = self.scan(word, false, asked);
                self.forgive(word, &mut own, asked);
                join(&mut near, &own);
            }
            first_near = Some(near);
        }
        for (best, near) in best.iter_mut().zip(first_near.into_iter().flatten()) {
            if best.score == 0 {
                *best = near;
            }
        }
        // A name that holds the words side by side is the one that was meant.
        if let Some(whole) = query.whole() {
            let own = self.scan(whole, false, |record| fits_already(&best, record));
            for (sum, own) in best.iter_mut().zip(own) {
                if sum.score > 0 && own.score > EXACT {
                    *sum = Best {
                        score: sum.score + own.score - EXACT,
                        ..own
                    };
                }
            }
        }
        Some(best)
    }

    /// Adds the fits with a slip where a word has no exact one.
    fn forgive(&self, word: &Word, best: &mut [Best], asked: impl Fn(u32) -> bool) {
        if word.is_forgiven() {
            for (best, near) in best.iter_mut().zip(self.scan(word, true, asked)) {
                if best.score == 0 {
                    *best = near;
                }
            }
        }
    }

    /// For every record that is asked about the text of it that a word fits best.
    fn scan(&self, word: &Word, near: bool, asked: impl Fn(u32) -> bool) -> Vec<Best> {
        let mut best = vec![Best::default(); self.targets.len()];
        for sound in [false, true] {
            let Some(units) = word.of(sound) else {
                continue;
            };
            if near && units.len() < FORGIVEN {
                continue;
            }
            let mut take = |at: usize| self.verify(at, word, near, &asked, &mut best);
            let wanted = letters(units, sound);
            if near {
                let wanted_pairs = halves(units).map(|half| pairs(&half));
                let here = if sound { SOUND } else { FOLDED };
                for (at, (letters, pairs)) in self.letters.iter().zip(&self.pairs).enumerate() {
                    // A slip spoils one letter, and leaves one of these as it is.
                    if letters & here != 0
                        && (wanted & !letters).count_ones() <= 1
                        && wanted_pairs.iter().any(|wanted| wanted & !pairs == 0)
                    {
                        take(at);
                    }
                }
            } else if units.len() == 1 {
                let kanji = units.iter().any(|unit| *unit >= 0x3400);
                let signatures = if kanji { &self.letters } else { &self.initials };
                for (at, letters) in signatures.iter().enumerate() {
                    if wanted & !letters == 0 {
                        take(at);
                    }
                }
            } else {
                let wanted_pairs = pairs(units);
                // A short sound stands only where a word begins.
                let begins = units.first().filter(|_| sound && units.len() < SHORT_SOUND);
                let begins = begins.map_or(0, |unit| letters(&[*unit], sound));
                let signatures = self.letters.iter().zip(&self.pairs).zip(&self.initials);
                for (at, ((letters, pairs), initials)) in signatures.enumerate() {
                    if wanted & !letters == 0
                        && wanted_pairs & !pairs == 0
                        && begins & !initials == 0
                    {
                        take(at);
                    }
                }
            }
        }
        best
    }

    fn compared(&self, spelling: &Spelling) -> Compared<'_> {
        let within = |(from, to): (u32, u32)| from as usize..to as usize;
        let units = self.units.get(within(spelling.units));
        let gaps = self.gaps.get(within(spelling.gaps));
        Compared {
            units: units.unwrap_or_default(),
            starts: spelling.starts,
            gaps: gaps.unwrap_or_default(),
            joins: spelling.joins,
            sound: spelling.sound,
        }
    }

    fn verify(
        &self,
        at: usize,
        word: &Word,
        near: bool,
        asked: &impl Fn(u32) -> bool,
        best: &mut [Best],
    ) {
        let Some(spelling) = self.spellings.get(at) else {
            return;
        };
        let owners = self.owners(spelling.text);
        if !owners.iter().any(|owner| asked(owner.record)) {
            return;
        }
        let Some(points) = points(word, &self.compared(spelling), near) else {
            return;
        };
        let (from, to) = spelling.units;
        for owner in owners.iter().filter(|owner| asked(owner.record)) {
            let fit = Best {
                score: score(points, u32::from(owner.weight), spelling.sound, near),
                long: to - from,
                text: spelling.text,
                part: owner.part,
                near,
            };
            if let Some(best) = best.get_mut(owner.record as usize)
                && (fit.score, Reverse(fit.long)) > (best.score, Reverse(best.long))
            {
                *best = fit;
            }
        }
    }
}

/// Slips stand behind, whatever they score.
type Ranked = (bool, Reverse<u32>, u32, usize);

fn fits_already(best: &[Best], record: u32) -> bool {
    best.get(record as usize).is_some_and(|fit| fit.score > 0)
}

/// Both must fit.
fn join(best: &mut [Best], own: &[Best]) {
    for (sum, own) in best.iter_mut().zip(own) {
        if sum.score == 0 || own.score == 0 {
            *sum = Best::default();
        } else {
            sum.near |= own.near;
            sum.score += own.score;
        }
    }
}

/// A catalogue in the making.
#[derive(Default)]
struct Gathered {
    catalogue: Catalogue,
    /// Texts that are there already: names of kinds and countries are those of many records.
    known: HashMap<String, u32>,
}

impl Gathered {
    fn registry(&mut self, registry: &Registry) {
        let mut actors = Vec::with_capacity(registry.actors.len());
        for (at, actor) in registry.actors.iter().enumerate() {
            let begin = self.catalogue.owners.len();
            self.record(Target::Actor(at), |texts| texts.actor(actor));
            actors.push(begin..self.catalogue.owners.len());
        }
        let names_of = |id: &ActorId| {
            let at = registry.actors.position(id.as_str())?;
            actors.get(at).cloned()
        };
        for (at, tie) in registry.ties.iter().enumerate() {
            self.record(Target::Tie(at), |texts| texts.tie(registry, tie));
            for actor in registry.counterparts(tie) {
                self.takes_part(names_of(&actor.id));
            }
        }
        let countries: BTreeSet<CountryCode> = registry
            .actors
            .iter()
            .filter_map(|actor| actor.country)
            .collect();
        for code in countries {
            self.record(Target::Country(code), |texts| texts.country(code));
        }
        for (at, scheme) in registry.schemes.iter().enumerate() {
            for (region_at, region) in scheme.regions.iter().enumerate() {
                let target = Target::Region(at, region_at);
                self.record(target, |texts| texts.region(region));
            }
        }
        for (at, kind) in registry.kinds.iter().enumerate() {
            self.record(Target::Kind(at), |texts| texts.kind(kind));
        }
        for (at, theme) in registry.themes.iter().enumerate() {
            self.record(Target::Theme(at), |texts| texts.theme(theme));
        }
        let away = |id: &&ActorId| !registry.is_at_home(id);
        for (at, row) in registry.activities.iter().enumerate() {
            self.record(Target::Activity(at), |texts| texts.activity(registry, row));
            let parts = row.parts.iter().map(|part| &part.actor);
            for id in parts.chain(&row.series).filter(away) {
                self.takes_part(names_of(id));
            }
        }
        for (at, row) in registry.milestones.iter().enumerate() {
            self.record(Target::Milestone(at), |texts| {
                texts.milestone(registry, row);
            });
            for id in row.actors.iter().filter(away) {
                self.takes_part(names_of(id));
            }
        }
        for (at, row) in registry.delegations.iter().enumerate() {
            self.record(Target::Delegation(at), |texts| {
                texts.delegation(registry, row);
            });
            for id in row.stops.iter().map(|stop| &stop.actor).filter(away) {
                self.takes_part(names_of(id));
            }
        }
        for (at, source) in registry.sources.iter().enumerate() {
            self.record(Target::Source(at), |texts| texts.source(source));
        }
    }

    fn record(&mut self, target: Target, tell: impl FnOnce(&mut Texts<'_>)) {
        let record = number(self.catalogue.targets.len());
        self.catalogue.targets.push(target);
        tell(&mut Texts(&mut |text, weight, part| {
            let text = match self.known.get(text) {
                Some(known) => *known,
                None => self.text(text, part),
            };
            self.catalogue.owners.push(Owner {
                text,
                record,
                weight: u8::try_from(weight).unwrap_or(u8::MAX),
                part,
            });
        }));
    }

    fn text(&mut self, text: &str, part: Part) -> u32 {
        let all = &mut self.catalogue;
        let at = number(all.texts.len());
        let bytes = number(all.written.len());
        all.written.push_str(text);
        spell(text, part, &mut |spelled| {
            let from = (number(all.units.len()), number(all.gaps.len()));
            let (starts, sound) = (spelled.starts, spelled.sound);
            all.letters.push(letters(&spelled.units, sound));
            all.pairs.push(pairs(&spelled.units));
            let begins = |at: usize| at < 64 && starts >> at & 1 == 1;
            let initials: Vec<u16> = spelled
                .units
                .iter()
                .enumerate()
                .filter(|(at, _)| begins(*at))
                .map(|(_, unit)| *unit)
                .collect();
            all.initials.push(letters(&initials, sound));
            all.units.extend(spelled.units);
            all.gaps.extend(spelled.gaps);
            all.spellings.push(Spelling {
                units: (from.0, number(all.units.len())),
                gaps: (from.1, number(all.gaps.len())),
                text: at,
                sound,
                joins: spelled.joins,
                starts,
            });
        });
        all.texts.push(Written {
            bytes: (bytes, number(all.written.len())),
            owners: (0, 0),
        });
        // A remark is a record's own.
        if part != Part::Remark {
            self.known.insert(text.to_owned(), at);
        }
        at
    }

    /// The record made last is also found by the names of who takes part in it.
    fn takes_part(&mut self, names: Option<Range<usize>>) {
        let all = &mut self.catalogue;
        let Some(record) = all.targets.len().checked_sub(1) else {
            return;
        };
        for at in names.into_iter().flatten() {
            if let Some(owner) = all.owners.get(at).copied()
                && matches!(owner.part, Part::Name | Part::Reading)
            {
                all.owners.push(Owner {
                    record: number(record),
                    weight: TAKES_PART,
                    part: Part::About,
                    ..owner
                });
            }
        }
    }
}

/// The best text of a record.
#[derive(Clone, Copy, Debug)]
struct Best {
    /// 0: none fits.
    score: u32,
    /// The letters of the text: the shorter, the nearer it is to what was typed.
    long: u32,
    text: u32,
    part: Part,
    near: bool,
}

impl Default for Best {
    fn default() -> Self {
        Self {
            score: 0,
            long: 0,
            text: 0,
            part: Part::About,
            near: false,
        }
    }
}

/// Positions fit 32 bits: a registry is read from a file of a few megabytes.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One bit for each letter that occurs. Latin letters have bits of their own.
fn letters(units: &[u16], sound: bool) -> u64 {
    let kind = if sound { SOUND } else { FOLDED };
    units.iter().fold(kind, |bits, unit| {
        let unit = u32::from(*unit);
        let bit = match unit {
            0x61..=0x7A => unit - 0x61,
            0..0x3000 => 26 + unit % 4,
            0x3041..=0x3096 => 30 + unit % 14,
            _ => 44 + unit % 18,
        };
        bits | 1 << bit
    })
}

/// One bit for each pair of neighbours that occurs; several pairs share a bit.
fn pairs(units: &[u16]) -> u64 {
    let mut bits = 0;
    for pair in units.windows(2) {
        if let &[one, other] = pair {
            let mixed = (u32::from(one) << 16 | u32::from(other)).wrapping_mul(0x9E37_79B1);
            bits |= 1 << (mixed >> 26);
        }
    }
    bits
}
