//! AIN's and ANSI-41's declarations, member by member, against those of others: identifier, optionality, kind, values.
//!
//! `interop/american/ain.txt` and `ansi41.txt` are what tshark's dissectors take, `interop/american/identifiers.txt` the identifiers of an older
//! dissector that owes nothing to theirs. Each difference has its reason here; a reason that no longer happens fails.
#![allow(missing_docs)]

use inlab_ber::{Kind, Member, Presence, Schema, Tag};
use inlab_inap::{Dialect, Operation};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const AIN: &str = include_str!("interop/american/ain.txt");
const ANSI_41: &str = include_str!("interop/american/ansi41.txt");
const IDENTIFIERS: &str = include_str!("interop/american/identifiers.txt");

/// Part of a difference's line, and why it is.
type Reasons = &'static [(&'static str, &'static str)];

const AIN_REASONS: Reasons = &[
    (
        "sendNotification: not there",
        "its code is of no public module",
    ),
    (" result: not there", "the dissector does not read results"),
    (
        "collectInformation: not there",
        "the dissector's table of it begins in another's",
    ),
    ("analyzeRoute.aMAslpID: optional, M", "switches do without"),
    (
        "sendToResource.partyOnHold",
        "the module gives it the identifier of extendedRinging",
    ),
    (
        "triggerCriteriaType=50",
        "one name for two values: ours tells them apart",
    ),
    (
        ".action8.invoke",
        "asn2wrs has the name of the type before it",
    ),
];

const CODED: &str = "the module's octets beside the definition, and the older dissector, have ours";
const TEXT: &str = "optional in the table that the module quotes";
const MACRO: &str =
    "mandatory in a macro for TDMA mobiles alone, of which there is one for each kind";

const ANSI_41_REASONS: Reasons = &[
    (
        "QualificationDirective result: not there",
        "the dissector's table of it begins in another's",
    ),
    (
        "mobileIdentificationNumber 8: not here",
        "one of the alternatives of msid (6.5.2.bv), which stands beside it",
    ),
    ("msid: mandatory, O", "there, the MIN alone is mandatory"),
    (": 12, 18", CODED),
    (": 74, 76", CODED),
    (
        ": 158, 157",
        "157 is an element of the list; the module's octets beside the definition, and the older dissector, have 158",
    ),
    (": 99, 67", CODED),
    (": 149, 227", CODED),
    (": 201, 210", CODED),
    (": 240, 239", CODED),
    (": 258, 386", CODED),
    (": 259, 387", CODED),
    (": 326, 325", CODED),
    (
        "AuthenticationRequest.authenticationResponse: optional, M",
        TEXT,
    ),
    ("OTASPRequest.randomVariableBaseStation: optional, M", TEXT),
    (
        "MessageDirective.messageWaitingNotificationCount: optional, M",
        TEXT,
    ),
    ("DropService.billingID: optional, M", TEXT),
    ("DropService.interMSCCircuitID: optional, M", TEXT),
    (
        "FacilitiesDirective2.stationClassMark: optional, M",
        "a CDMA mobile has cdmaStationClassMark; optional in HandoffBack2 and HandoffToThird2",
    ),
    (".tdmaChannelData: optional, M", MACRO),
    (
        "OriginationRequest.originationTriggers: optional, M",
        "optional in another issue of the module",
    ),
    (
        "timeOfDay: octets, integer",
        "three octets in N.S0018; the same octets",
    ),
    (
        "reportType",
        "one name for three values: ours tells them apart",
    ),
];

/// Names that the dissector's module misspells.
const MISSPELT: &[(&str, &str)] = &[
    ("edirectingSubaddress", "redirectingSubaddress"),
    ("outingDigits", "routingDigits"),
    ("dmd_BillingIndicator", "dmh_BillingIndicator"),
    ("lectronicSerialNumber", "electronicSerialNumber"),
];

#[test]
fn ain_as_tshark_has_it() {
    let found = compare(&Theirs::new(AIN), Dialect::AIN02, |operation, part| {
        format!(
            "{operation}{}",
            if part == "argument" { "Arg" } else { "Res" }
        )
    });
    judge(&found, AIN_REASONS);
}

/// What they are called alike, they have alike.
#[test]
fn ansi_41_identifiers_as_an_older_dissector_has_them() {
    let theirs: BTreeMap<u32, (bool, &str)> = IDENTIFIERS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (number, name) = line.split_once(' ').expect("a number and a name");
            let constructed = number.ends_with('+');
            let number = number.trim_end_matches('+').parse().expect("a number");
            (number, (constructed, name))
        })
        .collect();
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for operation in Dialect::WIN.operations() {
        for of in [operation.argument, operation.result].into_iter().flatten() {
            identifiers(of.schema(), &theirs, &mut seen, &mut found, 8);
        }
    }
    // Some came after it, and of some no operation is declared.
    assert!(seen.len() > 280, "{}", seen.len());
    judge(&found, IDENTIFIER_REASONS);
}

