//! The 800 service before AIN (TR-NWT-000533, later GR-533-CORE): parameters of national TCAP (T1.114.5).
//!
//! Arguments are SETs with the tag `[PRIVATE 18]`. The members of provideInstructionsStart and connect are those of the public module
//! LNPDQP of Wireshark, which follows GR-533-CORE, and of TS 23.066 Annex B, which has the same messages for number portability:
//! two sources. Those of playAnnouncement and automaticCodeGap are in one public source, a service control point for GR-533-CORE.
//!
//! Several Digits may come, in any order: the first octet of each says what it is of ([`Number::kind`](super::ansi41::Number)).

use inlab_ber::{choice, set};

use super::ansi41::DigitsType;
use super::form::{Form, Tail, coded_leaf, form_leaf, named, number};

form_leaf! {
    /// How a call is billed: call type and service feature, four half-octets each.
    BillingIndicators "BillingIndicators" = [UNIVERSAL 4] show_billing read_billing Form::only(Tail::Digits("digits", 8));
    /// The line that calls: the number that automatic number identification has for its kind.
    OriginatingStationType "OriginatingStationType" = [UNIVERSAL 4] show_station read_station
        Form::one(&[number("type", 0, 0xff)]);
    /// Why, how long and how far apart calls are let through.
    AcgIndicators "ACGIndicators" = [UNIVERSAL 4] show_acg read_acg Form::ending(
        3,
        &[
            named("cause", 0, 0xff, &[
                (1, "vacant code"),
                (2, "out of band"),
                (3, "database overload"),
                (4, "destination mass calling"),
                (5, "SMS initiated"),
            ]),
            named("duration", 1, 0xff, &[
                (1, "1 s"), (2, "2 s"), (3, "4 s"), (4, "8 s"), (5, "16 s"), (6, "32 s"), (7, "64 s"), (8, "128 s"), (9, "256 s"),
                (10, "512 s"), (11, "1024 s"), (12, "2048 s"), (13, "infinite"),
            ]),
            named("gap", 2, 0xff, &[
                (0, "0 s"), (1, "3 s"), (2, "4 s"), (3, "6 s"), (4, "8 s"), (5, "11 s"), (6, "16 s"), (7, "22 s"), (8, "30 s"),
                (9, "42 s"), (10, "58 s"), (11, "81 s"), (12, "112 s"), (13, "156 s"), (14, "217 s"), (15, "300 s"),
            ]),
        ],
        Tail::None,
    );
}

coded_leaf! {
    /// An announcement that every switch has. Its values are from experience (one source).
    StandardAnnouncement "StandardAnnouncement" = [UNIVERSAL 4] show_announcement read_announcement {
        OUT_OF_BAND = 1 "out of band",
        VACANT_CODE = 2 "vacant code",
        DISCONNECTED_NUMBER = 3 "disconnected number",
        REORDER_120 = 4 "reorder (120 IPM)",
        BUSY = 5 "busy (60 IPM)",
        NO_CIRCUIT = 6 "no circuit available",
        REORDER = 7 "reorder",
        AUDIBLE_RING = 8 "audible ring",
    }
}

choice! {
    /// By what the service is found: here the dialled number.
    pub enum ServiceKey<'a> "ServiceKey" {
        Digits(DigitsType<'a>) = [4] "digits",
    }
}

set! {
    /// Argument of provideInstructionsStart. TS 23.066 B.2 has all of it mandatory, the public module the calling number and the
    /// LATA optional; here the number that is asked about must be there.
    pub struct StartArg<'a> "ProvideInstructionsStart" = [PRIVATE 18] {
        service_key: ServiceKey<'a> = [10] "serviceKey",
        digits: Option<DigitsType<'a>> = [4] "digits",
        second_digits: Option<DigitsType<'a>> = [AGAIN 4] "secondDigits",
        third_digits: Option<DigitsType<'a>> = [AGAIN 4] "thirdDigits",
        originating_station_type: Option<OriginatingStationType<'a>> = [PRIVATE 69] "originatingStationType" (1..=1),
        ...
    }
}

set! {
    /// Argument of connect: the carrier and the number to route by, one Digits each. TS 23.066 B.3 has all of it mandatory; here
    /// only the number is, and a switch bills as it does by itself if nothing is said.
    pub struct ConnectionControlArg<'a> "ConnectionControl" = [PRIVATE 18] {
        digits: DigitsType<'a> = [4] "digits",
        second_digits: Option<DigitsType<'a>> = [AGAIN 4] "secondDigits",
        billing_indicators: Option<BillingIndicators<'a>> = [PRIVATE 65] "billingIndicators" (4..=4),
        ...
    }
}

set! {
    /// Argument of playAnnouncement.
    pub struct CallerInteractionArg<'a> "CallerInteraction" = [PRIVATE 18] {
        standard_announcement: StandardAnnouncement<'a> = [2] "standardAnnouncement" (1..=1),
        ...
    }
}

set! {
    /// Argument of automaticCodeGap: calls to numbers that begin so.
    pub struct AutomaticCodeGapArg<'a> "AutomaticCodeGap" = [PRIVATE 18] {
        digits: DigitsType<'a> = [4] "digits",
        acg_indicators: AcgIndicators<'a> = [PRIVATE 71] "acgIndicators" (3..=3),
        ...
    }
}
