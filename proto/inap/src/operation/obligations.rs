//! How far it is confirmed which parameters must be there: AIN and ANSI-41 are declared after public sets of modules, of which the
//! standards themselves are not public.

use inlab_ber::Schema;

use super::Operation;
use crate::Dialect;
use crate::dialect::{AIN01, AIN02, TR533, WIN};

/// How far the obligations of a dialect are confirmed.
#[derive(Debug)]
pub struct Evidence {
    dialects: u32,
    /// What all of them follow but those listed.
    pub rule: &'static str,
    /// What two sources that do not depend on one another agree on.
    pub confirmed: &'static [&'static str],
    /// Those about which less is known, or sources differ.
    pub doubts: &'static [Doubt],
    /// Values that rest on experience alone: public modules have the parameter, and not what its octets mean.
    pub values: &'static [Meaning],
}

/// A value whose meaning rests on experience alone.
#[derive(Debug)]
pub struct Meaning {
    /// Name of the operation.
    pub operation: &'static str,
    /// Name of the parameter; empty: the operation as a whole.
    pub parameter: &'static str,
    /// What it is taken for.
    pub meaning: &'static str,
}

/// A parameter whose obligation is in doubt.
#[derive(Debug)]
pub struct Doubt {
    /// Name of the operation.
    pub operation: &'static str,
    /// Of the argument or of the result.
    pub part: Part,
    /// Its name; empty: the part as a whole.
    pub parameter: &'static str,
    /// How far.
    pub standing: Standing,
    /// What the sources say.
    pub why: &'static str,
}

/// What of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// Its argument.
    Argument,
    /// Its result.
    Result,
    /// Both, every parameter of them.
    Whole,
}

/// How far an obligation is confirmed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// By one source, which others make doubtful or say nothing of.
    OneSource,
    /// Sources say different things.
    Disputed,
}

impl Standing {
    /// `one source`, `disputed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneSource => "one source",
            Self::Disputed => "disputed",
        }
    }
}

impl Part {
    /// `argument`, `result`, `parameters`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Argument => "argument",
            Self::Result => "result",
            Self::Whole => "parameters",
        }
    }

    /// The type of this part of an operation; `None`: it has none, or has two.
    #[must_use]
    pub fn of(self, operation: &Operation) -> Option<&'static Schema> {
        let of = match self {
            Self::Argument => operation.argument,
            Self::Result => operation.result,
            Self::Whole => None,
        };
        of.map(|of| of.schema())
    }
}

impl Dialect {
    /// How far the obligations of its parameters are confirmed; `None` where the standard's own text was read.
    #[must_use]
    pub fn evidence(self) -> Option<&'static Evidence> {
        EVIDENCE.iter().find(|of| of.dialects & self.bit() != 0)
    }
}

impl Evidence {
    /// The doubt about a parameter of an operation, or about all of them.
    #[must_use]
    pub fn doubt(&self, operation: &str, part: Part, parameter: &str) -> Option<&'static Doubt> {
        let mut own = self
            .doubts
            .iter()
            .filter(|doubt| doubt.operation == operation);
        own.clone()
            .find(|doubt| doubt.part == part && doubt.parameter == parameter)
            .or_else(|| own.find(|doubt| doubt.part == Part::Whole))
    }
}

/// Declares doubts: operation, part, parameter, standing, why.
macro_rules! doubts {
    ($($operation:literal $part:ident $parameter:literal $standing:ident $why:expr;)*) => {
        &[$(Doubt {
            operation: $operation,
            part: Part::$part,
            parameter: $parameter,
            standing: Standing::$standing,
            why: $why,
        }),*]
    };
}

/// Declares meanings of values: operation, parameter, what it is taken for.
macro_rules! meanings {
    ($($operation:literal $parameter:literal $meaning:expr;)*) => {
        &[$(Meaning { operation: $operation, parameter: $parameter, meaning: $meaning }),*]
    };
}

