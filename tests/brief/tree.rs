//! XML read back as a tree, with texts between elements in their places.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element, or a text in one.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element of a document, with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Node>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            (
                key,
                attribute.unescape_value().expect("a value").into_owned(),
            )
        });
        Self {
            name: String::from_utf8_lossy(start.name().as_ref()).into_owned(),
            attributes: attributes.collect(),
            children: Vec::new(),
        }
    }

    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Those of a name directly in it.
    pub(super) fn named(&self, name: &str) -> Vec<&Element> {
        self.elements().filter(|child| child.name == name).collect()
    }

    /// Everything in it, itself first.
    pub(super) fn every(&self) -> Vec<&Element> {
        let inner = self.elements().flat_map(Element::every);
        std::iter::once(self).chain(inner).collect()
    }

    /// Everything of a name in it, however deep.
    pub(super) fn all(&self, name: &str) -> Vec<&Element> {
        let mut every = self.every();
        every.retain(|element| element.name == name);
        every
    }

    /// What a person reads in it: `written` says what an element is as a text, if not what is in it.
    pub(super) fn read(&self, written: &dyn Fn(&Element) -> Option<&'static str>) -> String {
        if let Some(text) = written(self) {
            return text.to_owned();
        }
        let texts = self.children.iter().map(|node| match node {
            Node::Element(element) => element.read(written),
            Node::Text(text) => text.clone(),
        });
        texts.collect()
    }
}

/// Reads a document, and fails unless it is well-formed.
#[track_caller]
pub(super) fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event();
        let event = event.unwrap_or_else(|error| {
            panic!("at {}: {error}", reader.buffer_position());
        });
        let top = open.last_mut().expect("an element");
        match event {
            Event::Start(start) => open.push(Element::of(&start)),
            Event::Empty(start) => top.children.push(Node::Element(Element::of(&start))),
            Event::End(_) => {
                let done = Node::Element(open.pop().expect("an element"));
                open.last_mut().expect("a parent").children.push(done);
            }
            Event::Text(text) => {
                let text = text.decode().expect("a text").into_owned();
                top.children.push(Node::Text(text));
            }
            Event::GeneralRef(name) => {
                let name = name.decode().expect("a name");
                let text = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("an unknown reference {other:?}"),
                };
                top.children.push(Node::Text(text.to_owned()));
            }
            Event::Decl(_) | Event::DocType(_) => {}
            Event::Eof => break,
            other => panic!("unexpected {other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element stays open");
    let root = open.pop().expect("a document");
    let mut roots = root.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    roots.next().expect("a root")
}
