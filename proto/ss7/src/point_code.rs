//! Point codes and their printed forms.

use std::fmt;

/// A signalling point code as a number; how wide it is and how it is printed is the network's ([`PointCodeFormat`]).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PointCode(pub u32);

/// How a network divides its point codes.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum PointCodeFormat {
    /// 14 bits, `zone-area-point` of 3, 8 and 3 bits (Q.708).
    #[default]
    Itu,
    /// 24 bits, `network-cluster-member` of 8 bits each (T1.111).
    Ansi,
    /// 24 bits, 8 bits each, as in China.
    China,
    /// 16 bits, 7, 4 and 5 bits, as in Japan (TTC JT-Q704).
    Japan,
}

/// Why a text is no point code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PointCodeError {
    /// Neither a number nor three numbers with dashes.
    Syntax,
    /// A part is larger than its field: which part (0 to 2) and its largest value.
    PartTooLarge(u8, u32),
    /// The number has more bits than this network's point codes.
    TooLarge(u32),
}

impl PointCodeFormat {
    /// Bits of the three parts, most significant first.
    #[must_use]
    pub const fn parts(self) -> [u32; 3] {
        match self {
            Self::Itu => [3, 8, 3],
            Self::Ansi | Self::China => [8, 8, 8],
            Self::Japan => [7, 4, 5],
        }
    }

    /// The largest point code.
    #[must_use]
    pub const fn max(self) -> u32 {
        let [a, b, c] = self.parts();
        (1 << (a + b + c)) - 1
    }

    /// Reads `2-17-3` or the plain number.
    ///
    /// # Errors
    /// Says which part does not fit.
    pub fn parse(self, text: &str) -> Result<PointCode, PointCodeError> {
        if let Ok(number) = text.parse::<u32>() {
            return if number <= self.max() {
                Ok(PointCode(number))
            } else {
                Err(PointCodeError::TooLarge(self.max()))
            };
        }
        let mut texts = text.split('-');
        let mut code = 0;
        for (at, bits) in (0u8..).zip(self.parts()) {
            let part: u32 = texts
                .next()
                .and_then(|t| t.parse().ok())
                .ok_or(PointCodeError::Syntax)?;
            if part >= 1 << bits {
                return Err(PointCodeError::PartTooLarge(at, (1 << bits) - 1));
            }
            code = code << bits | part;
        }
        if texts.next().is_some() {
            Err(PointCodeError::Syntax)
        } else {
            Ok(PointCode(code))
        }
    }

    /// `code` in this network's printed form.
    #[must_use]
    pub fn show(self, code: PointCode) -> impl fmt::Display {
        let [_, b, c] = self.parts();
        let (first, second, third) = (
            code.0 >> (b + c),
            code.0 >> c & ((1 << b) - 1),
            code.0 & ((1 << c) - 1),
        );
        fmt::from_fn(move |f| write!(f, "{first}-{second}-{third}"))
    }
}

impl fmt::Display for PointCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax => {
                f.write_str("a point code is a number or three numbers with dashes, such as 2-17-3")
            }
            Self::PartTooLarge(at, max) => {
                let part = ["first", "second", "third"]
                    .get(usize::from(*at))
                    .unwrap_or(&"third");
                write!(f, "the {part} part of this point code is at most {max}")
            }
            Self::TooLarge(max) => write!(f, "a point code of this network is at most {max}"),
        }
    }
}

impl std::error::Error for PointCodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_forms_come_back() {
        for (format, text, number) in [
            (PointCodeFormat::Itu, "2-17-3", 4235),
            (PointCodeFormat::Itu, "7-255-7", 16383),
            (PointCodeFormat::Ansi, "245-16-8", 0x00f5_1008),
            (PointCodeFormat::Japan, "127-15-31", 65535),
        ] {
            assert_eq!(format.parse(text), Ok(PointCode(number)));
            assert_eq!(format.show(PointCode(number)).to_string(), text);
            assert_eq!(format.parse(&number.to_string()), Ok(PointCode(number)));
        }
    }

    #[test]
    fn texts_that_do_not_fit_say_why() {
        assert_eq!(
            PointCodeFormat::Itu.parse("8-0-0"),
            Err(PointCodeError::PartTooLarge(0, 7))
        );
        assert_eq!(
            PointCodeFormat::Itu.parse("16384"),
            Err(PointCodeError::TooLarge(16383))
        );
        for text in ["", "1-2", "1-2-3-4", "a-b-c", "-1-2-3"] {
            assert_eq!(
                PointCodeFormat::Ansi.parse(text),
                Err(PointCodeError::Syntax),
                "{text}"
            );
        }
    }
}
