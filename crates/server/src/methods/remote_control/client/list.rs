//! `remoteControl/client/list`: the clients that were paired with a machine.

use std::sync::Arc;

use turnhost_ports::{ClientOrder, ClientQuery, PairedClient, PairedClients, RemoteControlPort};
use turnhost_protocol::{
    RemoteControlClient, RemoteControlClientsListOrder, RemoteControlClientsListParams,
    RemoteControlClientsListResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlClientsList {
    type Needs = Arc<dyn RemoteControlPort>;

    async fn call(
        remote_control: Self::Needs,
        _: &Caller,
        params: RemoteControlClientsListParams,
    ) -> Result<Reply<RemoteControlClientsListResponse>, CallError> {
        let page = remote_control.clients(query(params)?).await?;
        let PairedClients { clients, next_cursor } = page;
        let data = clients.into_iter().map(on_the_wire).collect();
        Ok(RemoteControlClientsListResponse { data, next_cursor }.into())
    }
}

fn query(params: RemoteControlClientsListParams) -> Result<ClientQuery, CallError> {
    let RemoteControlClientsListParams { environment_id, cursor, limit, order } = params;
    if environment_id.is_empty() {
        let text = "remote control client list requires environmentId";
        return Err(CallError::Refused(text.to_owned()));
    }
    if limit.is_some_and(|limit| !(1..=100).contains(&limit)) {
        let text = "remote control client list limit must be between 1 and 100";
        return Err(CallError::Refused(text.to_owned()));
    }
    let order = order.map(|order| match order {
        RemoteControlClientsListOrder::Asc => ClientOrder::Ascending,
        RemoteControlClientsListOrder::Desc => ClientOrder::Descending,
    });
    Ok(ClientQuery { environment_id, cursor, limit, order })
}

fn on_the_wire(client: PairedClient) -> RemoteControlClient {
    RemoteControlClient {
        client_id: client.client_id,
        app_version: client.app_version,
        device_model: client.device_model,
        device_type: client.device_type,
        display_name: client.display_name,
        last_seen_at: client.last_seen_at,
        os_version: client.os_version,
        platform: client.platform,
    }
}
