//! Types that many arguments share.

use inlab_ber::{Element, List, Octets, Oid, Open, Slot, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

/// A member that must be there in the dialects that have it; in the others it is `None` and not written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Required<T>(
    /// The member.
    pub Option<T>,
);

impl<'a, T: Element<'a>> Slot<'a> for Required<T> {
    type Of = T;
    const OPTIONAL: bool = false;
    const ABSENT: Self = Self(None);
    #[inline]
    fn slot(&mut self) -> &mut T {
        self.0.insert(T::EMPTY)
    }
    #[inline]
    fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

sequence! {
    /// An extension of the network operator (TS 29.078 5.1, ETS 300 374-1 6.3).
    pub struct ExtensionField<'a> "ExtensionField" {
        kind:        ExtensionType<'a>   = "type",
        criticality: Option<Criticality> = "criticality" DEFAULT Criticality::Ignore,
        value:       Open<'a>            = [1] "value",
        ...
    }
}

choice! {
    /// Which extension.
    pub enum ExtensionType<'a> "EXTENSION.&id" {
        Local(i64)      = "local",
        Global(Oid<'a>) = "global",
    }
}

enumerated! {
    /// What a receiver does with an extension it does not know.
    pub enum Criticality "CriticalityType" {
        Ignore = 0 "ignore",
        Abort  = 1 "abort",
    }
}

/// A list of extensions.
pub type Extensions<'a> = List<'a, ExtensionField<'a>>;

choice! {
    /// A party to the call: sendingSideID in what the SCF sends, receivingSideID in what the SSF sends.
    pub enum LegId<'a> "LegID" {
        Sending(LegType)   = [0] "sendingSideID",
        Receiving(LegType) = [1] "receivingSideID",
    }
}

choice! {
    /// A leg, in operations of the SCF.
    pub enum SendingSideId<'a> "SendingSideID" {
        Leg(LegType) = [0] "sendingSideID",
    }
}

choice! {
    /// A leg, in operations of the SSF.
    pub enum ReceivingSideId<'a> "ReceivingSideID" {
        Leg(LegType) = [1] "receivingSideID",
    }
}

enumerated! {
    /// Detection points (TS 29.078 5.1, ETS 300 374-1 6.3, EN 301 140-1). A value that is not known is taken as no
    /// detection point (exception handling of TS 29.078), and so reaches the receiver.
    pub enum EventTypeBcsm "EventTypeBCSM" {
        OrigAttemptAuthorized        = 1  "origAttemptAuthorized" in INAP,
        CollectedInfo                = 2  "collectedInfo",
        AnalyzedInformation          = 3  "analyzedInformation" in CAP3UP | INAP,
        RouteSelectFailure           = 4  "routeSelectFailure" in CAP2UP | INAP,
        OCalledPartyBusy             = 5  "oCalledPartyBusy" in CAP2UP | INAP,
        ONoAnswer                    = 6  "oNoAnswer" in CAP2UP | INAP,
        OAnswer                      = 7  "oAnswer",
        OMidCall                     = 8  "oMidCall" in CAP4 | INAP,
        ODisconnect                  = 9  "oDisconnect",
        OAbandon                     = 10 "oAbandon" in CAP2UP | INAP,
        TermAttemptAuthorized        = 12 "termAttemptAuthorized",
        TBusy                        = 13 "tBusy" in CAP2UP | INAP,
        TNoAnswer                    = 14 "tNoAnswer" in CAP2UP | INAP,
        TAnswer                      = 15 "tAnswer",
        TMidCall                     = 16 "tMidCall" in CAP4 | INAP,
        TDisconnect                  = 17 "tDisconnect",
        TAbandon                     = 18 "tAbandon" in CAP2UP | INAP,
        OTermSeized                  = 19 "oTermSeized" in CAP4 | CS2_ANY,
        OSuspended                   = 20 "oSuspended" in CS2_ANY,
        TSuspended                   = 21 "tSuspended" in CS2_ANY,
        OrigAttempt                  = 22 "origAttempt" in CS2_ANY,
        TermAttempt                  = 23 "termAttempt" in CS2_ANY,
        OReAnswer                    = 24 "oReAnswer" in CS2_ANY,
        TReAnswer                    = 25 "tReAnswer" in CS2_ANY,
        FacilitySelectedAndAvailable = 26 "facilitySelectedAndAvailable" in CS2_ANY,
        CallAccepted                 = 27 "callAccepted" in CAP4 | CS2_ANY,
        AuthorizeRouteFailure        = 28 "authorizeRouteFailure" in CS2_ANY,
        OrigAttemptDenied            = 29 "origAttemptDenied" in CS2_ANY,
        TermAttemptDenied            = 30 "termAttemptDenied" in CS2_ANY,
        OChangeOfPosition            = 50 "oChangeOfPosition" in CAP4,
        TChangeOfPosition            = 51 "tChangeOfPosition" in CAP4,
        OServiceChange               = 52 "oServiceChange" in CAP4,
        TServiceChange               = 53 "tServiceChange" in CAP4,
        OCalledPartyNotReachable     = -2 "oCalledPartyNotReachable" in CS1P,
        ...
    }
}

