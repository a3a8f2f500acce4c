//! One declaration per ASN.1 type: `sequence!`, `set!`, `choice!`, `enumerated!`, `leaf!` (syntax: [`macros`]).
//!
//! A declaration yields **(1)** a borrowed struct or enum with a compiled decoder and a tail-first encoder, for the hot
//! path, and **(2)** one constant [`Schema`]: names, tags, presence, bounds, dialects. All that is not hot ([`value`]:
//! YAML in and out, trace text, support statement) is written once, over the schema. The two share no code, so each is
//! the other's differential test. A value from a file becomes octets through the schema and is then decoded like any
//! message: no arena and no second, owned set of types.
//!
//! Bounds: tag numbers to 2^21-1, lengths to 4 octets, 32 nested indefinite lengths or string segments, 8 constructed
//! strings a message, 128 members. On breach: a [`Fault`].
#![forbid(unsafe_code)]

mod leaves;
pub mod macros;
pub mod value;

pub use leaves::*;
use std::cell::OnceCell;

// ---- tags and elements ----

/// Class in the top two bits, constructed in the third, number below: one comparison a member. 0: no tag.
pub type Tag = u32;
pub const CONSTRUCTED: Tag = 1 << 29;
pub const fn context(number: u32) -> Tag {
    2 << 30 | number
}
#[doc(hidden)]
pub const fn first(declared: Tag, own: Tag) -> Tag {
    if declared != 0 { declared } else { own }
}

/// One element: tag, content, and all of it as received (for unknown elements and open types).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tlv<'a> {
    pub tag: Tag,
    pub content: &'a [u8],
    pub octets: &'a [u8],
}

impl Tlv<'_> {
    pub const EMPTY: Tlv<'static> = Tlv { tag: 0, content: &[], octets: &[] };
}

/// The element at the front, in any form, and what follows it.
pub fn element(input: &[u8]) -> Result<(Tlv<'_>, &[u8]), Fault> {
    let (tag, length, header) = header(input)?;
    let (end, whole) = match length {
        Some(length) => (header.saturating_add(length), header.saturating_add(length)),
        None if tag & CONSTRUCTED == 0 => return Err(Fault::BadLength),
        None => {
            let end = header + until_end_of_contents(&input[header..])?;
            (end, end + 2)
        }
    };
    let (octets, rest) = input.split_at_checked(whole).ok_or(Fault::Truncated)?;
    Ok((Tlv { tag, content: &octets[header..end], octets }, rest))
}

/// Tag, definite length (`None`: indefinite), octets of the header.
fn header(input: &[u8]) -> Result<(Tag, Option<usize>, usize), Fault> {
    let octet = |at: usize| input.get(at).map(|o| *o as u32).ok_or(Fault::Truncated);
    let (mut number, mut at) = (octet(0)? & 0x1f, 1);
    if number == 0x1f {
        number = 0;
        loop {
            let next = octet(at)?;
            if at > 3 || (at == 1 && next == 0x80) {
                return Err(Fault::BadTag);
            }
            (number, at) = (number << 7 | next & 0x7f, at + 1);
            if next & 0x80 == 0 {
                break;
            }
        }
    }
    let (tag, length) = ((octet(0)? & 0xe0) << 24 | number, octet(at)? as usize);
    at += 1;
    match length {
        0x80 => Ok((tag, None, at)),
        0..0x80 => Ok((tag, Some(length), at)),
        _ => {
            let octets = input.get(at..at + length - 0x80).ok_or(Fault::Truncated)?;
            let zeros = octets.iter().take_while(|o| **o == 0).count();
            if octets.len() - zeros > 4 || length == 0xff {
                return Err(Fault::BadLength);
            }
            Ok((tag, Some(octets.iter().fold(0, |l, o| l << 8 | *o as usize)), at + octets.len()))
        }
    }
}

/// Octets before the end-of-contents that closes an indefinite length: one counting scan, no recursion.
fn until_end_of_contents(input: &[u8]) -> Result<usize, Fault> {
    let (mut at, mut open) = (0, 1);
    loop {
        let rest = input.get(at..).ok_or(Fault::Truncated)?;
        if rest.starts_with(&[0, 0]) {
            open -= 1;
            if open == 0 {
                return Ok(at);
            }
            at += 2;
            continue;
        }
        let (tag, length, header) = header(rest)?;
        at = at.saturating_add(header).saturating_add(length.unwrap_or(0));
        open += length.is_none() as usize;
        if open > 32 || (length.is_none() && tag & CONSTRUCTED == 0) {
            return Err(Fault::TooDeep);
        }
    }
}

