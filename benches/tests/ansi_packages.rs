//! Packages of ANSI TCAP against types that rasn derives (`inlab_benches::ansi::tcap`), both ways: octets of inlab through rasn are
//! the same octets, octets of rasn through inlab too, and both find the same in them.
#![allow(missing_docs)]

use inlab_benches::ansi::tcap::any::{self, Package};
use inlab_benches::ansi::tcap::{ConfidentialityId, DialoguePortion as TheirPortion, Empty, Text};
use inlab_ber::value::hex;
use inlab_ber::{Writer, element};
use inlab_tcap::ansi::{
    AbortCause, Code, Component, ComponentIds, Components, ContextName, DialoguePortion, ErrorCode,
    Invoke, Message, OperationCode, PAbortCause, PackageType, ParameterForm, Problem,
    ProtocolVersion, Reject, ReturnError, ReturnResult,
};
use inlab_tcap::{InvokeId, ObjectIdentifier, TransactionId};
use std::collections::BTreeMap;

/// Packages that go each way.
const PACKAGES: usize = 4_000;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ value >> 31
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("below a usize")
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn perhaps<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| make(self))
    }

    fn octets(&mut self, low: usize, high: usize) -> Vec<u8> {
        let size = low + self.below(high - low + 1);
        (0..size).map(|_| self.below(256) as u8).collect()
    }

    fn id(&mut self) -> InvokeId {
        InvokeId((self.below(256) as u8).cast_signed())
    }

    /// An INTEGER in the fewest octets, as both sides send it.
    fn code(&mut self, most: u32) -> Code {
        let bits = 1 + self.below(8 * most as usize - 1);
        let number = (self.next() as i64) << (64 - bits) >> (64 - bits);
        let octets = number.to_be_bytes();
        let redundant = |at: &usize| {
            let next = octets[*at + 1] & 0x80 != 0;
            octets[*at] == 0 && !next || octets[*at] == 0xff && next
        };
        let first = (0..7).take_while(redundant).count();
        Code::new(&octets[first..]).expect("at most four")
    }

    fn name(&mut self) -> ContextName {
        if self.below(2) == 0 {
            return ContextName::Integer(self.code(4));
        }
        let arcs = [
            2,
            self.below(40) as u32,
            self.next() as u32,
            self.below(128) as u32,
        ];
        ContextName::Object(ObjectIdentifier::from_arcs(&arcs).expect("arcs"))
    }

    /// One EXTERNAL: 1.2.3, octet-aligned.
    fn external(&mut self) -> Vec<u8> {
        let content = self.octets(0, 20);
        let mut out = Writer::default();
        let mark = out.mark();
        out.element(2 << 30 | 1, &content);
        out.element(6, &[0x2a, 3]);
        out.header(inlab_ber::CONSTRUCTED | 8, mark);
        out.as_slice().to_vec()
    }

    /// A parameter with strings in it, in one of three forms.
    fn parameter(&mut self) -> Vec<u8> {
        let forms = [
            ParameterForm::Set,
            ParameterForm::Sequence,
            ParameterForm::Universal,
        ];
        let mut out = Writer::default();
        let mark = out.mark();
        for _ in 0..self.below(4) {
            let content = self.octets(0, 30);
            out.element(2 << 30 | 4, &content);
        }
        out.header(self.one(&forms).tag(), mark);
        out.as_slice().to_vec()
    }
}

fn component(random: &mut Random, out: &mut Writer) {
    let parameter = random.perhaps(Random::parameter);
    let parameter = parameter.as_deref();
    let (first, second) = (random.id(), random.id());
    let answer = ComponentIds::One(first);
    let component = match random.below(6) {
        which @ (0 | 1) => {
            let ids = random.one(&[
                ComponentIds::Absent,
                ComponentIds::Empty,
                ComponentIds::One(first),
                ComponentIds::Two(first, second),
            ]);
            let code = random.code(2);
            let operation = match random.below(2) {
                0 => OperationCode::National(code),
                _ => OperationCode::Private(random.code(4)),
            };
            let invoke = Invoke {
                ids,
                operation,
                parameter,
            };
            match which {
                0 => Component::InvokeLast(invoke),
                _ => Component::InvokeNotLast(invoke),
            }
        }
        which @ (2 | 3) => {
            let result = ReturnResult {
                ids: answer,
                parameter,
            };
            match which {
                2 => Component::ResultLast(result),
                _ => Component::ResultNotLast(result),
            }
        }
        4 => Component::Error(ReturnError {
            ids: answer,
            error: match random.below(2) {
                0 => ErrorCode::National(random.code(1)),
                _ => ErrorCode::Private(random.code(4)),
            },
            parameter,
        }),
        _ => {
            let id = random.perhaps(Random::id);
            let problem = random.one(Problem::ALL);
            let form = random.one(&[ParameterForm::Set, ParameterForm::Sequence]);
            Component::Reject(Reject::new(id, problem, form))
        }
    };
    component.write(out);
}

