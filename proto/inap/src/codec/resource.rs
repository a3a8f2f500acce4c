//! connectToResource, establishTemporaryConnection, disconnectForwardConnection, playAnnouncement,
//! promptAndCollectUserInformation, specializedResourceReport, assistRequestInstructions.

use inlab_ber::{Element, Ia5String, List, Null, Octets, Scratch, Writer};
use inlab_ss7::{self as ss7, InlineOctets};

use super::{Faults, argument, bounded, operation, put};
use crate::dialect::{CAP, INAP};
use crate::types::*;
use crate::{
    Announce, Announcement, Assist, AssistRequest, Collect, DecodeError, Dialect, Instruction,
    MAX_MESSAGES, MAX_PARTS, Messages, NotExpressible, Operation, Part, Parts, Report, Resource,
    Text, UserDigits,
};

const ASSIST_REQUEST_INSTRUCTIONS: i32 = 16;
pub(super) const ESTABLISH_TEMPORARY_CONNECTION: i32 = 17;
pub(super) const DISCONNECT_FORWARD_CONNECTION: i32 = 18;
pub(super) const CONNECT_TO_RESOURCE: i32 = 19;
pub(super) const PLAY_ANNOUNCEMENT: i32 = 47;
pub(super) const PROMPT_AND_COLLECT: i32 = 48;
pub(super) const SPECIALIZED_RESOURCE_REPORT: i32 = 49;

pub(super) fn encode_connect_resource(
    dialect: Dialect,
    resource: &Resource,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let number = match resource {
        Resource::InSwitch => None,
        Resource::At(number) => Some(number.encode()),
    };
    let mut arg = ConnectToResourceArg::EMPTY;
    arg.resource_address = match number.as_deref() {
        None => ResourceAddress::None(Null),
        Some(number) => ResourceAddress::Ip(CalledPartyNumber(number)),
    };
    put(&arg, dialect, out)
}

pub(super) fn decode_connect_resource(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = ConnectToResourceArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let resource = match arg.resource_address {
        ResourceAddress::None(Null) => Resource::InSwitch,
        ResourceAddress::Ip(number) => {
            let number = faults.inner(
                "ipRoutingAddress",
                Some(number.0),
                ss7::CalledPartyNumber::decode,
            )?;
            Resource::At(number.ok_or_else(|| faults.missing("ipRoutingAddress"))?)
        }
        _ => return Err(faults.unexpected("resourceAddress")),
    };
    Ok(Instruction::ConnectResource(resource))
}

/// Generic digits in BCD, of type 0 (TS 29.078: the type is irrelevant).
fn generic_digits(digits: &ss7::Digits) -> InlineOctets<17> {
    let mut octets = InlineOctets::EMPTY;
    let fits =
        octets.push(if digits.is_odd() { 0x20 } else { 0 }) && octets.extend(digits.packed());
    debug_assert!(fits, "invariant: 32 digits and an octet fit");
    octets
}

/// BCD digits of generic digits.
fn bcd_digits(octets: &[u8]) -> Option<ss7::Digits> {
    let (first, signals) = octets.split_first()?;
    match first >> 5 {
        scheme @ (0 | 1) => ss7::Digits::from_packed(signals, scheme == 1),
        _ => None,
    }
}

pub(super) fn encode_assist(
    dialect: Dialect,
    assist: &Assist,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let address = assist.address.encode();
    let correlation = assist.correlation.as_ref().map(generic_digits);
    let mut arg = EstablishTemporaryConnectionArg::EMPTY;
    arg.assisting_address = GenericNumber(&address);
    arg.correlation_id = correlation.as_deref().map(GenericDigits);
    let scf_id = assist.scf_id.as_deref().map(Octets);
    if dialect.bit() & CAP != 0 {
        arg.scf_id = scf_id;
    } else {
        arg.scf_id_in = scf_id;
    }
    put(&arg, dialect, out)
}

pub(super) fn decode_assist(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = EstablishTemporaryConnectionArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let address = faults.inner(
        "assistingSSPIPRoutingAddress",
        Some(arg.assisting_address.0),
        ss7::GenericNumber::decode,
    )?;
    let scf_id = arg.scf_id.or(arg.scf_id_in);
    Ok(Instruction::ConnectAssist(Assist {
        address: address.ok_or_else(|| faults.missing("assistingSSPIPRoutingAddress"))?,
        correlation: match arg.correlation_id {
            Some(digits) => {
                Some(bcd_digits(digits.0).ok_or_else(|| faults.unexpected("correlationID"))?)
            }
            None => None,
        },
        scf_id: match scf_id {
            Some(octets) => {
                Some(InlineOctets::new(octets.0).ok_or_else(|| faults.unexpected("scfID"))?)
            }
            None => None,
        },
    }))
}

