//! Control of GPRS (TS 29.078 8): phase 3, also in networks of phase 4.

use inlab_ber::{List, Null, Octets, choice, enumerated, sequence};

use super::leaf::{read_inner, show_inner};
use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of initialDPGPRS.
    pub struct InitialDpGprsArg<'a> "InitialDPGPRSArg" {
        service_key:               u32                                 = [0]  "serviceKey" (0..=2147483647),
        event_type:                GprsEventType                       = [1]  "gPRSEventType",
        msisdn:                    IsdnAddressString<'a>               = [2]  "mSISDN" (1..=9),
        imsi:                      Imsi<'a>                            = [3]  "iMSI" (3..=8),
        time_and_timezone:         TimeAndTimezone<'a>                 = [4]  "timeAndTimeZone" (8..=8),
        gprs_ms_class:             Option<GprsMsClass<'a>>             = [5]  "gPRSMSClass",
        end_user_address:          Option<EndUserAddress<'a>>          = [6]  "endUserAddress",
        quality_of_service:        Option<QualityOfService<'a>>        = [7]  "qualityOfService",
        access_point_name:         Option<AccessPointName<'a>>                  = [8]  "accessPointName" (1..=100),
        routeing_area_identity:    Option<RouteingArea<'a>>                  = [9]  "routeingAreaIdentity" (6..=6),
        charging_id:               Option<ChargingId<'a>>                  = [10] "chargingID" (4..=4),
        sgsn_capabilities:         Option<SgsnCapabilities<'a>>                  = [11] "sGSNCapabilities" (1..=1),
        location_information_gprs: Option<LocationInformationGprs<'a>> = [12] "locationInformationGPRS",
        pdp_initiation_type:       Option<PdpInitiationType>           = [13] "pDPInitiationType",
        extensions:                Option<Extensions<'a>>              = [14] "extensions" (1..=10),
        ggsn_address:              Option<GsnAddress<'a>>                  = [15] "gGSNAddress" (5..=17),
        secondary_pdp_context:     Option<Null>                        = [16] "secondaryPDP-context",
        imei:                      Option<Imei<'a>>                    = [17] "iMEI" (8..=8),
        ...
    }
}

enumerated! {
    /// Detection points of the GPRS models. The standard's spelling of the sixth is "disonnect".
    pub enum GprsEventType "GPRSEventType" {
        Attach                              = 1  "attach",
        AttachChangeOfPosition              = 2  "attachChangeOfPosition",
        Detached                            = 3  "detached",
        PdpContextEstablishment             = 11 "pdp-ContextEstablishment",
        PdpContextEstablishmentAcknowledgement = 12 "pdp-ContextEstablishmentAcknowledgement",
        Disconnect                          = 13 "disonnect",
        PdpContextChangeOfPosition          = 14 "pdp-ContextChangeOfPosition",
    }
}

sequence! {
    /// Address of the user in the packet network (TS 29.060).
    pub struct EndUserAddress<'a> "EndUserAddress" {
        organization: PdpTypeOrganization<'a>         = [0] "pDPTypeOrganization" (1..=1),
        number:       PdpTypeNumber<'a>         = [1] "pDPTypeNumber" (1..=1),
        address:      Option<PdpAddress<'a>> = [2] "pDPAddress" (1..=63),
    }
}

sequence! {
    /// Quality of service.
    pub struct QualityOfService<'a> "QualityOfService" {
        requested:            Option<GprsQos<'a>>          = [0] "requested-QoS",
        subscribed:           Option<GprsQos<'a>>          = [1] "subscribed-QoS",
        negotiated:           Option<GprsQos<'a>>          = [2] "negotiated-QoS",
        requested_extension:  Option<GprsQosExtension<'a>> = [3] "requested-QoS-Extension",
        subscribed_extension: Option<GprsQosExtension<'a>> = [4] "subscribed-QoS-Extension",
        negotiated_extension: Option<GprsQosExtension<'a>> = [5] "negotiated-QoS-Extension",
        ...
    }
}

