//! Patterns over what came on scripted dialogues: messages, operations and results by name with some of their parameters,
//! errors, rejects, aborts.

use super::Known;
use inlab_ber::value::{Value as BerValue, show_lenient_in};
use inlab_ber::{CONSTRUCTED, Kind, Schema, element};
use inlab_inap::{Dialect, Operation, operation::Type};
use inlab_lab::{Error, Value};
use inlab_ssp_sim::{RawCode, RawEvent, RawParameter, RawProblemKind};
use inlab_stack::tcap::ansi::Permission;

use crate::scenario::{ber_value, read_code};

/// What is to have come on a scripted dialogue.
#[derive(Clone, Debug, PartialEq)]
pub enum RawPattern {
    /// A message of this kind, the end of the dialogue, an abort, a message of ours that came back: just this.
    Event(RawEvent),
    /// An operation with this code, whatever its argument.
    Code(RawCode),
    /// An operation by its name.
    Invoked(ParameterPattern),
    /// A result to the Invoke with this id.
    Answered(i8),
    /// A result of the operation with this name.
    Result(ParameterPattern),
    /// An error.
    Failed {
        /// To the Invoke with this id.
        invoke: i8,
        /// This one.
        error: RawCode,
    },
    /// A Reject.
    Rejected {
        /// Of the component with this id; `None`: of none.
        invoke: Option<i8>,
        /// Kind of the problem.
        kind: RawProblemKind,
        /// Its code.
        code: u8,
    },
}

/// An operation's argument or result, and what is to be in it.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterPattern {
    /// Name of the operation.
    pub operation: String,
    /// These parameters with these values, and any others. A list is to have just these items. `None`: anything, or nothing.
    pub holds: Option<BerValue>,
}

const MESSAGES: [(&str, RawEvent); 10] = [
    ("begin", RawEvent::Begin),
    ("query", RawEvent::Query(Permission::Granted)),
    (
        "queryWithoutPermission",
        RawEvent::Query(Permission::Withheld),
    ),
    ("unidirectional", RawEvent::Unidirectional),
    ("continue", RawEvent::Continue),
    ("end", RawEvent::End),
    ("conversation", RawEvent::Conversation(Permission::Granted)),
    (
        "conversationWithoutPermission",
        RawEvent::Conversation(Permission::Withheld),
    ),
    ("response", RawEvent::Response),
    ("closed", RawEvent::Closed),
];

impl RawPattern {
    /// Reads what stands after `word`.
    pub(super) fn read(
        script: &str,
        word: Value<'_>,
        argument: Option<Value<'_>>,
        known: Known<'_>,
    ) -> Result<Self, Error> {
        let needs =
            |what: &str| argument.ok_or_else(|| word.error(format!("expected {what} after it")));
        Ok(match script {
            "received" => {
                let what = needs("a kind of message, closed, or an operation code")?;
                if what.node().as_map().is_some() {
                    return read_code(what).map(Self::Code);
                }
                if what
                    .node()
                    .as_scalar()
                    .is_some_and(|word| word.text.starts_with(char::is_alphabetic))
                {
                    return what.choice(&MESSAGES).map(Self::Event);
                }
                Self::Code(RawCode::Local(what.number()?))
            }
            "invoked" => {
                let what = needs("an operation")?;
                Self::Invoked(ParameterPattern::read(what, known, "argument", |row| {
                    row.argument
                })?)
            }
            "answered" => {
                let what = needs("an invoke id or an operation")?;
                match what.text().ok().filter(|text| text.parse::<i8>().is_ok()) {
                    Some(_) => Self::Answered(what.number()?),
                    None => Self::Result(ParameterPattern::read(what, known, "result", |row| {
                        row.result
                    })?),
                }
            }
            "failed" => {
                let mut fields = needs("{ invoke, error }")?.fields()?;
                let invoke = fields.required("invoke")?.number()?;
                let error = read_code(fields.required("error")?)?;
                fields.finish()?;
                Self::Failed { invoke, error }
            }
            "rejected" => {
                let mut fields = needs("{ invoke, problem: [kind, code] }")?.fields()?;
                let invoke = fields
                    .optional("invoke")
                    .map(Value::number::<i8>)
                    .transpose()?;
                let kind = fields.required("kind")?.choice(&RawProblemKind::NAMED)?;
                let code = fields.required("code")?.number()?;
                fields.finish()?;
                Self::Rejected { invoke, kind, code }
            }
            "aborted" => Self::Event(match argument {
                None => RawEvent::UserAbort,
                Some(by) if by.node().is_text("user") => RawEvent::UserAbort,
                Some(by) => {
                    let mut fields = by.fields()?;
                    let cause = fields.required("pAbort")?.number()?;
                    fields.finish()?;
                    RawEvent::ProviderAbort(Some(cause))
                }
            }),
            _ => Self::Event(RawEvent::Returned(needs("a return cause")?.number()?)),
        })
    }

