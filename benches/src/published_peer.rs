//! The same message through the published crates `tcap` and `gsm_cap`, by the calls that their documentation shows.

use gsm_cap::operations::InitialDpArg;
use tcap::{Component, TcapMessage};

/// TCAP message, then the argument of its first Invoke.
///
/// # Panics
/// If the crates refuse it.
#[must_use]
pub fn decode(octets: &[u8]) -> (TcapMessage, InitialDpArg) {
    let message = tcap::decode(octets).expect("tcap decodes the message");
    let Some(Component::Invoke(invoke)) = message.components().first() else {
        panic!("an Invoke")
    };
    let argument = invoke.parameter.as_ref().expect("an argument");
    let argument = gsm_cap::decode(argument.as_bytes()).expect("gsm_cap decodes the argument");
    (message, argument)
}

/// The argument, put into the first Invoke, then the message.
///
/// # Panics
/// If the crates cannot encode it.
#[must_use]
pub fn encode(message: &mut TcapMessage, argument: &InitialDpArg) -> Vec<u8> {
    let parameter =
        rasn::types::Any::new(gsm_cap::encode(argument).expect("gsm_cap encodes the argument"));
    let TcapMessage::Begin(begin) = message else {
        panic!("a Begin")
    };
    let Some([Component::Invoke(invoke)]) = begin.components.as_deref_mut() else {
        panic!("an Invoke")
    };
    invoke.parameter = Some(parameter);
    tcap::encode(message).expect("tcap encodes the message")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_peer_reads_and_writes_the_whole_message() {
        let octets = crate::message();
        let (mut message, argument) = super::decode(&octets);
        assert!(
            argument.location_information.is_some() && argument.initial_dp_arg_extension.is_some()
        );
        assert_eq!(super::encode(&mut message, &argument), octets);
    }
}
