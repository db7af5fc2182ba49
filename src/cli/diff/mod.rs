//! `kizuna diff`: what differs between two registries, or between two days of one.

mod words;

use std::path::Path;
use std::sync::Arc;

pub(super) use words::{DiffWords, read, with_args};

use super::args::{Common, Format, LookWords};
use super::export::Job;
use super::output::Output;
use super::{code, day, load, written};
use crate::export::{changes_html, changes_markdown, csv, json};
use crate::i18n::{self, Message, Trouble, TroubleKind};
use crate::insight::{Difference, Union, between};
use crate::lens::{Index, Lens, Time};
use crate::model::{Date, DaySpan, Lang, PartialDate, Registry};
use crate::publish::{self, Progress, Refusal};
use crate::records::{ChangeReport, Compared};
use crate::scene::Emphasis;
use crate::store;

/// The word for the registry that is built in.
const BUILTIN: &str = "builtin";

/// Compares, tells and writes; the exit code says whether anything differs.
pub(super) fn diff(
    words: &DiffWords,
    common: &Common,
    today: Date,
    output: &mut Output<'_>,
) -> Result<u8, Trouble> {
    let lang = common.lang;
    let form = words.out.as_deref().map(|out| Form::of(out, words));
    let form = form.transpose()?;
    let asked = Asked::read(words, common, today)?;
    let compared = Compared {
        before: &asked.before,
        after: &asked.after,
        difference: &asked.difference,
    };
    let report = || compared.report((&asked.sides.0, &asked.sides.1), lang);
    match (&words.out, form) {
        (Some(out), Some(form)) => {
            let bytes = match form {
                Form::Html => changes_html(&report()).into_bytes(),
                Form::Markdown => changes_markdown(&report()).into_bytes(),
                Form::Csv => csv(&compared.table()),
                Form::Json => json(&compared.table()).into_bytes(),
                Form::Picture(form) => asked.picture(words, form, today, report().title, lang)?,
            };
            store::write_file(out, &bytes, true).map_err(|error| error.trouble())?;
            if !common.quiet {
                output.print(format!("{}\n", written(out).text(lang)).as_bytes())?;
            }
        }
        _ if common.quiet => {}
        _ if words.json => output.table(&compared.table(), Format::Json, lang)?,
        _ => output.print(page(&report()).as_bytes())?,
    }
    Ok(match asked.difference.is_empty() {
        true => code::DONE,
        false => code::FINDINGS,
    })
}

/// What is compared.
struct Asked {
    before: Arc<Registry>,
    after: Arc<Registry>,
    difference: Difference,
    /// What both sides are called.
    sides: (String, String),
    /// The days between which one registry is looked at.
    days: Option<DaySpan>,
}

impl Asked {
    fn read(words: &DiffWords, common: &Common, today: Date) -> Result<Self, Trouble> {
        let lang = common.lang;
        let read = |path: Option<&Path>| {
            let path = path.filter(|path| path.as_os_str() != BUILTIN);
            load(path, common.public, today).map(|file| file.registry)
        };
        if let (Some(first), Some(last)) = (&words.as_of, &words.and) {
            if let (Some(_), Some(file)) = (&words.before, &common.file) {
                return Err(conflict("--file", &file.display().to_string()));
            }
            let registry = read(words.before.as_deref().or(common.file.as_deref()))?;
            let (first, last) = (day(first, &registry, today)?, day(last, &registry, today)?);
            if last < first {
                let cause = Message::new("diff-backwards")
                    .with("first", PartialDate::day(first))
                    .with("last", PartialDate::day(last));
                return Err(Trouble::new(TroubleKind::Request, cause));
            }
            let called = |day| i18n::date(lang, PartialDate::day(day));
            return Ok(Self {
                difference: between(&registry, first, last),
                sides: (called(first), called(last)),
                days: Some(DaySpan {
                    from: first,
                    to: last,
                }),
                before: Arc::clone(&registry),
                after: registry,
            });
        }
        if common.file.is_some() {
            return Err(conflict("--file", "diff"));
        }
        let (before, after) = (
            read(words.before.as_deref())?,
            read(words.after.as_deref())?,
        );
        let mut difference = Difference::new(&before, &after);
        if let Some(as_of) = &words.as_of {
            let day = day(as_of, &after, today)?;
            difference = difference.concerning(&before, &after, day);
        }
        let (first, last) = (words.before.as_deref(), words.after.as_deref());
        let alike = first != last && file_name(first) == file_name(last);
        let called = |path: Option<&Path>, registry: &Registry| match (file_name(path), path) {
            // Of files of one name their folders tell them apart.
            (Some(name), Some(path)) if alike => {
                let folder = path.parent().and_then(Path::file_name);
                let folder = folder.map(std::ffi::OsStr::to_string_lossy);
                folder.map_or_else(|| name.clone(), |folder| format!("{folder}/{name}"))
            }
            (Some(name), _) => name,
            (None, _) => registry.title.get(lang).to_owned(),
        };
        Ok(Self {
            sides: (called(first, &before), called(last, &after)),
            days: None,
            before,
            after,
            difference,
        })
    }

