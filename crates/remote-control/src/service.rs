//! Remote control of one server: switched on and off, pairing, clients.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use tokio::sync::watch;
use turnhost_base::World;
use turnhost_http::{HttpClient, Roots};
use turnhost_ports::{
    BoxFuture, ClientQuery, PairedClients, PairingCode, PairingCodes, PairingKinds, Preference,
    RemoteControlFailure, RemoteControlFuture, RemoteControlPort, RemoteControlState,
    RemoteControlStatus, RemoteControlTrouble,
};
use turnhost_secure_channel::PairingSecret;
use turnhost_task::Tasks;

use crate::RemoteControlError;
use crate::api::{Api, Codes};
use crate::attach::Attach;
use crate::installation::Installation;
use crate::report;
use crate::shared::{Permission, Shared, refused};
use crate::stored::Stored;
use crate::streams::Streams;
use crate::wake;
use crate::worker::{self, enrol_anew, enrolled, fresh_token};

/// The reason of a refusal by the machine's administrator.
const DENIED: &str = "remote control is disabled by managed requirements";

/// The switch of remote control at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtStart {
    /// As it was switched last.
    Stored,
    /// On, regardless of the stored setting.
    On,
}

/// The surroundings of remote control.
pub struct Surroundings {
    /// The directory with [`FILE_NAME`](crate::FILE_NAME).
    pub home: PathBuf,
    /// This installation.
    pub installation: Installation,
    /// The clock and chance.
    pub world: Arc<dyn World>,
    /// The certificates that are trusted.
    pub roots: Roots,
    /// Sends requests.
    pub http: HttpClient,
    /// Makes connections of the server.
    pub attach: Arc<dyn Attach>,
    /// The rule of the machine's administrator.
    pub permission: Permission,
}

/// Remote control of one server. Clones are handles to the same.
#[derive(Clone)]
pub struct RemoteControl(Arc<Shared>);

impl RemoteControl {
    /// Makes it, off. Its tasks are a child of `tasks`. Must be called within the runtime.
    pub fn new(surroundings: Surroundings, tasks: &Tasks) -> Self {
        let Surroundings { home, installation, world, roots, http, attach, permission } =
            surroundings;
        let tasks = tasks.child();
        let off = RemoteControlStatus { state: RemoteControlState::Disabled, environment_id: None };
        let shared = Arc::new(Shared {
            home,
            installation,
            roots,
            http,
            status: watch::Sender::new(off),
            trouble: Mutex::default(),
            permission,
            streams: Streams::new(attach, Arc::clone(&world), tasks.child()),
            world,
            session: tokio::sync::Mutex::default(),
            file: Arc::default(),
            worker: Mutex::default(),
            tasks,
        });
        shared.tasks.spawn(store_pairings(Arc::clone(&shared)));
        Self(shared)
    }

    /// Switches it on, if it is to be on from the start.
    pub fn begin(&self, at_start: AtStart) -> Result<(), RemoteControlError> {
        let is_on = match at_start {
            AtStart::On => true,
            AtStart::Stored => Stored::read(&self.0.home)?.enabled == Some(true),
        };
        match self.0.permission {
            Permission::Granted if is_on => self.0.start(),
            Permission::Denied if is_on => tracing::warn!("{DENIED}"),
            Permission::Granted | Permission::Denied => {}
        }
        Ok(())
    }
}

impl std::fmt::Debug for RemoteControl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RemoteControl").field("status", &*self.0.status.borrow()).finish()
    }
}

async fn store_pairings(shared: Arc<Shared>) {
    let mut pairings = shared.streams.pairings();
    while pairings.changed().await.is_ok() {
        let upto = *pairings.borrow_and_update();
        shared.store_clients().await;
        shared.streams.stored(upto);
    }
}

impl Shared {
    fn start(self: &Arc<Self>) {
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        if worker.is_none() {
            self.set_state(RemoteControlState::Connecting);
            let tasks = self.tasks.child();
            tasks.spawn(worker::run(Arc::clone(self)));
            tasks.spawn(wake::watch(Arc::clone(self)));
            tasks.spawn(report::run(Arc::clone(self)));
            *worker = Some(tasks);
        }
    }

