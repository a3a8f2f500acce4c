//! One TCAP under test, its user played by the test, its peer by octets.

use crate::octets::{hex, octets};
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::*;
use std::time::{Duration, Instant};

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// Point code 1, the node under test.
pub(crate) const LOCAL: Address = address(1);
/// Point code 2, the peer.
pub(crate) const REMOTE: Address = address(2);

pub(crate) const fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
}

pub(crate) struct Node {
    pub(crate) tcap: Tcap,
    pub(crate) now: Instant,
    last: Option<DialogueId>,
}

impl Node {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            tcap: Tcap::new(config),
            now: Instant::now(),
            last: None,
        }
    }

    /// The peer sends this: what the user hears. `DTID` stands for our transaction id of the last dialogue.
    #[track_caller]
    pub(crate) fn receive(&mut self, message: &str) -> Vec<String> {
        self.receive_from(REMOTE, message)
    }

    #[track_caller]
    pub(crate) fn receive_from(&mut self, calling: Address, message: &str) -> Vec<String> {
        let message = if message.contains("DTID") {
            octets(&message.replace("DTID", &self.id()))
        } else {
            octets(message)
        };
        let unitdata = Unitdata {
            called: LOCAL,
            calling,
            quality: Quality {
                sequence: Some(0),
                return_on_error: false,
            },
            user_data: &message,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        let mut told = Vec::new();
        while let Some((id, indication)) = self.tcap.next(&mut incoming) {
            self.last = Some(id);
            told.push(show(&indication));
        }
        told
    }

    /// What was sent since the last time, in hex.
    pub(crate) fn sent(&mut self) -> Vec<String> {
        std::iter::from_fn(|| {
            self.tcap
                .poll_transmit()
                .map(|outgoing| hex(outgoing.user_data))
        })
        .collect()
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

    #[track_caller]
    pub(crate) fn dialogue(&self) -> DialogueId {
        self.last.expect("a dialogue")
    }

    /// Our transaction id of the last dialogue, in hex.
    #[track_caller]
    pub(crate) fn id(&self) -> String {
        self.tcap
            .transaction_ids(self.dialogue())
            .expect("a dialogue")
            .0
            .to_string()
    }

    /// A dialogue without application context, one operation of `class` (invoke id 1, 5 s) sent in its Begin.
    pub(crate) fn begin(&mut self, class: u8) {
        let id = self.tcap.open(self.now, LOCAL, REMOTE).expect("room");
        self.last = Some(id);
        self.invoke(class);
        self.tcap
            .begin(self.now, id, UserInformation::None)
            .expect("opened");
    }

    /// The same, answered: active, nothing left to be sent.
    pub(crate) fn active(class: u8) -> Self {
        let mut node = Self::new(Config::default());
        node.begin(class);
        let told = node.receive(
            "65 0a       -- Continue
             48 02 0b0c  -- otid
             49 04 DTID  -- dtid",
        );
        assert_eq!(told, ["Continue", "MessageEnd"]);
        node.sent();
        node
    }

    pub(crate) fn invoke(&mut self, class: u8) -> InvokeId {
        let class = Class::from_number(class).expect("1 to 4");
        let request = InvokeRequest::new(OperationCode::Local(20), class, 5 * SECOND);
        self.tcap
            .invoke(self.dialogue(), &request, Parameter::None)
            .expect("allowed")
    }

    /// TC-CONTINUE request.
    #[track_caller]
    pub(crate) fn answer(&mut self) {
        self.tcap
            .continue_dialogue(self.now, self.dialogue(), UserInformation::None)
            .expect("allowed");
    }

    /// No dialogue, no operation, no timer.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.tcap.dialogue_count() == 0
            && self.tcap.invocation_count() == 0
            && self.tcap.poll_timeout().is_none()
    }
}

/// An indication as a short text.
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
