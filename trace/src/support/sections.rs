//! The statement for people: which sections, which tables.

use super::document::{Block, TIE, Table};
use super::parameters::{Parameter, kind, own_parts, parts, range, same, tag, type_name};
use super::{Statement, class, dialects_of, direction, errors, linked, names, timer};
use inlab_ber::value::Value;
use inlab_ber::{Kind, Schema};
use inlab_inap::error::ERRORS;
use inlab_inap::operation::{Part, Type};
use inlab_inap::{Dialect, Half, Legs, MonitorMode, Operation, Purpose, ReplyBit};

const YES: &str = "yes";
const NO: &str = "-";

/// Where a parameter is in every dialect that has the operation.
const ALL: &str = "all";

const PARAMETERS: [&str; 6] = ["parameter", "tag", "type", "range", "presence", "dialects"];

pub(super) fn blocks(statement: &Statement) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(1, "Protocol support".into()),
        Block::Facts(
            statement
                .dialects
                .iter()
                .map(|dialect| (dialect.name().to_string(), dialect.title().to_string()))
                .collect(),
        ),
    ];
    let is_whole = statement.operation.is_none();
    if is_whole || statement.dialects.len() > 1 {
        comparison(statement, &mut blocks);
    }
    if is_whole {
        contexts(statement, &mut blocks);
        events(statement, &mut blocks);
    }
    obligations(statement, &mut blocks);
    let mut types = Types(Vec::new());
    blocks.push(Block::Heading(2, "Operations".into()));
    blocks.push(Block::Paragraph(
        "EXPLICIT: the tag stands around the type's own element, as it does around every CHOICE. \
         The range of a BIT STRING is that of its contents octets, the count of unused bits among them. \
         Optional: OPTIONAL, or DEFAULT where the value for what is absent is put in above the codec. \
         Under a list stand the parameters of its items, under an OCTET STRING those of the type whose BER it contains. \
         Dialects: those that have the parameter; \"all\" is every dialect whose operation has this type."
            .into(),
    ));
    let mut rows: Vec<&'static Operation> = Vec::new();
    for row in statement.rows() {
        if rows.contains(&row) {
            continue;
        }
        operation(statement, row, &mut types, &mut blocks);
        rows.push(row);
    }
    error_parameters(statement, &mut types, &mut blocks);
    types.list(&mut blocks);
    blocks
}

/// One table: an operation a row, a dialect a column.
fn comparison(statement: &Statement, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, "Operations by dialect".into()));
    blocks.push(Block::Paragraph(
        "Where the class differs between dialects, it stands in the dialect's column.".into(),
    ));
    let dialects = statement.dialects.iter().map(|dialect| dialect.name());
    let mut table = Table::new(["operation", "code", "class"].into_iter().chain(dialects));
    let mut seen: Vec<&Operation> = Vec::new();
    for row in statement.rows() {
        if seen.contains(&row) {
            continue;
        }
        seen.push(row);
        let classes: Vec<Option<u8>> = statement
            .dialects
            .iter()
            .map(|dialect| dialect.operation_named(row.name).map(class))
            .collect();
        let is_one = classes.iter().flatten().all(|one| *one == class(row));
        let mut cells = vec![
            row.name.to_string(),
            row.code.to_string(),
            if is_one {
                class(row).to_string()
            } else {
                "differs".into()
            },
        ];
        cells.extend(classes.iter().map(|found| match found {
            None => NO.to_string(),
            Some(_) if is_one => YES.to_string(),
            Some(class) => class.to_string(),
        }));
        table.row(cells);
    }
    blocks.push(Block::Table(table));
}

