//! What tshark makes of values, place by place, beside what our declarations say is there.
//!
//! A value is encoded by our compiled codec and wrapped by hand. tshark writes what it made of it as PDML. From our declarations and
//! from the PDML comes a list each of leaves in order: name of the member, and its value (the number of an INTEGER, ENUMERATED or
//! BOOLEAN; the octets of a string; nothing of a NULL). The lists must be equal: a member under another tag, of another type, or in
//! another place has another name there, or none.

use crate::produced::temporary;
use inlab_ber::{Kind, Member, Schema, Scratch, Tlv, Writer, element};
use inlab_inap::dialect::CAP;
use inlab_inap::{Dialect, contained};
use inlab_tests::values::{Maker, Whole, types};
use inlab_tests::wire::data;
use inlab_trace::{PcapWriter, SctpPayload};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A dissector, what it does not have, and what is wrong with it.
pub(crate) struct Judge {
    /// The first part of the name of its fields, and of those that it leads to.
    pub(crate) applications: &'static [&'static str],
    /// The layer that it shows if it has found the value.
    pub(crate) layers: &'static [&'static str],
    /// Members that it does not have.
    pub(crate) not_there: &'static [&'static str],
    /// Members that it has under another name: ours, then its.
    pub(crate) names: &'static [(&'static str, &'static str)],
    /// What it complains about for a reason that is none against the value.
    pub(crate) complaints: &'static [Complaint],
    /// Of these it reads no value to its end, for the reasons above: a bit of a dialect, and how the type's name ends.
    pub(crate) never_clean: &'static [(u32, &'static str)],
    /// TCAP messages to show it, by dialect, type, value and number: all but the last, which ends with the value, are for it to know
    /// what is answered.
    pub(crate) messages: Wrap,
}

/// Of a dialect, a type, a value of it and a number, messages.
type Wrap = fn(Dialect, &Whole, &[u8], u32) -> Vec<Vec<u8>>;

/// What tshark complains about for a reason that is none against the value.
pub(crate) struct Complaint {
    /// Bits of the dialects.
    dialects: u32,
    /// Names of operations begin so.
    of: &'static str,
    /// The complaint begins so.
    says: &'static str,
    /// Why it does not count.
    why: &'static str,
}

pub(crate) const fn complaint(
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
    /// Where it stands in its frame, and which frame that is.
    at: usize,
    frame: usize,
}

