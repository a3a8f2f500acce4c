//! Calls and legs that the SCF makes, moves and splits; tones, gapping, advice of charge.

use inlab_ber::{Null, Octets, choice, enumerated, sequence};

use super::leaf::{read_inner, show_inner};
use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of initiateCallAttempt.
    pub struct InitiateCallAttemptArg<'a> "InitiateCallAttemptArg" {
        destination:                    Required<DestinationRoutingAddress<'a>> = [0]  "destinationRoutingAddress" (1..=1) in CAP4 | ETSI_CS1,
        destinations:                   Required<DestinationRoutingAddress<'a>> = [0]  "destinationRoutingAddress" (1..=3) in ITU_CS1 | CS2_ANY,
        alerting_pattern:               Option<AlertingPattern<'a>>              = [1]  "alertingPattern" (3..=3) in INAP,
        isdn_access_related_information: Option<AccessTransport<'a>>             = [2]  "iSDNAccessRelatedInformation" in ITU_CS1 | CS2_ANY,
        travelling_class_mark:          Option<LocationNumber<'a>>      = [3]  "travellingClassMark" in ITU_CS1 | CS2_ANY,
        extensions:                     Option<Extensions<'a>>          = [4]  "extensions" (1..=10),
        service_interaction_indicators: Option<Octets<'a>>              = [29] "serviceInteractionIndicators" in INAP,
        calling_party_number_in:        Option<CallingPartyNumber<'a>>  = [30] "callingPartyNumber" in INAP,
        leg_to_be_created:              Option<LegId<'a>>               = [5]  "legToBeCreated" in CAP4 | CS2_ANY,
        new_call_segment:               Option<u8>                      = [6]  "newCallSegment" (1..=127) in CAP4 | CS2_ANY,
        compatibility_response:         Option<Entry<'a>>               = [7]  "iNServiceCompatibilityResponse" in CS2_ANY,
        service_interaction_two:        Option<ServiceInteractionIndicatorsTwo<'a>> = [8] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        carrier:                        Option<Octets<'a>>              = [9]  "carrier" in CS2_ANY,
        correlation_id:                 Option<GenericDigits<'a>>       = [10] "correlationID" in CS2_ANY,
        scf_id:                         Option<Octets<'a>>              = [11] "scfID" in CS2_ANY,
        call_reference:                 Option<IsupCallReference<'a>>              = [12] "callReference" in CS2_ANY,
        calling_party_number:           Option<CallingPartyNumber<'a>>  = [30] "callingPartyNumber" (2..=10) in CAP4,
        call_reference_number:          Option<Octets<'a>>              = [51] "callReferenceNumber" (1..=8) in CAP4,
        gsm_scf_address:                Option<IsdnAddressString<'a>>   = [52] "gsmSCFAddress" (1..=9) in CAP4,
        suppress_t_csi:                 Option<Null>                    = [53] "suppress-T-CSI" in CAP4,
        ...
    }
}

sequence! {
    /// Result of initiateCallAttempt in phase 4.
    pub struct InitiateCallAttemptRes<'a> "InitiateCallAttemptRes" {
        supported_camel_phases:             Option<SupportedCamelPhases<'a>>       = [0] "supportedCamelPhases" (1..=16),
        offered_camel4_functionalities:     Option<OfferedCamel4Functionalities<'a>>       = [1] "offeredCamel4Functionalities" (15..=64),
        extensions:                         Option<Extensions<'a>> = [2] "extensions" (1..=10),
        release_call_arg_extension_allowed: Option<Null>           = [3] "releaseCallArgExtensionAllowed",
        ...
    }
}

