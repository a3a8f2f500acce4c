//! Detection points and how each dialect lets them trigger and be armed.
//!
//! One row an event: TS 23.078 tables 4.1 and 4.2, TS 29.078 tables 11-1 and 11-2 (which legs, which default), and the
//! event types of ETS 300 374-1, Q.1218 and EN 301 140-1.

use crate::dialect::*;
use crate::{Dialect, NotExpressible};

/// The half of the call that a relationship sees.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Half {
    /// The originating half, also of a forwarded call: O-BCSM.
    Originating,
    /// The terminating half: T-BCSM.
    Terminating,
}

/// A party to the call, as the standard numbers it: 1 the calling (or forwarding) party, 2 the called party, 3 and
/// more those that the SCF created.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct LegId(pub u8);

impl LegId {
    /// The calling party, in the terminating half too.
    pub const ONE: Self = Self(1);
    /// The called party.
    pub const TWO: Self = Self(2);
}

/// What the SSF does when an armed event happens (TS 29.078 5.1 MonitorMode).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum MonitorMode {
    /// Stops, reports, and waits for instructions.
    Interrupted,
    /// Reports and goes on.
    NotifyAndContinue,
    /// Disarms: the event is not reported.
    Transparent,
}

impl MonitorMode {
    /// Every mode.
    pub const ALL: [Self; 3] = [
        Self::Interrupted,
        Self::NotifyAndContinue,
        Self::Transparent,
    ];

    /// The standard's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interrupted => "interrupted",
            Self::NotifyAndContinue => "notifyAndContinue",
            Self::Transparent => "transparent",
        }
    }

    /// The mode of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// One event to arm.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Arm {
    /// Which.
    pub event: DetectionPoint,
    /// How it is reported.
    pub mode: MonitorMode,
    /// For whom; `None`: the leg that the standard presumes, where it presumes one.
    pub leg: Option<LegId>,
    /// Seconds after which the SSF takes the call for not answered, 0 to 2047; for the no-answer events only.
    pub no_answer_timer: Option<u16>,
}

impl Arm {
    /// An event, its mode and its leg.
    #[must_use]
    pub const fn new(event: DetectionPoint, mode: MonitorMode, leg: Option<LegId>) -> Self {
        Self {
            event,
            mode,
            leg,
            no_answer_timer: None,
        }
    }
}