impl Sent {
    /// The value is the last of its TCAP message, which is the last of the frame but for padding.
    fn stands_in(&mut self, frame: &[u8], tcap: &[u8]) {
        let start = frame
            .windows(tcap.len())
            .rposition(|window| window == tcap)
            .expect("in it");
        // IPv4 20, SCTP 12, DATA 16.
        self.at = 48 + start + tcap.len().saturating_sub(self.octets.len());
    }
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

impl Judge {
    /// Compares every value of every type of the dialects that is `wanted`. What differs for a reason is in
    /// [`complaints`](Self::complaints), each of which must happen.
    pub(crate) fn compare(
        &self,
        dialects: impl Iterator<Item = Dialect>,
        wanted: fn(&Whole) -> bool,
    ) {
        let mut problems: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let (mut values, mut compared) = (0, 0);
        let mut excused = vec![0; self.complaints.len()];
        let mut used = BTreeSet::new();
        // Types of which some value was compared to its end.
        let (mut all, mut clean) = (BTreeSet::new(), BTreeSet::new());
        for dialect in dialects {
            let mut sent = self.values_of(dialect, wanted);
            let file = temporary(&format!("every-value-{}.pcapng", dialect.name()));
            self.write(&file, dialect, &mut sent);
            let frames = self.read(&file);
            for sent in &sent {
                let frame = &frames[sent.frame];
                let of = format!("{dialect} {:?} {}", sent.whole.part, sent.whole.name);
                let mut spotless = true;
                let mut problem = |what: String| {
                    spotless = false;
                    let excuse = self.complaints.iter().position(|complaint| {
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
                if !self
                    .layers
                    .iter()
                    .any(|layer| frame.protocols.contains(layer))
                {
                    problem(format!("{} only", frame.protocols));
                }
                for complaint in &frame.complaints {
                    problem(complaint.clone());
                }
                let ours = leaves(sent, dialect);
                compared += ours.len();
                // What comes after a fault is not to be expected.
                if !frame.complaints.iter().any(|complaint| is_fault(complaint)) {
                    for what in self.differences(sent, &ours, &frame.fields, &mut used) {
                        problem(what);
                    }
                }
                values += 1;
                all.insert((dialect.bit(), of.clone()));
                if spotless {
                    clean.insert((dialect.bit(), of));
                }
            }
        }
        for (problem, (count, octets)) in &problems {
            println!("{count:4} {problem} [{}]", &octets[..octets.len().min(200)]);
        }
        println!("{values} values of {} types, {compared} leaves", all.len());
        assert!(problems.is_empty(), "{} problems", problems.len());
        let known = |(bit, of): &&(u32, String)| {
            self.never_clean
                .iter()
                .any(|(dialects, name)| bit & dialects != 0 && of.ends_with(name))
        };
        let never: Vec<_> = all.difference(&clean).filter(|of| !known(of)).collect();
        assert!(
            never.is_empty(),
            "no value of these types is read to its end: {never:?}"
        );
        let idle = (0..self.names.len()).filter(|at| !used.contains(at));
        let idle: Vec<_> = idle.map(|at| self.names[at]).collect();
        assert!(
            idle.is_empty(),
            "these names are on the list, but nothing has them: {idle:?}"
        );
        for (complaint, count) in self.complaints.iter().zip(excused) {
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
    fn values_of(&self, dialect: Dialect, wanted: fn(&Whole) -> bool) -> Vec<Sent> {
        let mut sent = Vec::new();
        for whole in types(dialect).filter(wanted) {
            let mut seen = BTreeSet::new();
            let mut makers: Vec<_> = (0..8).map(|turn| Maker::smallest(dialect, turn)).collect();
            makers.extend((0..8).map(|turn| Maker::largest(dialect, turn)));
            makers.extend((0..16).map(|seed| Maker::random(dialect, seed + 1)));
            for maker in makers {
                let mut maker = maker.without(self.not_there);
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
                        frame: 0,
                    });
                }
            }
        }
        sent
    }

    /// Each value in a frame of its own.
    fn write(&self, file: &Path, dialect: Dialect, sent: &mut [Sent]) {
        let file = std::fs::File::create(file).expect("a file");
        let mut writer = PcapWriter::new(file).expect("a header");
        let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
        let mut frames = 0;
        for (index, sent) in sent.iter_mut().enumerate() {
            let number = u32::try_from(index).expect("a number");
            for tcap in (self.messages)(dialect, &sent.whole, &sent.octets, number) {
                let octets = data(&tcap, dialect.default_subsystem(), number % 8000);
                sent.stands_in(&octets, &tcap);
                sent.frame = frames;
                frames += 1;
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
        }
        writer.into_inner();
    }

    /// What is not the same.
    fn differences(
        &self,
        sent: &Sent,
        ours: &[Leaf],
        fields: &[Field],
        used: &mut BTreeSet<usize>,
    ) -> Vec<String> {
        let mut found = Vec::new();
        for leaf in ours {
            let there: Vec<_> = fields
                .iter()
                .filter(|field| (field.at, field.size) == (leaf.at, leaf.size))
                .collect();
            let named = |field: &&&Field| self.same_name(&leaf.name, &field.name, used);
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

    /// asn2wrs makes names of identifiers: `_` for `-`, `_element` behind what has parts; of items and whole arguments other names.
    fn same_name(&self, ours: &str, theirs: &str, used: &mut BTreeSet<usize>) -> bool {
        let theirs = theirs.rsplit('.').next().unwrap_or_default();
        let theirs = theirs.strip_suffix("_element").unwrap_or(theirs);
        let (ours, theirs) = (ours.replace('-', "_"), theirs.replace('-', "_"));
        if ours == theirs || ours.ends_with("_item") {
            return true;
        }
        let both = (ours.as_str(), theirs.as_str());
        let Some(at) = self.names.iter().position(|names| *names == both) else {
            return false;
        };
        used.insert(at);
        true
    }

    /// Each frame as tshark reads it.
    fn read(&self, file: &Path) -> Vec<Frame> {
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
                let place = self.take(frame, line, &path);
                if !line.ends_with("/>") {
                    path.push(place);
                }
            }
        }
        frames
    }

    /// Keeps what a line says; the place of its field, if it is one of the application.
    fn take(&self, frame: &mut Frame, line: &str, path: &[Option<usize>]) -> Option<usize> {
        let name = attribute(line, "name");
        match name.as_str() {
            "frame.protocols" => frame.protocols = attribute(line, "show"),
            "_ws.expert.message" => frame.complaints.push(attribute(line, "show")),
            _ => {}
        }
        if !self
            .applications
            .iter()
            .any(|prefix| name.starts_with(prefix))
        {
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
                    .find(|at| members[*at].is_in(dialect.bit()) && holds(&members[*at], item))
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

/// Two lists beside each other that must not be there have one tag in AIN: the first item tells them apart.
fn holds(member: &Member, item: Tlv<'_>) -> bool {
    let of = match (member.of)().kind {
        Kind::List(of) if member.tag == 0 => of(),
        _ => return member.accepts(item.tag),
    };
    member.accepts(item.tag) && element(item.content).is_ok_and(|(first, _)| of.accepts(first.tag))
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

/// The value itself, which has no name of a member.
fn is_whole(sent: &Sent, leaf: &Leaf) -> bool {
    leaf.at + leaf.size == sent.at + sent.octets.len() && leaf.at - sent.at <= 4
}

/// The name of what is of an open type: nobody knows what is in it.
const OPEN: &str = "*";

/// A complaint after which tshark reads on at another place, or not at all.
fn is_fault(complaint: &str) -> bool {
    let faults = [
        "BER Error",
        "Malformed Packet",
        "Trying to fetch",
        "Unreassembled",
    ];
    // What is missing in a set is told after all that is there.
    let at_the_end = complaint.starts_with("BER Error: Missing field in SET");
    !at_the_end && faults.iter().any(|fault| complaint.starts_with(fault))
        || complaint.contains("failed assertion")
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
