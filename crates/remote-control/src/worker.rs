//! Maintains one socket to the relay while remote control is on.
//!
//! An attempt is: the login, the enrolment (stored, or made), a server token (refreshed
//! ahead of its end), the handshake. Between attempts is a delay that doubles.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::MutexGuard;
use tokio::time::{Instant, sleep};
use turnhost_base::Millis;
use turnhost_ports::{RemoteControlState, RemoteControlTrouble};

use crate::RemoteControlError;
use crate::api::{Api, ServerToken};
use crate::shared::{Session, Shared};
use crate::socket::{self, Handshake, Socket};
use crate::stored::{Enrolment, Stored};
use crate::vault::Vault;

/// The body of a handshake's 404 that says that the enrolment is gone.
const SERVER_NOT_FOUND: &str = r#"{"detail":"Remote app server not found"}"#;

/// A token is refreshed so long before its end.
const REFRESH_AHEAD: Duration = Duration::from_mins(5);

/// Delays: 5 s, 10 s, 20 s, 30 s, of which a random half is taken off.
const FIRST_DELAY: Duration = Duration::from_secs(5);
const LONGEST_DELAY: Duration = Duration::from_secs(30);

/// The most that is added at random to the time that a relay asks for: not all hosts come back at once.
const SPREAD: Duration = Duration::from_secs(30);

/// A connection that lasted so long resets the delays.
const LASTING: Duration = Duration::from_mins(1);

/// Connects, serves, and connects again, until the task is dropped.
pub(crate) async fn run(shared: Arc<Shared>) {
    let mut attempts = 0;
    loop {
        let began = Instant::now();
        let (state, error, retry_after) = match attempt(&shared).await {
            Ok(socket) => {
                shared.clear_trouble();
                shared.set_state(RemoteControlState::Connected);
                let began = Instant::now();
                let reason = socket::run(socket, &shared.streams).await;
                tracing::warn!(reason, "the connection to the relay was lost");
                if began.elapsed() >= LASTING {
                    attempts = 0;
                }
                (RemoteControlState::Connecting, reason, None)
            }
            Err(err) => {
                tracing::warn!(%err, "the relay was not reached");
                (RemoteControlState::Errored, err.to_string(), err.retry_after())
            }
        };
        let random = shared.random();
        let wait = match retry_after {
            Some(asked) => asked + SPREAD.mul_f64(random),
            None => delay(attempts, random),
        };
        attempts = attempts.saturating_add(1);
        let next_attempt_at = later(shared.world.now(), wait).seconds();
        // First the reason: a listener that hears of the state asks for it.
        shared.set_trouble(RemoteControlTrouble { error, next_attempt_at });
        shared.set_state(state);
        tracing::debug!(seconds = wait.as_secs(), took = ?began.elapsed(), "the next attempt waits");
        sleep(wait).await;
    }
}

fn later(now: Millis, wait: Duration) -> Millis {
    Millis(now.0.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)))
}

/// Returns the delay after so many attempts, with a random number from 0 to 1.
pub(crate) fn delay(attempts: u32, random: f64) -> Duration {
    let full = FIRST_DELAY.saturating_mul(1 << attempts.min(8)).min(LONGEST_DELAY);
    full.mul_f64(0.5 + random / 2.0)
}

async fn attempt(shared: &Arc<Shared>) -> Result<Socket, RemoteControlError> {
    let mut session = shared.session.lock().await;
    let (api, enrolment) = enrolled(shared, &mut session).await?;
    let token = fresh_token(shared, &api, &mut session).await?;
    let enrolment = session.enrolment.clone().unwrap_or(enrolment);
    let handshake = Handshake {
        relay: &api.relay,
        roots: &api.roots,
        installation: &shared.installation,
        enrolment: &enrolment,
        token: &token,
        cursor: shared.streams.connected(),
    };
    let err = match handshake.connect().await {
        Ok(socket) => {
            session.is_healed = false;
            return Ok(socket);
        }
        Err(err) => err,
    };
    match &err {
        RemoteControlError::Status { status: 401 | 403, .. } => session.token = None,
        RemoteControlError::Status { status: 404, body, .. } if body == SERVER_NOT_FOUND => {
            enrol_anew(shared, &api, &mut session).await?;
        }
        // A relay that lost its data in another way, or one that believes a dead connection: once,
        // since a proxy in between may say the same for ever.
        RemoteControlError::Status { status: 404 | 409, .. } if !session.is_healed => {
            session.is_healed = true;
            enrol_anew(shared, &api, &mut session).await?;
        }
        _ => {}
    }
    Err(err)
}

