//! Whether a dialect can say what a rule orders: tried on the operations that trigger in it.

use super::{Action, First, Limit, Prompt, Rule, Treatment, act};
use crate::rule::memory::{Memory, Next};
use crate::service::{Orders, View};
use crate::{Translated, wire};
use inlab_ber::Writer;
use inlab_inap::{
    CallKey, Dialect, EventReport, Half, Instruction, MonitorMode, NotExpressible, Occasion,
    Operation, Report, Resource, ResourceOperations, ServiceSelector, Station, Subject,
    encode_orders, encode_report_of, resource_operations,
};
use inlab_ss7::{Digits, NumberingPlan};
use std::fmt;
use std::time::Duration;

/// What a dialect cannot say: the word of the file, and why.
pub(super) struct Refused {
    pub(super) word: &'static str,
    dialect: Dialect,
    why: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { word, dialect, why } = self;
        match *word {
            // What the service is for.
            "" => write!(f, "no trigger of {dialect} asks for {why}"),
            // With the event's name.
            "interrupt" => write!(f, "{dialect} cannot interrupt {why}"),
            "names" => write!(f, "{dialect} cannot show a caller's name"),
            word => write!(f, "{dialect} cannot do {word:?} here: {why}"),
        }
    }
}

/// Why not.
enum Why {
    /// No message says it.
    Not(NotExpressible),
    /// No question for a resource finds this number.
    Title,
}

impl From<NotExpressible> for Why {
    fn from(error: NotExpressible) -> Self {
        Self::Not(error)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Not(error) => error.fmt(f),
            Self::Title => f.write_str(
                "\"at\" is asked by a global title, an even number of digits without the home country's code",
            ),
        }
    }
}

/// Tries orders on a dialect.
struct Trial<'a> {
    dialect: Dialect,
    subject: Subject,
    plan: &'a NumberingPlan,
}

