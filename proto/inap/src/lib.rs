//! INAP and CAP: dialect tables, and the neutral Trigger, Instruction, Report.
