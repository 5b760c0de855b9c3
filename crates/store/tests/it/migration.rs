//! Stores of earlier versions: each is kept as a small database in `tests/data`.

use std::sync::Arc;

use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{
    AttachedThreads, Direction, FilingPort as _, Hit, SearchPort as _, SearchQuery, SearchWatch,
    SortKey, StorePort as _,
};
use turnhost_store::Store;

use crate::support::{newest_first, wait};

struct Watch;

impl SearchWatch for Watch {
    fn is_cancelled(&self) -> bool {
        false
    }

    fn found(&self, _: &Hit) {}
}

#[test]
fn a_store_of_each_earlier_version_is_read_and_searched() {
    for version in 1..=8 {
        let directory = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(directory.path()).unwrap();
        let kept = format!("{}/tests/data/v{version}.sqlite", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(kept, home.join("turnhost.sqlite").as_std()).unwrap();
        let store = Store::open(&home).unwrap();
        let listed = wait(store.list(newest_first())).unwrap().data;
        let id: ThreadId = "01930000-0000-7000-8000-000000000001".parse().unwrap();
        assert_eq!(listed.iter().map(|record| record.id).collect::<Vec<_>>(), [id]);
        assert_eq!(listed[0].preview, "hello");
        assert_eq!(wait(store.turns(id)).unwrap()[0].1.len(), 2);
        assert_eq!(wait(store.history(id)).unwrap().len(), 1);
        let sections = wait(store.sections(None, 10)).unwrap().data;
        assert_eq!(sections[0].name, "Pinned");
        let query = SearchQuery {
            term: "NEEDLE".into(),
            cursor: None,
            limit: 10,
            sort: SortKey::Created,
            direction: Direction::Descending,
            archived: false,
            sources: Vec::new(),
            attached: AttachedThreads::LeftOut,
        };
        let page = wait(store.search(query, Arc::new(Watch))).unwrap();
        assert_eq!(page.data[0].snippet, "find the needle here");
    }
}
