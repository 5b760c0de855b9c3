//! Settings of a thread's turns until they are changed.

use serde::{Deserialize, Serialize};
use turnhost_base::{AbsPath, ThreadId};
use turnhost_protocol::{
    self as wire, ApprovalsReviewer, AskForApproval, DynamicToolSpec, ModeKind, Personality,
    ReasoningEffort, ReasoningSummary, SandboxPolicy, ThreadMemoryMode, Verbosity,
};

use crate::{EnvironmentPolicy, Workspace};

/// Settings of a thread. Stored with it, so that they hold again after a restart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TurnSettings {
    /// Working directory of its commands.
    pub cwd: AbsPath,
    /// The model's name as its provider knows it.
    pub model: String,
    /// The provider's id.
    pub model_provider: String,
    /// When to ask before acting.
    pub approval_policy: AskForApproval,
    /// The reviewer of approvals.
    #[serde(default)]
    pub approvals_reviewer: ApprovalsReviewer,
    /// The sandbox policy of commands.
    pub sandbox_policy: SandboxPolicy,
    /// The permission profile that `sandbox_policy` is of, if the client chose one by name.
    #[serde(default)]
    pub permission_profile: Option<String>,
    /// The profile that `permission_profile` builds on.
    #[serde(default)]
    pub permission_profile_extends: Option<String>,
    /// Effort of a reasoning model.
    pub effort: Option<ReasoningEffort>,
    /// Form of its reasoning summaries.
    pub summary: Option<ReasoningSummary>,
    /// Verbosity of answers.
    pub verbosity: Option<Verbosity>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// The account of the server's whose login the provider gets; the one without a name if unset.
    #[serde(default)]
    pub account: Option<String>,
    /// The tone of answers.
    pub personality: Option<Personality>,
    /// Instructions in place of the built-in ones.
    pub base_instructions: Option<String>,
    /// Instructions of the client on top of the built-in ones.
    pub developer_instructions: Option<String>,
    /// The way in which the model works with the user.
    #[serde(default)]
    pub mode: ModeKind,
    /// Instructions of that mode, once a client has chosen one.
    #[serde(default)]
    pub mode_instructions: Option<String>,
    /// Variables that its commands get of the server's own environment.
    #[serde(default)]
    pub environment: EnvironmentPolicy,
    /// Tokens that the model's context holds, as far as a client should count on it.
    pub context_window: i64,
    /// Tokens of a history at which it is shortened, if the configuration says; else a share of
    /// the context window.
    #[serde(default)]
    pub compact_limit: Option<i64>,
    /// The request by which histories are shortened, in place of the built-in one.
    #[serde(default)]
    pub compact_prompt: Option<String>,
    /// Tokens of a command's output that the model is shown at most, if limited.
    pub output_token_limit: Option<u64>,
    /// Tools that the client brought when it started the thread.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub client_tools: Vec<DynamicToolSpec>,
    /// Responses in a row that may make the same tool calls before the turn is stopped; 0 is no limit.
    #[serde(default)]
    pub max_repeated_calls: u32,
    /// The fate of commands that a turn waits for when it is interrupted.
    #[serde(default)]
    pub interrupt_commands: InterruptedCommands,
    /// Offers the model tools that read files, list directories and search them, or does not; if
    /// unset, small models get them.
    #[serde(default)]
    pub file_tools: Option<bool>,
    /// The family of the model; from its name if unset.
    #[serde(default)]
    pub model_family: Option<ModelFamily>,
    /// The web search of a provider that has one; from its own index if unset.
    #[serde(default)]
    pub web_search: Option<wire::WebSearchMode>,
    /// Offers the model a tool that asks the user for permissions.
    #[serde(default)]
    pub request_permissions_tool: bool,
    /// Lets the model ask for permissions together with a command.
    #[serde(default)]
    pub exec_permission_approvals: bool,
    /// Leads sandboxed commands to the network through a proxy that asks for each host.
    #[serde(default)]
    pub network_proxy: bool,
    /// The model that reviews changes, if it is another one.
    #[serde(default)]
    pub review_model: Option<String>,
    /// Bounds of the agents that its model may start.
    #[serde(default)]
    pub sub_agents: SubAgentLimits,
    /// Parts of the tools and of the context that the model does without.
    #[serde(default, skip_serializing_if = "Withheld::is_nothing")]
    pub withheld: Withheld,
    /// The place among the agents of a thread that a model started; it does not change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentIdentity>,
    /// Says if later threads may learn from this one, once a client has said so.
    #[serde(default)]
    pub memory_mode: Option<ThreadMemoryMode>,
    /// Seconds that the thread stays loaded without subscribers and activity.
    pub unload_delay_secs: u64,
    /// Lets the model name the thread after its first turn, unless it has a name.
    #[serde(default)]
    pub generate_name: bool,
    /// The places that the client named beside the working directory.
    #[serde(default)]
    pub workspace: Workspace,
    /// The form of its history, as the client named it. It shows in answers and nowhere else.
    #[serde(default)]
    pub history_mode: Option<wire::ThreadHistoryMode>,
    /// Ids of plugins whose skills, hooks and MCP servers the thread does without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disabled_plugins: Vec<String>,
    /// Directories whose skills and MCP servers the thread has beside those of its user and project.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capability_roots: Vec<CapabilityRoot>,
    /// The number of the last time that turns were taken back: clients know the thread's file by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverted: Option<String>,
}

