//! What the declarations call: order, count and place of members.

use crate::{Context, Element, Fault, Kind, Member, Presence, Stopped, Tag, Tlv, element, first};

/// Members that a SEQUENCE or SET may have: a bit each.
pub(crate) const MEMBERS: usize = 128;

/// Order and count of a member: `seen` holds one bit each.
#[doc(hidden)]
#[inline]
pub fn arrive<const ORDERED: bool>(
    seen: &mut u128,
    at: u32,
    tlv: Tlv<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Stopped> {
    if *seen >> at & 1 != 0 {
        return cx.stop(Fault::Twice, tlv.octets);
    }
    if ORDERED && *seen >> at != 0 {
        return cx.stop(Fault::OutOfOrder, tlv.octets);
    }
    *seen |= 1 << at;
    Ok(())
}

#[doc(hidden)]
#[inline]
pub fn lacks(required: u128, seen: u128) -> bool {
    required & !seen != 0
}

#[doc(hidden)]
#[cold]
pub fn missing(
    members: &[Member],
    seen: u128,
    tlv: Tlv<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Stopped> {
    let needed = |(at, m): &(usize, &Member)| {
        m.presence == Presence::Required && seen >> at & 1 == 0 && m.is_in(cx.dialect)
    };
    let Some((_, member)) = members.iter().enumerate().find(needed) else {
        return Ok(());
    };
    cx.stop(Fault::Missing, tlv.octets)
        .map_err(|Stopped| cx.within(member.name))
}

/// The member that an element is. Where a member has no tag of its own (untagged CHOICE, open type, list), position tells
/// members apart too, as in Q.773's Invoke: INTEGER, then CHOICE of INTEGER or OID. So: the next member that fits, else an
/// earlier one, which is then a fault. Of several lists that fit, the first whose items have the tag of the first item.
pub(crate) fn place(
    members: &[Member],
    ordered: bool,
    item: &Tlv<'_>,
    seen: u128,
    dialect: u32,
) -> Option<usize> {
    let next = if ordered {
        MEMBERS - seen.leading_zeros() as usize
    } else {
        0
    };
    let fits = |m: &Member| m.is_in(dialect) && m.accepts(item.tag);
    let mut onward = members
        .iter()
        .enumerate()
        .skip(next)
        .filter(|(at, m)| seen >> at & 1 == 0 && fits(m));
    let Some((first, member)) = onward.next() else {
        return members.iter().position(fits);
    };
    if holds(member, item) {
        return Some(first);
    }
    let better = onward.find(|(_, m)| holds(m, item));
    Some(better.map_or(first, |(at, _)| at))
}

/// Whether the first item can be an item of the list that a member is; true of all that is no list.
fn holds(member: &Member, item: &Tlv<'_>) -> bool {
    match (&(member.of)().kind, element(item.content)) {
        (Kind::List(of), Ok((first, _))) => of().accepts(first.tag),
        _ => true,
    }
}

/// As [`place`], as the number that stands for the member in the generated match. Types whose members have tags, or take tags
/// that no other takes, never call this.
#[doc(hidden)]
pub fn by_position(
    members: &[Member],
    ordered: bool,
    item: &Tlv<'_>,
    seen: u128,
    dialect: u32,
) -> Tag {
    match place(members, ordered, item, seen, dialect).map(u32::try_from) {
        Some(Ok(at)) => u32::MAX - at,
        _ => 0,
    }
}

/// Whether no two members of one dialect take one tag, so that a tag tells the member though one has none of its own: its declared
/// tag (0: none), the tags of its type, its dialects.
#[doc(hidden)]
// Runs in the compiler only.
#[allow(clippy::indexing_slicing)]
pub const fn apart(members: &[(Tag, &[Tag], u32)]) -> bool {
    let (mut i, mut apart) = (0, true);
    while i < members.len() {
        let (declared, tags, dialects) = members[i];
        let mut at = 0;
        while at < tags.len() {
            let tag = first(declared, tags[at]);
            apart &= tag != 0;
            let mut j = i + 1;
            while j < members.len() {
                let (other, others, of) = members[j];
                let meet = dialects == 0 || of == 0 || dialects & of != 0;
                let mut place = 0;
                while place < others.len() {
                    apart &= !meet || first(other, others[place]) != tag;
                    place += 1;
                }
                j += 1;
            }
            at += 1;
        }
        i += 1;
    }
    apart
}

/// Two members of one dialect with one tag: refused when compiled.
#[doc(hidden)]
// Runs in the compiler only.
#[allow(clippy::indexing_slicing)]
pub const fn distinct(members: &[(Tag, u32)]) {
    let mut at = 0;
    while at < members.len() * members.len() {
        let (i, j) = (at / members.len(), at % members.len());
        let (a, b) = (members[i], members[j]);
        let meet = i < j && (a.1 == 0 || b.1 == 0 || a.1 & b.1 != 0);
        assert!(
            a.0 != b.0 || !meet,
            "two members of one dialect have the same tag"
        );
        at += 1;
    }
}

#[doc(hidden)]
#[inline]
pub fn tag_of<'a, T: Element<'a>>(_: &T) -> Tag {
    T::TAG
}
