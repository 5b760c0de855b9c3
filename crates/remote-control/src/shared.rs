//! The state that the worker and the calls of one remote control share: status, file, streams.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;
use turnhost_base::{Millis, World};
use turnhost_http::{HttpClient, Roots};
use turnhost_ports::{
    RemoteControlFailure, RemoteControlState, RemoteControlStatus, RemoteControlTrouble,
};
use turnhost_task::Tasks;

use crate::RemoteControlError;
use crate::api::{Api, ServerToken};
use crate::installation::Installation;
use crate::stored::{Enrolment, RelayLogin, Stored};
use crate::streams::Streams;

/// The enrolment and the token of this process, used by one call at a time.
#[derive(Default)]
pub(crate) struct Session {
    pub(crate) enrolment: Option<Enrolment>,
    pub(crate) token: Option<ServerToken>,
    /// True once an enrolment was made again because of a bare refusal, until a connection is up.
    pub(crate) is_healed: bool,
    /// No refresh before this time, after one failed while its token was still valid.
    pub(crate) not_before: Option<Millis>,
}

/// The state of one remote control.
pub(crate) struct Shared {
    pub(crate) home: PathBuf,
    pub(crate) installation: Installation,
    pub(crate) world: Arc<dyn World>,
    pub(crate) roots: Roots,
    pub(crate) http: HttpClient,
    pub(crate) status: watch::Sender<RemoteControlStatus>,
    /// The reason why there is no connection, and the time of the next attempt.
    pub(crate) trouble: Mutex<Option<RemoteControlTrouble>>,
    pub(crate) permission: Permission,
    pub(crate) streams: Arc<Streams>,
    /// A tokio mutex, because an enrolment is used by one call to the relay at a time: two that heal it at
    /// once would enrol twice.
    pub(crate) session: tokio::sync::Mutex<Session>,
    /// Changes of the file, one after the other.
    pub(crate) file: Arc<Mutex<()>>,
    pub(crate) worker: Mutex<Option<Tasks>>,
    pub(crate) tasks: Tasks,
}

/// The rule of the machine's administrator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Remote control may be switched on.
    Granted,
    /// The managed requirements say `allow_remote_control = false`.
    Denied,
}

impl Shared {
    pub(crate) fn set_trouble(&self, trouble: RemoteControlTrouble) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(trouble);
    }

    pub(crate) fn clear_trouble(&self) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(crate) fn set_state(&self, state: RemoteControlState) {
        let environment_id = self.status.borrow().environment_id.clone();
        self.set_status(RemoteControlStatus { state, environment_id });
    }

    /// Publishes the environment of an enrolment; none if there is no enrolment.
    pub(crate) fn set_environment(&self, enrolment: Option<&Enrolment>) {
        let state = self.status.borrow().state;
        // A call that ends after the switch was turned off changes nothing.
        if state != RemoteControlState::Disabled {
            let environment_id = enrolment.map(|it| it.environment_id.clone());
            self.set_status(RemoteControlStatus { state, environment_id });
        }
    }

    pub(crate) fn set_status(&self, status: RemoteControlStatus) {
        self.status.send_if_modified(|present| {
            let is_new = *present != status;
            *present = status;
            is_new
        });
    }

    pub(crate) fn status(&self) -> RemoteControlStatus {
        self.status.borrow().clone()
    }

    /// Returns a number from 0 to 1.
    pub(crate) fn random(&self) -> f64 {
        let bits = u32::try_from(self.world.random_uuid().as_u128() & 0xffff).unwrap_or_default();
        f64::from(bits) / 65_535.0
    }

    pub(crate) fn api(&self, login: RelayLogin) -> Result<Api, RemoteControlError> {
        Api::new(&self.http, &self.roots, login, self.installation.clone())
    }

    /// Reads the file.
    pub(crate) async fn stored(&self) -> Result<Stored, RemoteControlError> {
        let home = self.home.clone();
        blocking(move || Stored::read(&home)).await
    }

    /// Changes the file.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Stored) -> T + Send + 'static,
    ) -> Result<T, RemoteControlError> {
        let (home, file) = (self.home.clone(), Arc::clone(&self.file));
        blocking(move || {
            let _alone = file.lock().unwrap_or_else(PoisonError::into_inner);
            let mut stored = Stored::read(&home)?;
            let outcome = change(&mut stored);
            stored.write(&home)?;
            Ok(outcome)
        })
        .await
    }

    pub(crate) async fn store_clients(&self) {
        let streams = Arc::clone(&self.streams);
        // Asked while no other process changes the file: a client that is revoked meanwhile must not come back.
        let store = move |stored: &mut Stored| {
            if let Some(clients) = streams.with_vault(|vault| vault.clients()) {
                stored.clients = clients;
            }
        };
        if let Err(err) = self.change(store).await {
            tracing::error!(%err, "the paired clients could not be stored");
        }
    }

    pub(crate) async fn login(&self) -> Result<Api, RemoteControlFailure> {
        let stored = self.stored().await.map_err(|err| refused(&err))?;
        let login = stored.login.ok_or_else(|| refused(&RemoteControlError::NoLogin))?;
        self.api(login).map_err(|err| refused(&err))
    }
}

async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> Result<T, RemoteControlError> + Send + 'static,
) -> Result<T, RemoteControlError> {
    let path = PathBuf::from(crate::FILE_NAME);
    let panicked = |err: tokio::task::JoinError| RemoteControlError::File {
        path,
        source: std::io::Error::other(err),
    };
    tokio::task::spawn_blocking(run).await.map_err(panicked)?
}

/// Makes a refusal of a failure.
pub(crate) fn refused(err: &RemoteControlError) -> RemoteControlFailure {
    RemoteControlFailure::Refused(err.to_string())
}