    /// Both sides in one picture.
    fn picture(
        &self,
        words: &DiffWords,
        form: publish::Form,
        today: Date,
        title: String,
        lang: Lang,
    ) -> Result<Vec<u8>, Trouble> {
        let union = Union::new(&self.before, &self.after, &self.difference);
        let emphasis = Emphasis::from(&union);
        let registry = Arc::new(union.registry);
        let lens = Lens {
            time: self.days.map_or(Time::Any, Time::InForce),
            ..Lens::default()
        };
        let look = LookWords {
            title: Some(title),
            ..words.look.clone()
        };
        let job = Job {
            registry: &registry,
            lens: &lens,
            look: &look,
            today,
            made: today,
            lang,
            shown: None,
        };
        let order = job.order(form)?;
        let index = Index::new(Arc::clone(&registry));
        match order.difference(&index, &emphasis, &Progress::default()) {
            Ok(bytes) => Ok(bytes),
            Err(Refusal::Trouble(trouble)) => Err(trouble),
            // Nobody can cancel it here.
            Err(Refusal::Cancelled) => Ok(Vec::new()),
        }
    }
}

/// The name of a file that is compared; nothing for what is built in.
fn file_name(path: Option<&Path>) -> Option<String> {
    let path = path.filter(|path| path.as_os_str() != BUILTIN)?;
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
}

fn conflict(arg: &str, other: &str) -> Trouble {
    let cause = Message::new("args-conflict")
        .with("arg", arg)
        .with("other", other);
    Trouble::new(TroubleKind::Request, cause).hint(Message::new("args-see-help"))
}

/// What is written, by the ending of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Html,
    Markdown,
    Csv,
    Json,
    Picture(publish::Form),
}

impl Form {
    fn of(out: &Path, words: &DiffWords) -> Result<Self, Trouble> {
        let ending = out.extension().and_then(|ending| ending.to_str());
        let form = match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("html") => Self::Html,
            Some("md") => Self::Markdown,
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            Some("svg") => Self::Picture(publish::Form::Svg),
            Some("pdf") => Self::Picture(publish::Form::Pdf),
            Some("png") => Self::Picture(publish::Form::Png),
            _ => {
                let cause = Message::new("ending-bad").with("file", out.display().to_string());
                let hint = Message::new("diff-ending-hint");
                return Err(Trouble::new(TroubleKind::Request, cause).hint(hint));
            }
        };
        if let Some(trouble) = publish::refused(out) {
            return Err(trouble);
        }
        // An option that would do nothing is refused rather than passed over.
        let look = &words.look;
        let given = [
            ("--view", !look.views.is_empty()),
            ("--scheme", look.scheme.is_some()),
            ("--size", look.size.is_some()),
            ("--theme", look.ground.is_some()),
        ];
        let given = given.into_iter().find(|(_, given)| *given);
        match (form, given) {
            (Self::Picture(_), _) | (_, None) => Ok(form),
            (_, Some((option, _))) => Err(conflict(option, &out.display().to_string())),
        }
    }
}

/// The report as text for a terminal.
fn page(report: &ChangeReport) -> String {
    let mut lines = vec![report.title.clone(), report.summary.clone()];
    for section in &report.sections {
        lines.extend([String::new(), section.heading.clone()]);
        for row in &section.rows {
            lines.push(if row.record.id.is_empty() {
                format!("  {}", row.name)
            } else {
                format!("  {}  ({})", row.name, row.record.id)
            });
            lines.extend(row.facts.iter().map(|fact| format!("    {}", fact.line)));
        }
    }
    if !report.sources.is_empty() {
        lines.extend([String::new(), i18n::text(report.lang, "show-sources")]);
        let sources = report.sources.iter().enumerate();
        lines.extend(sources.map(|(at, source)| format!("  {} {source}", at + 1)));
    }
    lines.push(String::new());
    lines.join("\n")
}
