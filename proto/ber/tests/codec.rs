//! Awkward types against octets from outside: pycrate, jSS7, live traces, the standards' own words.

mod declared;

use declared::*;
use inlab_ber::value::{Value, hex, show, show_lenient, unhex, write};
use inlab_ber::{Bits, Element, Fault, Octets, Oid, Open, Scratch, Writer, decode, element};

/// Both codecs, each way: the octets come back, and they agree.
fn check<T: Element<'static>>(octets: &str, dialect: u32, test: impl FnOnce(T)) {
    let (octets, scratch) = leaked(octets);
    let typed: T = arg_of(octets, dialect, scratch).unwrap();
    let mut out = Writer::default();
    typed.encode(T::TAG, &mut out);
    assert_eq!(hex(out.as_slice()), hex(octets), "compiled");
    let value = show(T::schema(), element(octets).unwrap().0, dialect).unwrap();
    out.clear();
    write(T::schema(), &value, dialect, &mut out).unwrap();
    assert_eq!(
        hex(out.as_slice()),
        hex(octets),
        "schema, by way of {value:?}"
    );
    test(typed);
}

fn refused<T: Element<'static>>(octets: &str, dialect: u32) -> inlab_ber::Error {
    let (octets, scratch) = leaked(octets);
    arg_of::<T>(octets, dialect, scratch)
        .map(|_| ())
        .unwrap_err()
}

#[test]
fn all_members_of_initial_dp() {
    check(FULL_INITIAL_DP, CAP4, |idp: InitialDpArg<'_>| {
        assert_eq!(idp.cug_index, Some(300));
        assert_eq!(idp.cause, Some(Octets(&[0x80, 0x90])));
        assert_eq!(
            idp.subscriber_state,
            Some(SubscriberState::NetDetNotReachable(
                NotReachableReason::ImsiDetached
            ))
        );
        assert_eq!(idp.location_information.unwrap().age, Some(5));
        assert_eq!(
            idp.initial_dp_arg_extension.unwrap().supported_camel_phases,
            Some(Bits(&[4, 0xf0]))
        );
        let extensions: Vec<_> = idp.extensions.unwrap().iter().collect();
        assert_eq!(extensions[0].kind, ExtensionType::Local(2));
        assert!(!idp.unknown.any());
    });
    // What other dialects lack is unknown to them, and lives.
    check(FULL_INITIAL_DP, CAP2, |idp: InitialDpArg<'_>| {
        let unknown: Vec<_> = idp.unknown.iter().map(|tlv| tlv.tag & 0xff).collect();
        assert_eq!(unknown, [7, 17, 58]);
    });
}

#[test]
fn initial_dp_in_the_standards_words() {
    let (octets, _) = leaked(FULL_INITIAL_DP);
    let value = show(InitialDpArg::schema(), element(octets).unwrap().0, CAP4).unwrap();
    assert_eq!(value.get("serviceKey"), Some(&Value::Integer(100)));
    assert_eq!(value.get("cug-OutgoingAccess"), Some(&Value::Null));
    assert_eq!(
        value.get("eventTypeBCSM"),
        Some(&Value::Text("collectedInfo".into()))
    );
    let location = value.get("locationInformation").unwrap();
    assert_eq!(
        location.get("ageOfLocationInformation"),
        Some(&Value::Integer(5))
    );
    let extension = value.get("initialDPArgExtension").unwrap();
    assert_eq!(
        extension.get("supportedCamelPhases"),
        Some(&Value::Text("b1111".into()))
    );
    let Value::Map(map) = &value else {
        panic!("a map")
    };
    assert_eq!(map.len(), 31);
}