enumerated! {
    /// How an event is reported.
    pub enum MonitorMode "MonitorMode" {
        Interrupted       = 0 "interrupted",
        NotifyAndContinue = 1 "notifyAndContinue",
        Transparent       = 2 "transparent",
    }
}

sequence! {
    /// Whether the SSF waits for instructions (request) or went on (notification).
    pub struct MiscCallInfo<'a> "MiscCallInfo" {
        message_type:  MessageType          = [0] "messageType",
        dp_assignment: Option<DpAssignment> = [1] "dpAssignment" in CAP | ITU_CS1 | CS2_ANY,
    }
}

enumerated! {
    /// Request or notification.
    pub enum MessageType "MessageType" {
        Request      = 0 "request",
        Notification = 1 "notification",
    }
}

enumerated! {
    /// For whom the detection point was set.
    pub enum DpAssignment "DpAssignment" {
        IndividualLine = 0 "individualLine",
        GroupBased     = 1 "groupBased",
        OfficeBased    = 2 "officeBased",
    }
}

enumerated! {
    /// Call gapping that the call ran into.
    pub enum CgEncountered "CGEncountered" {
        None        = 0 "noCGencountered",
        Manual      = 1 "manualCGencountered",
        ScpOverload = 2 "scpOverload",
    }
}

choice! {
    /// The bearer asked for (EN 300 356-1 user service information), or in Q.1218 and CS-2 the transmission medium.
    pub enum BearerCapability<'a> "BearerCapability" {
        BearerCap(BearerCap<'a>) = [0] "bearerCap" (2..=11),
        Tmr(TransmissionMedium<'a>)       = [1] "tmr" (1..=1) in ITU_CS1 | CS2_ANY,
    }
}

enumerated! {
    /// The timer to start afresh.
    pub enum TimerId "TimerID" {
        Tssf = 0 "tssf",
    }
}

choice! {
    /// A call segment or a leg (CAP phase 4).
    pub enum LegOrCallSegment<'a> "LegOrCallSegment" {
        CallSegment(u8) = [0] "callSegmentID" (1..=127),
        Leg(LegId<'a>)  = [1] "legID",
    }
}

sequence! {
    /// Interactions with other services, from CAP phase 3 and CS-2 on.
    pub struct ServiceInteractionIndicatorsTwo<'a> "ServiceInteractionIndicatorsTwo" {
        forward:                   Option<ForwardServiceInteractionInd<'a>>  = [0]  "forwardServiceInteractionInd",
        backward:                  Option<BackwardServiceInteractionInd<'a>> = [1]  "backwardServiceInteractionInd",
        bothway_through:           Option<BothwayThroughConnectionInd>       = [2]  "bothwayThroughConnectionInd",
        suspend_timer:             Option<u32>                               = [3]  "suspendTimer" (0..=120) in CS2_ANY,
        connected_number:          Option<ConnectedNumberTreatmentInd>       = [4]  "connectedNumberTreatmentInd",
        suppress_call_diversion_notification: Option<bool>                   = [5]  "suppressCallDiversionNotification" in CS2_ANY,
        suppress_call_transfer_notification:  Option<bool>                   = [6]  "suppressCallTransferNotification" in CS2_ANY,
        allow_cd_in_no_prefix_ind: Option<bool>                              = [7]  "allowCdINNoPresentationInd" in CS2_ANY,
        user_dialogue_duration:    Option<bool>                              = [8]  "userDialogueDurationInd" in CS2_ANY,
        override_line_restrictions: Option<bool>                             = [9]  "overrideLineRestrictions" in CS2_ANY,
        suppress_vpn_app:          Option<bool>                              = [10] "suppressVPNAPP" in CS2_ANY,
        called_in_number_overriding: Option<bool>                            = [11] "calledINNumberOverriding" in CS2_ANY,
        non_cug_call:              Option<inlab_ber::Null>                   = [13] "nonCUGCall" in CAP3UP,
        hold_treatment:            Option<HoldTreatment<'a>>                        = [50] "holdTreatmentIndicator" (1..=1) in CAP3UP,
        cw_treatment:              Option<CwTreatment<'a>>                        = [51] "cwTreatmentIndicator" (1..=1) in CAP3UP,
        ect_treatment:             Option<EctTreatment<'a>>                        = [52] "ectTreatmentIndicator" (1..=1) in CAP3UP,
        ...
    }
}

