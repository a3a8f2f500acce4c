//! AIN 0.1 and 0.2 (GR-1299-CORE): between octets and the neutral model.
//!
//! An order is one operation, and which one the operation that waits decides ([`reply`]): what goes on after infoAnalyzed by
//! `continue` goes on after terminationAttempt by authorizeTermination. Orders that AIN says in one operation are one component:
//! a display and a caller's name travel in the routing order after them, an announcement and a release are one sendToResource with disconnectFlag,
//! a resource to connect is the destination of the sendToResource after it.
//!
//! What AIN cannot hold is refused by its parameter's name, but for two: a release has no cause there (the switch decides), and
//! whether a resource stays connected after an announcement is not asked (it does not, and resourceClear always tells the end).
//! What a peer sends beyond the neutral model is not looked at, unless it changes what an order means.
//!
//! Public is the ASN.1 of a later issue (AIN-Operations, AIN-Parameters of Wireshark). Code points inside octet strings are not:
//! each place says what it rests on.

mod answers;
mod display;
mod event;
mod management;
mod non_call;
mod number;
mod orders;
mod reply;
mod report;
mod resource;
mod trigger;

pub use answers::{activity_of, encode_activity, encode_close};
pub(super) use answers::{decode_done, encode_done};
pub use management::encode_gap_overflow;
pub use non_call::{decode_non_call, encode_non_call_answer};
pub(super) use orders::{decode_orders, encode_orders};
pub(crate) use reply::may_answer;
pub(super) use report::{decode_report, encode_report, relationship_key};
pub(crate) use trigger::access;
pub(super) use trigger::{decode_trigger, encode_trigger, is_trigger};

const ANALYZE_ROUTE: i32 = 25857;
const AUTHORIZE_TERMINATION: i32 = 25858;
const DISCONNECT: i32 = 25859;
const OFFER_CALL: i32 = 25860;
const COLLECT_INFORMATION: i32 = 25861;
const CREATE_CALL: i32 = 25863;
const DISCONNECT_LEG: i32 = 25864;
const MOVE_LEG: i32 = 25866;
const ORIGINATE_CALL: i32 = 25867;
const SPLIT_LEG: i32 = 25868;
const CONTINUE: i32 = 25869;
const SEND_TO_RESOURCE: i32 = 26113;
const RESOURCE_CLEAR: i32 = 26114;
const CANCEL_RESOURCE_EVENT: i32 = 26115;
const CONNECT_TO_RESOURCE: i32 = 26117;
const CTR_CLEAR: i32 = 26118;
const TERMINATION_NOTIFICATION: i32 = 26372;
const SEND_NOTIFICATION: i32 = 26373;
const ACG: i32 = 26881;
const ACG_GLOBAL_CTRL_RESTORE: i32 = 26883;
const ACTIVITY_TEST: i32 = 26886;
const SET_TIMER: i32 = 26889;
const FORWARD_CALL: i32 = 27137;
const FURNISH_AMA_INFORMATION: i32 = 27649;
const REQUEST_REPORT_BCM_EVENT: i32 = 27905;
const CLOSE: i32 = 28161;
