//! The statement for programs.

use super::parameters::{Bounds, Parameter, bounds, kind, parts, tag, type_name};
use super::{Statement, class, dialects_of, direction, errors, linked, names, timer};
use inlab_ber::{Kind, Schema};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, Operation, contained};
use serde_json::{Map, Value, json};

pub(super) fn list(statement: &Statement) -> Value {
    let dialects = statement.dialects.iter();
    let objects = dialects.flat_map(|dialect| {
        let rows = statement.rows();
        let own = rows.filter(|row| row.dialects & dialect.bit() != 0);
        own.map(|row| operation(row, *dialect))
    });
    objects.collect()
}

fn operation(row: &'static Operation, dialect: Dialect) -> Value {
    let bit = dialect.bit();
    let part = |part: fn(&Operation) -> Option<Type>| {
        part(row).map(|of| tree(of.schema(), dialects_of(row, of, part), bit))
    };
    let errors = errors(row, dialect).into_iter().map(|error| {
        let mut object = json!({ "code": error.code, "name": error.name });
        if let (Some(of), Some(map)) = (error.parameter, object.as_object_mut()) {
            map.insert("parameter".into(), tree(of.schema(), error.dialects, bit));
        }
        object
    });
    let linked = linked(row, dialect);
    let linked = linked
        .iter()
        .map(|row| json!({ "opcode": row.code, "operation": row.name }));
    let (shortest, longest) = row.timer.range();
    json!({
        "dialect": dialect.name(),
        "operation": row.name,
        "opcode": row.code,
        "class": class(row),
        "direction": direction(row),
        "replyBit": reply_bit(row, dialect),
        "timer": timer(row),
        "timerSeconds": [shortest.as_secs(), longest.as_secs()],
        "argument": part(|row| row.argument),
        "result": part(|row| row.result),
        "errors": errors.collect::<Value>(),
        "linked": linked.collect::<Value>(),
        "doubts": doubts(row, dialect),
        "values": values(row, dialect),
    })
}

/// Whether bit H of its family is set in its code by default; null where operations have no family.
fn reply_bit(row: &Operation, dialect: Dialect) -> Option<bool> {
    let bit = dialect.reply_bit();
    bit.map(|_| dialect.sets_reply_bit(row, None))
}

/// What is doubtful about what must be there.
fn doubts(row: &Operation, dialect: Dialect) -> Value {
    let evidence = dialect.evidence().into_iter();
    let all = evidence.flat_map(|evidence| evidence.doubts);
    let own = all.filter(|doubt| doubt.operation == row.name);
    own.map(|doubt| {
        json!({
            "part": doubt.part.name(),
            "parameter": Some(doubt.parameter).filter(|name| !name.is_empty()),
            "standing": doubt.standing.name(),
            "sources": doubt.why,
        })
    })
    .collect()
}

/// What rests on experience alone.
fn values(row: &Operation, dialect: Dialect) -> Value {
    let evidence = dialect.evidence().into_iter();
    let all = evidence.flat_map(|evidence| evidence.values);
    let own = all.filter(|value| value.operation == row.name);
    own.map(|value| {
        json!({
            "parameter": Some(value.parameter).filter(|name| !name.is_empty()),
            "takenFor": value.meaning,
        })
    })
    .collect()
}

/// A type that stands alone.
fn tree(schema: &'static Schema, within: u32, shown: u32) -> Value {
    let mut map = Map::new();
    let tag = tag(schema.tag, false);
    map.insert("tag".into(), (!tag.is_empty()).then_some(tag).into());
    let range = schema
        .range
        .filter(|_| !matches!(schema.kind, Kind::List(_)));
    bound(schema, range, &mut map);
    describe(schema, within, shown, &mut map);
    map.into()
}

fn bound(schema: &Schema, range: Option<(i64, i64)>, map: &mut Map<String, Value>) {
    if let Some((low, high)) = range {
        let what = match bounds(schema) {
            Bounds::Value => "range",
            Bounds::Size => "size",
        };
        map.insert(what.into(), json!([low, high]));
    }
}

fn member(parameter: &Parameter, shown: u32) -> Value {
    let mut map = Map::new();
    let tag = tag(parameter.tag, false);
    map.insert("name".into(), parameter.name.into());
    map.insert("tag".into(), (!tag.is_empty()).then_some(tag).into());
    map.insert("explicit".into(), parameter.explicit.into());
    map.insert("presence".into(), parameter.presence.into());
    if let Some(default) = &parameter.default {
        map.insert("default".into(), crate::json(default));
    }
    bound(parameter.of, parameter.range, &mut map);
    map.insert(
        "dialects".into(),
        names(parameter.dialects).collect::<Value>(),
    );
    describe(parameter.of, parameter.dialects, shown, &mut map);
    map.into()
}

/// Name and kind of a type, and what it is made of.
fn describe(schema: &'static Schema, within: u32, shown: u32, map: &mut Map<String, Value>) {
    map.insert("type".into(), type_name(schema).into());
    map.insert("kind".into(), kind(schema).into());
    match schema.kind {
        Kind::Sequence(_) | Kind::Set(_) | Kind::Choice(_) => {
            let parts = parts(schema, within, shown);
            let members = parts.iter().map(|part| member(part, shown));
            map.insert("extensible".into(), schema.extensible.into());
            map.insert("members".into(), members.collect());
        }
        Kind::Enumerated(values) => {
            let values = values
                .iter()
                .filter(|(.., dialects)| *dialects == 0 || dialects & shown != 0)
                .map(|(name, number, _)| json!({ "name": name, "number": number }));
            map.insert("extensible".into(), schema.extensible.into());
            map.insert("values".into(), values.collect());
        }
        Kind::List(of) => {
            let mut item = tree(of(), within, shown);
            if let Some(item) = item.as_object_mut() {
                bound(of(), schema.range.or(of().range), item);
            }
            map.insert("of".into(), item);
        }
        Kind::Leaf { .. } | Kind::Open => {
            if let Some(content) = contained(schema) {
                map.insert("contains".into(), tree(content, within, shown));
            }
        }
    }
}
