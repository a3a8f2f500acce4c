//! The memory link: associations between cores in virtual time, with delay, loss and breaks.
//!
//! Everything happens in one order: by time, then by the order in which it was caused. Nothing here asks a clock or a
//! random source, so one scenario gives one record, on every machine.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | messages under way | [`MAX_IN_FLIGHT`] | [`Overrun`]: a core that never stops sending is a defect, not a scenario |
//! | steps without time passing | [`MAX_STEPS_AT_ONCE`] | the same |

use inlab_ss7::{AssociationEvent, AssociationId, LossCause, Message};
use inlab_stack::Core;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Messages under way at most.
pub const MAX_IN_FLIGHT: usize = 100_000;
/// Events handled at one instant at most.
pub const MAX_STEPS_AT_ONCE: u32 = 100_000;

/// Which core.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct NodeIndex(pub usize);

/// One end of an association.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct End {
    /// The core.
    pub node: NodeIndex,
    /// The association as that core numbers it.
    pub association: AssociationId,
}

/// A message that was put on the wire.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Passage {
    /// When.
    pub sent: Instant,
    /// Who sent it.
    pub from: End,
    /// Who will get it.
    pub to: End,
    /// Stream.
    pub stream: u16,
    /// Payload protocol identifier.
    pub ppid: u32,
    /// The message.
    pub octets: Vec<u8>,
    /// It was dropped on the way.
    pub lost: bool,
}

/// A core keeps sending without time passing, or without end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Overrun;

#[derive(Debug)]
enum Arrival {
    Message {
        to: End,
        stream: u16,
        ppid: u32,
        octets: Vec<u8>,
    },
    Event {
        to: End,
        event: AssociationEvent,
    },
}

#[derive(Debug)]
struct Line {
    ends: [End; 2],
    delay: Duration,
    up: bool,
    /// How many of the next messages from each end are dropped.
    drop_next: [u32; 2],
}

/// All associations of a scenario, and what is under way on them.
#[derive(Debug)]
pub struct Wire {
    now: Instant,
    lines: Vec<Line>,
    arrivals: BTreeMap<(Instant, u64), Arrival>,
    sequence: u64,
    steps_at_once: u32,
}

impl Wire {
    /// An empty one, at `now`.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            now,
            lines: vec![],
            arrivals: BTreeMap::new(),
            sequence: 0,
            steps_at_once: 0,
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Lays an association between two ends; both learn at once that it is up.
    pub fn connect(&mut self, a: End, b: End, delay: Duration, streams: u16) {
        self.lines.push(Line {
            ends: [a, b],
            delay,
            up: true,
            drop_next: [0; 2],
        });
        let up = AssociationEvent::Up {
            outbound_streams: streams,
            inbound_streams: streams,
        };
        self.put(
            self.now,
            Arrival::Event {
                to: a,
                event: up.clone(),
            },
        );
        self.put(self.now, Arrival::Event { to: b, event: up });
    }

    /// Breaks the association at this end: both learn that it is lost, and what was under way is gone.
    pub fn cut(&mut self, end: End) {
        let Some(line) = self
            .lines
            .iter_mut()
            .find(|line| line.ends.contains(&end) && line.up)
        else {
            return;
        };
        line.up = false;
        let ends = line.ends;
        self.arrivals.retain(|_, arrival| match arrival {
            Arrival::Message { to, .. } | Arrival::Event { to, .. } => !ends.contains(to),
        });
        for to in ends {
            self.put(
                self.now,
                Arrival::Event {
                    to,
                    event: AssociationEvent::Lost(LossCause::Unreachable),
                },
            );
        }
    }

    /// Mends an association that was cut.
    pub fn mend(&mut self, end: End, streams: u16) {
        let Some(line) = self
            .lines
            .iter_mut()
            .find(|line| line.ends.contains(&end) && !line.up)
        else {
            return;
        };
        line.up = true;
        let ends = line.ends;
        for to in ends {
            let up = AssociationEvent::Up {
                outbound_streams: streams,
                inbound_streams: streams,
            };
            self.put(self.now, Arrival::Event { to, event: up });
        }
    }

    /// Drops the next `count` messages that this end sends.
    pub fn drop_next(&mut self, from: End, count: u32) {
        for line in &mut self.lines {
            for (end, drop) in line.ends.iter().zip(&mut line.drop_next) {
                if *end == from {
                    *drop += count;
                }
            }
        }
    }

