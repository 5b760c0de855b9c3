//! `account/gcp/setup`: makes Google Cloud's Vertex AI the provider, with tokens of the program `gcloud`.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_ports::{
    Command, CommandEvent, CommandPort, ConfigPort, ConfigWrite, EnvironmentPolicy, Granted,
    OutputStream, Stdin, Streams,
};
use turnhost_protocol::{
    ConfigEdit, GcpSetupParams, GcpSetupResponse, MergeStrategy, SandboxPolicy, method,
};
use turnhost_threads::ServerIdentity;

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The location of requests where the client names none.
const LOCATION: &str = "global";

/// Time that `gcloud` has to give a token.
const TOKEN_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes of a credential file; they take a few KiB.
const MAX_FILE_BYTES: u64 = 1024 * 1024;

impl OnServer for method::GcpSetup {
    type Needs = (Arc<dyn CommandPort>, Arc<dyn ConfigPort>, Arc<ServerIdentity>);

    /// Writes nothing unless the credentials give a token.
    async fn call(
        (commands, config, identity): Self::Needs,
        _: &Caller,
        params: GcpSetupParams,
    ) -> Result<Reply<GcpSetupResponse>, CallError> {
        let GcpSetupParams { project_id, credential_file, location } = params;
        let location = location.unwrap_or_else(|| LOCATION.to_owned());
        check_word("project_id", &project_id)?;
        check_word("location", &location)?;
        if let Some(file) = &credential_file {
            check_file(file)?;
        }
        let token_command = token_command(credential_file.as_deref());
        if !gives_token(&*commands, token_command.clone(), &identity.cwd).await {
            let text = "The Google Cloud auth command could not obtain an access token.";
            return Err(refused("authCommandFailed", text.to_owned()));
        }
        let edit = |key: &str, value: Value| ConfigEdit {
            key_path: key.to_owned(),
            merge_strategy: MergeStrategy::Replace,
            value,
        };
        let provider = json!({
            "name": "Google Cloud Vertex AI",
            "base_url": address(&project_id, &location),
            "wire_api": "chat",
            "auth_command": token_command,
            "project_id": project_id,
            "location": location,
            "credential_file": credential_file,
        });
        let edits =
            vec![edit("model_provider", "gcp".into()), edit("model_providers.gcp", provider)];
        config.write(ConfigWrite { edits, expected_version: None, file_path: None }).await?;
        Ok(GcpSetupResponse::default().into())
    }
}

fn refused(reason: &'static str, text: String) -> CallError {
    CallError::RefusedFor { reason, text }
}

/// Refuses a word that would not be one part of an address.
fn check_word(key: &str, word: &str) -> Result<(), CallError> {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !word.is_empty() && word.chars().all(is_fit) {
        return Ok(());
    }
    Err(CallError::Refused(format!(
        "model_providers.gcp.{key} must be non-empty and contain only ASCII letters, digits, and hyphens"
    )))
}

/// Refuses a file that holds no credentials. No text has any of its content.
fn check_file(file: &str) -> Result<(), CallError> {
    let invalid = |text: String| refused("credentialFileInvalid", text);
    let path = AbsPath::new(file)
        .map_err(|_| invalid("provider credential_file must be an absolute path".to_owned()))?;
    let unreadable =
        |text: String| invalid(format!("Cannot read the Google Cloud credential file: {text}"));
    let metadata = std::fs::metadata(path.as_std()).map_err(|err| unreadable(err.to_string()))?;
    if !metadata.is_file() || metadata.len() > MAX_FILE_BYTES {
        return Err(unreadable("it is no file of credentials".to_owned()));
    }
    let text = std::fs::read(path.as_std()).map_err(|err| unreadable(err.to_string()))?;
    // Editors of Windows begin files with a byte order mark.
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let content: Value = serde_json::from_slice(text).unwrap_or_default();
    match content["type"].as_str() {
        Some(kind) if !kind.is_empty() => Ok(()),
        Some(_) | None => {
            let text = "Expected a Google Cloud credential file containing a JSON object with a nonempty string type.";
            Err(invalid(text.to_owned()))
        }
    }
}

/// Returns the command that prints an access token.
fn token_command(file: Option<&str>) -> Vec<String> {
    let words: Vec<String> = match file {
        None => vec!["gcloud".into(), "auth".into(), "print-access-token".into()],
        Some(file) => vec![
            "env".into(),
            format!("GOOGLE_APPLICATION_CREDENTIALS={file}"),
            "gcloud".into(),
            "auth".into(),
            "application-default".into(),
            "print-access-token".into(),
        ],
    };
    words
}

/// Returns the address of the models that speak Chat Completions.
fn address(project: &str, location: &str) -> String {
    let host = match location {
        "global" => "aiplatform.googleapis.com".to_owned(),
        other => format!("{other}-aiplatform.googleapis.com"),
    };
    format!("https://{host}/v1/projects/{project}/locations/{location}/endpoints/openapi")
}

/// Returns true if the command prints something and ends well.
async fn gives_token(commands: &dyn CommandPort, argv: Vec<String>, cwd: &AbsPath) -> bool {
    let command = Command {
        argv,
        cwd: cwd.clone(),
        environment: EnvironmentPolicy::default(),
        env: Vec::new(),
        sandbox: SandboxPolicy::DangerFullAccess,
        workspace: cwd.clone(),
        granted: Granted::default(),
        streams: Streams::Separate(Stdin::Empty),
    };
    let Ok(mut running) = commands.start(command).await else { return false };
    let end = async {
        let mut has_printed = false;
        loop {
            match poll_fn(|cx| running.events.poll_next(cx)).await {
                CommandEvent::Output(OutputStream::Stdout, bytes) => {
                    has_printed |= !bytes.trim_ascii().is_empty();
                }
                CommandEvent::Output(..) | CommandEvent::HostWanted(_) => {}
                CommandEvent::Exited(exit) => return exit.code == 0 && has_printed,
            }
        }
    };
    tokio::time::timeout(TOKEN_TIMEOUT, end).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_location_has_its_address() {
        assert_eq!(
            address("p-1", "europe-west1"),
            "https://europe-west1-aiplatform.googleapis.com/v1/projects/p-1/locations/europe-west1/endpoints/openapi"
        );
        assert!(address("p", "global").starts_with("https://aiplatform.googleapis.com/v1/"));
    }
}
