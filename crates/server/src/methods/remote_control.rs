//! The handlers of remote control, and its status as clients see it.

mod client {
    mod list;
    mod revoke;
}
mod disable;
mod enable;
mod pairing {
    mod start;
    mod status;
}
mod status {
    mod read;
}

use turnhost_ports::{RemoteControlState, RemoteControlStatus};
use turnhost_protocol::{
    RemoteControlConnectionStatus, RemoteControlStatusChangedNotification, ServerNotification,
};
use turnhost_threads::ServerIdentity;

/// Makes the notification of a status.
pub(crate) fn notification(
    identity: &ServerIdentity,
    status: &RemoteControlStatus,
) -> ServerNotification {
    ServerNotification::RemoteControlStatusChanged(RemoteControlStatusChangedNotification {
        installation_id: identity.installation_id.clone(),
        server_name: identity.host_name.clone(),
        status: on_the_wire(status.state),
        environment_id: status.environment_id.clone(),
    })
}

fn on_the_wire(state: RemoteControlState) -> RemoteControlConnectionStatus {
    match state {
        RemoteControlState::Disabled => RemoteControlConnectionStatus::Disabled,
        RemoteControlState::Connecting => RemoteControlConnectionStatus::Connecting,
        RemoteControlState::Connected => RemoteControlConnectionStatus::Connected,
        RemoteControlState::Errored => RemoteControlConnectionStatus::Errored,
    }
}
