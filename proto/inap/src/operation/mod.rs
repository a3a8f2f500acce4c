//! Operations, one table: code, name, direction, argument, result, errors, class, timer, linked operations, dialects.
//!
//! Where the argument of an operation differs between dialects so much that one declaration does not hold it, there is a
//! row for each.

pub(crate) mod ain;
pub(crate) mod ansi41;
pub(crate) mod holder;
mod obligations;
mod table;
pub mod timers;
pub(crate) mod tr533;

use std::time::Duration;

use inlab_ber::value::Protocol;
use inlab_ber::{Element, Error, Member, Schema, Scratch, Tag, Writer, decode};

use crate::Dialect;
use crate::error::*;
pub use obligations::{Doubt, Evidence, Meaning, Part, Standing};
pub use table::OPERATIONS;
pub use timers::OperationTimers;

/// One operation of one or several dialects. `Debug` and `Display` give its name.
pub struct Operation {
    /// Local operation code; in ANSI TCAP family * 256 + specifier, of a private or a [national](Self::is_national) one.
    pub code: i32,
    /// The standard's name.
    pub name: &'static str,
    /// Who invokes it.
    pub direction: Direction,
    /// Type of the argument; `None`: it has none, and nothing is written for it.
    pub argument: Option<Type>,
    /// Type of the result's parameter; `None`: the result, if the class has one, is empty.
    pub result: Option<Type>,
    /// Codes of the errors it may be answered with.
    pub errors: &'static [i32],
    /// What answers it may have.
    pub class: Class,
    /// How long the invoker waits.
    pub timer: Timer,
    /// Codes of the operations that may be linked to it.
    pub linked: &'static [i32],
    /// Bits of the dialects that have it.
    pub dialects: u32,
}

impl Operation {
    /// Whether its code is a national one of ANSI TCAP (T1.114.5), and not a private one.
    #[must_use]
    pub const fn is_national(&self) -> bool {
        self.dialects & crate::dialect::TR533 != 0
    }

    /// Whether it may be answered with this error.
    #[must_use]
    pub fn may_fail_with(&self, code: i32) -> bool {
        self.errors.contains(&code)
    }

    /// Whether `other` may come in answer to it, or beside that: an operation that answers some operations answers only those that list it.
    #[must_use]
    pub fn takes(&self, other: &Self, dialect: Dialect) -> bool {
        let lists = |row: &Self| row.linked.contains(&other.code);
        lists(self) || !dialect.operations().any(lists)
    }

    /// Whether a dialogue may be opened with it and a trigger read from it ([`crate::decode_trigger`]): initialDP, and in Q.1218 and CS-2 the
    /// operations of detection points.
    #[must_use]
    pub fn is_trigger(&self, dialect: Dialect) -> bool {
        crate::codec::is_trigger(dialect, self)
    }

    /// The answer on the wire to an invocation that fails with this error: the error if the operation has it, nothing if
    /// the operation has no failure to report (classes 3 and 4), else taskRefused; systemFailure or the first error that it
    /// has where it does not have that (in ETSI CS-1 playAnnouncement and cancel).
    #[must_use]
    pub fn refusal(&self, code: i32) -> Answer {
        if matches!(self.class, Class::Three | Class::Four) {
            return Answer::None;
        }
        let equivalent = EQUIVALENTS
            .iter()
            .find(|(known, ansi)| *known == code && self.may_fail_with(*ansi));
        let equivalent = equivalent.map_or(code, |(_, ansi)| *ansi);
        let instead = [
            code,
            equivalent,
            TASK_REFUSED,
            SYSTEM_FAILURE,
            MSC_SYSTEM_FAILURE,
        ];
        let known = instead.into_iter().find(|code| self.may_fail_with(*code));
        match known.or(self.errors.first().copied()) {
            Some(found) => Answer::Error {
                code: found,
                parameter: self.refusal_parameter(code, found),
            },
            None => Answer::None,
        }
    }

