//! What a call brings to the SCP.

use inlab_ber::{Element, Kind, Schema};
use inlab_ss7 as ss7;

use super::{GapEncountered, Subject};
use crate::dialect::{AIN, TR533, WIN};
use crate::types::{ain::TriggerCriteriaType, ansi41::TriggerType};
use crate::{DetectionPoint, Dialect, Half, Time};

/// A hit at a trigger detection point: initialDP of CAP and INAP.
///
/// `Debug` shows no digits, subscriber identity or location.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Trigger {
    /// Where in the call.
    pub dp: DetectionPoint,
    /// Which service is asked for.
    pub service: ServiceSelector,
    /// The called party, as the caller gave it.
    pub called: Option<CalledNumber>,
    /// The calling party.
    pub calling: Option<ss7::CallingPartyNumber>,
    /// The calling party's category.
    pub category: Option<ss7::CallingPartysCategory>,
    /// A second number of the calling party.
    pub additional_calling: Option<ss7::GenericNumber>,
    /// The party that forwarded the call last.
    pub redirecting: Option<ss7::RedirectingNumber>,
    /// The party that was called first.
    pub original_called: Option<ss7::OriginalCalledNumber>,
    /// How the call was forwarded.
    pub redirection_information: Option<ss7::RedirectionInformation>,
    /// Who pays, where the switch says so.
    pub charge_number: Option<ss7::LocationNumber>,
    /// Where the calling party is, as a number.
    pub location_number: Option<ss7::LocationNumber>,
    /// The served mobile subscriber.
    pub imsi: Option<ss7::Tbcd>,
    /// Identifies the call at its MSC.
    pub call_reference: Option<CallReference>,
    /// That MSC.
    pub msc_address: Option<ss7::IsdnAddress>,
    /// The gateway MSC of a terminating call.
    pub gmsc_address: Option<ss7::IsdnAddress>,
    /// The VLR where the subscriber is.
    pub vlr_number: Option<ss7::IsdnAddress>,
    /// The cell or area where the subscriber is.
    pub cell: Option<Cell>,
    /// The bearer asked for.
    pub bearer: Option<ss7::BearerCapability>,
    /// Why the call failed, where a failure triggers.
    pub cause: Option<ss7::Cause>,
    /// Local time at the switch.
    pub time: Option<Time>,
    /// The call is about to be forwarded (CAP).
    pub forwarding_pending: bool,
    /// The gap that let it through (cGEncountered; aCGEncountered of AIN, ACGEncountered of ANSI-41); `None`: it met none.
    pub gap_encountered: Option<GapEncountered>,
    /// How the dialects of ANSI TCAP name the call.
    pub subject: Subject,
}

impl Trigger {
    /// A trigger of which only this is known.
    #[must_use]
    pub const fn new(dp: DetectionPoint, service: ServiceSelector) -> Self {
        Self {
            dp,
            service,
            called: None,
            calling: None,
            category: None,
            additional_calling: None,
            redirecting: None,
            original_called: None,
            redirection_information: None,
            charge_number: None,
            location_number: None,
            imsi: None,
            call_reference: None,
            msc_address: None,
            gmsc_address: None,
            vlr_number: None,
            cell: None,
            bearer: None,
            cause: None,
            time: None,
            forwarding_pending: false,
            gap_encountered: None,
            subject: Subject::NONE,
        }
    }

    /// The line that it is of (userID of AIN), from the numbers of North America: the calling party's, in the terminating half the
    /// called party's. A switch that is told no user takes this one, in the trigger and in all that it tells after it.
    #[must_use]
    pub fn access(&self) -> Option<super::AccessUser> {
        crate::codec::access(self)
    }

    /// The half of the call.
    #[must_use]
    pub fn half(&self) -> Half {
        self.dp.half()
    }
}

/// How a trigger says which service it wants.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ServiceSelector {
    /// A service key, 0 to 2^31-1.
    ServiceKey(u32),
    /// AIN: the number of the trigger's criteria (triggerCriteriaType); `None`: the trigger names none, as in TR-NWT-000533, whose service
    /// key is the dialled number.
    Criteria(Option<i32>),
    /// WIN: the number of the trigger's type (TriggerType).
    TriggerType(u8),
    /// ANSI-41: the number of a service that is asked for without a trigger (ServiceID of ServiceRequest), 1 to 255.
    ServiceId(u8),
}

