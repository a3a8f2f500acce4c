//! Six arguments of AIN as rasn derives, all members: the modules AIN-Operations and AIN-Parameters of Wireshark (GR-1299-CORE)
//! member by member, in their order and with their names.
//!
//! Where they are not as there: `aMAslpID` is mandatory in sendToResource too, not only in analyzeRoute, since without it nothing
//! tells the two lists beside it apart, and rasn refuses the type; `partyOnHold` of sendToResource has the tag of
//! `extendedRinging`, and is left out; the alternatives of serviceProviderID are members, since rasn does not pass over an optional
//! CHOICE without a tag. A string without bounds has up to 31 octets, so that values can be made with UPER; the
//! value of an extension is a string.

use rasn::prelude::*;

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Bri {
    #[rasn(tag(context, 49), size("3..=20"))]
    pub spid: OctetString,
    pub dn: FixedOctetString<5>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum UserId {
    #[rasn(tag(context, 1))]
    Dn(FixedOctetString<5>),
    #[rasn(tag(context, 2))]
    Bri(Bri),
    #[rasn(tag(context, 5), value("0..=9999"))]
    TrunkGroupId(u16),
    #[rasn(tag(context, 6), value("0..=9999"))]
    PrivateFacilityGid(u16),
    AdsIcpeId(FixedOctetString<4>),
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum BearerCapability {
    Speech = 0,
    F31kHzaudio = 1,
    F7kHzaudio = 2,
    B56kbps = 3,
    B64kbps = 4,
    PacketModeData = 5,
    MultiRate = 6,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum TriggerCriteriaType {
    FeatureActivator = 0,
    VerticalServiceCode = 1,
    CustomizedAccess = 2,
    CustomizedIntercom = 3,
    Npa = 4,
    NpaNxx = 5,
    Nxx = 6,
    NxxXxxx = 7,
    NpaNxxxxxx = 8,
    CountryCodeNpanxxxxxx = 9,
    CarrierAccess = 10,
    Prefixes = 11,
    N11 = 12,
    Afr = 13,
    SharedIoTrunk = 14,
    TerminationAttempt = 15,
    OffHookImmediate = 16,
    OffHookDelay = 17,
    ChannelSetupPri = 18,
    NpaN = 19,
    NpaNx = 20,
    NpaNxxx = 21,
    NpaNxxxx = 22,
    NpaNxxxxx = 23,
    NetworkBusy = 24,
    TNoAnswer = 25,
    TBusy = 26,
    OCalledPartyBusy = 27,
    SpecificFeatureCode = 28,
    ONoAnswer = 29,
    PriNetworkServices = 30,
    OSwitchHookFlashImmediate = 31,
    OFeatureActivator = 32,
    OSwitchHookFlashSpecifiedCode = 33,
    TSwitchHookFlashImmediate = 34,
    TFeatureActivator = 35,
    TSwitchHookFlashSpecifiedCode = 36,
    NumberPortability = 37,
    OnePlus = 38,
    SpecifiedCarrier = 39,
    International = 40,
    ZeroPlus = 41,
    ZeroMinus = 42,
    LocalNumberPortabilityPorc = 43,
    LocalNumberPortabilityPorCdonor = 44,
    Reserved45 = 45,
    TermResourceAvailable = 46,
    OfficePublicFeatureCode = 47,
    TrunkGroup = 48,
    DedicatedTrunkGroup = 49,
    Reserved50 = 50,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum AmpAinNodeId {
    #[rasn(tag(context, 1))]
    SpcId(FixedOctetString<3>),
    #[rasn(tag(context, 2), size("0..=31"))]
    IsdnDeviceId(OctetString),
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum AmpCLogRepInd {
    AutoReportOs = 0,
    RequestReport = 1,
    AutoReportIsdn = 2,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum AmpCallProgInd {
    CallProgressVoiceAnnouncements = 0,
    CallProgressTextMessages = 1,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum AmpSvcProvId {
    #[rasn(tag(context, 87), size("4..=8"))]
    Ocn(Ia5String),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Amp2 {
    pub amp_ain_node_id: AmpAinNodeId,
    #[rasn(tag(context, 3), value("0..=32767"))]
    pub amp_c_log_seq_no: Option<u16>,
    #[rasn(tag(context, 4))]
    pub amp_c_log_rep_ind: Option<AmpCLogRepInd>,
    #[rasn(tag(context, 5))]
    pub amp_call_prog_ind: Option<AmpCallProgInd>,
    #[rasn(tag(context, 6), value("0..=127"))]
    pub amp_test_req_ind: Option<u8>,
    #[rasn(tag(context, 7), size("1..=10"))]
    pub amp_c_log_name: Option<OctetString>,
    #[rasn(tag(explicit(context, 8)))]
    pub amp_svc_prov_id: Option<AmpSvcProvId>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct ExtensionParameter {
    pub assignment_authority: ObjectIdentifier,
    #[rasn(size("0..=15"))]
    pub parameters: OctetString,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 80), size("4..=11"))]
pub struct GenericAddress(pub OctetString);

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum Prefix {
    OnePlus = 0,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct InfoAnalyzedArg {
    #[rasn(tag(explicit(context, 53)))]
    pub user_id: UserId,
    #[rasn(tag(context, 13))]
    pub bearer_capability: BearerCapability,
    #[rasn(tag(context, 15), size("0..=31"))]
    pub called_party_id: Option<OctetString>,
    #[rasn(tag(context, 35), size("0..=31"))]
    pub lata: Option<OctetString>,
    #[rasn(tag(context, 52))]
    pub trigger_criteria_type: Option<TriggerCriteriaType>,
    #[rasn(tag(context, 19), size("0..=31"))]
    pub charge_number: Option<OctetString>,
    #[rasn(tag(context, 18), size("0..=31"))]
    pub calling_party_id: Option<OctetString>,
    #[rasn(tag(context, 17))]
    pub calling_party_bgid: Option<FixedOctetString<7>>,
    #[rasn(tag(context, 20), value("0..=99"))]
    pub charge_party_station_type: Option<u8>,
    #[rasn(tag(context, 41))]
    pub carrier: Option<FixedOctetString<4>>,
    #[rasn(tag(context, 1), size("0..=31"))]
    pub access_code: Option<OctetString>,
    #[rasn(tag(context, 22), size("0..=31"))]
    pub collected_address_info: Option<OctetString>,
    #[rasn(tag(context, 23), size("0..=31"))]
    pub collected_digits: Option<OctetString>,
    #[rasn(tag(context, 54), size("0..=31"))]
    pub vertical_service_code: Option<OctetString>,
    #[rasn(tag(context, 51), size("0..=31"))]
    pub tcm: Option<OctetString>,
    #[rasn(tag(context, 36), size("0..=31"))]
    pub original_called_party_id: Option<OctetString>,
    #[rasn(tag(context, 43), size("0..=31"))]
    pub redirecting_party_id: Option<OctetString>,
    #[rasn(tag(context, 44))]
    pub redirection_information: Option<FixedOctetString<2>>,
    #[rasn(tag(context, 2))]
    pub acg_encountered: Option<FixedOctetString<1>>,
    #[rasn(tag(context, 11))]
    pub amp1: Option<FixedOctetString<6>>,
    #[rasn(tag(context, 109))]
    pub amp2: Option<Amp2>,
    #[rasn(tag(context, 81), size("1..=10"))]
    pub sap: Option<OctetString>,
    #[rasn(tag(context, 96))]
    pub str_connection: Option<bool>,
    #[rasn(tag(context, 89))]
    pub ama_sequence_number: Option<FixedOctetString<2>>,
    #[rasn(tag(context, 84))]
    pub extension_parameter: Option<ExtensionParameter>,
    #[rasn(tag(context, 107), size("1..=5"))]
    pub generic_address_list: Option<SequenceOf<GenericAddress>>,
    #[rasn(tag(context, 108), size("2..=12"))]
    pub network_specific_facilities: Option<OctetString>,
    #[rasn(tag(context, 141))]
    pub ctr_connection: Option<bool>,
    #[rasn(tag(context, 147))]
    pub jurisdiction_information: Option<FixedOctetString<3>>,
    #[rasn(tag(context, 148))]
    pub prefix: Option<Prefix>,
    #[rasn(tag(context, 162), size("8..=13"))]
    pub calling_geodetic_location: Option<OctetString>,
    #[rasn(size("0..=31"))]
    pub trigger_information: Option<OctetString>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct TerminationAttemptArg {
    #[rasn(tag(explicit(context, 53)))]
    pub user_id: UserId,
    #[rasn(tag(context, 13))]
    pub bearer_capability: BearerCapability,
    #[rasn(tag(context, 15), size("0..=31"))]
    pub called_party_id: Option<OctetString>,
    #[rasn(tag(context, 35), size("0..=31"))]
    pub lata: Option<OctetString>,
    #[rasn(tag(context, 52))]
    pub trigger_criteria_type: Option<TriggerCriteriaType>,
    #[rasn(tag(context, 16), value("0..=99"))]
    pub called_party_station_type: Option<u8>,
    #[rasn(tag(context, 19), size("0..=31"))]
    pub charge_number: Option<OctetString>,
    #[rasn(tag(context, 18), size("0..=31"))]
    pub calling_party_id: Option<OctetString>,
    #[rasn(tag(context, 20), value("0..=99"))]
    pub charge_party_station_type: Option<u8>,
    #[rasn(tag(context, 51), size("0..=31"))]
    pub tcm: Option<OctetString>,
    #[rasn(tag(context, 36), size("0..=31"))]
    pub original_called_party_id: Option<OctetString>,
    #[rasn(tag(context, 43), size("0..=31"))]
    pub redirecting_party_id: Option<OctetString>,
    #[rasn(tag(context, 44))]
    pub redirection_information: Option<FixedOctetString<2>>,
    #[rasn(tag(context, 33), size("0..=31"))]
    pub generic_name: Option<OctetString>,
    #[rasn(tag(context, 2))]
    pub acg_encountered: Option<FixedOctetString<1>>,
    #[rasn(tag(context, 11))]
    pub amp1: Option<FixedOctetString<6>>,
    #[rasn(tag(context, 109))]
    pub amp2: Option<Amp2>,
    #[rasn(tag(context, 81), size("1..=10"))]
    pub sap: Option<OctetString>,
    #[rasn(tag(context, 96))]
    pub str_connection: Option<bool>,
    #[rasn(tag(context, 89))]
    pub ama_sequence_number: Option<FixedOctetString<2>>,
    #[rasn(tag(context, 84))]
    pub extension_parameter: Option<ExtensionParameter>,
    #[rasn(tag(context, 141))]
    pub ctr_connection: Option<bool>,
    #[rasn(tag(context, 144))]
    pub rtp_service_indicator: Option<FixedOctetString<1>>,
    #[rasn(tag(context, 107), size("1..=5"))]
    pub generic_address_list: Option<SequenceOf<GenericAddress>>,
    #[rasn(size("0..=31"))]
    pub trigger_information: Option<OctetString>,
    #[rasn(tag(context, 162), size("8..=13"))]
    pub calling_geodetic_location: Option<OctetString>,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum PassiveLegTreatment {
    DialToneOn = 0,
    RingBackAudibleRingingToneOn = 1,
    NetworkCongestionReorderToneOn = 3,
    BusyToneOn = 4,
    ConfirmationTone = 5,
    CallWaitingTone = 7,
    RecallDialToneOn = 17,
    BargeInToneOn = 18,
    CampOnTone = 19,
    ReceiverOffHookTone = 20,
    CallingCardServiceTone = 21,
    StutterDialTone = 22,
    Silence = 23,
    TonesOff = 63,
    AlertingOnPattern0Normal = 64,
    AlertingOnPattern1DistinctiveIntergroup = 65,
    AlertingOnPattern2DistinctiveSpecial = 66,
    AlertingOnPattern3Ekts = 67,
    AlertingOnPattern4ReminderRing = 68,
    AlertingOff = 79,
    IncomingAdditionalCallTone = 251,
    PriorityAdditionalCallTone = 252,
    ExpensiveRouteWarningTone = 253,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 9), size("0..=31"))]
pub struct AmaLineNumber(pub OctetString);

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 8), size("0..=31"))]
pub struct AmaDigitsDialedWc(pub OctetString);

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum CarrierUsage {
    AlwaysOverride = 0,
    OnlyInterLataOverride = 1,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 149), size("2..=11"))]
pub struct GenericDigits(pub OctetString);

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum DisplayInformation {
    #[rasn(tag(context, 0), size("1..=20"))]
    Blank(OctetString),
    #[rasn(tag(context, 1), size("1..=20"))]
    Skip(OctetString),
    #[rasn(tag(context, 2), size("1..=20"))]
    Continuation(OctetString),
    #[rasn(tag(context, 3), size("1..=20"))]
    CalledAddress(OctetString),
    #[rasn(tag(context, 4), size("1..=20"))]
    Cause(OctetString),
    #[rasn(tag(context, 5), size("1..=20"))]
    ProgressIndicator(OctetString),
    #[rasn(tag(context, 6), size("1..=20"))]
    NotificationIndicator(OctetString),
    #[rasn(tag(context, 7), size("1..=20"))]
    Prompt(OctetString),
    #[rasn(tag(context, 8), size("1..=20"))]
    AccumulatedDigits(OctetString),
    #[rasn(tag(context, 9), size("1..=20"))]
    Status(OctetString),
    #[rasn(tag(context, 10), size("1..=20"))]
    Inband(OctetString),
    #[rasn(tag(context, 11), size("1..=20"))]
    CallingAddress(OctetString),
    #[rasn(tag(context, 12), size("1..=20"))]
    Reason(OctetString),
    #[rasn(tag(context, 13), size("1..=20"))]
    CallingPartyName(OctetString),
    #[rasn(tag(context, 14), size("1..=20"))]
    CalledPartyName(OctetString),
    #[rasn(tag(context, 15), size("1..=20"))]
    OriginalCalledName(OctetString),
    #[rasn(tag(context, 16), size("1..=20"))]
    RedirectingName(OctetString),
    #[rasn(tag(context, 17), size("1..=20"))]
    ConnectedName(OctetString),
    #[rasn(tag(context, 18), size("1..=20"))]
    OrigRestrictions(OctetString),
    #[rasn(tag(context, 19), size("1..=20"))]
    DateTimeOfDay(OctetString),
    #[rasn(tag(context, 20), size("1..=20"))]
    CallAppearanceId(OctetString),
    #[rasn(tag(context, 21), size("1..=20"))]
    FeatureAddress(OctetString),
    #[rasn(tag(context, 22), size("1..=20"))]
    RedirectionName(OctetString),
    #[rasn(tag(context, 23), size("1..=20"))]
    RedirectionNumber(OctetString),
    #[rasn(tag(context, 24), size("1..=20"))]
    RedirectingNumber(OctetString),
    #[rasn(tag(context, 25), size("1..=20"))]
    OriginalCalledNumber(OctetString),
    #[rasn(tag(context, 26), size("1..=20"))]
    ConnectedNumber(OctetString),
    #[rasn(tag(context, 30), size("1..=20"))]
    Text(OctetString),
    #[rasn(tag(context, 31), size("1..=20"))]
    RedirectingReason(OctetString),
}

/// UPER of rasn tells members apart by their tags, so values are made where the two lists have tags of their own.
macro_rules! analyze_route {
    ($(#[$meta:meta])* $name:ident $class:tt $lines:tt $digits:tt) => {
        $(#[$meta])*
        #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
        pub struct $name {
            #[rasn(tag(context, 19), size("0..=31"))]
            pub charge_number: Option<OctetString>,
            #[rasn(tag(context, 18), size("0..=31"))]
            pub calling_party_id: Option<OctetString>,
            #[rasn(tag(context, 20), value("0..=99"))]
            pub charge_party_station_type: Option<u8>,
            #[rasn(tag(context, 15), size("0..=31"))]
            pub called_party_id: Option<OctetString>,
            #[rasn(tag(context, 37), size("0..=31"))]
            pub outpulse_number: Option<OctetString>,
            #[rasn(tag(context, 51), size("0..=31"))]
            pub tcm: Option<OctetString>,
            #[rasn(tag(context, 42))]
            pub primary_trunk_group: Option<FixedOctetString<5>>,
            #[rasn(tag(context, 5))]
            pub alternate_trunk_group: Option<FixedOctetString<5>>,
            #[rasn(tag(context, 48))]
            pub second_alternate_trunk_group: Option<FixedOctetString<5>>,
            #[rasn(tag(context, 41))]
            pub carrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 4))]
            pub alternate_carrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 47))]
            pub second_alternate_carrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 39))]
            pub passive_leg_treatment: Option<PassiveLegTreatment>,
            #[rasn(tag(context, 43), size("0..=31"))]
            pub redirecting_party_id: Option<OctetString>,
            #[rasn(tag(context, 40))]
            pub primary_billing_indicator: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 3))]
            pub alternate_billing_indicator: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 46))]
            pub second_alternate_billing_indicator: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 38))]
            pub overflow_billing_indicator: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 6), size("0..=31"))]
            pub ama_alternate_billing_number: Option<OctetString>,
            #[rasn(tag(context, 7), size("0..=31"))]
            pub ama_business_customer_id: Option<OctetString>,
            #[rasn(tag($class, $lines), size("1..=2"))]
            pub ama_line_number_list: Option<SequenceOf<AmaLineNumber>>,
            #[rasn(tag(context, 10))]
            pub ama_slp_id: FixedOctetString<5>,
            #[rasn(tag($class, $digits), size("1..=5"))]
            pub ama_digits_dialed_wc_list: Option<SequenceOf<AmaDigitsDialedWc>>,
            #[rasn(tag(context, 11))]
            pub amp1: Option<FixedOctetString<6>>,
            #[rasn(tag(context, 109))]
            pub amp2: Option<Amp2>,
                #[rasn(tag(context, 87), size("4..=8"))]
            pub ocn: Option<Ia5String>,
            #[rasn(tag(context, 106), size("0..=31"))]
            pub msr_id: Option<OctetString>,
            #[rasn(tag(context, 83), value("0..=32767"))]
            pub service_context: Option<u16>,
            #[rasn(tag(context, 88), size("0..=31"))]
            pub ama_billing_feature: Option<OctetString>,
            #[rasn(tag(context, 89))]
            pub ama_sequence_number: Option<FixedOctetString<2>>,
            #[rasn(tag(context, 44))]
            pub redirection_information: Option<FixedOctetString<2>>,
            #[rasn(tag(context, 79))]
            pub carrier_usage: Option<CarrierUsage>,
            #[rasn(tag(context, 84))]
            pub extension_parameter: Option<ExtensionParameter>,
            #[rasn(tag(context, 107), size("1..=5"))]
            pub generic_address_list: Option<SequenceOf<GenericAddress>>,
            #[rasn(tag(context, 108), size("2..=12"))]
            pub network_specific_facilities: Option<OctetString>,
            #[rasn(tag(context, 17))]
            pub calling_party_bgid: Option<FixedOctetString<7>>,
            #[rasn(tag(context, 113))]
            pub forward_call_indicator: Option<FixedOctetString<2>>,
            #[rasn(tag(context, 101))]
            pub ama_service_provider_id: Option<FixedOctetString<7>>,
            #[rasn(tag(context, 148))]
            pub prefix: Option<Prefix>,
            #[rasn(tag(context, 150), size("1..=5"))]
            pub generic_digits_list: Option<SequenceOf<GenericDigits>>,
            #[rasn(tag(context, 152), size("0..=64"))]
            pub apply_restrictions: Option<BitString>,
            #[rasn(tag(context, 26), size("1..=15"))]
            pub display_text: Option<SequenceOf<DisplayInformation>>,
            #[rasn(tag(context, 33), size("0..=31"))]
            pub generic_name: Option<OctetString>,
        }
    };
}