/// A position in a run of elements.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a>(pub &'a [u8]);

impl<'a> Cursor<'a> {
    /// The next element, `None` at the end. Nearly all have one tag octet and one length octet.
    #[inline]
    pub fn next(&mut self, cx: &mut Context<'a>) -> Result<Option<Tlv<'a>>, Stopped> {
        if let [tag, length, rest @ ..] = self.0
            && tag & 0x1f != 0x1f
            && *length < 0x80
            && let Some((content, after)) = rest.split_at_checked(*length as usize)
        {
            let octets = &self.0[..2 + content.len()];
            self.0 = after;
            return Ok(Some(Tlv { tag: ((*tag & 0xe0) as u32) << 24 | (*tag & 0x1f) as u32, content, octets }));
        }
        self.next_general(cx)
    }
    fn next_general(&mut self, cx: &mut Context<'a>) -> Result<Option<Tlv<'a>>, Stopped> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let (tlv, rest) = element(self.0).or_else(|fault| cx.stop(fault, self.0))?;
        self.0 = rest;
        Ok(Some(tlv))
    }
}

// ---- faults ----

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    Truncated,
    BadTag,
    BadLength,
    TooDeep,
    TooManyConstructedStrings,
    TrailingOctets,
    UnexpectedTag(Tag),
    WrongForm,
    OutOfOrder,
    Twice,
    Missing,
    OutOfRange,
    UnknownValue,
}

/// Decoding stopped; the [`Context`] holds why. Zero-sized, so that results stay in registers: a rich error type
/// returned by value from each member costs more than the decoding.
#[derive(Clone, Copy, Debug)]
pub struct Stopped;

/// Fault, element names (innermost first), offset into the message.
#[derive(Clone, PartialEq)]
pub struct Error {
    pub fault: Fault,
    pub path: [&'static str; 6],
    pub offset: usize,
}
impl std::fmt::Debug for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path: Vec<_> = self.path.iter().rev().filter(|n| !n.is_empty()).copied().collect();
        write!(f, "{:?} in {} at offset {}", self.fault, path.join("."), self.offset)
    }
}

