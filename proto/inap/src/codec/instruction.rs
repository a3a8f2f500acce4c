//! What the SCP orders.

use inlab_ber::{Element, List, Null, Scratch, SetOf, Writer};
use inlab_ss7 as ss7;

use super::{
    Faults, argument, bounded, charging, detection_point, event_type, leg, legs, operation, put,
    resource, sending,
};
use crate::dialect::{CAP, CS2_ANY, ETSI_CS1};
use crate::types::{self, *};
use crate::{
    Arm, Arms, Cancel, Connect, ContinueWith, DecodeError, Dialect, Instruction, MAX_ARMS,
    MonitorMode, NotExpressible, Operation,
};

const CONNECT: i32 = 20;
const RELEASE_CALL: i32 = 22;
const REQUEST_REPORT_BCSM_EVENT: i32 = 23;
const COLLECT_INFORMATION: i32 = 27;
const CONTINUE: i32 = 31;
const RESET_TIMER: i32 = 33;
const CANCEL: i32 = 53;
const ACTIVITY_TEST: i32 = 55;
const CONTINUE_WITH_ARGUMENT: i32 = 88;

/// Writes an instruction; nothing is written for an operation without an argument.
///
/// # Errors
/// What this dialect cannot say; then nothing is written. [`Instruction::Finish`] is said by the dialogue.
pub fn encode_instruction(
    dialect: Dialect,
    instruction: &Instruction,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let named = |code| operation(dialect, code, instruction.name());
    match instruction {
        Instruction::Continue => named(CONTINUE),
        Instruction::ContinueWith(with) => {
            let operation = named(CONTINUE_WITH_ARGUMENT)?;
            encode_continue_with(dialect, with, out)?;
            Ok(operation)
        }
        Instruction::Connect(connect) => {
            let operation = named(CONNECT)?;
            encode_connect(dialect, connect, out)?;
            Ok(operation)
        }
        Instruction::Release(cause) => {
            let operation = named(RELEASE_CALL)?;
            let cause = cause.encode();
            let arg = if dialect.bit() & CS2_ANY == 0 {
                ReleaseCallArg::AllCallSegments(Cause(&cause))
            } else {
                ReleaseCallArg::InitialCallSegment(Cause(&cause))
            };
            put(&arg, dialect, out)?;
            Ok(operation)
        }
        Instruction::Arm(arms) => {
            let operation = named(REQUEST_REPORT_BCSM_EVENT)?;
            encode_arms(dialect, arms, out)?;
            Ok(operation)
        }
        Instruction::CollectDigits => {
            let operation = named(COLLECT_INFORMATION)?;
            put(&CollectInformationArg::EMPTY, dialect, out)?;
            Ok(operation)
        }
        Instruction::Charge(charge) => charging::encode_charge(dialect, charge, out),
        Instruction::Record(record) => charging::encode_record(dialect, record, out),
        Instruction::RequestInformation(request) => {
            charging::encode_information_request(dialect, request, out)
        }
        Instruction::ConnectResource(resource) => {
            let operation = named(resource::CONNECT_TO_RESOURCE)?;
            resource::encode_connect_resource(dialect, resource, out)?;
            Ok(operation)
        }
        Instruction::ConnectAssist(assist) => {
            let operation = named(resource::ESTABLISH_TEMPORARY_CONNECTION)?;
            resource::encode_assist(dialect, assist, out)?;
            Ok(operation)
        }
        Instruction::DisconnectResource => named(resource::DISCONNECT_FORWARD_CONNECTION),
        Instruction::Announce(announce) => {
            let operation = named(resource::PLAY_ANNOUNCEMENT)?;
            resource::encode_announce(dialect, announce, out)?;
            Ok(operation)
        }
        Instruction::Collect(collect) => {
            let operation = named(resource::PROMPT_AND_COLLECT)?;
            resource::encode_collect(dialect, collect, out)?;
            Ok(operation)
        }
        Instruction::CreateCall(create) => {
            let operation = named(legs::INITIATE_CALL_ATTEMPT)?;
            legs::encode_create(dialect, create, out)?;
            Ok(operation)
        }
        Instruction::Leg(order) => legs::encode_leg(dialect, order, out),
        Instruction::Gap(gap) => {
            let operation = named(legs::CALL_GAP)?;
            legs::encode_gap(dialect, gap, out)?;
            Ok(operation)
        }
        Instruction::ExtendTime(seconds) => {
            let operation = named(RESET_TIMER)?;
            let mut arg = ResetTimerArg::EMPTY;
            arg.timer_value = bounded(*seconds, 0, 0x7fff_ffff, "timervalue")?;
            put(&arg, dialect, out)?;
            Ok(operation)
        }
        Instruction::Cancel(cancel) => {
            let operation = named(CANCEL)?;
            let arg = match cancel {
                Cancel::Invocation(id) => CancelArg::InvokeId((*id).into()),
                Cancel::All => CancelArg::AllRequests(Null),
            };
            put(&arg, dialect, out)?;
            Ok(operation)
        }
        Instruction::Probe => named(ACTIVITY_TEST),
        Instruction::NotifyAtEnd(_)
        | Instruction::RestoreGaps(_)
        | Instruction::Display(_)
        | Instruction::ShowName(_) => Err(NotExpressible::Operation(instruction.name())),
        Instruction::Finish(_) => Err(NotExpressible::Dialogue("Finish")),
    }
}