sequence! {
    /// Towards the called party.
    pub struct ForwardServiceInteractionInd<'a> "ForwardServiceInteractionInd" {
        conference_treatment:      Option<ConferenceTreatment<'a>> = [1] "conferenceTreatmentIndicator" (1..=1),
        call_diversion_treatment:  Option<CallDiversionTreatment<'a>> = [2] "callDiversionTreatmentIndicator" (1..=1),
        call_offering_treatment:   Option<CallOfferingTreatment<'a>> = [3] "callOfferingTreatmentIndicator" (1..=1) in CS2_ANY,
        calling_party_restriction: Option<CallingPartyRestriction<'a>> = [4] "callingPartyRestrictionIndicator" (1..=1) in CAP | CS2,
        call_waiting_treatment:    Option<Octets<'a>> = [5] "callWaitingTreatmentIndicator" (1..=1) in CS2_ANY,
        hold_treatment:            Option<HoldTreatment<'a>> = [6] "holdTreatmentIndicator" (1..=1) in CS2_ANY,
        ect_treatment:             Option<EctTreatment<'a>> = [7] "ectTreatmentIndicator" (1..=1) in CS2_ANY,
        ...
    }
}

sequence! {
    /// Towards the calling party.
    pub struct BackwardServiceInteractionInd<'a> "BackwardServiceInteractionInd" {
        conference_treatment:      Option<ConferenceTreatment<'a>> = [1] "conferenceTreatmentIndicator" (1..=1),
        call_completion_treatment: Option<CallCompletionTreatment<'a>> = [2] "callCompletionTreatmentIndicator" (1..=1),
        hold_treatment:            Option<HoldTreatment<'a>> = [3] "holdTreatmentIndicator" (1..=1) in CS2_ANY,
        ect_treatment:             Option<EctTreatment<'a>> = [4] "ectTreatmentIndicator" (1..=1) in CS2_ANY,
        ...
    }
}

enumerated! {
    /// Whether a path in both directions is needed before answer.
    pub enum BothwayThroughConnectionInd "BothwayThroughConnectionInd" {
        Required    = 0 "bothwayPathRequired",
        NotRequired = 1 "bothwayPathNotRequired",
    }
}

enumerated! {
    /// What the calling party is shown as the connected number.
    pub enum ConnectedNumberTreatmentInd "ConnectedNumberTreatmentInd" {
        NoInImpact                    = 0 "noINImpact",
        PresentationRestricted        = 1 "presentationRestricted",
        PresentCalledInNumber         = 2 "presentCalledINNumber",
        PresentCallInNumberRestricted = 3 "presentCallINNumberRestricted",
    }
}

/// The addresses to connect to: one, or up to three in Q.1218 and CS-2.
pub type DestinationRoutingAddress<'a> = List<'a, super::CalledPartyNumber<'a>, 16, 2, 18>;

/// Leg 1, the default in operations of the SCF.
pub(super) const SENDING_LEG1: SendingSideId<'static> = SendingSideId::Leg(LegType(1));
/// Leg 2, the default in callInformationRequest.
pub(super) const SENDING_LEG2: SendingSideId<'static> = SendingSideId::Leg(LegType(2));
/// Leg 2, the default in callInformationReport.
pub(super) const RECEIVING_LEG2: ReceivingSideId<'static> = ReceivingSideId::Leg(LegType(2));
/// Request, the default where an event is reported.
pub(super) const REQUEST: MiscCallInfo<'static> = MiscCallInfo {
    message_type: MessageType::Request,
    dp_assignment: None,
    unknown: inlab_ber::Unknown::NONE,
};