const NOTE: &str = "the module has it optional, its own remark on the clause mandatory";
const REMARK: &str = "the module has it mandatory, its own remark on the clause optional; its absence is not refused here";
const EXCHANGED: &str = "TAnswer has transactionCapability and wINCapability mandatory, TDisconnect has neither: the two look exchanged";
const RELAXED: &str = "both sources have it mandatory; its absence is not refused here";
const UNKNOWN_GAP: &str = "what its numbers mean is in no public text: they are decoded as numbers, and an order to gap is refused";
const ALONE: &str = "no second source was found";
const MODULE: &str = "no second source was found; an older dissector confirms the identifiers";

static EVIDENCE: &[Evidence] = &[
    Evidence {
        dialects: TR533,
        rule: "TR-NWT-000533 and T1.114 are not public. What provideInstructionsStart and connect carry follows a public dissector after \
               GR-533-CORE and TS 23.066, which uses both for number portability; where these differ, what one has optional is not asked for. \
               The other operations of national TCAP have public codes and no public parameters but those listed: they are not declared. \
               Parameters by which the end of a call is told are left out too.",
        confirmed: &[
            "serviceKey, and that it is the number that is asked about",
            "types of digits: calling party 2, routing 4, LATA 7, carrier 8",
        ],
        doubts: doubts! {
            "provideInstructionsStart" Argument "digits" Disputed "the module has the calling number and the LATA optional, TS 23.066 mandatory";
            "provideInstructionsStart" Argument "originatingStationType" Disputed RELAXED;
            "connect" Argument "billingIndicators" Disputed RELAXED;
            "connect" Argument "secondDigits" Disputed "both have the carrier mandatory, and for number portability not used; its absence is not refused here";
            "playAnnouncement" Argument "standardAnnouncement" OneSource "its tag is in one source; its values are from experience";
            "automaticCodeGap" Argument "acgIndicators" OneSource "its tag and the steps of its octets are in one source";
        },
        values: meanings! {
            "playAnnouncement" "standardAnnouncement" "1 out of band, 2 vacant code, 3 disconnected number, 4 and 7 reorder, 5 busy, 6 no circuit, 8 audible ring";
            "connect" "digits" "carrier 110 where no carrier is chosen: the exchange carrier takes the call";
        },
    },
    Evidence {
        dialects: AIN01 | AIN02,
        rule: "Mandatory and optional follow one public set of modules, AIN-Operations and AIN-Parameters of GR-1299-CORE, of a later issue \
               than AIN 0.1 and 0.2. What TR-NWT-001285 (AIN 0.1) has otherwise is not public. Which instruction may answer which trigger is the list of linked \
               operations there. Doubted are those listed.",
        confirmed: &[
            "userID and bearerCapability of the triggers and events",
            "resourceType and strParameterBlock of sendToResource",
            "the five members of acg",
        ],
        doubts: doubts! {
            "analyzeRoute" Argument "aMAslpID" Disputed "the module has it mandatory; switches do without it, and it is not refused here";
            "terminationNotification" Argument "" OneSource "what it carries is known from the module alone; that it ends a call, from vendors too";
        },
        values: meanings! {
            "sendToResource" "resourceType" "0 plays, 1 plays and collects digits; of connectToResource too";
            "sendToResource" "strParameterBlock" "an announcement is its number in two octets and the count of digits to speak after it, 0; the module has 3 to 131 octets";
            "resourceClear" "clearCause" "0 is normal; a failure of ours is 8, with failureCause; of cTRClear too";
            "terminationNotification" "terminationIndicator" "the lowest bit is set if the call was answered";
            "terminationNotification" "connectTime" "ten digits, low half of an octet first: seven of minutes, two of seconds, one of tenths";
            "sendNotification" "" "its code, 26373; only its name is public, and terminationNotification, which answers it";
            "acg" "controlCauseIndicator" "3 is overload, 5 is by hand; of acgOverflow too";
            "infoAnalyzed" "aCGEncountered" "the octet is that of ANSI-41's ACGEncountered: digits, and whose control it is; of the other triggers too";
            "acgGlobalCtrlRestore" "" "the SCP sends it in a Query of its own, and the switch answers with a result; of its values 4 to 7 are refused";
            "disconnectLeg" "legID" "0 is the leg of the access, 1 and 2 are the others; of splitLeg and the events too";
        },
    },
    Evidence {
        dialects: WIN,
        rule: "Mandatory and optional follow one public set of modules of the protocol (X.S0004-540 with N.S0013, N.S0004 and N.S0018), as \
               typed in for a public decoder. Doubted are those listed. Of the operations that carry nothing of WIN (handoff, authentication, short messages, \
               positions) no other source was found: they stand there as a whole. Of the values of TriggerType, 35 and 68 are disputed too: other \
               descriptions name them Location_Termination and T_Unroutable.",
        confirmed: &[
            "billingID, digits, mscid, transactionCapability, triggerType and winCapability of AnalyzedInformation",
            "billingID, mscid, timeDateOffset, timeOfDay and triggerType of OAnswer, and that it has no result",
            "billingID, digits, electronicSerialNumber, mscid and transactionCapability of OriginationRequest, which a live network sends",
        ],
        doubts: doubts! {
            "OriginationRequest" Argument "originationTriggers" Disputed
                "one issue of the module has it mandatory, another optional; a live network sends it, and its absence is not refused here";
            "BulkDisconnection" Argument "" OneSource "it has no billingID: the calls of a switch up to a time, not one call";
            "BulkDisconnection" Argument "timeDateOffset" Disputed NOTE;
            "BulkDisconnection" Argument "timeOfDay" Disputed NOTE;
            "CallControlDirective" Argument "msid" Disputed NOTE;
            "CallControlDirective" Argument "actionCode" Disputed "the module has it optional; elsewhere one of actionCode and announcementList is mandatory";
            "CallControlDirective" Argument "announcementList" Disputed "the module has it optional; elsewhere one of actionCode and announcementList is mandatory";
            "CallControlDirective" Result "callStatus" OneSource ALONE;
            "FacilitySelectedAndAvailable" Result "" OneSource
                "it has no announcementList, terminationList, routingDigits or callingPartyName, which the results of TBusy and TNoAnswer have";
            "OAnswer" Argument "electronicSerialNumber" Disputed NOTE;
            "OAnswer" Argument "msid" Disputed NOTE;
            "ODisconnect" Argument "electronicSerialNumber" Disputed NOTE;
            "ODisconnect" Argument "msid" Disputed NOTE;
            "ODisconnect" Argument "releaseCause" Disputed NOTE;
            "ODisconnect" Argument "timeDateOffset" Disputed NOTE;
            "ODisconnect" Result "announcementList" OneSource ALONE;
            "TAnswer" Argument "electronicSerialNumber" Disputed NOTE;
            "TAnswer" Argument "msid" Disputed NOTE;
            "TAnswer" Argument "timeDateOffset" Disputed NOTE;
            "TAnswer" Argument "transactionCapability" OneSource EXCHANGED;
            "TAnswer" Argument "winCapability" OneSource EXCHANGED;
            "TDisconnect" Argument "" OneSource EXCHANGED;
            "TDisconnect" Argument "electronicSerialNumber" Disputed NOTE;
            "TDisconnect" Argument "msid" Disputed NOTE;
            "TDisconnect" Argument "releaseCause" OneSource "optional here, in ODisconnect mandatory by the remark on the clause";
            "TDisconnect" Argument "timeDateOffset" Disputed NOTE;
            "TDisconnect" Result "" OneSource "dmh-ServiceID alone; ODisconnect's has announcementList too";
            "OCalledPartyBusy" Argument "electronicSerialNumber" Disputed NOTE;
            "ONoAnswer" Argument "electronicSerialNumber" Disputed NOTE;
            "ONoAnswer" Argument "msid" Disputed NOTE;
            "ServiceRequest" Argument "serviceID" OneSource "the only one that is mandatory; other descriptions name billingID and mscid beside it";
            "ServiceRequest" Result "callingPartyName" OneSource "a name comes in this result alone: FacilitySelectedAndAvailable answers displayText";
            "UnreliableCallData" Argument "controlNetworkID" OneSource ALONE;
            "CallRecoveryReport" Argument "callRecoveryIDList" OneSource ALONE;
            "ACGDirective" Argument "destinationAddress" Disputed NOTE;
            "TransferToNumberRequest" Argument "msid" Disputed NOTE;
            "InformationDirective" Argument "msid" Disputed NOTE;
            "QualificationRequest" Argument "msid" Disputed NOTE;
            "QualificationDirective" Argument "msid" Disputed NOTE;
            "RegistrationNotification" Argument "msid" Disputed NOTE;
            "AddService" Argument "cdmaConnectionReferenceList" Disputed NOTE;
            "DropService" Argument "billingID" Disputed REMARK;
            "DropService" Argument "interMSCCircuitID" Disputed REMARK;
            "SeizeResource" Result "destinationDigits" OneSource ALONE;
            "ConnectionFailureReport" Argument "failureType" OneSource ALONE;
            "HandoffMeasurementRequest" Whole "" OneSource MODULE;
            "FacilitiesDirective" Whole "" OneSource MODULE;
            "MobileOnChannel" Whole "" OneSource MODULE;
            "HandoffBack" Whole "" OneSource MODULE;
            "FacilitiesRelease" Whole "" OneSource MODULE;
            "Blocking" Whole "" OneSource MODULE;
            "Unblocking" Whole "" OneSource MODULE;
            "ResetCircuit" Whole "" OneSource MODULE;
            "TrunkTest" Whole "" OneSource MODULE;
            "TrunkTestDisconnect" Whole "" OneSource MODULE;
            "UnreliableRoamerDataDirective" Whole "" OneSource MODULE;
            "MSInactive" Whole "" OneSource MODULE;
            "HandoffToThird" Whole "" OneSource MODULE;
            "AuthenticationDirective" Whole "" OneSource MODULE;
            "AuthenticationRequest" Whole "" OneSource MODULE;
            "BaseStationChallenge" Whole "" OneSource MODULE;
            "AuthenticationFailureReport" Whole "" OneSource MODULE;
            "CountRequest" Whole "" OneSource MODULE;
            "InterSystemPage" Whole "" OneSource MODULE;
            "UnsolicitedResponse" Whole "" OneSource MODULE;
            "BulkDeregistration" Whole "" OneSource MODULE;
            "HandoffMeasurementRequest2" Whole "" OneSource MODULE;
            "FacilitiesDirective2" Whole "" OneSource MODULE;
            "HandoffBack2" Whole "" OneSource MODULE;
            "HandoffToThird2" Whole "" OneSource MODULE;
            "AuthenticationDirectiveForward" Whole "" OneSource MODULE;
            "AuthenticationStatusReport" Whole "" OneSource MODULE;
            "InterSystemPage2" Whole "" OneSource MODULE;
            "RandomVariableRequest" Whole "" OneSource MODULE;
            "SMSDeliveryBackward" Whole "" OneSource MODULE;
            "SMSDeliveryForward" Whole "" OneSource MODULE;
            "SMSDeliveryPointToPoint" Whole "" OneSource MODULE;
            "SMSNotification" Whole "" OneSource MODULE;
            "SMSRequest" Whole "" OneSource MODULE;
            "OTASPRequest" Whole "" OneSource MODULE;
            "ChangeFacilities" Whole "" OneSource MODULE;
            "ChangeService" Whole "" OneSource MODULE;
            "ParameterRequest" Whole "" OneSource MODULE;
            "TMSIDirective" Whole "" OneSource MODULE;
            "SMSDeliveryPointToPointAck" Whole "" OneSource MODULE;
            "MessageDirective" Whole "" OneSource MODULE;
            "PositionRequestForward" Whole "" OneSource MODULE;
            "InterSystemPositionRequest" Whole "" OneSource MODULE;
            "InterSystemPositionRequestForward" Whole "" OneSource MODULE;
            "RoamerDatabaseVerificationRequest" Whole "" OneSource MODULE;
            "InterSystemSMSPage" Whole "" OneSource MODULE;
            "LCSParameterRequest" Whole "" OneSource MODULE;
            "CheckMEID" Whole "" OneSource MODULE;
            "PositionEventNotification" Whole "" OneSource MODULE;
            "StatusRequest" Whole "" OneSource MODULE;
            "InterSystemSMSDeliveryPointToPoint" Whole "" OneSource MODULE;
            "QualificationRequest2" Whole "" OneSource MODULE;
        },
        values: meanings! {
            "SRFDirective" "digitCollectionControl" "octets 1 and 2 the most and the least digits, 3 to 5 seconds in all, to the first and between them, 6 to 11 which digits clear, enter, are allowed";
            "InstructionRequest" "" "it has no parameter: its transaction, that of SeizeResource, says which call it is about";
            "ServiceRequest" "serviceID" "without a triggerType it asks for a service of a call that is about to be put through to its called party";
            "ACGDirective" "controlType" UNKNOWN_GAP;
            "ACGDirective" "gapDuration" UNKNOWN_GAP;
            "ACGDirective" "gapInterval" UNKNOWN_GAP;
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What is doubted is declared, once each.
    #[test]
    fn doubts_are_about_what_is_declared() {
        let mut count = 0;
        for dialect in Dialect::american() {
            let evidence = dialect.evidence().expect("of all of ANSI TCAP");
            for doubt in evidence.doubts {
                count += 1;
                let told = format!(
                    "{} {} {:?}",
                    dialect.name(),
                    doubt.operation,
                    doubt.parameter
                );
                let alike = evidence.doubts.iter().filter(|other| {
                    (other.operation, other.part, other.parameter)
                        == (doubt.operation, doubt.part, doubt.parameter)
                });
                assert_eq!(alike.count(), 1, "{told}");
                // AIN 0.1 has fewer operations than the list is about.
                let Some(row) = dialect.operation_named(doubt.operation) else {
                    assert_eq!(dialect, Dialect::AIN01, "{told}");
                    continue;
                };
                if doubt.part == Part::Whole {
                    assert!(doubt.parameter.is_empty(), "{told}");
                    continue;
                }
                let schema = doubt.part.of(row).unwrap_or_else(|| panic!("{told}"));
                let known = schema
                    .members()
                    .iter()
                    .any(|member| member.name == doubt.parameter);
                assert!(doubt.parameter.is_empty() || known, "{told}");
            }
        }
        assert!(count > 40, "{count}");
        // All parameters of an operation that one source alone has are doubted, and none of others beside those listed.
        let evidence = Dialect::WIN.evidence().expect("of ANSI TCAP");
        let standing = |operation, parameter| {
            let doubt = evidence.doubt(operation, Part::Argument, parameter);
            doubt.map(|doubt| doubt.standing)
        };
        let (alone, disputed) = (Some(Standing::OneSource), Some(Standing::Disputed));
        assert_eq!(standing("HandoffBack", "interMSCCircuitID"), alone);
        assert_eq!(standing("OAnswer", "msid"), disputed);
        assert_eq!(standing("OAnswer", "mscid"), None);
        for dialect in [Dialect::AIN02, Dialect::WIN, Dialect::TR533] {
            let evidence = dialect.evidence().expect("of ANSI TCAP");
            assert!(!evidence.values.is_empty(), "{dialect}");
            for value in evidence.values {
                let row = dialect.operation_named(value.operation);
                let row = row.unwrap_or_else(|| panic!("{}", value.operation));
                let schema = Part::Argument.of(row);
                let members = schema.map_or(&[][..], |schema| schema.members());
                let known = members.iter().any(|member| member.name == value.parameter);
                assert!(value.parameter.is_empty() || known, "{value:?}");
            }
        }
        assert!(Dialect::CAP4.evidence().is_none());
    }
}