const LATER: &str = "of a later standard than the older dissector";
const OTHERWISE: &str = "two names of one parameter";

const IDENTIFIER_REASONS: Reasons = &[
    ("mSCIdentificationNumber 94", OTHERWISE),
    ("sms-OriginationRestrictions 115", OTHERWISE),
    ("randValidTime 148", OTHERWISE),
    ("imsi 242", OTHERWISE),
    (
        "invokingNEType 353: Range",
        "the dissectors have the two the other way round; both from N.S0025",
    ),
    (
        "range 352",
        "the dissectors have the two the other way round; both from N.S0025",
    ),
    ("cdmaTargetMAHOList2 136", "the second of two"),
    ("reportType2 44", "the second of two"),
    ("ilspInformation 217", "as the newer dissector spells it"),
    (": -", LATER),
];

fn identifiers(
    schema: &'static Schema,
    theirs: &BTreeMap<u32, (bool, &str)>,
    seen: &mut BTreeSet<u32>,
    found: &mut BTreeSet<String>,
    depth: usize,
) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    if let Kind::List(of) = schema.kind {
        identifiers(of(), theirs, seen, found, depth);
    }
    for member in schema.members() {
        let of = (member.of)();
        if member.tag >> 30 == 2 && member.name != "furtherDigits" {
            let number = member.tag & 0x0fff_ffff;
            seen.insert(number);
            let ours = matches!(of.kind, Kind::Sequence(_) | Kind::Set(_) | Kind::List(_));
            let (constructed, name) = theirs.get(&number).copied().unwrap_or((ours, "-"));
            if plain(name) != plain(member.name) || ours != constructed {
                found.insert(format!("{} {number}: {name}", member.name));
            }
        }
        identifiers(of, theirs, seen, found, depth);
    }
}

#[test]
fn ansi_41_as_tshark_has_it() {
    let found = compare(&Theirs::new(ANSI_41), Dialect::WIN, |operation, part| {
        format!("{operation}{}", if part == "argument" { "" } else { "Res" })
    });
    judge(&found, ANSI_41_REASONS);
}

/// Differences that no reason explains, and reasons that explain none.
fn judge(found: &BTreeSet<String>, reasons: Reasons) {
    let told = |line: &String| reasons.iter().any(|(part, _)| line.contains(part));
    let new: Vec<_> = found.iter().filter(|line| !told(line)).collect();
    let gone = reasons
        .iter()
        .filter(|(part, _)| !found.iter().any(|line| line.contains(part)));
    let gone: Vec<_> = gone.collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "new: {new:#?}\nno longer there: {gone:#?}"
    );
}

struct Theirs {
    types: HashMap<&'static str, (&'static str, Vec<Row>)>,
    values: HashMap<&'static str, BTreeMap<i32, &'static str>>,
}

struct Row {
    name: &'static str,
    /// As in the file.
    identifier: &'static str,
    optional: bool,
    kind: &'static str,
    /// The name of its type, if that has parts.
    of: Option<&'static str>,
}

impl Theirs {
    fn new(text: &'static str) -> Self {
        let (mut types, mut values) = (HashMap::new(), HashMap::new());
        let mut current = "";
        for line in text.lines() {
            let words: Vec<&'static str> = line.split_whitespace().collect();
            match (line.as_bytes()[0], words.as_slice()) {
                (b'#', _) => {}
                (b'=', [name, of @ ..]) => {
                    let pair = |of: &&'static str| {
                        let (number, name) = of.split_once(':').expect("number:name");
                        (number.parse().expect("a number"), name)
                    };
                    values.insert(&name[1..], of.iter().map(pair).collect());
                }
                (b' ', [name, identifier, presence, kind, of @ ..]) => {
                    let row = Row {
                        name,
                        identifier,
                        optional: *presence == "O",
                        kind,
                        of: of.first().copied(),
                    };
                    let of: &mut (&str, Vec<Row>) = types.get_mut(current).expect("a type");
                    of.1.push(row);
                }
                (_, [name, kind]) => {
                    current = name;
                    types.insert(current, (*kind, Vec::new()));
                }
                _ => panic!("{line}"),
            }
        }
        Self { types, values }
    }

    /// The type of this name, whatever case it begins with.
    fn find(&self, name: &str) -> Option<&'static str> {
        let mut types = self.types.keys();
        types.find(|known| plain(known) == plain(name)).copied()
    }
}

