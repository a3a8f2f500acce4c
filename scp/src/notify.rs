//! Call events: from what a switch tells of a call to what the session server is told.

use crate::change::Ending;
use inlab_call_event::{
    Alias, AliasKind, Aliases, CallEvent, CallEventKind, CallId, ClockTime, Number, Party, Refused,
    Sender, TargetId, TargetSet, Targets,
};
use inlab_inap::{Clock, CreateCall, Trigger};
use inlab_ss7::{CalledPartyNumber, E164, NumberingPlan, Presentation};
use std::collections::VecDeque;
use std::time::Instant;

/// The parties of a call in the words of call events.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parties {
    calling: Party,
    called: Party,
    aliases: Aliases,
}

impl Parties {
    /// As the trigger tells them.
    pub(crate) fn of(trigger: &Trigger, plan: &NumberingPlan) -> Self {
        let calling = trigger
            .calling
            .map_or_else(Party::unknown, |calling| Party {
                number: number(calling.e164(plan)),
                restricted: is_restricted(calling.presentation),
            });
        let called = trigger.called.and_then(|called| number(called.e164(plan)));
        let mut aliases = Aliases::default();
        let others = [
            (
                AliasKind::Redirecting,
                trigger.redirecting.and_then(|other| other.e164(plan)),
            ),
            (
                AliasKind::OriginalCalled,
                trigger.original_called.and_then(|other| other.e164(plan)),
            ),
        ];
        for (kind, other) in others {
            if let Some(number) = number(other) {
                // There is room: four places, at most three kinds.
                aliases.push(Alias { number, kind });
            }
        }
        Self {
            calling,
            called: Party {
                number: called,
                restricted: false,
            },
            aliases,
        }
    }

    /// Of a call that the SCP makes.
    pub(crate) fn of_created(create: &CreateCall, plan: &NumberingPlan) -> Self {
        let calling = create.calling.map_or_else(Party::unknown, |calling| Party {
            number: number(calling.e164(plan)),
            restricted: is_restricted(calling.presentation),
        });
        Self {
            calling,
            called: Party {
                number: number(create.destination.e164(plan)),
                restricted: false,
            },
            aliases: Aliases::default(),
        }
    }

    /// The call goes to another number; the first that was called stays as the dialled one.
    pub(crate) fn connected(&mut self, destination: &CalledPartyNumber, plan: &NumberingPlan) {
        let new = number(destination.e164(plan));
        if new == self.called.number {
            return;
        }
        let dialled = self
            .aliases
            .iter()
            .any(|alias| alias.kind == AliasKind::Dialled);
        if let Some(number) = self.called.number
            && !dialled
        {
            self.aliases.push(Alias {
                number,
                kind: AliasKind::Dialled,
            });
        }
        self.called = Party {
            number: new,
            restricted: false,
        };
    }

    fn event(&self, call: CallId, kind: CallEventKind, at: Instant) -> CallEvent {
        let mut event = CallEvent::new(call, kind, self.calling, self.called, at);
        event.aliases = self.aliases;
        event
    }
}

fn time(clock: Clock) -> Option<ClockTime> {
    ClockTime::new(clock.tenths, clock.offset)
}

fn number(e164: Option<E164>) -> Option<Number> {
    Number::new(e164?.digits().iter()).ok()
}

/// Q.763 3.10 e): whatever is not clearly allowed is not shown.
fn is_restricted(presentation: Presentation) -> bool {
    presentation != Presentation::ALLOWED
}

/// Where call events go.
pub(crate) struct Notifier {
    targets: Targets,
    /// By [`TargetId`].
    queues: Vec<Option<Sender>>,
    observer: Option<Sender>,
    /// Ends of calls that found their queue full, tried again with each later event.
    held: VecDeque<(TargetId, CallEvent)>,
    lost: u64,
}

/// Ends that are held at most; beyond, the newest is lost and counted.
const MAX_HELD: usize = 1024;

impl Notifier {
    pub(crate) fn new(targets: Targets) -> Self {
        Self {
            targets,
            queues: Vec::new(),
            observer: None,
            held: VecDeque::new(),
            lost: 0,
        }
    }

    pub(crate) fn subscribe(&mut self, target: TargetId, queue: Sender) {
        let place = usize::from(target.0);
        if self.queues.len() <= place {
            self.queues.resize_with(place + 1, || None);
        }
        self.queues[place] = Some(queue);
    }

    pub(crate) fn observe(&mut self, queue: Sender) {
        self.observer = Some(queue);
    }

