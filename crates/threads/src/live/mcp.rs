//! The thread's MCP servers: what they tell and ask, and what is asked of them.

use serde::Serialize;
use serde_json::Value;
use turnhost_agent::{Event, McpLookup, ToolResult};
use turnhost_base::ItemId;
use turnhost_policy::may_ask_for_servers;
use turnhost_ports::{
    McpAnswer, McpCall, McpElicitation, McpError, McpEvent, McpResources, McpServers, McpSession,
    McpStartup, PLUGIN_ENVIRONMENT,
};
use turnhost_protocol::{
    McpServerElicitationAction, McpServerElicitationRequestParams,
    McpServerElicitationRequestResponse, McpServerStartupState, McpServerStatusUpdatedNotification,
    Resource, ResourceContent, ResourceTemplate, ServerNotification, ServerRequest,
};
use turnhost_thread::{Input, PendingRequest, WaitingFor};

use super::Live;
use crate::sources::Arrival;
use crate::transaction::Transaction;

impl Live {
    /// Takes what a source has to tell.
    pub(crate) fn arrive(&mut self, arrival: Arrival, tx: &mut Transaction) {
        match arrival {
            Arrival::Event(event) => {
                self.on_extension_event(&event, tx);
                self.event(event, tx);
            }
            Arrival::Named(name) => self.take_name(name, tx),
            Arrival::Mcp(McpEvent::Startup { server, state }) => {
                self.notify_startup(server, state, tx);
            }
            Arrival::Mcp(McpEvent::Progress { call, message }) => {
                self.event(Event::McpProgress(call, message), tx);
            }
            Arrival::Mcp(McpEvent::Elicitation(elicitation)) => {
                self.put_elicitation(elicitation, tx);
            }
        }
    }

    /// Uses the servers as they are configured now. Those that stay the same continue.
    pub(crate) fn reload_mcp(&mut self, tx: &mut Transaction) {
        let McpSession { events, servers } =
            self.env.open_mcp(self.thread.settings(), &self.mcp_own);
        self.mcp = servers;
        self.sources.replace_mcp(events);
        tx.changes_snapshot = true;
    }

    fn notify_startup(&self, name: String, state: McpStartup, tx: &mut Transaction) {
        let (status, error, failure_reason) = match state {
            McpStartup::Starting => (McpServerStartupState::Starting, None, None),
            McpStartup::Ready => (McpServerStartupState::Ready, None, None),
            McpStartup::Failed { error, reason } => {
                (McpServerStartupState::Failed, Some(error), reason)
            }
        };
        let environment_id = self.environment_of(&name);
        let notification = McpServerStatusUpdatedNotification {
            name,
            environment_id,
            status,
            error,
            failure_reason,
            thread_id: Some(self.id()),
        };
        tx.effects.notify(ServerNotification::McpServerStatusUpdated(notification));
    }

    /// Returns the environment that a server belongs to.
    fn environment_of(&self, server: &str) -> Option<String> {
        self.mcp.plugin(server).map(|_| PLUGIN_ENVIRONMENT.to_owned())
    }

    /// Puts a server's question to the subscribers, unless the policy is not to ask: then dropping
    /// it declines.
    fn put_elicitation(&mut self, elicitation: McpElicitation, tx: &mut Transaction) {
        if !may_ask_for_servers(&self.thread.settings().approval_policy) {
            return;
        }
        let McpElicitation { server, call, question, answer } = elicitation;
        let number = self.env.pending.open(self.id());
        let params = McpServerElicitationRequestParams {
            thread_id: self.id(),
            environment_id: self.environment_of(&server),
            server_name: server,
            // A client's own call belongs to no turn.
            turn_id: call.as_ref().and(self.thread.running()),
            elicitation: question,
        };
        let request = PendingRequest {
            number,
            item: call.unwrap_or_else(|| ItemId::new("")),
            waiting_for: WaitingFor::Approval,
            request: ServerRequest::McpServerElicitationRequest(Box::new(params)),
        };
        self.mcp_answers.insert(number, answer);
        self.notice_request(&request.request);
        self.input(Input::Ask { request, started: None }, tx);
    }

