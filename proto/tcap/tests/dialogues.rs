//! Q.774 and TS 29.078 14.1, procedure by procedure. Received octets are those of other stacks or put together by hand
//! from Q.773; what is sent is compared as octets, which `oracle.rs` shows to be read by pycrate.

mod common;
use common::*;
use inlab_tcap::*;

// ---- dialogues: Q.774 3.2.1.2, 3.3.2 ----

#[test]
fn q774_3_2_1_a_begin_is_told_with_its_components_and_its_context_is_echoed_in_the_first_answer_only()
 {
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive(BEGIN),
        ["Begin 0.4.0.0.1.23.3.4", "Invoke 1 Local(0)", "MessageEnd"]
    );
    let otid = node.id();
    answer_with_continue(&mut node);
    assert_eq!(
        node.sent(),
        [format!("6538 4804{otid} 490401020304 {AARE}").replace(' ', "")]
    );
    answer_with_continue(&mut node);
    assert_eq!(node.sent(), [format!("650c4804{otid}490401020304")]);
    let id = node.dialogue();
    node.tcap
        .end(node.now, id, Termination::Basic, UserInformation::None)
        .expect("active");
    assert_eq!(node.sent(), ["6406490401020304"]);
    assert!(node.is_empty());
}

#[test]
fn q774_3_2_1_the_context_is_echoed_in_an_end_too() {
    let mut node = Node::new(Config::default());
    node.receive(BEGIN);
    let id = node.dialogue();
    let error = ErrorCode::Local(7);
    node.tcap
        .error(id, InvokeId(1), error, Parameter::None)
        .expect("allowed");
    node.tcap
        .end(node.now, id, Termination::Basic, UserInformation::None)
        .expect("allowed");
    assert_eq!(
        node.sent(),
        [format!("643c 490401020304 {AARE} 6c08a306020101020107").replace(' ', "")]
    );
    assert!(node.is_empty());
}

#[test]
fn q774_3_2_1_a_dialogue_without_context_has_no_apdu() {
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive("6208 4806 0102"),
        Vec::<String>::new(),
        "an id of six octets is none"
    );
    assert_eq!(node.receive("6205 4803 010203"), ["Begin", "MessageEnd"]);
    let otid = node.id();
    answer_with_continue(&mut node);
    assert_eq!(node.sent(), [format!("650b4804{otid}4903010203")]);
    let id = node.dialogue();
    node.tcap
        .abort(
            node.now,
            id,
            AbortReason::UserSpecific,
            UserInformation::None,
        )
        .expect("active");
    assert_eq!(node.sent(), ["67054903010203"]);
}

#[test]
fn q773_3_1_the_peers_id_is_sent_back_with_its_length() {
    for id in ["00", "0000", "000000", "00000000"] {
        let mut node = Node::new(Config::default());
        let length = id.len() / 2;
        assert_eq!(
            node.receive(&format!("62{:02x}48{length:02x}{id}", length + 2)),
            ["Begin", "MessageEnd"]
        );
        let dialogue = node.dialogue();
        node.tcap
            .end(
                node.now,
                dialogue,
                Termination::Basic,
                UserInformation::None,
            )
            .expect("allowed");
        assert_eq!(
            node.sent(),
            [format!("64{:02x}49{length:02x}{id}", length + 2)]
        );
    }
}

