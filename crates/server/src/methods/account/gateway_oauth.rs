//! `account/gatewayOAuth/*`: logins at providers' gateways, which no provider here has.

mod cancel;
mod login;
mod read;

use turnhost_ports::ConfigPort;
use turnhost_protocol::ConfigReadParams;

use crate::request::errors::CallError;

/// A provider that a client asks about.
struct Asked {
    id: String,
    /// Its name for people.
    name: String,
}

/// Finds the provider of this id, or else the configured one.
fn asked(config: &dyn ConfigPort, id: Option<&str>) -> Result<Asked, CallError> {
    let id = config.provider_id(id)?;
    let id = id.ok_or_else(|| CallError::Refused("no model provider is configured".into()))?;
    let configured = config.read(&ConfigReadParams::default())?.config;
    let entry = configured.additional.get("model_providers").and_then(|all| all.get(&id));
    let name = entry.and_then(|entry| entry.get("name")).and_then(|name| name.as_str());
    Ok(Asked { name: name.unwrap_or(&id).to_owned(), id })
}
