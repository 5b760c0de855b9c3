//! Decides what a turn does next.
//!
//! This crate decides; it does nothing itself. No runtime, no files, no clock:
//! facts come in ([`Event`]), actions go out ([`Action`]), and
//! `turnhost-server` carries them out through the ports of `turnhost-ports`.
//!
//! A turn is a loop: build the context, listen to the model, run the tool
//! calls it makes, feed their results back, until the model has nothing more
//! to ask. [`Agent`] is that loop turned inside out, so that an interrupt, an
//! approval or a broken stream is one more event.

#![forbid(unsafe_code)]

mod action;
mod agent;
mod call_queue;
mod compaction;
mod context;
mod cx;
mod grants;
mod hooks;
mod items;
mod mcp_output;
mod mend_history;
mod model_response;
mod modes;
mod patch_progress;
mod plan_items;
mod plan_text;
mod processes;
mod repeats;
mod skill_permissions;
mod skills;
mod stream;
mod streamed_items;
#[cfg(test)]
mod tests;
mod thread_state;
mod tool;
mod tool_calls;
mod tool_output;
mod tool_subject;
mod tools;
mod turn;
mod turn_scope;
mod user_shell;
mod waits;

pub use action::{
    Action, Answer, Event, GoalOutcome, GoalReport, GoalUse, HookStep, McpLookup, Now, ProcessId,
    ShellCommand, Timer, ToolResult, TurnEnvironment, TurnStart, UserMessage, Work,
};
pub use agent::{Agent, AgentMark};
pub use modes::{
    additional_context, approved_plan, goal_continuation, mode_instructions, title, title_request,
};
pub use tools::is_known_model;
