//! ANSI TCAP (T1.114): package, transaction ids, dialogue portion, components and their operation by name.
//!
//! What a parameter means is the table's to say that an operation code leads to: AIN's, that of ANSI-41 and WIN, or that of national TCAP. A parameter of an
//! operation that no table has is shown in hex.

use crate::dialogues::Found;
use crate::names::AnsiOperation;
use crate::operation::{Role, choose, parameter};
use crate::{Below, ComponentKind, Layer, Operation, Work, names};
use inlab_ber::value::{Value, hex, show, show_lenient, show_lenient_in};
use inlab_ber::{CONSTRUCTED, Element, Oid, Tlv, context, element};
use inlab_inap::Dialect;
use inlab_inap::operation::{Type, ansi41_parameter};
use inlab_tcap::ansi::{
    AbortCause, Component, ComponentIds, Components, ContextName, DialoguePortion, ErrorCode,
    Message, OperationCode, TransactionFault,
};
use inlab_tcap::{External, InvokeId, TransactionId};

/// Operations are remembered by their number; those of national TCAP apart from the private ones.
const NATIONAL: u32 = 1 << 30;

fn number(operation: &OperationCode) -> i32 {
    let number = match operation {
        OperationCode::National(code) => code.key() & (NATIONAL - 1) | NATIONAL,
        OperationCode::Private(code) => code.key() & (NATIONAL - 1),
    };
    i32::try_from(number).unwrap_or(0)
}

fn of_number(number: i32) -> Option<AnsiOperation> {
    let number = u32::try_from(number).ok()?;
    names::ansi_operation(number & NATIONAL != 0, number & (NATIONAL - 1))
}

/// Tags of what a parameter sequence or set may stand in (T1.114.3); which of them is the network's choice.
const OUTER: [u8; 4] = [0x30, 0x31, 0xf0, 0xf2];

/// A parameter under the tag that its type has: the tables know one each.
pub(crate) fn as_declared(octets: &[u8], of: Option<Type>) -> Vec<u8> {
    match of {
        Some(of) => Dialect::WIN.under_declared_tag(octets, of.schema().tag),
        None => octets.to_vec(),
    }
}

/// Puts a parameter's fields into a layer, and gives its value: by the table if there is one, else in hex.
fn meaning(
    layer: &mut Layer,
    role: Role,
    operation: Option<i32>,
    code: Option<i32>,
    octets: Option<&[u8]>,
) -> Option<Value> {
    let of_table = |code: i32| code & !NATIONAL.cast_signed();
    let national = operation.is_some_and(|code| code != of_table(code));
    let code = code.map(of_table);
    let operation = operation.map(of_table);
    let has = |dialect: &Dialect| {
        let found = operation.and_then(|code| dialect.operation(code));
        found.is_some_and(|found| found.is_national() == national)
    };
    // Newest first.
    let mut candidates: Vec<Dialect> = Dialect::american().filter(has).collect();
    candidates.reverse();
    let type_of = |dialect: Dialect| role.find(dialect, code?).and_then(|(_, of)| of);
    let declared = candidates.first().and_then(|dialect| type_of(*dialect));
    let as_declared = octets.map(|octets| as_declared(octets, declared));
    let empty = octets.is_some_and(|octets| Dialect::WIN.is_nothing(octets));
    let found = code.and_then(|code| choose(&candidates, role, code, as_declared.as_deref()));
    match found {
        Some(dialect) if type_of(dialect).is_some() => parameter(
            layer,
            role,
            type_of(dialect),
            as_declared.as_deref(),
            dialect,
        ),
        Some(_) if empty => None,
        _ => {
            let ansi_41 = |octets: &&[u8]| match operation {
                Some(code) => !national && code >> 8 == ANSI_41,
                None => role != Role::Argument && is_of_ansi_41(octets),
            };
            match octets.filter(ansi_41).and_then(by_identifier) {
                // Of an operation without a name nothing is said but that it came.
                Some(members) if !(empty && operation.and_then(of_number).is_none()) => {
                    layer.fields.extend(members);
                }
                _ => {
                    layer.octets("octets", octets.unwrap_or(&[]));
                }
            }
            None
        }
    }
}

/// The operation family of ANSI-41 (X.S0004-540).
const ANSI_41: i32 = 9;

/// How deep parameters of operations without a row are looked into; below it they are shown in hex.
const DEPTH: usize = 8;

