//! Arguments and results of ANSI-41 and WIN operations: win (X.S0004-540).

use inlab_ber::{List, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of ServiceRequest (X.S0004-550 6.4.2.h).
    pub struct ServiceRequest<'a> "ServiceRequest" = [PRIVATE 18] {
        service_id: ServiceId<'a> = [246] "serviceID",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        availability_type: Option<AvailabilityType<'a>> = [90] "availabilityType",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        conditionally_denied_reason: Option<ConditionallyDeniedReason> = [162] "conditionallyDeniedReason",
        data_access_element_list: Option<List<'a, DataAccessElementItem<'a>>> = [250] "dataAccessElementList",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        digits: Option<DigitsType<'a>> = [4] "digits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        feature_indicator: Option<FeatureIndicator> = [306] "featureIndicator",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        msid: Option<Msid<'a>> = "msid",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        redirection_reason: Option<RedirectionReason> = [19] "redirectionReason",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: Option<TimeOfDay<'a>> = [309] "timeOfDay",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        trigger_type: Option<TriggerType> = [279] "triggerType",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        ...
    }
}

set! {
    /// Result of ServiceRequest (X.S0004-550 6.4.2.h).
    pub struct ServiceRequestRes<'a> "ServiceRequestRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        digits: Option<DigitsType<'a>> = [4] "digits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of AnalyzedInformation (X.S0004-550 6.4.2.i).
    pub struct AnalyzedInformation<'a> "AnalyzedInformation" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        digits: DigitsType<'a> = [4] "digits",
        mscid: Mscid<'a> = [21] "mscid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        conference_calling_indicator: Option<ConferenceCallingIndicator<'a>> = [137] "conferenceCallingIndicator",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        dmh_billing_indicator: Option<DmhBillingIndicator> = [312] "dmh-BillingIndicator",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        feature_indicator: Option<FeatureIndicator> = [306] "featureIndicator",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        msid: Option<Msid<'a>> = "msid",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: Option<TimeOfDay<'a>> = [309] "timeOfDay",
        ...
    }
}

set! {
    /// Result of AnalyzedInformation (X.S0004-550 6.4.2.i).
    pub struct AnalyzedInformationRes<'a> "AnalyzedInformationRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        conference_calling_indicator: Option<ConferenceCallingIndicator<'a>> = [137] "conferenceCallingIndicator",
        digits: Option<DigitsType<'a>> = [4] "digits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of FacilitySelectedAndAvailable (X.S0004-550 6.4.2.m).
    pub struct FacilitySelectedAndAvailable<'a> "FacilitySelectedAndAvailable" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        mscid: Mscid<'a> = [21] "mscid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        msid: Option<Msid<'a>> = "msid",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        ...
    }
}

set! {
    /// Result of FacilitySelectedAndAvailable (X.S0004-550 6.4.2.m).
    pub struct FacilitySelectedAndAvailableRes<'a> "FacilitySelectedAndAvailableRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of TBusy (X.S0004-550 6.4.2.t).
    pub struct TBusy<'a> "TBusy" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        mscid: Mscid<'a> = [21] "mscid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        msid: Option<Msid<'a>> = "msid",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        redirection_reason: Option<RedirectionReason> = [19] "redirectionReason",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        ...
    }
}

set! {
    /// Result of TBusy (X.S0004-550 6.4.2.t).
    pub struct TBusyRes<'a> "TBusyRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of TNoAnswer (X.S0004-550 6.4.2.u).
    pub struct TNoAnswer<'a> "TNoAnswer" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        mscid: Mscid<'a> = [21] "mscid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        msid: Option<Msid<'a>> = "msid",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        redirection_reason: Option<RedirectionReason> = [19] "redirectionReason",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        ...
    }
}

set! {
    /// Result of TNoAnswer (X.S0004-550 6.4.2.u).
    pub struct TNoAnswerRes<'a> "TNoAnswerRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of BulkDisconnection (X.S0004-550 6.4.2.y).
    pub struct BulkDisconnection<'a> "BulkDisconnection" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: Option<TimeOfDay<'a>> = [309] "timeOfDay",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Argument of CallControlDirective (X.S0004-550 6.4.2.z).
    pub struct CallControlDirective<'a> "CallControlDirective" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Result of CallControlDirective (X.S0004-550 6.4.2.z).
    pub struct CallControlDirectiveRes<'a> "CallControlDirectiveRes" = [PRIVATE 18] {
        call_status: Option<CallStatus> = [310] "callStatus",
        ...
    }
}

set! {
    /// Argument of OAnswer (X.S0004-550 6.4.2.aa).
    pub struct OAnswer<'a> "OAnswer" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        time_date_offset: TimeDateOffset<'a> = [275] "timeDateOffset",
        time_of_day: TimeOfDay<'a> = [309] "timeOfDay",
        trigger_type: TriggerType = [279] "triggerType",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        feature_indicator: Option<FeatureIndicator> = [306] "featureIndicator",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        ...
    }
}

