//! ANSI TCAP (T1.114): package, transaction ids, components and their operation by name; parameters in hex.

use crate::{ComponentKind, Layer, Operation, Work, broken, names};
use inlab_ber::value::hex;
use inlab_ber::{Tag, Tlv, element};

const PRIVATE: Tag = 3 << 30;

const fn private(number: u32, constructed: bool) -> Tag {
    PRIVATE
        | number
        | if constructed {
            inlab_ber::CONSTRUCTED
        } else {
            0
        }
}

const TRANSACTION_ID: Tag = private(7, false);
const COMPONENT_SEQUENCE: Tag = private(8, true);
const DIALOGUE: Tag = private(25, true);
const COMPONENT_IDS: Tag = private(15, false);
const NATIONAL_OPERATION: Tag = private(16, false);
const PRIVATE_OPERATION: Tag = private(17, false);
const NATIONAL_ERROR: Tag = private(19, false);
const PRIVATE_ERROR: Tag = private(20, false);
const PROBLEM: Tag = private(21, false);
const P_ABORT_CAUSE: Tag = private(23, false);
const PROTOCOL_VERSION: Tag = private(26, false);
const CONTEXT_NUMBER: Tag = private(27, false);
const CONTEXT_OID: Tag = private(28, false);

impl Work<'_> {
    pub(crate) fn ansi_tcap(&mut self, octets: &[u8]) -> Layer {
        let package = match element(octets) {
            Ok((tlv, [])) => tlv,
            Ok((_, rest)) => {
                let mut layer = broken("ansi-tcap", "", octets);
                layer.faults = vec![format!("{} octets after the package", rest.len())];
                return layer;
            }
            Err(fault) => return broken("ansi-tcap", fault, octets),
        };
        let title = match octets.first() {
            Some(0xe1) => "unidirectional",
            Some(0xe2) => "queryWithPermission",
            Some(0xe3) => "queryWithoutPermission",
            Some(0xe4) => "response",
            Some(0xe5) => "conversationWithPermission",
            Some(0xe6) => "conversationWithoutPermission",
            _ => "abort",
        };
        let mut layer = Layer::new("ansi-tcap", title);
        for item in items(package.content) {
            match item {
                Ok(Tlv {
                    tag: TRANSACTION_ID,
                    content,
                    ..
                }) => match content.split_at_checked(4) {
                    Some((first, second)) if !second.is_empty() => {
                        layer
                            .text("originating id", hex(first))
                            .text("responding id", hex(second));
                    }
                    _ => {
                        layer.text("transaction id", hex(content));
                    }
                },
                Ok(Tlv {
                    tag: COMPONENT_SEQUENCE,
                    content,
                    ..
                }) => {
                    for component in items(content) {
                        match component {
                            Ok(component) => {
                                let inside = self.ansi_component(component);
                                layer.inside.push(inside);
                            }
                            Err(fault) => {
                                layer.fault(format!("component: {fault}"));
                            }
                        }
                    }
                }
                Ok(Tlv {
                    tag: DIALOGUE,
                    content,
                    ..
                }) => dialogue(content, &mut layer),
                Ok(Tlv {
                    tag: P_ABORT_CAUSE,
                    content: [cause],
                    ..
                }) => {
                    layer.number("P-Abort-cause", *cause);
                }
                Ok(tlv) => {
                    layer.octets(&inlab_ber::show_tag(tlv.tag).to_string(), tlv.octets);
                }
                Err(fault) => {
                    layer.fault(fault);
                }
            }
        }
        layer
    }

    fn ansi_component(&mut self, component: Tlv<'_>) -> Layer {
        let (word, kind) = match component.octets.first() {
            Some(0xe9) => ("invoke", ComponentKind::Invoke),
            Some(0xed) => ("invoke, not last", ComponentKind::Invoke),
            Some(0xea) => ("result", ComponentKind::Result),
            Some(0xee) => ("result, not last", ComponentKind::Result),
            Some(0xeb) => ("error", ComponentKind::Error),
            Some(0xec) => ("reject", ComponentKind::Reject),
            _ => return broken("ansi-tcap", "unrecognized component", component.octets),
        };
        let mut layer = Layer::new("tc-user", word);
        let (mut opcode, mut name, mut problem) = (None, None, None);
        for item in items(component.content) {
            match item {
                Ok(Tlv {
                    tag: COMPONENT_IDS,
                    content,
                    ..
                }) => {
                    layer.title.push_str(&format!(" {}", hex(content)));
                }
                Ok(Tlv {
                    tag: PRIVATE_OPERATION,
                    content,
                    ..
                }) => {
                    let code = content.iter().fold(0i32, |code, octet| {
                        code << 8 & 0xff_ffff | i32::from(*octet)
                    });
                    opcode = Some(code);
                    (layer.name, name) = match (names::ain(code), names::ansi_41(code)) {
                        (Some(name), _) => ("ain", Some(name)),
                        (_, Some(name)) => ("win", Some(name)),
                        _ => ("tc-user", None),
                    };
                    layer.title.push_str(&format!(
                        " {}",
                        name.map_or_else(|| format!("private {code:#06x}"), str::to_string)
                    ));
                }
                Ok(Tlv {
                    tag: NATIONAL_OPERATION,
                    content,
                    ..
                }) => {
                    opcode = Some(content.iter().fold(0i32, |code, octet| {
                        code << 8 & 0xff_ffff | i32::from(*octet)
                    }));
                    layer.title.push_str(&format!(" national {}", hex(content)));
                }
                Ok(Tlv {
                    tag: tag @ (NATIONAL_ERROR | PRIVATE_ERROR),
                    content,
                    ..
                }) => {
                    let of = if tag == PRIVATE_ERROR {
                        "private"
                    } else {
                        "national"
                    };
                    problem = Some(format!("{of} error {}", hex(content)));
                    layer.text("error", format_args!("{of} {}", hex(content)));
                }
                Ok(Tlv {
                    tag: PROBLEM,
                    content,
                    ..
                }) => {
                    problem = Some(hex(content));
                    layer.text("problem", hex(content));
                }
                Ok(parameters) => {
                    layer.octets("octets", parameters.octets);
                }
                Err(fault) => {
                    layer.fault(fault);
                }
            }
        }
        self.operations.push(Operation {
            name: name.map_or_else(|| "unknown".into(), str::to_string),
            opcode,
            kind,
            problem,
            value: None,
        });
        layer
    }
}

