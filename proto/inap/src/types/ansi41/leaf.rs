//! Octet strings of ANSI-41 and WIN by their meaning: who, where, when, names, text (X.S0004-550 6.5.2).

use inlab_ber::leaf;
use inlab_ber::value::{Value, hex, unhex};
use inlab_ss7 as ss7;

use crate::types::form::{Form, Tail, Values, bit, form_leaf, named, number, wide};
use crate::types::leaf::{read_cause, show_cause};

form_leaf! {
    /// A switch: its market and its number there (6.5.2.82).
    Mscid "MSCID" = [UNIVERSAL 4] show_mscid read_mscid
        Form::of(3, &[wide("market", 0, 2), number("switch", 2, 0xff)]);
    /// A switch or another node, with its kind (6.5.2.64).
    ExtendedMscid "ExtendedMSCID" = [UNIVERSAL 4] show_extended read_extended Form::of(4, &[
        named("type", 0, 0xff, NODES),
        wide("market", 1, 2),
        number("switch", 3, 0xff),
    ]);
    /// A network that controls calls: market and switch of its controller (6.5.2.ek, N.S0018).
    ControlNetworkId "ControlNetworkID" = [UNIVERSAL 4] show_network read_network
        Form::of(3, &[wide("market", 0, 2), number("switch", 2, 0xff)]);
    /// A call: the switch that began it, its number there, and how often it was handed over (6.5.2.16).
    BillingId "BillingID" = [UNIVERSAL 4] show_billing read_billing Form::of(7, &[
        wide("market", 0, 2),
        number("switch", 2, 0xff),
        wide("id", 3, 3),
        number("segments", 6, 0xff),
    ]);
    /// The call of a pilot number (6.5.2.94).
    PilotBillingId "PilotBillingID" = [UNIVERSAL 4] show_pilot read_pilot Form::of(7, &[
        wide("market", 0, 2),
        number("switch", 2, 0xff),
        wide("id", 3, 3),
        number("segments", 6, 0xff),
    ]);
    /// An electronic serial number: manufacturer and serial (6.5.2.63).
    ElectronicSerialNumber "ElectronicSerialNumber" = [UNIVERSAL 4] show_esn read_esn
        Form::of(4, &[number("manufacturer", 0, 0xff), wide("serial", 1, 3)]);
    /// A cell (6.5.2.117).
    ServingCellId "ServingCellID" = [UNIVERSAL 4] show_cell read_cell Form::only(Tail::Number("cell", 2));
    /// A location area (6.5.2.77).
    LocationAreaId "LocationAreaID" = [UNIVERSAL 4] show_area read_area Form::only(Tail::Number("area", 2));
    /// Minutes of local time before (negative) or after universal time (6.5.2.dd, N.S0013; the sign from memory of the standard alone).
    TimeDateOffset "TimeDateOffset" = [UNIVERSAL 4] show_offset read_offset Form::only(Tail::Signed("minutes", 2));
    /// Tenths of a second since midnight, UTC (6.5.2.em, N.S0018).
    TimeOfDay "TimeOfDay" = [UNIVERSAL 4] show_time read_time Form::only(Tail::Number("tenths", 3));
    /// A name for display: how it may be shown, then text (6.5.2.bw, N.S0012; generic name of T1.113.3).
    CallingPartyName "CallingPartyName" = [UNIVERSAL 4] show_name read_name NAME;
    /// A name for display (6.5.2.by).
    RedirectingPartyName "RedirectingPartyName" = [UNIVERSAL 4] show_redirecting read_redirecting NAME;
    /// A CDMA channel number (6.5.2.bd).
    CdmaChannelNumber "CDMAChannelNumber" = [226] show_channel read_channel Form::only(Tail::Octets("channel"));
    /// A private or residential system (6.5.2.bm).
    PsidRsidInformation "PSID-RSIDInformation" = [202] show_psid read_psid Form::only(Tail::Octets("system"));
    /// A node by point code and subsystem (6.5.2.93).
    PcSsn "PC-SSN" = [UNIVERSAL 4] show_pc_ssn read_pc_ssn Form::of(5, &[
        named("type", 0, 0xff, NODES),
        number("network", 3, 0xff),
        number("cluster", 2, 0xff),
        number("member", 1, 0xff),
        number("subsystem", 4, 0xff),
    ]);
}

