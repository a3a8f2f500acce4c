//! A call that a step starts, and what its parties do.

use super::{Action, name_of, read_address, read_cause, read_point};
use crate::nodes::PerNetwork;
use inlab_inap::{
    AccessUser, CallKey, CallReference, CalledNumber, Cell, DetectionPoint, Dialect, Half, LegId,
    NotExpressible, ServiceSelector, Station, Subject, Trigger, UserDigits,
};
use inlab_lab::{Error, Value};
use inlab_ss7::{
    Address, Alphabet, CalledPartyBcdNumber, CalledPartyNumber, CallingPartyNumber, Cause, Digits,
    IsdnAddress, LocationNumber, OriginalCalledNumber, RedirectingNumber, Tbcd, TextError,
};
use inlab_ssp_sim::{
    Behaviour, CallRequest, DefaultHandling, EndStyle, MAX_THEN, PartyEvent, bcsm,
};
use std::time::Duration;

/// A call to be started.
#[derive(Clone, Debug)]
pub struct CallStep {
    /// Its name in later steps.
    pub name: String,
    /// What the SCF is told. The called number and the service are completed when the dialect is known.
    pub trigger: Trigger,
    /// How a dialect that has service keys asks for the service.
    pub service_key: Option<u32>,
    /// How AIN does.
    pub criteria: Option<ServiceSelector>,
    /// How WIN does.
    pub trigger_type: Option<ServiceSelector>,
    /// Where the subscriber is, as a switch of ANSI-41 says it.
    pub serving: Option<Cell>,
    /// The called number as it is written.
    pub called: Option<String>,
    /// One operation for each detection point (Q.1218, CS-2).
    pub detection_points: bool,
    /// What becomes of it without the SCF.
    pub default_handling: DefaultHandling,
    /// Which SCP is asked; `None`: the scenario's.
    pub to: Option<PerNetwork<Address>>,
    /// How the called party behaves.
    pub behaviour: Option<Behaviour>,
    /// How long the caller waits for an answer.
    pub patience: Option<Duration>,
    /// How long the caller speaks.
    pub talk: Option<Duration>,
    /// What who hears a prompt dials.
    pub dials: Option<UserDigits>,
    /// Where the call triggers once more in AIN and WIN, and what is asked for; `None`: what is usual there.
    pub then_triggers: Vec<(DetectionPoint, Option<ServiceSelector>)>,
}

impl CallStep {
    /// Reads the keys of a call: `trigger`, `serviceKey`, `calling`, `called` and the others of a scenario's step, for a file
    /// in which others stand beside them.
    ///
    /// # Errors
    /// A missing key or a value that is none, with line and column.
    pub fn read(fields: &mut inlab_lab::Fields<'_>, dialects: &[Dialect]) -> Result<Self, Error> {
        let trigger = fields.required("trigger")?;
        read_call(trigger, fields, dialects)
    }

    /// The call as the switch takes it, in a dialect and to an SCF.
    ///
    /// # Errors
    /// The called number cannot be said in the form that the dialect has it in.
    pub fn request(&self, dialect: Dialect, scf: Address) -> Result<CallRequest, TextError> {
        let mut trigger = self.trigger;
        let usual = dialect.usual_selector(trigger.dp);
        let chosen = match usual {
            Some(ServiceSelector::Criteria(_)) => self.criteria,
            Some(ServiceSelector::TriggerType(_)) => self.trigger_type,
            _ => self.service_key.map(ServiceSelector::ServiceKey),
        };
        if !matches!(usual, Some(ServiceSelector::Criteria(_))) {
            // AIN's alone.
            trigger.subject.user = None;
        }
        if matches!(usual, Some(ServiceSelector::TriggerType(_))) {
            trigger.cell = self.serving.or(trigger.cell);
        }
        if let Some(selector) = chosen.or(usual) {
            trigger.service = selector;
        }
        if let Some(text) = &self.called {
            let bcd = dialect.originating_called_is_bcd();
            trigger.called = Some(called_number(text, trigger.dp.half(), bcd)?);
        }
        let mut request = CallRequest::new(trigger, dialect, scf);
        request.detection_points = self.detection_points;
        request.default_handling = self.default_handling;
        request.called_behaviour = self.behaviour;
        request.patience = self.patience;
        request.talk = self.talk;
        request.digits = self.dials;
        let later = self.then_triggers.iter().filter_map(|(dp, selector)| {
            let selector = selector.or(dialect.usual_selector(*dp))?;
            Some((*dp, selector))
        });
        for (place, then) in request.then_triggers.iter_mut().zip(later) {
            *place = Some(then);
        }
        Ok(request)
    }
}

