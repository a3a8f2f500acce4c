//! Status of other nodes and their subsystems (Q.714 5).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use inlab_ss7::{InlineOctets, PointCode, PointCodeFormat, SubsystemNumber};

use crate::primitive::{PointCodeStatus, RoutingFailure};

/// The most subsystems that are tested at once.
pub(crate) const MOST_TESTS: usize = 1024;

/// The most nodes that are told within one second of a subsystem out of service.
const MOST_TOLD: usize = 64;

/// A message of SCCP management (Q.713 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ManagementMessage {
    /// Format identifier: 1 SSA, 2 SSP, 3 SST, 4 SOR, 5 SOG, 6 SSC.
    pub format: u8,
    /// Affected subsystem number.
    pub subsystem: SubsystemNumber,
    /// Affected point code.
    pub point_code: PointCode,
    /// Subsystem multiplicity indicator.
    pub multiplicity: u8,
    /// Congestion level (SSC).
    pub congestion: Option<u8>,
}

impl ManagementMessage {
    /// SSA.
    pub const ALLOWED: u8 = 1;
    /// SSP.
    pub const PROHIBITED: u8 = 2;
    /// SST.
    pub const TEST: u8 = 3;
    /// SSC.
    pub const CONGESTED: u8 = 6;

    /// The abbreviation of this format.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.format {
            1 => "SSA",
            2 => "SSP",
            3 => "SST",
            4 => "SOR",
            5 => "SOG",
            _ => "SSC",
        }
    }

    /// Decodes the user data of a unitdata message between SSN 1 and SSN 1; `None` if its length is not that of its format.
    #[must_use]
    pub fn decode(octets: &[u8], format: PointCodeFormat) -> Option<Self> {
        let ([identifier, subsystem], rest) = octets.split_first_chunk()?;
        let (code, rest) = match format {
            PointCodeFormat::Itu | PointCodeFormat::Japan => {
                let ([a, b], rest) = rest.split_first_chunk()?;
                (u32::from_le_bytes([*a, *b, 0, 0]), rest)
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                let ([a, b, c], rest) = rest.split_first_chunk()?;
                (u32::from_le_bytes([*a, *b, *c, 0]), rest)
            }
        };
        let (multiplicity, congestion) = match (identifier, rest) {
            (&Self::CONGESTED, [multiplicity, level]) => (multiplicity, Some(level & 0x0f)),
            (1..=5, [multiplicity]) => (multiplicity, None),
            _ => return None,
        };
        Some(Self {
            format: *identifier,
            subsystem: SubsystemNumber(*subsystem),
            point_code: PointCode(code & format.max()),
            multiplicity: multiplicity & 3,
            congestion,
        })
    }

    /// The user data.
    #[must_use]
    pub fn encode(&self, format: PointCodeFormat) -> InlineOctets<7> {
        let [a, b, c, _] = self.point_code.0.to_le_bytes();
        let mut out = InlineOctets::EMPTY;
        let code = match format {
            PointCodeFormat::Itu | PointCodeFormat::Japan => {
                out.extend(&[self.format, self.subsystem.0, a, b])
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                out.extend(&[self.format, self.subsystem.0, a, b, c])
            }
        };
        let fits = code
            && out.push(self.multiplicity)
            && self.congestion.is_none_or(|level| out.push(level));
        debug_assert!(fits, "invariant: seven octets fit");
        out
    }
}

/// What is known of other nodes: only what keeps messages from being sent is kept.
#[derive(Debug)]
pub(crate) struct Management {
    nodes: BTreeMap<PointCode, PointCodeStatus>,
    /// Prohibited subsystems, and when to ask again; SSN 1 stands for the SCCP itself.
    prohibited: BTreeMap<(PointCode, SubsystemNumber), Test>,
    /// Who was told lately that which of our subsystems is out of service, and until when not to say it again.
    told: Vec<(PointCode, SubsystemNumber, Instant)>,
    first: Duration,
    most: Duration,
}

#[derive(Clone, Copy, Debug)]
struct Test {
    at: Instant,
    interval: Duration,
}

impl Management {
    pub(crate) const fn new(first: Duration, most: Duration) -> Self {
        Self {
            nodes: BTreeMap::new(),
            prohibited: BTreeMap::new(),
            told: Vec::new(),
            first,
            most,
        }
    }

