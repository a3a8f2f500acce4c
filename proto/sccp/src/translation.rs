//! Global title translation (Q.714 2.4): rule sets chosen by what comes before the digits, rules chosen by the digits.

use std::fmt;

use inlab_ss7::{
    Address, Alphabet, Digits, GlobalTitle, GlobalTitleNature, GlobalTitlePlan, PointCode,
    RoutingIndicator, SubsystemNumber, TextError, TextFault, TranslationType,
};

/// A global title rule set. The first set whose selectors all fit is asked, and no other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleSet {
    /// For error texts.
    pub name: String,
    /// Fits titles of this translation type; `None`: any, or none.
    pub translation_type: Option<TranslationType>,
    /// Fits titles of this numbering plan; `None`: any, or none.
    pub plan: Option<GlobalTitlePlan>,
    /// Fits titles of this nature of address; `None`: any, or none.
    pub nature: Option<GlobalTitleNature>,
    /// Fits messages whose calling party address has a title with such digits; `None`: all.
    pub calling: Option<Pattern>,
    /// Fits messages that come from this node; `None`: all.
    pub from: Option<PointCode>,
    /// The rules; their order does not matter.
    pub rules: Vec<Rule>,
}

/// One rule. From the first digit on, a rule that names the digit goes before one that has `?` there; the longer of two
/// that agree goes first, and one for exactly these digits before one for all that begin with them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule {
    /// Which digits it is for.
    pub pattern: Pattern,
    /// Where to, in order of preference; the next is used when the one before is not available.
    pub targets: Vec<Target>,
    /// Whether to spread messages over all available targets by signalling link selection.
    pub load_share: bool,
}

/// Digits to match: `4917*` begins with them, `4917` is exactly them, `?` is any one digit, `*` alone is every number.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pattern {
    digits: Digits,
    /// Bit n: any digit fits place n.
    any: u32,
    prefix: bool,
}

/// The result of a translation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Target {
    /// Where the message goes: one of our own point codes means "to ourselves".
    pub point_code: PointCode,
    /// What the next node routes on.
    pub routing: RoutingIndicator,
    /// The new subsystem number; `None` keeps the one in the address.
    pub subsystem: Option<SubsystemNumber>,
    /// The new digits; `None` keeps them.
    pub digits: Option<Rewrite>,
    /// The new form: translation type, numbering plan and so on; its own digits do not count. `None` keeps it.
    pub title: Option<GlobalTitle>,
    /// The new digits of the calling party's title, if it has one; `None` keeps them.
    pub calling: Option<Rewrite>,
}

impl Target {
    /// There, and nothing of the address changes but what it is routed on.
    #[must_use]
    pub const fn new(point_code: PointCode, routing: RoutingIndicator) -> Self {
        Self {
            point_code,
            routing,
            subsystem: None,
            digits: None,
            title: None,
            calling: None,
        }
    }
}

/// What the selectors of a [`RuleSet`] look at beside the title itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// Calling party address.
    pub(crate) calling: Option<&'a Address>,
    /// Where the message comes from.
    pub(crate) from: PointCode,
}

/// How digits change: the first `remove` go, then `insert` comes before the rest.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rewrite {
    /// How many go.
    pub remove: u8,
    /// What comes before the rest.
    pub insert: Digits,
}

impl Rewrite {
    /// The new digits; `None` if they are too many.
    #[must_use]
    pub fn apply(&self, digits: &Digits) -> Option<Digits> {
        self.insert.join(&digits.skip(usize::from(self.remove)))
    }
}

impl Pattern {
    /// Every number.
    pub const ALL: Self = Self {
        digits: Digits::EMPTY,
        any: 0,
        prefix: true,
    };

    /// Reads `4917*`, `49?0`, `*`.
    ///
    /// # Errors
    /// The place of what is neither digit nor `?`, or of a `*` that is not last.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let (body, prefix) = match text.strip_suffix('*') {
            Some(body) => (body, true),
            None => (text, false),
        };
        if text.is_empty() {
            return Err(TextError {
                at: 0,
                fault: TextFault::NoDigits,
            });
        }
        // The error's place is that of the text all the same: `?` and `0` are one octet each.
        let digits = Digits::from_text(&body.replace('?', "0"), Alphabet::Q763)?;
        let any = body
            .bytes()
            .rev()
            .fold(0, |bits, letter| bits << 1 | u32::from(letter == b'?'));
        Ok(Self {
            digits,
            any,
            prefix,
        })
    }

    /// The pattern as text. It may hold a whole number, which is personal data.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        let pattern = *self;
        fmt::from_fn(move |f| {
            for (at, _) in pattern.digits.iter().enumerate() {
                if pattern.any >> at & 1 == 1 {
                    f.write_str("?")?;
                } else {
                    write!(
                        f,
                        "{}",
                        pattern.digits.skip(at).first(1).show(Alphabet::Q763)
                    )?;
                }
            }
            f.write_str(if pattern.prefix { "*" } else { "" })
        })
    }

    /// Whether it fits.
    #[must_use]
    pub fn matches(&self, digits: &Digits) -> bool {
        self.agreement(digits) == self.digits.len()
            && (self.prefix || self.digits.len() == digits.len())
    }

    /// How many digits from the first on agree.
    fn agreement(&self, digits: &Digits) -> usize {
        let places = self.digits.iter().zip(digits.iter()).enumerate();
        places
            .take_while(|(at, (mine, theirs))| self.any >> at & 1 == 1 || mine == theirs)
            .count()
    }
}