/// How far it is confirmed what must be there, where the standard's own text was not read.
fn obligations(statement: &Statement, blocks: &mut Vec<Block>) {
    let mut done: Vec<&'static str> = Vec::new();
    for dialect in &statement.dialects {
        let Some(evidence) = dialect.evidence().filter(|of| !done.contains(&of.rule)) else {
            continue;
        };
        let mut table = Table::new([
            "operation",
            "of its",
            "parameter",
            "standing",
            "what the sources say",
        ]);
        for doubt in evidence.doubts {
            let mut rows = statement.rows();
            if rows.any(|row| row.name == doubt.operation && row.dialects & dialect.bit() != 0) {
                table.row(vec![
                    doubt.operation.into(),
                    doubt.part.name().into(),
                    match (doubt.part, doubt.parameter) {
                        (Part::Whole, _) => "all",
                        (_, "") => "as a whole",
                        (_, name) => name,
                    }
                    .into(),
                    doubt.standing.name().into(),
                    doubt.why.into(),
                ]);
            }
        }
        if done.is_empty() {
            blocks.push(Block::Heading(2, "Sources of obligations".into()));
        }
        done.push(evidence.rule);
        blocks.push(Block::Paragraph(evidence.rule.into()));
        blocks.push(Block::Paragraph(format!(
            "Two sources agree on: {}.",
            evidence.confirmed.join("; ")
        )));
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
        let mut table = Table::new(["operation", "parameter", "taken for"]);
        for value in evidence.values {
            let mut rows = statement.rows();
            if rows.any(|row| row.name == value.operation && row.dialects & dialect.bit() != 0) {
                let parameter = match value.parameter {
                    "" => "as a whole",
                    name => name,
                };
                table.row(vec![
                    value.operation.into(),
                    parameter.into(),
                    value.meaning.into(),
                ]);
            }
        }
        if !table.rows.is_empty() {
            let told = "Values that rest on experience alone, since no public text says what their octets mean:";
            blocks.push(Block::Paragraph(told.into()));
            blocks.push(Block::Table(table));
        }
    }
}

fn contexts(statement: &Statement, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, "Application contexts".into()));
    let mut table = Table::new(["dialect", "application context", "for"]);
    for dialect in &statement.dialects {
        for context in dialect.contexts() {
            table.row(vec![
                dialect.name().into(),
                context.arcs.into(),
                purpose(context.purpose).into(),
            ]);
        }
    }
    blocks.push(Block::Table(table));
}

const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Call => "call: the SSF opens it with a trigger",
        Purpose::Assist => "assist: an assisting SSF asks for instructions",
        Purpose::Resource => "resource: a specialized resource asks for instructions",
        Purpose::CreateCall => "call created by the SCF",
        Purpose::Traffic => "traffic management: callGap",
        Purpose::Filtering => "service filtering",
        Purpose::DetectionPoints => "call: one operation a detection point",
        Purpose::CreateCallDetectionPoints => {
            "call created by the SCF: one operation a detection point"
        }
        Purpose::Status => "status of a resource",
        Purpose::ShortMessage => "short message",
        Purpose::Gprs => "GPRS: the SSF opens it",
        Purpose::GprsFromScf => "GPRS: the SCF opens it",
    }
}

fn events(statement: &Statement, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, "Events".into()));
    blocks.push(Block::Paragraph(
        "T: it triggers (TDP-R). R: it can be armed to interrupt the call (EDP-R). N: it can be armed to notify (EDP-N). \
         Transparent disarms what can be armed."
            .into(),
    ));
    let dialects = statement.dialects.iter().map(|dialect| dialect.name());
    let columns = [
        "event",
        "number",
        "call model",
        "legs",
        "leg if none is named",
    ];
    let mut table = Table::new(columns.into_iter().chain(dialects));
    for event in inlab_inap::DetectionPoint::ALL {
        let rows = statement.dialects.iter();
        let rows: Vec<_> = rows
            .map(|dialect| (*dialect, dialect.event(*event)))
            .collect();
        let Some(row) = rows.iter().find_map(|(_, row)| *row) else {
            continue;
        };
        let mut cells = vec![
            event.name().into(),
            event.number().to_string(),
            match row.half {
                Half::Originating => "O-BCSM",
                Half::Terminating => "T-BCSM",
            }
            .into(),
            match row.legs {
                Legs::One => "1",
                Legs::NotOne => "2 and more",
                Legs::Two => "2",
                Legs::Named => "any",
            }
            .into(),
            row.default_leg()
                .map_or_else(|| "must be named".into(), |leg| leg.0.to_string()),
        ];
        cells.extend(rows.iter().map(|(dialect, row)| {
            let letters: String = row.map_or_else(String::new, |row| {
                [
                    (row.is_trigger(*dialect), 'T'),
                    (row.allows(*dialect, MonitorMode::Interrupted), 'R'),
                    (row.allows(*dialect, MonitorMode::NotifyAndContinue), 'N'),
                ]
                .into_iter()
                .filter_map(|(is_so, letter)| is_so.then_some(letter))
                .collect()
            });
            if letters.is_empty() {
                NO.to_string()
            } else {
                letters
            }
        }));
        table.row(cells);
    }
    blocks.push(Block::Table(table));
}

