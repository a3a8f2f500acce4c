//! Errors that an operation may be answered with, one table.

use inlab_ber::{Element, enumerated, sequence};

use crate::dialect::*;
use crate::operation::{Type, recode};
use crate::types::ain::{ApplicationErrorParameter, FailureReportParameter};

/// One error of the application: its local code, name and parameter.
pub struct ErrorType {
    /// Local value; in ANSI TCAP a private one, of national TCAP (T1.114.5) 256 more than it.
    pub code: i32,
    /// The standard's name.
    pub name: &'static str,
    /// Its parameter's type, if it has one. It is mandatory then.
    pub parameter: Option<Type>,
    /// The parameter of an answer that has nothing more to say: empty if the error has none.
    pub refusal: &'static [u8],
    /// Dialects that have it.
    pub dialects: u32,
}

impl std::fmt::Debug for ErrorType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! errors {
    ($($code:literal $NAME:ident $name:literal $(parameter $Parameter:ident $(<$a:lifetime>)? says [$($octet:literal)+])? $(in $($dialect:ident)|+)?,)*) => {
        $(#[doc = concat!("Code of ", $name, ".")] pub const $NAME: i32 = $code;)*

        /// Every error, by code.
        pub static ERRORS: &[ErrorType] = &[$(ErrorType {
            code: $code,
            name: $name,
            parameter: inlab_ber::either!([$(Some(Type {
                schema: <$Parameter $(<$a>)? as Element<'_>>::schema,
                recode: |octets, dialect, scratch, out| recode::<$Parameter $(<$a>)?>(octets, dialect, scratch, out),
            }))?] None),
            refusal: &[$($($octet),+)?],
            dialects: inlab_ber::either!([$(0 $(| $dialect)+)?] CAP | INAP),
        }),*];
    };
}

errors! {
    0  CANCELED "canceled",
    1  CANCEL_FAILED "cancelFailed" parameter CancelFailedParameter<'_> says [0x30 0x06 0x80 0x01 0x02 0x81 0x01 0x00],
    3  ETC_FAILED "eTCFailed",
    4  IMPROPER_CALLER_RESPONSE "improperCallerResponse",
    6  MISSING_CUSTOMER_RECORD "missingCustomerRecord",
    7  MISSING_PARAMETER "missingParameter",
    8  PARAMETER_OUT_OF_RANGE "parameterOutOfRange",
    10 REQUESTED_INFO_ERROR "requestedInfoError" parameter RequestedInfoErrorParameter says [0x0a 0x01 0x02],
    11 SYSTEM_FAILURE "systemFailure" parameter UnavailableNetworkResource says [0x0a 0x01 0x01],
    12 TASK_REFUSED "taskRefused" parameter TaskRefusedParameter says [0x0a 0x01 0x00],
    13 UNAVAILABLE_RESOURCE "unavailableResource",
    14 UNEXPECTED_COMPONENT_SEQUENCE "unexpectedComponentSequence",
    15 UNEXPECTED_DATA_VALUE "unexpectedDataValue",
    16 UNEXPECTED_PARAMETER "unexpectedParameter",
    17 UNKNOWN_LEG_ID "unknownLegID",
    18 UNKNOWN_RESOURCE "unknownResource" in ITU_CS1 | CS2_ANY,
    50 UNKNOWN_PDP_ID "unknownPDPID" in CAP3UP,
    51 UNKNOWN_CS_ID "unknownCSID" in CAP4,
    1  APPLICATION_ERROR "applicationError" parameter ApplicationErrorParameter<'_> says [0x30 0x07 0xbf 0x37 0x04 0x9f 0x38 0x01 0x00] in AIN01 | AIN02,
    2  FAILURE_REPORT "failureReport" parameter FailureReportParameter<'_> says [0x30 0x04 0x9f 0x20 0x01 0x10] in AIN01 | AIN02,
    129 UNRECOGNIZED_MIN "UnrecognizedMIN" in WIN,
    130 UNRECOGNIZED_ESN "UnrecognizedESN" in WIN,
    131 MIN_HLR_MISMATCH "MINorHLRMismatch" in WIN,
    132 OPERATION_SEQUENCE_PROBLEM "OperationSequenceProblem" in WIN,
    133 RESOURCE_SHORTAGE "ResourceShortage" in WIN,
    134 OPERATION_NOT_SUPPORTED "OperationNotSupported" in WIN,
    135 TRUNK_UNAVAILABLE "TrunkUnavailable" in WIN,
    136 PARAMETER_ERROR "ParameterError" in WIN,
    137 MSC_SYSTEM_FAILURE "SystemFailure" in WIN,
    138 UNRECOGNIZED_PARAMETER_VALUE "UnrecognizedParameterValue" in WIN,
    139 FEATURE_INACTIVE "FeatureInactive" in WIN,
    140 MISSING_PARAMETER_ANSI "MissingParameter" in WIN,
    257 NATIONAL_UNEXPECTED_COMPONENT_SEQUENCE "unexpectedComponentSequence" in TR533,
    258 NATIONAL_UNEXPECTED_DATA_VALUE "unexpectedDataValue" in TR533,
    259 NATIONAL_UNAVAILABLE_RESOURCE "unavailableResource" in TR533,
    262 NATIONAL_DATA_UNAVAILABLE "dataUnavailable" in TR533,
}

sequence! {
    /// Why a request was not cancelled.
    pub struct CancelFailedParameter<'a> "CancelFailed" {
        problem:   CancelProblem = [0] "problem",
        operation: i32           = [1] "operation" (-128..=127),
        ...
    }
}

