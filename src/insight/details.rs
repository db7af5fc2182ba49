//! The facts of one record in which two registries differ, while they are found.

use super::delta::{Aspect, Detail, How, Of, Part, RecordRef, RecordSort, Stated, Value};
use crate::model::{ActorId, Citation, Claims, Fact, Note, PartialDate, Text, ThemeId, Visibility};

/// Facts that differ, each with what that means for its record.
#[derive(Debug, Default)]
pub(super) struct Details(pub(super) Vec<(How, Detail)>);

/// The two sides of something.
pub(super) type Sides<T> = (T, T);

impl Details {
    pub(super) fn push(
        &mut self,
        how: How,
        (of, part): (Of, Part),
        (before, after): Sides<Vec<Stated>>,
    ) {
        let detail = Detail {
            aspect: Aspect { of, part },
            before,
            after,
        };
        self.0.push((how, detail));
    }

    /// A single value, or none.
    pub(super) fn value<T: PartialEq>(
        &mut self,
        how: How,
        aspect: (Of, Part),
        (before, after): Sides<Option<T>>,
        show: impl Fn(T) -> Value,
    ) {
        if before != after {
            let state =
                |side: Option<T>| side.map(|value| show(value).into()).into_iter().collect();
            self.push(how, aspect, (state(before), state(after)));
        }
    }

    /// A fact with all that is claimed of it. `how` is for another preferred value.
    pub(super) fn claims<T: PartialEq>(
        &mut self,
        how: How,
        aspect: (Of, Part),
        (before, after): Sides<Option<&Claims<T>>>,
        show: impl Fn(&T) -> Value,
    ) {
        if before == after {
            return;
        }
        let preferred = |side: Option<&Claims<T>>| side.map(|claims| claims.preferred().map(&show));
        let how = match preferred(before) == preferred(after) {
            true => How::Restated,
            false => how,
        };
        let state = |side: Option<&Claims<T>>| stated(side, &show);
        self.push(how, aspect, (state(before), state(after)));
    }

