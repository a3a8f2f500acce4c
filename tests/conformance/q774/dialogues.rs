//! Dialogue handling in the component sub-layer: 3.2.1.2, 3.2.2.1, 3.2.3, figure A.5; the APDUs are those of Q.773 3.2, 4.2.

use super::node::{AARE_ACCEPTED, AARQ, ABRT_BY_PROVIDER, Node, SECOND, cap4, envelope};
use inlab_tcap::*;

const CONTINUE: &str = "48 02 0b0c  49 04 DTID";
const END: &str = "49 04 DTID";

/// AARQ of version 2 alone.
const AARQ_VERSION_2: &str = "
    6b 1e 28 1c 06 07 00118605010101 a0 11
             60 0f                    -- AARQ
                80 02 0640            -- protocol-version: bit 1 alone
                a1 09 06 07 04000001170304";

/// AARE, rejected permanent, with this source and diagnostic.
fn aare_rejected(source: &str, diagnostic: &str) -> String {
    format!(
        "6b 2a 28 28 06 07 00118605010101 a0 1d
             61 1b                    -- AARE
                80 02 0780
                a1 09 06 07 04000001170304
                a2 03 02 01 01        -- result: reject-permanent
                a3 05                 -- result-source-diagnostic
                   {source} 03 02 01 {diagnostic}"
    )
}

/// ABRT with this source.
fn abrt(source: &str) -> String {
    format!(
        "6b 12 28 10 06 07 00118605010101 a0 05
             64 03                    -- ABRT
                80 01 {source}        -- abort-source"
    )
}

/// An EXTERNAL of a user's own abstract syntax, 1.2.3: INTEGER 5.
const USER_DEFINED: &str = "
    6b 0b                             -- dialogue portion
       28 09                          -- EXTERNAL
          06 02 2a03                  -- 1.2.3
          a0 03 02 01 05              -- single-ASN1-type";

/// An AARE with a result that Q.773 does not have.
const INCORRECT: &str = "
    6b 2a 28 28 06 07 00118605010101 a0 1d
             61 1b 80 02 0780 a1 09 06 07 04000001170304
                a2 03 02 01 05        -- result: 5
                a3 05 a1 03 02 01 00";

// ---- begin ----

#[test]
fn q774_3_2_1_2_a_begin_with_an_application_context_carries_an_aarq() {
    let mut node = Node::new(Config::default());
    let id = node
        .tcap
        .open(node.now, super::node::LOCAL, super::node::REMOTE)
        .expect("room");
    node.tcap.set_context(id, cap4()).expect("opened");
    node.tcap
        .begin(node.now, id, UserInformation::None)
        .expect("opened");
    let otid = node.tcap.transaction_ids(id).expect("a dialogue").0;
    assert_eq!(
        node.sent(),
        [format!(
            "6226 4804{otid} 6b1e281c060700118605010101a011600f80020780a109060704000001170304"
        )
        .replace(' ', "")]
    );
}

#[test]
fn q774_3_2_1_2_the_first_backward_message_accepts_with_an_aare_and_later_ones_have_no_apdu() {
    let aare =
        "6b2a2828060700118605010101a01d611b80020780a109060704000001170304a203020100a305a103020100";
    let mut node = Node::asked();
    let otid = node.id();
    node.answer();
    assert_eq!(node.sent(), [format!("65364804{otid}49020b0c{aare}")]);
    node.answer();
    assert_eq!(node.sent(), [format!("650a4804{otid}49020b0c")]);
    // An End as the first backward message.
    let mut node = Node::asked();
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, UserInformation::None)
        .expect("allowed");
    assert_eq!(node.sent(), [format!("643049020b0c{aare}")]);
    assert!(node.is_at_rest());
}

#[test]
fn q773_4_2_an_aarq_or_aare_without_protocol_version_is_of_version_1() {
    let mut node = Node::new(Config::default());
    let told = node.receive(&envelope(
        "62",
        "48 02 0b0c",
        "6b 1a 28 18 06 07 00118605010101 a0 0d
                 60 0b                -- AARQ
                    a1 09 06 07 04000001170304",
    ));
    assert_eq!(told, ["Begin 0.4.0.0.1.23.3.4", "MessageEnd"]);
    let mut node = Node::requesting();
    let told = node.receive(&envelope(
        "65",
        CONTINUE,
        "6b 26 28 24 06 07 00118605010101 a0 19
                 61 17                -- AARE
                    a1 09 06 07 04000001170304
                    a2 03 02 01 00
                    a3 05 a1 03 02 01 00",
    ));
    assert_eq!(told, ["Continue 0.4.0.0.1.23.3.4", "MessageEnd"]);
}

