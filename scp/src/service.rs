//! Services: what is asked when a call triggers, and what they may order. Each is written once, over the neutral model,
//! and runs in every dialect.

use inlab_inap::{
    Arm, CalledNumber, DetectionPoint, Dialect, Half, Instruction, Report, ServiceSelector, Trigger,
};
use inlab_ss7::{Cause, NumberingPlan};
use std::time::Duration;

/// The logic of one service.
///
/// It sees its relationship and gives orders; it keeps no state of its own, so that one service serves any number of
/// calls: what it must remember of a call it puts into [`Orders::remember`]. When it panics it loses that call and no
/// other.
pub trait Service: Send + Sync {
    /// A call triggered and the SSF waits. Without an order that moves the call (continue, connect, release, collect, finish)
    /// it continues, after whatever else was ordered.
    fn trigger(&self, view: &View<'_>, trigger: &Trigger, orders: &mut Orders);

    /// Something was reported. If the call is interrupted ([`View::interrupted`]) and nothing is ordered, it continues.
    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        let _ = (view, report, orders);
    }

    /// The SCP makes a call for this service ([`Control::create_call`](crate::Control::create_call)): what is ordered here goes with the
    /// order to make it. Events may be armed; the call goes on without being told to.
    fn created(&self, view: &View<'_>, orders: &mut Orders) {
        let _ = (view, orders);
    }

    /// The time that was ordered by [`Orders::wake`] is over. What is then ordered goes to the SSF whether it waits or not.
    fn woken(&self, view: &View<'_>, orders: &mut Orders) {
        let _ = (view, orders);
    }

    /// Whether the SCP is to arm this event of itself, to learn what became of the call. A service that watches nothing
    /// lets its calls go.
    fn watches(&self, event: DetectionPoint) -> bool {
        let _ = event;
        true
    }

    /// Whether a dialect can express everything that this service may order.
    ///
    /// # Errors
    /// What cannot be expressed.
    fn check(&self, dialect: Dialect) -> Result<(), String> {
        let _ = dialect;
        Ok(())
    }
}

/// What a service sees of its relationship.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The dialect, to be asked what it can express.
    pub dialect: Dialect,
    /// What the trigger asked for: a service key, in ANSI networks criteria or a trigger type.
    pub selector: ServiceSelector,
    /// Which half of the call this is.
    pub half: Half,
    /// The SSF waits for instructions.
    pub interrupted: bool,
    /// The called party has answered.
    pub answered: bool,
    /// A report of charging is waited for.
    pub charging: bool,
    /// A resource that the SCP has seized for the user waits for orders (WIN).
    pub at_resource: bool,
    /// The called party as the trigger has it.
    pub called: Option<CalledNumber>,
    /// How much earlier than it came the last report was sent, as far as the clock of the switch tells (WIN's TimeOfDay, since the
    /// trigger; 0.1 s is within its resolution).
    pub late: Duration,
    /// What is armed now.
    pub armed: &'a [Arm],
    /// The home numbering plan.
    pub plan: &'a NumberingPlan,
    /// What [`Orders::remember`] was last given; 0 at the trigger.
    pub memory: u64,
}

/// The orders of a service, at most [`Orders::LIMIT`].
pub struct Orders {
    instructions: [Instruction; Self::LIMIT],
    count: usize,
    failed: bool,
    memory: u64,
    wake: Option<Duration>,
    stops_interaction: bool,
}

impl Orders {
    /// How many instructions one report or trigger can yield.
    pub const LIMIT: usize = 16;

    pub(crate) const fn new() -> Self {
        Self {
            instructions: [Instruction::Continue; Self::LIMIT],
            count: 0,
            failed: false,
            memory: 0,
            wake: None,
            stops_interaction: false,
        }
    }

    pub(crate) fn clear(&mut self) {
        self.count = 0;
        self.failed = false;
        self.wake = None;
        self.stops_interaction = false;
    }

    pub(crate) fn set_memory(&mut self, memory: u64) {
        self.memory = memory;
    }

    /// One more instruction, carried out after those before it. Beyond the limit the service has failed.
    pub fn push(&mut self, instruction: Instruction) {
        match self.instructions.get_mut(self.count) {
            Some(place) => {
                *place = instruction;
                self.count += 1;
            }
            None => self.failed = true,
        }
    }

    /// Keeps a word for this relationship.
    pub fn remember(&mut self, memory: u64) {
        self.memory = memory;
    }

    /// Wakes the service after this time ([`Service::woken`]), unless the relationship is over by then. A relationship has one
    /// clock: this takes the place of what was ordered before.
    pub fn wake(&mut self, after: Duration) {
        self.wake = Some(after);
    }

    pub(crate) fn take_wake(&mut self) -> Option<Duration> {
        self.wake.take()
    }

    /// Stops the user interaction that is under way: its outcome is told as that it was refused, and the SSF then waits. Without
    /// one, nothing.
    pub fn stop_interaction(&mut self) {
        self.stops_interaction = true;
    }

    pub(crate) fn take_stop(&mut self) -> bool {
        std::mem::take(&mut self.stops_interaction)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Instruction> {
        self.instructions.iter().take(self.count)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Instruction> {
        self.instructions.iter_mut().take(self.count)
    }

    /// Puts something else in the place of an order to go on.
    pub(crate) fn clear_instead(&mut self, cause: Cause) {
        for instruction in self.instructions.iter_mut().take(self.count) {
            if matches!(instruction, Instruction::Continue) {
                *instruction = Instruction::Release(cause);
            }
        }
    }

    /// Keeps those of which it is true.
    pub(crate) fn retain(&mut self, mut keeps: impl FnMut(&Instruction) -> bool) {
        let mut kept = 0;
        for place in 0..self.count {
            let Some(instruction) = self.instructions.get(place).copied() else {
                break;
            };
            if keeps(&instruction)
                && let Some(to) = self.instructions.get_mut(kept)
            {
                *to = instruction;
                kept += 1;
            }
        }
        self.count = kept;
    }

    /// Nothing is to be carried out, nor has the service failed.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0 && !self.failed && !self.stops_interaction
    }

    pub(crate) fn memory(&self) -> u64 {
        self.memory
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The service has failed: what it ordered is void.
    pub(crate) fn fail(&mut self) {
        self.failed = true;
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.failed
    }
}
