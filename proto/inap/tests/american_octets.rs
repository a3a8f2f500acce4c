//! Answers of AIN and WIN, octet by octet: every result and error of AIN, and the results that WIN's services turn on.
//!
//! No dissector reads results and errors of AIN, so these octets are written by hand from the ASN.1 of GR-1299-CORE, as far as it is
//! public, and of X.S0004-540 and -550. Each element has a line: tag, length, contents, and what they are. A context tag above 30 is
//! 9f (primitive) or bf (constructed), then the number: one octet up to 127; above that 80 + number / 128, then number % 128.

mod flow;

use flow::flow;
use inlab_ber::value::{show, unhex, write};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, error_named};

/// The octets of lines up to `--`, or else to their end.
fn octets(lines: &str) -> Vec<u8> {
    let written = lines
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default());
    let hex: String = written.collect();
    unhex(&hex.replace(' ', "")).expect("hex")
}

/// The compiled codec takes the octets and writes them again; the interpreting one shows the value, and writes them from it.
fn check(of: Type, dialect: Dialect, name: &str, lines: &str, shown: &str) {
    let octets = octets(lines);
    let mut again = Writer::default();
    of.recode(&octets, dialect, &Scratch::default(), &mut again)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(again.as_slice(), octets, "{name}, compiled");
    let (tlv, rest) = element(&octets).expect("an element");
    assert!(rest.is_empty(), "{name}");
    let value = show(of.schema(), tlv, dialect.bit()).expect("a value");
    let shown: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flow(&value), shown, "{name}");
    let mut written = Writer::default();
    write(of.schema(), &value, dialect.bit(), &mut written).expect("written");
    assert_eq!(written.as_slice(), octets, "{name}, from the value");
}

fn result(dialect: Dialect, code: i32, lines: &str, shown: &str) {
    let operation = dialect.operation(code).expect("an operation");
    let of = operation.result.expect("it has a result");
    check(of, dialect, operation.name, lines, shown);
}

fn error(name: &str, code: i32, lines: &str, shown: &str) {
    for dialect in [Dialect::AIN01, Dialect::AIN02] {
        let row = error_named(dialect, name).expect("an error");
        assert_eq!(row.code, code);
        check(
            row.parameter.expect("it has a parameter"),
            dialect,
            name,
            lines,
            shown,
        );
    }
}

