//! Approval and sandbox decisions; reading what a command does.
//!
//! Pure: facts come in, a decision comes out. Nothing here requests approval, runs
//! anything or touches a file; paths that decisions are about must have had
//! their symbolic links followed by the caller.

#![forbid(unsafe_code)]

mod amendments;
mod command_actions;
mod commands;
mod decision;
mod file_changes;
mod hosts;
mod interpreters;
mod look_ups;
mod managed_hosts;
mod mcp_tools;
mod network_rules;
mod remote_images;
mod repository;
mod rules;
mod script;
mod session;
mod shell;
mod shell_words;
mod string_literal;
mod surroundings;
mod wrappers;
mod writable_roots;

pub use amendments::{available_decisions, proposed_amendment};
pub use command_actions::command_actions;
pub use commands::{
    AdditionalPermissions, CommandDecision, CommandRequest, Containment, decide_command,
    decide_in_surroundings, why_asked_by_rule,
};
pub use decision::RuleDecision;
pub use file_changes::{ChangeDecision, decide_changes};
pub use hosts::{
    HostDecision, available_host_decisions, decide_host, may_ask_for_hosts, proposed_host_rules,
};
pub use look_ups::{LookUpDecision, decide_look_up};
pub use managed_hosts::{HostPattern, ManagedHosts, OtherHosts};
pub use mcp_tools::{
    McpApproval, McpCallDecision, McpCallRequest, McpEffect, decide_mcp_call, may_ask_for_servers,
};
pub use network_rules::NetworkRule;
pub use remote_images::{REMOTE_IMAGE_REFUSED, is_remote_image};
pub use repository::Repository;
pub use rules::{Rule, Rules, RulesError};
pub use session::{ApprovedCommand, SessionApprovals};
pub use shell::Shell;
pub use shell_words::{join_words, plain_commands, quote_word};
pub use surroundings::{CommandSurroundings, NamedPrograms, Program};
pub use writable_roots::{PROTECTED_NAMES, Places, RealPlaces, RootSet, WritableRoots};
