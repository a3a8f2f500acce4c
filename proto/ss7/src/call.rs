//! Cause, redirection, category and bearer of a call (Q.763, Q.850, Q.931).

use std::fmt;

use crate::named::named;
use crate::number::{NumberError, NumberFault, NumberParameter};
use crate::text::Words;
use crate::{InlineOctets, TextError, TextFault};

/// The longest diagnostics that are kept (Q.850 bounds them by the cause; CAP's Cause has at most 32 octets in all).
pub const MAX_DIAGNOSTICS: usize = 29;

named! {
    /// Coding standard (Q.850 2.2.2), 2 bits.
    CodingStandard "coding" default 0 {
        0 ITU_T "ITU-T"
        1 ISO_IEC "ISO/IEC"
        2 NATIONAL "national coding"
        3 LOCATION_SPECIFIC "coding specific to location"
    }
}

named! {
    /// Location (Q.850 2.2.3), 4 bits.
    CauseLocation "location" default 0 {
        0 USER "user"
        1 LOCAL_PRIVATE "private network serving the local user"
        2 LOCAL_PUBLIC "public network serving the local user"
        3 TRANSIT "transit network"
        4 REMOTE_PUBLIC "public network serving the remote user"
        5 REMOTE_PRIVATE "private network serving the remote user"
        7 INTERNATIONAL "international network"
        10 BEYOND_INTERWORKING "network beyond interworking point"
    }
}

named! {
    /// Cause value (Q.850 2.2.5), 7 bits, in the coding of ITU-T.
    CauseValue "cause" {
        1 UNALLOCATED_NUMBER "unallocated (unassigned) number"
        2 NO_ROUTE_TO_TRANSIT_NETWORK "no route to specified transit network"
        3 NO_ROUTE_TO_DESTINATION "no route to destination"
        4 SEND_SPECIAL_INFORMATION_TONE "send special information tone"
        5 MISDIALLED_TRUNK_PREFIX "misdialled trunk prefix"
        6 CHANNEL_UNACCEPTABLE "channel unacceptable"
        7 CALL_AWARDED "call awarded and being delivered in an established channel"
        8 PREEMPTION "preemption"
        9 PREEMPTION_RESERVED "preemption, circuit reserved for reuse"
        14 PORTED_NUMBER "QoR: ported number"
        16 NORMAL_CALL_CLEARING "normal call clearing"
        17 USER_BUSY "user busy"
        18 NO_USER_RESPONDING "no user responding"
        19 NO_ANSWER "no answer from user (user alerted)"
        20 SUBSCRIBER_ABSENT "subscriber absent"
        21 CALL_REJECTED "call rejected"
        22 NUMBER_CHANGED "number changed"
        23 REDIRECTION "redirection to new destination"
        24 REJECTED_BY_FEATURE "call rejected due to feature at the destination"
        25 EXCHANGE_ROUTING_ERROR "exchange routing error"
        26 NON_SELECTED_USER_CLEARING "non-selected user clearing"
        27 DESTINATION_OUT_OF_ORDER "destination out of order"
        28 INVALID_NUMBER_FORMAT "invalid number format (address incomplete)"
        29 FACILITY_REJECTED "facility rejected"
        30 RESPONSE_TO_STATUS_ENQUIRY "response to STATUS ENQUIRY"
        31 NORMAL_UNSPECIFIED "normal, unspecified"
        34 NO_CIRCUIT "no circuit/channel available"
        38 NETWORK_OUT_OF_ORDER "network out of order"
        39 PERMANENT_CONNECTION_OUT_OF_SERVICE "permanent frame mode connection out of service"
        40 PERMANENT_CONNECTION_OPERATIONAL "permanent frame mode connection operational"
        41 TEMPORARY_FAILURE "temporary failure"
        42 SWITCHING_EQUIPMENT_CONGESTION "switching equipment congestion"
        43 ACCESS_INFORMATION_DISCARDED "access information discarded"
        44 REQUESTED_CIRCUIT_NOT_AVAILABLE "requested circuit/channel not available"
        46 PRECEDENCE_CALL_BLOCKED "precedence call blocked"
        47 RESOURCE_UNAVAILABLE "resource unavailable, unspecified"
        49 QUALITY_OF_SERVICE_NOT_AVAILABLE "quality of service not available"
        50 FACILITY_NOT_SUBSCRIBED "requested facility not subscribed"
        53 OUTGOING_BARRED_WITHIN_CUG "outgoing calls barred within CUG"
        55 INCOMING_BARRED_WITHIN_CUG "incoming calls barred within CUG"
        57 BEARER_NOT_AUTHORIZED "bearer capability not authorized"
        58 BEARER_NOT_AVAILABLE "bearer capability not presently available"
        62 INCONSISTENT_ACCESS_INFORMATION "inconsistency in designated outgoing access information and subscriber class"
        63 SERVICE_NOT_AVAILABLE "service or option not available, unspecified"
        65 BEARER_NOT_IMPLEMENTED "bearer capability not implemented"
        66 CHANNEL_TYPE_NOT_IMPLEMENTED "channel type not implemented"
        69 FACILITY_NOT_IMPLEMENTED "requested facility not implemented"
        70 RESTRICTED_DIGITAL_ONLY "only restricted digital information bearer capability is available"
        79 SERVICE_NOT_IMPLEMENTED "service or option not implemented, unspecified"
        81 INVALID_CALL_REFERENCE "invalid call reference value"
        82 CHANNEL_DOES_NOT_EXIST "identified channel does not exist"
        83 SUSPENDED_CALL_OTHER_IDENTITY "a suspended call exists, but this call identity does not"
        84 CALL_IDENTITY_IN_USE "call identity in use"
        85 NO_CALL_SUSPENDED "no call suspended"
        86 CALL_WAS_CLEARED "call having the requested call identity has been cleared"
        87 NOT_MEMBER_OF_CUG "user not member of CUG"
        88 INCOMPATIBLE_DESTINATION "incompatible destination"
        90 NON_EXISTENT_CUG "non-existent CUG"
        91 INVALID_TRANSIT_NETWORK_SELECTION "invalid transit network selection"
        95 INVALID_MESSAGE "invalid message, unspecified"
        96 MANDATORY_ELEMENT_MISSING "mandatory information element is missing"
        97 MESSAGE_TYPE_NON_EXISTENT "message type non-existent or not implemented"
        98 MESSAGE_NOT_COMPATIBLE_OR_NON_EXISTENT "message not compatible with call state or message type non-existent or not implemented"
        99 ELEMENT_NON_EXISTENT "information element/parameter non-existent or not implemented"
        100 INVALID_ELEMENT_CONTENTS "invalid information element contents"
        101 MESSAGE_NOT_COMPATIBLE "message not compatible with call state"
        102 RECOVERY_ON_TIMER_EXPIRY "recovery on timer expiry"
        103 PARAMETER_PASSED_ON "parameter non-existent or not implemented, passed on"
        110 MESSAGE_DISCARDED "message with unrecognized parameter, discarded"
        111 PROTOCOL_ERROR "protocol error, unspecified"
        127 INTERWORKING "interworking, unspecified"
    }
}

