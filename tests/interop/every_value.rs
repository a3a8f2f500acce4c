//! Every operation, result and error of every dialect, read by tshark's dissectors: no complaint, and the same values.
//!
//! The values are those of [`inlab_tests::values`]: the smallest, the largest, and random ones, encoded by our compiled codec and
//! wrapped by hand. tshark writes what it made of them as PDML. From our declarations and from the PDML comes a list each of leaves in
//! order: name of the member, and its value (the number of an INTEGER, ENUMERATED or BOOLEAN; the octets of a string; nothing of a
//! NULL). The lists must be equal: a member under another tag, of another type, or in another place has another name there, or none.
//!
//! tshark's INAP is that of Q.1248, in which all of CS-1 and CS-2 is; its CAMEL is that of phase 4. What differs for a reason is in
//! [`DIFFERENT`], and what they complain about for a reason in [`COMPLAINTS`]: each with the reason, and each must happen.

use crate::produced::temporary;
use inlab_ber::{Kind, Member, Schema, Scratch, Tlv, Writer, element};
use inlab_inap::dialect::{CAP, CAP2, CAP3UP, CAP4, CS2_ANY, INAP};
use inlab_inap::{Dialect, contained};
use inlab_tests::values::{Maker, Whole, types};
use inlab_tests::wire::{data, message};
use inlab_trace::{PcapWriter, SctpPayload};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A member without parts: where its contents stand in the frame, and what they are.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Leaf {
    name: String,
    at: usize,
    size: usize,
    value: Meaning,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Meaning {
    Number(i64),
    Octets,
}

/// One value on its way.
struct Sent {
    whole: Whole,
    octets: Vec<u8>,
    /// Where it stands in its frame.
    at: usize,
}

/// A field that tshark shows.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    at: usize,
    size: usize,
    show: String,
    /// Another field of the application is below it.
    parent: bool,
}

/// What tshark says of one frame.
#[derive(Debug, Default)]
struct Frame {
    protocols: String,
    complaints: Vec<String>,
    fields: Vec<Field>,
}

#[test]
fn every_value_of_every_dialect() {
    let mut problems: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let (mut values, mut compared) = (0, 0);
    let mut excused = [0; COMPLAINTS.len()];
    // Types of which some value was compared to its end.
    let (mut all, mut clean) = (BTreeSet::new(), BTreeSet::new());
    for dialect in Dialect::all() {
        let mut sent = values_of(dialect);
        let file = temporary(&format!("every-value-{}.pcapng", dialect.name()));
        write(&file, dialect, &mut sent);
        let frames = read(&file);
        assert_eq!(frames.len(), sent.len(), "{dialect}");
        for (sent, frame) in sent.iter().zip(&frames) {
            let of = format!("{dialect} {:?} {}", sent.whole.part, sent.whole.name);
            let mut spotless = true;
            let mut problem = |what: String| {
                spotless = false;
                let excuse = COMPLAINTS.iter().position(|complaint| {
                    dialect.bit() & complaint.dialects != 0
                        && sent.whole.name.starts_with(complaint.of)
                        && what.starts_with(complaint.says)
                });
                if let Some(excuse) = excuse {
                    excused[excuse] += 1;
                    return;
                }
                let shown = inlab_ber::value::hex(&sent.octets);
                let key = format!("{of}: {what}");
                problems.entry(key).or_insert((0, shown)).0 += 1;
            };
            if !frame.protocols.contains(":camel") && !frame.protocols.contains(":inap") {
                problem(format!("{} only", frame.protocols));
            }
            for complaint in &frame.complaints {
                problem(complaint.clone());
            }
            let ours = leaves(sent, dialect);
            compared += ours.len();
            // What comes after a fault is not to be expected.
            if !frame.complaints.iter().any(|complaint| is_fault(complaint)) {
                for what in differences(sent, &ours, &frame.fields) {
                    problem(what);
                }
            }
            values += 1;
            all.insert(of.clone());
            if spotless {
                clean.insert(of);
            }
        }
    }
    for (problem, (count, octets)) in &problems {
        println!("{count:4} {problem} [{}]", &octets[..octets.len().min(200)]);
    }
    println!("{values} values, {compared} leaves");
    assert!(problems.is_empty(), "{} problems", problems.len());
    let known = |of: &&String| {
        NEVER_CLEAN
            .iter()
            .any(|name| of.starts_with("cap") && of.ends_with(name))
    };
    let never: Vec<_> = all.difference(&clean).filter(|of| !known(of)).collect();
    assert!(
        never.is_empty(),
        "no value of these types is read to its end: {never:?}"
    );
    for (complaint, count) in COMPLAINTS.iter().zip(excused) {
        assert!(
            count > 0,
            "{:?} of {:?} is on the list ({}), but nothing is wrong with it",
            complaint.says,
            complaint.of,
            complaint.why
        );
    }
}