    /// What an error of this operation says that has nothing more to say, in place of `meant`: AIN counts its errors anew, and says
    /// by a cause what others say by the error.
    fn refusal_parameter(&self, meant: i32, code: i32) -> &'static [u8] {
        if code == APPLICATION_ERROR && self.dialects & crate::dialect::AIN != 0 {
            let said = APPLICATION_ERRORS.iter().find(|(known, _)| *known == meant);
            if let Some((_, parameter)) = said {
                return parameter;
            }
        }
        let row = ERRORS
            .iter()
            .find(|row| row.code == code && row.dialects & self.dialects != 0);
        row.map_or(&[], |row| row.refusal)
    }
}

/// Errors of INAP and those of ANSI-41 (X.S0004-520) or of national TCAP (T1.114.5) that say the same.
const EQUIVALENTS: [(i32, i32); 19] = [
    (MISSING_CUSTOMER_RECORD, UNRECOGNIZED_MIN),
    (MISSING_PARAMETER, MISSING_PARAMETER_ANSI),
    (PARAMETER_OUT_OF_RANGE, UNRECOGNIZED_PARAMETER_VALUE),
    (UNEXPECTED_DATA_VALUE, UNRECOGNIZED_PARAMETER_VALUE),
    (UNEXPECTED_PARAMETER, PARAMETER_ERROR),
    (UNKNOWN_LEG_ID, UNRECOGNIZED_PARAMETER_VALUE),
    (UNEXPECTED_COMPONENT_SEQUENCE, OPERATION_SEQUENCE_PROBLEM),
    (SYSTEM_FAILURE, MSC_SYSTEM_FAILURE),
    (TASK_REFUSED, OPERATION_NOT_SUPPORTED),
    (UNAVAILABLE_RESOURCE, RESOURCE_SHORTAGE),
    (MISSING_CUSTOMER_RECORD, NATIONAL_DATA_UNAVAILABLE),
    (MISSING_PARAMETER, NATIONAL_UNEXPECTED_DATA_VALUE),
    (PARAMETER_OUT_OF_RANGE, NATIONAL_UNEXPECTED_DATA_VALUE),
    (UNEXPECTED_DATA_VALUE, NATIONAL_UNEXPECTED_DATA_VALUE),
    (UNEXPECTED_PARAMETER, NATIONAL_UNEXPECTED_DATA_VALUE),
    (
        UNEXPECTED_COMPONENT_SEQUENCE,
        NATIONAL_UNEXPECTED_COMPONENT_SEQUENCE,
    ),
    (SYSTEM_FAILURE, NATIONAL_UNAVAILABLE_RESOURCE),
    (TASK_REFUSED, NATIONAL_UNAVAILABLE_RESOURCE),
    (UNAVAILABLE_RESOURCE, NATIONAL_UNAVAILABLE_RESOURCE),
];

/// Operations are compared by name and code: rows of other dialects for the same operation are equal to it.
impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code && self.name == other.name
    }
}

impl Eq for Operation {}

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The type of an argument, a result or an error's parameter.
#[derive(Clone, Copy)]
pub struct Type {
    pub(crate) schema: fn() -> &'static Schema,
    pub(crate) recode: fn(&[u8], u32, &Scratch, &mut Writer) -> Result<(), Error>,
}

impl Type {
    /// Its schema, to show and read values by.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        (self.schema)()
    }

    /// Decodes octets with the compiled codec, and encodes what was decoded: whether the octets are a value of the type
    /// in this dialect, and the value with definite and minimal lengths.
    ///
    /// # Errors
    /// What is wrong with the octets; then nothing is written.
    pub fn recode(
        &self,
        octets: &[u8],
        dialect: Dialect,
        scratch: &Scratch,
        out: &mut Writer,
    ) -> Result<(), Error> {
        (self.recode)(octets, dialect.bit(), scratch, out)
    }

    /// Whether what came as the parameter of a result or an error is what is defined for it: a value of this type, and
    /// nothing where none is defined.
    ///
    /// In ANSI TCAP the value may be in any of the elements that hold parameters; where none is defined, what comes is passed
    /// over if it is one of them; and where all of a type may be absent, so may be the element (T1.114.3).
    #[must_use]
    pub fn takes(defined: Option<&Self>, parameter: Option<&[u8]>, dialect: Dialect) -> bool {
        match (defined, parameter) {
            (None, None) => true,
            (Some(defined), Some(octets)) => defined.admits(octets, dialect),
            (None, Some(octets)) => dialect.passes_over(octets),
            (Some(defined), None) => {
                dialect.is_over_ansi_tcap() && defined.admits(&[0xf2, 0], dialect)
            }
        }
    }

    fn admits(&self, octets: &[u8], dialect: Dialect) -> bool {
        let schema = self.schema();
        let tag = holder::tag(octets, schema.tag, dialect);
        inlab_ber::value::check_tagged(schema, tag, octets, dialect.bit()).is_ok()
    }
}

