//! `turnhost mcp add`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, value_parser};
use serde_json::{Value, json};

use super::servers::{configuration, key};
use crate::config_flags::HostFlags;
use crate::environment::say;

/// Arguments of `turnhost mcp add`.
#[derive(Debug, Args)]
#[command(override_usage = "turnhost mcp add [OPTIONS] <NAME> (--url <URL> | -- <COMMAND>...)")]
#[command(
    after_help = "For example:\n  turnhost mcp add files -- npx -y @modelcontextprotocol/server-filesystem .\n  \
    turnhost mcp add docs --url https://mcp.example/mcp"
)]
pub(super) struct Arguments {
    /// A name for the server: letters, digits, `-` and `_`.
    name: String,
    /// A variable for the program; may be given several times.
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair, conflicts_with = "url")]
    env: Vec<(String, String)>,
    /// The address of a service that speaks streamable HTTP.
    #[arg(long, conflicts_with = "command", required_unless_present = "command")]
    url: Option<String>,
    /// The variable with a token for the service.
    #[arg(long, value_name = "ENV_VAR", requires = "url")]
    bearer_token_env_var: Option<String>,
    /// The OAuth client that is registered for this server.
    #[arg(long, value_name = "CLIENT_ID", requires = "url")]
    oauth_client_id: Option<String>,
    /// The OAuth resource to ask for at a login.
    #[arg(long, value_name = "URL", requires = "url")]
    oauth_resource: Option<String>,
    /// The program with its arguments.
    #[arg(last = true, value_parser = value_parser!(String))]
    command: Vec<String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write KEY=VALUE")?;
    if name.is_empty() {
        Err("write KEY=VALUE".to_owned())
    } else {
        Ok((name.into(), value.into()))
    }
}

/// Adds the server. Nothing is started or reached.
pub(super) fn run(arguments: Arguments) -> Result<ExitCode> {
    let key = key(&arguments.name)?;
    let name = arguments.name.clone();
    let is_open = arguments.url.is_some() && arguments.bearer_token_env_var.is_none();
    // In place of the one there may be, with its keys in the order in which people write them.
    let entry = entry(arguments)?.into_iter().map(|(name, value)| (format!("{key}.{name}"), value));
    let edits = std::iter::once((key.clone(), Value::Null)).chain(entry);
    configuration(&HostFlags::default())?.set_all(edits)?;
    say(format_args!("Added MCP server '{name}'."));
    if is_open {
        say(format_args!("If it asks for a login: turnhost mcp login {name}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the keys of the server's table with their values.
fn entry(arguments: Arguments) -> Result<Vec<(&'static str, Value)>> {
    let Arguments {
        name: _,
        env,
        url,
        bearer_token_env_var,
        oauth_client_id,
        oauth_resource,
        command,
    } = arguments;
    let mut entry = Vec::new();
    let mut set = |key: &'static str, value: Value| entry.push((key, value));
    if let Some(url) = url {
        set("url", url.into());
        if let Some(variable) = bearer_token_env_var {
            set("bearer_token_env_var", variable.into());
        }
        if let Some(resource) = oauth_resource {
            set("oauth_resource", resource.into());
        }
        if let Some(client) = oauth_client_id {
            set("oauth", json!({"client_id": client}));
        }
    } else {
        let (program, args) = command.split_first().context("name a program, or --url")?;
        set("command", program.as_str().into());
        if !args.is_empty() {
            set("args", json!(args));
        }
        if !env.is_empty() {
            set("env", Value::Object(env.into_iter().map(|(k, v)| (k, v.into())).collect()));
        }
    }
    Ok(entry)
}