    pub(crate) fn lost(&self) -> u64 {
        self.lost
    }

    fn send(&mut self, target: TargetId, event: CallEvent) {
        let queue = self
            .queues
            .get_mut(usize::from(target.0))
            .and_then(Option::as_mut);
        match queue.map(|queue| queue.push(event)) {
            Some(Err(Refused::EndedLost)) if self.held.len() < MAX_HELD => {
                self.held.push_back((target, event));
            }
            Some(Err(Refused::EndedLost | Refused::NoRoom)) => self.lost += 1,
            // Nobody listens there.
            None | Some(Ok(()) | Err(Refused::Closed)) => {}
        }
    }

    fn tell(&mut self, targets: TargetSet, event: CallEvent) {
        for _ in 0..self.held.len() {
            if let Some((target, held)) = self.held.pop_front() {
                self.send(target, held);
            }
        }
        for target in targets.iter() {
            self.send(target, event);
        }
        if let Some(observer) = &mut self.observer {
            // Whoever looks on may miss something.
            let _ = observer.push(event);
        }
    }
}

/// What the session server knows of a call: one start, perhaps an answer, one end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling {
    pub(crate) parties: Parties,
    call: CallId,
    targets: Option<TargetSet>,
    /// The call was put through; `false`: the service refused it, and its called party is not to know of it.
    offered: bool,
    answered: bool,
    /// What the clock of the switch showed at the answer, and when we heard of it.
    answer: Option<(ClockTime, Instant)>,
    /// What it showed when the call was cleared, or failed, and when we heard of it.
    end: Option<(ClockTime, Instant)>,
    /// How long the parties were connected, as the switch counted, in units of 100 ms.
    connected: Option<u32>,
}

impl Telling {
    pub(crate) fn new(call: CallId, parties: Parties) -> Self {
        Self {
            parties,
            call,
            targets: None,
            offered: true,
            answered: false,
            answer: None,
            end: None,
            connected: None,
        }
    }

    /// What the clock of the switch showed when the called party answered; the first one counts.
    pub(crate) fn answered_at(&mut self, clock: Option<Clock>, now: Instant) {
        self.answer = self.answer.or(clock.and_then(time).map(|time| (time, now)));
    }

    /// What it showed when the call was cleared, or failed; the last one counts.
    pub(crate) fn ended_at(&mut self, clock: Option<Clock>, now: Instant) {
        self.end = clock.and_then(time).map(|time| (time, now)).or(self.end);
    }

    /// How long the parties were connected, in units of 100 ms.
    pub(crate) fn connected_for(&mut self, tenths: Option<u32>) {
        self.connected = tenths.or(self.connected);
    }

    /// By the count of the switch, or else by its clock.
    fn connected(&self) -> Option<u32> {
        let by_clock = || {
            let ((answer, heard), (end, told)) = (self.answer?, self.end?);
            Some(end.since(answer, told.saturating_duration_since(heard)))
        };
        self.connected.or_else(by_clock).filter(|_| self.answered)
    }

    fn event(&self, kind: CallEventKind, at: Instant) -> CallEvent {
        let mut event = self.parties.event(self.call, kind, at);
        event.offered = self.offered;
        event
    }

    /// The service has put the call through (`offered`), or has refused it; once. Its targets are found now, and kept: who is
    /// told of the start is told of the end.
    pub(crate) fn start(&mut self, notifier: &mut Notifier, offered: bool, at: Instant) {
        if self.targets.is_none() {
            self.offered = offered;
            let event = self.event(CallEventKind::Started, at);
            let targets = notifier.targets.of_event(&event);
            self.targets = Some(targets);
            notifier.tell(targets, event);
        }
    }

    /// The called party answered; once, and after the start.
    pub(crate) fn answer(&mut self, notifier: &mut Notifier, at: Instant) {
        // Nobody answers a call that was not put through, whatever the service was asked before.
        self.start(notifier, true, at);
        if let Some(targets) = self.targets
            && !std::mem::replace(&mut self.answered, true)
        {
            let mut event = self.event(CallEventKind::Answered, at);
            event.clock = self.answer.map(|(time, _)| time);
            notifier.tell(targets, event);
        }
    }

    /// The call is over; a call that was never started was never told of.
    pub(crate) fn end(self, notifier: &mut Notifier, ending: Ending, at: Instant) {
        if let Some(targets) = self.targets {
            let mut event = self.event(ending.event(), at);
            event.clock = self.end.map(|(time, _)| time);
            event.connected = self.connected();
            notifier.tell(targets, event);
        }
    }
}
