//! Orders as parameters of the one result of the operation that waits, and operations of the SCF beside it.

use inlab_ber::{Element, List, Scratch, SetOf, Tag, Writer, context};
use inlab_ss7 as ss7;

use super::super::{Faults, argument, refuse};
use super::parameters::{self, Parameters};
use super::{arming, trigger, *};
use crate::types::ansi41::{Announcement as Code, *};
use crate::{
    Announce, Announcement, Arms, Connect, ContinueWith, DecodeError, Dialect, Instruction,
    MAX_RECORD, Messages, NotExpressible, Occasion, Operation, Said, Text,
};

/// How the result of an operation routes a call to another number.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Way {
    /// Digits (dialled): the switch goes on as if they had been dialled. Any system takes it, and the call stays the
    /// subscriber's own.
    Digits,
    /// TerminationList with one termination in the public network: the call is redirected to somebody else than the called
    /// subscriber.
    TerminationList,
    /// It cannot.
    None,
}

/// The operations that wait for an answer, and how each routes. What else a result can say is asked of its declaration.
static ANSWERS: [(i32, Way); 11] = [
    (ORIGINATION_REQUEST, Way::Digits),
    (ANALYZED_INFORMATION, Way::TerminationList),
    (SERVICE_REQUEST, Way::TerminationList),
    (FACILITY_SELECTED, Way::None),
    (T_BUSY, Way::TerminationList),
    (T_NO_ANSWER, Way::TerminationList),
    (O_CALLED_PARTY_BUSY, Way::TerminationList),
    (O_NO_ANSWER, Way::TerminationList),
    (O_DISCONNECT, Way::None),
    (T_DISCONNECT, Way::None),
    (INSTRUCTION_REQUEST, Way::None),
];

/// AccessDeniedReason (6.5.2.1) and the cause that says the same (our reading of both lists). A call that is cleared for any
/// other cause is disconnected by ActionCode: WIN tells no cause then.
static REASONS: [(AccessDeniedReason, ss7::CauseValue); 8] = [
    (
        AccessDeniedReason::UnassignedDirectoryNumber,
        ss7::CauseValue::UNALLOCATED_NUMBER,
    ),
    (
        AccessDeniedReason::Inactive,
        ss7::CauseValue::SUBSCRIBER_ABSENT,
    ),
    (AccessDeniedReason::Busy, ss7::CauseValue::USER_BUSY),
    (
        AccessDeniedReason::TerminationDenied,
        ss7::CauseValue::CALL_REJECTED,
    ),
    (
        AccessDeniedReason::NoPageResponse,
        ss7::CauseValue::NO_USER_RESPONDING,
    ),
    (
        AccessDeniedReason::Unavailable,
        ss7::CauseValue::DESTINATION_OUT_OF_ORDER,
    ),
    (
        AccessDeniedReason::ServicesRejectedByTheSystem,
        ss7::CauseValue::SERVICE_NOT_AVAILABLE,
    ),
    (
        AccessDeniedReason::ServiceDenied,
        ss7::CauseValue::FACILITY_NOT_SUBSCRIBED,
    ),
];

/// ResumePIC: collect information.
const COLLECT_INFORMATION: u8 = 2;

/// The orders of one message that become parameters of a result, at most one of each kind.
#[derive(Default)]
pub(super) struct Answer<'a> {
    /// The name of the first of them.
    first: &'static str,
    arms: Option<&'a Arms>,
    record: Option<&'a crate::Record>,
    display: Option<&'a Text>,
    name: Option<&'a ss7::CallerName>,
    announce: Option<&'a Announce>,
    route: Option<&'a Instruction>,
}