pub(crate) fn recode<'a, T: Element<'a>>(
    octets: &'a [u8],
    dialect: u32,
    scratch: &'a Scratch,
    out: &mut Writer,
) -> Result<(), Error> {
    let mut value = T::EMPTY;
    decode(&mut value, octets, dialect, scratch)?;
    value.encode(T::TAG, out);
    Ok(())
}

/// What goes on the wire in answer to an invocation that cannot be carried out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// A return error.
    Error {
        /// Its local code.
        code: i32,
        /// Its parameter; empty if the error has none.
        parameter: &'static [u8],
    },
    /// TC-U-REJECT, invoke problem, mistyped parameter.
    RejectMistypedParameter,
    /// TC-U-REJECT, invoke problem, unrecognized operation.
    RejectUnrecognizedOperation,
    /// Nothing.
    None,
}

impl Answer {
    /// A return error with this local code, and the parameter that it must have.
    #[must_use]
    pub fn error(code: i32) -> Self {
        Self::Error {
            code,
            parameter: refusal_parameter(code),
        }
    }
}

/// Who invokes an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// The SSF (or in SMS and GPRS control the smsSSF, gprsSSF) asks or tells the SCF.
    SsfToScf,
    /// The SCF orders the SSF.
    ScfToSsf,
    /// The SCF orders the specialized resource, directly or through the SSF.
    ScfToSrf,
    /// The specialized resource, or an assisting SSF, tells the SCF.
    SrfToScf,
    /// The SCF orders the SSF or the specialized resource.
    ScfToEither,
}

/// Operation classes (X.219, Q.771): which outcomes are reported.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Class {
    /// Success and failure.
    One,
    /// Failure only.
    Two,
    /// Success only.
    Three,
    /// Neither.
    Four,
}

/// Ranges of operation timers (TS 29.078 tables 6-1, 7-1 and 8-1). The value is the network's choice within the range.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Timer {
    /// 1 s to 10 s.
    Short,
    /// 1 s to 20 s: what "short" is in SMS and GPRS control (TS 29.078 7.1.1, 8.1.2). Set with the other short ones, or by the
    /// operation's name.
    ShortSmsGprs,
    /// 1 s to 60 s.
    Medium,
    /// 1 s to 30 minutes.
    Long,
}

impl Timer {
    /// The shortest and the longest value.
    #[must_use]
    pub const fn range(self) -> (Duration, Duration) {
        let longest = match self {
            Self::Short => 10,
            Self::ShortSmsGprs => 20,
            Self::Medium => 60,
            Self::Long => 30 * 60,
        };
        (Duration::from_secs(1), Duration::from_secs(longest))
    }

    /// What this project uses unless told otherwise: half of the range for short and medium, a minute beyond the longest
    /// announcement usual for long.
    #[must_use]
    pub const fn default(self) -> Duration {
        match self {
            Self::Short | Self::ShortSmsGprs => timers::SHORT.time(),
            Self::Medium => timers::MEDIUM.time(),
            Self::Long => timers::LONG.time(),
        }
    }
}

