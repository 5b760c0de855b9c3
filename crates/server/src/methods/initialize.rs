//! `initialize`: who the client is and what it can do.

use std::collections::BTreeSet;
use std::sync::Arc;

use turnhost_protocol::{
    InitializeParams, InitializeResponse, RemoteControlConnectionStatus,
    RemoteControlStatusChangedNotification, ServerNotification, method,
};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::session::Client;

impl OnServer for method::Initialize {
    async fn call(
        ctx: &mut Ctx,
        params: InitializeParams,
    ) -> Result<Answer<InitializeResponse>, CallError> {
        let server = Arc::clone(&ctx.server);
        let identity = &server.identity;
        let info = params.client_info;
        if !is_header_value(&info.name) {
            let name = info.name;
            return Err(CallError::Refused(format!(
                "Invalid clientInfo.name: '{name}'. Must be a valid HTTP header value."
            )));
        }
        let user_agent =
            format!("{} ({}; {})", identity.user_agent(&info.name), info.name, info.version);
        let capabilities = params.capabilities.unwrap_or_default();
        let opted_out: BTreeSet<String> =
            capabilities.opt_out_notification_methods.into_iter().flatten().collect();
        ctx.session.introduce(Client {
            name: info.name.as_str().into(),
            version: info.version.as_str().into(),
            experimental: capabilities.experimental_api,
            opted_out,
            turnhost: capabilities.turnhost,
        })?;
        ctx.session.sheds_if_numbered();
        let response = InitializeResponse {
            codex_home: identity.home.clone(),
            platform_family: std::env::consts::FAMILY.to_owned(),
            platform_os: std::env::consts::OS.to_owned(),
            user_agent,
        };
        if let Some(responder) = ctx.take_responder() {
            responder.trace().is_from(&info.name, &info.version);
            responder.answer(Ok(&response));
        }
        for warning in server.ports.config.warnings() {
            ctx.session.send(&server.notification(ServerNotification::ConfigWarning(warning)));
        }
        let remote_control = RemoteControlStatusChangedNotification {
            installation_id: identity.installation_id.clone(),
            server_name: identity.host_name.clone(),
            status: RemoteControlConnectionStatus::Disabled,
            environment_id: None,
        };
        ctx.session.send(
            &server.notification(ServerNotification::RemoteControlStatusChanged(remote_control)),
        );
        server.connections.add(Arc::clone(&ctx.session));
        if server.drain.has_begun() && ctx.session.knows_turnhost() {
            ctx.session.send(&server.drain_notice());
        }
        Ok(Answer::Late)
    }
}

/// RFC 9110, section 5.5: visible characters, spaces and tabs inside, and bytes beyond ASCII.
fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}