/// Smallest, largest and random values of every type of a dialect, as our codec writes them.
fn values_of(dialect: Dialect) -> Vec<Sent> {
    let mut sent = Vec::new();
    for whole in types(dialect) {
        let mut seen = BTreeSet::new();
        let mut makers: Vec<_> = (0..8).map(|turn| Maker::smallest(dialect, turn)).collect();
        makers.extend((0..8).map(|turn| Maker::largest(dialect, turn)));
        makers.extend((0..16).map(|seed| Maker::random(dialect, seed + 1)));
        for maker in makers {
            let mut maker = maker.without(NOT_THERE);
            let octets = maker.value(whole.of.schema());
            let (scratch, mut out) = (Scratch::default(), Writer::default());
            whole
                .of
                .recode(&octets, dialect, &scratch, &mut out)
                .unwrap_or_else(|error| panic!("{dialect} {}: {error}", whole.name));
            let octets = out.as_slice().to_vec();
            if seen.insert(octets.clone()) {
                sent.push(Sent {
                    whole,
                    octets,
                    at: 0,
                });
            }
        }
    }
    sent
}

fn write(file: &Path, dialect: Dialect, sent: &mut [Sent]) {
    let file = std::fs::File::create(file).expect("a file");
    let mut writer = PcapWriter::new(file).expect("a header");
    let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
    for (index, sent) in sent.iter_mut().enumerate() {
        let number = u32::try_from(index).expect("a number");
        let tcap = message(dialect, &sent.whole, &sent.octets, number);
        let octets = data(&tcap, dialect.default_subsystem(), number % 8000);
        // IPv4 20, SCTP 12, DATA 16; the value is the last of the TCAP message, which is the last but for padding.
        let end = octets
            .windows(tcap.len())
            .rposition(|window| window == tcap)
            .expect("in it")
            + tcap.len();
        sent.at = 48 + end - sent.octets.len();
        let payload = SctpPayload {
            stream: 1,
            protocol: 3,
            octets: &octets,
        };
        let at = Duration::from_millis(u64::from(number));
        writer
            .write(at, address(1), address(2), payload)
            .expect("written");
    }
    writer.into_inner();
}

/// Leaves of a value, by the declarations.
fn leaves(sent: &Sent, dialect: Dialect) -> Vec<Leaf> {
    let mut found = Vec::new();
    let of = sent.whole.of.schema();
    walk(of, of.name, &sent.octets, sent.at, dialect, &mut found);
    found
}

/// `at`: where the element stands.
fn walk(
    of: &'static Schema,
    name: &str,
    octets: &[u8],
    at: usize,
    dialect: Dialect,
    found: &mut Vec<Leaf>,
) {
    let (tlv, _) = element(octets).expect("an element");
    let within = at + tlv.octets.len() - tlv.content.len();
    let mut leaf = |value: Meaning| {
        found.push(Leaf {
            name: name.to_owned(),
            at: within,
            size: tlv.content.len(),
            value,
        });
    };
    match &of.kind {
        Kind::Sequence(members) | Kind::Set(members) => {
            let (mut rest, mut next) = (tlv.content, 0);
            while let Ok((item, after)) = element(rest) {
                let here = within + tlv.content.len() - rest.len();
                let place = (next..members.len())
                    .find(|at| members[*at].is_in(dialect.bit()) && members[*at].accepts(item.tag))
                    .expect("a member");
                let member = &members[place];
                inside(member, item, here, dialect, found);
                (rest, next) = (after, place + 1);
            }
        }
        Kind::Choice(members) => {
            let member = members
                .iter()
                .find(|member| member.is_in(dialect.bit()) && member.accepts(tlv.tag))
                .expect("an alternative");
            inside(member, tlv, at, dialect, found);
        }
        Kind::List(of) => {
            let mut rest = tlv.content;
            while let Ok((item, after)) = element(rest) {
                let here = within + tlv.content.len() - rest.len();
                walk(
                    of(),
                    &format!("{name}_item"),
                    item.octets,
                    here,
                    dialect,
                    found,
                );
                rest = after;
            }
        }
        Kind::Enumerated(_) => leaf(Meaning::Number(number(tlv.content))),
        Kind::Open => found.push(Leaf {
            name: OPEN.into(),
            at,
            size: tlv.octets.len(),
            value: Meaning::Octets,
        }),
        Kind::Leaf { .. } => match of.tag {
            1 => leaf(Meaning::Number((tlv.content != [0]).into())),
            2 => leaf(Meaning::Number(number(tlv.content))),
            // Nothing to compare but that it is there: its tag is told by its neighbours.
            5 => {}
            // The first octet counts the unused bits of the last.
            3 => found.push(Leaf {
                name: name.to_owned(),
                at: within + 1,
                size: tlv.content.len() - 1,
                value: Meaning::Octets,
            }),
            _ => match contained(of).filter(|_| dialect.bit() & CAP != 0) {
                Some(inner) => walk(inner, name, tlv.content, within, dialect, found),
                None => leaf(Meaning::Octets),
            },
        },
    }
}

