//! From rmcp's types to those of our protocol, by way of the JSON that both stand for.

use rmcp::model::{ElicitRequestParams, ErrorData};
use rmcp::service::ServiceError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use turnhost_ports::McpError;
use turnhost_protocol::McpServerElicitation;

/// Turns a value into the type that has the same JSON.
pub(crate) fn convert<T: DeserializeOwned>(value: &impl Serialize) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(value)?)
}

/// Works like [`convert`], for an answer of a server.
pub(crate) fn answer<T: DeserializeOwned>(value: &impl Serialize) -> Result<T, McpError> {
    convert(value).map_err(|error| {
        McpError::Failed(format!("the MCP server's answer cannot be understood: {error}"))
    })
}

/// Turns each value that can be turned.
pub(crate) fn convert_all<T: DeserializeOwned>(values: &[impl Serialize]) -> Vec<T> {
    values.iter().filter_map(|value| convert(value).ok()).collect()
}

/// Turns a server's question into what clients are asked.
pub(crate) fn question(
    request: ElicitRequestParams,
) -> Result<McpServerElicitation, serde_json::Error> {
    Ok(match request {
        ElicitRequestParams::FormElicitationParams { meta, message, requested_schema } => {
            McpServerElicitation::Form {
                message,
                requested_schema: convert(&requested_schema)?,
                meta: meta.map(serde_json::to_value).transpose()?,
            }
        }
        ElicitRequestParams::UrlElicitationParams { meta, message, url, elicitation_id } => {
            let meta = meta.map(serde_json::to_value).transpose()?;
            McpServerElicitation::Url { elicitation_id, message, url, meta }
        }
        _ => return Err(serde::de::Error::custom("its mode is not known")),
    })
}

/// Returns the reason why a request to a server failed.
pub(crate) fn failure(error: ServiceError) -> McpError {
    match error {
        ServiceError::McpError(ErrorData { code, message, data, .. }) => {
            McpError::Server { code: code.0.into(), message: message.into_owned(), data }
        }
        ServiceError::TransportClosed => {
            McpError::Failed("the MCP server has closed the connection".to_owned())
        }
        ServiceError::Timeout { timeout } => {
            let seconds = timeout.as_secs();
            McpError::Failed(format!("the MCP server did not answer within {seconds} s"))
        }
        other => McpError::Failed(other.to_string()),
    }
}