/// Version, application and security context, user information (T1.114.3 3.4).
fn dialogue(content: &[u8], layer: &mut Layer) {
    for item in items(content) {
        match item {
            Ok(Tlv {
                tag: PROTOCOL_VERSION,
                content,
                ..
            }) => {
                layer.octets("protocol version", content);
                // Bits 0 and 1: the issues of 1996 and 2000.
                if content.first().is_none_or(|version| version & 3 == 0) {
                    layer.fault("protocol version is not defined");
                }
            }
            Ok(Tlv {
                tag: CONTEXT_NUMBER,
                content,
                ..
            }) => {
                layer.octets("application context", content);
            }
            Ok(Tlv {
                tag: CONTEXT_OID,
                content,
                ..
            }) => {
                layer.text("application context", inlab_ber::Oid(content));
            }
            Ok(tlv) => {
                layer.octets(&inlab_ber::show_tag(tlv.tag).to_string(), tlv.octets);
            }
            Err(fault) => {
                layer.fault(format!("dialogue portion: {fault}"));
            }
        }
    }
}

/// The elements of a content, up to the first that cannot be read.
fn items(mut content: &[u8]) -> impl Iterator<Item = Result<Tlv<'_>, inlab_ber::Fault>> {
    std::iter::from_fn(move || {
        if content.is_empty() {
            return None;
        }
        Some(match element(content) {
            Ok((tlv, rest)) => {
                content = rest;
                Ok(tlv)
            }
            Err(fault) => {
                content = &[];
                Err(fault)
            }
        })
    })
}
