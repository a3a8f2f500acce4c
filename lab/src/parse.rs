//! From text to tree, over granit-parser's events.

use crate::error::Source;
use crate::read::Value;
use crate::{Entry, Error, Kind, List, Map, Node, Position, Scalar};
use granit_parser::{
    ErrorKind, Event, Marker, Parser, ScalarStyle, Span, StructureStyle, Tag, options,
};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Most octets of a file, and most octets that its aliases may add: 16 MiB.
pub const MAX_OCTETS: usize = 16 << 20;
/// Deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 64;
/// Most nodes, with each alias counted as the nodes it stands for.
pub const MAX_NODES: usize = 1_000_000;

/// The text of a file; one that is endless or longer than [`MAX_OCTETS`] is not read to its end.
///
/// # Errors
/// The file cannot be read, is too long, or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut octets = vec![];
    let most = MAX_OCTETS as u64 + 1;
    File::open(path)?.take(most).read_to_end(&mut octets)?;
    if octets.len() > MAX_OCTETS {
        return Err(io::Error::other(format!(
            "it is longer than {MAX_OCTETS} octets"
        )));
    }
    String::from_utf8(octets).map_err(|_| io::Error::other("it is not UTF-8 text"))
}

/// One parsed file: its tree, and its text for the errors of those who read the tree.
#[derive(Clone)]
pub struct Document {
    source: Source,
    root: Node,
}

impl Document {
    /// Parses a file; `name` is what errors call it.
    ///
    /// # Errors
    ///
    /// What is not YAML, what this crate leaves out of YAML (see its front page), duplicate keys, and breaches of the bounds.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let source = Source {
            name: name.into(),
            text: text.into(),
        };
        let root = Builder::new(&source).run()?;
        Ok(Self { source, root })
    }

    /// The whole tree, for typed reading.
    pub fn root(&self) -> Value<'_> {
        Value::new(&self.root, &self.source)
    }

    /// The whole tree.
    pub fn node(&self) -> &Node {
        &self.root
    }

    /// The name that errors use.
    pub fn name(&self) -> &str {
        &self.source.name
    }

    /// The text as it was parsed.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// Typed reading of any node of this document.
    pub fn value<'a>(&'a self, node: &'a Node) -> Value<'a> {
        Value::new(node, &self.source)
    }
}

/// A list or map that is not complete yet.
enum Open {
    List {
        list: List,
        position: Position,
        anchor: usize,
    },
    Map {
        map: Map,
        keys: HashMap<String, Position>,
        merged: Vec<Node>,
        key: Option<Node>,
        position: Position,
        anchor: usize,
    },
}

struct Builder<'a> {
    source: &'a Source,
    open: Vec<Open>,
    root: Option<Node>,
    /// Complete anchored nodes; an alias to a node that is still open would be a cycle.
    anchors: BTreeMap<usize, Anchored>,
    nodes: usize,
    alias_octets: usize,
}

