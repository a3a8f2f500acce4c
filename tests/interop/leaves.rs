//! What leaves mean, ours beside tshark's: for each kind of leaf that tshark looks into, an argument with it, and for each field
//! what `inlab decode` shows and what tshark shows.
//!
//! The arguments are written as YAML, encoded by us, wrapped by hand ([`inlab_tests::wire`]), and read by tshark 4.0.17. Both
//! columns of [`CASES`] are held: the first by our decoder, the second by tshark. What tshark does not look into, or gets wrong:
//!
//! | leaf | tshark 4.0.17 | held by |
//! | --- | --- | --- |
//! | time and time zone, charging identity, TP-PID, TP-DCS, TP-VP, MS classmark 2, MS network capability | octets | `proto/inap/tests/leaves.rs` |
//! | cell of a circuit switched location (mcc, mnc, lac, ci), lac of a location area | octets | `proto/inap/tests/leaves.rs` |
//! | cause diagnostics of value 17 (CCBS) | octets | `proto/inap/tests/leaves.rs` |
//! | calling party's category of connect | a number of no octet (4294967294 for 3); in initialDP it is right | the initialDP below |
//! | cause diagnostics of value 96 | the elements 7c and 7d as "Not used" | `proto/inap/tests/leaves.rs` |
//! | transfer delay | the code 16, not 200 ms | `proto/inap/tests/leaves.rs` (TS 24.008 10.5.6.5) |
//! | delivery order | the names of traffic classes: 2 is "Streaming class", not "without delivery order" | `proto/inap/tests/leaves.rs` (TS 24.008 10.5.6.5) |
//! | longitude | the nearest of five places: 13.40499 for 624718 * 360 / 2^24 = 13.404994; ours is the next place up, for it is read back to 624718 | `proto/inap/tests/leaves.rs` (TS 23.032 6.1) |
//! | alphanumeric address of a short message | digits of a reserved nature, for it takes an SMS-AddressString for one of MAP | `proto/inap/tests/leaves.rs` (TS 23.040 9.1.2.5) |

use crate::dissected::attribute;
use crate::produced::temporary;
use inlab_ber::value::Value;
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_replay::scenario::ber_value;
use inlab_tests::values::{Part, types};
use inlab_tests::wire::{data, message};
use inlab_trace::{PcapWriter, SctpPayload, decode_part, encode};
use std::net::SocketAddr;
use std::process::Command;
use std::time::Duration;

