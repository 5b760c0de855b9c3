//! The model's answer to one request, and its events.
//!
//! The text form is that of the scenarios: steps with commas between them, as in
//! `reasoning "hm", text "one ", hold, text "two", usage 10 2`.

use std::str::FromStr;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

/// One thing that the model does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `text "..."`: a delta of the message; the first one opens it.
    Text(String),
    /// `reasoning "..."`: a summary delta of a reasoning item.
    Reasoning(String),
    /// `call NAME {...}`: a function call with these arguments.
    Call(String, String),
    /// `custom NAME "..."`: a call of a freeform tool.
    Custom(String, String),
    /// `usage IN OUT`: the token counts of the end.
    Usage(u64, u64),
    /// `hold`: nothing until the test releases the model.
    Hold,
    /// `cut`: the connection breaks.
    Cut,
    /// `end`: the stream ends without its last event.
    End,
    /// `failed CODE "..."`: the response fails.
    Failed(String, String),
    /// `incomplete REASON`: the response ends before its time.
    Incomplete(String),
    /// `status N "..."`: an HTTP error with this body; must be the only step.
    Status(u16, String),
}

/// The model's answer to one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer(pub Vec<Step>);

impl FromStr for Answer {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut rest = text.trim();
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, after) = step(rest).with_context(|| format!("at `{rest}`"))?;
            steps.push(step);
            rest = after.trim_start();
            if let Some(next) = rest.strip_prefix(',') {
                rest = next.trim_start();
            } else {
                ensure!(rest.is_empty(), "expected a comma before `{rest}`");
            }
        }
        Ok(Self(steps))
    }
}

fn step(text: &str) -> Result<(Step, &str)> {
    let (verb, rest) = word(text);
    Ok(match verb {
        "hold" => (Step::Hold, rest),
        "cut" => (Step::Cut, rest),
        "end" => (Step::End, rest),
        "text" => string(rest).map(|(text, rest)| (Step::Text(text), rest))?,
        "reasoning" => string(rest).map(|(text, rest)| (Step::Reasoning(text), rest))?,
        "incomplete" => {
            let (reason, rest) = word(rest);
            (Step::Incomplete(reason.to_owned()), rest)
        }
        "call" => {
            let (name, rest) = word(rest);
            let (arguments, rest) = value(rest)?;
            (Step::Call(name.to_owned(), arguments.to_string()), rest)
        }
        "custom" | "failed" => {
            let (name, rest) = word(rest);
            let (text, rest) = string(rest)?;
            let name = name.to_owned();
            (
                if verb == "custom" { Step::Custom(name, text) } else { Step::Failed(name, text) },
                rest,
            )
        }
        "status" => {
            let (code, rest) = word(rest);
            let (body, rest) = string(rest)?;
            (Step::Status(code.parse()?, body), rest)
        }
        "usage" => {
            let (input, rest) = word(rest);
            let (output, rest) = word(rest);
            (Step::Usage(input.parse()?, output.parse()?), rest)
        }
        _ => bail!("`{verb}` is no step"),
    })
}

fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find([' ', ',']).unwrap_or(text.len()))
}

fn string(text: &str) -> Result<(String, &str)> {
    let (value, rest) = value(text)?;
    Ok((value.as_str().context("expected a string")?.to_owned(), rest))
}

/// Returns the JSON value at the start of `text`, and what follows it.
fn value(text: &str) -> Result<(Value, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    let value = values.next().context("expected a JSON value")??;
    let end = values.byte_offset();
    Ok((value, &text[end..]))
}

/// The events of one response as they are made, step by step.
#[derive(Debug)]
pub(crate) struct Events {
    /// Which response this is, from 1; part of the ids of its items.
    response: u64,
    /// The items that are closed.
    items: usize,
    /// The text of the open message or reasoning item.
    open: Option<Open>,
    usage: (u64, u64),
}

#[derive(Debug)]
struct Open {
    message: bool,
    text: String,
}

impl Events {
    pub(crate) fn new(response: u64) -> Self {
        Self { response, items: 0, open: None, usage: (10, 5) }
    }

    /// Returns the events of `step`; none for those that are no events.
    pub(crate) fn of(&mut self, step: &Step) -> String {
        match step {
            Step::Text(delta) => self.delta(true, delta),
            Step::Reasoning(delta) => self.delta(false, delta),
            Step::Call(name, arguments) => self.call(&json!({
                "type": "function_call", "name": name, "arguments": arguments,
            })),
            Step::Custom(name, input) => self.call(&json!({
                "type": "custom_tool_call", "name": name, "input": input,
            })),
            Step::Usage(input, output) => {
                self.usage = (*input, *output);
                String::new()
            }
            Step::Failed(code, message) => event(&json!({
                "type": "response.failed",
                "response": {"id": self.id("resp"), "error": {"code": code, "message": message}},
            })),
            Step::Incomplete(reason) => event(&json!({
                "type": "response.incomplete",
                "response": {"id": self.id("resp"), "incomplete_details": {"reason": reason}},
            })),
            Step::Hold | Step::Cut | Step::End | Step::Status(..) => String::new(),
        }
    }

