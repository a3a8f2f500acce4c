//! initiateCallAttempt, the leg operations, callGap, entityReleased.

use inlab_ber::{Element, List, Null, Scratch, Writer};
use inlab_ss7 as ss7;

use super::{Faults, argument, bounded, leg, operation, put, sending};
use crate::dialect::{CAP, CAP4, CS2_ANY, ETSI_CS1};
use crate::types::{self, *};
use crate::{
    CreateCall, DecodeError, Dialect, Gap, GapCriteria, Instruction, LegId, LegOrder,
    NotExpressible, Operation, Report,
};

pub(super) const INITIATE_CALL_ATTEMPT: i32 = 32;
pub(super) const CALL_GAP: i32 = 41;
pub(super) const DISCONNECT_LEG: i32 = 90;
pub(super) const MOVE_LEG: i32 = 93;
pub(super) const SPLIT_LEG: i32 = 95;
pub(super) const ENTITY_RELEASED: i32 = 96;

/// Milliseconds in a unit of the neutral model.
const UNIT: i32 = 100;

pub(super) fn encode_create(
    dialect: Dialect,
    create: &CreateCall,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let destination = create.destination.encode();
    let destination = [CalledPartyNumber(&destination)];
    let calling = create.calling.map(|number| number.encode());
    let mut arg = InitiateCallAttemptArg::EMPTY;
    if dialect.bit() & (CAP4 | ETSI_CS1) != 0 {
        arg.destination.0 = Some(List::Items(&destination));
    } else {
        arg.destinations.0 = Some(List::Items(&destination));
    }
    let calling = calling.as_deref().map(CallingPartyNumber);
    if dialect.bit() & CAP4 != 0 {
        arg.calling_party_number = calling;
    } else {
        arg.calling_party_number_in = calling;
    }
    arg.leg_to_be_created = create.leg.map(sending);
    arg.new_call_segment = segment(create.segment, "newCallSegment")?;
    arg.suppress_t_csi = create.suppress_terminating_service.then_some(Null);
    put(&arg, dialect, out)
}

fn segment(segment: Option<u8>, name: &'static str) -> Result<Option<u8>, NotExpressible> {
    segment
        .map(|segment| bounded(segment, 1, 127, name))
        .transpose()
}

pub(super) fn decode_create(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = InitiateCallAttemptArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let destination = arg
        .destination
        .0
        .or(arg.destinations.0)
        .and_then(|list| list.iter().next());
    let destination = faults.inner(
        "destinationRoutingAddress",
        destination.map(|number| number.0),
        ss7::CalledPartyNumber::decode,
    )?;
    let calling = arg.calling_party_number.or(arg.calling_party_number_in);
    let calling = calling.map(|number| number.0);
    Ok(Instruction::CreateCall(CreateCall {
        destination: destination.ok_or_else(|| faults.missing("destinationRoutingAddress"))?,
        calling: faults.inner(
            "callingPartyNumber",
            calling,
            ss7::CallingPartyNumber::decode,
        )?,
        leg: arg.leg_to_be_created.and_then(|id| leg(&id)),
        segment: arg.new_call_segment,
        suppress_terminating_service: arg.suppress_t_csi.is_some(),
    }))
}

pub(super) fn encode_leg(
    dialect: Dialect,
    order: &LegOrder,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let code = match order {
        LegOrder::Disconnect { .. } => DISCONNECT_LEG,
        LegOrder::Split { .. } => SPLIT_LEG,
        LegOrder::Move { .. } => MOVE_LEG,
    };
    let operation = operation(dialect, code, "Leg")?;
    match order {
        LegOrder::Disconnect { leg, cause } => {
            let cause = cause.map(|cause| cause.encode());
            let mut arg = DisconnectLegArg::EMPTY;
            arg.leg_to_be_released = sending(*leg);
            arg.release_cause = cause.as_deref().map(types::Cause);
            put(&arg, dialect, out)?;
        }
        LegOrder::Split {
            leg,
            segment: new_segment,
        } => {
            let mut arg = SplitLegArg::EMPTY;
            arg.leg_to_be_split = sending(*leg);
            let new_segment = segment(*new_segment, "newCallSegment")?;
            if dialect.bit() & CS2_ANY == 0 {
                arg.new_call_segment = new_segment;
            } else {
                let new_segment = new_segment.ok_or(NotExpressible::Missing("newCallSegment"))?;
                arg.new_call_segment_in =
                    Required(Some(bounded(new_segment, 2, 127, "newCallSegment")?));
            }
            put(&arg, dialect, out)?;
        }
        LegOrder::Move { leg } => {
            let mut arg = MoveLegArg::EMPTY;
            arg.leg_id_to_move = sending(*leg);
            put(&arg, dialect, out)?;
        }
    }
    Ok(operation)
}