analyze_route!(AnalyzeRouteArg universal 16 16);
analyze_route!(
    /// As [`AnalyzeRouteArg`], but for these tags.
    AnalyzeRouteMade context 201 202
);

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum TimeoutTimer {
    #[rasn(tag(context, 0), value("1..=86400"))]
    IntervalTime(u32),
    #[rasn(tag(context, 1))]
    LocalSspTime(FixedOctetString<7>),
    #[rasn(tag(context, 2))]
    AbsoluteScpTime(FixedOctetString<7>),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct RequestReportBcmEventArg {
    #[rasn(tag(context, 92), size("0..=64"))]
    pub edp_request: Option<BitString>,
    #[rasn(tag(context, 93), size("0..=64"))]
    pub edp_notification: Option<BitString>,
    #[rasn(tag(context, 91), value("1..=120"))]
    pub o_no_answer_timer: Option<u8>,
    #[rasn(tag(context, 99), value("1..=120"))]
    pub t_no_answer_timer: Option<u8>,
    #[rasn(tag(context, 84))]
    pub extension_parameter: Option<ExtensionParameter>,
    #[rasn(tag(context, 139))]
    pub timeout_timer: Option<TimeoutTimer>,
    #[rasn(tag(context, 154), size("0..=31"))]
    pub odtmf_digits_string: Option<OctetString>,
    #[rasn(tag(context, 155), value("1..=4"))]
    pub odtmf_number_of_digits: Option<u8>,
    #[rasn(tag(context, 157), size("0..=31"))]
    pub tdtmf_digit_string: Option<OctetString>,
    #[rasn(tag(context, 158), value("1..=4"))]
    pub tdtmf_number_of_digits: Option<u8>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, size("3..=131"))]