/// Kinds of nodes (6.5.2.64, 6.5.2.93).
const NODES: Values = &[
    (0, "not specified"),
    (1, "serving MSC"),
    (2, "home MSC"),
    (3, "gateway MSC"),
    (4, "HLR"),
    (5, "VLR"),
    (6, "EIR"),
    (7, "AC"),
    (8, "border MSC"),
    (9, "originating MSC"),
];

const NAME: Form = Form::ending(
    1,
    &[
        named(
            "presentation",
            0,
            0x03,
            &[
                (0, "allowed"),
                (1, "restricted"),
                (2, "blocking toggle"),
                (3, "no indication"),
            ],
        ),
        bit("unavailable", 0, 0x10),
        named(
            "type",
            0,
            0xe0,
            &[
                (1, "calling"),
                (2, "original called"),
                (3, "redirecting"),
                (4, "connected"),
            ],
        )
        .quiet(),
        number("spare", 0, 0x0c).quiet(),
    ],
    Tail::Text("name"),
);

/// What a [`BillingId`] says.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Billing {
    /// Market of the switch that began the call.
    pub market: u16,
    /// The switch there.
    pub switch: u8,
    /// The call's number there, 24 bits.
    pub id: u32,
    /// How many segments the call has had.
    pub segments: u8,
}

impl Billing {
    /// The octets of the parameter. Of `id` the low 24 bits are taken.
    #[must_use]
    pub const fn encode(self) -> [u8; 7] {
        let [high, low] = self.market.to_be_bytes();
        let [_, first, second, third] = self.id.to_be_bytes();
        [high, low, self.switch, first, second, third, self.segments]
    }
}

impl BillingId<'_> {
    /// Its parts; `None` if it is too short. Octets after them are not looked at.
    #[must_use]
    pub fn parts(&self) -> Option<Billing> {
        let (&[high, low, switch, first, second, third, segments], _) =
            self.0.split_first_chunk()?;
        Some(Billing {
            market: u16::from_be_bytes([high, low]),
            switch,
            id: u32::from_be_bytes([0, first, second, third]),
            segments,
        })
    }
}

impl Mscid<'_> {
    /// Market and switch; `None` if it is too short.
    #[must_use]
    pub fn parts(&self) -> Option<(u16, u8)> {
        let (&[high, low, switch], _) = self.0.split_first_chunk()?;
        Some((u16::from_be_bytes([high, low]), switch))
    }

    /// The octets of a market and a switch.
    #[must_use]
    pub const fn octets(market: u16, switch: u8) -> [u8; 3] {
        let [high, low] = market.to_be_bytes();
        [high, low, switch]
    }
}

impl ControlNetworkId<'_> {
    /// Market and switch; `None` if it is too short.
    #[must_use]
    pub fn parts(&self) -> Option<(u16, u8)> {
        Mscid(self.0).parts()
    }
}

impl ElectronicSerialNumber<'_> {
    /// All 32 bits; the manufacturer is the first octet. `None` unless it is four octets.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        Some(u32::from_be_bytes(self.0.try_into().ok()?))
    }

    /// The octets of a number.
    #[must_use]
    pub const fn octets(number: u32) -> [u8; 4] {
        number.to_be_bytes()
    }
}

impl TimeDateOffset<'_> {
    /// Minutes; `None` unless it is two octets.
    #[must_use]
    pub fn minutes(&self) -> Option<i16> {
        Some(i16::from_be_bytes(self.0.try_into().ok()?))
    }

    /// The octets of so many minutes.
    #[must_use]
    pub const fn octets(minutes: i16) -> [u8; 2] {
        minutes.to_be_bytes()
    }
}

/// Tenths of a second in a day.
pub const TENTHS_OF_A_DAY: u32 = 864_000;

