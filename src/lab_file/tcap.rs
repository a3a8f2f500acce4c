//! Which TCAP a node speaks, and what it is told of its peers.

use super::node::read_point_code;
use super::sccp::within;
use inlab_inap::Dialect;
use inlab_lab::{Error, Fields, Value};
use inlab_replay::nodes::read_reply_bit;
use inlab_ss7::PointCodeFormat;
use inlab_stack::tcap::ansi::{Edition, Options, ParameterForm, Unpermitted};
use inlab_stack::tcap::{Config, Variant};

/// The TCAP of a node.
#[derive(Clone, Debug, Default)]
pub(crate) struct TcapBlock {
    /// T1.114, with these habits of its peers; else the ITU's.
    pub(crate) ansi: Option<Options>,
    /// Its own address in the messages of transactions is its global title all the same.
    pub(crate) on_title: bool,
    /// Whether its operation codes have bit H of their family, where the dialect leaves it to the node.
    pub(crate) reply_bit: Option<bool>,
    /// What both kinds have.
    both: Both,
}

/// What a node of either TCAP is told; `None`: the default.
#[derive(Clone, Debug, Default)]
struct Both {
    dialogues: Option<u32>,
    invocations: Option<usize>,
    longest_message: Option<usize>,
    sequence_control: Option<bool>,
    return_on_error: Option<bool>,
}

impl Both {
    fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
        let boolean = |value: Option<Value<'_>>| value.map(Value::boolean).transpose();
        Ok(Self {
            dialogues: within(fields, "dialogues", 1..=1 << 20)?,
            invocations: within(fields, "invocations", 1..=128)?,
            longest_message: within(fields, "longestMessage", 64..=65_535)?,
            sequence_control: boolean(fields.optional("sequenceControl"))?,
            return_on_error: boolean(fields.optional("returnOnError"))?,
        })
    }

    fn apply(&self, config: &mut Config) {
        fn set<T: Copy>(to: &mut T, from: Option<T>) {
            *to = from.unwrap_or(*to);
        }
        set(&mut config.max_dialogues, self.dialogues);
        set(&mut config.max_invocations, self.invocations);
        set(&mut config.max_message, self.longest_message);
        set(&mut config.sequence_control, self.sequence_control);
        set(&mut config.return_on_error, self.return_on_error);
    }
}