fn inside(member: &Member, item: Tlv<'_>, at: usize, dialect: Dialect, found: &mut Vec<Leaf>) {
    let of = (member.of)();
    if member.explicit {
        let at = at + item.octets.len() - item.content.len();
        walk(of, member.name, item.content, at, dialect, found);
    } else {
        walk(of, member.name, item.octets, at, dialect, found);
    }
}

fn number(content: &[u8]) -> i64 {
    let start = if content[0] & 0x80 == 0 { 0 } else { -1 };
    content
        .iter()
        .fold(start, |number, octet| number << 8 | i64::from(*octet))
}

/// What is not the same.
fn differences(sent: &Sent, ours: &[Leaf], fields: &[Field]) -> Vec<String> {
    let mut found = Vec::new();
    for leaf in ours {
        let there: Vec<_> = fields
            .iter()
            .filter(|field| (field.at, field.size) == (leaf.at, leaf.size))
            .collect();
        let named = |field: &&&Field| same_name(&leaf.name, &field.name);
        let unnamed = there
            .first()
            .filter(|_| leaf.name == OPEN || is_whole(sent, leaf));
        let Some(field) = there.iter().find(named).or(unnamed) else {
            if leaf.name == OPEN {
                continue;
            }
            let names: BTreeSet<_> = there.iter().map(|field| field.name.as_str()).collect();
            found.push(format!("{} is shown as {names:?}", leaf.name));
            continue;
        };
        if let Meaning::Number(number) = leaf.value {
            let shown = match field.show.as_str() {
                "True" => Some(1),
                "False" => Some(0),
                other => other.parse::<i64>().ok(),
            };
            // It has no signs: -1 of one octet is shown as 255.
            let modulus = 1i64 << (8 * leaf.size.min(7));
            if shown.is_none_or(|shown| (shown - number) % modulus != 0) {
                found.push(format!("{} {number} is shown as {}", leaf.name, field.show));
            }
        }
    }
    for field in fields
        .iter()
        .filter(|field| !field.parent && field.size > 0 && field.at > sent.at)
    {
        // Within a string of ours it is what they make of its octets.
        let known = ours.iter().any(|leaf| {
            leaf.at <= field.at
                && field.at + field.size <= leaf.at + leaf.size
                && (leaf.value == Meaning::Octets || leaf.size == field.size)
        });
        if !known {
            found.push(format!("{} is nothing of ours", field.name));
        }
    }
    found
}

/// The value itself, which has no name of a member.
fn is_whole(sent: &Sent, leaf: &Leaf) -> bool {
    leaf.at + leaf.size == sent.at + sent.octets.len() && leaf.at - sent.at <= 4
}

/// asn2wrs makes names of identifiers: `_` for `-`, `_element` behind what has parts; of items and whole arguments other names.
fn same_name(ours: &str, theirs: &str) -> bool {
    let theirs = theirs.rsplit('.').next().unwrap_or_default();
    let theirs = theirs.strip_suffix("_element").unwrap_or(theirs);
    let (ours, theirs) = (ours.replace('-', "_"), theirs.replace('-', "_"));
    let theirs = theirs.as_str();
    let named = NAMES
        .iter()
        .any(|(a, b)| (ours.as_str(), theirs) == (*a, *b));
    ours == theirs || named || ours.ends_with("_item")
}

