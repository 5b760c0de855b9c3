//! Random streams, cut at random places: what the consumer knows in the end is
//! what one knows that never left.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;
use turnhost_base::TurnId;
use turnhost_protocol::{
    CommandExecutionRequestApprovalParams, ItemBody, ThreadItem, ThreadStatusChangedNotification,
    Turn,
};

use super::item::{Part, Place};
use super::*;

mod known;

use known::Known;

const THREAD: &str = "0199e0d0-0000-7000-8000-000000000001";
const NOW: Millis = Millis(1_700_000_000_000);

fn turn_id(number: usize) -> TurnId {
    format!("0199e0d0-0000-7000-8000-{number:012}").parse().unwrap()
}

fn read<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

/// A server of one thread: does what the test asks, and sends what a server would send.
#[derive(Default)]
struct Server {
    said: Vec<Arc<ServerNotification>>,
    turns: Vec<Turn>,
    open: Vec<ThreadItem>,
    items: usize,
}

/// One thing that happens in a thread.
#[derive(Clone, Copy, Debug)]
enum Step {
    Begin,
    /// An item of this kind begins.
    Open(u8),
    /// An open item continues, with this piece.
    Piece(usize, u8),
    Complete(usize),
    /// The turn ends; what is open stays so, or ends after it.
    End(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Begin),
        4 => (0..3_u8).prop_map(Step::Open),
        8 => (0..4_usize, 0..4_u8).prop_map(|(of, piece)| Step::Piece(of, piece)),
        4 => (0..4_usize).prop_map(Step::Complete),
        1 => any::<bool>().prop_map(Step::End),
    ]
}

impl Server {
    fn say(&mut self, notification: impl Into<ServerNotification>) {
        self.said.push(Arc::new(notification.into()));
    }

    fn is_running(&self) -> bool {
        self.turns.last().is_some_and(|turn| turn.status == TurnStatus::InProgress)
    }

    fn status(&self) -> ThreadStatus {
        if self.is_running() {
            ThreadStatus::Active { active_flags: Vec::new() }
        } else {
            ThreadStatus::Idle
        }
    }

