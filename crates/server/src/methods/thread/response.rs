//! The answer of the methods that load a thread and subscribe to it: start, resume, fork.

use turnhost_ports::Instructions;
use turnhost_protocol::{DeprecationNoticeNotification, ServerNotification};

/// Builds a response from the thread, its settings and its instruction files. The responses
/// differ in a few members of their own, which follow.
macro_rules! thread_response {
    ($response:ident { $thread:expr, $settings:expr, $instructions:expr $(, $member:ident: $value:expr)* $(,)? }) => {{
        let settings: &turnhost_thread::TurnSettings = $settings;
        $response {
            approval_policy: settings.approval_policy.clone(),
            approvals_reviewer: settings.approvals_reviewer,
            runtime_workspace_roots: settings.workspace.shown_roots(&settings.cwd),
            cwd: settings.cwd.clone(),
            model: settings.model.clone(),
            model_provider: settings.model_provider.clone(),
            sandbox: settings.shown_sandbox(),
            thread: $thread,
            active_permission_profile: settings.active_permission_profile(),
            disabled_plugin_ids: settings.disabled_plugins.clone(),
            instruction_sources: $crate::methods::thread::response::sources($instructions),
            multi_agent_mode: turnhost_protocol::MultiAgentMode::ExplicitRequestOnly,
            reasoning_effort: settings.effort.clone(),
            service_tier: settings.service_tier.clone(),
            $($member: $value,)*
        }
    }};
}
pub(super) use thread_response;

/// Returns the instruction files that were read.
pub(super) fn sources(instructions: &Instructions) -> Vec<String> {
    instructions.sources.iter().map(ToString::to_string).collect()
}

/// The deprecation notice about reading whole histories at once, which clients of the reference expect.
pub(super) fn full_history_notice(instead: &str) -> ServerNotification {
    ServerNotification::DeprecationNotice(DeprecationNoticeNotification {
        summary: format!(
            "Reading all turns of a thread at once is deprecated; ask with `{instead}` and page through them."
        ),
        details: None,
    })
}
