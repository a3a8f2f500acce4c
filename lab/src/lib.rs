//! YAML with positions, and errors that name line, column and the nearest valid key.