/// What a decode carries along.
pub struct Context<'a> {
    pub dialect: u32,
    pub scratch: &'a Scratch,
    fault: Fault,
    address: usize,
    path: [&'static str; 6],
    depth: usize,
}
impl<'a> Context<'a> {
    pub fn new(dialect: u32, scratch: &'a Scratch) -> Self {
        Context { dialect, scratch, fault: Fault::Truncated, address: 0, path: [""; 6], depth: 0 }
    }
    /// Notes the fault at these octets; the offset is worked out at the end, from their address.
    #[cold]
    pub fn stop<T>(&mut self, fault: Fault, at: &[u8]) -> Result<T, Stopped> {
        (self.fault, self.address, self.depth) = (fault, at.as_ptr().addr(), 0);
        Err(Stopped)
    }
    #[cold]
    pub fn within(&mut self, name: &'static str) -> Stopped {
        if let Some(slot) = self.path.get_mut(self.depth) {
            (*slot, self.depth) = (name, self.depth + 1);
        }
        Stopped
    }
    /// The octets of a string in either form.
    #[inline]
    pub fn string(&mut self, tlv: Tlv<'a>) -> Result<&'a [u8], Stopped> {
        if tlv.tag & CONSTRUCTED == 0 {
            return Ok(tlv.content);
        }
        self.scratch.join(tlv.content).or_else(|fault| self.stop(fault, tlv.octets))
    }
}

/// Where constructed strings are put together. Filled through a shared reference, so that decoded values borrow from it
/// and from the message alike; one a message; costs nothing where there are none.
#[derive(Default)]
pub struct Scratch([OnceCell<(usize, Box<[u8]>)>; 8]);
impl Scratch {
    fn join(&self, content: &[u8]) -> Result<&[u8], Fault> {
        let key = content.as_ptr().addr();
        for cell in &self.0 {
            match cell.get() {
                Some((k, octets)) if *k == key => return Ok(octets),
                Some(_) => continue,
                None => {}
            }
            let (mut joined, mut open) = (Vec::new(), vec![content]); // X.690 8.7.3: segments may nest
            while let Some(run) = open.pop() {
                if run.is_empty() {
                    continue;
                }
                let (segment, rest) = element(run)?;
                open.push(rest);
                match segment.tag & CONSTRUCTED {
                    0 => joined.extend_from_slice(segment.content),
                    _ if open.len() > 32 => return Err(Fault::TooDeep),
                    _ => open.push(segment.content),
                }
            }
            return Ok(&cell.get_or_init(|| (key, joined.into())).1);
        }
        Err(Fault::TooManyConstructedStrings)
    }
}

// ---- the writer ----

/// Fills its buffer from the end, so that each length is known when its header is written. Reused; never shrinks.
#[derive(Default)]
pub struct Writer {
    buffer: Vec<u8>,
    at: usize,
}
impl Writer {
    pub fn clear(&mut self) {
        self.at = self.buffer.len();
    }
    pub fn as_slice(&self) -> &[u8] {
        &self.buffer[self.at..]
    }
    /// Octets written so far: take it before the content, hand it to [`Writer::header`] after.
    #[inline]
    pub fn mark(&self) -> usize {
        self.buffer.len() - self.at
    }
    #[cold]
    fn grow(&mut self, octets: usize) {
        let used = self.mark();
        let mut buffer = vec![0; (self.buffer.len() * 2).max(used + octets).max(512)];
        let at = buffer.len() - used;
        buffer[at..].copy_from_slice(self.as_slice());
        (self.buffer, self.at) = (buffer, at);
    }
    #[inline]
    pub fn octets(&mut self, octets: &[u8]) {
        if self.at < octets.len() {
            self.grow(octets.len());
        }
        self.at -= octets.len();
        self.buffer[self.at..self.at + octets.len()].copy_from_slice(octets);
    }
    /// Identifier and minimal definite length for what was written since `mark`.
    #[inline]
    pub fn header(&mut self, tag: Tag, mark: usize) {
        let (class, number, length) = ((tag >> 24) as u8 & 0xe0, tag & !(7 << 29), self.mark() - mark);
        if length < 0x80 && number < 0x1f {
            return self.octets(&[class | number as u8, length as u8]);
        }
        if length < 0x80 {
            self.octets(&[length as u8]);
        } else {
            let octets = length.to_be_bytes();
            let octets = &octets[length.leading_zeros() as usize / 8..];
            self.octets(octets);
            self.octets(&[0x80 | octets.len() as u8]);
        }
        if number < 0x1f {
            return self.octets(&[class | number as u8]);
        }
        self.octets(&[number as u8 & 0x7f]);
        let mut rest = number >> 7;
        while rest > 0 {
            self.octets(&[0x80 | rest as u8 & 0x7f]);
            rest >>= 7;
        }
        self.octets(&[class | 0x1f]);
    }
}

// ---- what a declaration becomes ----

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Primitive,
    Constructed,
    /// OCTET STRING and its kin: either form.
    String,
    /// No tag of its own; a tag put on it is explicit (X.680 31.2.7), so no declaration says EXPLICIT.
    Choice,
    /// Open type: any element, kept as received.
    Any,
}

