//! The node: a stack and the control function over it.

use crate::{Config, Control, NewCall, NotCreated, StateChange};
use inlab_call_event::{CallId, Sender, TargetId};
use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use inlab_stack::{Core, Node, Stack};
use std::time::Instant;

/// A service control point without I/O.
///
/// One mutation (`handle_*`, or something on [`stack`](Self::stack)), then [`poll_transmit`](Core::poll_transmit) until
/// `None`, then [`poll_timeout`](Core::poll_timeout). Call events go into the queues of [`subscribe`](Self::subscribe) as soon
/// as the answer to the SSF is encoded; [`poll_state_change`](Self::poll_state_change) is for people and scenarios.
#[derive(Debug)]
pub struct Scp(Node<Control>);

impl Scp {
    /// A node without associations and calls. Its node and shard are those of its TCAP.
    #[must_use]
    pub fn new(now: Instant, stack: inlab_stack::Config, config: Config) -> Self {
        let mut user = Control::new(stack.tcap.node, stack.tcap.shard, config);
        user.recover(now);
        Self(Node {
            stack: Stack::new(now, stack),
            user,
        })
    }

    /// Where the call events of a target go.
    pub fn subscribe(&mut self, target: TargetId, queue: Sender) {
        self.0.user.subscribe(target, queue);
    }

    /// Who looks on: every call event goes there too, told to anybody or not. What does not fit is not repeated.
    pub fn observe(&mut self, queue: Sender) {
        self.0.user.observe(queue);
    }

    /// The layers below: associations, events, counters.
    pub fn stack(&mut self) -> &mut Stack {
        &mut self.0.stack
    }

    /// The layers below together with their user, for what needs both.
    pub fn node(&mut self) -> &mut Node<Control> {
        &mut self.0
    }

    /// The control function: counts and records.
    #[must_use]
    pub fn control(&self) -> &Control {
        &self.0.user
    }

    /// Makes a call: orders a switch to set it up. What becomes of it is told as of any call.
    ///
    /// # Errors
    /// Nothing was sent, and nothing will be told.
    pub fn create_call(&mut self, now: Instant, new: &NewCall) -> Result<CallId, NotCreated> {
        let Node { stack, user } = &mut self.0;
        user.create_call(&mut stack.tc(now), new)
    }

    /// Calls at this moment.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.0.user.calls()
    }

    /// Relationships at this moment.
    #[must_use]
    pub fn relationships(&self) -> usize {
        self.0.user.relationships()
    }

    /// Dialogues at this moment.
    #[must_use]
    pub fn dialogues(&self) -> usize {
        self.0.stack.dialogue_count()
    }

    /// The next record of what became of a relationship, if they are kept.
    pub fn poll_state_change(&mut self) -> Option<StateChange> {
        self.0.user.poll_state_change()
    }
}

impl Core for Scp {
    fn handle_association(&mut self, now: Instant, id: AssociationId, event: AssociationEvent) {
        self.0.handle_association(now, id, event);
    }

    fn handle_message(&mut self, now: Instant, id: AssociationId, message: Message<'_>) {
        self.0.handle_message(now, id, message);
    }

    fn handle_timeout(&mut self, now: Instant) {
        self.0.handle_timeout(now);
    }

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.0.poll_transmit()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        self.0.poll_timeout()
    }
}
