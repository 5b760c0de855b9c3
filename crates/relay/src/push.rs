//! Wake-ups: notifies people who look elsewhere that a machine waits for them.
//!
//! A host says "wake" and nothing else: the relay could guess as much from its traffic. Who of the
//! machine's clients has no socket open, or says that no user looks, is woken by Web Push (RFC 8030), encrypted for that
//! browser (RFC 8291); an account may have a webhook besides, which gets a line of text. A socket may be
//! open and its phone in a pocket: a client that was passed over and has fallen silent is woken when that is noticed.

mod encrypt;
pub(crate) mod queue;
pub(crate) mod send;
pub(crate) mod target;
pub(crate) mod vapid;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use serde_json::json;

use crate::database::machines::{self, MachineRow};
use crate::database::pushes::{self, Subscription};
use crate::error::{Refusal, RelayError};
use crate::relay::{Relay, lock};
use crate::secret::digest_of;

use self::queue::Spaced;
use self::send::{Outgoing, Sent, send};

/// Reads a subscription as browsers write it.
pub(crate) fn subscription(
    relay: &Relay,
    endpoint: &str,
    p256dh: &str,
    auth: &str,
) -> Result<Subscription, Refusal> {
    relay.0.targets.check(endpoint).map_err(Refusal::invalid)?;
    let keys = encrypt::Keys::read(p256dh, auth);
    let keys = keys.ok_or_else(|| Refusal::invalid("`keys` are no keys of a push subscription"))?;
    Ok(Subscription { endpoint: endpoint.to_owned(), p256dh: keys.public, auth: keys.secret })
}

/// Wakes those who wait for a machine: at once, or a little later if they were woken just before.
pub(crate) fn wake(relay: &Relay, machine: MachineRow) {
    let spaced = lock(&relay.0.wakes).wake(&machine.environment, relay.now());
    let wait = match spaced {
        Spaced::Now => std::time::Duration::ZERO,
        Spaced::After(wait) => wait,
        Spaced::Pending => return,
    };
    let (relay, tasks) = (relay.clone(), relay.0.tasks.clone());
    tasks.spawn(async move {
        tokio::time::sleep(wait).await;
        lock(&relay.0.wakes).woken(&machine.environment, relay.now());
        if let Err(err) = send_wake_ups(&relay, &machine, &Whom::All).await {
            tracing::error!(%err, "nobody could be woken");
        }
    });
}

/// Wakes a client that was passed over because its socket was open, although no user looked at it.
pub(crate) fn wake_late(relay: &Relay, environment: &str, client: &str) {
    let (relay, tasks) = (relay.clone(), relay.0.tasks.clone());
    let (environment, whom) = (environment.to_owned(), Whom::Only(client.to_owned()));
    tasks.spawn(async move {
        let found = move |db: &rusqlite::Connection| machines::find(db, &environment);
        let told = match relay.0.database.call(found).await {
            Ok(Some(machine)) => send_wake_ups(&relay, &machine, &whom).await,
            Ok(None) => Ok(()),
            Err(err) => Err(err),
        };
        if let Err(err) = told {
            tracing::error!(%err, "a client could not be woken");
        }
    });
}

/// The clients of a machine that are to be woken, unless a user looks at them.
enum Whom {
    All,
    Only(String),
}

impl Whom {
    fn has(&self, client: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == client,
        }
    }
}

async fn send_wake_ups(relay: &Relay, machine: &MachineRow, whom: &Whom) -> Result<(), RelayError> {
    let (environment, now) = (machine.environment.clone(), relay.now());
    let found = move |db: &rusqlite::Connection| pushes::subscriptions(db, &environment, now);
    let subscriptions = relay.0.database.call(found).await?;
    let attended = lock(&relay.machine(&machine.environment)).pass_over();
    for (client, subscription) in subscriptions {
        if !whom.has(&client) || attended.iter().any(|it| **it == *client) {
            continue;
        }
        let relay = relay.clone();
        let machine = machine.clone();
        relay.0.tasks.clone().spawn(async move {
            if let Err(err) = push(&relay, &machine, &client, &subscription).await {
                tracing::warn!(%err, "a browser could not be woken");
            }
        });
    }
    let account = machine.account.clone();
    let webhook = move |db: &rusqlite::Connection| pushes::webhook(db, &account);
    if let Some(url) = relay.0.database.call(webhook).await?
        && attended.is_empty()
    {
        let outgoing = Outgoing {
            destinations: relay.0.targets.destinations(&url),
            url,
            headers: vec![
                ("content-type", "text/plain; charset=utf-8".to_owned()),
                ("title", "Turnhost".to_owned()),
            ],
            body: Bytes::from(format!("{} waits for you", machine.name)),
        };
        count(relay, send(&relay.0.http, &relay.0.slots, outgoing).await);
    }
    Ok(())
}

async fn push(
    relay: &Relay,
    machine: &MachineRow,
    client: &str,
    to: &Subscription,
) -> Result<(), RelayError> {
    let message = json!({ "machine": machine.environment, "name": machine.name }).to_string();
    let keys = encrypt::Keys { public: to.p256dh.clone(), secret: to.auth.clone() };
    let body = encrypt::encrypt(&keys, message.as_bytes())?;
    let authorization = relay.0.vapid.authorization(&to.endpoint, relay.now())?;
    let headers = vec![
        ("authorization", authorization),
        ("content-encoding", "aes128gcm".to_owned()),
        ("ttl", DAY_SECONDS.to_string()),
        ("urgency", "high".to_owned()),
        ("topic", topic(&machine.environment)),
    ];
    let (url, destinations) = (to.endpoint.clone(), relay.0.targets.destinations(&to.endpoint));
    let outgoing = Outgoing { url, headers, body: body.into(), destinations };
    let sent = send(&relay.0.http, &relay.0.slots, outgoing).await;
    if sent == Sent::Gone {
        let (client, endpoint) = (client.to_owned(), to.endpoint.clone());
        let drop =
            move |db: &rusqlite::Connection| pushes::unsubscribe_endpoint(db, &client, &endpoint);
        relay.0.database.call(drop).await?;
    }
    count(relay, sent);
    Ok(())
}

/// A push service retains a wake-up for a day; after it an old turn is no surprise.
const DAY_SECONDS: u32 = 86_400;

/// Names what a wake-up is about, so that a later one replaces it at the push service (RFC 8030
/// section 5.4): 32 characters of base64url at most, which say nothing by themselves.
fn topic(environment: &str) -> String {
    let digest = digest_of(environment);
    URL_SAFE_NO_PAD.encode(&digest[..16])
}

fn count(relay: &Relay, sent: Sent) {
    match sent {
        Sent::Accepted => relay.0.metrics.pushes.count(),
        Sent::Gone | Sent::Failed => relay.0.metrics.failed_pushes.count(),
    }
}