#[test]
fn legs_choices_and_lists() {
    // RequestReportBCSMEvent of jSS7's tests, with extension fields; the legs are explicit choices.
    let octets = "3071a05b300b800104810100a203800102300b800105810100a203800102300b800106810100a203800102300b800107810101a203800102\
        300b800109810100a203800101300b800109810100a203800102300b80010a810101a203800101a2123005020101810030090201030a01018101ff";
    check(octets, CAP4, |rrb: RequestReportBcsmEventArg<'_>| {
        assert_eq!(rrb.bcsm_events.len(), 7);
        assert_eq!(
            rrb.bcsm_events.iter().nth(2).unwrap().leg_id,
            Some(LegId::Sending(Octets(&[2])))
        );
        let extensions: Vec<_> = rrb.extensions.unwrap().iter().collect();
        assert_eq!(
            extensions
                .iter()
                .map(|e| e.criticality())
                .collect::<Vec<_>>(),
            [Criticality::Ignore, Criticality::Abort]
        );
        assert_eq!(extensions[1].value, Open::of(&[0x81, 1, 0xff]).unwrap());
    });
    // A timer inside a choice inside the event (pycrate).
    check(
        "3014 a012 3010 800106 810100 a203800102 be03810114",
        CAP4,
        |rrb: RequestReportBcsmEventArg<'_>| {
            let criteria = rrb.bcsm_events.iter().next().unwrap().dp_specific_criteria;
            assert_eq!(criteria, Some(DpSpecificCriteria::ApplicationTimer(20)));
        },
    );
    let error =
        refused::<RequestReportBcsmEventArg<'_>>("30{a0{30{800106 810100 a2{800102 00}}}}", CAP4);
    assert_eq!(error.fault, Fault::TrailingOctets);
    // legID as if its tag were implicit: a mistake of other stacks.
    let error = refused::<RequestReportBcsmEventArg<'_>>("30{a0{30{800106 810100 820102}}}", CAP4);
    assert_eq!(
        error.to_string(),
        "RequestReportBCSMEventArg.bcsmEvents.legID: primitive and constructed form confused (offset 12)"
    );
    // The tag around the choice in primitive form, which X.690 8.14.2 forbids and peers send: taken, and mended.
    let (octets, scratch) = leaked("30{a0{30{800106 810100 82{800102}}}}");
    let rrb: RequestReportBcsmEventArg<'_> = arg_of(octets, CAP4, scratch).unwrap();
    let event = rrb.bcsm_events.iter().next().unwrap();
    assert_eq!(event.leg_id, Some(LegId::Sending(Octets(&[2]))));
    let mut out = Writer::default();
    rrb.encode(RequestReportBcsmEventArg::TAG, &mut out);
    assert_eq!(hex(out.as_slice()), "300fa00d300b800106810100a203800102");
    let schema = RequestReportBcsmEventArg::schema();
    inlab_ber::value::check(schema, octets, CAP4).unwrap();
    let value = inlab_ber::value::show(schema, inlab_ber::element(octets).unwrap().0, CAP4);
    let mut again = Writer::default();
    inlab_ber::value::write(schema, &value.unwrap(), CAP4, &mut again).unwrap();
    assert_eq!(again.as_slice(), out.as_slice());
    // One that holds no such element is no such tag.
    let error =
        refused::<RequestReportBcsmEventArg<'_>>("30{a0{30{800106 810100 82{850102}}}}", CAP4);
    assert_eq!(error.fault, Fault::UnexpectedTag(inlab_ber::context(5)));
}

#[test]
fn lists_keep_their_bounds_and_are_sent_on_in_order() {
    let item = "3006 800106 810100";
    for (count, sound) in [(0usize, false), (1, true), (30, true), (31, false)] {
        let list = item.repeat(count);
        let text = format!("30{{a0{{{list}}}}}");
        match sound {
            true => {
                let (octets, scratch) = leaked(&text);
                let rrb: RequestReportBcsmEventArg<'_> = arg_of(octets, CAP4, scratch).unwrap();
                assert_eq!(rrb.bcsm_events.len(), count);
            }
            false => assert_eq!(
                refused::<RequestReportBcsmEventArg<'_>>(&text, CAP4).fault,
                Fault::OutOfRange
            ),
        }
    }
    // More items than are looked up at once: the order must hold.
    let numbers: String = (0..100).map(|n| format!("0201{n:02x}")).collect();
    let (octets, scratch) = leaked(&format!("31{{{numbers}}}"));
    let set: inlab_ber::SetOf<'_, u8> = arg_of(octets, CAP4, scratch).unwrap();
    let mut out = Writer::default();
    set.encode(<inlab_ber::SetOf<'_, u8> as Element<'_>>::TAG, &mut out);
    assert_eq!(out.as_slice(), octets);
    let items: Vec<u8> = set.iter().collect();
    out.clear();
    let list: inlab_ber::SetOf<'_, u8> = inlab_ber::SetOf::Items(&items);
    list.encode(17, &mut out);
    assert_eq!(out.as_slice(), octets);
}

#[test]
fn the_same_octets_in_two_dialects() {
    let octets = "30{80016e bf3b{8103912270}}";
    check(octets, CAP2, |idp: InitialDpArg<'_>| {
        assert!(
            idp.initial_dp_arg_extension
                .unwrap()
                .gmsc_address_cap2
                .is_some()
        )
    });
    check(octets, CAP4, |idp: InitialDpArg<'_>| {
        let extension = idp.initial_dp_arg_extension.unwrap();
        assert!(
            extension.gmsc_address_cap2.is_none()
                && extension.forwarding_destination_number.is_some()
        );
    });
    check(octets, CAP3, |idp: InitialDpArg<'_>| {
        assert!(idp.initial_dp_arg_extension.unwrap().unknown.any())
    });
}

