//! Values of every type of an application, built from the declarations as octets: for both our codecs, and for decoders that
//! nobody here wrote.
//!
//! [`types`] lists what a dialect has: arguments, results, parameters of errors. [`Maker`] makes values of one: the [`smallest`],
//! the [`largest`], or [`random`] ones of a seed. Nothing of the codec under test takes part but the declarations: the elements are
//! put together here. Digits are digits, times are times and so on for what a decoder looks into; everything else is any octets.
//!
//! [`smallest`]: Maker::smallest
//! [`largest`]: Maker::largest
//! [`random`]: Maker::random
//!
//! | bound | value | why |
//! | --- | --- | --- |
//! | items of a list, but in the largest value | 2 more than there must be | values stay short |
//! | octets of a string without a size of its own | 12 | decoders ask for one octet at least |
//! | an INTEGER without a range | 0 to 127 | it fits every type that holds one |

use inlab_ber::{Kind, Member, Presence, Schema, Tag};
use inlab_inap::dialect::{TR533, WIN};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, Operation, contained, error::ERRORS};

/// What a type is the type of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// An operation's argument.
    Argument,
    /// An operation's result.
    Result,
    /// An error's parameter.
    Error,
}

/// A type that stands in a component.
#[derive(Clone, Copy)]
pub struct Whole {
    /// Of what.
    pub part: Part,
    /// The name of the operation or error.
    pub name: &'static str,
    /// Its code.
    pub code: i32,
    /// It is a national one of ANSI TCAP.
    pub national: bool,
    /// The type.
    pub of: Type,
}

/// Arguments and results of the operations of a dialect, and parameters of its errors.
pub fn types(dialect: Dialect) -> impl Iterator<Item = Whole> {
    let bit = dialect.bit();
    let operations = dialect.operations().collect::<Vec<_>>().into_iter();
    let national = operations_are_national(dialect);
    let part = move |part, name, code| {
        move |of| Whole {
            part,
            name,
            code,
            national,
            of,
        }
    };
    let arguments = operations
        .clone()
        .filter_map(move |row| row.argument.map(part(Part::Argument, row.name, row.code)));
    let results =
        operations.filter_map(move |row| row.result.map(part(Part::Result, row.name, row.code)));
    let errors = ERRORS.iter().filter(move |row| row.dialects & bit != 0);
    let errors =
        errors.filter_map(move |row| row.parameter.map(part(Part::Error, row.name, row.code)));
    arguments.chain(results).chain(errors)
}

fn operations_are_national(dialect: Dialect) -> bool {
    dialect.operations().any(Operation::is_national)
}

/// Makes values of types in one dialect.
pub struct Maker {
    dialect: Dialect,
    how: How,
    without: &'static [&'static str],
    extension: &'static [u8],
}

#[derive(Clone, Copy)]
enum How {
    Smallest { turn: usize },
    Largest { turn: usize },
    Random { state: u64 },
}

impl Maker {
    /// Only what must be there, of the least size. Alternatives and values of an ENUMERATED go by `turn`.
    #[must_use]
    pub fn smallest(dialect: Dialect, turn: usize) -> Self {
        let how = How::Smallest { turn };
        Self {
            dialect,
            how,
            without: &[],
            extension: &[2, 1, 1],
        }
    }

    /// Every member, of the largest size and value. Alternatives and values of an ENUMERATED go by `turn`.
    #[must_use]
    pub fn largest(dialect: Dialect, turn: usize) -> Self {
        let how = How::Largest { turn };
        Self {
            dialect,
            how,
            without: &[],
            extension: &[2, 1, 1],
        }
    }

    /// Anything. The same seed gives the same values.
    #[must_use]
    pub fn random(dialect: Dialect, seed: u64) -> Self {
        let how = How::Random { state: seed };
        Self {
            dialect,
            how,
            without: &[],
            extension: &[2, 1, 1],
        }
    }

