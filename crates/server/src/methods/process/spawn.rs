//! `process/spawn`: starts a process that belongs to the connection and reports its end.

use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use turnhost_base::World;
use turnhost_policy::Rules;
use turnhost_ports::{
    Command, CommandError, CommandPort, CommandSandbox, ConfigPort, Granted, OutputEnd,
    OutputStream, RunningCommand, Stdin, Streams,
};
use turnhost_protocol::{
    Given, ProcessExitedNotification, ProcessOutputDeltaNotification, ProcessOutputStream,
    ProcessSpawnParams, ProcessSpawnResponse, SandboxPolicy, ServerNotification, method,
};
use turnhost_task::Tasks;
use turnhost_threads::Envelope;

use super::checked_size;
use crate::connection::command_output::{
    DEFAULT_CAP_BYTES, DEFAULT_TIMEOUT, Output, Piece, Streaming, run,
};
use crate::connection::processes::{Processes, Refused, Slot};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ProcessSpawn {
    type Needs = (Arc<dyn CommandPort>, Arc<dyn ConfigPort>, Arc<dyn World>, Tasks);

    /// Answers when the process runs. It is the client's own and has no sandbox, as the client
    /// itself has none; what the model starts is another matter.
    async fn call(
        (commands, config, world, tasks): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: ProcessSpawnParams,
    ) -> Result<Reply<ProcessSpawnResponse>, CallError> {
        let plan = SpawnPlan::of(params, &*config)?;
        let slot = owned.get::<Processes>().enter(Some(plan.handle.clone()));
        let slot = slot.map_err(|refused| not_entered(refused, &plan.handle))?;
        let running = commands.start(plan.command).await.map_err(|err| not_started(&err))?;
        slot.started(&running.control);
        let streaming = plan.streams.then(|| Streaming {
            caller: caller.clone(),
            world: Arc::clone(&world),
            name: plan.handle.clone(),
            notification: delta,
            room: BytesMut::new(),
        });
        let output = Output::new(plan.cap_bytes, streaming);
        let process = Process { handle: plan.handle, timeout: plan.timeout, output, slot };
        let whole = process.follow(running, caller.clone(), world);
        Ok(Reply::from(ProcessSpawnResponse {}).then(move || tasks.spawn(whole)))
    }
}

/// A process that runs.
struct Process {
    handle: String,
    timeout: Option<Duration>,
    output: Output,
    slot: Slot,
}

impl Process {
    /// Gathers output until the process has ended, frees its handle, and reports the end to the client.
    async fn follow(mut self, running: RunningCommand, caller: Caller, world: Arc<dyn World>) {
        // It has no sandbox, and so no proxy.
        let rules = Rules::default();
        let exit = run(running, self.timeout, &rules, &mut self.output).await;
        // A client that knows of the end may use the handle again at once.
        drop(self.slot);
        let (stdout, stderr) = self.output.into_streams();
        let exited = ServerNotification::ProcessExited(ProcessExitedNotification {
            exit_code: exit.code,
            process_handle: self.handle,
            stderr: stderr.text,
            stderr_cap_reached: stderr.cap_is_reached,
            stdout: stdout.text,
            stdout_cap_reached: stdout.cap_is_reached,
            output_drain_timed_out: Some(exit.output == OutputEnd::HeldOpen),
        });
        caller.send(&Envelope::notification(exited, world.now().0));
    }
}

fn delta(piece: Piece) -> ServerNotification {
    ServerNotification::ProcessOutputDelta(ProcessOutputDeltaNotification {
        cap_reached: piece.cap_is_reached,
        delta_base64: piece.base64,
        process_handle: piece.name,
        stream: match piece.stream {
            OutputStream::Stdout => ProcessOutputStream::Stdout,
            OutputStream::Stderr => ProcessOutputStream::Stderr,
        },
    })
}

/// The checked params of a client.
struct SpawnPlan {
    command: Command,
    handle: String,
    /// Set if output goes out in pieces.
    streams: bool,
    cap_bytes: usize,
    timeout: Option<Duration>,
}

impl SpawnPlan {
    fn of(params: ProcessSpawnParams, config: &dyn ConfigPort) -> Result<Self, CallError> {
        check_names(&params)?;
        let streams = streams(&params)?;
        let ProcessSpawnParams {
            command,
            cwd,
            process_handle: handle,
            env,
            output_bytes_cap,
            timeout_ms,
            stream_stdout_stderr,
            tty,
            size: _,
            stream_stdin: _,
        } = params;
        let timeout = timeout(timeout_ms)?;
        let command = Command {
            argv: command,
            workspace: cwd.clone(),
            granted: Granted::default(),
            environment: config.command_defaults(&cwd, CommandSandbox::Configured)?.environment,
            cwd,
            env: env.unwrap_or_default().into_iter().collect(),
            sandbox: SandboxPolicy::DangerFullAccess,
            streams,
        };
        Ok(Self {
            command,
            handle,
            streams: tty || stream_stdout_stderr,
            cap_bytes: output_bytes_cap.or(DEFAULT_CAP_BYTES).unwrap_or(usize::MAX),
            timeout,
        })
    }
}

fn check_names(params: &ProcessSpawnParams) -> Result<(), CallError> {
    match params.command.first() {
        None => return Err(CallError::Refused("command must not be empty".into())),
        Some(program) if program.is_empty() => {
            let kind = if params.tty { "PTY" } else { "pipe" };
            let text = format!("failed to spawn process: missing program for {kind} spawn");
            return Err(CallError::Internal(text));
        }
        Some(_) => {}
    }
    if params.process_handle.is_empty() {
        return Err(CallError::Refused("processHandle must not be empty".into()));
    }
    Ok(())
}

fn streams(params: &ProcessSpawnParams) -> Result<Streams, CallError> {
    Ok(match (params.tty, params.size) {
        (true, size) => Streams::Terminal(size.map(checked_size).transpose()?.unwrap_or_default()),
        (false, Some(_)) => {
            return Err(CallError::BadValue("process/spawn size requires tty: true".into()));
        }
        (false, None) if params.stream_stdin => Streams::Separate(Stdin::Piped),
        (false, None) => Streams::Separate(Stdin::Empty),
    })
}

/// Returns the time that a process may take: the default if nothing is said, none for null.
fn timeout(millis: Given<i64>) -> Result<Option<Duration>, CallError> {
    let millis = match millis {
        Given::Absent => return Ok(Some(DEFAULT_TIMEOUT)),
        Given::Null => return Ok(None),
        Given::Value(millis) => millis,
    };
    let text = format!("process/spawn timeoutMs must be non-negative, got {millis}");
    let millis = u64::try_from(millis).map_err(|_| CallError::BadValue(text))?;
    Ok(Some(Duration::from_millis(millis)))
}

fn not_entered(refused: Refused, handle: &str) -> CallError {
    CallError::Refused(match refused {
        Refused::Duplicate => format!("duplicate active process handle: \"{handle}\""),
        Refused::TooMany => Refused::too_many("process/spawn"),
    })
}

fn not_started(error: &CommandError) -> CallError {
    CallError::Internal(format!("failed to spawn process: {error}"))
}