/// Members that tshark does not have:
///
/// - sendCalculationToSCPIndication of applyCharging: of ETSI CS-1 and CS-2 only; Q.1248.2 keeps its tag free for it;
/// - callingPartyRestrictionIndicator: of EN 301 140-1 (and CAP, where tshark has it) only;
/// - bcsmEventCorrelationID: it is shown, and then the dissector fails (a subtree that it did not register);
/// - uIScriptSpecificInfo, uIScriptResult: passed over without being read, for they are of a type that the script names.
const NOT_THERE: &[&str] = &[
    "sendCalculationToSCPIndication",
    "callingPartyRestrictionIndicator",
    "bcsmEventCorrelationID",
    "uIScriptSpecificInfo",
    "uIScriptResult",
];

/// The name of what is of an open type: nobody knows what is in it.
const OPEN: &str = "*";

/// Members that asn2wrs gave another name.
const NAMES: &[(&str, &str)] = &[
    ("local", "extension_code_local"),
    // Several members have this name: tshark tells them apart.
    ("duration", "gapIndicatorsDuration"),
    ("duration", "inbandInfoDuration"),
    ("duration", "toneDuration"),
    ("failureCause", "routeSelectfailureCause"),
    ("failureCause", "mo_smsfailureCause"),
    ("failureCause", "t_smsfailureCause"),
    // TS 29.078 6.1.1 of phase 2 has it under its later name in tshark.
    ("callActive", "legActive"),
    // ETS 300 374-1 spells it so.
    ("errortreatment", "errorTreatment"),
    // Q.1248.2 spells these three so, in collectedInfoSpecificInfo, originationAttempt, and TDPIdentifier.
    ("calledPartyNumber", "calledPartynumber"),
    ("componentCorrelationID", "componenttCorrelationID"),
    ("tDPIdentifier", "tdpidentifier"),
];

/// A complaint after which tshark reads on at another place, or not at all.
fn is_fault(complaint: &str) -> bool {
    let faults = [
        "BER Error",
        "Malformed Packet",
        "Trying to fetch",
        "Unreassembled",
    ];
    faults.iter().any(|fault| complaint.starts_with(fault))
        || complaint.contains("failed assertion")
}

/// What tshark complains about for a reason that is none against the value.
struct Complaint {
    /// Bits of the dialects.
    dialects: u32,
    /// Names of operations begin so.
    of: &'static str,
    /// The complaint begins so.
    says: &'static str,
    /// Why it does not count.
    why: &'static str,
}

const fn complaint(
    dialects: u32,
    of: &'static str,
    says: &'static str,
    why: &'static str,
) -> Complaint {
    Complaint {
        dialects,
        of,
        says,
        why,
    }
}

const DIGITS: &str = "the largest number of the type has 32 digits, E.164 has 15";
const DEFAULT_LEG: &str =
    "the leg is DEFAULT in the text, which asn2wrs drops where the type is a CHOICE";
const FILLER: &str = "octets that the type bounds but that mean nothing to the layer below";
const PHASE_2: &str =
    "naCarrierInformation and naInfo are of phase 2 only; tshark has what has their tags later";
const ERRORS: &str = "tshark's CAMEL has the parameter twice over; pycrate reads it as it is";
const GPRS_CHARGING: &str =
    "tshark takes the BER in the OCTET STRING for an INTEGER; pycrate reads it";
const PRIVATE: &str = "a private extension of MAP: there is no dissector for its type";
const BITS: &str = "bits that are spare in the release that tshark knows";

/// Of these of CAP tshark reads no value to its end, for the reasons below. pycrate does.
const NEVER_CLEAN: [&str; 6] = [
    " cancelFailed",
    " requestedInfoError",
    " systemFailure",
    " taskRefused",
    " furnishChargingInformationGPRS",
    " sendChargingInformationGPRS",
];

