//! What a node's SCCP is told beyond what follows from the nodes and links of the file (its timers are not here).

use inlab_lab::{Error, Fields, Value};
use inlab_ss7::{
    Address, Alphabet, Digits, EncodingScheme, GlobalTitle, GlobalTitleNature, GlobalTitlePlan,
    PointCode, PointCodeFormat, RoutingIndicator, SubsystemNumber, TranslationType,
};
use inlab_stack::sccp::{Config, Family, Pattern, Rewrite, Rule, RuleSet, Target};

/// The block `sccp` of a node.
#[derive(Clone, Debug, Default)]
pub(crate) struct SccpBlock {
    /// Further point codes of the node: aliases, such as the one that a mated pair shares.
    pub(crate) aliases: Vec<PointCode>,
    /// Rule sets, asked before that of the nodes.
    pub(crate) rule_sets: Vec<RuleSet>,
    concerned: Vec<PointCode>,
    watched: Vec<(PointCode, SubsystemNumber)>,
    replicas: Vec<(SubsystemNumber, PointCode)>,
    preferred: Option<Family>,
    hop_counter: Option<u8>,
    longest_message: Option<usize>,
    sls_bits: Option<u8>,
    message_priority: Option<u8>,
    reassemblies: Option<usize>,
    restriction_levels: Option<u8>,
    restriction_sublevels: Option<u8>,
}

impl SccpBlock {
    /// Reads the block, if there is one.
    pub(super) fn read(fields: &mut Fields<'_>, format: PointCodeFormat) -> Result<Self, Error> {
        let Some(value) = fields.optional("sccp") else {
            return Ok(Self::default());
        };
        let mut fields = value.fields()?;
        let ansi = format == PointCodeFormat::Ansi;
        let bits: &[u8] = if ansi { &[5, 8] } else { &[4] };
        let block = Self {
            aliases: list(&mut fields, "aliases", |code| point_code(code, format))?,
            rule_sets: list(&mut fields, "globalTitles", |set| rule_set(set, format))?,
            concerned: list(&mut fields, "concerned", |code| point_code(code, format))?,
            watched: list(&mut fields, "watched", |place| {
                let address = Address::from_text(place.text()?, format).ok();
                let watched = address.and_then(|a| Some((a.point_code?, a.subsystem?)));
                watched.ok_or_else(|| {
                    place.error("expected a subsystem and its point code, such as SSN 6 PC 2-2-2")
                })
            })?,
            replicas: match fields.optional("replicas") {
                Some(value) => replicas(value, format)?,
                None => vec![],
            },
            preferred: fields
                .optional("message")
                .map(|value| {
                    value.choice(&[
                        ("udt", Family::Unitdata),
                        ("xudt", Family::Extended),
                        ("ludt", Family::Long),
                    ])
                })
                .transpose()?,
            hop_counter: within(&mut fields, "hopCounter", 1..=15)?,
            longest_message: within(&mut fields, "longestMessage", 64..=4096)?,
            sls_bits: match fields.optional("slsBits") {
                Some(value) => {
                    let number = value.number::<u8>()?;
                    if !bits.contains(&number) {
                        let expected = if ansi { "5 or 8" } else { "4" };
                        return Err(value.error(format!(
                            "in this kind of network the signalling link selection has {expected} bits"
                        )));
                    }
                    Some(number)
                }
                None => None,
            },
            message_priority: match fields.optional("messagePriority") {
                Some(value) if !ansi => {
                    return Err(value.error("only ANSI networks have message priorities"));
                }
                Some(value) => Some(number_within(value, 0..=1)?),
                None => None,
            },
            reassemblies: within(&mut fields, "reassemblies", 1..=65_536)?,
            restriction_levels: within(&mut fields, "restrictionLevels", 1..=7)?,
            restriction_sublevels: within(&mut fields, "restrictionSublevels", 1..=16)?,
        };
        fields.finish()?;
        Ok(block)
    }

    /// Puts it into what the SCCP is told.
    pub(crate) fn apply(&self, config: &mut Config) {
        fn set<T: Clone>(to: &mut T, from: &Option<T>) {
            if let Some(from) = from {
                to.clone_from(from);
            }
        }
        config.point_codes.extend(&self.aliases);
        config.concerned.clone_from(&self.concerned);
        config.watched.clone_from(&self.watched);
        config.replicas.clone_from(&self.replicas);
        set(&mut config.preferred, &self.preferred);
        set(&mut config.hop_counter, &self.hop_counter);
        set(&mut config.longest_message, &self.longest_message);
        set(&mut config.sls_bits, &self.sls_bits);
        set(&mut config.message_priority, &self.message_priority);
        set(&mut config.reassemblies, &self.reassemblies);
        set(&mut config.restriction_levels, &self.restriction_levels);
        set(
            &mut config.restriction_sublevels,
            &self.restriction_sublevels,
        );
        let sets = self.rule_sets.iter().cloned();
        config.rule_sets.splice(0..0, sets);
    }
}