/// Octets of inlab.
fn package(random: &mut Random) -> Vec<u8> {
    let package_type = random.one(&PackageType::ALL);
    let id = |random: &mut Random| TransactionId::new(&random.octets(4, 4));
    let originating = match package_type {
        PackageType::Query(_) | PackageType::Conversation(_) => id(random),
        _ => None,
    };
    let responding = match package_type {
        PackageType::Query(_) | PackageType::Unidirectional => None,
        _ => id(random),
    };
    let mut message = Message::new(package_type, originating, responding);
    let information: Vec<u8> = (0..=random.below(2))
        .flat_map(|_| random.external())
        .collect();
    let mut confidentiality = Writer::default();
    match random.perhaps(Random::name) {
        Some(ContextName::Integer(code)) => {
            confidentiality.element(2 << 30, code.as_octets());
        }
        Some(ContextName::Object(name)) => {
            confidentiality.element(2 << 30 | 1, name.as_octets());
        }
        None => {}
    }
    let portion = DialoguePortion {
        version: random.perhaps(|random| ProtocolVersion(1 + random.below(3) as u8)),
        context: random.perhaps(Random::name),
        user_information: random.perhaps(|_| information.as_slice()),
        security: random.perhaps(Random::name),
        confidentiality: random.perhaps(|_| confidentiality.as_slice()),
        unknown: &[],
    };
    let mut dialogue = Writer::default();
    portion.write(&mut dialogue);
    message.dialogue_portion = random.perhaps(|_| dialogue.as_slice());

    let mut components = Writer::default();
    let least = usize::from(package_type == PackageType::Unidirectional);
    for _ in 0..least + random.below(3) {
        component(random, &mut components);
    }
    let external = random.external();
    if package_type == PackageType::Abort {
        message.abort = match random.below(3) {
            0 => AbortCause::None,
            1 => AbortCause::Provider(PAbortCause(random.below(128) as u8)),
            _ => AbortCause::User(&external),
        };
    } else if least == 1 || random.below(4) > 0 {
        message.components = Some(Components::new(components.as_slice()));
    }
    let mut out = Writer::default();
    message.write(&mut out);
    out.as_slice().to_vec()
}