impl RuleSet {
    /// For every title and everyone.
    #[must_use]
    pub fn of_all(name: impl Into<String>, rules: Vec<Rule>) -> Self {
        Self {
            name: name.into(),
            translation_type: None,
            plan: None,
            nature: None,
            calling: None,
            from: None,
            rules,
        }
    }

    fn fits(&self, title: &GlobalTitle, context: Context<'_>) -> bool {
        let calling = |pattern: &Pattern| {
            let title = context.calling.and_then(|calling| calling.global_title);
            title.is_some_and(|title| pattern.matches(title.digits()))
        };
        self.calling.as_ref().is_none_or(calling)
            && self.from.is_none_or(|wanted| wanted == context.from)
            && self
                .translation_type
                .is_none_or(|wanted| title.translation_type() == Some(wanted))
            && self.plan.is_none_or(|wanted| title.plan() == Some(wanted))
            && self
                .nature
                .is_none_or(|wanted| title.nature() == Some(wanted))
    }
}

/// The rule sets, ready to be asked.
#[derive(Clone, Debug)]
pub(crate) struct Translation {
    sets: Vec<RuleSet>,
    tries: Vec<Trie>,
}

/// Why there is no rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NoRule {
    /// No set fits.
    NoSet,
    /// The set of this number has no rule for these digits.
    InSet(u16),
}

impl Translation {
    /// Whether any set looks at the calling party address.
    pub(crate) fn asks_who_calls(&self) -> bool {
        self.sets.iter().any(|set| set.calling.is_some())
    }

    pub(crate) fn new(sets: Vec<RuleSet>) -> Self {
        let tries = sets.iter().map(|set| Trie::new(&set.rules)).collect();
        Self { sets, tries }
    }

    /// The rule for `title`.
    pub(crate) fn rule(&self, title: &GlobalTitle, context: Context<'_>) -> Result<&Rule, NoRule> {
        let found = self
            .sets
            .iter()
            .zip(&self.tries)
            .zip(0..)
            .find(|((set, _), _)| set.fits(title, context));
        let ((set, trie), number) = found.ok_or(NoRule::NoSet)?;
        trie.find(title.digits())
            .and_then(|at| set.rules.get(at))
            .ok_or(NoRule::InSet(number))
    }

    /// Says why there is no rule, which set was asked and which rule is nearest.
    pub(crate) fn explain(
        &self,
        f: &mut fmt::Formatter<'_>,
        title: &GlobalTitle,
        why: NoRule,
    ) -> fmt::Result {
        let set = match why {
            NoRule::InSet(number) => self.sets.get(usize::from(number)),
            NoRule::NoSet => None,
        };
        let Some(set) = set else {
            write!(f, "no rule set for global title {}", title.show())?;
            if self.sets.is_empty() {
                return f.write_str("; there are no rule sets");
            }
            f.write_str("; there are ")?;
            for (at, set) in self.sets.iter().enumerate() {
                let comma = if at == 0 { "" } else { ", " };
                write!(f, "{comma}{} ({})", set.name, Selectors(set))?;
            }
            return Ok(());
        };
        write!(
            f,
            "no rule for global title {} in rule set {}",
            title.show(),
            set.name
        )?;
        let nearest = set
            .rules
            .iter()
            .max_by_key(|rule| rule.pattern.agreement(title.digits()))
            .map(|rule| rule.pattern);
        match nearest {
            None => f.write_str(", which is empty"),
            Some(pattern) => {
                let agreed = pattern.agreement(title.digits());
                write!(f, "; the nearest rule is {}", pattern.show())?;
                if agreed == pattern.digits.len() {
                    let length = pattern.digits.len();
                    write!(
                        f,
                        ", for {length} digits instead of {}",
                        title.digits().len()
                    )
                } else {
                    write!(f, ", which differs at digit {}", agreed + 1)
                }
            }
        }
    }
}

struct Selectors<'a>(&'a RuleSet);