/// Reads an instruction, as the SSF does.
///
/// # Errors
/// The argument is not of its type, or has values that cannot be meant; the operation is no instruction of the neutral
/// model.
pub fn decode_instruction(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    match operation.code {
        CONTINUE => Ok(Instruction::Continue),
        CONTINUE_WITH_ARGUMENT => decode_continue_with(dialect, operation, octets, scratch),
        CONNECT => decode_connect(dialect, operation, octets, scratch),
        RELEASE_CALL => {
            let mut arg = ReleaseCallArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            let cause = match arg {
                ReleaseCallArg::AllCallSegments(cause)
                | ReleaseCallArg::InitialCallSegment(cause) => cause,
                ReleaseCallArg::AllCallSegmentsWithExtension(with) => with.cause,
                ReleaseCallArg::All(all) => {
                    // 31, normal unspecified, if there is none (Q.1228).
                    all.release_cause.unwrap_or(Cause(&[0x80, 0x9f]))
                }
                ReleaseCallArg::CallSegment(_) | ReleaseCallArg::Unknown(_) => {
                    return Err(faults.unexpected("callSegmentToRelease"));
                }
            };
            let cause = faults.inner("allCallSegments", Some(cause.0), ss7::Cause::decode)?;
            cause
                .map(Instruction::Release)
                .ok_or_else(|| faults.missing("allCallSegments"))
        }
        REQUEST_REPORT_BCSM_EVENT => decode_arms(dialect, operation, octets, scratch),
        COLLECT_INFORMATION => {
            let mut arg = CollectInformationArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            // With other numbers than those of the call: not in the neutral model.
            if arg.calling_party_number.is_some() || arg.dialled_digits.is_some() {
                return Err(faults.unexpected("dialledDigits"));
            }
            Ok(Instruction::CollectDigits)
        }
        RESET_TIMER => {
            let mut arg = ResetTimerArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            Ok(Instruction::ExtendTime(arg.timer_value))
        }
        charging::FURNISH_CHARGING_INFORMATION => {
            charging::decode_record(dialect, operation, octets, scratch).map(Instruction::Record)
        }
        charging::APPLY_CHARGING => {
            charging::decode_charge(dialect, operation, octets, scratch).map(Instruction::Charge)
        }
        charging::CALL_INFORMATION_REQUEST => {
            charging::decode_information_request(dialect, operation, octets, scratch)
                .map(Instruction::RequestInformation)
        }
        CANCEL => {
            let mut arg = CancelArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            match arg {
                CancelArg::InvokeId(id) => i8::try_from(id)
                    .map(|id| Instruction::Cancel(Cancel::Invocation(id)))
                    .map_err(|_| faults.unexpected("invokeID")),
                CancelArg::AllRequests(Null) => Ok(Instruction::Cancel(Cancel::All)),
                _ => Err(faults.unexpected("callSegmentToCancel")),
            }
        }
        ACTIVITY_TEST => Ok(Instruction::Probe),
        resource::CONNECT_TO_RESOURCE => {
            resource::decode_connect_resource(dialect, operation, octets, scratch)
        }
        resource::ESTABLISH_TEMPORARY_CONNECTION => {
            resource::decode_assist(dialect, operation, octets, scratch)
        }
        resource::DISCONNECT_FORWARD_CONNECTION => Ok(Instruction::DisconnectResource),
        resource::PLAY_ANNOUNCEMENT => {
            resource::decode_announce(dialect, operation, octets, scratch)
        }
        resource::PROMPT_AND_COLLECT => {
            resource::decode_collect(dialect, operation, octets, scratch)
        }
        legs::INITIATE_CALL_ATTEMPT => legs::decode_create(dialect, operation, octets, scratch),
        legs::DISCONNECT_LEG | legs::MOVE_LEG | legs::SPLIT_LEG => {
            legs::decode_leg(dialect, operation, octets, scratch)
        }
        legs::CALL_GAP => legs::decode_gap(dialect, operation, octets, scratch),
        _ => Err(faults.not_of_this_kind()),
    }
}

