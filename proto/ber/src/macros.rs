//! The declarations. A member, in the order of the ASN.1 text:
//!
//! `field: Type = [tag] "standardName" (low..=high) in CAP3 | CAP4 DEFAULT value,`
//!
//! Tag, range, dialects and default may be left out; `Option<Type>` is OPTIONAL; a last `...` is the extension marker;
//! `[n]` is a context tag, IMPLICIT but for a CHOICE; `[PRIVATE n]` and `[APPLICATION n]` too. Members of one name or
//! one tag are allowed where no dialect has both. One `macro_rules!` arm takes a whole type, so that a typing mistake is
//! reported at its own token, and 31 members expand without recursion (but for turning the list round, to encode).

#[macro_export]
macro_rules! sequence {
    ($($declaration:tt)*) => { $crate::members! { Sequence true 16; $($declaration)* } };
}
#[macro_export]
macro_rules! set {
    ($($declaration:tt)*) => { $crate::members! { Set false 17; $($declaration)* } };
}

#[doc(hidden)]
#[macro_export]
macro_rules! tag {
    () => { 0 };
    (PRIVATE $n:literal) => { 3 << 30 | $n };
    (APPLICATION $n:literal) => { 1 << 30 | $n };
    (UNIVERSAL $n:literal) => { $n };
    ($n:literal) => { $crate::context($n) };
}
#[doc(hidden)]
#[macro_export]
macro_rules! either {
    ([] $otherwise:expr) => { $otherwise };
    ([$($given:tt)+] $otherwise:expr) => { $($given)+ };
}
#[doc(hidden)]
#[macro_export]
macro_rules! row {
    ($a:lifetime $name:literal $ty:ty, [$($tag:tt)*] [$($range:expr)?] [$($dialect:ident)*] [$($default:expr)?]) => {
        $crate::Member {
            name: $name,
            tag: $crate::tag!($($tag)*),
            of: <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::schema,
            presence: $crate::either!([$({ let _ = stringify!($default); $crate::Presence::Default })?]
                if <$ty as $crate::Slot<$a>>::OPTIONAL { $crate::Presence::Optional } else { $crate::Presence::Required }),
            range: $crate::bounds!($($range)?),
            dialects: 0 $(| $dialect)*,
        }
    };
}
#[doc(hidden)]
#[macro_export]
macro_rules! bounds {
    () => { None };
    ($range:expr) => {{ const R: std::ops::RangeInclusive<i64> = $range; Some((*R.start(), *R.end())) }};
}
#[doc(hidden)]
#[macro_export]
macro_rules! write_backwards {
    ($self:ident $out:ident [] [$([$field:ident $ty:ty, [$($tag:tt)*] [$($default:expr)?]])*]) => {
        $(
            if $self.unknown.any() {
                $out.octets($self.unknown.after(Self::MEMBERS, Some(At::$field as usize)));
            }
            if let Some(value) = $crate::Slot::get(&$self.$field) $(.filter(|v| **v != $default))? {
                const TAG: $crate::Tag = $crate::tag!($($tag)*);
                value.encode($crate::first(TAG, $crate::tag_of(value)), $out);
            }
        )*
    };
    ($self:ident $out:ident [$first:tt $($rest:tt)*] [$($done:tt)*]) => {
        $crate::write_backwards!($self $out [$($rest)*] [$first $($done)*]);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! members {
    (
        $kind:ident $ordered:literal $universal:literal;
        $(#[$meta:meta])*
        $vis:vis struct $Name:ident<$a:lifetime> $asn:literal $(= [$($outer:tt)+])? {
            $(
                $(#[$field_meta:meta])*
                $field:ident: $ty:ty = $([$($tag:tt)+])? $name:literal
                    $(($range:expr))? $(in $($dialect:ident)|+)? $(DEFAULT $default:expr)?,
            )*
            $(... $(@$ext:tt)?)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        $vis struct $Name<$a> {
            $($(#[$field_meta])* pub $field: $ty,)*
            /// Elements that the declaration does not know.
            pub unknown: $crate::Unknown<$a>,
        }

        const _: () = {
            #[allow(unused_imports)]
            use $crate::Element as _;

            #[allow(non_camel_case_types, dead_code)]
            #[repr(u32)]
            enum At { $($field,)* Count }
            const { assert!(At::Count as u32 <= 128, "more than 128 members") };

            const EXTENSIBLE: bool = false $(|| { $($ext;)? true })?;

            #[allow(non_upper_case_globals)]
            impl<$a> $Name<$a> {
                const MEMBERS: &'static [$crate::Member] = &[
                    $($crate::row!($a $name $ty, [$($($tag)+)?] [$($range)?] [$($($dialect)+)?] [$($default)?]),)*
                ];
                const BY_POSITION: bool = false $(|| $crate::first($crate::tag!($($($tag)+)?), <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAG) == 0)*;
                $(const $field: $crate::Tag = match Self::BY_POSITION {
                    true => u32::MAX - At::$field as u32,
                    false => $crate::first($crate::tag!($($($tag)+)?), <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAG),
                };)*
                /// Two members of one dialect with one tag: refused when compiled.
                const DISTINCT: () = $crate::distinct(&[$((Self::$field, 0 $($(| $dialect)+)?)),*]);
                const REQUIRED: u128 = 0 $(| $crate::either!([$({ let _ = stringify!($default); 0 })?]
                    if <$ty as $crate::Slot<$a>>::OPTIONAL { 0 } else { 1 << At::$field as u32 }))*;
            }

            impl<$a> $crate::Element<$a> for $Name<$a> {
                const TAG: $crate::Tag = $crate::first($crate::tag!($($($outer)+)?), $universal);
                const FORM: $crate::Form = $crate::Form::Constructed;
                const EMPTY: Self = $Name {
                    $($field: $crate::either!([$($default)?] <$ty as $crate::Slot<$a>>::ABSENT),)*
                    unknown: $crate::Unknown::NONE,
                };
                fn decode(&mut self, tlv: $crate::Tlv<$a>, cx: &mut $crate::Context<$a>) -> Result<(), $crate::Stopped> {
                    let () = Self::DISTINCT;
                    let mut cursor = $crate::Cursor(tlv.content);
                    let mut seen = 0u128;
                    while let Some(item) = cursor.next(cx)? {
                        let tag = match Self::BY_POSITION {
                            true => $crate::by_position(Self::MEMBERS, $ordered, item.tag, seen, cx.dialect),
                            false => item.tag & !$crate::CONSTRUCTED,
                        };
                        match tag {
                            $(
                                Self::$field $(if (0 $(| $dialect)+) & cx.dialect != 0)? => {
                                    const TAGGED: bool = $crate::tag!($($($tag)+)?) != 0;
                                    if $crate::arrive::<$ordered>(&mut seen, At::$field as u32, item, cx).is_err()
                                        || $crate::take(&mut self.$field, TAGGED, $crate::bounds!($($range)?), item, cx).is_err()
                                    {
                                        return Err(cx.within($name));
                                    }
                                }
                            )*
                            _ => self.unknown.keep(EXTENSIBLE, tlv, item, cx)?,
                        }
                    }
                    if $crate::lacks(Self::REQUIRED, seen) {
                        return $crate::missing(Self::MEMBERS, seen, tlv, cx);
                    }
                    Ok(())
                }
                fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                    let mark = out.mark();
                    $crate::write_backwards!(self out [$([$field $ty, [$($($tag)+)?] [$($default)?]])*] []);
                    if self.unknown.any() {
                        out.octets(self.unknown.after(Self::MEMBERS, None));
                    }
                    out.header(tag | $crate::CONSTRUCTED, mark);
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn,
                        tag: <Self as $crate::Element<$a>>::TAG,
                        kind: $crate::Kind::$kind(Self::MEMBERS),
                        extensible: EXTENSIBLE,
                    } }
                }
            }
        };
    };
}

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
        #[derive(Clone, Copy, Debug, PartialEq)]
        $vis enum $Name<$a> {
            $($(#[$alternative_meta])* $Alternative($ty),)*
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
                            if $crate::take(&mut value, TAG != 0, $crate::bounds!($($range)?), tlv, cx).is_err() {
                                return Err(cx.within($name));
                            }
                            *self = $Name::$Alternative(value);
                            return Ok(());
                        }
                    })*
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
                            value.encode($crate::first(TAG, $crate::tag_of(value)), out);
                        })*
                        $Name::Unknown(tlv) => out.octets(tlv.octets),
                    }
                    if tag != 0 {
                        out.header(tag | $crate::CONSTRUCTED, mark);
                    }
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn, tag: 0, kind: $crate::Kind::Choice(Self::MEMBERS), extensible: EXTENSIBLE,
                    } }
                }
            }
        };
    };
}

