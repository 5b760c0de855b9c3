//! Keys of a model provider.

use std::collections::BTreeMap;

use serde::Deserialize as _;
use serde_json::Value;

use super::{Form, Key, key};
use crate::check::fits;
use crate::provider::{Auth, AwsEntry, ConfiguredApi, Words};
use crate::tree::Table;

/// Refuses addresses that cannot work, and those that people copy from a provider's examples of a call.
fn base_url(value: &Value) -> Result<(), String> {
    let url = String::deserialize(value).map_err(|err| err.to_string())?;
    let url = url.trim();
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    }) else {
        return Err(format!("`{url}` is no address; it must begin with `http://` or `https://`"));
    };
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err(format!("`{url}` is no address; it must name a host and hold no spaces"));
    }
    let endings = ["/responses", "/chat/completions", "/messages"];
    match endings.into_iter().find(|ending| url.trim_end_matches('/').ends_with(ending)) {
        Some(ending) => {
            Err(format!("`{url}` ends with `{ending}`, which the server adds itself; leave it out"))
        }
        None => Ok(()),
    }
}

/// Keys of each `[model_providers.ID]`.
pub(crate) const PROVIDER: &[Key] = &[
    key(
        "auth",
        fits::<Auth>,
        Form::Any,
        "{ command = \"pass\", args = [\"show\", \"key\"] }",
        "The command that prints the API key, with its bounds; instead of `env_key`.",
    ),
    key(
        "auth_command",
        fits::<Words>,
        Form::Texts,
        "[\"pass\", \"show\", \"key\"]",
        "The command that prints the API key.",
    ),
    key(
        "aws",
        fits::<AwsEntry>,
        Form::Table,
        "{ profile = \"dev\", region = \"us-east-1\" }",
        "The AWS profile and region of `amazon-bedrock`; without a profile, the credentials of the environment.",
    ),
    key(
        "base_url",
        base_url,
        Form::Text,
        "\"http://127.0.0.1:8080/v1\"",
        "The address, without the path of a call.",
    ),
    key(
        "capabilities",
        fits::<Table>,
        Form::Table,
        "{}",
        "For other programs; this server does not read it.",
    ),
    key(
        "credential_file",
        fits::<String>,
        Form::Text,
        "\"/path\"",
        "For other programs; this server does not read it.",
    ),
    key(
        "env_http_headers",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ \"x-team\" = \"TEAM\" }",
        "Headers of each request whose value is in a variable: header to variable.",
    ),
    key(
        "env_key",
        fits::<String>,
        Form::Text,
        "\"LOCAL_API_KEY\"",
        "The variable with the API key.",
    ),
    key(
        "env_key_instructions",
        fits::<String>,
        Form::Text,
        "\"Ask the team for a key.\"",
        "Words for the user who has not set that variable.",
    ),
    key(
        "experimental_bearer_token",
        fits::<String>,
        Form::Text,
        "\"TOKEN\"",
        "The API key itself; a variable is the better place.",
    ),
    key(
        "gateway_oauth",
        fits::<Table>,
        Form::Table,
        "{}",
        "For other programs; this server does not read it.",
    ),
    key(
        "http_headers",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ \"x-app\" = \"turnhost\" }",
        "Headers of each request.",
    ),
    key(
        "location",
        fits::<String>,
        Form::Text,
        "\"eu\"",
        "For other programs; this server does not read it.",
    ),
    key(
        "model_catalog_url",
        fits::<String>,
        Form::Text,
        "\"http://x\"",
        "For other programs; this server does not read it.",
    ),
    key("name", fits::<String>, Form::Text, "\"Local\"", "The name for people."),
    key(
        "project_id",
        fits::<String>,
        Form::Text,
        "\"id\"",
        "For other programs; this server does not read it.",
    ),
    key(
        "query_params",
        fits::<BTreeMap<String, String>>,
        Form::TextTable,
        "{ api-version = \"1\" }",
        "Pairs for the address of each request.",
    ),
    key(
        "request_max_retries",
        fits::<u32>,
        Form::Whole(0),
        "4",
        "Requests that are sent again before giving up.",
    ),
    key(
        "requires_openai_auth",
        fits::<bool>,
        Form::Flag,
        "false",
        "Uses the login of `turnhost login`.",
    ),
    key(
        "stream_idle_timeout_ms",
        fits::<u32>,
        Form::Whole(0),
        "300000",
        "The longest silence of a stream, in milliseconds.",
    ),
    key(
        "stream_max_retries",
        fits::<u32>,
        Form::Whole(0),
        "5",
        "Streams that are begun anew before giving up.",
    ),
    key(
        "supports_standalone_web_search",
        fits::<bool>,
        Form::Flag,
        "false",
        "For other programs; this server does not read it.",
    ),
    key(
        "supports_websockets",
        fits::<bool>,
        Form::Flag,
        "false",
        "For other programs; this server does not read it.",
    ),
    key(
        "websocket_connect_timeout_ms",
        fits::<u64>,
        Form::Whole(0),
        "1000",
        "For other programs; this server does not read it.",
    ),
    key(
        "wire_api",
        fits::<ConfiguredApi>,
        Form::Words(&["responses", "chat", "messages"]),
        "\"chat\"",
        "The format that the provider speaks.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cannot_work_are_refused() {
        for (url, problem) in [
            ("http://127.0.0.1:8080/v1", None),
            (" https://x.example/v1/ ", None),
            ("x.example/v1", Some("must begin with")),
            ("ftp://x.example", Some("must begin with")),
            ("https://", Some("must name a host")),
            ("https://x y/v1", Some("hold no spaces")),
            ("https://x.example/v1/responses", Some("ends with `/responses`")),
            ("https://x.example/v1/chat/completions/", Some("ends with `/chat/completions`")),
        ] {
            let found = base_url(&Value::from(url)).err();
            let is_expected = match (&found, problem) {
                (Some(text), Some(part)) => text.contains(part),
                (found, problem) => found.is_none() && problem.is_none(),
            };
            assert!(is_expected, "{url}: {found:?}");
        }
    }
}