impl<'a> Answer<'a> {
    /// Takes an order; refused if there was one of its kind.
    pub(super) fn take(&mut self, order: &'a Instruction) -> Result<(), NotExpressible> {
        fn set<'a, T: ?Sized>(
            slot: &mut Option<&'a T>,
            value: &'a T,
            order: &Instruction,
        ) -> Result<(), NotExpressible> {
            match slot.replace(value) {
                None => Ok(()),
                Some(_) => Err(NotExpressible::Parameter(order.name())),
            }
        }
        if self.first.is_empty() {
            self.first = order.name();
        }
        match order {
            Instruction::Arm(arms) => set(&mut self.arms, arms, order),
            Instruction::Record(record) => set(&mut self.record, record, order),
            Instruction::Display(text) => set(&mut self.display, text, order),
            Instruction::ShowName(name) => set(&mut self.name, name, order),
            Instruction::Announce(announce) => set(&mut self.announce, announce, order),
            Instruction::Continue
            | Instruction::ContinueWith(_)
            | Instruction::Connect(_)
            | Instruction::Release(_)
            | Instruction::CollectDigits => set(&mut self.route, order, order),
            Instruction::Finish(_) => Err(NotExpressible::Dialogue("Finish")),
            // ACGDirective: the numbers of its steps, and what the octet of its control says.
            Instruction::Gap(_) => Err(NotExpressible::NotPublic("gapInterval")),
            other => Err(NotExpressible::Operation(other.name())),
        }
    }

    /// Writes them.
    pub(super) fn put(
        &self,
        set: &mut Parameters<'_>,
        way: Way,
        dialect: Dialect,
        occasion: &Occasion<'_>,
    ) -> Result<(), NotExpressible> {
        if let Some(route) = self.route {
            put_route(set, way, occasion, route)?;
        }
        if let Some(announce) = self.announce {
            put_announcement(set, announce)?;
        }
        put_shown(set, self.display, self.name)?;
        if let Some(record) = self.record {
            put_record(set, record)?;
        }
        if let Some(arms) = self.arms {
            arming::put_arms(set, dialect, arms, occasion.reports_to.as_ref())?;
        }
        Ok(())
    }
}

/// The orders of a message that answers `question`: those that are operations of their own in the order given, then one
/// result with all the others.
pub(super) fn encode_answer(
    dialect: Dialect,
    question: &'static Operation,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    let mut answer = None::<Answer<'_>>;
    for order in orders {
        match super::directive::encode_beside(dialect, question, order, out)? {
            Some(operation) => said(Said::Invoke(operation), out.as_slice().len()),
            None => answer.get_or_insert_default().take(order)?,
        }
    }
    let Some(answer) = answer else { return Ok(()) };
    encode_result(dialect, question, occasion, &answer, out)?;
    said(Said::Result(question), out.as_slice().len());
    Ok(())
}

fn encode_result(
    dialect: Dialect,
    question: &'static Operation,
    occasion: &Occasion<'_>,
    answer: &Answer<'_>,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let row = ANSWERS.iter().find(|(code, _)| *code == question.code);
    let refused = NotExpressible::Operation(answer.first);
    let (_, way) = row.ok_or(refused)?;
    let Some(result) = question.result else {
        // An empty result says to go on, and cannot say more.
        return match answer {
            Answer {
                arms: None,
                record: None,
                display: None,
                name: None,
                announce: None,
                route: None | Some(Instruction::Continue),
                ..
            } => Ok(()),
            _ => Err(refused),
        };
    };
    parameters::write(result, dialect, out, |set| {
        answer.put(set, *way, dialect, occasion)
    })
}