choice! {
    /// Quality of service, before and since Release 1999.
    pub enum GprsQos<'a> "GPRS-QoS" {
        Short(QosShort<'a>) = [0] "short-QoS-format" (3..=3),
        Long(QosLong<'a>)  = [1] "long-QoS-format" (1..=9),
    }
}

sequence! {
    /// More of it.
    pub struct GprsQosExtension<'a> "GPRS-QoS-Extension" {
        supplement:            QosSupplement<'a>         = [0] "supplement-to-long-QoS-format" (1..=3),
        additional_supplement: Option<QosAdditionalSupplement<'a>> = [1] "additionalSupplement" (1..=2),
        ...
    }
}

enumerated! {
    /// Who asked for the context.
    pub enum PdpInitiationType "PDPInitiationType" {
        Ms      = 0 "mSInitiated",
        Network = 1 "networkInitiated",
    }
}

sequence! {
    /// Argument of applyChargingGPRS; the interval in seconds.
    pub struct ApplyChargingGprsArg<'a> "ApplyChargingGPRSArg" {
        characteristics:        ChargingCharacteristics<'a> = [0] "chargingCharacteristics",
        tariff_switch_interval: Option<u32>                 = [1] "tariffSwitchInterval" (1..=86400),
        pdp_id:                 Option<PdpId>               = [2] "pDPID",
        ...
    }
}

choice! {
    /// Octets or seconds.
    pub enum ChargingCharacteristics<'a> "ChargingCharacteristics" {
        MaxTransferredVolume(i64) = [0] "maxTransferredVolume" (1..=4294967295),
        MaxElapsedTime(u32)       = [1] "maxElapsedTime" (1..=86400),
    }
}

sequence! {
    /// Argument of applyChargingReportGPRS.
    pub struct ApplyChargingReportGprsArg<'a> "ApplyChargingReportGPRSArg" {
        result:             ChargingResult<'a>           = [0] "chargingResult",
        quality_of_service: Option<QualityOfService<'a>> = [1] "qualityOfService",
        active:             Option<bool>                 = [2] "active" DEFAULT true,
        pdp_id:             Option<PdpId>                = [3] "pDPID",
        roll_over:          Option<ChargingRollOver<'a>> = [4] "chargingRollOver",
        ...
    }
}

choice! {
    /// Octets or seconds.
    pub enum ChargingResult<'a> "ChargingResult" {
        TransferredVolume(TransferredVolume<'a>) = [0] "transferredVolume",
        ElapsedTime(ElapsedTime<'a>)             = [1] "elapsedTime",
    }
}

choice! {
    /// Octets.
    pub enum TransferredVolume<'a> "TransferredVolume" {
        NoTariffSwitch(i64)                    = [0] "volumeIfNoTariffSwitch" (0..=4294967295),
        TariffSwitch(VolumeIfTariffSwitch<'a>) = [1] "volumeIfTariffSwitch",
    }
}

sequence! {
    /// Octets before and after a tariff switch.
    pub struct VolumeIfTariffSwitch<'a> "volumeIfTariffSwitch" {
        since_switch: i64         = [0] "volumeSinceLastTariffSwitch" (0..=4294967295),
        interval:     Option<i64> = [1] "volumeTariffSwitchInterval" (0..=4294967295),
    }
}

choice! {
    /// Seconds.
    pub enum ElapsedTime<'a> "ElapsedTime" {
        NoTariffSwitch(u32)                      = [0] "timeGPRSIfNoTariffSwitch" (0..=86400),
        TariffSwitch(TimeGprsIfTariffSwitch<'a>) = [1] "timeGPRSIfTariffSwitch",
    }
}

sequence! {
    /// Seconds before and after a tariff switch.
    pub struct TimeGprsIfTariffSwitch<'a> "timeGPRSIfTariffSwitch" {
        since_switch: u32         = [0] "timeGPRSSinceLastTariffSwitch" (0..=86400),
        interval:     Option<u32> = [1] "timeGPRSTariffSwitchInterval" (0..=86400),
    }
}

