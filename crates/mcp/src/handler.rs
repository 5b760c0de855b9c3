//! The client's side of a connection: what servers tell and ask.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rmcp::ErrorData;
use rmcp::handler::client::ClientHandler;
use rmcp::model::{
    ClientCapabilities, ClientConfig, ElicitRequestParams, ElicitResult, ElicitationAction,
    ElicitationCapability, FormElicitationCapability, Implementation, ProgressNotificationParam,
    ProtocolVersion, UrlElicitationCapability,
};
use rmcp::service::{NotificationContext, RequestContext, RoleClient};
use tokio::sync::{Semaphore, oneshot};
use turnhost_ports::{McpElicitation, McpEvent};
use turnhost_protocol::{
    McpServerElicitation, McpServerElicitationAction, McpServerElicitationRequestResponse,
};

use crate::calls::Calls;
use crate::convert;

/// Questions of one server that may wait for the user at once; more are declined. A user reads one
/// at a time, and a server that asks this often is broken.
const MAX_OPEN_QUESTIONS: usize = 8;

/// The way in which this client introduces itself, and what it does with requests of the server.
pub(crate) struct Handler {
    server: String,
    version: String,
    calls: Arc<Calls>,
    /// Set once the server says that its list of tools has changed.
    tools_changed: Arc<AtomicBool>,
    questions: Semaphore,
}

impl Handler {
    pub(crate) fn new(
        server: String,
        version: String,
        calls: Arc<Calls>,
        tools_changed: Arc<AtomicBool>,
    ) -> Self {
        let questions = Semaphore::new(MAX_OPEN_QUESTIONS);
        Self { server, version, calls, tools_changed, questions }
    }

    /// Puts a question to the user of the call that it is about. `None` declines.
    async fn ask(
        &self,
        question: McpServerElicitation,
    ) -> Option<McpServerElicitationRequestResponse> {
        let _open = self.questions.try_acquire().ok()?;
        let (origin, _asking) = self.calls.asking()?;
        let (answer, answered) = oneshot::channel();
        let question = McpElicitation {
            server: self.server.clone(),
            call: origin.item,
            question,
            // The server may have taken its question back meanwhile.
            answer: Box::new(move |response| _ = answer.send(response)),
        };
        origin.events.send(Box::new(McpEvent::Elicitation(question))).await.ok()?;
        answered.await.ok()
    }
}

impl ClientHandler for Handler {
    fn get_info(&self) -> ClientConfig {
        let mut capabilities = ClientCapabilities::default();
        capabilities.elicitation = Some(
            ElicitationCapability::new()
                .with_form(FormElicitationCapability::default())
                .with_url(UrlElicitationCapability::default()),
        );
        let client = Implementation::new("turnhost", self.version.clone());
        ClientConfig::new(capabilities, client)
            .with_protocol_version(ProtocolVersion::LATEST_WITH_INITIALIZE)
    }

    async fn create_elicitation(
        &self,
        request: ElicitRequestParams,
        _: RequestContext<RoleClient>,
    ) -> Result<ElicitResult, ErrorData> {
        let question = convert::question(request).map_err(|error| {
            ErrorData::invalid_params(format!("the form is not supported: {error}"), None)
        })?;
        let Some(response) = self.ask(question).await else {
            return Ok(ElicitResult::new(ElicitationAction::Decline));
        };
        let McpServerElicitationRequestResponse { action, content, meta } = response;
        let mut result = match action {
            McpServerElicitationAction::Accept => {
                let mut result = ElicitResult::new(ElicitationAction::Accept);
                result.content = content;
                result
            }
            McpServerElicitationAction::Decline => ElicitResult::new(ElicitationAction::Decline),
            McpServerElicitationAction::Cancel => ElicitResult::new(ElicitationAction::Cancel),
        };
        result.meta = meta.and_then(|meta| serde_json::from_value(meta).ok());
        Ok(result)
    }

    async fn on_progress(
        &self,
        params: ProgressNotificationParam,
        _: NotificationContext<RoleClient>,
    ) {
        let Some(origin) = self.calls.with_token(&params.progress_token) else { return };
        let Some(item) = origin.item else { return };
        let message = params.message.unwrap_or_else(|| match params.total {
            Some(total) => format!("{}/{total}", params.progress),
            None => params.progress.to_string(),
        });
        // A session that does not keep up misses some of the way, and nothing of the result.
        _ = origin.events.try_send(Box::new(McpEvent::Progress { call: item, message }));
    }

    async fn on_tool_list_changed(&self, _: NotificationContext<RoleClient>) {
        self.tools_changed.store(true, Ordering::Release);
    }
}
