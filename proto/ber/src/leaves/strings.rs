//! OCTET STRING, BIT STRING, OBJECT IDENTIFIER, IA5String.

use crate::Tag;
use crate::value::{Value, hex, unhex};

crate::leaf! {
    /// Octets that nothing is known about, shown in hex.
    pub struct Octets<'a> "OCTET STRING" = [UNIVERSAL 4], show_octets, read_octets
}

crate::leaf_of! {
    Primitive;
    /// Bits; the first octet says how many of the last octet's bits are unused (X.690 8.6). Shown as a text of 0 and 1
    /// behind a `b`, or, where the unused bits are not 0, in hex behind `0x`; primitive form only.
    pub struct Bits<'a> "BIT STRING" = [UNIVERSAL 3], show_bits, read_bits
}

crate::leaf_of! {
    Primitive;
    /// Shown as dotted arcs. Contents octets that are no arcs (X.690 8.19) are kept and shown in hex.
    pub struct Oid<'a> "OBJECT IDENTIFIER" = [UNIVERSAL 6], show_oid, read_oid
}

crate::leaf! {
    /// Text of the international alphabet no. 5 (T.50); other octets are shown as `\xNN`.
    pub struct Ia5String<'a> "IA5String" = [UNIVERSAL 22], show_ia5, read_ia5
}

/// What a range bounds in a string's contents: octets; of a BIT STRING, bits, below 0 where the contents are none (X.690 8.6.2).
#[doc(hidden)]
#[inline]
pub fn measure(tag: Tag, contents: &[u8]) -> i64 {
    let octets = |of: &[u8]| i64::try_from(of.len()).unwrap_or(i64::MAX);
    match (tag, contents) {
        (3, [unused @ 0..=7, rest @ ..]) => octets(rest).saturating_mul(8) - i64::from(*unused),
        (3, _) => -1,
        _ => octets(contents),
    }
}

impl Bits<'_> {
    /// Bit `index`, 0 for the first; absent ones are 0.
    pub fn is_set(&self, index: usize) -> bool {
        let Some((unused, octets)) = self.0.split_first() else {
            return false;
        };
        let count = (octets.len() * 8).saturating_sub(usize::from(*unused));
        index < count
            && octets
                .get(index / 8)
                .is_some_and(|octet| octet << (index % 8) & 0x80 != 0)
    }
}

impl<'a> Oid<'a> {
    /// The arcs, each of at most 4 octets' worth (2^28-1); `None` where the contents are none.
    pub fn arcs(&self) -> Option<impl Iterator<Item = u32> + use<'a>> {
        let content = self.0;
        let sound = content.last().is_some_and(|last| last & 0x80 == 0)
            && content
                .split_inclusive(|octet| octet & 0x80 == 0)
                .all(|arc| arc.len() <= 4 && arc.first() != Some(&0x80));
        sound.then(|| {
            let arcs = content
                .split_inclusive(|octet| octet & 0x80 == 0)
                .map(|arc| {
                    arc.iter()
                        .fold(0, |number, octet| number << 7 | u32::from(octet & 0x7f))
                });
            arcs.enumerate()
                .flat_map(|(index, arc)| match (index, arc) {
                    (0, 0..80) => [Some(arc / 40), Some(arc % 40)],
                    (0, _) => [Some(2), Some(arc - 80)],
                    _ => [Some(arc), None],
                })
                .flatten()
        })
    }
}

/// Dotted arcs, or hex where the contents are no arcs.
impl std::fmt::Display for Oid<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(arcs) = self.arcs() else {
            return f.write_str(&hex(self.0));
        };
        for (index, arc) in arcs.enumerate() {
            write!(f, "{}{arc}", if index == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

fn show_octets(content: &[u8]) -> Value {
    Value::Text(hex(content))
}

fn read_octets(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Text(text) => unhex(text),
        _ => None,
    }
}

fn show_oid(content: &[u8]) -> Value {
    Value::Text(Oid(content).to_string())
}

fn read_oid(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return None;
    };
    if !text.contains('.') {
        return unhex(text);
    }
    let mut arcs = text.split('.').map(|arc| arc.parse::<u32>().ok());
    let (first, second) = (arcs.next()??, arcs.next()??);
    if first > 2 || (first < 2 && second > 39) {
        return None;
    }
    let mut content = Vec::new();
    for arc in std::iter::once(Some(
        first * 40 + second.checked_add(0).filter(|s| *s < 1 << 27)?,
    ))
    .chain(arcs)
    {
        let arc = arc.filter(|arc| *arc < 1 << 28)?;
        let groups = (32 - arc.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let seven = u8::try_from(arc >> (7 * group) & 0x7f).ok()?;
            content.push(if group > 0 { 0x80 | seven } else { seven });
        }
    }
    Some(content)
}