impl ServiceSelector {
    /// The service key, if it is one.
    #[must_use]
    pub const fn service_key(self) -> Option<u32> {
        match self {
            Self::ServiceKey(key) => Some(key),
            Self::Criteria(_) | Self::TriggerType(_) | Self::ServiceId(_) => None,
        }
    }

    /// The one of this name: `triggerCriteriaType` and `TriggerType` in the spelling of their declarations, and the services of ServiceID in
    /// a like one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let criteria = || number_named(TriggerCriteriaType::schema(), name);
        let kind = || number_named(TriggerType::schema(), name);
        criteria()
            .map(|number| Self::Criteria(Some(number)))
            .or_else(|| {
                kind()
                    .and_then(|number| u8::try_from(number).ok())
                    .map(Self::TriggerType)
            })
            .or_else(|| {
                let service = SERVICES.iter().find(|(_, known)| *known == name);
                service.map(|(id, _)| Self::ServiceId(*id))
            })
    }

    /// Every name that [`parse`](Self::parse) knows.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        [TriggerCriteriaType::schema(), TriggerType::schema()]
            .into_iter()
            .flat_map(values)
            .map(|(name, ..)| *name)
            .chain(SERVICES.iter().map(|(_, name)| *name))
    }
}

/// The services of ServiceID (X.S0004-550 6.5.2.bz, N.S0012): the caller's name, without and with that of the party that redirected the
/// call.
const SERVICES: [(u8, &str); 2] = [
    (1, "calling-Name-Presentation"),
    (2, "calling-Name-Presentation-with-Redirection"),
];

/// The type of trigger that WIN has at a detection point, where it has several the one that every call meets there (X.S0004-550
/// 6.5.2.dh).
const TYPES: [(DetectionPoint, u8); 8] = [
    (DetectionPoint::OrigAttemptAuthorized, 36),
    (DetectionPoint::AnalyzedInformation, 37),
    (DetectionPoint::TermAttemptAuthorized, 38),
    (DetectionPoint::OCalledPartyBusy, 42),
    (DetectionPoint::ONoAnswer, 43),
    (DetectionPoint::FacilitySelectedAndAvailable, 64),
    (DetectionPoint::TBusy, 65),
    (DetectionPoint::TNoAnswer, 66),
];

impl Dialect {
    /// How a trigger at this point asks for a service where nothing more is known of it: in AIN without criteria, as always in TR-NWT-000533, in WIN by
    /// the type of trigger of the point. `None`: a service key is to be given, or no such type is known.
    #[must_use]
    pub fn usual_selector(self, dp: DetectionPoint) -> Option<ServiceSelector> {
        if self.bit() & (AIN | TR533) != 0 {
            return Some(ServiceSelector::Criteria(None));
        }
        if self.bit() & WIN != 0 {
            let row = TYPES.iter().find(|(known, _)| *known == dp);
            return row.map(|(_, kind)| ServiceSelector::TriggerType(*kind));
        }
        None
    }

    /// Whether a switch that waits at this trigger can be told the caller's name, and then puts the call through: in AIN by
    /// authorizeTermination, in WIN wherever the called party's half of a call triggers.
    #[must_use]
    pub fn shows_name_at(self, dp: DetectionPoint) -> bool {
        if self.bit() & AIN != 0 {
            return dp == DetectionPoint::TermAttemptAuthorized;
        }
        self.bit() & WIN != 0 && dp.half() == Half::Terminating
    }
}

impl std::fmt::Display for ServiceSelector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let named = |schema, number: i32| values(schema).find(|(_, value, _)| *value == number);
        match *self {
            Self::ServiceKey(key) => write!(f, "{key}"),
            Self::Criteria(None) => f.write_str("no criteria"),
            Self::Criteria(Some(number)) => match named(TriggerCriteriaType::schema(), number) {
                Some((name, ..)) => f.write_str(name),
                None => write!(f, "criteria {number}"),
            },
            Self::TriggerType(number) => match named(TriggerType::schema(), number.into()) {
                Some((name, ..)) => f.write_str(name),
                None => write!(f, "trigger type {number}"),
            },
            Self::ServiceId(number) => match SERVICES.iter().find(|(id, _)| *id == number) {
                Some((_, name)) => f.write_str(name),
                None => write!(f, "service {number}"),
            },
        }
    }
}

