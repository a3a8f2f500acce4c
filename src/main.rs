//! The `inlab` binary: thin subcommands that compose the libraries.

mod check;
mod cli;
mod decode;
mod demo;
mod lab_file;
mod logging;
mod network;
mod output;
mod pics;
mod replay;
mod run;
mod timers;

use clap::Parser as _;
use cli::{Cli, Command};
use std::process::ExitCode;

/// How a command ended; the contract of the command line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ended {
    /// All as expected.
    AsExpected,
    /// A mismatch, or a threshold missed.
    Mismatch,
    /// Bad usage, scenario or lab file.
    BadInput,
    /// A peer or a transport is not there.
    NotThere,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::AsExpected => Self::SUCCESS,
            Ended::Mismatch => Self::from(1),
            Ended::BadInput => Self::from(2),
            Ended::NotThere => Self::from(3),
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    logging::init(cli.verbose);
    let ended = match &cli.command {
        Command::Demo(arguments) => demo::run(arguments),
        Command::Decode(arguments) => decode::run(arguments),
        Command::Replay(arguments) => replay::run(arguments),
        Command::Run(arguments) => run::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Pics(arguments) => pics::run(arguments),
        Command::Timers(arguments) => timers::run(arguments),
    };
    ended.into()
}
