//! `command/exec`: runs a command and answers when it has ended.

mod resize;
mod terminate;
mod write;

use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use turnhost_base::{AbsPath, World};
use turnhost_policy::Rules;
use turnhost_ports::{
    Command, CommandDefaults, CommandError, CommandPort, CommandSandbox, ConfigFailure, ConfigPort,
    Granted, OutputStream, Stdin, Streams, TerminalSize,
};
use turnhost_protocol::{
    CommandExecOutputDeltaNotification, CommandExecOutputStream, CommandExecParams,
    CommandExecResponse, CommandExecTerminalSize, SandboxPolicy, ServerNotification, method,
};
use turnhost_threads::ServerIdentity;

use crate::connection::command_output::{
    DEFAULT_CAP_BYTES, DEFAULT_TIMEOUT, Output, Piece, Streaming, run,
};
use crate::connection::processes::{Commands, Refused, Slot};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::CommandExec {
    type Needs = (Arc<dyn CommandPort>, Arc<dyn ConfigPort>, Arc<ServerIdentity>, Arc<dyn World>);

    async fn call(
        (commands, config, identity, world): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: CommandExecParams,
    ) -> Result<Reply<CommandExecResponse>, CallError> {
        let plan = ExecPlan::of(params, &*config, &identity)?;
        let slot = enter(&owned, plan.process_id.clone())?;
        let running = commands.start(plan.command).await.map_err(|err| not_started(&err))?;
        slot.started(&running.control);
        let streaming = plan.streams.then(|| Streaming {
            caller: caller.clone(),
            world,
            name: plan.process_id.unwrap_or_default(),
            notification: delta,
            room: BytesMut::new(),
        });
        let mut output = Output::new(plan.cap_bytes, streaming);
        let exit_code = run(running, plan.timeout, &plan.rules, &mut output).await.code;
        drop(slot);
        let (stdout, stderr) = output.into_streams();
        Ok(CommandExecResponse { exit_code, stdout: stdout.text, stderr: stderr.text }.into())
    }
}

fn delta(piece: Piece) -> ServerNotification {
    ServerNotification::CommandExecOutputDelta(CommandExecOutputDeltaNotification {
        cap_reached: piece.cap_is_reached,
        delta_base64: piece.base64,
        process_id: piece.name,
        stream: match piece.stream {
            OutputStream::Stdout => CommandExecOutputStream::Stdout,
            OutputStream::Stderr => CommandExecOutputStream::Stderr,
        },
    })
}

/// The checked params of a client.
struct ExecPlan {
    command: Command,
    /// The rules about hosts that it may reach, where it has a proxy.
    rules: Rules,
    process_id: Option<String>,
    /// Set if output goes out in pieces.
    streams: bool,
    cap_bytes: usize,
    timeout: Option<Duration>,
}

impl ExecPlan {
    fn of(
        params: CommandExecParams,
        config: &dyn ConfigPort,
        identity: &ServerIdentity,
    ) -> Result<Self, CallError> {
        let CommandExecParams {
            command,
            cwd,
            disable_output_cap,
            disable_timeout,
            env,
            output_bytes_cap,
            process_id,
            sandbox_policy,
            size,
            stream_stdin,
            stream_stdout_stderr,
            timeout_ms,
            tty,
            permission_profile,
        } = params;
        let program = command.first().ok_or_else(no_words)?;
        if program.is_empty() {
            let kind = if tty { "PTY" } else { "pipe" };
            let text = format!("failed to spawn command: missing program for {kind} spawn");
            return Err(CallError::Internal(text));
        }
        let size = terminal_size(size, tty)?;
        if process_id.is_none() && (tty || stream_stdin || stream_stdout_stderr) {
            let text = "command/exec tty or streaming requires a client-supplied processId";
            return Err(CallError::Refused(text.into()));
        }
        let sandbox = sandbox(sandbox_policy, permission_profile)?;
        let is_of_profile = matches!(sandbox, CommandSandbox::Profile(_));
        let cap_bytes = cap(output_bytes_cap, disable_output_cap)?;
        let timeout = timeout(timeout_ms, disable_timeout)?;
        let cwd = identity.cwd.join(cwd.as_deref().unwrap_or_default());
        let CommandDefaults { sandbox, environment, route, rules } =
            defaults(config, &cwd, sandbox)?;
        let streams = match (tty, stream_stdin) {
            (true, _) => Streams::Terminal(size),
            (false, true) => Streams::Separate(Stdin::Piped),
            (false, false) => Streams::Separate(Stdin::Empty),
        };
        let command = Command {
            argv: command,
            // A profile is about the directory of the command, a policy about the server's.
            workspace: if is_of_profile { cwd.clone() } else { identity.cwd.clone() },
            granted: Granted { route, ..Granted::default() },
            cwd,
            environment,
            env: env.unwrap_or_default().into_iter().collect(),
            sandbox,
            streams,
        };
        let streams = tty || stream_stdout_stderr;
        Ok(Self { command, rules, process_id, streams, cap_bytes, timeout })
    }
}