    /// Whether it is what is expected.
    #[must_use]
    pub fn matches(&self, event: &RawEvent, dialect: Dialect) -> bool {
        match (self, event) {
            (Self::Event(expected), got) => expected == got,
            (Self::Code(code), RawEvent::Invoke { operation, .. }) => code == operation,
            (
                Self::Invoked(expected),
                RawEvent::Invoke {
                    operation,
                    argument,
                    ..
                },
            ) => expected.matches(*operation, false, argument, dialect),
            (Self::Answered(invoke), RawEvent::Result { invoke_id, .. }) => {
                Some(*invoke) == *invoke_id
            }
            (
                Self::Result(expected),
                RawEvent::Result {
                    operation: Some(operation),
                    result,
                    ..
                },
            ) => expected.matches(*operation, true, result, dialect),
            (
                Self::Failed { invoke, error },
                RawEvent::Error {
                    invoke_id, code, ..
                },
            ) => Some(*invoke) == *invoke_id && error == code,
            (
                Self::Rejected { invoke, kind, code },
                RawEvent::Reject {
                    invoke_id,
                    kind: got_kind,
                    code: got,
                },
            ) => invoke == invoke_id && kind == got_kind && code == got,
            _ => false,
        }
    }
}

impl ParameterPattern {
    /// Reads `analyzeRoute`, or `{ analyzeRoute: { calledPartyID: … } }`. Operation and parameters are to be of one of the
    /// scenario's dialects.
    fn read(
        value: Value<'_>,
        known: Known<'_>,
        what: &str,
        of: fn(&Operation) -> Option<Type>,
    ) -> Result<Self, Error> {
        let (name, holds) = value.alternative()?;
        let word = name.text()?;
        let rows = || {
            let dialects = known.dialects.iter();
            dialects.filter_map(|dialect| dialect.operation_named(word))
        };
        if rows().next().is_none() {
            let names = known.dialects.iter().flat_map(|d| d.operations());
            let names: Vec<_> = names.map(|row| row.name).collect();
            return Err(name.unknown("operation", word, names));
        }
        let holds = holds.filter(|holds| !holds.is_null());
        if let Some(holds) = holds {
            let mut first = None;
            let fits = rows().any(|row| match of(row) {
                Some(of) => names_parameters(of.schema(), holds)
                    .map_err(|error| first.get_or_insert(error))
                    .is_ok(),
                None => false,
            });
            if !fits {
                let none = || holds.error(format!("{word} has no {what} in these dialects"));
                return Err(first.unwrap_or_else(none));
            }
        }
        Ok(Self {
            operation: word.to_string(),
            holds: holds.map(ber_value).transpose()?,
        })
    }

    fn matches(
        &self,
        code: RawCode,
        result: bool,
        parameter: &RawParameter,
        dialect: Dialect,
    ) -> bool {
        if operation_name(code, dialect) != Some(&self.operation) {
            return false;
        }
        let Some(expected) = &self.holds else {
            return true;
        };
        let schema = parameter_type(code, result, dialect).map(|of| of.schema());
        match (
            schema,
            parameter_value(code, result, parameter, dialect).as_ref(),
        ) {
            (Some(schema), Some(got)) => contains(schema, expected, got, dialect.bit()),
            _ => false,
        }
    }
}

/// Refuses a parameter that the type does not have.
fn names_parameters(schema: &Schema, value: Value<'_>) -> Result<(), Error> {
    match schema.kind {
        Kind::Sequence(members) | Kind::Set(members) | Kind::Choice(members) => {
            if value.node().as_map().is_none() {
                return Err(value.error(format!("expected parameters of {}", schema.name)));
            }
            for (key, value) in value.entries()? {
                let name = key.text()?;
                let Some(member) = members.iter().find(|member| member.name == name) else {
                    let names = members.iter().map(|member| member.name);
                    return Err(key.unknown("parameter", name, names));
                };
                names_parameters((member.of)(), value)?;
            }
            Ok(())
        }
        Kind::List(of) => value
            .items()?
            .try_for_each(|item| names_parameters(of(), item)),
        Kind::Enumerated(_) | Kind::Leaf { .. } | Kind::Open => Ok(()),
    }
}

