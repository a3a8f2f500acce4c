//! ENUMERATED.

/// An ENUMERATED: an enum, one variant a value, and `Unknown` for a value that an extensible one does not know. A last
/// `...` makes it extensible. Syntax of a value: `Variant = 7 "standardName" in CAP3 | CAP4,`; a value that a dialect does not
/// have is one it does not know. Values of one number are allowed where no dialect has both.
#[macro_export]
macro_rules! enumerated {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Name:ident $asn:literal {
            $($(#[$value_meta:meta])* $Value:ident = $number:literal $name:literal $(in $($dialect:ident)|+)?,)*
            $(... $(@$ext:tt)?)?
        }
    ) => {
        $(#[$meta])*
        #[doc = ""]
        #[doc = concat!("ASN.1 `", $asn, "`.")]
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        $vis enum $Name {
            $(
                #[doc = concat!("`", $name, "` (", $number, ")" $(, " in ", stringify!($($dialect)|+))?, ".")]
                #[doc = ""]
                $(#[$value_meta])*
                $Value,
            )*
            /// A value that the declaration does not know.
            Unknown(i32),
        }

        const _: () = {
            const EXTENSIBLE: bool = false $(|| { $($ext;)? true })?;
            impl<'a> $crate::Element<'a> for $Name {
                const TAG: $crate::Tag = 10;
                const FORM: $crate::Form = $crate::Form::Primitive;
                const EMPTY: Self = $Name::Unknown(0);
                #[inline]
                fn decode(&mut self, tlv: $crate::Tlv<'a>, cx: &mut $crate::Context<'a>) -> Result<(), $crate::Stopped> {
                    *self = match $crate::enumerated_number(tlv, cx)? {
                        $($number $(if (0 $(| $dialect)+) & cx.dialect != 0)? => $Name::$Value,)*
                        unknown if EXTENSIBLE => $Name::Unknown(unknown),
                        _ => return cx.stop($crate::Fault::UnknownValue, tlv.octets),
                    };
                    Ok(())
                }
                #[inline]
                fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                    let number: i32 = match self {
                        $($Name::$Value => $number,)*
                        $Name::Unknown(number) => *number,
                    };
                    $crate::put_integer(number as i64, tag, out);
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn, tag: 10,
                        kind: $crate::Kind::Enumerated(&[$(($name, $number, 0 $($(| $dialect)+)?)),*]), extensible: EXTENSIBLE,
                        range: None,
                    } }
                }
                fn measure(&self) -> i64 {
                    match self {
                        $($Name::$Value => $number,)*
                        $Name::Unknown(number) => *number as i64,
                    }
                }
            }
        };
    };
}
