//! Six arguments and results of ANSI-41 and WIN as rasn derives, all members: the module of Wireshark's `ansi_map` (X.S0004)
//! member by member, in its order and with its names.
//!
//! Where they are not as there: `mobileIdentificationNumber` stands in MSID only, which replaced it, since both have one tag; of a
//! CHOICE in a SET (MSID, DestinationAddress) each alternative is a member, since rasn does not find the CHOICE by its
//! alternatives; dmh-BillingIndicator is misspelt there; callingPartyCategory has one octet, as that of ISUP (Q.763 3.11);
//! a PSTNTermination needs neither ESN nor IMSI (the tables of X.S0004-550), and an OriginationRequest no originationTriggers (the
//! issues of the module differ);
//! announcementList, triggerAddressList and terminationList are lists of their items, which is the same in octets and keeps their
//! order. A string without bounds has up to 31 octets, so that values can be made with UPER.

use rasn::prelude::*;

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum FeatureIndicator {
    NotUsed = 0,
    UserSelectiveCallForwarding = 38,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum TriggerType {
    AllCalls = 1,
    DoubleIntroducingStar = 2,
    SingleIntroducingStar = 3,
    ReservedForHomeSystemFeatureCode = 4,
    DoubleIntroducingPound = 5,
    SingleIntroducingPound = 6,
    RevertiveCall = 7,
    A0Digit = 8,
    A1Digit = 9,
    A2Digit = 10,
    A3Digit = 11,
    A4Digit = 12,
    A5Digit = 13,
    A6Digit = 14,
    A7Digit = 15,
    A8Digit = 16,
    A9Digit = 17,
    A10Digit = 18,
    A11Digit = 19,
    A12Digit = 20,
    A13Digit = 21,
    A14Digit = 22,
    A15Digit = 23,
    LocalCall = 24,
    IntraLataTollCall = 25,
    InterLataTollCall = 26,
    WorldZoneCall = 27,
    InternationalCall = 28,
    UnrecognizedNumber = 29,
    PriorAgreement = 30,
    SpecificCalledPartyDigitString = 31,
    MobileTermination = 32,
    AdvancedTermination = 33,
    Location = 34,
    LocallyAllowedSpecificDigitString = 35,
    OriginationAttemptAuthorized = 36,
    CallingRoutingAddressAvailable = 37,
    InitialTermination = 38,
    CalledRoutingAddressAvailable = 39,
    OAnswer = 40,
    ODisconnect = 41,
    OCalledPartyBusy = 42,
    ONoAnswer = 43,
    TerminatingResourceAvailable = 64,
    TBusy = 65,
    TNoAnswer = 66,
    TNoPageResponse = 67,
    TRoutable = 68,
    TAnswer = 69,
    TDisconnect = 70,
    ReservedForTdpRDpTypeValue = 220,
    ReservedForTdpNDpTypeValue = 221,
    ReservedForEdpRDpTypeValue = 222,
    ReservedForEdpNDpTypeValue = 223,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set)]
