//! What decoding gives: frames of layers.

use inlab_ber::value::Value;
use std::time::Duration;

/// One layer of a frame: a protocol, or a message of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Short name of the protocol: `sctp`, `m3ua`, `sccp`, `tcap`, `cap`, ….
    pub name: &'static str,
    /// What it is, in one line: message type, ports, identifiers.
    pub title: String,
    /// Its fields, in the order of the octets.
    pub fields: Vec<(String, Value)>,
    /// What is wrong with it.
    pub faults: Vec<String>,
    /// What it carries.
    pub inside: Vec<Self>,
}

impl Layer {
    pub(crate) fn new(name: &'static str, title: impl Into<String>) -> Self {
        Self {
            name,
            title: title.into(),
            ..Self::default()
        }
    }

    pub(crate) fn field(&mut self, name: &str, value: Value) -> &mut Self {
        self.fields.push((name.to_string(), value));
        self
    }

    pub(crate) fn text(&mut self, name: &str, text: impl std::fmt::Display) -> &mut Self {
        self.field(name, Value::Text(text.to_string()))
    }

    pub(crate) fn number(&mut self, name: &str, number: impl Into<i64>) -> &mut Self {
        self.field(name, Value::Integer(number.into()))
    }

    /// Octets that nothing more is known about; no field where there are none.
    pub(crate) fn octets(&mut self, name: &str, octets: &[u8]) -> &mut Self {
        if !octets.is_empty() {
            self.text(name, inlab_ber::value::hex(octets));
        }
        self
    }

    pub(crate) fn fault(&mut self, fault: impl std::fmt::Display) -> &mut Self {
        self.faults.push(fault.to_string());
        self
    }

    /// The layer and those inside it, outermost first.
    pub fn walk<'l>(&'l self, visit: &mut dyn FnMut(&'l Self)) {
        visit(self);
        for layer in &self.inside {
            layer.walk(visit);
        }
    }

    /// The layer as one value: `layer`, `title`, `fields`, `faults`, `inside`, without what is empty.
    pub fn to_value(&self) -> Value {
        let mut map = vec![("layer".to_string(), Value::Text(self.name.to_string()))];
        if !self.title.is_empty() {
            map.push(("title".into(), Value::Text(self.title.clone())));
        }
        if !self.fields.is_empty() {
            map.push(("fields".into(), Value::Map(self.fields.clone())));
        }
        if !self.faults.is_empty() {
            map.push((
                "faults".into(),
                Value::List(self.faults.iter().cloned().map(Value::Text).collect()),
            ));
        }
        if !self.inside.is_empty() {
            map.push((
                "inside".into(),
                Value::List(self.inside.iter().map(Self::to_value).collect()),
            ));
        }
        Value::Map(map)
    }
}

/// What a component does with an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ComponentKind {
    /// Invoke.
    Invoke,
    /// ReturnResultLast, ReturnResultNotLast.
    Result,
    /// ReturnError.
    Error,
    /// Reject.
    Reject,
}

impl ComponentKind {
    /// `invoke`, `result`, `error`, `reject`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invoke => "invoke",
            Self::Result => "result",
            Self::Error => "error",
            Self::Reject => "reject",
        }
    }
}

/// A component of a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The operation's standard name; `unknown` where the table of the dialect does not have it or the invoke was not seen.
    pub name: String,
    /// Its local code, where known.
    pub opcode: Option<i32>,
    /// Invoke, result, error, reject.
    pub kind: ComponentKind,
    /// The error's name or the problem's.
    pub problem: Option<String>,
    /// The argument, result or error parameter.
    pub value: Option<Value>,
}

/// One frame of a capture, or one message of a hex text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// From 1.
    pub number: u64,
    /// Since 1970-01-01 00:00 UTC, where the file says.
    pub time: Option<Duration>,
    /// Octets of the frame.
    pub length: usize,
    /// Outermost layers: one, but for chunks of a message that a file holds without what was around them.
    pub layers: Vec<Layer>,
    /// Components, in order.
    pub operations: Vec<Operation>,
}

impl Frame {
    /// All layers, outermost first.
    pub fn walk<'l>(&'l self, visit: &mut dyn FnMut(&'l Layer)) {
        for layer in &self.layers {
            layer.walk(visit);
        }
    }

    /// Names of the layers, in order.
    pub fn layer_names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        self.walk(&mut |layer| names.push(layer.name));
        names
    }

    /// What is wrong, each with the layer's name before it.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.walk(&mut |layer| {
            faults.extend(
                layer
                    .faults
                    .iter()
                    .map(|fault| format!("{}: {fault}", layer.name)),
            )
        });
        faults
    }

    /// The first layer of this name.
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        let mut found = None;
        self.walk(&mut |layer| {
            if found.is_none() && layer.name == name {
                found = Some(layer);
            }
        });
        found
    }

    /// The frame as one value: `frame`, `time`, `octets`, `layers`.
    pub fn to_value(&self) -> Value {
        let mut map = vec![(
            "frame".to_string(),
            Value::Integer(i64::try_from(self.number).unwrap_or(i64::MAX)),
        )];
        if let Some(time) = self.time {
            map.push(("time".into(), Value::Text(crate::render::timestamp(time))));
        }
        map.push((
            "octets".into(),
            Value::Integer(i64::try_from(self.length).unwrap_or(i64::MAX)),
        ));
        map.push((
            "layers".into(),
            Value::List(self.layers.iter().map(Layer::to_value).collect()),
        ));
        Value::Map(map)
    }

    /// An indented tree for people.
    pub fn to_text(&self) -> String {
        crate::render::text(self)
    }

    /// The whole tree as one JSON object.
    pub fn to_json(&self) -> serde_json::Value {
        crate::render::json(&self.to_value())
    }

    /// The whole tree as one YAML document, with `---` before it.
    pub fn to_yaml(&self) -> String {
        format!("---\n{}", crate::render::yaml(&self.to_value()))
    }

    /// What was found, as one JSON object for a line: `frame`, `layers`, `operations`, `faults`.
    pub fn to_jsonl(&self) -> serde_json::Value {
        let operations: Vec<_> = self
            .operations
            .iter()
            .map(|operation| {
                let mut object = serde_json::json!({
                    "name": operation.name, "opcode": operation.opcode, "kind": operation.kind.name(),
                });
                if let (Some(problem), Some(map)) = (&operation.problem, object.as_object_mut()) {
                    map.insert("problem".into(), problem.as_str().into());
                }
                object
            })
            .collect();
        serde_json::json!({
            "frame": self.number, "layers": self.layer_names(), "operations": operations, "faults": self.faults(),
        })
    }
}
