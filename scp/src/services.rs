//! Which service a trigger is for, and how a lab file says it.

use crate::service::{Action, Fate, First, Interrupt, Rule, Service};
use crate::{Translation, TranslationFault};
use inlab_inap::{Dialect, ServiceSelector};
use inlab_lab::{Error, Value};
use inlab_ss7::{CalledPartyNumber, Cause, CauseLocation, CauseValue};
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
    /// - `dialects`: the dialects that it is for (by default those that the node accepts).
    ///
    /// The words for events are those of [`Fate::name`].
    ///
    /// # Errors
    /// Line, column and what is wrong: an unknown word with the nearest valid one, a number that is none, an event that a
    /// dialect in `dialects` cannot interrupt, or that none of `accepted` can.
    pub fn read(value: Value<'_>, accepted: &[Dialect]) -> Result<Self, Error> {
        let mut services = Self::new();
        for (key, service) in value.entries()? {
            let default = key.node().is_text("default");
            let selector = match default {
                true => ServiceSelector::ServiceKey(0),
                false => selector(key)?,
            };
            let entry = read_service(selector, service, accepted)?;
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

fn read_service(
    selector: ServiceSelector,
    value: Value<'_>,
    accepted: &[Dialect],
) -> Result<Entry, Error> {
    let entry = |rule: Rule, dialects| Entry {
        selector,
        service: Arc::new(rule),
        dialects,
    };
    if value.node().as_scalar().is_some() {
        value.choice(&[("continue", ())])?;
        return Ok(entry(Rule::new(First::Do(Action::Continue)), None));
    }
    let mut fields = value.fields()?;
    let mut first = None;
    for name in ["continue", "translate", "connect", "release"] {
        let Some(value) = fields.optional(name) else {
            continue;
        };
        if first.is_some() {
            return Err(
                value.error("a service does one thing: continue, translate, connect or release")
            );
        }
        first = Some(match name {
            "continue" => {
                if !value.is_null() {
                    value.fields()?.finish()?;
                }
                First::Do(Action::Continue)
            }
            "translate" => First::Translate {
                table: read_table(value)?,
                otherwise: Action::Continue,
            },
            "connect" => First::Do(Action::Connect(read_number(value)?)),
            _ => First::Do(Action::Release(read_cause(value)?)),
        });
    }
    let otherwise = fields.optional("otherwise");
    let interrupt = fields.optional("interrupt");
    let watch = fields.optional("watch");
    let dialects = fields.optional("dialects");
    let whole = fields.value();
    fields.finish()?;
    let mut first = first.ok_or_else(|| {
        whole.error("a service does something: continue, translate, connect or release")
    })?;
    if let Some(value) = otherwise {
        let action = read_action(value)?;
        match &mut first {
            First::Translate { otherwise, .. } => *otherwise = action,
            First::Do(_) => return Err(value.error("\"otherwise\" belongs to translate")),
        }
    }
    let mut rule = Rule::new(first);
    if let Some(value) = watch {
        rule.watch = value.items()?.map(read_fate).collect::<Result<_, _>>()?;
    }
    let dialects = match dialects {
        Some(value) => Some(
            value
                .items()?
                .map(read_dialect)
                .collect::<Result<Vec<_>, _>>()?,
        ),
        None => None,
    };
    if let Some(value) = interrupt {
        rule.interrupts = read_interrupts(value)?;
        expressible(&rule, dialects.as_deref(), accepted)
            .map_err(|message| value.error(message))?;
    }
    Ok(entry(rule, dialects))
}

/// What a dialect cannot express is refused if the file names the dialect, or if no dialect of the node can.
fn expressible(rule: &Rule, named: Option<&[Dialect]>, accepted: &[Dialect]) -> Result<(), String> {
    match named {
        Some(named) => named.iter().try_for_each(|dialect| rule.check(*dialect)),
        None => {
            let mut refusal = Ok(());
            for dialect in accepted {
                match rule.check(*dialect) {
                    Ok(()) => return Ok(()),
                    Err(message) => refusal = Err(message),
                }
            }
            refusal
        }
    }
}

fn read_table(value: Value<'_>) -> Result<Translation, Error> {
    let mut table = Translation::default();
    for (key, target) in value.entries()? {
        table
            .add(key.text()?, target.text()?)
            .map_err(|fault| match fault {
                TranslationFault::Key | TranslationFault::Twice => key.error(fault.to_string()),
                TranslationFault::Target | TranslationFault::NothingKept => {
                    target.error(fault.to_string())
                }
            })?;
    }
    Ok(table)
}

fn read_interrupts(value: Value<'_>) -> Result<Vec<Interrupt>, Error> {
    let mut interrupts = Vec::new();
    for (key, action) in value.entries()? {
        let event = read_fate(key)?;
        let (after, action) = if event == Fate::NoAnswer && action.node().as_map().is_some() {
            let mut fields = action.fields()?;
            let after = fields.optional("after").map(read_seconds).transpose()?;
            let connect = fields.optional("connect");
            let release = fields.optional("release");
            let go_on = fields.optional("continue");
            fields.finish()?;
            let action = match (connect, release, go_on) {
                (Some(number), None, None) => Action::Connect(read_number(number)?),
                (None, Some(cause), None) => Action::Release(read_cause(cause)?),
                (None, None, _) => Action::Continue,
                _ => return Err(action.error("expected one of continue, connect and release")),
            };
            (after, action)
        } else {
            (None, read_action(action)?)
        };
        interrupts.push(Interrupt {
            event,
            after,
            action,
        });
    }
    Ok(interrupts)
}

/// applicationTimer: 0 to 2047 s (TS 29.078 5.1).
fn read_seconds(value: Value<'_>) -> Result<u16, Error> {
    let time = value.duration()?;
    match u16::try_from(time.as_secs()) {
        Ok(seconds @ 0..=2047) if time.subsec_nanos() == 0 => Ok(seconds),
        _ => Err(value.error("expected whole seconds from 0s to 2047s")),
    }
}

fn read_action(value: Value<'_>) -> Result<Action, Error> {
    let (name, argument) = value.alternative()?;
    let argument =
        |what: &str| argument.ok_or_else(|| name.error(format!("expected {what} after it")));
    match name.one_of(&["continue", "connect", "release"])? {
        "connect" => Ok(Action::Connect(read_number(argument("a number")?)?)),
        "release" => Ok(Action::Release(read_cause(argument("a cause")?)?)),
        _ => Ok(Action::Continue),
    }
}

/// A number of digits only is international, as in the translation table; other spellings are those of
/// [`CalledPartyNumber::from_text`].
fn read_number(value: Value<'_>) -> Result<CalledPartyNumber, Error> {
    let text = value.text()?;
    let digits_only = !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    let number = if digits_only {
        CalledPartyNumber::from_text(&format!("+{text}"))
    } else {
        CalledPartyNumber::from_text(text)
    };
    number.map_err(|error| value.error(error.to_string()))
}

/// `{ cause: 17 }`, `{ cause: 17, location: user }`. The location is by default the public network serving the local user,
/// as which the SCP speaks.
fn read_cause(value: Value<'_>) -> Result<Cause, Error> {
    let mut fields = value.fields()?;
    let cause = fields.required("cause")?;
    let location = fields.optional("location");
    fields.finish()?;
    let number = match cause.number::<u8>() {
        Ok(number @ 0..=127) => number,
        _ => return Err(cause.error("expected a cause value from 0 to 127 (Q.850)")),
    };
    let location = match location {
        None => CauseLocation::LOCAL_PUBLIC,
        Some(value) => value.text()?.parse().map_err(|_| {
            value.unknown("location", value.text().unwrap_or_default(), locations())
        })?,
    };
    Ok(Cause::new(location, CauseValue(number)))
}

fn locations() -> impl Iterator<Item = &'static str> + Clone {
    CauseLocation::NAMED.iter().map(|(_, name)| *name)
}

fn read_fate(value: Value<'_>) -> Result<Fate, Error> {
    let text = value.text()?;
    match Fate::ALL.into_iter().find(|fate| fate.name() == text) {
        Some(fate) => Ok(fate),
        None => Err(value.unknown("event", text, Fate::ALL.iter().map(|fate| fate.name()))),
    }
}

pub(crate) fn read_dialect(value: Value<'_>) -> Result<Dialect, Error> {
    let text = value.text()?;
    Dialect::parse(text).map_err(|_| {
        let names: Vec<_> = Dialect::all().map(Dialect::name).collect();
        value.unknown("dialect", text, names.iter().copied())
    })
}
