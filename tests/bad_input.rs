//! Damaged and hostile input into a whole SCP, from the M3UA header down to the operation: each gets the answer that its standard
//! gives, or none and an event that says what was wrong, and the node goes on.
//!
//! The peer is of octets ([`peer`]). What each layer does by itself is held by that layer's tests: `proto/m3ua/tests`,
//! `proto/sccp/src`, `proto/tcap/tests/faults.rs`, `scp/tests/faults.rs`; a client of the session server that stops reading by
//! `session-server/src/tests.rs`; the command line by `command_line.rs`.
#![allow(missing_docs)]

mod peer;

use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_replay::Scenario;
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, SspNode, stack_config};
use inlab_scp::Scp;
use inlab_ss7::{AssociationEvent, Message};
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use inlab_stack::{Core, Event};
use peer::*;
use std::time::{Duration, Instant};

/// A live Begin with an initialDP (CAMEL phase 2, service key 110), from the capture of another network.
fn begin() -> Vec<u8> {
    vector("tcap_itu.jsonl", "tcap_itu-s-019")
}

struct Node {
    now: Instant,
    scp: Scp,
}

impl Node {
    /// An SCP whose switch is active: it continues the calls of service key 110.
    fn new() -> Self {
        let document = Document::parse("scp", "services: { 110: continue }").expect("YAML");
        let dialects: Vec<_> = Dialect::all().collect();
        let config = ScpNode::read(document.root(), &dialects).expect("a block");
        let now = Instant::now();
        let stack = stack_config(&Place::scp(), &[(&Place::ssp(), ASSOCIATION)], 1);
        let mut scp = Scp::new(now, stack, config.config);
        let role = Role::Ipsp(Exchange::SingleServer);
        let association = AssociationConfig::new(role, vec![AsId(0)]);
        scp.stack().add_association(ASSOCIATION, association);
        let up = AssociationEvent::Up {
            outbound_streams: 17,
            inbound_streams: 17,
        };
        scp.handle_association(now, ASSOCIATION, up);
        let mut node = Self { now, scp };
        node.sent();
        assert_eq!(node.on_stream(0, &octets(ASPUP))[0][2..4], [3, 4]);
        assert_eq!(node.on_stream(0, &octets(ASPAC))[0][2..4], [4, 3]);
        node.events();
        node
    }

    fn sent(&mut self) -> Vec<Vec<u8>> {
        let mut sent = vec![];
        while let Some(transmit) = self.scp.poll_transmit() {
            sent.push(transmit.message.octets.to_vec());
        }
        sent
    }

    fn on_stream(&mut self, stream: u16, octets: &[u8]) -> Vec<Vec<u8>> {
        let message = Message {
            stream,
            ppid: 3,
            octets,
        };
        self.scp.handle_message(self.now, ASSOCIATION, message);
        self.sent()
    }

    /// What is sent in answer to one message.
    fn receive(&mut self, octets: &[u8]) -> Vec<Vec<u8>> {
        self.on_stream(5, octets)
    }

    fn events(&mut self) -> Vec<Event> {
        std::iter::from_fn(|| self.scp.stack().poll_event()).collect()
    }

    /// The TCAP message of the one answer, which goes to the switch.
    fn tcap_answer(&mut self, octets: &[u8]) -> Option<Vec<u8>> {
        let sent = self.receive(octets);
        assert!(sent.len() <= 1, "at most one answer: {sent:?}");
        let (label, sccp) = of_data(sent.first()?).expect("DATA");
        assert_eq!((label.opc, label.dpc, label.si), (SCP, SSP, 3));
        let (called, calling, tcap) = of_udt(&sccp);
        assert_eq!(called, title(SSP_TITLE, CAP));
        assert_eq!(calling, title(SCP_TITLE, CAP));
        Some(tcap)
    }

