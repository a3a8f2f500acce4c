//! The dialogue portion (Q.773 4.2, 3.2): EXTERNAL in its 1988 form around AARQ, AARE, ABRT or AUDT.

use crate::component::write_object_identifier;
use crate::dialogue_states::ReceivedPortion;
use crate::message::next;
use crate::values::ObjectIdentifier;
use inlab_ber::{
    Bits, CONSTRUCTED, Element, List, Octets, Oid, Open, Scratch, Tag, Writer, choice, context,
    decode, sequence,
};

const EXTERNAL: Tag = 8 | CONSTRUCTED;
const OBJECT_IDENTIFIER: Tag = 6;
const OBJECT_DESCRIPTOR: Tag = 7;
const INTEGER: Tag = 2;
const SINGLE_ASN1_TYPE: Tag = context(0) | CONSTRUCTED;
const AARQ: Tag = 1 << 30 | CONSTRUCTED;
const AARE: Tag = 1 << 30 | CONSTRUCTED | 1;
const ABRT: Tag = 1 << 30 | CONSTRUCTED | 4;

/// Contents octets of `dialogue-as-id`, 0.0.17.773.1.1.1 (Q.773 4.2.3).
pub const DIALOGUE_AS: [u8; 7] = [0x00, 0x11, 0x86, 0x05, 0x01, 0x01, 0x01];
/// Contents octets of `uniDialogue-as-id`, 0.0.17.773.1.2.1.
pub const UNIDIALOGUE_AS: [u8; 7] = [0x00, 0x11, 0x86, 0x05, 0x01, 0x02, 0x01];
/// `{version1}` as a BIT STRING.
const VERSION_1: Bits<'static> = Bits(&[0x07, 0x80]);

choice! {
    /// Who refused, and why.
    pub enum ResultSourceDiagnostic<'a> "Associate-source-diagnostic" {
        /// 0 null, 1 no reason given, 2 application context name not supported.
        User(i64) = [EXPLICIT 1] "dialogue-service-user",
        /// 0 null, 1 no reason given, 2 no common dialogue portion.
        Provider(i64) = [EXPLICIT 2] "dialogue-service-provider",
    }
}
choice! {
    /// How the content of an EXTERNAL is encoded.
    pub enum Encoding<'a> "encoding" {
        /// One ASN.1 value.
        SingleAsn1Type(Open<'a>) = [EXPLICIT 0] "single-ASN1-type",
        /// Whole octets.
        OctetAligned(Octets<'a>) = [1] "octet-aligned",
        /// Bits.
        Arbitrary(Octets<'a>) = [2] "arbitrary",
    }
}
sequence! {
    /// EXTERNAL (X.208): a value of a type that the object identifier names.
    pub struct External<'a> "EXTERNAL" = [UNIVERSAL 8] {
        direct_reference: Option<Oid<'a>> = "direct-reference",
        indirect_reference: Option<i64> = "indirect-reference",
        data_value_descriptor: Option<Octets<'a>> = [UNIVERSAL 7] "data-value-descriptor",
        encoding: Encoding<'a> = "encoding",
    }
}
sequence! {
    /// Dialogue request. `protocol-version` is left out by some: it is then version 1.
    pub struct Aarq<'a> "AARQ-apdu" = [APPLICATION 0] {
        protocol_version: Option<Bits<'a>> = [0] "protocol-version",
        application_context_name: Oid<'a> = [EXPLICIT 1] "application-context-name",
        user_information: Option<List<'a, External<'a>>> = [30] "user-information",
        ...
    }
}
sequence! {
    /// Dialogue response.
    pub struct Aare<'a> "AARE-apdu" = [APPLICATION 1] {
        protocol_version: Option<Bits<'a>> = [0] "protocol-version",
        application_context_name: Oid<'a> = [EXPLICIT 1] "application-context-name",
        result: i64 = [EXPLICIT 2] "result",
        result_source_diagnostic: ResultSourceDiagnostic<'a> = [3] "result-source-diagnostic",
        user_information: Option<List<'a, External<'a>>> = [30] "user-information",
        ...
    }
}
sequence! {
    /// Dialogue abort.
    pub struct Abrt<'a> "ABRT-apdu" = [APPLICATION 4] {
        abort_source: i64 = [0] "abort-source",
        user_information: Option<List<'a, External<'a>>> = [30] "user-information",
        ...
    }
}
choice! {
    /// The APDUs of a structured dialogue.
    pub enum DialogueApdu<'a> "DialoguePDU" {
        /// AARQ.
        Request(Aarq<'a>) = "dialogueRequest",
        /// AARE.
        Response(Aare<'a>) = "dialogueResponse",
        /// ABRT.
        Abort(Abrt<'a>) = "dialogueAbort",
    }
}
sequence! {
    /// The APDU of an unstructured dialogue.
    pub struct Audt<'a> "AUDT-apdu" = [APPLICATION 0] {
        protocol_version: Option<Bits<'a>> = [0] "protocol-version",
        application_context_name: Oid<'a> = [EXPLICIT 1] "application-context-name",
        user_information: Option<List<'a, External<'a>>> = [30] "user-information",
        ...
    }
}

/// EXTERNALs of user information that are read or sent (TS 29.078 14.1.1.3.7; Q.773 has no bound).
pub(crate) const MAX_EXTERNALS: usize = 10;

/// User information of a dialogue APDU: EXTERNALs, at most 10 (TS 29.078 14.1.1.3.7).
#[derive(Clone, Copy, Default)]
pub enum UserInformation<'a> {
    /// Not there.
    #[default]
    None,
    /// EXTERNALs one after the other, as received or ready made.
    Octets(&'a [u8]),
    /// EXTERNALs, to be sent.
    Externals(&'a [External<'a>]),
}