struct Anchored {
    node: Node,
    nodes: usize,
    octets: usize,
    depth: usize,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            open: Vec::new(),
            root: None,
            anchors: BTreeMap::new(),
            nodes: 0,
            alias_octets: 0,
        }
    }

    fn run(mut self) -> Result<Node, Error> {
        let text = &*self.source.text;
        if text.len() > MAX_OCTETS {
            let message = format!(
                "the file has {} octets; at most {MAX_OCTETS} are read",
                text.len()
            );
            return Err(Error::new(self.source, Position::default(), message));
        }
        let options = options! {
            strict_indentation: true,
            disallow_directives: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = event.map_err(|error| self.syntax(&error))?;
            let position = self.position(&span);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self.error(
                            position,
                            "a second document begins here; one file is one document",
                        ));
                    }
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.count(1, position)?;
                    let tagged = self.tag(tag.as_deref(), &span)?;
                    let quoted = tagged || style != ScalarStyle::Plain;
                    let kind = Kind::Scalar(Scalar {
                        text: text.into_owned(),
                        quoted,
                    });
                    self.complete(Node { kind, position }, anchor)?;
                }
                Event::SequenceStart(style, anchor, tag) => {
                    self.start(tag.as_deref(), &span)?;
                    let list = List {
                        items: Vec::new(),
                        flow: style == StructureStyle::Flow,
                    };
                    self.open.push(Open::List {
                        list,
                        position,
                        anchor,
                    });
                }
                Event::MappingStart(style, anchor, tag) => {
                    self.start(tag.as_deref(), &span)?;
                    let map = Map {
                        entries: Vec::new(),
                        flow: style == StructureStyle::Flow,
                    };
                    self.open.push(Open::Map {
                        map,
                        keys: HashMap::new(),
                        merged: Vec::new(),
                        key: None,
                        position,
                        anchor,
                    });
                }
                Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                    Some(Open::List {
                        list,
                        position,
                        anchor,
                    }) => {
                        self.complete(
                            Node {
                                kind: Kind::List(list),
                                position,
                            },
                            anchor,
                        )?;
                    }
                    Some(Open::Map {
                        mut map,
                        mut keys,
                        merged,
                        position,
                        anchor,
                        ..
                    }) => {
                        for other in merged {
                            self.merge(&mut map, &mut keys, other)?;
                        }
                        self.complete(
                            Node {
                                kind: Kind::Map(map),
                                position,
                            },
                            anchor,
                        )?;
                    }
                    None => unreachable!("invariant: the parser closes only what it opened"),
                },
                Event::Alias(anchor) => self.alias(anchor, position)?,
                // StreamStart, DocumentEnd, StreamEnd; comments, anchors and unresolved aliases are switched off.
                _ => {}
            }
        }
        match self.root {
            Some(root) => Ok(root),
            None => Err(Error::new(
                self.source,
                Position::default(),
                "the file is empty",
            )),
        }
    }

    fn start(&mut self, tag: Option<&Tag>, span: &Span) -> Result<(), Error> {
        let position = self.position(span);
        self.count(1, position)?;
        if self.tag(tag, span)? {
            return Err(self.error(position, "the tag !!str is for scalars"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(self.error(position, format!("nested more than {MAX_DEPTH} deep")));
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize, position: Position) -> Result<(), Error> {
        self.nodes = self.nodes.saturating_add(nodes);
        match self.nodes {
            ..=MAX_NODES => Ok(()),
            _ => Err(self.error(
                position,
                format!("more than {MAX_NODES} nodes, aliases included"),
            )),
        }
    }

    /// Whether the node is tagged `!!str`.
    fn tag(&self, tag: Option<&Tag>, span: &Span) -> Result<bool, Error> {
        match tag {
            None => Ok(false),
            Some(tag) if tag.is_yaml_core_schema_tag("str") => Ok(true),
            Some(tag) => {
                let original = tag.original();
                let position = match span.tag_start() {
                    Some(mark) => at(&mark, original.chars().count()),
                    None => self.position(span),
                };
                Err(self.error(position, format!("the tag {original} has no meaning here")))
            }
        }
    }

    fn alias(&mut self, anchor: usize, position: Position) -> Result<(), Error> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err(self.error(
                position,
                "this alias stands inside the very node that it names",
            ));
        };
        let (nodes, octets, depth) = (anchored.nodes, anchored.octets, anchored.depth);
        // Checked before the copy: a chain of aliases doubles with every line.
        self.count(nodes, position)?;
        self.alias_octets = self.alias_octets.saturating_add(octets);
        if self.alias_octets > MAX_OCTETS {
            return Err(self.error(
                position,
                format!("aliases add more than {MAX_OCTETS} octets"),
            ));
        }
        if self.open.len() + depth > MAX_DEPTH {
            return Err(self.error(
                position,
                format!("nested more than {MAX_DEPTH} deep by this alias"),
            ));
        }
        // The copy keeps the positions of the original: what is wrong in it has to be mended there.
        let node = match self.anchors.get(&anchor) {
            Some(anchored) => anchored.node.clone(),
            None => unreachable!("invariant: looked up above"),
        };
        self.complete(node, 0)
    }

    /// A node is whole: it goes to its list, its map or the root.
    fn complete(&mut self, node: Node, anchor: usize) -> Result<(), Error> {
        if anchor != 0 {
            let (nodes, octets, depth) = measure(&node);
            self.anchors.insert(
                anchor,
                Anchored {
                    node: node.clone(),
                    nodes,
                    octets,
                    depth,
                },
            );
            // The kept copy is memory too.
            self.count(nodes, node.position)?;
        }
        let source = self.source;
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { list, .. }) => list.items.push(node),
            Some(Open::Map {
                map,
                keys,
                merged,
                key,
                ..
            }) => match key.take() {
                None => {
                    let Some(scalar) = node.as_scalar() else {
                        return Err(Error::new(
                            source,
                            node.position,
                            "a key is a single word or text",
                        ));
                    };
                    if (scalar.text != "<<" || scalar.quoted)
                        && let Some(first) = keys.insert(scalar.text.clone(), node.position)
                    {
                        let message = format!(
                            "duplicate key {:?}; first on line {}",
                            scalar.text, first.line
                        );
                        return Err(Error::new(source, node.position, message));
                    }
                    *key = Some(node);
                }
                Some(key) => match key.as_scalar() {
                    Some(scalar) if scalar.text == "<<" && !scalar.quoted => match node.kind {
                        Kind::List(list) => merged.extend(list.items),
                        Kind::Map(_) | Kind::Scalar(_) => merged.push(node),
                    },
                    _ => map.entries.push(Entry { key, value: node }),
                },
            },
        }
        Ok(())
    }

    /// The merge key: what the map does not say itself, in the order of the merged maps.
    fn merge(
        &self,
        map: &mut Map,
        keys: &mut HashMap<String, Position>,
        other: Node,
    ) -> Result<(), Error> {
        let position = other.position;
        let Kind::Map(other) = other.kind else {
            return Err(self.error(position, "<< merges a map or a list of maps"));
        };
        for entry in other.entries {
            let Some(scalar) = entry.key.as_scalar() else {
                continue;
            };
            if !keys.contains_key(&scalar.text) {
                keys.insert(scalar.text.clone(), entry.key.position);
                map.entries.push(entry);
            }
        }
        Ok(())
    }

    fn position(&self, span: &Span) -> Position {
        let source = span.slice(&self.source.text).unwrap_or("");
        let width = source
            .lines()
            .next()
            .map_or(0, |line| line.trim_end().chars().count());
        at(&span.start, width)
    }

    fn error(&self, position: Position, message: impl Into<String>) -> Error {
        Error::new(self.source, position, message)
    }

    fn syntax(&self, error: &granit_parser::ScanError) -> Error {
        let mut position = at(error.marker(), 1);
        let line = self
            .source
            .text
            .lines()
            .nth((position.line as usize).saturating_sub(1))
            .unwrap_or("");
        let message = match error.kind() {
            ErrorKind::UnknownAnchor => {
                let rest = line.chars().skip(position.column as usize);
                let name = rest.take_while(|c| !c.is_whitespace() && !",[]{}".contains(*c));
                position.width = number(1 + name.count());
                "this alias names no anchor above it".into()
            }
            ErrorKind::DirectiveDisallowed => {
                "directives (%YAML, %TAG) have no meaning here".into()
            }
            _ if line
                .chars()
                .take_while(|c| c.is_whitespace())
                .any(|c| c == '\t') =>
            {
                "a tab in the indentation; YAML indents with spaces".into()
            }
            ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => {
                "a tab where YAML wants spaces".into()
            }
            ErrorKind::ExpectedBlockMappingKey => {
                "expected a key; is this line indented unlike the keys above it?".into()
            }
            ErrorKind::ExpectedBlockSequenceEntry => {
                "expected an item \"- ...\"; is this line indented unlike the items above it?".into()
            }
            ErrorKind::MappingValueNotAllowed => {
                "a colon where no value may begin; quote a text that holds one, or mend the indentation".into()
            }
            ErrorKind::UnexpectedCharacter { character } => {
                format!("a text that begins with {character:?} must be quoted")
            }
            ErrorKind::UnclosedFlowCollection { open } => format!("this {open:?} is never closed"),
            ErrorKind::RecursionLimitExceeded => format!("nested more than {MAX_DEPTH} deep"),
            _ => error.info(),
        };
        self.error(position, message)
    }
}

fn at(marker: &Marker, width: usize) -> Position {
    Position {
        line: number(marker.line().max(1)),
        column: number(marker.col() + 1),
        width: number(width.max(1)),
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Nodes, octets of text, and depth.
fn measure(node: &Node) -> (usize, usize, usize) {
    let sum = |(nodes, octets, depth): (usize, usize, usize), child: &Node| {
        let below = measure(child);
        (nodes + below.0, octets + below.1, depth.max(below.2 + 1))
    };
    match &node.kind {
        Kind::Scalar(scalar) => (1, scalar.text.len(), 0),
        Kind::List(list) => list.items.iter().fold((1, 0, 1), sum),
        Kind::Map(map) => map
            .entries
            .iter()
            .flat_map(|entry| [&entry.key, &entry.value])
            .fold((1, 0, 1), sum),
    }
}