#[macro_export]
macro_rules! enumerated {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Name:ident $asn:literal {
            $($(#[$value_meta:meta])* $Value:ident = $number:literal $name:literal,)*
            $(... $(@$ext:tt)?)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        $vis enum $Name {
            $($(#[$value_meta])* $Value,)*
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
                    *self = match $crate::integer(tlv, cx)? {
                        $($number => $Name::$Value,)*
                        unknown if EXTENSIBLE => $Name::Unknown(unknown as i32),
                        _ => return cx.stop($crate::Fault::UnknownValue, tlv.octets),
                    };
                    Ok(())
                }
                fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                    let number = match self {
                        $($Name::$Value => $number,)*
                        $Name::Unknown(number) => *number,
                    };
                    $crate::put_integer(number as i64, tag, out);
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn, tag: 10,
                        kind: $crate::Kind::Enumerated(&[$(($name, $number)),*]), extensible: EXTENSIBLE,
                    } }
                }
            }
        };
    };
}

/// A leaf type: how its content octets read in a file, and back.
#[macro_export]
macro_rules! leaf {
    ($(#[$meta:meta])* $vis:vis struct $Name:ident<$a:lifetime> $asn:literal = [$($tag:tt)+], $show:path, $read:path) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        $vis struct $Name<$a>(pub &$a [u8]);
        impl<$a> $crate::Element<$a> for $Name<$a> {
            const TAG: $crate::Tag = $crate::tag!($($tag)+);
            const FORM: $crate::Form = $crate::Form::String;
            const EMPTY: Self = $Name(&[]);
            #[inline]
            fn decode(&mut self, tlv: $crate::Tlv<$a>, cx: &mut $crate::Context<$a>) -> Result<(), $crate::Stopped> {
                self.0 = cx.string(tlv)?;
                Ok(())
            }
            #[inline]
            fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                let mark = out.mark();
                out.octets(self.0);
                out.header(tag, mark);
            }
            fn schema() -> &'static $crate::Schema {
                const { &$crate::Schema {
                    name: $asn, tag: $crate::tag!($($tag)+), extensible: false,
                    kind: $crate::Kind::Leaf { form: $crate::Form::String, show: $show, read: $read },
                } }
            }
            fn measure(&self) -> i64 {
                self.0.len() as i64
            }
        }
    };
}