pub(super) fn read_call(
    trigger: Value<'_>,
    fields: &mut inlab_lab::Fields<'_>,
    dialects: &[Dialect],
) -> Result<CallStep, Error> {
    let dp = read_point(trigger)?;
    if bcsm::before_trigger(dp).is_none() {
        return Err(trigger.error(format!("no call is triggered at {dp}")));
    }
    let triggers = |dialect: &Dialect| {
        dialect
            .event(dp)
            .is_some_and(|row| row.is_trigger(*dialect))
    };
    if let Some(dialect) = dialects.iter().find(|dialect| !triggers(dialect)) {
        let fault = NotExpressible::NotATrigger(dp);
        return Err(trigger.error(format!("{dialect}: {fault}")));
    }
    let needs_key = dialects.is_empty()
        || dialects
            .iter()
            .any(|dialect| dialect.usual_selector(dp).is_none());
    let key = if needs_key {
        Some(fields.required("serviceKey")?)
    } else {
        fields.optional("serviceKey")
    };
    let service_key = key.map(Value::number::<u32>).transpose()?;
    let criteria = fields.optional("criteria").map(read_criteria).transpose()?;
    let trigger_type = fields
        .optional("triggerType")
        .map(read_trigger_type)
        .transpose()?;
    let service_id = fields.optional("serviceID");
    if let (Some(value), Some(_)) = (service_id, trigger_type) {
        return Err(value.error("one of triggerType and serviceID"));
    }
    let service_id = service_id.map(|value| read_service_id(value, dp));
    let trigger_type = service_id.transpose()?.or(trigger_type);
    let selector = ServiceSelector::ServiceKey(service_key.unwrap_or(0));
    let mut call = Trigger::new(dp, selector);
    call.subject = read_subject(fields)?;
    let name = name_of(fields, "call")?;
    if let Some(value) = fields.optional("calling") {
        call.calling = Some(number(value, CallingPartyNumber::from_text)?);
    }
    let called = match fields.optional("called") {
        Some(value) => {
            let text = value.text()?;
            called_number(text, dp.half(), true).map_err(|error| value.error(error.to_string()))?;
            Some(text.to_string())
        }
        None => None,
    };
    if let Some(value) = fields.optional("redirecting") {
        call.redirecting = Some(number(value, RedirectingNumber::from_text)?);
    }
    if let Some(value) = fields.optional("originalCalled") {
        call.original_called = Some(number(value, OriginalCalledNumber::from_text)?);
    }
    if let Some(value) = fields.optional("locationNumber") {
        call.location_number = Some(number(value, LocationNumber::from_text)?);
    }
    if let Some(value) = fields.optional("imsi") {
        let imsi = Tbcd::from_text(value.digits()?);
        call.imsi = Some(imsi.map_err(|error| value.error(error.to_string()))?);
    }
    if let Some(value) = fields.optional("callReference") {
        let octets = value.hex()?;
        let reference = CallReference::new(&octets).filter(|r| !r.is_empty());
        call.call_reference =
            Some(reference.ok_or_else(|| value.error("a call reference has 1 to 8 octets"))?);
    }
    if let Some(value) = fields.optional("mscAddress") {
        call.msc_address = Some(number(value, IsdnAddress::from_text)?);
    }
    if let Some(value) = fields.optional("cell") {
        let cell = Cell::new(&value.hex()?);
        call.cell =
            Some(cell.ok_or_else(|| {
                value.error("a cell has 7 octets, a location area 5 (TS 23.003)")
            })?);
    }
    let area = fields.optional("locationArea").map(Value::number);
    let cell = fields.optional("servingCell").map(Value::number);
    let (area, cell) = (area.transpose()?, cell.transpose()?);
    let serving = (area.is_some() || cell.is_some()).then_some(Cell::OfSwitch { area, cell });
    if let Some(value) = fields.optional("cause") {
        call.cause = Some(read_cause(value)?);
    }
    let detection_points = match fields.optional("operations") {
        Some(value) => value.choice(&[("generic", false), ("detectionPoints", true)])?,
        None => false,
    };
    let default_handling = match fields.optional("defaultHandling") {
        Some(value) => value.choice(&[
            ("continue", DefaultHandling::Continue),
            ("release", DefaultHandling::Release),
        ])?,
        None => DefaultHandling::Release,
    };
    let behaviour = fields
        .optional("calledParty")
        .map(Behaviour::read)
        .transpose()?;
    let patience = fields
        .optional("abandonsAfter")
        .map(Value::duration)
        .transpose()?;
    let talk = fields
        .optional("clearsAfter")
        .map(Value::duration)
        .transpose()?;
    let dials = fields
        .optional("dials")
        .map(|value| {
            let digits = UserDigits::new(value.digits()?);
            digits.ok_or_else(|| value.error("what a user dials is 0-9, *, #, A-D, at most 32"))
        })
        .transpose()?;
    let then_triggers = match fields.optional("thenTriggers") {
        Some(list) => read_later(list, dp)?,
        None => vec![],
    };
    let to = fields
        .optional("to")
        .map(|to| read_address(to, dialects))
        .transpose()?;
    Ok(CallStep {
        name,
        trigger: call,
        service_key,
        criteria,
        trigger_type,
        serving,
        called,
        detection_points,
        default_handling,
        to,
        behaviour,
        patience,
        talk,
        dials,
        then_triggers,
    })
}