#[test]
fn q774_3_2_3_an_aarq_without_version_1_is_answered_by_no_common_dialogue_portion() {
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive(&envelope("62", "48 02 0b0c", AARQ_VERSION_2)),
        Vec::<String>::new(),
        "the user is not told"
    );
    assert_eq!(
        node.sent(),
        [concat!(
            "6730",
            "49020b0c", // dtid: the id of the Begin
            "6b2a2828060700118605010101a01d611b",
            "80020780",               // version 1
            "a109060704000001170304", // the name of the AARQ
            "a203020101",             // reject-permanent
            "a305a203020102"          // dialogue-service-provider: no-common-dialogue-portion
        )]
    );
    assert!(node.is_at_rest());
    // Versions 1 and 2 have one in common.
    let mut node = Node::new(Config::default());
    let both = AARQ_VERSION_2.replace("80 02 0640", "80 02 06c0");
    assert_eq!(
        node.receive(&envelope("62", "48 02 0b0c", &both))[0],
        "Begin 0.4.0.0.1.23.3.4"
    );
}

#[test]
fn q774_3_2_2_1_an_incorrect_dialogue_portion_in_a_begin_is_answered_by_abrt_and_its_components_are_discarded()
 {
    for portion in [
        "6b 05  30 03 02 01 00                    -- no EXTERNAL",
        "6b 00                                    -- empty",
        INCORRECT,
        AARE_ACCEPTED,
        &abrt("00"),
        USER_DEFINED,
        "6b 1e 28 1a 06 07 00118605010101 a0 0f 60 0d 80 02 0780 a1 07 06 05 0400000117 00 00 -- octets after the EXTERNAL's end",
        "6b 15 28 13 06 07 00118605010101 a0 08 60 06 a1 04 06 02 8180 -- an object identifier that is cut off",
        "6b 1e 28 1c 06 07 00118605010201 a0 11 60 0f 80 02 0780 a1 09 06 07 04000001170304 -- AUDT",
    ] {
        let mut node = Node::new(Config::default());
        let begin = envelope(
            "62",
            "48 02 0b0c",
            &format!("{portion}\n6c 08 a1 06 02 01 01 02 01 00"),
        );
        assert_eq!(node.receive(&begin), Vec::<String>::new(), "{portion}");
        assert_eq!(
            node.sent(),
            [format!("671849020b0c{ABRT_BY_PROVIDER}")],
            "{portion}"
        );
        assert!(node.is_at_rest());
    }
}

#[test]
fn q773_4_2_unknown_elements_at_the_end_of_an_apdu_are_passed_over() {
    // Q.773 has none; an AARQ as X.227 has it may bring some, and nothing is lost with them.
    let mut node = Node::new(Config::default());
    let told = node.receive(&envelope(
        "62",
        "48 02 0b0c",
        "6b 21 28 1f 06 07 00118605010101 a0 14
                 60 12 80 02 0780 a1 09 06 07 04000001170304
                    8a 01 2a          -- [10]",
    ));
    assert_eq!(told, ["Begin 0.4.0.0.1.23.3.4", "MessageEnd"]);
}

// ---- user information ----

/// Two EXTERNALs: TS 29.078 asks for an object identifier and single-ASN1-type.
const TWO_EXTERNALS: &str = "28090602 2a03a003020105 28090602 2a04a003020106";

#[test]
fn q774_3_2_1_2_user_information_of_aarq_and_aare_is_handed_through() {
    let mut node = Node::new(Config::default());
    let begin = envelope(
        "62",
        "48 02 0b0c",
        &format!(
            "6b 36 28 34 06 07 00118605010101 a0 29
                 60 27 80 02 0780 a1 09 06 07 04000001170304
                    be 16             -- user-information
                       {TWO_EXTERNALS}"
        ),
    );
    let mut seen = Vec::new();
    let message = crate::octets::octets(&begin);
    let unitdata = Unitdata {
        called: super::node::LOCAL,
        calling: super::node::REMOTE,
        quality: Quality {
            sequence: None,
            return_on_error: false,
        },
        user_data: &message,
    };
    let mut incoming = node.tcap.receive(node.now, &unitdata);
    while let Some((_, indication)) = node.tcap.next(&mut incoming) {
        if let Indication::Begin(opening) = indication {
            let scratch = inlab_ber::Scratch::default();
            seen.extend(
                opening
                    .user_information
                    .externals(&scratch)
                    .map(|external| external.direct_reference.map(|oid| oid.0.to_vec())),
            );
        }
    }
    assert_eq!(seen, [Some(vec![0x2a, 3]), Some(vec![0x2a, 4])]);
}