fn encode_connect(
    dialect: Dialect,
    connect: &Connect,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    macro_rules! octets {
        ($($field:ident)*) => { $(let $field = connect.$field.map(|value| value.encode());)* };
    }
    octets! { calling generic_number original_called redirecting redirection_information charge_number }
    let destination = connect.destination.encode();
    let destination = [CalledPartyNumber(&destination)];
    let generic_numbers = generic_number
        .as_deref()
        .map(|number| [GenericNumber(number)]);

    let mut arg = ConnectArg::EMPTY;
    if dialect.bit() & (CAP | ETSI_CS1) != 0 {
        arg.destination.0 = Some(List::Items(&destination));
    } else {
        arg.destinations.0 = Some(List::Items(&destination));
    }
    arg.calling_party_number = calling.as_deref().map(CallingPartyNumber);
    arg.calling_partys_category = connect
        .category
        .map(|category| CallingPartysCategory(category.0));
    if dialect.bit() & CAP != 0 {
        arg.generic_numbers = cap_generic_numbers(&generic_numbers)?;
    } else {
        arg.generic_numbers_in = generic_numbers.as_ref().map(|numbers| List::Items(numbers));
    }
    arg.original_called_party_id = original_called.as_deref().map(OriginalCalledPartyId);
    arg.redirecting_party_id = redirecting.as_deref().map(RedirectingPartyId);
    arg.redirection_information = redirection_information
        .as_deref()
        .map(RedirectionInformation);
    arg.charge_number = charge_number.as_deref().map(LocationNumber);
    arg.suppression_of_announcement = connect.suppress_announcement.then_some(Null);
    if dialect.bit() & CS2_ANY == 0 {
        arg.leg_to_be_connected = connect.leg.map(sending);
    } else {
        arg.leg_to_be_created = connect.leg.map(sending);
    }
    put(&arg, dialect, out)
}

fn decode_connect(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = ConnectArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let destinations = arg.destination.0.or(arg.destinations.0);
    let destination = destinations
        .and_then(|list| list.iter().next())
        .map(|number| number.0);
    let destination = faults
        .inner(
            "destinationRoutingAddress",
            destination,
            ss7::CalledPartyNumber::decode,
        )?
        .ok_or_else(|| faults.missing("destinationRoutingAddress"))?;
    let mut connect = Connect::to(destination);
    macro_rules! inner {
        ($($to:ident = $from:ident $name:literal $Type:ident;)*) => {
            $(connect.$to = faults.inner($name, arg.$from.map(|octets| octets.0), ss7::$Type::decode)?;)*
        };
    }
    inner! {
        calling = calling_party_number "callingPartyNumber" CallingPartyNumber;
        original_called = original_called_party_id "originalCalledPartyID" OriginalCalledNumber;
        redirecting = redirecting_party_id "redirectingPartyID" RedirectingNumber;
        redirection_information = redirection_information "redirectionInformation" RedirectionInformation;
        charge_number = charge_number "chargeNumber" LocationNumber;
    }
    connect.generic_number = match arg.generic_numbers_in {
        Some(numbers) => generic_number(faults, Some(numbers))?,
        None => generic_number(faults, arg.generic_numbers)?,
    };
    connect.category = arg
        .calling_partys_category
        .map(|category| ss7::CallingPartysCategory(category.0));
    connect.suppress_announcement = arg.suppression_of_announcement.is_some();
    let connected = arg.leg_to_be_connected.or(arg.leg_to_be_created);
    connect.leg = connected.and_then(|id| leg(&id));
    Ok(Instruction::Connect(connect))
}

/// Numbers of CAP, of 3 to 11 octets each.
fn cap_generic_numbers<'n>(
    numbers: &'n Option<[GenericNumber<'n>; 1]>,
) -> Result<Option<CapGenericNumbers<'n>>, NotExpressible> {
    let Some(numbers) = numbers else {
        return Ok(None);
    };
    if numbers
        .iter()
        .all(|number| (3..=11).contains(&number.0.len()))
    {
        Ok(Some(List::Items(numbers)))
    } else {
        Err(NotExpressible::OutOfRange("genericNumbers"))
    }
}

/// The first generic number.
fn generic_number<const LOW: i64, const HIGH: i64>(
    faults: Faults,
    numbers: Option<SetOf<'_, GenericNumber<'_>, LOW, HIGH>>,
) -> Result<Option<ss7::GenericNumber>, DecodeError> {
    let first = numbers.and_then(|numbers| numbers.iter().next());
    faults.inner(
        "genericNumbers",
        first.map(|number| number.0),
        ss7::GenericNumber::decode,
    )
}

