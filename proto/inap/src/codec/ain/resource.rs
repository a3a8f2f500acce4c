//! User interaction: sendToResource, connectToResource and how they end.

use inlab_ber::{Element, List, Null, Scratch, Writer};
use inlab_ss7 as ss7;

use super::number::DESTINATION;
use super::{CONNECT_TO_RESOURCE, CTR_CLEAR, RESOURCE_CLEAR, SEND_TO_RESOURCE};
use crate::codec::{Faults, argument, operation, put, refuse};
use crate::error::FAILURE_REPORT;
use crate::types::ain::*;
use crate::{
    Announce, Announcement, Collect, DecodeError, Dialect, Instruction, Messages, NotExpressible,
    Operation, Report, Resource, Subject, UserDigits,
};

/// resourceType: play, and play and collect. One source (experience).
const PLAY: u8 = 0;
const PLAY_AND_COLLECT: u8 = 1;

/// maximumDigits beyond 32 (AIN-Parameters): as many as the user gives.
const VARIABLE: u8 = 254;
/// The most digits of a fixed number.
const MOST: u8 = 32;

/// clearCause: all went well (0). What else there is, no public text says; ours for a failure is 8, together with failureCause.
const NORMAL: u8 = 0;
const FAILED: u8 = 8;

/// The most announcements of a block.
const MOST_ELEMENTS: usize = 10;

/// One announcement: its number in two octets, and how many digits to speak follow (none). One source (experience): AIN-Parameters has
/// the bounds, 3 to 131 octets.
type Element3 = [u8; 3];

/// The announcements of a block, and how many.
struct Elements {
    octets: [Element3; MOST_ELEMENTS],
    count: usize,
}

impl Elements {
    fn of(announce: Option<&Announce>) -> Result<Self, NotExpressible> {
        let mut elements = Self {
            octets: [[0; 3]; MOST_ELEMENTS],
            count: 0,
        };
        let Some(announce) = announce else {
            return Ok(elements);
        };
        refuse(&[
            (announce.repetitions.is_some(), "numberOfRepetitions"),
            (announce.duration.is_some(), "duration"),
            (announce.interval.is_some(), "interval"),
            (
                announce.notify_start,
                "requestAnnouncementStartedNotification",
            ),
        ])?;
        match &announce.what {
            Announcement::Message(id) => elements.push(*id)?,
            Announcement::Messages(ids) => ids.iter().try_for_each(|id| elements.push(*id))?,
            Announcement::Variable(..) => return Err(NotExpressible::Parameter("variableMessage")),
            Announcement::Text(_) => return Err(NotExpressible::Parameter("text")),
            Announcement::Tone(_) => return Err(NotExpressible::Parameter("tone")),
        }
        if elements.count == 0 {
            return Err(NotExpressible::Missing("uninterAnnounceBlock"));
        }
        Ok(elements)
    }

    fn push(&mut self, id: u32) -> Result<(), NotExpressible> {
        let refused = NotExpressible::OutOfRange("announceElement");
        let [high, low] = u16::try_from(id).map_err(|_| refused)?.to_be_bytes();
        *self.octets.get_mut(self.count).ok_or(refused)? = [high, low, 0];
        self.count += 1;
        Ok(())
    }
}

/// Announce or Collect, or nothing to be heard; then to disconnect, or not.
pub(super) fn encode_interaction(
    dialect: Dialect,
    operation: &Operation,
    order: Option<&Instruction>,
    at: Option<&Resource>,
    disconnect: bool,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let collect = match order {
        Some(Instruction::Collect(collect)) => Some(collect),
        _ => None,
    };
    let announce = match order {
        Some(Instruction::Announce(announce)) => Some(announce),
        Some(Instruction::Collect(collect)) => collect.prompt.as_ref(),
        _ => None,
    };
    let elements = Elements::of(announce)?;
    let mut items = [AnnounceElement(&[]); MOST_ELEMENTS];
    for (item, octets) in items.iter_mut().zip(&elements.octets) {
        *item = AnnounceElement(octets);
    }
    let items = items
        .get(..elements.count)
        .filter(|items| !items.is_empty());
    let list = items.map(List::Items);
    let interruptible = collect.is_some_and(|collect| collect.interruptible);
    let (fixed, interrupted) = if interruptible {
        (None, list)
    } else {
        (list, None)
    };
    let block = match collect {
        None => {
            let mut block = AnnouncementBlock::EMPTY;
            block.uninter_announce_block = fixed;
            block.inter_announce_block = interrupted;
            StrParameterBlock::AnnouncementBlock(block)
        }
        Some(collect) => {
            let mut block = AnnouncementDigitBlock::EMPTY;
            block.maximum_digits = maximum_digits(collect)?;
            block.uninter_announce_block = fixed;
            block.inter_announce_block = interrupted;
            StrParameterBlock::AnnouncementDigitBlock(block)
        }
    };
    let kind = if collect.is_some() {
        PLAY_AND_COLLECT
    } else {
        PLAY
    };
    let destination = match at {
        Some(Resource::At(number)) => Some(DESTINATION.encode(&number.encode())?),
        _ => None,
    };
    let destination = destination.as_deref().map(AinDigits);
    let flag = disconnect.then_some(Null);
    if operation.code == CONNECT_TO_RESOURCE {
        let mut arg = ConnectToResourceArg::EMPTY;
        arg.resource_type = kind;
        arg.str_parameter_block = block;
        arg.disconnect_flag = flag;
        arg.destination_address = destination;
        put(&arg, dialect, out)
    } else {
        let mut arg = SendToResourceArg::EMPTY;
        arg.resource_type = kind;
        arg.str_parameter_block = block;
        arg.disconnect_flag = flag;
        arg.destination_address = destination;
        put(&arg, dialect, out)
    }
}

