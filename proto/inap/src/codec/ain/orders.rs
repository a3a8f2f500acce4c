//! What the SCF orders.

use inlab_ber::{Element, List, Octets, Scratch, Writer};
use inlab_ss7::{self as ss7, InlineOctets};

use super::display::{MOST_LINES, Shown, in_lines, tell_shown};
use super::event;
use super::number::{CALLED, CALLING, CHARGE, REDIRECTING};
use super::reply::{Carried, Way, choose, way};
use super::report::{leg, leg_number};
use super::*;
use super::{management, resource};
use crate::codec::{Faults, argument, bounded, operation, put, refuse};
use crate::types::ain::*;
use crate::{
    Arm, Arms, Cancel, Connect, ContinueWith, CreateCall, DecodeError, DetectionPoint, Dialect,
    Echo, Half, Instruction, LegId, LegOrder, MAX_ARMS, MonitorMode, NotExpressible, Occasion,
    Operation, Record, Resource, Said, Text,
};

/// What the switch takes a release for: AIN's disconnect has no cause.
pub(super) const CLEARED: ss7::Cause = ss7::Cause::new(
    ss7::CauseLocation::LOCAL_PUBLIC,
    ss7::CauseValue::NORMAL_CALL_CLEARING,
);

/// Orders that go within the next one.
#[derive(Default)]
struct Held<'o> {
    display: Option<&'o Text>,
    name: Option<&'o ss7::CallerName>,
    resource: Option<&'o Resource>,
    /// Announce or Collect: a release after it is its disconnectFlag.
    interaction: Option<&'o Instruction>,
}

struct Pen<'p> {
    dialect: Dialect,
    occasion: &'p Occasion<'p>,
    out: &'p mut Writer,
    said: &'p mut dyn FnMut(Said, usize),
}

pub(in crate::codec) fn encode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    let mut held = Held::default();
    let mut pen = Pen {
        dialect,
        occasion,
        out,
        said,
    };
    for order in orders {
        match order {
            Instruction::Display(text) if held.display.is_none() => held.display = Some(text),
            Instruction::ShowName(name) if held.name.is_none() => held.name = Some(name),
            Instruction::ConnectResource(resource) if held.resource.is_none() => {
                held.resource = Some(resource);
            }
            Instruction::Announce(_) | Instruction::Collect(_) if held.interaction.is_none() => {
                held.interaction = Some(order);
            }
            Instruction::Display(_)
            | Instruction::ShowName(_)
            | Instruction::ConnectResource(_)
            | Instruction::Announce(_)
            | Instruction::Collect(_) => return Err(NotExpressible::Operation(order.name())),
            Instruction::Release(_) => pen.release(&mut held)?,
            _ => {
                pen.interact(&mut held)?;
                pen.order(order, &mut held)?;
            }
        }
    }
    pen.interact(&mut held)?;
    match held {
        Held {
            display: Some(_), ..
        } => Err(NotExpressible::Operation("Display")),
        Held { name: Some(_), .. } => Err(NotExpressible::Operation("ShowName")),
        Held {
            resource: Some(_), ..
        } => Err(NotExpressible::Operation("ConnectResource")),
        _ => Ok(()),
    }
}

