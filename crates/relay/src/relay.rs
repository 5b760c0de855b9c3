//! The relay: its parts, and how it starts and ends.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;
use turnhost_base::{Millis, World};
use turnhost_http::HttpClient;
use turnhost_task::Tasks;

use crate::audit;
use crate::database::accounts::{self, NewToken};
use crate::database::{Database, clients, machines};
use crate::error::RelayError;
use crate::limits::{INVITE, KEEP_ALIVE, PUSHES, SWEEP};
use crate::machine::{Lost, Machine};
use crate::metrics::{Gauges, Metrics};
use crate::pairing::Codes;
use crate::push::queue::Wakes;
use crate::push::send::Slots;
use crate::push::target::Targets;
use crate::push::vapid::Vapid;
use crate::secret::{digest_of, token};

/// The time that sockets and requests may take to end while the relay ends.
const GOODBYE: Duration = Duration::from_secs(5);

/// The choices that make a relay.
#[derive(Clone, Debug, Default)]
pub struct RelayOptions {
    /// The directory of the database; made if it is missing.
    pub data: PathBuf,
    /// True if the last address in `X-Forwarded-For` is the peer's, because a proxy of the operator
    /// writes it. Otherwise anyone could, and pairing codes could be tried without end.
    pub behind_proxy: bool,
    /// Origins that wake-ups may be posted to although they are not public, such as those of a push
    /// service in the operator's own network.
    pub push_origins: Vec<String>,
    /// The operator's address for push services: `mailto:` or `https:`.
    pub push_contact: Option<String>,
}

/// A running relay. Clones are handles to the same.
#[derive(Clone)]
pub struct Relay(pub(crate) Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) options: RelayOptions,
    pub(crate) world: Arc<dyn World>,
    pub(crate) database: Database,
    pub(crate) metrics: Metrics,
    pub(crate) tasks: Tasks,
    pub(crate) http: HttpClient,
    pub(crate) targets: Targets,
    pub(crate) vapid: Vapid,
    pub(crate) wakes: Mutex<Wakes>,
    pub(crate) slots: Slots,
    codes: Mutex<Codes>,
    machines: Mutex<BTreeMap<String, SharedMachine>>,
    /// The bytes that wait for clients.
    spooled: Arc<AtomicUsize>,
    /// Sockets. Cancelled when the relay begins to end.
    pub(crate) ending: Tasks,
    /// Connections with requests, which continue while the relay ends.
    pub(crate) requests: Tasks,
    epoch: String,
}

/// One machine, for its sockets.
pub(crate) type SharedMachine = Arc<Mutex<Machine>>;

