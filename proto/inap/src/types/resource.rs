//! User interaction: connections to resources, announcements, collected digits.

use inlab_ber::{Ia5String, List, Null, Octets, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of connectToResource.
    pub struct ConnectToResourceArg<'a> "ConnectToResourceArg" {
        resource_address:               ResourceAddress<'a>                         = "resourceAddress",
        extensions:                     Option<Extensions<'a>>                      = [4]  "extensions" (1..=10),
        service_interaction_indicators: Option<Octets<'a>>                          = [30] "serviceInteractionIndicators" in INAP,
        service_interaction_two:        Option<ServiceInteractionIndicatorsTwo<'a>> = [7]  "serviceInteractionIndicatorsTwo" in CAP2UP | CS2_ANY,
        call_segment_id:                Option<u8>                                  = [50] "callSegmentID" (1..=127) in CAP4,
        usi_service_indicator:          Option<UsiServiceIndicator<'a>>             = [35] "uSIServiceIndicator" in CS2_ANY,
        usi_information:                Option<Octets<'a>>                          = [36] "uSIInformation" in CS2_ANY,
        ...
    }
}

choice! {
    /// Which resource, and for whom.
    pub enum ResourceAddress<'a> "resourceAddress" {
        Ip(CalledPartyNumber<'a>)               = [0] "ipRoutingAddress" (2..=18),
        Leg(LegId<'a>)                          = [1] "legID" in ITU_CS1 | CS2_ANY,
        Both(IpAddressAndLegId<'a>)             = [2] "ipAddressAndLegID" in ITU_CS1 | CS2_ANY,
        /// The resource is in the switch.
        None(Null)                              = [3] "none",
        CallSegment(u8)                         = [5] "callSegmentID" (1..=127) in CS2_ANY,
        IpAndCallSegment(IpAddressAndCallSegment<'a>) = [6] "ipAddressAndCallSegment" in CS2_ANY,
    }
}

sequence! {
    /// A resource for a leg.
    pub struct IpAddressAndLegId<'a> "ipAddressAndLegID" {
        ip:  CalledPartyNumber<'a> = [0] "ipRoutingAddress" (2..=18),
        leg: LegId<'a>             = [1] "legID",
        ...
    }
}

sequence! {
    /// A resource for a call segment.
    pub struct IpAddressAndCallSegment<'a> "ipAddressAndCallSegment" {
        ip:           CalledPartyNumber<'a> = [0] "ipRoutingAddress" (2..=18),
        call_segment: u8                    = [1] "callSegmentID" (1..=127),
        ...
    }
}

choice! {
    /// Which user service information (CS-2).
    pub enum UsiServiceIndicator<'a> "USIServiceIndicator" {
        Global(inlab_ber::Oid<'a>) = "global",
        Local(Octets<'a>)          = "local",
    }
}

sequence! {
    /// Argument of establishTemporaryConnection.
    pub struct EstablishTemporaryConnectionArg<'a> "EstablishTemporaryConnectionArg" {
        assisting_address:              GenericNumber<'a>                           = [0]  "assistingSSPIPRoutingAddress" (2..=16),
        correlation_id:                 Option<GenericDigits<'a>>                   = [1]  "correlationID" (2..=16),
        leg_id:                         Option<LegId<'a>>                           = [2]  "legID" in ITU_CS1,
        party_to_connect:               Option<PartyToConnect<'a>>                  = "partyToConnect" in CS2_ANY,
        scf_id:                         Option<Octets<'a>>                          = [3]  "scfID" (2..=25) in CAP2UP,
        scf_id_in:                      Option<Octets<'a>>                          = [3]  "scfID" in INAP,
        extensions:                     Option<Extensions<'a>>                      = [4]  "extensions" (1..=10),
        carrier:                        Option<Carrier<'a>>                          = [5]  "carrier" (4..=4) in CAP3UP,
        carrier_in:                     Option<Octets<'a>>                          = [5]  "carrier" in ITU_CS1 | CS2_ANY,
        service_interaction_indicators: Option<Octets<'a>>                          = [30] "serviceInteractionIndicators" in INAP,
        service_interaction_two:        Option<ServiceInteractionIndicatorsTwo<'a>> = [6]  "serviceInteractionIndicatorsTwo" in CAP2UP | CS2_ANY,
        call_segment_id:                Option<u8>                                  = [7]  "callSegmentID" (1..=127) in CAP4,
        na_info:                        Option<NaInfo<'a>>                          = [50] "naInfo" in CAP2,
        na_oli_info:                    Option<NaOliInfo<'a>>                          = [50] "naOliInfo" (1..=1) in CAP3UP,
        charge_number:                  Option<LocationNumber<'a>>                  = [51] "chargeNumber" (2..=10) in CAP3UP,
        original_called_party_id:       Option<OriginalCalledPartyId<'a>>           = [52] "originalCalledPartyID" (2..=10) in CAP4,
        calling_party_number:           Option<CallingPartyNumber<'a>>              = [53] "callingPartyNumber" (2..=10) in CAP4,
        ...
    }
}

choice! {
    /// Who is connected (CS-2).
    pub enum PartyToConnect<'a> "partyToConnect" {
        Leg(LegId<'a>)  = [2] "legID",
        CallSegment(u8) = [7] "callSegmentID" (1..=127),
    }
}

sequence! {
    /// Argument of assistRequestInstructions.
    pub struct AssistRequestInstructionsArg<'a> "AssistRequestInstructionsArg" {
        correlation_id:        GenericNumber<'a>        = [0] "correlationID" (2..=16),
        ip_available:          Option<Octets<'a>>       = [1] "iPAvailable" in INAP,
        ipssp_capabilities:    Required<IpSspCapabilities<'a>>     = [2] "iPSSPCapabilities" (1..=4) in CAP2UP,
        ipssp_capabilities_in: Option<Octets<'a>>       = [2] "iPSSPCapabilities" in INAP,
        extensions:            Option<Extensions<'a>>   = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of disconnectForwardConnectionWithArgument.
    pub struct DisconnectForwardConnectionWithArgumentArg<'a> "DisconnectForwardConnectionWithArgumentArg" {
        party_to_disconnect:   Required<PartyToDisconnect<'a>> = "partyToDisconnect" in CS2_ANY,
        call_segment_id:       Option<u8>                      = [1] "callSegmentID" (1..=127) in CAP4,
        extensions:            Option<Extensions<'a>>          = [2] "extensions" (1..=10),
        usi_service_indicator: Option<UsiServiceIndicator<'a>> = [3] "uSIServiceIndicator" in CS2_ANY,
        usi_information:       Option<Octets<'a>>              = [4] "uSIInformation" in CS2_ANY,
        ...
    }
}

