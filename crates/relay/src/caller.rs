//! The sender of a request: an account, a machine or a client, by its token.

use hyper::StatusCode;
use turnhost_base::Millis;

use crate::database::accounts::Holder;
use crate::database::machines::MachineRow;
use crate::database::{accounts, clients, machines};
use crate::error::Refusal;
use crate::http::Request;
use crate::relay::Relay;
use crate::secret::digest_of;
use crate::sockets;

/// A client that showed a valid token.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) id: String,
    pub(crate) expires: Millis,
}

/// Returns the account of the request's host token.
pub(crate) async fn account(relay: &Relay, request: &Request) -> Result<String, Refusal> {
    holder(relay, request).await.map(|holder| holder.account)
}

/// Returns the account and the token of the request's host token.
async fn holder(relay: &Relay, request: &Request) -> Result<Holder, Refusal> {
    let digest = digest_of(request.bearer().ok_or_else(Refusal::unauthorized)?);
    let now = relay.now();
    let holder = relay.0.database.call(move |db| accounts::of_host_token(db, &digest, now)).await?;
    holder.ok_or_else(Refusal::unauthorized)
}

/// Returns the account of a host's request, which may name it besides.
pub(crate) async fn account_of_host(relay: &Relay, request: &Request) -> Result<Holder, Refusal> {
    let holder = holder(relay, request).await?;
    let named = request.header("chatgpt-account-id");
    if named.is_some_and(|named| named != holder.account) {
        let message = "the token is of another account";
        return Err(Refusal::new(StatusCode::FORBIDDEN, "forbidden", message));
    }
    Ok(holder)
}

/// Returns the machine of the request's server token.
pub(crate) async fn machine(relay: &Relay, request: &Request) -> Result<MachineRow, Refusal> {
    let digest = digest_of(request.bearer().ok_or_else(Refusal::unauthorized)?);
    let now = relay.now();
    let machine =
        relay.0.database.call(move |db| machines::of_server_token(db, &digest, now)).await?;
    machine.ok_or_else(Refusal::unauthorized)
}

/// Returns a machine of the request's account.
pub(crate) async fn own_machine(
    relay: &Relay,
    request: &Request,
    environment: &str,
) -> Result<MachineRow, Refusal> {
    let account = account_of_host(relay, request).await?.account;
    let environment = environment.to_owned();
    let machine = relay.0.database.call(move |db| machines::find(db, &environment)).await?;
    machine.filter(|machine| machine.account == account).ok_or_else(Refusal::no_server)
}

/// Returns the client of the request's token.
pub(crate) async fn client(relay: &Relay, request: &Request) -> Result<Client, Refusal> {
    let token = request.bearer().or_else(|| sockets::bearer(request.http.headers()));
    let digest = digest_of(token.ok_or_else(Refusal::unauthorized)?);
    let now = relay.now();
    let found = relay.0.database.call(move |db| clients::of_token(db, &digest, now)).await?;
    let (id, expires) = found.ok_or_else(Refusal::unauthorized)?;
    Ok(Client { id, expires })
}