/// A directory on the server's machine that a client chose for a thread: a plugin, or one with skills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapabilityRoot {
    /// The client's name for it, which stands for the id of a plugin.
    pub id: String,
    /// The directory.
    pub path: AbsPath,
}

/// The fate of commands that a turn waits for when it is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InterruptedCommands {
    /// They continue as background terminals.
    #[default]
    Keep,
    /// They are ended, with all that they started.
    Kill,
}

/// The family of a model: training that calls for other instructions or tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelFamily {
    /// Trained on patches as text of a grammar, and on plans.
    Trained,
    /// Calls functions well, and needs the patch format explained.
    General,
    /// Small, as models that run on a laptop: it gets short instructions, and tools for files
    /// beside the shell.
    Small,
}

/// Returns the tokens of a context that clients should count on: 95 %. The rest is room for what the
/// server adds.
pub fn usable_context(tokens: i64) -> i64 {
    tokens / 100 * 95 + tokens % 100 * 95 / 100
}

/// Parts of the tools and of the context that the configuration withholds from the model; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Withheld {
    /// The tools that run commands.
    pub shell: bool,
    /// Login shells: commands run in plain ones, and a call that asks for one is refused.
    pub login_shells: bool,
    /// The tools that read and set the thread's goal.
    pub goals: bool,
    /// The instructions about sandbox and approvals.
    pub permissions_instructions: bool,
    /// The message about directory, shell, date and writable places.
    pub environment_context: bool,
}

impl Withheld {
    /// Returns whether the model does without nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Bounds of the agents that a thread's model may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubAgentLimits {
    /// Agents of one tree that live at a time, those that are done and not closed included; 0
    /// offers the model no agents.
    pub max_agents: u32,
    /// Generations below the thread that a user talks to.
    pub max_depth: u32,
}

impl SubAgentLimits {
    /// 6 agents: what a person can follow, and what most providers' rate limits let run side by
    /// side. The reference has the same.
    pub const DEFAULT_AGENTS: u32 = 6;
    /// 1 generation: agents have no agents, as in the reference.
    pub const DEFAULT_DEPTH: u32 = 1;
    /// 64 agents: each holds its history in memory.
    pub const MOST_AGENTS: u32 = 64;
    /// 8 generations.
    pub const MOST_DEPTH: u32 = 8;
}

impl Default for SubAgentLimits {
    fn default() -> Self {
        Self { max_agents: Self::DEFAULT_AGENTS, max_depth: Self::DEFAULT_DEPTH }
    }
}

/// The place of a thread that another thread's model started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentIdentity {
    /// Generations from the thread that a user talks to; at least 1.
    pub depth: u32,
    /// Its name for people.
    pub nickname: String,
    /// The thread that a user talks to; unknown of agents of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<ThreadId>,
}

