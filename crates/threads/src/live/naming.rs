//! Names that the model gives to threads, where the configuration lets it.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use turnhost_agent::{title, title_request};
use turnhost_base::TurnId;
use turnhost_ports::{AccountChoice, BoxFuture, ModelEvent, ModelPort, ModelRequest};
use turnhost_protocol::{ServerNotification, ThreadNameUpdatedNotification};
use turnhost_thread::Input;

use super::Live;
use crate::transaction::Transaction;

/// Time that a name may take; a thread without one loses little.
const TIMEOUT: Duration = Duration::from_mins(1);

impl Live {
    /// Asks the model for a name after a turn that came to its end, if the thread has none.
    pub(super) fn ask_for_name(&mut self) {
        let Some(turn) = self.thread.running() else { return };
        let settings = self.thread.settings();
        let record = self.thread.record();
        let is_wanted =
            settings.generate_name && record.name.is_none() && !record.preview.is_empty();
        if is_wanted && self.thread.is_stored() && !self.sources.awaits_name() {
            let request = self.name_request(turn);
            self.sources.await_name(name(Arc::clone(&self.env.ports.models), request));
        }
    }

    fn name_request(&self, turn: TurnId) -> ModelRequest {
        let (settings, originator) = (self.thread.settings(), self.thread.originator());
        ModelRequest {
            provider: settings.model_provider.as_str().into(),
            model: settings.model.as_str().into(),
            thread: self.id(),
            turn,
            originator: originator.into(),
            user_agent: self.env.identity.user_agent(originator).into(),
            input: title_request(&self.thread.record().preview),
            tools: [].into(),
            effort: None,
            summary: None,
            verbosity: None,
            service_tier: settings.service_tier.as_deref().map(Into::into),
            account: AccountChoice::of(settings.account.as_deref()),
            output_schema: None,
            trace: None,
        }
    }

    /// Takes the model's name for the thread, unless it was named meanwhile.
    pub(super) fn take_name(&mut self, name: String, tx: &mut Transaction) {
        if self.thread.record().name.is_some() {
            return;
        }
        self.input(Input::Rename(Some(name.clone())), tx);
        let updated =
            ThreadNameUpdatedNotification { thread_id: self.id(), thread_name: Some(name) };
        tx.effects.notify(ServerNotification::ThreadNameUpdated(updated));
    }
}

/// Asks the model; `None`, with a log line, if it gives no name.
fn name(models: Arc<dyn ModelPort>, request: ModelRequest) -> BoxFuture<'static, Option<String>> {
    Box::pin(async move {
        let thread = request.thread;
        match timeout(TIMEOUT, answer(&*models, request)).await {
            Ok(Ok(text)) => title(&text),
            Ok(Err(error)) => {
                tracing::warn!(%thread, err = %error, "the model gave the thread no name");
                None
            }
            Err(_) => {
                tracing::warn!(%thread, "the model took too long for the thread's name");
                None
            }
        }
    })
}

/// Returns the text that the model answers.
async fn answer(
    models: &dyn ModelPort,
    request: ModelRequest,
) -> Result<String, turnhost_ports::ModelError> {
    let mut stream = models.open(request).await?;
    let mut text = String::new();
    loop {
        match poll_fn(|cx| stream.poll_next(cx)).await? {
            ModelEvent::TextDelta { delta, .. } => text.push_str(&delta),
            ModelEvent::Completed { .. } => return Ok(text),
            _ => {}
        }
    }
}
