//! Our declarations of CAP phase 4 against pycrate's, which were compiled from the ASN.1 text of TS 29.078 (Release 16): operations,
//! classes, errors, linked operations; and each member's name, tag, presence, default, range, values, extension marker.
//!
//! What a string contains by a comment of the standard (charging characteristics) has no type in pycrate's modules: those are
//! judged by tshark.

use inlab_inap::Dialect;
use inlab_trace::Statement;
use serde_json::Value;
use std::collections::BTreeMap;

/// Differences that there are: part of their line, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "disconnectForwardConnectionWithArgument: name",
        "TS 29.078 5.3 calls the code opcode-dFCWithArgument, 6.1.1 the operation as we do",
    ),
    (
        ".extensions.[].value: explicit",
        "an open type is kept with the tag around it, whose form tells: X.680 31.2.7",
    ),
];

/// Ours and pycrate's, as lines `where: what: ours, theirs`.
pub(crate) fn differences(theirs: &[Value]) -> Vec<String> {
    let statement = Statement::new(&[Dialect::CAP4], None).expect("all operations");
    let ours = statement.to_json();
    let by_code = |list: &[Value]| -> BTreeMap<i64, Value> {
        let code = |of: &Value| of["opcode"].as_i64().expect("a code");
        list.iter().map(|of| (code(of), of.clone())).collect()
    };
    let (ours, theirs) = (by_code(ours.as_array().expect("a list")), by_code(theirs));
    let mut out = Compare::default();
    let codes = |of: &BTreeMap<i64, Value>| of.keys().copied().collect::<Vec<_>>();
    out.same("operations", &codes(&ours), &codes(&theirs));
    for (code, ours) in &ours {
        let Some(theirs) = theirs.get(code) else {
            continue;
        };
        let name = ours["operation"].as_str().expect("a name");
        out.same(
            &format!("{name}: name"),
            &ours["operation"],
            &theirs["operation"],
        );
        out.same(&format!("{name}: class"), &ours["class"], &theirs["class"]);
        let linked: Vec<_> = ours["linked"].as_array().expect("a list").iter().collect();
        let linked: Vec<_> = linked.iter().map(|of| of["opcode"].clone()).collect();
        out.same(
            &format!("{name}: linked"),
            &Value::from(linked),
            &theirs["linked"],
        );
        for part in ["argument", "result"] {
            out.types(&format!("{name} {part}"), &ours[part], &theirs[part]);
        }
        let errors = |of: &Value| -> Vec<(Value, Value)> {
            let list = of["errors"].as_array().expect("a list").iter();
            list.map(|of| (of["code"].clone(), of["name"].clone()))
                .collect()
        };
        out.same(&format!("{name}: errors"), &errors(ours), &errors(theirs));
        let (ours, theirs) = (&ours["errors"], &theirs["errors"]);
        for ours in ours.as_array().expect("a list") {
            let theirs = theirs.as_array().expect("a list").iter();
            for theirs in theirs.filter(|theirs| theirs["code"] == ours["code"]) {
                let error = ours["name"].as_str().expect("a name");
                out.types(
                    &format!("error {error}"),
                    &ours["parameter"],
                    &theirs["parameter"],
                );
            }
        }
    }
    out.0.sort();
    out.0.dedup();
    out.0
}

/// Differences that are not on the list, and entries of the list that are no longer one.
pub(crate) fn judge(found: &[String]) -> Vec<String> {
    let is = |line: &str, known: &str| line.contains(known);
    let new = found
        .iter()
        .filter(|line| !DIFFERENCES.iter().any(|(known, _)| is(line, known)));
    let gone = DIFFERENCES
        .iter()
        .filter(|(known, _)| !found.iter().any(|line| is(line, known)));
    new.cloned()
        .chain(gone.map(|(known, _)| format!("no longer there: {known}")))
        .collect()
}

#[derive(Default)]
struct Compare(Vec<String>);

impl Compare {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, ours: &T, theirs: &T) {
        if ours != theirs {
            self.0.push(format!("{what}: {ours:?}, {theirs:?}"));
        }
    }

    fn types(&mut self, at: &str, ours: &Value, theirs: &Value) {
        if ours.is_null() || theirs.is_null() {
            return self.same(&format!("{at}: there"), &ours.is_null(), &theirs.is_null());
        }
        let kind = |of: &Value| match of["kind"].as_str().expect("a kind") {
            // A type that another field of the information object gives.
            "ANY" | "OPEN_TYPE" => "ANY".to_owned(),
            kind => kind.to_owned(),
        };
        self.same(&format!("{at}: kind"), &kind(ours), &kind(theirs));
        for what in ["range", "size", "extensible"] {
            self.same(&format!("{at}: {what}"), &ours[what], &theirs[what]);
        }
        if let Some(list) = ours["values"].as_array() {
            let ours: BTreeMap<_, _> = list
                .iter()
                .map(|of| {
                    (
                        of["name"].as_str().unwrap_or_default(),
                        of["number"].as_i64(),
                    )
                })
                .collect();
            let theirs = theirs["values"].as_object();
            let theirs = theirs.into_iter().flatten();
            let theirs = theirs.map(|(name, number)| (name.as_str(), number.as_i64()));
            self.same(&format!("{at}: values"), &ours, &theirs.collect());
        }
        if ours.get("of").is_some() && theirs.get("of").is_some() {
            self.types(&format!("{at}.[]"), &ours["of"], &theirs["of"]);
        }
        if let (Some(ours), Some(theirs)) =
            (ours["members"].as_array(), theirs["members"].as_array())
        {
            let names = |of: &[Value]| -> Vec<String> {
                let name = |of: &Value| of["name"].as_str().unwrap_or_default().to_owned();
                of.iter().map(name).collect()
            };
            self.same(
                &format!("{at}: members"),
                &sorted(names(ours)),
                &sorted(names(theirs)),
            );
            for ours in ours {
                let name = ours["name"].as_str().expect("a name");
                let at = format!("{at}.{name}");
                for theirs in theirs.iter().filter(|theirs| theirs["name"] == name) {
                    for what in ["tag", "presence"] {
                        self.same(&format!("{at}: {what}"), &ours[what], &theirs[what]);
                    }
                    self.same(
                        &format!("{at}: default"),
                        &ours["default"],
                        &plain(&theirs["default"]),
                    );
                    if ours["tag"]
                        .as_str()
                        .is_some_and(|tag| !tag.contains("UNIVERSAL"))
                    {
                        self.same(
                            &format!("{at}: explicit"),
                            &ours["explicit"],
                            &theirs["explicit"],
                        );
                    }
                    self.types(&at, ours, theirs);
                }
            }
        }
    }
}

/// A value of pycrate's as ours are: a CHOICE is a pair there, an octet its hex.
fn plain(value: &Value) -> Value {
    match value {
        Value::Array(pair) if pair.len() == 2 && pair[0].is_string() => {
            let name = pair[0].as_str().unwrap_or_default();
            Value::from_iter([(name, plain(&pair[1]))])
        }
        Value::Object(map) => match map.get("hex").and_then(Value::as_str) {
            Some(hex) => i64::from_str_radix(hex, 16).map_or(Value::Null, Value::from),
            None => map
                .iter()
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect(),
        },
        other => other.clone(),
    }
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}
