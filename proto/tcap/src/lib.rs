//! TCAP: codec, transaction and invocation machines.