/// What inlab finds, a line each.
fn ours(octets: &[u8]) -> Result<Vec<String>, String> {
    let message = Message::read(octets).map_err(|fault| fault.to_string())?;
    let ids = [message.originating, message.responding];
    let ids: Vec<u8> = ids
        .iter()
        .flatten()
        .flat_map(|id| id.as_octets().to_vec())
        .collect();
    let mut found = vec![format!("{} {}", message.package_type.name(), hex(&ids))];
    if let Some(portion) = message.dialogue().map_err(|fault| fault.to_string())? {
        let name = |name: ContextName| match name {
            ContextName::Integer(code) => number(code),
            ContextName::Object(name) => name.to_string(),
        };
        found.push(format!(
            "dialogue {:?} {:?} {:?} {:?} {:?}",
            portion.version.map(|version| version.0),
            portion.context.map(name),
            portion.user_information.map(hex),
            portion.security.map(name),
            portion.confidentiality.map(hex),
        ));
    }
    match message.abort {
        AbortCause::None => {}
        AbortCause::Provider(cause) => found.push(format!("provider {}", cause.0)),
        AbortCause::User(external) => found.push(format!("user {}", hex(external))),
    }
    if message.components.is_some() {
        found.push("components".into());
    }
    for component in message.components.unwrap_or_default() {
        let component = component.map_err(|fault| fault.to_string())?;
        let parameter = |octets: Option<&[u8]>| octets.map(hex);
        let ids = |ids: ComponentIds| match ids {
            ComponentIds::Absent => "absent".to_owned(),
            ComponentIds::Empty => String::new(),
            ComponentIds::One(id) => hex(&[id.0.cast_unsigned()]),
            ComponentIds::Two(id, of) => hex(&[id.0.cast_unsigned(), of.0.cast_unsigned()]),
        };
        let invoke = |invoke: Invoke<'_>| {
            let operation = match invoke.operation {
                OperationCode::National(code) => format!("national {}", number(code)),
                OperationCode::Private(code) => format!("private {}", number(code)),
            };
            format!(
                "{} {operation} {:?}",
                ids(invoke.ids),
                parameter(invoke.parameter)
            )
        };
        let result = |result: ReturnResult<'_>| {
            format!("{} {:?}", ids(result.ids), parameter(result.parameter))
        };
        found.push(match component {
            Component::InvokeLast(of) => format!("invoke, last: {}", invoke(of)),
            Component::InvokeNotLast(of) => format!("invoke: {}", invoke(of)),
            Component::ResultLast(of) => format!("result, last: {}", result(of)),
            Component::ResultNotLast(of) => format!("result: {}", result(of)),
            Component::Error(of) => {
                let error = match of.error {
                    ErrorCode::National(code) => format!("national {}", number(code)),
                    ErrorCode::Private(code) => format!("private {}", number(code)),
                };
                format!(
                    "error: {} {error} {:?}",
                    ids(of.ids),
                    parameter(of.parameter)
                )
            }
            Component::Reject(of) => {
                let parameter = of.parameter.map(hex).unwrap_or_default();
                format!("reject: {} {} {parameter}", ids(of.ids), of.problem.0)
            }
        });
    }
    Ok(found)
}

/// An INTEGER of a code, by its sign.
fn number(code: Code) -> String {
    let octets = code.as_octets();
    let first = if octets[0] & 0x80 == 0 { 0 } else { -1 };
    let number = octets
        .iter()
        .fold(first, |number: i64, octet| number << 8 | i64::from(*octet));
    number.to_string()
}

fn encoded<T: rasn::Encode>(value: &T) -> String {
    hex(&rasn::ber::encode(value).expect("rasn encodes what it decoded"))
}

/// The content of the element that a value is.
fn content<T: rasn::Encode>(value: &T) -> String {
    let octets = rasn::ber::encode(value).expect("rasn encodes what it decoded");
    hex(element(&octets).expect("an element").0.content)
}

fn portion(portion: &TheirPortion) -> String {
    let arcs = |arcs: &rasn::types::ObjectIdentifier| {
        let arcs: Vec<_> = arcs.iter().map(u32::to_string).collect();
        arcs.join(".")
    };
    let name = |number: Option<i32>, object: &Option<_>| {
        let number = number.map(|number| number.to_string());
        number.or_else(|| object.as_ref().map(arcs))
    };
    format!(
        "dialogue {:?} {:?} {:?} {:?} {:?}",
        portion.version.as_ref().map(|version| version[0]),
        name(
            portion.integer_application_id,
            &portion.object_application_id
        ),
        portion.user_information.as_ref().map(content),
        name(portion.integer_security_id, &portion.object_security_id),
        portion.confidentiality.as_ref().map(|confidentiality| {
            match &confidentiality.confidentiality_id {
                None => String::new(),
                Some(id @ (ConfidentialityId::Integer(_) | ConfidentialityId::Object(_))) => {
                    encoded(id)
                }
            }
        }),
    )
}

/// A parameter of this first octet.
fn texts(first: &str, of: &Option<Vec<Text>>) -> Option<String> {
    of.as_ref()
        .map(|texts| first.to_owned() + &encoded(texts)[2..])
}

