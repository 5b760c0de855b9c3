//! `fs/watch`: reports changes of a path until `fs/unwatch` or the end of the connection.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{FsPort, FsWatch};
use turnhost_protocol::{
    FsChangedNotification, FsWatchParams, FsWatchResponse, ServerNotification, method,
};
use turnhost_task::Tasks;
use turnhost_threads::Envelope;

use crate::connection::watches::Watches;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::FsWatch {
    type Needs = (Arc<dyn FsPort>, Arc<dyn World>, Tasks);

    async fn call(
        (fs, world, tasks): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: FsWatchParams,
    ) -> Result<Reply<FsWatchResponse>, CallError> {
        let FsWatchParams { path, watch_id } = params;
        let (watches, tasks) = (owned.get::<Watches>(), tasks.child());
        let entered = watches.enter(&watch_id, &tasks);
        entered.map_err(|refused| CallError::Refused(refused.text(&watch_id)))?;
        let watch = fs.watch(path.clone()).await.inspect_err(|_| watches.remove(&watch_id))?;
        let reports = report(watch, watch_id, caller.clone(), world);
        Ok(Reply::from(FsWatchResponse { path }).then(move || tasks.spawn(reports)))
    }
}

/// Reports changes for as long as it is polled. A client that reads slowly gets fewer and
/// larger reports.
async fn report(
    mut watch: Box<dyn FsWatch>,
    watch_id: String,
    caller: Caller,
    world: Arc<dyn World>,
) {
    loop {
        let changed_paths = watch.changes().await;
        let changed = FsChangedNotification { changed_paths, watch_id: watch_id.clone() };
        let changed = ServerNotification::FsChanged(changed);
        caller.send(&Envelope::notification(changed, world.now().0));
        caller.taken_but(0).await;
    }
}
