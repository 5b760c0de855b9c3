//! The leg of hosts: the reference implementation's remote-control protocol.

mod enrolment;
mod pairing;
mod socket;

use hyper::Method;

use crate::error::Refusal;
use crate::http::{Request, Response, decoded, ending};
use crate::relay::Relay;

/// Answers a request, whose path is without the prefix before the leg.
pub(crate) async fn answer(
    relay: &Relay,
    request: Request,
    path: &str,
) -> Result<Response, Refusal> {
    if relay.is_ending() {
        return Err(ending());
    }
    let path: Vec<_> = path.split('/').collect();
    match (request.http.method().clone(), path.as_slice()) {
        (Method::POST, ["server", "enroll"]) => enrolment::enrol(relay, request).await,
        (Method::POST, ["server", "refresh"]) => enrolment::refresh(relay, request).await,
        (Method::POST, ["server", "wake"]) => enrolment::wake(relay, &request).await,
        (Method::POST, ["server", "approved"]) => pairing::approved(relay, request).await,
        (Method::POST, ["server", "pair"]) => pairing::start(relay, request).await,
        (Method::POST, ["server", "pair", "status"]) => pairing::status(relay, request).await,
        (Method::GET, ["server"]) => socket::upgrade(relay, request).await,
        (Method::GET, ["environments", environment, "clients"]) => {
            pairing::clients(relay, request, &decoded(environment)).await
        }
        (Method::DELETE, ["environments", environment, "clients", client]) => {
            pairing::revoke(relay, request, &decoded(environment), &decoded(client)).await
        }
        _ => Err(Refusal::not_found()),
    }
}
