//! The declarations: [`sequence!`](crate::sequence), [`set!`](crate::set), [`choice!`](crate::choice),
//! [`enumerated!`](crate::enumerated), [`leaf!`](crate::leaf).
//!
//! A member, in the order of the ASN.1 text:
//!
//! `field: Type = [tag] "standardName" (low..=high) in CAP3 | CAP4 DEFAULT value,`
//!
//! - Tag, range, dialects and default may be left out. A range bounds the value of an INTEGER, the octets of a string,
//!   the items of a list.
//! - `Option<Type>` is OPTIONAL; a last `...` is the extension marker, wherever in the ASN.1 text it stands: unknown
//!   elements pass anywhere.
//! - `DEFAULT value` stands with an `Option<Type>`: `None` is an absent member, and the method of the field's name gives its
//!   value or the default. What was received explicitly is encoded explicitly, though it be the default: BER leaves that to the
//!   sender (X.690 11.5 is of DER and CER only), and what is sent on stays as it was. What is built here leaves it `None`.
//! - `[n]` is a context tag, IMPLICIT but around a CHOICE (X.680 31.2.7); `[EXPLICIT n]` stands around the type's own
//!   element; `[PRIVATE n]`, `[APPLICATION n]` and `[UNIVERSAL n]` are implicit.
//! - `[AGAIN n]` is the tag of a member before it: the second such element is this member (ANSI-41 sends one parameter several
//!   times so). Members of such a type are told apart by tag and position.
//! - Dialects are `u32` bit constants in scope where the macro is called. Members of one name or one tag are allowed where
//!   no dialect has both (else the declaration does not compile): so are ranges that differ between dialects written.
//! - Comments of a field come after its ASN.1 line in the generated documentation; none are needed.
//!
//! One `macro_rules!` arm takes a whole type, so that a typing mistake is reported at its own token, and 31 members
//! expand without recursion (but for turning the list round, to encode).
//!
//! ```
//! use inlab_ber::{Element as _, Octets, Scratch, Writer, decode, sequence};
//! const CAP2: u32 = 1;
//! const CAP4: u32 = 2;
//! sequence! {
//!     /// Its tags moved between phases; no dialect has both.
//!     pub struct Extension<'a> "InitialDPArgExtension" {
//!         gmsc_address_cap2: Option<Octets<'a>> = [1] "gmscAddress" (1..=9) in CAP2,
//!         gmsc_address:      Option<Octets<'a>> = [0] "gmscAddress" (1..=9) in CAP4,
//!         forwarding_number: Option<Octets<'a>> = [1] "forwardingDestinationNumber" (2..=18) in CAP4,
//!         ...
//!     }
//! }
//! let (scratch, octets) = (Scratch::default(), [0x30, 4, 0x81, 2, 0x83, 0x10]);
//! let mut extension = Extension::EMPTY;
//! decode(&mut extension, &octets, CAP4, &scratch)?;
//! assert_eq!(extension.forwarding_number, Some(Octets(&[0x83, 0x10])));
//! let mut out = Writer::default();
//! extension.encode(Extension::TAG, &mut out);
//! assert_eq!(out.as_slice(), octets);
//! # Ok::<(), inlab_ber::Error>(())
//! ```

mod choice;
mod enumerated;
mod leaf;
mod members;

#[doc(hidden)]
#[macro_export]
macro_rules! tag {
    () => {
        0
    };
    (EXPLICIT $n:literal) => {
        $crate::context($n)
    };
    (AGAIN $n:literal) => {
        $crate::context($n)
    };
    (PRIVATE $n:literal) => {
        3 << 30 | $n
    };
    (APPLICATION $n:literal) => {
        1 << 30 | $n
    };
    (UNIVERSAL $n:literal) => {
        $n
    };
    ($n:literal) => {
        $crate::context($n)
    };
}

/// Does the tag stand around the type's own element?
#[doc(hidden)]
#[macro_export]
macro_rules! explicit {
    ($a:lifetime $ty:ty, []) => {
        false
    };
    ($a:lifetime $ty:ty, [EXPLICIT $n:literal]) => {
        true
    };
    ($a:lifetime $ty:ty, [$($tag:tt)+]) => {
        matches!(
            <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::FORM,
            $crate::Form::Choice
        )
    };
}

/// Does a member have the tag of one before it?
#[doc(hidden)]
#[macro_export]
macro_rules! again {
    (AGAIN $n:literal) => {
        true
    };
    ($($tag:tt)*) => {
        false
    };
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
            explicit: $crate::explicit!($a $ty, [$($tag)*]),
            of: <<$ty as $crate::Slot<$a>>::Of as $crate::Element<$a>>::schema,
            presence: $crate::either!([$({ let _ = stringify!($default); $crate::Presence::Default })?]
                if <$ty as $crate::Slot<$a>>::OPTIONAL { $crate::Presence::Optional } else { $crate::Presence::Required }),
            default: $crate::either!([$({ Some(|out| {
                let value: <$ty as $crate::Slot<$a>>::Of = $default;
                $crate::put(&value, 0, false, out);
            }) })?] None),
            range: $crate::bounds!($($range)?),
            dialects: 0 $(| $dialect)*,
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! bounds {
    () => {
        None
    };
    ($range:expr) => {{
        const R: std::ops::RangeInclusive<i64> = $range;
        Some((*R.start(), *R.end()))
    }};
}
