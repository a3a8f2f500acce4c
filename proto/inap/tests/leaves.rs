//! Leaves: what octets mean, and that whatever is shown is read back to the same octets.
//!
//! The octets are examples of the clauses named, of vectors of other projects (`tests/vectors`), or were dissected by
//! tshark 4.0.17 (`tests/interop/leaves.rs`).

mod flow;

use flow::flow;
use inlab_ber::value::{Value, show_lenient, unhex};
use inlab_ber::{Element, Kind, Schema, element};
use inlab_inap::operation::OPERATIONS;
use inlab_inap::{Dialect, contained, error::ERRORS, types::*};
use proptest::prelude::*;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

type Show = fn(&[u8]) -> Value;
type Read = fn(&Value) -> Option<Vec<u8>>;

fn codec(schema: &'static Schema) -> (Show, Read) {
    match schema.kind {
        Kind::Leaf { show, read, .. } => (show, read),
        _ => panic!("{} is no leaf", schema.name),
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
    ($($Type:ident { $($hex:literal => $shown:literal)* })*) => {
        let mut wrong = Vec::new();
        $($(
            wrong.extend(check(<$Type<'_> as Element<'_>>::schema(), $hex, $shown));
        )*)*
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    };
}

/// Q.931 4.5.5, 4.5.9, 4.5.17, 4.5.19; Q.763 3.3, 3.54.
#[test]
fn bearer() {
    leaves! {
        BearerCap {
            // The usual circuits.
            "8090a3" => "{transferCapability: speech, mode: circuit, rate: 64 kbit/s, layer1: G.711 A-law}"
            "9090a2" => "{transferCapability: 3.1 kHz audio, mode: circuit, rate: 64 kbit/s, layer1: G.711 mu-law}"
            "8890" => "{transferCapability: unrestricted digital information, mode: circuit, rate: 64 kbit/s}"
            // isup-s-012, isup-s-014: all layers; multirate.
            "8090a1c2e2" => "{transferCapability: speech, mode: circuit, rate: 64 kbit/s, layer1: V.110, I.460 and X.30, \
                layer2: Q.921/I.441, layer3: Q.931}"
            "b8d893" => "{coding: ISO/IEC, transferCapability: video, mode: packet, rate: multirate, rateMultiplier: 19}"
            // isup-s-013: octets 5a to 5d.
            "90902360063b80" => "{transferCapability: 3.1 kHz audio, mode: circuit, rate: 64 kbit/s, layer1: G.711 A-law, \
                asynchronous: true, inbandNegotiation: true, userRate: by E bits or negotiated, intermediateRate: 0, \
                sendsIndependentClock: false, acceptsIndependentClock: false, sendsFlowControl: true, \
                acceptsFlowControl: true, stopBits: 1 bit, dataBits: 8 bits, parity: none, duplex: false, modem: 0}"
            // Rate adaption to V.120.
            "889028488c" => "{transferCapability: unrestricted digital information, mode: circuit, rate: 64 kbit/s, \
                layer1: V.120, asynchronous: true, inbandNegotiation: false, userRate: 9.6 kbit/s, header: false, \
                multipleFrame: false, protocolSensitive: false, logicalLinkNegotiation: true, assignorOnly: true, \
                inbandLinkNegotiation: false}"
            // An octet too many, and an octet that does not come.
            "8090a3a3" => "{octets: 8090a3a3}"
            "809023" => "{octets: 809023}"
        }
        LowLayerCompatibility {
            "88c0c6e6" => "{transferCapability: unrestricted digital information, mode: packet, rate: packet, \
                layer2: X.25 link layer, layer3: X.25 packet layer}"
            "08c08190462081" => "{octets: 08c08190462081}"
            "08c0904620856620078a" => "{transferCapability: unrestricted digital information, outbandNegotiation: true, \
                mode: circuit, rate: 64 kbit/s, layer2: X.25 link layer, layer2Mode: normal, layer2WindowSize: 5, \
                layer3: X.25 packet layer, layer3Mode: normal, defaultPacketSizeExponent: 7, packetWindowSize: 10}"
        }
        HighLayerCompatibility {
            "9181" => "{interpretation: first, presentation: high layer protocol profile, teleservice: telephony}"
            "9184" => "{interpretation: first, presentation: high layer protocol profile, teleservice: facsimile group 2/3}"
            "915e81" => "{interpretation: first, presentation: high layer protocol profile, teleservice: maintenance, extension: 1}"
        }
        TransmissionMedium {
            "03" => "3.1 kHz audio"
            "10" => "3 x 64 kbit/s unrestricted"
            "13" => "19"
        }
        Subaddress {
            "80500123" => "{type: NSAP, odd: false, information: 500123}"
            "a81203" => "{type: user specified, odd: true, information: 1203}"
        }
        AccessTransport {
            "7d0291811e028083" => "[{element: high layer compatibility, contents: {interpretation: first, \
                presentation: high layer protocol profile, teleservice: telephony}}, \
                {element: progress indicator, contents: 8083}]"
        }
    }
}

/// Q.850 table 1.
#[test]
fn diagnostics() {
    leaves! { Cause {
        "8090" => "{value: 16 normal call clearing, location: user}"
        "819086" => "{value: 16 normal call clearing, location: private network serving the local user, \
            diagnostics: {service: network provider, type: abnormal, condition: transient}}"
        "849182" => "{value: 17 user busy, location: public network serving the remote user, diagnostics: {ccbs: not possible}}"
        "809585" => "{value: 21 call rejected, location: user, \
            diagnostics: {reason: information element missing, condition: permanent}}"
        "809670059131323334" => "{value: 22 number changed, location: user, diagnostics: {digits: 1234, nature: international, plan: E.164}}"
        "80e07c7d" => "{value: 96 mandatory information element is missing, location: user, \
            diagnostics: {elements: [low layer compatibility, high layer compatibility]}}"
        "80e6333033" => "{value: 102 recovery on timer expiry, location: user, diagnostics: {timer: 303}}"
        "85ee2c0102" => "{value: 110 message with unrecognized parameter, discarded, \
            location: private network serving the remote user, diagnostics: {message: 44, parameters: [1, 2]}}"
        // isup-s-008: no extension bit.
        "85950102ff" => "{value: 21 call rejected, location: private network serving the remote user, diagnostics: 0102ff}"
        // The value is none of ITU-T's: nor are the diagnostics.
        "c0909f" => "{value: 16, location: user, coding: national coding, diagnostics: 9f}"
    } }
}

/// TS 23.003, TS 24.008 10.5.1.3.
#[test]
fn areas() {
    leaves! {
        // Two-digit and three-digit network codes.
        LocationArea {
            "62f2101234" => "{mcc: 262, mnc: 01, lac: 4660}"
            "130014ffff" => "{mcc: 310, mnc: 410, lac: 65535}"
            "62ff10" => "{octets: 62ff10}"
        }
        CellOrServiceArea { "62f21012340001" => "{mcc: 262, mnc: 01, lac: 4660, ci: 1}" }
        ServiceAreaId { "62f21012340001" => "{mcc: 262, mnc: 01, lac: 4660, sac: 1}" }
        // unverified-s-005.
        CellOrArea {
            "52f010115c" => "{mcc: 250, mnc: 01, lac: 4444}"
            "62f21012340001" => "{mcc: 262, mnc: 01, lac: 4660, ci: 1}"
            "62f210123400" => "{octets: 62f210123400}"
        }
        RouteingArea { "62f210123405" => "{mcc: 262, mnc: 01, lac: 4660, rac: 5}" }
        TrackingArea { "62f2101234" => "{mcc: 262, mnc: 01, tac: 4660}" }
        EutranCell {
            "62f21001234567" => "{mcc: 262, mnc: 01, eci: 19088743}"
            "62f21011234567" => "{octets: 62f21011234567}"
        }
        LsaIdentity { "000102" => "{identity: 129, universal: false}" "000103" => "{identity: 129, universal: true}" }
        CsgId { "0500000020" => "1" "0400000020" => "{octets: 0400000020}" }
        DiameterIdentity { "6d6d652e6570632e6e6574" => "mme.epc.net" }
    }
}

/// TS 23.032 6 and 7.3. The octets of the points are those of 52.52 N 13.405 E and 33.87 S 151.21 W: 2^23 * X / 90 and
/// 2^24 * X / 360, cut down.
#[test]
fn shapes() {
    leaves! {
        GeographicalInformation {
            "004ab1f209884e" => "{shape: ellipsoid point, latitude: 52.52000, longitude: 13.40500}"
            "104ab1f209884e0a" => "{shape: ellipsoid point with uncertainty circle, latitude: 52.52000, \
                longitude: 13.40500, uncertainty: 15.9 m}"
            "10000000000000 00" => "{shape: ellipsoid point with uncertainty circle, latitude: 0.00000, \
                longitude: 0.00000, uncertainty: 0.0 m}"
            "10ffffff8000007f" => "{shape: ellipsoid point with uncertainty circle, latitude: -89.99999, \
                longitude: -180.00000, uncertainty: 1806627.5 m}"
            "30b02bb094790f 0a051e44" => "{shape: ellipsoid point with uncertainty ellipse, latitude: -33.87000, \
                longitude: -151.21000, semiMajor: 15.9 m, semiMinor: 6.1 m, orientation: 60 degrees, confidence: 68 %}"
            "52000000000000400000200000" => "{shape: polygon, points: [{latitude: 0.00000, longitude: 0.00000}, \
                {latitude: 45.00000, longitude: 45.00000}]}"
            "804ab1f209884e0064" => "{shape: ellipsoid point with altitude, latitude: 52.52000, longitude: 13.40500, \
                depth: false, altitude: 100 m}"
            "904ab1f209884e80640a050f1444" => "{shape: ellipsoid point with altitude and uncertainty ellipsoid, \
                latitude: 52.52000, longitude: 13.40500, depth: true, altitude: 100 m, semiMajor: 15.9 m, \
                semiMinor: 6.1 m, orientation: 30 degrees, uncertaintyAltitude: 28.7 m, confidence: 68 %}"
            "a04ab1f209884e00c80a0f1e44" => "{shape: ellipsoid arc, latitude: 52.52000, longitude: 13.40500, \
                innerRadius: 1000 m, uncertaintyRadius: 15.9 m, offsetAngle: 30 degrees, includedAngle: 60 degrees, \
                confidence: 68 %}"
            // Bits in use that are spare.
            "114ab1f209884e0a" => "{octets: 114ab1f209884e0a}"
        }
        // Q.763 3.88.
        GeodeticInformation {
            "03014ab1f209884e0a44" => "{presentation: presentation allowed, screening: network provided, \
                shape: ellipsoid point with uncertainty, latitude: 52.52000, longitude: 13.40500, uncertainty: 15.9 m, \
                confidence: 68 %}"
        }
    }
    // A degree is cut down to its step (TS 23.032 6.1).
    let (_, read) = codec(<GeographicalInformation<'_> as Element<'_>>::schema());
    let point = |latitude: &str, longitude: &str| {
        let entry = |key: &str, text: &str| (key.to_owned(), Value::Text(text.into()));
        read(&Value::Map(vec![
            entry("shape", "ellipsoid point"),
            entry("latitude", latitude),
            entry("longitude", longitude),
        ]))
    };
    assert_eq!(point("52.52", "13.405"), unhex("004ab1f209884e"));
    assert_eq!(point("-90", "180"), unhex("00ffffff7fffff"));
    assert_eq!(point("52.52", "180.1"), None);
    assert_eq!(point("52.5200001", "13"), None);
}

/// TS 24.008 10.5.6.5 and its tables; TS 29.002 17.7.1.
#[test]
fn quality_of_service() {
    leaves! {
        QosShort {
            // unverified-s-005.
            "040707" => "{delayClass: subscribed, reliabilityClass: unacknowledged GTP, LLC and RLC, protected data, \
                peakThroughput: subscribed, precedenceClass: 7, meanThroughput: 10000 octet/h}"
            "23921f" => "{delayClass: class 4 (best effort), \
                reliabilityClass: unacknowledged GTP and LLC, acknowledged RLC, protected data, \
                peakThroughput: 256000 octet/s, precedenceClass: normal priority, meanThroughput: best effort}"
        }
        QosLong {
            "0171960880744140ff" => "{allocationRetentionPriority: 1, trafficClass: interactive, \
                deliveryOrder: without delivery order, deliveryOfErroneousSDUs: no detection, maximumSDUSize: 1500 octets, \
                maximumBitRateUplink: 8 kbit/s, maximumBitRateDownlink: 576 kbit/s, residualBER: 1*10^-5, \
                sduErrorRatio: 1*10^-4, transferDelay: 200 ms, trafficHandlingPriority: level 1, \
                guaranteedBitRateUplink: 64 kbit/s, guaranteedBitRateDownlink: 0 kbit/s}"
            "02" => "{allocationRetentionPriority: 2}"
            "0271fe9940" => "{allocationRetentionPriority: 2, trafficClass: interactive, \
                deliveryOrder: without delivery order, deliveryOfErroneousSDUs: no detection, maximumSDUSize: 254, \
                maximumBitRateUplink: 2176 kbit/s, maximumBitRateDownlink: 64 kbit/s}"
        }
        QosSupplement {
            "11014b" => "{optimisedForSignalling: true, sourceStatistics: speech, maximumBitRateDownlink: 8700 kbit/s, \
                guaranteedBitRateDownlink: 17000 kbit/s}"
        }
        QosAdditionalSupplement { "fa00" => "{maximumBitRateUplink: 256000 kbit/s, guaranteedBitRateUplink: not extended}" }
    }
}

/// TS 29.060 7.7.27, TS 23.003 9.1 and 5.1, TS 24.008 10.5.5.12 and 10.5.1.6.
#[test]
fn packet_data() {
    leaves! {
        PdpTypeOrganization { "f1" => "{organization: IETF}" "01" => "{octets: 01}" }
        PdpTypeNumber { "21" => "IPv4" "57" => "IPv6" "8d" => "IPv4v6" "01" => "PPP" }
        PdpAddress {
            "c0000201" => "192.0.2.1"
            "20010db8000000000000000000000001" => "2001:db8::1"
            "c000020120010db8000000000000000000000001" => "192.0.2.1 2001:db8::1"
            "c00002" => "{octets: c00002}"
        }
        AccessPointName {
            "08696e7465726e6574066d6e63303031066d6363323632046770 7273" => "internet.mnc001.mcc262.gprs"
            "08696e74" => "{octets: 08696e74}"
            "03612e62" => "{octets: 03612e62}"
        }
        GsnAddress {
            "04c0000201" => "192.0.2.1"
            "5020010db8000000000000000000000001" => "2001:db8::1"
            "05c0000201" => "{octets: 05c0000201}"
        }
        ChargingId { "00010002" => "65538" }
        SgsnCapabilities { "01" => "{adviceOfCharge: true}" "02" => "{octets: 02}" }
        GprsCause { "00" => "unspecified" "1b" => "27" }
        MsClassmark2 {
            "33 19 81" => "{revisionLevel: GSM phase 2, controlledEarlySending: true, noA5-1: false, rfPowerClass: 3, \
                pseudoSynchronization: false, ssScreening: phase 2, shortMessages: true, voiceBroadcast: false, \
                voiceGroupCall: false, frequencyExtension: true, classmark3: true, lcsValueAdded: false, ucs2: false, \
                soLSA: false, camelServicePrompt: false, a5-3: false, a5-2: true}"
        }
        MsNetworkCapability {
            "e5e0" => "{gea1: true, smOverDedicatedChannels: true, smOverGprsChannels: true, ucs2: false, \
                ssScreening: phase 2, soLSA: false, revisionLevel: true, packetFlowContexts: true, gea2: true, gea3: true, \
                gea4: false, gea5: false, gea6: false, gea7: false, lcsVirtualApn: false}"
        }
    }
}

/// TS 23.040 9, TS 23.038 4 and 6, TS 24.011 8.2.5.4.
#[test]
fn short_messages() {
    leaves! {
        TpFirstOctet {
            "31" => "{messageType: SMS-SUBMIT, rejectDuplicates: false, validityPeriodFormat: relative, \
                statusReportRequest: true, userDataHeader: false, replyPath: false}"
            "04" => "{messageType: SMS-DELIVER, noMoreMessages: true, loopPrevention: false, \
                statusReportIndication: false, userDataHeader: false, replyPath: false}"
            "02" => "{messageType: SMS-COMMAND, statusReportRequest: false, userDataHeader: false}"
            "03" => "{octets: 03}"
        }
        TpProtocolIdentifier { "00" => "SME-to-SME" "41" => "replace short message type 1" "c1" => "193" }
        TpDataCodingScheme {
            "00" => "{group: general, automaticDeletion: false, compressed: false, alphabet: GSM 7 bit}"
            "08" => "{group: general, automaticDeletion: false, compressed: false, alphabet: UCS2}"
            "15" => "{group: general, automaticDeletion: false, compressed: false, alphabet: 8 bit data, class: class 1}"
            "f2" => "{group: message class, alphabet: GSM 7 bit, class: class 2}"
            "c8" => "{group: message waiting, discard, active: true, indication: voicemail}"
            "e1" => "{group: message waiting, store, UCS2, active: false, indication: fax}"
            "01" => "{octets: 01}"
        }
        TpValidityPeriod {
            "00" => "5 minutes"
            "8f" => "720 minutes"
            "a7" => "1440 minutes"
            "a8" => "2 days"
            "c4" => "30 days"
            "c5" => "5 weeks"
            "ff" => "63 weeks"
            "50114231016504" => "05-11-24T13:10:56+10:00"
            "41a70000000000" => "{singleShot: true, enhanced: relative, period: 1440 minutes}"
            "023c0000000000" => "{singleShot: false, enhanced: seconds, period: 60 seconds}"
        }
        MtSmsCause { "16" => "memory capacity exceeded" "02" => "2" }
        // `Inlab` and `1234567` (seven septets fill 49 of 56 bits).
        SmsAddress {
            "d049373b2c06" => "{text: Inlab, nature: alphanumeric, plan: unknown plan}"
            "d031d98c56b3dd00" => "{text: 1234567, nature: alphanumeric, plan: unknown plan}"
            "91947110325476f8" => "{digits: 4917012345678, nature: international, plan: E.164}"
        }
        SmsDestination { "a121f3" => "{digits: 123, nature: national, plan: E.164}" }
    }
}

/// TS 29.002 17.7.9, 17.7.10, 17.7.1; TS 29.078 5.1; Q.763.
#[test]
fn services() {
    leaves! {
        ExtTeleservice { "11" => "telephony" "22" => "shortMessageMO-PP" "1101" => "{octets: 1101}" }
        ExtBearerService { "1a" => "dataCDS-1200bps" "18" => "allDataCDS-Services" }
        SupportedCamelPhases {
            "04f0" => "[phase1, phase2, phase3, phase4]"
            "05e0" => "{size: 3, bits: [phase1, phase2, phase3]}"
            "04ff" => "{octets: 04ff}"
        }
        OfferedCamel4Functionalities {
            "04800010" => "[initiateCallAttempt, collectInformation]"
            "01 8002" => "{size: 15, bits: [initiateCallAttempt, cf-Enhancements]}"
        }
        HoldTreatment { "01" => "acceptHoldRequest" "02" => "rejectHoldRequest" "05" => "5" }
        ForwardCallIndicators {
            "2001" => "{international: false, endToEndMethod: none, interworking: false, endToEndInformation: false, \
                isdnUserPart: true, isdnUserPartPreference: preferred, isdnAccess: true, sccpMethod: no indication}"
            "4900" => "{international: true, endToEndMethod: none, interworking: true, endToEndInformation: false, \
                isdnUserPart: false, isdnUserPartPreference: not required, isdnAccess: false, sccpMethod: no indication}"
        }
        // cap-s-018: level 2; the signal of Q.931 4.5.28.
        AlertingPattern { "000002" => "{pattern: level 2}" "340142" => "{signal: alerting on, pattern 2}" "010002" => "{octets: 010002}" }
        IpSspCapabilities {
            "03" => "{ipRoutingAddress: true, voiceBack: true, voiceInformationBySpeechRecognition: false, \
                voiceInformationByVoiceRecognition: false, announcementsFromText: false}"
            "00ff" => "{ipRoutingAddress: false, voiceBack: false, voiceInformationBySpeechRecognition: false, \
                voiceInformationByVoiceRecognition: false, announcementsFromText: false, bilateral: ff}"
        }
        CugInterlock { "00490102" => "{network: 0049, code: 258}" }
        Carrier {
            "01218820" => "{octets: 01218820}"
            "01228208" => "{selection: presubscribed, not input, digits: 2880, type: national network identification, plan: four digits}"
            "04218208" => "{selection: not presubscribed, input, digits: 288, type: national network identification, plan: three digits}"
        }
        NaOliInfo { "3d" => "cellular service (type 1)" "00" => "0" }
        ChargeIndicator { "02" => "charge" }
        IsupCallReference { "00000a1310" => "{identity: 10, pointCode: 2-2-3}" }
        BackwardGvns { "81" => "{terminatingAccess: dedicated, extension: 1}" }
        UuIndicator {
            "04" => "{type: request, service1: requested, not essential, service2: no information, service3: no information}"
            "85" => "{type: response, service1: provided, service2: no information, service3: no information, discardedByNetwork: true}"
        }
        UserToUser { "0468656c6c6f" => "{protocol: IA5 characters, text: hello}" "00ff" => "{protocol: user specific, information: ff}" }
    }
}

/// TS 29.078 5.1 (VariablePart, CollectedDigits), Q.763 3.24.
#[test]
fn announcements_and_digits() {
    leaves! {
        PartTime { "4103" => "14:30" "a103" => "{octets: a103}" }
        PartDate { "02501142" => "2005-11-24" "501142" => "05-11-24" }
        PartPrice { "00 00 21 05" => "12.50" "10325476" => "12345.67" "0000000a" => "{octets: 0000000a}" }
        InputDigits { "0b" => "*" "0c" => "#" "0105" => "15" "0a" => "{octets: 0a}" }
        GenericDigits {
            "02214365" => "{digits: 123456, encoding: BCD even, type: 2}"
            "202103" => "{digits: 123, encoding: BCD odd, type: 0}"
            "412a31" => "{digits: *1, encoding: IA5, type: 1}"
            "61ff00" => "{digits: ff00, encoding: binary, type: 1}"
        }
    }
}

/// What other forms are read: bare hex where octets were shown before, texts, numbers.
#[test]
fn short_forms() {
    let octets = |schema: &'static Schema, value: Value| codec(schema).1(&value);
    let bearer = <BearerCap<'_> as Element<'_>>::schema();
    assert_eq!(
        octets(bearer, Value::Text("speech".into())),
        unhex("8090a3")
    );
    assert_eq!(
        octets(bearer, Value::Text("8090a3".into())),
        unhex("8090a3")
    );
    let teleservice = <ExtTeleservice<'_> as Element<'_>>::schema();
    assert_eq!(octets(teleservice, Value::Integer(17)), unhex("11"));
    assert_eq!(octets(teleservice, Value::Text("11".into())), unhex("11"));
    assert_eq!(octets(teleservice, Value::Integer(256)), None);
    let area = <LocationArea<'_> as Element<'_>>::schema();
    assert_eq!(
        octets(area, Value::Text("62f2101234".into())),
        unhex("62f2101234")
    );
    let unknown = Value::Map(vec![("delayClas".into(), Value::Integer(1))]);
    assert_eq!(
        octets(<QosShort<'_> as Element<'_>>::schema(), unknown),
        None
    );
    let phases = <SupportedCamelPhases<'_> as Element<'_>>::schema();
    assert_eq!(octets(phases, Value::Text("b1110".into())), unhex("04e0"));
}

/// Values that other projects assert of their octets: `tests/vectors`.
#[test]
fn vectors() {
    for (file, id, path, shown) in [
        ("cap", "cap-s-018", "alertingPattern", "{pattern: level 2}"),
        (
            "inap",
            "inap-s-008",
            "bearerCapability.bearerCap",
            "{transferCapability: speech, mode: circuit, rate: 64 kbit/s, layer1: G.711 mu-law}",
        ),
        (
            "unverified",
            "unverified-s-005",
            "endUserAddress.pDPTypeNumber",
            "PPP",
        ),
        (
            "unverified",
            "unverified-s-005",
            "qualityOfService.requested-QoS.short-QoS-format.meanThroughput",
            "10000 octet/h",
        ),
        (
            "unverified",
            "unverified-s-007",
            "supportedCamelPhases",
            "[phase1, phase2, phase3]",
        ),
    ] {
        let value = vector(file, id);
        let found = path
            .split('.')
            .try_fold(&value, |value, name| value.get(name));
        assert_eq!(found.map(flow).as_deref(), Some(shown), "{id} {path}");
    }
}

/// The argument or result of this vector, in a dialect of its file's protocol.
fn vector(file: &str, id: &str) -> Value {
    let dialect = if file == "inap" { "cs2" } else { "cap4" };
    let file = format!(
        "{}/../../tests/vectors/{file}.jsonl",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).expect("vectors");
    let line = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .find(|line| line["id"] == id)
        .expect("the vector");
    let octets = unhex(line["hex"].as_str().expect("hex")).expect("hex");
    let (name, kind) = (line["operation"].as_str(), line["kind"].as_str());
    let shown = OPERATIONS.iter().rev().find_map(|operation| {
        let of = match kind {
            Some("result") => operation.result?,
            _ => operation.argument?,
        };
        let dialect = Dialect::all().find(|known| known.name() == dialect)?;
        let here = operation.dialects & dialect.bit() != 0;
        let (tlv, _) = element(&octets).ok()?;
        (here && Some(operation.name) == name)
            .then(|| show_lenient(of.schema(), tlv, dialect.bit()))
    });
    shown.expect("an operation of this name")
}

/// Every leaf that any operation or error has in it, once.
fn every_leaf() -> Vec<&'static Schema> {
    let mut types: Vec<&'static Schema> = Vec::new();
    let mut todo: Vec<&'static Schema> = OPERATIONS
        .iter()
        .flat_map(|operation| [operation.argument, operation.result])
        .flatten()
        .map(|of| of.schema())
        .collect();
    todo.extend(
        ERRORS
            .iter()
            .filter_map(|error| error.parameter)
            .map(|of| of.schema()),
    );
    while let Some(schema) = todo.pop() {
        if types.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        types.push(schema);
        todo.extend(contained(schema));
        todo.extend(schema.members().iter().map(|member| (member.of)()));
        if let Kind::List(of) = schema.kind {
            todo.push(of());
        }
    }
    types.retain(|schema| matches!(schema.kind, Kind::Leaf { .. }) && matches!(schema.tag, 3 | 4));
    types
}

