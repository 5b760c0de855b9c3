//! Chunks of the Chat Completions API, passed to the [`Assembly`].
//!
//! Servers differ in much. Reasoning comes as `reasoning_content` (DeepSeek, llama.cpp, vLLM),
//! `reasoning` (OpenRouter, Ollama, vLLM), `thinking` or several of them, or as parts of the content
//! (Mistral); calls come in pieces or whole, with an id, an index, both or neither, and with ids and
//! indexes that others have too; thoughts and calls may stand in the text; the end is `[DONE]`, the usage, or the end of the body.

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_ports::{ModelError, Usage};
use turnhost_protocol::{
    ContentItem, ReasoningItemContent, ResponseItem, ResponseMessage, ResponseReasoning,
};

use super::calls::{CallDelta, Calls, FunctionDelta};
use super::finish;
use super::tagged::{self, Tagged};
use crate::assembly::Assembly;
use crate::failure::{self, ProviderFault};
use crate::mend::Half;
use crate::read::{self, Read, parse};
use crate::seal::Seal;

/// Reads the chunks of one response.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    half: Half,
    thought: Thought,
    tagged: Tagged,
    /// The text so far, once there is any.
    text: Option<String>,
    calls: Calls,
    finish_reason: Option<String>,
    usage: Option<Usage>,
    is_over: bool,
}

#[derive(Debug, Default)]
struct Thought {
    text: String,
    /// The member that it comes in.
    member: Option<&'static str>,
    /// Details that a server wants back in place of the text.
    details: Vec<Value>,
    is_over: bool,
}

impl Read for Reader {
    fn read(&mut self, name: &[u8], data: &[u8], out: &mut Assembly) -> Result<(), ModelError> {
        if self.is_over {
            return Ok(());
        }
        if data.trim_ascii() == b"[DONE]" {
            return self.done(out);
        }
        match parse(&mut self.half, data, Chunk::text, has_choices)? {
            Some(chunk) if name == b"error" || chunk.is_error() => {
                Err(failure::response_failed(&ProviderFault::from_body(data)))
            }
            Some(chunk) => self.chunk(chunk, out),
            None => Ok(()),
        }
    }

    fn end(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        if self.finish_reason.is_some() {
            return self.complete(out);
        }
        Err(failure::disconnected("stream closed before a finish_reason"))
    }

    /// Reads an answer that does not stream, from a server that cannot where there are tools.
    fn whole(&mut self, body: &[u8], out: &mut Assembly) -> Result<bool, ModelError> {
        if !serde_json::from_slice(body).is_ok_and(|body| has_choices(&body)) {
            return Ok(false);
        }
        self.read(b"", body, out)?;
        self.done(out).map(|()| true)
    }
}

impl Reader {
    /// Ends at `[DONE]`, also for a server that says no reason but said something.
    fn done(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        let has_said = self.text.is_some() || self.tagged.holds() || !self.calls.is_empty();
        if self.finish_reason.is_some() || has_said {
            return self.complete(out);
        }
        Err(failure::disconnected("the provider ended the stream and said nothing"))
    }

    fn chunk(&mut self, chunk: Chunk, out: &mut Assembly) -> Result<(), ModelError> {
        self.count_usage(chunk.usage);
        self.count_usage(chunk.x_groq.and_then(|groq| groq.usage));
        // Only one answer is asked for.
        let Some(choice) = chunk.choices.into_iter().flatten().next() else { return Ok(()) };
        if let Some(delta) = choice.delta.or(choice.message) {
            self.delta(delta, out)?;
        }
        self.count_usage(choice.usage);
        if let Some(error) = choice.error.filter(|error| !error.is_null()) {
            let fault = json!({ "error": error }).to_string();
            return Err(failure::response_failed(&ProviderFault::from_body(fault.as_bytes())));
        }
        if let Some(reason) = choice.finish_reason.filter(|reason| !finish::is_none(reason)) {
            self.finish_reason = Some(reason);
        }
        Ok(())
    }

    fn count_usage(&mut self, usage: Option<WireUsage>) {
        self.usage = usage.map(WireUsage::into_usage).or(self.usage.take());
    }

