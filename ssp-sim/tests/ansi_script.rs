//! Scripted transactions of the switch over ANSI TCAP (T1.114), against a node that notes what it is told and sends what the
//! test says. The octets are written by hand.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_ssp_sim::{
    RawCode, RawComponent, RawError, RawEvent, RawInvoke, RawInvokeId, RawPrimitive, RawProblemKind,
};
use inlab_stack::tcap::ansi::{Code, ErrorCode, InvokeRequest, OperationCode, Permission, Problem};
use inlab_stack::tcap::{Class, InvokeId, Parameter, RequestError};

fn invoke(code: i32, argument: &[u8]) -> RawComponent<'_> {
    RawComponent::Invoke {
        invoke: RawInvoke::of_code(RawCode::Local(code)),
        argument: Some(argument),
    }
}

/// infoAnalyzed: family 100, specifier 3 (T1.114.3 for the elements around it).
const INFO_ANALYZED: i32 = 100 * 256 + 3;
/// analyzeRoute: family 101, specifier 1.
const ANALYZE_ROUTE: (u8, u8) = (101, 1);

#[test]
fn a_query_is_answered_by_an_invoke() {
    let mut w = World::new();
    let target = w.query(&[invoke(INFO_ANALYZED, &[0x30, 0])]);
    let sent = hex(&w.packages[0]);
    assert_eq!(
        &sent[..8],
        "e213c704",
        "queryWithPermission, 4 octets of id"
    );
    assert_eq!(&sent[16..], "e80be909cf0101d10264033000");
    assert_eq!(
        w.told(),
        [
            "query Granted",
            "invoke One(InvokeId(1)) Private(6403) 3000"
        ]
    );
    w.scf(|tc, id| {
        let operation = OperationCode::private(ANALYZE_ROUTE.0, ANALYZE_ROUTE.1);
        let request = InvokeRequest::new(operation, Class::FailureOnly, SECOND);
        tc.invoke(
            id,
            &request.correlated(InvokeId(1)),
            Parameter::Octets(&[0x30, 0]),
        )?;
        tc.conversation(id, Permission::Withheld, None)
    });
    let events = w.events();
    assert_eq!(events[0], RawEvent::Conversation(Permission::Withheld));
    match &events[1] {
        RawEvent::Invoke {
            invoke_id: Some(1),
            operation: RawCode::Local(25857),
            argument,
        } => assert_eq!(argument.octets(), Some(&[0x30, 0][..])),
        other => panic!("{other:?}"),
    }
    // The switch may not end it: nobody gave permission.
    assert_eq!(
        w.send(target, &[], RawPrimitive::Response).err(),
        Some(RawError::Request(RequestError::NoPermission))
    );
    let answers = [
        RawComponent::Error {
            invoke_id: 1,
            code: RawCode::Local(133),
            parameter: None,
        },
        RawComponent::Reject {
            invoke_id: Some(1),
            kind: RawProblemKind::Invoke,
            code: 3,
        },
    ];
    w.send(
        target,
        &answers,
        RawPrimitive::Conversation(Permission::Granted),
    )
    .expect("sent");
    let sent = hex(w.packages.last().expect("sent"));
    assert_eq!(&sent[..4], "e51f", "conversationWithPermission");
    assert_eq!(&sent[24..], "e813eb06cf0101d40185ec09cf0101d5020203f000");
    assert_eq!(
        w.told(),
        [
            "conversation Granted",
            "error One(InvokeId(1)) Private(85)",
            "reject One(InvokeId(1)) invokeIncorrectParameter"
        ]
    );
    w.scf(|tc, id| tc.response(id, None));
    assert_eq!(w.events(), [RawEvent::Response, RawEvent::Closed]);
    assert_eq!((w.ssp.dialogues(), w.scf.stack.dialogue_count()), (0, 0));
    assert_eq!(
        w.send(target, &[], RawPrimitive::Response).err(),
        Some(RawError::NoSuchDialogue)
    );
}