    /// A call still goes through, and leaves nothing behind.
    fn is_alive(&mut self) {
        let before = (self.scp.calls(), self.scp.dialogues());
        let answer = self.tcap_answer(&from_switch(&begin()));
        let answer = hex(&answer.expect("an answer to the trigger"));
        // Continue; our transaction id, then the switch's; AARE; requestReportBCSMEvent, and at the end continue.
        assert!(answer.starts_with("6581a94804"), "{answer}");
        assert_eq!(&answer[18..30], "490407000400");
        assert!(answer.ends_with("a10602010202011f"), "{answer}");
        let id = &answer[10..18];
        let abort = octets(&format!("6709 4904{id} 4a0100"));
        assert_eq!(self.tcap_answer(&from_switch(&abort)), None);
        assert_eq!((self.scp.calls(), self.scp.dialogues()), before);
        self.events();
    }

    /// M3UA answers with ERR and this code, and nothing goes up.
    fn m3ua_error(&mut self, message: &[u8], code: u32) {
        let sent = self.receive(message);
        let codes: Vec<_> = sent.iter().map(|sent| of_err(sent)).collect();
        assert_eq!(codes, [Some(code)], "{}", hex(message));
        assert_eq!(self.scp.dialogues(), 0);
    }

    /// No answer; the events say why.
    fn silently(&mut self, message: &[u8], why: &str) {
        assert_eq!(self.receive(message), Vec::<Vec<u8>>::new(), "{why}");
        let events = self.events();
        let told = events.iter().any(|event| match event {
            Event::Sccp(diagnostic) => diagnostic.to_string().contains(why),
            other => format!("{other:?}").contains(why),
        });
        assert!(told, "{why}: {events:?}");
        assert_eq!(self.scp.dialogues(), 0);
    }
}

// ---- M3UA ----

const PROTOCOL_ERROR: u32 = 0x07;
const PARAMETER_FIELD_ERROR: u32 = 0x12;

#[test]
fn rfc4666_3_8_1_a_message_cut_anywhere_is_a_protocol_error() {
    let mut node = Node::new();
    let whole = from_switch(&begin());
    // The last octets are padding, which may be missing (3.1.4) if the length does not count them; here it does.
    for length in 0..whole.len() {
        node.m3ua_error(&whole[..length], PROTOCOL_ERROR);
    }
    node.is_alive();
}

#[test]
fn rfc4666_3_1_4_a_length_that_is_not_the_message_s() {
    let mut node = Node::new();
    let whole = from_switch(&begin());
    let with_length = |length: u32| {
        let mut message = whole.clone();
        message[4..8].copy_from_slice(&length.to_be_bytes());
        message
    };
    let is = whole.len() as u32;
    for length in [
        0,
        1,
        7,
        is + 1,
        is + 4,
        0x0001_0000,
        0x7fff_ffff,
        0xffff_ffff,
    ] {
        node.m3ua_error(&with_length(length), PROTOCOL_ERROR);
    }
    // Cut within the last parameter: that parameter runs over the end.
    for length in [9, 12, 20, is - 8] {
        node.m3ua_error(&with_length(length), PARAMETER_FIELD_ERROR);
    }
    // Octets after the end.
    let mut longer = whole.clone();
    longer.extend([0; 4]);
    node.m3ua_error(&longer, PROTOCOL_ERROR);
    longer.resize(60_000, 0);
    node.m3ua_error(&longer, PROTOCOL_ERROR);
    node.is_alive();
}