impl<'a> UserInformation<'a> {
    /// Whether there is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The received octets.
    #[must_use]
    pub const fn octets(&self) -> &'a [u8] {
        match self {
            Self::Octets(octets) => octets,
            Self::None | Self::Externals(_) => &[],
        }
    }

    /// What was received, one EXTERNAL after the other; it ends before one that is no EXTERNAL, and after the tenth.
    pub fn externals<'s>(
        &self,
        scratch: &'s Scratch,
    ) -> impl Iterator<Item = External<'s>> + use<'a, 's>
    where
        'a: 's,
    {
        let mut rest: &'s [u8] = self.octets();
        std::iter::from_fn(move || {
            let (tlv, after) = next(rest)?;
            rest = after;
            let mut external = External::EMPTY;
            decode(&mut external, tlv.octets, 0, scratch)
                .ok()
                .map(|()| external)
        })
        .take(MAX_EXTERNALS)
    }

    /// More than can be sent.
    pub(crate) const fn is_too_many(&self) -> bool {
        matches!(self, Self::Externals(externals) if externals.len() > MAX_EXTERNALS)
    }

    fn write(&self, out: &mut Writer) {
        let mark = out.mark();
        match self {
            Self::None => return,
            Self::Octets(octets) => out.octets(octets),
            Self::Externals(externals) => {
                externals
                    .iter()
                    .rev()
                    .for_each(|external| external.encode(EXTERNAL & !CONSTRUCTED, out));
            }
        }
        out.header(context(30) | CONSTRUCTED, mark);
    }
}

impl std::fmt::Debug for UserInformation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Octets(octets) => write!(f, "{} octets", octets.len()),
            Self::Externals(externals) => write!(f, "{} externals", externals.len()),
        }
    }
}

/// Why a dialogue was not accepted, or aborted, by a TC-user (Q.771 table 6).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AbortReason {
    /// The application context is not supported (AARE, rejected).
    ContextNotSupported,
    /// The dialogue is refused (AARE, rejected).
    DialogueRefused,
    /// Any other, told in user information (ABRT).
    UserSpecific,
}

