//! Where years stand across a picture: places of days, bands of eras, years worth a tick.

use super::marks::Rect;
use super::style::{Color, Ink};
use crate::layout::Point;
use crate::model::{Date, ERAS, Lang, next_day};

/// Years from left to right, all equally wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearScale {
    /// The year at the left end and that at the right; 2000.5 is the middle of 2000.
    pub years: (f64, f64),
    /// Where the first stands.
    pub left: f64,
    /// Where the last stands.
    pub right: f64,
}

impl YearScale {
    /// Points for each year.
    #[must_use]
    pub fn per_year(&self) -> f64 {
        (self.right - self.left) / (self.years.1 - self.years.0).max(f64::EPSILON)
    }

    /// Where the beginning of a day stands, beyond the ends too.
    #[must_use]
    pub fn x_of(&self, day: Date) -> f64 {
        self.left + (year_of(day) - self.years.0) * self.per_year()
    }

    /// The same, the nearest end for what lies beyond it.
    #[must_use]
    pub fn x_within(&self, day: Date) -> f64 {
        self.x_of(day).min(self.right).max(self.left)
    }

    /// The day at a place; the nearest one beyond the ends.
    #[must_use]
    pub fn day_at(&self, x: f64) -> Date {
        let x = x.min(self.right).max(self.left);
        let year = self.years.0 + (x - self.left) / self.per_year();
        let whole = year.floor();
        let first = Date::new(whole as i16, 1, 1).unwrap_or(Date::MIN);
        let days = ((year - whole) * f64::from(first.days_in_year())) as i64;
        first
            .checked_add(jiff::Span::new().days(days))
            .map_or(first, |day| day.min(first.last_of_year()))
    }

    /// The years that are worth a tick, if a tick and its number need this much room.
    #[must_use]
    pub(super) fn ticks(&self, room: f64) -> Vec<i16> {
        let step = [1_i16, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|step| self.per_year() * f64::from(*step) >= room)
            .unwrap_or(200);
        let (first, last) = self.years;
        let mut year = (first.floor() as i16).div_euclid(step).saturating_mul(step);
        let mut ticks = Vec::new();
        while f64::from(year) <= last {
            if f64::from(year) >= first {
                ticks.push(year);
            }
            let Some(next) = year.checked_add(step) else {
                break;
            };
            year = next;
        }
        ticks
    }

    /// The eras that are seen, each as a band of this height.
    #[must_use]
    pub(super) fn eras(&self, top: f64, bottom: f64, ink: &Ink, lang: Lang) -> Vec<EraBand> {
        let bands = ERAS.iter().enumerate().map(|(turn, era)| {
            let end = era.end();
            let right = end.map_or(self.right, |end| self.x_within(next_day(end)));
            EraBand {
                rect: Rect {
                    min: Point::new(self.x_within(era.start), top),
                    max: Point::new(right, bottom),
                },
                color: if turn % 2 == 0 {
                    ink.bands[0]
                } else {
                    ink.bands[1]
                },
                name: match lang {
                    Lang::Ja => era.kanji,
                    Lang::En => era.latin,
                },
            }
        });
        bands.filter(|band| band.rect.width() > 0.0).collect()
    }
}

/// An era behind a picture.
pub(super) struct EraBand {
    /// Where it stands.
    pub(super) rect: Rect,
    /// Its colour.
    pub(super) color: Color,
    /// What it is called.
    pub(super) name: &'static str,
}

/// A day as a year with its part that is over.
fn year_of(day: Date) -> f64 {
    let part = f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year());
    f64::from(day.year()) + part
}