impl Pen<'_> {
    fn said(&mut self, operation: &'static Operation) {
        (self.said)(Said::Invoke(operation), self.out.as_slice().len());
    }

    fn choose(
        &self,
        order: &Instruction,
        carried: Carried,
    ) -> Result<&'static Operation, NotExpressible> {
        match way(order, self.occasion.question.is_some()) {
            Way::Answer(codes) => choose(self.dialect, self.occasion, order.name(), codes, carried),
            Way::Beside(code) => operation(self.dialect, code, order.name()),
            Way::Within | Way::None => Err(NotExpressible::Operation(order.name())),
        }
    }

    /// The interaction that waited for what comes after it.
    fn interact(&mut self, held: &mut Held<'_>) -> Result<(), NotExpressible> {
        let Some(order) = held.interaction.take() else {
            return Ok(());
        };
        let operation = self.choose(order, Carried::default())?;
        let at = held.resource.take();
        resource::encode_interaction(self.dialect, operation, Some(order), at, false, self.out)?;
        self.said(operation);
        Ok(())
    }

    /// With the announcement before it, in one; where nothing but an announcement may answer, with one that says nothing.
    fn release(&mut self, held: &mut Held<'_>) -> Result<(), NotExpressible> {
        let order = held.interaction.take();
        let operation = match order {
            Some(order) => self.choose(order, Carried::default())?,
            None => self.choose(&Instruction::Release(CLEARED), Carried::default())?,
        };
        if operation.code == DISCONNECT {
            put(&DisconnectArg::EMPTY, self.dialect, self.out)?;
        } else {
            let at = held.resource.take();
            resource::encode_interaction(self.dialect, operation, order, at, true, self.out)?;
        }
        self.said(operation);
        Ok(())
    }

    fn order(&mut self, order: &Instruction, held: &mut Held<'_>) -> Result<(), NotExpressible> {
        let dialect = self.dialect;
        if matches!(order, Instruction::Finish(_)) {
            return Err(NotExpressible::Dialogue("Finish"));
        }
        // What a display and a name travel in.
        let (text, name) = match order {
            Instruction::Continue
            | Instruction::ContinueWith(_)
            | Instruction::Connect(_)
            | Instruction::CreateCall(_) => (held.display.take(), held.name.take()),
            _ => (None, None),
        };
        let carried = Carried {
            display: text.is_some(),
            name: name.is_some(),
        };
        let operation = self.choose(order, carried)?;
        let mut lines = [DisplayInformation::EMPTY; MOST_LINES];
        let name = name.map(ss7::CallerName::encode);
        let shown = Shown {
            display: text.and_then(|text| in_lines(text, &mut lines)),
            name: name.as_deref().map(GenericName),
        };
        let out = &mut *self.out;
        match order {
            Instruction::Continue => {
                encode_route(dialect, operation, &Route::default(), shown, out)?;
            }
            Instruction::ContinueWith(with) => {
                encode_route(dialect, operation, &Route::with(with)?, shown, out)?;
            }
            Instruction::Connect(connect) => {
                encode_route(dialect, operation, &Route::to(connect)?, shown, out)?;
            }
            Instruction::CollectDigits => put(&CollectInformationArg::EMPTY, dialect, out)?,
            Instruction::CreateCall(create) => {
                encode_create(dialect, operation, create, shown.display, out)?;
            }
            Instruction::Leg(order) => {
                encode_leg(dialect, half_or_first(self.occasion), order, out)?;
            }
            Instruction::Arm(arms) => {
                encode_arms(dialect, half(self.occasion), arms, out)?;
            }
            Instruction::Record(record) => encode_record(dialect, record, out)?,
            Instruction::Gap(gap) => management::encode_gap(dialect, gap, out)?,
            Instruction::RestoreGaps(which) => management::encode_restore(dialect, *which, out)?,
            Instruction::ExtendTime(seconds) => {
                let mut arg = SetTimerArg::EMPTY;
                let seconds = bounded(*seconds, 1, 30, "sSPResponseMessageTimerT1")?;
                arg.ssp_response_message_timer_t1 = u16::try_from(seconds * 10).ok();
                put(&arg, dialect, out)?;
            }
            // Only one interaction can be under way: the operation has no parameter to name it by.
            Instruction::Cancel(_) => put(&CancelResourceEventArg::EMPTY, dialect, out)?,
            Instruction::Probe => {
                let transaction = self.occasion.subject.transaction;
                let transaction = transaction.ok_or(NotExpressible::Missing("transID"))?;
                let mut arg = ActivityTestArg::EMPTY;
                arg.trans_id = Octets(&transaction);
                put(&arg, dialect, out)?;
            }
            Instruction::NotifyAtEnd(echo) => {
                let mut arg = SendNotificationArg::EMPTY;
                arg.echo_data = EchoData(&echo.0);
                put(&arg, dialect, out)?;
            }
            _ => return Err(NotExpressible::Operation(order.name())),
        }
        self.said(operation);
        Ok(())
    }
}