pub struct Schema {
    pub name: &'static str,
    /// 0 for CHOICE and open types.
    pub tag: Tag,
    pub kind: Kind,
    pub extensible: bool,
}
pub enum Kind {
    Sequence(&'static [Member]),
    Set(&'static [Member]),
    Choice(&'static [Member]),
    Enumerated(&'static [(&'static str, i32)]),
    List(fn() -> &'static Schema),
    Leaf { form: Form, show: fn(&[u8]) -> value::Value, read: fn(&value::Value) -> Option<Vec<u8>> },
    Open,
}
/// One row of the protocol support statement.
pub struct Member {
    pub name: &'static str,
    /// 0: the type's own.
    pub tag: Tag,
    pub of: fn() -> &'static Schema,
    pub presence: Presence,
    pub range: Option<(i64, i64)>,
    /// 0: all.
    pub dialects: u32,
}
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    Required,
    Optional,
    Default,
}
impl Schema {
    pub fn accepts(&self, tag: Tag) -> bool {
        match &self.kind {
            Kind::Choice(of) => of.iter().any(|m| m.accepts(tag)),
            Kind::Open => true,
            _ => self.tag == tag & !CONSTRUCTED,
        }
    }
}
impl Member {
    pub fn accepts(&self, tag: Tag) -> bool {
        if self.tag != 0 { self.tag == tag & !CONSTRUCTED } else { (self.of)().accepts(tag) }
    }
    pub fn is_in(&self, dialect: u32) -> bool {
        self.dialects == 0 || self.dialects & dialect != 0
    }
}

pub trait Element<'a>: Copy {
    const TAG: Tag;
    const FORM: Form;
    /// What a slot holds before its element is seen.
    const EMPTY: Self;
    /// `self` is [`Self::EMPTY`]; the form of `tlv` was checked.
    fn decode(&mut self, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped>;
    fn encode(&self, tag: Tag, out: &mut Writer);
    fn schema() -> &'static Schema;
    /// What a range bounds: the value of an INTEGER, the size of the rest.
    fn measure(&self) -> i64 {
        0
    }
}

/// `T` or `Option<T>` as the type of a member.
pub trait Slot<'a>: Copy {
    type Of: Element<'a>;
    const OPTIONAL: bool;
    const ABSENT: Self;
    fn slot(&mut self) -> &mut Self::Of;
    fn get(&self) -> Option<&Self::Of>;
}
#[rustfmt::skip]
impl<'a, T: Element<'a>> Slot<'a> for T {
    type Of = T;
    const OPTIONAL: bool = false;
    const ABSENT: T = T::EMPTY;
    #[inline] fn slot(&mut self) -> &mut T { self }
    #[inline] fn get(&self) -> Option<&T> { Some(self) }
}
#[rustfmt::skip]
impl<'a, T: Element<'a>> Slot<'a> for Option<T> {
    type Of = T;
    const OPTIONAL: bool = true;
    const ABSENT: Option<T> = None;
    #[inline] fn slot(&mut self) -> &mut T { self.insert(T::EMPTY) }
    #[inline] fn get(&self) -> Option<&T> { self.as_ref() }
}

/// Decodes one whole element and nothing after it, into a value of the caller: large structs are not moved.
pub fn decode<'a, T: Element<'a>>(
    value: &mut T,
    octets: &'a [u8],
    dialect: u32,
    scratch: &'a Scratch,
) -> Result<(), Error> {
    let mut cx = Context::new(dialect, scratch);
    *value = T::EMPTY;
    decode_whole(value, octets, &mut cx).map_err(|Stopped| {
        cx.within(T::schema().name);
        let offset = cx.address.wrapping_sub(octets.as_ptr().addr()).min(octets.len());
        Error { fault: cx.fault, path: cx.path, offset }
    })
}
fn decode_whole<'a, T: Element<'a>>(value: &mut T, octets: &'a [u8], cx: &mut Context<'a>) -> Result<(), Stopped> {
    let mut cursor = Cursor(octets);
    let Some(tlv) = cursor.next(cx)? else { return cx.stop(Fault::Truncated, octets) };
    if !cursor.0.is_empty() {
        return cx.stop(Fault::TrailingOctets, cursor.0);
    }
    if !matches!(T::FORM, Form::Choice | Form::Any) && tlv.tag & !CONSTRUCTED != T::TAG {
        return cx.stop(Fault::UnexpectedTag(tlv.tag), octets);
    }
    take(value, false, None, tlv, cx)
}