    fn stop(&self) {
        let worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(tasks) = worker {
            tasks.cancel();
        }
        let off = RemoteControlStatus { state: RemoteControlState::Disabled, environment_id: None };
        self.set_status(off);
        self.clear_trouble();
    }

    fn is_on(&self) -> bool {
        self.worker.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    async fn enable(
        self: Arc<Self>,
        preference: Preference,
    ) -> Result<RemoteControlStatus, RemoteControlFailure> {
        if self.permission == Permission::Denied {
            return Err(RemoteControlFailure::Refused(DENIED.to_owned()));
        }
        self.login().await?;
        if preference == Preference::Stored {
            let mut session = self.session.lock().await;
            enrolled(&self, &mut session).await.map_err(|err| refused(&err))?;
            self.change(|stored| stored.enabled = Some(true)).await.map_err(|err| refused(&err))?;
        }
        self.start();
        if preference == Preference::Stored {
            let enrolment = self.session.lock().await.enrolment.clone();
            self.set_environment(enrolment.as_ref());
        }
        Ok(self.status())
    }

    async fn disable(
        self: Arc<Self>,
        preference: Preference,
    ) -> Result<RemoteControlStatus, RemoteControlFailure> {
        // Whose switch is kept has to be known; for this process there is nothing to know.
        if preference == Preference::Stored {
            self.login().await?;
            self.change(|stored| stored.enabled = Some(false))
                .await
                .map_err(|err| refused(&err))?;
        }
        self.stop();
        Ok(self.status())
    }

    async fn pair(
        self: Arc<Self>,
        kinds: PairingKinds,
    ) -> Result<PairingCodes, RemoteControlFailure> {
        self.require_on()?;
        let body = json!({ "manual_code": kinds == PairingKinds::WithManual });
        let mut heals = 1;
        loop {
            let mut session = self.session.lock().await;
            let unavailable = |_| unavailable();
            let (api, _) = enrolled(&self, &mut session).await.map_err(unavailable)?;
            let token = fresh_token(&self, &api, &mut session).await.map_err(unavailable)?;
            let Some(enrolment) = session.enrolment.clone() else { return Err(unavailable_now()) };
            let err = match api.pair(&enrolment, &token, &body).await {
                Ok((codes, expires)) => {
                    return self.codes(&api, codes, enrolment.environment_id, expires);
                }
                Err(err) => err,
            };
            match err.status() {
                Some(401 | 403) => session.token = None,
                Some(404 | 409) => {
                    enrol_anew(&self, &api, &mut session).await.map_err(unavailable)?;
                }
                _ => return Err(failed(&err)),
            }
            if heals == 0 {
                return Err(unavailable_now());
            }
            heals -= 1;
        }
    }

    /// Adds the secret that the relay does not know to its codes.
    fn codes(
        &self,
        api: &Api,
        codes: Codes,
        environment_id: String,
        expires: turnhost_base::Millis,
    ) -> Result<PairingCodes, RemoteControlFailure> {
        let Codes { pairing_code, manual_pairing_code, .. } = codes;
        let mut answer = PairingCodes {
            code: pairing_code,
            manual_code: manual_pairing_code,
            environment_id,
            expires_at: expires.seconds(),
        };
        let secret = PairingSecret::generate().map_err(|err| failed(&err.into()))?;
        let key = self.streams.with_vault(|vault| {
            let sealed = !vault.allows_plain();
            sealed.then(|| {
                vault.add_secret(secret, expires);
                *vault.public()
            })
        });
        if let Some(key) = key.flatten() {
            let (base, code) = (api.relay.base(), &answer.code);
            answer.code = format!("{base}#pair={code}&key={key}&secret={secret}");
            answer.manual_code = answer.manual_code.map(|code| format!("{code}-{secret}"));
        }
        Ok(answer)
    }

    async fn is_claimed(self: Arc<Self>, code: PairingCode) -> Result<bool, RemoteControlFailure> {
        self.require_on()?;
        let code = relays_part(code);
        let mut heals = 1;
        loop {
            let mut session = self.session.lock().await;
            let unavailable = |_| unavailable();
            let (api, _) = enrolled(&self, &mut session).await.map_err(unavailable)?;
            let token = fresh_token(&self, &api, &mut session).await.map_err(unavailable)?;
            let err = match api.is_claimed(&token, &code).await {
                Ok(claimed) => return Ok(claimed),
                Err(err) => err,
            };
            match err.status() {
                Some(401 | 403) if heals > 0 => session.token = None,
                Some(401 | 403) => return Err(unavailable_now()),
                Some(404 | 410) => return Err(refused(&err)),
                _ => return Err(failed(&err)),
            }
            heals -= 1;
        }
    }

    fn require_on(&self) -> Result<(), RemoteControlFailure> {
        if self.is_on() {
            return Ok(());
        }
        let text = "remote control pairing requires remote control to be enabled";
        Err(RemoteControlFailure::Refused(text.to_owned()))
    }

    async fn revoke(
        self: Arc<Self>,
        environment: String,
        client: String,
    ) -> Result<(), RemoteControlFailure> {
        let api = self.login().await?;
        // Here first: what the relay says does not keep a client in.
        self.streams.with_vault(|vault| vault.forget(&client));
        let (id, streams) = (client.clone(), Arc::clone(&self.streams));
        let forget = move |stored: &mut Stored| {
            // Once more: the keys may have been read from the file in between.
            streams.with_vault(|vault| vault.forget(&id));
            stored.clients.retain(|it| it.client_id != id);
        };
        self.change(forget).await.map_err(|err| failed(&err))?;
        self.streams.end_client(&client);
        api.revoke(&environment, &client).await.map_err(|err| by_status(&err))
    }
}

/// Returns the part of a code that the relay knows.
fn relays_part(code: PairingCode) -> PairingCode {
    match code {
        PairingCode::Code(code) => {
            let part = code.split_once("#pair=").map(|(_, rest)| rest);
            let part = part.and_then(|rest| rest.split('&').next()).map(str::to_owned);
            PairingCode::Code(part.unwrap_or(code))
        }
        PairingCode::Manual(code) => {
            let groups: Vec<_> = code.split('-').collect();
            let part = if groups.len() == 6 { groups[..2].join("-") } else { code.clone() };
            PairingCode::Manual(part)
        }
    }
}

fn failed(err: &RemoteControlError) -> RemoteControlFailure {
    RemoteControlFailure::Failed(err.to_string())
}

/// Returns a failure of a call that lists or revokes clients.
fn by_status(err: &RemoteControlError) -> RemoteControlFailure {
    match err.status() {
        Some(400 | 401 | 403 | 404) => refused(err),
        _ => failed(err),
    }
}

fn unavailable_now() -> RemoteControlFailure {
    let text = "remote control pairing is unavailable until enrollment completes";
    RemoteControlFailure::Refused(text.to_owned())
}

fn unavailable() -> RemoteControlFailure {
    unavailable_now()
}

impl RemoteControlPort for RemoteControl {
    fn status(&self) -> RemoteControlStatus {
        self.0.status()
    }