#[test]
fn q774_3_2_1_an_initiator_learns_context_and_address_from_the_first_backward_message_only() {
    let mut node = Node::new(Config::default());
    let id = node.begin(1);
    let begin = node.sent();
    let otid = node.id();
    assert_eq!(
        begin,
        [format!("6230 4804{otid} 6b1e281c060700118605010101a011600f80020780a109060704000001170304 6c08a106020101020114")
            .replace(' ', "")]
    );
    let answer = octets(&format!("6536 48020b0c 4904{otid} {AARE}"));
    let mut unitdata = node.unitdata(&answer);
    unitdata.calling = address(77);
    let mut incoming = node.tcap.receive(node.now, &unitdata);
    let mut told = Vec::new();
    while let Some((_, indication)) = node.tcap.next(&mut incoming) {
        told.push(show(&indication));
    }
    assert_eq!(told, ["Continue 0.4.0.0.1.23.3.4", "MessageEnd"]);
    assert_eq!(node.tcap.addresses(id), Some((LOCAL, address(77))));
    // Q.774 3.2.1.2: another calling address later on changes nothing.
    assert_eq!(
        node.receive(&format!("650a48020b0c4904{otid}")),
        ["Continue", "MessageEnd"]
    );
    assert_eq!(node.tcap.addresses(id), Some((LOCAL, address(77))));
    node.tcap
        .continue_dialogue(node.now, id, UserInformation::None)
        .expect("active");
    let sent = node.tcap.poll_transmit().expect("the Continue");
    assert_eq!(
        (sent.called, hex(sent.user_data)),
        (address(77), format!("650a4804{otid}49020b0c"))
    );
}

#[test]
fn ts29078_14_1_1_3_6_our_own_address_goes_into_the_first_backward_message() {
    let mut node = Node::new(Config {
        own_address: Some(address(9)),
        ..Config::default()
    });
    node.receive(BEGIN);
    answer_with_continue(&mut node);
    assert_eq!(
        node.tcap.poll_transmit().expect("the answer").calling,
        address(9)
    );
    let id = node.dialogue();
    assert_eq!(
        node.tcap.set_local_address(id, LOCAL),
        Err(RequestError::WrongState)
    );

    let mut node = Node::new(Config::default());
    node.receive(BEGIN);
    let id = node.dialogue();
    node.tcap
        .set_local_address(id, address(10))
        .expect("not yet answered");
    answer_with_continue(&mut node);
    let answer = node.tcap.poll_transmit().expect("the answer");
    assert_eq!((answer.calling, answer.called), (address(10), REMOTE));
}

#[test]
fn ts29078_14_1_1_3_7_messages_of_a_dialogue_ask_for_one_sequence() {
    let mut node = Node::new(Config::default());
    node.receive(BEGIN);
    let mut keys = Vec::new();
    for _ in 0..3 {
        answer_with_continue(&mut node);
        keys.push(node.tcap.poll_transmit().expect("a Continue").quality);
    }
    assert!(
        keys.iter()
            .all(|key| *key == keys[0] && key.sequence.is_some() && key.return_on_error),
        "{keys:?}"
    );
}

// ---- refusals and aborts: Q.774 3.2.1.2, 3.2.2.1, Q.771 tables 5 and 6 ----

#[test]
fn q774_3_2_1_a_context_is_refused_by_an_aare_with_the_requested_name() {
    let mut node = Node::new(Config::default());
    node.receive(BEGIN);
    let id = node.dialogue();
    node.tcap
        .abort(
            node.now,
            id,
            AbortReason::ContextNotSupported,
            UserInformation::None,
        )
        .expect("allowed");
    // As `tcap_itu-s-010`, a live trace, has it: result 1, user diagnostic 2.
    assert_eq!(
        node.sent(),
        ["6732490401020304 6b2a2828060700118605010101a01d611b80020780a109060704000001170304a203020101a305a103020102"
            .replace(' ', "")]
    );
    assert!(node.is_empty());
}

#[test]
fn q774_3_2_1_a_refusal_is_told_with_reason_and_context() {
    // tcap_itu-s-010 with our transaction id.
    let mut node = Node::new(Config::default());
    node.begin(1);
    let abort = node.message("67324904DTID6b2a2828060700118605010101a01d611b80020780a109060704000001001402a203020101a305a103020102");
    assert_eq!(
        node.receive(&abort),
        ["UserAbort ContextNotSupported 0.4.0.0.1.0.20.2", "Closed"]
    );
    assert!(node.is_empty());
    // tcap_itu-s-014: the provider has no common dialogue portion ("no reason" would be user 1).
    let mut node = Node::new(Config::default());
    node.begin(1);
    let abort = node.message("67324904DTID6b2a2828060700118605010101a01d611b80020780a109060704000001001402a203020101a305a203020102");
    assert_eq!(
        node.receive(&abort),
        ["ProviderAbort NoCommonDialoguePortion", "Closed"]
    );
}