type Tried = Result<(), (&'static str, Why)>;

impl Rule {
    /// Whether a dialect can say what the rule orders, at a trigger that asks for this (`None`: at any), in a network with this
    /// numbering plan; and has such a trigger.
    pub(super) fn check_for(
        &self,
        selector: Option<ServiceSelector>,
        dialect: Dialect,
        plan: &NumberingPlan,
    ) -> Result<(), Refused> {
        let refused = |word, why: String| Refused { word, dialect, why };
        for interrupt in &self.interrupts {
            let arms = [Half::Terminating, Half::Originating]
                .into_iter()
                .flat_map(|half| interrupt.arms(half))
                .map(|arm| dialect.check_arm(&arm));
            // One half that can is enough: which one triggers is not known here.
            if let Some(error) = unless_any(arms) {
                let name = interrupt.event.name();
                return Err(refused("interrupt", format!("{name:?}: {error}")));
            }
        }
        let mut triggers = dialect.events().filter(|row| row.is_trigger(dialect));
        if self.names.is_some() && !triggers.any(|row| dialect.shows_name_at(row.event)) {
            return Err(refused("names", String::new()));
        }
        if let Some(limit) = &self.limit {
            limit_in(limit, dialect).map_err(|why| refused("limit", why.to_string()))?;
        }
        // One trigger that can is enough, too, unless the file names it.
        let mut triggers = dialect.triggers_for(selector).peekable();
        if let (Some(selector), None) = (selector, triggers.peek()) {
            return Err(refused("", selector.to_string()));
        }
        let tried = triggers.map(|trigger| {
            Trial {
                dialect,
                subject: Subject {
                    trigger: Some(trigger),
                    ..subject()
                },
                plan,
            }
            .of(self, trigger)
        });
        match unless_any(tried) {
            Some(("interrupt", error)) => Err(refused("interrupt", format!("so: {error}"))),
            Some((word, error)) => Err(refused(word, error.to_string())),
            None => Ok(()),
        }
    }
}

impl Trial<'_> {
    fn of(&self, rule: &Rule, trigger: &'static Operation) -> Tried {
        let asked = Some(trigger);
        if let Some(gap) = &rule.gap {
            self.say(asked, &[gap.instruction()])
                .map_err(|error| ("gap", error.into()))?;
        }
        let first = match &rule.first {
            First::Do(action) => *action,
            First::Translate(_) => some_number(),
        };
        let word = match &rule.first {
            First::Translate(_) => "translate",
            First::Do(Action::Continue) => "continue",
            First::Do(Action::Connect(_)) => "connect",
            First::Do(Action::Release(_)) => "release",
        };
        if let Some(prompt) = &rule.collect {
            self.prompt(rule, prompt, trigger)
                .map_err(|error| ("collect", error))?;
            let then = self.dialect.outcome_of_interaction().or(asked);
            self.treat(rule, word, first.into(), then)?;
            if let Some(otherwise) = rule.otherwise {
                self.treat(rule, "otherwise", otherwise, then)?;
            }
            return self.interrupts(rule);
        }
        let announced = Treatment {
            announce: rule.announce,
            action: first,
        };
        self.treat(rule, word, announced, asked)?;
        if let Some(otherwise) = rule.otherwise {
            let announced = Treatment {
                announce: otherwise.announce.or(rule.announce),
                ..otherwise
            };
            self.treat(rule, "otherwise", announced, asked)?;
        }
        self.interrupts(rule)
    }

    fn prompt(&self, rule: &Rule, prompt: &Prompt, trigger: &'static Operation) -> Result<(), Why> {
        self.reach(prompt.at.is_some())?;
        let mut orders = Orders::new();
        rule.ask(prompt, Memory::default(), &self.view(), &mut orders);
        self.say_all(Some(trigger), &orders)
    }

    fn reach(&self, by_number: bool) -> Result<(), NotExpressible> {
        if by_number && !self.dialect.reaches_resources_by_number() {
            return Err(NotExpressible::Parameter("at"));
        }
        Ok(())
    }

    fn treat(
        &self,
        rule: &Rule,
        word: &'static str,
        treatment: Treatment,
        asked: Option<&'static Operation>,
    ) -> Tried {
        let alone = |asked| {
            let mut orders = Orders::new();
            rule.act(
                treatment.action,
                Memory::default(),
                &self.view(),
                &mut orders,
            );
            self.say_all(asked, &orders).map_err(|error| (word, error))
        };
        let Some(play) = &treatment.announce else {
            return alone(asked);
        };
        let mut orders = Orders::new();
        rule.treat(
            Next::First,
            treatment,
            Memory::default(),
            &self.view(),
            &mut orders,
        );
        self.reach(play.at.is_some())
            .map_err(Why::Not)
            .and_then(|()| self.say_all(asked, &orders))
            .map_err(|error| ("announce", error))?;
        let order = treatment.action.instruction();
        if self.dialect.announces_with(&order, play.at.is_some()) {
            return Ok(());
        }
        alone(self.dialect.outcome_of_interaction().or(asked))
    }

    /// What is done at events, as far as their operations are known.
    fn interrupts(&self, rule: &Rule) -> Tried {
        for interrupt in &rule.interrupts {
            let points = [Half::Originating, Half::Terminating]
                .into_iter()
                .filter_map(|half| interrupt.event.event(half));
            let tried = points.filter_map(|point| {
                let event = EventReport::new(point, None, MonitorMode::Interrupted);
                let mut out = Writer::default();
                let report = Report::Event(event);
                let told = encode_report_of(self.dialect, &self.subject, &report, &mut out).ok()?;
                Some(self.treat(rule, "interrupt", interrupt.treatment, Some(told)))
            });
            if let Some(error) = unless_any(tried) {
                return Err(error);
            }
        }
        Ok(())
    }

    fn say_all(&self, asked: Option<&'static Operation>, orders: &Orders) -> Result<(), Why> {
        // Arming was looked at by itself, and needs an address that is not known yet.
        let mut rest = orders
            .iter()
            .filter(|order| !matches!(order, Instruction::Arm(_)));
        let is_seized = |order: &Instruction| matches!(order, Instruction::ConnectResource(_));
        match resource_operations(self.dialect) {
            Some(operations) if orders.iter().any(is_seized) => {
                rest.try_for_each(|order| self.say_to_resource(asked, operations, order))
            }
            _ => {
                let mut here: Vec<_> = rest.copied().collect();
                for order in &mut here {
                    wire::at_home(order, self.dialect, self.plan);
                }
                Ok(self.say(asked, &here)?)
            }
        }
    }

    /// The order to connect is the switch's; all others the resource gets when it asks.
    fn say_to_resource(
        &self,
        asked: Option<&'static Operation>,
        operations: ResourceOperations,
        order: &Instruction,
    ) -> Result<(), Why> {
        match order {
            // Of the number that the resource will give nothing is known yet.
            Instruction::ConnectResource(Resource::InSwitch) => Ok(()),
            Instruction::ConnectResource(Resource::At(number)) => {
                wire::resource_title(number, self.plan).ok_or(Why::Title)?;
                Ok(self.say(asked, &[*order])?)
            }
            other => Ok(self.say(Some(operations.request), &[wire::to_resource(other)])?),
        }
    }

    fn say(
        &self,
        asked: Option<&'static Operation>,
        orders: &[Instruction],
    ) -> Result<(), NotExpressible> {
        self.encode(asked, &mut orders.iter())
    }

    fn encode(
        &self,
        question: Option<&'static Operation>,
        orders: &mut dyn Iterator<Item = &Instruction>,
    ) -> Result<(), NotExpressible> {
        let occasion = Occasion {
            question,
            subject: &self.subject,
            reports_to: None,
        };
        let mut out = Writer::default();
        encode_orders(self.dialect, &occasion, orders, &mut out, &mut |_, _| {})
    }

    fn view(&self) -> View<'_> {
        View {
            dialect: self.dialect,
            selector: ServiceSelector::ServiceKey(0),
            half: Half::Originating,
            interrupted: true,
            answered: false,
            charging: false,
            at_resource: false,
            called: None,
            late: Duration::ZERO,
            armed: &[],
            plan: self.plan,
            memory: 0,
        }
    }
}

