//! YAML with positions, and errors that name line, column and the nearest valid key.
//!
//! A lab file and a scenario are read in two steps. [`Document::parse`] makes a tree that keeps for every node its exact
//! text, whether it was quoted, its order and its position; nothing is guessed, so `012`, `0102030405`, `1e5` and `81e3`
//! stay the text they are. [`Value`] and [`Fields`] then read typed values from the tree; what they refuse, they refuse with
//! file, line and column, the source line and a caret. [`to_yaml`] is the way back.
//!
//! ```
//! use inlab_lab::{Document, Error};
//!
//! fn main() -> Result<(), Error> {
//!     let lab = Document::parse("lab.yaml", "name: north\nport: 2905\nretry: 1500ms\n")?;
//!     let mut fields = lab.root().fields()?;
//!     let name = fields.required("name")?.text()?;
//!     let port = fields.required("port")?.number::<u16>()?;
//!     let retry = fields.optional("retry").map(|value| value.duration()).transpose()?;
//!     fields.finish()?; // every key that was not asked for is refused, with the nearest valid one
//!     assert_eq!((name, port, retry), ("north", 2905, Some(std::time::Duration::from_millis(1500))));
//!     Ok(())
//! }
//! ```
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | octets of a file | [`MAX_OCTETS`] | refused before it is parsed |
//! | depth of nesting | [`MAX_DEPTH`] | refused at the node that is too deep |
//! | nodes, with every alias counted as what it stands for | [`MAX_NODES`] | refused at the alias or node in excess |
//! | octets that aliases add | [`MAX_OCTETS`] | refused at the alias in excess |
//! | octets of a line in an error's picture | 120 | the line is cut round the caret |
//!
//! # What is not YAML here
//!
//! One file is one document; directives and tags other than `!!str` are refused; keys are scalars and occur once. Anchors,
//! aliases and the merge key `<<` are understood.

mod emit;
mod error;
mod nearest;
mod node;
mod parse;
mod read;

pub use emit::to_yaml;
pub use error::{Error, Position};
pub use nearest::nearest;
pub use node::{Entry, Kind, List, Map, Node, Scalar};
pub use parse::{Document, MAX_DEPTH, MAX_NODES, MAX_OCTETS, read_text};
pub use read::{Fields, Number, TimeKey, Value, show_time};