/// The half of the call: that of what waits, or of what triggered if what waits is of both (resourceClear, cTRClear).
fn half(occasion: &Occasion<'_>) -> Option<Half> {
    let of = |operation: Option<&'static Operation>| {
        let point = operation.and_then(|operation| event::point(operation.code));
        point.map(DetectionPoint::half)
    };
    of(occasion.question).or_else(|| of(occasion.subject.trigger))
}

/// The same; a call that the SCF made is an originating one.
fn half_or_first(occasion: &Occasion<'_>) -> Half {
    half(occasion).unwrap_or(Half::Originating)
}

/// Where a call goes and as whose, in AIN's digits.
#[derive(Default)]
struct Route {
    called: Option<number::Number>,
    calling: Option<number::Number>,
    charge: Option<number::Number>,
    redirecting: Option<number::Number>,
    redirection: Option<InlineOctets<2>>,
}

impl Route {
    fn to(connect: &Connect) -> Result<Self, NotExpressible> {
        refuse(&[
            (connect.category.is_some(), "callingPartysCategory"),
            (connect.generic_number.is_some(), "genericNumbers"),
            (connect.original_called.is_some(), "originalCalledPartyID"),
            (connect.suppress_announcement, "suppressionOfAnnouncement"),
            (connect.leg.is_some(), "legToBeConnected"),
        ])?;
        macro_rules! number {
            ($from:expr, $KIND:ident) => {
                $from
                    .map(|number| $KIND.encode(&number.encode()))
                    .transpose()?
            };
        }
        Ok(Self {
            called: Some(CALLED.encode(&connect.destination.encode())?),
            calling: number!(connect.calling, CALLING),
            charge: number!(connect.charge_number, CHARGE),
            redirecting: number!(connect.redirecting, REDIRECTING),
            redirection: connect.redirection_information.map(|value| value.encode()),
        })
    }

    fn with(with: &ContinueWith) -> Result<Self, NotExpressible> {
        refuse(&[
            (with.category.is_some(), "callingPartysCategory"),
            (with.generic_number.is_some(), "genericNumbers"),
            (with.suppress_announcement, "suppressionOfAnnouncement"),
            (with.leg.is_some(), "legID"),
        ])?;
        let charge = with
            .charge_number
            .map(|number| CHARGE.encode(&number.encode()));
        Ok(Self {
            charge: charge.transpose()?,
            ..Self::default()
        })
    }
}

/// Writes an order to go on, or to somewhere else, as one of the operations that do so.
fn encode_route<'a>(
    dialect: Dialect,
    operation: &Operation,
    route: &'a Route,
    shown: Shown<'a>,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    macro_rules! routed {
        ($Argument:ident) => {{
            let mut arg = $Argument::EMPTY;
            arg.called_party_id = route.called.as_deref().map(AinDigits);
            arg.calling_party_id = route.calling.as_deref().map(AinDigits);
            arg.charge_number = route.charge.as_deref().map(AinDigits);
            arg.redirecting_party_id = route.redirecting.as_deref().map(AinDigits);
            arg.redirection_information = route.redirection.as_deref().map(RedirectionInformation);
            arg.display_text = shown.display;
            arg.generic_name = shown.name;
            put(&arg, dialect, out)
        }};
    }
    match operation.code {
        ANALYZE_ROUTE => routed!(AnalyzeRouteArg),
        FORWARD_CALL => routed!(ForwardCallArg),
        AUTHORIZE_TERMINATION => {
            let mut arg = AuthorizeTerminationArg::EMPTY;
            arg.display_text = shown.display;
            arg.generic_name = shown.name;
            put(&arg, dialect, out)
        }
        _ => put(&ContinueArg::EMPTY, dialect, out),
    }
}