/// A result says nothing of its operation: the script knows.
#[test]
fn a_result_is_of_the_operation_that_was_invoked() {
    let mut w = World::new();
    let of_code = RawInvoke::of_code(RawCode::Local(0x092f));
    let both = RawInvoke {
        class: Class::Both,
        ..of_code
    };
    let origination = RawComponent::Invoke {
        invoke: both,
        argument: Some(&[0xf2, 0]),
    };
    w.query(&[origination]);
    w.scf(|tc, id| {
        tc.result(id, InvokeId(1), Parameter::Octets(&[0xf2, 0]))?;
        tc.response(id, None)
    });
    match &w.events()[..] {
        [
            RawEvent::Response,
            RawEvent::Result {
                invoke_id: Some(1),
                operation: Some(RawCode::Local(0x092f)),
                result,
            },
            RawEvent::Closed,
        ] => {
            assert_eq!(result.octets(), Some(&[0xf2, 0][..]));
            assert_eq!(format!("{result:?}"), "2 octets");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_rejects_and_aborts_are_told_of() {
    let mut w = World::new();
    w.query(&[invoke(0x092f, &[0xf2, 0]), invoke(0x0301, &[0xf2, 0])]);
    w.scf(|tc, id| {
        let error = ErrorCode::Private(Code::number_of(133));
        tc.error(id, InvokeId(1), error, Parameter::Octets(&[0xf2, 0]))?;
        tc.reject(id, Some(InvokeId(2)), Problem::UNRECOGNIZED_OPERATION)?;
        tc.response(id, None)
    });
    let events = w.events();
    assert_eq!(events[0], RawEvent::Response);
    assert!(
        matches!(
            &events[1],
            RawEvent::Error { invoke_id: Some(1), code: RawCode::Local(133), parameter }
                if parameter.octets() == Some(&[0xf2, 0])
        ),
        "{events:?}"
    );
    let reject = RawEvent::Reject {
        invoke_id: Some(2),
        kind: RawProblemKind::Invoke,
        code: 2,
    };
    assert_eq!(events[2..], [reject, RawEvent::Closed]);

    let target = w.query(&[invoke(0x092f, &[0xf2, 0])]);
    w.scf(|tc, id| tc.abort(id, None, None));
    assert_eq!(w.events(), [RawEvent::UserAbort, RawEvent::Closed]);
    assert!(w.send(target, &[], RawPrimitive::Response).is_err());

    // Before the SCF has answered there is nobody to be told.
    let target = w.query(&[invoke(0x092f, &[0xf2, 0])]);
    w.scf(|tc, id| tc.conversation(id, Permission::Granted, None));
    w.told();
    w.send(target, &[], RawPrimitive::Abort(None))
        .expect("sent");
    assert_eq!(w.told(), ["abort"]);
    assert_eq!(&hex(w.packages.last().expect("sent"))[..4], "f606");
    assert_eq!((w.ssp.dialogues(), w.scf.stack.dialogue_count()), (0, 0));
}

#[test]
fn ids_national_codes_parts_and_octets_go_as_the_script_says() {
    let mut w = World::new();
    let of = |operation| RawInvoke::of_code(operation);
    let components = [
        RawComponent::Invoke {
            invoke: RawInvoke {
                id: RawInvokeId::Given(7),
                last: false,
                ..of(RawCode::National(0x8301))
            },
            argument: Some(&[0xf2, 0]),
        },
        RawComponent::Invoke {
            invoke: RawInvoke {
                belongs_to: Some(9),
                ..of(RawCode::Local(ANALYZE))
            },
            argument: None,
        },
        RawComponent::Octets(&[0xe9, 7, 0xcf, 0, 0xd1, 1, 5, 0x30, 0]),
    ];
    w.send(
        new(),
        &components,
        RawPrimitive::Query(Permission::Withheld),
    )
    .expect("sent");
    let sent = hex(&w.packages[0]);
    assert_eq!(&sent[..2], "e3", "queryWithoutPermission");
    let expected = [
        "ed09cf0107d0028301f200",
        "e908cf020109d1026501",
        "e907cf00d101053000",
    ];
    assert!(sent.ends_with(&expected.concat()), "{sent}");
    // One way only: no id, no transaction.
    w.packages.clear();
    w.told();
    let one_way = RawComponent::Invoke {
        invoke: RawInvoke {
            id: RawInvokeId::None,
            ..of(RawCode::Local(26372))
        },
        argument: Some(&[0x30, 0]),
    };
    let before = w.ssp.dialogues();
    w.send(new(), &[one_way], RawPrimitive::Unidirectional)
        .expect("sent");
    assert_eq!(hex(&w.packages[0]), "e10ec700e80ae908cf00d10267043000");
    assert_eq!(
        w.told(),
        ["unidirectional", "invoke Empty Private(6704) 3000"]
    );
    assert_eq!(w.ssp.dialogues(), before);
}

const ANALYZE: i32 = 101 * 256 + 1;

/// Words of the ITU's TCAP are refused, and leave nothing behind.
#[test]
fn what_ansi_tcap_does_not_have_is_refused() {
    let mut w = World::new();
    for primitive in [
        RawPrimitive::Begin,
        RawPrimitive::Continue,
        RawPrimitive::End,
    ] {
        let sent = w.send(new(), &[invoke(ANALYZE, &[0x30, 0])], primitive);
        assert_eq!(sent.err(), Some(RawError::Request(RequestError::OtherTcap)));
    }
    let global = RawComponent::Invoke {
        invoke: RawInvoke::of_code(RawCode::Global),
        argument: None,
    };
    let query = RawPrimitive::Query(Permission::Granted);
    assert!(w.send(new(), &[global], query).is_err());
    assert_eq!((w.ssp.dialogues(), w.packages.len()), (0, 0));
}

/// A transaction that the SCF opens with what nobody knows is answered, and over.
#[test]
fn a_query_of_the_scf_is_answered() {
    let mut w = World::new();
    let mut tc = w.scf.stack.tc(w.now);
    let mut tc = tc.ansi().expect("ANSI");
    let id = tc.open(address(SCP), address(SWITCH)).expect("room");
    let request = InvokeRequest::new(OperationCode::private(9, 250), Class::Both, SECOND);
    tc.invoke(id, &request, Parameter::Octets(&[0xf2, 0]))
        .expect("opened");
    tc.query(id, Permission::Granted, None).expect("opened");
    w.run();
    assert_eq!(
        w.told(),
        [
            "response",
            "reject One(InvokeId(1)) invokeUnrecognisedOperation"
        ]
    );
    assert_eq!(w.ssp.dialogues(), 0);
}