fn show_bits(content: &[u8]) -> Value {
    match content.split_first() {
        // Unused bits that are not 0 would be lost: hex keeps them.
        Some((unused @ 0..=7, octets))
            if *unused == 0
                || octets
                    .last()
                    .is_some_and(|last| last & ((1 << unused) - 1) == 0) =>
        {
            let count = octets.len() * 8 - usize::from(*unused);
            let bits = octets
                .iter()
                .flat_map(|octet| (0..8).rev().map(move |bit| octet >> bit & 1))
                .take(count);
            Value::Text(
                std::iter::once('b')
                    .chain(bits.map(|bit| if bit == 1 { '1' } else { '0' }))
                    .collect(),
            )
        }
        _ => Value::Text(format!("0x{}", hex(content))),
    }
}

fn read_bits(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return None;
    };
    let Some(bits) = text.strip_prefix('b') else {
        return unhex(text.strip_prefix("0x")?);
    };
    let bits: Vec<u8> = bits
        .bytes()
        .map(|bit| matches!(bit, b'0' | b'1').then_some(bit & 1))
        .collect::<Option<_>>()?;
    let unused = u8::try_from(bits.len().next_multiple_of(8) - bits.len()).ok()?;
    let octets = bits
        .chunks(8)
        .map(|bits| (0..8).fold(0, |octet, at| octet << 1 | bits.get(at).unwrap_or(&0)));
    Some(std::iter::once(unused).chain(octets).collect())
}

fn show_ia5(content: &[u8]) -> Value {
    let mut text = String::new();
    for octet in content {
        match octet {
            b'\\' => text.push_str("\\\\"),
            0x20..0x7f => text.push(char::from(*octet)),
            _ => text.push_str(&format!("\\x{octet:02x}")),
        }
    }
    Value::Text(text)
}

fn read_ia5(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return None;
    };
    let (mut octets, mut rest) = (Vec::new(), text.as_str());
    while let Some(next) = rest.chars().next() {
        if let Some(escaped) = rest.strip_prefix("\\x") {
            octets.extend(unhex(escaped.get(..2)?)?);
            rest = escaped.get(2..)?;
        } else if let Some(after) = rest.strip_prefix("\\\\") {
            octets.push(b'\\');
            rest = after;
        } else {
            octets.push(
                u8::try_from(next)
                    .ok()
                    .filter(|octet| (0x20..0x7f).contains(octet) && *octet != b'\\')?,
            );
            rest = rest.get(1..)?;
        }
    }
    Some(octets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn oid_arcs() {
        // Q.773 dialogue-as-id, CAP v2 and MAP contexts, and an arc above 127.
        for (octets, arcs) in [
            ("00118605010101", "0.0.17.773.1.1.1"),
            ("04000001003201", "0.4.0.0.1.0.50.1"),
            ("2b0401", "1.3.4.1"),
            ("8837 03", "2.999.3"),
        ] {
            let content = unhex(octets).unwrap();
            assert_eq!(show_oid(&content), text(arcs));
            assert_eq!(read_oid(&text(arcs)), Some(content));
        }
        for unsound in ["", "80", "2a80", "2a8001", "2affffffff7f"] {
            let content = unhex(unsound).unwrap();
            assert_eq!(show_oid(&content), text(unsound));
            assert_eq!(read_oid(&text(unsound)), Some(content));
        }
        assert_eq!(read_oid(&text("1.40")), None);
        assert_eq!(read_oid(&text("2.4294967295")), None);
    }

    #[test]
    fn bits() {
        for (octets, shown) in [
            ("0780", "b1"),
            ("00", "b"),
            ("00ff", "b11111111"),
            ("04a0", "b1010"),
            ("07ff", "0x07ff"),
            ("b1", "0xb1"),
            ("", "0x"),
        ] {
            let content = unhex(octets).unwrap();
            assert_eq!(show_bits(&content), text(shown));
            assert_eq!(read_bits(&text(shown)), Some(content));
        }
        let bits = [4, 0xa0];
        let bits = Bits(&bits);
        assert_eq!(
            (0..5).map(|at| bits.is_set(at)).collect::<Vec<_>>(),
            [true, false, true, false, false]
        );
        assert!(!Bits(&[]).is_set(0));
    }

    #[test]
    fn ia5() {
        let content = b"a\\b\x00\x7f\xffc";
        assert_eq!(show_ia5(content), text("a\\\\b\\x00\\x7f\\xffc"));
        assert_eq!(read_ia5(&show_ia5(content)).unwrap(), content);
        assert_eq!(read_ia5(&text("\\x1é")), None);
        assert_eq!(read_ia5(&text("é")), None);
    }
}