fn put_route(
    set: &mut Parameters<'_>,
    way: Way,
    occasion: &Occasion<'_>,
    route: &Instruction,
) -> Result<(), NotExpressible> {
    match route {
        Instruction::ContinueWith(with) => {
            let foreign = [
                (with.category.is_some(), "callingPartysCategory"),
                (with.generic_number.is_some(), "genericNumbers"),
                (with.suppress_announcement, "suppressionOfAnnouncement"),
                (with.leg.is_some(), "legID"),
            ];
            refuse(&foreign)?;
            if with.charge_number.is_none() {
                return Err(NotExpressible::Operation("ContinueWith"));
            }
            put_charged(set, with.charge_number.as_ref())?;
            put_continue(set)
        }
        Instruction::Connect(connect) => put_connect(set, way, occasion, connect),
        Instruction::Release(cause) => {
            let reason = REASONS.iter().find(|(_, value)| *value == cause.value);
            match reason {
                Some((reason, _)) if set.takes(parameters::ACCESS_DENIED_REASON) => set.put(
                    parameters::ACCESS_DENIED_REASON,
                    &[octet(reason, "accessDeniedReason")?],
                ),
                _ if set.takes(parameters::ACTION_CODE) => {
                    set.put(parameters::ACTION_CODE, ActionCode::DISCONNECT_CALL.0)
                }
                _ => Err(NotExpressible::Operation("Release")),
            }
        }
        Instruction::CollectDigits if set.takes(parameters::RESUME_PIC) => {
            set.put(parameters::RESUME_PIC, &[COLLECT_INFORMATION])
        }
        Instruction::Continue => put_continue(set),
        other => Err(NotExpressible::Operation(other.name())),
    }
}

/// Where there is no ActionCode, the result itself says to go on.
fn put_continue(set: &mut Parameters<'_>) -> Result<(), NotExpressible> {
    if set.takes(parameters::ACTION_CODE) {
        set.put(parameters::ACTION_CODE, ActionCode::CONTINUE.0)
    } else {
        Ok(())
    }
}

fn put_connect(
    set: &mut Parameters<'_>,
    way: Way,
    occasion: &Occasion<'_>,
    connect: &Connect,
) -> Result<(), NotExpressible> {
    let foreign = [
        (connect.calling.is_some(), "callingPartyNumber"),
        (connect.category.is_some(), "callingPartysCategory"),
        (connect.generic_number.is_some(), "genericNumbers"),
        (connect.original_called.is_some(), "originalCalledPartyID"),
        (
            connect.redirection_information.is_some(),
            "redirectionInformation",
        ),
        (connect.suppress_announcement, "suppressionOfAnnouncement"),
        (connect.leg.is_some(), "legToBeConnected"),
    ];
    refuse(&foreign)?;
    if let Some(redirecting) = &connect.redirecting {
        let number = digits::from_redirecting("redirectingNumberDigits", redirecting)?;
        set.put(parameters::REDIRECTING, &number.encode())?;
    }
    put_charged(set, connect.charge_number.as_ref())?;
    let destination = |kind| digits::from_called("destinationDigits", kind, &connect.destination);
    match way {
        Way::None => Err(NotExpressible::Operation("Connect")),
        Way::Digits => set.put(parameters::DIGITS, &destination(Number::DIALED)?.encode()),
        Way::TerminationList => set.put_parts(parameters::TERMINATION_LIST, |list| {
            // A SEQUENCE, unlike the rest: from the last part to the first.
            list.parts(parameters::PSTN_TERMINATION, |parts| {
                match &occasion.subject.station {
                    Some(crate::Station::Min(digits)) => {
                        parts.put(parameters::MIN, &trigger::min(digits)?);
                    }
                    Some(crate::Station::Imsi(imsi)) => {
                        parts.put(parameters::IMSI, &imsi.encode());
                    }
                    None => {}
                }
                if let Some(serial) = &occasion.subject.serial {
                    parts.put(parameters::SERIAL, serial);
                }
                let number = destination(Number::DESTINATION)?;
                parts.put(parameters::DESTINATION_DIGITS, &number.encode());
                Ok(())
            })
        }),
    }
}

fn put_charged(
    set: &mut Parameters<'_>,
    charged: Option<&ss7::LocationNumber>,
) -> Result<(), NotExpressible> {
    let Some(charged) = charged else {
        return Ok(());
    };
    let number = digits::from_charged("dmh-BillingDigits", charged)?;
    set.put(parameters::BILLING_DIGITS, &number.encode())
}