fn encode_create<'a>(
    dialect: Dialect,
    operation: &Operation,
    create: &CreateCall,
    display: Option<List<'a, DisplayInformation<'a>>>,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    refuse(&[
        (create.leg.is_some(), "legToBeCreated"),
        (create.segment.is_some(), "newCallSegment"),
        (create.suppress_terminating_service, "suppress-T-CSI"),
    ])?;
    let called = CALLED.encode(&create.destination.encode())?;
    let calling = create
        .calling
        .map(|number| CALLING.encode(&number.encode()));
    let calling = calling.transpose()?;
    if operation.code == ORIGINATE_CALL {
        let mut arg = OriginateCallArg::EMPTY;
        arg.called_party_id = Some(AinDigits(&called));
        arg.calling_party_id = calling.as_deref().map(AinDigits);
        arg.display_text = display;
        return put(&arg, dialect, out);
    }
    let mut arg = CreateCallArg::EMPTY;
    arg.called_party_id = AinDigits(&called);
    let calling = calling.as_deref();
    arg.calling_party_id = AinDigits(calling.ok_or(NotExpressible::Missing("callingPartyID"))?);
    arg.display_text = display;
    put(&arg, dialect, out)
}

/// moveLeg moves the controlling leg, and names none.
fn encode_leg(
    dialect: Dialect,
    half: Half,
    order: &LegOrder,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let number = |leg| leg_number(half, leg).ok_or(NotExpressible::OutOfRange("legID"));
    match order {
        LegOrder::Disconnect { cause: Some(_), .. } => {
            Err(NotExpressible::Parameter("releaseCause"))
        }
        LegOrder::Split {
            segment: Some(_), ..
        } => Err(NotExpressible::Parameter("newCallSegment")),
        LegOrder::Disconnect { leg, cause: None } => {
            let mut arg = DisconnectLegArg::EMPTY;
            arg.leg_id = number(*leg)?;
            put(&arg, dialect, out)
        }
        LegOrder::Split { leg, segment: None } => {
            let mut arg = SplitLegArg::EMPTY;
            arg.leg_id = number(*leg)?;
            put(&arg, dialect, out)
        }
        LegOrder::Move { leg } => {
            if number(*leg)? != 0 {
                return Err(NotExpressible::OutOfRange("legID"));
            }
            put(&MoveLegArg::EMPTY, dialect, out)
        }
    }
}

/// The record is the call's, whoever is charged: AIN's has no leg.
fn encode_record(
    dialect: Dialect,
    record: &Record,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    if record.leg != LegId::ONE {
        return Err(NotExpressible::Parameter("partyToCharge"));
    }
    if record.append {
        return Err(NotExpressible::Parameter("appendFreeFormatData"));
    }
    let mut arg = FurnishAmaInformationArg::EMPTY;
    arg.aa_mabaf_modules = Some(Octets(&record.data));
    put(&arg, dialect, out)
}

/// Bits of eDPRequest and eDPNotification (AIN-Parameters): the event, and for whom where it says so.
const BITS: [(u8, DetectionPoint, Option<LegId>); 15] = [
    (EventSet::O_NO_ANSWER, DetectionPoint::ONoAnswer, None),
    (EventSet::O_TERM_SEIZED, DetectionPoint::OTermSeized, None),
    (EventSet::O_ANSWER, DetectionPoint::OAnswer, None),
    (EventSet::T_BUSY, DetectionPoint::TBusy, None),
    (EventSet::T_NO_ANSWER, DetectionPoint::TNoAnswer, None),
    (
        EventSet::TERM_RESOURCE_AVAILABLE,
        DetectionPoint::FacilitySelectedAndAvailable,
        None,
    ),
    (EventSet::T_ANSWER, DetectionPoint::TAnswer, None),
    (
        EventSet::NETWORK_BUSY,
        DetectionPoint::RouteSelectFailure,
        None,
    ),
    (EventSet::O_SUSPENDED, DetectionPoint::OSuspended, None),
    (
        EventSet::O_DISCONNECT_CALLED,
        DetectionPoint::ODisconnect,
        Some(LegId::TWO),
    ),
    (
        EventSet::O_DISCONNECT,
        DetectionPoint::ODisconnect,
        Some(LegId::ONE),
    ),
    (EventSet::O_ABANDON, DetectionPoint::OAbandon, None),
    (EventSet::SWITCH_HOOK_FLASH, DetectionPoint::OMidCall, None),
    (EventSet::SWITCH_HOOK_FLASH, DetectionPoint::TMidCall, None),
    (EventSet::T_DISCONNECT, DetectionPoint::TDisconnect, None),
];