/// The name of an operation in a dialect.
pub(super) fn operation_name(code: RawCode, dialect: Dialect) -> Option<&'static str> {
    match code {
        RawCode::Local(code) => dialect.operation(code).map(|row| row.name),
        RawCode::National(_) | RawCode::Global => None,
    }
}

fn parameter_type(code: RawCode, result: bool, dialect: Dialect) -> Option<Type> {
    let RawCode::Local(code) = code else {
        return None;
    };
    let row = dialect.operation(code)?;
    if result { row.result } else { row.argument }
}

/// An argument or result as a value; `None` where there is nothing or no type for it.
pub(super) fn parameter_value(
    code: RawCode,
    result: bool,
    parameter: &RawParameter,
    dialect: Dialect,
) -> Option<BerValue> {
    let of = parameter_type(code, result, dialect)?;
    let (mut tlv, _) = element(parameter.octets()?).ok()?;
    // A parameter set, a parameter sequence and a SEQUENCE are taken for one another (T1.114.3).
    if dialect.is_over_ansi_tcap() && !of.schema().members().is_empty() {
        tlv.tag = of.schema().tag | CONSTRUCTED;
    }
    Some(show_lenient_in(
        of.schema(),
        tlv,
        dialect.bit(),
        dialect.protocol(),
    ))
}

/// The same where no type says more: some fields of a string that has fields, such as the digits of a number.
fn holds(expected: &BerValue, got: &BerValue) -> bool {
    match (expected, got) {
        (BerValue::Map(entries), BerValue::Map(_)) => entries
            .iter()
            .all(|(name, expected)| got.get(name).is_some_and(|got| holds(expected, got))),
        _ => expected == got,
    }
}

