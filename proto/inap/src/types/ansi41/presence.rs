//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: registers (X.S0004-540).

use inlab_ber::{List, Null, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of MSInactive (X.S0004-540).
    pub struct MsInactive<'a> "MSInactive" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        deregistration_type: Option<DeregistrationType> = [73] "deregistrationType",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        services_result: Option<ServicesResult<'a>> = [204] "servicesResult",
        sms_message_waiting_indicator: Option<Null> = [118] "sms-MessageWaitingIndicator",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Argument of BulkDeregistration (X.S0004-540).
    pub struct BulkDeregistration<'a> "BulkDeregistration" = [PRIVATE 18] {
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Argument of UnreliableRoamerDataDirective (X.S0004-540).
    pub struct UnreliableRoamerDataDirective<'a> "UnreliableRoamerDataDirective" = [PRIVATE 18] {
        mscid: Option<Mscid<'a>> = [21] "mscid",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Argument of QualificationRequest2 (X.S0004-540).
    pub struct QualificationRequest2<'a> "QualificationRequest2" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        qualification_information_code: QualificationInformationCode = [17] "qualificationInformationCode",
        system_access_type: SystemAccessType = [34] "systemAccessType",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        transaction_capability: TransactionCapability<'a> = [123] "transactionCapability",
        cdma_network_identification: Option<Octets<'a>> = [232] "cdmaNetworkIdentification",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        m_sc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        service_redirection_cause: Option<ServiceRedirectionCause<'a>> = [237] "serviceRedirectionCause",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        user_group: Option<Octets<'a>> = [208] "userGroup",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        ...
    }
}

set! {
    /// Result of QualificationRequest2 (X.S0004-540).
    pub struct QualificationRequest2Res<'a> "QualificationRequest2Res" = [PRIVATE 18] {
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        analog_redirect_record: Option<AnalogRedirectRecord<'a>> = [225] "analogRedirectRecord",
        authorization_denied: Option<AuthorizationDenied> = [13] "authorizationDenied",
        authorization_period: Option<AuthorizationPeriod<'a>> = [14] "authorizationPeriod",
        cdma_redirect_record: Option<CdmaRedirectRecord<'a>> = [229] "cdmaRedirectRecord",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        denied_authorization_period: Option<DeniedAuthorizationPeriod<'a>> = [167] "deniedAuthorizationPeriod",
        digits: Option<DigitsType<'a>> = [4] "digits",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        authentication_capability: Option<AuthenticationCapability<'a>> = [78] "authenticationCapability",
        calling_features_indicator: Option<CallingFeaturesIndicator<'a>> = [25] "callingFeaturesIndicator",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        control_network_id: Option<ControlNetworkId<'a>> = [307] "controlNetworkID",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        geographic_authorization: Option<GeographicAuthorization<'a>> = [143] "geographicAuthorization",
        meid_validated: Option<Null> = [401] "meidValidated",
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        message_waiting_notification_type: Option<MessageWaitingNotificationType<'a>> = [145] "messageWaitingNotificationType",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        origination_indicator: Option<OriginationIndicator> = [23] "originationIndicator",
        origination_triggers: Option<OriginationTriggers<'a>> = [98] "originationTriggers",
        p_aca_indicator: Option<PacaIndicator<'a>> = [146] "pACAIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        restriction_digits: Option<Octets<'a>> = [149] "restrictionDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        psid_rsid_list: Option<List<'a, PsidRsidInformation<'a>>> = [203] "pSID-RSIDList" (1..=2),
        sms_origination_restrictions: Option<SmsOriginationRestrictions<'a>> = [115] "sms-OriginationRestrictions",
        sms_termination_restrictions: Option<Octets<'a>> = [117] "sms-TerminationRestrictions",
        spinipin: Option<DigitsType<'a>> = [154] "spinipin",
        spini_triggers: Option<Octets<'a>> = [155] "spiniTriggers",
        tdma_data_features_indicator: Option<Octets<'a>> = [221] "tdmaDataFeaturesIndicator",
        termination_restriction_code: Option<TerminationRestrictionCode> = [24] "terminationRestrictionCode",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        user_group: Option<Octets<'a>> = [208] "userGroup",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        lir_mode: Option<LirMode> = [369] "lirMode",
        roaming_indication: Option<Octets<'a>> = [239] "roamingIndication",
        service_redirection_info: Option<Octets<'a>> = [238] "serviceRedirectionInfo",
        ...
    }
}

set! {
    /// Argument of StatusRequest (X.S0004-540).
    pub struct StatusRequest<'a> "StatusRequest" = [PRIVATE 18] {
        msid: Msid<'a> = "msid",
        record_type: Octets<'a> = [392] "record-Type",
        ...
    }
}

set! {
    /// Result of StatusRequest (X.S0004-540).
    pub struct StatusRequestRes<'a> "StatusRequestRes" = [PRIVATE 18] {
        information_record: Option<Octets<'a>> = [389] "information-Record",
        ...
    }
}

set! {
    /// Argument of RoamerDatabaseVerificationRequest (X.S0004-540).
    pub struct RoamerDatabaseVerificationRequest<'a> "RoamerDatabaseVerificationRequest" = [PRIVATE 18] {
        invoking_ne_type: Option<u8> = [353] "invokingNEType" (0..=255),
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        range: Option<u32> = [352] "range" (0..=2147483647),
        ...
    }
}

set! {
    /// Result of RoamerDatabaseVerificationRequest (X.S0004-540).
    pub struct RoamerDatabaseVerificationRequestRes<'a> "RoamerDatabaseVerificationRequestRes" = [PRIVATE 18] {
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        ...
    }
}
