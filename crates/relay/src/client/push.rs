//! Subscriptions of clients to wake-ups.

use serde::Deserialize;
use serde_json::json;

use crate::caller::client;
use crate::database::pushes;
use crate::error::Refusal;
use crate::http::{self, Request, Response, body, no_content};
use crate::push;
use crate::relay::Relay;

/// A subscription, as browsers write it (Push API, `PushSubscription.toJSON`).
#[derive(Deserialize)]
struct SubscriptionBody {
    endpoint: String,
    keys: KeysBody,
}

#[derive(Deserialize)]
struct KeysBody {
    p256dh: String,
    auth: String,
}

/// Returns the key by which push services know the relay.
pub(super) async fn key(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    client(relay, request).await?;
    Ok(http::json(&json!({ "publicKey": relay.0.vapid.public_key() })))
}

/// Stores the client's subscription.
pub(super) async fn subscribe(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let id = client(relay, &request).await?.id;
    let SubscriptionBody { endpoint, keys } = body(request).await?;
    let subscription = push::subscription(relay, &endpoint, &keys.p256dh, &keys.auth)?;
    relay.0.database.call(move |db| pushes::subscribe(db, &id, &subscription)).await?;
    Ok(no_content())
}

/// Forgets the client's subscription.
pub(super) async fn unsubscribe(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    let id = client(relay, request).await?.id;
    relay.0.database.call(move |db| pushes::unsubscribe(db, &id)).await?;
    Ok(no_content())
}
