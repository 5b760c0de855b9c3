//! Events of the Messages API, passed to the [`Assembly`].
//!
//! A response is a list of blocks that stream one after the other. Texts become one message each,
//! thoughts reasoning with their signature, and uses of tools calls.

use serde::Deserialize;
use serde_json::Value;
use turnhost_ports::{ModelError, StreamedItem, Usage};
use turnhost_protocol::{
    ContentItem, FunctionCall, ReasoningItemContent, ResponseItem, ResponseMessage,
    ResponseReasoning,
};

use crate::assembly::Assembly;
use crate::failure::{self, ProviderFault};
use crate::mend::Half;
use crate::read::{self, Read, parse};
use crate::seal::Seal;

/// Reads the events of one response.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    half: Half,
    /// The block that streams. Servers do not interleave blocks, regardless of their indexes.
    block: Option<Block>,
    stop_reason: Option<String>,
    usage: WireUsage,
    has_usage: bool,
}

#[derive(Debug)]
enum Block {
    Text(String),
    Thought { text: String, signature: String },
    Redacted(String),
    Call { id: String, name: String, whole: Option<Value>, arguments: String },
}

impl Read for Reader {
    fn read(&mut self, name: &[u8], data: &[u8], out: &mut Assembly) -> Result<(), ModelError> {
        match parse(&mut self.half, data, Wire::text, is_part)? {
            Some(wire) => self.event(name, data, wire, out),
            None => Ok(()),
        }
    }

    /// Ends the response: a server that gave the reason for the stop has sent all, though `message_stop` is
    /// missing.
    fn end(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        if self.stop_reason.is_some() {
            return self.complete(out);
        }
        Err(failure::disconnected("stream closed before message_stop"))
    }
}

impl Reader {
    fn event(
        &mut self,
        name: &[u8],
        data: &[u8],
        wire: Wire,
        out: &mut Assembly,
    ) -> Result<(), ModelError> {
        let kind = if wire.kind.is_empty() { name } else { wire.kind.as_bytes() };
        match kind {
            b"message_start" => self.count_usage(wire.message.and_then(|message| message.usage)),
            b"content_block_start" => {
                self.end_block(out)?;
                self.begin_block(wire.content_block.unwrap_or_default(), out)?;
            }
            b"content_block_delta" => self.delta(wire.delta.unwrap_or_default(), out)?,
            b"content_block_stop" => self.end_block(out)?,
            b"message_delta" => {
                self.count_usage(wire.usage);
                let reason = wire.delta.and_then(|delta| delta.stop_reason);
                self.stop_reason = reason.or(self.stop_reason.take());
            }
            b"message_stop" => self.complete(out)?,
            b"error" => return Err(failure::response_failed(&ProviderFault::from_body(data))),
            b"" if wire.error.is_some() => {
                return Err(failure::response_failed(&ProviderFault::from_body(data)));
            }
            // Signs of life, and what later versions add.
            _ => {}
        }
        Ok(())
    }

    /// Takes over the counts that an event repeats or brings up to date.
    fn count_usage(&mut self, usage: Option<WireUsage>) {
        let Some(new) = usage else { return };
        self.has_usage = true;
        let known = &mut self.usage;
        known.input_tokens = new.input_tokens.or(known.input_tokens);
        known.cache_read_input_tokens =
            new.cache_read_input_tokens.or(known.cache_read_input_tokens);
        known.cache_creation_input_tokens =
            new.cache_creation_input_tokens.or(known.cache_creation_input_tokens);
        known.output_tokens = new.output_tokens.or(known.output_tokens);
    }

    fn begin_block(&mut self, block: BlockStart, out: &mut Assembly) -> Result<(), ModelError> {
        match &*block.kind {
            "text" => {
                out.begin(None, StreamedItem::Message);
                self.block = Some(Block::Text(String::new()));
                self.text(block.text.unwrap_or_default(), out)?;
            }
            "thinking" => {
                out.begin(None, StreamedItem::Reasoning);
                let signature = block.signature.unwrap_or_default();
                self.block = Some(Block::Thought { text: String::new(), signature });
                self.text(block.thinking.unwrap_or_default(), out)?;
            }
            "redacted_thinking" => {
                self.block = Some(Block::Redacted(block.data.unwrap_or_default()));
            }
            "tool_use" => {
                let (id, name) = (block.id.unwrap_or_default(), block.name.unwrap_or_default());
                out.begin_call(&id, &id, &name);
                self.block =
                    Some(Block::Call { id, name, whole: block.input, arguments: String::new() });
            }
            // Tools that the provider ran itself.
            _ => self.block = None,
        }
        Ok(())
    }