#[test]
fn q774_3_2_1_user_information_of_an_abort_is_handed_through() {
    // tcap_itu-s-015, live: the user information is a MAP dialogue PDU.
    let mut node = Node::new(Config::default());
    node.begin(1);
    node.receive(&node.message(&format!("6536480201024904DTID{AARE}")));
    let abort = node.message("672d4904DTID6b252823060700118605010101a0186416800100be11280f060704000001010101a004a4028000");
    assert_eq!(
        node.receive(&abort),
        [
            "UserAbort UserSpecific 280f060704000001010101a004a4028000",
            "Closed"
        ]
    );
    assert!(node.is_empty());
}

#[test]
fn ts29078_5_7_a_cap_abort_reason_is_sent_in_the_abrt() {
    let mut node = Node::new(Config::default());
    node.receive(BEGIN);
    let id = node.dialogue();
    let reason = External {
        direct_reference: Some(inlab_ber::Oid(&[0x04, 0x00, 0x00, 0x01, 0x01, 0x02, 0x02])),
        encoding: Encoding::SingleAsn1Type(inlab_ber::Open(inlab_ber::Tlv {
            tag: 10,
            content: &[2],
            octets: &[0x0a, 0x01, 0x02],
        })),
        ..inlab_ber::Element::EMPTY
    };
    node.tcap
        .abort(
            node.now,
            id,
            AbortReason::UserSpecific,
            UserInformation::Externals(&[reason]),
        )
        .expect("allowed");
    let sent = node.sent();
    assert_eq!(
        sent,
        ["672c490401020304 6b242822060700118605010101a0176415800100be10 280e060704000001010202a0030a0102".replace(' ', "")]
    );
    // And as received it is an EXTERNAL with that object identifier.
    let message = octets(&sent[0]);
    let mut peer = Node::new(Config::default());
    peer.begin(1);
    let abort = hex(&message).replace("01020304", &peer.id());
    let mut seen = 0;
    peer.receive_from(&abort, |_, _, indication| {
        if let Indication::UserAbort(abort) = indication {
            let scratch = inlab_ber::Scratch::default();
            for external in abort.user_information.externals(&scratch) {
                assert_eq!(external.direct_reference, reason.direct_reference);
                seen += 1;
            }
        }
    });
    assert_eq!(seen, 1);
}

#[test]
fn ts29078_14_1_an_abort_before_the_dialogue_is_confirmed_is_local() {
    // The peer's id is not known: nothing can be sent (Q.774 3.3.2.3). Its Continue, when it comes, is answered.
    let mut node = Node::new(Config::default());
    let id = node.begin(1);
    let otid = node.id();
    node.sent();
    node.tcap
        .abort(
            node.now,
            id,
            AbortReason::UserSpecific,
            UserInformation::None,
        )
        .expect("allowed");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_empty());
    assert_eq!(
        node.receive(&format!("65364802aabb4904{otid}{AARE}")),
        Vec::<String>::new()
    );
    assert_eq!(node.sent(), ["67074902aabb4a0101"]);
}

#[test]
fn q774_3_2_2_1_an_incorrect_dialogue_portion_in_a_begin_is_answered_with_an_abrt_and_nobody_is_told()
 {
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive("6217 480400001001 6b0530030201006c08a10602010102013a"),
        Vec::<String>::new()
    );
    assert_eq!(
        node.sent(),
        ["671a4904000010016b122810060700118605010101a0056403800101"]
    );
    assert_eq!(
        node.tcap.poll_event(),
        Some(Event::IncorrectDialoguePortion)
    );
    assert!(node.is_empty());
}