enumerated! {
    /// Why a request was not cancelled.
    pub enum CancelProblem "CancelProblem" {
        UnknownOperation       = 0 "unknownOperation",
        TooLate                = 1 "tooLate",
        OperationNotCancellable = 2 "operationNotCancellable",
    }
}

enumerated! {
    /// Why information is not there.
    pub enum RequestedInfoErrorParameter "RequestedInfoError" {
        UnknownRequestedInfo      = 1 "unknownRequestedInfo",
        RequestedInfoNotAvailable = 2 "requestedInfoNotAvailable",
    }
}

enumerated! {
    /// What failed.
    pub enum UnavailableNetworkResource "UnavailableNetworkResource" {
        UnavailableResources         = 0 "unavailableResources",
        ComponentFailure             = 1 "componentFailure",
        BasicCallProcessingException = 2 "basicCallProcessingException",
        ResourceStatusFailure        = 3 "resourceStatusFailure",
        EndUserFailure               = 4 "endUserFailure",
    }
}

enumerated! {
    /// Why a task was refused.
    pub enum TaskRefusedParameter "TaskRefused" {
        Generic      = 0 "generic",
        Unobtainable = 1 "unobtainable",
        Congestion   = 2 "congestion",
    }
}

/// The parameter of an answer with this error that has nothing more to say, which must be there wherever the error has one: cancelFailed says
/// that the operation cannot be cancelled, requestedInfoError that the information is not there, systemFailure that a component failed,
/// taskRefused that there is no special reason. Empty for the errors that have none. Of CAP and INAP; the errors of AIN have codes of
/// their own.
#[must_use]
pub fn refusal_parameter(code: i32) -> &'static [u8] {
    ERRORS
        .iter()
        .find(|row| row.code == code)
        .map_or(&[], |row| row.refusal)
}

/// The parameter of cancelFailed about the operation with this invoke id.
#[must_use]
pub fn cancel_failed(problem: CancelProblem, invoke_id: i8) -> [u8; 8] {
    let [problem, ..] = problem.measure().to_le_bytes();
    [
        0x30,
        6,
        0x80,
        1,
        problem,
        0x81,
        1,
        invoke_id.to_le_bytes()[0],
    ]
}

/// The parameter of AIN's applicationError with this cause (errorCause of GR-1299-CORE, 0 to 6).
#[must_use]
pub const fn application_error(cause: u8) -> [u8; 9] {
    [0x30, 0x07, 0xbf, 0x37, 0x04, 0x9f, 0x38, 0x01, cause]
}

