//! Cells and areas (TS 23.003), closed subscriber groups, localised service areas.

use inlab_ber::value::{Value, unhex};
use inlab_ss7 as ss7;

use super::layout::{Layout, Map, bits, fixed, flag, number, write_fields};
use super::{find, word};

/// Declares a public land mobile network and what it numbers behind it.
macro_rules! area_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident $of:ident) => {
        shown_leaf! {
            $(#[$doc])*
            $Name $asn $show $read,
            |content: &[u8]| show_area(content, &$of), |value: &Value| read_area(value, &$of)
        }
    };
}

area_leaf! {
    /// Location area identification (TS 23.003 4.1, TS 24.008 10.5.1.3): network, location area code.
    LocationArea "LAIFixedLength" show_lai read_lai LAI
}
area_leaf! {
    /// Cell global identification or service area identification (TS 23.003 4.3.1, 12.5): location area, and the cell
    /// identity or, if `sai-Present` says so, the service area code.
    CellOrServiceArea "CellGlobalIdOrServiceAreaIdFixedLength" show_cgi read_cgi CGI
}
area_leaf! {
    /// Cell global identification (TS 23.003 4.3.1).
    CellId "CellGlobalIdOrServiceAreaIdFixedLength" show_cell read_cell CGI
}
area_leaf! {
    /// Service area identification (TS 23.003 12.5).
    ServiceAreaId "CellGlobalIdOrServiceAreaIdFixedLength" show_sai read_sai SAI
}
area_leaf! {
    /// Routeing area identification (TS 23.003 4.2): location area, routeing area code.
    RouteingArea "RAIdentity" show_rai read_rai RAI
}
area_leaf! {
    /// Tracking area identity (TS 23.003 19.4.2.3).
    TrackingArea "TA-Id" show_tai read_tai TAI
}
area_leaf! {
    /// E-UTRAN cell global identification (TS 23.003 19.6): network, 28 bits of cell identity.
    EutranCell "E-UTRAN-CGI" show_ecgi read_ecgi ECGI
}

shown_leaf! {
    /// A cell or service area (7 octets) or a location area (5), without anything that says which (TS 29.078 5.1).
    CellOrArea "CellGlobalIdOrServiceAreaIdOrLAI" show_any_area read_any_area,
    |content: &[u8]| show_area(content, if content.len() == 5 { &LAI } else { &CGI }),
    |value: &Value| read_area(value, if value.get("ci").is_none() { &LAI } else { &CGI })
}

layout_leaf! {
    /// Localised service area identity (TS 23.003 9): 23 bits, and whether it is universal or of the network.
    LsaIdentity "LSAIdentity" show_lsa read_lsa, 3,
    [number("identity", 1, 8, 23), flag("universal", 3, 1)]
}

shown_leaf! {
    /// Name of a mobility management entity: a Diameter identity (RFC 6733 4.3.1), shown as text.
    DiameterIdentity "DiameterIdentity" show_diameter read_diameter, show_text, read_text
}

code_leaf! {
    /// Access mode of a closed subscriber group, or whether the subscriber is a member (TS 29.060 7.7.113), shown as a
    /// number.
    CsgIndication "OCTET STRING" show_csg read_csg, &[]
}

inlab_ber::leaf_of! {
    Primitive;
    /// Closed subscriber group (TS 23.003 4.7), 27 bits, shown as a number.
    pub struct CsgId<'a> "CSG-Id" = [UNIVERSAL 3], show_csg_id, read_csg_id
}

const LAI: Layout = Layout {
    fields: &[number("lac", 1, 8, 16)],
    least: 2,
};
const CGI: Layout = Layout {
    fields: &[number("lac", 1, 8, 16), number("ci", 3, 8, 16)],
    least: 4,
};
const SAI: Layout = Layout {
    fields: &[number("lac", 1, 8, 16), number("sac", 3, 8, 16)],
    least: 4,
};
const RAI: Layout = Layout {
    fields: &[number("lac", 1, 8, 16), number("rac", 3, 8, 8)],
    least: 3,
};
const TAI: Layout = Layout {
    fields: &[number("tac", 1, 8, 16)],
    least: 2,
};
const ECGI: Layout = Layout {
    fields: &[fixed(1, 8, 4, 0), number("eci", 1, 4, 28)],
    least: 4,
};

/// Mobile country code and mobile network code (TS 24.008 10.5.1.3): three digits, and two or three.
fn show_area(content: &[u8], of: &Layout) -> Option<Value> {
    let (network, area) = content.split_first_chunk::<3>()?;
    let digits = ss7::Digits::from_packed(network, false)?;
    let nibble = |at| digits.get(at).filter(|digit| *digit < 10);
    let mut mcc = String::new();
    for at in [0, 1, 2] {
        mcc.push(char::from(b'0' + nibble(at)?));
    }
    let mut mnc = String::new();
    for at in [4, 5] {
        mnc.push(char::from(b'0' + nibble(at)?));
    }
    if digits.get(3) != Some(15) {
        mnc.push(char::from(b'0' + nibble(3)?));
    }
    let Value::Map(rest) = of.show(area)? else {
        return None;
    };
    let mut map: Map = vec![
        ("mcc".into(), Value::Text(mcc)),
        ("mnc".into(), Value::Text(mnc)),
    ];
    map.extend(rest);
    Some(Value::Map(map))
}

fn read_area(value: &Value, of: &Layout) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let (mcc, mnc) = (word(find(map, "mcc")?)?, word(find(map, "mnc")?)?);
    let digits = |text: &str| -> Option<Vec<u8>> {
        let digit = |letter: char| u8::try_from(letter.to_digit(10)?).ok();
        text.chars().map(digit).collect()
    };
    let (mcc, mnc) = (digits(&mcc)?, digits(&mnc)?);
    let ([c1, c2, c3], [n1, n2, third @ ..]) = (mcc.as_slice(), mnc.as_slice()) else {
        return None;
    };
    let n3 = match third {
        [] => 15,
        [digit] => *digit,
        _ => return None,
    };
    let rest = map
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "mcc" | "mnc"))
        .cloned();
    let mut octets = vec![c2 << 4 | c1, n3 << 4 | c3, n2 << 4 | n1];
    octets.extend(of.read(&Value::Map(rest.collect()))?);
    Some(octets)
}

pub(super) fn show_text(content: &[u8]) -> Option<Value> {
    let printable = |octet: &u8| (0x20..0x7f).contains(octet);
    (!content.is_empty() && content.iter().all(printable))
        .then(|| content.iter().map(|octet| char::from(*octet)).collect())
        .map(Value::Text)
}

pub(super) fn read_text(value: &Value) -> Option<Vec<u8>> {
    let text = word(value)?;
    text.is_ascii().then(|| text.into_bytes())
}

fn show_csg_id(content: &[u8]) -> Value {
    let parts = match content {
        [5, bits_of @ ..] if bits_of.len() == 4 => bits(bits_of, 0, 27),
        _ => None,
    };
    super::shown(
        content,
        parts.map(|id| Value::Integer(id.into())),
        read_csg_id,
    )
}

fn read_csg_id(value: &Value) -> Option<Vec<u8>> {
    super::read_octets_or(value, |value| {
        let map = [("id".to_owned(), value.clone())];
        let mut octets = [5, 0, 0, 0, 0];
        write_fields(&[number("id", 2, 8, 27)], &map, &mut octets)?;
        Some(octets.to_vec())
    })
}
