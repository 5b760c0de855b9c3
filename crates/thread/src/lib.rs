//! One thread as a state machine, and the records that are kept of it.
//!
//! [`Thread::handle`] takes a fact and the time, and pushes what is to be done
//! to [`Effects`]: what to keep, and what to tell whom. No runtime, no files,
//! no clock. Whoever owns a `Thread` keeps first and tells afterwards, so that
//! nothing is told that a crash could take back.
//!
//! Invariants, each held by a property test: a turn that began ends once; an
//! item completes at most once; a question is settled at most once; the status
//! told last is the status there is.

#![forbid(unsafe_code)]

mod effects;
mod environment;
mod open;
mod overrides;
mod record;
mod settings;
mod thread;
mod usage;

pub use effects::{Audience, Effects, Tell};
pub use environment::{EnvironmentPolicy, Inherit, SECRET_NAMES};
pub use open::{OpenRequest, WaitingFor};
pub use overrides::ThreadOverrides;
pub use record::{Append, ItemRecord, ThreadRecord, TurnRecord, TurnState};
pub use settings::Settings;
pub use thread::{Input, Origin, Outcome, Refusal, Thread, new_turn};
pub use usage::TokenCounts;

#[cfg(test)]
mod tests;
