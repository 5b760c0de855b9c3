//! `project/import`: a new project with threads that exist already.

use std::collections::BTreeSet;
use std::sync::Arc;

use turnhost_base::{ThreadId, World};
use turnhost_ports::FilingPort;
use turnhost_protocol::{ProjectImportParams, ProjectImportResponse, method};

use super::create::{Wanted, create};
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// 10,000 threads: a few megabytes of ids, which take the store some tens of milliseconds.
const MAX_THREADS: usize = 10_000;

impl OnServer for method::ProjectImport {
    type Needs = (Arc<dyn FilingPort>, Arc<dyn World>, Arc<Connections>);

    /// All threads are filed, or nothing is created.
    async fn call(
        needs: Self::Needs,
        _: &Caller,
        params: ProjectImportParams,
    ) -> Result<Reply<ProjectImportResponse>, CallError> {
        let ProjectImportParams { idempotency_key, name, roots, metadata, threads } = params;
        let threads = threads.unwrap_or_default();
        if threads.len() > MAX_THREADS {
            let text = format!("threads accepts at most {MAX_THREADS} entries");
            return Err(CallError::BadValue(text));
        }
        refuse_repeated(&threads)?;
        let read = |id: &String| {
            id.parse().map_err(|_| CallError::BadValue(format!("thread not found: {id}")))
        };
        let threads: Vec<ThreadId> = threads.iter().map(read).collect::<Result<_, _>>()?;
        let wanted = Wanted { key: idempotency_key, name, roots, metadata };
        Ok(ProjectImportResponse { project: create(needs, wanted, threads).await? }.into())
    }
}

/// Refuses a thread that is named twice.
fn refuse_repeated(threads: &[String]) -> Result<(), CallError> {
    let mut seen = BTreeSet::new();
    match threads.iter().find(|id| !seen.insert(*id)) {
        Some(id) => Err(CallError::BadValue(format!("duplicate thread id: {id}"))),
        None => Ok(()),
    }
}