pub struct WinCapability {
    #[rasn(tag(context, 277), size("0..=31"))]
    pub trigger_capability: Option<OctetString>,
    #[rasn(tag(context, 281), size("0..=31"))]
    pub win_operations_capability: Option<OctetString>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct OriginationRequest {
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: OctetString,
    #[rasn(tag(context, 4), size("0..=31"))]
    pub digits: OctetString,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: OctetString,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 98), size("0..=31"))]
    pub origination_triggers: Option<OctetString>,
    #[rasn(tag(context, 123), size("0..=31"))]
    pub transaction_capability: OctetString,
    #[rasn(tag(context, 340), size("0..=31"))]
    pub acgencountered: Option<OctetString>,
    #[rasn(tag(context, 243), size("0..=31"))]
    pub calling_party_name: Option<OctetString>,
    #[rasn(tag(context, 80), size("0..=31"))]
    pub calling_party_number_digits1: Option<OctetString>,
    #[rasn(tag(context, 81), size("0..=31"))]
    pub calling_party_number_digits2: Option<OctetString>,
    #[rasn(tag(context, 84), size("0..=31"))]
    pub calling_party_subaddress: Option<OctetString>,
    #[rasn(tag(context, 175), size("0..=31"))]
    pub cdma_service_option: Option<OctetString>,
    #[rasn(tag(context, 33), size("0..=31"))]
    pub location_area_id: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 306))]
    pub feature_indicator: Option<FeatureIndicator>,
    #[rasn(tag(context, 94), size("0..=31"))]
    pub msc_identification_number: Option<OctetString>,
    #[rasn(tag(context, 97), size("0..=31"))]
    pub one_time_feature_indicator: Option<OctetString>,
    #[rasn(tag(context, 32), size("0..=31"))]
    pub pc_ssn: Option<OctetString>,
    #[rasn(tag(context, 147), size("0..=31"))]
    pub preferred_language_indicator: Option<OctetString>,
    #[rasn(tag(context, 103), size("0..=31"))]
    pub sender_identification_number: Option<OctetString>,
    #[rasn(tag(context, 2), size("0..=31"))]
    pub serving_cell_id: Option<OctetString>,
    #[rasn(tag(context, 178), size("0..=31"))]
    pub tdma_service_code: Option<OctetString>,
    #[rasn(tag(context, 279))]
    pub trigger_type: Option<TriggerType>,
    #[rasn(tag(context, 280))]
    pub win_capability: Option<WinCapability>,
    #[rasn(tag(context, 355))]
    pub calling_party_category: Option<FixedOctetString<1>>,
    #[rasn(tag(context, 390), size("0..=31"))]
    pub meid: Option<OctetString>,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum AccessDeniedReason {
    NotUsed = 0,
    UnassignedDirectoryNumber = 1,
    Inactive = 2,
    Busy = 3,
    TerminationDenied = 4,
    NoPageResponse = 5,
    Unavailable = 6,
    ServiceRejectedByMs = 7,
    ServicesRejectedByTheSystem = 8,
    ServiceTypeMismatch = 9,
    ServiceDenied = 10,
    PositionDeterminationNotSupported = 12,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 76), size("0..=31"))]
pub struct AnnouncementCode(pub OctetString);

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum DmhRedirectionIndicator {
    NotSpecified = 0,
    Cfu = 1,
    Cfb = 2,
    Cfna = 3,
    Cfo = 4,
    CdUnspecified = 5,
    CdPstn = 6,
    CdPrivate = 7,
    PstnTandem = 8,
    Private = 9,
    Busy = 10,
    Inactive = 11,
    Unassigned = 12,
    TerminationDenied = 13,
    CdFailure = 14,
    Ect = 15,
    Mah = 16,
    Fa = 17,
    AbandonedCallLeg = 18,
    PcaCallRefused = 19,
    ScaCallRefused = 20,
    Dialogue = 21,
    Cfd = 22,
    CdLocal = 23,
    VoiceMailRetrieval = 24,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum ResumePic {
    ContinueCallProcessing = 1,
    CollectInformationPic = 2,
    AnalyzeInformationPic = 3,
    SelectRoutePic = 4,
    AuthorizeOriginationAttemptPic = 5,
    AuthorizeCallSetupPic = 6,
    SendCallPic = 7,
    OAlertingPic = 8,
    OActivePic = 9,
    OSuspendedPic = 10,
    ONullPic = 11,
    SelectFacilityPic = 32,
    PresentCallPic = 33,
    AuthorizeTerminationAttemptPic = 34,
    TAlertingPic = 35,
    TActivePic = 36,
    TSuspendedPic = 37,
    TNullPic = 38,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct IntersystemTermination {
    #[rasn(tag(context, 87), size("0..=31"))]
    pub destination_digits: OctetString,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 20))]
    pub access_denied_reason: Option<AccessDeniedReason>,
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: Option<OctetString>,
    #[rasn(tag(context, 86), size("0..=31"))]
    pub carrier_digits: Option<OctetString>,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 144), size("0..=31"))]
    pub leg_information: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 94), size("0..=31"))]
    pub msc_identification_number: Option<OctetString>,
    #[rasn(tag(context, 150), size("0..=31"))]
    pub routing_digits: Option<OctetString>,
    #[rasn(tag(context, 122), size("0..=31"))]
    pub termination_triggers: Option<OctetString>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct LocalTermination {
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: OctetString,
    #[rasn(tag(context, 121), size("0..=31"))]
    pub termination_treatment: OctetString,
    #[rasn(tag(context, 75), size("0..=31"))]
    pub alert_code: Option<OctetString>,
    #[rasn(tag(context, 86), size("0..=31"))]
    pub carrier_digits: Option<OctetString>,
    #[rasn(tag(context, 87), size("0..=31"))]
    pub destination_digits: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 144), size("0..=31"))]
    pub leg_information: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: OctetString,
    #[rasn(tag(context, 97), size("0..=31"))]
    pub one_time_feature_indicator: Option<OctetString>,
    #[rasn(tag(context, 150), size("0..=31"))]
    pub routing_digits: Option<OctetString>,
    #[rasn(tag(context, 122), size("0..=31"))]
    pub termination_triggers: Option<OctetString>,
    #[rasn(tag(context, 159), size("0..=31"))]
    pub voice_mailbox_pin: Option<OctetString>,
    #[rasn(tag(context, 160), size("0..=31"))]
    pub voice_mailbox_number: Option<OctetString>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct PstnTermination {
    #[rasn(tag(context, 87), size("0..=31"))]
    pub destination_digits: OctetString,
    #[rasn(tag(context, 86), size("0..=31"))]
    pub carrier_digits: Option<OctetString>,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 144), size("0..=31"))]
    pub leg_information: Option<OctetString>,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 150), size("0..=31"))]
    pub routing_digits: Option<OctetString>,
    #[rasn(tag(context, 122), size("0..=31"))]
    pub termination_triggers: Option<OctetString>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum TerminationListItem {
    #[rasn(tag(context, 89))]
    IntersystemTermination(IntersystemTermination),
    #[rasn(tag(context, 91))]
    LocalTermination(LocalTermination),
    #[rasn(tag(context, 95))]
    PstnTermination(PstnTermination),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(context, 278))]