/// DMH_ChargeInformation: octets that the networks agree upon.
pub(super) fn put_record(
    set: &mut Parameters<'_>,
    record: &crate::Record,
) -> Result<(), NotExpressible> {
    refuse(&[
        (record.append, "appendFreeFormatData"),
        (record.leg != crate::LegId::ONE, "partyToCharge"),
        (record.data.len() > MAX_RECORD, "freeFormatData"),
    ])?;
    set.put(parameters::CHARGE_INFORMATION, &record.data)
}

/// The tag of each item of AnnouncementList.
const ANNOUNCEMENT_CODE: Tag = context(76);

/// Announcements from here on are the operator's own: the number less this.
const CUSTOM: u32 = 0x100;

/// One or two announcements or a tone. Announcements 1 to 255 are the standard ones (6.5.2.5, octet 3), 257 to 511 the
/// operator's own 1 to 255 (octet 4).
///
/// The result tells nothing of how they end: the switch plays them and goes on.
pub(super) fn put_announcement(
    set: &mut Parameters<'_>,
    announce: &Announce,
) -> Result<(), NotExpressible> {
    refuse(&[
        (announce.notify_end, "requestAnnouncementComplete"),
        (announce.keep_connected, "disconnectFromIPForbidden"),
    ])?;
    put_announcement_list(set, announce)
}

pub(super) fn put_announcement_list(
    set: &mut Parameters<'_>,
    announce: &Announce,
) -> Result<(), NotExpressible> {
    refuse(&[
        (announce.repetitions.is_some(), "numberOfRepetitions"),
        (announce.duration.is_some(), "duration"),
        (announce.interval.is_some(), "interval"),
        (
            announce.notify_start,
            "requestAnnouncementStartedNotification",
        ),
    ])?;
    let message = |number: u32| {
        let code = match number {
            CUSTOM.. => u8::try_from(number - CUSTOM).map(|own| Code {
                custom: Some(own),
                ..Code::standard(0)
            }),
            _ => u8::try_from(number).map(Code::standard),
        };
        code.ok()
            .filter(|_| !number.is_multiple_of(CUSTOM))
            .ok_or(NotExpressible::OutOfRange("announcementCode"))
    };
    set.put_parts(parameters::ANNOUNCEMENT_LIST, |parts| {
        let mut item = |code: Code| parts.item(ANNOUNCEMENT_CODE, &code.encode());
        match &announce.what {
            Announcement::Message(number) => item(message(*number)?),
            Announcement::Messages(list) => {
                let [first, second] = **list else {
                    return Err(NotExpressible::OutOfRange("announcementList"));
                };
                item(message(second)?);
                item(message(first)?);
            }
            Announcement::Tone(tone) => {
                let tone = u8::try_from(*tone)
                    .ok()
                    .filter(|tone| *tone != Code::TONES_OFF);
                item(Code::tone(tone.ok_or(NotExpressible::OutOfRange("tone"))?));
            }
            Announcement::Variable(..) => {
                return Err(NotExpressible::Parameter("variableMessage"));
            }
            Announcement::Text(_) => return Err(NotExpressible::Parameter("text")),
        }
        Ok(())
    })
}

/// What is to be heard; `None` for what is neither one tone nor one or two announcements.
pub(super) fn announcement(list: &List<'_, AnnouncementCode<'_>>) -> Option<Announcement> {
    // The operator's own goes before the standard one, and that before a tone (6.5.2.5 note e).
    let message = |code: &Code| match (code.standard, code.custom.unwrap_or(0)) {
        (0, 0) => None,
        (standard, 0) => Some(u32::from(standard)),
        (_, own) => Some(CUSTOM + u32::from(own)),
    };
    let mut codes = list.iter().map(|code| code.parts());
    let (first, second) = (codes.next()?, codes.next());
    if codes.next().is_some() {
        return None;
    }
    match (message(&first), second) {
        (Some(only), None) => Some(Announcement::Message(only)),
        (None, None) => {
            (first.tone != Code::TONES_OFF).then_some(Announcement::Tone(first.tone.into()))
        }
        (first, Some(second)) => {
            Messages::new([first?, message(&second)?]).map(Announcement::Messages)
        }
    }
}

