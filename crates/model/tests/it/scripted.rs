//! The scripted provider and the offline model.

use std::time::Duration;

use futures_util::FutureExt as _;
use turnhost_http::HttpClient;
use turnhost_model::{Models, Pieces, SCRIPTED, Scripted, Step};
use turnhost_ports::{HistoryItem, ModelPort, ModelRequest, ToolSpec};
use turnhost_task::Tasks;

use crate::fake::{ask, brief, next, request};

fn models() -> Models {
    Models::new([], HttpClient::new(), Tasks::new())
}

fn offline(input: &[&str]) -> ModelRequest {
    let mut request = request();
    request.provider = SCRIPTED.into();
    request.input =
        input.iter().map(|json| HistoryItem::from_json((*json).to_owned()).unwrap()).collect();
    let json = serde_json::value::to_raw_value("x").unwrap().into();
    request.tools = vec![ToolSpec { name: "exec_command".into(), json }].into();
    request
}

/// Returns the last thing that the offline model said or did.
async fn done(input: &[&str]) -> String {
    let (events, err) = ask(&models(), offline(input)).await;
    assert!(err.is_none());
    let mut briefs = brief(&events);
    briefs.pop();
    briefs.pop().unwrap()
}

#[tokio::test]
async fn a_script_is_followed_and_ends() {
    let text = Step::Text { text: "abc".into(), pieces: Pieces::Chars(2), pace: Duration::ZERO };
    let call = Step::Call { name: "f".into(), arguments: "{}".into() };
    let script = vec![vec![Step::Reasoning { text: "hm so".into() }, text], vec![call]];
    let models = models().with_scripted("fake", Scripted::new(script));
    let turn = "0199a21381c078008aa1000000000001";
    let (events, _) = ask(&models, request()).await;
    assert_eq!(
        brief(&events),
        [
            &format!("added rs_{turn}_0 Reasoning"),
            &format!("part rs_{turn}_0 0"),
            &format!(r#"summary rs_{turn}_0 0 "hm ""#),
            &format!(r#"summary rs_{turn}_0 0 "so""#),
            &format!(
                r#"done {{"type":"reasoning","id":"rs_{turn}_0","summary":[{{"type":"summary_text","text":"hm so"}}]}}"#
            ),
            &format!("added msg_{turn}_1 Message"),
            &format!(r#"text msg_{turn}_1 "ab""#),
            &format!(r#"text msg_{turn}_1 "c""#),
            &format!(
                r#"done {{"type":"message","id":"msg_{turn}_1","role":"assistant","content":[{{"type":"output_text","text":"abc"}}]}}"#
            ),
            "completed 0+0/3+2=3",
        ]
    );
    let (events, _) = ask(&models, request()).await;
    assert!(brief(&events)[0].contains(r#""name":"f""#));
    let err = ask(&models, request()).await.1.unwrap();
    assert!(err.message.contains("2 responses"), "{err}");
}

#[tokio::test]
async fn a_held_response_does_not_end() {
    let script = Scripted::new(vec![vec![Step::say("one"), Step::Hold, Step::say("two")]]);
    let models = models().with_scripted("fake", script);
    let mut stream = models.open(request()).await.unwrap();
    for _ in 0..3 {
        next(&mut stream).await.unwrap();
    }
    for _ in 0..2 {
        assert!(next(&mut stream).now_or_never().is_none());
    }
}

const USER: &str = r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"run: echo hi\nrun: false"}]}"#;
const CONTEXT: &str = r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"<environment_context>"}]}"#;
const CALL: &str =
    r#"{"type":"function_call","call_id":"c","name":"exec_command","arguments":"{}"}"#;
const OUTPUT: &str = r#"{"type":"function_call_output","call_id":"c","output":"it said hi"}"#;

#[tokio::test]
async fn the_offline_model_runs_what_it_is_told_and_reports() {
    let first = done(&[USER, CONTEXT]).await;
    assert!(first.contains(r#""arguments":"{\"cmd\":\"echo hi\"}""#), "{first}");
    let second = done(&[USER, CONTEXT, CALL, OUTPUT]).await;
    assert!(second.contains(r#"{\"cmd\":\"false\"}"#), "{second}");
    let last = done(&[USER, CALL, OUTPUT, CALL, OUTPUT]).await;
    assert!(last.contains("it said hi\\n\\nit said hi"), "{last}");
}

#[tokio::test]
async fn the_offline_model_says_what_it_is() {
    let said = done(&[
        USER,
        OUTPUT,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"hello"}]}"#,
    ])
    .await;
    assert!(said.contains("scripted model") && said.contains("\\n\\nhello\\n\\n"), "{said}");
}

#[tokio::test]
async fn the_offline_model_patches_with_the_tool_on_offer() {
    let user = r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"patch:\n*** Begin Patch\n*** End Patch"}]}"#;
    assert!(done(&[user]).await.contains("apply_patch <<'EOF'"));
    let mut request = offline(&[user]);
    request.tools =
        vec![ToolSpec { name: "apply_patch".into(), ..request.tools[0].clone() }].into();
    let (events, _) = ask(&models(), request).await;
    assert!(brief(&events)[0].contains(r#""type":"custom_tool_call""#));
}