/// Declares the table. Rows stand by code.
macro_rules! operations {
    ($(
        $code:literal $name:literal $direction:ident
        $(argument $Argument:ident $(<$a:lifetime>)?,)? $(result $Result:ident $(<$r:lifetime>)?,)? $(errors [$($error:ident)*],)?
        class $class:ident timer $timer:ident $(linked [$($linked:literal)*])? in $($dialect:ident)|+;
    )*) => {
        /// Every operation, by code.
        #[allow(unreachable_pub, reason = "of the three tables one is public")]
        pub static OPERATIONS: &[Operation] = &[$(Operation {
            code: $code,
            name: $name,
            direction: Direction::$direction,
            argument: inlab_ber::either!([$(Some(Type {
                schema: <$Argument $(<$a>)? as Element<'_>>::schema,
                recode: |octets, dialect, scratch, out| recode::<$Argument $(<$a>)?>(octets, dialect, scratch, out),
            }))?] None),
            result: inlab_ber::either!([$(Some(Type {
                schema: <$Result $(<$r>)? as Element<'_>>::schema,
                recode: |octets, dialect, scratch, out| recode::<$Result $(<$r>)?>(octets, dialect, scratch, out),
            }))?] None),
            errors: &[$($($error),*)?],
            class: Class::$class,
            timer: Timer::$timer,
            linked: &[$($($linked),*)?],
            dialects: 0 $(| $dialect)+,
        }),*];

        #[allow(dead_code, reason = "only the table of local codes has an index")]
        pub(super) const CODES: [i32; [$($code),*].len()] = [$($code),*];
    };
}
use operations;

/// Where the rows of each code begin, so that a look-up is one step.
static FIRST: [u8; 128] = first();

const fn first() -> [u8; 128] {
    let mut first = [u8::MAX; 128];
    let mut at = OPERATIONS_LEN;
    while at > 0 {
        at -= 1;
        let code = CODES[at] as usize;
        assert!(
            at == 0 || CODES[at - 1] <= CODES[at],
            "the table is ordered by code"
        );
        assert!(
            code < 128 && at < 255,
            "codes below 128, fewer than 255 rows"
        );
        first[code] = at as u8;
    }
    first
}

const OPERATIONS_LEN: usize = table::CODES.len();
const CODES: [i32; OPERATIONS_LEN] = table::CODES;

/// The row with this code in the dialect with this bit.
pub(crate) fn by_code(bit: u32, code: i32) -> Option<&'static Operation> {
    if code >= 128 {
        return by_private_code(bit, code);
    }
    let start = FIRST.get(usize::try_from(code).ok()?)?;
    let rows = OPERATIONS.get(usize::from(*start)..)?;
    rows.iter()
        .take_while(|row| row.code == code)
        .find(|row| row.dialects & bit != 0)
}

/// Every row of every dialect: those with local codes first, then AIN's, then those of ANSI-41, then the national ones.
pub fn rows() -> impl Iterator<Item = &'static Operation> + Clone {
    OPERATIONS
        .iter()
        .chain(ain::OPERATIONS)
        .chain(ansi41::OPERATIONS)
        .chain(tr533::OPERATIONS)
}

/// The name of an operation of ANSI-41 that has a code (family and specifier) and no row in the tables.
#[must_use]
pub fn undeclared(code: i32) -> Option<&'static str> {
    ansi41::undeclared(code)
}

impl Dialect {
    /// Where a parameter is looked up that an operation does not have: ANSI-41 has one identifier and one name for each, in
    /// every operation.
    #[must_use]
    pub fn protocol(self) -> Option<Protocol> {
        (self.bit() & crate::dialect::WIN != 0).then_some(ansi41::PROTOCOL)
    }
}

/// The parameter of ANSI-41 with this identifier, which is the whole protocol's, for operations without a row.
#[must_use]
pub fn ansi41_parameter(tag: Tag) -> Option<&'static Member> {
    ansi41::parameter(tag)
}

/// The row of a private or national operation code: family and specifier, the family without the bit that asks for a reply.
fn by_private_code(bit: u32, code: i32) -> Option<&'static Operation> {
    let rows = if bit & crate::dialect::WIN != 0 {
        ansi41::OPERATIONS
    } else if bit & crate::dialect::TR533 != 0 {
        tr533::OPERATIONS
    } else {
        ain::OPERATIONS
    };
    let at = rows.binary_search_by_key(&code, |row| row.code).ok()?;
    rows.get(at).filter(|row| row.dialects & bit != 0)
}