/// What the dialogue portion of a message says, as far as the machine needs it.
#[derive(Clone, Copy, Debug)]
pub enum Apdu<'m> {
    /// AARQ, version 1.
    Request {
        /// The application context that is asked for.
        context: ObjectIdentifier,
        /// With user information.
        user_information: UserInformation<'m>,
    },
    /// AARQ without version 1.
    OtherVersion {
        /// The application context that is asked for.
        context: ObjectIdentifier,
    },
    /// AARE, accepted.
    Accepted {
        /// The application context agreed on.
        context: ObjectIdentifier,
        /// With user information.
        user_information: UserInformation<'m>,
    },
    /// AARE, rejected by the user.
    Refused {
        /// The application context, perhaps an alternative one.
        context: ObjectIdentifier,
        /// Why.
        reason: AbortReason,
        /// With user information.
        user_information: UserInformation<'m>,
    },
    /// AARE, rejected by the provider: no common dialogue portion.
    NoCommonDialoguePortion,
    /// ABRT by the user.
    UserAbort {
        /// With user information.
        user_information: UserInformation<'m>,
    },
    /// ABRT by the provider.
    ProviderAbort,
    /// AUDT, version 1.
    Unidirectional {
        /// The application context.
        context: ObjectIdentifier,
        /// With user information.
        user_information: UserInformation<'m>,
    },
    /// AUDT without version 1.
    UnidirectionalOtherVersion {
        /// The application context.
        context: ObjectIdentifier,
    },
    /// An EXTERNAL of another abstract syntax: a user's own, without application context.
    Foreign,
}

impl Apdu<'_> {
    pub(crate) const fn portion(&self) -> ReceivedPortion {
        match self {
            Self::Request { .. } => ReceivedPortion::Aarq,
            Self::OtherVersion { .. } => ReceivedPortion::AarqOtherVersion,
            Self::Accepted { .. } => ReceivedPortion::AareAccepted,
            Self::Refused { .. } => ReceivedPortion::AareRefused,
            Self::NoCommonDialoguePortion => ReceivedPortion::AareNoCommonDialoguePortion,
            Self::UserAbort { .. } => ReceivedPortion::AbrtByUser,
            Self::ProviderAbort => ReceivedPortion::AbrtByProvider,
            Self::Unidirectional { .. } => ReceivedPortion::Audt,
            Self::UnidirectionalOtherVersion { .. } => ReceivedPortion::AudtOtherVersion,
            Self::Foreign => ReceivedPortion::UserDefined,
        }
    }
}

/// A dialogue portion that is not correct (Q.774 3.2.2.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Incorrect;

