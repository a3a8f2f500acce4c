//! A stack and its user as one core for a driver.

use crate::{Core, Stack, TcUser};
use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use std::time::Instant;

/// A [`Stack`] with its user: what a link or the replayer drives.
#[derive(Debug)]
pub struct Node<U> {
    /// The layers.
    pub stack: Stack,
    /// Who uses them.
    pub user: U,
}

impl<U: TcUser> Core for Node<U> {
    fn handle_association(&mut self, now: Instant, id: AssociationId, event: AssociationEvent) {
        self.stack
            .handle_association(now, id, event, &mut self.user);
    }

    fn handle_message(&mut self, now: Instant, id: AssociationId, message: Message<'_>) {
        self.stack.handle_message(now, id, message, &mut self.user);
    }

    fn handle_timeout(&mut self, now: Instant) {
        self.stack.handle_timeout(now, &mut self.user);
        self.user.handle_timeout(&mut self.stack.tc(now));
    }

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.stack.poll_transmit()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        [self.stack.poll_timeout(), self.user.poll_timeout()]
            .into_iter()
            .flatten()
            .min()
    }
}
