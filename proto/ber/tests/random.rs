//! Octets that nobody would send: nothing panics, what is accepted survives its own encoding, and the two codecs agree.

mod declared;

use declared::*;
use inlab_ber::value::{Value, check, show, show_lenient, write};
use inlab_ber::{Element, Fault, Scratch, SetOf, Writer, decode, element};
use proptest::prelude::*;

/// For octets in every dialect: accepted by the compiled decoder means shown by the schema's, and both encodings decode
/// to an equal value.
fn survives<T>(octets: &[u8], accepted: &mut usize)
where
    for<'a> T: Family<Of<'a>: Element<'a> + PartialEq + std::fmt::Debug>,
{
    for dialect in [CAP2, CAP3, CAP4, WIN] {
        let (scratch, mut value) = (Scratch::default(), T::Of::EMPTY);
        if let Ok((tlv, _)) = element(octets) {
            let _ = show_lenient(T::Of::schema(), tlv, dialect);
            let _ = show(T::Of::schema(), tlv, dialect);
        }
        let Err(error) = decode(&mut value, octets, dialect, &scratch) else {
            *accepted += 1;
            check(T::Of::schema(), octets, dialect).expect("as the compiled decoder");
            let mut compiled = Writer::default();
            value.encode(T::Of::TAG, &mut compiled);
            let (scratch, mut again) = (Scratch::default(), T::Of::EMPTY);
            decode(&mut again, compiled.as_slice(), dialect, &scratch).expect("our own octets");
            assert_eq!(value, again);

            let shown = show(
                T::Of::schema(),
                element(octets).expect("decoded").0,
                dialect,
            )
            .expect("accepted");
            let mut interpreted = Writer::default();
            write(T::Of::schema(), &shown, dialect, &mut interpreted).expect("as shown");
            let (scratch, mut third) = (Scratch::default(), T::Of::EMPTY);
            decode(&mut third, interpreted.as_slice(), dialect, &scratch)
                .expect("the schema's octets");
            assert_eq!(value, third);
            continue;
        };
        assert!(error.offset <= octets.len());
        match check(T::Of::schema(), octets, dialect) {
            // The width of the Rust type is not in the schema.
            _ if error.fault == Fault::OutOfRange => {}
            checked => assert_eq!(checked, Err(error.clone())),
        }
        assert!(!error.to_string().is_empty());
    }
}