/// Reads the content of a dialogue portion, [`Message::dialogue_portion`](crate::Message::dialogue_portion).
///
/// # Errors
/// It is no EXTERNAL, or its APDU is not as Q.773 has it; what is answered depends on the transaction (Q.774 3.2.2.1).
pub fn read(content: &[u8]) -> Result<Apdu<'_>, Incorrect> {
    let (syntax, value) = open_external(content).ok_or(Incorrect)?;
    let scratch = Scratch::default();
    if syntax == UNIDIALOGUE_AS {
        let mut audt = Audt::EMPTY;
        decode(&mut audt, value, 0, &scratch).map_err(|_| Incorrect)?;
        let context = name(&audt.application_context_name)?;
        if !is_version_1(audt.protocol_version) {
            return Ok(Apdu::UnidirectionalOtherVersion { context });
        }
        return Ok(Apdu::Unidirectional {
            context,
            user_information: kept(value, audt.user_information),
        });
    }
    if syntax != DIALOGUE_AS {
        return Ok(Apdu::Foreign);
    }
    match next(value).ok_or(Incorrect)?.0.tag {
        AARQ => {
            let mut aarq = Aarq::EMPTY;
            decode(&mut aarq, value, 0, &scratch).map_err(|_| Incorrect)?;
            let context = name(&aarq.application_context_name)?;
            if !is_version_1(aarq.protocol_version) {
                return Ok(Apdu::OtherVersion { context });
            }
            Ok(Apdu::Request {
                context,
                user_information: kept(value, aarq.user_information),
            })
        }
        AARE => {
            let mut aare = Aare::EMPTY;
            decode(&mut aare, value, 0, &scratch).map_err(|_| Incorrect)?;
            let context = name(&aare.application_context_name)?;
            let user_information = kept(value, aare.user_information);
            let diagnostic = match aare.result_source_diagnostic {
                ResultSourceDiagnostic::User(code @ 0..=2) => (true, code),
                ResultSourceDiagnostic::Provider(code @ 0..=2) => (false, code),
                _ => return Err(Incorrect),
            };
            match (aare.result, diagnostic) {
                (0, _) => Ok(Apdu::Accepted {
                    context,
                    user_information,
                }),
                (1, (true, 2)) => {
                    let reason = AbortReason::ContextNotSupported;
                    Ok(Apdu::Refused {
                        context,
                        reason,
                        user_information,
                    })
                }
                (1, (true, _)) => {
                    let reason = AbortReason::DialogueRefused;
                    Ok(Apdu::Refused {
                        context,
                        reason,
                        user_information,
                    })
                }
                (1, (false, _)) => Ok(Apdu::NoCommonDialoguePortion),
                _ => Err(Incorrect),
            }
        }
        ABRT => {
            let mut abrt = Abrt::EMPTY;
            decode(&mut abrt, value, 0, &scratch).map_err(|_| Incorrect)?;
            match abrt.abort_source {
                0 => Ok(Apdu::UserAbort {
                    user_information: kept(value, abrt.user_information),
                }),
                1 => Ok(Apdu::ProviderAbort),
                _ => Err(Incorrect),
            }
        }
        _ => Err(Incorrect),
    }
}

/// Abstract syntax and the one value of an EXTERNAL, which fills `content`.
fn open_external(content: &[u8]) -> Option<(&[u8], &[u8])> {
    let (external, after) = next(content)?;
    if external.tag != EXTERNAL || !after.is_empty() {
        return None;
    }
    let (syntax, mut rest) = next(external.content)?;
    if syntax.tag != OBJECT_IDENTIFIER {
        return None;
    }
    for passed_over in [INTEGER, OBJECT_DESCRIPTOR] {
        if let Some((tlv, after)) = next(rest)
            && tlv.tag == passed_over
        {
            rest = after;
        }
    }
    let (encoding, after) = next(rest)?;
    if !after.is_empty() {
        return None;
    }
    match encoding.tag {
        SINGLE_ASN1_TYPE => {
            let (value, after) = next(encoding.content)?;
            after.is_empty().then_some((syntax.content, value.octets))
        }
        _ if syntax.content == DIALOGUE_AS || syntax.content == UNIDIALOGUE_AS => None,
        _ => Some((syntax.content, encoding.octets)),
    }
}

fn name(Oid(content): &Oid<'_>) -> Result<ObjectIdentifier, Incorrect> {
    ObjectIdentifier::new(content).ok_or(Incorrect)
}

fn is_version_1(version: Option<Bits<'_>>) -> bool {
    version.is_none_or(|version| version.is_set(0)) // DEFAULT {version1}
}

/// The list as octets of the message: its lifetime is the message's, not that of the decoding.
fn kept<'m>(message: &'m [u8], list: Option<List<'_, External<'_>>>) -> UserInformation<'m> {
    let Some(List::Received { content, .. }) = list else {
        return UserInformation::None;
    };
    let start = content
        .as_ptr()
        .addr()
        .wrapping_sub(message.as_ptr().addr());
    let octets = start
        .checked_add(content.len())
        .and_then(|end| message.get(start..end));
    octets.map_or(UserInformation::None, UserInformation::Octets)
}