    /// The same without these members, where they need not be there: those that a decoder does not know.
    #[must_use]
    pub fn without(self, members: &'static [&'static str]) -> Self {
        Self {
            without: members,
            ..self
        }
    }

    /// The same with this as the type of extensions, an element; else it is `local: 1`.
    #[must_use]
    pub fn extension(self, of: &'static [u8]) -> Self {
        Self {
            extension: of,
            ..self
        }
    }

    /// One value of the type: a whole element.
    pub fn value(&mut self, of: &'static Schema) -> Vec<u8> {
        let mut out = Vec::new();
        self.build(of, "", 0, None, &mut out);
        out
    }

    /// One of so many.
    fn pick(&mut self, of: usize) -> usize {
        match &mut self.how {
            How::Smallest { turn } | How::Largest { turn } => *turn % of,
            How::Random { state } => {
                // SplitMix64.
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut value = *state;
                value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
                usize::try_from((value ^ value >> 31) % of as u64).expect("below a usize")
            }
        }
    }

    /// A number in a range: the ends of it in the smallest and largest values.
    fn number(&mut self, low: i64, high: i64) -> i64 {
        match self.how {
            How::Smallest { .. } => low,
            How::Largest { .. } => high,
            How::Random { .. } => {
                let span = usize::try_from(high - low + 1).expect("a range");
                low + i64::try_from(self.pick(span)).expect("within the range")
            }
        }
    }

    /// An octet that decoders do not look into.
    fn octet(&mut self) -> u8 {
        match self.how {
            How::Random { .. } => self.pick(256) as u8,
            _ => 0x55,
        }
    }

    /// A number of octets, bits or items.
    fn size(&mut self, range: Option<(i64, i64)>, at_most: i64) -> usize {
        let (low, high) = range.unwrap_or((1, at_most));
        let high = match self.how {
            How::Largest { .. } => high,
            _ => high.min(low + at_most),
        };
        usize::try_from(self.number(low, high)).expect("a size")
    }

    /// Members of the dialect: those that must be there; of the others all, none, or some.
    fn wanted(&mut self, members: &'static [Member]) -> Vec<&'static Member> {
        let bit = self.dialect.bit();
        let mut wanted: Vec<&'static Member> = Vec::new();
        let mut left: Vec<Tag> = Vec::new();
        for member in members.iter().filter(|member| member.is_in(bit)) {
            let take = member.presence == Presence::Required
                || !self.without.contains(&member.name)
                    && match self.how {
                        How::Smallest { .. } => false,
                        How::Largest { .. } => true,
                        How::Random { .. } => self.pick(2) == 1,
                    };
            // Of members with one tag the second is there only where the first is.
            if take && !left.contains(&member.tag) {
                wanted.push(member);
            } else if member.tag != 0 {
                left.push(member.tag);
            }
        }
        wanted
    }

    /// An element of the type, under this tag if there is one. `name`: of the member that it is.
    fn build(
        &mut self,
        schema: &'static Schema,
        name: &str,
        tag: Tag,
        range: Option<(i64, i64)>,
        out: &mut Vec<u8>,
    ) {
        let own = if tag == 0 { schema.tag } else { tag };
        let mut contents = Vec::new();
        match &schema.kind {
            // Extension 1 of CAP is a NULL (TS 29.078 5.1); no other value has a type that decoders know.
            Kind::Sequence(_) if schema.name == "ExtensionField" => {
                contents = self.extension.to_vec();
                if !matches!(self.how, How::Smallest { .. }) {
                    contents.extend([10, 1, self.pick(2) as u8]);
                }
                contents.extend([0xa1, 2, 5, 0]);
            }
            Kind::Sequence(members) | Kind::Set(members) => {
                for member in self.wanted(members) {
                    self.member(member, &mut contents);
                }
            }
            Kind::Choice(members) => {
                assert_eq!(tag, 0, "an explicit tag stands around a choice");
                let bit = self.dialect.bit();
                let here: Vec<_> = members.iter().filter(|member| member.is_in(bit)).collect();
                assert!(!here.is_empty(), "{} has no alternative", schema.name);
                let chosen = here[self.pick(here.len())];
                return self.member(chosen, out);
            }
            Kind::List(of) => {
                for _ in 0..self.size(range, 2) {
                    self.build(of(), name, 0, schema.range, &mut contents);
                }
            }
            Kind::Enumerated(values) => {
                let bit = self.dialect.bit();
                let here = |(.., dialects): &&(_, _, u32)| *dialects == 0 || dialects & bit != 0;
                let here: Vec<_> = values.iter().filter(here).collect();
                contents = integer(here[self.pick(here.len())].1.into());
            }
            Kind::Open => {
                let value = [4, 1, self.octet()];
                return match tag {
                    0 => out.extend(value),
                    tag => tlv(tag, true, &value, out),
                };
            }
            Kind::Leaf { .. } => {
                contents = self.contents(schema, name, range.or(schema.range));
                return tlv(own, false, &contents, out);
            }
        }
        let primitive = matches!(schema.kind, Kind::Enumerated(_));
        tlv(own, !primitive, &contents, out);
    }

    fn member(&mut self, member: &'static Member, out: &mut Vec<u8>) {
        let schema = (member.of)();
        if member.explicit {
            let mut inner = Vec::new();
            self.build(schema, member.name, 0, member.range, &mut inner);
            tlv(member.tag, true, &inner, out);
        } else {
            self.build(schema, member.name, member.tag, member.range, out);
        }
    }

    fn contents(
        &mut self,
        schema: &'static Schema,
        name: &str,
        range: Option<(i64, i64)>,
    ) -> Vec<u8> {
        match schema.tag {
            1 => vec![if self.pick(2) == 0 { 0 } else { 0xff }],
            2 => {
                let (low, high) = range.unwrap_or((0, 127));
                integer(self.number(low, high))
            }
            3 => {
                let bits = self.size(range, 64);
                let mut contents = vec![0; 1 + bits.div_ceil(8)];
                contents[0] = (bits.next_multiple_of(8) - bits) as u8;
                for at in 0..bits {
                    contents[1 + at / 8] |= (self.pick(2) as u8) << (7 - at % 8);
                }
                contents
            }
            5 => Vec::new(),
            6 => vec![0x2a, 0x03, self.octet() & 0x7f],
            22 => {
                let size = self.size(range, 12);
                (0..size).map(|_| self.octet() & 0x1f | 0x40).collect()
            }
            4 | 24 => match contained(schema) {
                Some(inner) => self.inside(inner, range),
                None => self.string(schema.name, name, range),
            },
            // A string of another tag.
            tag if tag >> 30 != 0 => self.string(schema.name, name, range),
            other => panic!("{}: universal tag {other}", schema.name),
        }
    }

    /// The octets of a value in a string: one that the string can hold.
    fn inside(&mut self, schema: &'static Schema, range: Option<(i64, i64)>) -> Vec<u8> {
        let (low, high) = range.unwrap_or((1, 255));
        let kept = self.how;
        for attempt in 0..64 {
            let mut value = Vec::new();
            self.build(schema, "", 0, None, &mut value);
            let size = i64::try_from(value.len()).expect("a size");
            match size {
                size if (low..=high).contains(&size) => {
                    // After a detour, back to what was asked for.
                    if !matches!(kept, How::Random { .. }) {
                        self.how = kept;
                    }
                    return value;
                }
                // A largest or smallest value that does not fit: another.
                _ if !matches!(kept, How::Random { .. }) => {
                    self.how = How::Random { state: attempt };
                }
                _ => {}
            }
        }
        panic!("{}: no value of {low} to {high} octets", schema.name)
    }

    /// Octets of a string, as the type or else the member has it that they are of.
    fn string(&mut self, of: &str, name: &str, range: Option<(i64, i64)>) -> Vec<u8> {
        let range = range.or_else(|| ansi41_size(of, name));
        // Q.763 3.9, 3.26: a number has a header, and a generic one has digits, where the type bounds nothing too.
        let least = match of {
            "GenericNumber" => 4,
            "CalledPartyNumber" | "CallingPartyNumber" | "LocationNumber" => 2,
            "OriginalCalledPartyID" | "RedirectingPartyID" | "Cause" => 2,
            "AINDigits" | "AMALineNumber" | "AMADigitsDialedWC" => 2,
            "Digits" | "MPCAddress" if self.dialect.bit() & (WIN | TR533) != 0 => 4,
            _ => 0,
        };
        let size = self.size(range, 12);
        let size = match range {
            Some((_, high)) => size.max(least.min(usize::try_from(high).unwrap_or(least))),
            None => size.max(least),
        };
        match of {
            // Q.763 3.9, 3.10, 3.30, 3.39, 3.44: international, ISDN; then the digits.
            "CalledPartyNumber" => self.q763(&[0x04, 0x10], size),
            "CallingPartyNumber" | "LocationNumber" => self.q763(&[0x04, 0x13], size),
            "OriginalCalledPartyID" | "RedirectingPartyID" => self.q763(&[0x04, 0x10], size),
            // Q.763 3.26: additional calling party number.
            "GenericNumber" => {
                let mut octets = vec![0x06];
                octets.extend(self.q763(&[0x04, 0x13], size.max(2) - 1));
                octets.truncate(size);
                octets
            }
            // GR-1299-CORE: national, telephone numbering.
            "AINDigits" | "AMALineNumber" | "AMADigitsDialedWC" => self.q763(&[0x03, 0x10], size),
            // X.S0004-550 6.5.3.2, T1.114.5: dialled number, national, telephony, BCD, how many; then the digits.
            "Digits" | "MPCAddress" if self.dialect.bit() & (WIN | TR533) != 0 => {
                let digits = 2 * size.saturating_sub(4) as u8;
                let mut octets = vec![0x01, 0x00, 0x21, digits];
                octets.extend((4..size).map(|_| self.digits()));
                octets
            }
            // Q.763 3.24: BCD even, no meaning.
            "Digits" => {
                let mut octets = vec![0x00];
                octets.extend((1..size).map(|_| self.digits()));
                octets
            }
            // TS 29.002 17.7.8, TS 24.008 10.5.4.7: international, ISDN.
            "ISDN-AddressString" | "SMS-AddressString" => self.tbcd(&[0x91], size),
            "CalledPartyBCDNumber" => self.tbcd(&[0x91], size),
            "IMEI" => self.tbcd(&[], size),
            // TS 23.003 2.2: at most fifteen digits.
            "IMSI" => {
                let mut octets = self.tbcd(&[], size);
                if size == 8 {
                    octets[7] |= 0xf0;
                }
                octets
            }
            // Q.763 3.12: ITU-T, user; normal clearing; diagnostics.
            "Cause" => {
                let mut octets = vec![0x80, 0x90];
                octets.extend((2..size).map(|_| self.octet()));
                octets
            }
            // Q.763 3.45: call diversion, unconditional, once.
            "RedirectionInformation" => vec![0x03, 0x31],
            "CallingPartysCategory" => vec![10],
            "LegType" => vec![[1, 2][self.pick(2)]],
            // X.680 46.
            "GeneralizedTime" => b"20261122113000Z".to_vec(),
            // Tenths of a second of a day, an INTEGER of three octets (X.S0004-550 6.5.2.em).
            "TimeOfDay" => integer(self.number(0x8000, 863_999)),
            "PDPID" => vec![1 + self.pick(255) as u8],
            // TS 24.011 8.2.5.4: short message transfer rejected.
            "RPCause" => vec![21],
            // 2005-11-24 13:10:56, four quarters of an hour east; CAP says the century, INAP does not.
            "TimeAndTimezone" => vec![0x02, 0x50, 0x11, 0x42, 0x31, 0x01, 0x65, 0x40],
            "DateAndTime" if size == 6 => vec![0x50, 0x11, 0x42, 0x31, 0x01, 0x65],
            "DateAndTime" => vec![0x02, 0x50, 0x11, 0x42, 0x31, 0x01, 0x65],
            _ => self.named(name, size),
        }
    }

    fn named(&mut self, name: &str, size: usize) -> Vec<u8> {
        let known: &[u8] = match (name, size) {
            // Q.931 4.5.5: speech, 64 kbit/s, A-law.
            ("bearerCap", _) => &[0x80, 0x90, 0xa3],
            // Q.931 4.5.17: telephony.
            ("highLayerCompatibility" | "highLayerCompatibility2", 2) => &[0x91, 0x81],
            // Q.931 4.5.19: unrestricted, 64 kbit/s.
            ("lowLayerCompatibility" | "lowLayerCompatibility2", _) => &[0x88, 0x90],
            // TS 23.003 4: country 262, network 01.
            (
                "cellGlobalIdOrServiceAreaIdFixedLength"
                | "cellGlobalId"
                | "serviceAreaId"
                | "enteringCellGlobalId"
                | "leavingCellGlobalId"
                | "enteringServiceAreaId"
                | "leavingServiceAreaId"
                | "e-utranCellGlobalIdentity"
                | "cellGlobalIdOrServiceAreaIdOrLAI",
                7,
            ) => &[0x62, 0xf2, 0x10, 0x00, 0x01, 0xa0, 0xb1],
            ("routeingAreaIdentity", _) => &[0x62, 0xf2, 0x10, 0x00, 0x01, 0x05],
            (
                "laiFixedLength"
                | "locationAreaId"
                | "enteringLocationAreaId"
                | "leavingLocationAreaId"
                | "trackingAreaIdentity"
                | "cellGlobalIdOrServiceAreaIdOrLAI",
                _,
            ) => &[0x62, 0xf2, 0x10, 0x00, 0x01],
            // TS 23.032 6.2: ellipsoid point with uncertainty circle.
            ("geographicalInformation", _) => &[0x10, 0x40, 0x00, 0x00, 0x10, 0x00, 0x00, 0x05],
            // Q.763 3.88: the same, with presentation and screening.
            ("geodeticInformation", _) => {
                &[0x03, 0x10, 0x40, 0x00, 0x00, 0x10, 0x00, 0x00, 0x05, 0x64]
            }
            // TS 29.002 17.7.10 and 17.7.9: telephony; all data circuit asynchronous services.
            ("ext-Teleservice", _) => &[0x11],
            ("ext-BearerService", _) => &[0x50],
            // TS 29.060 7.7.27, TS 23.003 9: IPv4, and an access point name.
            ("pDPTypeOrganization", _) => &[0xf1],
            ("pDPTypeNumber", _) => &[0x21],
            ("gGSNAddress", 5) => &[0x04, 192, 0, 2, 1],
            ("date", 4) => &[0x02, 0x50, 0x11, 0x42],
            ("date", _) => &[0x50, 0x11, 0x42],
            ("time", _) => &[0x31, 0x01],
            ("price", _) => &[0x00, 0x00, 0x21, 0x43],
            ("carrier", 4) => &[0x21, 0x12, 0x34, 0x05],
            ("naCarrierId", _) => &[0x24, 0x21, 0x43],
            ("uuIndicator", _) => &[0x80],
            ("tmr", _) => &[0x00],
            _ => &[],
        };
        // Sizes that the meaning does not have are any octets.
        let mut octets = known.to_vec();
        octets.truncate(size);
        octets.extend((octets.len()..size).map(|_| self.octet()));
        match name {
            // One label of a name (TS 23.003 9.1), or several.
            "accessPointName" => {
                let mut left = size;
                octets.clear();
                while left > 0 {
                    let label = (left - 1).min(63);
                    octets.push(label as u8);
                    octets.extend((0..label).map(|_| b'a' + self.octet() % 26));
                    left -= label + 1;
                }
            }
            "gGSNAddress" if size == 17 => octets[0] = 0x50,
            _ => {}
        }
        octets
    }

    /// Two octets of a header, of which the first tells whether the digits are odd, then digits to the size.
    fn q763(&mut self, header: &[u8], size: usize) -> Vec<u8> {
        let mut octets = header.to_vec();
        let odd = size > header.len() && self.pick(2) == 1;
        octets[0] |= u8::from(odd) << 7;
        octets.truncate(size);
        octets.extend((octets.len()..size).map(|_| self.digits()));
        if let (true, Some(last)) = (odd, octets.last_mut()) {
            *last &= 0x0f;
        }
        octets
    }

    /// A header, then digits to the size, the last of which may be a filler.
    fn tbcd(&mut self, header: &[u8], size: usize) -> Vec<u8> {
        let mut octets = header.to_vec();
        octets.extend((octets.len()..size).map(|_| self.digits()));
        if let (true, Some(last)) = (size > header.len() && self.pick(2) == 1, octets.last_mut()) {
            *last |= 0xf0;
        }
        octets
    }

    /// Two decimal digits.
    fn digits(&mut self) -> u8 {
        let (low, high) = (self.octet() % 10, self.octet() % 10);
        high << 4 | low
    }
}