    fn tell_status(&mut self) {
        let (thread_id, status) = (THREAD.parse().unwrap(), self.status());
        self.say(ThreadStatusChangedNotification { status, thread_id });
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Begin if !self.is_running() => self.begin(),
            Step::Open(kind) if self.is_running() => self.open(kind),
            Step::Piece(of, piece) if !self.open.is_empty() => self.piece(of, piece),
            Step::Complete(of) if !self.open.is_empty() => {
                let item = self.open.remove(of % self.open.len());
                self.complete(item);
            }
            Step::End(drops) if self.is_running() => self.end(drops),
            _ => {}
        }
    }

    fn begin(&mut self) {
        let turn: Turn = read(json!({
            "id": turn_id(self.turns.len() + 10), "items": [], "itemsView": "notLoaded",
            "status": "inProgress", "startedAt": 5, "completedAt": null, "durationMs": null,
            "error": null, "rootTurnId": null,
        }));
        self.turns.push(turn.clone());
        self.open.clear();
        self.tell_status();
        self.say(wire::TurnStartedNotification { thread_id: THREAD.parse().unwrap(), turn });
    }

    fn turn_id(&self) -> TurnId {
        self.turns.last().unwrap().id
    }

    fn open(&mut self, kind: u8) {
        self.items += 1;
        let id = format!("item-{}", self.items);
        let item: ThreadItem = read(match kind {
            0 => json!({"type": "agentMessage", "id": id, "text": ""}),
            1 => json!({"type": "reasoning", "id": id, "summary": [""], "content": [""]}),
            _ => json!({
                "type": "commandExecution", "id": id, "command": "c", "commandActions": [],
                "cwd": "/", "status": "inProgress",
            }),
        });
        self.open.push(item.clone());
        self.say(wire::ItemStartedNotification {
            item: super::item::blank(&item),
            started_at_ms: 1,
            thread_id: THREAD.parse().unwrap(),
            turn_id: self.turn_id(),
        });
    }

    fn piece(&mut self, of: usize, piece: u8) {
        let piece = ["a", "bb", "é", "→ "][usize::from(piece)];
        let of = of % self.open.len();
        let at = Place { thread_id: THREAD.parse().unwrap(), turn_id: self.turn_id() };
        let item = &mut self.open[of];
        let part = match &mut item.body {
            ItemBody::AgentMessage(it) => {
                it.text.push_str(piece);
                Part::Text
            }
            ItemBody::Reasoning(it) => {
                it.content[0].push_str(piece);
                Part::Thought(0)
            }
            ItemBody::CommandExecution(it) => {
                it.aggregated_output.get_or_insert_default().push_str(piece);
                Part::Output
            }
            other => panic!("{other:?}"),
        };
        let delta = super::item::delta(part, piece, &self.open[of], at);
        self.say(delta);
    }

    fn complete(&mut self, mut item: ThreadItem) {
        if let ItemBody::CommandExecution(it) = &mut item.body {
            it.status = wire::CommandExecutionStatus::Completed;
        }
        self.turns.last_mut().unwrap().items.push(item.clone());
        self.say(wire::ItemCompletedNotification {
            completed_at_ms: 1,
            item,
            thread_id: THREAD.parse().unwrap(),
            turn_id: self.turn_id(),
            content_token_count: None,
        });
    }

    fn end(&mut self, drops: bool) {
        if drops {
            self.open.clear();
        }
        let turn = self.turns.last_mut().unwrap();
        turn.status = if drops { TurnStatus::Interrupted } else { TurnStatus::Completed };
        let turn = super::thread::ended(turn);
        self.tell_status();
        self.say(wire::TurnCompletedNotification { thread_id: THREAD.parse().unwrap(), turn });
    }

    fn snapshot(&self) -> Thread {
        let mut thread: Thread = read(json!({
            "id": THREAD, "sessionId": THREAD, "cliVersion": "1", "createdAt": 1, "updatedAt": 1,
            "cwd": "/", "ephemeral": false, "modelProvider": "p", "preview": "",
            "source": "appServer", "status": {"type": "idle"}, "turns": [],
            "historyMode": "paginated",
        }));
        thread.status = self.status();
        if !self.turns.is_empty() {
            thread.preview = "hi".to_owned();
        }
        thread.turns = self.turns.clone();
        thread
    }
}

/// A consumer behind the state machine, which may be cut off.
struct Away {
    reconciler: Reconciler,
    heard: Out,
}

impl Away {
    fn subscribed(server: &Server) -> Self {
        let mut reconciler = Reconciler::default();
        reconciler.subscribed(&server.snapshot(), None);
        Self { reconciler, heard: Out::new() }
    }

    fn hear(&mut self, said: &Arc<ServerNotification>, seq: Option<u64>) {
        self.reconciler.notification(Arc::clone(said), seq, NOW, &mut self.heard);
    }

