//! AIN: the types of GR-1299-CORE (AIN 0.2 and later; AIN 0.1 of TR-NWT-001285 is a part of its operations).
//!
//! Members and tags are those of the public ASN.1 modules AIN-Operations, AIN-Parameters and AIN-Errors. What
//! of a parameter is AIN 0.1's alone is not public: an operation that both have has one declaration.

mod enumerations;
mod events;
mod instructions;
mod leaf;
mod management;
mod parameters;
mod resources;

pub use enumerations::*;
pub use events::*;
pub use instructions::*;
pub use leaf::*;
pub use management::*;
pub use parameters::*;
pub use resources::*;