/// Triggers that a call meets later: detection points, or `{ trigger: …, triggerType: … }`.
fn read_later(
    list: Value<'_>,
    first: DetectionPoint,
) -> Result<Vec<(DetectionPoint, Option<ServiceSelector>)>, Error> {
    let mut later = Vec::new();
    for item in list.items()? {
        let (trigger, selector) = if item.node().as_map().is_some() {
            let mut fields = item.fields()?;
            let trigger = fields.required("trigger")?;
            let kind = fields.optional("triggerType").map(read_trigger_type);
            let criteria = fields.optional("criteria").map(read_criteria);
            fields.finish()?;
            (trigger, kind.or(criteria).transpose()?)
        } else {
            (item, None)
        };
        let dp = read_point(trigger)?;
        if dp.half() != first.half() || bcsm::before_trigger(dp).is_none() {
            return Err(trigger.error(format!("a call at {first} does not trigger at {dp} later")));
        }
        if later.len() == MAX_THEN {
            return Err(item.error(format!("a call has at most {MAX_THEN} later triggers")));
        }
        later.push((dp, selector));
    }
    Ok(later)
}

/// Criteria of an AIN trigger: a name, or a number.
pub(super) fn read_criteria(value: Value<'_>) -> Result<ServiceSelector, Error> {
    let word = value.text()?;
    let number = word.parse().ok();
    let numbered = number.map(|number| ServiceSelector::Criteria(Some(number)));
    match numbered.or_else(|| ServiceSelector::parse(word)) {
        Some(found @ ServiceSelector::Criteria(_)) => Ok(found),
        _ => Err(value.unknown("criteria", word, ServiceSelector::names())),
    }
}

/// Type of a WIN trigger: a name, or a number.
fn read_trigger_type(value: Value<'_>) -> Result<ServiceSelector, Error> {
    let word = value.text()?;
    let numbered = word.parse().ok().map(ServiceSelector::TriggerType);
    match numbered.or_else(|| ServiceSelector::parse(word)) {
        Some(found @ ServiceSelector::TriggerType(_)) => Ok(found),
        _ => Err(value.unknown("type of trigger", word, ServiceSelector::names())),
    }
}