set! {
    /// Argument of ODisconnect (X.S0004-550 6.4.2.ab).
    pub struct ODisconnect<'a> "ODisconnect" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        release_cause: Option<ReleaseCause> = [308] "releaseCause",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: TimeOfDay<'a> = [309] "timeOfDay",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        win_capability: WinCapability<'a> = [280] "winCapability",
        trigger_type: TriggerType = [279] "triggerType",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        ...
    }
}

set! {
    /// Result of ODisconnect (X.S0004-550 6.4.2.ab).
    pub struct ODisconnectRes<'a> "ODisconnectRes" = [PRIVATE 18] {
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        ...
    }
}

set! {
    /// Argument of CallRecoveryReport (X.S0004-550 6.4.2.ac).
    pub struct CallRecoveryReport<'a> "CallRecoveryReport" = [PRIVATE 18] {
        call_recovery_id_list: SetOf<'a, CallRecoveryId<'a>> = [304] "callRecoveryIDList",
        ...
    }
}

set! {
    /// Argument of TAnswer (X.S0004-550 6.4.2.ad).
    pub struct TAnswer<'a> "TAnswer" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: TimeOfDay<'a> = [309] "timeOfDay",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        feature_indicator: Option<FeatureIndicator> = [306] "featureIndicator",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        ...
    }
}

set! {
    /// Argument of TDisconnect (X.S0004-550 6.4.2.ae).
    pub struct TDisconnect<'a> "TDisconnect" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        time_date_offset: Option<TimeDateOffset<'a>> = [275] "timeDateOffset",
        time_of_day: TimeOfDay<'a> = [309] "timeOfDay",
        trigger_type: TriggerType = [279] "triggerType",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        release_cause: Option<ReleaseCause> = [308] "releaseCause",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        ...
    }
}

set! {
    /// Result of TDisconnect (X.S0004-550 6.4.2.ae).
    pub struct TDisconnectRes<'a> "TDisconnectRes" = [PRIVATE 18] {
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        ...
    }
}

set! {
    /// Argument of UnreliableCallData (X.S0004-550 6.4.2.af).
    pub struct UnreliableCallData<'a> "UnreliableCallData" = [PRIVATE 18] {
        control_network_id: ControlNetworkId<'a> = [307] "controlNetworkID",
        mscid: Mscid<'a> = [21] "mscid",
        ...
    }
}

set! {
    /// Argument of OCalledPartyBusy (X.S0004-550 6.4.2.ag).
    pub struct OCalledPartyBusy<'a> "OCalledPartyBusy" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Msid<'a> = "msid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        digits: Option<DigitsType<'a>> = [4] "digits",
        failure_cause: Option<FailureCause<'a>> = [259] "failureCause",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Result of OCalledPartyBusy (X.S0004-550 6.4.2.ag).
    pub struct OCalledPartyBusyRes<'a> "OCalledPartyBusyRes" = [PRIVATE 18] {
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of ONoAnswer (X.S0004-550 6.4.2.ah).
    pub struct ONoAnswer<'a> "ONoAnswer" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        trigger_type: TriggerType = [279] "triggerType",
        win_capability: WinCapability<'a> = [280] "winCapability",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        digits: Option<DigitsType<'a>> = [4] "digits",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Result of ONoAnswer (X.S0004-550 6.4.2.ah).
    pub struct ONoAnswerRes<'a> "ONoAnswerRes" = [PRIVATE 18] {
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_charge_information: Option<Octets<'a>> = [311] "dmh-ChargeInformation",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of CallTerminationReport.
    pub struct CallTerminationReport<'a> "CallTerminationReport" = [PRIVATE 18] {
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        ...
    }
}

set! {
    /// Argument of AddService (X.S0004-550 6.4.2.ar).
    pub struct AddService<'a> "AddService" = [PRIVATE 18] {
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        digits: Option<DigitsType<'a>> = [4] "digits",
        inter_msc_circuit_id: Option<InterMscCircuitId<'a>> = [6] "interMSCCircuitID",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        ...
    }
}

set! {
    /// Result of AddService (X.S0004-550 6.4.2.ar).
    pub struct AddServiceRes<'a> "AddServiceRes" = [PRIVATE 18] {
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        reason_list: Option<ReasonList> = [218] "reasonList",
        ...
    }
}

set! {
    /// Argument of DropService (X.S0004-550 6.4.2.as).
    pub struct DropService<'a> "DropService" = [PRIVATE 18] {
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        inter_msc_circuit_id: Option<InterMscCircuitId<'a>> = [6] "interMSCCircuitID",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        release_reason: Option<ReleaseReason> = [10] "releaseReason",
        ...
    }
}

set! {
    /// Result of DropService (X.S0004-550 6.4.2.as).
    pub struct DropServiceRes<'a> "DropServiceRes" = [PRIVATE 18] {
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        ...
    }
}