choice! {
    /// How often the counters rolled over.
    pub enum ChargingRollOver<'a> "ChargingRollOver" {
        TransferredVolume(TransferredVolumeRollOver<'a>) = [0] "transferredVolumeRollOver",
        ElapsedTime(ElapsedTimeRollOver<'a>)             = [1] "elapsedTimeRollOver",
    }
}

choice! {
    /// Of volume.
    pub enum TransferredVolumeRollOver<'a> "TransferredVolumeRollOver" {
        NoTariffSwitch(u8)                        = [0] "rO-VolumeIfNoTariffSwitch" (0..=255),
        TariffSwitch(RoVolumeIfTariffSwitch<'a>)  = [1] "rO-VolumeIfTariffSwitch",
    }
}

sequence! {
    /// Of volume, with a tariff switch.
    pub struct RoVolumeIfTariffSwitch<'a> "rO-VolumeIfTariffSwitch" {
        since_switch: Option<u8> = [0] "rO-VolumeSinceLastTariffSwitch" (0..=255),
        interval:     Option<u8> = [1] "rO-VolumeTariffSwitchInterval" (0..=255),
    }
}

choice! {
    /// Of time.
    pub enum ElapsedTimeRollOver<'a> "ElapsedTimeRollOver" {
        NoTariffSwitch(u8)                     = [0] "rO-TimeGPRSIfNoTariffSwitch" (0..=255),
        TariffSwitch(RoTimeIfTariffSwitch<'a>) = [1] "rO-TimeGPRSIfTariffSwitch",
    }
}

sequence! {
    /// Of time, with a tariff switch.
    pub struct RoTimeIfTariffSwitch<'a> "rO-TimeGPRSIfTariffSwitch" {
        since_switch: Option<u8> = [0] "rO-TimeGPRSSinceLastTariffSwitch" (0..=255),
        interval:     Option<u8> = [1] "rO-TimeGPRSTariffSwitchInterval" (0..=255),
    }
}

sequence! {
    /// Argument of cancelGPRS.
    pub struct CancelGprsArg<'a> "CancelGPRSArg" {
        pdp_id: Option<PdpId> = [0] "pDPID",
        ...
    }
}

sequence! {
    /// Argument of connectGPRS.
    pub struct ConnectGprsArg<'a> "ConnectGPRSArg" {
        access_point_name: AccessPointName<'a>    = [0] "accessPointName" (1..=100),
        pdp_id:            Option<PdpId> = [1] "pdpID",
        ...
    }
}

sequence! {
    /// Argument of continueGPRS.
    pub struct ContinueGprsArg<'a> "ContinueGPRSArg" {
        pdp_id: Option<PdpId> = [0] "pDPID",
        ...
    }
}

sequence! {
    /// Argument of entityReleasedGPRS.
    pub struct EntityReleasedGprsArg<'a> "EntityReleasedGPRSArg" {
        cause:  GprsCause<'a>    = [0] "gPRSCause" (1..=1),
        pdp_id: Option<PdpId> = [1] "pDPID",
        ...
    }
}

sequence! {
    /// Argument of releaseGPRS.
    pub struct ReleaseGprsArg<'a> "ReleaseGPRSArg" {
        cause:  GprsCause<'a>    = [0] "gprsCause" (1..=1),
        pdp_id: Option<PdpId> = [1] "pDPID",
        ...
    }
}

sequence! {
    /// Argument of requestReportGPRSEvent.
    pub struct RequestReportGprsEventArg<'a> "RequestReportGPRSEventArg" {
        events: List<'a, GprsEvent<'a>> = [0] "gPRSEvent" (1..=10),
        pdp_id: Option<PdpId>           = [1] "pDPID",
        ...
    }
}

