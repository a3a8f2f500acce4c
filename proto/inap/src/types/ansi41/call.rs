//! Arguments and results of ANSI-41 and WIN operations: call (X.S0004-540).

use inlab_ber::{List, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of LocationRequest (X.S0004-550 6.4.2.27).
    pub struct LocationRequest<'a> "LocationRequest" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        digits: DigitsType<'a> = [4] "digits",
        mscid: Mscid<'a> = [21] "mscid",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        termination_access_type: Option<TerminationAccessType<'a>> = [119] "terminationAccessType",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        trigger_type: Option<TriggerType> = [279] "triggerType",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        ...
    }
}

set! {
    /// Result of LocationRequest (X.S0004-550 6.4.2.27).
    pub struct LocationRequestRes<'a> "LocationRequestRes" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        mscid: Mscid<'a> = [21] "mscid",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        control_network_id: Option<ControlNetworkId<'a>> = [307] "controlNetworkID",
        digits: Option<DigitsType<'a>> = [4] "digits",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Argument of RoutingRequest (X.S0004-550 6.4.2.40).
    pub struct RoutingRequest<'a> "RoutingRequest" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msid: Msid<'a> = "msid",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        termination_treatment: Option<TerminationTreatment<'a>> = [121] "terminationTreatment",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        user_group: Option<Octets<'a>> = [208] "userGroup",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        voice_mailbox_number: Option<DigitsType<'a>> = [160] "voiceMailboxNumber",
        voice_mailbox_pin: Option<DigitsType<'a>> = [159] "voiceMailboxPIN",
        ...
    }
}

set! {
    /// Result of RoutingRequest (X.S0004-550 6.4.2.40).
    pub struct RoutingRequestRes<'a> "RoutingRequestRes" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        conditionally_denied_reason: Option<ConditionallyDeniedReason> = [162] "conditionallyDeniedReason",
        digits: Option<DigitsType<'a>> = [4] "digits",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        ...
    }
}

set! {
    /// Argument of FeatureRequest (X.S0004-550 6.4.2.13).
    pub struct FeatureRequest<'a> "FeatureRequest" = [PRIVATE 18] {
        digits: DigitsType<'a> = [4] "digits",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        conference_calling_indicator: Option<ConferenceCallingIndicator<'a>> = [137] "conferenceCallingIndicator",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of FeatureRequest (X.S0004-550 6.4.2.13).
    pub struct FeatureRequestRes<'a> "FeatureRequestRes" = [PRIVATE 18] {
        feature_result: FeatureResult = [18] "featureResult",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        conference_calling_indicator: Option<ConferenceCallingIndicator<'a>> = [137] "conferenceCallingIndicator",
        digits: Option<DigitsType<'a>> = [4] "digits",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        paca_indicator: Option<PacaIndicator<'a>> = [146] "pACAIndicator",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of TransferToNumberRequest (X.S0004-550 6.4.2.46).
    pub struct TransferToNumberRequest<'a> "TransferToNumberRequest" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Msid<'a> = "msid",
        redirection_reason: RedirectionReason = [19] "redirectionReason",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of TransferToNumberRequest (X.S0004-550 6.4.2.46).
    pub struct TransferToNumberRequestRes<'a> "TransferToNumberRequestRes" = [PRIVATE 18] {
        digits: Option<DigitsType<'a>> = [4] "digits",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        dmh_redirection_indicator: Option<DmhRedirectionIndicator> = [88] "dmh-RedirectionIndicator",
        dmh_service_id: Option<DmhServiceId<'a>> = [305] "dmh-ServiceID",
        group_information: Option<Octets<'a>> = [163] "groupInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        no_answer_time: Option<NoAnswerTime<'a>> = [96] "noAnswerTime",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of RedirectionRequest (X.S0004-550 6.4.2.35).
    pub struct RedirectionRequest<'a> "RedirectionRequest" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Msid<'a> = "msid",
        redirection_reason: RedirectionReason = [19] "redirectionReason",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        ...
    }
}

set! {
    /// Argument of FlashRequest (X.S0004-550 6.4.2.14).
    pub struct FlashRequest<'a> "FlashRequest" = [PRIVATE 18] {
        digits: DigitsType<'a> = [4] "digits",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        emergency_services_routing_digits: Option<DigitsType<'a>> = [240] "emergencyServicesRoutingDigits",
        ...
    }
}

