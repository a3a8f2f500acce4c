//! Parameter sets of ANSI-41, written parameter by parameter.
//!
//! A parameter has the same number, name and contents in every operation (X.S0004-550 6.5.2). So one function writes each,
//! and which operation takes it is asked of the operation's declaration.

use inlab_ber::{CONSTRUCTED, Presence, Schema, Tag, Writer, context, element};

use super::super::conforms;
use crate::operation::Type;
use crate::{Dialect, NotExpressible};

/// `[PRIVATE 18]`: the parameter set of T1.114 as ANSI-41 uses it.
const PARAMETER_SET: Tag = 3 << 30 | CONSTRUCTED | 18;

/// The number and the name of a parameter.
#[derive(Clone, Copy)]
pub(super) struct Parameter(u32, &'static str);

macro_rules! parameters {
    ($($NAME:ident $number:literal $name:literal)*) => {
        $(pub(super) const $NAME: Parameter = Parameter($number, $name);)*
    };
}

parameters! {
    BILLING_ID 1 "billingID"
    SERVING_CELL 2 "servingCellID"
    DIGITS 4 "digits"
    MIN 8 "mobileIdentificationNumber"
    SERIAL 9 "electronicSerialNumber"
    REDIRECTION_REASON 19 "redirectionReason"
    ACCESS_DENIED_REASON 20 "accessDeniedReason"
    MSCID 21 "mscid"
    PC_SSN 32 "pc-ssn"
    LOCATION_AREA 33 "locationAreaID"
    CALLING 80 "callingPartyNumberDigits1"
    DESTINATION_DIGITS 87 "destinationDigits"
    DIRECTORY_NUMBER 93 "mobileDirectoryNumber"
    MSC_NUMBER 94 "mSCIdentificationNumber"
    PSTN_TERMINATION 95 "pstnTermination"
    NO_ANSWER_TIME 96 "noAnswerTime"
    ORIGINATION_TRIGGERS 98 "originationTriggers"
    REDIRECTING 100 "redirectingNumberDigits"
    TERMINATION_LIST 120 "terminationList"
    TRANSACTION_CAPABILITY 123 "transactionCapability"
    ACTION_CODE 128 "actionCode"
    ANNOUNCEMENT_LIST 130 "announcementList"
    DIGIT_COLLECTION 139 "digitCollectionControl"
    BILLING_DIGITS 142 "dmh-BillingDigits"
    IMSI 242 "imsi"
    CALLING_PARTY_NAME 243 "callingPartyName"
    DISPLAY_TEXT 244 "displayText"
    SERVICE_ID 246 "serviceID"
    GLOBAL_TITLE 261 "globalTitle"
    RESUME_PIC 266 "resumePIC"
    TIME_DATE_OFFSET 275 "timeDateOffset"
    TRIGGER_ADDRESS_LIST 276 "triggerAddressList"
    TRIGGER_CAPABILITY 277 "triggerCapability"
    TRIGGER_LIST 278 "triggerList"
    TRIGGER_TYPE 279 "triggerType"
    WIN_CAPABILITY 280 "winCapability"
    WIN_OPERATIONS_CAPABILITY 281 "wINOperationsCapability"
    WIN_TRIGGER_LIST 283 "wIN-TriggerList"
    CALL_RECOVERY_ID 303 "callRecoveryID"
    CALL_RECOVERY_LIST 304 "callRecoveryIDList"
    CONTROL_NETWORK 307 "controlNetworkID"
    RELEASE_CAUSE 308 "releaseCause"
    TIME_OF_DAY 309 "timeOfDay"
    ACG_ENCOUNTERED 340 "acgencountered"
    CHARGE_INFORMATION 311 "dmh-ChargeInformation"
    CALLING_CATEGORY 355 "callingPartyCategory"
    FAILURE_CAUSE 259 "failureCause"
}

/// A parameter set in the making. Parameters are written from the last to the first, as all that [`Writer`] writes; a SET has
/// no order.
pub(super) struct Parameters<'o> {
    schema: &'static Schema,
    out: &'o mut Writer,
}

