//! Which operation says an order, by the operation that waits for an answer.
//!
//! The matrix is data twice: the operations that may answer an operation are its `linked` column (the LINKED lists of AIN-Operations), and
//! the operations that say an order are listed here, best first. The first that is in both is taken. A resourceClear lists what may follow
//! any announcement; there the trigger of the call narrows it, if it is known.

use super::*;
use crate::{Dialect, Instruction, LegOrder, NotExpressible, Occasion, Operation};

/// How an order goes on the wire.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// As the answer to the operation that waits: these, best first.
    Answer(&'static [i32]),
    /// Beside the answer, or with nothing waiting.
    Beside(i32),
    /// Within the next order.
    Within,
    /// Not at all.
    None,
}

/// The orders and their operations.
pub(super) const fn way(order: &Instruction, answers: bool) -> Way {
    match order {
        Instruction::Continue => Way::Answer(&[CONTINUE, AUTHORIZE_TERMINATION, ANALYZE_ROUTE]),
        Instruction::ContinueWith(_) => Way::Answer(&[ANALYZE_ROUTE]),
        Instruction::Connect(_) => Way::Answer(&[ANALYZE_ROUTE, FORWARD_CALL]),
        Instruction::Release(_) => Way::Answer(&[DISCONNECT, SEND_TO_RESOURCE]),
        Instruction::Announce(_) | Instruction::Collect(_) => {
            Way::Answer(&[SEND_TO_RESOURCE, CONNECT_TO_RESOURCE])
        }
        Instruction::CollectDigits => Way::Answer(&[COLLECT_INFORMATION]),
        Instruction::CreateCall(_) if answers => Way::Answer(&[ORIGINATE_CALL]),
        Instruction::CreateCall(_) => Way::Beside(CREATE_CALL),
        Instruction::Leg(LegOrder::Disconnect { .. }) => Way::Answer(&[DISCONNECT_LEG]),
        Instruction::Leg(LegOrder::Split { .. }) => Way::Answer(&[SPLIT_LEG]),
        Instruction::Leg(LegOrder::Move { .. }) => Way::Answer(&[MOVE_LEG]),
        Instruction::Arm(_) => Way::Beside(REQUEST_REPORT_BCM_EVENT),
        Instruction::Record(_) => Way::Beside(FURNISH_AMA_INFORMATION),
        Instruction::Gap(_) => Way::Beside(ACG),
        Instruction::RestoreGaps(_) => Way::Beside(ACG_GLOBAL_CTRL_RESTORE),
        Instruction::ExtendTime(_) => Way::Beside(SET_TIMER),
        Instruction::Cancel(_) => Way::Beside(CANCEL_RESOURCE_EVENT),
        Instruction::Probe => Way::Beside(ACTIVITY_TEST),
        Instruction::NotifyAtEnd(_) => Way::Beside(SEND_NOTIFICATION),
        Instruction::Display(_) | Instruction::ShowName(_) | Instruction::ConnectResource(_) => {
            Way::Within
        }
        Instruction::Charge(_)
        | Instruction::RequestInformation(_)
        | Instruction::ConnectAssist(_)
        | Instruction::DisconnectResource
        | Instruction::Finish(_) => Way::None,
    }
}

/// Whether an order can be given in answer to this operation: as its answer, beside it, or within another.
pub(crate) fn may_answer(dialect: Dialect, question: &Operation, order: &Instruction) -> bool {
    let listed = |code: &i32| question.linked.contains(code) && dialect.operation(*code).is_some();
    match way(order, true) {
        Way::Answer(codes) => codes.iter().any(listed),
        Way::Beside(code) => dialect.operation(code).is_some(),
        Way::Within => match order {
            Instruction::Display(_) => question
                .linked
                .iter()
                .any(|code| shows(*code) && listed(code)),
            Instruction::ShowName(_) => question
                .linked
                .iter()
                .any(|code| names(*code) && listed(code)),
            // Both have destinationAddress.
            _ => [SEND_TO_RESOURCE, CONNECT_TO_RESOURCE].iter().any(listed),
        },
        Way::None => matches!(order, Instruction::Finish(_)),
    }
}

/// Whether the operation has displayText.
pub(super) const fn shows(code: i32) -> bool {
    matches!(
        code,
        ANALYZE_ROUTE | AUTHORIZE_TERMINATION | FORWARD_CALL | CREATE_CALL | ORIGINATE_CALL
    )
}

/// Whether it has genericName, and says how a call goes on.
pub(super) const fn names(code: i32) -> bool {
    matches!(code, ANALYZE_ROUTE | AUTHORIZE_TERMINATION | FORWARD_CALL)
}

/// What an order has to carry besides itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Carried {
    pub(super) display: bool,
    pub(super) name: bool,
}

/// The operation that says the order on this occasion.
pub(super) fn choose(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    order: &'static str,
    codes: &[i32],
    carried: Carried,
) -> Result<&'static Operation, NotExpressible> {
    let refused = NotExpressible::Operation(order);
    let question = occasion.question.ok_or(refused)?;
    let listed =
        |code: &&i32| question.linked.contains(code) && dialect.operation(**code).is_some();
    let shown =
        |code: &&i32| (!carried.display || shows(**code)) && (!carried.name || names(**code));
    let trigger = occasion
        .subject
        .trigger
        .filter(|_| question.code == RESOURCE_CLEAR);
    let narrowed = trigger.and_then(|trigger| {
        let mut both = codes.iter().filter(listed).filter(shown);
        both.find(|code| trigger.linked.contains(code))
    });
    let all = || codes.iter().filter(listed).find(shown);
    match narrowed.or_else(all) {
        Some(code) => dialect.operation(*code).ok_or(refused),
        None if codes.iter().any(|code| listed(&code)) => {
            Err(NotExpressible::Parameter(if carried.name {
                "genericName"
            } else {
                "displayText"
            }))
        }
        None => Err(refused),
    }
}
