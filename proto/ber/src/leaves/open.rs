//! Open types.

use crate::{Context, Element, Fault, Form, Kind, Schema, Stopped, Tag, Tlv, Writer};

/// An open type, kept as received, with its tag: primitive or constructed, definite or indefinite.
///
/// Where a member declares a tag for it (`[1]`), the tag is that of the element kept: the standards put an explicit tag
/// there (X.680 31.2.7), peers not always, and both survive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open<'a>(
    /// The element.
    pub Tlv<'a>,
);

impl<'a> Open<'a> {
    /// Of octets that hold one element and nothing after it.
    ///
    /// # Errors
    /// As [`element`](crate::element); [`Fault::TrailingOctets`].
    pub fn of(octets: &'a [u8]) -> Result<Self, Fault> {
        match crate::element(octets)? {
            (tlv, []) => Ok(Open(tlv)),
            _ => Err(Fault::TrailingOctets),
        }
    }
}

impl<'a> Element<'a> for Open<'a> {
    const TAG: Tag = 0;
    const FORM: Form = Form::Any;
    const EMPTY: Self = Open(Tlv::EMPTY);
    fn decode(&mut self, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped> {
        if tlv.tag == 0 {
            return cx.stop(Fault::BadTag, tlv.octets);
        }
        self.0 = tlv;
        Ok(())
    }
    fn encode(&self, _: Tag, out: &mut Writer) {
        out.octets(self.0.octets);
    }
    fn schema() -> &'static Schema {
        &Schema {
            name: "ANY",
            tag: 0,
            kind: Kind::Open,
            extensible: false,
            range: None,
        }
    }
    fn measure(&self) -> i64 {
        i64::try_from(self.0.content.len()).unwrap_or(i64::MAX)
    }
}