#[test]
fn rfc4666_3_8_1_headers_and_parameters_that_are_none() {
    let mut node = Node::new();
    let whole = from_switch(&begin());
    let with = |at: usize, value: u8| {
        let mut message = whole.clone();
        message[at] = value;
        message
    };
    for version in [0, 2, 255] {
        node.m3ua_error(&with(0, version), 0x01);
    }
    for class in [5, 8, 10, 127, 255] {
        node.m3ua_error(&with(2, class), 0x03);
    }
    for code in [0, 2, 9, 255] {
        node.m3ua_error(&with(3, code), 0x04);
    }
    // Parameter lengths: the routing context at 8, the protocol data at 16.
    for (at, value) in [
        (11, 0),
        (11, 3),
        (11, 7),
        (10, 0xff),
        (18, 0xff),
        (19, 3),
        (19, 15),
    ] {
        node.m3ua_error(&with(at, value), PARAMETER_FIELD_ERROR);
    }
    // No protocol data: Missing Parameter. An unknown routing context: Invalid Routing Context.
    node.m3ua_error(&m3ua(1, 1, &octets("0006000800000001")), 0x16);
    let label = Label {
        context: 7,
        ..Label::default()
    };
    node.m3ua_error(&data(&label, &[9]), 0x19);
    // DATA on stream 0 (1.4.7).
    let sent = node.on_stream(0, &whole);
    assert_eq!(
        sent.iter().map(|sent| of_err(sent)).collect::<Vec<_>>(),
        [Some(0x09)]
    );
    // ERR is never answered, whatever is in it.
    for error in ["", "000c0008 00000007", "000c0008 000000ff", "000c0003 00"] {
        let message = m3ua(0, 0, &octets(error));
        assert_eq!(node.receive(&message), Vec::<Vec<u8>>::new(), "{error}");
    }
    node.is_alive();
}

#[test]
fn a_point_code_or_user_part_that_is_not_ours() {
    let mut node = Node::new();
    let sccp = udt(
        0x81,
        &title(SCP_TITLE, CAP),
        &title(SSP_TITLE, CAP),
        &begin(),
    );
    for dpc in [0, SCP + 1, SSP, 0x3fff] {
        let label = Label {
            dpc,
            ..Label::default()
        };
        node.silently(&data(&label, &sccp), "which is not ours; discarded");
    }
    // ISUP (5) is not here (Q.704 2.4).
    let label = Label {
        si: 5,
        ..Label::default()
    };
    node.silently(&data(&label, &[0, 0, 1]), "UnknownUserPart");
    node.is_alive();
}

// ---- SCCP ----

fn sccp(user_data: &[u8]) -> Vec<u8> {
    data(&Label::default(), user_data)
}

#[test]
fn q714_a_unitdata_cut_anywhere_is_discarded() {
    let mut node = Node::new();
    let whole = udt(
        0x81,
        &title(SCP_TITLE, CAP),
        &title(SSP_TITLE, CAP),
        &begin(),
    );
    for length in 0..whole.len() {
        node.silently(&sccp(&whole[..length]), "; discarded");
    }
    node.is_alive();
}

#[test]
fn q713_2_3_pointers_and_lengths_that_lead_nowhere() {
    let mut node = Node::new();
    let whole = udt(
        0x81,
        &title(SCP_TITLE, CAP),
        &title(SSP_TITLE, CAP),
        &begin(),
    );
    for pointer in 2..5 {
        for value in [0, 250, 255] {
            let mut message = whole.clone();
            message[pointer] = value;
            node.silently(&sccp(&message), "; discarded");
        }
    }
    // The lengths of the three parts.
    for at in [5, 17, 29] {
        let mut message = whole.clone();
        message[at] = 255;
        node.silently(&sccp(&message), "; discarded");
    }
    // What the pointers do not reach is nobody's: the message counts.
    let mut longer = whole.clone();
    longer.extend([0xff; 7]);
    let answer = node.tcap_answer(&sccp(&longer)).expect("an answer");
    assert_eq!(answer[0], 0x65);
    let mut node = Node::new();
    // XUDT whose optional part is cut.
    let mut extended = vec![0x11, 0x81, 15, 4, 4 + 11, 4 + 22, 3];
    extended.extend([1, 0x42, 1, 0x42, 1, 0]);
    node.silently(&sccp(&extended), "; discarded");
    node.is_alive();
}