choice! {
    /// Who is disconnected (CS-2).
    pub enum PartyToDisconnect<'a> "partyToDisconnect" {
        Leg(LegId<'a>)  = [0] "legID",
        CallSegment(u8) = [1] "callSegmentID" (1..=127),
    }
}

sequence! {
    /// Argument of playAnnouncement.
    pub struct PlayAnnouncementArg<'a> "PlayAnnouncementArg" {
        information:                     InformationToSend<'a>  = [0]  "informationToSend",
        disconnect_from_ip_forbidden:    Option<bool>           = [1]  "disconnectFromIPForbidden" DEFAULT true,
        request_complete_notification:   Option<bool>           = [2]  "requestAnnouncementCompleteNotification" in CAP2UP DEFAULT true,
        request_complete:                Option<bool>           = [2]  "requestAnnouncementComplete" in INAP DEFAULT true,
        extensions:                      Option<Extensions<'a>> = [3]  "extensions" (1..=10),
        connected_party:                 Option<ConnectedParty<'a>> = "connectedParty" in CS2_ANY,
        call_segment_id:                 Option<u8>             = [5]  "callSegmentID" (1..=127) in CAP4,
        request_started_notification:    Option<bool>           = [51] "requestAnnouncementStartedNotification" in CAP4 DEFAULT false,
        ...
    }
}

choice! {
    /// Who hears it (CS-2).
    pub enum ConnectedParty<'a> "connectedParty" {
        Leg(LegId<'a>)  = [4] "legID",
        CallSegment(u8) = [5] "callSegmentID" (1..=127),
    }
}

sequence! {
    /// Argument of promptAndCollectUserInformation.
    pub struct PromptAndCollectUserInformationArg<'a> "PromptAndCollectUserInformationArg" {
        collected:                    CollectedInfo<'a>             = [0]  "collectedInfo",
        disconnect_from_ip_forbidden: Option<bool>                  = [1]  "disconnectFromIPForbidden" DEFAULT true,
        information:                  Option<InformationToSend<'a>> = [2]  "informationToSend",
        extensions:                   Option<Extensions<'a>>        = [3]  "extensions" (1..=10),
        call_segment_id:              Option<u8>                    = [4]  "callSegmentID" (1..=127) in CAP4 | CS2_ANY,
        request_started_notification: Option<bool>                  = [51] "requestAnnouncementStartedNotification" in CAP4 DEFAULT false,
        ...
    }
}

choice! {
    /// Result of promptAndCollectUserInformation.
    pub enum ReceivedInformationArg<'a> "ReceivedInformationArg" {
        Digits(GenericDigits<'a>) = [0] "digitsResponse" (2..=16),
        Ia5(Ia5String<'a>)        = [1] "iA5Response" in ITU_CS1 | CS2_ANY,
    }
}

choice! {
    /// Argument of specializedResourceReport in phase 4; NULL in all others.
    pub enum SpecializedResourceReportArg<'a> "SpecializedResourceReportArg" {
        AllComplete(Null)  = [50] "allAnnouncementsComplete",
        FirstStarted(Null) = [51] "firstAnnouncementStarted",
    }
}