/// AIN-Operations. The codes are 25600 + 256 * (family - 100) + specifier.
#[test]
fn results_of_ain() {
    let every = [Dialect::AIN01, Dialect::AIN02];
    let later = [Dialect::AIN02];
    let of = |dialects: &[Dialect], code, lines, shown| {
        for dialect in dialects {
            result(*dialect, code, lines, shown);
        }
    };
    // createCall, 101/7.
    of(
        &later,
        0x6507,
        "30 04
           9f20 01 0d  -- failureCause [32] ENUMERATED",
        "{failureCause: channelsBusy}",
    );
    // sendToResource, 102/1.
    of(
        &every,
        0x6601,
        "30 0c
           bf54 09         -- extensionParameter [84] SEQUENCE
             06 03 2a8648  -- assignmentAuthority OBJECT IDENTIFIER 1.2.840
             04 02 cafe    -- parameters, of any type",
        "{extensionParameter: {assignmentAuthority: 1.2.840, parameters: 0402cafe}}",
    );
    // resourceClear, 102/2.
    of(&every, 0x6602, "30 00", "{}");
    // updateRequest, 104/1.
    of(
        &every,
        0x6801,
        "30 04
           9f20 01 02  -- failureCause [32]",
        "{failureCause: unavailableResources}",
    );
    // queryRequest, 104/2.
    of(
        &later,
        0x6802,
        "30 64
           8b 06 010203040506                    -- amp1 [11] OCTET STRING (6)
           bf6d 18                               -- amp2 [109] SEQUENCE
             81 03 0810f5                        -- ampAINNodeID: spcID [1], member first
             83 02 0100                          -- ampCLogSeqNo [3] INTEGER
             84 01 01                            -- ampCLogRepInd [4] ENUMERATED
             86 01 7f                            -- ampTestReqInd [6] INTEGER
             a8 07                               -- ampSvcProvID [8], explicit: CHOICE
               9f57 04 31323334                  -- ocn [87] IA5String
           bf64 3e                               -- infoProvided [100] SEQUENCE
             81 01 01                            -- activationStateCode [1] ENUMERATED
             a2 0a                               -- entireList [2] SEQUENCE OF CHOICE
               81 05 1252551000                  -- dn [1], two digits an octet, the first in the low half
               82 01 00                          -- privateDn [2] ENUMERATED
             a3 1c                               -- memorySlot [3] SEQUENCE
               a1 0e                             -- incoming [1] SEQUENCE
                 04 07 03 10 1252551000          -- AINDigits: even, national; plan 1; digits
                 02 03 01e240                    -- timestamp INTEGER
               a2 0a                             -- outgoing [2] SEQUENCE
                 04 05 81 10 125205              -- AINDigits: odd, subscriber; plan 1; digits
                 02 01 00                        -- timestamp
             84 01 02                            -- listSize [4] INTEGER
             85 05 1252551020                    -- forwardToDn [5]
             86 01 0a                            -- delayInterval [6] INTEGER
             87 02 04 a0                         -- empty [7] BIT STRING: 1010, four bits unused",
        "{amp1: 010203040506, amp2: {ampAINNodeID: {spcID: {network: 245, cluster: 16, member: 8}}, ampCLogSeqNo: 256, ampCLogRepInd: requestReport,
          ampTestReqInd: 127, ampSvcProvID: {ocn: 1234}}, infoProvided: {activationStateCode: on,
          entireList: [{dn: 2125550100}, {privateDn: private}], memorySlot: {incoming: {aINDigits: {digits: 2125550100,
          nature: national, plan: E.164}, timestamp: 123456}, outgoing: {aINDigits: {digits: 21255, nature: subscriber,
          plan: E.164}, timestamp: 0}}, listSize: 2, forwardToDn: 2125550102, delayInterval: 10, empty: b1010}}",
    );
    // update, 104/3: resultCause [151], 151 = 1 * 128 + 23.
    of(
        &every,
        0x6803,
        "30 05
           9f8117 01 15  -- resultCause ENUMERATED",
        "{resultCause: deniedListIsFull}",
    );
    // echoRequest, 105/2.
    of(
        &every,
        0x6902,
        "30 04
           9f20 01 04  -- failureCause [32]",
        "{failureCause: apBusy}",
    );
    // acgGlobalCtrlRestore, 105/3.
    of(&every, 0x6903, "30 00", "{}");
    // activityTest, 105/6: actResult [164], 164 = 1 * 128 + 36.
    of(
        &later,
        0x6906,
        "30 05
           9f8124 01 01  -- actResult ENUMERATED",
        "{actResult: transactionOpen}",
    );
    // callTypeRequest, 105/7: callType [165].
    of(
        &later,
        0x6907,
        "30 05
           9f8125 01 02  -- callType ENUMERATED",
        "{callType: intraLATAToll}",
    );
    // setTimer, 105/9: the result is timerUpdated [167] itself, in no SEQUENCE.
    of(
        &later,
        0x6909,
        "9f8127 01 02  -- timerUpdated ENUMERATED",
        "{timerUpdated: transaction-already-closed}",
    );
    // nCARequest, 107/1.
    of(
        &later,
        0x6b01,
        "30 11
           9f62 03 2a8648  -- envelopeEncodingAuthority [98] OBJECT IDENTIFIER
           9f4b 02 cafe    -- envelopContent [75] OCTET STRING
           9f55 03 010203  -- securityEnvelope [85] OCTET STRING",
        "{envelopeEncodingAuthority: 1.2.840, envelopContent: cafe, securityEnvelope: 010203}",
    );
    let with_result = |dialect: Dialect| dialect.operations().filter(|row| row.result.is_some());
    let named: Vec<_> = with_result(Dialect::AIN02).map(|row| row.code).collect();
    assert_eq!(
        named,
        [
            0x6507, 0x6601, 0x6602, 0x6801, 0x6802, 0x6803, 0x6902, 0x6903, 0x6906, 0x6907, 0x6909,
            0x6b01
        ],
        "a result without octets here"
    );
}

/// AIN-Errors.
#[test]
fn errors_of_ain() {
    error(
        "applicationError",
        1,
        "30 1d
           bf37 1a                 -- applicationErrorString [55] SEQUENCE
             9f38 01 01            -- errorCause [56] ENUMERATED
             bf39 0c               -- failedMessage [57] SEQUENCE
               02 02 6403          -- opCode INTEGER: family 100, specifier 3
               04 06 0d0100900163  -- parameter OCTET STRING
             bf35 04               -- userID [53], explicit: CHOICE
               85 02 04d2          -- trunkGroupID [5] INTEGER",
        "{applicationErrorString: {errorCause: missingConditionalParameter, failedMessage: {opCode: 25603,
          parameter: 0d0100900163}, userID: {trunkGroupID: 1234}}}",
    );
    error(
        "failureReport",
        2,
        "30 14
           9f20 01 18        -- failureCause [32] ENUMERATED
           9f70 02 8090      -- failureCauseData [112] OCTET STRING
           bf54 08           -- extensionParameter [84] SEQUENCE
             06 03 2a8648
             02 01 07",
        "{failureCause: controlEncountered, failureCauseData: 8090,
          extensionParameter: {assignmentAuthority: 1.2.840, parameters: 020107}}",
    );
}