    fn delta(&mut self, delta: Delta, out: &mut Assembly) -> Result<(), ModelError> {
        if self.block.is_none() {
            // A server that announces no blocks means text.
            if delta.text.is_none() {
                return Ok(());
            }
            self.begin_block(BlockStart { kind: "text".to_owned(), ..BlockStart::default() }, out)?;
        }
        self.text(delta.text.or(delta.thinking).unwrap_or_default(), out)?;
        match &mut self.block {
            Some(Block::Thought { signature, .. }) => {
                signature.push_str(&delta.signature.unwrap_or_default());
            }
            Some(Block::Call { id, arguments, .. }) => {
                let piece = delta.partial_json.unwrap_or_default();
                out.count(piece.len())?;
                arguments.push_str(&piece);
                out.input(Some(id), piece);
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds text to the block that streams.
    fn text(&mut self, piece: String, out: &mut Assembly) -> Result<(), ModelError> {
        if piece.is_empty() {
            return Ok(());
        }
        out.count(piece.len())?;
        match &mut self.block {
            Some(Block::Text(text)) => {
                text.push_str(&piece);
                out.text(None, piece);
            }
            Some(Block::Thought { text, .. }) => {
                text.push_str(&piece);
                out.reasoning(None, 0, piece);
            }
            _ => {}
        }
        Ok(())
    }

    fn end_block(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        match self.block.take() {
            None => Ok(()),
            Some(Block::Text(text)) => {
                let bytes = text.len();
                let content =
                    vec![ContentItem::OutputText { text, annotations: None, logprobs: None }];
                let role = "assistant".to_owned();
                let message = ResponseMessage { role, content, ..ResponseMessage::default() };
                out.done(ResponseItem::Message(message), bytes)
            }
            Some(Block::Thought { text, signature }) => {
                reasoning_done(text, &Seal::Signature(&signature), out)
            }
            Some(Block::Redacted(data)) => {
                reasoning_done(String::new(), &Seal::Redacted(&data), out)
            }
            Some(Block::Call { id, name, whole, arguments }) => {
                if name.is_empty() {
                    return Err(failure::unreadable("a tool call without a name"));
                }
                let arguments = match (arguments.trim().is_empty(), whole) {
                    (false, _) => arguments,
                    (true, Some(input @ Value::Object(_))) => input.to_string(),
                    (true, _) => "{}".to_owned(),
                };
                let bytes = arguments.len();
                let call = FunctionCall { call_id: id, name, arguments, ..FunctionCall::default() };
                out.done(ResponseItem::FunctionCall(call), bytes)
            }
        }
    }

    fn complete(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        match self.stop_reason.as_deref() {
            Some("max_tokens") => return Err(failure::response_incomplete("max_output_tokens")),
            Some("model_context_window_exceeded") => return Err(failure::context_exceeded()),
            Some("refusal") => return Err(failure::refused()),
            _ => {}
        }
        self.end_block(out)?;
        out.completed(self.has_usage.then(|| self.usage.to_usage()))
    }
}

fn reasoning_done(text: String, seal: &Seal<'_>, out: &mut Assembly) -> Result<(), ModelError> {
    let sealed = seal.write();
    let bytes = text.len() + sealed.len();
    let content = vec![ReasoningItemContent::ReasoningText { text }];
    let thought = ResponseReasoning {
        content: Some(content),
        encrypted_content: Some(sealed),
        ..ResponseReasoning::default()
    };
    out.done(ResponseItem::Reasoning(thought), bytes)
}

/// Returns `true` for JSON that holds a part of the answer.
fn is_part(event: &Value) -> bool {
    let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
    kind.starts_with("content_block_") || kind == "message_delta"
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default, deserialize_with = "read::lenient")]
    message: Option<WireMessage>,
    content_block: Option<BlockStart>,
    delta: Option<Delta>,
    #[serde(default, deserialize_with = "read::lenient")]
    usage: Option<WireUsage>,
    error: Option<Value>,
}

impl Wire {
    /// Returns the text that a delta adds.
    fn text(&mut self) -> Option<&mut String> {
        let delta = self.delta.as_mut()?;
        delta.text.as_mut().or(delta.thinking.as_mut())
    }
}

#[derive(Deserialize)]
struct WireMessage {
    usage: Option<WireUsage>,
}

#[derive(Default, Deserialize)]
struct BlockStart {
    #[serde(rename = "type", default)]
    kind: String,
    text: Option<String>,
    thinking: Option<String>,
    signature: Option<String>,
    data: Option<String>,
    #[serde(default, deserialize_with = "read::name")]
    id: Option<String>,
    name: Option<String>,
    input: Option<Value>,
}

#[derive(Default, Deserialize)]
struct Delta {
    text: Option<String>,
    thinking: Option<String>,
    signature: Option<String>,
    partial_json: Option<String>,
    stop_reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the names are the provider's")]
struct WireUsage {
    input_tokens: Option<i64>,
    cache_read_input_tokens: Option<i64>,
    cache_creation_input_tokens: Option<i64>,
    output_tokens: Option<i64>,
}

impl WireUsage {
    /// Adds the cached tokens, which the API counts apart from the others; a [`Usage`] includes
    /// them.
    fn to_usage(&self) -> Usage {
        let cached = self.cache_read_input_tokens.unwrap_or(0);
        let written = self.cache_creation_input_tokens.unwrap_or(0);
        let input = self.input_tokens.unwrap_or(0) + cached + written;
        let output = self.output_tokens.unwrap_or(0);
        Usage { input, cached_input: cached, output, reasoning_output: 0, total: input + output }
    }
}