pub(super) fn decode_leg(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let party = |id: &types::LegId<'_>, name| leg(id).ok_or_else(|| faults.unexpected(name));
    let order = match operation.code {
        DISCONNECT_LEG => {
            let mut arg = DisconnectLegArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            let cause = arg.release_cause.map(|cause| cause.0);
            LegOrder::Disconnect {
                leg: party(&arg.leg_to_be_released, "legToBeReleased")?,
                cause: faults.inner("releaseCause", cause, ss7::Cause::decode)?,
            }
        }
        SPLIT_LEG => {
            let mut arg = SplitLegArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            LegOrder::Split {
                leg: party(&arg.leg_to_be_split, "legToBeSplit")?,
                segment: arg.new_call_segment.or(arg.new_call_segment_in.0),
            }
        }
        _ => {
            let mut arg = MoveLegArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            if arg.target_call_segment.is_some_and(|target| target != 1) {
                return Err(faults.unexpected("targetCallSegment"));
            }
            LegOrder::Move {
                leg: party(&arg.leg_id_to_move, "legIDToMove")?,
            }
        }
    };
    Ok(Instruction::Leg(order))
}

pub(super) fn encode_gap(
    dialect: Dialect,
    gap: &Gap,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let number = match &gap.criteria {
        GapCriteria::Service(_) => None,
        GapCriteria::Called(number)
        | GapCriteria::CalledAndService(number, _)
        | GapCriteria::CallingAndService(number, _) => Some(number.encode()),
    };
    let number = GenericNumber(number.as_deref().unwrap_or_default());
    let key = |key: u32| bounded(key, 0, 0x7fff_ffff, "serviceKey");
    let criteria = match &gap.criteria {
        GapCriteria::Service(service) => {
            let mut criteria = GapOnService::EMPTY;
            criteria.service_key = key(*service)?;
            BasicGapCriteria::Service(criteria)
        }
        GapCriteria::Called(_) => BasicGapCriteria::CalledAddress(number),
        GapCriteria::CalledAndService(_, service) => {
            let mut criteria = AddressAndService::EMPTY;
            (criteria.called_address, criteria.service_key) = (number, key(*service)?);
            BasicGapCriteria::CalledAddressAndService(criteria)
        }
        GapCriteria::CallingAndService(_, service) => {
            let mut criteria = CallingAddressAndService::EMPTY;
            (criteria.calling_address, criteria.service_key) = (number, key(*service)?);
            BasicGapCriteria::CallingAddressAndService(criteria)
        }
    };
    let cause = gap.cause.map(|cause| cause.encode());
    let mut arg = CallGapArg::EMPTY;
    arg.criteria = types::GapCriteria::Basic(criteria);
    arg.indicators.duration = bounded(gap.duration, -2, 86_400, "duration")?;
    // TS 29.078 11.5.1.1: without an end is not for CAP.
    if gap.duration == -1 && dialect.bit() & CAP != 0 {
        return Err(NotExpressible::OutOfRange("duration"));
    }
    // Interval: milliseconds (Q.1218, TS 29.078 5.1).
    let units = bounded(gap.interval, -1, 600, "gapInterval")?;
    arg.indicators.gap_interval = if units > 0 { units * UNIT } else { units };
    arg.control_type = Some(if gap.manual {
        ControlType::ManuallyInitiated
    } else {
        ControlType::ScpOverloaded
    });
    arg.treatment = cause
        .as_deref()
        .map(|cause| GapTreatment::ReleaseCause(types::Cause(cause)));
    put(&arg, dialect, out)
}