impl TurnSettings {
    /// Returns settings that say no more than where a thread works and with which model: the user is
    /// asked before anything leaves a sandbox that writes nothing, and no limit is set. The context
    /// window is unknown, which is 0.
    pub fn new(cwd: AbsPath, model: impl Into<String>, model_provider: impl Into<String>) -> Self {
        Self {
            cwd,
            model: model.into(),
            model_provider: model_provider.into(),
            approval_policy: AskForApproval::OnRequest,
            approvals_reviewer: ApprovalsReviewer::User,
            sandbox_policy: SandboxPolicy::ReadOnly { network_access: false },
            permission_profile: None,
            permission_profile_extends: None,
            effort: None,
            summary: None,
            verbosity: None,
            service_tier: None,
            account: None,
            personality: None,
            base_instructions: None,
            developer_instructions: None,
            mode: ModeKind::Default,
            mode_instructions: None,
            environment: EnvironmentPolicy::default(),
            context_window: 0,
            compact_limit: None,
            compact_prompt: None,
            output_token_limit: None,
            client_tools: Vec::new(),
            max_repeated_calls: 0,
            interrupt_commands: InterruptedCommands::Keep,
            file_tools: None,
            model_family: None,
            web_search: None,
            request_permissions_tool: false,
            exec_permission_approvals: false,
            network_proxy: false,
            review_model: None,
            sub_agents: SubAgentLimits::default(),
            withheld: Withheld::default(),
            agent: None,
            memory_mode: None,
            generate_name: false,
            workspace: Workspace::default(),
            history_mode: None,
            disabled_plugins: Vec::new(),
            capability_roots: Vec::new(),
            reverted: None,
            unload_delay_secs: 0,
        }
    }

    /// Returns the same in its wire form.
    pub fn to_wire(&self) -> wire::ThreadSettings {
        wire::ThreadSettings {
            approval_policy: self.approval_policy.clone(),
            approvals_reviewer: self.approvals_reviewer,
            collaboration_mode: self.collaboration_mode(),
            cwd: self.cwd.clone(),
            model: self.model.clone(),
            model_provider: self.model_provider.clone(),
            sandbox_policy: self.shown_sandbox(),
            active_permission_profile: self.active_permission_profile(),
            disabled_plugin_ids: self.disabled_plugins.clone(),
            effort: self.effort.clone(),
            environments: Some(self.environments()),
            multi_agent_mode: wire::MultiAgentMode::ExplicitRequestOnly,
            personality: self.personality,
            service_tier: self.service_tier.clone(),
            summary: self.summary,
        }
    }

    /// Returns the permissions as they are shown: the working directory is writable by itself and not listed.
    pub fn shown_sandbox(&self) -> SandboxPolicy {
        let mut policy = self.sandbox_policy.clone();
        if let SandboxPolicy::WorkspaceWrite { writable_roots, .. } = &mut policy {
            writable_roots.retain(|root| *root != self.cwd);
        }
        policy
    }

    /// Takes the sandbox of other settings, with the permission profile that it is of.
    pub fn take_sandbox(&mut self, other: &Self) {
        self.sandbox_policy.clone_from(&other.sandbox_policy);
        self.permission_profile.clone_from(&other.permission_profile);
        self.permission_profile_extends.clone_from(&other.permission_profile_extends);
    }

    /// Returns the generations between the thread and the one that a user talks to.
    pub fn depth(&self) -> u32 {
        self.agent.as_ref().map_or(0, |agent| agent.depth)
    }

    /// Returns whether its model may start agents.
    pub fn may_have_agents(&self) -> bool {
        self.sub_agents.max_agents > 0 && self.depth() < self.sub_agents.max_depth
    }

    /// Returns the permission profile in its wire form.
    pub fn active_permission_profile(&self) -> Option<wire::ActivePermissionProfile> {
        let id = self.permission_profile.clone()?;
        Some(wire::ActivePermissionProfile { id, extends: self.permission_profile_extends.clone() })
    }

    /// Returns the mode of working together that the settings amount to.
    pub fn collaboration_mode(&self) -> wire::CollaborationMode {
        wire::CollaborationMode {
            mode: self.mode,
            settings: wire::Settings {
                model: self.model.clone(),
                developer_instructions: self.mode_instructions.clone(),
                reasoning_effort: self.effort.clone(),
            },
        }
    }

    /// Returns the environments of the thread's commands.
    pub fn environments(&self) -> Vec<wire::ThreadEnvironment> {
        self.workspace.environments(&self.cwd)
    }
}