/// A service that a mobile switch asks for without a trigger: a name, or a number from 1 to 255.
fn read_service_id(value: Value<'_>, dp: DetectionPoint) -> Result<ServiceSelector, Error> {
    if dp != DetectionPoint::TermAttemptAuthorized {
        let point = DetectionPoint::TermAttemptAuthorized;
        return Err(value.error(format!("a service is asked for by its ID at {point} alone")));
    }
    let word = value.text()?;
    let number = word.parse().ok().filter(|id| *id > 0);
    match number
        .map(ServiceSelector::ServiceId)
        .or_else(|| ServiceSelector::parse(word))
    {
        Some(found @ ServiceSelector::ServiceId(_)) => Ok(found),
        _ => Err(value.unknown("service", word, ServiceSelector::names())),
    }
}

/// What the dialects of ANSI TCAP repeat of a call. What is not given the switch fills in.
fn read_subject(fields: &mut inlab_lab::Fields<'_>) -> Result<Subject, Error> {
    let mut subject = Subject::NONE;
    if let Some(value) = fields.optional("user") {
        let mut user = value.fields()?;
        let group = |value: Value<'_>| match value.number::<u16>() {
            Ok(number @ 0..=9999) => Ok(number),
            _ => Err(value.error("a group has a number from 0 to 9999")),
        };
        subject.user = if let Some(value) = user.optional("trunkGroup") {
            Some(AccessUser::TrunkGroup(group(value)?))
        } else if let Some(value) = user.optional("privateFacility") {
            Some(AccessUser::PrivateFacility(group(value)?))
        } else {
            let line = user.required("line")?;
            Some(AccessUser::Line(ten_digits(line)?))
        };
        user.finish()?;
    }
    if let Some(value) = fields.optional("min") {
        subject.station = Some(Station::Min(ten_digits(value)?));
    }
    if let Some(value) = fields.optional("esn") {
        let octets = value.hex()?;
        let serial = octets.as_slice().try_into();
        subject.serial =
            Some(serial.map_err(|_| value.error("an electronic serial number has 4 octets"))?);
    }
    if let Some(value) = fields.optional("directoryNumber") {
        subject.directory_number = Some(ten_digits(value)?);
    }
    if let Some(value) = fields.optional("billing") {
        let mut billing = value.fields()?;
        let (id, switch) = (billing.required("billingID")?, billing.required("mscid")?);
        let octets = (id.hex()?, switch.hex()?);
        subject.call = Some(CallKey {
            billing: octets
                .0
                .as_slice()
                .try_into()
                .map_err(|_| id.error("a BillingID has 7 octets"))?,
            switch: octets
                .1
                .as_slice()
                .try_into()
                .map_err(|_| switch.error("an MSCID has 3 octets"))?,
        });
        billing.finish()?;
    }
    Ok(subject)
}

fn ten_digits(value: Value<'_>) -> Result<Digits, Error> {
    let digits = Digits::from_text(value.digits()?, Alphabet::Q763);
    let digits = digits.map_err(|error| value.error(error.to_string()))?;
    if digits.len() == 10 && digits.is_decimal() {
        Ok(digits)
    } else {
        Err(value.error("expected ten digits"))
    }
}

/// The called number in the form that a dialect's trigger has it in.
///
/// # Errors
/// The text is no number.
pub fn called_number(text: &str, half: Half, bcd: bool) -> Result<CalledNumber, TextError> {
    let digits_only = text.bytes().all(|octet| octet.is_ascii_digit());
    match half {
        Half::Originating if bcd && digits_only => {
            CalledPartyBcdNumber::from_text(&format!("{text} (unknown)")).map(CalledNumber::Bcd)
        }
        Half::Originating if bcd => CalledPartyBcdNumber::from_text(text).map(CalledNumber::Bcd),
        Half::Originating if digits_only => {
            CalledPartyNumber::from_text(&format!("{text} (unknown)")).map(CalledNumber::Isup)
        }
        Half::Terminating if digits_only => {
            CalledPartyNumber::from_text(&format!("+{text}")).map(CalledNumber::Isup)
        }
        Half::Originating | Half::Terminating => {
            CalledPartyNumber::from_text(text).map(CalledNumber::Isup)
        }
    }
}

