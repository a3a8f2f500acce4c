//! Which service a trigger is for, and how a lab file says it.

use crate::rule::read_rule;
use crate::service::Service;
use inlab_inap::{Dialect, ServiceSelector};
use inlab_lab::{Error, Value};
use inlab_ss7::NumberingPlan;
use std::fmt;
use std::sync::Arc;

/// The services of a node, by service key, or by what a trigger of AIN or WIN has in its place.
#[derive(Clone, Default)]
pub struct Services {
    /// In the order of their keys.
    entries: Vec<Entry>,
    default: Option<Entry>,
}

#[derive(Clone)]
struct Entry {
    selector: ServiceSelector,
    service: Arc<dyn Service>,
    /// Those it serves; `None`: all that the node accepts.
    dialects: Option<Vec<Dialect>>,
}

impl Services {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a service key to a service; what had it before loses it.
    pub fn add(&mut self, key: u32, service: Arc<dyn Service>) {
        self.add_for(ServiceSelector::ServiceKey(key), service);
    }

    /// Gives a service key, criteria or a trigger type to a service; what had it before loses it.
    pub fn add_for(&mut self, selector: ServiceSelector, service: Arc<dyn Service>) {
        self.put(Entry {
            selector,
            service,
            dialects: None,
        });
    }

    /// The service for everything without one.
    pub fn set_default(&mut self, service: Arc<dyn Service>) {
        self.default = Some(Entry {
            selector: ServiceSelector::ServiceKey(0),
            service,
            dialects: None,
        });
    }

    fn place(&self, selector: ServiceSelector) -> Result<usize, usize> {
        self.entries
            .binary_search_by_key(&selector, |entry| entry.selector)
    }

    fn put(&mut self, entry: Entry) {
        match self.place(entry.selector) {
            Ok(place) => self.entries[place] = entry,
            Err(place) => self.entries.insert(place, entry),
        }
    }

    /// The service for what a trigger asks for, in a dialect.
    #[must_use]
    pub fn find(&self, selector: ServiceSelector, dialect: Dialect) -> Option<&Arc<dyn Service>> {
        let entry = match self.place(selector) {
            Ok(place) => self.entries.get(place)?,
            Err(_) => self.default.as_ref()?,
        };
        match &entry.dialects {
            Some(dialects) if !dialects.contains(&dialect) => None,
            _ => Some(&entry.service),
        }
    }

    /// What has a service of its own.
    pub fn selectors(&self) -> impl Iterator<Item = ServiceSelector> {
        self.entries.iter().map(|entry| entry.selector)
    }

    /// Reads the `services` of a node: a map from service keys to services, and `default` for all others. In the place
    /// of a key may stand a criteria of AIN (`featureActivator`) or a trigger type of WIN (`origination-Attempt-Authorized`), in the
    /// standard's spelling.
    ///
    /// A service is `continue`, `{ translate: { "800123": "15550101" } }`, `{ connect: "15550101" }` or `{ release: { cause:
    /// 17 } }`; beside it may stand
    ///
    /// - `otherwise`: what to do with a number that is not in the table (by default `continue`);
    /// - `interrupt`: events at which the call is stopped and sent elsewhere or released, each once in a call:
    ///   `{ busy: { connect: "15550102" }, noAnswer: { after: 20s, connect: "15550103" } }`;
    /// - `watch`: the list of events that the SCP arms to learn what becomes of the call (by default all; with `[]` the
    ///   call is let go);
    /// - `names`: the callers' names to be shown to the called party, by number: `{ "15550100": "ANNA EXAMPLE" }`;
    /// - `dialects`: the dialects that it is for (by default those that the node accepts).
    ///
    /// The words for events are those of [`Fate::name`](crate::Fate::name).
    ///
    /// # Errors
    /// Line, column and what is wrong: an unknown word with the nearest valid one, a number that is none, an event that a
    /// dialect in `dialects` cannot interrupt, or that none of `accepted` can.
    pub fn read(value: Value<'_>, accepted: &[Dialect]) -> Result<Self, Error> {
        Self::read_in(value, accepted, &NumberingPlan::NONE)
    }

    /// The same in a network with this numbering plan, by which the number of a resource is a national one (AIN, WIN).
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_in(
        value: Value<'_>,
        accepted: &[Dialect],
        plan: &NumberingPlan,
    ) -> Result<Self, Error> {
        let mut services = Self::new();
        for (key, service) in value.entries()? {
            let default = key.node().is_text("default");
            let selector = match default {
                true => ServiceSelector::ServiceKey(0),
                false => selector(key)?,
            };
            let asked = (!default).then_some(selector);
            let (rule, dialects) = read_rule(asked, service, accepted, plan)?;
            let entry = Entry {
                selector,
                service: Arc::new(rule),
                dialects,
            };
            if default {
                services.default = Some(entry);
            } else {
                services.put(entry);
            }
        }
        Ok(services)
    }
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Services")
            .field("selectors", &self.selectors().collect::<Vec<_>>())
            .field("default", &self.default.is_some())
            .finish()
    }
}

/// A service key: 0 to 2147483647 (TS 29.078 5.1); or the name of a criteria or trigger type.
fn selector(value: Value<'_>) -> Result<ServiceSelector, Error> {
    match value.number::<u32>() {
        Ok(key) if key <= i32::MAX.cast_unsigned() => return Ok(ServiceSelector::ServiceKey(key)),
        _ => {}
    }
    let text = value.text().unwrap_or_default();
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(value.error("expected a service key from 0 to 2147483647, or default"));
    }
    ServiceSelector::parse(text).ok_or_else(|| {
        let names: Vec<_> = ServiceSelector::names().chain(["default"]).collect();
        value.unknown(
            "service key, criteria or trigger type",
            text,
            names.iter().copied(),
        )
    })
}