/// The parameter of AIN's failureReport with this cause (failureCause of GR-1299-CORE, 1 to 29).
#[must_use]
pub const fn failure_report(cause: u8) -> [u8; 6] {
    [0x30, 0x04, 0x9f, 0x20, 0x01, cause]
}

/// failureReport: the line is busy that is to call (callingInterfaceBusy).
pub static CALLING_INTERFACE_BUSY: [u8; 6] = failure_report(29);
/// failureReport: what is asked about no call is not served (ncasDisallowed).
pub static NCAS_DISALLOWED: [u8; 6] = failure_report(23);
/// failureReport: what is protected cannot be checked (securityError).
pub static SECURITY_ERROR: [u8; 6] = failure_report(17);

/// T1 of the switch ran out (errorCause).
pub const RESPONSE_MESSAGE_TIMER_EXPIRED: u8 = 2;

/// What AIN's applicationError says in place of an error of INAP (our reading of the names of errorCause); else an erroneous
/// data value.
pub(crate) static APPLICATION_ERRORS: [(i32, [u8; 9]); 4] = [
    (MISSING_PARAMETER, application_error(1)),
    (TASK_REFUSED, application_error(4)),
    (UNEXPECTED_COMPONENT_SEQUENCE, application_error(5)),
    (UNEXPECTED_PARAMETER, application_error(6)),
];

/// The error with this local code.
#[must_use]
pub fn error_type(dialect: crate::Dialect, code: i32) -> Option<&'static ErrorType> {
    ERRORS
        .iter()
        .find(|row| row.code == code && row.dialects & dialect.bit() != 0)
}

/// The error of this name, in capitals or not.
#[must_use]
pub fn error_named(dialect: crate::Dialect, name: &str) -> Option<&'static ErrorType> {
    ERRORS
        .iter()
        .find(|row| row.name.eq_ignore_ascii_case(name) && row.dialects & dialect.bit() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_ber::{Scratch, Writer};

    /// EN 300 374-1 and TS 29.078, ERRORS: who has a parameter must send it, and what we say is one.
    #[test]
    fn what_a_refusal_says_is_a_value_of_the_parameter() {
        for row in ERRORS {
            assert_eq!(row.refusal.is_empty(), row.parameter.is_none(), "{row:?}");
            if row.dialects & (CAP | INAP) != 0 {
                assert_eq!(refusal_parameter(row.code), row.refusal, "one row a code");
            }
            let Some(of) = row.parameter else { continue };
            for dialect in crate::Dialect::every().filter(|d| d.bit() & row.dialects != 0) {
                let (scratch, mut out) = (Scratch::default(), Writer::default());
                of.recode(row.refusal, dialect, &scratch, &mut out)
                    .unwrap_or_else(|error| panic!("{row:?}: {error}"));
                assert_eq!(out.as_slice(), row.refusal);
            }
        }
        assert_eq!(
            cancel_failed(CancelProblem::TooLate, -1),
            [0x30, 6, 0x80, 1, 1, 0x81, 1, 0xff]
        );
    }

    /// A row lists no error that one of its dialects lacks, and no operation twice in one dialect.
    #[test]
    fn operations_fail_with_errors_of_their_dialects() {
        for operation in crate::operation::OPERATIONS {
            for code in operation.errors {
                let row = ERRORS
                    .iter()
                    .find(|row| row.code == *code)
                    .expect("an error");
                let lacking = operation.dialects & !row.dialects;
                let lacking: Vec<_> = crate::Dialect::all()
                    .filter(|dialect| dialect.bit() & lacking != 0)
                    .collect();
                assert!(
                    lacking.is_empty(),
                    "{operation} {}: {lacking:?} lack {row:?}",
                    operation.code
                );
            }
        }
        for dialect in crate::Dialect::all() {
            let mut seen = Vec::new();
            for operation in dialect.operations() {
                assert!(
                    !seen.contains(&operation.code),
                    "{dialect} {operation} {}",
                    operation.code
                );
                seen.push(operation.code);
            }
        }
    }
}
