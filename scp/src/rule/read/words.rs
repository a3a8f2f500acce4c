//! The words for what a user hears and is asked for, for the time of a call and for gaps.

use super::{read_cause, read_cause_value, read_number};
use crate::rule::{Gapping, Limit, Play, Prompt};
use inlab_inap::{Announce, Announcement, Collect, Gap, GapCriteria, Messages, Text};
use inlab_lab::{Error, Fields, Value};
use inlab_ss7::{
    Alphabet, Cause, CauseLocation, CauseValue, Digits, GenericNumber, NatureOfAddress,
    NumberIncomplete, NumberQualifier, NumberingPlanIndicator, Presentation, Screening,
};
use std::time::Duration;

/// `{ message: 7 }`, `{ messages: [1, 2], at: "15550199" }`, `{ tone: 3, for: 2s }`, `{ text: "…" }`.
pub(super) fn read_play(value: Value<'_>) -> Result<Play, Error> {
    let mut fields = value.fields()?;
    let at = fields.optional("at").map(read_number).transpose()?;
    let what = read_announce(value, fields)?;
    Ok(Play { what, at })
}

fn read_announce(value: Value<'_>, mut fields: Fields<'_>) -> Result<Announce, Error> {
    let message = fields.optional("message");
    let messages = fields.optional("messages");
    let tone = fields.optional("tone");
    let text = fields.optional("text");
    let repeat = fields.optional("repeat");
    let lasting = fields.optional("for");
    let every = fields.optional("every");
    fields.finish()?;
    let what = match (message, messages, tone, text) {
        (Some(message), None, None, None) => Announcement::Message(message.number()?),
        (None, Some(list), None, None) => {
            let numbers: Vec<u32> = list.items()?.map(Value::number).collect::<Result<_, _>>()?;
            let messages = Messages::new(numbers).filter(|messages| !messages.is_empty());
            Announcement::Messages(messages.ok_or_else(|| list.error("expected 1 to 16 messages"))?)
        }
        (None, None, Some(tone), None) => Announcement::Tone(tone.number()?),
        (None, None, None, Some(text)) => {
            let spoken = Text::new(text.text()?);
            let spoken = spoken.ok_or_else(|| text.error("expected 1 to 127 characters of IA5"))?;
            Announcement::Text(spoken)
        }
        _ => return Err(value.error("expected one of message, messages, tone and text")),
    };
    let mut announce = Announce::new(what);
    announce.repetitions = repeat.map(|value| times(value, 127)).transpose()?;
    announce.duration = lasting.map(|value| seconds(value, 0, 32_767)).transpose()?;
    announce.interval = every.map(|value| seconds(value, 0, 32_767)).transpose()?;
    Ok(announce)
}

/// `{ digits: 4..10, announce: { message: 7 }, end: "#", first: 10s, within: 20s }`.
pub(super) fn read_collect(value: Value<'_>) -> Result<Prompt, Error> {
    let mut fields = value.fields()?;
    let digits = fields.required("digits")?;
    let announce = fields.optional("announce");
    let end = fields.optional("end").map(read_key).transpose()?;
    let cancel = fields.optional("cancel").map(read_key).transpose()?;
    let first = fields.optional("first");
    let between = fields.optional("between");
    let within = fields.optional("within");
    let at = fields.optional("at").map(read_number).transpose()?;
    fields.finish()?;
    let (least, most) = read_count(digits)?;
    let mut collect = Collect::digits(least, most);
    if let Some(announce) = announce {
        collect.prompt = Some(read_announce(announce, announce.fields()?)?);
    }
    (collect.end_digit, collect.cancel_digit) = (end, cancel);
    let digit_time = |value: Value<'_>| {
        let time = seconds(value, 1, 127)?;
        u8::try_from(time).map_err(|_| value.error("expected whole seconds from 1s to 127s"))
    };
    collect.first_digit_timeout = first.map(digit_time).transpose()?;
    collect.inter_digit_timeout = between.map(digit_time).transpose()?;
    let within = within.map(|value| time(value, 1, 3_600)).transpose()?;
    Ok(Prompt {
        what: collect,
        at,
        within,
    })
}

/// `4`, or from so many to so many: `4..10`. At most as many as the neutral model holds.
fn read_count(value: Value<'_>) -> Result<(u8, u8), Error> {
    let text = value.text()?;
    let (least, most) = text.split_once("..").unwrap_or((text, text));
    match (least.trim().parse(), most.trim().parse()) {
        (Ok(least @ 1..=32), Ok(most @ 1..=32)) if least <= most => Ok((least, most)),
        _ => Err(value.error("expected how many digits, from 1 to 32, such as 4 or 4..10")),
    }
}

/// One or two keys of a telephone.
fn read_key(value: Value<'_>) -> Result<Digits, Error> {
    let digits = Digits::from_text(value.text()?, Alphabet::Tbcd).ok();
    digits
        .filter(|digits| matches!(digits.len(), 1 | 2) && digits.iter().all(|key| key <= 11))
        .ok_or_else(|| value.error("expected one or two keys: 0-9, * or #"))
}

