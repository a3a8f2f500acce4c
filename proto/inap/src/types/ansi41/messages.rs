//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: short messages (X.S0004-540).

use inlab_ber::{Octets, set};

use super::*;

set! {
    /// Argument of SMSDeliveryBackward (X.S0004-540).
    pub struct SmsDeliveryBackward<'a> "SMSDeliveryBackward" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        sms_bearer_data: Octets<'a> = [105] "sms-BearerData",
        sms_teleservice_identifier: SmsTeleserviceIdentifier<'a> = [116] "sms-TeleserviceIdentifier",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        sms_charge_indicator: Option<SmsChargeIndicator<'a>> = [106] "sms-ChargeIndicator",
        sms_destination_address: Option<DigitsType<'a>> = [107] "sms-DestinationAddress",
        sms_original_destination_address: Option<DigitsType<'a>> = [110] "sms-OriginalDestinationAddress",
        sms_original_destination_subaddress: Option<Subaddress<'a>> = [111] "sms-OriginalDestinationSubaddress",
        sms_original_originating_address: Option<DigitsType<'a>> = [112] "sms-OriginalOriginatingAddress",
        sms_original_originating_subaddress: Option<Subaddress<'a>> = [113] "sms-OriginalOriginatingSubaddress",
        sms_originating_address: Option<DigitsType<'a>> = [114] "sms-OriginatingAddress",
        ...
    }
}

set! {
    /// Result of SMSDeliveryBackward (X.S0004-540).
    pub struct SmsDeliveryBackwardRes<'a> "SMSDeliveryBackwardRes" = [PRIVATE 18] {
        sms_bearer_data: Option<Octets<'a>> = [105] "sms-BearerData",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        ...
    }
}

set! {
    /// Argument of SMSDeliveryForward (X.S0004-540).
    pub struct SmsDeliveryForward<'a> "SMSDeliveryForward" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        sms_bearer_data: Octets<'a> = [105] "sms-BearerData",
        sms_teleservice_identifier: SmsTeleserviceIdentifier<'a> = [116] "sms-TeleserviceIdentifier",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        sms_charge_indicator: Option<SmsChargeIndicator<'a>> = [106] "sms-ChargeIndicator",
        sms_destination_address: Option<DigitsType<'a>> = [107] "sms-DestinationAddress",
        sms_original_destination_address: Option<DigitsType<'a>> = [110] "sms-OriginalDestinationAddress",
        sms_original_destination_subaddress: Option<Subaddress<'a>> = [111] "sms-OriginalDestinationSubaddress",
        sms_original_originating_address: Option<DigitsType<'a>> = [112] "sms-OriginalOriginatingAddress",
        sms_original_originating_subaddress: Option<Subaddress<'a>> = [113] "sms-OriginalOriginatingSubaddress",
        sms_originating_address: Option<DigitsType<'a>> = [114] "sms-OriginatingAddress",
        ...
    }
}

set! {
    /// Result of SMSDeliveryForward (X.S0004-540).
    pub struct SmsDeliveryForwardRes<'a> "SMSDeliveryForwardRes" = [PRIVATE 18] {
        sms_bearer_data: Option<Octets<'a>> = [105] "sms-BearerData",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        ...
    }
}

set! {
    /// Argument of SMSDeliveryPointToPoint (X.S0004-540).
    pub struct SmsDeliveryPointToPoint<'a> "SMSDeliveryPointToPoint" = [PRIVATE 18] {
        sms_bearer_data: Octets<'a> = [105] "sms-BearerData",
        sms_teleservice_identifier: SmsTeleserviceIdentifier<'a> = [116] "sms-TeleserviceIdentifier",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        cdma_serving_one_way_delay2: Option<Octets<'a>> = [347] "cdmaServingOneWayDelay2",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        meid: Option<Octets<'a>> = [390] "meid",
        inter_message_time: Option<Octets<'a>> = [326] "interMessageTime",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        newly_assigned_imsi: Option<Imsi<'a>> = [287] "newlyAssignedIMSI" (3..=8),
        newly_assigned_min: Option<MinType<'a>> = [187] "newlyAssignedMIN",
        new_min_extension: Option<MinType<'a>> = [328] "newMINExtension",
        service_indicator: Option<ServiceIndicator<'a>> = [193] "serviceIndicator",
        sms_charge_indicator: Option<SmsChargeIndicator<'a>> = [106] "sms-ChargeIndicator",
        sms_destination_address: Option<DigitsType<'a>> = [107] "sms-DestinationAddress",
        sms_message_count: Option<SmsMessageCount<'a>> = [108] "sms-MessageCount",
        sms_notification_indicator: Option<SmsNotificationIndicator<'a>> = [109] "sms-NotificationIndicator",
        sms_original_destination_address: Option<DigitsType<'a>> = [110] "sms-OriginalDestinationAddress",
        sms_original_destination_subaddress: Option<Subaddress<'a>> = [111] "sms-OriginalDestinationSubaddress",
        sms_original_originating_address: Option<DigitsType<'a>> = [112] "sms-OriginalOriginatingAddress",
        sms_original_originating_subaddress: Option<Subaddress<'a>> = [113] "sms-OriginalOriginatingSubaddress",
        sms_originating_address: Option<DigitsType<'a>> = [114] "sms-OriginatingAddress",
        teleservice_priority: Option<Octets<'a>> = [290] "teleservice-Priority",
        temporary_reference_number: Option<MinType<'a>> = [195] "temporaryReferenceNumber",
        ...
    }
}