fn no_words() -> CallError {
    CallError::Refused("command must not be empty".into())
}

fn sandbox(
    policy: Option<SandboxPolicy>,
    profile: Option<String>,
) -> Result<CommandSandbox, CallError> {
    match (policy, profile) {
        (None, None) => Ok(CommandSandbox::Configured),
        (Some(policy), None) => Ok(CommandSandbox::Policy(policy)),
        (None, Some(profile)) => Ok(CommandSandbox::Profile(profile)),
        (Some(_), Some(_)) => {
            let text = "`permissionProfile` cannot be combined with `sandboxPolicy`";
            Err(CallError::Refused(text.into()))
        }
    }
}

/// Returns what holds for the command; what is wrong with a sandbox of the client's is its own affair.
fn defaults(
    config: &dyn ConfigPort,
    cwd: &AbsPath,
    sandbox: CommandSandbox,
) -> Result<CommandDefaults, CallError> {
    let noun = match &sandbox {
        CommandSandbox::Configured => return Ok(config.command_defaults(cwd, sandbox)?),
        CommandSandbox::Policy(_) => "sandbox policy",
        CommandSandbox::Profile(_) => "permission profile",
    };
    let refused = |failure: ConfigFailure| CallError::Refused(format!("invalid {noun}: {failure}"));
    config.command_defaults(cwd, sandbox).map_err(refused)
}

fn terminal_size(
    size: Option<CommandExecTerminalSize>,
    tty: bool,
) -> Result<TerminalSize, CallError> {
    match size {
        None => Ok(TerminalSize::default()),
        Some(_) if !tty => Err(CallError::BadValue("command/exec size requires tty: true".into())),
        Some(size) => checked_size(size),
    }
}

/// Refuses a size that no terminal has.
fn checked_size(size: CommandExecTerminalSize) -> Result<TerminalSize, CallError> {
    let CommandExecTerminalSize { rows, cols } = size;
    if rows == 0 || cols == 0 {
        let text = "command/exec size rows and cols must be greater than 0";
        return Err(CallError::BadValue(text.into()));
    }
    Ok(TerminalSize { rows, cols })
}

fn cap(bytes: Option<usize>, is_disabled: bool) -> Result<usize, CallError> {
    match (bytes, is_disabled) {
        (Some(_), true) => Err(CallError::BadValue(
            "command/exec cannot set both outputBytesCap and disableOutputCap".into(),
        )),
        (Some(bytes), false) => Ok(bytes),
        (None, true) => Ok(usize::MAX),
        (None, false) => Ok(DEFAULT_CAP_BYTES),
    }
}

fn timeout(millis: Option<i64>, is_disabled: bool) -> Result<Option<Duration>, CallError> {
    let Some(millis) = millis else { return Ok((!is_disabled).then_some(DEFAULT_TIMEOUT)) };
    if is_disabled {
        let text = "command/exec cannot set both timeoutMs and disableTimeout";
        return Err(CallError::BadValue(text.into()));
    }
    let text = format!("command/exec timeoutMs must be non-negative, got {millis}");
    let millis = u64::try_from(millis).map_err(|_| CallError::BadValue(text))?;
    Ok(Some(Duration::from_millis(millis)))
}

fn enter(owned: &OwnedBy, process_id: Option<String>) -> Result<Slot, CallError> {
    let name = process_id.clone().unwrap_or_default();
    owned.get::<Commands>().enter(process_id).map_err(|refused| {
        CallError::Refused(match refused {
            Refused::Duplicate => {
                format!("duplicate active command/exec process id: \"{name}\"")
            }
            Refused::TooMany => Refused::too_many("command/exec"),
        })
    })
}

fn not_started(error: &CommandError) -> CallError {
    let words = match error {
        // The client knows which directory it asked for.
        CommandError::Directory { cause, .. } => cause.clone(),
        other => other.to_string(),
    };
    CallError::Internal(format!("failed to spawn command: {words}"))
}

/// Returns the error for a name that no running command has.
fn not_active(process_id: &str) -> CallError {
    CallError::Refused(format!("no active command/exec for process id \"{process_id}\""))
}