#[test]
fn every_leaf_is_reached() {
    assert!(every_leaf().len() > 90, "{}", every_leaf().len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any octets are shown, and what is shown is read back to the same octets.
    /// Addresses are written as the standard library writes them, and both read the same texts.
    #[test]
    fn addresses_are_the_librarys(
        groups in proptest::array::uniform8(prop_oneof![3 => Just(0u16), 1 => Just(0xffff), 2 => any::<u16>()]),
        text in "[0-9a-f:.]{0,24}|(0|[0-9]{1,3}|00|f{1,5})?(:{1,2}(0|1|ffff|10000|1.2.3.4)){0,8}(::)?|[0-9]{1,3}([.]([0-9]|2[0-9]{2}|0[0-9])){1,4}",
    ) {
        let (show, read) = codec(<GsnAddress<'_> as Element<'_>>::schema());
        let six = Ipv6Addr::from(groups);
        let octets = [&[0x50], &six.octets()[..]].concat();
        prop_assert_eq!(show(&octets), Value::Text(six.to_string()));
        prop_assert_eq!(read(&Value::Text(six.to_string())), Some(octets));
        let four = Ipv4Addr::from((u32::from(groups[0]) << 16) | u32::from(groups[7]));
        let octets = [&[0x04], &four.octets()[..]].concat();
        prop_assert_eq!(show(&octets), Value::Text(four.to_string()));
        let theirs = text.parse().ok().map(|address| match address {
            IpAddr::V4(four) => [&[0x04], &four.octets()[..]].concat(),
            IpAddr::V6(six) => [&[0x50], &six.octets()[..]].concat(),
        });
        let ours = read(&Value::Text(text.clone())).filter(|_| unhex(&text).is_none());
        let theirs = theirs.filter(|_| unhex(&text).is_none());
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn shown_is_read_back(octets in proptest::collection::vec(any::<u8>(), 0..24)) {
        for schema in every_leaf() {
            let (show, read) = codec(schema);
            let value = show(&octets);
            prop_assert_eq!(read(&value), Some(octets.clone()), "{} {:?}", schema.name, value);
        }
    }

    /// Few different octets: fields of small codes, which have names.
    #[test]
    fn likely_octets_are_read_back(octets in proptest::collection::vec(prop_oneof![0u8..4, 0x80u8..0x84, Just(0x11)], 0..16)) {
        for schema in every_leaf() {
            let (show, read) = codec(schema);
            let value = show(&octets);
            prop_assert_eq!(read(&value), Some(octets.clone()), "{} {:?}", schema.name, value);
        }
    }

    /// Whatever a file says where a leaf is, it is read or refused.
    #[test]
    fn no_text_panics(text in "[ -~]{0,20}|[0-9.:+-]{0,12}", number in any::<i64>(), key in "[a-zA-Z0-9]{0,12}") {
        for schema in every_leaf() {
            let (show, read) = codec(schema);
            let mut values = vec![
                Value::Text(text.clone()),
                Value::Integer(number),
                Value::List(vec![Value::Text(text.clone())]),
                Value::Map(vec![(key.clone(), Value::Text(text.clone()))]),
            ];
            // Every field that it has, with something else in it.
            if let Value::Map(map) = show(&[0x80; 7]) {
                for at in 0..map.len() {
                    let mut map = map.clone();
                    map[at].1 = Value::Text(text.clone());
                    values.push(Value::Map(map.clone()));
                    map[at].1 = Value::Integer(number);
                    values.push(Value::Map(map));
                }
            }
            for value in values {
                if let Some(octets) = read(&value) {
                    let _ = show(&octets);
                }
            }
        }
    }
}