/// `half` is that of the call, if it is known.
fn encode_arms(
    dialect: Dialect,
    half: Option<Half>,
    arms: &Arms,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    if arms.is_empty() {
        return Err(NotExpressible::Missing("eDPRequest"));
    }
    let mut sets = [[None; MAX_ARMS]; 2];
    let mut arg = RequestReportBcmEventArg::EMPTY;
    for (at, arm) in arms.iter().enumerate() {
        dialect.check_arm(arm)?;
        let fits = |leg: Option<LegId>| leg.is_none() || leg == arm.leg;
        let mut rows = BITS
            .iter()
            .filter(|(_, event, leg)| *event == arm.event && fits(*leg));
        let refused = NotExpressible::Leg(arm.event, arm.leg);
        let (bit, ..) = rows.next().ok_or(refused)?;
        // A bit without a party is for that of the event, or for both that there are at first.
        if let Some(leg) = arm.leg
            && leg != LegId::ONE
            && leg != LegId::TWO
        {
            return Err(refused);
        }
        // One bit is for both halves: the switch takes it for its own.
        let other = half.is_some_and(|half| half != arm.event.half());
        if *bit == EventSet::SWITCH_HOOK_FLASH && other {
            return Err(NotExpressible::Event(arm.event));
        }
        let [requests, notifications] = &mut sets;
        let set = match arm.mode {
            MonitorMode::Interrupted => requests,
            MonitorMode::NotifyAndContinue => notifications,
            MonitorMode::Transparent => return Err(NotExpressible::Mode(arm.event, arm.mode)),
        };
        if let Some(slot) = set.get_mut(at) {
            *slot = Some(*bit);
        }
        if let Some(seconds) = arm.no_answer_timer {
            let (name, timer) = match arm.event {
                DetectionPoint::ONoAnswer => ("oNoAnswerTimer", &mut arg.o_no_answer_timer),
                _ => ("tNoAnswerTimer", &mut arg.t_no_answer_timer),
            };
            *timer = u8::try_from(bounded(seconds, 1, 120, name)?).ok();
        }
    }
    let [request, notification] = sets.map(|set| {
        let armed = set.iter().any(Option::is_some);
        armed.then(|| EventSet::octets(set.into_iter().flatten()))
    });
    arg.edp_request = request.as_deref().map(EventSet);
    arg.edp_notification = notification.as_deref().map(EventSet);
    put(&arg, dialect, out)
}