    /// Hands a client's answer to the server that asked; one that makes no sense declines.
    pub(super) fn answer_elicitation(
        &mut self,
        number: i64,
        take: McpAnswer,
        result: Option<&str>,
        tx: &mut Transaction,
    ) {
        self.input(Input::Settled(number), tx);
        self.env.pending.close(number);
        self.input(Input::Resumed, tx);
        let declined = McpServerElicitationRequestResponse {
            action: McpServerElicitationAction::Decline,
            meta: None,
            content: None,
        };
        take(result.and_then(|json| serde_json::from_str(json).ok()).unwrap_or(declined));
    }

    pub(super) fn call_mcp(&mut self, call: McpCall) {
        let Some(item) = call.item.clone() else { return };
        let called = self.mcp.call(call);
        self.sources.call(item, Box::pin(async move { ToolResult::McpCalled(called.await) }));
    }

    pub(super) fn look_up_mcp(&mut self, call: ItemId, lookup: McpLookup) {
        let found = look_up(std::sync::Arc::clone(&self.mcp), lookup);
        self.sources.call(call, Box::pin(async move { ToolResult::McpLookedUp(found.await) }));
    }

    /// Lets calls of a tool pass from now on; a file that cannot be written costs no more than
    /// another question.
    pub(super) fn keep_tool_approval(&self, server: &str, tool: &str) {
        let kept = self.env.ports.config.keep_tool_approval(server, tool);
        self.env.tasks.spawn(async move {
            if let Err(error) = kept.await {
                tracing::warn!(err = %error, "the approval of a tool could not be kept");
            }
        });
    }
}

/// The result of a lookup, as a model reads it. Members stand in the order in which they help most.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    server: Option<&'a str>,
    #[serde(flatten)]
    entries: Entries<T>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Entries<T> {
    Resources(Vec<T>),
    ResourceTemplates(Vec<T>),
}

/// One resource or one pattern of them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    server: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_template: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mime_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annotations: Option<Value>,
}

impl Entry {
    fn resource(server: &str, resource: Resource) -> Self {
        Self {
            server: server.to_owned(),
            uri: Some(resource.uri),
            uri_template: None,
            name: resource.name,
            title: resource.title,
            description: resource.description,
            mime_type: resource.mime_type,
            size: resource.size,
            annotations: resource.annotations,
        }
    }

    fn template(server: &str, template: ResourceTemplate) -> Self {
        Self {
            server: server.to_owned(),
            uri: None,
            uri_template: Some(template.uri_template),
            name: template.name,
            title: template.title,
            description: template.description,
            mime_type: template.mime_type,
            size: None,
            annotations: template.annotations,
        }
    }
}

/// A resource that was read.
#[derive(Serialize)]
struct ReadResource<'a> {
    server: &'a str,
    uri: &'a str,
    contents: Vec<ResourceContent>,
}

/// Looks something up at one server, or at all that respond. Returns JSON for the model.
async fn look_up(
    servers: std::sync::Arc<dyn McpServers>,
    lookup: McpLookup,
) -> Result<String, McpError> {
    let (named, wants_templates) = match lookup {
        McpLookup::Read { server, uri } => {
            let contents = servers.read_resource(server.clone(), uri.clone(), None).await?;
            return written(&ReadResource { server: &server, uri: &uri, contents });
        }
        McpLookup::Resources { server } => (server, false),
        McpLookup::Templates { server } => (server, true),
    };
    let mut found = Vec::new();
    let mut list = |server: &str, McpResources { resources, templates }: McpResources| {
        if wants_templates {
            found.extend(templates.into_iter().map(|it| Entry::template(server, it)));
        } else {
            found.extend(resources.into_iter().map(|it| Entry::resource(server, it)));
        }
    };
    match &named {
        Some(server) => list(server, servers.resources(server.clone()).await?),
        None => {
            for server in servers.names() {
                // One that does not answer does not block the others.
                if let Ok(resources) = servers.resources(server.clone()).await {
                    list(&server, resources);
                }
            }
        }
    }
    let entries =
        if wants_templates { Entries::ResourceTemplates(found) } else { Entries::Resources(found) };
    written(&Found { server: named.as_deref(), entries })
}

fn written(found: &impl Serialize) -> Result<String, McpError> {
    serde_json::to_string(found).map_err(|err| McpError::Failed(err.to_string()))
}