/// A text, and the caller's name: in CallingPartyName where the result has it, which ServiceRequest's alone has, else as an item of the
/// display that says what it is. A display has no presentation: a name that is not to be shown shows nothing there.
fn put_shown(
    set: &mut Parameters<'_>,
    text: Option<&Text>,
    name: Option<&ss7::CallerName>,
) -> Result<(), NotExpressible> {
    let mut item = text.map(|text| (DisplayText::TEXT, text.as_str()));
    match name {
        Some(name) if set.takes(parameters::CALLING_PARTY_NAME) => {
            set.put(parameters::CALLING_PARTY_NAME, &name.encode())?;
        }
        Some(_) if !set.takes(parameters::DISPLAY_TEXT) => {
            return Err(NotExpressible::Operation("ShowName"));
        }
        Some(ss7::CallerName::Allowed(name)) => {
            if item.replace((DisplayText::NAME, name.as_str())).is_some() {
                return Err(NotExpressible::Parameter("displayText"));
            }
        }
        Some(ss7::CallerName::Restricted | ss7::CallerName::Unavailable) | None => {}
    }
    let Some((tag, text)) = item else {
        return Ok(());
    };
    let octets = DisplayText::octets(tag, text.as_bytes());
    let octets = octets.ok_or(NotExpressible::OutOfRange("displayText"))?;
    set.put(parameters::DISPLAY_TEXT, &octets)
}

/// What the display shows: the caller's name if its one item says so, else the text, whatever it is the text of; `None` if it is not one.
fn displayed(display: DisplayText<'_>) -> Option<Instruction> {
    let mut items = display.items();
    let ((tag, text), None) = (items.next()?, items.next()) else {
        return None;
    };
    if tag == DisplayText::NAME
        && let Some(name) = ss7::Name::of(text)
    {
        return Some(Instruction::ShowName(ss7::CallerName::Allowed(name)));
    }
    let text = std::str::from_utf8(text).ok().and_then(Text::new)?;
    Some(Instruction::Display(text))
}

/// The parameters that are read, of whichever result.
#[derive(Default)]
struct Given<'a> {
    access_denied_reason: Option<AccessDeniedReason>,
    action_code: Option<ActionCode<'a>>,
    announcement_list: Option<List<'a, AnnouncementCode<'a>>>,
    calling_party_name: Option<CallingPartyName<'a>>,
    digits: Option<DigitsType<'a>>,
    display_text: Option<DisplayText<'a>>,
    dmh_billing_digits: Option<DigitsType<'a>>,
    dmh_charge_information: Option<inlab_ber::Octets<'a>>,
    no_answer_time: Option<NoAnswerTime<'a>>,
    redirecting_number_digits: Option<DigitsType<'a>>,
    resume_pic: Option<ResumePic>,
    routing_digits: Option<DigitsType<'a>>,
    termination_list: Option<SetOf<'a, TerminationListItem<'a>>>,
    trigger_address_list: Option<SetOf<'a, TriggerList<'a>>>,
}

