//! M3UA, SCCP and TCAP as one sans-IO stack.