set! {
    /// Result of SMSDeliveryPointToPoint (X.S0004-540).
    pub struct SmsDeliveryPointToPointRes<'a> "SMSDeliveryPointToPointRes" = [PRIVATE 18] {
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        authorization_denied: Option<AuthorizationDenied> = [13] "authorizationDenied",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_station_msid: Option<MobileStationMsid<'a>> = "mobileStationMSID",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        sms_bearer_data: Option<Octets<'a>> = [105] "sms-BearerData",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        system_capabilities: Option<SystemCapabilities<'a>> = [49] "systemCapabilities",
        ...
    }
}

set! {
    /// Argument of SMSDeliveryPointToPointAck (X.S0004-540).
    pub struct SmsDeliveryPointToPointAck<'a> "SMSDeliveryPointToPointAck" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        msid: Option<Msid<'a>> = "msid",
        sms_bearer_data: Option<Octets<'a>> = [105] "sms-BearerData",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        sms_transaction_id: Option<Octets<'a>> = [302] "sms-TransactionID",
        ...
    }
}

set! {
    /// Argument of SMSNotification (X.S0004-540).
    pub struct SmsNotification<'a> "SMSNotification" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        sms_access_denied_reason: Option<SmsAccessDeniedReason<'a>> = [152] "sms-AccessDeniedReason",
        sms_address: Option<DigitsType<'a>> = [104] "sms-Address",
        sms_teleservice_identifier: Option<SmsTeleserviceIdentifier<'a>> = [116] "sms-TeleserviceIdentifier",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of SMSNotification (X.S0004-540).
    pub struct SmsNotificationRes<'a> "SMSNotificationRes" = [PRIVATE 18] {
        sms_message_count: Option<SmsMessageCount<'a>> = [108] "sms-MessageCount",
        ...
    }
}

set! {
    /// Argument of SMSRequest (X.S0004-540).
    pub struct SmsRequest<'a> "SMSRequest" = [PRIVATE 18] {
        msid: Option<Msid<'a>> = "msid",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        service_indicator: Option<ServiceIndicator<'a>> = [193] "serviceIndicator",
        sms_notification_indicator: Option<SmsNotificationIndicator<'a>> = [109] "sms-NotificationIndicator",
        sms_teleservice_identifier: Option<SmsTeleserviceIdentifier<'a>> = [116] "sms-TeleserviceIdentifier",
        ...
    }
}

set! {
    /// Result of SMSRequest (X.S0004-540).
    pub struct SmsRequestRes<'a> "SMSRequestRes" = [PRIVATE 18] {
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        sms_access_denied_reason: Option<SmsAccessDeniedReason<'a>> = [152] "sms-AccessDeniedReason",
        sms_address: Option<DigitsType<'a>> = [104] "sms-Address",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        ...
    }
}

set! {
    /// Argument of InterSystemSMSPage (X.S0004-540).
    pub struct InterSystemSmsPage<'a> "InterSystemSMSPage" = [PRIVATE 18] {
        sms_bearer_data: Octets<'a> = [105] "sms-BearerData",
        sms_teleservice_identifier: SmsTeleserviceIdentifier<'a> = [116] "sms-TeleserviceIdentifier",
        cdma2000_mobile_supported_capabilities: Option<Octets<'a>> = [321] "cdma2000MobileSupportedCapabilities",
        cdma_slot_cycle_index: Option<Octets<'a>> = [166] "cdmaSlotCycleIndex",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        page_indicator: Option<PageIndicator<'a>> = [71] "pageIndicator",
        page_response_time: Option<Octets<'a>> = [301] "pageResponseTime",
        sms_charge_indicator: Option<SmsChargeIndicator<'a>> = [106] "sms-ChargeIndicator",
        sms_destination_address: Option<DigitsType<'a>> = [107] "sms-DestinationAddress",
        sms_original_destination_address: Option<DigitsType<'a>> = [110] "sms-OriginalDestinationAddress",
        sms_original_destination_subaddress: Option<Subaddress<'a>> = [111] "sms-OriginalDestinationSubaddress",
        sms_original_originating_address: Option<DigitsType<'a>> = [112] "sms-OriginalOriginatingAddress",
        sms_original_originating_subaddress: Option<Subaddress<'a>> = [113] "sms-OriginalOriginatingSubaddress",
        sms_originating_address: Option<DigitsType<'a>> = [114] "sms-OriginatingAddress",
        ...
    }
}

set! {
    /// Argument of InterSystemSMSDeliveryPointToPoint (X.S0004-540).
    pub struct InterSystemSmsDeliveryPointToPoint<'a> "InterSystemSMSDeliveryPointToPoint" = [PRIVATE 18] {
        sms_bearer_data: Octets<'a> = [105] "sms-BearerData",
        sms_teleservice_identifier: SmsTeleserviceIdentifier<'a> = [116] "sms-TeleserviceIdentifier",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        sms_message_count: Option<SmsMessageCount<'a>> = [108] "sms-MessageCount",
        sms_original_originating_address: Option<DigitsType<'a>> = [112] "sms-OriginalOriginatingAddress",
        sms_original_originating_subaddress: Option<Subaddress<'a>> = [113] "sms-OriginalOriginatingSubaddress",
        ...
    }
}

set! {
    /// Result of InterSystemSMSDeliveryPointToPoint (X.S0004-540).
    pub struct InterSystemSmsDeliveryPointToPointRes<'a> "InterSystemSMSDeliveryPointToPointRes" = [PRIVATE 18] {
        sms_bearer_data: Option<Octets<'a>> = [105] "sms-BearerData",
        sms_cause_code: Option<SmsCauseCode<'a>> = [153] "sms-CauseCode",
        ...
    }
}

set! {
    /// Argument of MessageDirective (X.S0004-540).
    pub struct MessageDirective<'a> "MessageDirective" = [PRIVATE 18] {
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msid: Option<Msid<'a>> = "msid",
        ...
    }
}