#[test]
fn ts29078_14_1_1_3_7_of_more_than_ten_externals_ten_are_read_and_none_is_sent() {
    let external = [
        0x28, 0x09, 0x06, 0x02, 0x2a, 0x03, 0xa0, 0x03, 0x02, 0x01, 0x05,
    ];
    let twelve = external.repeat(12);
    let scratch = inlab_ber::Scratch::default();
    let read = UserInformation::Octets(&twelve).externals(&scratch).count();
    assert_eq!(read, 10);

    let externals = [External {
        direct_reference: Some(inlab_ber::Oid(&[0x2a, 3])),
        encoding: Encoding::OctetAligned(inlab_ber::Octets(&[5])),
        ..inlab_ber::Element::EMPTY
    }; 11];
    let mut node = Node::asked();
    let (now, id) = (node.now, node.dialogue());
    assert_eq!(
        node.tcap
            .continue_dialogue(now, id, UserInformation::Externals(&externals)),
        Err(RequestError::TooManyExternals)
    );
    node.tcap
        .continue_dialogue(now, id, UserInformation::Externals(&externals[1..]))
        .expect("ten");
}

#[test]
fn q774_3_2_1_2_without_application_context_there_is_no_user_information() {
    let mut node = Node::new(Config::default());
    let id = node
        .tcap
        .open(node.now, super::node::LOCAL, super::node::REMOTE)
        .expect("room");
    let information = UserInformation::Octets(&[0x28, 0x00]);
    assert_eq!(
        node.tcap.begin(node.now, id, information),
        Err(RequestError::NoDialoguePortion)
    );
}

// ---- confirmation and continuation ----

/// TC-P-ABORT, abnormal dialogue; the peer is told or not.
#[track_caller]
fn abnormal(mut node: Node, message: &str, peer_told: bool) {
    assert_eq!(
        node.receive(message),
        ["ProviderAbort AbnormalDialogue", "Closed"],
        "{message}"
    );
    let sent = node.sent();
    if peer_told {
        assert_eq!(
            sent,
            [format!("671849020b0c{ABRT_BY_PROVIDER}")],
            "{message}"
        );
    } else {
        assert_eq!(sent, Vec::<String>::new(), "{message}");
    }
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_2_2_1_a_first_continue_or_end_without_a_correct_aare_is_abnormal() {
    let wrong = [
        String::new(),
        INCORRECT.to_owned(),
        AARQ.to_owned(),
        aare_rejected("a1", "02"),
        aare_rejected("a2", "02"),
        abrt("00"),
        abrt("01"),
        USER_DEFINED.to_owned(),
    ];
    let component = "6c 05 a2 03 02 01 01";
    for portion in &wrong {
        let portions = format!("{portion}\n{component}");
        abnormal(
            Node::requesting(),
            &envelope("65", CONTINUE, &portions),
            true,
        );
        abnormal(Node::requesting(), &envelope("64", END, &portions), false);
    }
}

#[test]
fn q774_3_2_2_1_a_dialogue_control_apdu_after_the_first_backward_message_is_abnormal() {
    for portion in [AARE_ACCEPTED, AARQ, INCORRECT, &abrt("00"), &abrt("01")] {
        abnormal(
            Node::established(),
            &envelope("65", CONTINUE, portion),
            true,
        );
        abnormal(Node::established(), &envelope("64", END, portion), false);
    }
}

#[test]
fn q774_3_2_1_2_a_users_own_syntax_may_come_after_the_first_backward_message() {
    let mut node = Node::established();
    assert_eq!(
        node.receive(&envelope("65", CONTINUE, USER_DEFINED)),
        ["Continue", "MessageEnd"]
    );
    // And be sent.
    let (now, id) = (node.now, node.dialogue());
    let external = crate::octets::octets("28 09 06 02 2a03 a0 03 02 01 05");
    node.tcap
        .continue_dialogue(now, id, UserInformation::Octets(&external))
        .expect("active");
    assert!(node.sent()[0].ends_with("6b0b280906022a03a003020105"));
    assert_eq!(
        node.receive(&envelope("64", END, USER_DEFINED)),
        ["End", "Closed"]
    );
}

#[test]
fn q774_3_2_2_1_any_dialogue_portion_without_application_context_is_abnormal() {
    for portion in [AARE_ACCEPTED, AARQ, INCORRECT, &abrt("00"), USER_DEFINED] {
        abnormal(Node::active(1), &envelope("65", CONTINUE, portion), true);
        abnormal(Node::active(1), &envelope("64", END, portion), false);
    }
}

// ---- aborts ----

/// What the user hears of an Abort with this content.
fn abort(mut node: Node, portion: &str) -> String {
    let told = node.receive(&envelope("67", END, portion));
    assert_eq!((told.len(), &*told[1]), (2, "Closed"), "{told:?}");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_at_rest());
    told[0].clone()
}