/// Reads what an assisting switch or a resource says first (assistRequestInstructions).
///
/// # Errors
/// As [`crate::decode_trigger`].
pub fn decode_assist_request(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<AssistRequest, DecodeError> {
    let faults = Faults(operation);
    if operation.code != ASSIST_REQUEST_INSTRUCTIONS {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = AssistRequestInstructionsArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let correlation = faults.inner(
        "correlationID",
        Some(arg.correlation_id.0),
        ss7::GenericNumber::decode,
    )?;
    let capabilities = match (arg.ipssp_capabilities.0, arg.ipssp_capabilities_in) {
        (Some(IpSspCapabilities(octets)), _) | (None, Some(Octets(octets))) => Some(octets),
        (None, None) => None,
    };
    Ok(AssistRequest {
        correlation: correlation.ok_or_else(|| faults.missing("correlationID"))?,
        // What a network of INAP says beyond four octets is its own.
        capabilities: capabilities.and_then(InlineOctets::new),
    })
}

/// Writes it.
///
/// # Errors
/// What this dialect cannot say, or needs; then nothing is written.
pub fn encode_assist_request(
    dialect: Dialect,
    request: &AssistRequest,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, ASSIST_REQUEST_INSTRUCTIONS, "AssistRequest")?;
    let correlation = request.correlation.encode();
    let mut arg = AssistRequestInstructionsArg::EMPTY;
    arg.correlation_id = GenericNumber(&correlation);
    let capabilities = request.capabilities.as_deref();
    if dialect.bit() & CAP == 0 {
        arg.ipssp_capabilities_in = capabilities.map(Octets);
    } else {
        let capabilities = capabilities.ok_or(NotExpressible::Missing("iPSSPCapabilities"))?;
        arg.ipssp_capabilities.0 = Some(IpSspCapabilities(capabilities));
    }
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// The octets that an announcement's parts borrow.
struct Spelled {
    octets: [InlineOctets<17>; MAX_PARTS],
}

impl Spelled {
    fn new(parts: &[Part], cap: bool) -> Result<Self, NotExpressible> {
        let mut octets = [InlineOctets::EMPTY; MAX_PARTS];
        let two = |value: u32| {
            u8::try_from(value % 100).map_or(0, |value| (value / 10) | ((value % 10) << 4))
        };
        for (slot, part) in octets.iter_mut().zip(parts) {
            let fits = match *part {
                Part::Integer(_) => true,
                Part::Number(digits) => {
                    *slot = generic_digits(&digits);
                    true
                }
                Part::Time { hour, minute } => {
                    bounded(hour, 0, 23, "time")?;
                    bounded(minute, 0, 59, "time")?;
                    slot.extend(&[two(hour.into()), two(minute.into())])
                }
                Part::Date { year, month, day } => {
                    bounded(year, 0, 9999, "date")?;
                    bounded(month, 1, 12, "date")?;
                    bounded(day, 1, 31, "date")?;
                    (!cap || slot.push(two(u32::from(year) / 100)))
                        && slot.extend(&[two(year.into()), two(month.into()), two(day.into())])
                }
                Part::Price(hundredths) => {
                    let price = bounded(hundredths, 0, 99_999_999, "price")?;
                    slot.extend(&[
                        two(price / 1_000_000),
                        two(price / 10_000),
                        two(price / 100),
                        two(price),
                    ])
                }
            };
            debug_assert!(fits, "invariant: each part fits");
        }
        Ok(Self { octets })
    }

    fn parts<'a>(
        &'a self,
        parts: &[Part],
        cap: bool,
    ) -> Result<[VariablePart<'a>; MAX_PARTS], NotExpressible> {
        let mut written = [VariablePart::Integer(0); MAX_PARTS];
        for ((slot, part), octets) in written.iter_mut().zip(parts).zip(&self.octets) {
            *slot = match part {
                Part::Integer(value) => {
                    VariablePart::Integer(bounded(*value, 0, 0x7fff_ffff, "integer")?)
                }
                Part::Number(_) => VariablePart::Number(GenericDigits(octets)),
                Part::Time { .. } => VariablePart::Time(PartTime(octets)),
                Part::Date { .. } if cap => VariablePart::Date(PartDate(octets)),
                Part::Date { .. } => VariablePart::DateIn(PartDate(octets)),
                Part::Price(_) => VariablePart::Price(PartPrice(octets)),
            };
        }
        Ok(written)
    }
}

/// Builds `InformationToSend` and hands it on: it borrows from what is built here.
fn with_information<R>(
    dialect: Dialect,
    announce: &Announce,
    then: impl FnOnce(InformationToSend<'_>) -> Result<R, NotExpressible>,
) -> Result<R, NotExpressible> {
    let cap = dialect.bit() & CAP != 0;
    let parts = match &announce.what {
        Announcement::Variable(_, parts) => &**parts,
        _ => &[],
    };
    let spelled = Spelled::new(parts, cap)?;
    let written = spelled.parts(parts, cap)?;
    let id = |id: u32| bounded(id, 0, 0x7fff_ffff, "elementaryMessageID");
    let message = match &announce.what {
        Announcement::Tone(tone) => {
            if announce.repetitions.is_some() || announce.interval.is_some() {
                return Err(NotExpressible::Parameter("numberOfRepetitions"));
            }
            let mut information = Tone::EMPTY;
            information.tone_id = bounded(*tone, 0, 0x7fff_ffff, "toneID")?;
            information.duration = announce.duration.map(u32::from);
            return then(InformationToSend::Tone(information));
        }
        Announcement::Message(message) => MessageId::Elementary(id(*message)?),
        Announcement::Messages(messages) => {
            if messages.is_empty() {
                return Err(NotExpressible::Missing("elementaryMessageIDs"));
            }
            for message in messages.iter() {
                id(*message)?;
            }
            MessageId::ElementaryList(List::Items(messages))
        }
        Announcement::Variable(message, parts) => {
            let mut variable = VariableMessage::EMPTY;
            variable.elementary = id(*message)?;
            if parts.is_empty() {
                return Err(NotExpressible::Missing("variableParts"));
            }
            variable.parts = List::Items(written.get(..parts.len()).unwrap_or_default());
            MessageId::Variable(variable)
        }
        Announcement::Text(text) => {
            let mut message = MessageText::EMPTY;
            message.content = Ia5String(text.as_str().as_bytes());
            MessageId::Text(message)
        }
    };
    let mut information = InbandInfo::EMPTY;
    information.message_id = message;
    information.number_of_repetitions = announce
        .repetitions
        .map(|times| bounded(times, 1, 127, "numberOfRepetitions"))
        .transpose()?;
    let seconds = |seconds: Option<u16>, name| {
        seconds
            .map(|seconds| bounded(u32::from(seconds), 0, 32_767, name))
            .transpose()
    };
    information.duration = seconds(announce.duration, "duration")?;
    information.interval = seconds(announce.interval, "interval")?;
    then(InformationToSend::Inband(information))
}

fn announcement(
    faults: Faults,
    information: &InformationToSend<'_>,
) -> Result<Announce, DecodeError> {
    let inband = match information {
        InformationToSend::Inband(inband) => inband,
        InformationToSend::Tone(tone) => {
            let mut announce = Announce::new(Announcement::Tone(tone.tone_id));
            announce.duration = match tone.duration {
                Some(seconds) => {
                    Some(u16::try_from(seconds).map_err(|_| faults.unexpected("duration"))?)
                }
                None => None,
            };
            return Ok(announce);
        }
        _ => return Err(faults.unexpected("informationToSend")),
    };
    let what = match inband.message_id {
        MessageId::Elementary(message) => Announcement::Message(message),
        MessageId::ElementaryList(list) if list.len() <= MAX_MESSAGES => Messages::new(list.iter())
            .map(Announcement::Messages)
            .ok_or_else(|| faults.unexpected("messageID"))?,
        MessageId::Variable(variable) => {
            let mut parts = [Part::Integer(0); MAX_PARTS];
            let mut count = 0;
            for (slot, part) in parts.iter_mut().zip(variable.parts.iter()) {
                *slot = variable_part(&part).ok_or_else(|| faults.unexpected("variableParts"))?;
                count += 1;
            }
            let parts = Parts::new(parts.into_iter().take(count))
                .ok_or_else(|| faults.unexpected("variableParts"))?;
            Announcement::Variable(variable.elementary, parts)
        }
        MessageId::Text(text) => std::str::from_utf8(text.content.0)
            .ok()
            .and_then(Text::new)
            .map(Announcement::Text)
            .ok_or_else(|| faults.unexpected("messageContent"))?,
        _ => return Err(faults.unexpected("messageID")),
    };
    let mut announce = Announce::new(what);
    announce.repetitions = inband.number_of_repetitions;
    // The type's range fits.
    announce.duration = inband
        .duration
        .and_then(|seconds| u16::try_from(seconds).ok());
    announce.interval = inband
        .interval
        .and_then(|seconds| u16::try_from(seconds).ok());
    Ok(announce)
}

fn variable_part(part: &VariablePart<'_>) -> Option<Part> {
    let two = |octet: u8| {
        let (tens, ones) = (octet & 0x0f, octet >> 4);
        (tens < 10 && ones < 10).then_some(tens * 10 + ones)
    };
    Some(match part {
        VariablePart::Integer(value) => Part::Integer(*value),
        VariablePart::Number(digits) => Part::Number(bcd_digits(digits.0)?),
        VariablePart::Time(PartTime([hour, minute])) => Part::Time {
            hour: two(*hour)?,
            minute: two(*minute)?,
        },
        VariablePart::Date(PartDate([century, year, month, day])) => Part::Date {
            year: u16::from(two(*century)?) * 100 + u16::from(two(*year)?),
            month: two(*month)?,
            day: two(*day)?,
        },
        VariablePart::DateIn(PartDate([year, month, day])) => Part::Date {
            year: two(*year)?.into(),
            month: two(*month)?,
            day: two(*day)?,
        },
        VariablePart::Price(PartPrice([a, b, c, d])) => {
            let mut price = 0;
            for octet in [a, b, c, d] {
                price = price * 100 + u32::from(two(*octet)?);
            }
            Part::Price(price)
        }
        _ => return None,
    })
}

pub(super) fn encode_announce(
    dialect: Dialect,
    announce: &Announce,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    with_information(dialect, announce, |information| {
        let mut arg = PlayAnnouncementArg::EMPTY;
        arg.information = information;
        arg.disconnect_from_ip_forbidden = (!announce.keep_connected).then_some(false);
        let complete = (!announce.notify_end).then_some(false);
        if dialect.bit() & INAP != 0 {
            arg.request_complete = complete;
        } else {
            arg.request_complete_notification = complete;
        }
        arg.request_started_notification = announce.notify_start.then_some(true);
        put(&arg, dialect, out)
    })
}

pub(super) fn decode_announce(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let mut arg = PlayAnnouncementArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let mut announce = announcement(Faults(operation), &arg.information)?;
    announce.keep_connected = arg.disconnect_from_ip_forbidden();
    announce.notify_end = arg
        .request_complete
        .or(arg.request_complete_notification)
        .unwrap_or(true);
    announce.notify_start = arg.request_started_notification();
    Ok(Instruction::Announce(announce))
}

/// One or two digits, one an octet, in the low half: 11 `*`, 12 `#` (TS 29.078 5.1 CollectedDigits).
fn key(
    digits: Option<ss7::Digits>,
    name: &'static str,
) -> Result<Option<InlineOctets<2>>, NotExpressible> {
    let Some(digits) = digits else {
        return Ok(None);
    };
    let mut octets = InlineOctets::EMPTY;
    for value in digits.iter() {
        let value = match value {
            0..=9 => value,
            10 => 11,
            11 => 12,
            _ => return Err(NotExpressible::OutOfRange(name)),
        };
        if !octets.push(value) {
            return Err(NotExpressible::OutOfRange(name));
        }
    }
    if octets.is_empty() {
        return Err(NotExpressible::OutOfRange(name));
    }
    Ok(Some(octets))
}

fn unkey(
    faults: Faults,
    octets: Option<InputDigits<'_>>,
    name: &'static str,
) -> Result<Option<ss7::Digits>, DecodeError> {
    let Some(octets) = octets else {
        return Ok(None);
    };
    let mut digits = ss7::Digits::EMPTY;
    for octet in octets.0 {
        let value = match octet & 0x0f {
            value @ 0..=9 => value,
            11 => 10,
            12 => 11,
            _ => return Err(faults.unexpected(name)),
        };
        if !digits.push(value) {
            return Err(faults.unexpected(name));
        }
    }
    Ok(Some(digits))
}

pub(super) fn encode_collect(
    dialect: Dialect,
    collect: &Collect,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let cap = dialect.bit() & CAP != 0;
    let end = key(collect.end_digit, "endOfReplyDigit")?;
    let cancel = key(collect.cancel_digit, "cancelDigit")?;
    let start = key(collect.start_digit, "startDigit")?;
    let seconds = |seconds: Option<u8>, name| {
        seconds
            .map(|seconds| bounded(seconds, 1, 127, name))
            .transpose()
    };
    let most = if cap { 30 } else { 127 };
    let maximum = bounded(collect.maximum, 1, most, "maximumNbOfDigits")?;
    let mut digits = CollectedDigits::EMPTY;
    let minimum = match bounded(collect.minimum, 1, maximum, "minimumNbOfDigits")? {
        1 => None,
        minimum => Some(minimum),
    };
    if cap {
        digits.minimum = minimum;
        digits.maximum.0 = Some(maximum);
    } else {
        digits.minimum_in = minimum;
        digits.maximum_in.0 = Some(maximum);
    }
    digits.end_of_reply_digit = end.as_deref().map(InputDigits);
    digits.cancel_digit = cancel.as_deref().map(InputDigits);
    digits.start_digit = start.as_deref().map(InputDigits);
    digits.first_digit_time_out = seconds(collect.first_digit_timeout, "firstDigitTimeOut")?;
    digits.inter_digit_time_out = seconds(collect.inter_digit_timeout, "interDigitTimeOut")?;
    digits.interruptable_ann_ind = (!collect.interruptible).then_some(false);
    let mut arg = PromptAndCollectUserInformationArg::EMPTY;
    arg.collected = CollectedInfo::Digits(digits);
    arg.disconnect_from_ip_forbidden = (!collect.keep_connected).then_some(false);
    match &collect.prompt {
        None => put(&arg, dialect, out),
        Some(prompt) => {
            arg.request_started_notification = prompt.notify_start.then_some(true);
            with_information(dialect, prompt, |information| {
                let mut arg = arg;
                arg.information = Some(information);
                put(&arg, dialect, out)
            })
        }
    }
}

pub(super) fn decode_collect(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Instruction, DecodeError> {
    let faults = Faults(operation);
    let mut arg = PromptAndCollectUserInformationArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let CollectedInfo::Digits(digits) = arg.collected else {
        return Err(faults.unexpected("collectedInfo"));
    };
    let maximum = digits
        .maximum
        .0
        .or(digits.maximum_in.0)
        .ok_or_else(|| faults.missing("maximumNbOfDigits"))?;
    let minimum = digits.minimum.unwrap_or_else(|| digits.minimum_in());
    if minimum > maximum {
        return Err(faults.unexpected("minimumNbOfDigits"));
    }
    let prompt = match &arg.information {
        Some(information) => {
            let mut prompt = announcement(faults, information)?;
            prompt.notify_start = arg.request_started_notification();
            Some(prompt)
        }
        None => None,
    };
    Ok(Instruction::Collect(Collect {
        prompt,
        minimum,
        maximum,
        end_digit: unkey(faults, digits.end_of_reply_digit, "endOfReplyDigit")?,
        cancel_digit: unkey(faults, digits.cancel_digit, "cancelDigit")?,
        start_digit: unkey(faults, digits.start_digit, "startDigit")?,
        first_digit_timeout: digits.first_digit_time_out,
        inter_digit_timeout: digits.inter_digit_time_out,
        interruptible: digits.interruptable_ann_ind(),
        keep_connected: arg.disconnect_from_ip_forbidden(),
    }))
}

pub(super) fn encode_resource_report(
    dialect: Dialect,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, SPECIALIZED_RESOURCE_REPORT, "AnnouncementEnded")?;
    let started = matches!(report, Report::AnnouncementStarted);
    let choice = operation
        .argument
        .is_some_and(|of| matches!(of.schema().kind, inlab_ber::Kind::Choice(_)));
    match (choice, started) {
        (true, true) => put(
            &SpecializedResourceReportArg::FirstStarted(Null),
            dialect,
            out,
        )?,
        (true, false) => put(
            &SpecializedResourceReportArg::AllComplete(Null),
            dialect,
            out,
        )?,
        (false, true) => return Err(NotExpressible::Parameter("firstAnnouncementStarted")),
        (false, false) => put(&Null, dialect, out)?,
    }
    Ok(operation)
}

pub(super) fn decode_resource_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    let choice = operation
        .argument
        .is_some_and(|of| matches!(of.schema().kind, inlab_ber::Kind::Choice(_)));
    if !choice {
        let mut arg = Null;
        argument(&mut arg, dialect, operation, octets, scratch)?;
        return Ok(Report::AnnouncementEnded);
    }
    let mut arg = SpecializedResourceReportArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    match arg {
        SpecializedResourceReportArg::AllComplete(_) => Ok(Report::AnnouncementEnded),
        SpecializedResourceReportArg::FirstStarted(_) => Ok(Report::AnnouncementStarted),
        SpecializedResourceReportArg::Unknown(_) => {
            Err(Faults(operation).unexpected("specializedResourceReport"))
        }
    }
}

/// Reads the result of an order: the digits of promptAndCollectUserInformation (in WIN those of SRFDirective, which without any
/// says that the announcement is over, and the number that SeizeResource gives), else [`Report::Done`].
///
/// # Errors
/// The result's parameter is not of its type, or its digits are none.
pub fn decode_result(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    if dialect.bit() & crate::dialect::WIN != 0 {
        return super::win::decode_result(dialect, operation, octets, scratch);
    }
    if dialect.bit() & crate::dialect::AIN != 0 {
        return super::ain::decode_done(dialect, operation, octets, scratch);
    }
    if operation.code != PROMPT_AND_COLLECT {
        return Ok(Report::Done { operation });
    }
    let faults = Faults(operation);
    let mut result = ReceivedInformationArg::EMPTY;
    argument(&mut result, dialect, operation, octets, scratch)?;
    let text = match result {
        ReceivedInformationArg::Digits(digits) => digits_text(digits.0),
        ReceivedInformationArg::Ia5(text) => {
            std::str::from_utf8(text.0).ok().and_then(UserDigits::new)
        }
        ReceivedInformationArg::Unknown(_) => None,
    };
    text.map(Report::Digits)
        .ok_or_else(|| faults.unexpected("digitsResponse"))
}

/// Writes the result of an order, as the SSF or the resource does; nothing is written for [`Report::Done`] where the result
/// of the operation says nothing more.
///
/// # Errors
/// The report is no result of this operation, or not expressible as one.
pub fn encode_result(
    dialect: Dialect,
    operation: &'static Operation,
    report: &Report,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    if dialect.bit() & crate::dialect::WIN != 0 {
        return super::win::encode_result(dialect, operation, report, out);
    }
    match report {
        Report::Digits(digits) if operation.code == PROMPT_AND_COLLECT => {
            // BCD where it can say them, else IA5 (TS 29.078 5.1 Digits).
            let mut packed = ss7::Digits::EMPTY;
            let bcd = digits.as_str().bytes().all(|octet| match octet {
                b'0'..=b'9' => packed.push(octet - b'0'),
                b'*' => packed.push(11),
                b'#' => packed.push(12),
                _ => false,
            });
            let mut octets = InlineOctets::<33>::EMPTY;
            let fits = if bcd {
                octets.extend(&generic_digits(&packed))
            } else {
                octets.push(0x40) && octets.extend(digits.as_str().as_bytes())
            };
            debug_assert!(fits, "invariant: 32 characters and an octet fit");
            put(
                &ReceivedInformationArg::Digits(GenericDigits(&octets)),
                dialect,
                out,
            )
        }
        Report::Done { .. } if dialect.bit() & crate::dialect::AIN != 0 => {
            super::ain::encode_done(dialect, operation, out)
        }
        // Of phase 4 alone it has a result, of which nothing is mandatory.
        Report::Done { .. }
            if operation.code == super::legs::INITIATE_CALL_ATTEMPT
                && operation.result.is_some() =>
        {
            put(&InitiateCallAttemptRes::EMPTY, dialect, out)
        }
        Report::Done { .. } => Ok(()),
        _ => Err(NotExpressible::Parameter("result")),
    }
}

/// Digits as the user pressed them.
fn digits_text(octets: &[u8]) -> Option<UserDigits> {
    let (first, signals) = octets.split_first()?;
    if first >> 5 == 2 {
        return std::str::from_utf8(signals).ok().and_then(UserDigits::new);
    }
    let mut text = InlineOctets::<32>::EMPTY;
    for value in bcd_digits(octets)?.iter() {
        let letter = match value {
            0..=9 => b'0' + value,
            11 => b'*',
            12 => b'#',
            _ => return None,
        };
        if !text.push(letter) {
            return None;
        }
    }
    std::str::from_utf8(&text).ok().and_then(UserDigits::new)
}