#[test]
fn q714_unknown_message_types_and_connections() {
    let mut node = Node::new();
    for kind in [0, 21, 0x77, 0xff] {
        let mut message = udt(
            0x81,
            &title(SCP_TITLE, CAP),
            &title(SSP_TITLE, CAP),
            &begin(),
        );
        message[0] = kind;
        node.silently(&sccp(&message), "; discarded");
    }
    // A UDT of a connection-oriented class.
    for class in [2, 3, 0x0f] {
        let message = udt(
            class,
            &title(SCP_TITLE, CAP),
            &title(SSP_TITLE, CAP),
            &begin(),
        );
        node.silently(&sccp(&message), "; discarded");
    }
    // CR from local reference 010203, class 2: CREF (Q.713 4.4), unequipped user (Q.713 3.15: 19).
    let request = octets("01 010203 02 02 00 02 42 92");
    let sent = node.receive(&sccp(&request));
    assert_eq!(sent.len(), 1);
    let (label, refused) = of_data(&sent[0]).expect("DATA");
    assert_eq!((label.opc, label.dpc), (SCP, SSP));
    assert_eq!(hex(&refused[..5]), "0301020313", "{}", hex(&refused));
    node.is_alive();
}

/// What comes back is a UDTS with this cause, to whom it came from, with the data whole.
fn returned(node: &mut Node, called: &[u8], cause: u8) {
    let calling = title(SSP_TITLE, CAP);
    let sent = node.receive(&sccp(&udt(0x81, called, &calling, &begin())));
    assert_eq!(sent.len(), 1, "one answer for {}", hex(called));
    let (label, back) = of_data(&sent[0]).expect("DATA");
    assert_eq!((label.opc, label.dpc, label.si), (SCP, SSP, 3));
    assert_eq!(hex(&back), hex(&udts(cause, &calling, called, &begin())));
    // And nobody is told who did not ask for it.
    let unasked = udt(0x01, called, &calling, &begin());
    assert_eq!(node.receive(&sccp(&unasked)), Vec::<Vec<u8>>::new());
    assert_eq!(node.scp.dialogues(), 0);
}

#[test]
fn q713_3_12_what_cannot_be_delivered_is_returned_with_the_cause() {
    let mut node = Node::new();
    // Unequipped user (4): subsystems that are not here.
    returned(&mut node, &title(SCP_TITLE, 6), 4);
    returned(&mut node, &on_ssn(200), 4);
    // No translation for this specific address (1): no rule for the title.
    returned(&mut node, &title("4915550100", CAP), 1);
    returned(&mut node, &title("1", CAP), 1);
    // No translation for an address of such nature (0): a form of global title that is not known, or none at all.
    returned(&mut node, &octets("32 92 00 12 04"), 0);
    returned(&mut node, &octets("2a 92 00 12 04 94"), 0);
    returned(&mut node, &octets("02 92"), 0);
    // Error in message transport (8): a title that is cut.
    returned(&mut node, &octets("12 92 00"), 8);
    node.is_alive();
}

#[test]
fn q713_3_4_addresses_that_are_none() {
    let mut node = Node::new();
    let (ours, theirs) = (title(SCP_TITLE, CAP), title(SSP_TITLE, CAP));
    for length in 0..theirs.len() {
        // A calling address that cannot be read: nobody to answer.
        let message = udt(0x81, &ours, &theirs[..length], &begin());
        node.receive(&sccp(&message));
        // A called address that cannot be read, at the end of the message or not.
        let message = udt(0x81, &ours[..length], &theirs, &begin());
        for sent in node.receive(&sccp(&message)) {
            let (_, back) = of_data(&sent).expect("DATA");
            assert_eq!(back[0], 10, "at most a UDTS: {}", hex(&back));
        }
    }
    // What a cut title leaves is digits of its own; whatever was opened by that is aborted.
    let mut node = Node::new();
    node.is_alive();
}

#[test]
fn a_udts_for_nothing_of_ours_is_an_event() {
    let mut node = Node::new();
    for data in [
        &begin()[..],
        &[],
        &octets("65 0c 4804 02000001 4904 00000001"),
    ] {
        let message = udts(1, &title(SCP_TITLE, CAP), &title(SSP_TITLE, CAP), data);
        assert_eq!(node.receive(&sccp(&message)), Vec::<Vec<u8>>::new());
    }
    node.is_alive();
}

// ---- TCAP ----

/// P-Abort (Q.773 3.1) of the live Begin's transaction with this cause.
fn p_abort(cause: u8) -> String {
    format!("6709 490407000400 4a01{cause:02x}").replace(' ', "")
}

