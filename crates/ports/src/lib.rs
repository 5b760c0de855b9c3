//! Every trait through which the server reaches the outside, with the records they pass.
//!
//! A port says what is needed and in which order it may be asked for; it does not say
//! who provides it. The crates of floor 4 implement one each, and know neither each other
//! nor who calls them. No runtime, no files, no clock: a port is a trait on plain futures
//! and polls, so that a test can implement it with a `VecDeque`.
//!
//! | port | reaches |
//! | --- | --- |
//! | [`StorePort`] | threads, turns and items on disk |
//! | [`FilingPort`] | sections, projects and attachments on disk |
//! | [`SearchPort`] | the search of messages on disk |
//! | [`ModelPort`] | model providers |
//! | [`CommandPort`] | processes in a sandbox |
//! | [`FilePort`] | files of a workspace, for the agent |
//! | [`FsPort`] | the machine's files, for clients |
//! | [`AccountPort`] | the login for model providers |
//! | [`RemoteControlPort`] | the relay through which clients far away come |
//! | [`ConfigPort`] | the configuration and the user's rules |
//! | [`McpPort`] | MCP servers |
//! | [`ExtensionPort`] | skills and hooks |
//! | [`PluginPort`] | plugins and marketplaces |
//! | [`ImportPort`] | files of other agents |
//!
//! [`Ports`] bundles one of each with the clock.

#![forbid(unsafe_code)]

mod account;
mod command;
mod config;
mod dump;
mod extensions;
mod files;
mod filing;
mod fs;
mod mcp;
mod model;
mod remote_control;
mod search;
mod store;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use turnhost_base::World;

pub use account::{
    AccountChoice, AccountFailure, AccountPort, AwsEnvironmentKey, AwsFailure, AwsPort, AwsProfile,
    ExternalTokens, Login, TokenRenewal,
};
pub use command::{
    Command, CommandControl, CommandError, CommandEvent, CommandEvents, CommandPort, Exit, Granted,
    HostAnswer, NetworkRoute, OutputEnd, OutputStream, RunningCommand, Stdin, Streams,
    TerminalSize, WantedHost,
};
pub use config::{
    CommandDefaults, CommandSandbox, ConfigFailure, ConfigPort, ConfigWrite, ConfigWriteFailure,
    NewThreadSettings, PluginChoice, UnknownProvider,
};
pub use dump::ThreadDump;
pub use extensions::{
    BlockKind, Exchange, ExtensionError, ExtensionFuture, ExtensionPort, ExtensionSettings,
    ForeignSession, ForeignThread, Hook, HookBlock, HookCall, HookMatcher, HookOutcome, HookRuns,
    ImportPort, ManagedHooks, Notice, OtherHooks, PluginLists, PluginPort, PluginServer,
    ProjectFolders, Recall, Skill, SkillOffer, SkillPermissions, Trust, TurnExtensions,
};
pub use files::{FileChange, FileContent, FileLookup, FilePort, FilesError, Instructions, summary};
pub use filing::{
    AttachOutcome, AttachmentRecord, CreateOutcome, DetachOutcome, FieldChange, FileOutcome,
    FilingPort, MetadataChange, MetadataOutcome, MoveOutcome, OwnerQuery, ProjectChange,
    ProjectQuery, ProjectRecord, ProjectSort, UpdateOutcome,
};
pub use fs::{FileSearch, FsError, FsFuture, FsPort, FsWatch, Matches, SearchRoot};
pub use mcp::{
    McpAnswer, McpApproval, McpCall, McpCallResult, McpElicitation, McpError, McpEvent, McpEvents,
    McpLogin, McpLoginRequest, McpOffer, McpPort, McpResources, McpServer, McpServers, McpSession,
    McpStartup, McpTool, McpTransport, NoMcp, OAuthClient, PLUGIN_ENVIRONMENT, Registration,
};
pub use model::{
    FailedAt, HistoryItem, ListedModel, ModelError, ModelEvent, ModelPort, ModelRequest,
    ModelStream, ModelTraits, Retry, StreamedItem, ToolSpec, Usage,
};
pub use remote_control::{
    ClientOrder, ClientQuery, PairedClient, PairedClients, PairingCode, PairingCodes, PairingKinds,
    Preference, RemoteControlFailure, RemoteControlFuture, RemoteControlPort, RemoteControlState,
    RemoteControlStatus, RemoteControlTrouble,
};
pub use search::{Hit, Occurrence, OccurrenceQuery, SearchPort, SearchQuery, SearchWatch};
pub use store::{
    Append, AttachedThreads, Direction, DocumentKind, FiledIn, FiledSection, Filing, ForkOutcome,
    ForkPoint, GitRecord, ItemRecord, ListQuery, Page, PageQuery, PageStart, SectionRecord,
    SilentThreads, SortKey, StoreError, StoreFuture, StorePort, ThreadRecord, TimelineEvent,
    TurnRecord, TurnState,
};

pub use turnhost_thread::{EnvironmentPolicy, Inherit};

/// A boxed future that can be sent between threads; what object-safe ports return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The outside, as far as the server uses it.
#[derive(Clone)]
pub struct Ports {
    /// The clock and fresh ids.
    pub world: Arc<dyn World>,
    /// Storage.
    pub store: Arc<dyn StorePort>,
    /// The filing of clients about threads.
    pub filing: Arc<dyn FilingPort>,
    /// The search of messages.
    pub search: Arc<dyn SearchPort>,
    /// Model providers.
    pub models: Arc<dyn ModelPort>,
    /// Commands.
    pub commands: Arc<dyn CommandPort>,
    /// Files, for the agent.
    pub files: Arc<dyn FilePort>,
    /// Files, for clients.
    pub fs: Arc<dyn FsPort>,
    /// The login for model providers.
    pub accounts: Arc<dyn AccountPort>,
    /// The user's AWS credentials.
    pub aws: Arc<dyn AwsPort>,
    /// Configuration.
    pub config: Arc<dyn ConfigPort>,
    /// Remote control.
    pub remote_control: Arc<dyn RemoteControlPort>,
    /// MCP servers.
    pub mcp: Arc<dyn McpPort>,
    /// Skills and hooks.
    pub extensions: Arc<dyn ExtensionPort>,
    /// Plugins and marketplaces.
    pub plugins: Arc<dyn PluginPort>,
    /// Files of other agents.
    pub imports: Arc<dyn ImportPort>,
}
