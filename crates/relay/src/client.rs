//! The leg of clients, as `README.md` specifies it, and what people do with their accounts.

mod account;
mod machines;
mod pair;
mod push;
mod socket;

use hyper::Method;

use crate::error::Refusal;
use crate::http::{Request, Response, decoded, ending};
use crate::relay::Relay;

/// Answers a request.
pub(crate) async fn answer(
    relay: &Relay,
    request: Request,
    path: &str,
) -> Result<Response, Refusal> {
    if relay.is_ending() {
        return Err(ending());
    }
    let path: Vec<_> = path.trim_start_matches('/').split('/').collect();
    match (request.http.method().clone(), path.as_slice()) {
        (Method::POST, ["v1", "pair"]) => pair::claim(relay, request).await,
        (Method::GET, ["v1", "machines"]) => machines::list(relay, &request).await,
        (Method::DELETE, ["v1", "machines", id]) => {
            machines::forget(relay, &request, &decoded(id)).await
        }
        (Method::GET, ["v1", "machines", id, "socket"]) => {
            socket::upgrade(relay, request, &decoded(id)).await
        }
        (Method::GET, ["v1", "push"]) => push::key(relay, &request).await,
        (Method::POST, ["v1", "client", "push"]) => push::subscribe(relay, request).await,
        (Method::DELETE, ["v1", "client", "push"]) => push::unsubscribe(relay, &request).await,
        (Method::POST, ["v1", "account", "webhook"]) => account::set_webhook(relay, request).await,
        (Method::DELETE, ["v1", "client"]) => machines::leave(relay, &request).await,
        (Method::POST, ["v1", "accounts"]) => account::accept(relay, request).await,
        (Method::GET, ["v1", "account"]) => account::read(relay, &request).await,
        (Method::POST, ["v1", "account", "tokens"]) => account::add_token(relay, request).await,
        (Method::DELETE, ["v1", "account", "tokens", id]) => {
            account::revoke_token(relay, &request, &decoded(id)).await
        }
        (Method::POST, ["v1", "account", "machines", id]) => {
            account::rename(relay, request, &decoded(id)).await
        }
        (Method::DELETE, ["v1", "account", "machines", id]) => {
            account::delete_machine(relay, &request, &decoded(id)).await
        }
        _ => Err(Refusal::not_found()),
    }
}