pub struct AnnounceElement(pub OctetString);

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct AnnouncementBlock {
    #[rasn(tag(context, 1), size("1..=10"))]
    pub uninter_announce_block: Option<SequenceOf<AnnounceElement>>,
    #[rasn(tag(context, 2), size("1..=10"))]
    pub inter_announce_block: Option<SequenceOf<AnnounceElement>>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct AnnouncementDigitBlock {
    #[rasn(tag(context, 0), value("0..=255"))]
    pub maximum_digits: u8,
    #[rasn(tag(context, 1), size("1..=10"))]
    pub uninter_announce_block: Option<SequenceOf<AnnounceElement>>,
    #[rasn(tag(context, 2), size("1..=10"))]
    pub inter_announce_block: Option<SequenceOf<AnnounceElement>>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum StrParameterBlock {
    #[rasn(tag(context, 0))]
    AnnouncementBlock(AnnouncementBlock),
    #[rasn(tag(context, 1))]
    AnnouncementDigitBlock(AnnouncementDigitBlock),
    #[rasn(tag(context, 2), size("1..=120"))]
    FlexParameterBlock(OctetString),
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum AmaMeasure {
    ConnectTimeRecordedDestinationSsp = 0,
    ConnectTimeRecordedDestinationScp = 1,
    ConnectTimeNotRecorded = 2,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum PartyId {
    CallingParty = 0,
    CalledParty = 1,
    BothParties = 2,
}

/// UPER of rasn tells members apart by their tags, so values are made where the two lists have tags of their own.
macro_rules! send_to_resource {
    ($(#[$meta:meta])* $name:ident $class:tt $lines:tt $digits:tt) => {
        $(#[$meta])*
        #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
        pub struct $name {
            #[rasn(tag(context, 45), value("0..=127"))]
            pub resource_type: u8,
            #[rasn(tag(explicit(context, 50)))]
            pub str_parameter_block: StrParameterBlock,
            #[rasn(tag(context, 25))]
            pub disconnect_flag: Option<()>,
            #[rasn(tag(context, 12))]
            pub answer_indicator: Option<()>,
            #[rasn(tag(context, 40))]
            pub primary_billing_indicator: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 6), size("0..=31"))]
            pub ama_alternate_billing_number: Option<OctetString>,
            #[rasn(tag(context, 7), size("0..=31"))]
            pub ama_business_customer_id: Option<OctetString>,
            #[rasn(tag($class, $lines), size("1..=2"))]
            pub ama_line_number_list: Option<SequenceOf<AmaLineNumber>>,
            #[rasn(tag(context, 10))]
            pub ama_slp_id: FixedOctetString<5>,
            #[rasn(tag($class, $digits), size("1..=5"))]
            pub ama_digits_dialed_wc_list: Option<SequenceOf<AmaDigitsDialedWc>>,
            #[rasn(tag(context, 11))]
            pub amp1: Option<FixedOctetString<6>>,
            #[rasn(tag(context, 109))]
            pub amp2: Option<Amp2>,
            #[rasn(tag(context, 86), size("0..=31"))]
            pub destination_address: Option<OctetString>,
            #[rasn(tag(context, 76))]
            pub dp_converter: Option<bool>,
            #[rasn(tag(context, 71))]
            pub ama_measure: Option<AmaMeasure>,
                #[rasn(tag(context, 87), size("4..=8"))]
            pub ocn: Option<Ia5String>,
            #[rasn(tag(context, 106), size("0..=31"))]
            pub msr_id: Option<OctetString>,
            #[rasn(tag(context, 83), value("0..=32767"))]
            pub service_context: Option<u16>,
            #[rasn(tag(context, 88), size("0..=31"))]
            pub ama_billing_feature: Option<OctetString>,
            #[rasn(tag(context, 89))]
            pub ama_sequence_number: Option<FixedOctetString<2>>,
            #[rasn(tag(context, 84))]
            pub extension_parameter: Option<ExtensionParameter>,
            #[rasn(tag(context, 101))]
            pub am_aservice_provider_id: Option<FixedOctetString<7>>,
            #[rasn(tag(context, 146))]
            pub extended_ringing: Option<()>,
            #[rasn(tag(context, 41))]
            pub carrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 4))]
            pub alternate_carrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 47))]
            pub second_alternatecarrier: Option<FixedOctetString<4>>,
            #[rasn(tag(context, 79))]
            pub carrier_usage: Option<CarrierUsage>,
            #[rasn(tag(context, 19), size("0..=31"))]
            pub charge_number: Option<OctetString>,
            #[rasn(tag(context, 20), value("0..=99"))]
            pub charge_party_station_type: Option<u8>,
            #[rasn(tag(context, 156), value("0..=300"))]
            pub tstrc_timer: Option<u16>,
            #[rasn(tag(context, 159))]
            pub party_id: Option<PartyId>,
            #[rasn(tag(context, 15), size("0..=31"))]
            pub called_party_id: Option<OctetString>,
        }
    };
}

