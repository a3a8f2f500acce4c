//! The operations of detection points: a trigger where they open a transaction, the report of an armed event within one.

use inlab_ber::{Element, Octets, Scratch, Writer};

use crate::codec::{Faults, argument, put};
use crate::types::ain::*;
use crate::{DecodeError, DetectionPoint, Dialect, NotExpressible, Operation};

/// What the operations tell, each its own part of it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) user: UserId<'a>,
    pub(super) bearer: BearerCapability,
    pub(super) criteria: Option<TriggerCriteriaType>,
    pub(super) called: Option<AinDigits<'a>>,
    pub(super) collected_address: Option<AinDigits<'a>>,
    pub(super) collected_digits: Option<AinDigits<'a>>,
    pub(super) calling: Option<AinDigits<'a>>,
    pub(super) charge: Option<AinDigits<'a>>,
    pub(super) original_called: Option<AinDigits<'a>>,
    pub(super) redirecting: Option<AinDigits<'a>>,
    pub(super) redirection: Option<RedirectionInformation<'a>>,
    pub(super) busy_cause: Option<BusyCause<'a>>,
    pub(super) notification: Option<bool>,
    pub(super) leg: Option<u8>,
    pub(super) disconnect_cause: Option<DisconnectCause>,
    pub(super) gap: Option<Octets<'a>>,
}

impl<'a> Told<'a> {
    pub(super) fn of(user: UserId<'a>, bearer: BearerCapability) -> Self {
        Self {
            user,
            bearer,
            criteria: None,
            called: None,
            collected_address: None,
            collected_digits: None,
            calling: None,
            charge: None,
            original_called: None,
            redirecting: None,
            redirection: None,
            busy_cause: None,
            notification: None,
            leg: None,
            disconnect_cause: None,
            gap: None,
        }
    }

    /// The operation had no place for it.
    fn nothing_left(&self) -> Result<(), NotExpressible> {
        let left = [
            (self.criteria.is_some(), "triggerCriteriaType"),
            (self.called.is_some(), "calledPartyID"),
            (self.collected_address.is_some(), "collectedAddressInfo"),
            (self.collected_digits.is_some(), "collectedDigits"),
            (self.calling.is_some(), "callingPartyID"),
            (self.charge.is_some(), "chargeNumber"),
            (self.original_called.is_some(), "originalCalledPartyID"),
            (self.redirecting.is_some(), "redirectingPartyID"),
            (self.redirection.is_some(), "redirectionInformation"),
            (self.busy_cause.is_some(), "busyCause"),
            (self.notification.is_some(), "notificationIndicator"),
            (self.leg.is_some(), "legID"),
            (self.disconnect_cause.is_some(), "disconnectCause"),
            (self.gap.is_some(), "aCGEncountered"),
        ];
        match left.iter().find(|(left, _)| *left) {
            Some((_, name)) => Err(NotExpressible::Parameter(name)),
            None => Ok(()),
        }
    }
}

/// One row an operation: its code and detection point, its argument, and which members of it hold what.
macro_rules! events {
    ($($code:literal $Point:ident $Argument:ident { $($part:ident: $member:ident)* })*) => {
        /// The detection point of an operation, if it is of one.
        pub(super) const fn point(code: i32) -> Option<DetectionPoint> {
            match code { $($code => Some(DetectionPoint::$Point),)* _ => None }
        }

        /// Code of the operation of a detection point.
        pub(super) const fn code(point: DetectionPoint) -> Option<i32> {
            match point { $(DetectionPoint::$Point => Some($code),)* _ => None }
        }

        pub(super) fn read<'a>(
            dialect: Dialect,
            operation: &'static Operation,
            octets: &'a [u8],
            scratch: &'a Scratch,
        ) -> Result<Told<'a>, DecodeError> {
            match operation.code {
                $($code => {
                    let mut arg = $Argument::EMPTY;
                    argument(&mut arg, dialect, operation, octets, scratch)?;
                    let mut told = Told::of(arg.user_id, arg.bearer_capability);
                    $(told.$part = arg.$member;)*
                    Ok(told)
                })*
                _ => Err(Faults(operation).not_of_this_kind()),
            }
        }

        pub(super) fn write(
            mut told: Told<'_>,
            dialect: Dialect,
            operation: &Operation,
            out: &mut Writer,
        ) -> Result<(), NotExpressible> {
            match operation.code {
                $($code => {
                    let mut arg = $Argument::EMPTY;
                    arg.user_id = told.user;
                    arg.bearer_capability = told.bearer;
                    $(arg.$member = told.$part.take();)*
                    told.nothing_left()?;
                    put(&arg, dialect, out)
                })*
                _ => Err(NotExpressible::Operation(operation.name)),
            }
        }
    };
}

events! {
    25602 CollectedInfo InfoCollectedArg {
        criteria: trigger_criteria_type gap: acg_encountered collected_address: collected_address_info collected_digits: collected_digits
        calling: calling_party_id charge: charge_number original_called: original_called_party_id
        redirecting: redirecting_party_id redirection: redirection_information
    }
    25603 AnalyzedInformation InfoAnalyzedArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id collected_address: collected_address_info
        collected_digits: collected_digits calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    25605 TermAttemptAuthorized TerminationAttemptArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    25606 TBusy TBusyArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
        busy_cause: busy_cause notification: notification_indicator
    }
    25608 TNoAnswer TNoAnswerArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
        notification: notification_indicator
    }
    25609 ONoAnswer ONoAnswerArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
        notification: notification_indicator
    }
    25610 TAnswer TAnswerArg { notification: notification_indicator }
    25611 OAnswer OAnswerArg { notification: notification_indicator }
    25612 OTermSeized OTermSeizedArg { notification: notification_indicator }
    25613 FacilitySelectedAndAvailable TermResourceAvailableArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
        notification: notification_indicator
    }
    25614 OAbandon OAbandonArg { notification: notification_indicator }
    25615 OMidCall OMidCallArg {
        criteria: trigger_criteria_type gap: acg_encountered collected_address: collected_address_info collected_digits: collected_digits
        calling: calling_party_id charge: charge_number notification: notification_indicator leg: leg_id
    }
    25618 TDisconnect TDisconnectArg {
        notification: notification_indicator leg: leg_id disconnect_cause: disconnect_cause
    }
    25619 TMidCall TMidCallArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id collected_address: collected_address_info
        collected_digits: collected_digits calling: calling_party_id charge: charge_number
        notification: notification_indicator leg: leg_id
    }
    25623 RouteSelectFailure NetworkBusyArg {
        criteria: trigger_criteria_type gap: acg_encountered called: called_party_id calling: calling_party_id charge: charge_number
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
        notification: notification_indicator
    }
    25624 OrigAttemptAuthorized OriginationAttemptArg {
        criteria: trigger_criteria_type gap: acg_encountered calling: calling_party_id charge: charge_number notification: notification_indicator
    }
    25625 OSuspended OSuspendedArg { notification: notification_indicator leg: leg_id }
    25626 ODisconnect ODisconnectArg {
        notification: notification_indicator leg: leg_id disconnect_cause: disconnect_cause
    }
}

/// The operation of a detection point, if the dialect has it.
pub(super) fn operation(dialect: Dialect, point: DetectionPoint) -> Option<&'static Operation> {
    dialect.operation(code(point)?)
}