impl<'a> Given<'a> {
    fn read(
        dialect: Dialect,
        question: &'static Operation,
        octets: &'a [u8],
        scratch: &'a Scratch,
    ) -> Result<Self, DecodeError> {
        let mut given = Self::default();
        macro_rules! read {
            ($Result:ident $($field:ident)*) => {{
                let mut result = $Result::EMPTY;
                argument(&mut result, dialect, question, octets, scratch)?;
                $(given.$field = result.$field;)*
            }};
        }
        match question.code {
            ORIGINATION_REQUEST => {
                read!(OriginationRequestRes access_denied_reason action_code announcement_list digits
                display_text dmh_billing_digits dmh_charge_information no_answer_time redirecting_number_digits resume_pic
                routing_digits termination_list trigger_address_list)
            }
            ANALYZED_INFORMATION => {
                read!(AnalyzedInformationRes access_denied_reason action_code announcement_list digits
                display_text dmh_billing_digits no_answer_time redirecting_number_digits resume_pic routing_digits
                termination_list trigger_address_list)
            }
            SERVICE_REQUEST => {
                read!(ServiceRequestRes access_denied_reason action_code announcement_list calling_party_name digits display_text
                dmh_billing_digits dmh_charge_information no_answer_time redirecting_number_digits resume_pic routing_digits
                termination_list trigger_address_list)
            }
            FACILITY_SELECTED => {
                read!(FacilitySelectedAndAvailableRes access_denied_reason action_code display_text
                dmh_billing_digits dmh_charge_information no_answer_time resume_pic trigger_address_list)
            }
            T_BUSY => {
                read!(TBusyRes access_denied_reason action_code announcement_list display_text dmh_billing_digits
                redirecting_number_digits resume_pic routing_digits termination_list trigger_address_list)
            }
            T_NO_ANSWER => {
                read!(TNoAnswerRes access_denied_reason action_code announcement_list display_text
                dmh_billing_digits redirecting_number_digits resume_pic routing_digits termination_list trigger_address_list)
            }
            O_CALLED_PARTY_BUSY => {
                read!(OCalledPartyBusyRes action_code announcement_list dmh_billing_digits
                dmh_charge_information no_answer_time redirecting_number_digits routing_digits termination_list
                trigger_address_list)
            }
            O_NO_ANSWER => {
                read!(ONoAnswerRes action_code announcement_list dmh_billing_digits dmh_charge_information
                no_answer_time redirecting_number_digits routing_digits termination_list trigger_address_list)
            }
            CALL_CONTROL_DIRECTIVE => {
                read!(CallControlDirective action_code announcement_list display_text dmh_billing_digits
                dmh_charge_information termination_list trigger_address_list)
            }
            O_DISCONNECT => read!(ODisconnectRes announcement_list),
            T_DISCONNECT => read!(TDisconnectRes),
            // No parameters; if there are some all the same, none of them is known.
            INSTRUCTION_REQUEST => {}
            _ => return Err(Faults(question).not_of_this_kind()),
        }
        Ok(given)
    }
}

/// Reads a result in the order in which its orders are carried out: what is armed and recorded, what is shown and played, and
/// how the call goes on, which every result says.
pub(super) fn decode_answer(
    dialect: Dialect,
    question: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let faults = Faults(question);
    // A result may come without any parameter set.
    let given = match octets {
        [] => Given::default(),
        octets => Given::read(dialect, question, octets, scratch)?,
    };
    let route = route(faults, &given)?;
    tell_beside(faults, dialect, &given, tell)?;
    tell(route);
    Ok(())
}

/// Reads a CallControlDirective: as a result, but that it may say nothing of how the call goes on.
pub(super) fn decode_control(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let faults = Faults(operation);
    let given = Given::read(dialect, operation, octets, scratch)?;
    let route = route(faults, &given)?;
    tell_beside(faults, dialect, &given, tell)?;
    if route != Instruction::Continue {
        tell(route);
    }
    Ok(())
}

/// What stands beside how the call goes on.
fn tell_beside(
    faults: Faults,
    dialect: Dialect,
    given: &Given<'_>,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    if let Some(lists) = &given.trigger_address_list {
        let timer = match given.no_answer_time.map(|octets| octets.0) {
            None => None,
            Some([seconds]) => Some(*seconds),
            Some(_) => return Err(faults.unexpected("noAnswerTime")),
        };
        let lists = lists.iter().map(|list| list.win_trigger_list.0);
        let arms = arming::arms(faults, dialect, lists, timer)?;
        if !arms.is_empty() {
            tell(Instruction::Arm(arms));
        }
    }
    if let Some(data) = given.dmh_charge_information {
        let data = ss7::InlineOctets::new(data.0);
        tell(Instruction::Record(crate::Record {
            leg: crate::LegId::ONE,
            data: data.ok_or_else(|| faults.unexpected("dmh-ChargeInformation"))?,
            append: false,
        }));
    }
    if let Some(text) = given.display_text {
        tell(displayed(text).ok_or_else(|| faults.unexpected("displayText"))?);
    }
    if let Some(name) = given.calling_party_name {
        let name = ss7::CallerName::decode(name.0);
        tell(Instruction::ShowName(
            name.ok_or_else(|| faults.unexpected("callingPartyName"))?,
        ));
    }
    if let Some(list) = &given.announcement_list {
        let what = announcement(list).ok_or_else(|| faults.unexpected("announcementCode"))?;
        let mut announce = Announce::new(what);
        (announce.notify_end, announce.keep_connected) = (false, false);
        tell(Instruction::Announce(announce));
    }
    Ok(())
}