    fn trouble(&self) -> Option<RemoteControlTrouble> {
        self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn changed(&self, seen: RemoteControlStatus) -> BoxFuture<'static, RemoteControlStatus> {
        let mut status = self.0.status.subscribe();
        Box::pin(async move {
            // The sender lives as long as its service; without it nothing changes any more.
            let present = status.wait_for(|present| *present != seen).await;
            let present = present.ok().map(|present| present.clone());
            match present {
                Some(present) => present,
                None => std::future::pending().await,
            }
        })
    }

    fn enable(&self, preference: Preference) -> RemoteControlFuture<RemoteControlStatus> {
        Box::pin(Arc::clone(&self.0).enable(preference))
    }

    fn disable(&self, preference: Preference) -> RemoteControlFuture<RemoteControlStatus> {
        Box::pin(Arc::clone(&self.0).disable(preference))
    }

    fn start_pairing(&self, kinds: PairingKinds) -> RemoteControlFuture<PairingCodes> {
        Box::pin(Arc::clone(&self.0).pair(kinds))
    }

    fn is_claimed(&self, code: PairingCode) -> RemoteControlFuture<bool> {
        Box::pin(Arc::clone(&self.0).is_claimed(code))
    }

    fn clients(&self, query: ClientQuery) -> RemoteControlFuture<PairedClients> {
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            shared.login().await?.clients(&query).await.map_err(|err| by_status(&err))
        })
    }

    fn revoke(&self, environment: String, client: String) -> RemoteControlFuture<()> {
        Box::pin(Arc::clone(&self.0).revoke(environment, client))
    }
}
