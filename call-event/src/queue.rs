//! The one hop from the signalling thread to the session server: a bounded queue of call events.
//!
//! One producer, one consumer, from one thread or from two. An event is `Copy` and is stored in a ring made at
//! construction: pushing and popping allocate nothing. Neither side ever waits for the other: position counters
//! are atomic, and the lock around a slot is only there because this crate has no `unsafe`: the producer touches
//! only free slots and the consumer only filled ones, so that it is never contended.
//!
//! # Bound
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | events in the queue | capacity, rounded up to a power of two, 8 at least | the *newest* event is refused and counted |
//! | of these, `Started` and `Answered` | half | [`Refused::NoRoom`]: that call goes unannounced |
//! | of these, `Ended` | all | [`Refused::EndedLost`]: the caller holds the event and may repeat it later |
//!
//! The oldest events stay, since they are the nearest to delivery and a `Started` that is dropped after it was
//! accepted would leave its `Ended` without a call. `Ended` has a reserve of its own, so that a burst of new calls
//! never costs the end of an announced one. What is refused is returned, counted ([`Counts`]), and visible to both
//! sides. A consumer that is missing an `Ended` all the same closes the call by its own longest duration.
//!
//! # Use
//!
//! Without an executor (replay): [`Receiver::try_recv`]. Within one: [`Receiver::poll_recv`], which wakes by the
//! task's own waker and allocates nothing.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::{CallEvent, CallEventKind};

/// Makes a queue for at least `capacity` events.
pub fn queue(capacity: usize) -> (Sender, Receiver) {
    let capacity = capacity.max(8).next_power_of_two();
    let shared = Arc::new(Shared {
        slots: (0..capacity).map(|_| Mutex::new(None)).collect(),
        head: Alone(AtomicU64::new(0)),
        tail: Alone(AtomicU64::new(0)),
        asleep: AtomicBool::new(false),
        waker: Mutex::new(None),
        closed: AtomicBool::new(false),
        no_room: AtomicU64::new(0),
        ended_lost: AtomicU64::new(0),
    });
    (
        Sender {
            shared: shared.clone(),
        },
        Receiver { shared },
    )
}

/// On a cache line of its own, so that the two sides do not slow each other.
#[repr(align(64))]
struct Alone<T>(T);

struct Shared {
    /// Length a power of two. Slot `n % length` holds event `n` for `head <= n < tail`.
    slots: Box<[Mutex<Option<CallEvent>>]>,
    /// Events taken. Written by the receiver only.
    head: Alone<AtomicU64>,
    /// Events given. Written by the sender only.
    tail: Alone<AtomicU64>,
    /// The receiver found nothing and left its waker.
    asleep: AtomicBool,
    waker: Mutex<Option<Waker>>,
    /// One side is gone.
    closed: AtomicBool,
    no_room: AtomicU64,
    ended_lost: AtomicU64,
}

impl Shared {
    fn slot(&self, position: u64) -> MutexGuard<'_, Option<CallEvent>> {
        let index = position as usize & (self.slots.len() - 1);
        // A thread that panics holds no slot half written: an event is stored by one assignment.
        self.slots[index]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        if self.asleep.swap(false, Ordering::SeqCst) {
            let waker = self
                .waker
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    fn counts(&self) -> Counts {
        Counts {
            accepted: self.tail.0.load(Ordering::Relaxed),
            no_room: self.no_room.load(Ordering::Relaxed),
            ended_lost: self.ended_lost.load(Ordering::Relaxed),
        }
    }
}

/// What became of the events given to a queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Queued.
    pub accepted: u64,
    /// Refused: [`Refused::NoRoom`].
    pub no_room: u64,
    /// Refused: [`Refused::EndedLost`].
    pub ended_lost: u64,
}

/// Why an event was not queued. The caller still has it: an event is `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The share of `Started` and `Answered` is full.
    NoRoom,
    /// The whole queue is full.
    EndedLost,
    /// The receiver is gone.
    Closed,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRoom => "the call event queue is full: the call is not announced",
            Self::EndedLost => "the call event queue is full: the end of a call is not announced",
            Self::Closed => "the receiver of call events is gone",
        })
    }
}

