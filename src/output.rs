//! Standard output and standard error. A reader that goes away (`| head`) ends the program quietly; a full disk is said.

use std::io::{self, Write};

/// Prints to standard output.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints a line to standard error. What cannot be said there cannot be said anywhere.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
