//! Types chosen for what is awkward in each, as a protocol crate would declare them.
#![allow(dead_code, unreachable_pub)]

use inlab_ber::{
    Bits, Element, Ia5String, List, Null, Octets, Oid, Open, Scratch, SetOf, choice, enumerated,
    sequence, set,
};

pub const CAP2: u32 = 1 << 2;
pub const CAP3: u32 = 1 << 3;
pub const CAP4: u32 = 1 << 4;
pub const WIN: u32 = 1 << 8;

sequence! {
    /// Argument of initialDP, TS 29.078 6.1.1: all of its 31 members, the extension's as far as tags moved.
    pub struct InitialDpArg<'a> "InitialDPArg" {
        service_key:                     u32                                  = [0]  "serviceKey" (0..=2147483647),
        called_party_number:             Option<Octets<'a>>                   = [2]  "calledPartyNumber" (2..=18),
        calling_party_number:            Option<Octets<'a>>                   = [3]  "callingPartyNumber" (2..=10),
        calling_partys_category:         Option<Octets<'a>>                   = [5]  "callingPartysCategory" (1..=1),
        cg_encountered:                  Option<CgEncountered>                = [7]  "cGEncountered" in CAP3 | CAP4,
        ip_ssp_capabilities:             Option<Octets<'a>>                   = [8]  "iPSSPCapabilities" (1..=4),
        location_number:                 Option<Octets<'a>>                   = [10] "locationNumber" (2..=10),
        original_called_party_id:        Option<Octets<'a>>                   = [12] "originalCalledPartyID" (2..=10),
        extensions:                      Option<List<'a, ExtensionField<'a>>> = [15] "extensions" (1..=10),
        high_layer_compatibility:        Option<Octets<'a>>                   = [23] "highLayerCompatibility" (2..=2),
        additional_calling_party_number: Option<Octets<'a>>                   = [25] "additionalCallingPartyNumber" (2..=16),
        bearer_capability:               Option<BearerCapability<'a>>         = [27] "bearerCapability",
        event_type_bcsm:                 Option<EventTypeBcsm>                = [28] "eventTypeBCSM",
        redirecting_party_id:            Option<Octets<'a>>                   = [29] "redirectingPartyID" (2..=10),
        redirection_information:         Option<Octets<'a>>                   = [30] "redirectionInformation" (2..=2),
        cause:                           Option<Octets<'a>>                   = [17] "cause" (2..=32) in CAP3 | CAP4,
        service_interaction_indicators:  Option<ServiceInteractionTwo<'a>>    = [32] "serviceInteractionIndicatorsTwo",
        carrier:                         Option<Octets<'a>>                   = [37] "carrier" (4..=4),
        cug_index:                       Option<u16>                          = [45] "cug-Index" (0..=32767),
        cug_interlock:                   Option<Octets<'a>>                   = [46] "cug-Interlock" (4..=4),
        cug_outgoing_access:             Option<Null>                         = [47] "cug-OutgoingAccess",
        imsi:                            Option<Octets<'a>>                   = [50] "iMSI" (3..=8),
        subscriber_state:                Option<SubscriberState<'a>>          = [51] "subscriberState",
        location_information:            Option<LocationInformation<'a>>      = [52] "locationInformation",
        ext_basic_service_code:          Option<ExtBasicServiceCode<'a>>      = [53] "ext-basicServiceCode",
        call_reference_number:           Option<Octets<'a>>                   = [54] "callReferenceNumber" (1..=8),
        msc_address:                     Option<Octets<'a>>                   = [55] "mscAddress" (1..=9),
        called_party_bcd_number:         Option<Octets<'a>>                   = [56] "calledPartyBCDNumber" (1..=41),
        time_and_timezone:               Option<Octets<'a>>                   = [57] "timeAndTimezone" (8..=8),
        call_forwarding_pending:         Option<Null>                         = [58] "callForwardingSS-Pending" in CAP3 | CAP4,
        initial_dp_arg_extension:        Option<InitialDpArgExtension<'a>>    = [59] "initialDPArgExtension",
        ...
    }
}
sequence! {
    /// Tags moved between phases: members share a name or a tag, and no dialect has both.
    pub struct InitialDpArgExtension<'a> "InitialDPArgExtension" {
        na_carrier_information:        Option<Open<'a>>             = [0]  "naCarrierInformation" in CAP2,
        gmsc_address_cap2:             Option<Octets<'a>>           = [1]  "gmscAddress" (1..=9) in CAP2,
        gmsc_address:                  Option<Octets<'a>>           = [0]  "gmscAddress" (1..=9) in CAP3 | CAP4,
        forwarding_destination_number: Option<Octets<'a>>           = [1]  "forwardingDestinationNumber" (2..=18) in CAP4,
        supported_camel_phases:        Option<Bits<'a>>             = [4]  "supportedCamelPhases" in CAP4,
        bearer_capability2:            Option<BearerCapability<'a>> = [6]  "bearerCapability2" in CAP4,
        enhanced_dialled_services:     Option<Null>                 = [11] "enhancedDialledServicesAllowed" in CAP4,
        ...
    }
}
sequence! {
    pub struct ServiceInteractionTwo<'a> "ServiceInteractionIndicatorsTwo" {
        forward:      Option<ForwardInteraction<'a>> = [0] "forwardServiceInteractionInd",
        both_through: Option<BothwayThrough>         = [2] "bothwayThroughConnectionInd",
        ...
    }
}
sequence! {
    pub struct ForwardInteraction<'a> "ForwardServiceInteractionInd" {
        conference: Option<Octets<'a>> = [1] "conferenceTreatmentIndicator" (1..=1),
        ...
    }
}
enumerated! { pub enum BothwayThrough "BothwayThroughConnectionInd" { Required = 0 "bothwayPathRequired", NotRequired = 1 "bothwayPathNotRequired", } }
sequence! {
    /// TS 29.002: an untagged INTEGER first.
    pub struct LocationInformation<'a> "LocationInformation" {
        age:             Option<i32>         = "ageOfLocationInformation" (0..=32767),
        vlr_number:      Option<Octets<'a>>  = [1] "vlr-number" (1..=9),
        location_number: Option<Octets<'a>>  = [2] "locationNumber" (2..=10),
        cell:            Option<CellOrLai<'a>> = [3] "cellGlobalIdOrServiceAreaIdOrLAI",
        ...
    }
}
choice! {
    pub enum CellOrLai<'a> "CellGlobalIdOrServiceAreaIdOrLAI" {
        Cell(Octets<'a>) = [0] "cellGlobalIdOrServiceAreaIdFixedLength" (7..=7),
        Lai(Octets<'a>)  = [1] "laiFixedLength" (5..=5),
    }
}
choice! {
    pub enum ExtBasicServiceCode<'a> "Ext-BasicServiceCode" {
        Bearer(Octets<'a>)      = [2] "ext-BearerService" (1..=5),
        Teleservice(Octets<'a>) = [3] "ext-Teleservice" (1..=5),
    }
}
sequence! {
    /// Untagged members, DEFAULT, and an open type in whatever form it comes.
    pub struct ExtensionField<'a> "ExtensionField" {
        kind:        ExtensionType<'a> = "type",
        criticality: Option<Criticality> = "criticality" DEFAULT Criticality::Ignore,
        value:       Open<'a>          = [1] "value",
        ...
    }
}
choice! { pub enum ExtensionType<'a> "EXTENSION.&id" { Local(i64) = "local", Global(Oid<'a>) = "global", } }
choice! { pub enum BearerCapability<'a> "BearerCapability" { BearerCap(Octets<'a>) = [0] "bearerCap" (2..=11), } }
choice! {
    /// TS 29.002 17.7.1; the third alternative has no tag of its own.
    pub enum SubscriberState<'a> "SubscriberState" {
        AssumedIdle(Null)                      = [0] "assumedIdle",
        CamelBusy(Null)                        = [1] "camelBusy",
        NetDetNotReachable(NotReachableReason) = "netDetNotReachable",
        NotProvidedFromVlr(Null)               = [2] "notProvidedFromVLR",
    }
}
enumerated! { pub enum NotReachableReason "NotReachableReason" { MsPurged = 0 "msPurged", ImsiDetached = 1 "imsiDetached", } }
enumerated! { pub enum Criticality "CriticalityType" { Ignore = 0 "ignore", Abort = 1 "abort", } }
enumerated! { pub enum CgEncountered "CGEncountered" { None = 0 "noCGencountered", Manual = 1 "manualCGencountered", } }
enumerated! { pub enum MonitorMode "MonitorMode" { Interrupted = 0 "interrupted", NotifyAndContinue = 1 "notifyAndContinue", } }
enumerated! {
    pub enum EventTypeBcsm "EventTypeBCSM" {
        CollectedInfo = 2 "collectedInfo", ONoAnswer = 6 "oNoAnswer", OAnswer = 7 "oAnswer", ODisconnect = 9 "oDisconnect", ...
    }
}
sequence! {
    pub struct RequestReportBcsmEventArg<'a> "RequestReportBCSMEventArg" {
        bcsm_events: List<'a, BcsmEvent<'a>>              = [0] "bcsmEvents" (1..=30),
        extensions:  Option<List<'a, ExtensionField<'a>>> = [2] "extensions" (1..=10),
        ...
    }
}
sequence! {
    pub struct BcsmEvent<'a> "BCSMEvent" {
        event_type:           EventTypeBcsm                  = [0]  "eventTypeBCSM",
        monitor_mode:         MonitorMode                    = [1]  "monitorMode",
        leg_id:               Option<LegId<'a>>              = [2]  "legID",
        dp_specific_criteria: Option<DpSpecificCriteria<'a>> = [30] "dpSpecificCriteria",
        automatic_rearm:      Option<Null>                   = [50] "automaticRearm" in CAP4,
        ...
    }
}
choice! {
    pub enum LegId<'a> "LegID" {
        Sending(Octets<'a>)   = [0] "sendingSideID" (1..=1),
        Receiving(Octets<'a>) = [1] "receivingSideID" (1..=1),
    }
}
choice! {
    pub enum DpSpecificCriteria<'a> "DpSpecificCriteria" {
        ApplicationTimer(u32)        = [1] "applicationTimer" (0..=2047),
        MidCallControlInfo(Open<'a>) = [2] "midCallControlInfo" in CAP4,
    }
}
sequence! {
    /// CAP phase 2 put BOOLEAN into an explicit choice: `a1 03 01 01 ff`.
    pub struct ReleaseIfExceeded<'a> "ReleaseIfDurationExceeded" {
        tone:       Option<bool>           = "tone" DEFAULT false,
        extensions: Option<Open<'a>> = [10] "extensions",
        ...
    }
}
set! {
    /// ANSI-41 (N.S0013): a SET, in any order, under a PRIVATE tag, with tags above 255.
    pub struct OriginationRequest<'a> "OriginationRequest" = [PRIVATE 18] {
        billing_id:     Octets<'a>                = [1]   "billingID" (7..=7),
        trigger_type:   Option<TriggerType>       = [279] "triggerType",
        win_capability: Option<WinCapability<'a>> = [280] "wINCapability",
        ...
    }
}
enumerated! { pub enum TriggerType "TriggerType" { Unspecified = 0 "unspecified", OriginationAttempt = 24 "originationAttemptAuthorized", ... } }
set! { pub struct WinCapability<'a> "WINCapability" { triggers: Option<Octets<'a>> = [277] "triggerCapability", ... } }
sequence! {
    /// Q.773: told apart by position.
    pub struct Invoke<'a> "Invoke" {
        invoke_id: i64              = "invokeID" (-128..=127),
        linked_id: Option<i64>      = [0] "linkedID",
        operation: Operation<'a>    = "operationCode",
        argument:  Option<Open<'a>> = "parameter",
    }
}
choice! { pub enum Operation<'a> "OPERATION" { Local(i64) = "localValue", Global(Oid<'a>) = "globalValue", } }

