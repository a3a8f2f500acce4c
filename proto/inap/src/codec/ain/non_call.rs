//! nCARequest: octets of an application, for a user who makes no call.

use inlab_ber::{Element, Octets, Oid, Scratch, Writer};
use inlab_ss7::{self as ss7, InlineOctets};

use super::number::{CALLED, CALLING};
use crate::codec::{Faults, argument, put};
use crate::types::ain::{NcaRequestArg, NcaRequestRes};
use crate::{DecodeError, Dialect, Envelope, NonCallRequest, NotExpressible, Operation};

const NCA_REQUEST: i32 = 27393;

/// Reads what a switch asks about no call.
///
/// # Errors
/// The argument is not of its type; the operation is another one.
pub fn decode_non_call(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<NonCallRequest, DecodeError> {
    let faults = Faults(operation);
    if operation.code != NCA_REQUEST || dialect.operation(NCA_REQUEST) != Some(operation) {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = NcaRequestArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let called = CALLED.called(faults, Some(arg.called_party_id))?;
    let authority = InlineOctets::new(arg.envelope_encoding_authority.0);
    let content = InlineOctets::new(arg.envelop_content.0);
    Ok(NonCallRequest {
        called: called.ok_or_else(|| faults.missing("calledPartyID"))?,
        calling: CALLING.decode(
            faults,
            Some(arg.calling_party_id),
            ss7::CallingPartyNumber::decode,
        )?,
        envelope: Envelope {
            authority: authority.ok_or_else(|| faults.unexpected("envelopeEncodingAuthority"))?,
            content: content.ok_or_else(|| faults.unexpected("envelopContent"))?,
        },
        is_secured: arg.security_envelope.is_some(),
    })
}

/// Writes what it is answered with: the result of nCARequest.
///
/// # Errors
/// The content is empty; the operation is another one.
pub fn encode_non_call_answer(
    dialect: Dialect,
    operation: &Operation,
    answer: &Envelope,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    if operation.code != NCA_REQUEST {
        return Err(NotExpressible::Operation(operation.name));
    }
    let mut result = NcaRequestRes::EMPTY;
    result.envelope_encoding_authority = Oid(&answer.authority);
    result.envelop_content = Octets(&answer.content);
    put(&result, dialect, out)
}
