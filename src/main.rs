//! The `inlab` binary.
fn main() {}