send_to_resource!(SendToResourceArg universal 16 16);
send_to_resource!(
    /// As [`SendToResourceArg`], but for these tags.
    SendToResourceMade context 201 202
);

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum DisconnectCause {
    FarEnd = 0,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum PointInCall {
    ONull = 1,
    AuthorizeOrigAttempt = 2,
    CollectInformation = 3,
    AnalyzeInformation = 4,
    SelectRoute = 5,
    AuthorizeCallSetup = 6,
    SendCall = 7,
    OAlerting = 8,
    OActive = 9,
    OSuspended = 10,
    TNull = 11,
    AuthorizeTermination = 12,
    SelectFacility = 13,
    PresentCall = 14,
    TAlerting = 15,
    TActive = 16,
    TSuspended = 17,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct ODisconnectArg {
    #[rasn(tag(explicit(context, 53)))]
    pub user_id: UserId,
    #[rasn(tag(context, 13))]
    pub bearer_capability: BearerCapability,
    #[rasn(tag(context, 111))]
    pub notification_indicator: Option<bool>,
    #[rasn(tag(context, 11))]
    pub amp1: Option<FixedOctetString<6>>,
    #[rasn(tag(context, 109))]
    pub amp2: Option<Amp2>,
    #[rasn(tag(context, 84))]
    pub extension_parameter: Option<ExtensionParameter>,
    #[rasn(tag(context, 116))]
    pub disconnect_cause: Option<DisconnectCause>,
    #[rasn(tag(context, 132), value("0..=2"))]
    pub leg_id: Option<u8>,
    #[rasn(tag(context, 135))]
    pub point_in_call: Option<PointInCall>,
}
