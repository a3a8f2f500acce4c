//! The Begin with AARQ and initialDP as rasn derives, all 31 members, written as well as rasn lets one: fixed-size
//! types where the standard fixes the size, `OctetString` elsewhere, and the encoder's buffer reused.

#![allow(missing_docs, reason = "the names are those of Q.773 and TS 29.078")]

use rasn::prelude::*;

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum TcMessage {
    #[rasn(tag(application, 2))]
    Begin(Begin),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Begin {
    #[rasn(tag(application, 8))]
    pub otid: OctetString,
    #[rasn(tag(explicit(application, 11)))]
    pub dialogue: Option<External>,
    #[rasn(tag(application, 12))]
    pub components: Option<SequenceOf<Component>>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(tag(universal, 8))]
pub struct External {
    pub direct_reference: ObjectIdentifier,
    #[rasn(tag(explicit(context, 0)))]
    pub single_asn1_type: DialoguePdu,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum DialoguePdu {
    #[rasn(tag(application, 0))]
    Aarq(Aarq),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Aarq {
    #[rasn(tag(context, 0))]
    pub protocol_version: Option<BitString>,
    #[rasn(tag(explicit(context, 1)))]
    pub application_context_name: ObjectIdentifier,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum Component {
    #[rasn(tag(context, 1))]
    Invoke(Invoke),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Invoke {
    pub invoke_id: i8,
    #[rasn(tag(context, 0))]
    pub linked_id: Option<i8>,
    pub opcode: i64,
    pub argument: Option<InitialDpArg>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct InitialDpArg {
    #[rasn(tag(context, 0))]
    pub service_key: u32,
    #[rasn(tag(context, 2))]
    pub called_party_number: Option<OctetString>,
    #[rasn(tag(context, 3))]
    pub calling_party_number: Option<OctetString>,
    #[rasn(tag(context, 5))]
    pub calling_partys_category: Option<FixedOctetString<1>>,
    #[rasn(tag(context, 7))]
    pub cg_encountered: Option<u8>,
    #[rasn(tag(context, 8))]
    pub ip_ssp_capabilities: Option<OctetString>,
    #[rasn(tag(context, 10))]
    pub location_number: Option<OctetString>,
    #[rasn(tag(context, 12))]
    pub original_called_party_id: Option<OctetString>,
    #[rasn(tag(context, 15))]
    pub extensions: Option<SequenceOf<Any>>,
    #[rasn(tag(context, 23))]
    pub high_layer_compatibility: Option<FixedOctetString<2>>,
    #[rasn(tag(context, 25))]
    pub additional_calling_party_number: Option<OctetString>,
    #[rasn(tag(context, 27))]
    pub bearer_capability: Option<BearerCapability>,
    #[rasn(tag(context, 28))]
    pub event_type_bcsm: Option<u8>,
    #[rasn(tag(context, 29))]
    pub redirecting_party_id: Option<OctetString>,
    #[rasn(tag(context, 30))]
    pub redirection_information: Option<OctetString>,
    #[rasn(tag(context, 17))]
    pub cause: Option<OctetString>,
    #[rasn(tag(context, 32))]
    pub service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo>,
    #[rasn(tag(context, 37))]
    pub carrier: Option<OctetString>,
    #[rasn(tag(context, 45))]
    pub cug_index: Option<u16>,
    #[rasn(tag(context, 46))]
    pub cug_interlock: Option<FixedOctetString<4>>,
    #[rasn(tag(context, 47))]
    pub cug_outgoing_access: Option<()>,
    #[rasn(tag(context, 50))]
    pub imsi: Option<OctetString>,
    #[rasn(tag(context, 51))]
    pub subscriber_state: Option<SubscriberState>,
    #[rasn(tag(context, 52))]
    pub location_information: Option<LocationInformation>,
    #[rasn(tag(context, 53))]
    pub ext_basic_service_code: Option<ExtBasicServiceCode>,
    #[rasn(tag(context, 54))]
    pub call_reference_number: Option<OctetString>,
    #[rasn(tag(context, 55))]
    pub msc_address: Option<OctetString>,
    #[rasn(tag(context, 56))]
    pub called_party_bcd_number: Option<OctetString>,
    #[rasn(tag(context, 57))]
    pub time_and_timezone: Option<OctetString>,
    #[rasn(tag(context, 58))]
    pub call_forwarding_ss_pending: Option<()>,
    #[rasn(tag(context, 59))]
    pub initial_dp_arg_extension: Option<InitialDpArgExtension>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum BearerCapability {
    #[rasn(tag(context, 0))]
    BearerCap(OctetString),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct ServiceInteractionIndicatorsTwo {
    #[rasn(tag(context, 0))]
    pub forward: Option<Any>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum SubscriberState {
    #[rasn(tag(context, 0))]
    AssumedIdle(()),
    #[rasn(tag(context, 1))]
    CamelBusy(()),
    #[rasn(tag(context, 2))]
    NotProvidedFromVlr(()),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct LocationInformation {
    pub age: Option<u16>,
    #[rasn(tag(context, 0))]
    pub geographical_information: Option<OctetString>,
    #[rasn(tag(context, 1))]
    pub vlr_number: Option<OctetString>,
    #[rasn(tag(context, 2))]
    pub location_number: Option<OctetString>,
    #[rasn(tag(explicit(context, 3)))]
    pub cell_or_lai: Option<CellOrLai>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum CellOrLai {
    #[rasn(tag(context, 0))]
    Cell(FixedOctetString<7>),
    #[rasn(tag(context, 1))]
    Lai(FixedOctetString<5>),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum ExtBasicServiceCode {
    #[rasn(tag(context, 2))]
    Bearer(OctetString),
    #[rasn(tag(context, 3))]
    Teleservice(OctetString),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct InitialDpArgExtension {
    #[rasn(tag(context, 0))]
    pub gmsc_address: Option<OctetString>,
}

/// The whole message.
///
/// # Panics
/// If rasn refuses it.
#[must_use]
pub fn decode(octets: &[u8]) -> TcMessage {
    rasn::ber::decode(octets).expect("rasn decodes the message")
}

/// The whole message into a buffer that is used again.
///
/// # Panics
/// If rasn cannot encode it.
pub fn encode(message: &TcMessage, buffer: &mut Vec<u8>) {
    buffer.clear();
    rasn::ber::encode_buf(message, buffer).expect("rasn encodes the message");
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_peer_reads_and_writes_the_whole_message() {
        let octets = crate::message();
        let message = super::decode(&octets);
        let mut again = vec![];
        super::encode(&message, &mut again);
        assert_eq!(again, octets);
        let super::TcMessage::Begin(begin) = message;
        let components = begin.components.expect("components");
        let super::Component::Invoke(invoke) = &components[0];
        let argument = invoke.argument.as_ref().expect("an argument");
        assert_eq!(argument.service_key, 100);
        assert!(
            argument
                .location_information
                .as_ref()
                .is_some_and(|l| l.cell_or_lai.is_some())
        );
        assert!(
            argument
                .initial_dp_arg_extension
                .as_ref()
                .is_some_and(|e| e.gmsc_address.is_some())
        );
    }
}
