//! The operations of the 800 service before AIN (TR-NWT-000533): national ones of T1.114.5. Their codes are family and specifier, and
//! are the same in two public vendors' headers.
//!
//! National TCAP has more: provideInstructions assist, temporaryConnect, disconnect, forwardDisconnect, playAnnouncementAndCollectDigits,
//! whenPartyFree, reportAssistTermination, cancel. Their codes are public and their parameters are not: they have no row.
//!
//! The errors and the linked operation of provideInstructionsStart are those of the public module after GR-533-CORE.

use inlab_ber::Element;

use super::{Class, Direction, Operation, Timer, Type, operations, recode};
use crate::dialect::TR533;
use crate::error::{
    NATIONAL_DATA_UNAVAILABLE, NATIONAL_UNAVAILABLE_RESOURCE,
    NATIONAL_UNEXPECTED_COMPONENT_SEQUENCE, NATIONAL_UNEXPECTED_DATA_VALUE,
};
use crate::types::tr533::*;

operations! {
    769 "provideInstructionsStart" SsfToScf argument StartArg<'_>,
        errors [NATIONAL_UNEXPECTED_DATA_VALUE NATIONAL_UNEXPECTED_COMPONENT_SEQUENCE NATIONAL_UNAVAILABLE_RESOURCE NATIONAL_DATA_UNAVAILABLE],
        class Two timer Short linked [1025 1281] in TR533;
    1025 "connect" ScfToSsf argument ConnectionControlArg<'_>,
        class Four timer Short in TR533;
    1281 "playAnnouncement" ScfToSsf argument CallerInteractionArg<'_>,
        class Four timer Short in TR533;
    1793 "automaticCodeGap" ScfToSsf argument AutomaticCodeGapArg<'_>,
        class Four timer Short in TR533;
}
