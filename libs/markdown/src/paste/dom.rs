//! A document tree in one vector, built by the HTML standard's own parsing rules (html5ever).
//! It watches the depth and the work while it grows, because those rules are slow for texts that
//! nobody writes.

use super::tags::has_many_attributes;
use crate::limits::Error;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Deepest nesting of elements that is read. Word comes to about 40.
const MAX_ELEMENTS_DEEP: usize = 128;
/// How much is parsed between two looks at the depth and the work, in bytes.
const CHUNK: usize = 1024;
/// Most work of the parser in the tree, in elements it looks at or makes: for an end tag it looks
/// at all open ones, and for a paragraph it makes all open marks anew. Word comes to one or two a
/// tag, thus to a tenth.
const MAX_WORK: usize = 4_000_000;
/// Most elements and pieces of text.
const MAX_NODES: usize = 250_000;
/// Most bytes of attributes: as much as can come in. Marks that are made anew bring theirs along.
const MAX_ATTRIBUTES: usize = crate::MAX_BYTES;

/// The attributes that are asked for.
const READ: [&str; 10] =
    ["alt", "aria-level", "class", "colspan", "href", "role", "rowspan", "src", "start", "style"];

/// Elements whose text is not text for readers.
const UNSEEN: [&str; 22] = [
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "math",
    "meta", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

pub(crate) type Id = usize;

#[derive(Default)]
struct Node {
    parent: Option<Id>,
    children: Vec<Id>,
    depth: usize,
    name: Option<Rc<QualName>>,
    attributes: Vec<(String, String)>,
    text: String,
}

/// A parsed document.
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    pub const ROOT: Id = 0;

    pub fn parse(html: &str) -> Result<Self, Error> {
        if has_many_attributes(html) {
            return Err(Error::TooTangled);
        }
        let mut parser = parse_document(Growing::new(), ParseOpts::default());
        let mut rest = html;
        while !rest.is_empty() {
            let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK));
            parser.process(StrTendril::from(chunk));
            parser.tokenizer.sink.sink.check()?;
            rest = after;
        }
        let grown = parser.finish();
        grown.check()?;
        Ok(Self { nodes: grown.nodes.into_inner() })
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn children(&self, id: Id) -> &[Id] {
        &self.nodes[id].children
    }

    /// The element's name in lower case; empty for text and comments.
    pub fn name(&self, id: Id) -> &str {
        self.nodes[id].name.as_ref().map_or("", |name| &name.local)
    }

    pub fn is_text(&self, id: Id) -> bool {
        self.nodes[id].name.is_none()
    }

    pub fn own_text(&self, id: Id) -> &str {
        &self.nodes[id].text
    }

    pub fn attribute(&self, id: Id, name: &str) -> &str {
        let found = self.nodes[id].attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// A property of the element's `style` attribute, in lower case.
    pub fn property(&self, id: Id, name: &str) -> Option<String> {
        self.attribute(id, "style").split(';').find_map(|rule| {
            let (property, value) = rule.split_once(':')?;
            let same = property.trim().eq_ignore_ascii_case(name);
            same.then(|| value.trim().to_ascii_lowercase())
        })
    }

    /// Whether a reader sees nothing of the element.
    pub fn is_unseen(&self, id: Id) -> bool {
        UNSEEN.contains(&self.name(id)) || self.property(id, "display").as_deref() == Some("none")
    }

    /// The text inside that readers see, as it stands in the source.
    pub fn text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            text.push_str(self.own_text(id));
            if matches!(self.name(id), "br" | "p" | "div" | "li" | "tr" | "td" | "th") {
                text.push('\n');
            }
            if !self.is_unseen(id) {
                waiting.extend(self.children(id).iter().rev());
            }
        }
        text
    }
}

/// The tree while the parser builds it. Comments are left out, but have a place.
struct Growing {
    nodes: RefCell<Vec<Node>>,
    too_deep: Cell<bool>,
    work: Cell<usize>,
    /// Bytes of attributes.
    attributes: Cell<usize>,
    /// The name of what has none.
    unnamed: Rc<QualName>,
}

/// An element's name by value: names are shared, and the tree moves under a borrow.
#[derive(Debug)]
struct Name(Rc<QualName>);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }
    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Growing {
    fn new() -> Self {
        Self {
            nodes: RefCell::new(vec![Node::default()]),
            too_deep: Cell::new(false),
            work: Cell::new(0),
            attributes: Cell::new(0),
            unnamed: Rc::new(QualName::new(None, Namespace::default(), LocalName::default())),
        }
    }

    fn check(&self) -> Result<(), Error> {
        if self.too_deep.get() {
            return Err(Error::TooDeep);
        }
        let fits = self.work.get() <= MAX_WORK
            && self.attributes.get() <= MAX_ATTRIBUTES
            && self.nodes.borrow().len() <= MAX_NODES;
        if fits { Ok(()) } else { Err(Error::TooTangled) }
    }

    fn add(&self, node: Node) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    fn place(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                if self.extends_text(parent, at, &text) {
                    return;
                }
                self.add(Node { text: text.to_string(), ..Node::default() })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        if depth > MAX_ELEMENTS_DEEP {
            self.too_deep.set(true);
        }
        nodes[child].parent = Some(parent);
        nodes[child].depth = depth;
        nodes[parent].children.insert(at, child);
    }

    fn extends_text(&self, parent: Id, at: usize, text: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = at.checked_sub(1).and_then(|last| nodes[parent].children.get(last).copied());
        match before {
            Some(id) if nodes[id].name.is_none() && !nodes[id].text.is_empty() => {
                nodes[id].text.push_str(text);
                true
            }
            _ => false,
        }
    }

    /// The parent and the place in it. Searched from the end, where the parser works.
    fn whereabouts(&self, id: Id) -> Option<(Id, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        let at = nodes[parent].children.iter().rposition(|&child| child == id)?;
        Some((parent, at))
    }
}

impl TreeSink for Growing {
    type Handle = Id;
    type Output = Self;
    type ElemName<'a> = Name;

    fn finish(self) -> Self {
        self
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        Dom::ROOT
    }
    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        self.work.update(|work| work + 1);
        let nodes = self.nodes.borrow();
        Name(Rc::clone(nodes[*target].name.as_ref().unwrap_or(&self.unnamed)))
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        let read = attrs.into_iter().filter(|it| READ.contains(&&*it.name.local));
        let attributes: Vec<(String, String)> =
            read.map(|it| (it.name.local.to_string(), it.value.to_string())).collect();
        let bytes: usize = attributes.iter().map(|(_, value)| value.len()).sum();
        self.attributes.update(|all| all + bytes);
        self.add(Node { name: Some(Rc::new(name)), attributes, ..Node::default() })
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Node::default())
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Node::default())
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.place(*parent, end, child);
    }
    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.remove_from_parent(id);
        }
        if let Some((parent, at)) = self.whereabouts(*sibling) {
            self.place(parent, at, child);
        }
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }
    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn add_attrs_if_missing(&self, _: &Id, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, target: &Id) {
        if let Some((parent, at)) = self.whereabouts(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(at);
            nodes[*target].parent = None;
        }
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        let depth = nodes[*new_parent].depth + 1;
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
            nodes[child].depth = depth;
        }
        nodes[*new_parent].children.extend(children);
    }
}
