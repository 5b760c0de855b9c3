//! Reports to the relay who approved something, for its log.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use crate::RemoteControlError;
use crate::shared::Shared;
use crate::worker::{enrolled, fresh_token};

/// The wait before the report is sent again to a relay that did not answer.
const AGAIN: Duration = Duration::from_secs(5);

/// Reports until the task is dropped, or the relay refuses as it has no such log.
pub(crate) async fn run(shared: Arc<Shared>) {
    loop {
        let client = shared.streams.approved().await;
        loop {
            match report(&shared, &client).await {
                Ok(()) => break,
                // A relay of another kind, or a client that was revoked since.
                Err(err) if err.status().is_some() => {
                    tracing::debug!(%err, "the relay did not take note of an approval");
                    break;
                }
                Err(err) => tracing::debug!(%err, "the relay does not know of an approval yet"),
            }
            sleep(AGAIN).await;
        }
    }
}

async fn report(shared: &Arc<Shared>, client: &str) -> Result<(), RemoteControlError> {
    let (api, token) = {
        let mut session = shared.session.lock().await;
        let (api, _) = enrolled(shared, &mut session).await?;
        let token = fresh_token(shared, &api, &mut session).await?;
        (api, token)
    };
    api.approved(&token, client).await
}
