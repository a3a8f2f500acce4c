//! ANSI TCAP: the codec, and a machine to which the octets come.

use inlab_ber::Writer;
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::ansi::{
    Component, Components, DialoguePortion, Indication, InvokeRequest, Message, OperationCode,
    Options, Permission, Tcap,
};
use inlab_tcap::{Class, Parameter, Quality, Unitdata};
use std::time::{Duration, Instant};

/// What is read is written so that it reads the same; what is refused says where. Then a machine gets it, with its own
/// transaction id put in where a package for it has one, and ends with nothing left.
pub(crate) fn tcap_ansi(input: &[u8]) {
    codec(input);
    machine(input);
}

fn codec(input: &[u8]) {
    let _ = inlab_tcap::ansi::destination(input);
    let message = match Message::read(input) {
        Ok(message) => message,
        Err(fault) => {
            assert!(fault.offset <= input.len() && !fault.to_string().is_empty());
            let _ = (fault.answer_to(), fault.whose());
            return components(Components::new(input), input.len());
        }
    };
    let mut out = Writer::default();
    message.write(&mut out);
    let again = Message::read(out.as_slice()).expect("our own octets");
    assert_eq!(again.package_type, message.package_type);
    assert_eq!(
        (again.originating, again.responding),
        (message.originating, message.responding)
    );
    assert_eq!(again.dialogue_portion, message.dialogue_portion);
    assert_eq!(again.abort, message.abort);
    match message.dialogue() {
        Ok(Some(portion)) => {
            let mut out = Writer::default();
            portion.write(&mut out);
            assert_eq!(DialoguePortion::read(out.as_slice()), Ok(portion));
        }
        Ok(None) => {}
        Err(fault) => assert!(fault.offset <= input.len()),
    }
    components(message.components.unwrap_or_default(), input.len());
}

fn components(components: Components<'_>, length: usize) {
    for component in components {
        let component = match component {
            Ok(component) => component,
            Err(fault) => {
                assert!(fault.offset <= length && !fault.to_string().is_empty());
                let _ = fault.whose();
                return;
            }
        };
        let mut out = Writer::default();
        component.write(&mut out);
        let mut again = Components::new(out.as_slice());
        assert_eq!(again.next(), Some(Ok(component)));
        assert_eq!(again.next(), None);
        if let Component::Reject(reject) = component {
            let _ = (reject.problem.name(), reject.problem.p_abort_cause());
        }
    }
}

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber(248));
    address.point_code = Some(PointCode(point_code));
    address
}

fn machine(input: &[u8]) {
    let config = inlab_tcap::Config {
        max_dialogues: 4,
        idle_timer: Some(Duration::from_secs(5)),
        ..inlab_tcap::Config::default()
    };
    let mut tcap = Tcap::new(config, Options::default());
    let mut now = Instant::now();
    let id = tcap.open(now, address(1), address(2)).expect("room");
    let operation = OperationCode::private(0x64, 3);
    let request = InvokeRequest::new(operation, Class::Both, Duration::from_secs(2));
    tcap.invoke(id, &request, Parameter::None).expect("opened");
    tcap.query(now, id, Permission::Withheld, None)
        .expect("opened");
    let (ours, _) = tcap.transaction_ids(id).expect("opened");
    // Once as it is, once for the transaction that is open.
    let mut addressed = input.to_vec();
    let place = match input.first() {
        Some(0xe4 | 0xf6) => Some(4..8),
        Some(0xe5 | 0xe6) => Some(8..12),
        _ => None,
    };
    if let Some(place) = place.and_then(|place| addressed.get_mut(place)) {
        place.copy_from_slice(ours.as_octets());
    }
    for octets in [input, &addressed] {
        let unitdata = Unitdata {
            called: address(1),
            calling: address(2),
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: octets,
        };
        let mut incoming = tcap.receive(now, &unitdata);
        while let Some((id, indication)) = tcap.next(&mut incoming) {
            if matches!(indication, Indication::MessageEnd) {
                let _ = tcap.conversation(now, id, Permission::Granted, None);
            }
        }
        while let Some(outgoing) = tcap.poll_transmit() {
            Message::read(outgoing.user_data).expect("what is sent is correct");
        }
    }
    for _ in 0..3 {
        now += Duration::from_secs(200);
        while tcap.expire(now).is_some() {}
    }
    assert_eq!((tcap.dialogue_count(), tcap.invocation_count()), (0, 0));
    assert_eq!(tcap.poll_timeout(), None);
}
