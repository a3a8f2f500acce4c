//! Octets to value.

use super::write::put_known;
use super::{Protocol, UNEXPECTED, UNKNOWN, Value, hex};
use crate::{
    CONSTRUCTED, Context, Fault, Form, Kind, Member, Schema, Scratch, Tlv, Writer, element,
    member::place, schema::in_dialect, sign_extended,
};

/// Octets to value. `tlv` is of the type's own tag, or of one that stands in its place.
///
/// Says nothing of order, range and required members: the compiled decoder does.
///
/// # Errors
/// Where elements inside are unsound, doubled, or have no place in a type that is not extensible.
pub fn show(schema: &Schema, tlv: Tlv<'_>, dialect: u32) -> Result<Value, Fault> {
    show_in(schema, tlv, dialect, None)
}

/// As [`show`]; what a type does not know is shown as the parameter of the protocol that it is.
///
/// # Errors
/// As [`show`].
pub fn show_in(
    schema: &Schema,
    tlv: Tlv<'_>,
    dialect: u32,
    protocol: Option<Protocol>,
) -> Result<Value, Fault> {
    Show {
        dialect,
        protocol,
        lenient: false,
    }
    .value(schema, tlv)
}

/// As [`show`], for octets that the decoder refused: what makes no sense is shown in hex, and the rest as usual.
pub fn show_lenient(schema: &Schema, tlv: Tlv<'_>, dialect: u32) -> Value {
    show_lenient_in(schema, tlv, dialect, None)
}

/// As [`show_lenient`], with what a type does not know as in [`show_in`].
pub fn show_lenient_in(
    schema: &Schema,
    tlv: Tlv<'_>,
    dialect: u32,
    protocol: Option<Protocol>,
) -> Value {
    Show {
        dialect,
        protocol,
        lenient: true,
    }
    .value(schema, tlv)
    .unwrap_or_else(|_| Value::Text(hex(tlv.octets)))
}

#[derive(Clone, Copy)]
struct Show {
    dialect: u32,
    protocol: Option<Protocol>,
    lenient: bool,
}

