//! The command line: what `--help` shows is written here.

use clap::{Args, Parser, Subcommand, ValueEnum};
use inlab_inap::Dialect;
use std::path::PathBuf;

/// An Intelligent Network lab: SCP, SSP simulator, session server and scenario replay.
#[derive(Debug, Parser)]
#[command(
    name = "inlab",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "Exit status: 0 as expected; 1 mismatch or threshold missed; 2 bad usage, scenario or lab file;\n\
                  3 peer or transport not there.\n\n\
                  Start with: inlab demo"
)]
pub(crate) struct Cli {
    /// Say more on standard error: -v what the nodes do, -vv every protocol step. Numbers are redacted.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Place a few calls between built-in nodes, and show what went over the wire.
    Demo(Demo),
    /// Run a lab: all nodes of a lab file, or the built-in lab, until interrupted.
    Run(Run),
    /// Validate a lab file and print what would run.
    Check(Check),
    /// Run scenarios and compare with their golden files.
    Replay(Replay),
    /// Show any layer of a message, or of every frame of a capture.
    Decode(Decode),
    /// State what is supported: operations, parameters, errors, application contexts, events, by dialect.
    Pics(Pics),
    /// List every timer: clause, default, range, and what it is called in a lab file.
    Timers(Timers),
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab demo                         seven calls over the best link that this machine has\n  \
    inlab demo --pcap demo.pcapng      the same, and every message for Wireshark\n  \
    inlab demo --link tcp              over M3UA on TCP\n  \
    inlab demo --only cap4             one dialect")]
pub(crate) struct Demo {
    /// What carries M3UA between the two nodes.
    #[arg(long, value_enum, default_value_t = LinkKind::Auto)]
    pub(crate) link: LinkKind,
    /// Write every signalling message to FILE as pcapng: M3UA as it was sent, each in an SCTP and IP header made for the
    /// file (addresses of RFC 5737, no handshakes).
    #[arg(long, value_name = "FILE")]
    pub(crate) pcap: Option<PathBuf>,
    /// Only the calls of this dialect, such as cap4 or cs1.
    #[arg(long, value_name = "DIALECT")]
    pub(crate) only: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab run                          the built-in lab: SCP, SSP and session server on loopback\n  \
    inlab run lab.yaml                 every node of a lab file\n  \
    inlab run lab.yaml --node scp      one of them: the others run elsewhere\n\n\
    Prints where everything listens and connects, associations and application servers as they\n\
    change, and calls with masked numbers. Ends on SIGINT or SIGTERM. docs/lab.example.yaml has every\n\
    key of a lab file.")]
pub(crate) struct Run {
    /// The lab file; the built-in lab if none is given.
    #[arg(value_name = "LAB")]
    pub(crate) lab: Option<PathBuf>,
    /// Only this node. May be given several times.
    #[arg(long, value_name = "NAME")]
    pub(crate) node: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab check lab.yaml\n  \
    inlab check docs/lab.example.yaml  the file with every key")]
pub(crate) struct Check {
    /// The lab file.
    #[arg(value_name = "LAB")]
    pub(crate) lab: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab replay                                   everything under scenarios/\n  \
    inlab replay scenarios/cap                     one folder\n  \
    inlab replay scenarios/cap/busy.yaml --show    one scenario, and the ladder of it\n  \
    inlab replay scenarios/cap --bless             take what is recorded now for golden (never with CI=true)")]
pub(crate) struct Replay {
    /// Scenario files or folders of them.
    #[arg(value_name = "PATH", default_value = "scenarios")]
    pub(crate) paths: Vec<PathBuf>,
    /// Rewrite golden files with what is recorded now. Expectations are still checked, and never rewritten.
    #[arg(long)]
    pub(crate) bless: bool,
    /// Print the record of each scenario.
    #[arg(long)]
    pub(crate) show: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab decode 6406490401020304                  octets in hex, any layer\n  \
    inlab decode call.pcap                         every frame of a capture, as text\n  \
    inlab decode call.pcap --format jsonl          one JSON object a frame\n  \
    inlab decode 300380016e --as initialDP --dialect cap4\n  \
    inlab decode 0a0102 --as systemFailure           an error's parameter; a result with --kind result\n  \
    inlab decode --vectors tests/vectors/inap.jsonl decode, re-encode and compare each line\n  \
    echo 'serviceKey: 100' | inlab decode - --as initialDP --dialect cap4 --encode")]
pub(crate) struct Decode {
    /// Octets in hex, or a file: pcap, pcapng, or hex text. `-` reads standard input.
    #[arg(value_name = "HEX|FILE", required_unless_present = "vectors")]
    pub(crate) input: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// The layer, operation or error that the octets are of: m3ua, sccp, tcap, or a name. Guessed if not given.
    #[arg(long = "as", value_name = "LAYER|NAME")]
    pub(crate) layer: Option<String>,
    /// Of an operation or error named with --as: which of its parameters the octets are. The argument of an operation, the
    /// parameter of an error if not given.
    #[arg(long, value_enum, value_name = "KIND", requires = "layer")]
    pub(crate) kind: Option<Kind>,
    /// The dialect of the operations where the octets do not say it.
    #[arg(long, value_name = "DIALECT")]
    pub(crate) dialect: Option<String>,
    /// Tell of wrong SCTP checksums too: captures on the sending machine often have them.
    #[arg(long)]
    pub(crate) checksums: bool,
    /// The other way: YAML of an argument, a result or an error's parameter to octets (with --as, --dialect, --kind).
    #[arg(long, requires = "layer", requires = "dialect")]
    pub(crate) encode: bool,
    /// Decode and re-encode every line of a file of test vectors, and say how each fared.
    #[arg(long, value_name = "FILE.jsonl", conflicts_with_all = ["input", "encode"])]
    pub(crate) vectors: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab pics | less -S                               everything, all dialects\n  \
    inlab pics --dialect cap4 --operation initialDP    one operation, parameter by parameter\n  \
    inlab pics --operation connect                     one operation in every dialect\n  \
    inlab pics --dialect cap3 --dialect cap4           two dialects side by side\n  \
    inlab pics --format markdown > pics.md             for a manual\n  \
    inlab pics --format json                           one object for each operation of each dialect")]
pub(crate) struct Pics {
    /// Only this dialect, such as cap4 or cs1. May be given several times.
    #[arg(long, value_name = "NAME")]
    pub(crate) dialect: Vec<String>,
    /// Only this operation, in the standard's spelling, such as initialDP.
    #[arg(long, value_name = "NAME")]
    pub(crate) operation: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Statement::Text)]
    pub(crate) format: Statement,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    inlab timers | less -S                 every timer of every layer, and of every operation\n  \
    inlab timers --lab lab.yaml            what the nodes of a lab have, beside the defaults\n  \
    inlab timers --format markdown         for a manual\n\n\
    In a lab file or a scenario they stand under `timers` of a node:\n  \
    timers: { tssf: 15s, operations: { short: 3s, playAnnouncement: 2 min }, m3ua: { ack: 1s }, tcap: { idle: off } }")]
pub(crate) struct Timers {
    /// The lab whose nodes are shown.
    #[arg(long, value_name = "FILE")]
    pub(crate) lab: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Statement::Text)]
    pub(crate) format: Statement,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Statement {
    /// Aligned tables.
    Text,
    /// Tables for a manual.
    Markdown,
    /// One JSON list.
    Json,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Kind {
    /// An operation's argument.
    Argument,
    /// An operation's result.
    Result,
    /// An error's parameter.
    Error,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// An indented tree.
    Text,
    /// One JSON document: a list with an object for each frame.
    Json,
    /// One JSON object a frame.
    Jsonl,
    /// YAML.
    Yaml,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum LinkKind {
    /// The kernel's SCTP if it has it, else SCTP over UDP.
    Auto,
    /// The kernel's SCTP.
    Sctp,
    /// SCTP over UDP, in this process (RFC 6951).
    SctpUdp,
    /// M3UA over TCP.
    Tcp,
}

/// The dialect of this name, in any case; else what is wrong with it, and the nearest.
pub(crate) fn dialect(name: &str) -> Result<Dialect, String> {
    Dialect::parse(name).map_err(|_| {
        let names: Vec<_> = Dialect::every().map(Dialect::name).collect();
        let near = inlab_lab::nearest(name, names.iter().copied())
            .map_or(String::new(), |near| format!("; nearest is {near:?}"));
        format!(
            "unknown dialect {name:?}{near}; there are {}",
            names.join(", ")
        )
    })
}