impl Parameters<'_> {
    /// Whether the operation takes it.
    pub(super) fn takes(&self, parameter: Parameter) -> bool {
        has(self.schema, parameter)
    }

    /// One parameter without parts.
    pub(super) fn put(
        &mut self,
        parameter: Parameter,
        content: &[u8],
    ) -> Result<(), NotExpressible> {
        self.check(parameter)?;
        self.out.element(context(parameter.0), content);
        Ok(())
    }

    /// One parameter with parts, which `parts` writes, again from the last to the first.
    pub(super) fn put_parts(
        &mut self,
        parameter: Parameter,
        parts: impl FnOnce(&mut Parts<'_>) -> Result<(), NotExpressible>,
    ) -> Result<(), NotExpressible> {
        self.check(parameter)?;
        Parts(self.out).parts(parameter, parts)
    }

    fn check(&self, parameter: Parameter) -> Result<(), NotExpressible> {
        if self.takes(parameter) {
            Ok(())
        } else {
            Err(NotExpressible::Parameter(parameter.1))
        }
    }
}

/// The parts of a parameter.
pub(super) struct Parts<'o>(&'o mut Writer);

impl Parts<'_> {
    /// One without parts.
    pub(super) fn put(&mut self, parameter: Parameter, content: &[u8]) {
        self.0.element(context(parameter.0), content);
    }

    /// One with parts.
    pub(super) fn parts(
        &mut self,
        parameter: Parameter,
        parts: impl FnOnce(&mut Parts<'_>) -> Result<(), NotExpressible>,
    ) -> Result<(), NotExpressible> {
        let mark = self.0.mark();
        parts(&mut Parts(self.0))?;
        self.0.header(context(parameter.0) | CONSTRUCTED, mark);
        Ok(())
    }

    /// An element of any tag, as the items of an AnnouncementList are.
    pub(super) fn item(&mut self, tag: Tag, content: &[u8]) {
        self.0.element(tag, content);
    }
}

/// Whether a type has this parameter at its top.
pub(super) fn has(schema: &Schema, parameter: Parameter) -> bool {
    let tag = context(parameter.0);
    schema.members().iter().any(|member| member.accepts(tag))
}

/// Writes a parameter set of this type: `write` writes the parameters. It is held against the declaration then: bounds, and
/// whether all is there that must be. On error nothing is written.
pub(super) fn write(
    of: Type,
    dialect: Dialect,
    out: &mut Writer,
    write: impl FnOnce(&mut Parameters<'_>) -> Result<(), NotExpressible>,
) -> Result<(), NotExpressible> {
    let schema = of.schema();
    let mark = out.mark();
    let mut set = Parameters { schema, out };
    let done = write(&mut set).and_then(|()| {
        out.header(PARAMETER_SET, mark);
        let written = out.as_slice();
        let octets = written.get(..written.len() - mark).unwrap_or(written);
        conforms(schema, schema.name, octets, dialect.bit())?;
        complete(schema, octets)
    });
    if done.is_err() {
        out.truncate(mark);
    }
    done
}

/// Whether every mandatory parameter is there.
fn complete(schema: &Schema, octets: &[u8]) -> Result<(), NotExpressible> {
    let Ok((set, _)) = element(octets) else {
        return Ok(());
    };
    let is_there = |accepts: &dyn Fn(Tag) -> bool| {
        let mut rest = set.content;
        while let Ok((item, after)) = element(rest) {
            if accepts(item.tag) {
                return true;
            }
            rest = after;
        }
        false
    };
    let lacking = schema.members().iter().find(|member| {
        member.presence == Presence::Required && !is_there(&|tag| member.accepts(tag))
    });
    lacking.map_or(Ok(()), |member| Err(NotExpressible::Missing(member.name)))
}