#[test]
fn unknown_elements_stay_where_they_were_and_unknown_values_live() {
    // First, in the middle (two), last, and inside.
    let octets = "30{8b0101 800164 8c06839004214365 9f8123 0101 df25021234 bf3b{8f020102} 9f7c00}";
    check(octets, CAP4, |idp: InitialDpArg<'_>| {
        assert_eq!(
            idp.unknown
                .iter()
                .map(|tlv| hex(tlv.octets))
                .collect::<Vec<_>>(),
            ["8b0101", "9f81230101", "df25021234", "9f7c00"]
        );
        assert!(idp.initial_dp_arg_extension.unwrap().unknown.any());
    });
    let (octets, _) = leaked(octets);
    let Value::Map(map) = show(InitialDpArg::schema(), element(octets).unwrap().0, CAP4).unwrap()
    else {
        panic!("a map")
    };
    let unknown: Vec<_> = map
        .iter()
        .filter(|(name, _)| name.starts_with("unknown"))
        .cloned()
        .collect();
    let text = |name: &str, text: &str| (name.to_string(), Value::Text(text.into()));
    assert_eq!(
        unknown,
        [
            text("unknown", "8b0101"),
            text("unknown2", "9f81230101 df25021234"),
            text("unknown3", "9f7c00")
        ]
    );

    check(
        "30{800164 9f8123 0101 9c0163}",
        CAP4,
        |idp: InitialDpArg<'_>| {
            assert_eq!(idp.event_type_bcsm, Some(EventTypeBcsm::Unknown(99)));
        },
    );
    check("30{800164 9c01 ff}", CAP4, |idp: InitialDpArg<'_>| {
        assert_eq!(idp.event_type_bcsm, Some(EventTypeBcsm::Unknown(-1)));
    });
    check("30{020101 020117 30{8000}}", CAP4, |i: Invoke<'_>| {
        assert_eq!(i.operation, Operation::Local(0x17))
    });
}

#[test]
fn a_set_in_any_order_under_a_private_tag() {
    check(
        "f2{8107 01020304050607 9f8217 0118 bf8218{9f8215 02aabb} 9f8364 01ff}",
        WIN,
        |o: OriginationRequest<'_>| {
            assert_eq!(
                (o.trigger_type, o.unknown.any()),
                (Some(TriggerType::OriginationAttempt), true)
            );
        },
    );
    let (octets, scratch) =
        leaked("f2{bf8218{9f8215 02aabb} 9f8364 01ff 9f8217 0118 8107 01020304050607}");
    let set: OriginationRequest<'_> = arg_of(octets, WIN, scratch).unwrap();
    assert_eq!(set.billing_id, Octets(&[1, 2, 3, 4, 5, 6, 7]));
    let mut out = Writer::default();
    set.encode(OriginationRequest::TAG, &mut out);
    // In the order of the declaration; what is unknown stays behind wINCapability.
    assert_eq!(
        hex(out.as_slice()),
        "f21d8107010203040506079f82170118bf8218069f821502aabb9f836401ff"
    );
    let error = refused::<OriginationRequest<'_>>(
        "f2{8107 01020304050607 9f8217 0118 8107 01020304050607}",
        WIN,
    );
    assert_eq!(
        format!("{error:?}"),
        "Twice in OriginationRequest.billingID at offset 16"
    );
    assert_eq!(
        refused::<OriginationRequest<'_>>("f2{9f8217 0118}", WIN).to_string(),
        "OriginationRequest.billingID: missing (offset 0)"
    );
}

