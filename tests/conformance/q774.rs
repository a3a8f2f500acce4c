//! Q.774 (06/97), transaction capabilities procedures, with the formats of Q.773 and the codes of Q.772 that they answer with.

mod components;
mod node;
