//! Code points of one octet (or less) with their standard names.

/// Declares a code point type: every value can be held, shown and read back, whether it has a name or not.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident $word:literal $(default $default:literal)? { $($value:literal $constant:ident $name:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $type(pub u8);

        impl $type {
            $(#[doc = $name] pub const $constant: Self = Self($value);)*

            /// The word that goes before the number of a value without a name.
            pub const WORD: &'static str = $word;

            /// Every named value, in the standard's order.
            pub const NAMED: &'static [(Self, &'static str)] = &[$((Self($value), $name)),*];

            /// The standard's name of this value; `None` for spare and reserved ones.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($value => Some($name),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self.name() {
                    Some(name) => f.write_str(name),
                    None => write!(f, "{} {}", Self::WORD, self.0),
                }
            }
        }

        impl $crate::text::Word for $type {
            const KIND: &'static str = $word;

            fn take(text: &str) -> Option<(Self, &str)> {
                $crate::text::take_value(Self::NAMED.iter().map(|(value, name)| (value.0, *name)), Self::WORD, text)
                    .map(|(value, rest)| (Self(value), rest))
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::TextError;
            fn from_str(text: &str) -> Result<Self, $crate::TextError> {
                $crate::text::whole(text)
            }
        }

        $(impl Default for $type {
            fn default() -> Self {
                Self($default)
            }
        })?
    };
}

pub(crate) use named;
