//! Calls of MCP servers' tools.

use turnhost_protocol::AskForApproval;

use crate::SessionApprovals;

/// The approval that calls of an MCP tool need, as configured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum McpApproval {
    /// One unless the tool says that it is harmless, or the thread's policy is never to ask.
    #[default]
    Auto,
    /// One for each call, regardless of earlier answers, unless the tool declares that it only reads, or
    /// the thread's policy is never to ask.
    Writes,
    /// One for each call, regardless of earlier answers, unless the thread's policy is never to ask.
    Prompt,
    /// None.
    Approve,
}

impl McpApproval {
    /// Returns true if the user may agree for longer than one call.
    pub fn may_be_remembered(self) -> bool {
        matches!(self, Self::Auto | Self::Approve)
    }
}

/// A call that is to be decided on.
#[derive(Clone, Copy, Debug)]
pub struct McpCallRequest<'a> {
    /// The server's name.
    pub server: &'a str,
    /// The tool's name.
    pub tool: &'a str,
    /// The approval that the configuration demands.
    pub approval: McpApproval,
    /// The effect of the tool, as its server declares it.
    pub effect: McpEffect,
}

/// The effect of an MCP tool, as its server declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum McpEffect {
    /// It only reads.
    Reads,
    /// It neither destroys anything nor reaches beyond the server.
    Harmless,
    /// Anything.
    Any,
}

/// The decision about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum McpCallDecision {
    /// It is made.
    Call,
    /// The user is asked first.
    Ask,
}

/// Decides whether a tool may be called. The switch for the servers' own questions does not count:
/// this question is the user's.
pub fn decide_mcp_call(
    policy: &AskForApproval,
    approvals: &SessionApprovals,
    request: McpCallRequest<'_>,
) -> McpCallDecision {
    let McpCallRequest { server, tool, approval, effect } = request;
    let is_free = match approval {
        McpApproval::Approve => true,
        McpApproval::Auto => effect != McpEffect::Any || approvals.has_tool(server, tool),
        McpApproval::Writes => effect == McpEffect::Reads,
        McpApproval::Prompt => false,
    };
    if is_free || matches!(policy, AskForApproval::Never) {
        McpCallDecision::Call
    } else {
        McpCallDecision::Ask
    }
}

/// Returns whether questions of MCP servers may be put to the user.
pub fn may_ask_for_servers(policy: &AskForApproval) -> bool {
    match policy {
        AskForApproval::Never => false,
        AskForApproval::Granular(granular) => granular.mcp_elicitations,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::GranularApproval;

    use super::McpApproval::{Approve, Auto, Prompt, Writes};
    use super::McpCallDecision::{Ask, Call};
    use super::McpEffect::{Any, Harmless, Reads};
    use super::*;

    #[test]
    fn what_changes_something_is_asked_for_unless_somebody_has_said_otherwise() {
        let granular = |mcp_elicitations| {
            AskForApproval::Granular(GranularApproval {
                sandbox_approval: true,
                rules: true,
                skill_approval: true,
                request_permissions: true,
                mcp_elicitations,
            })
        };
        let decide = |policy: &AskForApproval, approval, effect| {
            let request = McpCallRequest { server: "s", tool: "t", approval, effect };
            decide_mcp_call(policy, &SessionApprovals::default(), request)
        };
        for (policy, approval, effect, expected) in [
            (AskForApproval::OnRequest, Auto, Any, Ask),
            (AskForApproval::OnRequest, Auto, Harmless, Call),
            (AskForApproval::OnRequest, Auto, Reads, Call),
            (AskForApproval::OnRequest, Writes, Harmless, Ask),
            (AskForApproval::OnRequest, Writes, Reads, Call),
            (AskForApproval::OnRequest, Prompt, Reads, Ask),
            (AskForApproval::OnRequest, Approve, Any, Call),
            (AskForApproval::Never, Prompt, Any, Call),
            (granular(true), Auto, Any, Ask),
            (granular(false), Auto, Any, Ask),
            (granular(false), Auto, Reads, Call),
        ] {
            assert_eq!(decide(&policy, approval, effect), expected, "{policy:?} {approval:?}");
        }
    }

    #[test]
    fn an_approval_for_the_session_covers_that_tool_of_that_server() {
        let mut approvals = SessionApprovals::default();
        approvals.approve_tool("s", "t");
        let decide = |server, tool, approval| {
            let request = McpCallRequest { server, tool, approval, effect: Any };
            decide_mcp_call(&AskForApproval::OnRequest, &approvals, request)
        };
        assert_eq!(decide("s", "t", Auto), Call);
        assert_eq!(decide("s", "other", Auto), Ask);
        assert_eq!(decide("other", "t", Auto), Ask);
        // Who wants to be asked each time is asked each time.
        assert_eq!(decide("s", "t", Prompt), Ask);
        assert_eq!(decide("s", "t", Writes), Ask);
    }
}
