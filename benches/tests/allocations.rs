//! From `Stack::handle_message` to the answer and the notification queue a message costs no heap allocation, once warm.

#[path = "../ansi_calls.rs"]
mod ansi_calls;
#[path = "../ansi_node.rs"]
mod ansi_node;
#[path = "../node.rs"]
mod node;

use ansi_calls::{AnsiCalls, Step};
use ansi_node::Queries;
use node::Calls;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::VecDeque;

/// The system's allocator; counts what the thread under test asks for.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    // A thread that is coming down has no counter any more, and none that is looked at.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: every call goes to the system's allocator as it came, and its answer back as it is; the counter neither
// allocates nor unwinds.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller keeps to the contract of `alloc`, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as above, of `alloc_zeroed`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as above, of `realloc`; `block` came from `System`, since all blocks do.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above, of `dealloc`.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations of `work` on this thread.
fn allocations<R>(work: impl FnOnce() -> R) -> (usize, R) {
    let before = COUNT.with(Cell::get);
    let result = work();
    (COUNT.with(Cell::get) - before, result)
}

/// Calls that are up at a time.
const LIVE: usize = 200;
/// A slot of a dialogue rests until 1,024 others were freed: every slot and buffer was in use before the count begins.
const WARM: usize = 4 * (1_024 + LIVE);
const COUNTED: usize = 20_000;

#[test]
fn the_counter_counts() {
    let (count, boxed) = allocations(|| Box::new(7));
    assert_eq!((count, *boxed), (1, 7));
    let (count, ()) = allocations(|| drop(boxed));
    assert_eq!(count, 0);
}

#[test]
fn no_message_of_a_call_allocates() {
    let mut calls = Calls::new();
    let mut up = VecDeque::with_capacity(LIVE + 1);
    // Begin with its answer; oAnswer; oDisconnect in a Continue, answered by our End; oDisconnect in the switch's End.
    let mut counts = [
        ("Begin", 0, 0),
        ("Continue", 0, 0),
        ("last Continue", 0, 0),
        ("End", 0, 0),
    ];
    let mut told = 0;
    for call in 0..WARM + COUNTED {
        let own = 0x0100_0000 + u32::try_from(call).expect("few");
        let warm = call >= WARM;
        let mut note = |which: usize, allocations: usize| {
            if warm {
                let (_, messages, sum) = &mut counts[which];
                *messages += 1;
                *sum += allocations;
            }
        };
        let (count, id) = allocations(|| calls.begin(own));
        note(0, count);
        up.push_back((own, id));
        if up.len() > LIVE {
            let (own, id) = up.pop_front().expect("one");
            let (count, ()) = allocations(|| calls.answer(own, id));
            note(1, count);
            if call % 2 == 0 {
                let (count, ()) = allocations(|| calls.disconnect(own, id));
                note(2, count);
            } else {
                let (count, ()) = allocations(|| calls.end(own, id));
                note(3, count);
            }
        }
        told += calls.events().count();
    }
    assert_eq!(calls.live(), LIVE);
    // Each call was told of three times, those that are up once.
    assert_eq!(told, 3 * (WARM + COUNTED) - 2 * LIVE);
    // Each Begin had an answer, and each last Continue an End; the handshake and the making of the messages are not counted.
    assert_eq!(calls.sent.1, WARM + COUNTED + (WARM + COUNTED - LIVE) / 2);
    for (name, messages, sum) in counts {
        assert!(messages >= COUNTED / 2, "{name}: {messages} messages");
        assert_eq!(sum, 0, "{name}: {sum} allocations in {messages} messages");
    }
}

/// Of the ANSI side: the stack, the arguments and the answers, without a service.
#[test]
fn no_query_of_ansi_tcap_allocates() {
    let mut queries = Queries::new();
    let mut counts = [("originationRequest", 0), ("infoAnalyzed", 0)];
    for number in 0..2 * (WARM + COUNTED) {
        let (which, own) = (number % 2, u32::try_from(number).expect("few"));
        let (count, sent) = allocations(|| queries.query(which, own));
        assert!(sent > 60, "{}: {sent} octets", counts[which].0);
        if number >= 2 * WARM {
            counts[which].1 += count;
        }
    }
    assert_eq!(queries.counts(), (2 * (WARM + COUNTED), 0));
    assert_eq!(counts, [("originationRequest", 0), ("infoAnalyzed", 0)]);
}

/// Calls of AIN 0.2 and WIN through the service control point, from the message to the call event in the queue. A call of AIN is one
/// transaction of three messages, one of WIN four transactions.
#[test]
fn no_message_of_a_call_of_ain_or_win_allocates() {
    let mut calls = AnsiCalls::new();
    let mut up = [(); 2].map(|()| VecDeque::with_capacity(LIVE + 1));
    let mut counts = Step::ALL.map(|step| (step, 0, 0));
    let (mut told, mut answers) = (0, 0);
    for call in 0..2 * (WARM + COUNTED) {
        let own = u32::try_from(call).expect("few");
        let warm = call >= 2 * WARM;
        let mut take = |calls: &mut AnsiCalls, step: Step, own, ours| {
            let (count, told) = allocations(|| calls.take(step, own, ours));
            answers += usize::from(step.is_answered());
            if warm {
                let (_, messages, sum) = &mut counts[step as usize];
                *messages += 1;
                *sum += count;
            }
            told
        };
        let is_win = call % 2 == 1;
        let first = if is_win {
            Step::OriginationRequest
        } else {
            Step::InfoAnalyzed
        };
        let ours = take(&mut calls, first, own, 0);
        let up = &mut up[call % 2];
        up.push_back((own, ours));
        if up.len() > LIVE {
            let (own, ours) = up.pop_front().expect("one");
            let rest: &[Step] = match (is_win, call % 4 < 2) {
                (true, _) => &[
                    Step::AnalyzedInformation,
                    Step::WinAnswer,
                    Step::WinDisconnect,
                ],
                (false, true) => &[Step::AinAnswer, Step::AinDisconnect],
                (false, false) => &[Step::AinAnswer, Step::AinClose],
            };
            for step in rest {
                take(&mut calls, *step, own, ours);
            }
        }
        told += calls.events().count();
    }
    assert_eq!((calls.live(), calls.transactions()), (2 * LIVE, LIVE));
    // Each call was told of three times, those that are up once.
    assert_eq!(told, 6 * (WARM + COUNTED) - 4 * LIVE);
    assert_eq!(calls.sent.1, answers);
    for (step, messages, sum) in counts {
        assert!(messages >= COUNTED / 2, "{step:?}: {messages} messages");
        assert_eq!(sum, 0, "{step:?}: {sum} allocations in {messages} messages");
    }
}
