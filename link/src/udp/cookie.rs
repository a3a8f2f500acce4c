//! The State Cookie (RFC 9260 5.1.3). dcsctp's own carries everything that an association begins with, but neither MAC nor lifetime:
//! whoever can send a datagram could make one up. It travels inside one of ours.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::io::{self, Read};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Unpredictable numbers, from the system's generator through HMAC-SHA-256.
pub(super) struct Random {
    key: [u8; 32],
    count: u64,
}

impl Random {
    pub(super) fn new() -> io::Result<Self> {
        let mut key = [0; 32];
        std::fs::File::open("/dev/urandom")?.read_exact(&mut key)?;
        Ok(Self { key, count: 0 })
    }

    pub(super) fn next(&mut self) -> [u8; 32] {
        self.count += 1;
        let mut mac = keyed(&self.key);
        mac.update(&self.count.to_be_bytes());
        mac.finalize().into_bytes().into()
    }

    pub(super) fn next_u64(&mut self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.next();
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

/// Seals cookies and opens them again. The key lives as long as the link.
pub(super) struct Cookies {
    key: [u8; 32],
    epoch: Instant,
    lifetime: Duration,
}

/// What a cookie holds.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Cookie<'a> {
    /// Our tag of the association that the INIT came into; 0 if there was none.
    pub(super) existing: u32,
    pub(super) peer_tag: u32,
    pub(super) our_tag: u32,
    /// dcsctp's own.
    pub(super) inner: &'a [u8],
}

/// To whom a cookie is given: whoever sends it back must come from there. The UDP port is left out, as it may change under way
/// (RFC 6951 5.4).
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder {
    pub(super) address: IpAddr,
    pub(super) their_port: u16,
    pub(super) our_port: u16,
}

#[derive(Debug, Eq, PartialEq)]
pub(super) enum Unusable {
    /// Not one of ours, or not for this holder.
    Forged,
    /// Too old, by that much.
    Stale { peer_tag: u32, by: Duration },
}

impl Cookies {
    pub(super) fn new(random: &mut Random, now: Instant, lifetime: Duration) -> Self {
        Self {
            key: random.next(),
            epoch: now,
            lifetime,
        }
    }

    pub(super) fn seal(&self, now: Instant, holder: Holder, cookie: &Cookie<'_>) -> Vec<u8> {
        let issued = u64::try_from(now.saturating_duration_since(self.epoch).as_micros())
            .unwrap_or(u64::MAX);
        let mut sealed = Vec::with_capacity(FIXED + cookie.inner.len() + MAC);
        sealed.extend_from_slice(&issued.to_be_bytes());
        sealed.extend_from_slice(&cookie.existing.to_be_bytes());
        sealed.extend_from_slice(&cookie.peer_tag.to_be_bytes());
        sealed.extend_from_slice(&cookie.our_tag.to_be_bytes());
        sealed.extend_from_slice(cookie.inner);
        let mac = self.mac(holder, &sealed).finalize().into_bytes();
        sealed.extend_from_slice(&mac);
        sealed
    }

    pub(super) fn open<'a>(
        &self,
        now: Instant,
        holder: Holder,
        sealed: &'a [u8],
    ) -> Result<Cookie<'a>, Unusable> {
        let (content, mac) = sealed.split_last_chunk::<MAC>().ok_or(Unusable::Forged)?;
        // In constant time.
        self.mac(holder, content)
            .verify_slice(mac)
            .map_err(|_| Unusable::Forged)?;
        let (fixed, inner) = content
            .split_first_chunk::<FIXED>()
            .ok_or(Unusable::Forged)?;
        let [
            i0,
            i1,
            i2,
            i3,
            i4,
            i5,
            i6,
            i7,
            e0,
            e1,
            e2,
            e3,
            p0,
            p1,
            p2,
            p3,
            o0,
            o1,
            o2,
            o3,
        ] = *fixed;
        let issued = Duration::from_micros(u64::from_be_bytes([i0, i1, i2, i3, i4, i5, i6, i7]));
        let cookie = Cookie {
            existing: u32::from_be_bytes([e0, e1, e2, e3]),
            peer_tag: u32::from_be_bytes([p0, p1, p2, p3]),
            our_tag: u32::from_be_bytes([o0, o1, o2, o3]),
            inner,
        };
        let age = now
            .saturating_duration_since(self.epoch)
            .saturating_sub(issued);
        match age.checked_sub(self.lifetime) {
            None | Some(Duration::ZERO) => Ok(cookie),
            Some(by) => Err(Unusable::Stale {
                peer_tag: cookie.peer_tag,
                by,
            }),
        }
    }

    fn mac(&self, holder: Holder, content: &[u8]) -> Hmac<Sha256> {
        let mut mac = keyed(&self.key);
        match holder.address.to_canonical() {
            IpAddr::V4(address) => mac.update(&address.to_ipv6_mapped().octets()),
            IpAddr::V6(address) => mac.update(&address.octets()),
        }
        mac.update(&holder.their_port.to_be_bytes());
        mac.update(&holder.our_port.to_be_bytes());
        mac.update(content);
        mac
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("invariant: HMAC takes keys of any length")
}

/// Octets before the inner cookie.
const FIXED: usize = 20;
const MAC: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(address: &str) -> Holder {
        Holder {
            address: address.parse().expect("an address"),
            their_port: 2905,
            our_port: 2906,
        }
    }

    #[test]
    fn only_our_own_for_the_same_holder_within_its_life() {
        let mut random = Random::new().expect("random");
        let start = Instant::now();
        let cookies = Cookies::new(&mut random, start, Duration::from_secs(60));
        let cookie = Cookie {
            existing: 1,
            peer_tag: 2,
            our_tag: 3,
            inner: b"inner",
        };
        let here = holder("192.0.2.1");
        let sealed = cookies.seal(start + Duration::from_secs(1), here, &cookie);
        let at = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(cookies.open(at(1), here, &sealed), Ok(cookie));
        assert!(cookies.open(at(61), here, &sealed).is_ok());
        assert_eq!(
            cookies.open(at(62), here, &sealed),
            Err(Unusable::Stale {
                peer_tag: 2,
                by: Duration::from_secs(1)
            })
        );
        assert!(
            cookies
                .open(at(1), holder("::ffff:192.0.2.1"), &sealed)
                .is_ok()
        );
        assert_eq!(
            cookies.open(at(1), holder("192.0.2.2"), &sealed),
            Err(Unusable::Forged)
        );
        let elsewhere = Holder {
            their_port: 2904,
            ..here
        };
        assert_eq!(
            cookies.open(at(1), elsewhere, &sealed),
            Err(Unusable::Forged)
        );
        for index in 0..sealed.len() {
            let mut forged = sealed.clone();
            forged[index] ^= 1;
            assert_eq!(
                cookies.open(at(1), here, &forged),
                Err(Unusable::Forged),
                "octet {index}"
            );
            assert_eq!(
                cookies.open(at(1), here, &sealed[..index]),
                Err(Unusable::Forged),
                "{index} octets"
            );
        }
        let others = Cookies::new(&mut random, start, Duration::from_secs(60));
        assert_eq!(others.open(at(1), here, &sealed), Err(Unusable::Forged));
    }
}
