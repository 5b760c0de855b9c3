//! A model without a network: says what a script says.
//!
//! For tests and demonstrations. Either the script is given, one list of steps
//! for each model request, or `rules` makes the steps up from what
//! the user wrote.

mod rules;

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::Sleep;
use turnhost_base::ItemId;
use turnhost_ports::{
    HistoryItem, ModelError, ModelEvent, ModelRequest, ModelStream, Retry, StreamedItem, Usage,
};
use turnhost_protocol::{
    CodexErrorInfo, ContentItem, CustomToolCall, FunctionCall, ReasoningItemReasoningSummary,
    ResponseItem, ResponseMessage, ResponseReasoning,
};

use crate::assembly::FreshIds;
use crate::failure;

/// Bytes of text that count as one token, as a rule of thumb for English.
const BYTES_PER_TOKEN: usize = 4;

/// The sizes of the deltas that a text is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// In one.
    Whole,
    /// After each space.
    Words,
    /// After so many characters; 0 counts as 1.
    Chars(usize),
}

/// One thing that the scripted model does in a response.
#[derive(Clone, Debug)]
pub enum Step {
    /// Says something.
    Text {
        /// Its events.
        text: String,
        /// The sizes of its deltas.
        pieces: Pieces,
        /// Wait before each delta.
        pace: Duration,
    },
    /// Thinks, and sums it up in one part, word by word.
    Reasoning {
        /// The summary.
        text: String,
    },
    /// Calls a tool with JSON arguments.
    Call {
        /// The tool's name.
        name: String,
        /// The arguments as JSON text, which may be wrong on purpose.
        arguments: String,
    },
    /// Calls a tool with free-form input.
    CustomCall {
        /// The tool's name.
        name: String,
        /// The input.
        input: String,
    },
    /// Says nothing more until the response is dropped.
    Hold,
    /// Breaks off.
    Fail(ModelError),
}

impl Step {
    /// Says `text` word by word without delay.
    pub fn say(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), pieces: Pieces::Words, pace: Duration::ZERO }
    }

    /// Runs `command` with the `exec_command` tool.
    pub fn run(command: &str) -> Self {
        let arguments = serde_json::json!({ "cmd": command }).to_string();
        Self::Call { name: "exec_command".to_owned(), arguments }
    }
}

/// A source of scripted responses. Cloning gives another handle to the same script.
#[derive(Clone, Debug, Default)]
pub struct Scripted(Option<Arc<Script>>);

#[derive(Debug)]
struct Script {
    responses: Vec<Vec<Step>>,
    next: AtomicUsize,
}

impl Scripted {
    /// Answers the first model request with the first list of steps, and so on,
    /// whichever thread asks. After the last one every request fails.
    pub fn new(responses: Vec<Vec<Step>>) -> Self {
        Self(Some(Arc::new(Script { responses, next: AtomicUsize::new(0) })))
    }

    /// Answers by the rules of the offline model: it says what it is, and does
    /// what lines such as `run: COMMAND` in the user's message ask for.
    pub fn offline() -> Self {
        Self(None)
    }

    pub(crate) fn open(
        &self,
        request: &ModelRequest,
        ids: &FreshIds,
    ) -> Result<Box<dyn ModelStream>, ModelError> {
        let steps = match &self.0 {
            None => rules::answer(request),
            Some(script) => script.take()?,
        };
        Ok(Box::new(ScriptedStream::new(steps, input_tokens(request), ids)))
    }
}

impl Script {
    fn take(&self) -> Result<Vec<Step>, ModelError> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        self.responses.get(index).cloned().ok_or_else(|| {
            let message =
                format!("the script has {} responses, and all were given", self.responses.len());
            failure::error(CodexErrorInfo::Other, message, Retry::No)
        })
    }
}

fn input_tokens(request: &ModelRequest) -> usize {
    request.input.iter().map(|item| tokens(HistoryItem::json(item))).sum()
}

fn tokens(text: &str) -> usize {
    text.len().div_ceil(BYTES_PER_TOKEN)
}

/// The next thing that the stream does.
enum Beat {
    Event(ModelEvent),
    Wait(Duration),
    Hold,
    Fail(ModelError),
}

struct ScriptedStream {
    beats: VecDeque<Beat>,
    timer: Option<Pin<Box<Sleep>>>,
}

impl ScriptedStream {
    fn new(steps: Vec<Step>, input: usize, ids: &FreshIds) -> Self {
        let mut composer = Composer { ids, beats: VecDeque::new(), output: 0, reasoning: 0 };
        for step in steps {
            composer.step(step);
        }
        let (output, reasoning) = (count(composer.output), count(composer.reasoning));
        let input = count(input);
        let usage = Usage {
            input,
            cached_input: 0,
            output,
            reasoning_output: reasoning,
            total: input.saturating_add(output),
        };
        let mut beats = composer.beats;
        beats.push_back(Beat::Event(ModelEvent::Completed { usage: Some(usage) }));
        Self { beats, timer: None }
    }
}