/// So many digits, or as many as the user gives before `#`.
fn maximum_digits(collect: &Collect) -> Result<u8, NotExpressible> {
    let hash = collect
        .end_digit
        .is_none_or(|digit| digit.iter().eq([11_u8]));
    refuse(&[
        (!hash, "endOfReplyDigit"),
        (collect.cancel_digit.is_some(), "cancelDigit"),
        (collect.start_digit.is_some(), "startDigit"),
        (collect.first_digit_timeout.is_some(), "firstDigitTimeOut"),
        (collect.inter_digit_timeout.is_some(), "interDigitTimeOut"),
    ])?;
    match (collect.minimum, collect.maximum) {
        (least, most @ 1..=MOST) if least == most && collect.end_digit.is_none() => Ok(most),
        (0 | 1, MOST) => Ok(VARIABLE),
        _ => Err(NotExpressible::OutOfRange("maximumDigits")),
    }
}

/// What the switch is to play and collect, and whether it is to disconnect then.
pub(super) fn decode_interaction(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let faults = Faults(operation);
    let (block, disconnect, destination) = if operation.code == CONNECT_TO_RESOURCE {
        let mut arg = ConnectToResourceArg::EMPTY;
        argument(&mut arg, dialect, operation, octets, scratch)?;
        let flag = arg.disconnect_flag.is_some();
        (arg.str_parameter_block, flag, arg.destination_address)
    } else {
        let mut arg = SendToResourceArg::EMPTY;
        argument(&mut arg, dialect, operation, octets, scratch)?;
        let flag = arg.disconnect_flag.is_some();
        (arg.str_parameter_block, flag, arg.destination_address)
    };
    let order = match block {
        StrParameterBlock::AnnouncementBlock(block) => {
            let heard = announce(
                faults,
                block.uninter_announce_block,
                block.inter_announce_block,
            )?;
            heard.map(|(announce, _)| Instruction::Announce(announce))
        }
        StrParameterBlock::AnnouncementDigitBlock(block) => {
            let heard = announce(
                faults,
                block.uninter_announce_block,
                block.inter_announce_block,
            )?;
            let mut collect = match block.maximum_digits {
                VARIABLE => Collect::digits(1, MOST),
                most @ 1..=MOST => Collect::digits(most, most),
                _ => return Err(faults.unexpected("maximumDigits")),
            };
            if let Some((prompt, interruptible)) = heard {
                collect.prompt = Some(prompt);
                collect.interruptible = interruptible;
            }
            collect.keep_connected = false;
            Some(Instruction::Collect(collect))
        }
        _ => return Err(faults.unexpected("strParameterBlock")),
    };
    if let Some(number) = DESTINATION.called(faults, destination)? {
        tell(Instruction::ConnectResource(Resource::At(number)));
    }
    if order.is_none() && !disconnect {
        return Err(faults.missing("uninterAnnounceBlock"));
    }
    if let Some(order) = order {
        tell(order);
    }
    if disconnect {
        tell(Instruction::Release(super::orders::CLEARED));
    }
    Ok(())
}

/// The announcements of a block, one list after the other, and whether a digit ends them.
fn announce(
    faults: Faults,
    fixed: Option<List<'_, AnnounceElement<'_>>>,
    interrupted: Option<List<'_, AnnounceElement<'_>>>,
) -> Result<Option<(Announce, bool)>, DecodeError> {
    let interruptible = interrupted.is_some();
    let mut ids = [0_u32; 2 * MOST_ELEMENTS];
    let mut count = 0;
    for element in [fixed, interrupted]
        .into_iter()
        .flatten()
        .flat_map(|list| list.iter())
    {
        // Digits to speak after the number: not in the neutral model.
        let ([high, low, 0], Some(id)) = (element.0, ids.get_mut(count)) else {
            return Err(faults.unexpected("announceElement"));
        };
        *id = u16::from_be_bytes([*high, *low]).into();
        count += 1;
    }
    let what = match ids.get(..count) {
        None | Some([]) => return Ok(None),
        Some([one]) => Announcement::Message(*one),
        Some(several) => Announcement::Messages(
            Messages::new(several.iter().copied())
                .ok_or_else(|| faults.unexpected("announceElement"))?,
        ),
    };
    let mut announce = Announce::new(what);
    // The resource clears by itself, and resourceClear tells it.
    announce.keep_connected = false;
    Ok(Some((announce, interruptible)))
}

