//! How the messages of one call hang together in a dialect: questions that the SCF and the switch ask.

use crate::dialect::{AIN, CAP, CAP2UP, CAP3UP, INAP, TR533, WIN};
use crate::event::DetectionPoint;
use crate::{Dialect, Instruction, Operation, ServiceSelector};

impl Dialect {
    /// Whether nothing can become of the call after this event, whatever is ordered: in WIN a disconnection, whose result has no
    /// routing (X.S0004-540 ODISCONNECT, TDISCONNECT).
    #[must_use]
    pub const fn ends_call(self, event: DetectionPoint) -> bool {
        self.bit() & WIN != 0
            && matches!(
                event,
                DetectionPoint::ODisconnect | DetectionPoint::TDisconnect
            )
    }

    /// Whether the switch that waits at this event, when the call is over, is told to clear and not to go on: AIN, whose
    /// oDisconnect, tDisconnect and oAbandon list no `continue` (GR-1299-CORE).
    #[must_use]
    pub const fn is_cleared_by_order(self, event: DetectionPoint) -> bool {
        self.bit() & AIN != 0
            && matches!(
                event,
                DetectionPoint::ODisconnect
                    | DetectionPoint::TDisconnect
                    | DetectionPoint::OAbandon
            )
    }

    /// Whether an order to arm takes the place of those before it, so that it names everything that is to be armed: AIN
    /// (requestReportBCMEvent lists the events of one mode each), and WIN (WIN_TriggerList, of the whole call).
    #[must_use]
    pub const fn arms_anew(self) -> bool {
        self.bit() & (AIN | WIN) != 0
    }

    /// Whether the end of every announcement is told, asked for or not: AIN's resourceClear.
    #[must_use]
    pub const fn tells_end_of_announcements(self) -> bool {
        self.bit() & AIN != 0
    }

    /// Whether an announcement is ordered together with this, which the switch does at its end: in AIN a release (disconnectFlag of
    /// sendToResource), in WIN everything (AnnouncementList beside the other parameters of a result), unless a resource at a number
    /// plays it. Elsewhere the end of the announcement is told, and what comes then is ordered then.
    #[must_use]
    pub const fn announces_with(self, order: &Instruction, by_number: bool) -> bool {
        self.bit() & WIN != 0 && !by_number
            || self.bit() & (AIN | TR533) != 0 && matches!(order, Instruction::Release(_))
    }

    /// Whether the user is connected to a resource, and disconnected from it, by orders of their own: connectToResource and
    /// disconnectForwardConnection of CAP (phase 2 on) and INAP, ConnectResource and DisconnectResource of WIN.
    #[must_use]
    pub const fn connects_resources(self) -> bool {
        self.bit() & (CAP2UP | INAP | WIN) != 0
    }

    /// Whether the SCF seizes the resource itself, and tells it what to play and to collect when it asks: SeizeResource,
    /// InstructionRequest and SRFDirective of WIN. Its [operations](crate::resource_operations) are not the switch's.
    #[must_use]
    pub const fn seizes_resources(self) -> bool {
        self.bit() & WIN != 0
    }

    /// Whether an announcement may be had from a resource at a number: ipRoutingAddress of CAP and INAP, destinationAddress of AIN,
    /// the global title of WIN's SeizeResource.
    #[must_use]
    pub const fn reaches_resources_by_number(self) -> bool {
        self.bit() & (CAP2UP | INAP | AIN | WIN) != 0
    }

    /// The operation that tells the outcome of an announcement or prompt and waits for the next order: AIN's resourceClear. `None`:
    /// whatever waited before waits again.
    #[must_use]
    pub fn outcome_of_interaction(self) -> Option<&'static Operation> {
        if self.bit() & AIN != 0 {
            self.operation_named("resourceClear")
        } else {
            None
        }
    }

    /// Whether the switch measures how long a call lasts, and ends it in time: maxCallPeriodDuration and releaseIfDurationExceeded
    /// of applyCharging in CAP (phase 2 on). What INAP's applyCharging says is the network operator's.
    #[must_use]
    pub const fn measures_calls(self) -> bool {
        self.bit() & CAP2UP != 0
    }

    /// Whether the SCF may clear a call that goes on, while nothing waits: releaseCall of CAP and INAP (TS 29.078 11.26), WIN's
    /// CallControlDirective. AIN's disconnect is the answer to an operation.
    #[must_use]
    pub const fn clears_unasked(self) -> bool {
        self.bit() & (CAP | INAP | WIN) != 0
    }

    /// Whether the parties of a call that goes on can be made to hear something: AnnouncementList of WIN's CallControlDirective.
    #[must_use]
    pub const fn announces_in_call(self) -> bool {
        self.bit() & WIN != 0
    }

    /// Whether the switch can be told to ask less: callGap of INAP and CAP (phase 3 on), aCG of AIN, automaticCodeGap. WIN's
    /// ACGDirective is not an order of the neutral model.
    #[must_use]
    pub const fn gaps(self) -> bool {
        self.bit() & (CAP3UP | INAP | AIN | TR533) != 0
    }

    /// Whether the switch can be told that nothing is gapped any more: acgGlobalCtrlRestore of AIN. It is about no call, and goes in a
    /// transaction of its own.
    #[must_use]
    pub const fn restores_gaps(self) -> bool {
        self.bit() & AIN != 0
    }

    /// The operations that may trigger a service that is asked for by this; `None`: by anything. A service key is told by every trigger of
    /// CAP and INAP, criteria by every one of AIN; in WIN a type of trigger by its own operations, and a ServiceID by ServiceRequest. None
    /// are told by those of another dialect.
    pub fn triggers_for(
        self,
        selector: Option<ServiceSelector>,
    ) -> impl Iterator<Item = &'static Operation> {
        self.operations().filter(move |operation| {
            operation.is_trigger(self) && crate::codec::may_select(self, operation, selector)
        })
    }

    /// What stands for a parameter that has nothing to say: nothing, where TCAP does without one. ANSI-41 has a parameter set
    /// in every Invoke and Return Result (X.S0004-520 6.3.2).
    #[must_use]
    pub const fn empty_parameters(self) -> &'static [u8] {
        if self.bit() & WIN != 0 {
            &[0xf2, 0]
        } else {
            &[]
        }
    }
}