#[test]
fn dialogue_portions() {
    // pycrate, CAP 4: the version is sent though it is the default, and stays as it was sent.
    let explicit = "281c 060700118605010101 a011 600f 80020780 a1090607 04000001170304";
    let (octets, scratch) = leaked(explicit);
    let external: External<'_> = arg_of(octets, CAP4, scratch).unwrap();
    assert_eq!(
        external.direct_reference.unwrap().to_string(),
        "0.0.17.773.1.1.1"
    );
    let Encoding::Single(DialoguePdu::Request(aarq)) = external.encoding else {
        panic!("an AARQ")
    };
    assert_eq!(
        (
            aarq.context.to_string().as_str(),
            aarq.protocol_version().is_set(0)
        ),
        ("0.4.0.0.1.23.3.4", true)
    );
    let mut out = Writer::default();
    external.encode(External::TAG, &mut out);
    assert_eq!(hex(out.as_slice()), explicit.replace(' ', ""));
    // A live AARQ (CAP phase 2) omits it.
    check(
        "28{060700118605010101 a0{60{a1{0607 04000001003201}}}}",
        CAP2,
        |external: External<'_>| {
            let Encoding::Single(DialoguePdu::Request(aarq)) = external.encoding else {
                panic!("an AARQ")
            };
            assert_eq!(aarq.context, Oid(&[4, 0, 0, 1, 0, 50, 1]));
            assert_eq!(aarq.protocol_version, None);
            assert_eq!(aarq.protocol_version(), Bits(&[7, 0x80]));
        },
    );
    // AARE, pycrate.
    let aare = "28{060700118605010101 a0{61{a1{060704000001170304} a203020100 a305a103020100}}}";
    check(aare, CAP4, |external: External<'_>| {
        let Encoding::Single(DialoguePdu::Response(aare)) = external.encoding else {
            panic!("an AARE")
        };
        assert_eq!((aare.result, aare.diagnostic), (0, Diagnostic::User(0)));
    });
    // The explicit tag's content must be the type, once.
    let error = refused::<Aarq<'_>>("60{a1{040100}}", CAP4);
    assert_eq!(
        error.to_string(),
        "AARQ-apdu.application-context-name: unexpected element [UNIVERSAL 4] (offset 4)"
    );
    assert_eq!(
        refused::<Aarq<'_>>("60{a1{06012b 0500}}", CAP4).fault,
        Fault::TrailingOctets
    );
    assert_eq!(refused::<Aarq<'_>>("60{a1{}}", CAP4).fault, Fault::Missing);
    assert_eq!(
        refused::<Aarq<'_>>("60{81{2b}}", CAP4).fault,
        Fault::WrongForm
    );
}

#[test]
fn open_types_in_any_form() {
    for value in ["810100", "a1030101ff", "a180 0101ff 0000"] {
        let inner = unhex(value).unwrap();
        let text = format!("30{{020102 {}}}", hex(&inner));
        check(&text, CAP4, |field: ExtensionField<'_>| {
            assert_eq!(field.value, Open::of(inner.leak()).unwrap())
        });
    }
    // A global type, a criticality that is not the default.
    check(
        "30{06012b 0a0101 8102ffee}",
        CAP4,
        |field: ExtensionField<'_>| {
            assert_eq!(
                (field.kind, field.criticality()),
                (ExtensionType::Global(Oid(&[0x2b])), Criticality::Abort)
            );
        },
    );
}

#[test]
fn choices_without_tags_inside_one_another() {
    check("30{860101}", CAP4, |a: Awkward<'_>| {
        assert_eq!(a.outer, Outer::In(Inner::Byte(1)))
    });
    check("30{8501ff}", CAP4, |a: Awkward<'_>| {
        assert_eq!(a.outer, Outer::Word(-1))
    });
    check(
        "30{a703020105 a0{8800 850107 a7{06012b}}}",
        CAP4,
        |a: Awkward<'_>| {
            assert_eq!(a.outer, Outer::In(Inner::Tagged(Operation::Local(5))));
            assert_eq!(a.list.unwrap().len(), 3);
        },
    );
    check(
        "30{8800 31{020101 020102} 81024142 a2{860109} 8301ff 990100}",
        CAP4,
        |a: Awkward<'_>| {
            assert_eq!(a.set.unwrap().iter().collect::<Vec<_>>(), [1, 2]);
            assert_eq!((a.inner, a.flag), (Some(Inner::Byte(9)), Some(true)));
        },
    );
    // An alternative that the extensible choice does not know, behind a tag of its own.
    check("30{8800 a2{8c0109}}", CAP4, |a: Awkward<'_>| {
        assert!(matches!(a.inner, Some(Inner::Unknown(_))))
    });
    // The same in a dialect that lacks the alternative.
    check("30{8800 a2{860109}}", CAP2, |a: Awkward<'_>| {
        assert!(matches!(a.inner, Some(Inner::Unknown(_))))
    });
    // Any octet but 0 is TRUE; we send ff.
    let (octets, scratch) = leaked("30{8800 830101}");
    assert_eq!(
        arg_of::<Awkward<'_>>(octets, CAP4, scratch).unwrap().flag,
        Some(true)
    );
    assert_eq!(
        refused::<Awkward<'_>>("30{8800 83020101}", CAP4).fault,
        Fault::BadLength
    );
    check("3000", CAP4, |r: ReleaseIfExceeded<'_>| assert!(!r.tone()));
    check("3003 0101ff", CAP4, |r: ReleaseIfExceeded<'_>| {
        assert!(r.tone())
    });
}

