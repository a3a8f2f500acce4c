//! What a node tells whoever watches it; no user needs it.

use inlab_m3ua::RouteError;
use inlab_sccp::{ReturnCause, SendError};
use inlab_ss7::{AssociationId, PointCode, ServiceIndicator};
use inlab_tcap::DialogueId;

/// Something worth telling. Holds no digits, but for those of a title without translation, which only
/// [`Sccp::explain`](inlab_sccp::Sccp::explain) shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// From M3UA: states of associations and application servers, faults of a peer.
    M3ua(inlab_m3ua::Event),
    /// From SCCP: what was not delivered as it should be.
    Sccp(inlab_sccp::Diagnostic),
    /// From TCAP: what belongs to no dialogue.
    Tcap(inlab_tcap::Event),
    /// From ANSI TCAP: the same.
    AnsiTcap(inlab_tcap::ansi::Event),
    /// A message of ours was not sent; its dialogue is told.
    NotSent {
        /// The dialogue, if it belongs to one; it may be over.
        dialogue: Option<DialogueId>,
        /// Why.
        reason: NotSent,
    },
    /// A message for a user part that this node does not have (Q.704 2.4).
    UnknownUserPart {
        /// Who sent it.
        opc: PointCode,
        /// For which user part.
        si: ServiceIndicator,
    },
    /// A message with another payload protocol identifier than M3UA's 3 (RFC 4666 7.1). It was taken all the same: there
    /// are peers that send 0, or 3 in the wrong order of octets.
    UnknownPayload {
        /// On which association.
        association: AssociationId,
        /// The identifier.
        ppid: u32,
    },
    /// So many events were lost before this one.
    Lost(u32),
}

/// Why a message of ours was not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotSent {
    /// SCCP did not take it.
    Sccp(SendError),
    /// M3UA has no way for it.
    M3ua(RouteError),
    /// It is for ourselves, and too many of those wait.
    LoopFull,
}

impl NotSent {
    /// The return cause as N-NOTICE would give it (Q.713 3.12).
    #[must_use]
    pub const fn return_cause(&self) -> ReturnCause {
        match self {
            Self::Sccp(error) => error.return_cause(),
            Self::M3ua(_) => ReturnCause::MTP_FAILURE,
            Self::LoopFull => ReturnCause::NETWORK_CONGESTION,
        }
    }
}