/// resourceClear, cTRClear.
pub(super) fn decode_clear(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    let faults = Faults(operation);
    let (cause, digits, failure) = if operation.code == CTR_CLEAR {
        let mut arg = CtrClearArg::EMPTY;
        argument(&mut arg, dialect, operation, octets, scratch)?;
        (arg.clear_cause, arg.collected_digits, arg.failure_cause)
    } else {
        let mut arg = ResourceClearArg::EMPTY;
        argument(&mut arg, dialect, operation, octets, scratch)?;
        (arg.clear_cause, arg.collected_digits, arg.failure_cause)
    };
    if let Some(digits) = digits {
        let text = user_digits(digits.0);
        return text
            .map(Report::Digits)
            .ok_or_else(|| faults.unexpected("collectedDigits"));
    }
    if cause == NORMAL && failure.is_none() {
        return Ok(Report::AnnouncementEnded);
    }
    let asked = if operation.code == CTR_CLEAR {
        CONNECT_TO_RESOURCE
    } else {
        SEND_TO_RESOURCE
    };
    let asked = dialect
        .operation(asked)
        .ok_or_else(|| faults.not_of_this_kind())?;
    Ok(Report::Refused {
        operation: asked,
        error: FAILURE_REPORT,
    })
}

/// Writes it: resourceClear for sendToResource, cTRClear for connectToResource.
pub(super) fn encode_clear(
    dialect: Dialect,
    subject: &Subject,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let (asked, cause, digits, failure) = match report {
        Report::AnnouncementEnded => (subject.resource, NORMAL, None, None),
        Report::Digits(digits) => (subject.resource, NORMAL, Some(coded(digits)?), None),
        Report::Refused { operation, .. } => {
            let failure = Some(FailureCause::TemporaryFailure);
            (Some(*operation), FAILED, None, failure)
        }
        _ => return Err(NotExpressible::Operation("Report")),
    };
    let clear = match asked.map(|asked| asked.code) {
        None | Some(SEND_TO_RESOURCE) => RESOURCE_CLEAR,
        Some(CONNECT_TO_RESOURCE) => CTR_CLEAR,
        Some(_) => return Err(NotExpressible::Dialogue("Refused")),
    };
    let clear = operation(dialect, clear, "AnnouncementEnded")?;
    let digits = digits.as_deref().map(AinDigits);
    if clear.code == CTR_CLEAR {
        let mut arg = CtrClearArg::EMPTY;
        arg.clear_cause = cause;
        arg.collected_digits = digits;
        arg.failure_cause = failure;
        put(&arg, dialect, out)?;
    } else {
        let mut arg = ResourceClearArg::EMPTY;
        arg.clear_cause = cause;
        arg.collected_digits = digits;
        arg.failure_cause = failure;
        put(&arg, dialect, out)?;
    }
    Ok(clear)
}

/// Keys as AIN codes them: `*` is 13, `#` is 14.
fn coded(digits: &UserDigits) -> Result<super::number::Number, NotExpressible> {
    let refused = NotExpressible::OutOfRange("collectedDigits");
    let mut packed = ss7::Digits::EMPTY;
    for key in digits.as_str().bytes() {
        let value = match key {
            b'0'..=b'9' => key - b'0',
            b'*' => 13,
            b'#' => 14,
            _ => return Err(refused),
        };
        if !packed.push(value) {
            return Err(refused);
        }
    }
    let mut out = super::number::Number::EMPTY;
    // Nature and plan do not apply to keys.
    let fits =
        out.extend(&[if packed.is_odd() { 0x80 } else { 0 }, 0]) && out.extend(packed.packed());
    debug_assert!(fits, "invariant: 32 digits fit");
    Ok(out)
}

fn user_digits(octets: &[u8]) -> Option<UserDigits> {
    let ([first, _], rest) = octets.split_first_chunk()?;
    let digits = ss7::Digits::from_packed(rest, first & 0x80 != 0)?;
    let mut text = ss7::InlineOctets::<32>::EMPTY;
    for value in digits.without_st().iter() {
        let key = match value {
            0..=9 => b'0' + value,
            13 => b'*',
            14 => b'#',
            _ => return None,
        };
        if !text.push(key) {
            return None;
        }
    }
    std::str::from_utf8(&text).ok().and_then(UserDigits::new)
}