#[test]
fn indefinite_lengths_and_constructed_strings() {
    let (octets, scratch) =
        leaked("3080 800164 a280 04028390 2480 04020421 0000 0000 bb80 80038090a3 0000 0000");
    let idp: InitialDpArg<'_> = arg_of(octets, CAP4, scratch).unwrap();
    assert_eq!(
        idp.called_party_number,
        Some(Octets(&[0x83, 0x90, 0x04, 0x21]))
    );
    let mut out = Writer::default();
    idp.encode(InitialDpArg::TAG, &mut out);
    let canonical = "3010800164820483900421bb0580038090a3";
    assert_eq!(hex(out.as_slice()), canonical);
    let value = show(InitialDpArg::schema(), element(octets).unwrap().0, CAP4).unwrap();
    out.clear();
    write(InitialDpArg::schema(), &value, CAP4, &mut out).unwrap();
    assert_eq!(hex(out.as_slice()), canonical);
    // Padded lengths.
    let (octets, scratch) = leaked("30840000000b 80830000 0164 8c8102 0102");
    let idp: InitialDpArg<'_> = arg_of(octets, CAP4, scratch).unwrap();
    assert_eq!(
        (idp.service_key, idp.original_called_party_id),
        (100, Some(Octets(&[1, 2])))
    );
    // Segments must be OCTET STRINGs, and one decode has room for eight strings.
    assert_eq!(
        refused::<InitialDpArg<'_>>("30{800164 a2{820141}}", CAP4).fault,
        Fault::UnexpectedTag(2 << 30 | 2)
    );
}

#[test]
fn eight_constructed_strings_a_message() {
    let members = [
        "a204", "a304", "a804", "aa04", "ac04", "b704", "b904", "bd04", "be04",
    ];
    for (count, sound) in [(8, true), (9, false)] {
        let body: String = members
            .iter()
            .take(count)
            .map(|tag| format!("{tag}04020102 "))
            .collect();
        let (octets, scratch) = leaked(&format!("30{{800164 {body}}}"));
        let result = arg_of::<InitialDpArg<'_>>(octets, CAP4, scratch);
        match sound {
            true => assert_eq!(result.unwrap().called_party_number, Some(Octets(&[1, 2]))),
            false => assert_eq!(result.unwrap_err().fault, Fault::TooManyConstructedStrings),
        }
    }
    // A scratch serves one message; cleared, the next.
    let mut scratch = Scratch::default();
    for _ in 0..20 {
        let octets = octets_of("30{800164 a2{04020102}}");
        let mut idp = InitialDpArg::EMPTY;
        decode(&mut idp, &octets, CAP4, &scratch).unwrap();
        scratch.clear();
    }
}

#[test]
fn errors_name_element_and_offset() {
    for (bad, text) in [
        (
            "3006 800101 8201ff",
            "OutOfRange in InitialDPArg.calledPartyNumber at offset 5",
        ),
        (
            "3006 800101 800102",
            "Twice in InitialDPArg.serviceKey at offset 5",
        ),
        (
            "3006 9c0102 800101",
            "OutOfOrder in InitialDPArg.serviceKey at offset 5",
        ),
        ("3000", "Missing in InitialDPArg.serviceKey at offset 0"),
        (
            "300b 800164 bf3b 05 8009 919471",
            "Truncated in InitialDPArg.initialDPArgExtension at offset 8",
        ),
        ("3003 8001", "Truncated in InitialDPArg at offset 0"),
        (
            "3003 800164 00",
            "TrailingOctets in InitialDPArg at offset 5",
        ),
        (
            "3103 800164",
            "UnexpectedTag(536870929) in InitialDPArg at offset 0",
        ),
        (
            "3005 a003 020101",
            "WrongForm in InitialDPArg.serviceKey at offset 2",
        ),
        (
            "3003 8001 ff",
            "OutOfRange in InitialDPArg.serviceKey at offset 2",
        ),
        (
            "3002 8000",
            "BadLength in InitialDPArg.serviceKey at offset 2",
        ),
        (
            "300b 8009 000000000000000001",
            "BadLength in InitialDPArg.serviceKey at offset 2",
        ),
        (
            "3006 800164 870105",
            "UnknownValue in InitialDPArg.cGEncountered at offset 5",
        ),
        (
            "3007 800164 9f2f01 00",
            "BadLength in InitialDPArg.cug-OutgoingAccess at offset 5",
        ),
        ("3005 800164 0000", "BadTag in InitialDPArg at offset 5"),
        (
            "3007 800164 9f05 0100",
            "BadTag in InitialDPArg at offset 5",
        ),
        ("", "Truncated in InitialDPArg at offset 0"),
    ] {
        let octets = octets_of(bad);
        let (scratch, mut idp) = (Scratch::default(), InitialDpArg::EMPTY);
        let error = decode(&mut idp, &octets, CAP4, &scratch).unwrap_err();
        assert_eq!(format!("{error:?}"), text, "{bad}");
    }
}

