//! The needs that handlers declare, taken from the server by type.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{
    AccountPort, AwsPort, CommandPort, ConfigPort, ExtensionPort, FilePort, FilingPort, FsPort,
    ImportPort, McpPort, ModelPort, PluginPort, RemoteControlPort, SearchPort, StorePort,
};
use turnhost_protocol::Turn;
use turnhost_task::Tasks;
use turnhost_threads::{LoadedThread, Read, ServerIdentity, Threads};

use crate::environments::Environments;
use crate::fanout::connections::Connections;
use crate::features::Features;
use crate::services::Services;
use crate::shutdown::GracefulShutdown;

/// A part of the server that a handler can ask for. Tuples of parts are parts too.
pub(crate) trait Part: Send + 'static {
    fn of(services: &Services) -> Self;
}

/// Needs of a handler `at thread`: parts of the server, and histories, which are read
/// outside the actor before the handler runs. Tuples work too.
pub(crate) trait ThreadNeed: Send + 'static {
    /// Lists the histories to read from the store first.
    const READ: Read = Read::Nothing;

    fn of(services: &Services, thread: &mut LoadedThread<'_>) -> Self;
}

macro_rules! parts {
    ($($part:ty = $take:expr;)*) => {$(
        impl Part for $part {
            fn of(services: &Services) -> Self {
                let take: fn(&Services) -> $part = $take;
                take(services)
            }
        }

        impl ThreadNeed for $part {
            fn of(services: &Services, _: &mut LoadedThread<'_>) -> Self {
                Part::of(services)
            }
        }
    )*};
}

parts! {
    () = |_| ();
    Arc<ServerIdentity> = |services| Arc::clone(&services.identity);
    Arc<dyn AccountPort> = |services| Arc::clone(&services.ports.accounts);
    Arc<dyn World> = |services| Arc::clone(&services.ports.world);
    Arc<dyn StorePort> = |services| Arc::clone(&services.ports.store);
    Arc<dyn SearchPort> = |services| Arc::clone(&services.ports.search);
    Arc<dyn FilingPort> = |services| Arc::clone(&services.ports.filing);
    Arc<dyn ConfigPort> = |services| Arc::clone(&services.ports.config);
    Arc<dyn ModelPort> = |services| Arc::clone(&services.ports.models);
    Arc<dyn FilePort> = |services| Arc::clone(&services.ports.files);
    Arc<dyn FsPort> = |services| Arc::clone(&services.ports.fs);
    Arc<dyn CommandPort> = |services| Arc::clone(&services.ports.commands);
    Arc<dyn AwsPort> = |services| Arc::clone(&services.ports.aws);
    Arc<dyn McpPort> = |services| Arc::clone(&services.ports.mcp);
    Arc<dyn ExtensionPort> = |services| Arc::clone(&services.ports.extensions);
    Arc<dyn PluginPort> = |services| Arc::clone(&services.ports.plugins);
    Arc<dyn ImportPort> = |services| Arc::clone(&services.ports.imports);
    Arc<Environments> = |services| Arc::clone(&services.environments);
    Arc<Features> = |services| Arc::clone(&services.features);
    Arc<dyn RemoteControlPort> = |services| Arc::clone(&services.ports.remote_control);
    Arc<Connections> = |services| Arc::clone(&services.connections);
    Arc<GracefulShutdown> = |services| Arc::clone(&services.shutdown);
    Tasks = |services| services.tasks.clone();
    Threads = |services| services.threads.clone();
}

/// The need of handlers that hand events to the agent: it has to know what the model was sent.
pub(crate) struct ModelHistory;

impl ThreadNeed for ModelHistory {
    const READ: Read = Read::ModelHistory;

    fn of(_: &Services, _: &mut LoadedThread<'_>) -> Self {
        Self
    }
}

/// All turns of the thread with their items, as they are when the handler runs.
pub(crate) struct Turns(pub(crate) Vec<Turn>);

impl ThreadNeed for Turns {
    const READ: Read = Read::Turns;

    fn of(_: &Services, thread: &mut LoadedThread<'_>) -> Self {
        Self(thread.take_turns())
    }
}

/// The same, for handlers that take turns away: the thread then knows the token counts of those that stay.
pub(crate) struct CountedTurns(pub(crate) Vec<Turn>);

impl ThreadNeed for CountedTurns {
    const READ: Read = Read::CountedTurns;

    fn of(_: &Services, thread: &mut LoadedThread<'_>) -> Self {
        Self(thread.take_turns())
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)*) => {$(
        impl<$($name: Part),+> Part for ($($name,)+) {
            fn of(services: &Services) -> Self {
                ($($name::of(services),)+)
            }
        }

        impl<$($name: ThreadNeed),+> ThreadNeed for ($($name,)+) {
            const READ: Read = first(&[$($name::READ),+]);

            fn of(services: &Services, thread: &mut LoadedThread<'_>) -> Self {
                ($($name::of(services, thread),)+)
            }
        }
    )*};
}

tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
}

/// Returns the one thing that is to be read; asking for two does not compile.
const fn first(reads: &[Read]) -> Read {
    let (mut found, mut at) = (Read::Nothing, 0);
    while at < reads.len() {
        if !matches!(reads[at], Read::Nothing) {
            assert!(matches!(found, Read::Nothing), "a handler can ask for one history only");
            found = reads[at];
        }
        at += 1;
    }
    found
}
