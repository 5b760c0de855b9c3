//! The flags of `turnhost exec` and of its subcommands.

use std::path::PathBuf;

use clap::Args;
use turnhost_protocol::{AskForApproval, SandboxMode};

use crate::config_flags::ConfigFlags;
use crate::paint::ColourChoice;
use crate::server::RemoteFlags;

/// The flags of `turnhost exec` and of its subcommands.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The model to use in place of the configured one.
    #[arg(long, short, global = true)]
    pub(super) model: Option<String>,
    /// The model provider to use in place of the configured one; `scripted` needs no network.
    #[arg(long, global = true)]
    pub(super) provider: Option<String>,
    /// Uses a local model: same as `--provider ollama`, or the provider of `--local-provider`.
    #[arg(long, global = true, conflicts_with = "provider")]
    pub(super) oss: bool,
    /// The provider of `--oss`.
    #[arg(long, global = true, value_name = "NAME", requires = "oss", default_value = "ollama", value_parser = ["ollama", "lmstudio", "llamacpp", "vllm"])]
    pub(super) local_provider: String,
    /// The sandbox of commands: `read-only`, `workspace-write` or `danger-full-access`.
    #[arg(long, short, global = true, value_name = "MODE", value_parser = sandbox_mode)]
    pub(super) sandbox: Option<SandboxMode>,
    /// The approval policy: `never` (default) or `on-request`. exec cannot ask, so it declines every request.
    #[arg(long, short, global = true, value_name = "POLICY", value_parser = approval_policy)]
    pub(super) ask_for_approval: Option<AskForApproval>,
    /// Lets commands write to the working directory: same as `--sandbox workspace-write`.
    #[arg(long, global = true, conflicts_with = "sandbox")]
    pub(super) full_auto: bool,
    /// Lets a reviewing model decide approvals; commands may write to the working directory.
    #[arg(long, global = true, conflicts_with = "ask_for_approval")]
    pub(super) approve_for_me: bool,
    /// Runs commands without a sandbox. Use it only on machines that are sandboxed themselves.
    #[arg(long, global = true, visible_alias = "yolo", conflicts_with_all = ["sandbox", "full_auto"])]
    pub(super) dangerously_bypass_approvals_and_sandbox: bool,
    /// The working directory; by default the current one.
    #[arg(long, short = 'C', global = true, value_name = "DIR")]
    pub(super) cd: Option<PathBuf>,
    /// An additional directory that commands may write to. Can be repeated.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) add_dir: Vec<PathBuf>,
    /// Lets commands write outside a Git repository, where changes cannot be undone.
    #[arg(long, global = true)]
    pub(super) skip_git_repo_check: bool,
    /// Does not store the thread.
    #[arg(long, global = true)]
    pub(super) ephemeral: bool,
    /// A word that says why the thread exists, shown by `thread/list`.
    #[arg(long, global = true, value_name = "WORD")]
    pub(super) thread_source: Option<String>,
    /// The profile to use: a table `[profiles.NAME]` of `config.toml`, or the file `NAME.config.toml` beside
    /// it.
    #[arg(long, short, global = true, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// An image for the model. Can be repeated.
    #[arg(long, short, global = true, value_name = "FILE", value_delimiter = ',')]
    pub(super) image: Vec<PathBuf>,
    /// A JSON Schema for the last message.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) output_schema: Option<PathBuf>,
    /// Writes the last message of the model to this file.
    #[arg(long, short, global = true, value_name = "FILE")]
    pub(super) output_last_message: Option<PathBuf>,
    /// Prints events to stdout, one JSON object per line.
    #[arg(long, global = true, visible_alias = "experimental-json", overrides_with = "json")]
    pub(super) json: bool,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) color: ColourChoice,
    #[command(flatten)]
    pub(super) config: ConfigFlags,
    #[command(flatten)]
    pub(super) remote: RemoteFlags,
}

impl Options {
    /// Returns the provider that the flags choose.
    pub(super) fn provider(&self) -> Option<String> {
        if self.oss { Some(self.local_provider.clone()) } else { self.provider.clone() }
    }
}

fn sandbox_mode(word: &str) -> Result<SandboxMode, String> {
    serde_json::from_value(word.into())
        .map_err(|_| "expected `read-only`, `workspace-write` or `danger-full-access`".to_owned())
}

fn approval_policy(word: &str) -> Result<AskForApproval, String> {
    match word {
        "never" => Ok(AskForApproval::Never),
        "on-request" => Ok(AskForApproval::OnRequest),
        _ => Err("expected `never` or `on-request`".to_owned()),
    }
}