sequence! {
    /// X.208 1988, as Q.773 uses it.
    pub struct External<'a> "EXTERNAL" = [UNIVERSAL 8] {
        direct_reference:   Option<Oid<'a>> = "direct-reference",
        indirect_reference: Option<i64>     = "indirect-reference",
        encoding:           Encoding<'a>    = "encoding",
    }
}
choice! {
    pub enum Encoding<'a> "Encoding" {
        Single(DialoguePdu<'a>) = [EXPLICIT 0] "single-ASN1-type",
        Octets(Octets<'a>)      = [1] "octet-aligned",
        Bits(Bits<'a>)          = [2] "arbitrary",
    }
}
choice! {
    pub enum DialoguePdu<'a> "DialoguePDU" {
        Request(Aarq<'a>)  = "dialogueRequest",
        Response(Aare<'a>) = "dialogueResponse",
    }
}
sequence! {
    pub struct Aarq<'a> "AARQ-apdu" = [APPLICATION 0] {
        protocol_version: Option<Bits<'a>>                = [0] "protocol-version" DEFAULT Bits(&[7, 0x80]),
        context:          Oid<'a>                         = [EXPLICIT 1] "application-context-name",
        user_information: Option<List<'a, External<'a>>>  = [30] "user-information",
    }
}
sequence! {
    pub struct Aare<'a> "AARE-apdu" = [APPLICATION 1] {
        protocol_version: Option<Bits<'a>>                = [0] "protocol-version" DEFAULT Bits(&[7, 0x80]),
        context:          Oid<'a>                         = [EXPLICIT 1] "application-context-name",
        result:           i64                             = [EXPLICIT 2] "result",
        diagnostic:       Diagnostic<'a>                  = [3] "result-source-diagnostic",
        user_information: Option<List<'a, External<'a>>>  = [30] "user-information",
    }
}
choice! {
    pub enum Diagnostic<'a> "Associate-source-diagnostic" {
        User(i64)     = [EXPLICIT 1] "dialogue-service-user",
        Provider(i64) = [EXPLICIT 2] "dialogue-service-provider",
    }
}

