//! SETs and SEQUENCEs with a member that has no tag of its own, as MSID in those of ANSI-41: each element finds its member, or none.
#![allow(missing_docs)]

use inlab_ber::value::{check, hex};
use inlab_ber::{
    CONSTRUCTED, Element, Fault, Octets, Open, Scratch, Writer, choice, decode, sequence, set,
};

const ONE: u32 = 1;
const OTHER: u32 = 2;

choice! {
    pub enum Identity<'a> "Identity" {
        Number(Octets<'a>) = [8] "number",
        Subscriber(Octets<'a>) = [242] "subscriber" in ONE,
    }
}
set! {
    pub struct Any<'a> "Any" = [PRIVATE 18] {
        billing:  Octets<'a>           = [1]   "billing",
        identity: Option<Identity<'a>> = "identity",
        old:      Option<u8>           = [340] "old" in ONE,
        new:      Option<Octets<'a>>   = [340] "new" in OTHER,
        own:      Option<u8>           = [9]   "own" in ONE,
        flag:     Option<bool>         = "flag",
        ...
    }
}
sequence! {
    pub struct Ordered<'a> "Ordered" {
        first:    Option<u8>           = [1] "first",
        identity: Option<Identity<'a>> = "identity",
        last:     Option<u8>           = [2] "last",
    }
}
set! {
    /// One tag, by dialect an alternative's or a member's; and an alternative that a member without a tag before it has too.
    pub struct Shared<'a> "Shared" {
        identity: Option<Identity<'a>> = "identity" in ONE,
        number:   Option<u8>           = [8] "number" in OTHER,
        flag:     Option<bool>         = "flag",
    }
}
choice! {
    pub enum Either<'a> "Either" {
        Flag(bool) = "flag",
        Number(u8) = [8] "number",
    }
}
set! {
    /// Only position tells a BOOLEAN from the alternative.
    pub struct Twofold<'a> "Twofold" {
        flag:   Option<bool>       = "flag",
        either: Option<Either<'a>> = "either",
    }
}
sequence! {
    /// What comes last is an open type, and takes any element that is not `first`.
    pub struct Opened<'a> "Opened" {
        first: Option<u8>       = [1] "first",
        rest:  Option<Open<'a>> = "rest",
    }
}

/// The value, encoded again, or the fault; decoding and checking by the schema agree.
fn again<T: Element<'static>>(text: &str, dialect: u32) -> Result<(T, String), Fault> {
    let octets: &'static [u8] = inlab_ber::value::unhex(text).expect("hex").leak();
    let scratch: &'static Scratch = Box::leak(Box::default());
    let mut value = T::EMPTY;
    let decoded = decode(&mut value, octets, dialect, scratch).map_err(|error| error.fault);
    let checked = check(T::schema(), octets, dialect).map_err(|error| error.fault);
    assert_eq!(decoded, checked, "{text}");
    decoded?;
    let mut out = Writer::default();
    value.encode(T::TAG, &mut out);
    Ok((value, hex(out.as_slice())))
}

fn fault<T: Element<'static> + std::fmt::Debug>(text: &str, dialect: u32) -> Fault {
    again::<T>(text, dialect).expect_err("refused")
}

#[test]
fn each_element_finds_its_member_in_any_order() {
    let (any, octets) =
        again::<Any<'_>>("f211 0101ff 890105 9f825401 07 88012a 8101bb", ONE).expect("correct");
    assert_eq!((any.billing, any.flag), (Octets(&[0xbb]), Some(true)));
    assert_eq!(any.identity, Some(Identity::Number(Octets(&[0x2a]))));
    assert_eq!((any.old, any.new, any.own), (Some(7), None, Some(5)));
    assert!(!any.unknown.any());
    assert_eq!(octets, "f2118101bb88012a9f825401078901050101ff");
}

#[test]
fn what_another_dialect_has_is_unknown() {
    let (any, octets) =
        again::<Any<'_>>("f20e 890105 8101bb 9f82540107 88012a", OTHER).expect("correct");
    assert_eq!((any.old, any.new), (None, Some(Octets(&[7]))));
    assert_eq!(
        (any.own, any.identity),
        (None, Some(Identity::Number(Octets(&[0x2a]))))
    );
    assert_eq!(any.unknown.iter().count(), 1);
    // In the order of the declaration, what is unknown first as it was.
    assert_eq!(octets, "f20e8901058101bb88012a9f82540107");
    // An alternative is for the CHOICE to refuse.
    let alternative = fault::<Any<'_>>("f208 8101bb 9f817201aa", OTHER);
    assert_eq!(alternative, Fault::UnexpectedTag(inlab_ber::context(242)));
}