fn operation(
    statement: &Statement,
    row: &'static Operation,
    types: &mut Types,
    blocks: &mut Vec<Block>,
) {
    blocks.push(Block::Heading(3, format!("{} ({})", row.name, row.code)));
    // What is the same in several dialects is said once.
    let mut groups: Vec<(Vec<Dialect>, Facts)> = Vec::new();
    for dialect in &statement.dialects {
        let Some(own) = dialect.operation_named(row.name) else {
            continue;
        };
        let facts = facts(own, *dialect);
        match groups.iter_mut().find(|(_, known)| *known == facts) {
            Some((dialects, _)) => dialects.push(*dialect),
            None => groups.push((vec![*dialect], facts)),
        }
    }
    for (dialects, facts) in groups {
        let names: Vec<_> = dialects.iter().map(|dialect| dialect.name()).collect();
        let mut all = vec![("dialects".to_string(), names.join(" "))];
        all.extend(facts);
        blocks.push(Block::Facts(all));
    }
    let pick: [(&str, Part, Pick); 2] = [
        ("Argument", Part::Argument, |row| row.argument),
        ("Result", Part::Result, |row| row.result),
    ];
    for (word, which, part) in pick {
        let mut done: Vec<&'static Schema> = Vec::new();
        for own in statement.rows().filter(|own| *own == row) {
            let Some(of) = part(own) else { continue };
            if done.iter().any(|schema| same(schema, of.schema())) {
                continue;
            }
            done.push(of.schema());
            let within = dialects_of(own, of, part);
            let parts = own_parts(row.name, which, of.schema(), within, statement.bits());
            parameters(word, of.schema(), parts, within, types, blocks);
        }
    }
}

type Pick = fn(&Operation) -> Option<Type>;
type Facts = Vec<(String, String)>;

fn facts(row: &'static Operation, dialect: Dialect) -> Facts {
    let outcomes = match class(row) {
        1 => "success and failure are reported",
        2 => "failure is reported",
        3 => "success is reported",
        _ => "neither success nor failure is reported",
    };
    let (shortest, longest) = row.timer.range();
    let none = |list: Vec<String>| {
        if list.is_empty() {
            "none".to_string()
        } else {
            list.join(", ")
        }
    };
    let of = |of: Option<Type>| of.map_or_else(|| "none".into(), |of| type_name(of.schema()));
    let errors = errors(row, dialect);
    let linked = linked(row, dialect);
    let reply = reply(row, dialect).map(|reply| ("reply".to_string(), reply));
    let facts = [
        ("direction", direction(row).to_string()),
        ("class", format!("{}: {outcomes}", class(row))),
        (
            "timer",
            format!(
                "{}: {} s to {} s",
                timer(row),
                shortest.as_secs(),
                longest.as_secs()
            ),
        ),
        (
            "errors",
            none(errors.iter().map(|e| numbered(e.name, e.code)).collect()),
        ),
        (
            "linked",
            none(linked.iter().map(|o| numbered(o.name, o.code)).collect()),
        ),
        ("argument", of(row.argument)),
        ("result", of(row.result)),
    ]
    .into_iter()
    .map(|(name, fact)| (name.to_string(), fact));
    let mut facts: Facts = facts.collect();
    facts.extend(reply);
    facts
}

/// Whether it requires a reply, and what bit H of its code says of it.
fn reply(row: &Operation, dialect: Dialect) -> Option<String> {
    let bit = dialect.reply_bit()?;
    let required = dialect.requires_reply(row);
    let bit = match bit {
        ReplyBit::Zero => "bit H of the family is always 0",
        _ if dialect.sets_reply_bit(row, None) => "bit H of the family is set",
        ReplyBit::Optional if required => "bit H of the family is set on demand only",
        ReplyBit::Optional | ReplyBit::Required => "bit H of the family is 0",
    };
    let required = if required { "required" } else { "not required" };
    Some(format!("{required}: {bit}"))
}

/// The heading and the table of a type that stands alone.
fn parameters(
    word: &str,
    schema: &'static Schema,
    parts: Vec<Parameter>,
    within: u32,
    types: &mut Types,
    blocks: &mut Vec<Block>,
) {
    let name = type_name(schema);
    let mut title = format!("{word} {name}");
    if kind(schema) != name {
        title.push_str(&format!(", {}", kind(schema)));
    }
    if schema.extensible {
        title.push_str(", extensible");
    }
    title.push_str(&format!(" ({})", spaced(within)));
    blocks.push(Block::Heading(4, title));
    types.see(schema);
    if parts.is_empty() {
        return;
    }
    let mut table = Table::new(PARAMETERS);
    rows(&parts, &mut Vec::new(), within, types, &mut table);
    blocks.push(Block::Table(table));
}

