//! Events to arm: TriggerAddressList > TriggerList > where to tell them, WIN_TriggerList (X.S0004-550 6.5.2.de, .dg, .dk).

use inlab_ss7 as ss7;

use super::super::Faults;
use super::parameters::{self, Parameters, Parts};
use super::*;
use crate::types::ansi41::{DestinationAddress, PcSsn, TriggerList};
use crate::{Arm, Arms, DecodeError, DetectionPoint as D, Dialect, LegId, MonitorMode};

/// Types of triggers that can be armed, and the event that each is. Which legs there are is the event's: WIN arms an event
/// for the call, and the report says which party it was.
static EVENTS: [(u8, D); 11] = [
    (37, D::AnalyzedInformation),
    (40, D::OAnswer),
    (41, D::ODisconnect),
    (42, D::OCalledPartyBusy),
    (43, D::ONoAnswer),
    (64, D::FacilitySelectedAndAvailable),
    (65, D::TBusy),
    (66, D::TNoAnswer),
    (67, D::TNoAnswer),
    (69, D::TAnswer),
    (70, D::TDisconnect),
];

/// The type of trigger that tells an event.
pub(super) fn kind(event: D) -> Option<u8> {
    let row = EVENTS.iter().find(|(_, known)| *known == event);
    row.map(|(kind, _)| *kind)
}

/// Markers of WIN_TriggerList: what follows is a trigger or an event, a request or a notification.
const TDP_REQUEST: u8 = 0xdc;
const TDP_NOTIFICATION: u8 = 0xdd;
const EDP_REQUEST: u8 = 0xde;
const EDP_NOTIFICATION: u8 = 0xdf;

/// Two markers, and every event once.
type List = ss7::InlineOctets<13>;

/// Writes the list, and the time of a no-answer event where the result has a place for it.
///
/// An event that can happen on both legs is armed on both: WIN cannot tell them apart. It is refused if both are not asked
/// for, or not in the same way. A list takes the place of the one before it, so nothing is disarmed by name.
pub(super) fn put_arms(
    set: &mut Parameters<'_>,
    dialect: Dialect,
    arms: &Arms,
    reports_to: Option<&ss7::Address>,
) -> Result<(), NotExpressible> {
    if arms.is_empty() {
        return Err(NotExpressible::Missing("wIN-TriggerList"));
    }
    let reports_to = reports_to.ok_or(NotExpressible::Missing("destinationAddress"))?;
    for arm in arms.iter() {
        dialect.check_arm(arm)?;
        let row = dialect.event(arm.event);
        if row.is_some_and(|row| row.default_leg().is_none()) {
            let other = arms
                .iter()
                .find(|other| other.event == arm.event && other.leg != arm.leg)
                .ok_or(NotExpressible::Leg(arm.event, arm.leg))?;
            if other.mode != arm.mode {
                return Err(NotExpressible::Mode(other.event, other.mode));
            }
        }
    }
    let mut list = List::EMPTY;
    for (marker, mode) in [
        (EDP_REQUEST, MonitorMode::Interrupted),
        (EDP_NOTIFICATION, MonitorMode::NotifyAndContinue),
    ] {
        let mut kinds = List::EMPTY;
        for arm in arms.iter().filter(|arm| arm.mode == mode) {
            let kind = kind(arm.event).ok_or(NotExpressible::Event(arm.event))?;
            if !kinds.contains(&kind) && !kinds.push(kind) {
                return Err(NotExpressible::OutOfRange("wIN-TriggerList"));
            }
        }
        if kinds.is_empty() {
            continue;
        }
        let fits = list.push(marker) && list.extend(&kinds);
        if !fits {
            return Err(NotExpressible::OutOfRange("wIN-TriggerList"));
        }
    }
    if let Some(arm) = arms.iter().find(|arm| arm.mode == MonitorMode::Transparent) {
        return Err(NotExpressible::Mode(arm.event, arm.mode));
    }
    set.put_parts(parameters::TRIGGER_ADDRESS_LIST, |lists| {
        lists.parts(parameters::TRIGGER_LIST, |parts| {
            parts.put(parameters::WIN_TRIGGER_LIST, &list);
            put_address(parts, reports_to)
        })
    })?;
    let mut timers = arms.iter().filter_map(|arm| arm.no_answer_timer);
    if let Some(seconds) = timers.next() {
        let seconds =
            u8::try_from(seconds).map_err(|_| NotExpressible::OutOfRange("noAnswerTime"))?;
        if timers.any(|other| other != u16::from(seconds)) {
            return Err(NotExpressible::OutOfRange("noAnswerTime"));
        }
        set.put(parameters::NO_ANSWER_TIME, &[seconds])?;
    }
    Ok(())
}