/// A declared type for every lifetime.
trait Family {
    type Of<'a>: Element<'a>;
}
macro_rules! families {
    ($($Name:ident = $ty:ty;)*) => { $(struct $Name; impl Family for $Name { type Of<'a> = $ty; })* };
}
families! {
    Idp = InitialDpArg<'a>;
    Rrb = RequestReportBcsmEventArg<'a>;
    Orreq = OriginationRequest<'a>;
    Inv = Invoke<'a>;
    Dialogue = External<'a>;
    Odd = Awkward<'a>;
    Numbers = SetOf<'a, u8>;
    Field = ExtensionField<'a>;
}

fn all(octets: &[u8]) -> usize {
    let mut accepted = 0;
    survives::<Idp>(octets, &mut accepted);
    survives::<Rrb>(octets, &mut accepted);
    survives::<Orreq>(octets, &mut accepted);
    survives::<Inv>(octets, &mut accepted);
    survives::<Dialogue>(octets, &mut accepted);
    survives::<Odd>(octets, &mut accepted);
    survives::<Numbers>(octets, &mut accepted);
    survives::<Field>(octets, &mut accepted);
    accepted
}

fn seeds() -> Vec<Vec<u8>> {
    [
        FULL_INITIAL_DP,
        "3080 800164 a280 04028390 2480 04020421 0000 0000 bb80 80038090a3 0000 0000",
        "30{8b0101 800164 8c06839004214365 9f8123 0101 df25021234 bf3b{8f020102} 9f7c00}",
        "30{a0{30{800106 810100 a2{800102} be03810114} 30{800199 810101 9f2100}} a2{30{020101 810100} 30{06012b 0a0101 a1{0101ff}}}}",
        "f2{8107 01020304050607 9f8217 0118 bf8218{9f8215 02aabb} 9f8364 01ff}",
        "30{020101 800102 020117 30{8000}}",
        "30{0201ff 06022a03 0400}",
        "28{060700118605010101 a0{60{80020780 a1{0607 04000001003201} be{28{060127 8101aa}}}}}",
        "28{060700118605010101 020103 a0{61{a1{060704000001170304} a203020100 a305a103020100}}}",
        "30{a703020105 a0{8800 850107 a7{06012b}} 31{020101} 81024142 a2{860109} 8301ff 990100}",
        "30{8800 a2{8c0109}}",
        "31{020101 020102 020103}",
    ]
    .iter()
    .map(|text| octets_of(text))
    .collect()
}

#[test]
fn seeds_are_accepted() {
    for seed in seeds() {
        assert!(all(&seed) > 0, "{}", inlab_ber::value::hex(&seed));
    }
}

/// Octets changed, put in, taken out, doubled.
fn mutate(mut octets: Vec<u8>, changes: &[(u8, usize, u8)]) -> Vec<u8> {
    for (kind, at, octet) in changes {
        if octets.is_empty() {
            break;
        }
        let at = at % octets.len();
        match kind {
            0 => octets[at] = *octet,
            1 => octets[at] ^= 1 << (octet & 7),
            2 => octets.insert(at, *octet),
            3 => drop(octets.remove(at)),
            4 => octets.truncate(at),
            5 => octets[at] = octets[at].wrapping_add(if octet & 1 == 0 { 1 } else { 0xff }),
            _ => {
                let end = (at + usize::from(octet & 15)).min(octets.len());
                let run = octets[at..end].to_vec();
                octets.splice(at..at, run);
            }
        }
    }
    octets
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn mutated(seed in 0..12usize, changes in proptest::collection::vec((0..7u8, any::<usize>(), any::<u8>()), 1..5)) {
        all(&mutate(seeds().swap_remove(seed), &changes));
    }

    #[test]
    fn anything(octets in proptest::collection::vec(any::<u8>(), 0..80)) {
        all(&octets);
    }

    /// Elements of plausible tags in any order and number: reaches far more than random octets do.
    #[test]
    fn plausible(elements in proptest::collection::vec((0..16u8, 0..6usize, any::<u8>()), 0..8), outer in 0..5usize) {
        let tags = [0x80u8, 0x81, 0x82, 0x85, 0x86, 0x88, 0x02, 0x06, 0x0a, 0x9c, 0xa2, 0xa0, 0x30, 0x31, 0xbb, 0x04];
        let content: Vec<u8> = elements
            .iter()
            .flat_map(|(tag, length, fill)| {
                let length = u8::try_from(*length).expect("small");
                [vec![tags[usize::from(*tag)], length], vec![*fill; usize::from(length)]].concat()
            })
            .collect();
        let outer = [0x30, 0xf2, 0x28, 0x31, 0xa0][outer];
        all(&[vec![outer, u8::try_from(content.len()).expect("small")], content].concat());
    }

    /// Any value in a file: refused with words, or octets.
    #[test]
    fn any_value(name in "[a-z]{0,3}|serviceKey|eventTypeBCSM|bcsmEvents|unknown", text in "[0-9a-f]{0,6}|oAnswer|b01", pick in 0..5u8) {
        let inner = match pick {
            0 => Value::Null,
            1 => Value::Integer(7),
            2 => Value::Text(text.clone()),
            3 => Value::List(vec![Value::Text(text.clone())]),
            _ => Value::Map(vec![(name.clone(), Value::Text(text))]),
        };
        let value = Value::Map(vec![("serviceKey".into(), Value::Integer(1)), (name, inner)]);
        let mut out = Writer::default();
        match write(InitialDpArg::schema(), &value, CAP4, &mut out) {
            Ok(()) => prop_assert!(!out.is_empty()),
            Err(error) => prop_assert!(error.to_string().starts_with("InitialDPArg")),
        }
    }
}
