//! A response as it arrives, of any API whose responses are streams of events.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until, timeout};
use turnhost_http::Body;
use turnhost_ports::{ModelError, ModelEvent, ModelStream};
use turnhost_task::Tasks;

use crate::assembly::{Assembly, JOINED_BYTES, Pieces, text_mut, text_of};
use crate::failure;
use crate::read::Read;
use crate::sse::{MAX_EVENT_BYTES, Sse};

/// Longest time that the rest of a finished response may take: it is the end of the
/// body, one packet behind the last event. After that a new connection is cheaper.
const DRAIN_TIME: Duration = Duration::from_secs(1);

/// Largest rest, in bytes: `[DONE]`, a comment, not another response.
const DRAIN_BYTES: usize = 64 << 10;

/// 32 MiB: the most that is kept of a body that is not a stream of events, as of one item of a stream.
const PLAIN_BYTES: usize = 32 << 20;

/// 64 KiB: the most of it that is read for a message.
const MESSAGE_BYTES: usize = 64 << 10;

/// So many events that came together are handed out one by one, as the provider
/// cut them; a longer burst is one that the clients are behind of already.
const BURST_EVENTS: usize = 32;

/// Parses a body on the task that polls it.
pub(crate) struct EventStream {
    /// `None` once its end was seen.
    body: Option<Body>,
    source: Source,
    form: BodyForm,
    sse: Sse,
    reader: Box<dyn Read>,
    assembly: Assembly,
    silence: Silence,
    /// The failure that ends the stream once the events before it are taken.
    failure: Option<ModelError>,
    /// An event that was read to see whether it can be joined, and could not.
    ahead: Option<Result<ModelEvent, ModelError>>,
    /// Events handed out in a row, without waiting for one.
    burst: usize,
    /// The last event was seen: what is left of the body means nothing.
    is_over: bool,
    tasks: Tasks,
}

impl EventStream {
    /// Reads `body`, which came from `source`.
    pub(crate) fn new(
        body: Body,
        source: Source,
        reader: Box<dyn Read>,
        assembly: Assembly,
        tasks: Tasks,
    ) -> Self {
        Self {
            body: Some(body),
            silence: Silence::new(source.idle_timeout),
            source,
            form: BodyForm::Unknown,
            sse: Sse::new(MAX_EVENT_BYTES),
            reader,
            assembly,
            failure: None,
            ahead: None,
            burst: 0,
            is_over: false,
            tasks,
        }
    }

    /// Returns the next event that is here already.
    fn buffered(&mut self) -> Option<Result<ModelEvent, ModelError>> {
        if let Some(ahead) = self.ahead.take() {
            return Some(ahead);
        }
        loop {
            // A delta of a burst is delivered joined with those behind it. What came before a failure is delivered before it.
            let waits = self.failure.is_none() && self.assembly.may_grow();
            if !waits && let Some(event) = self.assembly.next() {
                return Some(Ok(event));
            }
            if let Some(err) = self.failure.take() {
                return Some(Err(err));
            }
            let Some(event) = self.sse.next() else { return self.assembly.next().map(Ok) };
            let read = match event {
                Ok(event) => self.reader.read(event.name, event.data, &mut self.assembly),
                Err(err) => Err(failure::disconnected(&err.to_string())),
            };
            self.failure = read.err();
        }
    }

    fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), ModelError>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(self.reader.end(&mut self.assembly));
        };
        match ready!(body.poll_chunk(cx)) {
            Some(Ok(chunk)) => {
                // Comments that keep the connection alive are a sign of life too.
                self.silence.broken = true;
                self.form.take(&chunk);
                match &mut self.form {
                    BodyForm::Plain(text) => {
                        let room = PLAIN_BYTES.saturating_sub(text.len()).min(chunk.len());
                        text.extend_from_slice(&chunk[..room]);
                    }
                    BodyForm::Unknown | BodyForm::Events => self.sse.push(&chunk),
                }
            }
            Some(Err(err)) => {
                self.body = None;
                return Poll::Ready(Err(failure::disconnected(&err.to_string())));
            }
            None => {
                self.body = None;
                if let BodyForm::Plain(text) = &self.form {
                    if self.reader.whole(text, &mut self.assembly)? {
                        return Poll::Ready(Ok(()));
                    }
                    let Source { url, content_type, .. } = &self.source;
                    let text = &text[..text.len().min(MESSAGE_BYTES)];
                    return Poll::Ready(Err(failure::no_stream(content_type, text, url)));
                }
                self.sse.finish();
            }
        }
        Poll::Ready(Ok(()))
    }

    /// Returns the next event, as far as it is known whether there is one without waiting.
    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Result<ModelEvent, ModelError>> {
        loop {
            if let Some(event) = self.buffered() {
                return Poll::Ready(event);
            }
            if let Err(err) = ready!(self.poll_body(cx)) {
                return Poll::Ready(Err(err));
            }
        }
    }

    /// Joins to a delta what follows it and is here already.
    fn join_ready(&mut self, event: &mut ModelEvent, cx: &mut Context<'_>) {
        while text_of(event).is_some_and(|text| text.len() < JOINED_BYTES) {
            let Poll::Ready(next) = self.poll_event(cx) else { return };
            if let Err(next) = next.map_err(Err).and_then(|next| join(event, next).map_err(Ok)) {
                self.ahead = Some(next);
                return;
            }
        }
    }
}