pub struct TriggerList {
    #[rasn(tag(context, 261), size("0..=31"))]
    pub global_title: Option<OctetString>,
    #[rasn(tag(context, 32), size("0..=31"))]
    pub pc_ssn: Option<OctetString>,
    #[rasn(tag(context, 283), size("0..=31"))]
    pub win_trigger_list: OctetString,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct OriginationRequestRes {
    #[rasn(tag(context, 20))]
    pub access_denied_reason: Option<AccessDeniedReason>,
    #[rasn(tag(context, 128), size("0..=31"))]
    pub action_code: Option<OctetString>,
    #[rasn(tag(context, 130), size("1..=2"))]
    pub announcement_list: Option<SequenceOf<AnnouncementCode>>,
    #[rasn(tag(context, 82), size("0..=31"))]
    pub calling_party_number_string1: Option<OctetString>,
    #[rasn(tag(context, 83), size("0..=31"))]
    pub calling_party_number_string2: Option<OctetString>,
    #[rasn(tag(context, 84), size("0..=31"))]
    pub calling_party_subaddress: Option<OctetString>,
    #[rasn(tag(context, 86), size("0..=31"))]
    pub carrier_digits: Option<OctetString>,
    #[rasn(tag(context, 4), size("0..=31"))]
    pub digits: Option<OctetString>,
    #[rasn(tag(context, 244), size("0..=31"))]
    pub display_text: Option<OctetString>,
    #[rasn(tag(context, 299), size("0..=31"))]
    pub display_text2: Option<OctetString>,
    #[rasn(tag(context, 140), size("0..=31"))]
    pub dmh_account_code_digits: Option<OctetString>,
    #[rasn(tag(context, 141), size("0..=31"))]
    pub dmh_alternate_billing_digits: Option<OctetString>,
    #[rasn(tag(context, 142), size("0..=31"))]
    pub dmh_billing_digits: Option<OctetString>,
    #[rasn(tag(context, 311), size("0..=31"))]
    pub dmh_charge_information: Option<OctetString>,
    #[rasn(tag(context, 88))]
    pub dmh_redirection_indicator: Option<DmhRedirectionIndicator>,
    #[rasn(tag(context, 305), size("0..=31"))]
    pub dmh_service_id: Option<OctetString>,
    #[rasn(tag(context, 163), size("0..=31"))]
    pub group_information: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 96), size("0..=31"))]
    pub no_answer_time: Option<OctetString>,
    #[rasn(tag(context, 97), size("0..=31"))]
    pub one_time_feature_indicator: Option<OctetString>,
    #[rasn(tag(context, 168), size("0..=31"))]
    pub pilot_number: Option<OctetString>,
    #[rasn(tag(context, 147), size("0..=31"))]
    pub preferred_language_indicator: Option<OctetString>,
    #[rasn(tag(context, 100), size("0..=31"))]
    pub redirecting_number_digits: Option<OctetString>,
    #[rasn(tag(context, 101), size("0..=31"))]
    pub redirecting_number_string: Option<OctetString>,
    #[rasn(tag(context, 102), size("0..=31"))]
    pub redirecting_subaddress: Option<OctetString>,
    #[rasn(tag(context, 266))]
    pub resume_pic: Option<ResumePic>,
    #[rasn(tag(context, 150), size("0..=31"))]
    pub routing_digits: Option<OctetString>,
    #[rasn(tag(context, 120), size("0..=3"))]
    pub termination_list: Option<SequenceOf<TerminationListItem>>,
    #[rasn(tag(context, 122), size("0..=31"))]
    pub termination_triggers: Option<OctetString>,
    #[rasn(tag(context, 276), size("1..=2"))]
    pub trigger_address_list: Option<SequenceOf<TriggerList>>,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum DmhBillingIndicator {
    Unspecified = 0,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum SystemMyTypeCode {
    NotUsed = 0,
    Eds = 1,
    Astronet = 2,
    LucentTechnologies = 3,
    Ericsson = 4,
    Gte = 5,
    Motorola = 6,
    Nec = 7,
    Nortel = 8,
    NovAtel = 9,
    Plexsys = 10,
    DigitalEquipmentCorp = 11,
    Inet = 12,
    Bellcore = 13,
    AlcatelSel = 14,
    Compaq = 15,
    Qualcomm = 16,
    Aldiscon = 17,
    Celcore = 18,
    Telos = 19,
    AdiLimited = 20,
    CoralSystems = 21,
    SynacomTechnology = 22,
    Dsc = 23,
    Mci = 24,
    NewNet = 25,
    SemaGroupTelecoms = 26,
    LgInformationAndCommunications = 27,
    Cbis = 28,
    Siemens = 29,
    SamsungElectronics = 30,
    ReadyComInc = 31,
    AgCommunicationSystems = 32,
    HughesNetworkSystems = 33,
    PhoenixWirelessGroup = 34,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct AnalyzedInformation {
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: OctetString,
    #[rasn(tag(context, 4), size("0..=31"))]
    pub digits: OctetString,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 123), size("0..=31"))]
    pub transaction_capability: OctetString,
    #[rasn(tag(context, 279))]
    pub trigger_type: TriggerType,
    #[rasn(tag(context, 280))]
    pub win_capability: WinCapability,
    #[rasn(tag(context, 340), size("0..=31"))]
    pub acgencountered: Option<OctetString>,
    #[rasn(tag(context, 243), size("0..=31"))]
    pub calling_party_name: Option<OctetString>,
    #[rasn(tag(context, 80), size("0..=31"))]
    pub calling_party_number_digits1: Option<OctetString>,
    #[rasn(tag(context, 81), size("0..=31"))]
    pub calling_party_number_digits2: Option<OctetString>,
    #[rasn(tag(context, 84), size("0..=31"))]
    pub calling_party_subaddress: Option<OctetString>,
    #[rasn(tag(context, 86), size("0..=31"))]
    pub carrier_digits: Option<OctetString>,
    #[rasn(tag(context, 137), size("0..=31"))]
    pub conference_calling_indicator: Option<OctetString>,
    #[rasn(tag(context, 87), size("0..=31"))]
    pub destination_digits: Option<OctetString>,
    #[rasn(tag(context, 312))]
    pub dmh_billing_indicator: Option<DmhBillingIndicator>,
    #[rasn(tag(context, 311), size("0..=31"))]
    pub dmh_charge_information: Option<OctetString>,
    #[rasn(tag(context, 88))]
    pub dmh_redirection_indicator: Option<DmhRedirectionIndicator>,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 306))]
    pub feature_indicator: Option<FeatureIndicator>,
    #[rasn(tag(context, 33), size("0..=31"))]
    pub location_area_id: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 94), size("0..=31"))]
    pub msc_identification_number: Option<OctetString>,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 97), size("0..=31"))]
    pub one_time_feature_indicator: Option<OctetString>,
    #[rasn(tag(context, 147), size("0..=31"))]
    pub preferred_language_indicator: Option<OctetString>,
    #[rasn(tag(context, 100), size("0..=31"))]
    pub redirecting_number_digits: Option<OctetString>,
    #[rasn(tag(context, 245), size("0..=31"))]
    pub redirecting_party_name: Option<OctetString>,
    #[rasn(tag(context, 102), size("0..=31"))]
    pub redirecting_subaddress: Option<OctetString>,
    #[rasn(tag(context, 150), size("0..=31"))]
    pub routing_digits: Option<OctetString>,
    #[rasn(tag(context, 2), size("0..=31"))]
    pub serving_cell_id: Option<OctetString>,
    #[rasn(tag(context, 22))]
    pub system_my_type_code: Option<SystemMyTypeCode>,
    #[rasn(tag(context, 119), size("0..=31"))]
    pub termination_access_type: Option<OctetString>,
    #[rasn(tag(context, 275), size("0..=31"))]
    pub time_date_offset: Option<OctetString>,
    #[rasn(tag(context, 309))]
    pub time_of_day: Option<i64>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct CallControlDirective {
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: OctetString,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 128), size("0..=31"))]
    pub action_code: Option<OctetString>,
    #[rasn(tag(context, 130), size("1..=2"))]
    pub announcement_list: Option<SequenceOf<AnnouncementCode>>,
    #[rasn(tag(context, 244), size("0..=31"))]
    pub display_text: Option<OctetString>,
    #[rasn(tag(context, 140), size("0..=31"))]
    pub dmh_account_code_digits: Option<OctetString>,
    #[rasn(tag(context, 141), size("0..=31"))]
    pub dmh_alternate_billing_digits: Option<OctetString>,
    #[rasn(tag(context, 142), size("0..=31"))]
    pub dmh_billing_digits: Option<OctetString>,
    #[rasn(tag(context, 311), size("0..=31"))]
    pub dmh_charge_information: Option<OctetString>,
    #[rasn(tag(context, 88))]
    pub dmh_redirection_indicator: Option<DmhRedirectionIndicator>,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 147), size("0..=31"))]
    pub preferred_language_indicator: Option<OctetString>,
    #[rasn(tag(context, 120), size("0..=3"))]
    pub termination_list: Option<SequenceOf<TerminationListItem>>,
    #[rasn(tag(context, 276), size("1..=2"))]
    pub trigger_address_list: Option<SequenceOf<TriggerList>>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct OAnswer {
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: OctetString,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 275), size("0..=31"))]
    pub time_date_offset: OctetString,
    #[rasn(tag(context, 309))]
    pub time_of_day: i64,
    #[rasn(tag(context, 279))]
    pub trigger_type: TriggerType,
    #[rasn(tag(context, 33), size("0..=31"))]
    pub location_area_id: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 306))]
    pub feature_indicator: Option<FeatureIndicator>,
    #[rasn(tag(context, 94), size("0..=31"))]
    pub msc_identification_number: Option<OctetString>,
    #[rasn(tag(context, 2), size("0..=31"))]
    pub serving_cell_id: Option<OctetString>,
    #[rasn(tag(context, 22))]
    pub system_my_type_code: Option<SystemMyTypeCode>,
}