#[rustfmt::skip]
const COMPLAINTS: &[Complaint] = &[
    complaint(CAP | INAP, "", "Too many digits", DIGITS),
    complaint(CS2_ANY, "initiateCallAttempt", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:5", DEFAULT_LEG),
    complaint(CS2_ANY, "reportUTSI", "BER Error: Wrong field in SEQUENCE", DEFAULT_LEG),
    complaint(CS2_ANY, "sendSTUI", "BER Error: Wrong field in SEQUENCE", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "alertingPattern is shown as {}", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "forwardGVNS is shown as {}", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "genericName is shown as {}", DEFAULT_LEG),
    complaint(CAP2, "initialDP", "BER Error: This field lies beyond", PHASE_2),
    complaint(CAP2, "establishTemporaryConnection", "BER Error: This field lies beyond", PHASE_2),
    complaint(CAP2, "connect", "Unreassembled", PHASE_2),
    complaint(CAP, "cancelFailed", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "requestedInfoError", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "systemFailure", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "taskRefused", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP3UP, "furnishChargingInformationGPRS", "Trying to fetch an unsigned integer", GPRS_CHARGING),
    complaint(CAP3UP, "sendChargingInformationGPRS", "Trying to fetch an unsigned integer", GPRS_CHARGING),
    complaint(CAP, "initialDP", "BER: Dissector for OID not implemented", PRIVATE),
    complaint(CAP3UP, "eventReportGPRS", "BER: Dissector for OID not implemented", PRIVATE),
    complaint(CAP4, "initialDP", "Unknown bit(s)", BITS),
    complaint(CAP4, "initiateCallAttempt", "Unknown bit(s)", BITS),
    complaint(CAP, "initialDP", "Malformed IMSI", FILLER),
    complaint(CAP, "initialDP", "Country Code contains non-decimal digits", FILLER),
    complaint(CAP4, "initiateCallAttempt", "Country Code contains non-decimal digits", FILLER),
    complaint(CAP, "initialDP", "BER Error: ext-", FILLER),
    complaint(CAP4, "eventReportBCSM", "BER Error: ext-", FILLER),
    complaint(CAP3UP, "initialDPSMS", "Unreassembled", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Unreassembled", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Trying to fetch an IPv4 address", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Malformed Packet", FILLER),
    complaint(CAP3UP, "eventReportGPRS", "Unreassembled", FILLER),
    complaint(CAP3UP, "eventReportGPRS", "Trying to fetch an IPv4 address", FILLER),
    complaint(CAP3UP, "applyChargingReportGPRS", "Malformed Packet", FILLER),
];

/// Each frame as tshark reads it.
fn read(file: &Path) -> Vec<Frame> {
    let output = Command::new("tshark")
        .args(["-n", "-r"])
        .arg(file)
        .args(["-o", "tcap.ssn:2-254", "-o", "inap.ssn:241"])
        .args(["-o", "sctp.tsn_analysis:FALSE", "-T", "pdml"])
        .output()
        .unwrap_or_else(|error| {
            panic!("tshark does not run ({error}): install the Debian package `tshark`")
        });
    assert!(output.status.success(), "tshark: {}", output.status);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut frames: Vec<Frame> = Vec::new();
    // For each open element, the field of the application that it is.
    let mut path: Vec<Option<usize>> = Vec::new();
    for line in text.lines().map(str::trim_start) {
        if line.starts_with("<packet") {
            frames.push(Frame::default());
            path.clear();
        } else if line.starts_with("</field") || line.starts_with("</proto") {
            path.pop();
        } else if line.starts_with("<field") || line.starts_with("<proto") {
            let frame = frames.last_mut().expect("within a packet");
            let place = take(frame, line, &path);
            if !line.ends_with("/>") {
                path.push(place);
            }
        }
    }
    frames
}

/// Keeps what a line says; the place of its field, if it is one of the application.
fn take(frame: &mut Frame, line: &str, path: &[Option<usize>]) -> Option<usize> {
    let name = attribute(line, "name");
    match name.as_str() {
        "frame.protocols" => frame.protocols = attribute(line, "show"),
        "_ws.expert.message" => frame.complaints.push(attribute(line, "show")),
        _ => {}
    }
    let application = ["inap.", "camel.", "gsm_map."];
    if !application.iter().any(|prefix| name.starts_with(prefix)) {
        return None;
    }
    for parent in path.iter().flatten() {
        frame.fields[*parent].parent = true;
    }
    frame.fields.push(Field {
        at: attribute(line, "pos").parse().expect("a position"),
        size: attribute(line, "size").parse().expect("a size"),
        show: attribute(line, "show"),
        name,
        parent: false,
    });
    Some(frame.fields.len() - 1)
}

/// The value of an attribute, as XML writes it.
pub(crate) fn attribute(line: &str, name: &str) -> String {
    let key = format!(" {name}=\"");
    let Some(at) = line.find(&key) else {
        return String::new();
    };
    let rest = &line[at + key.len()..];
    let value = &rest[..rest.find('"').expect("a closing quotation mark")];
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}
