//! Asks the relay to wake people when a turn ends or an approval waits.
//!
//! It is a client of the server like any other, which receives what every connection receives. The relay
//! learns that the user is needed, and neither why nor of which thread.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use tokio::sync::Notify;
use tokio::time::sleep;

use crate::RemoteControlError;
use crate::attach::Attached;
use crate::attention::Attention;
use crate::shared::Shared;
use crate::worker::{enrolled, fresh_token};

/// A relay is asked once a second at most; it spaces what it sends by more.
const SPACING: Duration = Duration::from_secs(1);

/// Watches until the task is dropped, or the server ends the connection.
pub(crate) async fn watch(shared: Arc<Shared>) {
    let wanted = Notify::new();
    // The relay may take its time to answer, and the server must not wait for that.
    tokio::select! {
        () = listen(&shared, &wanted) => {}
        () = ask(&shared, &wanted) => {}
    }
}

async fn listen(shared: &Shared, wanted: &Notify) {
    let Attached { to_server, mut from_server } = shared.streams.attach();
    let info = json!({ "name": "turnhost-wake", "version": env!("CARGO_PKG_VERSION") });
    let hello = [
        json!({ "id": 0, "method": "initialize", "params": { "clientInfo": info } }),
        json!({ "method": "initialized" }),
    ];
    for message in hello {
        if to_server.send(Bytes::from(message.to_string())).await.is_err() {
            return;
        }
    }
    let mut attention = Attention::default();
    while let Some(message) = from_server.recv().await {
        if attention.take(&message) {
            wanted.notify_one();
        }
    }
}

async fn ask(shared: &Arc<Shared>, wanted: &Notify) {
    loop {
        wanted.notified().await;
        match wake(shared).await {
            Ok(()) => {}
            Err(err) if err.status() == Some(404) => {
                tracing::debug!("the relay wakes nobody");
                return std::future::pending().await;
            }
            // The user sees it with the next look.
            Err(err) => tracing::debug!(%err, "the relay was not asked to wake anybody"),
        }
        sleep(SPACING).await;
    }
}

async fn wake(shared: &Arc<Shared>) -> Result<(), RemoteControlError> {
    let (api, token) = {
        let mut session = shared.session.lock().await;
        let (api, _) = enrolled(shared, &mut session).await?;
        let token = fresh_token(shared, &api, &mut session).await?;
        (api, token)
    };
    api.wake(&token).await
}