#[test]
fn q774_3_2_1_2_what_an_abort_means_depends_on_its_apdu() {
    let refused = |reason: &str| format!("UserAbort {reason} 0.4.0.0.1.23.3.4");
    // Before the first backward message.
    for (portion, told) in [
        (aare_rejected("a1", "02"), refused("ContextNotSupported")),
        (aare_rejected("a1", "00"), refused("DialogueRefused")),
        (aare_rejected("a1", "01"), refused("DialogueRefused")),
        (
            aare_rejected("a2", "02"),
            "ProviderAbort NoCommonDialoguePortion".to_owned(),
        ),
        (abrt("00"), "UserAbort UserSpecific".to_owned()),
        (abrt("01"), "ProviderAbort AbnormalDialogue".to_owned()),
        (String::new(), "ProviderAbort AbnormalDialogue".to_owned()),
        (
            AARE_ACCEPTED.to_owned(),
            "ProviderAbort AbnormalDialogue".to_owned(),
        ),
        (
            INCORRECT.to_owned(),
            "ProviderAbort AbnormalDialogue".to_owned(),
        ),
        (
            USER_DEFINED.to_owned(),
            "ProviderAbort AbnormalDialogue".to_owned(),
        ),
    ] {
        assert_eq!(abort(Node::requesting(), &portion), told, "{portion}");
    }
    // After it only an ABRT is left.
    for (portion, told) in [
        (abrt("00"), "UserAbort UserSpecific"),
        (abrt("01"), "ProviderAbort AbnormalDialogue"),
        (aare_rejected("a1", "02"), "ProviderAbort AbnormalDialogue"),
        (String::new(), "ProviderAbort AbnormalDialogue"),
    ] {
        assert_eq!(abort(Node::established(), &portion), told, "{portion}");
    }
    // Without application context.
    for (portion, told) in [
        (String::new(), "UserAbort UserSpecific"),
        (
            USER_DEFINED.to_owned(),
            "UserAbort UserSpecific 280906022a03a003020105",
        ),
        (abrt("00"), "ProviderAbort AbnormalDialogue"),
    ] {
        assert_eq!(abort(Node::active(1), &portion), told, "{portion}");
    }
}

#[test]
fn q774_3_2_1_2_a_dialogue_that_is_not_accepted_yet_is_refused_by_an_aare() {
    for (reason, diagnostic) in [
        (AbortReason::ContextNotSupported, "02"),
        (AbortReason::DialogueRefused, "01"),
    ] {
        let mut node = Node::asked();
        let (now, id) = (node.now, node.dialogue());
        node.tcap
            .abort(now, id, reason, UserInformation::None)
            .expect("allowed");
        // TS 29.078 14.1.1.3.6: the name is that of the Begin.
        assert_eq!(
            node.sent(),
            [format!(
                "673049020b0c6b2a2828060700118605010101a01d611b80020780a109060704000001170304\
                 a203020101a305a1030201{diagnostic}"
            )]
        );
        assert!(node.is_at_rest());
    }
}

#[test]
fn q774_3_2_1_2_an_alternative_application_context_can_be_named() {
    let mut node = Node::asked();
    let (now, id) = (node.now, node.dialogue());
    let other = ObjectIdentifier::from_arcs(&[0, 4, 0, 0, 1, 0, 50, 1]).expect("one");
    node.tcap.set_context(id, other).expect("not answered yet");
    node.tcap
        .abort(
            now,
            id,
            AbortReason::ContextNotSupported,
            UserInformation::None,
        )
        .expect("allowed");
    assert!(node.sent()[0].contains("a109060704000001003201a203020101"));
}