#[test]
fn hostile_lengths_and_depths() {
    let truncated = [
        "30",
        "3f",
        "3fff",
        "3083ffff",
        "3081",
        "3080",
        "30800000ff",
        "3080308030",
        "30ff",
        "3085ffffffffff",
        "30847fffffff",
    ];
    for text in truncated {
        let (octets, scratch) = leaked(text);
        arg_of::<InitialDpArg<'_>>(octets, CAP4, scratch)
            .map(|_| ())
            .unwrap_err();
    }
    assert_eq!(
        element(&[0x3f, 0xff, 0xff, 0xff, 0x7f, 0]),
        Err(Fault::BadTag)
    );
    assert_eq!(element(&[0x3f, 0x80, 0x7f, 0]), Err(Fault::BadTag));
    assert_eq!(element(&[4, 0x80, 0, 0]), Err(Fault::BadLength));
    assert_eq!(element(&[0, 0]), Err(Fault::BadTag));
    // Indefinite lengths: 32 inside one another pass, 33 do not, and a million cost nothing.
    let nested = |depth: usize| [[0x30, 0x80].repeat(depth), [0, 0].repeat(depth)].concat();
    assert_eq!(element(&nested(32)).unwrap().1.len(), 0);
    assert_eq!(element(&nested(34)), Err(Fault::TooDeep));
    assert_eq!(element(&nested(1_000_000)), Err(Fault::TooDeep));
    // Segments in segments.
    let string = |depth: usize| {
        (0..depth).fold(vec![4, 1, 0x41], |inner, _| {
            let mut octets = vec![0x24, 0x82];
            octets.extend(u16::try_from(inner.len()).unwrap().to_be_bytes());
            octets.extend(inner);
            octets
        })
    };
    for (depth, sound) in [(1, true), (20, true), (200, false), (5000, false)] {
        let octets = string(depth);
        let (scratch, mut value) = (Scratch::default(), Octets::EMPTY);
        let result = decode(&mut value, &octets, CAP4, &scratch);
        assert_eq!(result.is_ok(), sound, "{depth}");
        match sound {
            true => assert_eq!(value, Octets(&[0x41])),
            false => assert_eq!(result.unwrap_err().fault, Fault::TooDeep),
        }
    }
}

#[test]
fn values_from_files() {
    let map = |entries: &[(&str, Value)]| {
        Value::Map(
            entries
                .iter()
                .map(|(n, v)| (n.to_string(), v.clone()))
                .collect(),
        )
    };
    let mut out = Writer::default();
    let mut refuse = |value: Value| {
        write(InitialDpArg::schema(), &value, CAP4, &mut out)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refuse(map(&[("serviceKye", Value::Integer(1))])),
        "InitialDPArg: no parameter serviceKye; nearest is serviceKey"
    );
    assert_eq!(refuse(map(&[])), "InitialDPArg: serviceKey is missing");
    let key = ("serviceKey", Value::Integer(1));
    assert_eq!(
        refuse(map(&[key.clone(), key.clone()])),
        "InitialDPArg: serviceKey is there twice"
    );
    assert_eq!(
        refuse(map(&[
            key.clone(),
            ("eventTypeBCSM", Value::Text("oAnswr".into()))
        ])),
        "InitialDPArg.eventTypeBCSM: no value oAnswr; nearest is oAnswer"
    );
    assert_eq!(
        refuse(map(&[
            key.clone(),
            (
                "initialDPArgExtension",
                map(&[("naCarrierInformation", Value::Text("8000".into()))])
            )
        ])),
        "InitialDPArg.initialDPArgExtension: this dialect has no naCarrierInformation"
    );
    assert_eq!(
        refuse(map(&[("serviceKey", Value::Null)])),
        "InitialDPArg.serviceKey: null is no INTEGER"
    );
    assert_eq!(
        refuse(map(&[key.clone(), ("unknown", Value::Text("8".into()))])),
        "InitialDPArg.unknown: octets in hex expected"
    );
    assert_eq!(
        refuse(map(&[
            key,
            (
                "extensions",
                Value::List(vec![map(&[("type", map(&[("local", Value::Integer(1))]))])])
            )
        ])),
        "InitialDPArg.extensions[0]: value is missing"
    );
    assert!(out.is_empty());
}

