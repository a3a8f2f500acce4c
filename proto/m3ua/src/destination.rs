//! What the peers said about destinations (RFC 4666 3.4, 4.5).

use crate::parameter::MaskedPointCode;
use inlab_ss7::{AssociationId, PointCode};
use std::time::Instant;

const KNOWN: usize = 1_024;

/// Whose word it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Source {
    /// A signalling gateway's, through any of its SGPs.
    Gateway(u32),
    /// That of the peer of one association.
    Association(AssociationId),
    /// Our own MTP's: what an SGP tells its ASPs.
    Own,
}

/// State of a destination (Q.704 5.1.3 names).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Availability {
    /// It can be reached (DAVA).
    Available,
    /// It can be reached, but another way is better (DRST).
    Restricted,
    /// It cannot be reached (DUNA).
    Unavailable,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) source: Source,
    pub(crate) range: MaskedPointCode,
    pub(crate) availability: Availability,
    pub(crate) since: Instant,
}

/// What differs from "available". The newest word about a point code is the one that counts.
#[derive(Debug, Default)]
pub(crate) struct Destinations {
    known: Vec<Known>,
    congested: Vec<(Source, MaskedPointCode, Option<u8>)>,
}

impl Destinations {
    /// `false`: no room; nothing was noted.
    pub(crate) fn set(
        &mut self,
        now: Instant,
        source: Source,
        range: MaskedPointCode,
        availability: Availability,
    ) -> bool {
        // A second DUNA does not make it a new outage.
        let since = self
            .known
            .iter()
            .find(|k| k.source == source && k.range == range && k.availability == availability)
            .map_or(now, |k| k.since);
        self.known
            .retain(|k| k.source != source || !range.includes(k.range));
        let told_otherwise = self
            .known
            .iter()
            .any(|k| k.source == source && k.range.includes(range));
        if availability == Availability::Available && !told_otherwise {
            return true;
        }
        if self.known.len() >= KNOWN {
            return false;
        }
        self.known.push(Known {
            source,
            range,
            availability,
            since,
        });
        true
    }

    pub(crate) fn find(&self, source: Source, point_code: PointCode) -> Option<&Known> {
        // Nothing is known in most networks most of the time.
        self.known
            .iter()
            .rev()
            .find(|k| k.source == source && k.range.covers(point_code))
    }

    /// No peer said anything of any destination but that it is available.
    pub(crate) fn nothing_known(&self) -> bool {
        self.known.is_empty()
    }

    /// Since when it cannot be reached.
    pub(crate) fn unavailable(&self, source: Source, point_code: PointCode) -> Option<Instant> {
        self.find(source, point_code)
            .filter(|k| k.availability == Availability::Unavailable)
            .map(|k| k.since)
    }

    pub(crate) fn set_congestion(
        &mut self,
        source: Source,
        range: MaskedPointCode,
        level: Option<u8>,
    ) {
        self.congested
            .retain(|(s, r, _)| *s != source || !range.includes(*r));
        if level != Some(0) && self.congested.len() < KNOWN {
            self.congested.push((source, range, level));
        }
    }

    /// Nothing in this range is congested any more; what was.
    pub(crate) fn clear_congestion(
        &mut self,
        source: Source,
        range: MaskedPointCode,
    ) -> Vec<MaskedPointCode> {
        let ends =
            |c: &mut (Source, MaskedPointCode, Option<u8>)| c.0 == source && range.includes(c.1);
        self.congested.extract_if(.., ends).map(|c| c.1).collect()
    }

    /// Point codes that `source` said something of by name.
    pub(crate) fn named(&self, source: Source) -> impl Iterator<Item = PointCode> {
        let known = self.known.iter().filter(move |k| k.source == source);
        let congested = self.congested.iter().filter(move |c| c.0 == source);
        let ranges = known.map(|k| k.range).chain(congested.map(|c| c.1));
        ranges.filter(|r| r.mask == 0).map(|r| r.point_code)
    }

    /// What `source` said is in this state.
    pub(crate) fn of(
        &self,
        source: Source,
        availability: Availability,
    ) -> impl Iterator<Item = MaskedPointCode> {
        let known = self.known.iter();
        known
            .filter(move |k| k.source == source && k.availability == availability)
            .map(|k| k.range)
    }

    /// What `source` said is congested.
    pub(crate) fn congested(
        &self,
        source: Source,
    ) -> impl Iterator<Item = (MaskedPointCode, Option<u8>)> {
        let congested = self.congested.iter().filter(move |c| c.0 == source);
        congested.map(|c| (c.1, c.2))
    }

    /// The level if congested; `Some(None)`: congested, at a level nobody said.
    pub(crate) fn congestion(&self, source: Source, point_code: PointCode) -> Option<Option<u8>> {
        self.congested
            .iter()
            .rev()
            .find(|(s, r, _)| *s == source && r.covers(point_code))
            .map(|(_, _, level)| *level)
    }

    pub(crate) fn forget(&mut self, source: Source) {
        self.known.retain(|k| k.source != source);
        self.congested.retain(|(s, _, _)| *s != source);
    }

    /// What to ask again about (4.5.3): all that `source` said is not simply available.
    pub(crate) fn to_audit(&self, source: Source) -> impl Iterator<Item = MaskedPointCode> {
        let not_available = self
            .known
            .iter()
            .filter(move |k| k.source == source && k.availability != Availability::Available)
            .map(|k| k.range);
        let congested = self
            .congested
            .iter()
            .filter(move |c| c.0 == source)
            .map(|c| c.1);
        not_available.chain(congested)
    }
}