    /// Returns the last events of a response that went well.
    pub(crate) fn end(&mut self) -> String {
        let (input, output) = self.usage;
        let completed = json!({"type": "response.completed", "response": {
            "id": self.id("resp"),
            "usage": {
                "input_tokens": input,
                "input_tokens_details": {"cached_tokens": 0},
                "output_tokens": output,
                "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": input + output,
            },
        }});
        self.close() + &event(&completed)
    }

    fn id(&self, kind: &str) -> String {
        format!("{kind}_{}_{}", self.response, self.items)
    }

    fn delta(&mut self, message: bool, delta: &str) -> String {
        let mut events = String::new();
        if self.open.as_ref().is_none_or(|open| open.message != message) {
            events += &self.close();
            events += &self.open(message);
        }
        if let Some(open) = &mut self.open {
            open.text += delta;
        }
        events += &if message {
            event(&json!({
                "type": "response.output_text.delta",
                "item_id": self.id("msg"), "output_index": self.items, "content_index": 0, "delta": delta,
            }))
        } else {
            event(&json!({
                "type": "response.reasoning_summary_text.delta",
                "item_id": self.id("rs"), "output_index": self.items, "summary_index": 0, "delta": delta,
            }))
        };
        events
    }

    fn open(&mut self, message: bool) -> String {
        self.open = Some(Open { message, text: String::new() });
        let added = |item: Value| {
            event(
                &json!({"type": "response.output_item.added", "output_index": self.items, "item": item}),
            )
        };
        if message {
            let id = self.id("msg");
            return added(json!({"type": "message", "role": "assistant", "id": id, "content": []}));
        }
        let id = self.id("rs");
        let part = json!({
            "type": "response.reasoning_summary_part.added",
            "item_id": id, "output_index": self.items, "summary_index": 0,
            "part": {"type": "summary_text", "text": ""},
        });
        added(json!({"type": "reasoning", "id": id, "summary": []})) + &event(&part)
    }

    fn close(&mut self) -> String {
        let Some(Open { message, text }) = self.open.take() else { return String::new() };
        let item = if message {
            let content = json!([{"type": "output_text", "text": text}]);
            json!({"type": "message", "role": "assistant", "id": self.id("msg"), "content": content})
        } else {
            let summary = json!([{"type": "summary_text", "text": text}]);
            json!({"type": "reasoning", "id": self.id("rs"), "summary": summary})
        };
        self.done(&item)
    }

    /// Returns a call, whose input comes in two pieces. Its id, which is its item's on the wire, is
    /// `call_RESPONSE_INDEX`.
    fn call(&mut self, call: &Value) -> String {
        let mut events = self.close();
        let mut item = call.clone();
        item["id"] = self.id("fc").into();
        item["call_id"] = self.id("call").into();
        item["status"] = "completed".into();
        let (member, kind) = match item.get("arguments") {
            Some(_) => ("arguments", "response.function_call_arguments.delta"),
            None => ("input", "response.custom_tool_call_input.delta"),
        };
        let input = item[member].as_str().unwrap_or_default().to_owned();
        let mut added = item.clone();
        added[member] = "".into();
        events += &event(&json!({
            "type": "response.output_item.added", "output_index": self.items, "item": added,
        }));
        let (first, second) = input.split_at(input.floor_char_boundary(input.len() / 2));
        for delta in [first, second] {
            events += &event(&json!({
                "type": kind, "item_id": item["id"], "output_index": self.items, "delta": delta,
            }));
        }
        events + &self.done(&item)
    }

    fn done(&mut self, item: &Value) -> String {
        let done = event(&json!({
            "type": "response.output_item.done", "output_index": self.items, "item": item,
        }));
        self.items += 1;
        done
    }
}

fn event(value: &Value) -> String {
    format!("event: {}\ndata: {value}\n\n", value["type"].as_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_in_order() {
        let answer: Answer =
            r#"text "a, b", call exec_command {"cmd":"echo, hi"}, hold, usage 3 4"#.parse().unwrap();
        assert_eq!(
            answer.0,
            [
                Step::Text("a, b".to_owned()),
                Step::Call("exec_command".to_owned(), r#"{"cmd":"echo, hi"}"#.to_owned()),
                Step::Hold,
                Step::Usage(3, 4),
            ]
        );
    }

    #[test]
    fn what_is_no_step_is_named() {
        let error = r#"text "a" text "b""#.parse::<Answer>().unwrap_err();
        assert!(format!("{error:#}").contains("expected a comma"), "{error:#}");
        let error = "sing".parse::<Answer>().unwrap_err();
        assert!(format!("{error:#}").contains("`sing` is no step"), "{error:#}");
    }
}
