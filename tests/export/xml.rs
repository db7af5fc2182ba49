//! XML read back as a tree.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::support::same;

/// An element of a document, with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut element = Self {
            name: String::from_utf8_lossy(start.name().as_ref()).into_owned(),
            ..Self::default()
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute
                .unescape_value()
                .map_err(|error| error.to_string())?;
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            element.attributes.insert(key, value.into_owned());
        }
        Ok(element)
    }

    /// Everything of a name in it, however deep.
    pub(super) fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The names of its attributes.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.keys().map(String::as_str)
    }

    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// Reads a document, and fails unless it is well-formed.
pub(super) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("at {}: {error}", reader.buffer_position()))?;
        let top = open.last_mut().ok_or("an end too many")?;
        match event {
            Event::Start(start) => open.push(Element::of(&start)?),
            Event::Empty(start) => top.children.push(Element::of(&start)?),
            Event::End(_) => {
                let done = open.pop().ok_or("an end too many")?;
                let above = open.last_mut().ok_or("an end too many")?;
                above.children.push(done);
            }
            Event::Text(text) => top
                .text
                .push_str(&text.decode().map_err(|error| error.to_string())?),
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| error.to_string())?;
                top.text.push(match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    other => {
                        let code = other.strip_prefix('#').and_then(|code| code.parse().ok());
                        let c = code.and_then(char::from_u32);
                        c.ok_or_else(|| format!("an unknown reference {other:?}"))?
                    }
                });
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => return Err(format!("unexpected {other:?}")),
        }
    }
    same("open elements", &open.len(), &1)?;
    let root = open.pop().ok_or("nothing")?;
    same("roots", &root.children.len(), &1)?;
    Ok(root)
}
