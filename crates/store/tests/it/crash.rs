//! Acknowledged writes survive a kill, and processes can share a home.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use turnhost_base::{AbsPath, SystemWorld, ThreadId, World};
use turnhost_ports::{Append, StorePort, ThreadRecord};
use turnhost_store::Store;

use crate::support::{item, newest_first, running, thread, wait};

/// Set for a child: the home that it writes to until it is killed.
const HOME: &str = "STORE_TEST_HOME";

/// Runs this test binary again, with only `write_until_killed` in it.
fn child(home: &AbsPath) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::write_until_killed", "--nocapture", "--test-threads=1"])
        .env(HOME, home.as_str())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The child's part: says `ack THREAD COUNT` for each item that was acknowledged. Does nothing in an ordinary run.
#[test]
fn write_until_killed() {
    let Ok(home) = std::env::var(HOME) else { return };
    let store = Store::open(&AbsPath::new(home).unwrap()).unwrap();
    let record = thread(SystemWorld.thread_id(), 1);
    let turn = SystemWorld.turn_id();
    let begin = vec![Append::Thread(Box::new(record.clone())), Append::Turn(running(turn, 1))];
    wait(store.append(record.id, begin)).unwrap();
    let mut stdout = std::io::stdout();
    for count in 0.. {
        let batch = vec![
            item(turn, &format!("i{count}"), &"x".repeat(count % 700)),
            Append::History("h".into()),
        ];
        wait(store.append(record.id, batch)).unwrap();
        writeln!(stdout, "\nack {} {count}", record.id).unwrap();
        stdout.flush().unwrap();
    }
}

/// Lets a child run until it has acknowledged `least` items, kills it, and returns its thread and how many it acknowledged.
fn kill_after(mut child: Child, least: usize) -> (ThreadId, usize) {
    let mut acknowledged = None;
    let mut killed = false;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let Some((thread, count)) =
            line.as_deref().ok().and_then(|line| line.strip_prefix("ack ")?.split_once(' '))
        else {
            continue;
        };
        // The last line may be cut short by the kill.
        let (Ok(thread), Ok(count)) = (thread.parse::<ThreadId>(), count.parse::<usize>()) else {
            continue;
        };
        if acknowledged.is_none_or(|(_, before)| before < count) {
            acknowledged = Some((thread, count));
        }
        if count >= least && !killed {
            child.kill().unwrap();
            killed = true;
        }
    }
    child.wait().unwrap();
    assert!(killed, "the child ended by itself");
    acknowledged.unwrap()
}

fn check(home: &AbsPath, thread: ThreadId, last: usize) {
    let store = Store::open(home).unwrap();
    let turns = wait(store.turns(thread)).unwrap();
    assert_eq!(turns.len(), 1);
    let items = &turns[0].1;
    assert!(items.len() > last, "{} items, but {last} was acknowledged", items.len());
    for (count, item) in items.iter().enumerate() {
        assert_eq!(
            (item.id.as_str(), item.json.len()),
            (format!("i{count}").as_str(), count % 700)
        );
    }
    // Batches are whole: as many entries of the history as items.
    assert_eq!(wait(store.history(thread)).unwrap().len(), items.len());
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let home = AbsPath::from_std(directory.path()).unwrap();
    let mut killed = Vec::new();
    for least in [1, 40, 300, 777] {
        killed.push(kill_after(child(&home), least));
        for &(thread, last) in &killed {
            check(&home, thread, last);
        }
    }
}

#[test]
fn processes_share_a_home_and_see_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let home = AbsPath::from_std(directory.path()).unwrap();
    let children = [child(&home), child(&home), child(&home)];
    let store = Store::open(&home).unwrap();
    let own = ThreadRecord { name: None, ..thread(SystemWorld.thread_id(), 2) };
    wait(store.append(own.id, vec![Append::Thread(Box::new(own.clone()))])).unwrap();
    let killed: Vec<_> = children
        .into_iter()
        .map(|child| std::thread::spawn(move || kill_after(child, 100)))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|waiter| waiter.join().unwrap())
        .collect();
    for &(thread, last) in &killed {
        check(&home, thread, last);
    }
    let listed = wait(store.list(newest_first())).unwrap().data;
    assert_eq!(listed.len(), 4);
    assert_eq!(listed[0], own);
}
