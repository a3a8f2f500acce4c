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

/// Vectors of operations that are not in the table yet.
const LATER: &[&str] = &[
    "applyChargingGPRS",
    "applyChargingReportGPRS",
    "assistRequestInstructions",
    "callGap",
    "cancelGPRS",
    "connectGPRS",
    "connectToResource",
    "continueGPRS",
    "disconnectForwardConnectionWithArgument",
    "disconnectLeg",
    "entityReleasedGPRS",
    "furnishChargingInformationGPRS",
    "initiateCallAttempt",
    "moveLeg",
    "playAnnouncement",
    "promptAndCollectUserInformation",
    "releaseGPRS",
    "requestReportGPRSEvent",
    "resetTimerGPRS",
    "sendChargingInformation",
    "specializedResourceReport",
];

fn dialect_of(vector: &Vector) -> Dialect {
    match (vector.operation.as_str(), vector.version.as_deref()) {
        (_, Some(version)) if version.starts_with("CS-1+") => Dialect::CS1P,
        (_, Some(version)) if version.starts_with("CS-2") => Dialect::CS2,
        (_, Some("3")) => Dialect::CAP3,
        // Where nothing is said, the vector holds members of phase 4 or of no phase in particular.
        _ => Dialect::CAP4,
    }
}

#[test]
fn both_codecs_give_the_octets_back_and_agree() {
    let mut seen = 0;
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
                if LATER.contains(&name) {
                    continue;
                }
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
        let octets = hex(&vector.octets);
        assert_eq!(
            hex(&compiled_round_trip(of, &vector.octets, dialect)),
            octets,
            "{} compiled",
            vector.id
        );
        let (value, back) = schema_round_trip(of.schema(), &vector.octets, dialect);
        assert_eq!(hex(&back), octets, "{} schema: {value:?}", vector.id);
        seen += 1;
    }
    assert!(seen >= 20, "{seen}");
}
