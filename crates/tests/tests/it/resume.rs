//! Coming back without a loss: numbered notifications, replay, and slow readers, which get a hint.

use serde_json::{Value, json};
use turnhost_tests::{Answer, Lab, Model, Peer, Server, Step, Transport};

use crate::lab;

/// Returns a server on a websocket, and a client of it that wants numbers.
async fn numbered(lab: &Lab) -> (Server, Peer) {
    let debug = "turnhost_server::connection=debug";
    let mut server = lab
        .serve_with(Transport::WebSocket, |it| {
            it.env("RUST_LOG", debug);
        })
        .await
        .unwrap();
    let peer = join(&mut server).await;
    (server, peer)
}

async fn join(server: &mut Server) -> Peer {
    let mut peer = server.connect().await.unwrap();
    let capabilities = json!({"experimentalApi": true, "turnhost": {"eventSequence": true}});
    peer.initialize_as(capabilities).await.unwrap();
    peer
}

/// Returns the events of a thread by number: everything that has one.
fn told(log: &[Value]) -> Vec<&Value> {
    log.iter().filter(|it| it.get("seq").is_some()).collect()
}

fn seq(message: &Value) -> u64 {
    message["seq"].as_u64().unwrap()
}

fn is_end(message: &Value) -> bool {
    message["method"] == "turn/completed"
}

const TALK: &str = r#"reasoning "hm", text "one ", text "two ", text "three ", text "four""#;

#[tokio::test]
async fn whoever_comes_back_hears_what_it_missed_as_if_it_had_never_left() {
    let (lab, model): (Lab, Model) = lab("", &[TALK]).await;
    let (mut server, mut stayed) = numbered(&lab).await;
    let thread = stayed.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    stayed.turn(&thread, "go").await.unwrap();
    model.push(TALK.parse::<Answer>().unwrap());
    stayed.turn(&thread, "again").await.unwrap();
    let all: Vec<Value> = told(&stayed.log).into_iter().cloned().collect();
    assert!(all.is_sorted_by(|one, next| seq(one) < seq(next)), "{all:?}");
    assert_eq!(all.iter().filter(|it| is_end(it)).count(), 2);
    let deltas = all.iter().filter(|it| it["method"] == "item/agentMessage/delta").count();
    assert!(deltas > 0, "{all:?}");

    // Whatever was seen last, the rest follows, once and in order.
    for (at, last) in all.iter().enumerate() {
        let mut back = join(&mut server).await;
        let params = json!({
            "threadId": thread, "excludeTurns": true, "turnhost": {"afterSeq": seq(last)},
        });
        let answer = back.call("thread/resume", params).await.unwrap();
        assert_eq!(answer["turnhost"], json!({"seq": seq(all.last().unwrap()), "replayed": true}));
        // The end of what follows: an answer that comes after it.
        back.call("thread/loaded/list", json!({})).await.unwrap();
        let missed: Vec<Value> = told(&back.log).into_iter().cloned().collect();
        assert_eq!(missed, all[at + 1..], "after number {at}");
    }
}

#[tokio::test]
async fn where_the_log_does_not_reach_the_client_is_told_to_read() {
    let (lab, _model) = lab("", &[TALK]).await;
    let (mut server, mut peer) = numbered(&lab).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let last = seq(told(&peer.log).last().unwrap());
    for unknown in [json!({}), json!({"afterSeq": 0}), json!({"afterSeq": last + 1})] {
        let mut back = join(&mut server).await;
        let params = json!({"threadId": thread, "turnhost": unknown});
        let answer = back.call("thread/resume", params).await.unwrap();
        assert_eq!(answer["turnhost"], json!({"seq": last, "replayed": false}), "{unknown}");
        assert_eq!(answer["thread"]["turns"][0]["status"], "completed");
    }
    // A restart makes all numbers old, and goes on above them.
    server.stop().await.unwrap();
    let (_server, mut back) = numbered(&lab).await;
    let params = json!({"threadId": thread, "turnhost": {"afterSeq": last}});
    let answer = back.call("thread/resume", params).await.unwrap();
    assert_eq!(answer["turnhost"]["replayed"], false);
    assert!(answer["turnhost"]["seq"].as_u64().unwrap() > last, "{answer}");
}

#[tokio::test]
async fn the_log_survives_an_unload_unless_something_happened_meanwhile() {
    let (lab, _model) = lab("thread_unload_delay_secs = 0", &[TALK]).await;
    let (mut server, mut peer) = numbered(&lab).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let all: Vec<Value> = told(&peer.log).into_iter().cloned().collect();
    let unload = async |peer: &mut Peer| {
        let from = peer.log.len();
        peer.call("thread/unsubscribe", json!({"threadId": thread})).await.unwrap();
        peer.notified(from, "thread/closed", |_| true).await.unwrap();
    };
    unload(&mut peer).await;
    let (at, last) = (2, seq(&all[2]));
    let params = json!({
        "threadId": thread, "excludeTurns": true, "turnhost": {"afterSeq": last},
    });
    let mut back = join(&mut server).await;
    let answer = back.call("thread/resume", params.clone()).await.unwrap();
    assert_eq!(answer["turnhost"]["replayed"], true, "{answer}");
    back.call("thread/loaded/list", json!({})).await.unwrap();
    let missed = told(&back.log);
    assert!(missed.is_sorted_by(|one, next| seq(one) < seq(next)), "{missed:?}");
    let (before, closing) = missed.split_at(all.len() - at - 1);
    assert_eq!(before, all[at + 1..].iter().collect::<Vec<_>>());
    let closing: Vec<&Value> = closing.iter().map(|it| &it["method"]).collect();
    assert_eq!(closing, ["thread/status/changed", "thread/closed"]);

    unload(&mut back).await;
    let params_of_name = json!({"threadId": thread, "name": "other"});
    back.call("thread/name/set", params_of_name).await.unwrap();
    let answer = back.call("thread/resume", params).await.unwrap();
    assert_eq!(answer["turnhost"]["replayed"], false, "{answer}");
}

