//! Leaves of AIN, ANSI-41 and WIN: what octets mean, that whatever is shown is read back to the same octets, and the values that
//! programs read and write.
//!
//! Octets without a source named were made by hand from the clause.

use inlab_ber::value::{Value, unhex};
use inlab_ber::{Element, Kind, Schema};
use inlab_inap::types::{ain, ansi41};
use inlab_ss7::{Alphabet, Digits};
use proptest::prelude::*;

type Show = fn(&[u8]) -> Value;
type Read = fn(&Value) -> Option<Vec<u8>>;

fn codec(schema: &'static Schema) -> (Show, Read) {
    match schema.kind {
        Kind::Leaf { show, read, .. } => (show, read),
        _ => panic!("{} is no leaf", schema.name),
    }
}

/// `{key: value, …}`, as YAML has it on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(list) => {
            let items: Vec<_> = list.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(map) => {
            let entries = map
                .iter()
                .map(|(key, value)| format!("{key}: {}", flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => panic!("{other:?}"),
    }
}

/// What is wrong with it.
fn check(schema: &'static Schema, hex: &str, shown: &str) -> Option<String> {
    let (show, read) = codec(schema);
    let octets = unhex(hex).expect("hex");
    let value = show(&octets);
    let sound = flow(&value) == shown && read(&value) == Some(octets);
    (!sound).then(|| format!("{} {hex}: {} not {shown}", schema.name, flow(&value)))
}

macro_rules! leaves {
    ($($module:ident::$Type:ident { $($hex:literal => $shown:literal)* })*) => {
        let mut wrong = Vec::new();
        $($(
            wrong.extend(check(<$module::$Type<'_> as Element<'_>>::schema(), $hex, $shown));
        )*)*
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    };
}

fn digits(text: &str) -> Digits {
    Digits::from_text(text, Alphabet::Q763).expect("digits")
}

/// X.S0004-550 6.5.2.16, .63, .64, .72, .77, .82, .93, .94, .117, .dd, .ei, .ek, .em; those of a live network are of
/// tests/vectors/tcap_ansi.jsonl, tcap_ansi-s-010.
#[test]
fn who_where_and_when() {
    leaves! {
        ansi41::Mscid {
            "394001" => "{market: 14656, switch: 1}"
            "39400105" => "{market: 14656, switch: 1, more: 05}"
            "3940" => "{octets: 3940}"
        }
        ansi41::ExtendedMscid { "01394001" => "{type: serving MSC, market: 14656, switch: 1}" "c8394001" => "{type: 200, market: 14656, switch: 1}" }
        ansi41::ControlNetworkId { "000a02" => "{market: 10, switch: 2}" }
        ansi41::BillingId {
            "394001011c3000" => "{market: 14656, switch: 1, id: 72752, segments: 0}"
            "ffffffffffffff" => "{market: 65535, switch: 255, id: 16777215, segments: 255}"
            "394001011c30" => "{octets: 394001011c30}"
        }
        ansi41::PilotBillingId { "00010200000304" => "{market: 1, switch: 2, id: 3, segments: 4}" }
        ansi41::ElectronicSerialNumber { "8d2ad4fe" => "{manufacturer: 141, serial: 2807038}" }
        ansi41::ServingCellId { "0104" => "260" "04" => "{octets: 04}" }
        ansi41::LocationAreaId { "1004" => "4100" }
        ansi41::TimeDateOffset { "fed4" => "-300" "0000" => "0" "021c" => "540" "05" => "{octets: 05}" }
        ansi41::TimeOfDay { "0d2eff" => "863999" "000000" => "0" "2328" => "{octets: 2328}" }
        ansi41::InterMscCircuitId { "0205" => "{group: 2, member: 5}" }
        ansi41::PcSsn { "0402010a08" => "{type: HLR, network: 10, cluster: 1, member: 2, subsystem: 8}" }
        ansi41::DmhServiceId {
            "00010a0003" => "[{market: 1, segment: 10, service: 3}]"
            "00010a000300020b0004" => "[{market: 1, segment: 10, service: 3}, {market: 2, segment: 11, service: 4}]"
            "00010a00" => "{octets: 00010a00}"
        }
    }
}

/// X.S0004-550 6.5.3.2, 6.5.3.7; the first is of tests/vectors/tcap_ansi.jsonl, tcap_ansi-s-010.
#[test]
fn digits_of_ansi_41() {
    leaves! {
        ansi41::DigitsType {
            "0100210b403480000102" => "{digits: 04430800102, type: dialed, nature: national, presentation: allowed, available: yes, screening: user provided, plan: telephony, encoding: BCD}"
            "0200210321f3" => "{octetsOfDigits: 0321f3, type: calling party, nature: national, presentation: allowed, available: yes, screening: user provided, plan: telephony, encoding: BCD}"
            "020321032103" => "{digits: 123, type: calling party, nature: international, presentation: restricted, available: yes, screening: user provided, plan: telephony, encoding: BCD}"
            "02344104210300" => "{octetsOfDigits: 04210300, type: calling party, nature: national, presentation: allowed, available: no, screening: network provided, plan: F.69, encoding: BCD}"
            "010022032a3123" => "{digits: *1#, type: dialed, nature: national, presentation: allowed, available: yes, screening: user provided, plan: telephony, encoding: IA5}"
            "0100d302010a08" => "{type: dialed, nature: national, presentation: allowed, available: yes, screening: user provided, plan: point code, encoding: octets, network: 10, cluster: 1, member: 2, subsystem: 8}"
            "01c82100" => "{digits: , type: dialed, nature: national, presentation: allowed, available: yes, screening: user provided, spare: 25, plan: telephony, encoding: BCD}"
            "0100" => "{octets: 0100}"
        }
        ansi41::MinType { "5155010203" => "1555102030" "515501" => "{octets: 515501}" }
    }
}

/// X.S0004-550 6.5.2.2 to .5, .8, .14, .15, .20, .27, .47, .49, .50, .51, .53, .57, .68, .78, .79, .87, .88, .91, .96, .118, .136, .146, .155, .158,
/// .fs, .fv, .i, .ac, .as, .au, .av, .bp, .bz, .dc, .ge.
#[test]
fn code_points() {
    leaves! {
        ansi41::ActionCode { "01" => "continue processing" "02" => "disconnect call" "07" => "disconnect all call legs" "63" => "99" "0102" => "{octets: 0102}" }
        ansi41::AlertCode {
            "4201" => "{pitch: high, cadence: short short, action: reminder alert once}"
            "81" => "{pitch: low, cadence: long}"
            "01f8ff" => "{pitch: medium, cadence: long, action: without waiting to report, reserved: 31, more: ff}"
        }
        ansi41::AlertResult { "06" => "busy" }
        ansi41::AnnouncementCode {
            "3f015a00" => "{tone: TonesOff, class: sequential, standard: NoAnswer, custom: 0}"
            "040050" => "{tone: BusyTone, class: concurrent, standard: VacantNumber}"
            "64109963" => "{tone: 100, class: concurrent, reserved: 1, standard: PPCFiveMinuteWarning, custom: 99}"
            "18" => "{tone: PPCDisconnectTone}"
        }
        ansi41::AuthenticationCapability { "80" => "authentication required and UIM capable" }
        ansi41::AuthorizationPeriod { "0318" => "{period: days, value: 24}" }
        ansi41::AvailabilityType { "01" => "unspecified MS inactivity type" }
        ansi41::CallingFeaturesIndicator {
            "e403" => "{callForwardingUnconditional: not used, callForwardingBusy: not authorized, callForwardingNoAnswer: authorized, de-activated, callWaiting: authorized, activated, threeWayCalling: authorized, activated, callDelivery: not used, voicePrivacy: not used, callTransfer: not used}"
        }
        ansi41::CancellationType { "01" => "serving system option" }
        ansi41::ConferenceCallingIndicator { "06" => "6" "00" => "not limited" }
        ansi41::DeniedAuthorizationPeriod { "080a" => "{period: minutes, value: 10}" }
        ansi41::DigitCollectionControl {
            "c4043c0a04" => "{maximum: 4, break: yes, typeAhead: yes, minimum: 4, interaction: 60, first: 10, between: 4}"
            "14013c0a0400080010" => "{maximum: 20, minimum: 1, interaction: 60, first: 10, between: 4, clear: *, enter: #}"
            "06010703060400000020000800102000" => "{maximum: 6, minimum: 1, interaction: 7, first: 3, between: 6, clear: 2, enter: , allowed: 5, more: 0800102000}"
            "1f1fff1f1f811b811bff1b" => "{maximum: 31, minimum: 31, interaction: 255, first: 31, between: 31, clear: 0789*#, enter: 0789*#, allowed: 0123456789*#}"
            "03" => "{maximum: 3}"
            "23" => "{octets: 23}"
        }
        ansi41::GeographicAuthorization { "02" => "this market" }
        ansi41::MessageWaitingNotificationCount { "0003" => "{type: voice, messages: 3}" }
        ansi41::MessageWaitingNotificationType { "09" => "{pipTone: yes, indication: on}" "90" => "{indication: none, reserved: 9}" }
        ansi41::NoAnswerTime { "1e" => "30" }
        ansi41::OneTimeFeatureIndicator {
            "8c20" => "{callWaitingFuture: ignore, callWaiting: priority, messageWaiting: ignore, numberRestriction: active, priorityAccess: ignore, flash: ignore, nameRestriction: presentation restricted}"
        }
        ansi41::PacaIndicator { "05" => "{permanent: yes, level: 2}" "e0" => "{level: 0, reserved: 7}" }
        ansi41::PreferredLanguageIndicator { "03" => "Spanish" "63" => "99" }
        ansi41::SetupResult { "02" => "successful" }
        ansi41::SmsOriginationRestrictions { "0f" => "{default: allow all, direct: yes, forceMessageCenter: yes}" }
        ansi41::SystemCapabilities { "29" => "{authenticationRequested: yes, cave: yes, dataPrivacy: yes}" "c0" => "{reserved: 3}" }
        ansi41::TerminationAccessType { "fd" => "land-to-mobile directory number access" "20" => "32" }
        ansi41::TerminationTreatment { "02" => "voice mail storage" }
        ansi41::AcgEncountered { "86" => "{digits: 6, control: SCF overload}" "cf" => "{digits: 15, control: 3}" }
        ansi41::TdmaServiceCode { "05" => "G3 fax" }
        ansi41::ControlChannelMode { "02" => "digital" }
        ansi41::ServiceId { "01" => "calling name presentation without redirection name delivery" "1234" => "{octets: 1234}" }
        ansi41::ServiceRedirectionCause { "05" => "wrong SID" }
        ansi41::IslpInformation { "01" => "ISLP supported" }
        ansi41::ChangeServiceAttributes { "86" => "{changeFacilities: used, negotiation: not used, reserved: 8}" }
        ansi41::DataPrivacyParameters { "010102" => "{mode: requested or acknowledged, version: 1, more: 02}" "00" => "{mode: inactive or not supported}" }
        ansi41::QosPriority { "2d" => "{nonAssured: 13, assured: 2}" }
        ansi41::ConfidentialityModes { "07" => "{voicePrivacy: yes, messageEncryption: yes, dataPrivacy: yes}" }
        ansi41::ControlChannelData { "8601620d" => "{digitalColorCode: 2, attenuation: 6, channel: 354, supplementaryColorCode1: 3, supplementaryColorCode2: 1}" }
        ansi41::ChannelData { "5a0162" => "{satColorCode: 1, discontinuousTransmission: 3, attenuation: 2, channel: 354}" }
        ansi41::SpecializedResource { "0102ff" => "[DTMF tone detector, speech recognition, digits, 255]" }
        ansi41::PositionRequestType { "0203" => "{request: updated position, client: other, callRelated: no, servingCell: no request}" "01" => "{request: initial position}" }
    }
}

/// X.S0004-550 6.5.2.90, .159, .160, .df, .dj, .dk.
#[test]
fn capabilities() {
    leaves! {
        ansi41::TransactionCapability { "9e71" => "{busyDetection: yes, announcements: yes, remoteUserInteraction: yes, spini: yes, names: yes, multipleTerminations: 1, terminationList: yes, triggerAddressList: yes, reserved: 1}" }
        ansi41::TriggerCapability { "e00010" => "{oAnswer: yes, oDisconnect: yes, oNoAnswer: yes, tDisconnect: yes}" "e0001080" => "{oAnswer: yes, oDisconnect: yes, oNoAnswer: yes, tDisconnect: yes, more: 80}" }
        ansi41::WinOperationsCapability { "03" => "{connectResource: yes, callControlDirective: yes}" "fb" => "{connectResource: yes, callControlDirective: yes, reserved: 31}" }
        ansi41::TerminationTriggers { "4401" => "{busy: 0, routingFailure: 1, noPageResponse: 0, noAnswer: 1, noneReachable: yes}" }
        ansi41::WinTriggerList { "de2829df46" => "{EDP-R: [o-Answer, o-Disconnect], EDP-N: [t-Disconnect]}" "28" => "{octets: 28}" }
    }
}

/// X.S0004-550 6.5.2.bw, .bx, .cm; T1.610; T1.113.3 2.3.9.
#[test]
fn text_and_causes() {
    leaves! {
        ansi41::CallingPartyName {
            "20414c494345" => "{name: ALICE, presentation: allowed, type: calling}"
            "31" => "{name: , presentation: restricted, unavailable: yes, type: calling}"
            "0c41" => "{name: A, presentation: allowed, spare: 3}"
            "2007" => "{octets: 2007}"
        }
        ansi41::DisplayText {
            "809e0568656c6c6f" => "{type: 128, items: [{text: hello, item: text, extension: yes}]}"
            "808701508d0141" => "{type: 128, items: [{text: P, item: prompt, extension: yes}, {text: A, item: callingPartyName, extension: yes}]}"
            "809d0141" => "{type: 128, items: [{text: A, item: 29, extension: yes}]}"
            "809e0568" => "{octets: 809e0568}"
            "80" => "{type: 128, items: []}"
        }
        ansi41::FailureCause { "8291" => "{value: 17 user busy, location: public network serving the local user}" }
    }
}

/// GR-1299-CORE; T1.113.3 calling party number, generic name, jurisdiction information, business group, forward call indicators,
/// cause indicators, redirection information; T1.111.4.
#[test]
fn of_ain() {
    leaves! {
        ain::AinDigits {
            "0310215505" => "{digits: 125550, nature: national, plan: E.164}"
            "83102155" => "{octets: 83102155}"
            "831021550d" => "{digits: 1255*, nature: national, plan: E.164}"
            "7197210f" => "{digits: 12F0, nature: 113, plan: E.164, presentation: restricted, screening: network provided, spare: 1}"
            "0000" => "{digits: , nature: not applicable, plan: unknown}"
        }
        ain::CarrierFormat { "04342822" => "{digits: 8222, selection: not presubscribed, input, nature: interLATA, numberOfDigits: 4}" }
        ain::AmaSlpId { "2143658709" => "1234567890" }
        ain::BillingIndicator { "00010002" => "00100020" }
        ain::Dn { "2155051020" => "1255500102" }
        ain::GenericAddress { "00031021" => "{address: 031021, type: 0}" }
        ain::GenericDigits { "2421" => "{digits: 21, encoding: BCD odd, type: 4}" }
        ain::EchoData { "0102030405ff" => "0102030405ff" }
        ain::GenericName { "20414c494345" => "{name: ALICE, type: calling, presentation: allowed}" "2d41" => "{name: A, type: calling, presentation: restricted, spare: 3}" }
        ain::JurisdictionInformation { "125505" => "215550" "1255" => "{octets: 1255}" }
        ain::BusinessGroup { "610000070002f1" => "{party: calling party number, linePrivileges: fixed, identifier: network, attendant: yes, group: 7, subgroup: 2, terminatingPrivileges: 15, originatingPrivileges: 1}" }
        ain::ForwardCallIndicator {
            "2211" => "{endToEndMethod: pass-along, isupAllTheWay: yes, isup: preferred, isdnAccess: yes, sccpMethod: none, numberTranslated: yes}"
            "0148" => "{international: yes, endToEndMethod: none, isup: preferred, sccpMethod: none, spare: 9}"
        }
        ain::PointCode { "02010a" => "{network: 10, cluster: 1, member: 2}" }
        ain::BusyCause { "8291" => "{value: 17 user busy, location: public network serving the local user}" }
        ain::RedirectionInformation { "0321" => "{indicator: call diverted, originalReason: unknown, counter: 1, reason: no reply}" }
        ain::EventSet { "0430" => "[oTermSeized, oAnswer]" "0330" => "{octets: 0330}" }
    }
}

/// What programs read, and that what they write is read again.
#[test]
fn values_of_ansi_41() {
    use ansi41::*;
    let billing = Billing {
        market: 14656,
        switch: 1,
        id: 72752,
        segments: 0,
    };
    assert_eq!(billing.encode(), [0x39, 0x40, 1, 1, 0x1c, 0x30, 0]);
    assert_eq!(BillingId(&billing.encode()).parts(), Some(billing));
    assert_eq!(BillingId(&[0; 6]).parts(), None);
    assert_eq!(Mscid(&Mscid::octets(14656, 1)).parts(), Some((14656, 1)));
    assert_eq!(Mscid(&[1, 2]).parts(), None);
    assert_eq!(ControlNetworkId(&[0, 10, 2]).parts(), Some((10, 2)));
    let serial = ElectronicSerialNumber::octets(0x8d2a_d4fe);
    assert_eq!(ElectronicSerialNumber(&serial).number(), Some(0x8d2a_d4fe));
    for minutes in [-300, 0, 540, i16::MIN] {
        let octets = TimeDateOffset::octets(minutes);
        assert_eq!(TimeDateOffset(&octets).minutes(), Some(minutes));
    }
    assert_eq!(TimeOfDay::octets(863_999), Some([0x0d, 0x2e, 0xff]));
    assert_eq!(TimeOfDay::octets(864_000), None);
    for (octets, tenths) in [
        (&[0x23, 0x28][..], Some(9000)),
        (&[0], Some(0)),
        (&[0, 0x0d, 0x2e, 0xff], Some(863_999)),
        (&[0x0d, 0x2f, 0], None),
        (&[], None),
        (&[0; 5], None),
    ] {
        assert_eq!(TimeOfDay(octets).tenths(), tenths);
    }
    let node = PcSsn::octets(4, [10, 1, 2], 8);
    assert_eq!(PcSsn(&node).parts(), Some(([10, 1, 2], 8)));
    assert_eq!(ActionCode::DISCONNECT_CALL.code(), Some(2));
    assert_eq!(ActionCode(&[]).code(), None);
    let service = DmhServiceId::octets(1, 10, 3);
    let services: Vec<_> = DmhServiceId(&service).services().collect();
    assert_eq!(services, [(1, 10, 3)]);
    let text = DisplayText::octets(DisplayText::TEXT, b"hello").expect("it fits");
    let items: Vec<_> = DisplayText(&text).items().collect();
    assert_eq!(items, [(0x9e, &b"hello"[..])]);
    assert!(DisplayText::octets(DisplayText::TEXT, &[b'x'; 83]).is_none());
    assert_eq!(CallingPartyName(b"\x20ALICE").shown(), Some(&b"ALICE"[..]));
    assert_eq!(CallingPartyName(b"\x21ALICE").shown(), None);
    let announcement = Announcement {
        tone: 63,
        class: 1,
        standard: 90,
        custom: Some(7),
    };
    assert_eq!(announcement.encode(), [63, 1, 90, 7]);
    assert_eq!(AnnouncementCode(&[63, 1, 90, 7]).parts(), announcement);
    assert_eq!(AnnouncementCode(&[4]).parts(), Announcement::tone(4));
    assert_eq!(Announcement::tone(4).encode(), [4, 0, 0, 0]);
    assert_eq!(Announcement::standard(0x8a).encode(), [63, 1, 0x8a, 0]);
    // What a public implementation of 6.5.2.5 has in its test: tone, class, standard announcement, the operator's own.
    let known: [(&[u8], [u8; 4]); 5] = [
        (&[0x04, 0x00, 0x15, 0x02], [4, 0, 0x15, 2]),
        (&[0xc4, 0x00, 0x55, 0x00], [196, 0, 0x55, 0]),
        (&[0x03, 0x01, 0x8a], [3, 1, 138, 0]),
        (&[0x05, 0x00, 0x79], [5, 0, 121, 0]),
        (&[0x08, 0x00, 0x56, 0x05], [8, 0, 0x56, 5]),
    ];
    for (octets, [tone, class, standard, custom]) in known {
        let parts = AnnouncementCode(octets).parts();
        assert_eq!((parts.tone, parts.class), (tone, class));
        assert_eq!(
            (parts.standard, parts.custom.unwrap_or(0)),
            (standard, custom)
        );
        assert_eq!(parts.encode(), [tone, class, standard, custom]);
    }
    let min = digits("1555102030");
    let octets = MinType::octets(&min).expect("ten digits");
    assert_eq!(*octets, [0x51, 0x55, 0x01, 0x02, 0x03]);
    assert_eq!(MinType(&octets).digits(), Some(min));
    assert_eq!(MinType::octets(&digits("155510203")), None);
}

/// The same of AIN.
#[test]
fn values_of_ain() {
    use ain::*;
    let carrier = CarrierCode {
        selection: 4,
        nature: 3,
        code: digits("288"),
    };
    let octets = carrier.encode().expect("three digits");
    assert_eq!(octets, [4, 0x33, 0x82, 0x08]);
    assert_eq!(CarrierFormat(&octets).value(), Some(carrier));
    assert_eq!(CarrierFormat(&[4, 0x35, 0, 0]).value(), None);
    let program = digits("123456789");
    let octets = AmaSlpId::octets(&program).expect("nine digits");
    assert_eq!(*octets, [0x21, 0x43, 0x65, 0x87, 0x09]);
    // Whatever the filler is.
    assert_eq!(
        AmaSlpId(&[0x21, 0x43, 0x65, 0x87, 0xf9]).digits(),
        Some(program)
    );
    assert_eq!(
        EchoData(&[1, 2, 3, 4, 5, 6]).octets(),
        Some([1, 2, 3, 4, 5, 6])
    );
    assert_eq!(EchoData(&[1]).octets(), None);
    let events = [
        EventSet::O_ANSWER,
        EventSet::T_DISCONNECT,
        EventSet::O_DISCONNECT,
    ];
    let octets = EventSet::octets(events);
    assert_eq!(*octets, [7, 0x10, 0x10, 0x80]);
    let set = EventSet(&octets);
    assert_eq!(set.iter().collect::<Vec<_>>(), [3, 11, 16]);
    assert!(set.has(EventSet::T_DISCONNECT) && !set.has(EventSet::T_BUSY) && !set.has(200));
    assert_eq!(*EventSet::octets([]), [0]);
    assert_eq!(
        *EventSet::octets([EventSet::T_DTMF_ENTERED]),
        [3, 0, 0, 0x08]
    );
    let cause = inlab_ss7::CauseValue::USER_BUSY;
    let octets = BusyCause::octets(inlab_ss7::CauseLocation::USER, cause);
    assert_eq!(BusyCause(&octets).value().map(|of| of.value), Ok(cause));
    assert_eq!(
        Dn::octets(&digits("1255500102")).map(|of| of.to_vec()),
        unhex("2155051020")
    );
    assert_eq!(
        JurisdictionInformation(&[0x12, 0x55, 0x05]).digits(),
        Some(digits("215550"))
    );
    assert_eq!(GenericName(b"\x30").shown(), None);
}

fn any_digits(most: usize) -> impl Strategy<Value = Digits> {
    prop::collection::vec(0_u8..16, 0..=most).prop_map(|values| {
        let mut digits = Digits::EMPTY;
        values
            .into_iter()
            .for_each(|value| assert!(digits.push(value)));
        digits
    })
}

proptest! {
    /// A number that a program writes is read as the same number, in both dialects.
    #[test]
    fn numbers_come_back(
        digits in any_digits(32), of_party in any_digits(32), kind: u8, nature in 0_u8..128, plan in 0_u8..8, bits in 0_u8..4,
        flags: [bool; 4],
    ) {
        let number = ain::Number { nature, plan, presentation: bits, screening: bits, digits };
        prop_assert_eq!(ain::AinDigits(&number.encode()).value(), Some(number));
        let [international, restricted, unavailable, ia5] = flags;
        let number = ansi41::Number {
            kind, international, restricted, unavailable, screening: bits, plan, ia5, digits: of_party,
        };
        prop_assert_eq!(ansi41::DigitsType(&number.encode()).value(), Some(number));
    }

    /// Whatever octets come, no accessor panics, and what is shown is read back.
    #[test]
    fn any_octets(octets: Vec<u8>) {
        let _ = (ain::AinDigits(&octets).value(), ain::CarrierFormat(&octets).value(), ain::EventSet(&octets).iter().count());
        let _ = (ansi41::DigitsType(&octets).value(), ansi41::DisplayText(&octets).items().count());
        let _ = ansi41::AnnouncementCode(&octets).parts();
        for schema in [
            <ansi41::DigitsType<'_> as Element<'_>>::schema(),
            <ansi41::DisplayText<'_> as Element<'_>>::schema(),
            <ansi41::DmhServiceId<'_> as Element<'_>>::schema(),
            <ansi41::CallingFeaturesIndicator<'_> as Element<'_>>::schema(),
            <ansi41::TimeDateOffset<'_> as Element<'_>>::schema(),
            <ain::AinDigits<'_> as Element<'_>>::schema(),
            <ain::BusinessGroup<'_> as Element<'_>>::schema(),
            <ain::BusyCause<'_> as Element<'_>>::schema(),
        ] {
            let (show, read) = codec(schema);
            prop_assert_eq!(read(&show(&octets)), Some(octets.clone()), "{}", schema.name);
        }
    }
}
