//! The machine: events in, frames out.

mod connections;

use std::collections::HashMap;
use std::fmt;
use std::time::Instant;

use inlab_call_event::{CallEvent, CallEventKind, CallId, EndedBy, Number, Role};

use crate::frames::{Notice, Outbox};
use crate::leg::Leg;
use crate::session::{CallState, End, PairKey, Session, SessionState, shown_called, shown_calling};
use crate::slab::Slab;
use crate::timers::Timers;
use crate::{
    CloseReason, Config, ConnectionId, Fault, OpenOn, SessionId, Subscriber, SubscriberError,
    Transmit,
};

/// The session server without I/O.
///
/// - `handle_*`: one mutation each, of bounded work;
/// - then drain [`poll_transmit`](Self::poll_transmit) and carry out what it says;
/// - then read [`poll_timeout`](Self::poll_timeout) and call [`handle_timeout`](Self::handle_timeout) at that time or
///   later; too early or too often does no harm.
pub struct Core {
    config: Config,
    /// The subscribers' numbers in order, apart from the rest so that a search stays in the cache.
    numbers: Box<[Number]>,
    /// In the order of `numbers`.
    subscribers: Vec<Entry>,
    legs: Slab<Leg>,
    connections: HashMap<ConnectionId, u32>,
    sessions: Slab<Session>,
    pairs: HashMap<PairKey, u32>,
    calls: HashMap<CallId, u32>,
    session_timers: Timers,
    stall_timers: Timers,
    out: Outbox,
    /// Legs to be closed at the end of this `handle_*`: not while their lists are walked.
    doomed: Vec<(u32, CloseReason)>,
    last_session: u64,
    counts: Counts,
}

/// A subscriber, its legs and its sessions in the order in which they came.
struct Entry {
    subscriber: Subscriber,
    legs: Vec<u32>,
    sessions: Vec<u32>,
}

/// What a connection brings. `Debug` shows no token and no content.
#[derive(Clone, Copy)]
pub enum ConnectionEvent<'a> {
    /// `{"type":"hello","number":"+…","token":"…"}`: the first message of a connection.
    Hello {
        /// The number that the connection claims.
        number: Number,
        /// The subscriber's token.
        token: &'a [u8],
    },
    /// `{"type":"data","data":…,"session":"…"}`: for the other party; `session` may be left out if there is but one.
    Data {
        /// The session, if named.
        session: Option<SessionId>,
        /// One JSON value, as the client wrote it. The edge has checked that it is one.
        json: &'a str,
    },
    /// A binary message: for the other party of the selected session, or of the only one.
    Binary(&'a [u8]),
    /// `{"type":"select","session":"…"}`: where data without a session goes from now on.
    Select(SessionId),
    /// `{"type":"session.close","session":"…"}`: ends the session, not the call.
    CloseSession(Option<SessionId>),
    /// A text message that is none of these.
    Faulty(Fault),
    /// Frames handed out for this connection have been written.
    Written {
        /// How many.
        frames: usize,
        /// Their payloads' octets.
        octets: usize,
    },
    /// The connection is gone.
    Closed,
}

impl fmt::Debug for ConnectionEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hello { number, .. } => write!(f, "Hello({number:?})"),
            Self::Data { session, json } => write!(f, "Data({session:?}, {} octets)", json.len()),
            Self::Binary(octets) => write!(f, "Binary({} octets)", octets.len()),
            Self::Select(session) => write!(f, "Select({session})"),
            Self::CloseSession(session) => write!(f, "CloseSession({session:?})"),
            Self::Faulty(fault) => write!(f, "Faulty({fault:?})"),
            Self::Written { frames, octets } => {
                write!(f, "Written({frames} frames, {octets} octets)")
            }
            Self::Closed => f.write_str("Closed"),
        }
    }
}

/// What came of a call event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    /// A session was opened.
    Opened(SessionId),
    /// It is of a call that has a session.
    Matched(SessionId),
    /// The call beside this session is over.
    Ended(SessionId),
    /// Nothing was changed.
    Ignored(Ignored),
}

