//! The dialogue portion (T1.114-1996 and later): version, application context, user information, security.

use super::values::{Code, ContextName, PAbortCause, ProtocolVersion};
use crate::message::next;
use crate::values::ObjectIdentifier;
use inlab_ber::{CONSTRUCTED, Tag, Tlv, Writer, context};
use std::fmt;

const VERSION: Tag = 3 << 30 | 26;
const INTEGER_CONTEXT: Tag = 3 << 30 | 27;
const OBJECT_CONTEXT: Tag = 3 << 30 | 28;
const USER_INFORMATION: Tag = 3 << 30 | CONSTRUCTED | 29;
const INTEGER_SECURITY: Tag = context(0);
const OBJECT_SECURITY: Tag = context(1);
const CONFIDENTIALITY: Tag = context(2) | CONSTRUCTED;

/// A dialogue portion. What is not known is kept in [`Self::unknown`] and sent on at the end.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct DialoguePortion<'m> {
    /// The issues of T1.114 that the sender supports.
    pub version: Option<ProtocolVersion>,
    /// The application context that is proposed or agreed.
    pub context: Option<ContextName>,
    /// EXTERNALs one after the other.
    pub user_information: Option<&'m [u8]>,
    /// The security context.
    pub security: Option<ContextName>,
    /// The content of the confidentiality element: its algorithm is the user's.
    pub confidentiality: Option<&'m [u8]>,
    /// Elements that follow and that T1.114-2000 does not have.
    pub unknown: &'m [u8],
}

/// A dialogue portion that cannot be taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DialogueFault {
    /// What to tell the peer.
    pub cause: PAbortCause,
    /// The element.
    pub element: &'static str,
    /// Octets before it, counted from the first of the portion's content.
    pub offset: usize,
}

impl fmt::Display for DialogueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.cause.name().unwrap_or("refused");
        write!(
            f,
            "dialoguePortion.{}: {cause} (offset {})",
            self.element, self.offset
        )
    }
}

impl<'m> DialoguePortion<'m> {
    /// Nothing in it.
    pub const EMPTY: DialoguePortion<'static> = DialoguePortion {
        version: None,
        context: None,
        user_information: None,
        security: None,
        confidentiality: None,
        unknown: &[],
    };

    /// One that proposes or agrees on an application context.
    #[must_use]
    pub const fn with_context(version: ProtocolVersion, context: ContextName) -> Self {
        Self {
            version: Some(version),
            context: Some(context),
            ..Self::EMPTY
        }
    }

    /// It says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::EMPTY
    }

    /// Reads the content of a dialogue portion.
    ///
    /// # Errors
    /// Its elements break the encoding rules or their order, or its version is none that is known.
    pub fn read(content: &'m [u8]) -> Result<Self, DialogueFault> {
        const BADLY: PAbortCause = PAbortCause::BADLY_STRUCTURED_DIALOGUE_PORTION;
        let mut portion = Self::EMPTY;
        let mut rest = content;
        // The elements come in this order, each once at most.
        let mut reached = 0;
        while !rest.is_empty() {
            let offset = content.len() - rest.len();
            let fault = |cause, element| DialogueFault {
                cause,
                element,
                offset,
            };
            let (tlv, after) = next(rest).ok_or(fault(BADLY, "element"))?;
            let (place, element) = match tlv.tag {
                VERSION => (1, "version"),
                INTEGER_CONTEXT | OBJECT_CONTEXT => (2, "applicationContext"),
                USER_INFORMATION => (3, "userInformation"),
                INTEGER_SECURITY | OBJECT_SECURITY => (4, "securityContext"),
                CONFIDENTIALITY => (5, "confidentiality"),
                tag if is_other_form(tag) => return Err(fault(BADLY, "element")),
                _ => {
                    // The rest is kept, if it can be read at all.
                    let mut unknown = rest;
                    while let Some((_, after)) = next(unknown) {
                        unknown = after;
                    }
                    if !unknown.is_empty() {
                        return Err(fault(BADLY, "element"));
                    }
                    portion.unknown = rest;
                    break;
                }
            };
            if place <= reached {
                return Err(fault(BADLY, element));
            }
            reached = place;
            match tlv.tag {
                VERSION => {
                    let [version] = *tlv.content else {
                        return Err(fault(BADLY, element));
                    };
                    let version = ProtocolVersion(version);
                    if !version.is_known() {
                        return Err(fault(PAbortCause::INCONSISTENT_DIALOGUE_PORTION, element));
                    }
                    portion.version = Some(version);
                }
                INTEGER_CONTEXT | OBJECT_CONTEXT => {
                    portion.context = Some(name(tlv, OBJECT_CONTEXT).ok_or(fault(BADLY, element))?);
                }
                INTEGER_SECURITY | OBJECT_SECURITY => {
                    portion.security =
                        Some(name(tlv, OBJECT_SECURITY).ok_or(fault(BADLY, element))?);
                }
                USER_INFORMATION => portion.user_information = Some(tlv.content),
                _ => portion.confidentiality = Some(tlv.content),
            }
            rest = after;
        }
        Ok(portion)
    }

    /// Writes the content, tail first.
    pub fn write(&self, out: &mut Writer) {
        out.octets(self.unknown);
        for (tag, content) in [
            (CONFIDENTIALITY, self.confidentiality),
            (USER_INFORMATION, self.user_information),
        ] {
            if tag == USER_INFORMATION {
                write_name(out, self.security, INTEGER_SECURITY, OBJECT_SECURITY);
            }
            if let Some(content) = content {
                let mark = out.mark();
                out.octets(content);
                out.header(tag, mark);
            }
        }
        write_name(out, self.context, INTEGER_CONTEXT, OBJECT_CONTEXT);
        if let Some(ProtocolVersion(version)) = self.version {
            out.element(VERSION, &[version]);
        }
    }
}

/// A known element in the form that it has not.
const fn is_other_form(tag: Tag) -> bool {
    matches!(
        tag ^ CONSTRUCTED,
        VERSION
            | INTEGER_CONTEXT
            | OBJECT_CONTEXT
            | USER_INFORMATION
            | INTEGER_SECURITY
            | OBJECT_SECURITY
            | CONFIDENTIALITY
    )
}

fn name(tlv: Tlv<'_>, object: Tag) -> Option<ContextName> {
    if tlv.tag == object {
        ObjectIdentifier::new(tlv.content).map(ContextName::Object)
    } else {
        Code::new(tlv.content).map(ContextName::Integer)
    }
}

fn write_name(out: &mut Writer, name: Option<ContextName>, integer: Tag, object: Tag) {
    match name {
        Some(ContextName::Integer(code)) => out.element(integer, code.as_octets()),
        Some(ContextName::Object(object_identifier)) => {
            out.element(object, object_identifier.as_octets());
        }
        None => {}
    }
}

impl fmt::Debug for DialoguePortion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DialoguePortion")
            .field("version", &self.version)
            .field("context", &self.context)
            .field("user_information", &self.user_information.map(<[u8]>::len))
            .field("security", &self.security)
            .field("confidentiality", &self.confidentiality.map(<[u8]>::len))
            .field("unknown", &self.unknown.len())
            .finish()
    }
}
