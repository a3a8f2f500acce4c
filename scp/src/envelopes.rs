//! What is answered to users who make no call: nCARequest of AIN 0.2 (GR-1299-CORE). What the octets of an envelope mean only their
//! authority says; a lab says what comes back.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | authorities | [`MAX_AUTHORITIES`] | the file is refused |

use inlab_inap::{Envelope, MAX_AUTHORITY, MAX_CONTENT};
use inlab_lab::{Error, Value};
use inlab_ss7::InlineOctets;
use inlab_tcap::ObjectIdentifier;

/// Authorities that are answered, at most.
pub const MAX_AUTHORITIES: usize = 256;

/// The answers, by who says what the octets mean (envelopeEncodingAuthority).
#[derive(Clone, Debug, Default)]
pub struct Envelopes(Vec<(InlineOctets<MAX_AUTHORITY>, Reply)>);

/// What comes back.
#[derive(Clone, Copy, Debug)]
enum Reply {
    /// What was sent.
    Echo,
    /// These octets.
    Content(InlineOctets<MAX_CONTENT>),
}

impl Envelopes {
    /// Reads `{ "1.2.840.10000.1": echo, "1.2.840.10000.2": "0a0b" }`: what was sent comes back, or these octets.
    ///
    /// # Errors
    /// No object identifier, no octets or more than 180, with line and column.
    pub fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut all = Vec::new();
        for (key, value) in value.entries()? {
            if all.len() == MAX_AUTHORITIES {
                return Err(key.error(format!("at most {MAX_AUTHORITIES} authorities")));
            }
            let arcs: Option<Vec<u32>> =
                key.text()?.split('.').map(|arc| arc.parse().ok()).collect();
            let authority = arcs.and_then(|arcs| ObjectIdentifier::from_arcs(&arcs));
            let authority = authority.and_then(|name| InlineOctets::new(name.as_octets()));
            let authority = authority.ok_or_else(|| {
                key.error("expected an object identifier such as 1.2.840.10000.1")
            })?;
            let reply = if value.node().is_text("echo") {
                Reply::Echo
            } else {
                let octets = value.hex()?;
                let content = InlineOctets::new(&octets).filter(|octets| !octets.is_empty());
                let told = "an envelope has 1 to 180 octets; or say echo";
                Reply::Content(content.ok_or_else(|| value.error(told))?)
            };
            all.push((authority, reply));
        }
        Ok(Self(all))
    }

    /// What this is answered with; `None`: its authority is not served.
    #[must_use]
    pub fn answer(&self, asked: &Envelope) -> Option<Envelope> {
        let (_, reply) = self.0.iter().find(|(name, _)| *name == asked.authority)?;
        Some(match reply {
            Reply::Echo => *asked,
            Reply::Content(content) => Envelope {
                content: *content,
                ..*asked
            },
        })
    }
}
