//! Delegations: opening the form, and entering what it asks for.

use super::Hands;
use crate::edit::{Change, Put};
use crate::i18n::Message;
use crate::model::{ActorId, Delegation, DelegationId, Lang, Text};
use crate::ui::command::Command;
use crate::ui::ids;
use crate::ui::panels::delegations::Form;
use crate::ui::state::Sheet;

impl Hands<'_> {
    pub(super) fn delegation_command(&mut self, command: Command) {
        // Forms into which nothing was typed wait for nobody.
        let registry = std::sync::Arc::clone(self.state.registry());
        let forms = &mut self.state.desk.delegations;
        forms.retain(|id, form| form.is_changed(registry.delegations.get(id.as_str())));
        match command {
            Command::OpenDelegation(id) => self.open_form(id),
            Command::NewDelegation => self.begin(Form::blank([])),
            Command::DelegationFromSelection => {
                let away = |id: &&ActorId| !registry.is_at_home(id);
                let chosen = self.state.selection.actors.iter().filter(away);
                let form = Form::blank(chosen.cloned());
                self.begin(form);
            }
            Command::CopyDelegation(id) => {
                if let Some(row) = registry.delegations.get(id.as_str()) {
                    let copy = |lang: Lang| {
                        let title = Message::new("delegation-copy-title");
                        title.with("title", row.title.get(lang)).text(lang)
                    };
                    let title = Text::new(copy(Lang::Ja), copy(Lang::En));
                    self.begin(Form::like(row, title));
                }
            }
            Command::ApplyDelegation(key, delegation) => self.enter(&key, *delegation),
            _ => {}
        }
    }

    fn open_form(&mut self, id: DelegationId) {
        egui::Popup::close_all(self.context);
        self.state.desk.sheet = Some(Sheet::Delegation(id));
    }

    /// Opens a form for a new one, under an id of its own until it is entered.
    fn begin(&mut self, form: Form) {
        let id = self.fresh_delegation("");
        self.state.desk.delegations.insert(id.clone(), form);
        self.open_form(id);
    }

    /// An id that neither a delegation nor a form has.
    fn fresh_delegation(&self, title: &str) -> DelegationId {
        let (registry, forms) = (self.state.registry(), &self.state.desk.delegations);
        let is_free = |id: &str| {
            registry.delegations.get(id).is_none() && !forms.contains_key(&DelegationId::from(id))
        };
        DelegationId::from(ids::fresh(title, "delegation", is_free).as_str())
    }

    fn enter(&mut self, key: &DelegationId, mut delegation: Delegation) {
        let own = self.state.document.registry();
        let put = match own.delegations.get(key.as_str()) {
            Some(_) => Put::Over,
            None => Put::Last,
        };
        if put == Put::Last {
            delegation.id = self.fresh_delegation(&delegation.title.en);
        }
        let wanted = delegation.clone();
        self.apply(vec![Change::PutDelegation {
            delegation: Box::new(delegation),
            put,
        }]);
        let rows = &self.state.document.registry().delegations;
        if rows.get(wanted.id.as_str()) == Some(&wanted) {
            self.state.desk.delegations.remove(key);
            self.state.desk.sheet = Some(Sheet::Delegations);
        }
    }
}