#[test]
fn refused_octets_can_still_be_shown() {
    let (octets, _) = leaked("30{800164 8c09010203040506070809 bb00}");
    let value = show_lenient(InitialDpArg::schema(), element(octets).unwrap().0, CAP4);
    assert_eq!(
        value.get("bearerCapability"),
        Some(&Value::Text("bb00".into()))
    );
    assert_eq!(value.get("serviceKey"), Some(&Value::Integer(100)));
}

#[test]
fn integers_are_minimal() {
    for (number, octets) in [
        (0i64, "020100"),
        (127, "02017f"),
        (128, "02020080"),
        (-128, "020180"),
        (-129, "0202ff7f"),
        (32767, "02027fff"),
        (32768, "0203008000"),
        (i64::MAX, "02087fffffffffffffff"),
        (i64::MIN, "02088000000000000000"),
    ] {
        check(octets, CAP4, |value: i64| assert_eq!(value, number));
    }
    assert_eq!(refused::<u8>("02020100", CAP4).fault, Fault::OutOfRange);
    assert_eq!(refused::<u32>("0201ff", CAP4).fault, Fault::OutOfRange);
    assert_eq!(
        refused::<i32>("02050080000000", CAP4).fault,
        Fault::OutOfRange
    );
    check("020500ffffffff", CAP4, |value: u32| {
        assert_eq!(value, u32::MAX)
    });
}

#[test]
fn the_writer_grows_and_keeps_a_tail() {
    let mut out = Writer::default();
    out.clear_with_tail(3);
    let content = [7u8; 2000];
    out.octets(&content[..10]);
    let mark = out.mark();
    out.octets(&content);
    out.header(4, mark);
    assert_eq!(out.as_slice().len(), 2014);
    assert_eq!(out.as_slice()[..5], [4, 0x82, 0x07, 0xd0, 7]);
    assert_eq!(out.as_slice_with_tail(2)[2014..], [0, 0]);
    out.tail_mut()[0] = 9;
    assert_eq!(out.as_slice_with_tail(99)[2014..], [9, 0, 0]);
    out.as_mut_slice()[0] = 0x24;
    assert_eq!(out.as_slice()[0], 0x24);
    out.clear_with_tail(3);
    assert_eq!((out.len(), out.as_slice_with_tail(3)), (0, &[0, 0, 0][..]));
    out.clear();
    out.header(3 << 30 | 200_000, out.mark());
    assert_eq!(hex(out.as_slice()), "df8c9a4000");
}

#[test]
fn debug_output_has_no_digits() {
    let (octets, scratch) = leaked(FULL_INITIAL_DP);
    let idp: InitialDpArg<'_> = arg_of(octets, CAP4, scratch).unwrap();
    let text = format!("{idp:?}");
    assert!(
        text.contains("called_party_number: Some(Octets(9 octets))"),
        "{text}"
    );
    assert!(!text.contains("131") && !text.contains("0x"), "{text}");
}

inlab_ber::leaf! {
    struct Short<'a> "Short" = [UNIVERSAL 4] (2..=3), show_short, read_short
}

fn show_short(octets: &[u8]) -> Value {
    Value::Text(hex(octets))
}

fn read_short(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Text(text) => unhex(text),
        _ => None,
    }
}

inlab_ber::enumerated! {
    enum Colour "Colour" {
        Red   = 1 "red",
        Green = 2 "green" in CAP4,
        Lime  = 2 "lime" in CAP2,
        Blue  = 3 "blue" in CAP4,
    }
}

inlab_ber::sequence! {
    struct Bounded<'a> "Bounded" {
        short:  Option<Short<'a>>                             = [0] "short",
        items:  Option<inlab_ber::List<'a, Octets<'a>, 16, 1, 2>> = [1] "items" (1..=2),
        bits:   Option<Bits<'a>>                              = [2] "bits" (3..=9),
        colour: Option<Colour>                                = [3] "colour" DEFAULT Colour::Red,
    }
}