#[test]
fn q774_3_3_3_1_a_begin_cut_anywhere_is_aborted_once_its_transaction_is_known() {
    let mut node = Node::new();
    let whole = begin();
    for length in 0..whole.len() {
        let answer = node.tcap_answer(&from_switch(&whole[..length]));
        // The transaction id ends with octet 9.
        let expected = (length >= 9).then(|| p_abort(2));
        assert_eq!(answer.as_deref().map(hex), expected, "{length} octets");
        assert_eq!(node.scp.dialogues(), 0);
    }
    node.is_alive();
}

#[test]
fn q774_a_begin_longer_than_it_says_is_aborted() {
    let mut node = Node::new();
    for more in [&[0][..], &[0, 0], &[0x62, 0x81, 0x99], &[0xff; 80]] {
        let mut message = begin();
        message.extend(more);
        let answer = node.tcap_answer(&from_switch(&message)).expect("an answer");
        assert_eq!(hex(&answer), p_abort(2));
    }
    node.is_alive();
}

#[test]
fn q773_3_1_message_types_and_transactions_that_are_none() {
    let mut node = Node::new();
    // Unrecognized message type (0).
    for kind in [0x60, 0x63, 0x66, 0x68, 0x7e] {
        let mut message = begin();
        message[0] = kind;
        let answer = node.tcap_answer(&from_switch(&message)).expect("an answer");
        assert_eq!(hex(&answer), p_abort(0), "{kind:#x}");
    }
    // ANSI: queryWithPermission (T1.114) has a transaction id that Q.773 cannot find.
    assert_eq!(
        node.tcap_answer(&from_switch(&octets("e2 06 c7 04 00000001"))),
        None
    );
    // Unrecognized transaction id (1): a Continue for nothing; an End or Abort for nothing is discarded.
    let answer = node.tcap_answer(&from_switch(&octets("65 0c 480407000400 4904aabbccdd")));
    assert_eq!(answer.as_deref().map(hex), Some(p_abort(1)));
    assert_eq!(
        node.tcap_answer(&from_switch(&octets("64 06 4904aabbccdd"))),
        None
    );
    assert_eq!(
        node.tcap_answer(&from_switch(&octets("67 09 4904aabbccdd 4a0100"))),
        None
    );
    assert_eq!(node.scp.dialogues(), 0);
    node.is_alive();
}

#[test]
fn ts29078_10_1_5_an_unknown_service_key_is_missing_customer_record() {
    let mut node = Node::new();
    let message = hex(&begin());
    // Service key 110 of the Begin becomes 111, for which there is no service.
    assert_eq!(message.matches("80016e").count(), 1);
    let unknown = octets(&message.replace("80016e", "80016f"));
    let answer = node.tcap_answer(&from_switch(&unknown)).expect("an answer");
    let answer = hex(&answer);
    // End; AARE; returnError missingCustomerRecord (6) for invoke 1.
    assert_eq!(
        (&answer[..2], &answer[4..16]),
        ("64", "490407000400"),
        "{answer}"
    );
    assert!(answer.contains("a109060704000001003201"), "{answer}");
    assert!(answer.ends_with("6c08a306020101020106"), "{answer}");
    assert_eq!(node.scp.dialogues(), 0);
}

// ---- all of them ----

/// Each octet of a good trigger, in turn, has each bit wrong, and is each of a few bad values: whatever comes of it, the node neither panics nor sends what is none, and
/// the next call goes through.
#[test]
fn any_octet_may_be_wrong() {
    let whole = from_switch(&begin());
    for at in 0..whole.len() {
        let mut node = Node::new();
        let is = whole[at];
        let near = [0, 0x7f, 0x80, 0xff, is.wrapping_add(1), is.wrapping_sub(1)];
        for value in (0..8).map(|bit| is ^ 1 << bit).chain(near) {
            let mut message = whole.clone();
            message[at] = value;
            for sent in node.receive(&message) {
                // Complete by its own length.
                assert_eq!(sent[4..8], (sent.len() as u32).to_be_bytes());
                if let Some((_, sccp)) = of_data(&sent) {
                    // CREF, RLC, ERR, UDT, UDTS.
                    assert!(matches!(sccp[0], 3 | 5 | 15 | 9 | 10), "{}", hex(&sccp));
                }
            }
        }
        if let Some(due) = node.scp.poll_timeout() {
            node.now = due.max(node.now) + Duration::from_secs(1);
            node.scp.handle_timeout(node.now);
            node.sent();
        }
        // Of another class it was an ASPUP, which makes inactive (RFC 4666 4.3.4.1).
        node.on_stream(0, &octets(ASPUP));
        node.on_stream(0, &octets(ASPAC));
        node.is_alive();
    }
}