/// Why a call event changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ignored {
    /// Neither number is a subscriber's.
    NoSubscriber,
    /// Neither party has a number: both are withheld.
    NoNumber,
    /// Both parties have the same number.
    SameNumber,
    /// The end of a call that is not known, or that was known by another half only.
    UnknownCall,
    /// Told before, or a half of a call that is over.
    Repeated,
    /// [`Config::max_sessions`].
    TooManySessions,
    /// [`Config::max_calls`].
    TooManyCalls,
}

/// Counted since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Call events.
    pub events: u64,
    /// Of these, ignored because of a bound.
    pub events_over_bound: u64,
    /// Of these, ignored for another reason.
    pub events_ignored: u64,
    /// Sessions opened.
    pub opened: u64,
    /// Sessions established.
    pub established: u64,
    /// Connections whose number or token was not accepted.
    pub refused: u64,
    /// Messages relayed, counted once for each receiving leg.
    pub relayed: u64,
    /// Legs closed because they did not read.
    pub slow_readers: u64,
}

/// A session, for an operator's eyes.
#[derive(Debug, Clone, Copy)]
pub struct SessionView {
    /// Which.
    pub id: SessionId,
    /// The calling party's number; to be masked.
    pub calling: Option<Number>,
    /// The called party's number; to be masked.
    pub called: Option<Number>,
    /// The call beside it.
    pub call: CallState,
    /// Its own state.
    pub state: SessionState,
    /// Legs of the calling and of the called party.
    pub legs: [usize; 2],
}

const ROLES: [Role; 2] = [Role::Calling, Role::Called];
const DEADLINES_AT_ONCE: usize = 1024;

impl Core {
    /// A core for these subscribers.
    pub fn new(
        config: Config,
        subscribers: impl IntoIterator<Item = Subscriber>,
    ) -> Result<Self, SubscriberError> {
        let mut subscribers: Vec<_> = subscribers
            .into_iter()
            .map(|subscriber| Entry {
                subscriber,
                legs: Vec::new(),
                sessions: Vec::new(),
            })
            .collect();
        subscribers.sort_by_key(|entry| entry.subscriber.number());
        if let Some(pair) = subscribers
            .windows(2)
            .find(|pair| pair[0].subscriber.number() == pair[1].subscriber.number())
        {
            return Err(SubscriberError::Duplicate(pair[0].subscriber.number()));
        }
        Ok(Self {
            config,
            numbers: subscribers
                .iter()
                .map(|entry| entry.subscriber.number())
                .collect(),
            subscribers,
            legs: Slab::new(),
            connections: HashMap::new(),
            sessions: Slab::new(),
            pairs: HashMap::new(),
            calls: HashMap::new(),
            session_timers: Timers::new(),
            stall_timers: Timers::new(),
            out: Outbox::default(),
            doomed: Vec::new(),
            last_session: 0,
            counts: Counts::default(),
        })
    }

