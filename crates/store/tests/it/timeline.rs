//! The events of a thread's turns, newest first.

use turnhost_base::{Millis, World as _};
use turnhost_ports::{Append, StorePort as _, TimelineEvent, TurnRecord, TurnState};

use crate::support::{Fixture, item, running, wait};

#[test]
fn events_come_from_the_end_and_positions_grow() {
    let fixture = Fixture::new();
    let thread = fixture.thread_at(1).id;
    let (one, two) = (fixture.world.turn_id(), fixture.world.turn_id());
    let ended = TurnRecord {
        state: TurnState::Completed,
        completed_at: Some(Millis(3)),
        ..running(one, 2)
    };
    fixture.append(thread, vec![Append::Turn(ended), item(one, "a", "{}")]);
    fixture.append(thread, vec![Append::Turn(running(two, 4)), item(two, "b", "{}")]);
    let read = |before, limit| wait(fixture.store.timeline(thread, before, limit)).unwrap();
    let name = |event: &TimelineEvent| match event {
        TimelineEvent::TurnStarted(turn) => format!("start {}", turn.started_at.0),
        TimelineEvent::Item(item) => item.id.to_string(),
        TimelineEvent::TurnCompleted(turn) => format!("end {}", turn.started_at.0),
    };
    let all = read(None, 100);
    let names: Vec<_> = all.iter().map(|(_, event)| name(event)).collect();
    assert_eq!(names, ["b", "start 4", "end 2", "a", "start 2"]);
    assert!(all.windows(2).all(|pair| pair[0].0 > pair[1].0));
    for limit in 1..4 {
        let (mut paged, mut before) = (Vec::new(), None);
        loop {
            let page = read(before, limit);
            let Some((position, _)) = page.last() else { break };
            before = Some(*position);
            paged.extend(page);
        }
        assert_eq!(paged, all);
    }
    assert_eq!(wait(fixture.store.length(thread)).unwrap(), 4);
}