    fn delta(&mut self, delta: Delta, out: &mut Assembly) -> Result<(), ModelError> {
        // Servers that have several of them say the same in each.
        let thoughts = [
            ("reasoning_content", delta.reasoning_content),
            ("reasoning", delta.reasoning),
            ("thinking", delta.thinking),
        ];
        let said = |(member, text): (_, Option<String>)| {
            text.filter(|text| !text.is_empty()).map(|text| (member, text))
        };
        if let Some((member, text)) = thoughts.into_iter().find_map(said) {
            self.think(member, text, out)?;
        }
        self.thought.details.extend(delta.reasoning_details.into_iter().flatten());
        match delta.content {
            Some(Content::Text(text)) => self.read_text(&text, out)?,
            Some(Content::Parts(parts)) => {
                for part in parts {
                    self.part(part, out)?;
                }
            }
            None => {}
        }
        self.say(delta.refusal.unwrap_or_default(), out)?;
        let single = delta.function_call.map(CallDelta::only);
        for call in delta.tool_calls.into_iter().flatten().chain(single) {
            self.end_thought(out)?;
            self.calls.add(call, out)?;
        }
        Ok(())
    }

    fn part(&mut self, part: ContentPart, out: &mut Assembly) -> Result<(), ModelError> {
        for thought in part.thinking.into_iter().flatten() {
            self.think("reasoning_content", thought.text.unwrap_or_default(), out)?;
        }
        self.read_text(&part.text.unwrap_or_default(), out)
    }

    /// Takes text in which there may be tags.
    fn read_text(&mut self, text: &str, out: &mut Assembly) -> Result<(), ModelError> {
        for part in self.tagged.push(text) {
            self.tagged_part(part, out)?;
        }
        Ok(())
    }

    fn tagged_part(&mut self, part: tagged::Part, out: &mut Assembly) -> Result<(), ModelError> {
        match part {
            // In no member of its own: it is not sent back, as templates of such models leave it out.
            tagged::Part::Thought(text) => self.think("content", text, out),
            tagged::Part::Text(text) => self.say(text, out),
        }
    }

    /// Takes the end of the text.
    fn end_text(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        let may_call = self.calls.is_empty();
        let (calls, rest) = self.tagged.finish(|name| may_call && out.offers(name));
        if let Some(part) = rest {
            self.tagged_part(part, out)?;
        }
        for (name, arguments) in calls {
            self.calls.add(CallDelta::whole(name, arguments), out)?;
        }
        Ok(())
    }

    fn think(
        &mut self,
        member: &'static str,
        text: String,
        out: &mut Assembly,
    ) -> Result<(), ModelError> {
        if text.is_empty() {
            return Ok(());
        }
        if std::mem::take(&mut self.thought.is_over) {
            self.thought.text.clear();
        }
        out.count(text.len())?;
        self.thought.member = Some(member);
        self.thought.text.push_str(&text);
        out.reasoning(None, 0, text);
        Ok(())
    }

    /// Completes the thought, once something else follows.
    fn end_thought(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        let Some(member) = self.thought.member.take() else { return Ok(()) };
        self.thought.is_over = true;
        let details = std::mem::take(&mut self.thought.details);
        let details = (!details.is_empty()).then(|| Value::from(details).to_string());
        let seal = details.as_deref().map_or(Seal::Member(member), Seal::Details).write();
        let text = self.thought.text.clone();
        let bytes = text.len() + seal.len();
        let thought = ResponseReasoning {
            content: Some(vec![ReasoningItemContent::ReasoningText { text }]),
            encrypted_content: Some(seal),
            ..ResponseReasoning::default()
        };
        out.done(ResponseItem::Reasoning(thought), bytes)
    }

    fn say(&mut self, text: String, out: &mut Assembly) -> Result<(), ModelError> {
        if text.is_empty() {
            return Ok(());
        }
        self.end_thought(out)?;
        out.count(text.len())?;
        self.text.get_or_insert_default().push_str(&text);
        out.text(None, text);
        Ok(())
    }

    fn complete(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        self.is_over = true;
        self.end_text(out)?;
        self.end_thought(out)?;
        if let Some(failed) = self.finish_reason.as_deref().and_then(finish::failure_of) {
            return Err(failed);
        }
        if let Some(text) = self.text.take() {
            let bytes = text.len();
            let content = vec![ContentItem::OutputText { text, annotations: None, logprobs: None }];
            let role = "assistant".to_owned();
            let message = ResponseMessage { role, content, ..ResponseMessage::default() };
            out.done(ResponseItem::Message(message), bytes)?;
        }
        self.calls.done(out)?;
        out.completed(self.usage)
    }
}