sequence! {
    /// Argument of disconnectLeg.
    pub struct DisconnectLegArg<'a> "DisconnectLegArg" {
        leg_to_be_released: LegId<'a>              = [0] "legToBeReleased",
        release_cause:      Option<Cause<'a>>      = [1] "releaseCause" (2..=32),
        extensions:         Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of moveLeg. In CS-2 the target is call segment 1 by default.
    pub struct MoveLegArg<'a> "MoveLegArg" {
        leg_id_to_move:      LegId<'a>              = [0] "legIDToMove",
        target_call_segment: Option<u8>             = [1] "targetCallSegment" (1..=127) in CS2_ANY,
        extensions:          Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of splitLeg.
    pub struct SplitLegArg<'a> "SplitLegArg" {
        leg_to_be_split:  LegId<'a>              = [0] "legToBeSplit",
        new_call_segment: Option<u8>             = [1] "newCallSegment" (1..=127) in CAP4,
        /// Segment 1 is there from the start.
        new_call_segment_in: Required<u8>        = [1] "newCallSegment" (2..=127) in CS2_ANY,
        extensions:       Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// Argument of entityReleased.
    pub enum EntityReleasedArg<'a> "EntityReleasedArg" {
        CallSegment(CallSegmentFailure<'a>) = [0] "callSegmentFailure" in CAP4,
        Bcsm(BcsmFailure<'a>)               = [1] "bCSM-Failure" in CAP4,
        CsFailure(CallSegmentFailure<'a>)   = [0] "cSFailure" in CS2_ANY,
        BcsmFailure(BcsmFailure<'a>)        = [1] "bCSMFailure" in CS2_ANY,
    }
}

sequence! {
    /// A call segment that failed.
    pub struct CallSegmentFailure<'a> "CallSegmentFailure" {
        call_segment_id: Option<u8>         = [0] "callSegmentID" (1..=127) in CAP4,
        call_segment_id_in: Required<u8>    = [0] "callSegmentID" (1..=127) in CS2_ANY,
        reason:          Option<Octets<'a>> = [1] "reason" in CS2_ANY,
        cause:           Option<Cause<'a>>  = [2] "cause" (2..=32),
        ...
    }
}

sequence! {
    /// A leg whose state model failed.
    pub struct BcsmFailure<'a> "BCSM-Failure" {
        leg_id: Option<LegId<'a>>  = [0] "legID" in CAP4,
        leg_id_in: Required<LegId<'a>> = [0] "legID" in CS2_ANY,
        reason: Option<Octets<'a>> = [1] "reason" in CS2_ANY,
        cause:  Option<Cause<'a>>  = [2] "cause" (2..=32),
        ...
    }
}

sequence! {
    /// Argument of playTone (CAP phase 4).
    pub struct PlayToneArg<'a> "PlayToneArg" {
        leg_or_call_segment: LegOrCallSegment<'a>   = [0] "legOrCallSegment",
        bursts:              Burst<'a>              = [1] "bursts",
        extensions:          Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of callGap.
    pub struct CallGapArg<'a> "CallGapArg" {
        criteria:     GapCriteria<'a>          = [0] "gapCriteria",
        indicators:   GapIndicators<'a>        = [1] "gapIndicators",
        control_type: Option<ControlType>      = [2] "controlType",
        treatment:    Option<GapTreatment<'a>> = [3] "gapTreatment",
        extensions:   Option<Extensions<'a>>   = [4] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// Which calls are gapped.
    pub enum GapCriteria<'a> "GapCriteria" {
        Basic(BasicGapCriteria<'a>)    = "basicGapCriteria",
        Compound(CompoundCriteria<'a>) = "compoundGapCriteria" in CAP3UP | CS2_ANY,
    }
}

choice! {
    /// Which calls are gapped; addresses may be the first digits only.
    pub enum BasicGapCriteria<'a> "BasicGapCriteria" {
        CalledAddress(GenericNumber<'a>)                  = [0]  "calledAddressValue" (2..=16),
        Service(GapOnService<'a>)                         = [2]  "gapOnService",
        AllInTraffic(Null)                                = [3]  "gapAllInTraffic" in CS2_ANY,
        CalledAddressAndService(AddressAndService<'a>)    = [29] "calledAddressAndService",
        CallingAddressAndService(CallingAddressAndService<'a>) = [30] "callingAddressAndService",
    }
}

sequence! {
    /// All calls of a service.
    pub struct GapOnService<'a> "GapOnService" {
        service_key: u32 = [0] "serviceKey" (0..=2147483647),
        dp_criteria: Option<EventTypeBcsm> = [1] "dpCriteria" in ITU_CS1 | CS2_ANY,
        ...
    }
}

sequence! {
    /// Calls of a service to an address.
    pub struct AddressAndService<'a> "calledAddressAndService" {
        called_address: GenericNumber<'a> = [0] "calledAddressValue" (2..=16),
        service_key:    u32               = [1] "serviceKey" (0..=2147483647),
        ...
    }
}

sequence! {
    /// Calls of a service from an address.
    pub struct CallingAddressAndService<'a> "callingAddressAndService" {
        calling_address: GenericNumber<'a>          = [0] "callingAddressValue" (2..=16),
        service_key:     u32                        = [1] "serviceKey" (0..=2147483647),
        location_number: Option<LocationNumber<'a>> = [2] "locationNumber" in INAP,
        ...
    }
}

sequence! {
    /// Criteria for one SCF.
    pub struct CompoundCriteria<'a> "CompoundCriteria" {
        basic:  BasicGapCriteria<'a> = [0] "basicGapCriteria",
        scf_id: Option<Octets<'a>>   = [1] "scfID" (2..=25),
    }
}

sequence! {
    /// How calls are gapped: duration in seconds (-1 without end, which CAP may not use, -2 network specific, 0 ends gapping), interval in
    /// milliseconds (-1: no call passes, 0: all do).
    pub struct GapIndicators<'a> "GapIndicators" {
        duration:     i32 = [0] "duration" (-2..=86400),
        gap_interval: i32 = [1] "gapInterval" (-1..=60000),
        ...
    }
}

