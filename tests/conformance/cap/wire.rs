//! One node over M3UA, SCCP and TCAP in virtual time, against a [`peer`] of octets: nothing of the product is on the
//! other end.

use super::peer;
use inlab_replay::nodes::ASSOCIATION;
use inlab_ss7::{AssociationEvent, Message};
use inlab_stack::Core;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use std::time::{Duration, Instant};

pub(super) const CAP1: &str = "04000001003200";
pub(super) const CAP2: &str = "04000001003201";

/// What the node sent in a UDT.
#[derive(Debug)]
pub(super) struct Unit {
    /// Protocol class and return option (Q.713 3.6): 0x81 is class 1, return on error.
    pub class: u8,
    pub sls: u8,
    pub called: Vec<u8>,
    pub calling: Vec<u8>,
    /// The TCAP message in hexadecimal.
    pub tcap: String,
}

pub(super) struct Wire<C> {
    pub node: C,
    pub now: Instant,
    /// From the peer to the node.
    opc: u32,
    dpc: u32,
}

/// The association of a node that the peer brings up.
pub(super) fn association() -> AssociationConfig {
    AssociationConfig::new(Role::Ipsp(Exchange::SingleServer), vec![AsId(0)])
}

impl<C: Core> Wire<C> {
    /// The node is at one point code, the peer at the other; M3UA is brought up by the peer.
    pub(super) fn new(now: Instant, node: C, at: u32, peer_at: u32) -> Self {
        let mut wire = Self {
            node,
            now,
            opc: peer_at,
            dpc: at,
        };
        let up = AssociationEvent::Up {
            outbound_streams: 17,
            inbound_streams: 17,
        };
        wire.node.handle_association(now, ASSOCIATION, up);
        wire.deliver(0, &peer::octets(peer::ASPUP));
        wire.deliver(0, &peer::octets(peer::ASPAC));
        assert!(wire.came().is_empty());
        wire
    }

    fn deliver(&mut self, stream: u16, octets: &[u8]) {
        let message = Message {
            stream,
            ppid: 3,
            octets,
        };
        self.node.handle_message(self.now, ASSOCIATION, message);
    }

    /// A message of SCCP to the node.
    pub(super) fn sccp(&mut self, message: &[u8]) -> Vec<Unit> {
        let label = peer::Label {
            opc: self.opc,
            dpc: self.dpc,
            ..peer::Label::default()
        };
        self.deliver(5, &peer::data(&label, message));
        self.came()
    }

    /// A TCAP message in a UDT of class 1 with return option.
    pub(super) fn send(&mut self, called: &[u8], calling: &[u8], tcap: &str) -> Vec<Unit> {
        self.sccp(&peer::udt(0x81, called, calling, &peer::octets(tcap)))
    }

    /// What the node sent to the peer's SCCP.
    pub(super) fn came(&mut self) -> Vec<Unit> {
        let mut units = Vec::new();
        while let Some(transmit) = self.node.poll_transmit() {
            let message = transmit.message.octets;
            let Some((label, sccp)) = peer::of_data(message) else {
                continue;
            };
            assert_eq!((label.opc, label.dpc), (self.dpc, self.opc));
            assert_eq!(label.si, 3, "SCCP");
            let (called, calling, tcap) = peer::of_udt(&sccp);
            // The SLS is the octet in front of the user data (RFC 4666 3.3.1).
            let at = message.windows(sccp.len()).position(|part| part == sccp);
            units.push(Unit {
                class: sccp[1],
                sls: message[at.expect("the user data") - 1],
                called,
                calling,
                tcap: peer::hex(&tcap),
            });
        }
        units
    }

    /// Lets time pass, deadline by deadline; what is sent.
    pub(super) fn wait(&mut self, time: Duration) -> Vec<Unit> {
        let end = self.now + time;
        let mut units = Vec::new();
        while let Some(deadline) = self.node.poll_timeout().filter(|due| *due <= end) {
            self.now = self.now.max(deadline);
            self.node.handle_timeout(self.now);
            units.extend(self.came());
        }
        self.now = end;
        units
    }
}

/// The only one.
#[track_caller]
pub(super) fn one(mut units: Vec<Unit>) -> Unit {
    assert_eq!(units.len(), 1, "{units:?}");
    units.pop().expect("one")
}

/// Tag and contents in hexadecimal, with the length between.
pub(super) fn tlv(tag: &str, contents: &str) -> String {
    let contents: String = contents.split_whitespace().collect();
    match contents.len() / 2 {
        length @ 0..=0x7f => format!("{tag}{length:02x}{contents}"),
        length @ 0x80..=0xff => format!("{tag}81{length:02x}{contents}"),
        length => format!("{tag}82{length:04x}{contents}"),
    }
}

/// Dialogue portion around a dialogue control APDU (Q.773 4.2).
pub(super) fn portion(apdu: &str) -> String {
    let external = format!("060700118605010101{}", tlv("a0", apdu));
    tlv("6b", &tlv("28", &external))
}

/// AARQ (tag 60): version 1 and an application context name.
pub(super) fn aarq(context: &str) -> String {
    let name = tlv("a1", &tlv("06", context));
    portion(&tlv("60", &format!("80020780{name}")))
}

/// AARE (tag 61): result 0 accepted or 1 rejected permanently, diagnostic of the user 0 null or 2 not supported.
pub(super) fn aare(context: &str, result: u8, diagnostic: u8) -> String {
    let name = tlv("a1", &tlv("06", context));
    let outcome = format!("a2030201{result:02x}a305a1030201{diagnostic:02x}");
    portion(&tlv("61", &format!("80020780{name}{outcome}")))
}

/// ABRT (tag 64) of the user with CAP-U-ABORT-REASON (TS 29.078 5.7): object identifier 0.4.0.0.1.1.2.2.
pub(super) fn abrt(reason: u8) -> String {
    let external = tlv("28", &format!("060704000001010202a0030a01{reason:02x}"));
    portion(&tlv("64", &format!("800100{}", tlv("be", &external))))
}

/// The transaction id that the node gave itself: the originating id of a Begin or Continue, four octets.
pub(super) fn id_of(tcap: &str) -> &str {
    let at = tcap.find("4804").expect("an originating id");
    &tcap[at + 4..at + 12]
}