fn encode_continue_with(
    dialect: Dialect,
    with: &ContinueWith,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let generic_number = with.generic_number.map(|number| number.encode());
    let generic_numbers = generic_number
        .as_deref()
        .map(|number| [GenericNumber(number)]);
    let charge_number = with.charge_number.map(|number| number.encode());
    let mut arg = ContinueWithArgumentArg::EMPTY;
    arg.calling_partys_category = with
        .category
        .map(|category| CallingPartysCategory(category.0));
    arg.generic_numbers = cap_generic_numbers(&generic_numbers)?;
    arg.charge_number = charge_number.as_deref().map(LocationNumber);
    arg.suppression_of_announcement = with.suppress_announcement.then_some(Null);
    if dialect.bit() & CS2_ANY != 0 {
        arg.leg_or_cs_id = with.leg.map(|leg| LegOrCsId::Leg(sending(leg)));
        return put(&arg, dialect, out);
    }
    arg.extension = with.leg.map(|leg| {
        let mut extension = ContinueWithArgumentArgExtension::EMPTY;
        extension.leg_or_call_segment = Some(LegOrCallSegment::Leg(sending(leg)));
        extension
    });
    put(&arg, dialect, out)
}

fn decode_continue_with(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = ContinueWithArgumentArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let charge_number = arg.charge_number.map(|number| number.0);
    Ok(Instruction::ContinueWith(ContinueWith {
        category: arg
            .calling_partys_category
            .map(|category| ss7::CallingPartysCategory(category.0)),
        generic_number: generic_number(faults, arg.generic_numbers)?,
        charge_number: faults.inner("chargeNumber", charge_number, ss7::LocationNumber::decode)?,
        suppress_announcement: arg.suppression_of_announcement.is_some(),
        leg: match arg
            .extension
            .and_then(|extension| extension.leg_or_call_segment)
        {
            Some(LegOrCallSegment::Leg(id)) => leg(&id),
            _ => match &arg.leg_or_cs_id {
                Some(LegOrCsId::Leg(id)) => leg(id),
                Some(_) => return Err(faults.unexpected("legorCSID")),
                None => None,
            },
        },
    }))
}

fn encode_arms(dialect: Dialect, arms: &Arms, out: &mut Writer) -> Result<(), NotExpressible> {
    if arms.is_empty() {
        return Err(NotExpressible::Missing("bcsmEvents"));
    }
    let mut events = [BcsmEvent::EMPTY; MAX_ARMS];
    for (event, arm) in events.iter_mut().zip(arms.iter()) {
        dialect.check_arm(arm)?;
        event.event_type = event_type(arm.event);
        event.monitor_mode = match arm.mode {
            MonitorMode::Interrupted => types::MonitorMode::Interrupted,
            MonitorMode::NotifyAndContinue => types::MonitorMode::NotifyAndContinue,
            MonitorMode::Transparent => types::MonitorMode::Transparent,
        };
        event.leg_id = arm.leg.map(sending);
        let criteria = arm
            .no_answer_timer
            .map(|seconds| DpSpecificCriteria::ApplicationTimer(seconds.into()));
        if dialect.bit() & ETSI_CS1 != 0 {
            event.dp_specific_criteria_etsi = criteria;
        } else {
            event.dp_specific_criteria = criteria;
        }
    }
    let mut arg = RequestReportBcsmEventArg::EMPTY;
    arg.bcsm_events = List::Items(events.get(..arms.len()).unwrap_or_default());
    put(&arg, dialect, out)
}

fn decode_arms(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = RequestReportBcsmEventArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let mut arms = Arms::EMPTY;
    for event in arg.bcsm_events.iter() {
        // Arming no detection point arms nothing (TS 29.078 5.1, EventTypeBCSM).
        let Some(dp) = detection_point(event.event_type) else {
            continue;
        };
        let mode = match event.monitor_mode {
            types::MonitorMode::Interrupted => MonitorMode::Interrupted,
            types::MonitorMode::NotifyAndContinue => MonitorMode::NotifyAndContinue,
            types::MonitorMode::Transparent => MonitorMode::Transparent,
            types::MonitorMode::Unknown(_) => return Err(faults.unexpected("monitorMode")),
        };
        let mut arm = Arm::new(dp, mode, event.leg_id.and_then(|id| leg(&id)));
        if let Some(DpSpecificCriteria::ApplicationTimer(seconds)) = event
            .dp_specific_criteria
            .or(event.dp_specific_criteria_etsi)
        {
            arm.no_answer_timer = u16::try_from(seconds).ok();
        }
        if dialect.check_arm(&arm).is_err() {
            return Err(faults.unexpected("bcsmEvents"));
        }
        if !arms.push(arm) {
            return Err(faults.unexpected("bcsmEvents"));
        }
    }
    Ok(Instruction::Arm(arms))
}