fn compare(theirs: &Theirs, dialect: Dialect, name: fn(&str, &str) -> String) -> BTreeSet<String> {
    let mut compare = Compare {
        theirs,
        dialect,
        found: BTreeSet::new(),
    };
    for operation in dialect.operations() {
        let Operation {
            argument, result, ..
        } = operation;
        for (part, of) in [("argument", argument), ("result", result)] {
            let Some(of) = of else { continue };
            let at = match part {
                "argument" => operation.name.to_owned(),
                _ => format!("{} result", operation.name),
            };
            match theirs.find(&name(operation.name, part)) {
                Some(found) => compare.types(&at, of.schema(), found, 8),
                None => drop(compare.found.insert(format!("{at}: not there"))),
            }
        }
    }
    compare.found
}

struct Compare<'a> {
    theirs: &'a Theirs,
    dialect: Dialect,
    found: BTreeSet<String>,
}

impl Compare<'_> {
    fn same(&mut self, at: &str, ours: &str, theirs: &str) {
        if ours != theirs {
            self.found.insert(format!("{at}: {ours}, {theirs}"));
        }
    }

    fn types(&mut self, at: &str, ours: &'static Schema, name: &str, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let (kind, rows) = &self.theirs.types[name];
        if let Kind::List(of) = ours.kind {
            // A list of two at most is spelt out there.
            let two = rows.len() == 2 && rows[0].identifier == rows[1].identifier;
            self.same(at, "list", if two { "list" } else { kind });
            if let Some(inner) = rows.first().and_then(|row| row.of) {
                self.types(&format!("{at}.[]"), of(), inner, depth);
            }
            return;
        }
        self.same(at, kind_of(ours), kind);
        let mut left: Vec<&Row> = rows.iter().collect();
        for member in ours.members() {
            if !member.is_in(self.dialect.bit()) {
                continue;
            }
            let path = format!("{at}.{}", member.name);
            let like = |row: &&Row| theirs_called(row.name) == plain(called(member.name));
            let Some(found) = left.iter().position(like) else {
                self.found.insert(format!("{path}: not there"));
                continue;
            };
            let row = left.remove(found);
            self.same(&path, &identifier(member), row.identifier);
            if !matches!(ours.kind, Kind::Choice(_)) {
                let presence = match member.presence {
                    Presence::Required => "mandatory",
                    _ => "optional",
                };
                if row.optional != (presence == "optional") {
                    self.same(&path, presence, if row.optional { "O" } else { "M" });
                }
            }
            self.member(&path, member, row, depth);
        }
        for row in left {
            self.found
                .insert(format!("{at}.{} {}: not here", row.name, row.identifier));
        }
    }

    fn member(&mut self, path: &str, member: &'static Member, row: &Row, depth: usize) {
        let of = (member.of)();
        match row.of {
            Some(inner) if !matches!(of.kind, Kind::Leaf { .. } | Kind::Open) => {
                self.types(path, of, inner, depth)
            }
            _ => self.same(path, kind_of(of), row.kind),
        }
        if let (Kind::Enumerated(ours), Some(theirs)) = (&of.kind, self.theirs.values.get(row.name))
        {
            let ours: BTreeMap<i32, &str> = ours
                .iter()
                .map(|(name, number, _)| (*number, *name))
                .collect();
            let all: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
            for number in all {
                let (ours, theirs) = (
                    ours.get(number).unwrap_or(&"-"),
                    theirs.get(number).unwrap_or(&"-"),
                );
                if plain(ours) != plain(theirs) {
                    self.found
                        .insert(format!("{}={number}: {ours}, {theirs}", row.name));
                }
            }
        }
    }
}

fn kind_of(schema: &Schema) -> &'static str {
    match schema.kind {
        Kind::Sequence(_) => "sequence",
        Kind::Set(_) => "set",
        Kind::Choice(_) => "choice",
        Kind::Enumerated(_) => "integer",
        Kind::List(_) => "list",
        Kind::Open => "any",
        Kind::Leaf { .. } => match schema.tag {
            1 => "boolean",
            2 => "integer",
            3 => "bits",
            5 => "null",
            6 => "oid",
            22 | 24 => "string",
            _ => "octets",
        },
    }
}

/// As the files have it.
fn identifier(member: &Member) -> String {
    let tag: Tag = match member.tag {
        0 => (member.of)().tag,
        tag => tag,
    };
    let (class, number) = (tag >> 30, tag & 0x0fff_ffff);
    match class {
        _ if tag == 0 => "*".to_owned(),
        0 => format!("U{number}"),
        2 => number.to_string(),
        _ => format!("P{number}"),
    }
}

/// Digits that stand twice in a set have the same name in the standard.
fn called(name: &str) -> &str {
    match name {
        "furtherDigits" => "digits",
        name => name,
    }
}

fn theirs_called(name: &str) -> String {
    let right = MISSPELT.iter().find(|(wrong, _)| *wrong == name);
    let name = right.map_or(name, |(_, right)| right);
    match name.split_once('_') {
        Some(("digits", _)) => "digits".to_owned(),
        _ => plain(name),
    }
}

/// Letters and digits alone, in lower case: one writes `dmh_ServiceID`, another `DMH Service ID`.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