impl TimeOfDay<'_> {
    /// Tenths of a second since midnight, less than [`TENTHS_OF_A_DAY`]. As a peer may write it as the shortest INTEGER, one to
    /// four octets are taken.
    #[must_use]
    pub fn tenths(&self) -> Option<u32> {
        if self.0.is_empty() || self.0.len() > 4 {
            return None;
        }
        let number = self
            .0
            .iter()
            .fold(0_u32, |number, octet| number << 8 | u32::from(*octet));
        (number < TENTHS_OF_A_DAY).then_some(number)
    }

    /// The octets of a time; `None` if it is not within a day.
    #[must_use]
    pub const fn octets(tenths: u32) -> Option<[u8; 3]> {
        let [_, first, second, third] = tenths.to_be_bytes();
        if tenths < TENTHS_OF_A_DAY {
            Some([first, second, third])
        } else {
            None
        }
    }
}

impl PcSsn<'_> {
    /// Network, cluster and member of the point code, and the subsystem; `None` if it is too short.
    #[must_use]
    pub fn parts(&self) -> Option<([u8; 3], u8)> {
        let (&[_, member, cluster, network, subsystem], _) = self.0.split_first_chunk()?;
        Some(([network, cluster, member], subsystem))
    }

    /// The octets of a node: its kind (4 is an HLR, 0 nothing said), network, cluster and member, subsystem.
    #[must_use]
    pub const fn octets(kind: u8, [network, cluster, member]: [u8; 3], subsystem: u8) -> [u8; 5] {
        [kind, member, cluster, network, subsystem]
    }
}

impl<'a> CallingPartyName<'a> {
    /// The characters, if they may be shown: presentation allowed, and there is a name.
    #[must_use]
    pub fn shown(&self) -> Option<&'a [u8]> {
        let (first, name) = self.0.split_first()?;
        (first & 0x13 == 0 && !name.is_empty()).then_some(name)
    }
}

leaf! {
    /// Why a call failed: cause indicators (6.5.2.cm; T1.113.3 2.3.9, Q.850).
    pub struct FailureCause<'a> "FailureCause" = [UNIVERSAL 4], show_cause, read_cause
}

impl FailureCause<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::Cause, ss7::NumberError> {
        ss7::Cause::decode(self.0)
    }
}

leaf! {
    /// Whose service a charge is for: markets, segments of them, services (6.5.2.ei, N.S0018).
    pub struct DmhServiceId<'a> "DMH-ServiceID" = [UNIVERSAL 4], show_services, read_services
}

/// Octets of one market, segment and service.
const SERVICE: Form = Form::of(
    5,
    &[
        wide("market", 0, 2),
        number("segment", 2, 0xff),
        wide("service", 3, 2),
    ],
);

fn show_services(content: &[u8]) -> Value {
    if content.is_empty() || !content.len().is_multiple_of(5) {
        return raw(content);
    }
    let services = content.chunks(5);
    Value::List(
        services
            .map(|octets| crate::types::form::show(&SERVICE, octets))
            .collect(),
    )
}

fn read_services(value: &Value) -> Option<Vec<u8>> {
    let Value::List(services) = value else {
        return unraw(value);
    };
    let mut octets = Vec::new();
    for service in services {
        octets.extend(crate::types::form::read(&SERVICE, service).filter(|of| of.len() == 5)?);
    }
    Some(octets)
}

impl DmhServiceId<'_> {
    /// Market, segment and service of each; octets that are too few for another are not looked at.
    pub fn services(&self) -> impl Iterator<Item = (u16, u8, u16)> + '_ {
        self.0.chunks_exact(5).filter_map(|octets| {
            let &[high, low, segment, first, second] = octets.first_chunk()?;
            Some((
                u16::from_be_bytes([high, low]),
                segment,
                u16::from_be_bytes([first, second]),
            ))
        })
    }

    /// The octets of one.
    #[must_use]
    pub const fn octets(market: u16, segment: u8, service: u16) -> [u8; 5] {
        let [high, low] = market.to_be_bytes();
        let [first, second] = service.to_be_bytes();
        [high, low, segment, first, second]
    }
}

leaf! {
    /// Text for the display of a telephone: its type, then items of a tag, a length and characters (6.5.2.bx, N.S0012; display of
    /// T1.610, whose tags are those of AIN's DisplayText with bit 8).
    pub struct DisplayText<'a> "DisplayText" = [UNIVERSAL 4], show_display, read_display
}