/// Ranges of types, of the items of lists and of bits; values of a dialect; defaults.
#[test]
fn ranges_and_values_of_types() {
    for (octets, sound) in [
        ("30{80{0102}}", true),
        ("30{80{01}}", false),
        ("30{80{01020304}}", false),
        ("30{a1{04{01} 04{0102}}}", true),
        ("30{a1{04{}}}", false),
        ("30{a1{04{01} 04{010203}}}", false),
        ("30{82{05a0}}", true),
        ("30{82{06c0}}", false),
        ("30{82{07ff80}}", true),
        ("30{82{06ffc0}}", false),
        ("30{82{}}", false),
        ("30{82{09ff}}", false),
    ] {
        if sound {
            check(octets, CAP4, |_: Bounded<'_>| {});
        } else {
            assert_eq!(
                refused::<Bounded<'_>>(octets, CAP4).fault,
                Fault::OutOfRange
            );
            let (octets, _) = leaked(octets);
            let error = inlab_ber::value::check(Bounded::schema(), octets, CAP4).unwrap_err();
            assert_eq!(error.fault, Fault::OutOfRange);
        }
    }
    let colour = |octets, dialect| {
        let (octets, scratch) = leaked(octets);
        arg_of::<Bounded<'_>>(octets, dialect, scratch).map(|bounded| bounded.colour())
    };
    assert_eq!(colour("30{83{02}}", CAP4).unwrap(), Colour::Green);
    assert_eq!(colour("30{83{02}}", CAP2).unwrap(), Colour::Lime);
    assert_eq!(
        colour("30{83{03}}", CAP2).unwrap_err().fault,
        Fault::UnknownValue
    );
    assert_eq!(colour("3000", CAP2).unwrap(), Colour::Red);
    // In files, by names of the dialect.
    let write = |name: &str, dialect| {
        let value = Value::Map(vec![("colour".into(), Value::Text(name.into()))]);
        let mut out = Writer::default();
        inlab_ber::value::write(Bounded::schema(), &value, dialect, &mut out)
            .map(|()| hex(out.as_slice()))
            .map_err(|error| error.to_string())
    };
    assert_eq!(write("lime", CAP2).unwrap(), "3003830102");
    assert_eq!(
        write("lime", CAP4).unwrap_err(),
        "Bounded.colour: this dialect has no lime"
    );
    assert_eq!(
        write("gren", CAP4).unwrap_err(),
        "Bounded.colour: no value gren; nearest is green"
    );
    // What a member is where it is absent is part of the schema.
    let member = Bounded::schema().members().last().unwrap();
    let mut out = Writer::default();
    member.default.expect("a default")(&mut out);
    assert_eq!(hex(out.as_slice()), "0a0101");
    assert_eq!(member.presence, inlab_ber::Presence::Default);
}

inlab_ber::sequence! {
    struct Strings<'a> "Strings" {
        items: inlab_ber::List<'a, Octets<'a>> = [1] "items",
    }
}

/// X.690 10.1, 8.7.3: a received list of strings is written with minimal lengths and in primitive form, whatever it came in.
#[test]
fn a_list_of_strings_comes_back_canonical() {
    let long = format!("04820100{}", "ab".repeat(256));
    let long = long.as_str();
    let sent_on = |items: &[&str]| {
        let items = items.concat().replace(' ', "");
        let octets = format!("30{{a1{{{items}}}}}");
        let (octets, scratch) = leaked(&octets);
        let strings: Strings<'_> = arg_of(octets, CAP4, scratch).unwrap();
        let mut out = Writer::default();
        strings.encode(Strings::TAG, &mut out);
        let (list, _) = element(element(out.as_slice()).unwrap().0.content).unwrap();
        hex(list.content)
    };
    let canonical = ["0400", "0401aa", "0402aabb", long];
    assert_eq!(sent_on(&canonical), canonical.concat());
    assert_eq!(sent_on(&[]), "");
    for (came, goes) in [
        ("048101aa", "0401aa"),
        ("04820001aa", "0401aa"),
        ("2403 0401aa", "0401aa"),
        ("2480 0401aa 0401bb 0000", "0402aabb"),
    ] {
        for at in 0..=canonical.len() {
            let (mut given, mut wanted) = (canonical.to_vec(), canonical.to_vec());
            given.insert(at, came);
            wanted.insert(at, goes);
            assert_eq!(sent_on(&given), wanted.concat(), "{came} at {at}");
        }
    }
    // More than are looked up at once.
    let many: Vec<String> = (0..100).map(|at| format!("048101{at:02x}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(sent_on(&many), many.concat().replace("8101", "01"));
}
