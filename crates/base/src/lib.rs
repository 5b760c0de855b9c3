//! Foundations of every crate: ids, absolute paths, stamps of files, places in
//! traces, and the world outside (clock and fresh ids) behind one trait.
//!
//! Small on purpose, so that no crate of leftovers is needed. It holds no
//! I/O beyond reading the clock, and nothing that only one crate needs.

#![forbid(unsafe_code)]

mod ids;
mod path;
mod stamp;
mod trace;
mod world;

pub use ids::{ConnectionId, IdError, ItemId, ThreadId, TurnId};
pub use path::{AbsPath, RelativePath};
pub use stamp::FileStamp;
pub use trace::{TraceContext, TraceContextError};
#[cfg(feature = "system")]
pub use world::{Civil, SystemWorld};
pub use world::{Millis, TestWorld, World};
