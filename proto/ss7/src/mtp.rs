//! The MTP primitives of Q.701 8 as M3UA gives them to its user.

use std::fmt;

use crate::PointCode;

/// Service indicator (Q.704 14.2.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ServiceIndicator(pub u8);

impl ServiceIndicator {
    /// SCCP.
    pub const SCCP: Self = Self(3);
    /// ISDN user part.
    pub const ISUP: Self = Self(5);
}

/// Network indicator (Q.704 14.2.2), 0 to 3.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct NetworkIndicator(pub u8);

/// Who sends what to whom, along which link (Q.704 2.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RoutingLabel {
    /// Originating point code.
    pub opc: PointCode,
    /// Destination point code.
    pub dpc: PointCode,
    /// Service indicator.
    pub si: ServiceIndicator,
    /// Network indicator.
    pub ni: NetworkIndicator,
    /// Message priority, 0 to 3 (ANSI; 0 elsewhere).
    pub mp: u8,
    /// Signalling link selection: 4 bits in ITU, 5 or 8 in ANSI networks.
    pub sls: u8,
}

/// MTP-TRANSFER. `Debug` tells the length of the user data, which may hold personal data.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct MtpTransfer<'a> {
    /// The routing label and service information.
    pub label: RoutingLabel,
    /// The user's message, borrowed from the one it came in.
    pub user_data: &'a [u8],
}

impl fmt::Debug for MtpTransfer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MtpTransfer")
            .field("label", &self.label)
            .field("user_data", &self.user_data.len())
            .finish()
    }
}

/// MTP-PAUSE, MTP-RESUME and MTP-STATUS for one destination.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MtpStatus {
    /// The destination cannot be reached.
    Pause(PointCode),
    /// It can be reached again.
    Resume(PointCode),
    /// It is congested, at this level (0 to 3; `None`: the network does not say).
    Congested(PointCode, Option<u8>),
    /// The user part named by this service indicator is not there (Q.704 15.17.5: 0 unknown, 1 unequipped, 2 inaccessible).
    UserPartUnavailable(PointCode, ServiceIndicator, u8),
}
