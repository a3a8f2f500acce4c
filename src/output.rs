//! Standard output and standard error. A reader that goes away (`| head`) ends the program quietly; a full disk is said.

use crate::Ended;
use std::io::{self, Write};

/// Prints to standard output. A reader that has gone away is no error: what is done goes on, and its end is told by the exit status.
pub(crate) fn print(text: &str) -> io::Result<()> {
    print_more(text).map(|_| ())
}

/// Prints to standard output; `false`: the reader has gone away, and nobody wants the rest.
pub(crate) fn print_more(text: &str) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

/// Says why standard output could not be written, and how a command ends for that.
pub(crate) fn unprinted(command: &str, error: &io::Error) -> Ended {
    say(&format!("inlab {command}: standard output: {error}"));
    Ended::Mismatch
}

/// Prints a line to standard error. What cannot be said there cannot be said anywhere.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
