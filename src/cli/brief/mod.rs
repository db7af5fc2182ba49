//! `kizuna brief`: a paper about partners or a delegation.

mod words;

use std::sync::Arc;

pub(super) use words::{BriefWords, read, with_args};

use super::args::Common;
use super::output::Output;
use super::{Loaded, code, day, written};
use crate::brief::{Request, templates};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::{self, Index, resolve};
use crate::model::{ActorId, Date, DelegationId, Registry, Template, nearest};
use crate::publish::{BriefForm, BriefOrder, Progress, Refusal, refused};
use crate::store;

/// The template where none is named.
const USUAL: &str = "courtesy";

/// Works out a briefing and writes it.
pub(super) fn brief(
    words: &BriefWords,
    common: &Common,
    file: &Loaded,
    today: Date,
    output: &mut Output<'_>,
) -> Result<u8, Trouble> {
    let registry = &file.registry;
    let out = &words.out;
    if let Some(trouble) = refused(out) {
        return Err(trouble);
    }
    let form = BriefForm::of(out).ok_or_else(|| {
        let cause = Message::new("brief-ending").with("file", out.display().to_string());
        Trouble::new(TroubleKind::Request, cause).hint(Message::new("brief-ending-hint"))
    })?;
    // What is read is never lost by writing.
    if file
        .path
        .as_deref()
        .is_some_and(|own| store::same_file(own, out))
    {
        let path = out.clone();
        return Err(store::SaveError::OverSnapshot { path }.trouble());
    }
    let actors: Vec<ActorId> = words
        .ids
        .iter()
        .map(|word| resolve::actor(registry, word).map_err(|error| error.trouble()))
        .collect::<Result<_, Trouble>>()?;
    let delegation = words.delegation.as_deref();
    let order = BriefOrder {
        form,
        request: Request {
            actors,
            delegation: delegation.map(|word| visit(registry, word)).transpose()?,
            template: template(registry, words.template.as_deref())?,
            day: words
                .as_of
                .as_deref()
                .map(|word| day(word, registry, today))
                .transpose()?,
            today,
            langs: words.langs.clone(),
            marked: !common.public && lens::holds_internal(registry),
        },
    };
    let index = Index::new(Arc::clone(registry));
    let bytes = match order.bytes(&index, &Progress::default()) {
        Ok(bytes) => bytes,
        Err(Refusal::Trouble(trouble)) => return Err(trouble),
        // Nobody can ask to stop here.
        Err(Refusal::Cancelled) => Vec::new(),
    };
    store::write_file(out, &bytes, true).map_err(|error| error.trouble())?;
    if !common.quiet {
        output.print(format!("{}\n", written(out).text(common.lang)).as_bytes())?;
    }
    Ok(code::DONE)
}

/// The delegation of an id, or of a title in either language.
fn visit(registry: &Registry, word: &str) -> Result<DelegationId, Trouble> {
    let known = registry.delegations.get(word).or_else(|| {
        let mut rows = registry.delegations.iter();
        rows.find(|row| row.title.ja == word || row.title.en == word)
    });
    known.map(|row| row.id.clone()).ok_or_else(|| {
        let cause = Message::new("brief-no-delegation").with("value", word);
        let trouble = Trouble::new(TroubleKind::Request, cause);
        let ids = registry.delegations.iter().map(|row| row.id.as_str());
        match nearest(word, ids) {
            Some(near) => trouble.hint(Message::new("nearest-values").with("values", vec![near])),
            None => trouble.hint(Message::new("brief-no-delegation-hint")),
        }
    })
}

/// The template of an id, or of a name in either language; the usual one where none is named.
fn template(registry: &Registry, word: Option<&str>) -> Result<Template, Trouble> {
    let all = templates(registry);
    let word = word.unwrap_or(USUAL);
    let known = all
        .iter()
        .find(|row| row.id.as_str() == word || row.name.ja == word || row.name.en == word);
    known.cloned().ok_or_else(|| {
        let cause = Message::new("brief-no-template").with("value", word);
        let ids: Vec<&str> = all.iter().map(|row| row.id.as_str()).collect();
        Trouble::new(TroubleKind::Request, cause)
            .hint(Message::new("nearest-values").with("values", ids))
    })
}