/// `{ time: 60s, warn: 10s, announce: { tone: 7 }, release: { cause: 31 } }`.
pub(super) fn read_limit(value: Value<'_>) -> Result<Limit, Error> {
    let mut fields = value.fields()?;
    let lasting = fields.required("time")?;
    let warn = fields.optional("warn");
    let announce = fields.optional("announce");
    let release = fields.optional("release");
    fields.finish()?;
    // maxCallPeriodDuration: 1 to 864000 tenths of a second (TS 29.078 5.1).
    let lasting = time(lasting, 1, 86_400)?;
    let warn = match warn {
        None => None,
        Some(value) => {
            let before = time(value, 1, 86_400)?;
            if before >= lasting {
                return Err(value.error("the warning comes before the end, and after the answer"));
            }
            Some(before)
        }
    };
    if let (Some(value), None) = (announce, warn) {
        return Err(value.error("\"announce\" belongs to warn"));
    }
    let announce = announce
        .map(|value| read_announce(value, value.fields()?))
        .transpose()?;
    let cause = match release {
        Some(value) => read_cause(value)?,
        None => Cause::new(CauseLocation::LOCAL_PUBLIC, CauseValue::NORMAL_UNSPECIFIED),
    };
    Ok(Limit {
        time: lasting,
        warn,
        announce,
        cause,
    })
}

/// `{ called: "900", service: 10, every: 5s, for: 60s, cause: 42 }`. Without `for` it has no end, with `for: 0s` it ends; without `every`
/// nothing is let through, with `every: 0s` everything.
/// `none`: every gap ends.
pub(super) fn read_gap(value: Value<'_>) -> Result<Gapping, Error> {
    if value.node().as_scalar().is_some() {
        return value.choice(&[("none", Gapping::None)]);
    }
    let mut fields = value.fields()?;
    let called = fields.optional("called").map(read_beginning).transpose()?;
    let service = fields.optional("service").map(Value::number).transpose()?;
    let every = fields.optional("every");
    let lasting = fields.optional("for");
    let cause = fields.optional("cause");
    fields.finish()?;
    let criteria = match (called, service) {
        (Some(called), Some(service)) => GapCriteria::CalledAndService(called, service),
        (Some(called), None) => GapCriteria::Called(called),
        (None, Some(service)) => GapCriteria::Service(service),
        (None, None) => return Err(value.error("expected called, service or both")),
    };
    let interval = match every {
        // Units of 100 ms; what is less than one is one.
        Some(value) => {
            let time = value.duration()?;
            let tenths = time.as_millis().div_ceil(100);
            match i32::try_from(tenths) {
                Ok(tenths @ 0..=36_000) => tenths,
                _ => return Err(value.error("expected a time from 0s to 1h")),
            }
        }
        None => -1,
    };
    let duration = match lasting {
        Some(value) => seconds(value, 0, 32_767)?.into(),
        None => -1,
    };
    let cause = cause.map(read_cause_value).transpose()?;
    let cause = cause.map(|value| Cause::new(CauseLocation::LOCAL_PUBLIC, value));
    Ok(Gapping::Gap(Gap {
        criteria,
        duration,
        interval,
        manual: false,
        cause,
    }))
}

/// The beginning of numbers: national, or with a `+` international.
fn read_beginning(value: Value<'_>) -> Result<GenericNumber, Error> {
    let text = value.text()?;
    let (nature, bare) = match text.strip_prefix('+') {
        Some(bare) => (NatureOfAddress::INTERNATIONAL, bare),
        None => (NatureOfAddress::NATIONAL, text),
    };
    let digits = Digits::from_text(bare, Alphabet::Q763).ok();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.is_decimal());
    let digits = digits.ok_or_else(|| value.error("expected the beginning of a number"))?;
    Ok(GenericNumber {
        qualifier: NumberQualifier::ADDITIONAL_CALLED,
        nature,
        incomplete: NumberIncomplete::COMPLETE,
        plan: NumberingPlanIndicator::E164,
        presentation: Presentation::ALLOWED,
        screening: Screening::NETWORK,
        digits,
    })
}

fn times(value: Value<'_>, most: u8) -> Result<u8, Error> {
    match value.number::<u8>() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(value.error(format!("expected a number from 1 to {most}"))),
    }
}

pub(super) fn seconds(value: Value<'_>, least: u16, most: u16) -> Result<u16, Error> {
    let time = value.duration()?;
    match u16::try_from(time.as_secs()) {
        Ok(seconds) if time.subsec_nanos() == 0 && (least..=most).contains(&seconds) => Ok(seconds),
        _ => Err(value.error(format!("expected whole seconds from {least}s to {most}s"))),
    }
}

fn time(value: Value<'_>, least: u64, most: u64) -> Result<Duration, Error> {
    let time = value.duration()?;
    let bounds = Duration::from_secs(least)..=Duration::from_secs(most);
    if !bounds.contains(&time) {
        return Err(value.error(format!("expected a time from {least}s to {most}s")));
    }
    Ok(time)
}
