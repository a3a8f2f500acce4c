//! Charging: applyCharging, applyChargingReport, furnishChargingInformation, sendChargingInformation.
//!
//! In CAP the characteristics are octet strings whose content is BER of a CAMEL type of the phase; in INAP they belong to
//! the network operator.

use inlab_ber::{Null, Octets, choice, enumerated, sequence};

use super::leaf::{read_inner, show_inner};
use super::*;
use crate::dialect::*;

ber_leaf! {
    /// Charging characteristics of phase 2.
    AChCharacteristicsCap2 "AChBillingChargingCharacteristics" CamelAChBillingChargingCharacteristics CAP2 show_ach2 read_ach2
    /// Charging characteristics of phase 3.
    AChCharacteristicsCap3 "AChBillingChargingCharacteristics" CamelAChBillingChargingCharacteristics CAP3 show_ach3 read_ach3
    /// Charging characteristics of phase 4.
    AChCharacteristicsCap4 "AChBillingChargingCharacteristics" CamelAChBillingChargingCharacteristics CAP4 show_ach4 read_ach4
    /// Argument of applyChargingReport in phase 2.
    ApplyChargingReportArgCap2 "CallResult" (12..=193) CamelCallResult CAP2 show_acr2 read_acr2
    /// Argument of applyChargingReport in phase 3.
    ApplyChargingReportArgCap3 "CallResult" (12..=193) CamelCallResult CAP3 show_acr3 read_acr3
    /// Argument of applyChargingReport in phase 4.
    ApplyChargingReportArgCap4 "CallResult" (12..=193) CamelCallResult CAP4 show_acr4 read_acr4
    /// Argument of furnishChargingInformation in phase 2.
    FurnishChargingInformationArgCap2 "FCIBillingChargingCharacteristics" (5..=225) CamelFciBillingChargingCharacteristics CAP2 show_fci2 read_fci2
    /// Argument of furnishChargingInformation in phases 3 and 4.
    FurnishChargingInformationArg "FCIBillingChargingCharacteristics" (5..=225) CamelFciBillingChargingCharacteristics CAP4 show_fci4 read_fci4
}

sequence! {
    /// Argument of applyCharging.
    pub struct ApplyChargingArg<'a> "ApplyChargingArg" {
        characteristics_cap2:  Required<AChCharacteristicsCap2<'a>> = [0]  "aChBillingChargingCharacteristics" (5..=177) in CAP2,
        characteristics_cap3:  Required<AChCharacteristicsCap3<'a>> = [0]  "aChBillingChargingCharacteristics" (5..=177) in CAP3,
        characteristics_cap4:  Required<AChCharacteristicsCap4<'a>> = [0]  "aChBillingChargingCharacteristics" (5..=177) in CAP4,
        characteristics_in:    Required<Octets<'a>>                 = [0]  "aChBillingChargingCharacteristics" in INAP,
        send_calculation:      Option<bool>               = [1]  "sendCalculationToSCPIndication" in ETSI_CS1 | CS2,
        party_to_charge:       Option<SendingSideId<'a>>  = [2]  "partyToCharge" in CAP2UP DEFAULT SENDING_LEG1,
        party_to_charge_in:    Option<LegId<'a>>          = [2]  "partyToCharge" in INAP,
        extensions:            Option<Extensions<'a>>     = [3]  "extensions" (1..=10),
        release_indication:    Option<bool>               = [4]  "releaseIndication" in CS2_ANY,
        release_cause:         Option<Cause<'a>>          = [5]  "releaseCause" (2..=32) in CS2_ANY,
        charging_address:      Option<AChChargingAddress<'a>> = [50] "aChChargingAddress" in CAP4 DEFAULT AChChargingAddress::Leg(LegId::Sending(LegType(1))),
        ...
    }
}

choice! {
    /// What is charged: a leg or the connection to a resource.
    pub enum AChChargingAddress<'a> "AChChargingAddress" {
        Leg(LegId<'a>)    = [2]  "legID",
        SrfConnection(u8) = [50] "srfConnection" (1..=127),
    }
}

choice! {
    /// How the call is charged.
    pub enum CamelAChBillingChargingCharacteristics<'a> "CAMEL-AChBillingChargingCharacteristics" {
        TimeDuration(TimeDurationCharging<'a>) = [0] "timeDurationCharging",
    }
}

sequence! {
    /// A period to talk. Duration in units of 100 ms, tariff switch in seconds. In phase 2 the call is released at its end
    /// if `releaseIfdurationExceeded` is there, in phases 3 and 4 if it is true.
    pub struct TimeDurationCharging<'a> "TimeDurationCharging" {
        max_call_period_duration: u32                                = [0] "maxCallPeriodDuration" (1..=864000),
        release_cap2:             Option<ReleaseIfDurationExceeded<'a>> = [1] "releaseIfdurationExceeded" in CAP2,
        release:                  Option<bool>                       = [1] "releaseIfdurationExceeded" in CAP3UP DEFAULT false,
        tariff_switch_interval:   Option<u32>                        = [2] "tariffSwitchInterval" (1..=86400),
        tone:                     Option<bool>                       = [3] "tone" in CAP3 DEFAULT false,
        audible_indicator:        Option<AudibleIndicator<'a>>       = [3] "audibleIndicator" in CAP4 DEFAULT AudibleIndicator::Tone(false),
        extensions:               Option<Extensions<'a>>             = [4] "extensions" (1..=10) in CAP3UP,
        ...
    }
}