/// The source of a body, for messages, and the limit on its silence.
pub(crate) struct Source {
    pub(crate) url: String,
    /// As the provider says; may be empty.
    pub(crate) content_type: String,
    /// The stream fails after this time without a byte.
    pub(crate) idle_timeout: Duration,
}

/// The form of a body, by its first byte.
#[derive(Debug)]
enum BodyForm {
    Unknown,
    /// Events, though there may be none.
    Events,
    /// JSON or a page, from a server that says nothing of its type. No event begins like these.
    Plain(Vec<u8>),
}

impl BodyForm {
    fn take(&mut self, chunk: &[u8]) {
        if let (Self::Unknown, Some(first)) = (&self, chunk.trim_ascii_start().first()) {
            let is_plain = matches!(first, b'{' | b'[' | b'<');
            *self = if is_plain { Self::Plain(Vec::new()) } else { Self::Events };
        }
    }
}

impl ModelStream for EventStream {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Result<ModelEvent, ModelError>> {
        let pieces = if self.burst < BURST_EVENTS { Pieces::Single } else { Pieces::Joined };
        self.assembly.emit_as(pieces);
        let Poll::Ready(mut event) = self.poll_event(cx) else {
            self.burst = 0;
            ready!(self.silence.poll_too_long(cx));
            return Poll::Ready(Err(failure::idle()));
        };
        self.burst += 1;
        if let (true, Ok(event)) = (self.burst > BURST_EVENTS, &mut event) {
            self.join_ready(event, cx);
        }
        self.is_over = matches!(event, Ok(ModelEvent::Completed { .. }) | Err(_));
        Poll::Ready(event)
    }
}

/// Takes `next` into `event` if both are deltas of the same text, or gives it back.
fn join(event: &mut ModelEvent, mut next: ModelEvent) -> Result<(), ModelEvent> {
    use ModelEvent::{CallDelta, ReasoningDelta, SummaryDelta, TextDelta};
    let joins = match (&*event, &next) {
        (TextDelta { id: a, .. }, TextDelta { id: b, .. })
        | (CallDelta { call: a, .. }, CallDelta { call: b, .. }) => a == b,
        (SummaryDelta { id: a, index: i, .. }, SummaryDelta { id: b, index: j, .. })
        | (ReasoningDelta { id: a, index: i, .. }, ReasoningDelta { id: b, index: j, .. }) => {
            (a, i) == (b, j)
        }
        _ => false,
    };
    match (joins, text_mut(event), text_mut(&mut next)) {
        (true, Some(text), Some(more)) => {
            text.push_str(more);
            Ok(())
        }
        _ => Err(next),
    }
}

impl Drop for EventStream {
    /// Closes the connection of a body that has not ended: right for a response that is not wanted
    /// any more, a waste for one that is over.
    fn drop(&mut self) {
        let has_runtime = tokio::runtime::Handle::try_current().is_ok();
        if let (true, true, Some(body)) = (self.is_over, has_runtime, self.body.take()) {
            self.tasks.spawn(async move {
                drop(timeout(DRAIN_TIME, body.drain(DRAIN_BYTES)).await);
            });
        }
    }
}

/// Measures how long nothing was said. Its timer is moved only when it fires
/// or the stream falls silent, not with each event.
struct Silence {
    limit: Duration,
    since: Instant,
    /// Something was said since `since`.
    broken: bool,
    timer: Pin<Box<Sleep>>,
}

impl Silence {
    fn new(limit: Duration) -> Self {
        let since = Instant::now();
        let timer = Box::pin(sleep_until(since + limit));
        Self { limit, since, broken: false, timer }
    }

    /// Returns ready when the limit is reached.
    fn poll_too_long(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::take(&mut self.broken) {
            self.since = Instant::now();
        }
        loop {
            ready!(self.timer.as_mut().poll(cx));
            let end = self.since + self.limit;
            if end <= Instant::now() {
                return Poll::Ready(());
            }
            self.timer.as_mut().reset(end);
        }
    }
}

#[cfg(test)]
mod tests;
