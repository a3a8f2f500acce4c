//! The bounds of ANSI TCAP, as the table of its module has them: what fits, and what happens to the first that does not. Octets are
//! written by hand from T1.114.3.
#![allow(missing_docs)]

use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::ansi::{
    Code, Component, Components, DialoguePortion, Event, Indication, InvokeRequest, Message,
    OperationCode, Options, PAbortCause, Permission, Problem, Tcap,
};
use inlab_tcap::{Class, Config, DialogueId, Parameter, Quality, RequestError, Unitdata};
use std::time::{Duration, Instant};

const TIME: Duration = Duration::from_secs(3);

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber(248));
    address.point_code = Some(PointCode(point_code));
    address
}

struct Node {
    tcap: Tcap,
    now: Instant,
}

impl Node {
    fn new(config: Config) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        Self {
            tcap: Tcap::new(config, Options::default()),
            now,
        }
    }

    fn receive(&mut self, package: &[u8], mut told: impl FnMut(DialogueId, &Indication<'_>)) {
        let unitdata = Unitdata {
            called: address(1),
            calling: address(2),
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: package,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        while let Some((id, indication)) = self.tcap.next(&mut incoming) {
            told(id, &indication);
        }
    }

    fn open(&mut self) -> Result<DialogueId, RequestError> {
        self.tcap.open(self.now, address(1), address(2))
    }

    fn invoke(&mut self, id: DialogueId, argument: &[u8]) -> Result<(), RequestError> {
        let operation = OperationCode::private(0x64, 3);
        let request = InvokeRequest::new(operation, Class::Both, TIME);
        let invoked = self
            .tcap
            .invoke(id, &request, Parameter::Octets(argument))?;
        assert!(invoked.is_some());
        Ok(())
    }

    fn sent(&mut self) -> Vec<Vec<u8>> {
        let mut sent = Vec::new();
        while let Some(outgoing) = self.tcap.poll_transmit() {
            sent.push(outgoing.user_data.to_vec());
        }
        sent
    }
}

/// An element whose length takes as many octets as it needs.
fn tlv(tag: &[u8], content: &[u8]) -> Vec<u8> {
    let mut octets = tag.to_vec();
    match u8::try_from(content.len()) {
        Ok(length @ 0..0x80) => octets.push(length),
        Ok(length) => octets.extend([0x81, length]),
        Err(_) => {
            let length = u16::try_from(content.len()).expect("short");
            octets.push(0x82);
            octets.extend(length.to_be_bytes());
        }
    }
    octets.extend(content);
    octets
}

/// Query with permission from transaction 01020304.
fn query(rest: &[u8]) -> Vec<u8> {
    tlv(&[0xe2], &[&[0xc7, 4, 1, 2, 3, 4], rest].concat())
}

#[test]
fn transactions() {
    let mut node = Node::new(Config {
        max_dialogues: 2,
        ..Config::default()
    });
    for _ in 0..2 {
        node.receive(&query(&[]), |_, _| {});
    }
    assert_eq!((node.tcap.dialogue_count(), node.sent().len()), (2, 0));
    // Abort with P-Abort cause 6, resource unavailable: nobody is told but the owner of the node.
    node.receive(&query(&[]), |_, told| panic!("{told:?}"));
    let abort = [0xf6, 9, 0xc7, 4, 1, 2, 3, 4, 0xd7, 1, 6];
    assert_eq!(node.sent(), [abort]);
    assert_eq!(node.open(), Err(RequestError::TooManyDialogues));
    // One that is one way has no answer.
    node.receive(&[0xe1, 2, 0xc7, 0], |_, told| panic!("{told:?}"));
    assert_eq!(node.sent(), [] as [Vec<u8>; 0]);
    assert_eq!(node.tcap.dialogue_count(), 2);
}

#[test]
fn operations_of_ours() {
    let mut node = Node::new(Config::default());
    let id = node.open().expect("room");
    for number in 0..64 {
        assert_eq!(node.invoke(id, &[0x30, 0]), Ok(()), "{number}");
    }
    let refused = Err(RequestError::TooManyInvocations);
    assert_eq!(node.invoke(id, &[0x30, 0]), refused);
    assert_eq!(node.tcap.invocation_count(), 64);
    // Once their time is over there is room for as many.
    node.tcap
        .query(node.now, id, Permission::Granted, None)
        .expect("opened");
    node.now += 2 * TIME;
    while node.tcap.expire(node.now).is_some() {}
    assert_eq!(node.tcap.invocation_count(), 0);
    assert_eq!(node.invoke(id, &[0x30, 0]), Ok(()));
}

#[test]
fn octets_that_we_send() {
    let mut node = Node::new(Config {
        max_message: 100,
        ..Config::default()
    });
    let id = node.open().expect("room");
    // Of Query, transaction id and component sequence 12 octets; of Invoke, its id and the operation 9; the argument's head 2.
    let argument = |size: usize| tlv(&[0x30], &vec![0; size]);
    assert_eq!(node.invoke(id, &argument(98)), Err(RequestError::TooLong));
    assert_eq!(node.tcap.invocation_count(), 0);
    // A component that fits alone, in a package that does not.
    assert_eq!(node.invoke(id, &argument(88)), Ok(()));
    let sent = node.tcap.query(node.now, id, Permission::Granted, None);
    assert_eq!(sent, Err(RequestError::TooLong));
    assert_eq!(node.sent(), [] as [Vec<u8>; 0]);
}

/// What is received is as long as SCCP lets it be, and has the components that fit in it: each is told, each is rejected.
#[test]
fn components_that_we_receive() {
    let mut node = Node::new(Config::default());
    // Return Result (Last) of operations that we did not invoke, 5 octets each.
    let count = 3_900 / 5;
    let results: Vec<u8> = std::iter::repeat_n([0xea, 3, 0xcf, 1, 9], count)
        .flatten()
        .collect();
    let (mut rejects, mut opened) = (0, None);
    node.receive(&query(&tlv(&[0xe8], &results)), |id, told| {
        opened = Some(id);
        if let Indication::Reject(reject, _) = told {
            assert_eq!(reject.problem, Problem::RESULT_UNRECOGNIZED_CORRELATION_ID);
            rejects += 1;
        }
    });
    assert_eq!(rejects, count);
    // Their Rejects wait, as many as go into one package.
    let (id, now) = (opened.expect("a transaction"), node.now);
    let answered = node.tcap.conversation(now, id, Permission::Granted, None);
    assert_eq!(answered, Ok(()));
    let sent = node.sent();
    let package = Message::read(&sent[0]).expect("ours");
    // 11 octets each.
    let told = package.components.expect("Rejects").count();
    assert_eq!(told, 1_280 / 11);
}

/// Components in indefinite form (X.690 8.1.3.6), one inside the other.
#[test]
fn nested_indefinite_lengths() {
    // The component itself is one of them, and so is the parameter inside it, and so on.
    let nested = |depth: usize| {
        let mut octets = [0x30, 0x80].repeat(depth);
        octets.extend([0, 0].repeat(depth));
        let head = [0xe9, 0x80, 0xcf, 1, 1, 0xd1, 2, 0x64, 3];
        [&head[..], &octets, &[0, 0]].concat()
    };
    let fits = nested(31);
    let component = Components::new(&fits).next().expect("one");
    assert!(matches!(component, Ok(Component::InvokeLast(_))));
    let deeper = nested(32);
    let fault = Components::new(&deeper).next().expect("one");
    let fault = fault.expect_err("too deep");
    assert_eq!(fault.problem, Problem::BADLY_STRUCTURED_COMPONENT);
    // So a machine answers, and goes on.
    let mut node = Node::new(Config::default());
    let mut rejected = false;
    node.receive(&query(&tlv(&[0xe8], &deeper)), |_, told| {
        rejected |= matches!(told, Indication::Reject(..));
    });
    assert!(rejected);
}

#[test]
fn octets_of_codes_and_contexts() {
    let invoke = |code: &[u8]| {
        let ids = [0xcf, 1, 1];
        tlv(&[0xe9], &[&ids, &*tlv(&[0xd1], code), &[0x30, 0]].concat())
    };
    let four = invoke(&[1, 2, 3, 4]);
    let Some(Ok(Component::InvokeLast(read))) = Components::new(&four).next() else {
        panic!("four octets are an operation")
    };
    let code = Code::new(&[1, 2, 3, 4]).expect("four");
    assert_eq!(read.operation, OperationCode::Private(code));
    for code in [&[][..], &[1, 2, 3, 4, 5]] {
        let octets = invoke(code);
        let fault = Components::new(&octets).next().expect("one");
        let fault = fault.expect_err("no operation");
        assert_eq!(fault.problem, Problem::INCORRECT_COMPONENT_PORTION);
    }

    // Application contexts: an INTEGER of 4 octets, an OBJECT IDENTIFIER of 31.
    let version = [0xda, 1, 3];
    let portion = |tag: u8, size: usize| [&version, &*tlv(&[tag], &vec![1; size])].concat();
    assert!(DialoguePortion::read(&portion(0xdb, 4)).is_ok());
    assert!(DialoguePortion::read(&portion(0xdc, 31)).is_ok());
    for (tag, size) in [(0xdb, 5), (0xdc, 32)] {
        let octets = portion(tag, size);
        let fault = DialoguePortion::read(&octets).expect_err("too long");
        assert_eq!(fault.cause, PAbortCause::BADLY_STRUCTURED_DIALOGUE_PORTION);
        // In a Query: an Abort.
        let mut node = Node::new(Config::default());
        node.receive(&query(&tlv(&[0xf9], &octets)), |_, told| panic!("{told:?}"));
        let sent = node.sent();
        let abort = Message::read(&sent[0]).expect("ours");
        assert_eq!(sent[0].first(), Some(&0xf6));
        assert!(abort.components.is_none());
    }
}

/// The last 64 are kept, and it is told how many there were before.
#[test]
fn events_that_nobody_takes() {
    let mut node = Node::new(Config::default());
    for _ in 0..100 {
        // A Response to a transaction that there never was.
        node.receive(&[0xe4, 6, 0xc7, 4, 0, 0, 0, 1], |_, _| {});
    }
    assert_eq!(node.tcap.poll_event(), Some(Event::Lost(36)));
    let kept = std::iter::from_fn(|| node.tcap.poll_event());
    assert_eq!(kept.count(), 64);
}