sequence! {
    /// Phase 2: release at the end of the period, perhaps with a warning tone.
    pub struct ReleaseIfDurationExceeded<'a> "ReleaseIfDurationExceeded" {
        tone:       Option<bool>           = "tone" DEFAULT false,
        extensions: Option<Extensions<'a>> = [10] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// Phase 4: a tone or bursts before the end of the period.
    pub enum AudibleIndicator<'a> "AudibleIndicator" {
        Tone(bool)               = "tone",
        BurstList(BurstList<'a>) = [1] "burstList",
    }
}

sequence! {
    /// Warning bursts, so many seconds before the end.
    pub struct BurstList<'a> "BurstList" {
        warning_period: Option<u32> = [0] "warningPeriod" (1..=1200) DEFAULT 30,
        bursts:         Burst<'a>   = [1] "bursts",
        ...
    }
}

sequence! {
    /// Bursts of tones; duration and intervals in units of 100 ms.
    pub struct Burst<'a> "Burst" {
        number_of_bursts:         Option<u8>  = [0] "numberOfBursts" (1..=3) DEFAULT 1,
        burst_interval:           Option<u32> = [1] "burstInterval" (1..=1200) DEFAULT 2,
        number_of_tones_in_burst: Option<u8>  = [2] "numberOfTonesInBurst" (1..=3) DEFAULT 3,
        tone_duration:            Option<u8>  = [3] "toneDuration" (1..=20) DEFAULT 2,
        tone_interval:            Option<u8>  = [4] "toneInterval" (1..=20) DEFAULT 2,
        ...
    }
}

choice! {
    /// Content of applyChargingReport.
    pub enum CamelCallResult<'a> "CAMEL-CallResult" {
        TimeDuration(TimeDurationChargingResult<'a>) = [0] "timeDurationChargingResult",
    }
}

sequence! {
    /// How long the call lasted.
    pub struct TimeDurationChargingResult<'a> "TimeDurationChargingResult" {
        party_to_charge:           ReceivingSideId<'a>            = [0] "partyToCharge",
        time_information:          TimeInformation<'a>            = [1] "timeInformation",
        call_active:               Option<bool>                   = [2] "callActive" in CAP2 | CAP3 DEFAULT true,
        leg_active:                Option<bool>                   = [2] "legActive" in CAP4 DEFAULT true,
        call_released_at_expiry:   Option<Null>                   = [3] "callReleasedAtTcpExpiry" in CAP2 | CAP3,
        leg_released_at_expiry:    Option<Null>                   = [3] "callLegReleasedAtTcpExpiry" in CAP4,
        extensions:                Option<Extensions<'a>>         = [4] "extensions" (1..=10),
        charging_address:          Option<AChChargingAddress<'a>> = [5] "aChChargingAddress" in CAP4 DEFAULT AChChargingAddress::Leg(LegId::Receiving(LegType(1))),
        ...
    }
}

choice! {
    /// Time charged, in units of 100 ms.
    pub enum TimeInformation<'a> "TimeInformation" {
        NoTariffSwitch(u32)                  = [0] "timeIfNoTariffSwitch" (0..=864000),
        TariffSwitch(TimeIfTariffSwitch<'a>) = [1] "timeIfTariffSwitch",
    }
}

sequence! {
    /// Time charged before and after a tariff switch, in units of 100 ms.
    pub struct TimeIfTariffSwitch<'a> "TimeIfTariffSwitch" {
        since_switch: u32         = [0] "timeSinceTariffSwitch" (0..=864000),
        interval:     Option<u32> = [1] "tariffSwitchInterval" (1..=864000),
    }
}

choice! {
    /// Content of furnishChargingInformation.
    pub enum CamelFciBillingChargingCharacteristics<'a> "CAMEL-FCIBillingChargingCharacteristics" {
        Sequence1(FciBccCamelSequence1<'a>) = [0] "fCIBCCCAMELsequence1",
    }
}

sequence! {
    /// Free format data for the call record of a leg.
    pub struct FciBccCamelSequence1<'a> "FCIBCCCAMELsequence1" {
        free_format_data_cap2: Required<Octets<'a>>                   = [0] "freeFormatData" (1..=40) in CAP2,
        free_format_data:      Required<Octets<'a>>                   = [0] "freeFormatData" (1..=160) in CAP3UP,
        party_to_charge:       Option<SendingSideId<'a>>    = [1] "partyToCharge" DEFAULT SENDING_LEG1,
        append:                Option<AppendFreeFormatData> = [2] "appendFreeFormatData" in CAP3UP DEFAULT AppendFreeFormatData::Overwrite,
        ...
    }
}

enumerated! {
    /// What happens to free format data sent before.
    pub enum AppendFreeFormatData "AppendFreeFormatData" {
        Overwrite = 0 "overwrite",
        Append    = 1 "append",
    }
}