/// Cause indicators (Q.763 3.12, Q.850 2): why a call ended.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Cause {
    /// Coding standard. Names of values are those of ITU-T.
    pub coding: CodingStandard,
    /// Where the cause arose.
    pub location: CauseLocation,
    /// Recommendation (octet 1a), 7 bits, if given.
    pub recommendation: Option<u8>,
    /// Cause value.
    pub value: CauseValue,
    /// Diagnostics, undecoded. They may hold a number (cause 22), so `Debug` shows only their length.
    pub diagnostics: Diagnostics,
}

/// Diagnostics of a cause, up to [`MAX_DIAGNOSTICS`] octets.
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct Diagnostics(pub InlineOctets<MAX_DIAGNOSTICS>);

impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Diagnostics({})", self.0.len())
    }
}

impl Cause {
    /// This value in the coding of ITU-T, without recommendation and diagnostics.
    #[must_use]
    pub const fn new(location: CauseLocation, value: CauseValue) -> Self {
        Self {
            coding: CodingStandard::ITU_T,
            location,
            recommendation: None,
            value,
            diagnostics: Diagnostics(InlineOctets::EMPTY),
        }
    }

    /// Decodes the parameter's value.
    ///
    /// # Errors
    /// Truncated (which the one-octet causes met in the field are too), or more diagnostics than
    /// [`MAX_DIAGNOSTICS`] octets.
    pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
        let error = |fault, at| NumberError {
            parameter: NumberParameter::Cause,
            fault,
            at,
        };
        let truncated = error(NumberFault::Truncated, octets.len());
        let ([first], rest) = octets.split_first_chunk().ok_or(truncated)?;
        let ([second], mut rest) = rest.split_first_chunk().ok_or(truncated)?;
        let (mut recommendation, mut value) = (None, *second);
        if first & 0x80 == 0 {
            recommendation = Some(second & 0x7f);
            let ([third], after) = rest.split_first_chunk().ok_or(truncated)?;
            (value, rest) = (*third, after);
        }
        let diagnostics = InlineOctets::new(rest).ok_or(error(
            NumberFault::TooLong,
            octets.len() - rest.len() + MAX_DIAGNOSTICS,
        ))?;
        Ok(Self {
            coding: CodingStandard(first >> 5 & 3),
            location: CauseLocation(first & 0x0f),
            recommendation,
            value: CauseValue(value & 0x7f),
            diagnostics: Diagnostics(diagnostics),
        })
    }

    /// The parameter's value.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<32> {
        let mut out = InlineOctets::EMPTY;
        let first = (self.coding.0 & 3) << 5 | self.location.0 & 0x0f;
        let start = match self.recommendation {
            None => out.push(0x80 | first),
            Some(recommendation) => out.extend(&[first, 0x80 | recommendation]),
        };
        let fits = start && out.push(0x80 | self.value.0) && out.extend(&self.diagnostics.0);
        debug_assert!(
            fits,
            "invariant: three octets and the longest diagnostics fit"
        );
        out
    }

    /// The cause as text, such as `16 normal call clearing (user)`. The coding is told if it is not ITU-T's, and then the
    /// value has no name. Diagnostics may be personal data.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        let cause = *self;
        fmt::from_fn(move |f| {
            write!(f, "{}", cause.value.0)?;
            if let (CodingStandard::ITU_T, Some(name)) = (cause.coding, cause.value.name()) {
                write!(f, " {name}")?;
            }
            write!(f, " ({}", cause.location)?;
            if cause.coding != CodingStandard::ITU_T {
                write!(f, ", {}", cause.coding)?;
            }
            if let Some(recommendation) = cause.recommendation {
                write!(f, ", recommendation {recommendation}")?;
            }
            if !cause.diagnostics.0.is_empty() {
                write!(f, ", diagnostics {:?}", cause.diagnostics.0)?;
            }
            f.write_str(")")
        })
    }

    /// Reads what [`Self::show`] writes; number or name alone will do, and the location is the user unless given.
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let mut words = Words::new(text);
        let mut named = None;
        let value = if words.value(&mut named)? {
            named.unwrap_or(CauseValue(0))
        } else {
            let number = CauseValue(u8::try_from(words.number(127)?).unwrap_or(127));
            if let Some(name) = number.name()
                && words
                    .rest()
                    .strip_prefix(' ')
                    .is_some_and(|rest| rest.starts_with(name))
            {
                words.literal(" ");
                words.literal(name);
            }
            number
        };
        let mut cause = Self::new(CauseLocation::USER, value);
        let (mut coding, mut location) = (None, None);
        words.list(
            &[
                "a location",
                "a coding standard",
                "recommendation and its number",
                "diagnostics and their octets",
            ],
            |words| {
                if words.literal("recommendation ") {
                    cause.recommendation = u8::try_from(words.number(127)?).ok();
                    Ok(true)
                } else if words.literal("diagnostics ") {
                    cause.diagnostics = Diagnostics(hex(words)?);
                    Ok(true)
                } else {
                    Ok(words.value(&mut coding)? || words.value(&mut location)?)
                }
            },
        )?;
        words.end()?;
        cause.coding = coding.unwrap_or_default();
        cause.location = location.unwrap_or_default();
        Ok(cause)
    }
}

