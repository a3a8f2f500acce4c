//! Real sockets: kernel SCTP, SCTP over UDP, TCP; and the event loop that carries messages between them and a
//! [`Core`](inlab_stack::Core).
//!
//! A [`Driver`] owns one core and its links, and runs on one thread: read a message, hand it to the core, drain what the core
//! wants to send, write. No message changes thread or task on its way.
//!
//! ```no_run
//! use inlab_link::{Driver, Kind, LinkConfig, PeerConfig};
//! use inlab_ss7::AssociationId;
//! # fn demo(core: impl inlab_stack::Core) -> Result<(), inlab_link::Error> {
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let mut driver = Driver::new(core);
//! driver.add_link(LinkConfig {
//!     listen: true,
//!     peers: vec![PeerConfig::accept(AssociationId(1), "ssp", [])],
//!     ..LinkConfig::new(Kind::Auto, ["0.0.0.0:2905".parse().unwrap()])
//! })?;
//! driver.run().await; // until Requests::shutdown
//! # Ok(()) })
//! # }
//! ```
//!
//! # The links
//!
//! | [`Kind`] | made of | paths |
//! | --- | --- | --- |
//! | `sctp` | the kernel's SCTP (RFC 9260, sockets as in RFC 6458) | several addresses on either side |
//! | `sctp-udp` | SCTP in user space in UDP (RFC 6951), no privilege needed | one |
//! | `tcp` | M3UA's own length field frames the stream, as Osmocom does | one |
//! | `auto` | `sctp` if this kernel has it, else `sctp-udp` | |
//!
//! All give the same events. `PathUp` and `PathDown` come from kernel SCTP alone. `Restart` comes alone: the association stays
//! up, with everything above it to begin anew. TCP cannot tell a peer that stops in order from one that was killed, if the peer's
//! system closes the connection for it: both are `Shutdown`.
//!
//! # Streams
//!
//! A message for a stream that the association does not have goes over another one: stream 0 stays 0, stream `s` becomes
//! `1 + (s - 1) mod (streams - 1)`, and everything is stream 0 where there is only one. Messages of one stream therefore stay in
//! order, and over SCTP management keeps stream 0 to itself (RFC 4666 1.4.7).
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | octets of a message, either way | [`MAX_MESSAGE`] | sending: dropped and counted; receiving: the association is aborted, `Lost(Local)` |
//! | octets waiting to be sent on an association | [`Settings::max_queue`] | further messages are dropped and counted |
//! | time without a waiting octet being taken (TCP, kernel SCTP) | [`Settings::stall`] | the association is aborted, `Lost(Unreachable)` |
//! | associations of a link | [`MAX_PEERS`] | refused when the link is added |
//! | messages read from one link before the others have their turn | 16 | the others have their turn |
//! | requests waiting for the core | 1024 | the sender waits, or gets its request back |
//! | age of an SCTP cookie (RFC 9260 Valid.Cookie.Life) | [`Settings::cookie_lifetime`] | ERROR "stale cookie" |
//! | answers to packets of no association, in a second | 1000 | not answered |
//! | state held for an INIT | none | the cookie carries it, authenticated |

mod config;
mod driver;
mod error;
mod link;
mod peers;
mod sctp;
mod tap;
mod tcp;
mod udp;

pub use config::{Kind, LinkConfig, MAX_MESSAGE, MAX_PEERS, PeerConfig, Reach, Settings};
pub use driver::{Driver, LinkId, Requests, Stopped};
pub use error::Error;
pub use link::Statistics;
pub use tap::{Direction, Tap};
