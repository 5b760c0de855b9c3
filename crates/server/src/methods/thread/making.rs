//! The making of threads: what `thread/start` and a resume from a client's own history share.

use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::{
    ConfigPort, FilePort, HistoryItem, Instructions, McpPort, McpServer, NewThreadSettings,
    PluginChoice,
};
use turnhost_protocol::{
    ConfigWarningNotification, DynamicToolSpec, ServerNotification, Thread as WireThread,
    ThreadHistoryMode, WarningNotification,
};
use turnhost_thread::{
    CapabilityRoot, OwnConfig, Persistence, Thread, ThreadOrigin, ThreadOverrides, TurnSettings,
};
use turnhost_threads::{McpUse, NewThread, RawEvents, ServerIdentity, Threads};

use crate::fanout::connections::Connections;
use crate::features::Features;
use crate::request::errors::CallError;
use crate::request::handler::Caller;

/// The parts of the server that say what a thread is made of.
type Setup = (Arc<dyn ConfigPort>, Arc<dyn McpPort>, Arc<dyn FilePort>, Arc<Features>);

/// The parts that a thread is made with.
pub(super) type Makers = (Threads, Setup, Arc<dyn World>, Arc<ServerIdentity>, Arc<Connections>);

/// A thread that is to be made.
pub(super) struct Wanted {
    pub(super) labels: Labels,
    pub(super) persistence: Persistence,
    pub(super) overrides: ThreadOverrides,
    pub(super) client_tools: Vec<DynamicToolSpec>,
    pub(super) capability_roots: Vec<CapabilityRoot>,
    pub(super) history_mode: Option<ThreadHistoryMode>,
    pub(super) raw_events: RawEvents,
    /// The history that the model is taken to have.
    pub(super) history: Option<Vec<HistoryItem>>,
}

/// Facts that are filed with the thread.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) project: Option<String>,
    pub(super) thread_source: Option<String>,
    pub(super) daybreak: Option<bool>,
}

/// A thread that was made.
pub(super) struct Made {
    pub(super) thread: WireThread,
    pub(super) settings: TurnSettings,
    pub(super) instructions: Arc<Instructions>,
}

/// Makes a thread with the settings that its client and the configuration say, and subscribes the caller.
pub(super) async fn make(
    (threads, (config, mcp, files, features), world, identity, connections): &Makers,
    caller: &Caller,
    wanted: Wanted,
    settings: NewThreadSettings,
) -> Result<Made, CallError> {
    let Wanted {
        labels,
        persistence,
        overrides,
        client_tools,
        capability_roots,
        history_mode,
        raw_events,
        history,
    } = wanted;
    let Labels { project, thread_source, daybreak } = labels;
    let NewThreadSettings { settings, warnings, mcp_servers } = settings;
    let mut settings = TurnSettings { client_tools, history_mode, capability_roots, ..settings };
    features.apply(&mut settings);
    let mcp = if settings.capability_roots.is_empty() {
        use_mcp(&**mcp, mcp_servers, overrides.config).await?
    } else {
        start_mcp(&**config, &**mcp, &settings, overrides.config).await?
    };
    let instructions = Arc::new(files.instructions(settings.cwd.clone()).await);
    let origin = ThreadOrigin {
        id: world.thread_id(),
        created_at: world.now(),
        originator: caller.name(),
        source: caller.source(),
        server_version: identity.version.clone(),
        forked_from: None,
        parent: None,
        thread_source,
        project,
        daybreak,
        persistence,
    };
    warn(&warnings, origin.id, caller, connections);
    let thread = Thread::new(origin, settings.clone())?;
    let instructions_of_new = Arc::clone(&instructions);
    let new = NewThread { thread, instructions: instructions_of_new, history, mcp, raw_events };
    let thread = threads.start(new, &caller.subscriber()).thread(identity);
    Ok(Made { thread, settings, instructions })
}

/// Warns the caller of settings without effect, as a fault of the configuration and as one of the
/// thread.
fn warn(
    warnings: &[ConfigWarningNotification],
    thread: ThreadId,
    caller: &Caller,
    connections: &Connections,
) {
    for warning in warnings {
        let of_thread =
            WarningNotification { message: warning.summary.clone(), thread_id: Some(thread) };
        let warning = ServerNotification::ConfigWarning(warning.clone());
        caller.send(&connections.notification(warning));
        caller.send(&connections.notification(ServerNotification::Warning(of_thread)));
    }
}

/// Begins to use the MCP servers of a thread with these settings, and waits for those that it requires.
pub(super) async fn start_mcp(
    config: &dyn ConfigPort,
    mcp: &dyn McpPort,
    settings: &TurnSettings,
    own: OwnConfig,
) -> Result<McpUse, CallError> {
    let servers = config.mcp_servers(Some(&settings.cwd), &own, PluginChoice::of(settings))?;
    use_mcp(mcp, servers, own).await
}

/// Begins to use these MCP servers, and waits for those that the thread requires.
async fn use_mcp(
    mcp: &dyn McpPort,
    servers: Vec<McpServer>,
    own: OwnConfig,
) -> Result<McpUse, CallError> {
    let session = mcp.open(servers);
    session.servers.required().await?;
    Ok(McpUse { session, own })
}