impl std::error::Error for Refused {}

/// The SCP's end.
pub struct Sender {
    shared: Arc<Shared>,
}

impl Sender {
    /// Queues `event` with the next sequence number, and wakes the receiver if it sleeps. Never waits.
    pub fn push(&mut self, mut event: CallEvent) -> Result<(), Refused> {
        let shared = &*self.shared;
        if shared.closed.load(Ordering::Relaxed) {
            return Err(Refused::Closed);
        }
        let tail = shared.tail.0.load(Ordering::Relaxed);
        let filled = tail - shared.head.0.load(Ordering::Acquire);
        let capacity = shared.slots.len() as u64;
        match event.kind {
            CallEventKind::Started | CallEventKind::Answered if filled >= capacity / 2 => {
                shared.no_room.fetch_add(1, Ordering::Relaxed);
                return Err(Refused::NoRoom);
            }
            CallEventKind::Ended { .. } if filled >= capacity => {
                shared.ended_lost.fetch_add(1, Ordering::Relaxed);
                return Err(Refused::EndedLost);
            }
            CallEventKind::Started | CallEventKind::Answered | CallEventKind::Ended { .. } => {}
        }
        event.sequence = tail + 1;
        *shared.slot(tail) = Some(event);
        // Sequentially consistent with the receiver's `asleep`: either it sees this event, or we see that it sleeps.
        shared.tail.0.store(tail + 1, Ordering::SeqCst);
        shared.wake();
        Ok(())
    }

    /// Whether the receiver is gone.
    pub fn is_closed(&self) -> bool {
        self.shared.closed.load(Ordering::Relaxed)
    }

    /// What became of the events so far.
    pub fn counts(&self) -> Counts {
        self.shared.counts()
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        self.shared.wake();
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("counts", &self.counts())
            .finish()
    }
}

/// The session server's end.
pub struct Receiver {
    shared: Arc<Shared>,
}

impl Receiver {
    /// The oldest event, if there is one.
    pub fn try_recv(&mut self) -> Option<CallEvent> {
        let shared = &*self.shared;
        let head = shared.head.0.load(Ordering::Relaxed);
        if head == shared.tail.0.load(Ordering::SeqCst) {
            return None;
        }
        let event = shared.slot(head).take();
        shared.head.0.store(head + 1, Ordering::Release);
        event
    }