sequence! {
    /// No standard's: a choice without tag inside a choice without tag, lists of both kinds, text.
    pub struct Awkward<'a> "Awkward" {
        outer: Outer<'a>                       = "outer",
        list:  Option<List<'a, Outer<'a>>>     = [0] "list" (1..=3),
        set:   Option<SetOf<'a, u8>>           = "set" (0..=2),
        text:  Option<Ia5String<'a>>           = [1] "text" (1..=8),
        inner: Option<Inner<'a>>               = [2] "inner",
        flag:  Option<bool>                    = [3] "flag",
        ...
    }
}
choice! { pub enum Outer<'a> "Outer" { In(Inner<'a>) = "in", Word(i32) = [5] "word", } }
choice! { pub enum Inner<'a> "Inner" { Byte(u8) = [6] "byte" in CAP4, Tagged(Operation<'a>) = [7] "tagged", Many(Null) = [8] "many", ... } }

/// Octets from hex in which `{` and `}` stand for a length and its content: `30{800164}`.
pub fn octets_of(text: &str) -> Vec<u8> {
    let (mut open, mut digits) = (vec![Vec::new()], String::new());
    for c in text.chars().chain(" ".chars()) {
        if c.is_ascii_hexdigit() {
            digits.push(c);
            continue;
        }
        let hex = inlab_ber::value::unhex(&std::mem::take(&mut digits)).expect("hex");
        open.last_mut().expect("open").extend(hex);
        match c {
            '{' => open.push(Vec::new()),
            '}' => {
                let content = open.pop().expect("open");
                let outer = open.last_mut().expect("an opening brace");
                match u8::try_from(content.len()) {
                    Ok(length @ 0..0x80) => outer.push(length),
                    Ok(length) => outer.extend([0x81, length]),
                    Err(_) => outer.extend(
                        [
                            &[0x82],
                            &u16::try_from(content.len()).expect("short").to_be_bytes()[..],
                        ]
                        .concat(),
                    ),
                }
                outer.extend(content);
            }
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "closing braces");
    open.remove(0)
}

/// Octets and scratch for a test's whole life.
pub fn leaked(text: &str) -> (&'static [u8], &'static Scratch) {
    (octets_of(text).leak(), Box::leak(Box::default()))
}

/// An InitialDP with all 31 members: 30 of them as pycrate 0.8.1 encodes them, `extensions` put in by hand.
pub const FULL_INITIAL_DP: &str = "30820109 800164 82098390042143658709 00 83088413129988776655 85010a 870101 880101 8a0784973100000000 \
    8c06839004214365 af0b 3009 020102 a1040402aabb 97029181 9906018413129988 bb0580038090a3 9c0102 9d06841312998877 9e020300 91028090 \
    bf2008a003810101820101 9f250401020304 9f2d02012c 9f2e0412345678 9f2f00 9f320842101032547698f0 bf33030a0101 \
    bf34200201058107919471000000f1820784973100000000a309800724f1100001a0b1 bf3503830111 9f36050102030405 9f3707919471000000f1 \
    9f38058121436587 9f39080252112132620200 9f3a00 bf3b1e8007919471000000f28106839004214365840204f0a60580038090a38b00";

pub fn arg_of<'a, T: Element<'a>>(
    octets: &'a [u8],
    dialect: u32,
    scratch: &'a Scratch,
) -> Result<T, inlab_ber::Error> {
    let mut value = T::EMPTY;
    inlab_ber::decode(&mut value, octets, dialect, scratch).map(|()| value)
}