#[derive(AsnType, Clone, Copy, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(enumerated)]
pub enum ReleaseCause {
    Unspecified = 0,
    CallingParty = 1,
    CalledParty = 2,
    CommandedDisconnect = 3,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(set, tag(private, 18))]
pub struct ODisconnect {
    #[rasn(tag(context, 1), size("0..=31"))]
    pub billing_id: OctetString,
    #[rasn(tag(context, 9), size("0..=31"))]
    pub electronic_serial_number: Option<OctetString>,
    #[rasn(tag(context, 21), size("0..=31"))]
    pub mscid: OctetString,
    #[rasn(tag(context, 8), size("0..=31"))]
    pub mobile_identification_number: Option<OctetString>,
    #[rasn(tag(context, 242), size("3..=8"))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 308))]
    pub release_cause: Option<ReleaseCause>,
    #[rasn(tag(context, 275), size("0..=31"))]
    pub time_date_offset: Option<OctetString>,
    #[rasn(tag(context, 309))]
    pub time_of_day: i64,
    #[rasn(tag(context, 123), size("0..=31"))]
    pub transaction_capability: OctetString,
    #[rasn(tag(context, 280))]
    pub win_capability: WinCapability,
    #[rasn(tag(context, 279))]
    pub trigger_type: TriggerType,
    #[rasn(tag(context, 33), size("0..=31"))]
    pub location_area_id: Option<OctetString>,
    #[rasn(tag(context, 93), size("0..=31"))]
    pub mobile_directory_number: Option<OctetString>,
    #[rasn(tag(context, 94), size("0..=31"))]
    pub msc_identification_number: Option<OctetString>,
    #[rasn(tag(context, 2), size("0..=31"))]
    pub serving_cell_id: Option<OctetString>,
    #[rasn(tag(context, 22))]
    pub system_my_type_code: Option<SystemMyTypeCode>,
}