impl Show {
    fn value(self, schema: &Schema, tlv: Tlv<'_>) -> Result<Value, Fault> {
        let constructed = tlv.tag & CONSTRUCTED != 0;
        Ok(match &schema.kind {
            Kind::Sequence(_) | Kind::Set(_) | Kind::List(_) if !constructed => {
                return Err(Fault::WrongForm);
            }
            Kind::Sequence(members) => self.members(schema, members, true, tlv)?,
            Kind::Set(members) => self.members(schema, members, false, tlv)?,
            Kind::Choice(members) => {
                let mut map = Entries::default();
                match members
                    .iter()
                    .find(|m| m.is_in(self.dialect) && m.accepts(tlv.tag))
                {
                    Some(member) => map.known(member.name, self.member(member, tlv)?),
                    None if schema.extensible || self.lenient => map.unknown(tlv),
                    None => return Err(Fault::UnexpectedTag(tlv.tag)),
                }
                Value::Map(map.0)
            }
            Kind::List(of) => {
                let item = |item: Result<Tlv<'_>, Fault>| {
                    let (of, item) = (of(), item?);
                    let open = of.extensible && matches!(of.kind, Kind::Choice(_));
                    if !(of.accepts(item.tag) || open || self.lenient) {
                        return Err(Fault::UnexpectedTag(item.tag));
                    }
                    self.or_hex(self.value(of, item), item)
                };
                Value::List(each(tlv.content).map(item).collect::<Result<_, _>>()?)
            }
            Kind::Enumerated(_)
            | Kind::Leaf {
                form: Form::Primitive,
                ..
            } if constructed => {
                return Err(Fault::WrongForm);
            }
            Kind::Enumerated(names) => {
                if !(1..=8).contains(&tlv.content.len()) {
                    return Err(Fault::BadLength);
                }
                let number = sign_extended(tlv.content);
                let here = |(_, n, dialects): &&(_, i32, u32)| {
                    i64::from(*n) == number && in_dialect(*dialects, self.dialect)
                };
                match names.iter().find(here) {
                    Some((name, ..)) => Value::Text((*name).to_string()),
                    None => Value::Integer(number),
                }
            }
            Kind::Leaf { show, .. } if constructed => {
                let scratch = Scratch::default();
                let mut cx = Context::new(self.dialect, &scratch);
                match cx.string(tlv) {
                    Ok(content) => show(content),
                    Err(_) => return Err(cx.error(tlv.octets).fault),
                }
            }
            Kind::Leaf { show, .. } => show(tlv.content),
            Kind::Open => Value::Text(hex(tlv.octets)),
        })
    }

    fn members(
        self,
        schema: &Schema,
        members: &[Member],
        ordered: bool,
        tlv: Tlv<'_>,
    ) -> Result<Value, Fault> {
        let (mut map, mut seen) = (Entries::default(), 0u128);
        for item in each(tlv.content) {
            let item = item?;
            // Where tags repeat (Invoke of Q.773), position tells members apart.
            match place(members, ordered, &item, seen, self.dialect)
                .and_then(|at| Some((at, members.get(at)?)))
            {
                Some((at, _)) if seen >> at & 1 != 0 && !self.lenient => return Err(Fault::Twice),
                Some((at, member)) => {
                    seen |= 1 << at;
                    map.known(member.name, self.or_hex(self.member(member, item), item)?);
                }
                None if schema.extensible || self.lenient => match self.elsewhere(item) {
                    Some((name, value)) => map.unexpected(name, value),
                    None => map.unknown(item),
                },
                None => return Err(Fault::UnexpectedTag(item.tag)),
            }
        }
        Ok(Value::Map(map.0))
    }

    /// The parameter of the protocol that an element is, if it can be written back from what is shown to the same octets.
    fn elsewhere(self, tlv: Tlv<'_>) -> Option<(&'static str, Value)> {
        let protocol = self.protocol?;
        let member = (protocol.by_tag)(tlv.tag & !CONSTRUCTED)?;
        let strict = Self {
            lenient: false,
            ..self
        };
        let value = strict.member(member, tlv).ok()?;
        let mut again = Writer::default();
        put_known(protocol, member.name, &value, self.dialect, &mut again).ok()?;
        (again.as_slice() == tlv.octets).then_some((member.name, value))
    }

    fn member(self, member: &Member, tlv: Tlv<'_>) -> Result<Value, Fault> {
        let of = (member.of)();
        if !member.explicit {
            return self.value(of, tlv);
        }
        match element(tlv.content)? {
            // A CHOICE in a tag of primitive form: see `take`.
            (inner, []) if tlv.tag & CONSTRUCTED != 0 || matches!(of.kind, Kind::Choice(_)) => {
                self.value(of, inner)
            }
            (_, []) => Err(Fault::WrongForm),
            _ => Err(Fault::TrailingOctets),
        }
    }

    fn or_hex(self, value: Result<Value, Fault>, tlv: Tlv<'_>) -> Result<Value, Fault> {
        match value {
            Err(_) if self.lenient => Ok(Value::Text(hex(tlv.octets))),
            value => value,
        }
    }
}

/// Entries of a map; unknown elements beside one another become one.
#[derive(Default)]
struct Entries(Vec<(String, Value)>);

impl Entries {
    fn known(&mut self, name: &str, value: Value) {
        self.0.push((name.to_string(), value));
    }

    fn unknown(&mut self, tlv: Tlv<'_>) {
        if let Some((name, Value::Text(text))) = self.0.last_mut()
            && super::is_unknown(name)
        {
            text.push(' ');
            text.push_str(&hex(tlv.octets));
            return;
        }
        let name = self.next(UNKNOWN, super::is_unknown);
        self.0.push((name, Value::Text(hex(tlv.octets))));
    }

    /// Beside one another they are one run, unless one comes twice.
    fn unexpected(&mut self, name: &str, value: Value) {
        if let Some((run, Value::Map(map))) = self.0.last_mut()
            && super::is_unexpected(run)
            && !map.iter().any(|(known, _)| known == name)
        {
            map.push((name.to_string(), value));
            return;
        }
        let run = self.next(UNEXPECTED, super::is_unexpected);
        let map = Value::Map(vec![(name.to_string(), value)]);
        self.0.push((run, map));
    }

    /// The name of the next run of a kind.
    fn next(&self, kind: &str, is: fn(&str) -> bool) -> String {
        match self.0.iter().filter(|(name, _)| is(name)).count() {
            0 => kind.to_string(),
            before => format!("{kind}{}", before + 1),
        }
    }
}

/// The elements of a run, without a schema.
fn each<'a>(mut at: &'a [u8]) -> impl Iterator<Item = Result<Tlv<'a>, Fault>> {
    std::iter::from_fn(move || {
        if at.is_empty() {
            return None;
        }
        Some(match element(at) {
            Ok((tlv, rest)) => {
                at = rest;
                Ok(tlv)
            }
            Err(fault) => {
                at = &[];
                Err(fault)
            }
        })
    })
}