    /// A list: what only one side has; where both have the same in another order, all of it.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        how: How,
        aspect: (Of, Part),
        (before, after): Sides<&[T]>,
        show: impl Fn(&T) -> Stated,
    ) {
        if before == after {
            return;
        }
        let (gone, new) = unmatched(before, after);
        let all = |side: &[T]| side.iter().map(&show).collect::<Vec<_>>();
        let some = |side: Vec<&T>| side.into_iter().map(&show).collect::<Vec<_>>();
        if gone.is_empty() && new.is_empty() {
            self.push(how, aspect, (all(before), all(after)));
        } else {
            self.push(how, aspect, (some(gone), some(new)));
        }
    }

    /// Where a record or a part of it stands.
    pub(super) fn sources(&mut self, of: Of, (before, after): Sides<&[Citation]>) {
        self.list(How::Restated, (of, Part::Sources), (before, after), |one| {
            Stated {
                sources: vec![one.clone()],
                ..Value::Citation(one.clone()).into()
            }
        });
    }

    pub(super) fn text(&mut self, how: How, aspect: (Of, Part), sides: Sides<Option<&Text>>) {
        self.value(how, aspect, sides, |text| Value::Text(text.clone()));
    }

    pub(super) fn name(&mut self, (before, after): Sides<&Text>) {
        let sides = (Some(before), Some(after));
        self.text(How::Renamed, (Of::Record, Part::Name), sides);
    }

    pub(super) fn reading(&mut self, of: Of, sides: Sides<&Option<String>>) {
        let sides = (sides.0.as_ref(), sides.1.as_ref());
        self.value(How::Changed, (of, Part::Reading), sides, |text| {
            Value::Plain(text.clone())
        });
    }

    pub(super) fn date(&mut self, aspect: (Of, Part), sides: Sides<Option<PartialDate>>) {
        self.value(How::Redated, aspect, sides, Value::Date);
    }

    pub(super) fn record(
        &mut self,
        how: How,
        part: Part,
        sort: RecordSort,
        sides: Sides<Option<&str>>,
    ) {
        self.value(how, (Of::Record, part), sides, |id| {
            Value::Record(RecordRef::new(sort, id))
        });
    }

    pub(super) fn actors(&mut self, of: Of, sides: Sides<&[ActorId]>) {
        self.list(How::Changed, (of, Part::Actors), sides, |id| {
            Value::Record(RecordRef::new(RecordSort::Actor, id.as_str())).into()
        });
    }

    pub(super) fn themes(&mut self, sides: Sides<&[ThemeId]>) {
        self.list(How::Changed, (Of::Record, Part::Themes), sides, |id| {
            Value::Record(RecordRef::new(RecordSort::Theme, id.as_str())).into()
        });
    }

    pub(super) fn notes(&mut self, sides: Sides<&[Note]>) {
        self.notes_of(Part::Notes, sides);
    }

    /// Notes under another heading.
    pub(super) fn notes_of(&mut self, part: Part, sides: Sides<&[Note]>) {
        self.list(How::Changed, (Of::Record, part), sides, |note| {
            let Note {
                text,
                sources,
                visibility,
            } = note;
            Stated {
                sources: sources.clone(),
                internal: !visibility.is_public(),
                ..Value::Text(text.clone()).into()
            }
        });
    }

    pub(super) fn visibility(&mut self, (before, after): Sides<Visibility>) {
        let sides = (Some(before), Some(after));
        self.value(How::Changed, (Of::Record, Part::Visibility), sides, |one| {
            Value::Word("visibility", one.word())
        });
    }

    /// Facts under labels of their own.
    pub(super) fn facts(&mut self, (before, after): Sides<&[Fact]>) {
        for (was, is) in paired(before, after, |fact| &fact.label) {
            let Some(label) = was.or(is).map(|fact| fact.label.clone()) else {
                continue;
            };
            let sides = (was.map(|fact| &fact.value), is.map(|fact| &fact.value));
            let aspect = (Of::Named(label), Part::Fact);
            self.claims(How::Changed, aspect, sides, |text| {
                Value::Text(text.clone())
            });
        }
        self.order(before, after, |fact| &fact.label);
    }

    /// That the same keys stand in another order.
    pub(super) fn order<T, K: PartialEq>(
        &mut self,
        before: &[T],
        after: &[T],
        key: impl Fn(&T) -> &K,
    ) {
        let known = |list: &[T], one: &K| list.iter().any(|other| key(other) == one);
        let common = |list: &[T], others: &[T]| -> Vec<usize> {
            let keys = list.iter().map(&key).filter(|one| known(others, one));
            keys.filter_map(|one| after.iter().position(|other| key(other) == one))
                .collect()
        };
        let (was, is) = (common(before, after), common(after, before));
        // What a list has more often than the other is told of anyway.
        if was.len() == is.len() && was != is {
            self.push(
                How::Changed,
                (Of::Record, Part::Order),
                (Vec::new(), Vec::new()),
            );
        }
    }
}

/// All that is claimed of a fact, the preferred first.
pub(super) fn stated<T>(claims: Option<&Claims<T>>, show: impl Fn(&T) -> Value) -> Vec<Stated> {
    let claims = claims.map_or(&[][..], Claims::all);
    let state = |claim: &crate::model::Claim<T>| Stated {
        sources: claim.sources.clone(),
        note: claim.note.clone(),
        ..show(&claim.value).into()
    };
    claims.iter().map(state).collect()
}

/// What only one of two lists has, as often as it has it more than the other.
pub(super) fn unmatched<'a, T: PartialEq>(
    before: &'a [T],
    after: &'a [T],
) -> (Vec<&'a T>, Vec<&'a T>) {
    let mut new: Vec<&T> = after.iter().collect();
    let mut gone = Vec::new();
    for one in before {
        match new.iter().position(|other| *other == one) {
            Some(at) => {
                new.remove(at);
            }
            None => gone.push(one),
        }
    }
    (gone, new)
}

/// The rows of two lists by key, the n-th with the n-th where a key stands several times: in the
/// order of the later list, then those that only the earlier has.
pub(super) fn paired<'a, T, K: PartialEq + ?Sized>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&T) -> &K,
) -> Vec<Sides<Option<&'a T>>> {
    let mut left: Vec<&T> = before.iter().collect();
    let mut pairs = Vec::with_capacity(after.len());
    for is in after {
        let at = left.iter().position(|was| key(was) == key(is));
        pairs.push((at.map(|at| left.remove(at)), Some(is)));
    }
    pairs.extend(left.into_iter().map(|was| (Some(was), None)));
    pairs
}
