//! M3UA of RFC 4666: messages, ASP and AS machines.
