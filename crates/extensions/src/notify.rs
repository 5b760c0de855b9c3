//! Notices for users who look elsewhere: a turn ended, or an approval waits.
//!
//! The setting `notify`, or the variable `TURNHOST_NOTIFY`, which counts more, names a command or
//! an address:
//!
//! - `notify = ["program", "argument"]`: the program is run with the notice as its last argument;
//! - `notify = ["https://example.org/hook"]`: the notice is posted there as `application/json`;
//! - the variable is an address, a list as above in JSON, or the path of a program.
//!
//! The notice is one JSON object. Members of each: `type`, `thread-id`, `turn-id`, `cwd`, `client`.
//!
//! | `type` | when | further members |
//! | --- | --- | --- |
//! | `agent-turn-complete` | a turn ended by itself | `input-messages`, `last-assistant-message` |
//! | `agent-turn-failed` | a turn failed | the same and `error` |
//! | `agent-turn-interrupted` | a turn was interrupted | as for a complete one |
//! | `approval-requested` | a client is asked for approval | `request` (the method), `reason`, `command` |
//!
//! A project's own files cannot set it. Neither an address nor a command line is ever logged.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value, json};
use tokio::time::timeout;
use turnhost_base::AbsPath;
use turnhost_http::{HttpClient, Method, Request};
use turnhost_ports::{
    Command, CommandEvent, CommandPort, ConfigPort, EnvironmentPolicy, ExtensionSettings, Granted,
    Inherit, Notice, Stdin, Streams,
};
use turnhost_protocol::{ConfigLayerSource, SandboxPolicy};
use turnhost_task::Tasks;

use crate::files::blocking;

/// Time that a command may take. It is ended then.
const COMMAND_TIMEOUT: Duration = Duration::from_mins(1);

/// Time that an address has to answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// Bytes of one argument; Linux refuses longer ones (128 KiB with its end).
const MAX_ARGUMENT: usize = 100 * 1024;

/// Sends notices.
#[derive(Clone)]
pub(crate) struct Notifier {
    /// `TURNHOST_NOTIFY`.
    pub(crate) named: Option<String>,
    pub(crate) config: Arc<dyn ConfigPort>,
    pub(crate) commands: Arc<dyn CommandPort>,
    pub(crate) http: HttpClient,
    pub(crate) tasks: Tasks,
    pub(crate) cwd: AbsPath,
}

/// The receiver of notices.
#[derive(PartialEq, Eq)]
enum Target {
    Command(Vec<String>),
    Address(String),
}

impl Notifier {
    /// Sends a notice, in a task of its own.
    pub(crate) fn send(&self, notice: Notice) {
        let this = self.clone();
        self.tasks.spawn(async move {
            let (named, config) = (this.named.clone(), Arc::clone(&this.config));
            let target = blocking(move || target(named.as_deref(), &*config)).await.flatten();
            match target {
                Some(Target::Command(argv)) => this.run(argv, &notice).await,
                Some(Target::Address(url)) => this.post(url, &notice).await,
                None => {}
            }
        });
    }

    async fn run(&self, mut argv: Vec<String>, notice: &Notice) {
        argv.push(argument(notice));
        let command = Command {
            argv,
            cwd: self.cwd.clone(),
            environment: EnvironmentPolicy { inherit: Inherit::Core, ..Default::default() },
            env: Vec::new(),
            sandbox: SandboxPolicy::DangerFullAccess,
            workspace: self.cwd.clone(),
            granted: Granted::default(),
            streams: Streams::Separate(Stdin::Empty),
        };
        let Ok(mut running) = self.commands.start(command).await else {
            return tracing::warn!("the command of `notify` could not be started");
        };
        let end = async {
            loop {
                if let CommandEvent::Exited(exit) = poll_fn(|cx| running.events.poll_next(cx)).await
                {
                    return exit.code;
                }
            }
        };
        match timeout(COMMAND_TIMEOUT, end).await {
            Ok(0) => {}
            Ok(code) => tracing::warn!(code, "the command of `notify` failed"),
            Err(_) => tracing::warn!("the command of `notify` took longer than a minute"),
        }
    }

    async fn post(&self, url: String, notice: &Notice) {
        let mut request =
            Request::new(Method::Post, url).header("content-type", "application/json");
        request.body = Bytes::from(payload(notice).to_string());
        request.head_timeout = Some(ANSWER_TIMEOUT);
        match self.http.request(request).await {
            Ok(response) if (200..300).contains(&response.status()) => {}
            Ok(response) => {
                tracing::warn!(status = response.status(), "the address of `notify` refused");
            }
            Err(_) => tracing::warn!("the address of `notify` could not be reached"),
        }
    }
}

/// Returns the current recipients of notices.
fn target(named: Option<&str>, config: &dyn ConfigPort) -> Option<Target> {
    let settings = config.extensions(None).unwrap_or_default();
    target_of(named, &settings)
}

/// Returns `true` if notices have a recipient.
pub(crate) fn has_recipient(named: Option<&str>, settings: &ExtensionSettings) -> bool {
    target_of(named, settings).is_some()
}

/// Returns the recipients of notices: from the variable, else from the strongest layer that is not a project's.
fn target_of(named: Option<&str>, settings: &ExtensionSettings) -> Option<Target> {
    if let Some(named) = named.map(str::trim).filter(|named| !named.is_empty()) {
        return match serde_json::from_str::<Vec<String>>(named) {
            Ok(list) => of_list(list),
            Err(_) => of_list(vec![named.to_owned()]),
        };
    }
    let own = settings
        .layers
        .iter()
        .rev()
        .filter(|(source, _)| !matches!(source, ConfigLayerSource::Project { .. }));
    let notify = own.filter_map(|(_, layer)| layer.get("notify")).find(|it| !it.is_null())?;
    match notify {
        Value::String(one) => of_list(vec![one.clone()]),
        list => of_list(serde_json::from_value(list.clone()).ok()?),
    }
}

fn of_list(list: Vec<String>) -> Option<Target> {
    let first = list.first().filter(|first| !first.is_empty())?;
    if first.starts_with("http://") || first.starts_with("https://") {
        Some(Target::Address(first.clone()))
    } else {
        Some(Target::Command(list))
    }
}

fn payload(notice: &Notice) -> Value {
    let Notice { kind, thread, turn, cwd, client, details } = notice;
    let mut payload = Map::from_iter([
        ("type".to_owned(), json!(kind)),
        ("thread-id".to_owned(), json!(thread)),
        ("turn-id".to_owned(), json!(turn)),
        ("cwd".to_owned(), json!(cwd)),
        ("client".to_owned(), json!(client)),
    ]);
    payload.extend(details.clone());
    Value::Object(payload)
}

/// Returns the notice as an argument. Where it is too long for one, its longest texts go first.
fn argument(notice: &Notice) -> String {
    let mut payload = payload(notice);
    for key in ["input-messages", "last-assistant-message", "command", "error"] {
        if payload.to_string().len() <= MAX_ARGUMENT {
            break;
        }
        payload[key] = Value::Null;
    }
    payload.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_names_an_address_a_list_or_a_program() {
        let of = |named: &str| {
            let list = serde_json::from_str(named).unwrap_or_else(|_| vec![named.to_owned()]);
            of_list(list)
        };
        assert!(of("https://x.example/a") == Some(Target::Address("https://x.example/a".into())));
        assert!(of(r#"["a","b"]"#) == Some(Target::Command(vec!["a".into(), "b".into()])));
        assert!(of("/bin/notify") == Some(Target::Command(vec!["/bin/notify".into()])));
        assert!(of("[]").is_none());
    }
}
