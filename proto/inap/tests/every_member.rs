//! Every operation, every member, every alternative: octets built here from the declarations, through both codecs.
//!
//! `DUMP=file` writes them as `I|R|E dialect code octets`. Wrapped in TCAP, 5802 of them (without extensions, strings of
//! four octets at least) went through tshark 4.0.17 and, those of phase 4, pycrate 0.8.1. What these refuse is what the
//! octets here do not mean (content of charging and QoS octet strings, a CSG identity of 32 bits), and: naCarrierInformation
//! and naInfo of phase 2, sendCalculationToSCPIndication of ETSI CS-1, callingPartyRestrictionIndicator of ETSI CS-2, which
//! tshark has not; calledAddress as requested information, which is of INAP only and which we let pass in CAP too.

use inlab_ber::value::{Value, check, show, write};
use inlab_ber::{Kind, Member, Presence, Schema, Scratch, Tag, Writer, element};
use inlab_inap::operation::{OPERATIONS, Type};
use inlab_inap::{Dialect, error::ERRORS};
use proptest::prelude::*;

/// What goes where something has to be chosen: the n-th of so many, from fewer to more.
type Pick<'p> = &'p mut dyn FnMut(usize) -> usize;

/// DER of a tag and its contents.
fn tlv(tag: Tag, constructed: bool, contents: &[u8], out: &mut Vec<u8>) {
    let class = ((tag >> 30) as u8) << 6 | if constructed { 0x20 } else { 0 };
    let number = tag & !(7 << 29);
    match number {
        0..=30 => out.push(class | number as u8),
        31..=127 => out.extend([class | 31, number as u8]),
        _ => panic!("no such tag here"),
    }
    match contents.len() {
        length @ 0..=127 => out.push(length as u8),
        length @ 128..=255 => out.extend([0x81, length as u8]),
        length => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend(contents);
}

fn integer(value: i64) -> Vec<u8> {
    let mut octets = value.to_be_bytes().to_vec();
    while octets.len() > 1
        && (octets[0] == 0 && octets[1] < 0x80 || octets[0] == 0xff && octets[1] >= 0x80)
    {
        octets.remove(0);
    }
    octets
}

/// Members of the dialect: those that must be there, of the others all or some.
fn wanted(
    members: &'static [Member],
    dialect: u32,
    all: bool,
    pick: Pick<'_>,
) -> Vec<&'static Member> {
    let of_dialect = members.iter().filter(|member| member.is_in(dialect));
    of_dialect
        .filter(|member| all || member.presence == Presence::Required || pick(2) == 1)
        .collect()
}

/// An element of the type, under this tag if there is one.
fn build(
    schema: &'static Schema,
    tag: Tag,
    range: Option<(i64, i64)>,
    dialect: u32,
    all: bool,
    pick: Pick<'_>,
    out: &mut Vec<u8>,
) {
    let own = if tag == 0 { schema.tag } else { tag };
    let mut contents = Vec::new();
    let (low, high) = range.unwrap_or((1, 12));
    let size = |pick: Pick<'_>, at_most: i64| {
        let high = high.min(low.max(at_most));
        usize::try_from(low).expect("a size")
            + pick(usize::try_from(high - low + 1).expect("a size"))
    };
    match &schema.kind {
        Kind::Sequence(members) | Kind::Set(members) => {
            for member in wanted(members, dialect, all, pick) {
                element_of(member, dialect, all, pick, &mut contents);
            }
        }
        Kind::Choice(members) => {
            assert_eq!(tag, 0, "an explicit tag stands around a choice");
            let members = wanted(members, dialect, true, pick);
            assert!(
                !members.is_empty(),
                "{} has no alternative here",
                schema.name
            );
            let member = members[pick(members.len())];
            return element_of(member, dialect, all, pick, out);
        }
        Kind::List(of) => {
            for _ in 0..size(pick, 2) {
                build(of(), 0, None, dialect, all, pick, &mut contents);
            }
        }
        Kind::Enumerated(values) => contents = integer(values[pick(values.len())].1.into()),
        Kind::Open => {
            let value = [4, 1, pick(256) as u8];
            if tag != 0 {
                return tlv(tag, true, &value, out);
            }
            return out.extend(value);
        }
        Kind::Leaf { .. } => {
            let mut octets =
                |count: usize| (0..count).map(|_| pick(256) as u8).collect::<Vec<u8>>();
            contents = match schema.tag {
                1 => vec![if pick(2) == 0 { 0 } else { 0xff }],
                2 => integer(match range {
                    Some((low, high)) => {
                        low + pick(usize::try_from(high - low).expect("a range") + 1) as i64
                    }
                    None => pick(1000) as i64,
                }),
                3 => {
                    // `range` counts the octets, that of the unused bits too.
                    let mut contents = vec![0; size(pick, 8).max(2)];
                    if range.is_none() {
                        contents.truncate(2);
                    }
                    contents
                }
                4 => {
                    // Types of one octet say so by themselves.
                    let single = matches!(
                        schema.name,
                        "LegType" | "CallingPartysCategory" | "PDPID" | "RPCause"
                    );
                    let count = if single { 1 } else { size(pick, 10) };
                    (0..count).map(|_| pick(256) as u8).collect()
                }
                5 => Vec::new(),
                6 => vec![0x2a, 0x03, octets(1)[0] & 0x7f],
                22 => octets(usize::try_from(low).expect("a size").max(3))
                    .iter()
                    .map(|octet| octet & 0x1f | 0x40)
                    .collect(),
                other => panic!("{}: universal tag {other}", schema.name),
            };
            return tlv(own, false, &contents, out);
        }
    }
    let primitive = matches!(schema.kind, Kind::Enumerated(_));
    tlv(own, !primitive, &contents, out);
}