/// DestinationAddress: a global title in the form of an SCCP address (T1.112.3; the address indicator stands first), else
/// point code and subsystem. The type of node has no number for an SCP: 0.
fn put_address(parts: &mut Parts<'_>, address: &ss7::Address) -> Result<(), NotExpressible> {
    if address.global_title.is_some() {
        let octets = address.encode(ss7::PointCodeFormat::Ansi);
        parts.put(parameters::GLOBAL_TITLE, &octets);
        return Ok(());
    }
    let (Some(point_code), Some(subsystem)) = (address.point_code, address.subsystem) else {
        return Err(NotExpressible::Missing("destinationAddress"));
    };
    let [_, network, cluster, member] = point_code.0.to_be_bytes();
    let octets = PcSsn::octets(0, [network, cluster, member], subsystem.0);
    parts.put(parameters::PC_SSN, &octets);
    Ok(())
}

/// The events of the lists, in their order; triggers (TDP) are armed as events are. `timer` is the time of no answer.
pub(super) fn arms(
    faults: Faults,
    dialect: Dialect,
    lists: impl Iterator<Item = impl std::ops::Deref<Target = [u8]>>,
    timer: Option<u8>,
) -> Result<Arms, DecodeError> {
    let unexpected = || faults.unexpected("wIN-TriggerList");
    let mut arms = Arms::EMPTY;
    for list in lists {
        let mut mode = None;
        for octet in list.iter() {
            match *octet {
                TDP_REQUEST | EDP_REQUEST => mode = Some(MonitorMode::Interrupted),
                TDP_NOTIFICATION | EDP_NOTIFICATION => {
                    mode = Some(MonitorMode::NotifyAndContinue);
                }
                kind => {
                    let known = EVENTS.iter().find(|(known, _)| *known == kind);
                    let (_, event) = known.ok_or_else(unexpected)?;
                    let mode = mode.ok_or_else(unexpected)?;
                    for leg in legs(dialect, *event) {
                        let mut arm = Arm::new(*event, mode, Some(*leg));
                        if matches!(event, D::ONoAnswer | D::TNoAnswer) {
                            arm.no_answer_timer = timer.map(u16::from);
                        }
                        let is_new = !arms
                            .iter()
                            .any(|known| known.event == arm.event && known.leg == arm.leg);
                        if is_new && !arms.push(arm) {
                            return Err(unexpected());
                        }
                    }
                }
            }
        }
    }
    Ok(arms)
}

/// The legs on which an event can happen.
fn legs(dialect: Dialect, event: D) -> &'static [LegId] {
    let leg = dialect.event(event).and_then(|row| row.default_leg());
    match leg {
        Some(LegId::ONE) => &[LegId::ONE],
        Some(_) => &[LegId::TWO],
        None => &[LegId::ONE, LegId::TWO],
    }
}

/// Where the events of a list are to be told; `None` if its octets are no address.
pub(super) fn address(list: &TriggerList<'_>) -> Option<ss7::Address> {
    match list.destination_address {
        DestinationAddress::GlobalTitle(octets) => {
            ss7::Address::decode(octets.0, ss7::PointCodeFormat::Ansi).ok()
        }
        DestinationAddress::PcSsn(octets) => {
            let ([network, cluster, member], subsystem) = octets.parts()?;
            let code = u32::from_be_bytes([0, network, cluster, member]);
            let mut address = ss7::Address::on_ssn(ss7::SubsystemNumber(subsystem));
            address.point_code = Some(ss7::PointCode(code));
            Some(address)
        }
        DestinationAddress::Unknown(_) => None,
    }
}