/// Whether `got` has all that is in `expected`. Values are compared as octets: they may be written in any form that is read.
fn contains(schema: &Schema, expected: &BerValue, got: &BerValue, dialect: u32) -> bool {
    match (&schema.kind, expected, got) {
        (
            Kind::Sequence(members) | Kind::Set(members) | Kind::Choice(members),
            BerValue::Map(entries),
            BerValue::Map(_),
        ) => entries.iter().all(|(name, expected)| {
            let member = members
                .iter()
                .find(|member| member.name == name && member.is_in(dialect));
            match (member, got.get(name)) {
                (Some(member), Some(got)) => contains((member.of)(), expected, got, dialect),
                _ => false,
            }
        }),
        (Kind::List(of), BerValue::List(expected), BerValue::List(got)) => {
            expected.len() == got.len()
                && expected
                    .iter()
                    .zip(got)
                    .all(|(expected, got)| contains(of(), expected, got, dialect))
        }
        (Kind::Enumerated(values), expected, got) => {
            let number = |value: &BerValue| match value {
                BerValue::Integer(number) => Some(*number),
                BerValue::Text(text) => values
                    .iter()
                    .find(|(name, ..)| name == text)
                    .map(|(_, number, _)| i64::from(*number)),
                _ => None,
            };
            expected == got || number(expected).is_some_and(|value| Some(value) == number(got))
        }
        (Kind::Leaf { read, .. }, expected, got) => {
            let same = read(expected).is_some_and(|value| Some(value) == read(got));
            same || holds(expected, got)
        }
        (_, expected, got) => holds(expected, got),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expect::{SspPattern, observed_text};
    use inlab_ber::{Writer, value};
    use inlab_lab::Document;
    use inlab_ssp_sim::{RawId, Record};

    fn parsed(text: &str) -> Document {
        Document::parse("pattern", text).expect("YAML")
    }

    fn pattern(dialect: Dialect, text: &str) -> SspPattern {
        let known = Known {
            dialects: &[dialect],
            clients: &[],
        };
        SspPattern::read(parsed(text).root(), known).expect("a pattern")
    }

    /// What came: an operation or, with `result`, the result of one.
    fn came(dialect: Dialect, result: bool, operation: &str, argument: &str) -> Record {
        let row = dialect.operation_named(operation).expect("an operation");
        let of = if result { row.result } else { row.argument };
        let value = ber_value(parsed(argument).root()).expect("a value");
        let mut out = Writer::default();
        let of = of.expect("it has one");
        value::write(of.schema(), &value, dialect.bit(), &mut out).expect("a value of the type");
        let parameter = RawParameter::new(Some(out.as_slice()));
        let event = if result {
            RawEvent::Result {
                invoke_id: Some(1),
                operation: Some(RawCode::Local(row.code)),
                result: parameter,
            }
        } else {
            RawEvent::Invoke {
                invoke_id: Some(1),
                operation: RawCode::Local(row.code),
                argument: parameter,
            }
        };
        Record::Raw {
            raw: RawId(1),
            event,
        }
    }

    /// Whether a pattern fits it; and whether the text that tells of it does, as it is to.
    fn fits(dialect: Dialect, text: &str, result: bool, operation: &str, argument: &str) -> bool {
        let record = came(dialect, result, operation, argument);
        let told = observed_text(&record, dialect).expect("it is told of");
        assert!(pattern(dialect, &told).matches(&record, dialect), "{told}");
        pattern(dialect, text).matches(&record, dialect)
    }

    const ROUTE: &str = "{ calledPartyID: { nature: national, plan: telephony, digits: '2125550101' }, aMAslpID: { digits: '1234567890' } }";

    #[test]
    fn an_operation_is_expected_with_some_of_its_parameters() {
        for (pattern, expected) in [
            ("invoked: analyzeRoute", true),
            ("received: 25857", true),
            ("received: 25858", false),
            ("received: { national: 25857 }", false),
            ("invoked: disconnect", false),
            ("invoked: { analyzeRoute: {} }", true),
            (
                "invoked: { analyzeRoute: { calledPartyID: { digits: '2125550101' } } }",
                true,
            ),
            (
                "invoked: { analyzeRoute: { calledPartyID: { digits: '2125550102' } } }",
                false,
            ),
            (
                "invoked: { analyzeRoute: { calledPartyID: { digits: '2125550101', nature: international } } }",
                false,
            ),
            (
                "invoked: { analyzeRoute: { chargeNumber: { digits: '2125550101' } } }",
                false,
            ),
            ("answered: 1", false),
        ] {
            let fits = fits(Dialect::AIN02, pattern, false, "analyzeRoute", ROUTE);
            assert_eq!(fits, expected, "{pattern}");
        }
    }

    #[test]
    fn a_result_is_expected_by_its_operation() {
        let result = "{ actionCode: continue processing }";
        for (pattern, expected) in [
            ("answered: 1", true),
            ("answered: 2", false),
            ("answered: OriginationRequest", true),
            ("answered: TBusy", false),
            (
                "answered: { OriginationRequest: { actionCode: continue processing } }",
                true,
            ),
            (
                "answered: { OriginationRequest: { actionCode: disconnect call } }",
                false,
            ),
            ("invoked: OriginationRequest", false),
        ] {
            let fits = fits(Dialect::WIN, pattern, true, "OriginationRequest", result);
            assert_eq!(fits, expected, "{pattern}");
        }
    }

    /// A list is all of its items; a name and its number are one value.
    #[test]
    fn lists_are_exact_and_values_have_several_forms() {
        let argument = "{ bcsmEvents: [ { eventTypeBCSM: oAnswer, monitorMode: notifyAndContinue }, { eventTypeBCSM: 9, monitorMode: interrupted } ] }";
        for (pattern, expected) in [
            (
                "[ { eventTypeBCSM: 7 }, { monitorMode: interrupted } ]",
                true,
            ),
            (
                "[ { eventTypeBCSM: oAnswer }, { eventTypeBCSM: oDisconnect } ]",
                true,
            ),
            ("[ { eventTypeBCSM: oAnswer } ]", false),
            (
                "[ { eventTypeBCSM: oDisconnect }, { eventTypeBCSM: oAnswer } ]",
                false,
            ),
        ] {
            let pattern =
                format!("invoked: {{ requestReportBCSMEvent: {{ bcsmEvents: {pattern} }} }}");
            let fits = fits(
                Dialect::CAP2,
                &pattern,
                false,
                "requestReportBCSMEvent",
                argument,
            );
            assert_eq!(fits, expected, "{pattern}");
        }
    }
}