/// A number: of digits only, it is international.
pub(crate) fn number<T>(
    value: Value<'_>,
    read: fn(&str) -> Result<T, TextError>,
) -> Result<T, Error> {
    let text = value.text()?;
    let digits_only = !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    let number = if digits_only {
        read(&format!("+{text}"))
    } else {
        read(text)
    };
    number.map_err(|error| value.error(error.to_string()))
}

pub(super) fn read_report(
    report: Value<'_>,
    fields: &mut inlab_lab::Fields<'_>,
) -> Result<Action, Error> {
    let point = read_point(report)?;
    let Some(input) = bcsm::input_at(point) else {
        return Err(report.error(format!("{point} is not in the switch's state models")));
    };
    let cause = fields.optional("cause").map(read_cause).transpose()?;
    let leg = fields
        .optional("leg")
        .map(|leg| leg.number::<u8>().map(LegId))
        .transpose()?;
    // Who says so is who would: the user who clears, the network that finds no way.
    let from = |usual: Cause| Cause {
        value: cause.map_or(usual.value, |cause| cause.value),
        ..usual
    };
    let needs_leg = || report.error("say at which leg: leg: 1 or leg: 2");
    let event = match input {
        bcsm::CallInput::Alerting => PartyEvent::Alerting,
        bcsm::CallInput::Answer => PartyEvent::Answer,
        bcsm::CallInput::Busy => PartyEvent::Busy(from(inlab_ssp_sim::BUSY)),
        bcsm::CallInput::NoAnswer => PartyEvent::NoAnswer,
        bcsm::CallInput::RouteFailure => PartyEvent::RouteFailure(from(inlab_ssp_sim::NO_ROUTE)),
        bcsm::CallInput::MidCall => PartyEvent::MidCall(leg.ok_or_else(needs_leg)?),
        bcsm::CallInput::Abandon => PartyEvent::Abandon,
        bcsm::CallInput::Disconnect => {
            PartyEvent::Disconnect(leg.ok_or_else(needs_leg)?, from(inlab_ssp_sim::NORMAL))
        }
        bcsm::CallInput::Suspend => PartyEvent::Suspend,
        bcsm::CallInput::Resume => PartyEvent::Resume,
        bcsm::CallInput::SetUp
        | bcsm::CallInput::Collected
        | bcsm::CallInput::Analysed
        | bcsm::CallInput::Authorized
        | bcsm::CallInput::RouteSelected
        | bcsm::CallInput::FacilitySelected => {
            return Err(report.error(format!("{point} starts a call: use trigger")));
        }
    };
    if leg.is_some_and(|leg| leg != event.leg()) {
        return Err(report.error(format!("{point} happens at leg {}", event.leg().0)));
    }
    let end = match fields.optional("end") {
        None => vec![],
        Some(value) if value.node().as_map().is_some() => {
            let mut one_of = value.fields()?;
            let list = one_of
                .required("oneOf")?
                .items()?
                .map(read_end)
                .collect::<Result<_, _>>()?;
            one_of.finish()?;
            list
        }
        Some(value) => vec![read_end(value)?],
    };
    Ok(Action::Report {
        call: name_of(fields, "call")?,
        event,
        end,
    })
}

fn read_end(value: Value<'_>) -> Result<EndStyle, Error> {
    value.choice(&[
        ("basic", EndStyle::Basic),
        ("empty", EndStyle::EmptyEnd),
        ("prearranged", EndStyle::Prearranged),
        ("abort", EndStyle::Abort),
    ])
}
