//! TCAP (Q.773): transaction portion, dialogue portion, components, and the operations in them.

use crate::dialogues::Found;
use crate::operation::{Role, User, choose, is_cap, parameter};
use crate::{Below, ComponentKind, Layer, Operation, Work, names};
use inlab_ber::value::{Value, hex, show};
use inlab_ber::{Element, Open, Scratch, Tlv, decode, element};
use inlab_tcap::{
    Audt, Component, Components, DialogueApdu, Encoding, ErrorCode, External, Message,
    OperationCode,
};

/// `uniDialogue-as-id`, 0.0.17.773.1.2.1.
const UNIDIALOGUE_AS: [u8; 7] = [0x00, 0x11, 0x86, 0x05, 0x01, 0x02, 0x01];

impl Work<'_> {
    pub(crate) fn tcap(&mut self, octets: &[u8], below: &Below) -> Layer {
        if matches!(octets.first(), Some(0xe1..=0xe6 | 0xf6)) {
            return self.ansi_tcap(octets, below);
        }
        let message = match Message::read(octets) {
            Ok(message) => message,
            Err(fault) => {
                let mut layer = Layer::new(
                    "tcap",
                    fault.message_type.map_or("", inlab_tcap::MessageType::name),
                );
                let cause = fault.cause.name().unwrap_or("unreadable");
                layer
                    .octets("octets", octets)
                    .fault(format!("{cause} (offset {})", fault.offset));
                return layer;
            }
        };
        let mut title = message.message_type.name().to_string();
        for (name, id) in [("otid", message.otid), ("dtid", message.dtid)] {
            if let Some(id) = id {
                title.push_str(&format!(", {name} {}", hex(id.as_octets())));
            }
        }
        let mut layer = Layer::new("tcap", title);
        if let Some(cause) = message.p_abort_cause {
            layer.text(
                "p-abortCause",
                cause
                    .name()
                    .map_or_else(|| cause.0.to_string(), str::to_string),
            );
        }
        let otid = message
            .otid
            .as_ref()
            .map(inlab_tcap::TransactionId::as_octets);
        let dtid = message
            .dtid
            .as_ref()
            .map(inlab_tcap::TransactionId::as_octets);
        let found = self.decoder.dialogues.find(otid, dtid, below);
        if let Some(content) = message.dialogue_portion
            && let Some(user) = dialogue(content, &mut layer)
        {
            self.decoder.dialogues.set_user(found, user);
        }
        let user = self.decoder.dialogues.user(found);
        self.components(message.components, user, found, below, &mut layer);
        layer
    }

    /// A component without a message around it.
    pub(crate) fn component_alone(&mut self, octets: &[u8]) -> Layer {
        if matches!(octets.first(), Some(0xe9..=0xee)) {
            return self.ansi_component_alone(octets);
        }
        let below = Below::default();
        let found = self.decoder.dialogues.find(None, None, &below);
        let mut layer = Layer::new("tcap", "component");
        self.components(
            Components::new(octets),
            User::Unknown,
            found,
            &below,
            &mut layer,
        );
        layer
    }

    fn components(
        &mut self,
        mut components: Components<'_>,
        user: User,
        found: Found,
        below: &Below,
        layer: &mut Layer,
    ) {
        loop {
            let rest = components.as_octets();
            match components.next() {
                None => break,
                Some(Ok(component)) => {
                    let inside = self.component(&component, user, found, below);
                    layer.inside.push(inside);
                }
                Some(Err(fault)) => {
                    let id = fault
                        .invoke_id
                        .map_or(String::new(), |id| format!(", invoke id {}", id.0));
                    layer.fault(format!(
                        "component: {}{id}",
                        fault.problem.name().unwrap_or("unreadable")
                    ));
                    layer.octets("components not read", rest);
                    break;
                }
            }
        }
    }

    fn component(
        &mut self,
        component: &Component<'_>,
        user: User,
        found: Found,
        below: &Below,
    ) -> Layer {
        match component {
            Component::Invoke(invoke) => {
                let code = local(&invoke.operation);
                if let Some(code) = code {
                    self.decoder
                        .dialogues
                        .invoked(found, invoke.invoke_id.0, code);
                }
                let mut title = format!("invoke {}", invoke.invoke_id.0);
                if let Some(linked) = invoke.linked_id {
                    title.push_str(&format!(" linked to {}", linked.0));
                }
                self.operation(
                    Role::Argument,
                    ComponentKind::Invoke,
                    title,
                    code,
                    invoke.parameter,
                    user,
                    below,
                )
            }
            Component::ResultLast(result) | Component::ResultNotLast(result) => {
                let last = matches!(component, Component::ResultLast(_));
                let invoked = self.decoder.dialogues.invocation(found, result.invoke_id.0);
                let code = result.operation.as_ref().and_then(local).or(invoked);
                let title = format!(
                    "result {}{}",
                    result.invoke_id.0,
                    if last { "" } else { ", not last" }
                );
                self.operation(
                    Role::Result,
                    ComponentKind::Result,
                    title,
                    code,
                    result.parameter,
                    user,
                    below,
                )
            }
            Component::Error(error) => {
                let invoked = self.decoder.dialogues.invocation(found, error.invoke_id.0);
                let title = format!("error {}", error.invoke_id.0);
                let code = match error.error {
                    ErrorCode::Local(code) => Some(code),
                    ErrorCode::Global(_) => None,
                };
                let mut layer = self.operation(
                    Role::Error,
                    ComponentKind::Error,
                    title,
                    code,
                    error.parameter,
                    user,
                    below,
                );
                // The name found is the error's; the operation's comes from the invoke.
                if let Some(seen) = self.operations.last_mut() {
                    let dialect = user.candidates(self.decoder.options(), below);
                    let name = invoked.and_then(|code| operation_name(code, user, &dialect, below));
                    seen.problem = Some(std::mem::replace(
                        &mut seen.name,
                        name.unwrap_or_else(|| "unknown".into()),
                    ));
                    seen.opcode = invoked;
                    if seen.name != "unknown" {
                        layer.title.push_str(&format!(" of {}", seen.name));
                    }
                }
                layer
            }
            Component::Reject(reject) => {
                let id = reject.invoke_id.map(|id| id.0);
                // Of an operation of ours that the peer refuses, or of a result.
                let invoked = id.and_then(|id| self.decoder.dialogues.invocation(found, id));
                let candidates = user.candidates(self.decoder.options(), below);
                let name = invoked.and_then(|code| operation_name(code, user, &candidates, below));
                let problem = reject
                    .problem
                    .name()
                    .map_or_else(|| reject.problem.code.to_string(), str::to_string);
                let kind = format!("{:?}", reject.problem.kind);
                let id = id.map_or_else(|| "without invoke id".to_string(), |id| id.to_string());
                let mut layer = Layer::new(layer_name(user, None, below), format!("reject {id}"));
                layer.text("problem", format_args!("{problem} ({kind})"));
                self.operations.push(Operation {
                    name: name.unwrap_or_else(|| "unknown".into()),
                    opcode: invoked,
                    kind: ComponentKind::Reject,
                    problem: Some(problem),
                    value: None,
                });
                layer
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn operation(
        &mut self,
        role: Role,
        kind: ComponentKind,
        title: String,
        code: Option<i32>,
        octets: Option<&[u8]>,
        user: User,
        below: &Below,
    ) -> Layer {
        let candidates = user.candidates(self.decoder.options(), below);
        let dialect = code.and_then(|code| choose(&candidates, role, code, octets));
        let row = dialect
            .zip(code)
            .and_then(|(dialect, code)| Some((dialect, role.find(dialect, code)?)));
        let mut layer = Layer::new(
            layer_name(user, dialect.or(candidates.first().copied()), below),
            title,
        );
        let mut value = None;
        let name = match row {
            Some((dialect, (name, schema))) => {
                layer.title.push_str(&format!(" {name}"));
                if user == User::Unknown && self.decoder.options().dialect.is_none() {
                    layer.text("dialect", format_args!("{} (a guess)", dialect.name()));
                }
                value = parameter(&mut layer, role, schema, octets, dialect);
                Some(name.to_string())
            }
            None => {
                let name = match role {
                    Role::Error => None,
                    Role::Argument | Role::Result => {
                        code.and_then(|code| operation_name(code, user, &candidates, below))
                    }
                };
                let shown = name.clone().or_else(|| Some(format!("code {}", code?)));
                layer
                    .title
                    .push_str(&shown.map_or_else(String::new, |name| format!(" {name}")));
                if let Some(octets) = octets {
                    layer.octets("octets", octets);
                }
                name
            }
        };
        self.operations.push(Operation {
            name: name.unwrap_or_else(|| "unknown".into()),
            opcode: code,
            kind,
            problem: None,
            value,
        });
        layer
    }
}

fn local(code: &OperationCode) -> Option<i32> {
    match code {
        OperationCode::Local(code) => Some(*code),
        OperationCode::Global(_) => None,
    }
}

/// The protocol above: of the dialect where one was found, of the context or the subsystem where not.
fn layer_name(user: User, dialect: Option<inlab_inap::Dialect>, below: &Below) -> &'static str {
    match dialect {
        Some(dialect) if is_cap(dialect) => "cap",
        Some(_) => "inap",
        None if user.is_map(below) => "map",
        None => "tc-user",
    }
}

fn operation_name(
    code: i32,
    user: User,
    candidates: &[inlab_inap::Dialect],
    below: &Below,
) -> Option<String> {
    let known = candidates
        .iter()
        .find_map(|dialect| dialect.operation(code))
        .map(|row| row.name);
    let name = known.or_else(|| {
        if user.is_map(below) {
            names::map(code)
        } else {
            None
        }
    });
    name.or_else(|| {
        if candidates.is_empty() {
            None
        } else {
            names::inap(code)
        }
    })
    .map(str::to_string)
}

/// The dialogue portion: its fields into the layer, and who speaks, if it says.
fn dialogue(content: &[u8], layer: &mut Layer) -> Option<User> {
    let scratch = Scratch::default();
    let mut external = External::EMPTY;
    if let Err(error) = decode(&mut external, content, 1, &scratch) {
        layer
            .fault(format!("dialogue portion: {error}"))
            .octets("dialogue portion", content);
        return None;
    }
    let Encoding::SingleAsn1Type(Open(Tlv { octets: single, .. })) = external.encoding else {
        return show_external(layer, content);
    };
    // User information is anybody's; but what is constructed is made of elements.
    if let Err(fault) = crate::vectors::sound(single) {
        layer.fault(format!("dialogue portion: {fault}"));
    }
    let context = match external.direct_reference.map(|oid| oid.0) {
        Some(oid) if oid == UNIDIALOGUE_AS => {
            let mut audt = Audt::EMPTY;
            if let Err(error) = decode(&mut audt, single, 1, &scratch) {
                layer
                    .fault(format!("dialogue portion: {error}"))
                    .octets("dialogue portion", content);
                return None;
            }
            layer.text("dialogue", "AUDT");
            information(layer, Audt::schema(), single);
            Some(audt.application_context_name)
        }
        Some([0x00, 0x11, 0x86, 0x05, ..]) => {
            let mut apdu = DialogueApdu::EMPTY;
            if let Err(error) = decode(&mut apdu, single, 1, &scratch) {
                layer
                    .fault(format!("dialogue portion: {error}"))
                    .octets("dialogue portion", content);
                return None;
            }
            match apdu {
                DialogueApdu::Request(aarq) => {
                    layer.text("dialogue", "AARQ");
                    information(layer, inlab_tcap::Aarq::schema(), single);
                    Some(aarq.application_context_name)
                }
                DialogueApdu::Response(aare) => {
                    layer.text("dialogue", "AARE");
                    information(layer, inlab_tcap::Aare::schema(), single);
                    Some(aare.application_context_name)
                }
                DialogueApdu::Abort(abrt) => {
                    layer.text("dialogue", "ABRT");
                    layer.text(
                        "abort-source",
                        if abrt.abort_source == 0 {
                            "dialogue-service-user"
                        } else {
                            "dialogue-service-provider"
                        },
                    );
                    information(layer, inlab_tcap::Abrt::schema(), single);
                    None
                }
                DialogueApdu::Unknown(tlv) => {
                    layer.octets("dialogue", tlv.octets);
                    None
                }
            }
        }
        // The user information of a U-ABORT without dialogue APDU, or somebody else's abstract syntax.
        _ => return show_external(layer, content),
    };
    let context = context?;
    let (user, name) = User::of_context(context.0);
    layer.text(
        "application context",
        format_args!(
            "{context}{}",
            name.map_or(String::new(), |name| format!(" ({name})"))
        ),
    );
    Some(user)
}

/// Result, diagnostic and user information of a dialogue APDU; its context is shown by name instead.
fn information(layer: &mut Layer, schema: &'static inlab_ber::Schema, octets: &[u8]) {
    let Ok((tlv, _)) = element(octets) else {
        return;
    };
    let Ok(Value::Map(map)) = show(schema, tlv, 1) else {
        return;
    };
    for (name, value) in map {
        match (name.as_str(), value) {
            // {version1 (0)}, and no other yet.
            ("protocol-version", Value::Text(bits)) if !bits.starts_with("b1") => {
                layer
                    .text("protocol-version", &bits)
                    .fault("protocol version 1 is not among those offered");
            }
            ("protocol-version" | "application-context-name" | "abort-source", _) => {}
            ("result", Value::Integer(0)) => {
                layer.text("result", "accepted");
            }
            ("result", Value::Integer(1)) => {
                layer.text("result", "rejected-permanent");
            }
            ("result-source-diagnostic", Value::Map(source)) => {
                for (source, reason) in source {
                    let word = match (source.as_str(), &reason) {
                        (_, Value::Integer(0)) => "null",
                        (_, Value::Integer(1)) => "no-reason-given",
                        ("dialogue-service-user", Value::Integer(2)) => {
                            "application-context-name-not-supported"
                        }
                        ("dialogue-service-provider", Value::Integer(2)) => {
                            "no-common-dialogue-portion"
                        }
                        _ => "not defined",
                    };
                    layer.text("diagnostic", format_args!("{source}: {word}"));
                }
            }
            (_, value) => {
                layer.field(&name, value);
            }
        }
    }
}

fn show_external(layer: &mut Layer, content: &[u8]) -> Option<User> {
    match element(content).and_then(|(tlv, _)| show(External::schema(), tlv, 1)) {
        Ok(value) => {
            layer.field("dialogue portion", value);
        }
        Err(_) => {
            layer.octets("dialogue portion", content);
        }
    }
    None
}
