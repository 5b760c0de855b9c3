//! Decides what a turn does next.
//!
//! This crate decides; it does nothing itself. No runtime, no files, no clock:
//! facts come in ([`Event`]), actions go out ([`Action`]), and `turnhost-threads`
//! carries them out through the ports of `turnhost-ports`.
//!
//! A turn is a loop: build the context, listen to the model, run the tool
//! calls it makes, feed their results back, until the model has nothing more
//! to ask. [`Agent`] is that loop turned inside out, so that an interrupt, an
//! approval or a broken stream is one more event.

#![forbid(unsafe_code)]

mod action;
mod agent;
mod approval_review;
mod call_ends;
mod call_queue;
mod client_inquiry;
mod compaction;
mod context;
mod cx;
mod family;
mod findings;
mod grants;
mod hook_moments;
mod hooks;
mod inquiry;
mod items;
mod mcp_output;
mod mend_history;
mod model_response;
mod modes;
mod open_reviews;
mod patch_progress;
mod plan_items;
mod plan_text;
mod processes;
mod question;
mod repeats;
mod review;
mod skill_permissions;
mod skills;
mod stream;
mod streamed_items;
mod sub_agents;
#[cfg(test)]
mod tests;
mod thread_state;
mod tool;
mod tool_calls;
mod tool_output;
mod tool_subject;
mod tools;
mod transcript;
mod turn;
mod turn_scope;
mod user_shell;
mod verdict;
mod verdict_inquiry;
mod waits;

pub use action::{
    Action, Answer, Event, GoalOutcome, GoalReport, GoalUse, HookStep, McpLookup, Now, ProcessId,
    ReviewRequest, ShellCommand, Timer, ToolResult, TurnEnvironment, TurnPurpose, TurnStart,
    UserMessage,
};
pub use agent::{Agent, AgentMark};
pub use client_inquiry::{DeniedAction, InquiryPlace, LastCall, LastCallRefusal, approved_action};
pub use family::{family_of_traits, is_known_model};
pub use inquiry::{Gathering, Reply};
pub use modes::{
    additional_context, agent_notice, approved_plan, goal_continuation, mode_instructions, title,
    title_request,
};
pub use sub_agents::{
    AgentFailure, AgentOrder, AgentReport, AgentStatus, Approval, InheritedApprovals, ListedAgent,
    Manner, SpawnOrder,
};
pub use verdict_inquiry::{VerdictInquiry, VerdictStep};
