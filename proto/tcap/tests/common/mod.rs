//! A machine with its indications as short texts, and octets as hex.
#![allow(dead_code, reason = "each test file uses a part")]

use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::*;
use std::time::{Duration, Instant};

pub(crate) const LOCAL: Address = address(1);
pub(crate) const REMOTE: Address = address(2);

pub(crate) const fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
}

pub(crate) fn octets(hex: &str) -> Vec<u8> {
    let digits: String = hex.chars().filter(char::is_ascii_hexdigit).collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex"))
        .collect()
}

pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

pub(crate) fn cap4() -> ObjectIdentifier {
    ObjectIdentifier::from_arcs(&[0, 4, 0, 0, 1, 23, 3, 4]).expect("an object identifier")
}

pub(crate) const SECOND: Duration = Duration::from_secs(1);

pub(crate) struct Node {
    pub(crate) tcap: Tcap,
    pub(crate) now: Instant,
    pub(crate) last: Option<DialogueId>,
}

impl Node {
    pub(crate) fn new(config: Config) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        Self {
            tcap: Tcap::new(config),
            now,
            last: None,
        }
    }

    pub(crate) fn unitdata<'m>(&self, user_data: &'m [u8]) -> Unitdata<'m> {
        let quality = Quality {
            sequence: Some(0),
            return_on_error: false,
        };
        Unitdata {
            called: LOCAL,
            calling: REMOTE,
            quality,
            user_data,
        }
    }

    /// What the user hears of a message.
    pub(crate) fn receive(&mut self, message: &str) -> Vec<String> {
        self.receive_from(message, |_, _, _| {})
    }

    /// The same, with something done at each indication.
    pub(crate) fn receive_from(
        &mut self,
        message: &str,
        mut user: impl FnMut(&mut Tcap, DialogueId, &Indication<'_>),
    ) -> Vec<String> {
        let message = octets(message);
        let mut incoming = self.tcap.receive(self.now, &self.unitdata(&message));
        let mut told = Vec::new();
        while let Some((id, indication)) = self.tcap.next(&mut incoming) {
            self.last = Some(id);
            told.push(show(&indication));
            user(&mut self.tcap, id, &indication);
        }
        told
    }

    pub(crate) fn dialogue(&self) -> DialogueId {
        self.last.expect("a dialogue")
    }

    /// What was sent, in hex.
    pub(crate) fn sent(&mut self) -> Vec<String> {
        let mut sent = Vec::new();
        while let Some(outgoing) = self.tcap.poll_transmit() {
            sent.push(hex(outgoing.user_data));
        }
        sent
    }

    /// What the user hears when so much time has passed.
    pub(crate) fn after(&mut self, time: Duration) -> Vec<String> {
        self.now += time;
        let mut told = Vec::new();
        while let Some((_, indication)) = self.tcap.expire(self.now) {
            told.push(show(&indication));
        }
        told
    }

    /// Our transaction id of the dialogue, in hex.
    pub(crate) fn id(&self) -> String {
        self.tcap
            .transaction_ids(self.dialogue())
            .expect("a dialogue")
            .0
            .to_string()
    }

    /// Opens a dialogue with the application context and one operation, and sends the Begin.
    pub(crate) fn begin(&mut self, class: u8) -> DialogueId {
        let id = self.tcap.open(self.now, LOCAL, REMOTE).expect("room");
        self.tcap.set_context(id, cap4()).expect("opened");
        self.invoke(id, class);
        self.tcap
            .begin(self.now, id, UserInformation::None)
            .expect("opened");
        self.last = Some(id);
        id
    }

    pub(crate) fn invoke(&mut self, id: DialogueId, class: u8) -> InvokeId {
        let class = Class::from_number(class).expect("1 to 4");
        let request = InvokeRequest::new(OperationCode::Local(20), class, 5 * SECOND);
        self.tcap
            .invoke(id, &request, Parameter::None)
            .expect("allowed")
    }

    /// A Continue or End for the last dialogue: its id is put in the place of `DTID`.
    pub(crate) fn message(&self, hex: &str) -> String {
        hex.replace("DTID", &self.id())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tcap.dialogue_count() == 0
            && self.tcap.invocation_count() == 0
            && self.tcap.poll_timeout().is_none()
    }
}

