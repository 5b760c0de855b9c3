//! The port to model providers: one streamed response a request.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use turnhost_base::{ItemId, ThreadId, TraceContext, TurnId};
use turnhost_protocol::{
    CodexErrorInfo, ReasoningEffort, ReasoningSummary, ResponseItem, Verbosity,
};

use crate::{AccountChoice, BoxFuture};

/// One item of what the model is sent or has said, in the form of the
/// Responses API, kept as the JSON text it is sent as.
///
/// Cloning copies a pointer. It is encoded once and never parsed again on the
/// way to a provider that speaks the Responses API.
#[derive(Clone)]
pub struct HistoryItem(Arc<RawValue>);

impl HistoryItem {
    /// Encodes `item`. Fails only for values that JSON cannot hold.
    pub fn encode(item: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::value::to_raw_value(item).map(|raw| Self(raw.into()))
    }

    /// Takes JSON text as it was stored. Fails if it is not JSON.
    pub fn from_json(json: String) -> serde_json::Result<Self> {
        RawValue::from_string(json).map(|raw| Self(raw.into()))
    }

    /// Returns the JSON text.
    pub fn json(&self) -> &str {
        self.0.get()
    }

    /// Parses it back, for providers with another format and for compaction.
    pub fn parse(&self) -> serde_json::Result<ResponseItem> {
        serde_json::from_str(self.json())
    }
}

impl fmt::Debug for HistoryItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json())
    }
}

/// A tool as offered to the model, in the form of the Responses API's `tools`.
#[derive(Clone, Debug)]
pub struct ToolSpec {
    /// The name that calls of it bear.
    pub name: Arc<str>,
    /// The whole definition as JSON text.
    pub json: Arc<RawValue>,
}

/// Everything one model request depends on.
#[derive(Clone, Debug)]
pub struct ModelRequest {
    /// The provider's id: a key of `[model_providers]`.
    pub provider: Arc<str>,
    /// The model's name as the provider knows it.
    pub model: Arc<str>,
    /// The thread, which is also the key for the provider's prompt cache.
    pub thread: ThreadId,
    /// The turn the request belongs to.
    pub turn: TurnId,
    /// Name of the client that started the thread; sent as the `originator` header.
    pub originator: Arc<str>,
    /// Value of the `User-Agent` header.
    pub user_agent: Arc<str>,
    /// Prompts, messages, calls and outputs in order.
    pub input: Vec<HistoryItem>,
    /// The tools on offer.
    pub tools: Arc<[ToolSpec]>,
    /// Effort of a reasoning model, if the client set one.
    pub effort: Option<ReasoningEffort>,
    /// Form of a reasoning model's summaries, if there are any.
    pub summary: Option<ReasoningSummary>,
    /// Verbosity of the answer, if the configuration sets one.
    pub verbosity: Option<Verbosity>,
    /// The provider's service tier, if the client chose one.
    pub service_tier: Option<Arc<str>>,
    /// The account of the server's whose login the provider gets.
    pub account: AccountChoice,
    /// JSON Schema that the final answer must match.
    pub output_schema: Option<Arc<serde_json::Value>>,
    /// Parent of the provider's spans; the agent leaves it out, the server fills it in.
    pub trace: Option<TraceContext>,
}

/// The kinds of items whose text streams before they are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamedItem {
    /// A message to the user.
    Message,
    /// Thoughts of a reasoning model.
    Reasoning,
}

/// Tokens of one response, as the provider counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Tokens of the request, cached ones included.
    pub input: i64,
    /// Those of them that the provider had cached.
    pub cached_input: i64,
    /// Tokens of the response, reasoning included.
    pub output: i64,
    /// Those of them that were reasoning.
    pub reasoning_output: i64,
    /// Sum as the provider gives it.
    pub total: i64,
}

