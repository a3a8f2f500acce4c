//! Octets from outside: `tests/vectors/cap.jsonl` and `inap.jsonl`, and the arguments inside `oracle_vectors.jsonl`.
//!
//! Each argument goes through both codecs, compiled and schema, each way; the two share no code.

use inlab_ber::value::{Value, hex, show, unhex, write};
use inlab_ber::{Schema, Scratch, Writer, element};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, error_named};

/// What a vector holds.
struct Vector {
    id: String,
    operation: String,
    kind: String,
    octets: Vec<u8>,
    /// Values that the source asserts, by paths of its own.
    expect: Vec<(String, serde_json::Value)>,
    version: Option<String>,
}

fn vectors(file: &str) -> Vec<Vector> {
    let path = format!("{}/../../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let field = |json: &serde_json::Value, name: &str| json[name].as_str().map(str::to_owned);
    text.lines()
        .map(|line| {
            let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
            Vector {
                id: field(&json, "id").expect("id"),
                operation: field(&json, "operation").expect("operation"),
                kind: field(&json, "kind").expect("kind"),
                octets: unhex(&field(&json, "hex").expect("hex")).expect("hex"),
                expect: serde_json::from_value(json["expect"].clone()).unwrap_or_default(),
                version: field(&json, "version"),
            }
        })
        .collect()
}

/// Octets to value to octets, by the schema alone.
fn schema_round_trip(schema: &Schema, octets: &[u8], dialect: Dialect) -> (Value, Vec<u8>) {
    let (tlv, rest) = element(octets).expect("an element");
    assert!(rest.is_empty(), "octets after the argument");
    let value = show(schema, tlv, dialect.bit()).expect("shown");
    let mut out = Writer::default();
    write(schema, &value, dialect.bit(), &mut out)
        .unwrap_or_else(|error| panic!("{error}: {value:?}"));
    (value, out.as_slice().to_vec())
}

/// Octets to struct to octets, by the compiled codec.
fn compiled_round_trip(of: Type, octets: &[u8], dialect: Dialect) -> Vec<u8> {
    let (scratch, mut out) = (Scratch::default(), Writer::default());
    of.recode(octets, dialect, &scratch, &mut out)
        .unwrap_or_else(|error| panic!("{error}"));
    out.as_slice().to_vec()
}

/// Names of the sources that are not the standard's.
const NAMES: &[(&str, &str)] = &[("address", "digits")];

/// Everything under this name, in order.
fn all<'v>(value: &'v Value, name: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Map(map) => {
            for (key, value) in map {
                if key == name {
                    found.push(value);
                }
                all(value, name, found);
            }
        }
        Value::List(items) => items.iter().for_each(|item| all(item, name, found)),
        _ => {}
    }
}

/// Values that the source asserts about parameters of the same name: how many were compared. Its `legN` is our N; its
/// `.intValue`, `.id` and the like are not parameters.
fn agree(vector: &Vector, value: &Value) -> usize {
    let mut compared = 0;
    let mut expected: Vec<(&str, Vec<String>)> = Vec::new();
    for (path, wanted) in &vector.expect {
        let mut parts = path
            .rsplit('.')
            .filter(|part| !matches!(*part, "intValue" | "longValue" | "id"));
        let name = parts.next().unwrap_or_default();
        let name = NAMES
            .iter()
            .find(|(theirs, _)| *theirs == name)
            .map_or(name, |(_, ours)| ours);
        let text = match wanted {
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::String(text) => text.strip_prefix("leg").unwrap_or(text).to_owned(),
            // Null and false stand for absence, true for presence.
            _ => continue,
        };
        match expected.iter_mut().find(|(known, _)| *known == name) {
            Some((_, texts)) => texts.push(text),
            None => expected.push((name, vec![text])),
        }
    }
    for (name, texts) in expected {
        let mut found = Vec::new();
        all(value, name, &mut found);
        let found: Vec<String> = found
            .iter()
            .filter_map(|value| match value {
                Value::Integer(number) => Some(number.to_string()),
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        // Numbers of indicators have names with us.
        if found.len() == texts.len()
            && (found[0].parse::<i64>().is_ok() == texts[0].parse::<i64>().is_ok())
        {
            assert_eq!(found, texts, "{} {name}", vector.id);
            compared += texts.len();
        }
    }
    compared
}

/// A vector that a peer's encoder made with the explicit tag around a CHOICE in primitive form (X.690 8.14.2 wants it constructed):
/// taken, and mended when it is encoded again.
const MENDED: &[(&str, &str, &str)] = &[("cap-s-005", "8003800119", "a003800119")];

fn dialect_of(vector: &Vector) -> Dialect {
    match (vector.operation.as_str(), vector.version.as_deref()) {
        (_, Some(version)) if version.starts_with("CS-1+") => Dialect::CS1P,
        (_, Some(version)) if version.starts_with("CS-2") => Dialect::CS2,
        // Said to be of phase 3 by its source; call segments came with phase 4.
        ("disconnectForwardConnectionWithArgument", _) => Dialect::CAP4,
        (_, Some("3")) => Dialect::CAP3,
        // NULL, as before phase 4.
        ("specializedResourceReport", None) if vector.octets == [5, 0] => Dialect::CAP3,
        // Where nothing is said, the vector holds members of phase 4 or of no phase in particular.
        _ => Dialect::CAP4,
    }
}

#[test]
fn both_codecs_give_the_octets_back_and_agree() {
    let (mut seen, mut checked) = (0, 0);
    for vector in vectors("cap.jsonl")
        .into_iter()
        .chain(vectors("inap.jsonl"))
    {
        let dialect = dialect_of(&vector);
        let of = match vector.kind.as_str() {
            "error-parameter" => {
                error_named(dialect, &vector.operation).and_then(|error| error.parameter)
            }
            kind => {
                let name = vector.operation.as_str();
                let operation = dialect
                    .operation_named(name)
                    .unwrap_or_else(|| panic!("{}: {name}", vector.id));
                if kind == "result" {
                    operation.result
                } else {
                    operation.argument
                }
            }
        };
        let of = of.unwrap_or_else(|| panic!("{} has no type", vector.id));
        let mut octets = hex(&vector.octets);
        if let Some((_, broken, sound)) = MENDED.iter().find(|(id, ..)| *id == vector.id) {
            assert!(octets.contains(broken));
            octets = octets.replace(broken, sound);
        }
        assert_eq!(
            hex(&compiled_round_trip(of, &vector.octets, dialect)),
            octets,
            "{} compiled",
            vector.id
        );
        let (value, back) = schema_round_trip(of.schema(), &vector.octets, dialect);
        assert_eq!(hex(&back), octets, "{} schema: {value:?}", vector.id);
        checked += agree(&vector, &value);
        seen += 1;
    }
    assert!(
        seen >= 50 && checked >= 100,
        "{seen} arguments, {checked} values"
    );
}