/// The title of these digits in this kind of network: E.164 and international, or in ANSI networks of this translation type.
pub(crate) fn title(digits: Digits, format: PointCodeFormat, kind: TranslationType) -> GlobalTitle {
    match format {
        PointCodeFormat::Ansi => GlobalTitle::Translation {
            translation_type: kind,
            digits,
        },
        _ => GlobalTitle::e164(digits),
    }
}

fn rule_set(value: Value<'_>, format: PointCodeFormat) -> Result<RuleSet, Error> {
    let mut fields = value.fields()?;
    let name = fields.required("name")?.text()?;
    let set = RuleSet {
        name: name.to_string(),
        translation_type: optional(&mut fields, "translationType", translation_type)?,
        plan: optional(&mut fields, "plan", plan)?,
        nature: optional(&mut fields, "nature", nature)?,
        calling: optional(&mut fields, "calling", pattern)?,
        from: optional(&mut fields, "from", |code| point_code(code, format))?,
        rules: {
            let rules = fields.required("rules")?;
            let mut of_set: Vec<Rule> = vec![];
            for item in rules.items()? {
                let rule = rule(item, format)?;
                if of_set.iter().any(|known| known.pattern == rule.pattern) {
                    return Err(item.error("this rule set has a rule for these digits already"));
                }
                if of_set.len() == MAX_RULES {
                    return Err(item.error(format!("a rule set has at most {MAX_RULES} rules")));
                }
                of_set.push(rule);
            }
            of_set
        },
    };
    fields.finish()?;
    Ok(set)
}

fn rule(value: Value<'_>, format: PointCodeFormat) -> Result<Rule, Error> {
    let mut fields = value.fields()?;
    let pattern = pattern(fields.required("digits")?)?;
    let to = fields.required("to")?;
    let targets: Vec<Target> = if to.node().as_list().is_some() {
        let targets = to.items()?.map(|item| target(item, format));
        targets.collect::<Result<_, _>>()?
    } else {
        vec![target(to, format)?]
    };
    if targets.is_empty() {
        return Err(to.error("expected at least one place to send to"));
    }
    let load_share = optional(&mut fields, "share", Value::boolean)?.unwrap_or(false);
    fields.finish()?;
    Ok(Rule {
        pattern,
        targets,
        load_share,
    })
}

/// A point code, or where to with what changes.
fn target(value: Value<'_>, format: PointCodeFormat) -> Result<Target, Error> {
    let gt = RoutingIndicator::GlobalTitle;
    if value.node().as_map().is_none() {
        return Ok(Target::new(point_code(value, format)?, gt));
    }
    let mut fields = value.fields()?;
    let code = point_code(fields.required("pointCode")?, format)?;
    let routing = optional(&mut fields, "routeOn", |value| {
        value.choice(&[("gt", gt), ("ssn", RoutingIndicator::SubsystemNumber)])
    })?;
    let mut target = Target::new(code, routing.unwrap_or(gt));
    target.subsystem = optional(&mut fields, "subsystem", |value| {
        number_within(value, 2..=254).map(SubsystemNumber)
    })?;
    target.digits = rewrite(&mut fields, "remove", "insert")?;
    target.calling = rewrite(&mut fields, "callingRemove", "callingInsert")?;
    let kind = optional(&mut fields, "translationType", translation_type)?;
    let plan = optional(&mut fields, "plan", plan)?;
    let nature = optional(&mut fields, "nature", nature)?;
    let (digits, encoding) = (Digits::EMPTY, EncodingScheme::Bcd);
    target.title = match (kind, plan, nature) {
        (None, None, None) => None,
        (None, None, Some(nature)) => Some(GlobalTitle::Nature { nature, digits }),
        (Some(translation_type), None, None) => Some(GlobalTitle::Translation {
            translation_type,
            digits,
        }),
        (Some(translation_type), Some(plan), None) => Some(GlobalTitle::Plan {
            translation_type,
            plan,
            encoding,
            digits,
        }),
        (kind, Some(plan), Some(nature)) => Some(GlobalTitle::Full {
            translation_type: kind.unwrap_or_default(),
            plan,
            encoding,
            nature,
            digits,
        }),
        (None, Some(_), None) | (Some(_), None, Some(_)) => {
            return Err(value.error(
                "no global title has these: a title has nature; translationType; translationType and plan; or all three",
            ));
        }
    };
    if target
        .title
        .is_some_and(|title| title.indicator(format).is_none())
    {
        return Err(value.error("this kind of network has no global title of this form"));
    }
    fields.finish()?;
    Ok(target)
}