#[test]
fn q774_3_2_2_1_another_protocol_version_is_answered_by_no_common_dialogue_portion() {
    // tcap_itu-s-030: protocol version `06 40`, version 1 is not in it.
    let begin = "62754801016b452843060700118605010101a038603680020640a109060704000001001302be252823060704000001010101\
        a018a08080099602248003008000f28107911326988603f000006c29a1270201800202024f241e04010f0410aa98aca65acd6236190e\
        37cbe572b9118007911326888300f2";
    let mut node = Node::new(Config::default());
    assert_eq!(node.receive(begin), Vec::<String>::new());
    assert_eq!(
        node.sent(),
        ["672f490101 6b2a2828060700118605010101a01d611b80020780a109060704000001001302a203020101a305a203020102".replace(' ', "")]
    );
    assert_eq!(node.tcap.poll_event(), Some(Event::NoCommonDialoguePortion));
}

#[test]
fn q774_3_2_2_1_an_abnormal_dialogue_is_told_to_both_sides() {
    // No AARE although an AARQ was sent; then an AARE in an established dialogue; then an AARE with result 5.
    for wrong in [
        "650c48020b0c4904DTID".to_owned(),
        "6536480201024904DTID6b2a2828060700118605010101a01d611b80020780a109060704000001170304a203020105a305a103020100".to_owned(),
    ] {
        let mut node = Node::new(Config::default());
        node.begin(1);
        node.sent();
        let wrong = node.message(&wrong).replacen("650c", "650a", 1);
        assert_eq!(node.receive(&wrong), ["ProviderAbort AbnormalDialogue", "Closed"], "{wrong}");
        let sent = node.sent();
        assert!(sent.len() == 1 && sent[0].ends_with("6b122810060700118605010101a0056403800101"), "{sent:?}");
        assert!(node.is_empty());
    }
    let mut node = Node::new(Config::default());
    node.begin(1);
    let answer = node.message(&format!("6536480201024904DTID{AARE}"));
    assert_eq!(node.receive(&answer)[0], "Continue 0.4.0.0.1.23.3.4");
    node.sent();
    assert_eq!(
        node.receive(&answer),
        ["ProviderAbort AbnormalDialogue", "Closed"]
    );
    assert_eq!(node.sent().len(), 1);
    // In an End there is nobody left to tell.
    let mut node = Node::new(Config::default());
    node.begin(1);
    node.sent();
    assert_eq!(
        node.receive(&node.message("64064904DTID")),
        ["ProviderAbort AbnormalDialogue", "Closed"]
    );
    assert_eq!(node.sent(), Vec::<String>::new());
}

// ---- transactions: Q.774 3.3.4, table 7 ----

#[test]
fn q774_3_3_4_1_an_unknown_id_is_answered_in_a_continue_and_never_in_an_end_or_abort() {
    let mut node = Node::new(Config::default());
    for (message, answer) in [
        (
            "650c480400000001490400000001",
            Some("67094904000000014a0101"),
        ),
        ("650848020001490200014a", None),
        ("6406490400000001", None),
        ("67094904000000014a0103", None),
    ] {
        assert_eq!(node.receive(message), Vec::<String>::new());
        let sent = node.sent();
        match answer {
            Some(answer) => assert_eq!(sent, [answer]),
            None => assert!(
                sent.iter()
                    .all(|sent| sent.ends_with("4a0102") || sent.ends_with("4a0103")),
                "{sent:?}"
            ),
        }
    }
}

#[test]
fn q774_3_3_4_ids_of_another_length_or_another_shard_are_unknown() {
    let mut node = Node::new(Config {
        node: 3,
        ..Config::default()
    });
    node.begin(1);
    node.sent();
    let id = node.id();
    for wrong in [format!("4903{}", &id[2..]), "490400000000".to_owned()] {
        let length = 4 + wrong.len() / 2;
        node.receive(&format!("65{length:02x}48020001{wrong}"));
        assert_eq!(node.sent(), ["6707490200014a0101"]);
    }
}