choice! {
    /// What the user hears or sees.
    pub enum InformationToSend<'a> "InformationToSend" {
        Inband(InbandInfo<'a>)   = [0] "inbandInfo",
        Tone(Tone<'a>)           = [1] "tone",
        Display(Ia5String<'a>)   = [2] "displayInformation" in INAP,
    }
}

sequence! {
    /// An announcement. Duration (0: without end) and interval in seconds.
    pub struct InbandInfo<'a> "InbandInfo" {
        message_id:            MessageId<'a> = [0] "messageID",
        number_of_repetitions: Option<u8>    = [1] "numberOfRepetitions" (1..=127),
        duration:              Option<u32>   = [2] "duration" (0..=32767),
        interval:              Option<u32>   = [3] "interval" (0..=32767),
        ...
    }
}

choice! {
    /// Which announcement.
    pub enum MessageId<'a> "MessageID" {
        Elementary(u32)               = [0]  "elementaryMessageID" (0..=2147483647),
        Text(MessageText<'a>)         = [1]  "text",
        ElementaryList(List<'a, u32, 16, 0, 2147483647>) = [29] "elementaryMessageIDs" (1..=16),
        Variable(VariableMessage<'a>) = [30] "variableMessage",
    }
}

sequence! {
    /// A text to speak.
    pub struct MessageText<'a> "text" {
        content:    Ia5String<'a>      = [0] "messageContent" (1..=127),
        attributes: Option<Octets<'a>> = [1] "attributes" (2..=10),
    }
}

sequence! {
    /// An announcement with parts that vary.
    pub struct VariableMessage<'a> "variableMessage" {
        elementary: u32                         = [0] "elementaryMessageID" (0..=2147483647),
        parts:      List<'a, VariablePart<'a>>  = [1] "variableParts" (1..=5),
    }
}

choice! {
    /// A part that varies; time, date and price in BCD.
    pub enum VariablePart<'a> "VariablePart" {
        Integer(u32)              = [0] "integer" (0..=2147483647),
        Number(GenericDigits<'a>) = [1] "number" (2..=16),
        Time(PartTime<'a>)          = [2] "time" (2..=2),
        Date(PartDate<'a>)          = [3] "date" (4..=4) in CAP2UP,
        DateIn(PartDate<'a>)        = [3] "date" (3..=3) in INAP,
        Price(PartPrice<'a>)         = [4] "price" (4..=4),
    }
}

sequence! {
    /// A tone; its duration in seconds, 0 without end.
    pub struct Tone<'a> "Tone" {
        tone_id:  u32         = [0] "toneID" (0..=2147483647),
        duration: Option<u32> = [1] "duration" (0..=2147483647),
        ...
    }
}

choice! {
    /// What to collect.
    pub enum CollectedInfo<'a> "CollectedInfo" {
        Digits(CollectedDigits<'a>) = [0] "collectedDigits",
        Ia5(bool)                   = [1] "iA5Information" in ITU_CS1 | CS2_ANY,
    }
}

sequence! {
    /// Which digits to collect.
    pub struct CollectedDigits<'a> "CollectedDigits" {
        minimum:                Option<u8>             = [0]  "minimumNbOfDigits" (1..=30) in CAP2UP DEFAULT 1,
        minimum_in:             Option<u8>             = [0]  "minimumNbOfDigits" (1..=127) in INAP DEFAULT 1,
        maximum:                Required<u8>           = [1]  "maximumNbOfDigits" (1..=30) in CAP2UP,
        maximum_in:             Required<u8>           = [1]  "maximumNbOfDigits" (1..=127) in INAP,
        end_of_reply_digit:     Option<InputDigits<'a>>     = [2]  "endOfReplyDigit" (1..=2),
        cancel_digit:           Option<InputDigits<'a>>     = [3]  "cancelDigit" (1..=2),
        start_digit:            Option<InputDigits<'a>>     = [4]  "startDigit" (1..=2),
        first_digit_time_out:   Option<u8>             = [5]  "firstDigitTimeOut" (1..=127),
        inter_digit_time_out:   Option<u8>             = [6]  "interDigitTimeOut" (1..=127),
        error_treatment:        Option<ErrorTreatment> = [7]  "errorTreatment" in CAP2UP | ITU_CS1 | CS2_ANY DEFAULT ErrorTreatment::StdErrorAndInfo,
        error_treatment_etsi:   Option<ErrorTreatment> = [7]  "errortreatment" in ETSI_CS1,
        interruptable_ann_ind:  Option<bool>           = [8]  "interruptableAnnInd" DEFAULT true,
        voice_information:      Option<bool>           = [9]  "voiceInformation" DEFAULT false,
        voice_back:             Option<bool>           = [10] "voiceBack" DEFAULT false,
    }
}

enumerated! {
    /// What happens when the user errs.
    pub enum ErrorTreatment "ErrorTreatment" {
        StdErrorAndInfo = 0 "stdErrorAndInfo",
        Help            = 1 "help",
        RepeatPrompt    = 2 "repeatPrompt",
    }
}