/// What to send in the dialogue portion.
#[derive(Clone, Copy, Debug)]
pub enum Send<'a> {
    /// AARQ.
    Request(ObjectIdentifier, UserInformation<'a>),
    /// AARE, accepted.
    Accept(ObjectIdentifier, UserInformation<'a>),
    /// AARE, rejected by the user.
    Refuse(ObjectIdentifier, AbortReason, UserInformation<'a>),
    /// AARE, rejected by the provider: no common dialogue portion.
    NoCommonDialoguePortion(ObjectIdentifier),
    /// ABRT by the user.
    Abort(UserInformation<'a>),
    /// ABRT by the provider.
    ProviderAbort,
    /// AUDT.
    Unidirectional(ObjectIdentifier, UserInformation<'a>),
    /// A user's own EXTERNAL, in a dialogue without application context.
    Foreign(UserInformation<'a>),
}

/// Writes the content of a dialogue portion, tail first.
pub fn write(out: &mut Writer, send: Send<'_>) {
    let mark = out.mark();
    let (tag, syntax) = match send {
        Send::Request(context, user_information) => {
            user_information.write(out);
            write_name_and_version(out, &context);
            (AARQ, &DIALOGUE_AS)
        }
        Send::Accept(context, user_information) => {
            write_aare(out, &context, 0, (1, 0), user_information);
            (AARE, &DIALOGUE_AS)
        }
        Send::Refuse(context, reason, user_information) => {
            let code = match reason {
                AbortReason::ContextNotSupported => 2,
                AbortReason::DialogueRefused | AbortReason::UserSpecific => 1,
            };
            write_aare(out, &context, 1, (1, code), user_information);
            (AARE, &DIALOGUE_AS)
        }
        Send::NoCommonDialoguePortion(context) => {
            write_aare(out, &context, 1, (2, 2), UserInformation::None);
            (AARE, &DIALOGUE_AS)
        }
        Send::Abort(user_information) => {
            user_information.write(out);
            0i64.encode(context(0), out);
            (ABRT, &DIALOGUE_AS)
        }
        Send::ProviderAbort => {
            1i64.encode(context(0), out);
            (ABRT, &DIALOGUE_AS)
        }
        Send::Unidirectional(context, user_information) => {
            user_information.write(out);
            write_name_and_version(out, &context);
            (AARQ, &UNIDIALOGUE_AS)
        }
        Send::Foreign(UserInformation::Octets(octets)) => return out.octets(octets),
        Send::Foreign(UserInformation::Externals(externals)) => {
            // The dialogue portion holds one EXTERNAL.
            return externals
                .iter()
                .take(1)
                .for_each(|external| external.encode(EXTERNAL & !CONSTRUCTED, out));
        }
        Send::Foreign(UserInformation::None) => return,
    };
    out.header(tag, mark);
    out.header(SINGLE_ASN1_TYPE, mark);
    let inner = out.mark();
    out.octets(syntax);
    out.header(OBJECT_IDENTIFIER, inner);
    out.header(EXTERNAL, mark);
}

fn write_name_and_version(out: &mut Writer, name: &ObjectIdentifier) {
    let mark = out.mark();
    write_object_identifier(out, name);
    out.header(context(1) | CONSTRUCTED, mark);
    VERSION_1.encode(context(0), out);
}

fn write_aare(
    out: &mut Writer,
    name: &ObjectIdentifier,
    result: i64,
    (source, code): (u32, i64),
    user_information: UserInformation<'_>,
) {
    user_information.write(out);
    let mark = out.mark();
    code.encode(INTEGER, out);
    out.header(context(source) | CONSTRUCTED, mark);
    out.header(context(3) | CONSTRUCTED, mark);
    let mark = out.mark();
    result.encode(INTEGER, out);
    out.header(context(2) | CONSTRUCTED, mark);
    write_name_and_version(out, name);
}
