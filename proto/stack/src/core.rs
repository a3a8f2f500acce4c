//! What a driver drives: a link over real sockets, or the replayer's memory link in virtual time.

use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use std::time::Instant;

/// A node without I/O. One mutation (`handle_*`), then drain [`poll_transmit`](Self::poll_transmit), then read
/// [`poll_timeout`](Self::poll_timeout). Each `handle_*` does bounded work; calling `handle_timeout` too early or too
/// often does no harm.
pub trait Core {
    /// Something happened to an association.
    fn handle_association(&mut self, now: Instant, id: AssociationId, event: AssociationEvent);
    /// A message came.
    fn handle_message(&mut self, now: Instant, id: AssociationId, message: Message<'_>);
    /// It is `now`: everything that fell due is done.
    fn handle_timeout(&mut self, now: Instant);
    /// The next message to be sent; the buffer is the core's and is reused.
    fn poll_transmit(&mut self) -> Option<Transmit<'_>>;
    /// When `handle_timeout` is wanted at the latest; `None`: nothing is waiting for time.
    fn poll_timeout(&self) -> Option<Instant>;
}