    /// The next thing to do, lent until the next call; `None` when all is done.
    pub fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.out.poll()
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due.
    pub fn poll_timeout(&self) -> Option<Instant> {
        [self.session_timers.next(), self.stall_timers.next()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Sessions in the order of their places in memory.
    pub fn sessions(&self) -> impl Iterator<Item = SessionView> + '_ {
        self.sessions.iter().map(|session| SessionView {
            id: session.id,
            calling: session.calling.number,
            called: session.called.number,
            call: session.call,
            state: session.state,
            legs: ROLES.map(|role| self.legs_of(session.end(role).subscriber).len()),
        })
    }

    /// How many legs there are.
    pub fn legs(&self) -> usize {
        self.legs.len()
    }

    /// Counted since the start.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    // --- Call events ---------------------------------------------------------------------------------------------

    /// What the network tells of a call.
    pub fn handle_call_event(&mut self, now: Instant, event: &CallEvent) -> Handled {
        self.counts.events += 1;
        let handled = match event.kind {
            CallEventKind::Started => self.call_goes_on(now, event, false),
            CallEventKind::Answered => self.call_goes_on(now, event, true),
            CallEventKind::Ended { cause, by } => match self.calls.get(&event.call) {
                None => Handled::Ignored(Ignored::UnknownCall),
                Some(&place) => match self.sessions.get(place) {
                    Some(session) if !session.is_over() => {
                        let id = session.id;
                        self.end_call(now, place, event.at, cause, by, Some(event.at));
                        Handled::Ended(id)
                    }
                    _ => Handled::Ignored(Ignored::Repeated),
                },
            },
        };
        match handled {
            Handled::Ignored(Ignored::TooManyCalls | Ignored::TooManySessions) => {
                self.counts.events_over_bound += 1
            }
            Handled::Ignored(_) => self.counts.events_ignored += 1,
            Handled::Opened(_) => self.counts.opened += 1,
            Handled::Matched(_) | Handled::Ended(_) => {}
        }
        self.close_doomed();
        handled
    }

    /// `Started` and `Answered` both name both parties, so that either opens a session: an answer whose start was
    /// lost is as good a start.
    fn call_goes_on(&mut self, now: Instant, event: &CallEvent, answered: bool) -> Handled {
        let mut known = self.find(now, event);
        if let Some(place) = known {
            let (calling, called) = self.ends(event);
            let Some(session) = self.sessions.get(place) else {
                return Handled::Ignored(Ignored::Repeated);
            };
            let same_call = session.calls.contains(&Some(event.call));
            match session.call {
                CallState::Ended { at } if same_call || event.at <= at => {
                    return Handled::Ignored(Ignored::Repeated);
                }
                CallState::Ended { .. } if event.offered && session.suits(&calling, &called) => {
                    self.call_again(now, place, event);
                }
                CallState::Ended { .. } => {
                    // A call that is refused leaves the data of an earlier one alone.
                    if event.offered || session.state != SessionState::Established {
                        self.forget(place);
                    }
                    known = None;
                }
                CallState::Ringing | CallState::Answered
                    if same_call || session.offered == event.offered =>
                {
                    self.merge(place, event);
                }
                // The other half was refused, and its end will be the call's.
                CallState::Ringing if session.offered => self.remember(place, event.call),
                // A call that was refused and one that was not, or is answered, are two.
                CallState::Ringing | CallState::Answered => known = None,
            }
        }
        let (place, opened) = match known {
            Some(place) => (place, false),
            None => match self.open(now, event) {
                Ok(place) => (place, true),
                Err(ignored) => return Handled::Ignored(ignored),
            },
        };
        if answered {
            self.answer(place, event.at);
        }
        self.establish(place, Some(event.at));
        match self.sessions.get(place).map(|session| session.id) {
            Some(id) if opened => Handled::Opened(id),
            Some(id) => Handled::Matched(id),
            None => Handled::Ignored(Ignored::Repeated),
        }
    }

    /// The session of the call that `event` is of.
    fn find(&self, now: Instant, event: &CallEvent) -> Option<u32> {
        if let Some(&place) = self.calls.get(&event.call) {
            return Some(place);
        }
        // A session whose call is over gives way to one that may be this call's and lacks a number.
        let mut over = None;
        let is_new = |session: &Session| {
            !session.is_over()
                && now.saturating_duration_since(session.since) <= self.config.match_window
        };
        if let (Some(calling), Some(called)) = (event.calling.number, event.called.number) {
            let by_key = |other: Number| {
                let key = PairKey::new(calling, other, event.extension);
                let place = *self.pairs.get(&key)?;
                self.sessions
                    .get(place)
                    .map(|session| (place, session, session.keys[0] == Some(key)))
            };
            if let Some((place, session, is_pair)) = by_key(called) {
                if is_pair && session.is_over() {
                    over = Some(place);
                } else if is_pair || is_new(session) {
                    return Some(place);
                }
            }
            // Diversion happens before the answer.
            let diverted =
                |session: &Session| is_new(session) && session.call == CallState::Ringing;
            if let Some(place) = event.aliases.iter().find_map(|alias| {
                by_key(alias.number)
                    .filter(|(_, session, _)| diverted(session))
                    .map(|(place, ..)| place)
            }) {
                return Some(place);
            }
        }
        if !event.offered {
            // Its end would be taken for that of a call which may be another's.
            return over;
        }
        // An end that one of the two events does not name: only if there is exactly one candidate.
        let event_is_whole = event.calling.number.is_some() && event.called.number.is_some();
        let mut candidates = ROLES.into_iter().flat_map(|role| {
            let number = event.party(role).number;
            let subscriber = number.and_then(|number| self.subscriber(number));
            self.sessions_of(subscriber)
                .iter()
                .copied()
                .filter(move |&place| {
                    self.sessions.get(place).is_some_and(|session| {
                        is_new(session)
                            && session.extension == event.extension
                            && session.end(role).number == number
                            && (session.is_one_sided() || !event_is_whole)
                    })
                })
        });
        match candidates.next() {
            Some(first) if candidates.all(|other| other == first) => Some(first),
            Some(_) | None => over,
        }
    }

    fn open(&mut self, now: Instant, event: &CallEvent) -> Result<u32, Ignored> {
        match (event.calling.number, event.called.number) {
            (None, None) => return Err(Ignored::NoNumber),
            (calling, called) if calling == called => return Err(Ignored::SameNumber),
            _ => {}
        }
        let (calling, called) = self.ends(event);
        if calling.subscriber.is_none() && called.subscriber.is_none() {
            return Err(Ignored::NoSubscriber);
        }
        if self.sessions.len() >= self.config.max_sessions {
            return Err(Ignored::TooManySessions);
        }
        for subscriber in [calling.subscriber, called.subscriber]
            .into_iter()
            .flatten()
        {
            self.make_room(subscriber)?;
        }
        self.last_session += 1;
        let place = self.sessions.insert(Session {
            id: SessionId(self.last_session),
            calling,
            called,
            extension: event.extension,
            offered: event.offered,
            keys: [None; 6],
            calls: [None; 4],
            call: CallState::Ringing,
            state: SessionState::HalfOpen,
            since: now,
        });
        for subscriber in [calling.subscriber, called.subscriber]
            .into_iter()
            .flatten()
        {
            self.subscribers[subscriber as usize].sessions.push(place);
        }
        self.begin(now, place, event);
        Ok(place)
    }

    /// The same two numbers call each other again while data still flows, and are shown as before
    /// ([`Session::suits`]): their session goes on beside the new call.
    fn call_again(&mut self, now: Instant, place: u32, event: &CallEvent) {
        self.unindex(place);
        let (calling, called) = self.ends(event);
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        // The same two ends, in the same or the other order.
        (session.calling, session.called) = (calling, called);
        session.call = CallState::Ringing;
        session.since = now;
        let id = session.id;
        self.begin(now, place, event);
        self.tell_established(place, id, Some(event.at));
    }

    /// Indexes a call that begins, sets its longest duration, and announces it.
    fn begin(&mut self, now: Instant, place: u32, event: &CallEvent) {
        self.index(place, event);
        self.session_timers.set(place, now + self.config.call_max);
        for role in ROLES {
            self.announce(place, role, Some(event.at));
        }
    }

    /// A further event of a call that is going on: another half, a repeat, or the call gone elsewhere.
    fn merge(&mut self, place: u32, event: &CallEvent) {
        let (calling, called) = self.ends(event);
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        // Whoever says that it is restricted is believed.
        if session.calling.number == calling.number || calling.number.is_none() {
            session.calling.shown = session.calling.shown.filter(|_| calling.shown.is_some());
        }
        let known = [
            session.calling.number.is_some(),
            session.called.number.is_some(),
        ];
        for (role, end) in [(Role::Calling, calling), (Role::Called, called)] {
            if session.end(role).number.is_none() && end.number.is_some() {
                // The event without this number said that the other party is not to have it.
                *session.end_mut(role) = End { shown: None, ..end };
            }
        }
        let gone_elsewhere = match (session.called.number, called.number) {
            (Some(old), Some(new)) if old != new && known[1] => {
                let key = event
                    .calling
                    .number
                    .map(|calling| PairKey::new(calling, new, session.extension));
                let is_alias = key.is_some() && session.keys.contains(&key);
                let from_here = event.aliases.iter().any(|alias| alias.number == old);
                let same_call = session.calls.contains(&Some(event.call));
                !is_alias && (from_here || same_call)
            }
            _ => false,
        };
        let newly_linked = [
            (Role::Calling, calling.subscriber.filter(|_| !known[0])),
            (Role::Called, called.subscriber.filter(|_| !known[1])),
        ];
        for (role, subscriber) in newly_linked {
            if let Some(subscriber) = subscriber {
                self.link(place, role, subscriber, event.at);
            }
        }
        if gone_elsewhere {
            self.divert(place, called, event.at);
        }
        self.index(place, event);
    }

    /// The call goes to another called party: the old one hears and sees nothing more of it.
    fn divert(&mut self, place: u32, to: End, at: Instant) {
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        let (id, old) = (session.id, session.called);
        let was_open = session.state != SessionState::Closed;
        session.state = SessionState::HalfOpen;
        // What the calling party sees does not change.
        session.called = End {
            shown: old.shown,
            ..to
        };
        // The pair is now another; the old one stays as an alias.
        session.keys.rotate_right(1);
        let dropped = session.keys[0].take();
        if let Some(key) = dropped.filter(|key| self.pairs.get(key) == Some(&place)) {
            self.pairs.remove(&key);
        }
        if let Some(subscriber) = old.subscriber {
            self.subscribers[subscriber as usize]
                .sessions
                .retain(|&other| other != place);
            if was_open {
                self.tell(
                    Some(subscriber),
                    Notice::Closed {
                        session: id,
                        reason: "redirected",
                    },
                    Some(at),
                );
            }
        }
        if let Some(subscriber) = to.subscriber {
            self.link(place, Role::Called, subscriber, at);
        }
    }

    /// Puts a session on a subscriber's list and announces it.
    fn link(&mut self, place: u32, role: Role, subscriber: u32, at: Instant) {
        if self.make_room(subscriber).is_ok() {
            self.subscribers[subscriber as usize].sessions.push(place);
            self.announce(place, role, Some(at));
        } else {
            self.counts.events_over_bound += 1;
            if let Some(session) = self.sessions.get_mut(place) {
                session.end_mut(role).subscriber = None;
            }
        }
    }

    fn answer(&mut self, place: u32, at: Instant) {
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        match session.call {
            CallState::Ringing => {
                session.call = CallState::Answered;
                let notice = Notice::Answered {
                    session: session.id,
                    call: session.call_id(),
                };
                let ends = [session.calling.subscriber, session.called.subscriber];
                for subscriber in ends {
                    self.tell(subscriber, notice, Some(at));
                }
            }
            CallState::Answered | CallState::Ended { .. } => {}
        }
    }

    fn end_call(
        &mut self,
        now: Instant,
        place: u32,
        at: Instant,
        cause: Option<u8>,
        by: EndedBy,
        triggered: Option<Instant>,
    ) {
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        let was_answered = session.call == CallState::Answered;
        session.call = CallState::Ended { at };
        let (id, call) = (session.id, session.call_id());
        let ends = [session.calling.subscriber, session.called.subscriber];
        let is_established = session.state == SessionState::Established;
        // Who did not take the call is not to be reached beside it.
        let goes_on = is_established && was_answered && !self.config.grace.is_zero();
        let grace_ms = if goes_on {
            self.config.grace.as_millis()
        } else {
            0
        };
        if is_established && !goes_on {
            session.state = SessionState::Closed;
        }
        for subscriber in ends {
            self.tell(
                subscriber,
                Notice::Ended {
                    session: id,
                    call,
                    cause,
                    by,
                    grace_ms,
                },
                triggered,
            );
            if is_established && !goes_on {
                self.tell(
                    subscriber,
                    Notice::Closed {
                        session: id,
                        reason: "call-ended",
                    },
                    triggered,
                );
            }
        }
        let kept = if goes_on {
            self.config.grace
        } else {
            self.config.late
        };
        self.session_timers.set(place, now + kept);
    }

    /// The session is established as soon as nothing is missing.
    fn establish(&mut self, place: u32, triggered: Option<Instant>) {
        let Some(session) = self.sessions.get(place) else {
            return;
        };
        let call_allows = match (session.call, self.config.open_on) {
            (CallState::Ringing, OpenOn::Started) | (CallState::Answered, _) => true,
            (CallState::Ringing, OpenOn::Answered) | (CallState::Ended { .. }, _) => false,
        };
        let all_there = ROLES
            .iter()
            .all(|&role| !self.legs_of(session.end(role).subscriber).is_empty());
        if session.state != SessionState::HalfOpen || !call_allows || !all_there {
            return;
        }
        let id = session.id;
        if let Some(session) = self.sessions.get_mut(place) {
            session.state = SessionState::Established;
        }
        self.counts.established += 1;
        self.tell_established(place, id, triggered);
    }

    fn tell_established(&mut self, place: u32, id: SessionId, triggered: Option<Instant>) {
        for role in ROLES {
            let Some(session) = self.sessions.get(place) else {
                return;
            };
            let notice = Notice::Established {
                session: id,
                role,
                peer: session.end(role.peer()).shown,
            };
            self.tell(session.end(role).subscriber, notice, triggered);
        }
    }

    fn announce(&mut self, place: u32, role: Role, triggered: Option<Instant>) {
        let Some(session) = self.sessions.get(place) else {
            return;
        };
        let notice = detected(session, role);
        self.tell(session.end(role).subscriber, notice, triggered);
    }

    /// Both ends as `event` describes them. The called party of a call that was not put through is nobody's subscriber.
    fn ends(&self, event: &CallEvent) -> (End, End) {
        let subscriber = |number: Option<Number>| number.and_then(|number| self.subscriber(number));
        let (calling, called) = (event.calling.number, event.called.number);
        (
            End {
                number: calling,
                shown: shown_calling(event.calling),
                subscriber: subscriber(calling),
            },
            End {
                number: called,
                shown: shown_called(event),
                subscriber: subscriber(called).filter(|_| event.offered),
            },
        )
    }

    /// Makes a session found by the event's call identity, its pair and the pairs with its aliases.
    fn index(&mut self, place: u32, event: &CallEvent) {
        self.remember(place, event.call);
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        let (Some(calling), Some(called)) = (session.calling.number, session.called.number) else {
            return;
        };
        let others = event
            .called
            .number
            .into_iter()
            .chain(event.aliases.iter().map(|alias| alias.number));
        for (position, other) in std::iter::once(called).chain(others).enumerate() {
            let key = PairKey::new(calling, other, session.extension);
            if position == 0 && (session.offered || !self.pairs.contains_key(&key)) {
                session.keys[0] = Some(key);
                self.pairs.insert(key, place);
            } else if position > 0
                && !session.keys.contains(&Some(key))
                && !self.pairs.contains_key(&key)
                && let Some(free) = session.keys[1..].iter_mut().find(|key| key.is_none())
            {
                *free = Some(key);
                self.pairs.insert(key, place);
            }
        }
    }

    /// Makes a session found by a call identity.
    fn remember(&mut self, place: u32, call: CallId) {
        if let Some(session) = self.sessions.get_mut(place)
            && !session.calls.contains(&Some(call))
            && let Some(free) = session.calls.iter_mut().find(|call| call.is_none())
        {
            *free = Some(call);
            self.calls.insert(call, place);
        }
    }

    fn unindex(&mut self, place: u32) {
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        for key in session.keys.iter_mut().filter_map(Option::take) {
            if self.pairs.get(&key) == Some(&place) {
                self.pairs.remove(&key);
            }
        }
        for call in session.calls.iter_mut().filter_map(Option::take) {
            if self.calls.get(&call) == Some(&place) {
                self.calls.remove(&call);
            }
        }
    }

    /// Room on a subscriber's list: what is over gives way, the oldest first, and what nobody uses before the rest.
    fn make_room(&mut self, subscriber: u32) -> Result<(), Ignored> {
        let list = self.sessions_of(Some(subscriber));
        if list.len() < self.config.max_calls {
            return Ok(());
        }
        let over = |place: &u32| self.sessions.get(*place).is_some_and(Session::is_over);
        let idle = |place: &u32| {
            self.sessions
                .get(*place)
                .is_some_and(|s| s.state != SessionState::Established)
        };
        let place = list
            .iter()
            .copied()
            .find(|place| over(place) && idle(place))
            .or_else(|| list.iter().copied().find(over))
            .ok_or(Ignored::TooManyCalls)?;
        self.forget(place);
        Ok(())
    }

    /// Closes a session if it is open, and removes every trace of it.
    fn forget(&mut self, place: u32) {
        self.close_session(place, "call-ended");
        self.unindex(place);
        self.session_timers.cancel(place);
        let Some(session) = self.sessions.remove(place) else {
            return;
        };
        for subscriber in ROLES
            .into_iter()
            .filter_map(|role| session.end(role).subscriber)
        {
            self.subscribers[subscriber as usize]
                .sessions
                .retain(|&other| other != place);
        }
    }

    fn close_session(&mut self, place: u32, reason: &'static str) {
        let Some(session) = self.sessions.get_mut(place) else {
            return;
        };
        let tell = match session.state {
            SessionState::Established => true,
            // A half-open session whose call is over has had its last notice.
            SessionState::HalfOpen => !session.is_over(),
            SessionState::Closed => false,
        };
        session.state = SessionState::Closed;
        if tell {
            let notice = Notice::Closed {
                session: session.id,
                reason,
            };
            let ends = [session.calling.subscriber, session.called.subscriber];
            for subscriber in ends {
                self.tell(subscriber, notice, None);
            }
        }
    }

    // --- Time ----------------------------------------------------------------------------------------------------

    /// Carries out what is due at `now`.
    pub fn handle_timeout(&mut self, now: Instant) {
        for _ in 0..DEADLINES_AT_ONCE {
            let Some(place) = self.session_timers.expired(now) else {
                break;
            };
            let Some(session) = self.sessions.get(place) else {
                continue;
            };
            match (session.call, session.state) {
                (CallState::Ringing | CallState::Answered, _) => {
                    self.end_call(now, place, now, None, EndedBy::Unknown, None);
                }
                (
                    CallState::Ended { .. },
                    SessionState::Established | SessionState::HalfOpen | SessionState::Closed,
                ) => self.forget(place),
            }
        }
        for _ in 0..DEADLINES_AT_ONCE {
            let Some(place) = self.stall_timers.expired(now) else {
                break;
            };
            self.doomed.push((place, CloseReason::SlowReader));
        }
        self.close_doomed();
    }

    // --- Lookup --------------------------------------------------------------------------------------------------

    fn subscriber(&self, number: Number) -> Option<u32> {
        self.numbers
            .binary_search(&number)
            .ok()
            .and_then(|index| u32::try_from(index).ok())
    }

    fn legs_of(&self, subscriber: Option<u32>) -> &[u32] {
        subscriber
            .and_then(|index| self.subscribers.get(index as usize))
            .map_or(&[], |entry| &entry.legs)
    }

    fn sessions_of(&self, subscriber: Option<u32>) -> &[u32] {
        subscriber
            .and_then(|index| self.subscribers.get(index as usize))
            .map_or(&[], |entry| &entry.sessions)
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("sessions", &self.sessions.len())
            .field("legs", &self.legs.len())
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

fn detected(session: &Session, role: Role) -> Notice<'static> {
    Notice::Detected {
        session: session.id,
        call: session.call_id(),
        role,
        peer: session.end(role.peer()).shown,
        answered: session.call == CallState::Answered,
    }
}

#[cfg(test)]
impl Core {
    pub(crate) fn assert_empty(&self) {
        assert!(self.connections.is_empty() && self.pairs.is_empty() && self.calls.is_empty());
        assert!(
            self.subscribers
                .iter()
                .all(|entry| entry.legs.is_empty() && entry.sessions.is_empty())
        );
    }
}