    /// The oldest event; `Ready(None)` when the sender is gone and the queue is empty. Else the task is woken by the
    /// next event. One task at a time: the latest waker counts.
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<CallEvent>> {
        if let Some(event) = self.try_recv() {
            return Poll::Ready(Some(event));
        }
        {
            let mut waker = self
                .shared
                .waker
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            match &mut *waker {
                Some(waker) => waker.clone_from(cx.waker()),
                None => *waker = Some(cx.waker().clone()),
            }
        }
        self.shared.asleep.store(true, Ordering::SeqCst);
        // An event or the end may have come between the first look and the flag.
        let closed = self.shared.closed.load(Ordering::SeqCst);
        match self.try_recv() {
            Some(event) => {
                self.shared.asleep.store(false, Ordering::SeqCst);
                Poll::Ready(Some(event))
            }
            None if closed => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    /// How many events wait.
    pub fn len(&self) -> usize {
        (self.shared.tail.0.load(Ordering::Acquire) - self.shared.head.0.load(Ordering::Acquire))
            as usize
    }

    /// Whether no event waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many events fit.
    pub fn capacity(&self) -> usize {
        self.shared.slots.len()
    }

    /// What became of the events so far.
    pub fn counts(&self) -> Counts {
        self.shared.counts()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("waiting", &self.len())
            .field("counts", &self.counts())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::task::Wake;
    use std::thread::{self, Thread};
    use std::time::Instant;

    use super::*;
    use crate::{CallId, EndedBy, Number, Party};

    const ENDED: CallEventKind = CallEventKind::Ended {
        cause: Some(16),
        by: EndedBy::Calling,
    };

    fn event(call: u64, kind: CallEventKind) -> CallEvent {
        let party = |digit| Party::new(Number::new([1, digit]).unwrap());
        CallEvent::new(CallId(call), kind, party(1), party(2), Instant::now())
    }

    #[test]
    fn events_come_out_in_order_with_their_sequence() {
        let (mut sender, mut receiver) = queue(8);
        assert!(receiver.is_empty());
        for round in 0..100 {
            sender.push(event(round, CallEventKind::Started)).unwrap();
            sender.push(event(round, ENDED)).unwrap();
            assert_eq!(receiver.len(), 2);
            let (first, second) = (receiver.try_recv().unwrap(), receiver.try_recv().unwrap());
            assert_eq!((first.call, first.sequence), (CallId(round), 2 * round + 1));
            assert_eq!((second.kind, second.sequence), (ENDED, 2 * round + 2));
            assert_eq!(receiver.try_recv(), None);
        }
    }

    #[test]
    fn a_burst_of_calls_leaves_room_for_ends() {
        let (mut sender, mut receiver) = queue(5);
        assert_eq!(receiver.capacity(), 8);
        for call in 0..4 {
            sender.push(event(call, CallEventKind::Started)).unwrap();
        }
        assert_eq!(
            sender.push(event(4, CallEventKind::Started)),
            Err(Refused::NoRoom)
        );
        assert_eq!(
            sender.push(event(0, CallEventKind::Answered)),
            Err(Refused::NoRoom)
        );
        for call in 0..4 {
            sender.push(event(call, ENDED)).unwrap();
        }
        assert_eq!(sender.push(event(9, ENDED)), Err(Refused::EndedLost));
        let expected = Counts {
            accepted: 8,
            no_room: 2,
            ended_lost: 1,
        };
        assert_eq!((sender.counts(), receiver.counts()), (expected, expected));
        receiver.try_recv().unwrap();
        sender.push(event(9, ENDED)).unwrap();
        assert_eq!(
            std::iter::from_fn(|| receiver.try_recv())
                .last()
                .unwrap()
                .call,
            CallId(9)
        );
    }

    #[test]
    fn either_side_learns_that_the_other_is_gone() {
        let (mut sender, receiver) = queue(8);
        assert!(!sender.is_closed());
        drop(receiver);
        assert_eq!(
            sender.push(event(1, CallEventKind::Started)),
            Err(Refused::Closed)
        );
        let (mut sender, mut receiver) = queue(8);
        sender.push(event(1, CallEventKind::Started)).unwrap();
        drop(sender);
        let mut cx = Context::from_waker(Waker::noop());
        assert!(matches!(receiver.poll_recv(&mut cx), Poll::Ready(Some(_))));
        assert_eq!(receiver.poll_recv(&mut cx), Poll::Ready(None));
    }

    struct Unpark(Thread);

    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    /// Two threads, a sleeping receiver, no lost wake-up, nothing lost or out of order.
    #[test]
    fn across_threads() {
        const EVENTS: u64 = 20_000;
        let (mut sender, mut receiver) = queue(64);
        let producer = thread::spawn(move || {
            for call in 0..EVENTS {
                let next = event(call, ENDED);
                while let Err(refused) = sender.push(next) {
                    assert_eq!(refused, Refused::EndedLost);
                    thread::yield_now();
                }
            }
        });
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut cx = Context::from_waker(&waker);
        let mut expected = 0;
        loop {
            match receiver.poll_recv(&mut cx) {
                Poll::Ready(Some(event)) => {
                    assert_eq!(
                        (event.call, event.sequence),
                        (CallId(expected), expected + 1)
                    );
                    expected += 1;
                }
                Poll::Ready(None) => break,
                Poll::Pending => thread::park(),
            }
        }
        assert_eq!(expected, EVENTS);
        producer.join().unwrap();
    }
}