fn hex<const N: usize>(words: &mut Words<'_>) -> Result<InlineOctets<N>, TextError> {
    let fault = words.error(TextFault::Expected(&[
        "octets as pairs of hexadecimal digits",
    ]));
    let mut out = InlineOctets::EMPTY;
    let run = words.run().as_bytes();
    let (pairs, []) = run.as_chunks::<2>() else {
        return Err(fault);
    };
    for pair in pairs {
        let octet = std::str::from_utf8(pair)
            .ok()
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
            .ok_or(fault)?;
        if !out.push(octet) {
            return Err(fault);
        }
    }
    Ok(out)
}

named! {
    /// Redirecting indicator (Q.763 3.45 a)), 3 bits.
    RedirectingIndicator "indicator" {
        0 NONE "no redirection"
        1 REROUTED "call rerouted"
        2 REROUTED_ALL_RESTRICTED "call rerouted, all redirection information presentation restricted"
        3 DIVERTED "call diverted"
        4 DIVERTED_ALL_RESTRICTED "call diverted, all redirection information presentation restricted"
        5 REROUTED_NUMBER_RESTRICTED "call rerouted, redirection number presentation restricted"
        6 DIVERTED_NUMBER_RESTRICTED "call diverted, redirection number presentation restricted"
    }
}

