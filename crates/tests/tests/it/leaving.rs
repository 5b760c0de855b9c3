//! Leaving anywhere and resuming equals staying: while an approval is open, between turns, around a
//! compaction and a revert.

use serde_json::{Value, json};
use turnhost_tests::{Answer, Lab, Model, Peer, Server, Transport};

use crate::kill::random;
use crate::lab;

/// The variable that replays a run.
const SEED: &str = "TURNHOST_LEAVING_SEED";

/// Clients that come back at each stage, each having left somewhere else.
const BACK_A_STAGE: u64 = 6;

async fn join(server: &mut Server) -> Peer {
    let mut peer = server.connect().await.unwrap();
    let capabilities = json!({"experimentalApi": true, "turnhost": {"eventSequence": true}});
    peer.initialize_as(capabilities).await.unwrap();
    peer
}

/// Returns the events of a thread: everything that has a number.
fn told(peer: &Peer) -> Vec<Value> {
    peer.log.iter().filter(|it| it.get("seq").is_some()).cloned().collect()
}

fn seq(message: &Value) -> u64 {
    message["seq"].as_u64().unwrap()
}

fn is_question(message: &Value) -> bool {
    message["method"] == "item/commandExecution/requestApproval"
}

/// A client that left after so many events, and came back at a later stage.
struct Returned {
    peer: Peer,
    after: usize,
    stage: &'static str,
    /// The number of server requests that it receives from then on.
    questions: usize,
}

struct Play {
    _lab: Lab,
    model: Model,
    server: Server,
    stayed: Peer,
    thread: String,
    chance: u64,
    back: Vec<Returned>,
}

impl Play {
    #[expect(clippy::print_stdout, reason = "a failure must name its seed")]
    async fn begin() -> Self {
        let chance = std::env::var(SEED).map_or(0x9E37_79B9_7F4A_7C15, |it| it.parse().unwrap());
        println!("replay with {SEED}={chance}");
        let (lab, model): (Lab, Model) = lab("", &[]).await;
        let mut server = lab.serve(Transport::WebSocket).await.unwrap();
        let mut stayed = join(&mut server).await;
        let params = json!({"cwd": lab.repo(), "approvalPolicy": "untrusted"});
        let thread = stayed.start_thread(params).await.unwrap();
        Self { _lab: lab, model, server, stayed, thread, chance, back: Vec::new() }
    }

    fn says(&self, answer: &str) {
        self.model.push(answer.parse::<Answer>().unwrap());
    }

    /// Lets clients come back that left somewhere before.
    async fn come_back(&mut self, stage: &'static str, questions: usize) {
        // Everything that was said before is in the log of the client that stayed.
        self.stayed.call("thread/loaded/list", json!({})).await.unwrap();
        let all = told(&self.stayed);
        for _ in 0..BACK_A_STAGE {
            let at = usize::try_from(random(&mut self.chance)).unwrap() % all.len();
            let mut peer = join(&mut self.server).await;
            let params = json!({
                "threadId": self.thread, "excludeTurns": true,
                "turnhost": {"afterSeq": seq(&all[at])},
            });
            let answer = peer.call("thread/resume", params).await.unwrap();
            assert_eq!(answer["turnhost"]["replayed"], true, "{stage}, after {}", all[at]);
            self.back.push(Returned { peer, after: at + 1, stage, questions });
        }
    }
}

#[tokio::test]
async fn leaving_anywhere_and_resuming_equals_staying() {
    let mut play = Play::begin().await;
    let thread = play.thread.clone();
    play.says(r#"reasoning "hm", text "one ", text "two""#);
    play.stayed.turn(&thread, "go").await.unwrap();
    play.come_back("after a turn", 1).await;

    play.says(r#"text "I ask", call exec_command {"cmd":"touch made"}"#);
    play.says(r#"text "done""#);
    let from = play.stayed.log.len();
    let turn = play.stayed.start_turn(&thread, "ask").await.unwrap();
    let question = play.stayed.find(from, is_question).await.unwrap();
    play.come_back("while an approval is open", 1).await;
    play.stayed.answer(&question["id"], json!({"decision": "accept"})).await.unwrap();
    let is_this = |it: &Value| it["turn"]["id"] == *turn;
    play.stayed.notified(from, "turn/completed", is_this).await.unwrap();
    play.come_back("after the approval", 0).await;

    play.says(r#"text "a summary""#);
    let from = play.stayed.log.len();
    play.stayed.call("thread/compact/start", json!({"threadId": thread})).await.unwrap();
    play.stayed.notified(from, "turn/completed", |_| true).await.unwrap();
    play.come_back("after a compaction", 0).await;

    let params = json!({"threadId": thread, "beforeTurnId": turn});
    play.stayed.call("thread/revert", params).await.unwrap();
    play.come_back("after a revert", 0).await;

    play.says(r#"text "three ", hold, text "four""#);
    let from = play.stayed.log.len();
    let turn = play.stayed.start_turn(&thread, "again").await.unwrap();
    play.stayed.notified(from, "item/agentMessage/delta", |_| true).await.unwrap();
    play.come_back("within a message", 0).await;
    let params = json!({"threadId": thread, "turnId": turn});
    play.stayed.call("turn/interrupt", params).await.unwrap();
    play.stayed.notified(from, "turn/completed", |_| true).await.unwrap();
    play.model.release();
    play.come_back("after an interrupt", 0).await;

    let all = told(&play.stayed);
    for Returned { mut peer, after, stage, questions } in play.back {
        // The end of what follows: an answer that comes after it.
        peer.call("thread/loaded/list", json!({})).await.unwrap();
        let heard = joined(told(&peer));
        assert_eq!(heard, joined(all[after..].to_vec()), "came back {stage}, left after {after}");
        let asked: Vec<&Value> = peer.log.iter().filter(|it| is_question(it)).collect();
        assert_eq!(asked.len(), questions, "came back {stage}");
        assert!(asked.iter().all(|it| **it == question), "came back {stage}: {asked:?}");
    }
}

/// Joins deltas of one item, whose pieces may differ between connections.
fn joined(events: Vec<Value>) -> Vec<Value> {
    let mut joined: Vec<Value> = Vec::new();
    for mut event in events {
        let item = event["params"]["itemId"].clone();
        let is_next =
            |last: &Value| last["method"] == event["method"] && last["params"]["itemId"] == item;
        if event["params"]["delta"].is_string()
            && let Some(last) = joined.last_mut().filter(|last| is_next(last))
        {
            let whole = format!(
                "{}{}",
                last["params"]["delta"].as_str().unwrap(),
                event["params"]["delta"].as_str().unwrap()
            );
            event["params"]["delta"] = whole.into();
            *last = event;
        } else {
            joined.push(event);
        }
    }
    joined
}