pub(crate) fn show(indication: &Indication<'_>) -> String {
    let context = |context: &Option<ObjectIdentifier>| {
        context.map_or(String::new(), |context| format!(" {context}"))
    };
    match indication {
        Indication::Unidirectional(opening) => {
            format!("Unidirectional{}", context(&opening.context))
        }
        Indication::Begin(opening) => format!("Begin{}", context(&opening.context)),
        Indication::Continue(response) => format!("Continue{}", context(&response.context)),
        Indication::End(response) => format!("End{}", context(&response.context)),
        Indication::UserAbort(abort) => format!(
            "UserAbort {:?}{} {}",
            abort.reason,
            context(&abort.context),
            hex(abort.user_information.octets())
        )
        .trim_end()
        .to_owned(),
        Indication::ProviderAbort(abort) => format!("ProviderAbort {abort:?}"),
        Indication::Notice(cause) => format!("Notice {cause}"),
        Indication::Invoke(invoke) => {
            let linked = invoke
                .linked_id
                .map_or(String::new(), |id| format!(" linked {}", id.0));
            format!(
                "Invoke {} {:?}{linked}",
                invoke.invoke_id.0, invoke.operation
            )
        }
        Indication::ResultLast(result) => format!("ResultLast {}", result.invoke_id.0),
        Indication::ResultNotLast(result) => format!("ResultNotLast {}", result.invoke_id.0),
        Indication::Error(error) => format!("Error {} {:?}", error.invoke_id.0, error.error),
        Indication::Reject(reject, origin) => {
            let id = reject
                .invoke_id
                .map_or("NULL".to_owned(), |id| id.0.to_string());
            format!("Reject {id} {:?} by {origin:?}", reject.problem)
        }
        Indication::Cancel(cancelled) => format!(
            "Cancel {} class {}",
            cancelled.invoke_id.0,
            cancelled.class.number()
        ),
        Indication::Timer => "Timer".to_owned(),
        Indication::MessageEnd => "MessageEnd".to_owned(),
        Indication::Closed => "Closed".to_owned(),
    }
}

pub(crate) const AARE: &str =
    "6b2a2828060700118605010101a01d611b80020780a109060704000001170304a203020100a305a103020100";

/// `begin-aarq-initialDP` of the oracle's vectors, shortened to an argument of two octets.
pub(crate) const BEGIN: &str = "6232 4804 01020304 6b1e281c060700118605010101a011600f80020780a109060704000001170304 6c0a a108 020101 020100 3000";

pub(crate) fn answer_with_continue(node: &mut Node) {
    let id = node.dialogue();
    node.tcap
        .continue_dialogue(node.now, id, UserInformation::None)
        .expect("allowed");
}

/// An active dialogue with one operation of `class`, invoke id 1.
pub(crate) fn active(class: u8) -> Node {
    let mut node = Node::new(Config::default());
    node.begin(class);
    node.receive(&node.message(&format!("6536480201024904DTID{AARE}")));
    node.sent();
    node
}

/// A Continue with these components for the dialogue.
pub(crate) fn with_components(node: &Node, components: &str) -> String {
    let components = components.replace(' ', "");
    let length = components.len() / 2;
    node.message(&format!(
        "65{:02x}480201024904DTID6c{length:02x}{components}",
        length + 12
    ))
}

/// The Reject components that wait, as they go with the next Continue.
pub(crate) fn waiting(node: &mut Node) -> String {
    answer_with_continue(node);
    let sent = node.sent();
    sent[0]
        .split_once("6c")
        .map_or(String::new(), |(_, components)| components[2..].to_owned())
}

pub(crate) const RESULT: &str = "a203020101";
pub(crate) const RESULT_NOT_LAST: &str = "a703020101";
pub(crate) const ERROR: &str = "a306020101020107";
