//! One thread as a state machine, and the records that are kept of it.
//!
//! [`Thread::handle`] takes a fact and the time, and pushes the outcome to [`Effects`]:
//! records to persist, and messages to publish. No runtime, no files, no clock. The owner
//! of a `Thread` persists first and publishes afterwards, so that nothing is published
//! that a crash could take back. [`Thread::record`] is what the store holds of it.
//!
//! Invariants, each held by a property test: a turn that began ends once; a request is
//! settled at most once; the status published last is the status there is. (That an item
//! completes at most once is the agent's invariant.)

#![forbid(unsafe_code)]

mod effects;
mod environment;
mod goal;
mod input;
mod once;
mod overrides;
mod pending_request;
mod queue;
mod record;
mod settings;
mod thread;
mod usage;
mod workspace;

pub use effects::{Effects, Outbound};
pub use environment::{EnvironmentPolicy, Inherit, SECRET_NAMES};
pub use goal::{GoalChange, GoalRefusal};
pub use input::{Input, Outcome, Refusal, TurnKind};
pub use once::Once;
pub use overrides::{DEFAULT_PERMISSIONS, OwnConfig, ThreadOverrides};
pub use pending_request::{PendingRequest, WaitingFor};
pub use queue::{Queue, QueueRefusal};
pub use record::{
    Append, DocumentKind, FiledSection, Filing, GitRecord, ItemRecord, SectionRecord, ThreadRecord,
    TurnRecord, TurnState,
};
pub use settings::{
    AgentIdentity, CapabilityRoot, InterruptedCommands, ModelFamily, SubAgentLimits, TurnSettings,
    Withheld, usable_context,
};
pub use thread::{Persistence, Thread, ThreadOrigin, new_turn};
pub use usage::TokenCounts;
pub use workspace::{LOCAL_ENVIRONMENT, Workspace};

#[cfg(test)]
mod tests;
