//! `turnhost exec`: one turn in the current directory.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use turnhost_base::TurnId;
use turnhost_client::{ClientEvent, RequestError};
use turnhost_host::HostOptions;
use turnhost_in_process::InProcess;
use turnhost_protocol::{
    AskForApproval, ItemBody, SandboxMode, ServerNotification, ThreadItem, ThreadStartParams,
    TurnInterruptParams, TurnStatus, method,
};

use crate::config_flags::ConfigFlags;
use crate::environment::{self, say};
use crate::visible::{Line, Text};

/// Arguments of `turnhost exec`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The prompt; `-` reads it from stdin.
    prompt: String,
    /// The model, in place of the configured one.
    #[arg(long, short)]
    model: Option<String>,
    /// The model provider, in place of the configured one; `scripted` needs no network.
    #[arg(long)]
    provider: Option<String>,
    /// The permissions of commands: `read-only`, `workspace-write` or `danger-full-access`.
    #[arg(long, value_parser = sandbox_mode)]
    sandbox: Option<SandboxMode>,
    #[command(flatten)]
    config: ConfigFlags,
}

/// The turn was interrupted: what shells say after Ctrl-C.
const INTERRUPTED: u8 = 130;

fn sandbox_mode(word: &str) -> Result<SandboxMode, String> {
    serde_json::from_value(word.into())
        .map_err(|_| "expected `read-only`, `workspace-write` or `danger-full-access`".to_owned())
}

/// Runs the turn. Exit code 0: completed; 1: failed or could not start; 130: interrupted.
pub(crate) fn run(mut arguments: Arguments) -> Result<ExitCode> {
    if arguments.prompt == "-" {
        arguments.prompt.clear();
        std::io::stdin().read_to_string(&mut arguments.prompt).context("stdin cannot be read")?;
    }
    environment::run(async move {
        let config_flags = arguments.config.settings();
        let options = HostOptions { config_flags, ..HostOptions::from_environment()? };
        let mut app = InProcess::start(options, "turnhost-exec").await?;
        let status = turn(&mut app, arguments).await;
        app.shut_down().await?;
        Ok(match status? {
            TurnStatus::Completed => ExitCode::SUCCESS,
            TurnStatus::Interrupted => ExitCode::from(INTERRUPTED),
            TurnStatus::Failed | TurnStatus::InProgress => ExitCode::FAILURE,
        })
    })
}

async fn turn(app: &mut InProcess, arguments: Arguments) -> Result<TurnStatus> {
    let params = ThreadStartParams {
        model: arguments.model,
        model_provider: arguments.provider,
        sandbox: arguments.sandbox,
        // Nobody is there to be asked.
        approval_policy: Some(AskForApproval::Never),
        ..ThreadStartParams::default()
    };
    let thread = app.start_thread(&params).await.map_err(in_plain_words)?;
    let turn = app.start_turn(thread.id, &arguments.prompt).await.map_err(in_plain_words)?;
    let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    loop {
        let event = tokio::select! {
            event = app.next_event() => event,
            _ = interrupt.recv() => {
                let (thread_id, turn_id) = (thread.id.to_string(), turn.id.to_string());
                let params = TurnInterruptParams { thread_id, turn_id };
                app.client().call::<method::TurnInterrupt>(&params).await?;
                continue;
            }
        };
        match event {
            Some(ClientEvent::Notification(notification)) => {
                if let Some(status) = show(&notification, turn.id)? {
                    return Ok(status);
                }
            }
            Some(ClientEvent::Request { .. } | ClientEvent::Unknown { .. }) => {}
            Some(ClientEvent::Disconnected { reason, .. }) => bail!("the server ended: {reason}"),
            None => bail!("the server ended"),
        }
    }
}

/// Returns a refusal without method and code, which a person at a shell did not ask for.
fn in_plain_words(error: RequestError) -> anyhow::Error {
    match error {
        RequestError::Refused { error, .. } => anyhow!(error.message),
        other => other.into(),
    }
}

/// Prints what a notification says; gives back how the turn ended once it did.
fn show(notification: &ServerNotification, turn: TurnId) -> Result<Option<TurnStatus>> {
    match notification {
        ServerNotification::AgentMessageDelta(delta) => {
            let mut out = std::io::stdout().lock();
            write!(out, "{}", Text(&delta.delta))?;
            out.flush()?;
        }
        ServerNotification::ItemStarted(started) => {
            if let ItemBody::CommandExecution(command) = &started.item.body {
                say(format_args!("$ {}", Line(&command.command)));
            }
        }
        ServerNotification::ItemCompleted(completed) => show_item(&completed.item)?,
        ServerNotification::Error(error) if error.will_retry => {
            let cause = error.error.additional_details.as_deref().unwrap_or_default();
            say(format_args!("{} {cause}", error.error.message));
        }
        ServerNotification::Error(error) => say(format_args!("Error: {}", error.error.message)),
        ServerNotification::Warning(warning) => say(format_args!("Warning: {}", warning.message)),
        ServerNotification::ConfigWarning(warning) => {
            say(format_args!(
                "Warning: {} {}",
                warning.summary,
                warning.details.as_deref().unwrap_or_default()
            ));
        }
        ServerNotification::TurnCompleted(completed) if completed.turn.id == turn => {
            return Ok(Some(completed.turn.status));
        }
        _ => {}
    }
    Ok(None)
}

fn show_item(item: &ThreadItem) -> Result<()> {
    match &item.body {
        ItemBody::AgentMessage(message) if !message.text.ends_with('\n') => {
            writeln!(std::io::stdout().lock())?;
        }
        ItemBody::CommandExecution(command) => {
            if let Some(output) = &command.aggregated_output {
                say(format_args!("{}", output.trim_end()));
            }
            if let Some(code) = command.exit_code.filter(|code| *code != 0) {
                say(format_args!("[exit {code}]"));
            }
        }
        ItemBody::FileChange(change) => {
            for change in &change.changes {
                say(format_args!("changed {}", Line(&change.path)));
            }
        }
        _ => {}
    }
    Ok(())
}