enumerated! {
    /// Who gaps.
    pub enum ControlType "ControlType" {
        ScpOverloaded     = 0 "sCPOverloaded",
        ManuallyInitiated = 1 "manuallyInitiated",
        DestinationOverload = 2 "destinationOverload" in INAP,
    }
}

choice! {
    /// What a gapped call gets.
    pub enum GapTreatment<'a> "GapTreatment" {
        Information(InformationToSend<'a>) = [0] "informationToSend",
        ReleaseCause(Cause<'a>)            = [1] "releaseCause" (2..=32),
        Both(GapTreatmentBoth<'a>)         = [2] "both" in INAP,
    }
}

sequence! {
    /// An announcement, and then a release.
    pub struct GapTreatmentBoth<'a> "both" {
        information:   InformationToSend<'a> = [0] "informationToSend",
        release_cause: Cause<'a>             = [1] "releaseCause" (2..=32),
        ...
    }
}

sequence! {
    /// Argument of sendChargingInformation.
    pub struct SendChargingInformationArg<'a> "SendChargingInformationArg" {
        characteristics:    Required<SciCharacteristics<'a>> = [0] "sCIBillingChargingCharacteristics" (4..=225) in CAP2UP,
        characteristics_in: Required<Octets<'a>>             = [0] "sCIBillingChargingCharacteristics" in INAP,
        party_to_charge:    Required<SendingSideId<'a>>      = [1] "partyToCharge" in CAP2UP,
        party_to_charge_in: Required<LegId<'a>>              = [1] "partyToCharge" in INAP,
        extensions:         Option<Extensions<'a>>           = [2] "extensions" (1..=10),
        no_charge:          Option<bool>                     = [3] "nocharge" in CS2_ANY,
        ...
    }
}

choice! {
    /// Content of the characteristics of sendChargingInformation in CAP.
    pub enum CamelSciBillingChargingCharacteristics<'a> "CAMEL-SCIBillingChargingCharacteristics" {
        BeforeAnswer(AocBeforeAnswer<'a>) = [0] "aOCBeforeAnswer",
        AfterAnswer(AocSubsequent<'a>)    = [1] "aOCAfterAnswer",
        Extension(CamelSciAlt<'a>)        = [2] "aOC-extension",
    }
}

sequence! {
    /// For later releases.
    pub struct CamelSciAlt<'a> "CAMEL-SCIBillingChargingCharacteristicsAlt" {
        ...
    }
}

sequence! {
    /// Advice of charge from the start of the call.
    pub struct AocBeforeAnswer<'a> "AOCBeforeAnswer" {
        initial:    CaiGsm0224<'a>            = [0] "aOCInitial",
        subsequent: Option<AocSubsequent<'a>> = [1] "aOCSubsequent",
    }
}

sequence! {
    /// Advice of charge after a tariff switch, in seconds.
    pub struct AocSubsequent<'a> "AOCSubsequent" {
        cai:                    CaiGsm0224<'a> = [0] "cAI-GSM0224",
        tariff_switch_interval: Option<u32>    = [1] "tariffSwitchInterval" (1..=86400),
    }
}

sequence! {
    /// Charge advice information (TS 22.024).
    pub struct CaiGsm0224<'a> "CAI-GSM0224" {
        e1: Option<u32> = [0] "e1" (0..=8191),
        e2: Option<u32> = [1] "e2" (0..=8191),
        e3: Option<u32> = [2] "e3" (0..=8191),
        e4: Option<u32> = [3] "e4" (0..=8191),
        e5: Option<u32> = [4] "e5" (0..=8191),
        e6: Option<u32> = [5] "e6" (0..=8191),
        e7: Option<u32> = [6] "e7" (0..=8191),
    }
}

ber_leaf! {
    /// Characteristics of sendChargingInformation.
    SciCharacteristics "SCIBillingChargingCharacteristics" CamelSciBillingChargingCharacteristics CAP4 show_sci read_sci
}
