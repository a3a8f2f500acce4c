//! CHOICE.

/// A CHOICE: an enum with a lifetime, one variant an alternative, and `Unknown` for an alternative that an extensible one
/// does not know. Syntax: [`macros`](crate::macros). An alternative may be a CHOICE without a tag.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Name:ident<$a:lifetime> $asn:literal {
            $(
                $(#[$alternative_meta:meta])*
                $Alternative:ident($ty:ty) = $([$($tag:tt)+])? $name:literal
                    $(($range:expr))? $(in $($dialect:ident)|+)?,
            )*
            $(... $(@$ext:tt)?)?
        }
    ) => {
        $(#[$meta])*
        #[doc = ""]
        #[doc = concat!("ASN.1 `", $asn, "`.")]
        #[derive(Clone, Copy, Debug, PartialEq)]
        $vis enum $Name<$a> {
            $(
                #[doc = concat!(
                    "`", $($("[", stringify!($tag), "] ",)+)? $name, "`"
                    $(, " (", stringify!($range), ")")? $(, " in ", stringify!($($dialect)|+))?, "."
                )]
                #[doc = ""]
                $(#[$alternative_meta])*
                $Alternative($ty),
            )*
            /// An alternative that the declaration does not know.
            Unknown($crate::Tlv<$a>),
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::Element as _;
            const EXTENSIBLE: bool = false $(|| { $($ext;)? true })?;
            impl<$a> $Name<$a> {
                const MEMBERS: &'static [$crate::Member] =
                    &[$($crate::row!($a $name $ty, [$($($tag)+)?] [$($range)?] [$($($dialect)+)?] []),)*];
            }
            impl<$a> $crate::Element<$a> for $Name<$a> {
                const TAG: $crate::Tag = 0;
                const TAGS: &'static [$crate::Tag] =
                    &[$($crate::first($crate::tag!($($($tag)+)?), <$ty as $crate::Element<$a>>::TAG)),*];
                const FORM: $crate::Form = $crate::Form::Choice;
                const EMPTY: Self = $Name::Unknown($crate::Tlv::EMPTY);
                fn decode(&mut self, tlv: $crate::Tlv<$a>, cx: &mut $crate::Context<$a>) -> Result<(), $crate::Stopped> {
                    let tag = tlv.tag & !$crate::CONSTRUCTED;
                    $({
                        const TAG: $crate::Tag = $crate::tag!($($($tag)+)?);
                        let here = match $crate::first(TAG, <$ty as $crate::Element<$a>>::TAG) {
                            0 => <$ty as $crate::Element<$a>>::schema().accepts(tag),
                            own => own == tag,
                        };
                        if here $(&& (0 $(| $dialect)+) & cx.dialect != 0)? {
                            let mut value = <$ty as $crate::Element<$a>>::EMPTY;
                            let explicit = $crate::explicit!($a $ty, [$($($tag)+)?]);
                            if $crate::take(&mut value, explicit, $crate::bounds!($($range)?), tlv, cx).is_err() {
                                return Err(cx.within($name));
                            }
                            *self = $Name::$Alternative(value);
                            return Ok(());
                        }
                    })*
                    if tag == 0 {
                        return cx.stop($crate::Fault::BadTag, tlv.octets);
                    }
                    if !EXTENSIBLE {
                        return cx.stop($crate::Fault::UnexpectedTag(tlv.tag), tlv.octets);
                    }
                    *self = $Name::Unknown(tlv);
                    Ok(())
                }
                fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                    let mark = out.mark();
                    match self {
                        $($Name::$Alternative(value) => {
                            const TAG: $crate::Tag = $crate::tag!($($($tag)+)?);
                            $crate::put(value, TAG, $crate::explicit!($a $ty, [$($($tag)+)?]), out);
                        })*
                        $Name::Unknown(tlv) => out.octets(tlv.octets),
                    }
                    if tag != 0 {
                        out.header(tag | $crate::CONSTRUCTED, mark);
                    }
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn, tag: 0, kind: $crate::Kind::Choice(Self::MEMBERS), extensible: EXTENSIBLE, range: None,
                    } }
                }
            }
        };
    };
}