/// One member: form, explicit tag of a CHOICE, content, range.
#[doc(hidden)]
#[inline]
pub fn take<'a, S: Slot<'a>>(
    slot: &mut S,
    tagged: bool,
    range: Option<(i64, i64)>,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<(), Stopped> {
    let (value, constructed) = (slot.slot(), tlv.tag & CONSTRUCTED != 0);
    match S::Of::FORM {
        Form::Primitive if constructed => return cx.stop(Fault::WrongForm, tlv.octets),
        Form::Constructed if !constructed => return cx.stop(Fault::WrongForm, tlv.octets),
        Form::Choice if tagged && !constructed => return cx.stop(Fault::WrongForm, tlv.octets),
        Form::Choice if tagged => {
            let mut inner = Cursor(tlv.content);
            let Some(alternative) = inner.next(cx)? else { return cx.stop(Fault::Missing, tlv.octets) };
            if !inner.0.is_empty() {
                return cx.stop(Fault::TrailingOctets, inner.0);
            }
            value.decode(alternative, cx)?;
        }
        _ => value.decode(tlv, cx)?,
    }
    match range {
        Some((low, high)) if !(low..=high).contains(&value.measure()) => cx.stop(Fault::OutOfRange, tlv.octets),
        _ => Ok(()),
    }
}

/// Order and count of a member: `seen` holds one bit each.
#[doc(hidden)]
#[inline]
pub fn arrive<const ORDERED: bool>(seen: &mut u128, at: u32, tlv: Tlv<'_>, cx: &mut Context<'_>) -> Result<(), Stopped> {
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
pub fn missing(members: &[Member], seen: u128, tlv: Tlv<'_>, cx: &mut Context<'_>) -> Result<(), Stopped> {
    let needed = |(at, m): &(usize, &Member)| m.presence == Presence::Required && seen >> at & 1 == 0 && m.is_in(cx.dialect);
    let Some((_, member)) = members.iter().enumerate().find(needed) else { return Ok(()) };
    cx.stop(Fault::Missing, tlv.octets).map_err(|Stopped| cx.within(member.name))
}

/// Where a member has no tag of its own (untagged CHOICE, open type), position tells members apart too, as in Q.773's
/// Invoke: INTEGER, then CHOICE of INTEGER or OID. Such types go through the table; the others never call this.
#[doc(hidden)]
pub fn by_position(members: &[Member], ordered: bool, tag: Tag, seen: u128, dialect: u32) -> Tag {
    let next = if ordered { 128 - seen.leading_zeros() as usize } else { 0 };
    let fits = |at: &usize| members[*at].is_in(dialect) && members[*at].accepts(tag);
    let found = (next..members.len()).filter(|at| seen >> at & 1 == 0).find(fits).or_else(|| (0..next).find(fits));
    found.map_or(0, |at| u32::MAX - at as u32)
}

/// Two members of one dialect with one tag: refused when compiled.
#[doc(hidden)]
pub const fn distinct(members: &[(Tag, u32)]) {
    let mut at = 0;
    while at < members.len() * members.len() {
        let (i, j) = (at / members.len(), at % members.len());
        let (a, b) = (members[i], members[j]);
        let meet = i < j && (a.1 == 0 || b.1 == 0 || a.1 & b.1 != 0);
        assert!(a.0 != b.0 || !meet, "two members of one dialect have the same tag");
        at += 1;
    }
}

#[doc(hidden)]
#[inline]
pub fn tag_of<'a, T: Element<'a>>(_: &T) -> Tag {
    T::TAG
}

/// The unknown elements of an extensible SEQUENCE or SET: the content as it came, looked through again only where there
/// was one, so that any number of them costs neither space nor allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unknown<'a>(Option<(&'a [u8], u32)>);
impl<'a> Unknown<'a> {
    pub const NONE: Unknown<'static> = Unknown(None);
    #[cold]
    pub fn keep(&mut self, extensible: bool, of: Tlv<'a>, item: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped> {
        if !extensible {
            return cx.stop(Fault::UnexpectedTag(item.tag), item.octets);
        }
        self.0 = Some((of.content, cx.dialect));
        Ok(())
    }
    #[inline]
    pub fn any(&self) -> bool {
        self.0.is_some()
    }
    /// The unknown elements right after member `index` (`None`: before the first): always one run of octets.
    #[cold]
    pub fn after(&self, members: &[Member], index: Option<usize>) -> &'a [u8] {
        let Some((content, dialect)) = self.0 else { return &[] };
        let (mut at, mut last, mut start) = (content, None, 0);
        while let Ok((tlv, rest)) = element(at) {
            if let Some(known) = members.iter().position(|m| m.is_in(dialect) && m.accepts(tlv.tag)) {
                if last == index {
                    return &content[start..content.len() - at.len()];
                }
                (last, start) = (Some(known), content.len() - rest.len());
            }
            at = rest;
        }
        if last == index { &content[start..] } else { &[] }
    }
}