/// The answer to an Invoke that was not seen is one of ANSI-41: a parameter set, where AIN has a sequence, of nothing but parameters that
/// ANSI-41 has.
fn is_of_ansi_41(octets: &[u8]) -> bool {
    let (0xf2, Ok((set, []))) = (octets.first().copied().unwrap_or(0), element(octets)) else {
        return false;
    };
    let mut rest = set.content;
    while let Ok((item, after)) = element(rest) {
        let tag = item.tag & !CONSTRUCTED;
        if ansi41_parameter(tag).is_none() {
            return false;
        }
        rest = after;
    }
    rest.is_empty() && !set.content.is_empty()
}

/// The parameters of a set of ANSI-41 by their identifiers: those that some operation has by name and meaning, others by number.
/// `None` if the octets are no such set.
fn by_identifier(octets: &[u8]) -> Option<Vec<(String, Value)>> {
    let (set, rest) = element(octets).ok()?;
    let outer = octets.first().is_some_and(|first| OUTER.contains(first));
    (outer && rest.is_empty()).then(|| members(set.content, DEPTH))?
}

fn members(mut content: &[u8], depth: usize) -> Option<Vec<(String, Value)>> {
    let mut shown: Vec<(String, Value)> = Vec::new();
    while !content.is_empty() {
        let (item, rest) = element(content).ok()?;
        let (known, value) = identified(&item, depth);
        let name = known.unwrap_or_else(|| inlab_ber::show_tag(item.tag).to_string());
        let before = shown.iter().filter(|(key, _)| of_name(key, &name)).count();
        let key = match before {
            0 => name,
            _ => format!("{name} {}", before + 1),
        };
        shown.push((key, value));
        content = rest;
    }
    Some(shown)
}