fn element_of(member: &'static Member, dialect: u32, all: bool, pick: Pick<'_>, out: &mut Vec<u8>) {
    let schema = (member.of)();
    if member.explicit {
        let mut inner = Vec::new();
        build(schema, 0, member.range, dialect, all, pick, &mut inner);
        tlv(member.tag, true, &inner, out);
    } else {
        build(schema, member.tag, member.range, dialect, all, pick, out);
    }
}

fn has_unknown(value: &Value) -> bool {
    match value {
        Value::Map(map) => map
            .iter()
            .any(|(key, value)| key == "unknown" || has_unknown(value)),
        Value::List(items) => items.iter().any(has_unknown),
        _ => false,
    }
}

/// Both codecs take these octets and give them back.
fn through_both(name: &str, of: &Type, dialect: Dialect, octets: &[u8]) {
    let told = || format!("{dialect} {name} {}", inlab_ber::value::hex(octets));
    let (scratch, mut out) = (Scratch::default(), Writer::default());
    of.recode(octets, dialect, &scratch, &mut out)
        .unwrap_or_else(|error| panic!("{}: {error}", told()));
    assert_eq!(out.as_slice(), octets, "{}", told());
    check(of.schema(), octets, dialect.bit()).unwrap_or_else(|error| panic!("{}: {error}", told()));
    let value = show(
        of.schema(),
        element(octets).expect("an element").0,
        dialect.bit(),
    )
    .expect("shown");
    assert!(!has_unknown(&value), "{}: {value:?}", told());
    out.clear();
    write(of.schema(), &value, dialect.bit(), &mut out)
        .unwrap_or_else(|error| panic!("{}: {error}", told()));
    assert_eq!(out.as_slice(), octets, "{}", told());
}

/// Arguments and results of the operations of a dialect, and parameters of its errors.
fn types(
    dialect: Dialect,
) -> impl Iterator<Item = (&'static str, &'static str, i32, &'static Type)> {
    let operations = OPERATIONS
        .iter()
        .filter(move |operation| operation.dialects & dialect.bit() != 0);
    let arguments = operations.clone().filter_map(|of| {
        of.argument
            .as_ref()
            .map(|kind| ("I", of.name, of.code, kind))
    });
    let results =
        operations.filter_map(|of| of.result.as_ref().map(|kind| ("R", of.name, of.code, kind)));
    let errors = ERRORS
        .iter()
        .filter(move |error| error.dialects & dialect.bit() != 0);
    let errors = errors.filter_map(|of| {
        of.parameter
            .as_ref()
            .map(|kind| ("E", of.name, of.code, kind))
    });
    arguments.chain(results).chain(errors)
}

/// Every member at once, each time with another alternative where there are some.
#[test]
fn all_members_of_all_operations() {
    let mut count = 0;
    let mut dumped = String::new();
    for dialect in Dialect::all() {
        for (kind, name, code, of) in types(dialect) {
            let mut before = Vec::new();
            for turn in 0..16 {
                let mut octets = Vec::new();
                build(
                    of.schema(),
                    0,
                    None,
                    dialect.bit(),
                    true,
                    &mut |of| turn % of,
                    &mut octets,
                );
                if octets != before {
                    through_both(name, of, dialect, &octets);
                    dumped += &format!(
                        "{kind} {dialect} {code} {}\n",
                        inlab_ber::value::hex(&octets)
                    );
                    count += 1;
                }
                before = octets;
            }
        }
    }
    if let Some(file) = std::env::var_os("DUMP") {
        std::fs::write(file, dumped).expect("written");
    }
    assert!(count > 2000, "{count}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Some members, chosen at random.
    #[test]
    fn some_members_of_all_operations(seed in any::<u64>()) {
        let mut state = seed | 1;
        let mut pick = |of: usize| {
            // SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut value = state;
            value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            usize::try_from((value ^ value >> 31) % of as u64).expect("small")
        };
        for dialect in Dialect::all() {
            for (_, name, _, of) in types(dialect) {
                let mut octets = Vec::new();
                build(of.schema(), 0, None, dialect.bit(), false, &mut pick, &mut octets);
                through_both(name, of, dialect, &octets);
            }
        }
    }
}