fn decode_arms(
    dialect: Dialect,
    half: Half,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Arms, DecodeError> {
    let faults = Faults(operation);
    let mut arg = RequestReportBcmEventArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let sets = [
        (arg.edp_request, "eDPRequest", MonitorMode::Interrupted),
        (
            arg.edp_notification,
            "eDPNotification",
            MonitorMode::NotifyAndContinue,
        ),
    ];
    let mut arms = Arms::EMPTY;
    for (set, name, mode) in sets {
        let Some(set) = set else { continue };
        // An event that the neutral model does not have.
        if set
            .iter()
            .any(|bit| !BITS.iter().any(|(known, ..)| *known == bit))
        {
            return Err(faults.unexpected(name));
        }
        for (bit, event, party) in BITS {
            // One bit is for both halves.
            let other = bit == EventSet::SWITCH_HOOK_FLASH && event.half() != half;
            if other || !set.has(bit) {
                continue;
            }
            let row = dialect.event(event).filter(|row| row.allows(dialect, mode));
            let row = row.ok_or_else(|| faults.unexpected(name))?;
            let timer = match event {
                DetectionPoint::ONoAnswer => arg.o_no_answer_timer,
                DetectionPoint::TNoAnswer => arg.t_no_answer_timer,
                _ => None,
            };
            // tDisconnect is armed for whoever hangs up.
            let parties = match party.or(row.default_leg()) {
                Some(party) => [Some(party), None],
                None => [Some(LegId::ONE), Some(LegId::TWO)],
            };
            for party in parties.into_iter().flatten() {
                let mut arm = Arm::new(event, mode, Some(party));
                arm.no_answer_timer = timer.map(u16::from);
                if !arms.push(arm) {
                    return Err(faults.unexpected(name));
                }
            }
        }
    }
    if arms.is_empty() {
        return Err(faults.missing("eDPRequest"));
    }
    Ok(arms)
}

pub(in crate::codec) fn decode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let operation = said.operation();
    let half = half_or_first(occasion);
    let faults = Faults(operation);
    let Said::Invoke(_) = said else {
        return Err(faults.not_of_this_kind());
    };
    macro_rules! argument {
        ($Argument:ident) => {{
            let mut arg = $Argument::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            arg
        }};
    }
    macro_rules! route {
        ($Argument:ident) => {{
            let arg = argument!($Argument);
            let elsewhere = arg.outpulse_number.is_some() || arg.primary_trunk_group.is_some();
            let told = Told {
                called: arg.called_party_id,
                calling: arg.calling_party_id,
                charge: arg.charge_number,
                redirecting: arg.redirecting_party_id,
                redirection: arg.redirection_information,
                elsewhere,
            };
            tell_shown(faults, arg.display_text, arg.generic_name, tell)?;
            tell(told.order(faults)?);
        }};
    }
    match operation.code {
        ANALYZE_ROUTE => route!(AnalyzeRouteArg),
        FORWARD_CALL => route!(ForwardCallArg),
        AUTHORIZE_TERMINATION => {
            let arg = argument!(AuthorizeTerminationArg);
            tell_shown(faults, arg.display_text, arg.generic_name, tell)?;
            tell(Instruction::Continue);
        }
        CONTINUE => {
            argument!(ContinueArg);
            tell(Instruction::Continue);
        }
        OFFER_CALL => {
            let arg = argument!(OfferCallArg);
            tell_shown(faults, arg.display_text, arg.generic_name, tell)?;
            tell(Instruction::Continue);
        }
        DISCONNECT => {
            argument!(DisconnectArg);
            tell(Instruction::Release(CLEARED));
        }
        SEND_TO_RESOURCE | CONNECT_TO_RESOURCE => {
            resource::decode_interaction(dialect, operation, octets, scratch, tell)?;
        }
        COLLECT_INFORMATION => {
            argument!(CollectInformationArg);
            tell(Instruction::CollectDigits);
        }
        CREATE_CALL => {
            let arg = argument!(CreateCallArg);
            let create = created(
                faults,
                Some(arg.called_party_id),
                Some(arg.calling_party_id),
            )?;
            tell_shown(faults, arg.display_text, None, tell)?;
            tell(create);
        }
        ORIGINATE_CALL => {
            let arg = argument!(OriginateCallArg);
            let create = created(faults, arg.called_party_id, arg.calling_party_id)?;
            tell_shown(faults, arg.display_text, None, tell)?;
            tell(create);
        }
        DISCONNECT_LEG => {
            let leg = leg(half, argument!(DisconnectLegArg).leg_id);
            tell(Instruction::Leg(LegOrder::Disconnect { leg, cause: None }));
        }
        SPLIT_LEG => {
            let leg = leg(half, argument!(SplitLegArg).leg_id);
            tell(Instruction::Leg(LegOrder::Split { leg, segment: None }));
        }
        MOVE_LEG => {
            argument!(MoveLegArg);
            let leg = leg(half, 0);
            tell(Instruction::Leg(LegOrder::Move { leg }));
        }
        REQUEST_REPORT_BCM_EVENT => {
            let arms = decode_arms(dialect, half, operation, octets, scratch)?;
            tell(Instruction::Arm(arms));
        }
        FURNISH_AMA_INFORMATION => {
            let modules = argument!(FurnishAmaInformationArg).aa_mabaf_modules;
            let modules = modules.ok_or_else(|| faults.missing("aMABAFModules"))?;
            let data = InlineOctets::new(modules.0);
            tell(Instruction::Record(Record {
                leg: LegId::ONE,
                data: data.ok_or_else(|| faults.unexpected("aMABAFModules"))?,
                append: false,
            }));
        }
        ACG => tell(Instruction::Gap(management::decode_gap(
            dialect, operation, octets, scratch,
        )?)),
        ACG_GLOBAL_CTRL_RESTORE => tell(Instruction::RestoreGaps(management::decode_restore(
            dialect, operation, octets, scratch,
        )?)),
        SET_TIMER => {
            let tenths = argument!(SetTimerArg).ssp_response_message_timer_t1;
            let tenths = tenths.ok_or_else(|| faults.missing("sSPResponseMessageTimerT1"))?;
            // No shorter than it was asked for.
            tell(Instruction::ExtendTime(u32::from(tenths).div_ceil(10)));
        }
        CANCEL_RESOURCE_EVENT => {
            argument!(CancelResourceEventArg);
            tell(Instruction::Cancel(Cancel::All));
        }
        ACTIVITY_TEST => {
            argument!(ActivityTestArg);
            tell(Instruction::Probe);
        }
        SEND_NOTIFICATION => {
            let echo = argument!(SendNotificationArg).echo_data.0.try_into();
            let echo = echo.map_err(|_| faults.unexpected("echoData"))?;
            tell(Instruction::NotifyAtEnd(Echo(echo)));
        }
        _ => return Err(faults.not_of_this_kind()),
    }
    Ok(())
}