fn values(
    schema: &'static Schema,
) -> impl Iterator<Item = &'static (&'static str, i32, u32)> + Clone {
    let values = match schema.kind {
        Kind::Enumerated(values) => values,
        _ => &[],
    };
    values.iter()
}

fn number_named(schema: &'static Schema, name: &str) -> Option<i32> {
    values(schema)
        .find(|(known, ..)| *known == name)
        .map(|(_, number, _)| *number)
}

/// The called party in the form that the trigger has it in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CalledNumber {
    /// Called party number of ISUP.
    Isup(ss7::CalledPartyNumber),
    /// What a mobile subscriber dialled.
    Bcd(ss7::CalledPartyBcdNumber),
}

impl CalledNumber {
    /// The number in international form.
    #[must_use]
    pub fn e164(&self, plan: &ss7::NumberingPlan) -> Option<ss7::E164> {
        match self {
            Self::Isup(number) => number.e164(plan),
            Self::Bcd(number) => number.e164(plan),
        }
    }

    /// The digits as they are, without an end-of-pulsing signal.
    #[must_use]
    pub fn digits(&self) -> ss7::Digits {
        match self {
            Self::Isup(number) => number.digits.without_st(),
            Self::Bcd(number) => number.digits,
        }
    }

    /// The number as text. Personal data.
    #[must_use]
    pub fn show(&self) -> impl std::fmt::Display + use<> {
        let number = *self;
        std::fmt::from_fn(move |f| match number {
            Self::Isup(number) => write!(f, "{}", number.show()),
            Self::Bcd(number) => write!(f, "{}", number.show()),
        })
    }

    /// As an ISUP called party number, so that a call can go on to what was dialled. A type of number that ISUP does not
    /// have is taken as unknown; `*` and `#` become the codes 11 and 12 (TS 29.007).
    #[must_use]
    pub fn to_isup(&self) -> ss7::CalledPartyNumber {
        match *self {
            Self::Isup(number) => number,
            Self::Bcd(number) => {
                let mut digits = ss7::Digits::EMPTY;
                for value in number.digits.iter() {
                    let value = match value {
                        10 => 11,
                        11 => 12,
                        other => other,
                    };
                    let fits = digits.push(value);
                    debug_assert!(fits, "invariant: as many digits as before");
                }
                ss7::CalledPartyNumber {
                    nature: match number.nature {
                        ss7::TypeOfNumber::INTERNATIONAL => ss7::NatureOfAddress::INTERNATIONAL,
                        ss7::TypeOfNumber::NATIONAL => ss7::NatureOfAddress::NATIONAL,
                        ss7::TypeOfNumber::SUBSCRIBER => ss7::NatureOfAddress::SUBSCRIBER,
                        _ => ss7::NatureOfAddress::UNKNOWN,
                    },
                    internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
                    plan: ss7::NumberingPlanIndicator::E164,
                    digits,
                }
            }
        }
    }
}

/// Call reference number (TS 29.002 17.6.5), 1 to 8 octets.
pub type CallReference = ss7::InlineOctets<8>;

/// The cell or area where a mobile subscriber is. Location is personal data: `Debug` shows the form only.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub enum Cell {
    /// As TS 23.003 numbers them, alone in the world.
    Global(GlobalCell),
    /// As a switch of ANSI-41 numbers them, within the switch that says so ([`Subject::call`]); one of the two at least.
    OfSwitch {
        /// LocationAreaID (X.S0004-550 6.5.2.77).
        area: Option<u16>,
        /// ServingCellID (6.5.2.117).
        cell: Option<u16>,
    },
}

/// Cell global identification or service area (7 octets), or location area (5 octets), as TS 23.003 writes them.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct GlobalCell(ss7::InlineOctets<7>);

impl GlobalCell {
    /// The octets. Personal data.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.0
    }
}

impl Cell {
    /// One of TS 23.003: 7 or 5 octets.
    #[must_use]
    pub fn new(octets: &[u8]) -> Option<Self> {
        match octets.len() {
            5 | 7 => ss7::InlineOctets::new(octets).map(|octets| Self::Global(GlobalCell(octets))),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Global(cell) => write!(f, "Cell({})", cell.0.len()),
            Self::OfSwitch { .. } => f.write_str("Cell(of a switch)"),
        }
    }
}

impl std::fmt::Debug for GlobalCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GlobalCell({})", self.0.len())
    }
}