named! {
    /// Original redirection reason and redirecting reason (Q.763 3.45 b) and d)), 4 bits.
    RedirectionReason "reason" default 0 {
        0 UNKNOWN "unknown"
        1 USER_BUSY "user busy"
        2 NO_REPLY "no reply"
        3 UNCONDITIONAL "unconditional"
        4 DEFLECTION_DURING_ALERTING "deflection during alerting"
        5 DEFLECTION_IMMEDIATE "deflection immediate response"
        6 MOBILE_NOT_REACHABLE "mobile subscriber not reachable"
    }
}

/// Redirection information (Q.763 3.45). The second octet may be missing (national use).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct RedirectionInformation {
    /// Redirecting indicator.
    pub indicator: RedirectingIndicator,
    /// Original redirection reason.
    pub original_reason: RedirectionReason,
    /// Redirection counter (1 to 5) and redirecting reason, if the second octet is there.
    pub last: Option<(u8, RedirectionReason)>,
}

impl RedirectionInformation {
    /// Decodes the parameter's value.
    ///
    /// # Errors
    /// Not one or two octets.
    pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
        let (first, second) = match octets {
            [first] => (first, None),
            [first, second] => (first, Some(second)),
            _ => {
                let fault = if octets.is_empty() {
                    NumberFault::Truncated
                } else {
                    NumberFault::TooLong
                };
                return Err(NumberError {
                    parameter: NumberParameter::RedirectionInformation,
                    fault,
                    at: octets.len().min(2),
                });
            }
        };
        Ok(Self {
            indicator: RedirectingIndicator(first & 7),
            original_reason: RedirectionReason(first >> 4),
            last: second.map(|second| (second & 7, RedirectionReason(second >> 4))),
        })
    }

    /// The parameter's value.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<2> {
        let mut out = InlineOctets::EMPTY;
        let mut fits = out.push(self.indicator.0 & 7 | self.original_reason.0 << 4);
        if let Some((counter, reason)) = self.last {
            fits &= out.push(counter & 7 | reason.0 << 4);
        }
        debug_assert!(fits, "invariant: two octets fit");
        out
    }

    /// The value as text, such as `call diverted (original reason user busy, 2 redirections, reason no reply)`.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        let Self {
            indicator,
            original_reason,
            last,
        } = *self;
        fmt::from_fn(move |f| {
            write!(f, "{indicator} (original reason {original_reason}")?;
            if let Some((counter, reason)) = last {
                write!(f, ", {counter} redirections, reason {reason}")?;
            }
            f.write_str(")")
        })
    }

    /// Reads what [`Self::show`] writes.
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let mut words = Words::new(text);
        let mut indicator = None;
        if !words.value(&mut indicator)? {
            return Err(words.error(TextFault::Expected(&["a redirecting indicator"])));
        }
        let (mut original, mut counter, mut reason) = (None, None, None);
        let kinds = &[
            "original reason and its name",
            "a number of redirections",
            "reason and its name",
        ];
        words.list(kinds, |words| {
            if words.literal("original reason ") {
                words.value(&mut original)
            } else if words.literal("reason ") {
                words.value(&mut reason)
            } else {
                counter = Some(u8::try_from(words.number(7)?).unwrap_or(7));
                Ok(words.word(" redirections") || words.word(" redirection"))
            }
        })?;
        words.end()?;
        Ok(Self {
            indicator: indicator
                .ok_or_else(|| words.error(TextFault::Missing("a redirecting indicator")))?,
            original_reason: original.unwrap_or_default(),
            last: match (counter, reason) {
                (None, None) => None,
                (counter, reason) => Some((
                    counter.ok_or_else(|| {
                        words.error(TextFault::Missing("the number of redirections"))
                    })?,
                    reason.unwrap_or_default(),
                )),
            },
        })
    }
}

