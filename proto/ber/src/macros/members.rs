//! SEQUENCE and SET.

/// A SEQUENCE: a struct with a lifetime, one public field a member, and `unknown` for what the declaration does not know.
/// Syntax: [`macros`](crate::macros). `= [PRIVATE 18]` after the standard's name gives the type another tag than
/// UNIVERSAL 16.
#[macro_export]
macro_rules! sequence {
    ($($declaration:tt)*) => { $crate::members! { Sequence true 16; $($declaration)* } };
}

/// A SET: as [`sequence!`](crate::sequence), with UNIVERSAL 17 and members in any order. Encoded in the order of the
/// declaration.
#[macro_export]
macro_rules! set {
    ($($declaration:tt)*) => { $crate::members! { Set false 17; $($declaration)* } };
}

#[doc(hidden)]
#[macro_export]
macro_rules! write_backwards {
    ($a:lifetime $self:ident $out:ident [] [$([$field:ident $ty:ty, [$($tag:tt)*]])*]) => {
        $(
            if $self.unknown.any() {
                $out.octets($self.unknown.after(Some(At::$field as usize)));
            }
            if let Some(value) = $crate::Slot::get(&$self.$field) {
                const TAG: $crate::Tag = $crate::tag!($($tag)*);
                $crate::put(value, TAG, $crate::explicit!($a $ty, [$($tag)*]), $out);
            }
        )*
    };
    ($a:lifetime $self:ident $out:ident [$first:tt $($rest:tt)*] [$($done:tt)*]) => {
        $crate::write_backwards!($a $self $out [$($rest)*] [$first $($done)*]);
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
        #[doc = ""]
        #[doc = concat!("ASN.1 `", $asn, "`", $(" `[", stringify!($($outer)+), "]`",)? ".")]
        #[derive(Clone, Copy, Debug, PartialEq)]
        $vis struct $Name<$a> {
            $(
                #[doc = concat!(
                    "`", $($("[", stringify!($tag), "] ",)+)? $name, "`"
                    $(, " (", stringify!($range), ")")? $(, " in ", stringify!($($dialect)|+))?
                    $(, ", by default ", stringify!($default))?, "."
                )]
                #[doc = ""]
                $(#[$field_meta])*
                pub $field: $ty,
            )*
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

            /// The tag that each member has, or a number above all tags where it has none, or position tells members apart.
            struct Tags<$a>(std::marker::PhantomData<&$a ()>);
            #[allow(non_upper_case_globals)]
            impl<$a> Tags<$a> {
                const UNTAGGED: bool = false $(|| $crate::first($crate::tag!($($($tag)+)?), <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAG) == 0)*;
                const APART: bool = $crate::apart(&[$(
                    ($crate::tag!($($($tag)+)?), <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAGS, 0 $($(| $dialect)+)?)
                ),*]);
                const BY_POSITION: bool = (Self::UNTAGGED && !Self::APART) $(|| $crate::again!($($($tag)+)?))*;
                $(const $field: $crate::Tag = match $crate::first($crate::tag!($($($tag)+)?), <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAG) {
                    tag if tag != 0 && !Self::BY_POSITION => tag,
                    _ => u32::MAX - At::$field as u32,
                };)*

                /// The number that stands for the member without a tag that takes this one, else the tag.
                #[inline(always)]
                fn of(tag: $crate::Tag, dialect: u32) -> $crate::Tag {
                    $(
                        if Self::$field == u32::MAX - At::$field as u32
                            && <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::TAGS.contains(&tag)
                            $(&& (0 $(| $dialect)+) & dialect != 0)?
                        {
                            return Self::$field;
                        }
                    )*
                    let _ = dialect;
                    tag
                }
            }

            impl<$a> $Name<$a> {
                const MEMBERS: &'static [$crate::Member] = &[
                    $($crate::row!($a $name $ty, [$($($tag)+)?] [$($range)?] [$($($dialect)+)?] [$($default)?]),)*
                ];
                /// Two members of one dialect with one tag: refused when compiled.
                const DISTINCT: () = $crate::distinct(&[$((Tags::<$a>::$field, 0 $($(| $dialect)+)?)),*]);
                const REQUIRED: u128 = 0
                    $(| if <$ty as $crate::Slot<$a>>::OPTIONAL { 0 } else { 1 << At::$field as u32 })*;
                $($(
                    #[doc = concat!("`", $name, "`, or its default where it is absent.")]
                    #[must_use]
                    pub fn $field(&self) -> <$ty as $crate::Slot<$a>>::Of {
                        const { assert!(<$ty as $crate::Slot<$a>>::OPTIONAL, "a member with a default is an Option") };
                        $crate::Slot::get(&self.$field).copied().unwrap_or($default)
                    }
                )?)*
            }

            impl<$a> $crate::Element<$a> for $Name<$a> {
                const TAG: $crate::Tag = $crate::first($crate::tag!($($($outer)+)?), $universal);
                const FORM: $crate::Form = $crate::Form::Constructed;
                const EMPTY: Self = $Name {
                    $($field: <$ty as $crate::Slot<$a>>::ABSENT,)*
                    unknown: $crate::Unknown::NONE,
                };
                #[inline(always)]
                fn empty() -> Self {
                    $Name {
                        $($field: <$ty as $crate::Slot<$a>>::absent(),)*
                        unknown: $crate::Unknown::NONE,
                    }
                }
                fn decode(&mut self, tlv: $crate::Tlv<$a>, cx: &mut $crate::Context<$a>) -> Result<(), $crate::Stopped> {
                    let () = Self::DISTINCT;
                    let mut cursor = $crate::Cursor(tlv.content);
                    let mut seen = 0u128;
                    while let Some(item) = cursor.next(cx)? {
                        let tag = match Tags::<$a>::BY_POSITION {
                            true => $crate::by_position(Self::MEMBERS, $ordered, &item, seen, cx.dialect),
                            false => Tags::<$a>::of(item.tag & !$crate::CONSTRUCTED, cx.dialect),
                        };
                        match tag {
                            $(
                                Tags::<$a>::$field $(if (0 $(| $dialect)+) & cx.dialect != 0)? => {
                                    if $crate::arrive::<$ordered>(&mut seen, At::$field as u32, item, cx).is_err()
                                        || $crate::take(
                                            &mut self.$field,
                                            $crate::explicit!($a $ty, [$($($tag)+)?]),
                                            $crate::bounds!($($range)?),
                                            item,
                                            cx,
                                        ).is_err()
                                    {
                                        return Err(cx.within($name));
                                    }
                                }
                            )*
                            _ => self.unknown.keep(Self::schema(), tlv, item, cx)?,
                        }
                    }
                    if $crate::lacks(Self::REQUIRED, seen) {
                        return $crate::missing(Self::MEMBERS, seen, tlv, cx);
                    }
                    Ok(())
                }
                fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                    let mark = out.mark();
                    $crate::write_backwards!($a self out [$([$field $ty, [$($($tag)+)?]])*] []);
                    if self.unknown.any() {
                        out.octets(self.unknown.after(None));
                    }
                    out.header(tag | $crate::CONSTRUCTED, mark);
                }
                fn schema() -> &'static $crate::Schema {
                    const { &$crate::Schema {
                        name: $asn,
                        tag: <Self as $crate::Element<$a>>::TAG,
                        kind: $crate::Kind::$kind(Self::MEMBERS),
                        range: None,
                        extensible: EXTENSIBLE,
                    } }
                }
            }
        };
    };
}
