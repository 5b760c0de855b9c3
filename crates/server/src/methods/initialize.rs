//! `initialize`: who the client is and what it can do.

use std::collections::BTreeSet;
use std::sync::Arc;

use turnhost_ports::{ConfigPort, RemoteControlPort};
use turnhost_protocol::{
    ClientInfo, InitializeCapabilities, InitializeParams, InitializeResponse, ServerNotification,
    method,
};
use turnhost_threads::{ServerIdentity, Threads};

use crate::connection::peer::Client;
use crate::fanout::connections::Connections;
use crate::methods::remote_control;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};
use crate::shutdown::GracefulShutdown;

impl OnServer for method::Initialize {
    type Needs = (
        Arc<ServerIdentity>,
        Arc<dyn ConfigPort>,
        Arc<Connections>,
        Arc<GracefulShutdown>,
        Threads,
        Arc<dyn RemoteControlPort>,
    );

    async fn call(
        (identity, config, connections, shutdown, threads, remote_control): Self::Needs,
        caller: &Caller,
        params: InitializeParams,
    ) -> Result<Reply<InitializeResponse>, CallError> {
        let InitializeParams { client_info, capabilities } = params;
        // The title is for people who look at lists of clients, which there are none of.
        let ClientInfo { name, version, title: _ } = client_info;
        if !is_header_value(&name) {
            return Err(CallError::Refused(format!(
                "Invalid clientInfo.name: '{name}'. Must be a valid HTTP header value."
            )));
        }
        let client_version = format!("{name}; {version}");
        let user_agent = format!("{} ({})", identity.user_agent(&name), client_version.trim());
        caller.introduce(client(&name, &version, capabilities.unwrap_or_default()))?;
        let response = InitializeResponse {
            codex_home: identity.home.clone(),
            platform_family: std::env::consts::FAMILY.to_owned(),
            platform_os: std::env::consts::OS.to_owned(),
            user_agent,
        };
        let caller = caller.clone();
        Ok(Reply::from(response).then(move || {
            for warning in config.warnings() {
                let warning = ServerNotification::ConfigWarning(warning);
                caller.send(&connections.notification(warning));
            }
            let status = remote_control::notification(&identity, &remote_control.status());
            caller.send(&connections.notification(status));
            connections.add(Arc::clone(caller.peer()));
            if shutdown.has_begun() && caller.supports_extensions() {
                let notice = shutdown.notice(threads.running_turns());
                caller.send(&connections.notification(notice));
            }
        }))
    }
}

fn client(name: &str, version: &str, capabilities: InitializeCapabilities) -> Client {
    let opted_out: BTreeSet<String> =
        capabilities.opt_out_notification_methods.into_iter().flatten().collect();
    Client {
        name: name.into(),
        version: version.into(),
        experimental: capabilities.experimental_api,
        opted_out,
        turnhost: capabilities.turnhost,
    }
}

/// Follows RFC 9110, section 5.5: visible characters, spaces and tabs inside, and bytes beyond ASCII.
fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}