#[test]
fn a_tag_is_the_dialects() {
    let (shared, octets) = again::<Shared<'_>>("3106 0101ff 880107", OTHER).expect("correct");
    assert_eq!((shared.identity, shared.number), (None, Some(7)));
    assert_eq!(octets, "31068801070101ff");
    let (shared, _) = again::<Shared<'_>>("3106 0101ff 880107", ONE).expect("correct");
    assert_eq!(shared.identity, Some(Identity::Number(Octets(&[7]))));
    assert_eq!((shared.number, shared.flag), (None, Some(true)));
    let other = Fault::UnexpectedTag(inlab_ber::context(242));
    assert_eq!(fault::<Shared<'_>>("3104 9f817200", OTHER), other);
}

#[test]
fn what_two_members_take_position_tells() {
    let (both, octets) = again::<Twofold<'_>>("3106 0101ff 010100", ONE).expect("correct");
    assert_eq!(
        (both.flag, both.either),
        (Some(true), Some(Either::Flag(false)))
    );
    assert_eq!(octets, "31060101ff010100");
    let (both, _) = again::<Twofold<'_>>("3106 880107 0101ff", ONE).expect("correct");
    assert_eq!(
        (both.flag, both.either),
        (Some(true), Some(Either::Number(7)))
    );
    let twice = fault::<Twofold<'_>>("3109 0101ff 010100 010100", ONE);
    assert_eq!(twice, Fault::Twice);
}

#[test]
fn what_comes_twice_is_refused() {
    for twice in [
        "f206 8101bb 8101bb",
        "f209 8101bb 88012a 88012a",
        "f209 8101bb 890105 890105",
        "f209 8101bb 0101ff 0101ff",
        "f20b 8101bb 88012a 9f817201aa",
    ] {
        assert_eq!(fault::<Any<'_>>(twice, ONE), Fault::Twice, "{twice}");
    }
    assert_eq!(
        fault::<Ordered<'_>>("3006 810101 810101", ONE),
        Fault::Twice
    );
    for early in [
        "3006 820101 810101",
        "3006 88012a 810101",
        "3006 820101 88012a",
    ] {
        assert_eq!(
            fault::<Ordered<'_>>(early, ONE),
            Fault::OutOfOrder,
            "{early}"
        );
    }
}

#[test]
fn the_tag_of_number_0_is_no_members() {
    // Constructed: as any element that no member has.
    assert_eq!(fault::<Any<'_>>("f202 2000", ONE), Fault::Missing);
    let (any, octets) = again::<Any<'_>>("f205 8101bb 2000", ONE).expect("correct");
    assert_eq!(any.unknown.iter().count(), 1);
    assert_eq!(octets, "f2058101bb2000");
    let none = Fault::UnexpectedTag(CONSTRUCTED);
    assert_eq!(fault::<Ordered<'_>>("3002 2000", ONE), none);
    assert_eq!(fault::<Ordered<'_>>("3005 810101 2000", ONE), none);
    assert_eq!(fault::<Opened<'_>>("3005 810101 2000", ONE), none);
    // Primitive: an end-of-contents that closes nothing.
    for closed in ["f202 0000", "f205 8101bb 0000"] {
        assert_eq!(fault::<Any<'_>>(closed, ONE), Fault::BadTag, "{closed}");
    }
    assert_eq!(fault::<Ordered<'_>>("3002 0000", ONE), Fault::BadTag);
    assert_eq!(fault::<Opened<'_>>("3002 0000", ONE), Fault::BadTag);
}

#[test]
fn what_no_member_has_is_kept_or_refused() {
    let text = "f20b 840100 8101bb 9f830a0101";
    let (any, octets) = again::<Any<'_>>(text, ONE).expect("correct");
    assert_eq!(any.unknown.iter().count(), 2);
    assert_eq!(octets, text.replace(' ', ""));
    let refused = fault::<Ordered<'_>>("3003 840100", ONE);
    assert_eq!(refused, Fault::UnexpectedTag(inlab_ber::context(4)));
    let (opened, _) = again::<Opened<'_>>("3006 810101 840100", ONE).expect("correct");
    assert_eq!(opened.first, Some(1));
    assert!(opened.rest.is_some());
}