/// Of each CHOICE one alternative at most (they are members there), and nothing that inlab refuses.
fn is_sound(package: &Package) -> bool {
    let parameter = |of: &any::Component| {
        let present = match of {
            any::Component::InvokeLast(of) | any::Component::InvokeNotLast(of) => [
                of.sequence.is_some(),
                of.set.is_some(),
                of.universal.is_some(),
            ],
            any::Component::ReturnResultLast(of) | any::Component::ReturnResultNotLast(of) => [
                of.sequence.is_some(),
                of.set.is_some(),
                of.universal.is_some(),
            ],
            any::Component::ReturnError(of) => [
                of.sequence.is_some(),
                of.set.is_some(),
                of.universal.is_some(),
            ],
            any::Component::Reject(_) => [false; 3],
        };
        present.iter().filter(|present| **present).count() <= 1
    };
    let (portion, components) = match package {
        Package::Unidirectional(of) => (&of.dialogue_portion, of.component_portion.as_slice()),
        Package::QueryWithPerm(of) | Package::QueryWithoutPerm(of) | Package::Response(of) => (
            &of.dialogue_portion,
            of.component_portion.as_deref().unwrap_or_default(),
        ),
        Package::ConversationWithPerm(of) | Package::ConversationWithoutPerm(of) => (
            &of.dialogue_portion,
            of.component_portion.as_deref().unwrap_or_default(),
        ),
        Package::Abort(of) => (&of.dialogue_portion, &[][..]),
    };
    // A version that is known, and names of the length that inlab takes.
    let strange = |portion: &TheirPortion| {
        let long = |name: &Option<_>| {
            name.as_ref()
                .is_some_and(|name: &rasn::types::ObjectIdentifier| content(name).len() > 2 * 31)
        };
        portion
            .version
            .as_ref()
            .is_some_and(|version| version[0] & 3 == 0)
            || long(&portion.object_application_id)
            || long(&portion.object_security_id)
    };
    let both = |portion: &TheirPortion| {
        portion.integer_application_id.is_some() && portion.object_application_id.is_some()
            || portion.integer_security_id.is_some() && portion.object_security_id.is_some()
    };
    let abort = matches!(package, Package::Abort(of) if of.abort_cause.is_some() && of.user_information.is_some());
    !abort
        && !portion
            .as_ref()
            .is_some_and(|portion| both(portion) || strange(portion))
        && components.iter().all(parameter)
}

/// What rasn finds, in the same words.
fn theirs(package: &Package) -> Vec<String> {
    let (name, id, dialogue, components): (_, &[u8], _, _) = match package {
        Package::Unidirectional(of) => (
            "unidirectional",
            &of.identifier,
            &of.dialogue_portion,
            Some(&of.component_portion),
        ),
        Package::QueryWithPerm(of) => of.parts("queryWithPermission"),
        Package::QueryWithoutPerm(of) => of.parts("queryWithoutPermission"),
        Package::Response(of) => of.parts("response"),
        Package::ConversationWithPerm(of) => of.parts("conversationWithPermission"),
        Package::ConversationWithoutPerm(of) => of.parts("conversationWithoutPermission"),
        Package::Abort(of) => (
            "abort",
            of.identifier.as_slice(),
            &of.dialogue_portion,
            None,
        ),
    };
    let mut found = vec![format!("{name} {}", hex(id))];
    found.extend(dialogue.as_ref().map(portion));
    if let Package::Abort(of) = package {
        found.extend(of.abort_cause.map(|cause| format!("provider {cause}")));
        let external = of.user_information.as_ref();
        found.extend(external.map(|external| format!("user {}", encoded(external))));
    }
    found.extend(components.map(|_| "components".to_owned()));
    for component in components.into_iter().flatten() {
        macro_rules! parameter {
            ($of:ident) => {
                texts("f0", &$of.sequence)
                    .or(texts("f2", &$of.set))
                    .or(texts("30", &$of.universal))
            };
        }
        let invoke = |invoke: &any::Invoke| {
            let ids = invoke.component_ids.as_ref();
            let ids = ids.map_or("absent".to_owned(), |ids| hex(ids));
            let operation = match invoke.operation_code {
                any::OperationCode::National(code) => format!("national {code}"),
                any::OperationCode::Private(code) => format!("private {code}"),
            };
            format!("{ids} {operation} {:?}", parameter!(invoke))
        };
        let result = |result: &any::ReturnResult| {
            format!(
                "{} {:?}",
                hex(result.component_id.as_slice()),
                parameter!(result)
            )
        };
        found.push(match component {
            any::Component::InvokeLast(of) => format!("invoke, last: {}", invoke(of)),
            any::Component::InvokeNotLast(of) => format!("invoke: {}", invoke(of)),
            any::Component::ReturnResultLast(of) => format!("result, last: {}", result(of)),
            any::Component::ReturnResultNotLast(of) => format!("result: {}", result(of)),
            any::Component::ReturnError(of) => {
                let id = hex(of.component_id.as_slice());
                let error = match of.error_code {
                    any::ErrorCode::National(code) => format!("national {code}"),
                    any::ErrorCode::Private(code) => format!("private {code}"),
                };
                format!("error: {id} {error} {:?}", parameter!(of))
            }
            any::Component::Reject(of) => {
                let empty = match of.parameter {
                    Empty::Sequence(_) => "f000",
                    Empty::Set(_) => "f200",
                };
                format!(
                    "reject: {} {} {empty}",
                    hex(&of.component_id),
                    of.reject_problem
                )
            }
        });
    }
    found
}

