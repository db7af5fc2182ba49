//! A calendar as iCalendar (RFC 5545): what mail programs and phones take.

use crate::model::{Date, Lang, next_day};
use crate::records::Calendar;

/// A line has at most so many octets; a longer one goes on after a line end and a blank (3.1).
const FOLD: usize = 75;

/// A calendar as iCalendar. Every entry is a whole day (`VALUE=DATE`) and takes nobody's time
/// (`TRANSP:TRANSPARENT`). Equal calendars give equal bytes: `DTSTAMP` is the calendar's stamp, at
/// midnight.
#[must_use]
pub fn ical(calendar: &Calendar) -> String {
    let mut lines = Lines(String::new());
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain(match calendar.lang {
        Lang::Ja => "PRODID:-//Kizuna//Horizon//JA",
        Lang::En => "PRODID:-//Kizuna//Horizon//EN",
    });
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    lines.text("NAME", &calendar.name);
    // What most programs read instead of NAME (RFC 7986).
    lines.text("X-WR-CALNAME", &calendar.name);
    let stamp = format!("DTSTAMP:{}T000000Z", digits(calendar.stamp));
    for entry in &calendar.entries {
        lines.plain("BEGIN:VEVENT");
        lines.text("UID", &entry.uid);
        lines.plain(&stamp);
        lines.plain(&format!("DTSTART;VALUE=DATE:{}", digits(entry.day)));
        let end = next_day(entry.day);
        // The end is the first day that no longer belongs to it; the calendar's last day has none.
        if end > entry.day {
            lines.plain(&format!("DTEND;VALUE=DATE:{}", digits(end)));
        }
        lines.text("SUMMARY", &entry.summary);
        lines.text("DESCRIPTION", &entry.description);
        if !entry.categories.is_empty() {
            let categories: Vec<String> = entry.categories.iter().map(|one| escaped(one)).collect();
            lines.plain(&format!("CATEGORIES:{}", categories.join(",")));
        }
        lines.plain("TRANSP:TRANSPARENT");
        lines.plain("END:VEVENT");
    }
    lines.plain("END:VCALENDAR");
    lines.0
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text as the value of a property (3.3.11). Control characters cannot be written at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, text: &str) {
        self.plain(&format!("{name}:{}", escaped(text)));
    }

    /// A line, folded between characters.
    fn plain(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
