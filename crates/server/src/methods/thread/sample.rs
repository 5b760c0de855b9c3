//! `thread/sample`: a question to a thread's model that leaves no trace in the thread.

mod cancel;

use std::str::FromStr as _;
use std::sync::Arc;

use turnhost_agent::Reply as ModelReply;
use turnhost_base::{ThreadId, TurnId, World};
use turnhost_ports::{McpOffer, ModelPort, ModelRequest};
use turnhost_protocol::{
    ReasoningEffort, ThreadSampleParams, ThreadSampleResponse, TurnStatus, method,
};
use turnhost_threads::{LoadedThread, Read, ThreadHandle, Threads, inquire};

use crate::connection::samples::Samples;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

/// 4,000 bytes: the longest prompt, as in the reference.
const MAX_PROMPT_BYTES: usize = 4000;

/// Turns that a sample may begin from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The thread must be idle.
    Idle,
    /// A turn may run; what is complete of it is part of the history.
    Running,
}

/// The tools that a sample's request offers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    All,
    /// All but those of MCP servers.
    WithoutMcp,
}

/// A sample that is wanted, checked as far as it can be without the thread.
struct SampleRequest {
    expected_turn: String,
    prompt: String,
    effort: Option<ReasoningEffort>,
    source: Source,
    offer: Offer,
}

impl OnConnection for method::ThreadSample {
    type Needs = (Threads, Arc<dyn ModelPort>, Arc<dyn World>);

    /// Ends early if it is cancelled, or with its connection.
    async fn call(
        (threads, models, world): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: ThreadSampleParams,
    ) -> Result<Reply<ThreadSampleResponse>, CallError> {
        let (id, wanted) = read(params)?;
        let thread = threads.get(id).ok_or_else(|| {
            CallError::Refused("thread/sample requires a loaded source".to_owned())
        })?;
        let entry = owned.get::<Samples>().enter(caller.request())?;
        let sampled = async {
            let (turn, request) = request(&thread, caller, wanted).await?;
            let reply = inquire(&*models, request).await;
            let reply =
                reply.map_err(|error| CallError::Internal(format!("sample failed: {error}")))?;
            Ok(response(turn, reply, &*world))
        };
        tokio::select! {
            biased;
            () = entry.cancelled() => Err(CallError::Internal("sample canceled".to_owned())),
            sampled = sampled => sampled.map(Reply::from),
        }
    }
}

/// Takes the params apart: each is served or harmless to ignore.
fn read(params: ThreadSampleParams) -> Result<(ThreadId, SampleRequest), CallError> {
    let ThreadSampleParams {
        thread_id,
        expected_turn_id,
        prompt,
        allow_in_progress_turn,
        disable_mcp,
        effort,
        // Nothing is begun for a sample that could be interrupted.
        interrupt_on_cancel: _,
        // Labels: for statistics of the provider, and for the client's own.
        responsesapi_client_metadata: _,
        thread_source: _,
        turn_trigger: _,
    } = params;
    let id =
        ThreadId::from_str(&thread_id).map_err(|error| CallError::Refused(error.to_string()))?;
    let is_empty = expected_turn_id.is_empty() || prompt.trim().is_empty();
    if is_empty || prompt.len() > MAX_PROMPT_BYTES {
        return Err(CallError::Refused(format!(
            "thread/sample requires expectedTurnId and a prompt of at most {MAX_PROMPT_BYTES} bytes"
        )));
    }
    let source = if allow_in_progress_turn { Source::Running } else { Source::Idle };
    let offer = if disable_mcp { Offer::WithoutMcp } else { Offer::All };
    Ok((id, SampleRequest { expected_turn: expected_turn_id, prompt, effort, source, offer }))
}

/// Returns the request to the model, and the turn whose history it has.
async fn request(
    thread: &ThreadHandle,
    caller: &Caller,
    wanted: SampleRequest,
) -> Result<(TurnId, ModelRequest), CallError> {
    // A call reads one of the two, and the history stays known.
    thread.ask(caller.id(), Read::ModelHistory, |_| ()).await?;
    thread.ask(caller.id(), Read::Turns, move |thread| sampled(thread, &wanted)).await?
}

fn sampled(
    mut thread: LoadedThread<'_>,
    wanted: &SampleRequest,
) -> Result<(TurnId, ModelRequest), CallError> {
    let state = thread.state();
    let id = thread.id();
    let refused = |text: &str| CallError::Refused(text.to_owned());
    if !state.is_stored() && !state.is_ephemeral() {
        return Err(CallError::Refused(format!(
            "invalid thread-store request: no rollout found for thread id {id}"
        )));
    }
    if state.running().is_some() && wanted.source == Source::Idle {
        return Err(refused("sample source must be idle"));
    }
    let turns = thread.take_turns();
    let finished = turns.iter().rev().find(|turn| turn.status != TurnStatus::InProgress);
    let turn = finished.filter(|turn| turn.id.to_string() == wanted.expected_turn);
    let turn =
        turn.ok_or_else(|| refused("sample source turn must be the latest finished turn"))?;
    let offered = match wanted.offer {
        Offer::All => thread.snapshot().mcp.offer_now().unwrap_or_default(),
        Offer::WithoutMcp => Arc::new(McpOffer::default()),
    };
    let request = thread.sample(offered, &wanted.prompt, wanted.effort.clone());
    let request = request.ok_or(CallError::ThreadNotFound(id))?;
    Ok((turn.id, request))
}

fn response(turn: TurnId, reply: ModelReply, world: &dyn World) -> ThreadSampleResponse {
    let ModelReply { response_id, text, usage } = reply;
    ThreadSampleResponse {
        // Some providers give their responses no ids.
        response_id: response_id.unwrap_or_else(|| format!("resp_{}", world.item_id())),
        source_turn_id: turn,
        cached_input_tokens: usage.map(|usage| usage.cached_input),
        input_tokens: usage.map(|usage| usage.input),
        output_tokens: usage.map(|usage| usage.output),
        text,
    }
}