macro_rules! detection_points {
    ($($(#[$doc:meta])* $Name:ident $name:literal $number:literal)*) => {
        /// A point in call, or a change, at which a call can trigger or be reported. Numbers are those of the CAP and
        /// INAP event types; people call the first eighteen by them ("DP 2").
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum DetectionPoint {
            $($(#[$doc])* $Name,)*
        }

        impl DetectionPoint {
            /// Every one, by number.
            pub const ALL: &'static [Self] = &[$(Self::$Name),*];

            /// The standard's name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Name => $name,)* }
            }

            /// The number of the event type.
            #[must_use]
            pub const fn number(self) -> i32 {
                match self { $(Self::$Name => $number,)* }
            }

            /// The one of this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$Name),)* _ => None }
            }

            /// The one of this event type number.
            #[must_use]
            pub const fn from_number(number: i32) -> Option<Self> {
                match number { $($number => Some(Self::$Name),)* _ => None }
            }
        }
    };
}

detection_points! {
    /// DP 1.
    OrigAttemptAuthorized "origAttemptAuthorized" 1
    /// DP 2.
    CollectedInfo "collectedInfo" 2
    /// DP 3.
    AnalyzedInformation "analyzedInformation" 3
    /// DP 4.
    RouteSelectFailure "routeSelectFailure" 4
    /// DP 5.
    OCalledPartyBusy "oCalledPartyBusy" 5
    /// DP 6.
    ONoAnswer "oNoAnswer" 6
    /// DP 7.
    OAnswer "oAnswer" 7
    /// DP 8.
    OMidCall "oMidCall" 8
    /// DP 9.
    ODisconnect "oDisconnect" 9
    /// DP 10.
    OAbandon "oAbandon" 10
    /// DP 12.
    TermAttemptAuthorized "termAttemptAuthorized" 12
    /// DP 13.
    TBusy "tBusy" 13
    /// DP 14.
    TNoAnswer "tNoAnswer" 14
    /// DP 15.
    TAnswer "tAnswer" 15
    /// DP 16.
    TMidCall "tMidCall" 16
    /// DP 17.
    TDisconnect "tDisconnect" 17
    /// DP 18.
    TAbandon "tAbandon" 18
    /// The called party's terminal was found; alerting.
    OTermSeized "oTermSeized" 19
    /// CS-2: the called party hung up and may come back.
    OSuspended "oSuspended" 20
    /// CS-2: the same in the terminating half.
    TSuspended "tSuspended" 21
    /// CS-2: a call attempt, before it is authorized.
    OrigAttempt "origAttempt" 22
    /// CS-2: a terminating attempt, before it is authorized.
    TermAttempt "termAttempt" 23
    /// CS-2: the called party came back.
    OReAnswer "oReAnswer" 24
    /// CS-2: the same in the terminating half.
    TReAnswer "tReAnswer" 25
    /// CS-2: the called party's line was chosen and is free.
    FacilitySelectedAndAvailable "facilitySelectedAndAvailable" 26
    /// The called party is alerted, in the terminating half.
    CallAccepted "callAccepted" 27
    /// CS-2: the route was refused.
    AuthorizeRouteFailure "authorizeRouteFailure" 28
    /// CS-2: the originating attempt was refused.
    OrigAttemptDenied "origAttemptDenied" 29
    /// CS-2: the terminating attempt was refused.
    TermAttemptDenied "termAttemptDenied" 30
    /// The calling mobile subscriber moved.
    OChangeOfPosition "oChangeOfPosition" 50
    /// The called mobile subscriber moved.
    TChangeOfPosition "tChangeOfPosition" 51
    /// The bearer service changed, originating half.
    OServiceChange "oServiceChange" 52
    /// The bearer service changed, terminating half.
    TServiceChange "tServiceChange" 53
    /// CS-1+: the called mobile subscriber cannot be reached.
    OCalledPartyNotReachable "oCalledPartyNotReachable" -2
}

impl DetectionPoint {
    /// The half of the call that it belongs to.
    #[must_use]
    pub fn half(self) -> Half {
        EVENTS
            .iter()
            .find(|row| row.event == self)
            .map_or(Half::Originating, |row| row.half)
    }
}

impl std::fmt::Display for DetectionPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Legs for which an event can be armed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Legs {
    /// Leg 1.
    One,
    /// Any leg but 1.
    NotOne,
    /// Leg 2.
    Two,
    /// Any, and it must be named.
    Named,
}

/// What is so for one event in each dialect.
#[derive(Debug)]
pub struct EventRow {
    /// Which.
    pub event: DetectionPoint,
    /// Where.
    pub half: Half,
    /// For whom it can be armed.
    pub legs: Legs,
    /// Dialects in which it triggers (TDP-R).
    pub(crate) tdp: u32,
    /// Dialects in which it can be armed to interrupt the call (EDP-R).
    pub(crate) request: u32,
    /// Dialects in which it can be armed to notify (EDP-N).
    pub(crate) notification: u32,
    /// Whether it tells the fate of a call.
    pub(crate) fate: bool,
}

impl EventRow {
    pub(crate) const fn edp(&self) -> u32 {
        self.request | self.notification
    }

    /// Whether it triggers in this dialect.
    #[must_use]
    pub const fn is_trigger(&self, dialect: Dialect) -> bool {
        self.tdp & dialect.bit() != 0
    }

    /// Whether it can be armed in this dialect with this mode. Transparent disarms what could be armed.
    #[must_use]
    pub const fn allows(&self, dialect: Dialect, mode: MonitorMode) -> bool {
        let dialects = match mode {
            MonitorMode::Interrupted => self.request,
            MonitorMode::NotifyAndContinue => self.notification,
            // AIN orders all its events anew, and none of them off.
            MonitorMode::Transparent => self.edp() & !AIN,
        };
        dialects & dialect.bit() != 0
    }

    /// The leg that is meant if none is named; `None` if one must be.
    #[must_use]
    pub const fn default_leg(&self) -> Option<LegId> {
        match self.legs {
            Legs::One => Some(LegId::ONE),
            Legs::NotOne | Legs::Two => Some(LegId::TWO),
            Legs::Named => None,
        }
    }

    /// Whether it can be armed for this leg.
    #[must_use]
    pub const fn allows_leg(&self, leg: Option<LegId>) -> bool {
        matches!(
            (self.legs, leg),
            (Legs::One, Some(LegId(1)))
                | (Legs::Two, Some(LegId(2)))
                | (Legs::Named, Some(LegId(1..)))
                | (Legs::NotOne, Some(LegId(2..)))
                | (Legs::One | Legs::Two | Legs::NotOne, None)
        )
    }
}

const fn row(
    event: DetectionPoint,
    half: Half,
    legs: Legs,
    fate: bool,
    tdp: u32,
    request: u32,
    notification: u32,
) -> EventRow {
    EventRow {
        event,
        half,
        legs,
        tdp,
        request,
        notification,
        fate,
    }
}

use DetectionPoint as D;
use Half::{Originating as O, Terminating as T};
use Legs::{Named, NotOne, One, Two};

/// The table. Columns: event, half, legs, tells the fate, TDP-R, EDP-R, EDP-N. Of AIN 0.2 as AIN-Parameters has it in eDPRequest and
/// eDPNotification: bits that are not always 0. Its oCalledPartyBusy can be armed by a bit, and no public operation tells it.
#[rustfmt::skip]
pub(crate) static EVENTS: [EventRow; 34] = [
    row(D::OrigAttemptAuthorized,        O, One,    false, INAP | AIN | WIN,   0,             0),
    row(D::CollectedInfo,                O, One,    false, CAP | INAP | AIN,   CAP4 | INAP,   INAP),
    row(D::AnalyzedInformation,          O, One,    false, CAP3UP | INAP | AIN | WIN | TR533, INAP | WIN, INAP),
    row(D::RouteSelectFailure,           O, NotOne, true,  CAP3UP | INAP | AIN, CAP2UP | INAP | AIN02, CAP2UP | INAP),
    row(D::OCalledPartyBusy,             O, NotOne, true,  INAP | WIN,         CAP2UP | INAP | WIN, CAP2UP | INAP),
    row(D::ONoAnswer,                    O, NotOne, true,  INAP | AIN02 | WIN, CAP2UP | INAP | AIN02 | WIN, CAP2UP | INAP),
    row(D::OAnswer,                      O, NotOne, true,  INAP,               CAP4 | INAP,   CAP | INAP | AIN02 | WIN),
    row(D::OMidCall,                     O, One,    false, INAP | AIN02,       CAP4 | INAP | AIN02, CAP4 | INAP),
    row(D::ODisconnect,                  O, Named,  true,  INAP,               CAP | INAP | AIN02 | WIN, CAP | INAP | WIN),
    row(D::OAbandon,                     O, One,    true,  0,                  CAP4 | INAP | AIN02, CAP2UP | INAP),
    row(D::TermAttemptAuthorized,        T, Two,    false, CAP | INAP | AIN | WIN, 0,         0),
    row(D::TBusy,                        T, Two,    true,  CAP3UP | INAP | AIN02 | WIN, CAP2UP | INAP | AIN02 | WIN, CAP2UP | INAP),
    row(D::TNoAnswer,                    T, Two,    true,  CAP3UP | INAP | AIN02 | WIN, CAP2UP | INAP | AIN02 | WIN, CAP2UP | INAP),
    row(D::TAnswer,                      T, Two,    true,  INAP,               CAP4 | INAP,   CAP | INAP | AIN02 | WIN),
    row(D::TMidCall,                     T, Two,    false, INAP | AIN02,       CAP4 | INAP | AIN02, CAP4 | INAP),
    row(D::TDisconnect,                  T, Named,  true,  INAP,               CAP | INAP | AIN02 | WIN, CAP | INAP | AIN02 | WIN),
    row(D::TAbandon,                     T, One,    true,  0,                  CAP4 | INAP,   CAP2UP | INAP),
    row(D::OTermSeized,                  O, NotOne, false, CS2_ANY,            CAP4 | CS2_ANY, CAP4 | CS2_ANY | AIN02),
    row(D::OSuspended,                   O, NotOne, false, CS2_ANY,            CS2_ANY | AIN02, CS2_ANY),
    row(D::TSuspended,                   T, Two,    false, CS2_ANY,            CS2_ANY,       CS2_ANY),
    row(D::OrigAttempt,                  O, One,    false, CS2_ANY,            0,             0),
    row(D::TermAttempt,                  T, Two,    false, CS2_ANY,            0,             0),
    row(D::OReAnswer,                    O, NotOne, false, 0,                  CS2_ANY,       CS2_ANY),
    row(D::TReAnswer,                    T, Two,    false, 0,                  CS2_ANY,       CS2_ANY),
    row(D::FacilitySelectedAndAvailable, T, Two,    false, CS2_ANY | AIN02 | WIN, CS2_ANY | WIN, CS2_ANY | AIN02),
    row(D::CallAccepted,                 T, Two,    false, CS2_ANY,            CAP4 | CS2_ANY, CAP4 | CS2_ANY),
    row(D::AuthorizeRouteFailure,        O, NotOne, false, CS2_ANY,            CS2_ANY,       CS2_ANY),
    row(D::OrigAttemptDenied,            O, One,    false, CS2_ANY,            0,             0),
    row(D::TermAttemptDenied,            T, Two,    false, CS2_ANY,            0,             0),
    row(D::OChangeOfPosition,            O, One,    false, 0,                  0,             CAP4),
    row(D::TChangeOfPosition,            T, Two,    false, 0,                  0,             CAP4),
    row(D::OServiceChange,               O, One,    false, 0,                  0,             CAP4),
    row(D::TServiceChange,               T, Two,    false, 0,                  0,             CAP4),
    row(D::OCalledPartyNotReachable,     O, NotOne, true,  0,                  CS1P,          CS1P),
];

/// Whether a dialect can arm this.
pub(crate) fn check(dialect: Dialect, arm: &Arm) -> Result<(), NotExpressible> {
    let Some(row) = dialect.event(arm.event) else {
        return Err(NotExpressible::Event(arm.event));
    };
    if row.edp() & dialect.bit() == 0 {
        return Err(NotExpressible::TriggerOnly(arm.event));
    }
    if !row.allows(dialect, arm.mode) {
        return Err(NotExpressible::Mode(arm.event, arm.mode));
    }
    if !row.allows_leg(arm.leg) {
        return Err(NotExpressible::Leg(arm.event, arm.leg));
    }
    match arm.no_answer_timer {
        Some(_) if !matches!(arm.event, D::ONoAnswer | D::TNoAnswer) => {
            Err(NotExpressible::Parameter("applicationTimer"))
        }
        Some(2048..) => Err(NotExpressible::OutOfRange("applicationTimer")),
        _ => Ok(()),
    }
}

/// The events that tell the fate of a call in one half, for each leg that can bring them about: as notifications where they can be
/// armed as such, else as requests.
pub(crate) fn fate(dialect: Dialect, half: Half) -> impl Iterator<Item = Arm> {
    let mode = move |row: &EventRow| {
        [MonitorMode::NotifyAndContinue, MonitorMode::Interrupted]
            .into_iter()
            .find(|mode| row.allows(dialect, *mode))
    };
    let rows = EVENTS
        .iter()
        .filter(move |row| row.fate && row.half == half)
        .filter_map(move |row| Some((row, mode(row)?)));
    rows.flat_map(|(row, mode)| {
        let legs: &'static [LegId] = match row.legs {
            Legs::One => &[LegId::ONE],
            Legs::NotOne | Legs::Two => &[LegId::TWO],
            Legs::Named => &[LegId::ONE, LegId::TWO],
        };
        legs.iter()
            .map(move |leg| Arm::new(row.event, mode, Some(*leg)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use MonitorMode::{Interrupted, NotifyAndContinue, Transparent};

    #[test]
    fn every_event_has_a_row_and_a_name() {
        assert_eq!(DetectionPoint::ALL.len(), EVENTS.len());
        for (event, row) in DetectionPoint::ALL.iter().zip(&EVENTS) {
            assert_eq!(row.event, *event, "the table is in order");
            assert_eq!(DetectionPoint::parse(event.name()), Some(*event));
            assert_eq!(DetectionPoint::from_number(event.number()), Some(*event));
        }
    }

    /// The values of eventTypeBCSM in a dialect are the events that the dialect has a use for.
    #[test]
    fn values_of_a_dialect_are_its_events() {
        use inlab_ber::{Element as _, Kind};
        let Kind::Enumerated(values) = crate::types::EventTypeBcsm::schema().kind else {
            panic!("an ENUMERATED")
        };
        assert_eq!(values.len(), EVENTS.len());
        for row in &EVENTS {
            let known = |(name, number, _): &&(&str, i32, u32)| {
                *name == row.event.name() && *number == row.event.number()
            };
            let (.., dialects) = values.iter().find(known).expect("a value");
            let dialects = if *dialects == 0 {
                CAP | INAP
            } else {
                *dialects
            };
            assert_eq!(
                dialects,
                (row.tdp | row.request | row.notification) & (CAP | INAP),
                "{row:?}"
            );
        }
    }

    #[test]
    fn phase_1_arms_answer_and_disconnect_only() {
        let armed = |event, mode, leg| Dialect::CAP1.check_arm(&Arm::new(event, mode, leg));
        assert_eq!(
            armed(D::OAnswer, NotifyAndContinue, Some(LegId::TWO)),
            Ok(())
        );
        assert_eq!(armed(D::ODisconnect, Interrupted, Some(LegId::ONE)), Ok(()));
        assert_eq!(
            armed(D::OAnswer, Interrupted, Some(LegId::TWO)),
            Err(NotExpressible::Mode(D::OAnswer, Interrupted))
        );
        assert_eq!(
            armed(D::OCalledPartyBusy, Interrupted, None),
            Err(NotExpressible::Event(D::OCalledPartyBusy))
        );
        assert_eq!(
            armed(D::CollectedInfo, Interrupted, None),
            Err(NotExpressible::TriggerOnly(D::CollectedInfo))
        );
    }

    #[test]
    fn analyzed_information_and_term_attempt_are_for_triggers() {
        for dialect in [Dialect::CAP3, Dialect::CAP4] {
            for event in [D::AnalyzedInformation, D::TermAttemptAuthorized] {
                assert_eq!(
                    dialect.check_arm(&Arm::new(event, NotifyAndContinue, None)),
                    Err(NotExpressible::TriggerOnly(event))
                );
            }
        }
        assert_eq!(
            Dialect::CS1.check_arm(&Arm::new(D::AnalyzedInformation, Interrupted, None)),
            Ok(())
        );
    }

    #[test]
    fn legs_of_tables_11_1_and_11_2() {
        let armed = |event, leg| Dialect::CAP4.check_arm(&Arm::new(event, Transparent, leg));
        assert!(armed(D::OAbandon, Some(LegId::TWO)).is_err());
        assert!(armed(D::OAnswer, Some(LegId::ONE)).is_err());
        assert!(armed(D::OAnswer, Some(LegId(3))).is_ok());
        assert!(armed(D::TAnswer, Some(LegId(3))).is_err());
        assert!(
            armed(D::ODisconnect, None).is_err(),
            "the leg shall be named"
        );
        assert!(armed(D::OTermSeized, None).is_ok());
        let mut timed = Arm::new(D::ONoAnswer, Interrupted, None);
        timed.no_answer_timer = Some(2048);
        assert_eq!(
            Dialect::CAP2.check_arm(&timed),
            Err(NotExpressible::OutOfRange("applicationTimer"))
        );
    }

    #[test]
    fn fate_is_what_the_dialect_can_tell() {
        let names = |dialect: Dialect, half| -> Vec<String> {
            let arms = dialect.fate_events(half);
            arms.map(|arm| {
                dialect.check_arm(&arm).expect("can be armed");
                format!("{} {}", arm.event, arm.leg.expect("named").0)
            })
            .collect()
        };
        assert_eq!(
            names(Dialect::CAP1, O),
            ["oAnswer 2", "oDisconnect 1", "oDisconnect 2"]
        );
        assert_eq!(
            names(Dialect::CAP2, O),
            [
                "routeSelectFailure 2",
                "oCalledPartyBusy 2",
                "oNoAnswer 2",
                "oAnswer 2",
                "oDisconnect 1",
                "oDisconnect 2",
                "oAbandon 1"
            ]
        );
        assert_eq!(
            names(Dialect::CS1, T),
            [
                "tBusy 2",
                "tNoAnswer 2",
                "tAnswer 2",
                "tDisconnect 1",
                "tDisconnect 2",
                "tAbandon 1"
            ]
        );
    }
}
