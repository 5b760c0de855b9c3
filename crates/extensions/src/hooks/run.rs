//! Running hooks.
//!
//! A hook is a shell command outside the sandbox, as the user's own commands are; that is why it
//! has to be trusted. It gets:
//!
//! - its working directory: the thread's;
//! - on standard input one JSON object: `session_id` and `thread_id` (the thread), `turn_id`,
//!   `transcript_path` (null), `cwd`, `hook_event_name`, and the members of the event: `source`
//!   for `SessionStart`, `prompt` for `UserPromptSubmit`, `tool_name`, `tool_input` and
//!   `tool_use_id` for tools, `tool_response` after them, `tool_name` and `tool_input` (with the
//!   `description` of what it is for) for `PermissionRequest`, `stop_hook_active` and
//!   `last_assistant_message` for `Stop` and `SubagentStop`, `trigger` (`manual`, `auto`) around a
//!   compaction, `reason` for `SessionEnd`, and `kind`, `request_id`, `attempt_number` for requests
//!   to a model, with `status`, `error` and `token_usage` after them. In the thread of an agent
//!   that a model started, `agent_id` and `agent_type` too;
//! - the variables `HOME`, `PATH` and the like of the server's environment, and no others, so that
//!   no key of a provider reaches it; `TURNHOST_HOME`, `TURNHOST_THREAD_ID`,
//!   `TURNHOST_HOOK_EVENT`; a plugin's hook also `PLUGIN_ROOT`.
//!
//! It says by exit status 2 and standard error, or by JSON on standard output, what is to happen:
//! hooks of tools, prompts, permission requests and ends of turns may object; those around a
//! compaction may stop the turn; those of requests to a model, of interrupts and of a session's end
//! look on.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value, json};
use tokio::time::timeout;
use turnhost_base::{AbsPath, World};
use turnhost_ports::{
    Command, CommandError, CommandEvent, CommandPort, EnvironmentPolicy, Granted, Hook, HookCall,
    HookOutcome, HookRuns, Inherit, OutputStream, RunningCommand, Stdin, Streams,
};
use turnhost_protocol::{HookExecutionMode, HookRunStatus, HookRunSummary, SandboxPolicy};
use turnhost_task::Tasks;

use super::event_name;
use super::output::{self, End, Meaning};

/// Bytes that a hook may print to standard output.
const MAX_STDOUT: usize = 1024 * 1024;

/// Bytes of standard error that are kept; the rest is passed over.
const MAX_STDERR: usize = 64 * 1024;

/// Runs hooks.
#[derive(Clone)]
pub(crate) struct Runner {
    pub(crate) commands: Arc<dyn CommandPort>,
    pub(crate) world: Arc<dyn World>,
    pub(crate) home: AbsPath,
    /// The owner of hooks that nothing waits for.
    pub(crate) tasks: Tasks,
}

impl Runner {
    /// Begins to run those of `hooks` that the event concerns.
    pub(crate) fn run(&self, hooks: &[Hook], call: &HookCall) -> HookRuns {
        let subject = call.subject.as_deref().unwrap_or_default();
        let concerned = hooks.iter().filter(|hook| {
            let matches = hook.matcher.as_ref().is_none_or(|matcher| matcher.is_match(subject));
            hook.event == call.event && matches
        });
        let stdin = Bytes::from(input(call).to_string());
        let now = self.world.now();
        let (mut started, mut waiting) = (Vec::new(), Vec::new());
        for hook in concerned {
            let mut summary = hook.summary.clone();
            if let Some(occasion) = &call.occasion {
                summary.id = format!("{}:{occasion}", summary.id);
            }
            summary.started_at = now.seconds();
            let begun = (now.0, summary.clone());
            let run = Self::one(self.clone(), hook.clone(), call.clone(), stdin.clone(), begun);
            if summary.execution_mode == HookExecutionMode::Async {
                self.tasks.spawn(async move { drop(run.await) });
            } else {
                started.push(summary);
                waiting.push(run);
            }
        }
        HookRuns { started, ended: Box::pin(gather(waiting)) }
    }

    async fn one(
        self,
        hook: Hook,
        call: HookCall,
        stdin: Bytes,
        (began, mut summary): (i64, HookRunSummary),
    ) -> (HookRunSummary, Meaning) {
        let limit = Duration::from_secs(hook.timeout_secs);
        let running = self.execute(&hook, &call, stdin);
        let end = timeout(limit, running).await.unwrap_or(End::TimedOut(hook.timeout_secs));
        let meaning = output::read(call.event, end, hook.context_limit);
        if meaning.status == HookRunStatus::Failed {
            tracing::warn!(hook = %summary.id, "a hook failed");
        }
        let now = self.world.now();
        summary.status = meaning.status;
        summary.entries.clone_from(&meaning.entries);
        summary.completed_at = Some(now.seconds());
        summary.duration_ms = Some((now.0 - began).max(0));
        (summary, meaning)
    }