    /// Whether a message may go there; a subsystem of `None` asks for the node alone.
    pub(crate) fn available(
        &self,
        node: PointCode,
        subsystem: Option<SubsystemNumber>,
    ) -> Result<(), RoutingFailure> {
        if !self.nodes.is_empty() {
            match self.nodes.get(&node) {
                Some(PointCodeStatus::Inaccessible) => {
                    return Err(RoutingFailure::Inaccessible(node));
                }
                Some(PointCodeStatus::SccpUnavailable(_)) => {
                    return Err(RoutingFailure::SccpUnavailable(node));
                }
                Some(PointCodeStatus::Accessible | PointCodeStatus::Congested(_)) | None => {}
            }
        }
        match subsystem {
            Some(subsystem)
                if !self.prohibited.is_empty()
                    && self.prohibited.contains_key(&(node, subsystem)) =>
            {
                Err(RoutingFailure::SubsystemProhibited(node, subsystem))
            }
            _ => Ok(()),
        }
    }

    /// Takes the status of a node as MTP or its SCCP tells it; whether it is news.
    pub(crate) fn node(&mut self, now: Instant, node: PointCode, status: PointCodeStatus) -> bool {
        match status {
            // Subsystems count as allowed again (Q.714 5.2.3), and what MTP cannot reach is not tested (5.2.2).
            PointCodeStatus::Accessible | PointCodeStatus::Inaccessible => {
                self.prohibited.retain(|(of, _), _| *of != node);
            }
            // Of an unavailable SCCP no subsystem is tested but SSN 1, and an unequipped one (1) not at all (Q.714 5.2.2).
            PointCodeStatus::SccpUnavailable(1) => self.prohibited.retain(|(of, _), _| *of != node),
            PointCodeStatus::SccpUnavailable(_) => {
                self.prohibited.retain(|(of, subsystem), _| {
                    *of != node || *subsystem == SubsystemNumber::MANAGEMENT
                });
                self.prohibit(now, node, SubsystemNumber::MANAGEMENT);
            }
            PointCodeStatus::Congested(_) => {}
        }
        let lost = matches!(
            self.nodes.get(&node),
            Some(PointCodeStatus::Inaccessible | PointCodeStatus::SccpUnavailable(_))
        );
        if matches!(status, PointCodeStatus::Congested(_)) && lost {
            // What is not there is not congested.
            false
        } else if status == PointCodeStatus::Accessible {
            self.nodes.remove(&node).is_some()
        } else {
            self.nodes.insert(node, status) != Some(status)
        }
    }

    /// Whether the SCCP of this node was unavailable, and is no longer.
    pub(crate) fn sccp_available(&mut self, node: PointCode) -> bool {
        self.prohibited.remove(&(node, SubsystemNumber::MANAGEMENT));
        let unavailable = matches!(
            self.nodes.get(&node),
            Some(PointCodeStatus::SccpUnavailable(_))
        );
        if unavailable {
            self.nodes.remove(&node);
        }
        unavailable
    }

    /// SSP (Q.714 5.3.2.1). `None`: too many tests; else whether it is news.
    pub(crate) fn prohibit(
        &mut self,
        now: Instant,
        node: PointCode,
        subsystem: SubsystemNumber,
    ) -> Option<bool> {
        if self.prohibited.contains_key(&(node, subsystem)) {
            return Some(false);
        }
        if self.prohibited.len() >= MOST_TESTS {
            return None;
        }
        let test = Test {
            at: now + self.first,
            interval: self.first,
        };
        self.prohibited.insert((node, subsystem), test);
        Some(true)
    }

    /// SSA (Q.714 5.3.3); whether it is news.
    pub(crate) fn allow(&mut self, node: PointCode, subsystem: SubsystemNumber) -> bool {
        self.prohibited.remove(&(node, subsystem)).is_some()
    }

    /// Whether to tell `node` that `subsystem` of ours is out of service, since it sent a message to it: once a second
    /// (Q.714 5.3.2.1). Beyond [`MOST_TOLD`] nodes nobody is told.
    pub(crate) fn tell(
        &mut self,
        now: Instant,
        node: PointCode,
        subsystem: SubsystemNumber,
    ) -> bool {
        self.told.retain(|(_, _, until)| *until > now);
        let again = self
            .told
            .iter()
            .any(|(to, of, _)| (*to, *of) == (node, subsystem));
        if again || self.told.len() >= MOST_TOLD {
            return false;
        }
        self.told
            .push((node, subsystem, now + Duration::from_secs(1)));
        true
    }

    /// A test that is due (Q.714 5.3.4.2): an SST is to be sent for it.
    pub(crate) fn due(&mut self, now: Instant) -> Option<(PointCode, SubsystemNumber)> {
        let (key, test) = self
            .prohibited
            .iter_mut()
            .find(|(_, test)| test.at <= now)?;
        test.interval = (test.interval * 2).min(self.most.max(self.first));
        // Late calls do not pile up: the next test is one interval from now.
        test.at = now + test.interval.max(Duration::from_millis(1));
        Some(*key)
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        self.prohibited.values().map(|test| test.at).min()
    }
}
