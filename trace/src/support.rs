//! The protocol support statement: operation by operation, parameter by parameter, dialect by dialect.
//!
//! Nothing in it is written by hand: it is read from the tables of operations, errors, events and application contexts, and
//! from the declarations that the codec is compiled from. What it says is what is decoded and encoded.
//!
//! Recursion is bounded by the declarations, which do not contain themselves.

mod document;
mod json;
mod parameters;
mod sections;

use inlab_inap::operation::{Type, rows};
use inlab_inap::{Dialect, Operation, error_type};
use parameters::same;

/// What is supported: in some dialects, of all operations or of one.
#[derive(Clone, Debug)]
pub struct Statement {
    dialects: Vec<Dialect>,
    operation: Option<String>,
}

impl Statement {
    /// For these dialects, in this order, and for one operation of theirs or for all; `None` where the operation is in none
    /// of them.
    #[must_use]
    pub fn new(dialects: &[Dialect], operation: Option<&str>) -> Option<Self> {
        let known = |name: &str| dialects.iter().any(|d| d.operation_named(name).is_some());
        operation.is_none_or(known).then(|| Self {
            dialects: dialects.to_vec(),
            operation: operation.map(str::to_string),
        })
    }

    /// For a terminal: aligned columns, parameters indented under what holds them.
    #[must_use]
    pub fn to_text(&self) -> String {
        document::text(&sections::blocks(self))
    }

    /// For a manual: headings and tables, parameters with their whole path.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        document::markdown(&sections::blocks(self))
    }

    /// For programs: a list with one object for each operation of each dialect. `argument`, `result` and the `parameter` of an
    /// error are trees of parameters.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        json::list(self)
    }

    /// Bits of the dialects that it is about.
    fn bits(&self) -> u32 {
        self.dialects.iter().fold(0, |bits, d| bits | d.bit())
    }

    /// The rows that it is about, by code.
    fn rows(&self) -> impl Iterator<Item = &'static Operation> {
        let bits = self.bits();
        rows().filter(move |row| {
            row.dialects & bits != 0 && self.operation.as_ref().is_none_or(|name| row.name == name)
        })
    }
}

/// Names of dialects, in the order of their table.
fn names(bits: u32) -> impl Iterator<Item = &'static str> {
    let known = Dialect::every().filter(move |dialect| dialect.bit() & bits != 0);
    known.map(Dialect::name)
}

/// The dialects in which the operation has a parameter of this type, as `part` picks it.
fn dialects_of(row: &Operation, of: Type, part: fn(&Operation) -> Option<Type>) -> u32 {
    let rows = rows().filter(|other| *other == row);
    let alike = rows.filter(|other| part(other).is_some_and(|o| same(o.schema(), of.schema())));
    alike.fold(0, |bits, other| bits | other.dialects)
}

/// The errors of an operation in one dialect: those of its row that the dialect has.
fn errors(row: &Operation, dialect: Dialect) -> Vec<&'static inlab_inap::ErrorType> {
    let mut errors: Vec<_> = row
        .errors
        .iter()
        .filter_map(|code| error_type(dialect, *code))
        .collect();
    errors.sort_by_key(|error| error.code);
    errors
}

/// The operations that may be linked to this one in one dialect.
fn linked(row: &Operation, dialect: Dialect) -> Vec<&'static Operation> {
    let codes = row.linked.iter();
    codes.filter_map(|code| dialect.operation(*code)).collect()
}

/// The number of the class (Q.771).
const fn class(row: &Operation) -> u8 {
    use inlab_inap::Class;
    match row.class {
        Class::One => 1,
        Class::Two => 2,
        Class::Three => 3,
        Class::Four => 4,
    }
}

const fn direction(row: &Operation) -> &'static str {
    use inlab_inap::Direction;
    match row.direction {
        Direction::SsfToScf => "SSF to SCF",
        Direction::ScfToSsf => "SCF to SSF",
        Direction::ScfToSrf => "SCF to SRF",
        Direction::SrfToScf => "SRF to SCF",
        Direction::ScfToEither => "SCF to SSF or SRF",
    }
}

const fn timer(row: &Operation) -> &'static str {
    use inlab_inap::Timer;
    match row.timer {
        Timer::Short | Timer::ShortSmsGprs => "short",
        Timer::Medium => "medium",
        Timer::Long => "long",
    }
}