/// Of all kinds the same number, more or less.
fn count(kinds: &mut BTreeMap<String, usize>, found: &[String]) {
    for line in found {
        let kind: String = line.chars().take_while(|c| !c.is_whitespace()).collect();
        *kinds.entry(kind).or_default() += 1;
    }
}

fn all_kinds(kinds: &BTreeMap<String, usize>) {
    // Packages; dialogue portion, causes of an Abort, a component sequence; components.
    assert_eq!(kinds.len(), 7 + 4 + 6, "{kinds:?}");
    assert!(kinds.values().all(|count| *count > 30), "{kinds:?}");
}

#[test]
fn rasn_gives_our_packages_back() {
    let (mut random, mut kinds) = (Random(1), BTreeMap::new());
    for _ in 0..PACKAGES {
        let octets = package(&mut random);
        let found = ours(&octets).unwrap_or_else(|fault| panic!("{fault}: {}", hex(&octets)));
        let package: Package = rasn::ber::decode(&octets)
            .unwrap_or_else(|error| panic!("{error}: {} {found:?}", hex(&octets)));
        assert_eq!(theirs(&package), found, "{}", hex(&octets));
        assert_eq!(encoded(&package), hex(&octets));
        count(&mut kinds, &found);
    }
    all_kinds(&kinds);
}

#[test]
fn inlab_gives_rasns_packages_back() {
    let (mut random, mut kinds) = (Random(2), BTreeMap::new());
    let mut passed = 0;
    for _ in 0..100 * PACKAGES {
        if passed == PACKAGES {
            break;
        }
        // Bits that are seldom set make values likelier.
        let seldom = random.below(3);
        let mut word = |_| (0..seldom).fold(random.next(), |word, _| word & random.next());
        let bits: Vec<u8> = (0..64).map(&mut word).flat_map(u64::to_be_bytes).collect();
        let Ok(package) = rasn::uper::decode::<Package>(&bits) else {
            continue;
        };
        if !is_sound(&package) {
            continue;
        }
        let Ok(octets) = rasn::ber::encode(&package) else {
            continue;
        };
        let found =
            ours(&octets).unwrap_or_else(|fault| panic!("{fault}: {} {package:?}", hex(&octets)));
        assert_eq!(found, theirs(&package), "{}", hex(&octets));
        assert_eq!(hex(&again(&octets)), hex(&octets));
        count(&mut kinds, &found);
        passed += 1;
    }
    assert_eq!(passed, PACKAGES);
    all_kinds(&kinds);
}

/// Every part of a package is read, and written again.
fn again(octets: &[u8]) -> Vec<u8> {
    let mut message = Message::read(octets).expect("read before");
    let (mut dialogue, mut components, mut out) = Default::default();
    if let Some(portion) = message.dialogue().expect("read before") {
        let portion: DialoguePortion<'_> = portion;
        portion.write(&mut dialogue);
        message.dialogue_portion = Some(Writer::as_slice(&dialogue));
    }
    // A writer goes from the end to the front.
    let read: Vec<_> = message.components.into_iter().flatten().collect();
    for component in read.iter().rev() {
        component
            .as_ref()
            .expect("read before")
            .write(&mut components);
    }
    message.components = message
        .components
        .map(|_| Components::new(Writer::as_slice(&components)));
    message.write(&mut out);
    Writer::as_slice(&out).to_vec()
}