/// An argument of CAP phase 4.
struct Case {
    operation: &'static str,
    argument: &'static str,
    /// Path and text of a field of ours; name and text of the field of tshark.
    fields: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

#[test]
fn leaves_mean_the_same() {
    let dialect = Dialect::every().find(|dialect| dialect.name() == "cap4");
    let dialect = dialect.expect("CAP phase 4");
    let path = temporary("leaves.pcapng");
    let file = std::fs::File::create(&path).expect("a file");
    let mut writer = PcapWriter::new(file).expect("a header");
    let mut problems = Vec::new();
    for (number, case) in (1..).zip(CASES) {
        let part = inlab_trace::Part::Argument;
        let document = Document::parse(case.operation, case.argument).expect("YAML");
        let value = ber_value(document.root()).expect("a value");
        let octets = encode(dialect, case.operation, part, &value)
            .unwrap_or_else(|error| panic!("{}: {error}", case.operation));
        let shown = decode_part(dialect, case.operation, part, &octets).expect("decoded");
        for (path, ours, ..) in case.fields {
            let found = at(&shown, path).map(text);
            if found.as_deref() != Some(ours) {
                problems.push(format!(
                    "{} {path}: ours is {found:?}, not {ours:?}",
                    case.operation
                ));
            }
        }
        let whole = types(dialect)
            .find(|whole| whole.part == Part::Argument && whole.name == case.operation)
            .expect("an operation");
        let tcap = message(dialect, &whole, &octets, number);
        let octets = data(&tcap, dialect.default_subsystem(), number);
        let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
        let payload = SctpPayload {
            stream: 1,
            protocol: 3,
            octets: &octets,
        };
        let at = Duration::from_millis(u64::from(number));
        writer
            .write(at, address(1), address(2), payload)
            .expect("written");
    }
    writer.into_inner();

    let output = Command::new("tshark")
        .args(["-n", "-r"])
        .arg(&path)
        .args([
            "-o",
            "tcap.ssn:2-254",
            "-o",
            "sctp.tsn_analysis:FALSE",
            "-T",
            "pdml",
        ])
        .output()
        .unwrap_or_else(|error| {
            panic!("tshark does not run ({error}): install the Debian package `tshark`")
        });
    assert!(output.status.success(), "tshark: {}", output.status);
    let pdml = String::from_utf8(output.stdout).expect("UTF-8");
    let packets: Vec<&str> = pdml.split("<packet>").skip(1).collect();
    assert_eq!(packets.len(), CASES.len());
    let mut compared = 0;
    for (case, packet) in CASES.iter().zip(packets) {
        let fields: Vec<(String, String)> = packet
            .lines()
            .filter(|line| line.trim_start().starts_with("<field"))
            .map(|line| {
                (
                    attribute(line, "name"),
                    meaning(&attribute(line, "showname")),
                )
            })
            .collect();
        for (path, _, name, theirs) in case.fields {
            let here = || fields.iter().filter(|(known, _)| known == name);
            compared += 1;
            if !here().any(|(_, shown)| shown == theirs) {
                let there: Vec<_> = here().map(|(_, shown)| shown).collect();
                let operation = case.operation;
                problems.push(format!(
                    "{operation} {path}: {name} is {there:?}, not {theirs:?}"
                ));
            }
        }
        for (name, _) in fields.iter().filter(|(name, _)| name.contains("malformed")) {
            problems.push(format!("{}: {name}", case.operation));
        }
    }
    println!("{} arguments, {compared} fields", CASES.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What a field says behind the diagram of its bits.
fn meaning(shown: &str) -> String {
    let is_bits = |bits: &str| bits.bytes().all(|c| b"01. ".contains(&c));
    let meaning = match shown.split_once(" = ") {
        Some((bits, meaning)) if is_bits(bits) => meaning,
        _ => shown,
    };
    meaning.trim_end().to_owned()
}

/// The value at names and places with dots between.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, step| match value {
        Value::Map(map) => map
            .iter()
            .find(|(name, _)| name == step)
            .map(|(_, value)| value),
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::List(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Map(_) => format!("{value:?}"),
    }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case {
        operation: "initialDP",
        argument: r#"
serviceKey: 100
calledPartyNumber: {digits: "4912345678", nature: international}
callingPartyNumber: {digits: "5550100", nature: national, incomplete: complete, plan: E.164, presentation: presentation restricted, screening: network provided}
callingPartysCategory: ordinary calling subscriber
locationNumber: {digits: "4917700", nature: international}
bearerCapability: {bearerCap: {transferCapability: speech, mode: circuit, rate: 64 kbit/s, layer1: G.711 A-law}}
highLayerCompatibility: {interpretation: first, presentation: high layer protocol profile, teleservice: telephony}
redirectingPartyID: {digits: "4930111", nature: international}
redirectionInformation: {indicator: call diverted, originalReason: unconditional, counter: 2, reason: no reply}
iMSI: "262011234567890"
ext-basicServiceCode: {ext-Teleservice: telephony}
callReferenceNumber: "0a0b0c"
mscAddress: "+491710000000"
timeAndTimezone: "2005-11-24T13:10:56+10:00"
locationInformation:
  ageOfLocationInformation: 3
  geographicalInformation: {shape: ellipsoid point with uncertainty circle, latitude: "52.52000", longitude: "13.40500", uncertainty: 15.9 m}
  vlr-number: "+491720000000"
  cellGlobalIdOrServiceAreaIdOrLAI: {cellGlobalIdOrServiceAreaIdFixedLength: {mcc: "262", mnc: "01", lac: 4660, ci: 257}}
"#,
        fields: &[
            ("calledPartyNumber.digits", "4912345678", "isup.called", "Called Party Number: 4912345678"),
            ("calledPartyNumber.nature", "international", "isup.called_party_nature_of_address_indicator", "Nature of address indicator: international number (4)"),
            ("calledPartyNumber.plan", "E.164", "isup.numbering_plan_indicator", "Numbering plan indicator: ISDN (Telephony) numbering plan ITU-T E.164 (1)"),
            ("callingPartyNumber.digits", "5550100", "isup.calling", "Calling Party Number: 5550100"),
            ("callingPartyNumber.nature", "national", "isup.calling_party_nature_of_address_indicator", "Nature of address indicator: national (significant) number (3)"),
            ("callingPartyNumber.incomplete", "complete", "isup.ni_indicator", "NI indicator: complete"),
            ("callingPartyNumber.presentation", "presentation restricted", "isup.address_presentation_restricted_indicator", "Address presentation restricted indicator: presentation restricted (1)"),
            ("callingPartyNumber.screening", "network provided", "isup.screening_indicator", "Screening indicator: network provided (3)"),
            ("callingPartysCategory", "ordinary calling subscriber", "camel.callingPartysCategory", "callingPartysCategory: ordinary calling subscriber (10)"),
            ("locationNumber.digits", "4917700", "isup.location_number", "Location Number: 4917700"),
            ("bearerCapability.bearerCap.transferCapability", "speech", "q931.information_transfer_capability", "Information transfer capability: Speech (0x00)"),
            ("bearerCapability.bearerCap.mode", "circuit", "q931.transfer_mode", "Transfer mode: Circuit mode (0x0)"),
            ("bearerCapability.bearerCap.rate", "64 kbit/s", "q931.information_transfer_rate", "Information transfer rate: 64 kbit/s (0x10)"),
            ("bearerCapability.bearerCap.layer1", "G.711 A-law", "q931.uil1", "User information layer 1 protocol: Recommendation G.711 A-law (0x03)"),
            ("highLayerCompatibility.interpretation", "first", "q931.interpretation", "Interpretation: First (primary or only) high layer characteristics identification to be used in the call (0x4)"),
            ("highLayerCompatibility.presentation", "high layer protocol profile", "q931.presentation_method_protocol_profile", "Presentation method of protocol profile: High layer protocol profile (without specification of attributes) (0x1)"),
            ("highLayerCompatibility.teleservice", "telephony", "q931.high_layer_characteristics", "High layer characteristics identification: Telephony (0x01)"),
            ("redirectingPartyID.digits", "4930111", "isup.redirecting", "Redirecting Number: 4930111"),
            ("redirectionInformation.indicator", "call diverted", "isup.redirecting_ind", "Redirection indicator: call diverted (3)"),
            ("redirectionInformation.originalReason", "unconditional", "isup.original_redirection_reason", "Original redirection reason: unconditional (national use) (3)"),
            ("redirectionInformation.counter", "2", "isup.redirection_counter", "Redirection counter: 2"),
            ("redirectionInformation.reason", "no reply", "isup.redirection_reason", "Redirection reason: no reply (national use) (2)"),
            ("iMSI", "262011234567890", "e212.imsi", "IMSI: 262011234567890"),
            ("ext-basicServiceCode.ext-Teleservice", "telephony", "gsm_map.ext_Teleservice", "ext-Teleservice: telephony (17)"),
            ("callReferenceNumber", "0a0b0c", "camel.callReferenceNumber", "callReferenceNumber: 0a0b0c"),
            ("mscAddress.digits", "491710000000", "e164.msisdn", "E.164 number (MSISDN): 491710000000"),
            ("mscAddress.nature", "international", "gsm_map.nature_of_number", "Nature of number: International Number (0x1)"),
            ("locationInformation.ageOfLocationInformation", "3", "gsm_map.ms.ageOfLocationInformation", "ageOfLocationInformation: 3"),
            ("locationInformation.vlr-number.digits", "491720000000", "e164.msisdn", "E.164 number (MSISDN): 491720000000"),
            ("locationInformation.geographicalInformation.shape", "ellipsoid point with uncertainty circle", "gsm_a.gad.location_estimate", "Location estimate: Ellipsoid point with uncertainty Circle (1)"),
            ("locationInformation.geographicalInformation.latitude", "52.52000", "gsm_a.gad.deg_of_latitude", "Degrees of latitude: 4895218 (52.52000 degrees)"),
            ("locationInformation.geographicalInformation.longitude", "13.40500", "gsm_a.gad.deg_of_longitude", "Degrees of longitude: 624718 (13.40499 degrees)"),
            ("locationInformation.geographicalInformation.uncertainty", "15.9 m", "gsm_a.gad.uncertainty_code", "Uncertainty code: 10 (15.9 m)"),
        ],
    },
    Case {
        operation: "initialDP",
        argument: r#"
serviceKey: 100
callingPartysCategory: payphone
bearerCapability: {bearerCap: {transferCapability: unrestricted digital information, mode: circuit, rate: 64 kbit/s}}
ext-basicServiceCode: {ext-BearerService: dataCDS-1200bps}
redirectionInformation: {indicator: call rerouted, originalReason: user busy, counter: 1, reason: user busy}
highLayerCompatibility: {interpretation: first, presentation: high layer protocol profile, teleservice: facsimile group 2/3}
locationInformation:
  locationNumber: {digits: "33123456", nature: international}
  cellGlobalIdOrServiceAreaIdOrLAI: {laiFixedLength: {mcc: "310", mnc: "410", lac: 65533}}
  geographicalInformation: {shape: ellipsoid point with uncertainty circle, latitude: "-33.87000", longitude: "151.21000", uncertainty: 0.0 m}
  geodeticInformation: {presentation: presentation allowed, screening: network provided, shape: ellipsoid point with uncertainty, latitude: "52.52000", longitude: "13.40500", uncertainty: 15.9 m, confidence: 68 %}
initialDPArgExtension:
  ms-Classmark2: {revisionLevel: GSM phase 2, controlledEarlySending: true, noA5-1: false, rfPowerClass: 3, pseudoSynchronization: false, ssScreening: phase 2, shortMessages: true, voiceBroadcast: false, voiceGroupCall: false, frequencyExtension: true, classmark3: true, lcsValueAdded: false, ucs2: false, soLSA: false, camelServicePrompt: false, a5-3: false, a5-2: true}
  supportedCamelPhases: [phase1, phase2, phase3, phase4]
  offeredCamel4Functionalities: [initiateCallAttempt, collectInformation]
  iMEI: "356938035643809"
  ext-basicServiceCode2: {ext-Teleservice: emergencyCalls}
"#,
        fields: &[
            ("callingPartysCategory", "payphone", "camel.callingPartysCategory", "callingPartysCategory: payphone (15)"),
            ("bearerCapability.bearerCap.transferCapability", "unrestricted digital information", "q931.information_transfer_capability", "Information transfer capability: Unrestricted digital information (0x08)"),
            ("highLayerCompatibility.teleservice", "facsimile group 2/3", "q931.high_layer_characteristics", "High layer characteristics identification: F.182 Facsimile Group 2/3 (0x04)"),
            ("redirectionInformation.indicator", "call rerouted", "isup.redirecting_ind", "Redirection indicator: call rerouted (national use) (1)"),
            ("redirectionInformation.originalReason", "user busy", "isup.original_redirection_reason", "Original redirection reason: user busy (national use) (1)"),
            ("redirectionInformation.reason", "user busy", "isup.redirection_reason", "Redirection reason: user busy (national use) (1)"),
            ("locationInformation.geographicalInformation.latitude", "-33.87000", "gsm_a.gad.deg_of_latitude", "Degrees of latitude: 3156912 (-33.87000 degrees)"),
            ("locationInformation.geographicalInformation.longitude", "151.20999", "gsm_a.gad.deg_of_longitude", "Degrees of longitude: 7046896 (151.20999 degrees)"),
            ("locationInformation.geographicalInformation.uncertainty", "0.0 m", "gsm_a.gad.uncertainty_code", "Uncertainty code: 0 (0.0 m)"),
            ("locationInformation.locationNumber.digits", "33123456", "isup.location_number", "Location Number: 33123456"),
            ("locationInformation.cellGlobalIdOrServiceAreaIdOrLAI.laiFixedLength.mcc", "310", "e212.lai.mcc", "Mobile Country Code (MCC): United States (310)"),
            ("locationInformation.cellGlobalIdOrServiceAreaIdOrLAI.laiFixedLength.mnc", "410", "e212.lai.mnc", "Mobile Network Code (MNC): AT&T Mobility (410)"),
            ("locationInformation.geodeticInformation.presentation", "presentation allowed", "isup.location_presentation_restr_ind", "Calling Geodetic Location presentation restricted indicator: presentation allowed (0)"),
            ("locationInformation.geodeticInformation.screening", "network provided", "isup.location_screening_ind", "Calling Geodetic Location screening indicator: network provided (3)"),
            ("locationInformation.geodeticInformation.shape", "ellipsoid point with uncertainty", "isup.geo_loc_shape", "Calling geodetic location type of shape: ellipsoid point with uncertainty (1)"),
            ("ext-basicServiceCode.ext-BearerService", "dataCDS-1200bps", "gsm_map.ext_BearerService", "ext-BearerService: dataCDS-1200bps (26)"),
            ("initialDPArgExtension.iMEI", "356938035643809", "gsm_map.tbcd_digits", "TBCD digits: 356938035643809"),
            ("initialDPArgExtension.supportedCamelPhases", "phase1, phase2, phase3, phase4", "gsm.map.ms.SupportedCamelPhases.phase4", "phase4: True"),
            ("initialDPArgExtension.offeredCamel4Functionalities", "initiateCallAttempt, collectInformation", "gsm.map.ms.OfferedCamel4Functionalities.collectInformation", "collectInformation: True"),
            ("initialDPArgExtension.offeredCamel4Functionalities", "initiateCallAttempt, collectInformation", "gsm.map.ms.OfferedCamel4Functionalities.initiateCallAttempt", "initiateCallAttempt: True"),
            ("initialDPArgExtension.offeredCamel4Functionalities", "initiateCallAttempt, collectInformation", "gsm.map.ms.OfferedCamel4Functionalities.splitLeg", "splitLeg: False"),
            ("initialDPArgExtension.ext-basicServiceCode2.ext-Teleservice", "emergencyCalls", "gsm_map.ext_Teleservice", "ext-Teleservice: emergencyCalls (18)"),
        ],
    },
    Case {
        operation: "initialDPSMS",
        argument: r#"
serviceKey: 7
destinationSubscriberNumber: {digits: "123", nature: national, plan: E.164}
callingPartyNumber: "+491701234567"
eventTypeSMS: sms-CollectedInfo
iMSI: "310410123456789"
sMSCAddress: "+491760000443"
tPShortMessageSpecificInfo: {messageType: SMS-SUBMIT, rejectDuplicates: false, validityPeriodFormat: relative, statusReportRequest: true, userDataHeader: false, replyPath: false}
tPProtocolIdentifier: replace short message type 1
tPDataCodingScheme: {group: general, automaticDeletion: false, compressed: false, alphabet: UCS2}
tPValidityPeriod: 2 days
locationInformationGPRS:
  routeingAreaIdentity: {mcc: "262", mnc: "01", lac: 4660, rac: 5}
  sgsn-Number: "+491700000001"
"#,
        fields: &[
            ("destinationSubscriberNumber.digits", "123", "gsm_a.dtap.cld_party_bcd_num", "Called Party BCD Number: 123"),
            ("destinationSubscriberNumber.nature", "national", "gsm_a.dtap.type_of_number", "Type of number: National number (0x2)"),
            ("callingPartyNumber.digits", "491701234567", "e164.msisdn", "E.164 number (MSISDN): 491701234567"),
            ("iMSI", "310410123456789", "e212.imsi", "IMSI: 310410123456789"),
            ("sMSCAddress.digits", "491760000443", "e164.msisdn", "E.164 number (MSISDN): 491760000443"),
            ("locationInformationGPRS.routeingAreaIdentity.mcc", "262", "e212.rai.mcc", "Mobile Country Code (MCC): Germany (262)"),
            ("locationInformationGPRS.routeingAreaIdentity.mnc", "01", "e212.rai.mnc", "Mobile Network Code (MNC): Telekom Deutschland GmbH (01)"),
            ("locationInformationGPRS.routeingAreaIdentity.lac", "4660", "gsm_a.lac", "Location Area Code (LAC): 0x1234 (4660)"),
            ("locationInformationGPRS.routeingAreaIdentity.rac", "5", "gsm_a.gm.gmm.rac", "Routing Area Code (RAC): 0x05 (5)"),
        ],
    },
    Case {
        operation: "initialDPGPRS",
        argument: r#"
serviceKey: 8
gPRSEventType: pdp-ContextEstablishment
mSISDN: "+491701234567"
iMSI: "262011234567890"
timeAndTimeZone: "2005-11-24T13:10:56+01:00"
endUserAddress: {pDPTypeOrganization: {organization: IETF}, pDPTypeNumber: IPv4, pDPAddress: 192.0.2.1}
qualityOfService:
  requested-QoS: {short-QoS-format: {delayClass: class 4 (best effort), reliabilityClass: "unacknowledged GTP and LLC, acknowledged RLC, protected data", peakThroughput: 256000 octet/s, precedenceClass: normal priority, meanThroughput: best effort}}
  subscribed-QoS: {long-QoS-format: {allocationRetentionPriority: 1, trafficClass: interactive, deliveryOrder: without delivery order, deliveryOfErroneousSDUs: no detection, maximumSDUSize: 1500 octets, maximumBitRateUplink: 8 kbit/s, maximumBitRateDownlink: 576 kbit/s, residualBER: 1*10^-5, sduErrorRatio: 1*10^-4, transferDelay: 200 ms, trafficHandlingPriority: level 1, guaranteedBitRateUplink: 64 kbit/s, guaranteedBitRateDownlink: 0 kbit/s}}
accessPointName: internet.mnc001.mcc262.gprs
routeingAreaIdentity: {mcc: "262", mnc: "01", lac: 4660, rac: 5}
chargingID: 65538
gGSNAddress: 192.0.2.9
"#,
        fields: &[
            ("endUserAddress.pDPTypeNumber", "IPv4", "camel.PDPTypeNumber_ietf", "IETF defined PDP Type Value: IPv4 Address (0x21)"),
            ("endUserAddress.pDPAddress", "192.0.2.1", "camel.PDPAddress_IPv4", "PDPAddress IPv4: 192.0.2.1"),
            ("qualityOfService.requested-QoS.short-QoS-format.delayClass", "class 4 (best effort)", "gsm_a.gm.sm.qos.delay_cls", "Quality of Service Delay class: Delay class 4 (best effort) (4)"),
            ("qualityOfService.requested-QoS.short-QoS-format.reliabilityClass", "unacknowledged GTP and LLC, acknowledged RLC, protected data", "gsm_a.gm.sm.qos.reliability_cls", "Reliability class: Unacknowledged GTP/LLC, Ack RLC, Protected data (3)"),
            ("qualityOfService.requested-QoS.short-QoS-format.peakThroughput", "256000 octet/s", "gsm_a.gm.sm.qos.peak_throughput", "Peak throughput: Up to 256 000 octet/s (9)"),
            ("qualityOfService.requested-QoS.short-QoS-format.precedenceClass", "normal priority", "gsm_a.gm.sm.qos.prec_class", "Precedence class: Normal priority (2)"),
            ("qualityOfService.requested-QoS.short-QoS-format.meanThroughput", "best effort", "gsm_a.gm.sm.qos.mean_throughput", "Mean throughput: Best effort (31)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.allocationRetentionPriority", "1", "gsm_map.ext_qos_subscribed_pri", "Allocation/Retention priority: 1"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.trafficClass", "interactive", "gsm_map.qos.traffic_cls", "Traffic class: Interactive class (3)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.deliveryOfErroneousSDUs", "no detection", "gsm_map.qos.del_of_err_sdu", "Delivery of erroneous SDUs: No detect('-') (1)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.maximumSDUSize", "1500 octets", "gsm_map.qos.max_sdu", "Maximum SDU size: 1500"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.maximumBitRateUplink", "8 kbit/s", "gsm_map.qos.max_brate_ulink", "Maximum bit rate for uplink in kbit/s: 8"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.maximumBitRateDownlink", "576 kbit/s", "gsm_map.qos.max_brate_dlink", "Maximum bit rate for downlink in kbit/s: 576"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.residualBER", "1*10^-5", "gsm_map.qos.ber", "Residual Bit Error Rate (BER): 1*10-5 (7)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.sduErrorRatio", "1*10^-4", "gsm_map.qos.sdu_err_rat", "SDU error ratio: 1*10-4 (4)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.transferDelay", "200 ms", "gsm_map.qos.transfer_delay", "Transfer delay (Raw data see TS 24.008 for interpretation): 16"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.trafficHandlingPriority", "level 1", "gsm_map.qos.traff_hdl_pri", "Traffic handling priority: Priority level 1 (1)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.guaranteedBitRateUplink", "64 kbit/s", "gsm_map.qos.brate_ulink", "Guaranteed bit rate for uplink in kbit/s: 64"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.guaranteedBitRateDownlink", "0 kbit/s", "gsm_map.qos.brate_dlink", "Guaranteed bit rate for downlink in kbit/s: 0"),
            ("accessPointName", "internet.mnc001.mcc262.gprs", "gsm_a.gm.sm.apn", "APN: internet.mnc001.mcc262.gprs"),
            ("gGSNAddress", "192.0.2.9", "gsm_map.gsnaddress_ipv4", "GSN-Address IPv4: 192.0.2.9"),
            ("routeingAreaIdentity.mcc", "262", "e212.rai.mcc", "Mobile Country Code (MCC): Germany (262)"),
            ("routeingAreaIdentity.mnc", "01", "e212.rai.mnc", "Mobile Network Code (MNC): Telekom Deutschland GmbH (01)"),
            ("routeingAreaIdentity.lac", "4660", "gsm_a.lac", "Location Area Code (LAC): 0x1234 (4660)"),
            ("routeingAreaIdentity.rac", "5", "gsm_a.gm.gmm.rac", "Routing Area Code (RAC): 0x05 (5)"),
        ],
    },
    Case {
        operation: "initialDPGPRS",
        argument: r#"
serviceKey: 8
gPRSEventType: pdp-ContextEstablishment
mSISDN: "+491701234567"
iMSI: "262011234567890"
timeAndTimeZone: "2005-11-24T13:10:56-03:30"
endUserAddress: {pDPTypeOrganization: {organization: IETF}, pDPTypeNumber: IPv6, pDPAddress: "2001:db8::1"}
gGSNAddress: "2001:db8::9"
"#,
        fields: &[
            ("endUserAddress.pDPTypeNumber", "IPv6", "camel.PDPTypeNumber_ietf", "IETF defined PDP Type Value: IPv6 Address (0x57)"),
            ("endUserAddress.pDPAddress", "2001:db8::1", "camel.PDPAddress_IPv6", "PDPAddress IPv6: 2001:db8::1"),
            ("gGSNAddress", "2001:db8::9", "gsm_map.gsnaddress_ipv6", "GSN Address IPv6: 2001:db8::9"),
        ],
    },
    Case {
        operation: "releaseCall",
        argument: r#"
allCallSegments: {value: 17 user busy, location: public network serving the remote user, diagnostics: {ccbs: not possible}}
"#,
        fields: &[
            ("allCallSegments.value", "17 user busy", "camel.cause_indicator", "Cause indicator: User busy (17)"),
            ("allCallSegments.location", "public network serving the remote user", "q931.cause_location", "Cause location: Public network serving the remote user (RLN) (4)"),
        ],
    },
    Case {
        operation: "releaseCall",
        argument: r#"
allCallSegments: {value: 102 recovery on timer expiry, location: user, diagnostics: {timer: 303}}
"#,
        fields: &[
            ("allCallSegments.value", "102 recovery on timer expiry", "camel.cause_indicator", "Cause indicator: Recovery on timer expiry (102)"),
            ("allCallSegments.location", "user", "q931.cause_location", "Cause location: User (U) (0)"),
            ("allCallSegments.diagnostics.timer", "303", "q931.cause_call.rec_timer", "Timer: 303"),
        ],
    },
    Case {
        operation: "connect",
        argument: r#"
destinationRoutingAddress: [{digits: "4912345678", nature: international}]
genericNumbers: [{qualifier: additional calling party number, digits: "4912345", nature: international, incomplete: complete, plan: E.164, presentation: presentation allowed, screening: "user provided, verified and passed"}]
originalCalledPartyID: {digits: "4930111", nature: international}
callingPartysCategory: operator, language German
"#,
        fields: &[
            ("destinationRoutingAddress.0.digits", "4912345678", "isup.called", "Called Party Number: 4912345678"),
            ("genericNumbers.0.digits", "4912345", "isup.generic_number", "Generic Number: 4912345"),
            ("genericNumbers.0.qualifier", "additional calling party number", "isup.number_qualifier_indicator", "Number qualifier indicator: additional calling party number (0x06)"),
            ("genericNumbers.0.screening", "user provided, verified and passed", "isup.screening_indicator_enhanced", "Screening indicator: user provided, verified and passed (1)"),
            ("originalCalledPartyID.digits", "4930111", "isup.original_called_number", "Original Called Number: 4930111"),
        ],
    },
    Case {
        operation: "initialDP",
        argument: r#"
serviceKey: 100
calledPartyBCDNumber: {digits: "800123", nature: unknown, plan: E.164}
cause: {value: 1, location: user}
locationInformation:
  locationInformationEPS:
    e-utranCellGlobalIdentity: {mcc: "262", mnc: "01", eci: 19088743}
    trackingAreaIdentity: {mcc: "262", mnc: "01", tac: 4660}
"#,
        fields: &[
            ("cause.value", "1 unallocated (unassigned) number", "camel.cause_indicator", "Cause indicator: Unallocated (unassigned) number (1)"),
            ("locationInformation.locationInformationEPS.e-utranCellGlobalIdentity.mcc", "262", "e212.ecgi.mcc", "Mobile Country Code (MCC): Germany (262)"),
            ("locationInformation.locationInformationEPS.e-utranCellGlobalIdentity.mnc", "01", "e212.ecgi.mnc", "Mobile Network Code (MNC): Telekom Deutschland GmbH (01)"),
            ("locationInformation.locationInformationEPS.e-utranCellGlobalIdentity.eci", "19088743", "sgsap.eci", "ECI (E-UTRAN Cell Identifier): 19088743"),
            ("locationInformation.locationInformationEPS.trackingAreaIdentity.mcc", "262", "e212.tai.mcc", "Mobile Country Code (MCC): Germany (262)"),
            ("locationInformation.locationInformationEPS.trackingAreaIdentity.mnc", "01", "e212.tai.mnc", "Mobile Network Code (MNC): Telekom Deutschland GmbH (01)"),
            ("locationInformation.locationInformationEPS.trackingAreaIdentity.tac", "4660", "nas_eps.emm.tai_tac", "Tracking area code(TAC): 4660"),
            ("calledPartyBCDNumber.digits", "800123", "gsm_a.dtap.cld_party_bcd_num", "Called Party BCD Number: 800123"),
            ("calledPartyBCDNumber.nature", "unknown", "gsm_a.dtap.type_of_number", "Type of number: unknown (0x0)"),
        ],
    },
    Case {
        operation: "applyCharging",
        argument: r#"
aChBillingChargingCharacteristics: {timeDurationCharging: {maxCallPeriodDuration: 600, releaseIfdurationExceeded: true}}
partyToCharge: {sendingSideID: 1}
"#,
        fields: &[
            ("aChBillingChargingCharacteristics.timeDurationCharging.maxCallPeriodDuration", "600", "camel.maxCallPeriodDuration", "maxCallPeriodDuration: 600"),
            ("aChBillingChargingCharacteristics.timeDurationCharging.releaseIfdurationExceeded", "true", "camel.releaseIfdurationExceeded", "releaseIfdurationExceeded: True"),
        ],
    },
    Case {
        operation: "initialDP",
        argument: r#"
serviceKey: 1
callingPartysCategory: operator, language German
timeAndTimezone: "1999-01-31T23:59:01-05:00"
"#,
        fields: &[
            ("callingPartysCategory", "operator, language German", "camel.callingPartysCategory", "callingPartysCategory: operator, language German (3)"),
            ("timeAndTimezone", "1999-01-31T23:59:01-05:00", "camel.timeAndTimezone", "timeAndTimezone: 919910133295100a"),
        ],
    },
    Case {
        operation: "initialDP",
        argument: r#"
serviceKey: 2
callingPartyNumber: {digits: "4930222", nature: international, incomplete: complete, plan: E.164, presentation: presentation allowed, screening: "user provided, verified and passed"}
bearerCapability: {bearerCap: {transferCapability: 3.1 kHz audio, mode: circuit, rate: 64 kbit/s, layer1: G.711 mu-law}}
redirectionInformation: {indicator: call rerouted, originalReason: unknown, counter: 5, reason: mobile subscriber not reachable}
ext-basicServiceCode: {ext-Teleservice: shortMessageMO-PP}
iMSI: "310410123456789"
"#,
        fields: &[
            ("callingPartyNumber.digits", "4930222", "isup.calling", "Calling Party Number: 4930222"),
            ("callingPartyNumber.presentation", "presentation allowed", "isup.address_presentation_restricted_indicator", "Address presentation restricted indicator: presentation allowed (0)"),
            ("callingPartyNumber.screening", "user provided, verified and passed", "isup.screening_indicator", "Screening indicator: user provided, verified and passed (1)"),
            ("bearerCapability.bearerCap.transferCapability", "3.1 kHz audio", "q931.information_transfer_capability", "Information transfer capability: 3.1 kHz audio (0x10)"),
            ("bearerCapability.bearerCap.layer1", "G.711 mu-law", "q931.uil1", "User information layer 1 protocol: Recommendation G.711 u-law (0x02)"),
            ("redirectionInformation.originalReason", "unknown", "isup.original_redirection_reason", "Original redirection reason: unknown/not available (0)"),
            ("redirectionInformation.counter", "5", "isup.redirection_counter", "Redirection counter: 5"),
            ("redirectionInformation.reason", "mobile subscriber not reachable", "isup.redirection_reason", "Redirection reason: mobile subscriber not reachable (6)"),
            ("iMSI", "310410123456789", "e212.imsi", "IMSI: 310410123456789"),
            ("ext-basicServiceCode.ext-Teleservice", "shortMessageMO-PP", "gsm_map.ext_Teleservice", "ext-Teleservice: shortMessageMO-PP (34)"),
        ],
    },
    Case {
        operation: "initialDPGPRS",
        argument: r#"
serviceKey: 8
gPRSEventType: pdp-ContextEstablishment
mSISDN: "+15550100"
iMSI: "310410123456789"
timeAndTimeZone: "2005-11-24T13:10:56+00:00"
qualityOfService:
  requested-QoS: {short-QoS-format: {delayClass: class 1, reliabilityClass: "unacknowledged GTP, LLC and RLC, protected data", peakThroughput: 8000 octet/s, precedenceClass: high priority, meanThroughput: 10000 octet/h}}
  subscribed-QoS: {long-QoS-format: {allocationRetentionPriority: 3, trafficClass: conversational, deliveryOrder: with delivery order, deliveryOfErroneousSDUs: delivered, maximumSDUSize: 1500 octets, maximumBitRateUplink: 64 kbit/s, maximumBitRateDownlink: 8640 kbit/s, residualBER: 1*10^-6, sduErrorRatio: 1*10^-5, transferDelay: 100 ms, trafficHandlingPriority: level 3, guaranteedBitRateUplink: 8 kbit/s, guaranteedBitRateDownlink: 568 kbit/s}}
accessPointName: ims
routeingAreaIdentity: {mcc: "310", mnc: "410", lac: 1, rac: 255}
"#,
        fields: &[
            ("qualityOfService.requested-QoS.short-QoS-format.delayClass", "class 1", "gsm_a.gm.sm.qos.delay_cls", "Quality of Service Delay class: Delay class 1 (1)"),
            ("qualityOfService.requested-QoS.short-QoS-format.reliabilityClass", "unacknowledged GTP, LLC and RLC, protected data", "gsm_a.gm.sm.qos.reliability_cls", "Reliability class: Unacknowledged GTP/LLC/RLC, Protected data (4)"),
            ("qualityOfService.requested-QoS.short-QoS-format.peakThroughput", "8000 octet/s", "gsm_a.gm.sm.qos.peak_throughput", "Peak throughput: Up to 8 000 octet/s (4)"),
            ("qualityOfService.requested-QoS.short-QoS-format.precedenceClass", "high priority", "gsm_a.gm.sm.qos.prec_class", "Precedence class: High priority (1)"),
            ("qualityOfService.requested-QoS.short-QoS-format.meanThroughput", "10000 octet/h", "gsm_a.gm.sm.qos.mean_throughput", "Mean throughput: 10 000 octet/h (7)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.allocationRetentionPriority", "3", "gsm_map.ext_qos_subscribed_pri", "Allocation/Retention priority: 3"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.trafficClass", "conversational", "gsm_map.qos.traffic_cls", "Traffic class: Conversational class (1)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.deliveryOfErroneousSDUs", "delivered", "gsm_map.qos.del_of_err_sdu", "Delivery of erroneous SDUs: Erroneous SDUs are delivered('yes') (2)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.maximumBitRateUplink", "64 kbit/s", "gsm_map.qos.max_brate_ulink", "Maximum bit rate for uplink in kbit/s: 64"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.maximumBitRateDownlink", "8640 kbit/s", "gsm_map.qos.max_brate_dlink", "Maximum bit rate for downlink in kbit/s: 8640"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.residualBER", "1*10^-6", "gsm_map.qos.ber", "Residual Bit Error Rate (BER): 1*10-6 (8)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.sduErrorRatio", "1*10^-5", "gsm_map.qos.sdu_err_rat", "SDU error ratio: 1*10-5 (5)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.transferDelay", "100 ms", "gsm_map.qos.transfer_delay", "Transfer delay (Raw data see TS 24.008 for interpretation): 10"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.trafficHandlingPriority", "level 3", "gsm_map.qos.traff_hdl_pri", "Traffic handling priority: Priority level 3 (3)"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.guaranteedBitRateUplink", "8 kbit/s", "gsm_map.qos.brate_ulink", "Guaranteed bit rate for uplink in kbit/s: 8"),
            ("qualityOfService.subscribed-QoS.long-QoS-format.guaranteedBitRateDownlink", "568 kbit/s", "gsm_map.qos.brate_dlink", "Guaranteed bit rate for downlink in kbit/s: 568"),
            ("accessPointName", "ims", "gsm_a.gm.sm.apn", "APN: ims"),
            ("routeingAreaIdentity.mcc", "310", "e212.rai.mcc", "Mobile Country Code (MCC): United States (310)"),
            ("routeingAreaIdentity.mnc", "410", "e212.rai.mnc", "Mobile Network Code (MNC): AT&T Mobility (410)"),
            ("routeingAreaIdentity.lac", "1", "gsm_a.lac", "Location Area Code (LAC): 0x0001 (1)"),
            ("routeingAreaIdentity.rac", "255", "gsm_a.gm.gmm.rac", "Routing Area Code (RAC): 0xff (255)"),
        ],
    },
    Case {
        operation: "releaseCall",
        argument: r#"
allCallSegments: {value: 1, location: private network serving the local user}
"#,
        fields: &[
            ("allCallSegments.value", "1 unallocated (unassigned) number", "camel.cause_indicator", "Cause indicator: Unallocated (unassigned) number (1)"),
            ("allCallSegments.location", "private network serving the local user", "q931.cause_location", "Cause location: Private network serving the local user (LPN) (1)"),
        ],
    },
    Case {
        operation: "releaseCall",
        argument: r#"
allCallSegments: {value: 96, location: international network, diagnostics: {elements: [low layer compatibility, high layer compatibility]}}
"#,
        fields: &[
            ("allCallSegments.value", "96 mandatory information element is missing", "camel.cause_indicator", "Cause indicator: Mandatory information element is missing (96)"),
            ("allCallSegments.location", "international network", "q931.cause_location", "Cause location: International network (INTL) (7)"),
        ],
    },
];