impl fmt::Display for Selectors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(set) = self;
        let mut comma = "";
        if let Some(TranslationType(number)) = set.translation_type {
            write!(f, "TT {number}")?;
            comma = ", ";
        }
        if let Some(plan) = set.plan {
            write!(f, "{comma}{plan}")?;
            comma = ", ";
        }
        if let Some(nature) = set.nature {
            write!(f, "{comma}{nature}")?;
            comma = ", ";
        }
        if let Some(calling) = set.calling {
            write!(f, "{comma}calling {}", calling.show())?;
            comma = ", ";
        }
        if let Some(from) = set.from {
            write!(f, "{comma}from point code {}", from.0)?;
            comma = ", ";
        }
        f.write_str(if comma.is_empty() { "any" } else { "" })
    }
}

/// Rules by digit. Node 0 is the root; 0 as a child is "none".
#[derive(Clone, Debug)]
struct Trie {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// Next nodes: for the digits 0 to 15, and for any.
    next: [u32; 17],
    /// The rule for exactly the digits up to here.
    exact: Option<usize>,
    /// The rule for all that begins with the digits up to here.
    prefix: Option<usize>,
}

const ANY: usize = 16;

impl Trie {
    fn new(rules: &[Rule]) -> Self {
        let mut trie = Self {
            nodes: vec![Node::default()],
        };
        for (number, Rule { pattern, .. }) in rules.iter().enumerate() {
            let mut at = 0;
            for (place, digit) in pattern.digits.iter().enumerate() {
                let branch = if pattern.any >> place & 1 == 1 {
                    ANY
                } else {
                    usize::from(digit)
                };
                at = trie.step(at, branch);
            }
            if let Some(node) = trie.nodes.get_mut(at) {
                let slot = if pattern.prefix {
                    &mut node.prefix
                } else {
                    &mut node.exact
                };
                // Of two rules with one pattern the first counts.
                slot.get_or_insert(number);
            }
        }
        trie
    }

    /// The node behind this branch, made if it is not there.
    fn step(&mut self, at: usize, branch: usize) -> usize {
        let new = self.nodes.len();
        let Some(next) = self
            .nodes
            .get_mut(at)
            .and_then(|node| node.next.get_mut(branch))
        else {
            return 0;
        };
        if *next == 0 {
            *next = u32::try_from(new).expect("invariant: rules fit the memory of a 32-bit count");
            self.nodes.push(Node::default());
            return new;
        }
        usize::try_from(*next).expect("invariant: an index of this machine")
    }

    fn find(&self, digits: &Digits) -> Option<usize> {
        self.find_from(0, digits, 0)
    }

    /// At most 32 deep. A pattern with many `?` may be tried in vain; bounded by the number of nodes.
    fn find_from(&self, at: u32, digits: &Digits, place: usize) -> Option<usize> {
        let node = self.nodes.get(usize::try_from(at).ok()?)?;
        let Some(digit) = digits.get(place) else {
            return node.exact.or(node.prefix);
        };
        [usize::from(digit), ANY]
            .into_iter()
            .filter_map(|branch| node.next.get(branch).filter(|next| **next != 0))
            .find_map(|next| self.find_from(*next, digits, place + 1))
            .or(node.prefix)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANYBODY: Context<'_> = Context {
        calling: None,
        from: PointCode(0),
    };

    fn target(point_code: u32) -> Target {
        Target::new(PointCode(point_code), RoutingIndicator::SubsystemNumber)
    }

    fn rules(patterns: &[&str]) -> Vec<Rule> {
        let pattern = |text: &&str| Pattern::from_text(text).expect("test pattern");
        (0..)
            .zip(patterns)
            .map(|(number, text)| Rule {
                pattern: pattern(text),
                targets: vec![target(number)],
                load_share: false,
            })
            .collect()
    }

    fn set(name: &str, translation_type: Option<u8>, patterns: &[&str]) -> RuleSet {
        RuleSet {
            translation_type: translation_type.map(TranslationType),
            ..RuleSet::of_all(name, rules(patterns))
        }
    }

    fn title(text: &str) -> GlobalTitle {
        GlobalTitle::from_text(text).expect("test title")
    }

    #[test]
    fn q714_2_4_2_the_most_specific_rule() {
        let patterns = ["*", "49*", "4917*", "491700001", "49?0*", "4917?", "4???"];
        let translation = Translation::new(vec![set("all", None, &patterns)]);
        for (digits, expected) in [
            ("33123", "*"),
            ("4", "*"),
            ("49", "49*"),
            ("4916", "49*"),
            ("4917", "4917*"),
            ("491700001", "491700001"),
            ("4917000012", "4917*"),
            ("49171", "4917?"),
            ("4920", "49?0*"),
            ("49201", "49?0*"),
            ("4921", "49*"),
            ("4512", "4???"),
        ] {
            let found = translation.rule(&title(digits), ANYBODY).expect("a rule");
            assert_eq!(found.pattern.show().to_string(), expected, "{digits}");
        }
    }