/// Returns `true` for JSON that holds a piece of the answer.
fn has_choices(chunk: &Value) -> bool {
    chunk.get("choices").and_then(Value::as_array).is_some_and(|choices| !choices.is_empty())
}

#[derive(Deserialize)]
struct Chunk {
    #[serde(default, deserialize_with = "read::lenient")]
    object: Option<String>,
    choices: Option<Vec<Choice>>,
    #[serde(default, deserialize_with = "read::lenient")]
    usage: Option<WireUsage>,
    #[serde(default, deserialize_with = "read::lenient")]
    x_groq: Option<Groq>,
    error: Option<Value>,
    message: Option<Value>,
    detail: Option<Value>,
}

impl Chunk {
    /// Returns `true` for a failure in any of the forms that servers put in place of a piece.
    fn is_error(&self) -> bool {
        let is_told = |member: &Option<Value>| member.as_ref().is_some_and(|it| !it.is_null());
        is_told(&self.error)
            || self.object.as_deref() == Some("error")
            || (self.choices.is_none() && (is_told(&self.message) || is_told(&self.detail)))
    }

    /// Returns the text that a piece adds.
    fn text(&mut self) -> Option<&mut String> {
        let delta = self.choices.as_mut()?.first_mut()?.delta.as_mut()?;
        match &mut delta.content {
            Some(Content::Text(text)) if !text.is_empty() => Some(text),
            _ => delta
                .reasoning_content
                .as_mut()
                .or(delta.reasoning.as_mut())
                .or(delta.thinking.as_mut()),
        }
    }
}

/// The member in which Groq puts more than the answer.
#[derive(Deserialize)]
struct Groq {
    usage: Option<WireUsage>,
}

#[derive(Deserialize)]
struct Choice {
    delta: Option<Delta>,
    /// In place of `delta` from servers that do not stream what holds calls.
    message: Option<Delta>,
    #[serde(default, deserialize_with = "read::name")]
    finish_reason: Option<String>,
    /// OpenRouter's, for a failure after the beginning.
    error: Option<Value>,
    /// Moonshot's.
    #[serde(default, deserialize_with = "read::lenient")]
    usage: Option<WireUsage>,
}

#[derive(Deserialize)]
struct Delta {
    content: Option<Content>,
    refusal: Option<String>,
    reasoning_content: Option<String>,
    reasoning: Option<String>,
    thinking: Option<String>,
    #[serde(default, deserialize_with = "read::lenient")]
    reasoning_details: Option<Vec<Value>>,
    tool_calls: Option<Vec<CallDelta>>,
    /// The only call, as the API had it before it knew tools.
    function_call: Option<FunctionDelta>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Parts(Vec<ContentPart>),
}

#[derive(Deserialize)]
struct ContentPart {
    text: Option<String>,
    thinking: Option<Vec<ThoughtPart>>,
}

#[derive(Deserialize)]
struct ThoughtPart {
    text: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireUsage {
    prompt_tokens: Option<i64>,
    #[serde(deserialize_with = "read::lenient")]
    prompt_tokens_details: Option<InputDetails>,
    /// DeepSeek's name for cached tokens.
    prompt_cache_hit_tokens: Option<i64>,
    /// Moonshot's.
    cached_tokens: Option<i64>,
    completion_tokens: Option<i64>,
    #[serde(deserialize_with = "read::lenient")]
    completion_tokens_details: Option<OutputDetails>,
    total_tokens: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct InputDetails {
    cached_tokens: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OutputDetails {
    reasoning_tokens: Option<i64>,
}

impl WireUsage {
    fn into_usage(self) -> Usage {
        let cached = self.prompt_tokens_details.and_then(|it| it.cached_tokens);
        let reasoning = self.completion_tokens_details.and_then(|it| it.reasoning_tokens);
        let [input, output] =
            [self.prompt_tokens, self.completion_tokens].map(Option::unwrap_or_default);
        Usage {
            input,
            cached_input: cached
                .or(self.prompt_cache_hit_tokens)
                .or(self.cached_tokens)
                .unwrap_or(0),
            output,
            reasoning_output: reasoning.unwrap_or(0),
            total: self.total_tokens.unwrap_or(input + output),
        }
    }
}