pub(super) fn decode_gap(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = CallGapArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let number = |number: GenericNumber<'_>, name| {
        let number = faults.inner(name, Some(number.0), ss7::GenericNumber::decode)?;
        number.ok_or_else(|| faults.missing(name))
    };
    let basic = match arg.criteria {
        types::GapCriteria::Basic(basic) => basic,
        types::GapCriteria::Compound(compound) => compound.basic,
        types::GapCriteria::Unknown(_) => return Err(faults.unexpected("gapCriteria")),
    };
    let criteria = match basic {
        BasicGapCriteria::Service(on) => GapCriteria::Service(on.service_key),
        BasicGapCriteria::CalledAddress(called) => {
            GapCriteria::Called(number(called, "calledAddressValue")?)
        }
        BasicGapCriteria::CalledAddressAndService(both) => GapCriteria::CalledAndService(
            number(both.called_address, "calledAddressValue")?,
            both.service_key,
        ),
        BasicGapCriteria::CallingAddressAndService(both) => GapCriteria::CallingAndService(
            number(both.calling_address, "callingAddressValue")?,
            both.service_key,
        ),
        BasicGapCriteria::AllInTraffic(_) | BasicGapCriteria::Unknown(_) => {
            return Err(faults.unexpected("basicGapCriteria"));
        }
    };
    let cause = match &arg.treatment {
        Some(GapTreatment::ReleaseCause(cause)) => Some(cause.0),
        Some(GapTreatment::Both(both)) => Some(both.release_cause.0),
        _ => None,
    };
    Ok(Instruction::Gap(Gap {
        criteria,
        duration: arg.indicators.duration,
        // What is less than a unit is one.
        interval: match arg.indicators.gap_interval {
            time @ 1.. => (time - 1) / UNIT + 1,
            none_or_all => none_or_all,
        },
        manual: arg.control_type == Some(ControlType::ManuallyInitiated),
        cause: faults.inner("releaseCause", cause, ss7::Cause::decode)?,
    }))
}

pub(super) fn encode_released(
    dialect: Dialect,
    party: Option<LegId>,
    cause: Option<ss7::Cause>,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, ENTITY_RELEASED, "Released")?;
    let cause = cause.map(|cause| cause.encode());
    let cause = cause.as_deref().map(types::Cause);
    let cap = dialect.bit() & CAP4 != 0;
    let arg = match party {
        Some(leg) => {
            let mut failure = BcsmFailure::EMPTY;
            let leg = Some(types::LegId::Receiving(LegType(leg.0)));
            failure.cause = cause;
            if cap {
                failure.leg_id = leg;
                EntityReleasedArg::Bcsm(failure)
            } else {
                failure.leg_id_in = Required(leg);
                EntityReleasedArg::BcsmFailure(failure)
            }
        }
        None => {
            let mut failure = CallSegmentFailure::EMPTY;
            // The segment that was there when the call triggered.
            let segment = Some(1);
            failure.cause = cause;
            if cap {
                failure.call_segment_id = segment;
                EntityReleasedArg::CallSegment(failure)
            } else {
                failure.call_segment_id_in = Required(segment);
                EntityReleasedArg::CsFailure(failure)
            }
        }
    };
    put(&arg, dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_released(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    let faults = Faults(operation);
    let mut arg = EntityReleasedArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let (party, cause) = match arg {
        EntityReleasedArg::Bcsm(failure) | EntityReleasedArg::BcsmFailure(failure) => {
            let id = failure.leg_id.or(failure.leg_id_in.0);
            (id.and_then(|id| leg(&id)), failure.cause)
        }
        EntityReleasedArg::CallSegment(failure) | EntityReleasedArg::CsFailure(failure) => {
            (None, failure.cause)
        }
        EntityReleasedArg::Unknown(_) => return Err(faults.unexpected("entityReleased")),
    };
    let cause = faults.inner("cause", cause.map(|cause| cause.0), ss7::Cause::decode)?;
    Ok(Report::Released { leg: party, cause })
}