sequence! {
    /// One event to arm.
    pub struct GprsEvent<'a> "GPRSEvent" {
        event_type:   GprsEventType = [0] "gPRSEventType",
        monitor_mode: MonitorMode   = [1] "monitorMode",
    }
}

sequence! {
    /// Argument of eventReportGPRS.
    pub struct EventReportGprsArg<'a> "EventReportGPRSArg" {
        event_type:     GprsEventType                            = [0] "gPRSEventType",
        misc_gprs_info: Option<MiscCallInfo<'a>>                 = [1] "miscGPRSInfo" DEFAULT REQUEST,
        specific:       Option<GprsEventSpecificInformation<'a>> = [2] "gPRSEventSpecificInformation",
        pdp_id:         Option<PdpId>                            = [3] "pDPID",
        ...
    }
}

choice! {
    /// What is told of an event.
    pub enum GprsEventSpecificInformation<'a> "GPRSEventSpecificInformation" {
        AttachChangeOfPosition(GprsAttachPosition<'a>)       = [0] "attachChangeOfPositionSpecificInformation",
        ContextChangeOfPosition(GprsContextPosition<'a>)     = [1] "pdp-ContextchangeOfPositionSpecificInformation",
        Detach(GprsDisconnectInfo<'a>)                       = [2] "detachSpecificInformation",
        Disconnect(GprsDisconnectInfo<'a>)                   = [3] "disconnectSpecificInformation",
        ContextEstablishment(GprsContextEstablishment<'a>)   = [4] "pDPContextEstablishmentSpecificInformation",
        ContextAcknowledgement(GprsContextAcknowledgement<'a>) = [5] "pDPContextEstablishmentAcknowledgementSpecificInformation",
    }
}

sequence! {
    /// Of attachChangeOfPosition.
    pub struct GprsAttachPosition<'a> "attachChangeOfPositionSpecificInformation" {
        location: Option<LocationInformationGprs<'a>> = [0] "locationInformationGPRS",
        ...
    }
}

sequence! {
    /// Of pdp-ContextChangeOfPosition.
    pub struct GprsContextPosition<'a> "pdp-ContextchangeOfPositionSpecificInformation" {
        access_point_name:  Option<AccessPointName<'a>>                  = [0] "accessPointName" (1..=100),
        charging_id:        Option<ChargingId<'a>>                  = [1] "chargingID" (4..=4),
        location:           Option<LocationInformationGprs<'a>> = [2] "locationInformationGPRS",
        end_user_address:   Option<EndUserAddress<'a>>          = [3] "endUserAddress",
        quality_of_service: Option<QualityOfService<'a>>        = [4] "qualityOfService",
        time_and_timezone:  Option<TimeAndTimezone<'a>>         = [5] "timeAndTimeZone" (8..=8),
        ggsn_address:       Option<GsnAddress<'a>>                  = [6] "gGSNAddress" (5..=17),
        ...
    }
}

sequence! {
    /// Of detached and disonnect.
    pub struct GprsDisconnectInfo<'a> "detachSpecificInformation" {
        initiating_entity:    Option<InitiatingEntity> = [0] "initiatingEntity",
        routeing_area_update: Option<Null>             = [1] "routeingAreaUpdate",
        ...
    }
}

enumerated! {
    /// Who ended it.
    pub enum InitiatingEntity "InitiatingEntity" {
        MobileStation = 0 "mobileStation",
        Sgsn          = 1 "sgsn",
        Hlr           = 2 "hlr",
        Ggsn          = 3 "ggsn",
    }
}

sequence! {
    /// Of pdp-ContextEstablishment.
    pub struct GprsContextEstablishment<'a> "pDPContextEstablishmentSpecificInformation" {
        access_point_name:     Option<AccessPointName<'a>>                  = [0] "accessPointName" (1..=100),
        end_user_address:      Option<EndUserAddress<'a>>          = [1] "endUserAddress",
        quality_of_service:    Option<QualityOfService<'a>>        = [2] "qualityOfService",
        location:              Option<LocationInformationGprs<'a>> = [3] "locationInformationGPRS",
        time_and_timezone:     Option<TimeAndTimezone<'a>>         = [4] "timeAndTimeZone" (8..=8),
        initiation_type:       Option<PdpInitiationType>           = [5] "pDPInitiationType",
        secondary_pdp_context: Option<Null>                        = [6] "secondaryPDP-context",
        ...
    }
}

sequence! {
    /// Of pdp-ContextEstablishmentAcknowledgement.
    pub struct GprsContextAcknowledgement<'a> "pDPContextEstablishmentAcknowledgementSpecificInformation" {
        access_point_name:  Option<AccessPointName<'a>>                  = [0] "accessPointName" (1..=100),
        charging_id:        Option<ChargingId<'a>>                  = [1] "chargingID" (4..=4),
        end_user_address:   Option<EndUserAddress<'a>>          = [2] "endUserAddress",
        quality_of_service: Option<QualityOfService<'a>>        = [3] "qualityOfService",
        location:           Option<LocationInformationGprs<'a>> = [4] "locationInformationGPRS",
        time_and_timezone:  Option<TimeAndTimezone<'a>>         = [5] "timeAndTimeZone" (8..=8),
        ggsn_address:       Option<GsnAddress<'a>>                  = [6] "gGSNAddress" (5..=17),
        ...
    }
}

