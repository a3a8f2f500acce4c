//! The session server without I/O: matching, sessions, legs, relay.
