//! Work on the store of a home that its owner asks for, beside servers or without one.

pub use turnhost_rollout::{FindError, Sessions, Unpacker};
pub use turnhost_store::{
    Compacted, ExportReader, ExportWriter, Exported, ImportCount, Imported, Maintenance,
    MaintenanceError, Missing, OnProgress, Progress,
};

use std::sync::Arc;

use turnhost_http::HttpClient;
use turnhost_model::{Models, Provider, Providers};
use turnhost_ports::ConfigPort as _;
use turnhost_rollout::Rollout;
use turnhost_task::Tasks;
use turnhost_thread::{ThreadOverrides, TurnSettings};

use crate::context::ConfigSource;
use crate::models::ConfigVersion;
use crate::settings::HostConfig;
use crate::{HostError, HostOptions};

/// The model of a thread whose files name none, where none is configured either.
const UNKNOWN_MODEL: &str = "unknown";

/// The outcome of importing session files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionImport {
    /// Threads that were stored.
    pub new: u64,
    /// Threads that were there before and stay as they were.
    pub existing: u64,
    /// Threads without a message.
    pub unused: u64,
    /// Threads whose files could not be read.
    pub unreadable: u64,
    /// Lines and items that could not be read and were left out.
    pub skipped: u64,
}

/// A reason why a thread was not imported, or not whole.
#[derive(Debug)]
pub struct SessionFault(pub String);

/// Stores the threads of session files that are not stored yet. The files stay as they are.
///
/// Begun again after it was cut short, it continues where it stopped. Faults of single threads are
/// handed to `on_fault` and cost themselves.
///
/// # Errors
/// If the store cannot be written, or the configuration not be read.
pub fn import_sessions(
    options: &HostOptions,
    store: &mut Maintenance,
    sessions: &Sessions,
    on_progress: OnProgress<'_>,
    on_fault: &mut dyn FnMut(SessionFault),
) -> Result<SessionImport, HostError> {
    let config = host_config(options)?;
    let mut import = SessionImport::default();
    let threads = sessions.threads();
    let total = u64::try_from(threads.len()).unwrap_or(u64::MAX);
    for (done, id) in (1..).zip(threads) {
        match sessions.read(id) {
            Ok(session) if session.is_used() => {
                if let Some(base) = session.missing_base() {
                    let text = format!("thread {id} continues thread {base}, whose file is gone");
                    on_fault(SessionFault(text));
                }
                match import_one(&config, store, session, &mut import)? {
                    Imported::New => import.new += 1,
                    Imported::Existing => import.existing += 1,
                }
            }
            Ok(_) => import.unused += 1,
            Err(error) => {
                import.unreadable += 1;
                on_fault(SessionFault(error.to_string()));
            }
        }
        on_progress(Progress { step: "threads", done, total });
    }
    store.checkpoint()?;
    Ok(import)
}

fn import_one(
    config: &HostConfig,
    store: &mut Maintenance,
    session: Rollout,
    import: &mut SessionImport,
) -> Result<Imported, HostError> {
    let skipped = session.skipped();
    let base = base_settings(config, &session)?;
    let id = session.id();
    let dump = session.into_dump(base).map_err(|error| {
        turnhost_ports::StoreError::Failed(format!("settings of thread {id}: {error}"))
    })?;
    let imported = store.import(&dump)?;
    if imported == Imported::New {
        import.skipped += skipped;
    }
    Ok(imported)
}

/// No providers: an import asks no model.
struct NoProviders;

impl Providers for NoProviders {
    fn version(&self) -> u64 {
        0
    }

    fn get(&self, _: &str) -> Option<Provider> {
        None
    }
}

fn host_config(options: &HostOptions) -> Result<HostConfig, HostError> {
    let HostOptions { home, cwd, environment, .. } = options.clone();
    let source = ConfigSource { config: options.config(), home, cwd, environment };
    let loaded = source.config.load(Some(&source.cwd))?;
    let models = Arc::new(Models::of(Box::new(NoProviders), HttpClient::new(), Tasks::new()));
    Ok(HostConfig::new(&source, &loaded, ConfigVersion::default(), &models))
}

/// Returns the settings of a thread in the session's directory. Where that has a configuration
/// with a fault, or the thread's provider is gone, those of a thread elsewhere.
fn base_settings(config: &HostConfig, session: &Rollout) -> Result<TurnSettings, HostError> {
    let wanted = session.settings();
    let model = wanted.model.clone().unwrap_or_else(|| UNKNOWN_MODEL.to_owned());
    let there = ThreadOverrides {
        cwd: Some(wanted.cwd.to_string()),
        model: Some(model),
        ..ThreadOverrides::default()
    };
    let anywhere = ThreadOverrides { cwd: None, ..there.clone() };
    let found = config.settings(&there).or_else(|_| config.settings(&anywhere));
    found.map_err(|failure| HostError::Settings(failure.0))
}
