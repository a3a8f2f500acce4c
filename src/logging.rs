//! What `-v` shows on standard error. Digits are redacted by the types that hold them.

use std::io;
use tracing_subscriber::EnvFilter;

/// Shows errors; with `-v` what the nodes do, with `-vv` every protocol step, with `-vvv` everything. Without `-v` the variable
/// `RUST_LOG` is heard.
pub(crate) fn init(verbose: u8) {
    let filter = match verbose {
        0 => EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error")),
        1 => EnvFilter::new("warn,inlab=info"),
        2 => EnvFilter::new("warn,inlab=debug"),
        _ => EnvFilter::new("trace"),
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        // Each node of a lab is a thread with its name.
        .with_thread_names(verbose > 0)
        .with_ansi(io::IsTerminal::is_terminal(&io::stderr()))
        .finish();
    // Nobody else sets one.
    let _ = tracing::subscriber::set_global_default(subscriber);
}