/// One thing that a model's stream says.
#[derive(Clone, Debug)]
pub enum ModelEvent {
    /// The response begins, under this id of the provider's. Left out by providers that give none.
    ResponseNamed(String),
    /// An item begins whose text will follow in deltas.
    ItemAdded {
        /// Its id, as in the deltas and in `ItemDone`.
        id: ItemId,
        /// Its kind.
        kind: StreamedItem,
    },
    /// A piece of a message's text.
    TextDelta {
        /// The message.
        id: ItemId,
        /// The piece.
        delta: String,
    },
    /// Another part of a reasoning summary begins.
    SummaryPart {
        /// The reasoning item.
        id: ItemId,
        /// Index of the part, from 0.
        index: i64,
    },
    /// A piece of a reasoning summary.
    SummaryDelta {
        /// The reasoning item.
        id: ItemId,
        /// Index of the part, from 0.
        index: i64,
        /// The piece.
        delta: String,
    },
    /// A piece of raw reasoning.
    ReasoningDelta {
        /// The reasoning item.
        id: ItemId,
        /// Index of the content part, from 0.
        index: i64,
        /// The piece.
        delta: String,
    },
    /// A piece of a call's input, which [`ModelEvent::ItemDone`] repeats whole.
    CallDelta {
        /// The call's id.
        call: ItemId,
        /// The tool's name.
        name: Arc<str>,
        /// The piece. The input of a freeform tool may come as the JSON of a function's arguments.
        delta: String,
    },
    /// An item is complete: a message, reasoning, or a call.
    ItemDone(Box<ResponseItem>),
    /// The response is complete; nothing follows.
    Completed {
        /// Token counts, if the provider sent them.
        usage: Option<Usage>,
    },
}

/// The use of asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// It will not: end the turn.
    No,
    /// Ask again, at most `stream_max_retries` times, not before `after` if it is given.
    Stream {
        /// The wait that the provider asks for, from a `Retry-After` header or its error text.
        after: Option<Duration>,
    },
    /// The provider's address refuses connections: wait for the network, without limit.
    Network,
}

/// The moment at which a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailedAt {
    /// Before the provider began to answer: it refused the request, or was not reached.
    Request,
    /// In the response, or in what came of it.
    Response,
}

/// The failure of a request or its stream, in words for the user.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct ModelError {
    /// The kind, as clients branch on it.
    pub info: CodexErrorInfo,
    /// The cause and, where there is one, the remedy.
    pub message: String,
    /// The use of asking again.
    pub retry: Retry,
    /// When it happened.
    pub at: FailedAt,
}

/// A response as it arrives.
///
/// Pull-based on purpose: parsing happens on the task that polls it, so that no
/// hand-over lies between the provider's socket and the thread.
pub trait ModelStream: Send {
    /// Returns the next event. After `Completed` or an error the stream is at its end and must not
    /// be polled again. Dropping the stream cancels the response.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Result<ModelEvent, ModelError>>;
}

/// Facts about a model that its name may not tell, as far as its provider does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelTraits {
    /// Parameters that it has.
    pub parameters: Option<u64>,
    /// Its other names: the one for people, and those of what it was loaded from.
    pub names: Vec<String>,
}

/// A model that a provider says it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedModel {
    /// Its name, as requests bear it.
    pub id: String,
    /// Its name for people, if it has another.
    pub display_name: Option<String>,
    /// Tokens that it can see, where the provider says.
    pub context_window: Option<i64>,
    /// True if it takes images, false if not, where the provider says.
    pub takes_images: Option<bool>,
    /// The depths of reasoning that it takes, the least first. Empty where they are not known.
    pub efforts: &'static [&'static str],
    /// The depth that it uses unless a request names one, where it is known.
    pub default_effort: Option<&'static str>,
    /// More about it, where the provider says.
    pub traits: ModelTraits,
}

/// A way to ask models.
pub trait ModelPort: Send + Sync {
    /// Sends `request` and returns once the provider has begun to answer.
    /// Dropping the future cancels the request.
    fn open(
        &self,
        request: ModelRequest,
    ) -> BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>>;

    /// Lists the models of `provider`, as it said some minutes ago at most. Where it does not say
    /// (there is no such list, or no answer comes soon), those that are known to speak its API,
    /// or none.
    fn list(&self, provider: &str) -> BoxFuture<'static, Vec<ListedModel>>;

    /// Returns the tokens that `model` can see, if `provider` was asked for its models and said so, or if
    /// they are known of a model with this name. If it was not asked lately, it is asked meanwhile, so
    /// that a later call knows. A provider with one model serves it under every name.
    fn context_window(&self, provider: &str, model: &str) -> Option<i64>;

    /// Returns more about `model`, from the last list of models of `provider`; asks
    /// no provider. A provider with one model serves it under every name.
    fn traits(&self, provider: &str, model: &str) -> Option<ModelTraits>;

    /// Returns the number of times that a broken stream of `provider` is asked for again.
    fn stream_max_retries(&self, provider: &str) -> u32;
}