    /// Delivers `octets` to an end as if its peer had sent them.
    pub fn inject(&mut self, to: End, stream: u16, ppid: u32, octets: Vec<u8>) {
        self.put(
            self.now,
            Arrival::Message {
                to,
                stream,
                ppid,
                octets,
            },
        );
    }

    /// Takes what the cores have to send, and puts it on the wire.
    ///
    /// # Errors
    /// [`Overrun`], if there is no end to it.
    pub fn collect(
        &mut self,
        nodes: &mut [&mut dyn Core],
        sent: &mut Vec<Passage>,
    ) -> Result<(), Overrun> {
        for (index, node) in nodes.iter_mut().enumerate() {
            while let Some(transmit) = node.poll_transmit() {
                let from = End {
                    node: NodeIndex(index),
                    association: transmit.association,
                };
                let message = transmit.message;
                let Some((line, side)) = self.lines.iter_mut().find_map(|line| {
                    let side = line.ends.iter().position(|end| *end == from)?;
                    Some((line, side))
                }) else {
                    continue;
                };
                let to = line.ends[1 - side];
                let lost = !line.up || line.drop_next[side] > 0;
                line.drop_next[side] = line.drop_next[side].saturating_sub(u32::from(line.up));
                let due = self.now + line.delay;
                let octets = message.octets.to_vec();
                if !lost {
                    let octets = octets.clone();
                    self.put(
                        due,
                        Arrival::Message {
                            to,
                            stream: message.stream,
                            ppid: message.ppid,
                            octets,
                        },
                    );
                }
                let (stream, ppid) = (message.stream, message.ppid);
                sent.push(Passage {
                    sent: self.now,
                    from,
                    to,
                    stream,
                    ppid,
                    octets,
                    lost,
                });
                if self.arrivals.len() > MAX_IN_FLIGHT {
                    return Err(Overrun);
                }
            }
        }
        Ok(())
    }

