//! The packages of T1.114-2000 (module TCAPPackage): identifiers of the size that each package has, all six components, the
//! dialogue portion. [`package!`](crate::package) makes a module of them with parameters of one type.
//!
//! Of an optional CHOICE each alternative is a member: rasn does not pass over one that is absent.

/// A module with `Package` and its parts, whose parameters are these members.
#[macro_export]
macro_rules! package {
    ($(#[$meta:meta])* $name:ident { $($parameter:tt)* }) => {
        $(#[$meta])*
        pub mod $name {
            use rasn::prelude::*;
            use $crate::ansi::tcap::{Abort, DialoguePortion, Empty};

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            #[rasn(choice)]
            pub enum Package {
                #[rasn(tag(private, 1))]
                Unidirectional(Unidirectional),
                #[rasn(tag(private, 2))]
                QueryWithPerm(Single),
                #[rasn(tag(private, 3))]
                QueryWithoutPerm(Single),
                #[rasn(tag(private, 4))]
                Response(Single),
                #[rasn(tag(private, 5))]
                ConversationWithPerm(Double),
                #[rasn(tag(private, 6))]
                ConversationWithoutPerm(Double),
                #[rasn(tag(private, 22))]
                Abort(Abort),
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct Unidirectional {
                #[rasn(tag(private, 7), size("0"))]
                pub identifier: OctetString,
                pub dialogue_portion: Option<DialoguePortion>,
                #[rasn(tag(private, 8), size("1..=3"))]
                pub component_portion: SequenceOf<Component>,
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct Single {
                #[rasn(tag(private, 7))]
                pub identifier: FixedOctetString<4>,
                pub dialogue_portion: Option<DialoguePortion>,
                #[rasn(tag(private, 8), size("0..=3"))]
                pub component_portion: Option<SequenceOf<Component>>,
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct Double {
                #[rasn(tag(private, 7))]
                pub identifier: FixedOctetString<8>,
                pub dialogue_portion: Option<DialoguePortion>,
                #[rasn(tag(private, 8), size("0..=3"))]
                pub component_portion: Option<SequenceOf<Component>>,
            }

            impl Single {
                /// Name, identifier, dialogue portion, components.
                pub fn parts<'a>(
                    &'a self,
                    name: &'a str,
                ) -> (&'a str, &'a [u8], &'a Option<DialoguePortion>, Option<&'a Vec<Component>>) {
                    let portion = &self.dialogue_portion;
                    (name, self.identifier.as_slice(), portion, self.component_portion.as_ref())
                }
            }

            impl Double {
                /// Name, identifier, dialogue portion, components.
                pub fn parts<'a>(
                    &'a self,
                    name: &'a str,
                ) -> (&'a str, &'a [u8], &'a Option<DialoguePortion>, Option<&'a Vec<Component>>) {
                    let portion = &self.dialogue_portion;
                    (name, self.identifier.as_slice(), portion, self.component_portion.as_ref())
                }
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            #[rasn(choice)]
            pub enum Component {
                #[rasn(tag(private, 9))]
                InvokeLast(Invoke),
                #[rasn(tag(private, 10))]
                ReturnResultLast(ReturnResult),
                #[rasn(tag(private, 11))]
                ReturnError(ReturnError),
                #[rasn(tag(private, 12))]
                Reject(Reject),
                #[rasn(tag(private, 13))]
                InvokeNotLast(Invoke),
                #[rasn(tag(private, 14))]
                ReturnResultNotLast(ReturnResult),
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct Invoke {
                #[rasn(tag(private, 15), size("0..=2"))]
                pub component_ids: Option<OctetString>,
                pub operation_code: OperationCode,
                $($parameter)*
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            #[rasn(choice)]
            pub enum OperationCode {
                #[rasn(tag(private, 16))]
                National(i16),
                #[rasn(tag(private, 17))]
                Private(i32),
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct ReturnResult {
                #[rasn(tag(private, 15))]
                pub component_id: FixedOctetString<1>,
                $($parameter)*
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct ReturnError {
                #[rasn(tag(private, 15))]
                pub component_id: FixedOctetString<1>,
                pub error_code: ErrorCode,
                $($parameter)*
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            #[rasn(choice)]
            pub enum ErrorCode {
                #[rasn(tag(private, 19))]
                National(i8),
                #[rasn(tag(private, 20))]
                Private(i32),
            }

            #[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
            pub struct Reject {
                #[rasn(tag(private, 15), size("0..=1"))]
                pub component_id: OctetString,
                #[rasn(tag(private, 21), value("257..=1286"))]
                pub reject_problem: i16,
                pub parameter: Empty,
            }
        }
    };
}

use rasn::prelude::*;

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Abort {
    #[rasn(tag(private, 7))]
    pub identifier: FixedOctetString<4>,
    pub dialogue_portion: Option<DialoguePortion>,
    #[rasn(tag(private, 23), value("0..=127"))]
    pub abort_cause: Option<u8>,
    #[rasn(tag(explicit(private, 24)))]
    pub user_information: Option<External>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(tag(private, 25))]
pub struct DialoguePortion {
    #[rasn(tag(private, 26))]
    pub version: Option<FixedOctetString<1>>,
    #[rasn(tag(private, 27))]
    pub integer_application_id: Option<i32>,
    #[rasn(tag(private, 28))]
    pub object_application_id: Option<ObjectIdentifier>,
    #[rasn(tag(private, 29), size("1..=2"))]
    pub user_information: Option<SequenceOf<External>>,
    #[rasn(tag(context, 0))]
    pub integer_security_id: Option<i32>,
    #[rasn(tag(context, 1))]
    pub object_security_id: Option<ObjectIdentifier>,
    #[rasn(tag(context, 2))]
    pub confidentiality: Option<Confidentiality>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct Confidentiality {
    pub confidentiality_id: Option<ConfidentialityId>,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum ConfidentialityId {
    #[rasn(tag(context, 0))]
    Integer(i32),
    #[rasn(tag(context, 1))]
    Object(ObjectIdentifier),
}

/// By the members of X.208, as X.690 8.18 has it encoded.
#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(tag(universal, 8))]
pub struct External {
    pub direct_reference: Option<ObjectIdentifier>,
    pub indirect_reference: Option<i32>,
    pub encoding: Encoding,
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum Encoding {
    /// Any type: a NULL here.
    #[rasn(tag(explicit(context, 0)))]
    SingleAsn1Type(()),
    #[rasn(tag(context, 1), size("0..=31"))]
    OctetAligned(OctetString),
    #[rasn(tag(context, 2), size("0..=31"))]
    Arbitrary(BitString),
}

/// Of a Reject.
#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(choice)]
pub enum Empty {
    #[rasn(tag(private, 16))]
    Sequence(EmptySequence),
    #[rasn(tag(private, 18))]
    Set(EmptySequence),
}

#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
pub struct EmptySequence {}

/// What stands in any parameters.
#[derive(AsnType, Clone, Debug, Decode, Encode, Eq, Hash, PartialEq)]
#[rasn(delegate, tag(context, 4), size("0..=31"))]
pub struct Text(pub OctetString);

crate::package! {
    /// With any parameters.
    any {
        #[rasn(tag(private, 16), size("0..=3"))]
        pub sequence: Option<SequenceOf<crate::ansi::tcap::Text>>,
        #[rasn(tag(private, 18), size("0..=3"))]
        pub set: Option<SequenceOf<crate::ansi::tcap::Text>>,
        #[rasn(size("0..=3"))]
        pub universal: Option<SequenceOf<crate::ansi::tcap::Text>>,
    }
}

crate::package! {
    /// With the argument of originationRequest.
    origination_request {
        pub parameter: Option<crate::ansi::ansi41::OriginationRequest>,
    }
}

crate::package! {
    /// With the argument of infoAnalyzed.
    info_analyzed {
        pub parameter: Option<crate::ansi::ain::InfoAnalyzedArg>,
    }
}
