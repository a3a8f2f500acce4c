//! Diagnostics of a cause (Q.850 2.2.4 and table 1), for the causes that have any.

use inlab_ber::value::{Value, unhex};
use inlab_ss7 as ss7;

use super::bearer::ELEMENTS;
use super::layout::{Layout, Map, fixed, named, number, read_code, show_code};
use super::{find, text, word};

/// The diagnostics of this cause by their fields; `None` for those that have none, and where they are not sound.
pub(super) fn show(cause: ss7::CauseValue, octets: &[u8]) -> Option<Value> {
    let value = match kind(cause)? {
        Kind::Fields(layout) => layout.show(octets)?,
        Kind::Rejection => {
            let (first, rest) = octets.split_first_chunk::<1>()?;
            let Value::Map(mut map) = REJECTION.show(first)? else {
                return None;
            };
            if !rest.is_empty() {
                let user = inlab_ber::value::hex(rest);
                map.push(("information".into(), Value::Text(user)));
            }
            Value::Map(map)
        }
        Kind::NewDestination => new_destination(octets)?,
        Kind::Elements => Value::Map(vec![("elements".into(), codes(octets, true)?)]),
        Kind::Parameters => Value::Map(vec![("parameters".into(), codes(octets, false)?)]),
        Kind::Timer => {
            let digits = octets.iter().all(u8::is_ascii_digit) && octets.len() == 3;
            let timer = std::str::from_utf8(octets).ok().filter(|_| digits)?;
            Value::Map(vec![("timer".into(), text(timer))])
        }
        Kind::Discarded => {
            let (message, parameters) = octets.split_first()?;
            Value::Map(vec![
                ("message".into(), Value::Integer((*message).into())),
                ("parameters".into(), codes(parameters, false)?),
            ])
        }
    };
    (read(cause, &value).as_deref() == Some(octets)).then_some(value)
}

/// The octets of such fields, or of hex.
pub(super) fn read(cause: ss7::CauseValue, value: &Value) -> Option<Vec<u8>> {
    let map = match value {
        Value::Text(text) => return unhex(text),
        Value::Map(map) => map,
        _ => return None,
    };
    Some(match (kind(cause)?, map.as_slice()) {
        (Kind::Fields(layout), _) => layout.read(value)?,
        (Kind::Rejection, _) => {
            let rest = map.iter().filter(|(key, _)| key != "information").cloned();
            let mut octets = REJECTION.read(&Value::Map(rest.collect()))?;
            match find(map, "information") {
                Some(Value::Text(user)) => octets.extend(unhex(user)?),
                Some(_) => return None,
                None => {}
            }
            octets
        }
        (Kind::NewDestination, _) => read_new_destination(map)?,
        (Kind::Elements, [(key, list)]) if key == "elements" => read_codes(list)?,
        (Kind::Parameters, [(key, list)]) if key == "parameters" => read_codes(list)?,
        (Kind::Timer, [(key, timer)]) if key == "timer" => word(timer)?.into_bytes(),
        (Kind::Discarded, [(first, Value::Integer(message)), (second, list)])
            if first == "message" && second == "parameters" =>
        {
            let mut octets = vec![u8::try_from(*message).ok()?];
            octets.extend(read_codes(list)?);
            octets
        }
        _ => return None,
    })
}

enum Kind {
    /// Fields at fixed places.
    Fields(&'static Layout),
    /// Why a call was rejected, and what the user says of it.
    Rejection,
    /// A number, as a called party number element of Q.931.
    NewDestination,
    /// Identifiers of information elements.
    Elements,
    /// Names of parameters.
    Parameters,
    /// Number of a timer, three digits.
    Timer,
    /// A message, and names of parameters in it.
    Discarded,
}

fn kind(cause: ss7::CauseValue) -> Option<Kind> {
    Some(match cause.0 {
        1 | 3 | 16 | 49 => Kind::Fields(&CONDITION),
        17 | 34 => Kind::Fields(&CCBS),
        21 => Kind::Rejection,
        22 => Kind::NewDestination,
        43 | 88 | 96 | 100 => Kind::Elements,
        97 | 98 | 101 => Kind::Fields(&MESSAGE),
        99 | 103 => Kind::Parameters,
        102 => Kind::Timer,
        110 => Kind::Discarded,
        _ => return None,
    })
}

/// Q.850 table 1, note 12.
const CONDITION: Layout = Layout {
    fields: &[
        fixed(1, 8, 1, 1),
        named(
            "service",
            1,
            4,
            1,
            &[(0, "network provider"), (1, "network user")],
        ),
        named("type", 1, 3, 1, &[(0, "normal"), (1, "abnormal")]),
        named("condition", 1, 2, 2, CONDITIONS),
    ],
    least: 1,
};
/// Completion of calls to busy subscriber.
const CCBS: Layout = Layout {
    fields: &[
        fixed(1, 8, 1, 1),
        named("ccbs", 1, 7, 7, &[(1, "possible"), (2, "not possible")]),
    ],
    least: 1,
};
const REJECTION: Layout = Layout {
    fields: &[
        fixed(1, 8, 1, 1),
        named("reason", 1, 7, 5, REASONS),
        named("condition", 1, 2, 2, CONDITIONS),
    ],
    least: 1,
};
const MESSAGE: Layout = Layout {
    fields: &[number("message", 1, 8, 8)],
    least: 1,
};
const CONDITIONS: super::layout::Names = &[(0, "unknown"), (1, "permanent"), (2, "transient")];
const REASONS: super::layout::Names = &[
    (0, "user specific"),
    (1, "information element missing"),
    (2, "information element contents not sufficient"),
];

fn codes(octets: &[u8], elements: bool) -> Option<Value> {
    let names = if elements { ELEMENTS } else { &[] };
    let codes: Option<Vec<_>> = octets
        .iter()
        .map(|code| show_code(names, &[*code]))
        .collect();
    codes.filter(|codes| !codes.is_empty()).map(Value::List)
}

fn read_codes(value: &Value) -> Option<Vec<u8>> {
    let Value::List(list) = value else {
        return None;
    };
    let codes: Option<Vec<_>> = list.iter().map(|code| read_code(ELEMENTS, code)).collect();
    codes.map(|codes| codes.concat())
}

/// Called party number (Q.931 4.5.8): identifier, length, type and plan, digits of IA5.
fn new_destination(octets: &[u8]) -> Option<Value> {
    let ([0x70, length, indicators], digits) = octets.split_first_chunk()? else {
        return None;
    };
    if usize::from(*length) != digits.len() + 1 || indicators & 0x80 == 0 {
        return None;
    }
    let digits = std::str::from_utf8(digits).ok()?;
    Some(Value::Map(vec![
        ("digits".into(), text(digits)),
        (
            "nature".into(),
            text(ss7::TypeOfNumber(indicators >> 4 & 7)),
        ),
        (
            "plan".into(),
            text(ss7::NumberingPlanIdentification(indicators & 0x0f)),
        ),
    ]))
}

fn read_new_destination(map: &Map) -> Option<Vec<u8>> {
    let digits = word(find(map, "digits")?)?;
    let nature: ss7::TypeOfNumber = word(find(map, "nature")?)?.parse().ok()?;
    let plan: ss7::NumberingPlanIdentification = word(find(map, "plan")?)?.parse().ok()?;
    let length = u8::try_from(digits.len() + 1).ok()?;
    let mut octets = vec![0x70, length, 0x80 | (nature.0 & 7) << 4 | plan.0 & 0x0f];
    octets.extend(digits.bytes());
    (map.len() == 3).then_some(octets)
}