    /// Does the next thing that is due at or before `limit`, and says whether there was one. Time stands at `limit` when
    /// there is none.
    ///
    /// # Errors
    /// [`Overrun`], if too much happens at one instant.
    pub fn step(&mut self, nodes: &mut [&mut dyn Core], limit: Instant) -> Result<bool, Overrun> {
        let timer = nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| Some((node.poll_timeout()?, index)))
            .min();
        let arrival = self.arrivals.first_key_value().map(|(key, _)| *key);
        let next = match (arrival, timer) {
            (Some((at, _)), Some((timer, _))) => at.min(timer),
            (Some((at, _)), None) | (None, Some((at, _))) => at,
            (None, None) => {
                self.advance(limit);
                return Ok(false);
            }
        };
        if next > limit {
            self.advance(limit);
            return Ok(false);
        }
        self.advance(next);
        self.steps_at_once += 1;
        if self.steps_at_once > MAX_STEPS_AT_ONCE {
            return Err(Overrun);
        }
        // What arrives goes before what times out: a reply that comes with the timer is in time.
        if let Some(key) = arrival.filter(|(at, _)| *at <= self.now)
            && let Some(arrival) = self.arrivals.remove(&key)
        {
            match arrival {
                Arrival::Message {
                    to,
                    stream,
                    ppid,
                    octets,
                } => {
                    if let Some(node) = nodes.get_mut(to.node.0) {
                        node.handle_message(
                            self.now,
                            to.association,
                            Message {
                                stream,
                                ppid,
                                octets: &octets,
                            },
                        );
                    }
                }
                Arrival::Event { to, event } => {
                    if let Some(node) = nodes.get_mut(to.node.0) {
                        node.handle_association(self.now, to.association, event);
                    }
                }
            }
        } else if let Some((_, index)) = timer {
            nodes[index].handle_timeout(self.now);
        }
        Ok(true)
    }

    /// Nothing is under way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.arrivals.is_empty()
    }

    fn advance(&mut self, to: Instant) {
        if to > self.now {
            self.now = to;
            self.steps_at_once = 0;
        }
    }

    fn put(&mut self, at: Instant, arrival: Arrival) {
        self.sequence += 1;
        self.arrivals.insert((at, self.sequence), arrival);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_ss7::Transmit;

    /// Sends what it is told to, and notes what it gets.
    #[derive(Default)]
    struct Noter {
        out: Vec<Vec<u8>>,
        lent: Vec<u8>,
        heard: Vec<String>,
        due: Option<Instant>,
    }

    impl Core for Noter {
        fn handle_association(&mut self, _: Instant, id: AssociationId, event: AssociationEvent) {
            self.heard.push(format!("{} {event:?}", id.0));
        }
        fn handle_message(&mut self, _: Instant, id: AssociationId, message: Message<'_>) {
            self.heard.push(format!("{} {:?}", id.0, message.octets));
        }
        fn handle_timeout(&mut self, now: Instant) {
            if self.due.is_some_and(|due| due <= now) {
                self.due = None;
                self.heard.push("timer".into());
            }
        }
        fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
            self.lent = self.out.pop()?;
            Some(Transmit {
                association: AssociationId(1),
                message: Message {
                    stream: 1,
                    ppid: 3,
                    octets: &self.lent,
                },
            })
        }
        fn poll_timeout(&self) -> Option<Instant> {
            self.due
        }
    }

    const A: End = End {
        node: NodeIndex(0),
        association: AssociationId(1),
    };
    const B: End = End {
        node: NodeIndex(1),
        association: AssociationId(1),
    };

    #[test]
    fn messages_take_their_time_and_go_before_timers() {
        let start = Instant::now();
        let (mut a, mut b, mut sent) = (Noter::default(), Noter::default(), vec![]);
        let mut wire = Wire::new(start);
        wire.connect(A, B, Duration::from_millis(5), 2);
        a.out.push(vec![1]);
        b.due = Some(start + Duration::from_millis(5));
        let limit = start + Duration::from_secs(1);
        loop {
            let mut nodes: [&mut dyn Core; 2] = [&mut a, &mut b];
            wire.collect(&mut nodes, &mut sent).expect("no overrun");
            if !wire.step(&mut nodes, limit).expect("no overrun") {
                break;
            }
        }
        assert_eq!(
            a.heard,
            ["1 Up { outbound_streams: 2, inbound_streams: 2 }"]
        );
        assert_eq!(
            b.heard,
            [
                "1 Up { outbound_streams: 2, inbound_streams: 2 }",
                "1 [1]",
                "timer"
            ]
        );
        assert_eq!(
            (sent.len(), sent[0].from, sent[0].lost, wire.now()),
            (1, A, false, limit)
        );
    }

    #[test]
    fn a_cut_loses_what_is_under_way_and_a_drop_loses_what_it_says() {
        let start = Instant::now();
        let (mut a, mut b, mut sent) = (Noter::default(), Noter::default(), vec![]);
        let mut wire = Wire::new(start);
        wire.connect(A, B, Duration::from_millis(5), 2);
        wire.drop_next(A, 1);
        a.out = vec![vec![2], vec![1]];
        let mut nodes: [&mut dyn Core; 2] = [&mut a, &mut b];
        wire.collect(&mut nodes, &mut sent).expect("no overrun");
        assert_eq!(
            sent.iter()
                .map(|p| (p.octets[0], p.lost))
                .collect::<Vec<_>>(),
            [(1, true), (2, false)]
        );
        wire.cut(A);
        while wire
            .step(&mut nodes, start + Duration::from_secs(1))
            .expect("no overrun")
        {}
        assert_eq!(b.heard, ["1 Lost(Unreachable)"]);
        wire.mend(B, 2);
        let mut nodes: [&mut dyn Core; 2] = [&mut a, &mut b];
        while wire
            .step(&mut nodes, start + Duration::from_secs(2))
            .expect("no overrun")
        {}
        assert_eq!(b.heard.len(), 2);
    }

    #[test]
    fn a_core_whose_timer_never_moves_is_an_overrun() {
        struct Stuck(Instant);
        impl Core for Stuck {
            fn handle_association(&mut self, _: Instant, _: AssociationId, _: AssociationEvent) {}
            fn handle_message(&mut self, _: Instant, _: AssociationId, _: Message<'_>) {}
            fn handle_timeout(&mut self, _: Instant) {}
            fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
                None
            }
            fn poll_timeout(&self) -> Option<Instant> {
                Some(self.0)
            }
        }
        let start = Instant::now();
        let mut wire = Wire::new(start);
        let mut stuck = Stuck(start);
        let mut nodes: [&mut dyn Core; 1] = [&mut stuck];
        let end = loop {
            match wire.step(&mut nodes, start) {
                Ok(true) => {}
                other => break other,
            }
        };
        assert_eq!(end, Err(Overrun));
    }
}