/// X.S0004-540 6.4.2; the set is [PRIVATE 18], f2. The codes are 2304 + specifier, 2304 being family 9. Members are in the order of its
/// text; digits (6.5.3.2) are type, nature, plan and encoding, how many, then two an octet, the first in the low half.
#[test]
fn results_of_win() {
    let of = |code, lines, shown| result(Dialect::WIN, code, lines, &written_out(shown));
    // OriginationRequest, 47: an announcement, then the call goes to a number in the network, with triggers armed.
    of(
        0x092f,
        "f2 6d
           bf8102 07                        -- announcementList [130], 130 = 1 * 128 + 2
             9f4c 04 c0000000               -- announcementCode1 [76]
           9f56 06 080021 04 2088           -- carrierDigits [86]: of a carrier; national; telephony, BCD; four
           84 09 010021 0a 1252551000       -- digits [4]: dialled
           9f58 01 01                       -- dmh-RedirectionIndicator [88]
           9f820a 01 04                     -- resumePIC [266], 266 = 2 * 128 + 10
           9f8116 09 040021 0a 1252551020   -- routingDigits [150], 150 = 1 * 128 + 22
           bf78 16                          -- terminationList [120] SET OF CHOICE
             bf5f 13                        -- pstnTermination [95] SEQUENCE
               9f57 09 060021 0a 1252551030 -- destinationDigits [87]
               88 05 1252551040             -- mobileIdentificationNumber [8]
           9f7a 02 4101                     -- terminationTriggers [122]: 01 for busy and no answer, 1 for none reachable
           bf8214 16                        -- triggerAddressList [276] SET, 276 = 2 * 128 + 20
             bf8216 12                      -- triggerList [278], 278 = 2 * 128 + 22
               9f20 05 0108c8f5fa           -- destinationAddress: pC-SSN [32]: member 8, cluster 200, network 245, 250
               9f821b 06 dc2446 de0102      -- wIN-TriggerList [283], 283 = 2 * 128 + 27: TDP-R, EDP-R",
        "{announcementList: [{tone: PipTone, class: concurrent, standard: None, custom: 0}], carrierDigits: carrier(0288), digits: dialed(2125550100),
          dmh-RedirectionIndicator: cfu, resumePIC: select-Route-PIC, routingDigits: routing(2125550102),
          terminationList: [{pstnTermination: {destinationDigits: destination(2125550103), mobileIdentificationNumber: 2125550104}}],
          terminationTriggers: {busy: 1, routingFailure: 0, noPageResponse: 0, noAnswer: 1, noneReachable: yes},
          triggerAddressList: [{destinationAddress: {pC-SSN: {type: serving MSC, network: 245, cluster: 200, member: 8, subsystem: 250}},
          wIN-TriggerList: {TDP-R: [origination-Attempt-Authorized, t-Disconnect], EDP-R: [all-Calls, double-Introducing-Star]}}]}",
    );
    // AnalyzedInformation, 64.
    of(
        0x0940,
        "f2 1d
           94 01 03                        -- accessDeniedReason [20] ENUMERATED
           9f810e 09 050021 0a 1252551050  -- dmh-BillingDigits [142], 142 = 1 * 128 + 14
           9f8116 09 040021 0a 1252551020  -- routingDigits [150]",
        "{accessDeniedReason: busy, dmh-BillingDigits: billing(2125550105), routingDigits: routing(2125550102)}",
    );
    // FacilitySelectedAndAvailable, 68.
    of(
        0x0944,
        "f2 11
           94 01 06      -- accessDeniedReason [20]
           9f58 01 0a    -- dmh-RedirectionIndicator [88]
           9f820a 01 23  -- resumePIC [266]
           9f7a 02 0000  -- terminationTriggers [122]",
        "{accessDeniedReason: unavailable, dmh-RedirectionIndicator: busy, resumePIC: t-Alerting-PIC,
          terminationTriggers: {busy: 0, routingFailure: 0, noPageResponse: 0, noAnswer: 0}}",
    );
    // TBusy, 75.
    of(
        0x094b,
        "f2 2b
           bf8102 0e                       -- announcementList [130]
             9f4c 04 04000000              -- announcementCode1 [76]
             9f4c 04 3f000001              -- announcementCode2 [76]
           9f8128 09 040021 0a 1252551060  -- pilotNumber [168], 168 = 1 * 128 + 40
           9f64 09 010021 0a 1252551070    -- redirectingNumberDigits [100]",
        "{announcementList: [{tone: BusyTone, class: concurrent, standard: None, custom: 0}, {tone: TonesOff, class: concurrent, standard: None, custom: 1}],
          pilotNumber: routing(2125550106), redirectingNumberDigits: dialed(2125550107)}",
    );
    // TNoAnswer, 76.
    of(
        0x094c,
        "f2 14
           9f810c 05 050021 02 21      -- dmh-AccountCodeDigits [140], 140 = 1 * 128 + 12
           9f810d 07 050121 06 214365  -- dmh-AlternateBillingDigits [141]: international",
        "{dmh-AccountCodeDigits: billing(12), dmh-AlternateBillingDigits: {digits: 123456, type: billing, nature: international,
          presentation: allowed, available: yes, screening: user provided, plan: telephony, encoding: BCD}}",
    );
    // ODisconnect, 83.
    of(
        0x0953,
        "f2 0b
           bf8102 07             -- announcementList [130]
             9f4c 04 11000000    -- announcementCode1 [76]",
        "{announcementList: [{tone: RecallDialTone, class: concurrent, standard: None, custom: 0}]}",
    );
    // ServiceRequest, 63.
    of(
        0x093f,
        "f2 20
           9f8173 05 00 4a6f686e         -- callingPartyName [243], 243 = 1 * 128 + 115
           84 09 010021 0a 1252551000    -- digits [4]
           9f5d 09 010021 0a 1252551080  -- mobileDirectoryNumber [93]",
        "{callingPartyName: {name: John, presentation: allowed}, digits: dialed(2125550100), mobileDirectoryNumber: dialed(2125550108)}",
    );
    // CallControlDirective, 81.
    of(
        0x0951,
        "f2 05
           9f8236 01 01  -- callStatus [310], 310 = 2 * 128 + 54",
        "{callStatus: call-Setup-in-Progress}",
    );
    // OCalledPartyBusy, 88.
    of(
        0x0958,
        "f2 40
           9f56 06 080021 04 2088          -- carrierDigits [86]
           9f58 01 02                      -- dmh-RedirectionIndicator [88]
           9f64 09 010321 0a 1252551070    -- redirectingNumberDigits [100]: international, restricted
           9f8116 09 040021 0a 1252551020  -- routingDigits [150]
           bf8214 16                       -- triggerAddressList [276]
             bf8216 12                     -- triggerList [278]
               9f20 05 0608c8f50b          -- pC-SSN [32]
               9f821b 06 dd28 df292a2b     -- wIN-TriggerList [283]: TDP-N, EDP-N",
        "{carrierDigits: carrier(0288), dmh-RedirectionIndicator: cfb, redirectingNumberDigits: {digits: 2125550107, type: dialed,
          nature: international, presentation: restricted, available: yes, screening: user provided, plan: telephony, encoding: BCD},
          routingDigits: routing(2125550102), triggerAddressList: [{destinationAddress: {pC-SSN: {type: EIR, network: 245,
          cluster: 200, member: 8, subsystem: 11}}, wIN-TriggerList: {TDP-N: [o-Answer],
          EDP-N: [o-Disconnect, o-Called-Party-Busy, o-No-Answer]}}]}",
    );
    // SeizeResource, 73.
    of(
        0x0949,
        "f2 0c
           9f57 09 060021 0a 1252551090  -- destinationDigits [87]",
        "{destinationDigits: destination(2125550109)}",
    );
}

/// `dialed(12)`: digits 12 of that type, and what nearly all of them have in common.
fn written_out(shown: &str) -> String {
    let mut shown = shown.to_owned();
    for kind in ["dialed", "routing", "billing", "destination", "carrier"] {
        while let Some((before, (digits, after))) = shown
            .split_once(&format!("{kind}("))
            .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
        {
            shown = format!(
                "{before}{{digits: {digits}, type: {kind}, nature: national, presentation: allowed, available: yes, \
                 screening: user provided, plan: telephony, encoding: BCD}}{after}"
            );
        }
    }
    shown
}