/// How many octets a string of ANSI-41 has that the declarations do not bound (X.S0004-550 6.5.2).
fn ansi41_size(of: &str, name: &str) -> Option<(i64, i64)> {
    let size = match (of, name) {
        ("MIN", _) => 5,
        ("MSCID", _) => 3,
        ("BillingID", _) | (_, "pilotBillingID" | "lcsBillingID") => 7,
        ("ElectronicSerialNumber" | "OriginationTriggers" | "AnnouncementCode", _) => 4,
        ("TerminationTriggers" | "TransactionCapability" | "CDMAServiceOption", _) => 2,
        ("TriggerCapability", _) => 3,
        ("PC-SSN", _) => 5,
        (_, "meid") => 7,
        (_, "cdmaChannelData") => 12,
        (_, "callingFeaturesIndicator" | "channelData" | "controlNetworkID") => 3,
        (
            _,
            "groupInformation"
            | "extendedMSCID"
            | "controlChannelData"
            | "cdmaNetworkIdentification",
        ) => 4,
        (
            _,
            "locationAreaID"
            | "servingCellID"
            | "targetCellID"
            | "interMSCCircuitID"
            | "alertCode"
            | "oneTimeFeatureIndicator"
            | "authorizationPeriod"
            | "deniedAuthorizationPeriod"
            | "messageWaitingNotificationCount"
            | "extendedSystemMyTypeCode"
            | "sms-TeleserviceIdentifier"
            | "cdmaCallMode",
        ) => 2,
        (_, "msLocation") => 8,
        (_, "generalizedTime") => 15,
        (
            _,
            "actionCode"
            | "aKeyProtocolVersion"
            | "bsmcstatus"
            | "cdmaStationClassMark"
            | "countUpdateReport"
            | "handoffState"
            | "mSIDUsage"
            | "nampsCallMode"
            | "nampsChannelData"
            | "otasp-ResultCode"
            | "pageIndicator"
            | "pagingFrameClass"
            | "reauthenticationReport"
            | "serviceIndicator"
            | "servicesResult"
            | "signalingMessageEncryptionReport"
            | "sms-AccessDeniedReason"
            | "sms-CauseCode"
            | "sms-ChargeIndicator"
            | "sms-NotificationIndicator"
            | "sOCStatus"
            | "ssdUpdateReport"
            | "tdmaBandwidth"
            | "uniqueChallengeReport"
            | "voicePrivacyReport"
            | "alertResult"
            | "authenticationCapability"
            | "availabilityType"
            | "cancellationType"
            | "controlChannelMode"
            | "geographicAuthorization"
            | "ilspInformation"
            | "preferredLanguageIndicator"
            | "serviceRedirectionCause"
            | "setupResult"
            | "tdmaServiceCode"
            | "terminationAccessType"
            | "terminationTreatment"
            | "noAnswerTime"
            | "acgencountered",
        ) => 1,
        _ => return None,
    };
    Some((size, size))
}

/// DER of a tag and its contents.
pub fn tlv(tag: Tag, constructed: bool, contents: &[u8], out: &mut Vec<u8>) {
    let class = ((tag >> 30) as u8) << 6 | if constructed { 0x20 } else { 0 };
    let number = tag & !(7 << 29);
    match number {
        0..=30 => out.push(class | number as u8),
        31..=127 => out.extend([class | 31, number as u8]),
        128..=16383 => out.extend([
            class | 31,
            0x80 | (number >> 7) as u8,
            (number & 0x7f) as u8,
        ]),
        _ => panic!("no such tag here"),
    }
    match contents.len() {
        length @ 0..=127 => out.push(length as u8),
        length @ 128..=255 => out.extend([0x81, length as u8]),
        length => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend(contents);
}

/// The contents octets of an INTEGER (X.690 8.3).
#[must_use]
pub fn integer(value: i64) -> Vec<u8> {
    let mut octets = value.to_be_bytes().to_vec();
    while octets.len() > 1
        && (octets[0] == 0 && octets[1] < 0x80 || octets[0] == 0xff && octets[1] >= 0x80)
    {
        octets.remove(0);
    }
    octets
}
