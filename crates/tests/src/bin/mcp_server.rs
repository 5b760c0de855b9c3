//! An MCP server for tests, on stdio. Its tools do what real servers should not.
//!
//! | tool | does |
//! | --- | --- |
//! | `echo` | repeats `text`; says that it only reads |
//! | `write` | answers "written"; says that it destroys |
//! | `fail` | answers that it failed |
//! | `ask` | asks the user for a name and answers with the user's answer |
//! | `progress` | reports progress twice, then answers |
//! | `hang` | never answers; notes in the file `cancelled` that it was cancelled |
//! | `die` | ends the process |
//! | `flood` | sends 20,000 notifications and lines that are no message, then answers |
//! | `grow` | adds the tool `grown`, says so, and answers |
//! | `environment` | answers with the variable `name` |
//!
//! Arguments: `--tools N` adds N tools `extra_0` and so on; `--silent` never answers anything;
//! `--garbage` writes lines that are no message before each answer.

#![forbid(unsafe_code)]

use std::io::{BufRead as _, Write as _, stdin, stdout};

use serde_json::{Value, json};

/// Notifications of the tool `flood`: more than any queue of a client holds.
const FLOOD: u32 = 20_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let extra = arguments.iter().skip_while(|argument| *argument != "--tools").nth(1);
    let mut server = Server {
        extra: extra.and_then(|count| count.parse().ok()).unwrap_or(0),
        garbage: has("--garbage"),
        grown: false,
        hanging: None,
    };
    while let Some(line) = read_line() {
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        if !has("--silent") {
            server.take(&message);
        }
    }
}

struct Server {
    extra: usize,
    garbage: bool,
    grown: bool,
    /// The request that `hang` does not answer.
    hanging: Option<Value>,
}

/// Reads the next line; `None` at the end of the input.
fn read_line() -> Option<String> {
    let mut line = String::new();
    let read = stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}

fn send(message: &Value) {
    let mut out = stdout().lock();
    // A client that is gone ends this process by closing its input.
    drop(writeln!(out, "{message}").and_then(|()| out.flush()));
}

fn notify(method: &str, params: &Value) {
    send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
}

fn text(text: impl Into<String>) -> Value {
    json!({"content": [{"type": "text", "text": text.into()}]})
}

impl Server {
    fn answer(&self, id: &Value, result: &Value) {
        if self.garbage {
            let mut out = stdout().lock();
            drop(out.write_all(b"starting up...\n\xff\xfe\n{\"half\":\n[]\n{}\n"));
        }
        send(&json!({"jsonrpc": "2.0", "id": id, "result": result}));
    }

    fn take(&mut self, message: &Value) {
        let (id, params) = (&message["id"], &message["params"]);
        match message["method"].as_str() {
            Some("initialize") => self.answer(id, &json!({
                "protocolVersion": params["protocolVersion"],
                "capabilities": {"tools": {"listChanged": true}, "resources": {}},
                "serverInfo": {"name": "test-server", "version": "1.0", "title": "Test server"},
                "instructions": "Call echo.",
            })),
            Some("tools/list") => self.answer(id, &json!({"tools": self.tools()})),
            Some("resources/list") => self.answer(id, &json!({
                "resources": [{"uri": "mem://one", "name": "one", "mimeType": "text/plain"}],
            })),
            Some("resources/templates/list") => self.answer(id, &json!({
                "resourceTemplates": [{"uriTemplate": "mem://{name}", "name": "any"}],
            })),
            Some("resources/read") if params["uri"] == "mem://one" => self.answer(id, &json!({
                "contents": [{"uri": "mem://one", "mimeType": "text/plain", "text": "resource one"}],
            })),
            Some("tools/call") => self.call(id, params),
            Some("notifications/cancelled") if self.hanging.as_ref() == Some(&params["requestId"]) => {
                drop(std::fs::write("cancelled", "yes"));
            }
            Some(method) if !id.is_null() => {
                let error = json!({"code": -32002, "message": format!("nothing at {method}")});
                send(&json!({"jsonrpc": "2.0", "id": id, "error": error}));
            }
            _ => {}
        }
    }

    fn tools(&self) -> Vec<Value> {
        let schema = json!({"type": "object", "properties": {"text": {"type": "string"}, "name": {"type": "string"}}});
        let tool = |name: &str| json!({"name": name, "description": format!("Does {name}."), "inputSchema": schema});
        let mut tools: Vec<Value> = [
            "echo",
            "write",
            "fail",
            "ask",
            "progress",
            "hang",
            "die",
            "flood",
            "grow",
            "environment",
        ]
        .map(tool)
        .into();
        tools[0]["annotations"] = json!({"readOnlyHint": true});
        tools[1]["annotations"] = json!({"readOnlyHint": false, "destructiveHint": true});
        tools.extend(self.grown.then(|| tool("grown")));
        tools.extend((0..self.extra).map(|number| tool(&format!("extra_{number}"))));
        tools
    }

    fn call(&mut self, id: &Value, params: &Value) {
        let arguments = &params["arguments"];
        match params["name"].as_str().unwrap_or_default() {
            "echo" => {
                let said = arguments["text"].as_str().unwrap_or_default();
                let mut result = text(format!("echo: {said}"));
                result["structuredContent"] = json!({"text": said});
                self.answer(id, &result);
            }
            "write" => self.answer(id, &text("written")),
            "fail" => {
                let mut result = text("it failed");
                result["isError"] = true.into();
                self.answer(id, &result);
            }
            "ask" => {
                let answer = ask();
                self.answer(id, &text(answer.to_string()));
            }
            "progress" => {
                let token = &params["_meta"]["progressToken"];
                notify(
                    "notifications/progress",
                    &json!({"progressToken": token, "progress": 1, "total": 2}),
                );
                notify(
                    "notifications/progress",
                    &json!({"progressToken": token, "progress": 2, "message": "nearly"}),
                );
                self.answer(id, &text("done"));
            }
            "hang" => self.hanging = Some(id.clone()),
            "die" => std::process::exit(3),
            "flood" => {
                for number in 0..FLOOD {
                    notify("notifications/message", &json!({"level": "info", "data": number}));
                    let mut out = stdout().lock();
                    drop(writeln!(out, "line {number}"));
                }
                self.answer(id, &text("flooded"));
            }
            "grow" => {
                self.grown = true;
                notify("notifications/tools/list_changed", &json!({}));
                self.answer(id, &text("grown"));
            }
            "environment" => {
                let name = arguments["name"].as_str().unwrap_or_default();
                self.answer(id, &text(std::env::var(name).unwrap_or_else(|_| "unset".to_owned())));
            }
            other => {
                let error = json!({"code": -32602, "message": format!("unknown tool {other}")});
                send(&json!({"jsonrpc": "2.0", "id": id, "error": error}));
            }
        }
    }
}

/// Asks the user for a name and waits for the answer.
fn ask() -> Value {
    let schema = json!({
        "type": "object",
        "properties": {"name": {"type": "string", "title": "Name"}},
        "required": ["name"],
    });
    let params = json!({"message": "What is your name?", "requestedSchema": schema});
    send(
        &json!({"jsonrpc": "2.0", "id": "question", "method": "elicitation/create", "params": params}),
    );
    while let Some(line) = read_line() {
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        if message["id"] == "question" {
            return message.get("result").unwrap_or(&message["error"]).clone();
        }
    }
    Value::Null
}
