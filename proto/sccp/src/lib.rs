//! SCCP connectionless: messages, routing.
