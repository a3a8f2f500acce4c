//! WIN and ANSI-41 (X.S0004-540, X.S0004-550, N.S0018).
//!
//! Every message of a switch is a transaction of its own; BillingID and MSCID hold those of a call together. A trigger or an
//! event that waits is answered by one result, of which all orders are parameters. Only where nothing waits does the SCF
//! invoke something.
//!
//! | neutral | here |
//! | --- | --- |
//! | trigger | OriginationRequest, AnalyzedInformation, FacilitySelectedAndAvailable, TBusy, TNoAnswer, OCalledPartyBusy, ONoAnswer; ServiceRequest |
//! | where the subscriber is | ServingCellID, LocationAreaID; MSCIdentificationNumber |
//! | Continue | ActionCode 1; where there is none, a result without it |
//! | Connect | Digits or TerminationList, by operation |
//! | Release | AccessDeniedReason if one says the cause, else ActionCode 2 |
//! | Arm | TriggerAddressList, NoAnswerTime |
//! | Announce, Display, Record | AnnouncementList, DisplayText, DMH_ChargeInformation |
//! | ShowName | CallingPartyName where the result has it, else DisplayText |
//! | CollectDigits | ResumePIC 2 |
//! | Gap | - : the values of ACGDirective are not public |
//! | ConnectResource, DisconnectResource, ExtendTime | ConnectResource, DisconnectResource, ResetTimer beside the result |
//! | Announce, Collect, to a resource that asked | SRFDirective |
//! | ConnectResource "in the switch", to a resource | SeizeResource |
//! | any of these where nothing waits | CallControlDirective |
//! | event | OAnswer, ODisconnect, TAnswer, TDisconnect, and the operations of triggers |

mod answer;
mod arming;
pub(super) mod digits;
mod directive;
mod given;
mod parameters;
mod peripheral;
mod recovery;
mod report;
mod resource;
mod switch;
mod trigger;

use inlab_ber::{Element, Scratch, Tag, Writer, context, element};
use inlab_ss7 as ss7;

use self::parameters::Parameters;
use crate::{
    CallKey, DecodeError, Dialect, Instruction, NotExpressible, Occasion, Operation,
    RelationshipKey, Said,
};
pub use peripheral::{
    ConnectionFailure, ResourceOperations, decode_connection_failure, decode_seized,
    encode_connection_failure, encode_seized, resource_operations,
};
pub use switch::encode_call_status;

pub use recovery::{
    decode_bulk_disconnection, decode_call_recovery, decode_unreliable_call_data,
    encode_bulk_disconnection, encode_call_recovery, encode_unreliable_call_data,
};
pub(super) use report::{decode_report, encode_report};
pub(super) use resource::{decode_result, encode_result};
pub(super) use trigger::{asks_for_services, decode_trigger, encode_trigger, tells_type};

const ORIGINATION_REQUEST: i32 = 2351;
const SERVICE_REQUEST: i32 = 2367;
const ANALYZED_INFORMATION: i32 = 2368;
const CONNECTION_FAILURE_REPORT: i32 = 2369;
const CONNECT_RESOURCE: i32 = 2370;
const DISCONNECT_RESOURCE: i32 = 2371;
const FACILITY_SELECTED: i32 = 2372;
const INSTRUCTION_REQUEST: i32 = 2373;
const RESET_TIMER: i32 = 2375;
const SEIZE_RESOURCE: i32 = 2377;
const SRF_DIRECTIVE: i32 = 2378;
const T_BUSY: i32 = 2379;
const T_NO_ANSWER: i32 = 2380;
const BULK_DISCONNECTION: i32 = 2384;
const CALL_CONTROL_DIRECTIVE: i32 = 2385;
const O_ANSWER: i32 = 2386;
const O_DISCONNECT: i32 = 2387;
const CALL_RECOVERY_REPORT: i32 = 2388;
const T_ANSWER: i32 = 2389;
const T_DISCONNECT: i32 = 2390;
const UNRELIABLE_CALL_DATA: i32 = 2391;
const O_CALLED_PARTY_BUSY: i32 = 2392;
const O_NO_ANSWER: i32 = 2393;

/// Whether a trigger can be read from it.
pub(super) fn is_trigger(operation: &Operation) -> bool {
    trigger::is_trigger(operation)
}

pub(super) fn encode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    match occasion.question {
        Some(question) => answer::encode_answer(dialect, question, occasion, orders, out, said),
        None => directive::encode_directives(dialect, occasion, orders, out, said),
    }
}

pub(super) fn decode_orders(
    dialect: Dialect,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    match said {
        Said::Result(question) => answer::decode_answer(dialect, question, octets, scratch, tell),
        Said::Invoke(operation) => {
            directive::decode_directive(dialect, operation, octets, scratch, tell)
        }
    }
}

/// Where the events are to be told that an order arms.
pub(super) fn reports_to(
    dialect: Dialect,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
) -> Option<ss7::Address> {
    match said {
        Said::Result(question) => answer::reports_to(dialect, question, octets, scratch),
        Said::Invoke(operation) => answer::reports_to(dialect, operation, octets, scratch),
    }
}

/// The call that an operation of the switch is about: BillingID and MSCID at the top of its argument. Nothing else is read;
/// the walk is as long as the argument.
pub(super) fn relationship_key(octets: &[u8]) -> Option<RelationshipKey> {
    const BILLING_ID: Tag = context(1);
    const MSCID: Tag = context(21);
    let (set, _) = element(octets).ok()?;
    let (mut billing, mut switch) = (None, None);
    let mut rest = set.content;
    while let Ok((item, after)) = element(rest) {
        match item.tag {
            BILLING_ID => billing = item.content.try_into().ok(),
            MSCID => switch = item.content.try_into().ok(),
            _ => {}
        }
        if let (Some(billing), Some(switch)) = (billing, switch) {
            return Some(RelationshipKey::Call(CallKey { billing, switch }));
        }
        rest = after;
    }
    None
}

/// The operation of this code; else what was to be said has none.
fn named(
    dialect: Dialect,
    code: i32,
    name: &'static str,
) -> Result<&'static Operation, NotExpressible> {
    super::operation(dialect, code, name)
}

/// The one octet of an enumerated value: ANSI-41 counts to 255.
fn octet<'a>(value: &impl Element<'a>, name: &'static str) -> Result<u8, NotExpressible> {
    u8::try_from(value.measure()).map_err(|_| NotExpressible::OutOfRange(name))
}