set! {
    /// Argument of InformationDirective (X.S0004-550 6.4.2.21).
    pub struct InformationDirective<'a> "InformationDirective" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Result of InformationDirective (X.S0004-550 6.4.2.21).
    pub struct InformationDirectiveRes<'a> "InformationDirectiveRes" = [PRIVATE 18] {
        alert_result: Option<AlertResult<'a>> = [129] "alertResult",
        ...
    }
}

set! {
    /// Argument of InformationForward (X.S0004-550 6.4.2.22).
    pub struct InformationForward<'a> "InformationForward" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        message_waiting_notification_type: Option<MessageWaitingNotificationType<'a>> = [145] "messageWaitingNotificationType",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of InformationForward (X.S0004-550 6.4.2.22).
    pub struct InformationForwardRes<'a> "InformationForwardRes" = [PRIVATE 18] {
        alert_result: Option<AlertResult<'a>> = [129] "alertResult",
        ...
    }
}

set! {
    /// Argument of InterSystemAnswer (X.S0004-550 6.4.2.23).
    pub struct InterSystemAnswer<'a> "InterSystemAnswer" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        ...
    }
}

set! {
    /// Argument of InterSystemSetup (X.S0004-550 6.4.2.26).
    pub struct InterSystemSetup<'a> "InterSystemSetup" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        change_service_attributes: Option<ChangeServiceAttributes<'a>> = [214] "changeServiceAttributes",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of InterSystemSetup (X.S0004-550 6.4.2.26).
    pub struct InterSystemSetupRes<'a> "InterSystemSetupRes" = [PRIVATE 18] {
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        setup_result: Option<SetupResult<'a>> = [151] "setupResult",
        ...
    }
}

set! {
    /// Argument of OriginationRequest (X.S0004-550 6.4.2.30).
    pub struct OriginationRequest<'a> "OriginationRequest" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        digits: DigitsType<'a> = [4] "digits",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        msid: Msid<'a> = "msid",
        origination_triggers: Option<OriginationTriggers<'a>> = [98] "originationTriggers",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        feature_indicator: Option<FeatureIndicator> = [306] "featureIndicator",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        trigger_type: Option<TriggerType> = [279] "triggerType",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of OriginationRequest (X.S0004-550 6.4.2.30).
    pub struct OriginationRequestRes<'a> "OriginationRequestRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
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
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        resume_pic: Option<ResumePic> = [266] "resumePIC",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_list: Option<SetOf<'a, TerminationListItem<'a>>> = [120] "terminationList",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of RedirectionDirective (X.S0004-550 6.4.2.34).
    pub struct RedirectionDirective<'a> "RedirectionDirective" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        digits: Option<DigitsType<'a>> = [4] "digits",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Argument of RemoteUserInteractionDirective (X.S0004-550 6.4.2.38).
    pub struct RemoteUserInteractionDirective<'a> "RemoteUserInteractionDirective" = [PRIVATE 18] {
        announcement_list: List<'a, AnnouncementCode<'a>> = [130] "announcementList" (1..=2),
        digit_collection_control: DigitCollectionControl<'a> = [139] "digitCollectionControl",
        ...
    }
}

set! {
    /// Result of RemoteUserInteractionDirective (X.S0004-550 6.4.2.38).
    pub struct RemoteUserInteractionDirectiveRes<'a> "RemoteUserInteractionDirectiveRes" = [PRIVATE 18] {
        digits: Option<DigitsType<'a>> = [4] "digits",
        ...
    }
}

set! {
    /// Argument of NumberPortabilityRequest (X.S0004-550 6.4.2.g).
    pub struct NumberPortabilityRequest<'a> "NumberPortabilityRequest" = [PRIVATE 18] {
        digits: DigitsType<'a> = [4] "digits",
        acgencountered: Option<AcgEncountered<'a>> = [340] "acgencountered",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        ...
    }
}

set! {
    /// Result of NumberPortabilityRequest (X.S0004-550 6.4.2.g).
    pub struct NumberPortabilityRequestRes<'a> "NumberPortabilityRequestRes" = [PRIVATE 18] {
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        ...
    }
}