#[test]
fn ts29078_5_7_each_cap_abort_reason_goes_as_user_information_of_an_abrt() {
    for reason in 1..=8u8 {
        for mut node in [Node::asked(), Node::established()] {
            let (now, id) = (node.now, node.dialogue());
            let external = [
                0x28, 0x0e, // EXTERNAL
                0x06, 0x07, 0x04, 0x00, 0x00, 0x01, 0x01, 0x02, 0x02, // 0.4.0.0.1.1.2.2
                0xa0, 0x03, 0x0a, 0x01, reason, // ENUMERATED
            ];
            node.tcap
                .abort(
                    now,
                    id,
                    AbortReason::UserSpecific,
                    UserInformation::Octets(&external),
                )
                .expect("allowed");
            assert_eq!(
                node.sent(),
                [format!(
                    "672a49020b0c6b242822060700118605010101a0176415800100\
                     be10280e060704000001010202a0030a01{reason:02x}"
                )]
            );
            assert!(node.is_at_rest());
        }
    }
}

#[test]
fn q774_3_2_1_2_before_the_first_backward_message_an_abort_of_the_initiator_is_local() {
    let mut node = Node::requesting();
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .abort(now, id, AbortReason::UserSpecific, UserInformation::None)
        .expect("allowed");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_at_rest());
}

// ---- unstructured dialogues ----

#[test]
fn q774_3_2_1_2_a_unidirectional_is_told_with_its_application_context_and_its_components() {
    let mut node = Node::new(Config::default());
    let audt = "
        6b 1e 28 1c
           06 07 00118605010201       -- 0.0.17.773.1.2.1
           a0 11
              60 0f                   -- AUDT
                 80 02 0780 a1 09 06 07 04000001170304";
    let component = "6c 08  a1 06  02 01 01  02 01 29  -- Invoke, callGap";
    assert_eq!(
        node.receive(&envelope("61", "", &format!("{audt}\n{component}"))),
        [
            "Unidirectional 0.4.0.0.1.23.3.4",
            "Invoke 1 Local(41)",
            "Closed"
        ]
    );
    assert!(node.is_at_rest());
    assert_eq!(
        node.receive(&envelope("61", "", component)),
        ["Unidirectional", "Invoke 1 Local(41)", "Closed"]
    );
    // Anything else in the dialogue portion: the message is discarded.
    for portion in [
        audt.replace("0780", "0640"),
        AARQ.to_owned(),
        INCORRECT.to_owned(),
        USER_DEFINED.to_owned(),
        "6b 05 30 03 02 01 00".to_owned(),
    ] {
        assert_eq!(
            node.receive(&envelope("61", "", &format!("{portion}\n{component}"))),
            Vec::<String>::new(),
            "{portion}"
        );
        assert_eq!(node.sent(), Vec::<String>::new());
        assert!(node.is_at_rest());
    }
}

// ---- ends ----

#[test]
fn q774_3_2_1_2_a_basic_end_takes_the_waiting_components_along_and_forgets_the_operations() {
    let mut node = Node::active(1);
    node.invoke(4);
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, UserInformation::None)
        .expect("active");
    assert_eq!(node.sent(), ["640e49020b0c6c08a106020102020114"]);
    assert!(node.is_at_rest());
}

#[test]
fn ts29078_14_1_2_1_2_a_prearranged_end_sends_nothing_and_waits_for_the_last_operation_timer() {
    let mut node = Node::active(2);
    let (now, id) = (node.now, node.dialogue());
    node.invoke(4);
    node.tcap
        .end(now, id, Termination::Prearranged, UserInformation::None)
        .expect("active");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert_eq!(node.tcap.dialogue_count(), 1);
    // The Invoke that was never sent does not count.
    assert_eq!(node.after(4 * SECOND), Vec::<String>::new());
    assert_eq!(node.after(SECOND), ["Cancel 1 class 2", "Closed"]);
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_2_1_2_an_initiator_can_end_by_prearrangement_before_any_answer() {
    let mut node = Node::requesting();
    let (now, id) = (node.now, node.dialogue());
    assert_eq!(
        node.tcap
            .end(now, id, Termination::Basic, UserInformation::None),
        Err(RequestError::WrongState)
    );
    node.tcap
        .end(now, id, Termination::Prearranged, UserInformation::None)
        .expect("begun");
    assert_eq!(node.after(5 * SECOND), ["Cancel 1 class 1", "Closed"]);
    assert!(node.is_at_rest());
}