#[test]
fn q774_table_7_a_fault_aborts_the_transaction_it_belongs_to() {
    let mut node = Node::new(Config::default());
    node.begin(1);
    node.sent();
    // A Continue with an empty component portion.
    let told = node.receive(&node.message("650c4802aabb4904DTID6c00"));
    assert_eq!(told, ["ProviderAbort Local(PAbortCause(3))", "Closed"]);
    assert_eq!(node.sent(), ["67074902aabb4a0103"]);
    assert!(node.is_empty());
    // An End: the same, but it is not answered.
    let mut node = Node::new(Config::default());
    node.begin(1);
    node.sent();
    assert_eq!(
        node.receive(&node.message("64084904DTID6c00")),
        ["ProviderAbort Local(PAbortCause(3))", "Closed"]
    );
    assert_eq!(node.sent(), Vec::<String>::new());
}

#[test]
fn q774_3_3_2_4_a_p_abort_ends_the_dialogue() {
    // tcap_itu-s-011 with our id.
    let mut node = Node::new(Config::default());
    node.begin(1);
    assert_eq!(
        node.receive(&node.message("67094904DTID4a0103")),
        ["ProviderAbort Received(PAbortCause(3))", "Closed"]
    );
    assert!(node.is_empty());
}

#[test]
fn q774_3_3_4_a_begin_beyond_the_limit_is_refused() {
    let mut node = Node::new(Config {
        max_dialogues: 2,
        ..Config::default()
    });
    for _ in 0..2 {
        assert_eq!(node.receive(BEGIN).len(), 3);
    }
    assert_eq!(node.receive(BEGIN), Vec::<String>::new());
    assert_eq!(node.sent(), ["67094904010203044a0104"]);
    assert_eq!(
        node.tcap.open(node.now, LOCAL, REMOTE),
        Err(RequestError::TooManyDialogues)
    );
}

#[test]
fn q774_3_3_2_a_late_message_finds_no_new_dialogue_in_the_old_slot() {
    let mut node = Node::new(Config {
        max_dialogues: 1,
        ..Config::default()
    });
    let first = node.begin(1);
    let old = node.message("65364802aabb4904DTID");
    node.tcap
        .abort(
            node.now,
            first,
            AbortReason::UserSpecific,
            UserInformation::None,
        )
        .expect("allowed");
    let second = node.begin(1);
    assert_ne!(first, second);
    node.sent();
    assert_eq!(node.receive(&format!("{old}{AARE}")), Vec::<String>::new());
    assert_eq!(node.sent(), ["67074902aabb4a0101"]);
    assert_eq!(
        node.tcap
            .continue_dialogue(node.now, first, UserInformation::None),
        Err(RequestError::UnknownDialogue)
    );
}

#[test]
fn q771_3_1_2_requests_out_of_state_are_refused_and_change_nothing() {
    let mut node = Node::new(Config::default());
    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    let none = UserInformation::None;
    assert_eq!(
        node.tcap.continue_dialogue(node.now, id, none),
        Err(RequestError::WrongState)
    );
    assert_eq!(
        node.tcap.end(node.now, id, Termination::Basic, none),
        Err(RequestError::WrongState)
    );
    assert_eq!(
        node.tcap.unidirectional(id, none),
        Err(RequestError::NoComponents)
    );
    let octets = UserInformation::Octets(&[0x28, 0x00]);
    assert_eq!(
        node.tcap.begin(node.now, id, octets),
        Err(RequestError::NoDialoguePortion)
    );
    node.tcap.begin(node.now, id, none).expect("opened");
    assert_eq!(
        node.tcap.begin(node.now, id, none),
        Err(RequestError::WrongState)
    );
    assert_eq!(
        node.tcap.continue_dialogue(node.now, id, none),
        Err(RequestError::WrongState)
    );
    assert_eq!(
        node.tcap.set_context(id, cap4()),
        Err(RequestError::WrongState)
    );
    assert_eq!(node.sent().len(), 1);
}