named! {
    /// Calling party's category (Q.763 3.11).
    CallingPartysCategory "category" default 10 {
        0 UNKNOWN "unknown at this time"
        1 OPERATOR_FRENCH "operator, language French"
        2 OPERATOR_ENGLISH "operator, language English"
        3 OPERATOR_GERMAN "operator, language German"
        4 OPERATOR_RUSSIAN "operator, language Russian"
        5 OPERATOR_SPANISH "operator, language Spanish"
        9 NATIONAL_OPERATOR "national operator"
        10 ORDINARY "ordinary calling subscriber"
        11 PRIORITY "calling subscriber with priority"
        12 DATA_CALL "data call (voice band data)"
        13 TEST_CALL "test call"
        15 PAYPHONE "payphone"
    }
}

impl CallingPartysCategory {
    /// Decodes the parameter's value.
    ///
    /// # Errors
    /// Not exactly one octet.
    pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
        let fault = match octets {
            [category] => return Ok(Self(*category)),
            [] => NumberFault::Truncated,
            _ => NumberFault::TooLong,
        };
        Err(NumberError {
            parameter: NumberParameter::CallingPartysCategory,
            fault,
            at: octets.len().min(1),
        })
    }
}

impl CallingPartysCategory {
    /// The parameter's value.
    #[must_use]
    pub const fn encode(self) -> [u8; 1] {
        [self.0]
    }
}

named! {
    /// Information transfer capability (Q.931 4.5.5, Q.763 3.57), 5 bits.
    TransferCapability "capability" {
        0 SPEECH "speech"
        8 UNRESTRICTED_DIGITAL "unrestricted digital information"
        9 RESTRICTED_DIGITAL "restricted digital information"
        16 AUDIO_3_1_KHZ "3.1 kHz audio"
        17 UNRESTRICTED_WITH_TONES "unrestricted digital information with tones/announcements"
        24 VIDEO "video"
    }
}

/// Bearer capability (Q.931 4.5.5 from octet 3 on), user service information (Q.763 3.57): kept whole, the first octet
/// decoded.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct BearerCapability(InlineOctets<11>);

impl BearerCapability {
    /// Takes 2 to 11 octets (the bounds of CAP and INAP).
    ///
    /// # Errors
    /// Too short or too long.
    pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
        let error = |fault, at| NumberError {
            parameter: NumberParameter::BearerCapability,
            fault,
            at,
        };
        if octets.len() < 2 {
            return Err(error(NumberFault::Truncated, octets.len()));
        }
        InlineOctets::new(octets)
            .map(Self)
            .ok_or(error(NumberFault::TooLong, 11))
    }

    /// The octets.
    #[must_use]
    pub fn encode(&self) -> &[u8] {
        &self.0
    }

    /// The value as text, such as `speech (octets 8090a3)`.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        let bearer = *self;
        fmt::from_fn(move |f| {
            write!(
                f,
                "{} (octets {:?})",
                bearer.transfer_capability(),
                bearer.0
            )
        })
    }

    /// Reads what [`Self::show`] writes. `speech`, `3.1 kHz audio` and `unrestricted digital information` alone are the usual
    /// 64 kbit/s circuits (Q.931 4.5.5), the first two with A-law.
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let mut words = Words::new(text);
        let mut capability = None;
        if !words.value(&mut capability)? {
            return Err(words.error(TextFault::Expected(&[TransferCapability::WORD])));
        }
        let mut octets = InlineOctets::<11>::EMPTY;
        words.list(&["octets and their value"], |words| {
            let found = words.literal("octets ");
            if found {
                octets = hex(words)?;
            }
            Ok(found)
        })?;
        words.end()?;
        let circuit: &[u8] = match capability {
            _ if !octets.is_empty() => &octets,
            Some(TransferCapability::SPEECH) => &[0x80, 0x90, 0xa3],
            Some(TransferCapability::AUDIO_3_1_KHZ) => &[0x90, 0x90, 0xa3],
            Some(TransferCapability::UNRESTRICTED_DIGITAL) => &[0x88, 0x90],
            _ => &[],
        };
        let bearer =
            Self::decode(circuit).map_err(|_| words.error(TextFault::Missing("octets")))?;
        if Some(bearer.transfer_capability()) == capability {
            Ok(bearer)
        } else {
            Err(words.error(TextFault::Expected(&["octets of this capability"])))
        }
    }

    /// Coding standard.
    #[must_use]
    pub fn coding(&self) -> CodingStandard {
        CodingStandard(self.0.first().map_or(0, |octet| octet >> 5 & 3))
    }

    /// Information transfer capability.
    #[must_use]
    pub fn transfer_capability(&self) -> TransferCapability {
        TransferCapability(self.0.first().map_or(0, |octet| octet & 0x1f))
    }
}
