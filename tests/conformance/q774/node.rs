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

    /// A dialogue with the application context of CAP 4, begun and not answered.
    pub(crate) fn requesting() -> Self {
        let mut node = Self::new(Config::default());
        let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
        node.last = Some(id);
        node.tcap.set_context(id, cap4()).expect("opened");
        node.invoke(1);
        node.tcap
            .begin(node.now, id, UserInformation::None)
            .expect("opened");
        node.sent();
        node
    }

    /// The same, and the peer has accepted the application context.
    pub(crate) fn established() -> Self {
        let mut node = Self::requesting();
        let told = node.receive(&envelope("65", "48 02 0b0c 49 04 DTID", AARE_ACCEPTED));
        assert_eq!(told, ["Continue 0.4.0.0.1.23.3.4", "MessageEnd"]);
        node.sent();
        node
    }

    /// A dialogue that the peer has begun with the application context of CAP 4; not answered yet.
    pub(crate) fn asked() -> Self {
        let mut node = Self::new(Config::default());
        let told = node.receive(&envelope("62", "48 02 0b0c", AARQ));
        assert_eq!(told, ["Begin 0.4.0.0.1.23.3.4", "MessageEnd"]);
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

/// A message of the peer: tag, ids and portions, with the length that they have together. `DTID` has four octets.
pub(crate) fn envelope(tag: &str, ids: &str, portions: &str) -> String {
    let content = format!("{ids}\n{portions}");
    let length = octets(&content.replace("DTID", "00000000")).len();
    let length = match length {
        0..=0x7f => format!("{length:02x}"),
        0x80..=0xff => format!("81 {length:02x}"),
        _ => format!("82 {length:04x}"),
    };
    format!("{tag} {length}\n{content}")
}

/// A Continue of the peer with these components.
pub(crate) fn continue_with(components: &str) -> String {
    let portion = envelope("6c", "", components);
    envelope("65", "48 02 0b0c  49 04 DTID", &portion)
}

pub(crate) fn cap4() -> ObjectIdentifier {
    ObjectIdentifier::from_arcs(&[0, 4, 0, 0, 1, 23, 3, 4]).expect("an object identifier")
}

/// AARQ for the application context 0.4.0.0.1.23.3.4.
pub(crate) const AARQ: &str = "
    6b 1e                             -- dialogue portion
       28 1c                          -- EXTERNAL
          06 07 00118605010101        -- 0.0.17.773.1.1.1
          a0 11                       -- single-ASN1-type
             60 0f                    -- AARQ
                80 02 0780            -- protocol-version: version 1
                a1 09                 -- application-context-name
                   06 07 04000001170304";

/// AARE, accepted.
pub(crate) const AARE_ACCEPTED: &str = "
    6b 2a                             -- dialogue portion
       28 28                          -- EXTERNAL
          06 07 00118605010101        -- 0.0.17.773.1.1.1
          a0 1d                       -- single-ASN1-type
             61 1b                    -- AARE
                80 02 0780            -- protocol-version: version 1
                a1 09                 -- application-context-name
                   06 07 04000001170304
                a2 03 02 01 00        -- result: accepted
                a3 05                 -- result-source-diagnostic
                   a1 03 02 01 00     -- dialogue-service-user: null";

/// ABRT by the provider, whole u-abortCause.
pub(crate) const ABRT_BY_PROVIDER: &str = "6b122810060700118605010101a0056403800101";

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