/// Tags without bit 8; 27 to 29 have no name.
const ITEMS: Values = &[
    (0, "blank"),
    (1, "skip"),
    (2, "continuation"),
    (3, "calledAddress"),
    (4, "cause"),
    (5, "progressIndicator"),
    (6, "notificationIndicator"),
    (7, "prompt"),
    (8, "accumulatedDigits"),
    (9, "status"),
    (10, "inband"),
    (11, "callingAddress"),
    (12, "reason"),
    (13, "callingPartyName"),
    (14, "calledPartyName"),
    (15, "originalCalledName"),
    (16, "redirectingName"),
    (17, "connectedName"),
    (18, "origRestrictions"),
    (19, "dateTimeOfDay"),
    (20, "callAppearanceID"),
    (21, "featureAddress"),
    (22, "redirectionName"),
    (23, "redirectionNumber"),
    (24, "redirectingNumber"),
    (25, "originalCalledNumber"),
    (26, "connectedNumber"),
    (30, "text"),
    (31, "redirectingReason"),
];

const ITEM: Form = Form::ending(
    1,
    &[named("item", 0, 0x7f, ITEMS), bit("extension", 0, 0x80)],
    Tail::CountedText("text"),
);

impl<'a> DisplayText<'a> {
    /// Tag and characters of each item, up to one that is not all there.
    pub fn items(&self) -> impl Iterator<Item = (u8, &'a [u8])> + use<'a> {
        let mut rest = self.0.get(1..).unwrap_or(&[]);
        std::iter::from_fn(move || {
            let (&[tag, length], after) = rest.split_first_chunk()?;
            let (text, after) = after.split_at_checked(usize::from(length))?;
            rest = after;
            Some((tag, text))
        })
    }

    /// The octets of one item of text ([`DisplayText::TEXT`] …), of the normal display type; `None` if it is too long.
    #[must_use]
    pub fn octets(tag: u8, text: &[u8]) -> Option<ss7::InlineOctets<85>> {
        let mut octets = ss7::InlineOctets::EMPTY;
        let head = [0x80, tag, u8::try_from(text.len()).ok()?];
        (octets.extend(&head) && octets.extend(text)).then_some(octets)
    }
}

impl DisplayText<'static> {
    /// Tag of free text.
    pub const TEXT: u8 = 0x9e;
    /// Tag of the calling party's name.
    pub const NAME: u8 = 0x8d;
    /// Tag of a prompt.
    pub const PROMPT: u8 = 0x87;
}

fn show_display(content: &[u8]) -> Value {
    let Some((kind, _)) = content.split_first() else {
        return raw(content);
    };
    let items = DisplayText(content).items().map(|(tag, text)| {
        let length = u8::try_from(text.len()).unwrap_or(0);
        crate::types::form::show(&ITEM, &[&[tag, length], text].concat())
    });
    let value = Value::Map(vec![
        ("type".into(), Value::Integer((*kind).into())),
        ("items".into(), Value::List(items.collect())),
    ]);
    match read_display(&value).as_deref() == Some(content) {
        true => value,
        false => raw(content),
    }
}

fn read_display(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unraw(value);
    };
    let mut octets = Vec::new();
    let mut all = Vec::new();
    for (key, value) in map {
        match (key.as_str(), value) {
            ("octets", value) => return unraw(value),
            ("type", Value::Integer(kind)) => octets.push(u8::try_from(*kind).ok()?),
            ("items", Value::List(items)) => {
                for item in items {
                    all.extend(crate::types::form::read(&ITEM, item)?);
                }
            }
            _ => return None,
        }
    }
    (octets.len() == 1).then(|| [octets, all].concat())
}

fn raw(content: &[u8]) -> Value {
    Value::Map(vec![("octets".into(), Value::Text(hex(content)))])
}

/// Octets in hexadecimal, with or without their key.
pub(super) fn unraw(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Text(octets) => unhex(octets),
        Value::Map(map) => match map.as_slice() {
            [(key, Value::Text(octets))] if key == "octets" => unhex(octets),
            _ => None,
        },
        _ => None,
    }
}
