//! A store in a directory of its own, and records to put into it.

use turnhost_base::{AbsPath, ItemId, Millis, TestWorld, ThreadId, TurnId, World};
use turnhost_ports::{
    Append, Filing, ItemRecord, ListQuery, StoreError, StoreFuture, StorePort, ThreadRecord,
    TurnRecord, TurnState,
};
use turnhost_store::Store;

/// A store that goes away with its directory.
pub(crate) struct Fixture {
    pub(crate) store: Store,
    pub(crate) home: AbsPath,
    pub(crate) world: TestWorld,
    _directory: tempfile::TempDir,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(directory.path()).unwrap().join("home");
        Self {
            store: Store::open(&home).unwrap(),
            home,
            world: TestWorld::default(),
            _directory: directory,
        }
    }

    /// Ends the store and opens it again, as a restart does.
    pub(crate) fn reopen(&mut self) {
        self.store = Store::open(&self.home).unwrap();
    }

    /// Stores a thread with this time for all three sort keys.
    pub(crate) fn thread_at(&self, at: i64) -> ThreadRecord {
        let record = thread(self.world.thread_id(), at);
        self.append(record.id, vec![Append::Thread(Box::new(record.clone()))]);
        record
    }

    pub(crate) fn append(&self, thread: ThreadId, batch: Vec<Append>) {
        wait(self.store.append(thread, batch)).unwrap();
    }

    /// Returns the items of all turns as `turn state: id=json …`, one line a turn.
    pub(crate) fn turns(&self, thread: ThreadId) -> Vec<String> {
        let turns = wait(self.store.turns(thread)).unwrap();
        let line = |(turn, items): (TurnRecord, Vec<ItemRecord>)| {
            assert!(items.iter().all(|item| item.turn == turn.id));
            let items: Vec<_> =
                items.iter().map(|item| format!("{}={}", item.id, item.json)).collect();
            format!("{:?}: {}", turn.state, items.join(" "))
        };
        turns.into_iter().map(line).collect()
    }
}

/// Waits for a future of the store, without a runtime's timer or I/O.
pub(crate) fn wait<T>(future: StoreFuture<T>) -> Result<T, StoreError> {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

/// Returns a record with every field set.
pub(crate) fn thread(id: ThreadId, at: i64) -> ThreadRecord {
    ThreadRecord {
        id,
        created_at: Millis(at),
        updated_at: Millis(at),
        recency_at: Millis(at),
        archived: false,
        name: Some("a name".into()),
        preview: format!("thread of {at}"),
        cwd: AbsPath::new("/repo").unwrap(),
        model_provider: "scripted".into(),
        source: "vscode".into(),
        originator: "tests".into(),
        forked_from: Some(id),
        server_version: "0.1.0".into(),
        settings: r#"{"model":"m"}"#.into(),
        usage: Some(r#"{"total":1}"#.into()),
        read_state: Some("{}".into()),
        parent: None,
        attached_to: None,
        thread_source: Some("tests".into()),
        filing: Filing::default(),
    }
}

pub(crate) fn running(id: TurnId, at: i64) -> TurnRecord {
    TurnRecord {
        root: id,
        id,
        state: TurnState::Running,
        error: None,
        started_at: Millis(at),
        completed_at: None,
    }
}

pub(crate) fn item(turn: TurnId, id: &str, json: &str) -> Append {
    Append::Item(ItemRecord { turn, id: ItemId::new(id), json: json.into() })
}

/// Asks for the newest first by creation, 10 a page, no filter.
pub(crate) fn newest_first() -> ListQuery {
    ListQuery::newest(10)
}
