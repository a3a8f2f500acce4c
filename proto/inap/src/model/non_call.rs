//! What is asked about no call (AIN 0.2).

use std::fmt;

use inlab_ss7::{self as ss7, InlineOctets};

/// What a switch asks the SCF for a user who makes no call: nCARequest (GR-1299-CORE).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NonCallRequest {
    /// Whom the user asks.
    pub called: ss7::CalledPartyNumber,
    /// Who asks.
    pub calling: Option<ss7::CallingPartyNumber>,
    /// What is asked.
    pub envelope: Envelope,
    /// It has a securityEnvelope, which says how it is protected.
    pub is_secured: bool,
}

/// Octets of an application. `Debug` shows how many.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Envelope {
    /// envelopeEncodingAuthority: who says what the octets mean; content octets of an OBJECT IDENTIFIER.
    pub authority: InlineOctets<MAX_AUTHORITY>,
    /// envelopContent, 1 to 180 octets.
    pub content: InlineOctets<MAX_CONTENT>,
}

/// The most octets of an authority that is taken.
pub const MAX_AUTHORITY: usize = 32;
/// The most octets of an envelope (AIN-Parameters).
pub const MAX_CONTENT: usize = 180;

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Envelope({} octets)", self.content.len())
    }
}