/// Whether this key is the name, or the name with a number after it.
fn of_name(key: &str, name: &str) -> bool {
    key.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn identified(item: &Tlv<'_>, depth: usize) -> (Option<String>, Value) {
    let constructed = item.tag & CONSTRUCTED != 0;
    if let Some(member) = ansi41_parameter(item.tag & !CONSTRUCTED) {
        let inner = element(item.content)
            .ok()
            .filter(|(_, rest)| rest.is_empty());
        let (bit, protocol) = (Dialect::WIN.bit(), Dialect::WIN.protocol());
        let shown = |tlv| show_lenient_in((member.of)(), tlv, bit, protocol);
        let value = match inner.filter(|_| member.explicit) {
            Some((inner, _)) => shown(inner),
            None => shown(*item),
        };
        return (Some(member.name.to_owned()), value);
    }
    let inner = depth.checked_sub(1).filter(|_| constructed);
    let map = inner.and_then(|depth| members(item.content, depth));
    (
        None,
        map.map_or_else(|| Value::Text(hex(item.content)), Value::Map),
    )
}

impl Work<'_> {
    pub(crate) fn ansi_tcap(&mut self, octets: &[u8], below: &Below) -> Layer {
        let message = match Message::read(octets) {
            Ok(message) => message,
            Err(fault) => return refused(octets, &fault),
        };
        let mut layer = Layer::new("ansi-tcap", message.package_type.name());
        let originating = message.originating.as_ref().map(TransactionId::as_octets);
        let responding = message.responding.as_ref().map(TransactionId::as_octets);
        match (originating, responding) {
            (Some(originating), Some(responding)) => {
                layer
                    .text("originating id", hex(originating))
                    .text("responding id", hex(responding));
            }
            (Some(id), None) | (None, Some(id)) => {
                layer.text("transaction id", hex(id));
            }
            (None, None) => {}
        }
        match message.dialogue() {
            Ok(Some(portion)) => dialogue(&portion, &mut layer),
            Ok(None) => {}
            Err(fault) => {
                layer
                    .octets("dialogue portion", message.dialogue_portion.unwrap_or(&[]))
                    .fault(fault);
            }
        }
        match message.abort {
            AbortCause::None => {}
            AbortCause::Provider(cause) => {
                layer.text(
                    "P-Abort-cause",
                    cause
                        .name()
                        .map_or_else(|| cause.0.to_string(), str::to_string),
                );
            }
            AbortCause::User(information) => {
                externals(&mut layer, "user abort information", information);
            }
        }
        let found = self.decoder.dialogues.find(originating, responding, below);
        if let Some(components) = message.components {
            self.ansi_components(components, found, &mut layer);
        }
        layer
    }

    /// A component without a package around it.
    pub(crate) fn ansi_component_alone(&mut self, octets: &[u8]) -> Layer {
        let found = self.decoder.dialogues.find(None, None, &Below::default());
        let mut layer = Layer::new("ansi-tcap", "component");
        self.ansi_components(Components::new(octets), found, &mut layer);
        layer
    }

    fn ansi_components(&mut self, mut components: Components<'_>, found: Found, layer: &mut Layer) {
        loop {
            let rest = components.as_octets();
            match components.next() {
                None => break,
                Some(Ok(component)) => {
                    let inside = self.ansi_component(&component, found);
                    layer.inside.push(inside);
                }
                Some(Err(fault)) => {
                    let id = fault
                        .id
                        .map_or(String::new(), |id| format!(", id {}", id.0));
                    layer.fault(format!("component: {fault}{id}"));
                    layer.octets("components not read", rest);
                    break;
                }
            }
        }
    }

    fn ansi_component(&mut self, component: &Component<'_>, found: Found) -> Layer {
        let invoked =
            |work: &Self, id: Option<InvokeId>| work.decoder.dialogues.invocation(found, id?.0);
        match component {
            Component::InvokeLast(invoke) | Component::InvokeNotLast(invoke) => {
                let last = matches!(component, Component::InvokeLast(_));
                let code = number(&invoke.operation);
                if let Some(id) = invoke.invoke_id() {
                    self.decoder.dialogues.invoked(found, id.0, code);
                }
                let word = if last { "invoke" } else { "invoke, not last" };
                let mut layer = named(code, word, invoke.ids);
                let title = match (of_number(code), invoke.operation) {
                    (Some(operation), _) => operation.name.to_string(),
                    (None, OperationCode::Private(code)) => {
                        format!("private {}", hex(code.as_octets()))
                    }
                    (None, OperationCode::National(code)) => {
                        format!("national {}", hex(code.as_octets()))
                    }
                };
                layer.title.push_str(&format!(" {title}"));
                if invoke.operation.code().reply_required() {
                    layer.text("reply", "required");
                }
                let value = meaning(
                    &mut layer,
                    Role::Argument,
                    Some(code),
                    Some(code),
                    invoke.parameter,
                );
                self.note(ComponentKind::Invoke, Some(code), None, value);
                layer
            }
            Component::ResultLast(result) | Component::ResultNotLast(result) => {
                let last = matches!(component, Component::ResultLast(_));
                let code = invoked(self, result.correlation_id());
                let word = if last { "result" } else { "result, not last" };
                let mut layer = answer(code, word, result.ids);
                if result.correlation_id().is_none() {
                    layer.text("component ids", "not exactly one (T1.114.3)");
                }
                let value = meaning(&mut layer, Role::Result, code, code, result.parameter);
                self.note(ComponentKind::Result, code, None, value);
                layer
            }
            Component::Error(error) => {
                let code = invoked(self, error.correlation_id());
                let mut layer = answer(code, "error", error.ids);
                let shown = match error.error {
                    ErrorCode::National(national) => {
                        let name = names::national_error(code.and_then(of_number), national.key());
                        name.map_or_else(
                            || format!("national {}", hex(national.as_octets())),
                            str::to_string,
                        )
                    }
                    ErrorCode::Private(private) => {
                        let name = names::ansi_error(code.and_then(of_number), private.key());
                        name.map_or_else(
                            || format!("private {}", hex(private.as_octets())),
                            str::to_string,
                        )
                    }
                };
                layer.text("error", &shown);
                let private = match error.error {
                    ErrorCode::Private(private) => i32::try_from(private.key()).ok(),
                    ErrorCode::National(_) => None,
                };
                let value = meaning(&mut layer, Role::Error, code, private, error.parameter);
                self.note(ComponentKind::Error, code, Some(shown), value);
                layer
            }
            Component::Reject(reject) => {
                let code = invoked(self, reject.id());
                let mut layer = answer(code, "reject", reject.ids);
                let problem = reject
                    .problem
                    .name()
                    .map_or_else(|| hex(&reject.problem.0.to_be_bytes()), str::to_string);
                layer.text("problem", &problem);
                layer.octets("octets", reject.parameter.unwrap_or(&[]));
                self.note(ComponentKind::Reject, code, Some(problem), None);
                layer
            }
        }
    }

    fn note(
        &mut self,
        kind: ComponentKind,
        code: Option<i32>,
        problem: Option<String>,
        value: Option<Value>,
    ) {
        let operation = code.and_then(of_number);
        self.operations.push(Operation {
            name: operation.map_or_else(|| "unknown".into(), |row| row.name.to_string()),
            opcode: code.map(|code| code & !(NATIONAL.cast_signed())),
            kind,
            problem,
            value,
        });
    }
}

