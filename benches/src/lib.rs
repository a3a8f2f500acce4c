//! Benches, apart so that their peers slow nothing else.