/// What analyzeRoute and forwardCall say.
struct Told<'a> {
    called: Option<AinDigits<'a>>,
    calling: Option<AinDigits<'a>>,
    charge: Option<AinDigits<'a>>,
    redirecting: Option<AinDigits<'a>>,
    redirection: Option<RedirectionInformation<'a>>,
    /// It goes to a trunk group, or by another number than the called one.
    elsewhere: bool,
}

impl Told<'_> {
    fn order(&self, faults: Faults) -> Result<Instruction, DecodeError> {
        let charge = CHARGE.decode(faults, self.charge, ss7::LocationNumber::decode)?;
        let Some(destination) = CALLED.called(faults, self.called)? else {
            return match charge {
                _ if self.elsewhere || self.calling.is_some() || self.redirecting.is_some() => {
                    Err(faults.missing("calledPartyID"))
                }
                None => Ok(Instruction::Continue),
                charge_number => Ok(Instruction::ContinueWith(ContinueWith {
                    charge_number,
                    ..ContinueWith::default()
                })),
            };
        };
        let mut connect = Connect::to(destination);
        connect.charge_number = charge;
        connect.calling = CALLING.decode(faults, self.calling, ss7::CallingPartyNumber::decode)?;
        connect.redirecting =
            REDIRECTING.decode(faults, self.redirecting, ss7::RedirectingNumber::decode)?;
        connect.redirection_information = faults.inner(
            "redirectionInformation",
            self.redirection.map(|octets| octets.0),
            ss7::RedirectionInformation::decode,
        )?;
        Ok(Instruction::Connect(connect))
    }
}

fn created(
    faults: Faults,
    called: Option<AinDigits<'_>>,
    calling: Option<AinDigits<'_>>,
) -> Result<Instruction, DecodeError> {
    let destination = CALLED.called(faults, called)?;
    Ok(Instruction::CreateCall(CreateCall {
        destination: destination.ok_or_else(|| faults.missing("calledPartyID"))?,
        calling: CALLING.decode(faults, calling, ss7::CallingPartyNumber::decode)?,
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    }))
}