// ---- files ----

fn scenario_error(text: &str) -> String {
    match Scenario::parse("s.yaml", text) {
        Ok(_) => panic!("it should be refused: {text}"),
        Err(error) => error.to_string(),
    }
}

fn block_error(text: &str, is_scp: bool) -> String {
    let document = Document::parse("lab.yaml", text).expect("YAML");
    let dialects: Vec<_> = Dialect::all().collect();
    let error = if is_scp {
        ScpNode::read(document.root(), &dialects).err()
    } else {
        SspNode::read(document.root(), &dialects).err()
    };
    error.expect("it should be refused").to_string()
}

#[test]
fn an_unknown_key_is_shown_where_it_is_with_the_nearest() {
    let scenario = |steps: &str| {
        let text = format!("description: x\nspec: [x]\ndialects: [cap2]\nsteps:\n{steps}\n");
        scenario_error(&text)
    };
    assert_eq!(
        scenario_error("description: x\ndialects: [cap2]\nsteps: []\nsocp: {}\n"),
        r#"s.yaml:4:1: unknown key "socp"; nearest is "scp"
  |
4 | socp: {}
  | ^^^^"#
    );
    assert_eq!(
        scenario_error("description: x\ndialects: [cap22]\nsteps: []\n"),
        r#"s.yaml:2:12: unknown dialect "cap22"; nearest is "cap2"
  |
2 | dialects: [cap22]
  |            ^^^^^"#
    );
    assert_eq!(
        scenario("  - ssp: { trigger: collectedInfo, serviceKye: 1 }"),
        r#"s.yaml:5:36: missing key "serviceKey"; is this "serviceKye" meant to be it?
  |
5 |   - ssp: { trigger: collectedInfo, serviceKye: 1 }
  |                                    ^^^^^^^^^^"#
    );
    assert_eq!(
        scenario("  - expect: { ssp: [{ connetc: any }] }"),
        r#"s.yaml:5:23: unknown word "connetc"; nearest is "connect"
  |
5 |   - expect: { ssp: [{ connetc: any }] }
  |                       ^^^^^^^"#
    );
    assert_eq!(
        block_error("pointCode: 2-2-2\nglobalTilte: 491\n", true),
        r#"lab.yaml:2:1: unknown key "globalTilte"; nearest is "globalTitle"
  |
2 | globalTilte: 491
  | ^^^^^^^^^^^"#
    );
    assert_eq!(
        block_error("services:\n  100: { transalte: {} }\n", true),
        r#"lab.yaml:2:10: unknown key "transalte"; nearest is "translate"
  |
2 |   100: { transalte: {} }
  |          ^^^^^^^^^"#
    );
    assert_eq!(
        block_error("subscribers: {}\ntimers: { tsff: 4s }\n", false),
        r#"lab.yaml:2:11: unknown key "tsff"; nearest is "tssf"
  |
2 | timers: { tsff: 4s }
  |           ^^^^"#
    );
    assert_eq!(
        block_error("timers: { tssf: 25s }\n", false),
        r#"lab.yaml:1:17: tssf is from 1 s to 20 s; found 25 s
  |
1 | timers: { tssf: 25s }
  |                 ^^^"#
    );
    assert_eq!(
        block_error("timers: { m3ua: { akc: 1s } }\n", true),
        r#"lab.yaml:1:19: unknown key "akc"; nearest is "ack"
  |
1 | timers: { m3ua: { akc: 1s } }
  |                   ^^^"#
    );
}