fn rows(
    parts: &[Parameter],
    within: &mut Vec<&'static str>,
    every: u32,
    types: &mut Types,
    table: &mut Table,
) {
    for part in parts {
        types.see(part.of);
        let dialects = if part.dialects == every {
            ALL.to_string()
        } else {
            spaced(part.dialects)
        };
        table.within(
            within.clone(),
            vec![
                part.name.to_string(),
                tag(part.tag, part.explicit),
                type_name(part.of),
                range(part.of, part.range),
                presence(part),
                dialects,
            ],
        );
        within.push(part.name);
        rows(&part.parts, within, every, types, table);
        within.pop();
    }
}

/// The errors that the operations shown may be answered with.
fn error_parameters(statement: &Statement, types: &mut Types, blocks: &mut Vec<Block>) {
    let may = |code: i32| {
        statement
            .dialects
            .iter()
            .filter(|dialect| {
                let mut rows = statement.rows();
                rows.any(|row| {
                    row.dialects & dialect.bit() != 0
                        && errors(row, **dialect)
                            .iter()
                            .any(|error| error.code == code)
                })
            })
            .map(|dialect| dialect.name())
            .collect::<Vec<_>>()
    };
    let mut table = Table::new(["error", "code", "parameter", "dialects"]);
    let mut trees = Vec::new();
    for error in ERRORS {
        let dialects = may(error.code);
        if dialects.is_empty() {
            continue;
        }
        let parameter = error.parameter.map(|of| of.schema());
        table.row(vec![
            error.name.into(),
            error.code.to_string(),
            parameter.map_or_else(|| "none".into(), type_name),
            dialects.join(" "),
        ]);
        trees.extend(parameter.map(|schema| (error, schema)));
    }
    if table.rows.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, "Errors".into()));
    blocks.push(Block::Table(table));
    for (error, schema) in trees {
        if matches!(schema.kind, Kind::Enumerated(_)) {
            types.see(schema);
        } else {
            let within = error.dialects & statement.bits();
            let parts = parts(schema, within, within);
            parameters(error.name, schema, parts, within, types, blocks);
        }
    }
}

/// ENUMERATED types that were named.
struct Types(Vec<&'static Schema>);

impl Types {
    fn see(&mut self, schema: &'static Schema) {
        match schema.kind {
            Kind::List(of) => self.see(of()),
            Kind::Enumerated(_) if !self.0.iter().any(|known| is_alike(known, schema)) => {
                self.0.push(schema);
            }
            _ => {}
        }
    }

    fn list(mut self, blocks: &mut Vec<Block>) {
        if self.0.is_empty() {
            return;
        }
        self.0.sort_by_key(|schema| schema.name);
        blocks.push(Block::Heading(2, "Values".into()));
        blocks.push(Block::Paragraph(
            "Of the ENUMERATED types above, in all dialects together.".into(),
        ));
        let facts = self.0.into_iter().map(|schema| {
            let Kind::Enumerated(values) = schema.kind else {
                return (schema.name.to_string(), String::new());
            };
            let mut values: Vec<_> = values
                .iter()
                .map(|(name, number, _)| numbered(name, *number))
                .collect();
            values.extend(schema.extensible.then(|| "...".to_string()));
            (schema.name.to_string(), values.join(", "))
        });
        blocks.push(Block::Facts(facts.collect()));
    }
}

/// Two ENUMERATED types of one name may have other values, in other dialects.
fn is_alike(a: &Schema, b: &Schema) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Enumerated(a_values), Kind::Enumerated(b_values)) => {
            a.name == b.name && a_values == b_values && a.extensible == b.extensible
        }
        _ => false,
    }
}

fn spaced(bits: u32) -> String {
    names(bits).collect::<Vec<_>>().join(" ")
}

/// Whether it must be there, and its value where it is absent.
fn presence(part: &Parameter) -> String {
    let doubt = part.doubt.map(|doubt| doubt.standing.name());
    match (&part.default, doubt) {
        (Some(value), _) => format!("default {}", brief(value)),
        (None, Some(doubt)) => format!("{}, {doubt}", part.presence),
        (None, None) => part.presence.to_string(),
    }
}

fn brief(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => items.iter().map(brief).collect::<Vec<_>>().join(", "),
        Value::Map(map) => {
            let entries = map
                .iter()
                .map(|(name, value)| format!("{name}: {}", brief(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
    }
}

/// A name and its number, which no line break parts.
fn numbered(name: &str, number: i32) -> String {
    format!("{name}{TIE}({number})")
}