    async fn execute(&self, hook: &Hook, call: &HookCall, stdin: Bytes) -> End {
        let own = [
            ("TURNHOST_HOME", self.home.to_string()),
            ("TURNHOST_THREAD_ID", call.thread.to_string()),
            ("TURNHOST_HOOK_EVENT", event_name(call.event).to_owned()),
        ];
        let own = own.map(|(name, value)| (name.to_owned(), value));
        let env = hook.env.iter().cloned().chain(own);
        let command = Command {
            argv: ["/bin/sh", "-c", &hook.command].map(str::to_owned).into(),
            cwd: call.cwd.clone(),
            environment: EnvironmentPolicy { inherit: Inherit::Core, ..Default::default() },
            env: env.map(|(name, value)| (name, Some(value))).collect(),
            sandbox: SandboxPolicy::DangerFullAccess,
            workspace: call.cwd.clone(),
            granted: Granted::default(),
            streams: Streams::Separate(Stdin::Piped),
        };
        match self.commands.start(command).await {
            Ok(running) => collect(running, stdin).await,
            Err(CommandError::Spawn(text) | CommandError::Sandbox(text)) => End::Failed(text),
            Err(error) => End::Failed(error.to_string()),
        }
    }
}

/// Writes a command's input and reads its output to its end. Dropping it kills the command.
async fn collect(running: RunningCommand, stdin: Bytes) -> End {
    let RunningCommand { mut events, control } = running;
    let write = async {
        // A hook need not read its input.
        _ = control.write(stdin).await;
        _ = control.close_stdin().await;
        std::future::pending::<()>().await;
    };
    let read = async {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        loop {
            match poll_fn(|cx| events.poll_next(cx)).await {
                CommandEvent::Output(OutputStream::Stdout, bytes) => stdout.extend(bytes),
                CommandEvent::Output(OutputStream::Stderr, bytes) => {
                    let room = MAX_STDERR.saturating_sub(stderr.len()).min(bytes.len());
                    stderr.extend(bytes.slice(..room));
                }
                // Only commands behind the proxy of a sandbox ask for hosts.
                CommandEvent::HostWanted(_) => {}
                CommandEvent::Exited(exit) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let (stdout, stderr) = (text(&stdout), text(&stderr));
                    return End::Exited { code: exit.code, stdout, stderr };
                }
            }
            if stdout.len() > MAX_STDOUT {
                return End::TooLong;
            }
        }
    };
    tokio::select! {
        end = read => end,
        () = write => End::TooLong,
    }
}

/// Waits for all runs, which run concurrently, and takes them together in the order in which
/// hooks are shown. The first objection counts.
async fn gather<F: Future<Output = (HookRunSummary, Meaning)> + Send>(runs: Vec<F>) -> HookOutcome {
    let mut outcome = HookOutcome::default();
    for (summary, meaning) in join_all(runs).await {
        if outcome.block.is_none() {
            outcome.block = meaning.block_of(&summary.id);
        }
        outcome.context.extend(meaning.context);
        outcome.input = outcome.input.or(meaning.input);
        outcome.allows |= meaning.allows;
        outcome.runs.push(summary);
    }
    outcome.allows &= outcome.block.is_none();
    outcome
}

/// Polls futures side by side until all have ended; a handful of them.
async fn join_all<F: Future + Send>(futures: Vec<F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.into_iter().map(Box::pin).map(Some).collect();
    let mut ended: Vec<Option<F::Output>> = waiting.iter().map(|_| None).collect();
    poll_fn(|cx| {
        for (future, output) in waiting.iter_mut().zip(&mut ended) {
            if let Some(running) = future
                && let std::task::Poll::Ready(value) = running.as_mut().poll(cx)
            {
                *output = Some(value);
                *future = None;
            }
        }
        if waiting.iter().all(Option::is_none) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    ended.into_iter().flatten().collect()
}

/// Makes the object that a hook reads.
fn input(call: &HookCall) -> Value {
    let mut input = Map::from_iter([
        ("session_id".to_owned(), json!(call.thread)),
        ("thread_id".to_owned(), json!(call.thread)),
        ("turn_id".to_owned(), json!(call.turn)),
        ("transcript_path".to_owned(), Value::Null),
        ("cwd".to_owned(), json!(call.cwd)),
        ("hook_event_name".to_owned(), json!(event_name(call.event))),
    ]);
    input.extend(call.input.clone());
    Value::Object(input)
}