/// A limit is measured by the switch, or kept by the SCP.
fn limit_in(limit: &Limit, dialect: Dialect) -> Result<(), NotExpressible> {
    if dialect.measures_calls() {
        // Tried with the order to go on.
        return Ok(());
    }
    let trial = Trial {
        dialect,
        subject: subject(),
        plan: &NumberingPlan::NONE,
    };
    if !dialect.clears_unasked() {
        return Err(NotExpressible::Operation("Charge"));
    }
    trial.say(None, &[Instruction::Release(limit.cause)])?;
    match (limit.warn, limit.announce) {
        (None, _) => Ok(()),
        (Some(_), _) if !dialect.announces_in_call() => Err(NotExpressible::Parameter("warn")),
        (Some(_), None) => Err(NotExpressible::Missing("announce")),
        (Some(_), Some(announce)) => {
            let heard = Instruction::Announce(act::unheard(&announce));
            trial.say(None, &[heard])
        }
    }
}

/// The first fault, unless there is one without.
fn unless_any<E>(tried: impl Iterator<Item = Result<(), E>>) -> Option<E> {
    let mut first = None;
    for result in tried {
        match result {
            Ok(()) => return None,
            Err(fault) => {
                first.get_or_insert(fault);
            }
        }
    }
    first
}

/// A call as any.
fn subject() -> Subject {
    Subject {
        call: Some(CallKey {
            billing: [0; 7],
            switch: [0; 3],
        }),
        station: Some(Station::Min(ten_digits())),
        ..Subject::NONE
    }
}

fn ten_digits() -> Digits {
    let mut digits = Digits::EMPTY;
    for digit in [2, 1, 2, 5, 5, 5, 0, 1, 0, 1] {
        let fits = digits.push(digit);
        debug_assert!(fits, "invariant: ten digits fit");
    }
    digits
}

/// What a table yields.
fn some_number() -> Action {
    let found = Translated {
        digits: ten_digits(),
        international: false,
    };
    act::connect(Some(found)).unwrap_or(Action::Continue)
}