impl TcapBlock {
    /// Reads `tcap`: `itu`, `ansi`, or a block with `kind`; by default what carries `dialects`, each with where the file names
    /// it. No node speaks both.
    pub(super) fn read(
        fields: &mut Fields<'_>,
        dialects: &[(Dialect, Option<Value<'_>>)],
        format: PointCodeFormat,
    ) -> Result<Self, Error> {
        let value = fields.optional("tcap");
        let of_dialects = dialects.first().map(|(d, _)| d.is_over_ansi_tcap());
        let (said, block) = match value {
            None => (of_dialects.unwrap_or(false), Self::default()),
            Some(value) if value.node().as_map().is_some() => {
                Self::read_map(value, dialects, of_dialects, format)?
            }
            Some(value) => {
                let ansi = value.choice(&[("itu", false), ("ansi", true)])?;
                (ansi, Self::default())
            }
        };
        let kind = |ansi: bool| if ansi { "ANSI" } else { "ITU" };
        for (dialect, place) in dialects {
            let ansi = dialect.is_over_ansi_tcap();
            if ansi == said {
                continue;
            }
            let why = match (value, dialects.first()) {
                (None, Some((first, _))) => format!(
                    "{first} is carried by {} TCAP, {dialect} by {} TCAP: a node speaks one of them",
                    kind(said),
                    kind(ansi)
                ),
                _ => format!(
                    "{dialect} is carried by {} TCAP, and this node speaks {} TCAP",
                    kind(ansi),
                    kind(said)
                ),
            };
            let place = place.or(value).unwrap_or(fields.value());
            return Err(place.error(why));
        }
        if !said {
            return Ok(block);
        }
        Ok(Self {
            ansi: Some(block.ansi.unwrap_or_default()),
            ..block
        })
    }

    /// A block: whether it is of ANSI TCAP, and what it says. Without `kind` it is if it has a key that only ANSI TCAP has, or else as
    /// the dialects are.
    fn read_map(
        value: Value<'_>,
        dialects: &[(Dialect, Option<Value<'_>>)],
        of_dialects: Option<bool>,
        format: PointCodeFormat,
    ) -> Result<(bool, Self), Error> {
        let mut fields = value.fields()?;
        let block = Self::read_ansi(&mut fields, dialects, format)?;
        let kind = fields.optional("kind");
        let kind = kind.map(|kind| kind.choice(&[("itu", false), ("ansi", true)]));
        let both = Both::read(&mut fields)?;
        let special = ANSI_KEYS.iter().find(|key| value.node().get(key).is_some());
        let ansi = match (kind.transpose()?, special) {
            (Some(false), Some(key)) => {
                let value = fields.optional(key).unwrap_or(value);
                return Err(value.error(format!("{key:?} is of ANSI TCAP alone")));
            }
            (Some(kind), _) => kind,
            (None, Some(_)) => true,
            (None, None) => of_dialects.unwrap_or(false),
        };
        fields.finish()?;
        let block = if ansi { block } else { Self::default() };
        Ok((ansi, Self { both, ..block }))
    }

    fn read_ansi(
        fields: &mut Fields<'_>,
        dialects: &[(Dialect, Option<Value<'_>>)],
        format: PointCodeFormat,
    ) -> Result<Self, Error> {
        let mut options = Options::default();
        if let Some(value) = fields.optional("edition") {
            options.edition = edition(value)?;
        }
        if let Some(value) = fields.optional("editions") {
            for (code, value) in value.entries()? {
                let code = read_point_code(code, format)?;
                options.editions.push((code, edition(value)?));
            }
        }
        if let Some(value) = fields.optional("unpermittedResponse") {
            options.unpermitted = value.choice(&[
                ("deliver", Unpermitted::Deliver),
                ("abort", Unpermitted::Abort),
            ])?;
        }
        if let Some(value) = fields.optional("rejectParameters") {
            options.reject_form = value.choice(&[
                ("set", ParameterForm::Set),
                ("sequence", ParameterForm::Sequence),
                ("universal", ParameterForm::Universal),
            ])?;
        }
        let on_title = match fields.optional("ownAddress") {
            Some(value) => value.choice(&[("ssn", false), ("gt", true)])?,
            None => false,
        };
        let reply_bit = fields.optional("replyBit").map(|value| {
            let mut named: Vec<_> = dialects.iter().map(|(dialect, _)| *dialect).collect();
            if named.is_empty() {
                named.extend(Dialect::american());
            }
            read_reply_bit(value, &named)
        });
        Ok(Self {
            ansi: Some(options),
            on_title,
            reply_bit: reply_bit.transpose()?,
            both: Both::default(),
        })
    }

    /// Puts it into what the stack is told.
    pub(crate) fn apply(&self, config: &mut Config) {
        config.variant = match &self.ansi {
            Some(options) => Variant::Ansi(options.clone()),
            None => Variant::Itu,
        };
        self.both.apply(config);
    }

    /// For people.
    pub(crate) fn describe(&self) -> String {
        let Some(options) = &self.ansi else {
            return "ITU (Q.773)".into();
        };
        let issue = |edition| match edition {
            Edition::T1_114_1988 => "1988",
            Edition::T1_114_1996 => "1996 and 2000",
        };
        let mut text = format!("ANSI (T1.114, {})", issue(options.edition));
        if !options.editions.is_empty() {
            let peers = options.editions.len();
            let plural = if peers == 1 { "" } else { "s" };
            text.push_str(&format!(", {peers} peer{plural} by another issue"));
        }
        text
    }
}

/// Keys of `tcap` that only ANSI TCAP has.
const ANSI_KEYS: [&str; 6] = [
    "edition",
    "editions",
    "unpermittedResponse",
    "rejectParameters",
    "replyBit",
    "ownAddress",
];

fn edition(value: Value<'_>) -> Result<Edition, Error> {
    match value.number::<u16>()? {
        1988 => Ok(Edition::T1_114_1988),
        1996 | 2000 => Ok(Edition::T1_114_1996),
        _ => Err(value.error("expected an issue of T1.114: 1988, 1996 or 2000")),
    }
}
