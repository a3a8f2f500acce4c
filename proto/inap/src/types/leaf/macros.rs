//! What declares leaves.

/// Declares a string whose content is BER of another type in one dialect, shown as that type.
macro_rules! ber_leaf {
    ($($(#[$doc:meta])* $Name:ident $asn:literal $(($range:expr))? $Of:ident $dialect:ident $show:ident $read:ident)*) => { $(
        inlab_ber::leaf! {
            $(#[$doc])* pub struct $Name<'a> $asn = [UNIVERSAL 4] $(($range))?, $show, $read, $Name::why
        }

        impl<'a> $Name<'a> {
            fn why(value: &inlab_ber::value::Value) -> Option<inlab_ber::value::WriteError> {
                let inner = <$Of<'_> as inlab_ber::Element<'_>>::schema();
                let mut out = inlab_ber::Writer::default();
                inlab_ber::value::write(inner, value, $dialect, &mut out).err()
            }

            /// The value inside.
            ///
            /// # Errors
            /// What is wrong with it; offsets count from the first of these octets.
            pub fn value(&self, scratch: &'a inlab_ber::Scratch) -> Result<$Of<'a>, inlab_ber::Error> {
                let mut value = <$Of<'a> as inlab_ber::Element<'a>>::EMPTY;
                inlab_ber::decode(&mut value, self.0, $dialect, scratch)?;
                Ok(value)
            }
        }

        fn $show(content: &[u8]) -> inlab_ber::value::Value {
            show_inner(<$Of<'_> as inlab_ber::Element<'_>>::schema(), content, $dialect)
        }

        fn $read(value: &inlab_ber::value::Value) -> Option<Vec<u8>> {
            read_inner(<$Of<'_> as inlab_ber::Element<'_>>::schema(), value, $dialect)
        }
    )* };
}

/// Declares a leaf of exactly one octet, held by value.
macro_rules! octet_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:expr, $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub struct $Name(
            /// The octet.
            pub u8,
        );

        impl<'a> inlab_ber::Element<'a> for $Name {
            const TAG: inlab_ber::Tag = 4;
            const FORM: inlab_ber::Form = inlab_ber::Form::String;
            const EMPTY: Self = $Name(0);

            #[inline]
            fn decode(&mut self, tlv: inlab_ber::Tlv<'a>, cx: &mut inlab_ber::Context<'a>) -> Result<(), inlab_ber::Stopped> {
                match cx.string(tlv)? {
                    [octet] => self.0 = *octet,
                    _ => return cx.stop(inlab_ber::Fault::OutOfRange, tlv.octets),
                }
                Ok(())
            }

            #[inline]
            fn encode(&self, tag: inlab_ber::Tag, out: &mut inlab_ber::Writer) {
                out.element(tag, &[self.0]);
            }

            fn schema() -> &'static inlab_ber::Schema {
                const {
                    &inlab_ber::Schema {
                        name: $asn,
                        tag: 4,
                        extensible: false,
                        range: Some((1, 1)),
                        kind: inlab_ber::Kind::Leaf { form: inlab_ber::Form::String, show: $show, read: $read, why: inlab_ber::value::untold },
                    }
                }
            }

            #[inline]
            fn measure(&self) -> i64 {
                1
            }
        }
    };
}

/// Declares a string with a value of its own kind: `show` and `read` work on the parts, and what would not be read back to
/// the same octets is shown as octets.
macro_rules! shown_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident $($why:path)?, $show_parts:expr, $read_parts:expr) => {
        inlab_ber::leaf! { $(#[$doc])* pub struct $Name<'a> $asn = [UNIVERSAL 4], $show, $read $(, $why)? }

        fn $show(content: &[u8]) -> inlab_ber::value::Value {
            super::shown(content, $show_parts(content), $read)
        }

        fn $read(value: &inlab_ber::value::Value) -> Option<Vec<u8>> {
            super::read_octets_or(value, $read_parts)
        }
    };
}

/// Declares a string whose octets are laid out in fields, shown as a map of them: at least so many octets, the fields.
macro_rules! layout_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident, $least:literal, [$($field:expr),* $(,)?]) => {
        shown_leaf! {
            $(#[$doc])*
            $Name $asn $show $read $Name::why,
            |content: &[u8]| $Name::LAYOUT.show(content),
            |value: &inlab_ber::value::Value| $Name::LAYOUT.read(value)
        }

        impl $Name<'_> {
            const LAYOUT: &'static super::layout::Layout =
                &super::layout::Layout { fields: &[$($field),*], least: $least };

            fn why(value: &inlab_ber::value::Value) -> Option<inlab_ber::value::WriteError> {
                Self::LAYOUT.why(value)
            }
        }
    };
}

/// Declares a string of one octet that is one code point, shown by its name.
macro_rules! code_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident, $names:expr) => {
        shown_leaf! {
            $(#[$doc])*
            $Name $asn $show $read $Name::why,
            |content: &[u8]| super::layout::show_code($names, content),
            |value: &inlab_ber::value::Value| super::layout::read_code($names, value)
        }

        impl $Name<'_> {
            fn why(value: &inlab_ber::value::Value) -> Option<inlab_ber::value::WriteError> {
                super::layout::why_no_code($names, value)
            }
        }
    };
}

/// Declares a string whose octets have one of several layouts.
macro_rules! layout_leaf_by {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident, $layouts:expr) => {
        shown_leaf! {
            $(#[$doc])*
            $Name $asn $show $read $Name::why,
            |content: &[u8]| super::layout::show_by($layouts, content),
            |value: &inlab_ber::value::Value| super::layout::read_by($layouts, value)
        }

        impl $Name<'_> {
            fn why(value: &inlab_ber::value::Value) -> Option<inlab_ber::value::WriteError> {
                super::layout::why_by($layouts, value)
            }
        }
    };
}