/// Locks for a few lines. What a panic may leave behind is a stream that its client reopens.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Relay {
    /// Opens the database. Tasks of the relay are a child of `tasks`; `http` sends wake-ups.
    pub fn open(
        options: RelayOptions,
        world: Arc<dyn World>,
        http: HttpClient,
        tasks: &Tasks,
    ) -> Result<Self, RelayError> {
        let contact = options.push_contact.as_deref();
        let (database, vapid) = Database::open(&options.data, |db| {
            machines::begin(db)?;
            Vapid::of(db, contact)
        })?;
        let tasks = tasks.child();
        let relay = Self(Arc::new(Parts {
            epoch: world.random_uuid().simple().to_string(),
            ending: tasks.child(),
            requests: tasks.child(),
            targets: Targets { allowed: options.push_origins.clone() },
            http,
            vapid,
            wakes: Mutex::default(),
            slots: Arc::new(Semaphore::new(PUSHES)),
            options,
            world,
            database,
            metrics: Metrics::default(),
            codes: Mutex::default(),
            machines: Mutex::default(),
            spooled: Arc::default(),
            tasks,
        }));
        relay.0.tasks.spawn(sweep(relay.clone()));
        relay.0.tasks.spawn(keep_alive(relay.clone()));
        Ok(relay)
    }

    /// Makes an invitation, with which one account can be made within three days.
    pub async fn invite(&self, name: &str) -> Result<String, RelayError> {
        let (now, invite) = (self.now(), token()?);
        let new = self.new_token(name, &invite, after(now, INVITE));
        self.0
            .database
            .call(move |db| {
                accounts::invite(db, &new, now)?;
                let subject = &new.id;
                let entry = audit::Entry {
                    at: now,
                    action: "invited",
                    account: None,
                    subject,
                    address: None,
                };
                audit::write(db, &entry)
            })
            .await?;
        Ok(invite)
    }

    /// Makes an invitation if there is neither an account nor an open invitation.
    pub async fn first_invite(&self) -> Result<Option<String>, RelayError> {
        let now = self.now();
        if self.0.database.call(move |db| accounts::is_begun(db, now)).await? {
            return Ok(None);
        }
        self.invite("first").await.map(Some)
    }

    /// Ends: refuses new requests, asks hosts and clients to come back, closes their sockets, and answers
    /// the requests that have begun.
    pub async fn shut_down(&self) {
        self.0.ending.cancel();
        for machine in self.machines() {
            let mut machine = lock(&machine);
            machine.drop_all(Lost::ShuttingDown);
            machine.cut_host();
        }
        tracing::info!("the relay ends; whoever asks is told to come back");
        // The sockets' tasks watch for it; who does not read is cut.
        let goodbyes = async { tokio::join!(self.0.ending.wait(), self.0.requests.wait()) };
        if timeout(GOODBYE, goodbyes).await.is_err() {
            tracing::debug!("some sockets did not close in time");
        }
        self.0.tasks.cancel();
        self.0.tasks.wait().await;
    }

    pub(crate) fn now(&self) -> Millis {
        self.0.world.now()
    }

    pub(crate) fn is_ending(&self) -> bool {
        self.0.ending.is_cancelled()
    }

    pub(crate) fn new_token(&self, name: &str, token: &str, expires: Millis) -> NewToken {
        NewToken {
            id: self.0.world.random_uuid().to_string(),
            name: name.to_owned(),
            digest: digest_of(token),
            expires,
        }
    }

    pub(crate) fn codes(&self) -> MutexGuard<'_, Codes> {
        lock(&self.0.codes)
    }

    /// Returns a machine's state; made when it is first asked for.
    pub(crate) fn machine(&self, environment: &str) -> SharedMachine {
        let mut machines = lock(&self.0.machines);
        if let Some(machine) = machines.get(environment) {
            return Arc::clone(machine);
        }
        let machine = Machine::new(self.0.epoch.clone(), Arc::clone(&self.0.spooled));
        let machine = Arc::new(Mutex::new(machine));
        machines.insert(environment.to_owned(), Arc::clone(&machine));
        machine
    }

    /// Returns whether a machine's host is connected.
    pub(crate) fn is_online(&self, environment: &str) -> bool {
        lock(&self.0.machines).get(environment).is_some_and(|machine| lock(machine).is_online())
    }

    /// Cuts the connection of a machine's host.
    pub(crate) fn cut_host(&self, environment: &str) {
        lock(&self.machine(environment)).cut_host();
    }

    /// Ends all that is connected to a machine.
    pub(crate) fn drop_machine(&self, environment: &str) {
        let machine = self.machine(environment);
        let mut machine = lock(&machine);
        machine.drop_all(Lost::Revoked);
        machine.cut_host();
    }

    fn machines(&self) -> Vec<SharedMachine> {
        lock(&self.0.machines).values().map(Arc::clone).collect()
    }

    pub(crate) fn gauges(&self) -> Gauges {
        let mut gauges = Gauges::default();
        for machine in self.machines() {
            let machine = lock(&machine);
            let (streams, bytes) = machine.load();
            gauges.hosts += usize::from(machine.is_online());
            gauges.streams += streams;
            gauges.spool_bytes += bytes;
        }
        gauges
    }

    /// Ends what is over: detached streams, codes, sockets whose tokens or pairings are gone. It is
    /// done every 15 s anyway.
    ///
    /// The database is asked too, because the command line may have revoked something there.
    pub async fn sweep(&self) -> Result<(), RelayError> {
        let now = self.now();
        self.codes().sweep(now);
        let alive = self.0.database.call(move |db| machines::alive(db, now)).await?;
        let known: Vec<_> = lock(&self.0.machines).keys().cloned().collect();
        for environment in known {
            let machine = self.machine(&environment);
            if alive.contains(&environment) {
                let of = environment.clone();
                let paired = self.0.database.call(move |db| clients::alive(db, &of, now)).await?;
                lock(&machine).sweep(now, &paired);
            } else {
                let mut machine = lock(&machine);
                machine.drop_all(Lost::Revoked);
                machine.cut_host();
            }
        }
        // It has no other holder, so it is not about to be used.
        let unused = |it: &SharedMachine| Arc::strong_count(it) == 1 && lock(it).is_idle();
        lock(&self.0.machines).retain(|_, machine| !unused(machine));
        Ok(())
    }
}

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Relay").field("options", &self.0.options).finish_non_exhaustive()
    }
}

/// Returns the moment that is `duration` later.
pub(crate) fn after(now: Millis, duration: Duration) -> Millis {
    Millis(now.0.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)))
}

async fn sweep(relay: Relay) {
    loop {
        tokio::time::sleep(SWEEP).await;
        if let Err(err) = relay.sweep().await {
            tracing::error!(%err, "expired tokens could not be looked for");
        }
    }
}

async fn keep_alive(relay: Relay) {
    loop {
        tokio::time::sleep(KEEP_ALIVE).await;
        for machine in relay.machines() {
            lock(&machine).keep_alive();
        }
    }
}