/// Where the events of a result are to be told.
pub(super) fn reports_to(
    dialect: Dialect,
    question: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Option<ss7::Address> {
    let given = Given::read(dialect, question, octets, scratch).ok()?;
    let list = given.trigger_address_list?.iter().next()?;
    arming::address(&list)
}

/// How the call goes on.
fn route(faults: Faults, given: &Given<'_>) -> Result<Instruction, DecodeError> {
    let cleared = |value| Ok(Instruction::Release(trigger::network_cause(value)));
    if let Some(reason) = given.access_denied_reason {
        let known = REASONS.iter().find(|(known, _)| *known == reason);
        return cleared(known.map_or(ss7::CauseValue::NORMAL_UNSPECIFIED, |(_, value)| *value));
    }
    match given.action_code {
        None | Some(ActionCode::NOT_USED | ActionCode::CONTINUE) => {}
        Some(ActionCode::DISCONNECT_CALL | ActionCode::DISCONNECT_ALL_LEGS) => {
            return cleared(ss7::CauseValue::NORMAL_CALL_CLEARING);
        }
        Some(_) => return Err(faults.unexpected("actionCode")),
    }
    if matches!(
        given.resume_pic,
        Some(ResumePic::ONullPic | ResumePic::TNullPic)
    ) {
        return cleared(ss7::CauseValue::NORMAL_CALL_CLEARING);
    }
    let charge_number = digits::read(
        faults,
        "dmh-BillingDigits",
        given.dmh_billing_digits,
        digits::charged,
    )?;
    if let Some((name, number)) = destination(faults, given)? {
        let to = digits::read(faults, name, Some(number), digits::called)?;
        let mut connect = Connect::to(to.ok_or_else(|| faults.unexpected(name))?);
        connect.redirecting = digits::read(
            faults,
            "redirectingNumberDigits",
            given.redirecting_number_digits,
            digits::redirecting,
        )?;
        connect.charge_number = charge_number;
        return Ok(Instruction::Connect(connect));
    }
    Ok(match given.resume_pic {
        Some(ResumePic::CollectInformationPic) => Instruction::CollectDigits,
        _ if charge_number.is_some() => Instruction::ContinueWith(ContinueWith {
            charge_number,
            ..ContinueWith::default()
        }),
        _ => Instruction::Continue,
    })
}

/// The number to route to, and the parameter that it stands in. One termination only: WIN's lists of several parties that
/// are alerted at once have no neutral form.
fn destination<'a>(
    faults: Faults,
    given: &Given<'a>,
) -> Result<Option<(&'static str, DigitsType<'a>)>, DecodeError> {
    if let Some(list) = &given.termination_list {
        let unexpected = || faults.unexpected("terminationList");
        let mut items = list.iter();
        let (Some(item), None) = (items.next(), items.next()) else {
            return Err(unexpected());
        };
        let digits = match item {
            TerminationListItem::PstnTermination(to) => Some(to.destination_digits),
            TerminationListItem::IntersystemTermination(to) => Some(to.destination_digits),
            TerminationListItem::LocalTermination(to) => to.destination_digits,
            _ => None,
        };
        let digits = digits.ok_or_else(unexpected)?;
        return Ok(Some(("destinationDigits", digits)));
    }
    Ok(given
        .routing_digits
        .map(|digits| ("routingDigits", digits))
        .or(given.digits.map(|digits| ("digits", digits))))
}
