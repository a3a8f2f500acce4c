//! What a node is told when it starts.

use crate::Services;
use inlab_call_event::Targets;
use inlab_inap::Dialect;
use inlab_ss7::NumberingPlan;
use std::time::Duration;

/// What the service control function is told at its start; what the layers below it are told is
/// [`inlab_stack::Config`], with the node's own address for the first backward message
/// ([`own_address`](inlab_tcap::Config::own_address)).
#[derive(Clone, Debug)]
pub struct Config {
    /// Dialects in which dialogues are accepted; a dialogue in any other is refused (application context name not
    /// supported).
    pub dialects: Vec<Dialect>,
    /// The dialect of a dialogue without application context name, as some INAP switches open them; `None`: aborted.
    pub context_free: Option<Dialect>,
    /// The services.
    pub services: Services,
    /// How the home country spells its numbers.
    pub plan: NumberingPlan,
    /// Who is told of whose calls.
    pub targets: Targets,
    /// Timers.
    pub timers: Timers,
    /// Bounds.
    pub limits: Limits,
}

impl Config {
    /// A node that accepts every dialect, serves these services and tells nobody.
    #[must_use]
    pub fn new(services: Services, plan: NumberingPlan) -> Self {
        Self {
            dialects: Dialect::all().collect(),
            context_free: None,
            services,
            plan,
            targets: Targets::default(),
            timers: Timers::default(),
            limits: Limits::default(),
        }
    }
}

/// The timers of the service control function. Operation timers are those of TS 29.078 table 6-1
/// ([`Timer::default`](inlab_inap::Timer::default)).
///
/// | timer | default | on expiry |
/// | --- | --- | --- |
/// | [`guard`](Self::guard) | 5 min | activityTest; without a result in its operation timer the dialogue is aborted |
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timers {
    /// How long an SSF may be silent before it is asked whether the relationship still exists (activityTest procedure, TS
    /// 29.078 11.1; the period is the operator's). A prepaid call is charged more often than this, a silent SSF loses at most
    /// this long.
    pub guard: Duration,
}

impl Default for Timers {
    fn default() -> Self {
        Self {
            guard: Duration::from_secs(300),
        }
    }
}

/// Bounds of what a node holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Relationships at a time, and so calls: 65,536. Beyond: the trigger is rejected, resourceLimitation (TS 29.078
    /// 14.1.1.4.1).
    pub relationships: usize,
    /// Records of state changes that nobody has taken: 0, nothing is recorded. Beyond: the newest are lost and counted.
    pub state_changes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            relationships: 65_536,
            state_changes: 0,
        }
    }
}