/// A layer of the protocol that an operation belongs to, with the ids of its component.
fn named(code: i32, word: &str, ids: ComponentIds) -> Layer {
    let name = of_number(code).map_or("tc-user", |operation| operation.protocol);
    let mut title = word.to_string();
    match ids {
        ComponentIds::Absent | ComponentIds::Empty => title.push_str(" without id"),
        ComponentIds::One(id) => title.push_str(&format!(" {}", id.0)),
        ComponentIds::Two(id, correlated) => {
            title.push_str(&format!(" {} correlated with {}", id.0, correlated.0));
        }
    }
    Layer::new(name, title)
}

/// The same of an answer: the operation is known from its Invoke.
fn answer(code: Option<i32>, word: &str, ids: ComponentIds) -> Layer {
    let mut layer = named(code.unwrap_or(-1), word, ids);
    if let Some(operation) = code.and_then(of_number) {
        layer.title.push_str(&format!(" of {}", operation.name));
    }
    layer
}

/// A package whose transaction portion cannot be read.
fn refused(octets: &[u8], fault: &TransactionFault) -> Layer {
    let title = fault
        .package_type
        .map_or("", inlab_tcap::ansi::PackageType::name);
    let mut layer = Layer::new("ansi-tcap", title);
    layer.octets("octets", octets).fault(fault);
    layer
}

/// Version, contexts, user information (T1.114.3).
pub(crate) fn dialogue(portion: &DialoguePortion<'_>, layer: &mut Layer) {
    if let Some(version) = portion.version {
        let issues = [(1, "T1.114-1996"), (2, "T1.114-2000")];
        let issues: Vec<&str> = issues
            .iter()
            .filter(|(bit, _)| version.0 & bit != 0)
            .map(|(_, name)| *name)
            .collect();
        layer.text("protocol version", issues.join(", "));
    }
    for (word, name) in [
        ("application context", portion.context),
        ("security context", portion.security),
    ] {
        match name {
            Some(ContextName::Integer(code)) => {
                layer.field(word, integer(code.as_octets()));
            }
            Some(ContextName::Object(object)) => {
                layer.text(word, Oid(object.as_octets()));
            }
            None => {}
        }
    }
    externals(
        layer,
        "user information",
        portion.user_information.unwrap_or(&[]),
    );
    if let Some(content) = portion.confidentiality {
        layer.field("confidentiality", algorithm(content));
    }
    let mut rest = portion.unknown;
    while let Ok((Tlv { tag, octets, .. }, after)) = element(rest) {
        layer.octets(&inlab_ber::show_tag(tag).to_string(), octets);
        rest = after;
    }
}

/// A number, where it has no octets that it does not need; else hex.
fn integer(content: &[u8]) -> Value {
    let read = show(<i64 as Element<'_>>::schema(), primitive(content), 0);
    let needless = matches!(content, [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..]);
    match read {
        Ok(value) if !needless => value,
        _ => Value::Text(hex(content)),
    }
}

/// Content as that of a primitive element.
const fn primitive(content: &[u8]) -> Tlv<'_> {
    Tlv {
        tag: 0,
        content,
        octets: content,
    }
}

/// EXTERNALs one after the other, each by its parts (X.690 8.18); in hex from the first that is none.
fn externals(layer: &mut Layer, word: &str, mut content: &[u8]) {
    let mut shown = Vec::new();
    while let Ok((tlv, rest)) = element(content)
        && External::schema().accepts(tlv.tag)
    {
        let value = show_lenient(External::schema(), tlv, 1);
        if value.get("encoding").is_none() {
            break;
        }
        shown.push(value);
        content = rest;
    }
    match <[Value; 1]>::try_from(shown) {
        Ok([one]) => {
            layer.field(word, one);
        }
        Err(several) if several.is_empty() => {}
        Err(several) => {
            layer.field(word, Value::List(several));
        }
    }
    layer.octets(word, content);
}

/// The algorithm of a confidentiality element: a number or an object identifier; what else there is in hex.
fn algorithm(content: &[u8]) -> Value {
    match element(content) {
        Ok((tlv, [])) if tlv.tag == context(0) => integer(tlv.content),
        Ok((tlv, [])) if tlv.tag == context(1) => Value::Text(Oid(tlv.content).to_string()),
        _ => Value::Text(hex(content)),
    }
}