fn rewrite(
    fields: &mut Fields<'_>,
    remove: &'static str,
    insert: &'static str,
) -> Result<Option<Rewrite>, Error> {
    let remove = optional(fields, remove, |value| number_within(value, 0..=32))?;
    let insert = optional(fields, insert, digits)?;
    if remove.is_none() && insert.is_none() {
        return Ok(None);
    }
    Ok(Some(Rewrite {
        remove: remove.unwrap_or(0),
        insert: insert.unwrap_or(Digits::EMPTY),
    }))
}

fn replicas(
    value: Value<'_>,
    format: PointCodeFormat,
) -> Result<Vec<(SubsystemNumber, PointCode)>, Error> {
    let mut replicas = vec![];
    for (key, nodes) in value.entries()? {
        let subsystem = number_within::<u8>(key, 2..=254)?;
        for node in nodes.items()? {
            replicas.push((SubsystemNumber(subsystem), point_code(node, format)?));
        }
    }
    Ok(replicas)
}

fn optional<'a, T>(
    fields: &mut Fields<'a>,
    key: &'static str,
    read: impl FnOnce(Value<'a>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    fields.optional(key).map(read).transpose()
}

fn list<'a, T>(
    fields: &mut Fields<'a>,
    key: &'static str,
    read: impl Fn(Value<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let Some(value) = fields.optional(key) else {
        return Ok(vec![]);
    };
    let items = value.items()?;
    if items.len() > MAX_ENTRIES {
        return Err(value.error(format!("at most {MAX_ENTRIES} of them")));
    }
    items.map(read).collect()
}

pub(super) fn within<N: inlab_lab::Number + PartialOrd + std::fmt::Display>(
    fields: &mut Fields<'_>,
    key: &'static str,
    range: std::ops::RangeInclusive<N>,
) -> Result<Option<N>, Error> {
    optional(fields, key, |value| number_within(value, range))
}

fn number_within<N: inlab_lab::Number + PartialOrd + std::fmt::Display>(
    value: Value<'_>,
    range: std::ops::RangeInclusive<N>,
) -> Result<N, Error> {
    let number = value.number::<N>()?;
    if range.contains(&number) {
        Ok(number)
    } else {
        let (from, to) = (range.start(), range.end());
        Err(value.error(format!("expected a number from {from} to {to}")))
    }
}

fn point_code(value: Value<'_>, format: PointCodeFormat) -> Result<PointCode, Error> {
    format
        .parse(value.text()?)
        .map_err(|error| value.error(error.to_string()))
}

fn digits(value: Value<'_>) -> Result<Digits, Error> {
    Digits::from_text(value.digits()?, Alphabet::Q763)
        .map_err(|error| value.error(error.to_string()))
}

fn pattern(value: Value<'_>) -> Result<Pattern, Error> {
    Pattern::from_text(value.text()?).map_err(|error| {
        value.error(format!(
            "expected digits, with ? for any digit and * at the end for any further ones: {error}"
        ))
    })
}

pub(super) fn translation_type(value: Value<'_>) -> Result<TranslationType, Error> {
    value.number::<u8>().map(TranslationType)
}

fn plan(value: Value<'_>) -> Result<GlobalTitlePlan, Error> {
    let words: Vec<_> = GlobalTitlePlan::NAMED
        .iter()
        .map(|(plan, name)| (*name, *plan))
        .collect();
    value.choice(&words)
}

fn nature(value: Value<'_>) -> Result<GlobalTitleNature, Error> {
    let words: Vec<_> = GlobalTitleNature::NAMED
        .iter()
        .map(|(nature, name)| (*name, *nature))
        .collect();
    value.choice(&words)
}

/// Rules of a set at most.
const MAX_RULES: usize = 10_000;
/// Entries of a list at most.
const MAX_ENTRIES: usize = 1000;