sequence! {
    /// Argument of resetTimerGPRS. The value is in seconds.
    pub struct ResetTimerGprsArg<'a> "ResetTimerGPRSArg" {
        timer_id:    Option<TimerId> = [0] "timerID" DEFAULT TimerId::Tssf,
        timer_value: u32             = [1] "timervalue" (0..=2147483647),
        ...
    }
}

sequence! {
    /// Content of furnishChargingInformationGPRS.
    pub struct CamelFciGprsBillingChargingCharacteristics<'a> "CAMEL-FCIGPRSBillingChargingCharacteristics" {
        sequence1: FciGprsSequence1<'a> = [0] "fCIBCCCAMELsequence1",
    }
}

sequence! {
    /// Free format data for the record.
    pub struct FciGprsSequence1<'a> "fCIBCCCAMELsequence1" {
        free_format_data: Octets<'a>                   = [0] "freeFormatData" (1..=160),
        pdp_id:           Option<PdpId>                = [1] "pDPID",
        append:           Option<AppendFreeFormatData> = [2] "appendFreeFormatData" DEFAULT AppendFreeFormatData::Overwrite,
        ...
    }
}

sequence! {
    /// Argument of sendChargingInformationGPRS.
    pub struct SendChargingInformationGprsArg<'a> "SendChargingInformationGPRSArg" {
        characteristics: SciGprsCharacteristics<'a> = [0] "sCIGPRSBillingChargingCharacteristics" (4..=225),
        ...
    }
}

sequence! {
    /// Content of its characteristics.
    pub struct CamelSciGprsBillingChargingCharacteristics<'a> "CAMEL-SCIGPRSBillingChargingCharacteristics" {
        aoc:    AocGprs<'a>   = [0] "aOCGPRS",
        pdp_id: Option<PdpId> = [1] "pDPID",
        ...
    }
}

sequence! {
    /// Advice of charge.
    pub struct AocGprs<'a> "AOCGPRS" {
        initial:    CaiGsm0224<'a>            = [0] "aOCInitial",
        subsequent: Option<AocSubsequent<'a>> = [1] "aOCSubsequent",
    }
}

ber_leaf! {
    /// Argument of furnishChargingInformationGPRS.
    FurnishChargingInformationGprsArg "FCIGPRSBillingChargingCharacteristics" (5..=225) CamelFciGprsBillingChargingCharacteristics CAP3 show_fci_gprs read_fci_gprs
    /// Characteristics of sendChargingInformationGPRS.
    SciGprsCharacteristics "SCIGPRSBillingChargingCharacteristics" CamelSciGprsBillingChargingCharacteristics CAP3 show_sci_gprs read_sci_gprs
}