fn count(tokens: usize) -> i64 {
    i64::try_from(tokens).unwrap_or(i64::MAX)
}

impl ModelStream for ScriptedStream {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Result<ModelEvent, ModelError>> {
        loop {
            if let Some(timer) = &mut self.timer {
                ready!(timer.as_mut().poll(cx));
                self.timer = None;
            }
            match self.beats.pop_front() {
                Some(Beat::Event(event)) => return Poll::Ready(Ok(event)),
                Some(Beat::Wait(time)) => self.timer = Some(Box::pin(tokio::time::sleep(time))),
                Some(Beat::Fail(err)) => return Poll::Ready(Err(err)),
                // Nothing wakes it: only dropping ends it.
                Some(Beat::Hold) => {
                    self.beats.push_front(Beat::Hold);
                    return Poll::Pending;
                }
                None => {
                    let cause = "stream closed before response.completed";
                    return Poll::Ready(Err(failure::disconnected(cause)));
                }
            }
        }
    }
}

/// Turns steps into beats and counts their tokens.
struct Composer<'a> {
    ids: &'a FreshIds,
    beats: VecDeque<Beat>,
    output: usize,
    reasoning: usize,
}

impl Composer<'_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Text { text, pieces, pace } => self.text(text, pieces, pace),
            Step::Reasoning { text } => self.thought(text),
            Step::Call { name, arguments } => {
                self.output += tokens(&arguments);
                self.done(ResponseItem::FunctionCall(FunctionCall {
                    id: Some(self.ids.next("fc")),
                    call_id: self.ids.next("call"),
                    name,
                    arguments,
                    ..FunctionCall::default()
                }));
            }
            Step::CustomCall { name, input } => {
                self.output += tokens(&input);
                self.done(ResponseItem::CustomToolCall(CustomToolCall {
                    id: Some(self.ids.next("ctc")),
                    call_id: self.ids.next("call"),
                    name,
                    input,
                    ..CustomToolCall::default()
                }));
            }
            Step::Hold => self.beats.push_back(Beat::Hold),
            Step::Fail(err) => self.beats.push_back(Beat::Fail(err)),
        }
    }

    fn text(&mut self, text: String, pieces: Pieces, pace: Duration) {
        self.output += tokens(&text);
        let id = ItemId::new(self.ids.next("msg"));
        self.event(ModelEvent::ItemAdded { id: id.clone(), kind: StreamedItem::Message });
        for piece in cut(&text, pieces) {
            if !pace.is_zero() {
                self.beats.push_back(Beat::Wait(pace));
            }
            self.event(ModelEvent::TextDelta { id: id.clone(), delta: piece.to_owned() });
        }
        self.done(ResponseItem::Message(ResponseMessage {
            id: Some(id.as_str().to_owned()),
            role: "assistant".to_owned(),
            content: vec![ContentItem::OutputText { text, annotations: None, logprobs: None }],
            ..ResponseMessage::default()
        }));
    }

    fn thought(&mut self, text: String) {
        self.output += tokens(&text);
        self.reasoning += tokens(&text);
        let id = ItemId::new(self.ids.next("rs"));
        self.event(ModelEvent::ItemAdded { id: id.clone(), kind: StreamedItem::Reasoning });
        self.event(ModelEvent::SummaryPart { id: id.clone(), index: 0 });
        for piece in cut(&text, Pieces::Words) {
            let delta = piece.to_owned();
            self.event(ModelEvent::SummaryDelta { id: id.clone(), index: 0, delta });
        }
        self.done(ResponseItem::Reasoning(ResponseReasoning {
            id: Some(id.as_str().to_owned()),
            summary: vec![ReasoningItemReasoningSummary::SummaryText { text }],
            ..ResponseReasoning::default()
        }));
    }

    fn event(&mut self, event: ModelEvent) {
        self.beats.push_back(Beat::Event(event));
    }

    fn done(&mut self, item: ResponseItem) {
        self.event(ModelEvent::ItemDone(Box::new(item)));
    }
}

fn cut(text: &str, pieces: Pieces) -> Vec<&str> {
    match pieces {
        Pieces::Whole => vec![text],
        Pieces::Words => text.split_inclusive(' ').collect(),
        Pieces::Chars(count) => {
            let mut cuts: Vec<_> =
                text.char_indices().map(|(at, _)| at).step_by(count.max(1)).collect();
            cuts.push(text.len());
            cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_as_asked() {
        assert_eq!(cut("a bc d", Pieces::Words), ["a ", "bc ", "d"]);
        assert_eq!(cut("äöüß!", Pieces::Chars(2)), ["äö", "üß", "!"]);
        assert_eq!(cut("ab", Pieces::Chars(0)), ["a", "b"]);
        assert_eq!(cut("a b", Pieces::Whole), ["a b"]);
        assert!(cut("", Pieces::Chars(3)).is_empty());
    }
}