    #[test]
    fn q714_2_4_2_sets_are_chosen_by_what_comes_before_the_digits() {
        let translation = Translation::new(vec![
            set("nine", Some(9), &["1*"]),
            set("fourteen", Some(14), &["2*"]),
        ]);
        assert_eq!(
            translation
                .rule(&title("1 (TT 9)"), ANYBODY)
                .map(|rule| rule.targets.len()),
            Ok(1)
        );
        assert_eq!(
            translation.rule(&title("1 (TT 14)"), ANYBODY).map(drop),
            Err(NoRule::InSet(1))
        );
        assert_eq!(
            translation.rule(&title("1 (TT 10)"), ANYBODY).map(drop),
            Err(NoRule::NoSet)
        );
    }

    #[test]
    fn q714_2_4_sets_are_chosen_by_who_calls() {
        let mut sets: Vec<RuleSet> = ["home", "partner", "all"]
            .map(|name| set(name, None, &["*"]))
            .into();
        for (number, set) in sets.iter_mut().enumerate() {
            set.rules[0].targets[0].point_code = PointCode(u32::try_from(number).expect("few"));
        }
        sets[0].calling = Some(Pattern::from_text("4917*").expect("a pattern"));
        sets[1].from = Some(PointCode(7));
        let translation = Translation::new(sets);
        assert!(translation.asks_who_calls());
        for (calling, from, expected) in [
            (Some("491700001"), 7, 0),
            (Some("33123"), 7, 1),
            (None, 7, 1),
            (Some("33123"), 8, 2),
            (None, 8, 2),
        ] {
            let calling = calling.map(|digits| Address::on_global_title(title(digits), None));
            let context = Context {
                calling: calling.as_ref(),
                from: PointCode(from),
            };
            let rule = translation.rule(&title("1"), context).expect("a rule");
            assert_eq!(rule.targets[0].point_code, PointCode(expected));
        }
    }

    #[test]
    fn failures_name_title_set_and_nearest_rule() {
        let translation = Translation::new(vec![
            set("abroad", Some(9), &["4917*", "49170000"]),
            set("home", Some(14), &[]),
        ]);
        let explain = |text: &str| {
            let title = title(text);
            let why = translation
                .rule(&title, ANYBODY)
                .map(drop)
                .expect_err("no rule");
            fmt::from_fn(move |f| translation.explain(f, &title, why)).to_string()
        };
        assert_eq!(
            explain("491600001 (TT 9)"),
            "no rule for global title 491600001 (TT 9) in rule set abroad; the nearest rule is 49170000, which differs at digit 4"
        );
        let empty = Translation::new(vec![set("home", Some(14), &[])]);
        let why = empty
            .rule(&title("1 (TT 14)"), ANYBODY)
            .map(drop)
            .expect_err("no rule");
        assert_eq!(
            fmt::from_fn(|f| empty.explain(f, &title("1 (TT 14)"), why)).to_string(),
            "no rule for global title 1 (TT 14) in rule set home, which is empty"
        );
        let why = empty
            .rule(&title("1 (TT 3)"), ANYBODY)
            .map(drop)
            .expect_err("no rule");
        assert_eq!(
            fmt::from_fn(|f| empty.explain(f, &title("1 (TT 3)"), why)).to_string(),
            "no rule set for global title 1 (TT 3); there are home (TT 14)"
        );
    }

    #[test]
    fn patterns_are_read_and_shown() {
        for text in ["*", "49*", "4917", "4?1*", "???"] {
            assert_eq!(
                Pattern::from_text(text).expect(text).show().to_string(),
                text
            );
        }
        assert_eq!(Pattern::from_text("4*9").map_err(|error| error.at), Err(1));
        assert_eq!(Pattern::from_text("").map_err(|error| error.at), Err(0));
    }

    proptest! {
        /// The trie finds a rule whenever one matches, and only one that matches.
        #[test]
        fn the_trie_agrees_with_a_scan(
            patterns in proptest::collection::vec("[0-3?]{0,4}[*]?", 1..12),
            digits in "[0-3]{1,6}",
        ) {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            let translation = Translation::new(vec![set("all", None, &patterns)]);
            let title = title(&digits);
            let scanned = translation.sets[0].rules.iter().any(|rule| rule.pattern.matches(title.digits()));
            match translation.rule(&title, ANYBODY) {
                Ok(rule) => prop_assert!(rule.pattern.matches(title.digits())),
                Err(_) => prop_assert!(!scanned),
            }
        }
    }
}
