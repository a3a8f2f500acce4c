//! Types without parts.

/// A string type of its own name: a struct around its contents octets, and how they read in a file, and back.
///
/// `leaf! { pub struct CalledPartyNumber<'a> "CalledPartyNumber" = [UNIVERSAL 4], show, read }` with
/// `show: fn(&[u8]) -> Value`, which never fails, and `read: fn(&Value) -> Option<Vec<u8>>`. What `show` gives, `read`
/// must take back to the same octets. A path behind it, `why: fn(&Value) -> Option<WriteError>`, tells what `read` did not take. A range behind the tag bounds the octets of every value, whatever a member says besides. Both primitive and constructed form are taken (X.690 8.7).
///
/// Its `Debug` output gives the number of octets only: contents are telephone numbers and locations.
#[macro_export]
macro_rules! leaf {
    ($(#[$meta:meta])* $vis:vis struct $Name:ident<$a:lifetime> $asn:literal = [$($tag:tt)+] $(($range:expr))?, $show:path, $read:path $(, $why:path)?) => {
        $crate::leaf_of! { String; $(#[$meta])* $vis struct $Name<$a> $asn = [$($tag)+] $(($range))?, $show, $read $(, $why)? }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! leaf_of {
    (
        $form:ident;
        $(#[$meta:meta])* $vis:vis struct $Name:ident<$a:lifetime> $asn:literal = [$($tag:tt)+] $(($range:expr))?, $show:path, $read:path $(, $why:path)?
    ) => {
        $(#[$meta])*
        #[doc = ""]
        #[doc = concat!("ASN.1 `", $asn, "`.")]
        #[derive(Clone, Copy, Eq, PartialEq)]
        $vis struct $Name<$a>(
            /// Contents octets.
            pub &$a [u8],
        );
        impl<$a> $crate::Element<$a> for $Name<$a> {
            const TAG: $crate::Tag = $crate::tag!($($tag)+);
            const FORM: $crate::Form = $crate::Form::$form;
            const EMPTY: Self = $Name(&[]);
            #[inline]
            fn decode(&mut self, tlv: $crate::Tlv<$a>, cx: &mut $crate::Context<$a>) -> Result<(), $crate::Stopped> {
                self.0 = cx.string(tlv)?;
                match const { $crate::bounds!($($range)?) } {
                    Some((low, high)) if !(low..=high).contains(&$crate::Element::measure(self)) => {
                        cx.stop($crate::Fault::OutOfRange, tlv.octets)
                    }
                    _ => Ok(()),
                }
            }
            #[inline]
            fn encode(&self, tag: $crate::Tag, out: &mut $crate::Writer) {
                out.element(tag, self.0);
            }
            fn schema() -> &'static $crate::Schema {
                const { &$crate::Schema {
                    name: $asn, tag: $crate::tag!($($tag)+), extensible: false, range: $crate::bounds!($($range)?),
                    kind: $crate::Kind::Leaf { form: $crate::Form::$form, show: $show, read: $read, why: $crate::why!($($why)?) },
                } }
            }
            #[inline]
            fn measure(&self) -> i64 {
                $crate::measure(<Self as $crate::Element<'_>>::TAG, self.0)
            }
        }
        impl std::fmt::Debug for $Name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($Name), "({} octets)"), self.0.len())
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! why {
    () => {
        $crate::value::untold
    };
    ($why:path) => {
        $why
    };
}