#[test]
fn q771_3_1_2_4_a_message_longer_than_the_limit_is_refused() {
    let mut node = Node::new(Config {
        max_message: 100,
        ..Config::default()
    });
    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    let request = InvokeRequest::new(OperationCode::Local(0), Class::Both, SECOND);
    let argument = [&[0x04, 80][..], &[0; 80]].concat();
    let invoke_id = node
        .tcap
        .invoke(id, &request, Parameter::Octets(&argument))
        .expect("it fits");
    assert_eq!(
        node.tcap.invoke(id, &request, Parameter::Octets(&argument)),
        Err(RequestError::TooLong)
    );
    node.tcap.set_context(id, cap4()).expect("opened");
    assert_eq!(
        node.tcap.begin(node.now, id, UserInformation::None),
        Err(RequestError::TooLong)
    );
    node.tcap.cancel(id, invoke_id).expect("it waits");
    node.tcap
        .begin(node.now, id, UserInformation::None)
        .expect("it fits now");
    assert_eq!(node.tcap.invocation_count(), 0);
    assert!(!node.sent()[0].contains("6c"), "the Invoke was taken out");
}

/// Of Rejects for all the faults that a message has room for, as many go as leave room for the answer.
#[test]
fn q774_3_2_2_2_rejects_leave_room_for_the_answer() {
    let mut node = Node::new(Config::default());
    // Return Results (Last) for operations that there are not, invoke id 9.
    let results = "a203020109".repeat(700);
    let portion = format!("6c82{:04x}{results}", results.len() / 2);
    let content = format!("480401020304{portion}");
    let told = node.receive(&format!("6282{:04x}{content}", content.len() / 2));
    assert_eq!(told.len(), 702, "Begin, the Rejects, the end");
    answer_with_continue(&mut node);
    let sent = node.sent();
    // 8 octets each: tag, length, invoke id, problem.
    let rejects = sent[0].matches("a406020109").count();
    assert_eq!(rejects, 1_280 / 8);
    assert!(sent[0].len() / 2 < 1_400, "{}", sent[0].len());
}

#[test]
fn q771_3_1_2_1_a_unidirectional_is_told_and_sent() {
    // tcap_itu-s-047: the vector's context is not one of ours, and its components are the user's to judge.
    let mut node = Node::new(Config::default());
    let uni = "612d6b1b2819060700118605010201a00e600c80020780a1060604280203046c0ea10c0201800202024f0403010203";
    assert_eq!(
        node.receive(uni),
        [
            "Unidirectional 1.0.2.3.4",
            "Invoke -128 Local(591)",
            "Closed"
        ]
    );
    assert!(node.is_empty());
    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    node.tcap
        .set_context(
            id,
            ObjectIdentifier::from_arcs(&[1, 0, 2, 3, 4]).expect("one"),
        )
        .expect("opened");
    let request = InvokeRequest {
        invoke_id: Some(InvokeId(-128)),
        ..InvokeRequest::new(OperationCode::Local(591), Class::Neither, SECOND)
    };
    node.tcap
        .invoke(id, &request, Parameter::Octets(&[0x04, 0x03, 1, 2, 3]))
        .expect("allowed");
    node.tcap
        .unidirectional(id, UserInformation::None)
        .expect("allowed");
    assert_eq!(node.sent(), [uni]);
    assert!(node.is_empty());
}

#[test]
fn q711_6_2_2_a_returned_message_is_told_to_its_dialogue_and_does_not_end_it() {
    let mut node = Node::new(Config::default());
    let id = node.begin(1);
    let begin = octets(&node.sent()[0]);
    for whole in [begin.len(), 8] {
        let notice = Notice {
            cause: 5,
            user_data: &begin[..whole],
        };
        let told = node
            .tcap
            .notice(&notice)
            .map(|(id, indication)| (id, show(&indication)));
        assert_eq!(told, Some((id, "Notice 5".to_owned())));
    }
    assert_eq!(node.tcap.dialogue_count(), 1);
    assert!(
        node.tcap
            .notice(&Notice {
                cause: 1,
                user_data: &octets("6406490401020304")
            })
            .is_none()
    );
    assert_eq!(
        node.tcap.poll_event(),
        Some(Event::NoticeWithoutDialogue(1))
    );
}
