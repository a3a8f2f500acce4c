//! Errors that an operation may be answered with, one table.

use inlab_ber::{Element, enumerated, sequence};

use crate::dialect::*;
use crate::operation::{Type, recode};

/// One error of the application: its local code, name and parameter.
pub struct ErrorType {
    /// Local value.
    pub code: i32,
    /// The standard's name.
    pub name: &'static str,
    /// Its parameter's type, if it has one.
    pub parameter: Option<Type>,
    /// Dialects that have it.
    pub dialects: u32,
}

impl std::fmt::Debug for ErrorType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! errors {
    ($($code:literal $NAME:ident $name:literal $(parameter $Parameter:ident $(<$a:lifetime>)?)? $(in $($dialect:ident)|+)?,)*) => {
        $(#[doc = concat!("Code of ", $name, ".")] pub const $NAME: i32 = $code;)*

        /// Every error, by code.
        pub static ERRORS: &[ErrorType] = &[$(ErrorType {
            code: $code,
            name: $name,
            parameter: inlab_ber::either!([$(Some(Type {
                schema: <$Parameter $(<$a>)? as Element<'_>>::schema,
                recode: |octets, dialect, scratch, out| recode::<$Parameter $(<$a>)?>(octets, dialect, scratch, out),
            }))?] None),
            dialects: inlab_ber::either!([$(0 $(| $dialect)+)?] CAP | INAP),
        }),*];
    };
}

errors! {
    0  CANCELED "canceled",
    1  CANCEL_FAILED "cancelFailed" parameter CancelFailedParameter<'_>,
    3  ETC_FAILED "eTCFailed",
    4  IMPROPER_CALLER_RESPONSE "improperCallerResponse",
    6  MISSING_CUSTOMER_RECORD "missingCustomerRecord",
    7  MISSING_PARAMETER "missingParameter",
    8  PARAMETER_OUT_OF_RANGE "parameterOutOfRange",
    10 REQUESTED_INFO_ERROR "requestedInfoError" parameter RequestedInfoErrorParameter,
    11 SYSTEM_FAILURE "systemFailure" parameter UnavailableNetworkResource,
    12 TASK_REFUSED "taskRefused" parameter TaskRefusedParameter,
    13 UNAVAILABLE_RESOURCE "unavailableResource",
    14 UNEXPECTED_COMPONENT_SEQUENCE "unexpectedComponentSequence",
    15 UNEXPECTED_DATA_VALUE "unexpectedDataValue",
    16 UNEXPECTED_PARAMETER "unexpectedParameter",
    17 UNKNOWN_LEG_ID "unknownLegID",
    18 UNKNOWN_RESOURCE "unknownResource" in INAP,
    50 UNKNOWN_PDP_ID "unknownPDPID" in CAP3UP,
    51 UNKNOWN_CS_ID "unknownCSID" in CAP4,
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

/// The error with this local code.
#[must_use]
pub fn error_type(dialect: crate::Dialect, code: i32) -> Option<&'static ErrorType> {
    ERRORS
        .iter()
        .find(|row| row.code == code && row.dialects & dialect.bit() != 0)
}

/// The error of this name.
#[must_use]
pub fn error_named(dialect: crate::Dialect, name: &str) -> Option<&'static ErrorType> {
    ERRORS
        .iter()
        .find(|row| row.name == name && row.dialects & dialect.bit() != 0)
}
