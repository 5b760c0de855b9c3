//! Servers of the Model Context Protocol that models and clients use.

mod call;
mod elicitation;
mod elicitation_schema;
mod server;

pub use call::*;
pub use elicitation::*;
pub use elicitation_schema::*;
pub use server::*;