#[tokio::test]
async fn nobody_hears_of_numbers_who_did_not_ask() {
    let (lab, _model) = lab("", &[TALK]).await;
    let (mut server, mut peer) = numbered(&lab).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    let mut plain = server.connect().await.unwrap();
    plain.initialize_as(json!({"turnhost": {}})).await.unwrap();
    let from = plain.log.len();
    peer.turn(&thread, "go").await.unwrap();
    let params = json!({"threadId": thread, "turnhost": {"afterSeq": 1}});
    let answer = plain.call("thread/resume", params).await.unwrap();
    assert_eq!(answer.get("turnhost"), None);
    plain.notified(from, "thread/status/changed", |_| true).await.unwrap();
    assert_eq!(told(&plain.log), Vec::<&Value>::new());
}

/// Turns of a megabyte each, sent twice: in deltas and as an item. Far more than
/// the buffers of a socket and an outbox hold.
const LARGE_TURNS: usize = 40;

fn large() -> Answer {
    let step = Step::Text("x".repeat(1 << 17));
    Answer(vec![step; 8])
}

/// Runs large turns until the server's log says this; gives back how many. Their subscriber receives
/// all.
async fn talk_until(
    server: &Server,
    model: &Model,
    reader: &mut Peer,
    thread: &str,
    sign: &str,
) -> usize {
    for turns in 1..LARGE_TURNS {
        model.push(large());
        let from = reader.log.len();
        reader.turn(thread, "more").await.unwrap();
        let deltas =
            reader.log[from..].iter().filter_map(|it| it["params"]["delta"].as_str().map(str::len));
        assert_eq!(deltas.sum::<usize>(), 1 << 20);
        if server.stderr().contains(sign) {
            return turns;
        }
    }
    panic!("no `{sign}` after {LARGE_TURNS} turns: {}", server.stderr());
}

#[tokio::test]
async fn a_slow_reader_that_understands_resyncs_and_the_others_hear_all() {
    let (lab, model) = lab("", &[TALK]).await;
    let (mut server, mut slow) = numbered(&lab).await;
    let thread = slow.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    slow.turn(&thread, "go").await.unwrap();
    let mut other = join(&mut server).await;
    other.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    // From here on the one does not read, and the other does.
    let turns = talk_until(&server, &model, &mut other, &thread, "a slow reader must resync").await;
    let from = slow.log.len();
    let hint = slow.notified(from, "turnhost/resync", |_| true).await.unwrap();
    assert_eq!(hint, json!({"threadIds": [thread]}));
    let heard = slow.log[from..].iter().filter(|it| is_end(it)).count();
    assert!(heard < turns, "it lost nothing");

    let last = told(&slow.log).last().map_or(0, |it| seq(it));
    let params = json!({"threadId": thread, "excludeTurns": true, "turnhost": {"afterSeq": last}});
    let answer = slow.call("thread/resume", params).await.unwrap();
    assert_eq!(answer["turnhost"]["replayed"], false, "20 MB are more than the log");
    assert_eq!(
        answer["turnhost"]["seq"].as_u64().unwrap(),
        seq(told(&other.log).last().unwrap()),
        "it goes on where the others are"
    );
    // It is a subscriber like any other again.
    model.push(TALK.parse().unwrap());
    let from = (slow.log.len(), other.log.len());
    slow.turn(&thread, "again").await.unwrap();
    other.notified(from.1, "turn/completed", |_| true).await.unwrap();
    let both = [told(&slow.log[from.0..]), told(&other.log[from.1..])];
    assert_eq!(both[0], both[1]);
}

#[tokio::test]
async fn a_slow_reader_that_does_not_understand_is_cut_off_and_misses_nothing_in_the_end() {
    let (lab, model) = lab("", &[TALK]).await;
    let (mut server, mut other) = numbered(&lab).await;
    let thread = other.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    other.turn(&thread, "go").await.unwrap();
    let mut slow = server.connect().await.unwrap();
    slow.initialize().await.unwrap();
    slow.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    let turns =
        talk_until(&server, &model, &mut other, &thread, "an outbox is full or closed").await;
    let end = loop {
        match slow.receiver.recv().await {
            Ok(_) => {}
            Err(error) => break error.to_string(),
        }
    };
    assert!(end.contains("read too slowly"), "{end}");
    let mut back = server.connect().await.unwrap();
    back.initialize().await.unwrap();
    let answer = back.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    assert_eq!(answer["thread"]["turns"].as_array().unwrap().len(), turns + 1);
}