    fn resumed(&mut self, thread: &Thread, reply: Option<TurnhostResumeResponse>) -> Resumed {
        let answer = ResumeAnswer { thread, reply, with_turns: true };
        self.reconciler.resumed(&answer, NOW, &mut self.heard)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn one_who_was_away_knows_what_one_knows_who_stayed(
        steps in vec((step(), 0..6_u8, 0..4_usize), 0..60),
    ) {
        let mut server = Server::default();
        let mut away = Away::subscribed(&server);
        let mut is_cut = false;
        for (step, chance, into) in steps {
            if is_cut && chance < 2 {
                prop_assert_eq!(away.resumed(&server.snapshot(), None), Resumed::Whole);
                is_cut = false;
            }
            let from = server.said.len();
            server.step(step);
            // The cut comes after some of what the step says.
            let cut_at = if chance == 2 { from + into } else { usize::MAX };
            for at in from..server.said.len() {
                if at == cut_at {
                    away.reconciler.cut();
                    is_cut = true;
                }
                if !is_cut {
                    away.hear(&server.said[at], None);
                }
            }
        }
        if is_cut {
            prop_assert_eq!(away.resumed(&server.snapshot(), None), Resumed::Whole);
        }
        Known::of(&away.heard).check_same(&Known::of(&server.said))?;
    }

    #[test]
    fn what_is_not_cut_passes_as_it_is(steps in vec(step(), 0..60)) {
        let mut server = Server::default();
        let mut stays = Away::subscribed(&server);
        for step in steps {
            server.step(step);
        }
        for said in &server.said {
            stays.hear(said, None);
        }
        prop_assert_eq!(stays.heard, server.said);
    }

    #[test]
    fn numbered_events_are_heard_once_whatever_is_repeated(
        steps in vec(step(), 0..40),
        cuts in vec((0..80_usize, 0..20_usize, 0..5_usize), 0..5),
    ) {
        let mut server = Server::default();
        let mut away = Away::subscribed(&server);
        for step in steps {
            server.step(step);
        }
        let (mut next, mut heard) = (0, 0);
        for (until, missed, again) in cuts {
            let until = until.min(server.said.len()).max(next);
            for at in next..until {
                away.hear(&server.said[at], Some(at as u64 + 1));
            }
            heard = until.max(heard);
            away.reconciler.cut();
            // What still comes of the old connection counts for nothing.
            for at in until..server.said.len().min(until + missed) {
                away.hear(&server.said[at], Some(at as u64 + 1));
            }
            let (_, seq) = away.reconciler.next_lost().unwrap();
            prop_assert_eq!(seq.unwrap_or_default(), heard as u64);
            let reply = TurnhostResumeResponse { seq: server.said.len() as u64, replayed: true };
            prop_assert_eq!(away.resumed(&server.snapshot(), Some(reply)), Resumed::Whole);
            next = until.saturating_sub(again);
        }
        for at in next..server.said.len() {
            away.hear(&server.said[at], Some(at as u64 + 1));
        }
        prop_assert_eq!(away.heard, server.said);
    }
}

fn question(item: &str) -> ServerRequest {
    let params: CommandExecutionRequestApprovalParams = read(json!({
        "threadId": THREAD, "turnId": turn_id(10), "itemId": item, "startedAtMs": 1,
        "environmentId": null,
    }));
    params.into()
}

/// Returns a thread whose turn runs and waits for an approval.
fn waiting() -> (Server, Away) {
    let mut server = Server::default();
    let mut away = Away::subscribed(&server);
    server.step(Step::Begin);
    server.step(Step::Open(2));
    for said in server.said.clone() {
        away.hear(&said, None);
    }
    (server, away)
}

fn with_flag(mut thread: Thread) -> Thread {
    let active_flags = vec![wire::ThreadActiveFlag::WaitingOnApproval];
    thread.status = ThreadStatus::Active { active_flags };
    thread
}

#[test]
fn a_question_that_still_waits_is_put_once_and_answered_once() {
    let (server, mut away) = waiting();
    let (id, ask) = (RequestId::from(3), question("item-1"));
    let mut out = Out::new();
    assert_eq!(away.reconciler.asked(&id, &ask, &mut out), RequestState::New);
    away.reconciler.cut();
    away.resumed(&with_flag(server.snapshot()), None);
    assert_eq!(away.reconciler.asked(&id, &ask, &mut out), RequestState::Unanswered);
    away.reconciler.answered(&id, b"yes");
    away.reconciler.cut();
    away.resumed(&with_flag(server.snapshot()), None);
    assert_eq!(away.reconciler.asked(&id, &ask, &mut out), RequestState::Answered(b"yes".to_vec()));
    // Once it is settled, the same id is another question.
    away.hear(&resolved(&id, THREAD.parse().unwrap()), None);
    assert_eq!(away.reconciler.asked(&id, &ask, &mut out), RequestState::New);
    assert_eq!(out, Out::new());
}

#[test]
fn a_question_that_was_settled_meanwhile_is_said_to_be() {
    let (mut server, mut away) = waiting();
    let id = RequestId::from(3);
    away.reconciler.asked(&id, &question("item-1"), &mut Out::new());
    away.reconciler.cut();
    server.step(Step::Complete(0));
    away.resumed(&with_flag(server.snapshot()), None);
    assert!(away.heard.contains(&resolved(&id, THREAD.parse().unwrap())));
}

#[test]
fn a_restarted_server_counts_its_questions_anew() {
    let (_server, mut away) = waiting();
    let (id, mut out) = (RequestId::from(0), Out::new());
    away.reconciler.asked(&id, &question("item-1"), &mut out);
    away.reconciler.cut();
    assert_eq!(away.reconciler.asked(&id, &question("item-9"), &mut out), RequestState::New);
    assert_eq!(out, [resolved(&id, THREAD.parse().unwrap())]);
}

#[test]
fn a_turn_that_a_restart_interrupted_is_told_to_have_ended() {
    let (mut server, mut away) = waiting();
    away.reconciler.cut();
    server.turns[0].status = TurnStatus::Interrupted;
    assert_eq!(away.resumed(&server.snapshot(), None), Resumed::Whole);
    let known = Known::of(&away.heard);
    assert_eq!(known.turns[&turn_id(10)], Some(TurnStatus::Interrupted));
    assert_eq!(known.status, Some(ThreadStatus::Idle));
}

#[test]
fn a_log_that_does_not_reach_back_asks_for_the_turns() {
    let (server, mut away) = waiting();
    away.reconciler.cut();
    let mut bare = server.snapshot();
    bare.turns.clear();
    let reply = Some(TurnhostResumeResponse { seq: 9, replayed: false });
    let answer = ResumeAnswer { thread: &bare, reply, with_turns: false };
    let resumed = away.reconciler.resumed(&answer, NOW, &mut away.heard);
    assert_eq!(resumed, Resumed::NeedsTurns);
    assert!(away.reconciler.next_lost().is_some());
    // A server without history cannot give them.
    assert_eq!(away.resumed(&bare, reply), Resumed::Unrepeatable);
    assert_eq!(away.reconciler.next_lost(), None);
}

#[test]
fn what_a_server_says_to_whoever_comes_is_told_once() {
    let mut reconciler = Reconciler::default();
    let warning = |text: &str| {
        let json = json!({"summary": text, "details": null});
        Arc::new(ServerNotification::ConfigWarning(read(json)))
    };
    let mut out = Out::new();
    for said in [warning("one"), warning("two")] {
        reconciler.notification(said, None, NOW, &mut out);
    }
    reconciler.cut();
    for said in [warning("one"), warning("two"), warning("three")] {
        reconciler.notification(said, None, NOW, &mut out);
    }
    assert_eq!(out, [warning("one"), warning("two"), warning("three")]);
}

#[test]
fn a_text_that_was_edited_is_not_patched_up() {
    let (mut server, mut away) = waiting();
    server.step(Step::Piece(0, 0));
    away.hear(&server.said.last().unwrap().clone(), None);
    away.reconciler.cut();
    let ItemBody::CommandExecution(it) = &mut server.open[0].body else { panic!("a command") };
    it.aggregated_output = Some("[cut] z".to_owned());
    server.step(Step::Complete(0));
    away.resumed(&server.snapshot(), None);
    let known = Known::of(&away.heard);
    let item = known.items.values().next().unwrap();
    assert_eq!(item.text, "a");
    assert!(item.whole.is_some());
}
