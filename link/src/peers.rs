//! Which configured peer somebody is who comes, and when to try again to reach one.

use crate::config::{PeerConfig, Reach, Settings};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// What matching has to know of each configured peer.
pub(crate) struct Candidate<'a> {
    pub(crate) config: &'a PeerConfig,
    /// Since when it is up, or about to be; `None`: free.
    pub(crate) since: Option<Instant>,
}

/// The peer that comes from `address`: the first free one that names the address; else, if some that name it are up, the
/// one that has been up longest, to be replaced; else the first free one that takes any address.
pub(crate) fn admit<'a>(
    candidates: impl Iterator<Item = Candidate<'a>>,
    address: IpAddr,
) -> Option<usize> {
    let address = address.to_canonical();
    let mut oldest: Option<(Instant, usize)> = None;
    let mut any = None;
    for (index, Candidate { config, since }) in candidates.enumerate() {
        let Reach::Accept { from } = &config.reach else {
            continue;
        };
        match since {
            None if from.iter().any(|known| known.to_canonical() == address) => return Some(index),
            None if from.is_empty() => any = any.or(Some(index)),
            Some(since) if from.iter().any(|known| known.to_canonical() == address) => {
                if oldest.is_none_or(|(least, _)| since < least) {
                    oldest = Some((since, index));
                }
            }
            None | Some(_) => {}
        }
    }
    oldest.map(|(_, index)| index).or(any)
}

/// How long to wait before the next attempt to connect.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
}

impl Backoff {
    pub(crate) fn failed(&mut self, settings: &Settings) -> Duration {
        let wait = settings
            .reconnect_min
            .saturating_mul(1 << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        wait.min(settings.reconnect_max)
    }

    pub(crate) fn succeeded(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_ss7::AssociationId;

    fn admitted(peers: &[(&[&str], Option<u64>)], address: &str) -> Option<usize> {
        let start = Instant::now();
        let configs: Vec<PeerConfig> = peers
            .iter()
            .map(|(from, _)| {
                PeerConfig::accept(
                    AssociationId(0),
                    "",
                    from.iter().map(|a| a.parse().unwrap()),
                )
            })
            .collect();
        let candidates = configs
            .iter()
            .zip(peers)
            .map(|(config, (_, up))| Candidate {
                config,
                since: up.map(|seconds| start + Duration::from_secs(seconds)),
            });
        admit(candidates, address.parse().unwrap())
    }

    #[test]
    fn the_named_peer_first_then_its_own_successor_then_any() {
        let one: &[&str] = &["192.0.2.1"];
        let two: &[&str] = &["192.0.2.2"];
        assert_eq!(admitted(&[(&[], None), (one, None)], "192.0.2.1"), Some(1));
        assert_eq!(admitted(&[(&[], None), (one, None)], "192.0.2.9"), Some(0));
        assert_eq!(
            admitted(&[(&[], None), (one, None)], "::ffff:192.0.2.1"),
            Some(1)
        );
        assert_eq!(
            admitted(&[(two, None), (one, Some(5)), (one, Some(3))], "192.0.2.1"),
            Some(2)
        );
        assert_eq!(
            admitted(&[(two, None), (one, Some(5)), (one, None)], "192.0.2.1"),
            Some(2)
        );
        assert_eq!(
            admitted(&[(&[], Some(1))], "192.0.2.1"),
            None,
            "who comes from anywhere replaces nobody"
        );
        assert_eq!(admitted(&[(two, None)], "192.0.2.1"), None);
    }

    #[test]
    fn waits_double_up_to_the_most() {
        let settings = Settings::default();
        let mut backoff = Backoff::default();
        let waits: Vec<u128> = (0..8)
            .map(|_| backoff.failed(&settings).as_millis())
            .collect();
        assert_eq!(waits, [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
        backoff.succeeded();
        assert_eq!(backoff.failed(&settings).as_millis(), 250);
    }
}
