//! How the messages of one call hang together in a dialect: questions that the SCF and the switch ask.

use crate::Dialect;
use crate::dialect::{AIN, WIN};
use crate::event::DetectionPoint;

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
