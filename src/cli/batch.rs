//! `kizuna export --batch`: a list of exports in one run. One that fails does not stop the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{self, Common, Parsed, Task};
use super::export::Asked;
use super::output::Output;
use super::{Loaded, code, load, one_line};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens;
use crate::model::{Date, Lang};
use crate::publish::clean;
use crate::store;

/// One export with its words.
#[derive(Debug)]
struct Words {
    out: PathBuf,
    words: Vec<String>,
}

/// What a run of a list works with.
pub(super) struct Batch<'a> {
    pub(super) common: &'a Common,
    /// The language that was asked for.
    pub(super) asked: Option<Lang>,
    pub(super) today: Date,
    /// Whether whoever waits sees a bar that is drawn over.
    pub(super) bar: bool,
}

impl Batch<'_> {
    /// Makes all of a list. Returns the exit code: the worst of those of its exports.
    ///
    /// # Errors
    /// The list cannot be read, or two of its exports have one name: then nothing is written.
    pub(super) fn run(
        &self,
        list: &Path,
        output: &mut Output<'_>,
        err: &mut dyn Write,
    ) -> Result<u8, Trouble> {
        let jobs = read(list)?;
        let folder = list.parent().unwrap_or(Path::new(""));
        let lang = self.common.lang;
        let mut files = BTreeMap::new();
        let (mut worst, mut failed, mut unread) = (code::DONE, 0, None);
        for (at, job) in jobs.iter().enumerate() {
            if self.bar && !self.common.quiet {
                bar(err, at, jobs.len(), &job.out);
            }
            let result = self.one(folder, job, &mut files);
            if self.bar && !self.common.quiet {
                // The bar makes room for a line.
                let _ = write!(err, "\r\u{1b}[K");
            }
            match result {
                Ok(written) if self.common.quiet => drop(written),
                Ok(written) => {
                    let line = format!("{}\n", written.text(lang));
                    // Whoever reads along may be gone; the files are made all the same.
                    if let Err(trouble) = output.print(line.as_bytes()) {
                        unread.get_or_insert(trouble);
                    }
                }
                Err(trouble) => {
                    failed += 1;
                    worst = worst.max(code::of(trouble.kind));
                    let cause = Message::new("batch-failed")
                        .with("file", job.out.display().to_string())
                        .with("trouble", trouble.text(lang));
                    // If even this cannot be written, the exit code still tells.
                    let _ = writeln!(err, "kizuna: {}", one_line(&cause.text(lang)));
                }
            }
        }
        if let Some(trouble) = unread {
            return Err(trouble);
        }
        if !self.common.quiet {
            let done = Message::new("batch-done")
                .with("done", jobs.len() - failed)
                .with("all", jobs.len());
            output.print(format!("{}\n", done.text(lang)).as_bytes())?;
        }
        Ok(worst)
    }

    fn one(
        &self,
        folder: &Path,
        job: &Words,
        files: &mut BTreeMap<(Option<PathBuf>, bool), Loaded>,
    ) -> Result<Message, Trouble> {
        let mut words: Vec<OsString> = vec!["kizuna".into(), "export".into()];
        words.extend(job.words.iter().map(OsString::from));
        // A name that begins with a dash is a name here.
        words.push("--".into());
        words.push(job.out.clone().into());
        let asked = args::lang_of(&words).or(self.asked);
        let lang = asked.unwrap_or(self.common.lang);
        let request = match args::parse(&words, lang) {
            Parsed::Request(request) => request,
            Parsed::Wrong(trouble) => return Err(trouble),
            Parsed::Print(_) => return Err(see_help()),
        };
        let Task::Export { out, lens, look } = &request.task else {
            return Err(see_help());
        };
        // Like the files that are written, it lies beside the list unless it says otherwise.
        let file = request.common.file.as_ref().map(|file| folder.join(file));
        let file = file.or_else(|| self.common.file.clone());
        let public = request.common.public || self.common.public;
        let key = (file, public);
        let file = match files.get(&key) {
            Some(file) => file.clone(),
            None => {
                let file = load(key.0.as_deref(), public, self.today)?;
                files.insert(key, file.clone());
                file
            }
        };
        let asked = Asked {
            file: &file,
            public,
            lens,
            look,
            today: self.today,
            asked,
            lang: self.common.lang,
        };
        asked.write(out)
    }
}

fn see_help() -> Trouble {
    let cause = Message::new("batch-no-export");
    Trouble::new(TroubleKind::Request, cause).hint(Message::new("args-see-help"))
}

/// Draws how far a run is, over what was drawn before.
fn bar(err: &mut dyn Write, done: usize, all: usize, out: &Path) {
    const WIDE: usize = 24;
    let full = done * WIDE / all.max(1);
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let _ = write!(
        err,
        "\r\u{1b}[K[{}{}] {done}/{all} {}",
        "#".repeat(full),
        " ".repeat(WIDE - full),
        one_line(&name)
    );
    let _ = err.flush();
}

/// Reads a list, and writes out what its templates stand for.
fn read(list: &Path) -> Result<Vec<Words>, Trouble> {
    let listed = store::load_export_list(list)?;
    let folder = list.parent().unwrap_or(Path::new(""));
    let mut jobs: Vec<Words> = Vec::new();
    for template in &listed.jobs {
        let filled = |name: &&str| !template.each.contains_key(*name);
        if let Some(name) = placeholders(&template.out).into_iter().find(filled) {
            let cause = Message::new("batch-unfilled")
                .with("file", list.display().to_string())
                .with("out", template.out.as_str())
                .with("name", format!("{{{name}}}"));
            return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("batch-hint")));
        }
        for choice in combinations(&template.each) {
            let mut words = lens::split(&listed.options)?;
            words.extend(lens::split(&template.options)?);
            let mut out = template.out.clone();
            for (option, value) in choice {
                // In one word: a value may begin with a dash.
                words.push(format!("--{option}={value}"));
                out = out.replace(&format!("{{{option}}}"), &clean(value));
            }
            let out = folder.join(out);
            jobs.push(Words { out, words });
        }
    }
    if jobs.is_empty() {
        let cause = Message::new("batch-empty").with("file", list.display().to_string());
        return Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("batch-hint")));
    }
    let mut names = BTreeSet::new();
    if let Some(twice) = jobs.iter().find(|job| !names.insert(one_name(&job.out))) {
        let cause = Message::new("batch-twice")
            .with("file", list.display().to_string())
            .with("out", twice.out.display().to_string());
        return Err(
            Trouble::new(TroubleKind::Request, cause).hint(Message::new("batch-twice-hint"))
        );
    }
    Ok(jobs)
}

/// All combinations of a value for each option, the last option changing first.
fn combinations(each: &BTreeMap<String, Vec<String>>) -> Vec<Vec<(&str, &str)>> {
    let mut all: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for (option, values) in each {
        let mut longer = Vec::new();
        for made in &all {
            for value in values {
                let mut made = made.clone();
                made.push((option.as_str(), value.as_str()));
                longer.push(made);
            }
        }
        all = longer;
    }
    all
}

/// The words in braces of a name.
fn placeholders(out: &str) -> Vec<&str> {
    let parts = out.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// A name by which two ways to write one file are known: some systems tell no capitals apart.
fn one_name(out: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    let whole = std::path::absolute(out).unwrap_or(out.to_owned());
    for part in whole.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => drop(parts.pop()),
            part => parts.push(part.as_os_str().to_string_lossy().to_lowercase()),
        }
    }
    parts.join("/")
}