/// Returns the enrolment: that of the process, the stored one, or a new one.
pub(crate) async fn enrolled(
    shared: &Arc<Shared>,
    session: &mut MutexGuard<'_, Session>,
) -> Result<(Api, Enrolment), RemoteControlError> {
    let stored = shared.stored().await?;
    let login = stored.login.clone().ok_or(RemoteControlError::NoLogin)?;
    let api = shared.api(login.clone())?;
    if shared.streams.with_vault(|_| ()).is_none() {
        let (streams, plain) = (Arc::clone(&shared.streams), login.plain);
        let open = move |stored: &mut Stored| {
            let key = stored.host_key()?;
            streams.set_vault(Vault::new(key, plain, &stored.clients));
            Ok::<_, RemoteControlError>(())
        };
        shared.change(open).await??;
    }
    if session.enrolment.is_none() {
        session.enrolment = stored.enrolment;
    }
    if let Some(enrolment) = session.enrolment.clone() {
        shared.set_environment(Some(&enrolment));
        return Ok((api, enrolment));
    }
    let enrolment = enrol(shared, &api, session).await?;
    Ok((api, enrolment))
}

async fn enrol(
    shared: &Arc<Shared>,
    api: &Api,
    session: &mut MutexGuard<'_, Session>,
) -> Result<Enrolment, RemoteControlError> {
    let key = shared.streams.with_vault(|vault| vault.public().to_string()).unwrap_or_default();
    let (enrolment, token) = api.enrol(&key).await?;
    let new = enrolment.clone();
    shared.change(move |stored: &mut Stored| stored.enrolment = Some(new)).await?;
    (session.enrolment, session.token) = (Some(enrolment.clone()), Some(token));
    shared.set_environment(Some(&enrolment));
    Ok(enrolment)
}

/// Forgets an enrolment that the relay does not know any more, and makes another.
pub(crate) async fn enrol_anew(
    shared: &Arc<Shared>,
    api: &Api,
    session: &mut MutexGuard<'_, Session>,
) -> Result<Enrolment, RemoteControlError> {
    (session.enrolment, session.token) = (None, None);
    shared.change(|stored: &mut Stored| stored.enrolment = None).await?;
    shared.set_environment(session.enrolment.as_ref());
    enrol(shared, api, session).await
}

/// Returns a server token that is valid for a while.
pub(crate) async fn fresh_token(
    shared: &Arc<Shared>,
    api: &Api,
    session: &mut MutexGuard<'_, Session>,
) -> Result<ServerToken, RemoteControlError> {
    let now = shared.world.now();
    let ahead = i64::try_from(REFRESH_AHEAD.as_millis()).unwrap_or(i64::MAX);
    let current = session.token.clone().filter(|token| now < token.expires);
    let lasts = |token: &&ServerToken| now.0 + ahead < token.expires.0;
    if let Some(token) = current.as_ref().filter(lasts) {
        return Ok(token.clone());
    }
    if let (Some(token), Some(at)) = (&current, session.not_before)
        && now < at
    {
        return Ok(token.clone());
    }
    let Some(enrolment) = session.enrolment.clone() else {
        return Err(RemoteControlError::NoLogin);
    };
    match api.refresh(&enrolment).await {
        Ok(token) => {
            (session.token, session.not_before) = (Some(token.clone()), None);
            Ok(token)
        }
        Err(err) => match (err.status(), current) {
            (Some(404 | 409), _) => {
                enrol_anew(shared, api, session).await?;
                session.token.clone().ok_or(err)
            }
            (Some(401 | 403), _) => {
                session.token = None;
                Err(err)
            }
            (Some(429 | 500..) | None, Some(token))
                if !matches!(err, RemoteControlError::Mismatched(_)) =>
            {
                tracing::warn!(%err, "the server token was not refreshed; the old one is still valid");
                let wait = err.retry_after().unwrap_or(LONGEST_DELAY);
                session.not_before = Some(later(now, wait));
                Ok(token)
            }
            _ => Err(err),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_those_of_the_protocol() {
        let range = |attempts| (delay(attempts, 0.0).as_millis(), delay(attempts, 1.0).as_millis());
        let ranges: Vec<_> = (0..5).map(range).collect();
        let expected =
            [(2500, 5000), (5000, 10_000), (10_000, 20_000), (15_000, 30_000), (15_000, 30_000)];
        assert_eq!(ranges, expected);
        assert_eq!(range(u32::MAX), (15_000, 30_000));
    }
}
