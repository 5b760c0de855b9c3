//! The turn from its thread to its end, and the report of it.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::{Interval, interval};
use turnhost_base::{ThreadId, TurnId};
use turnhost_client::ClientEvent;
use turnhost_jsonrpc::{ErrorObject, RequestId, code};
use turnhost_protocol::{
    CommandExecutionApprovalDecision, CommandExecutionRequestApprovalResponse, ConfigReadParams,
    FileChangeApprovalDecision, FileChangeRequestApprovalResponse, ItemBody, ReviewStartParams,
    ReviewTarget, SandboxPolicy, ServerNotification, ServerRequest, Thread, ThreadForkParams,
    ThreadResumeParams, ThreadStartParams, TurnInterruptParams, TurnStartParams, TurnStatus,
    method, server_method,
};
use turnhost_remote_client::SessionEvent;

use super::choose::{Choice, find};
use super::events::Events;
use super::options::Options;
use super::overrides::{thread_params, working_directory};
use super::prompt::Prompt;
use crate::connection::News;
use crate::environment::say;
use crate::paint::{Colour, Output, Paint};
use crate::server::{Attached, Place};
use crate::transcript::{FRAME, Messages, Transcript, watched};
use crate::visible::{Line, Text};

/// Ctrl-C and SIGTERM, as shells report them: 128 and the signal's number.
const INTERRUPTED: u8 = 130;
const TERMINATED: u8 = 143;

/// The output format.
#[derive(Debug)]
enum Form {
    Events(Events),
    Transcript(Box<Transcript>),
}

/// The outputs of the turn.
#[derive(Debug)]
pub(super) struct Report {
    form: Form,
    /// The file for the last message.
    file: Option<(PathBuf, File)>,
    last_message: Option<String>,
}

/// The thread of the turn, as it was opened.
struct Opened {
    thread: Thread,
    model: String,
    sandbox: SandboxPolicy,
}

impl Report {
    /// Creates the report that the flags ask for. Fails if its file cannot be written.
    pub(super) fn new(options: &Options) -> Result<Self> {
        let file = options.output_last_message.as_deref().map(create).transpose()?;
        let form = if options.json {
            Form::Events(Events::default())
        } else {
            // In a pipe, stdout is for the last message alone.
            let is_watched = Output::Stdout.is_terminal();
            let messages = if is_watched { Messages::OnStdout } else { Messages::Inside };
            let paint = Paint::of(Output::Stderr, options.color);
            let transcript = Transcript::new(Output::Stderr, paint).with_messages(messages);
            Form::Transcript(Box::new(transcript.with_progress()))
        };
        Ok(Self { form, file, last_message: None })
    }

    fn begin(&mut self, opened: &Opened) -> Result<()> {
        let id = opened.thread.id;
        match &mut self.form {
            Form::Events(_) => Events::thread(id)?,
            Form::Transcript(it) => {
                it.set_workspace(opened.thread.cwd.as_std());
                let (model, sandbox) = (Line(&opened.model), name(&opened.sandbox));
                it.note(format_args!("{model}, sandbox {sandbox}, thread {id}"))?;
            }
        }
        Ok(())
    }

    fn on_notification(&mut self, heard: &ServerNotification, turn: TurnId) -> Result<()> {
        if let ServerNotification::ItemCompleted(it) = heard
            && let ItemBody::AgentMessage(message) = &it.item.body
        {
            self.last_message = Some(message.text.clone());
        }
        match &mut self.form {
            Form::Events(events) => events.on_notification(heard, turn)?,
            Form::Transcript(transcript) => {
                // What it has no form for is for programs.
                transcript.on_notification(heard)?;
            }
        }
        Ok(())
    }

    fn refused(&mut self, request: &ServerRequest) -> Result<()> {
        if let Form::Transcript(it) = &mut self.form {
            let text = format!("declined `{}`: nobody is here to be asked", request.method());
            it.aside(Colour::Yellow, text)?;
        }
        Ok(())
    }

    fn lagged(&mut self, skipped: u64) -> Result<()> {
        let text = format!("{skipped} events were missed: this program was too slow");
        match &mut self.form {
            Form::Events(events) => events.remark(&text)?,
            Form::Transcript(it) => it.alert(Colour::Yellow, "warning", &text)?,
        }
        Ok(())
    }

    /// Reports that the connection was lost, is back, or missed something.
    fn connection(&mut self, news: &News) -> Result<()> {
        match &mut self.form {
            // A program that waits needs no line for each attempt.
            Form::Events(_) if news.word == "waiting" => {}
            Form::Events(events) => events.remark(&news.text)?,
            Form::Transcript(it) => it.aside(Colour::Yellow, format!("[{}]", news.text))?,
        }
        Ok(())
    }

    fn tick(&mut self) -> Result<()> {
        if let Form::Transcript(transcript) = &mut self.form {
            transcript.tick()?;
        }
        Ok(())
    }

    /// Writes the last message where it belongs.
    fn end(mut self) -> Result<()> {
        let message = self.last_message.as_deref();
        if let Form::Transcript(transcript) = &mut self.form {
            transcript.finish_line()?;
            if let Some(message) = message
                && !Output::Stdout.is_terminal()
            {
                let end = if message.ends_with('\n') { "" } else { "\n" };
                Output::Stdout.write(&format!("{}{end}", Text(message)))?;
            }
        }
        if let Some((path, file)) = &mut self.file {
            if message.is_none() {
                say(format_args!("Warning: there was no message; `{}` is empty", path.display()));
            }
            file.write_all(message.unwrap_or_default().as_bytes())
                .with_context(|| format!("`{}` cannot be written", path.display()))?;
        }
        Ok(())
    }
}

fn create(path: &Path) -> Result<(PathBuf, File)> {
    let file = File::create(path)
        .with_context(|| format!("the file for the last message, `{}`", path.display()))?;
    Ok((path.to_owned(), file))
}

fn name(sandbox: &SandboxPolicy) -> &'static str {
    match sandbox {
        SandboxPolicy::ReadOnly { .. } => "read-only",
        SandboxPolicy::WorkspaceWrite { .. } => "workspace-write",
        SandboxPolicy::DangerFullAccess => "danger-full-access",
        SandboxPolicy::ExternalSandbox { .. } => "external-sandbox",
    }
}

/// The work of the turn.
#[derive(Debug)]
pub(super) enum ExecTask {
    /// The answer to a prompt.
    Turn(Prompt),
    /// A review of changes.
    Review(ReviewTarget),
    /// None: the thread is opened and reported.
    Nothing,
}

/// A run of `turnhost exec` that has its server.
pub(super) struct Run<'a> {
    pub(super) server: &'a mut Attached,
    pub(super) options: &'a Options,
    pub(super) place: &'a Place,
    pub(super) report: Report,
}

/// The signals that interrupt the turn.
struct Interrupts {
    interrupt: Signal,
    terminate: Signal,
    /// The exit code, once one came.
    code: Option<u8>,
}

impl Interrupts {
    fn listen() -> Result<Self> {
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())?, code: None })
    }

    /// Waits for the next one. Cancellation safe.
    async fn next(&mut self) -> u8 {
        tokio::select! {
            _ = self.interrupt.recv() => INTERRUPTED,
            _ = self.terminate.recv() => TERMINATED,
        }
    }
}

impl Run<'_> {
    /// Runs the turn to its end. Gives back the exit code.
    pub(super) async fn run(mut self, choice: Choice, work: ExecTask) -> Result<ExitCode> {
        let cwd = working_directory(self.options, self.place)?;
        let params = thread_params(self.options, self.server, self.place, &cwd).await?;
        let opened = watched("opening the thread, ", self.open(choice, params, &cwd)).await?;
        self.refuse_what_nothing_keeps(&opened).await?;
        self.report.begin(&opened)?;
        let thread = opened.thread.id;
        let Some(turn) = self.begin(thread.to_string(), work).await? else {
            return Ok(ExitCode::SUCCESS);
        };
        let mut interrupts = Interrupts::listen()?;
        let status = self.follow(thread, turn, &mut interrupts).await?;
        self.report.end()?;
        Ok(match (status, interrupts.code) {
            (_, Some(code)) => ExitCode::from(code),
            (TurnStatus::Completed, None) => ExitCode::SUCCESS,
            (TurnStatus::Interrupted, None) => ExitCode::from(INTERRUPTED),
            (TurnStatus::Failed | TurnStatus::InProgress, None) => ExitCode::FAILURE,
        })
    }

    /// Begins the turn. `None`: there is none.
    async fn begin(&mut self, thread_id: String, work: ExecTask) -> Result<Option<TurnId>> {
        Ok(match work {
            ExecTask::Turn(Prompt { input, output_schema }) => {
                let params =
                    TurnStartParams { thread_id, input, output_schema, ..Default::default() };
                Some(self.server.start_turn(params).await?.id)
            }
            ExecTask::Review(target) => {
                let params = ReviewStartParams { thread_id, target, delivery: None };
                Some(self.server.call::<method::ReviewStart>(&params).await?.turn.id)
            }
            ExecTask::Nothing => None,
        })
    }

    async fn open(&self, choice: Choice, params: ThreadStartParams, cwd: &str) -> Result<Opened> {
        match choice {
            Choice::New => {
                let it = self.server.call::<method::ThreadStart>(&params).await?;
                Ok(Opened { thread: it.thread, model: it.model, sandbox: it.sandbox })
            }
            Choice::Resume(which) => {
                let params = ThreadResumeParams {
                    thread_id: find(self.server, &which, cwd).await?,
                    model: params.model,
                    model_provider: params.model_provider,
                    // A thread continues in its directory, unless another one is named.
                    cwd: params.cwd.filter(|_| self.options.cd.is_some()),
                    sandbox: params.sandbox,
                    approval_policy: params.approval_policy,
                    approvals_reviewer: params.approvals_reviewer,
                    config: params.config,
                    exclude_turns: true,
                    ..ThreadResumeParams::default()
                };
                let it = self.server.call::<method::ThreadResume>(&params).await?;
                Ok(Opened { thread: it.thread, model: it.model, sandbox: it.sandbox })
            }
            Choice::Fork(which) => {
                let params = ThreadForkParams {
                    thread_id: find(self.server, &which, cwd).await?,
                    model: params.model,
                    model_provider: params.model_provider,
                    cwd: params.cwd.filter(|_| self.options.cd.is_some()),
                    sandbox: params.sandbox,
                    approval_policy: params.approval_policy,
                    approvals_reviewer: params.approvals_reviewer,
                    config: params.config,
                    ephemeral: params.ephemeral.unwrap_or_default(),
                    thread_source: params.thread_source,
                    exclude_turns: true,
                    ..ThreadForkParams::default()
                };
                let it = self.server.call::<method::ThreadFork>(&params).await?;
                Ok(Opened { thread: it.thread, model: it.model, sandbox: it.sandbox })
            }
        }
    }

    /// Refuses a flag that lets commands write outside of a repository, where changes cannot be undone, unless
    /// the directory is trusted or another flag says so. The configuration may grant it anywhere.
    async fn refuse_what_nothing_keeps(&self, opened: &Opened) -> Result<()> {
        let options = self.options;
        let is_granted = options.sandbox.is_some() || options.full_auto || options.approve_for_me;
        let is_harmless = matches!(opened.sandbox, SandboxPolicy::ReadOnly { .. });
        let cwd = &opened.thread.cwd;
        if is_harmless
            || !is_granted
            || options.skip_git_repo_check
            || options.dangerously_bypass_approvals_and_sandbox
            || matches!(self.place, Place::At(_))
            || cwd.as_std().ancestors().any(|directory| directory.join(".git").exists())
        {
            return Ok(());
        }
        let params = ConfigReadParams { cwd: Some(cwd.to_string()), include_layers: false };
        let config = self.server.call::<method::ConfigRead>(&params).await?.config;
        let trust = config.additional.get("projects").and_then(|it| it.get(cwd.as_str()));
        let is_trusted = trust.and_then(|it| it.get("trust_level")) == Some(&"trusted".into());
        ensure!(
            is_trusted,
            "`{cwd}` is not in a Git repository, so nothing keeps what commands change there; run \
             `git init`, or add --skip-git-repo-check"
        );
        Ok(())
    }

    /// Reports events until the turn has ended. The first signal interrupts it, a second one ends
    /// the program.
    async fn follow(
        &mut self,
        thread: ThreadId,
        turn: TurnId,
        interrupts: &mut Interrupts,
    ) -> Result<TurnStatus> {
        let mut frames: Interval = interval(FRAME);
        loop {
            tokio::select! {
                event = self.server.next_event() => {
                    if let Some(status) = self.event(event, thread, turn)? {
                        return Ok(status);
                    }
                }
                code = interrupts.next() => {
                    if interrupts.code.replace(code).is_some() {
                        return Ok(TurnStatus::Interrupted);
                    }
                    let (thread_id, turn_id) = (thread.to_string(), turn.to_string());
                    let params = TurnInterruptParams { thread_id, turn_id };
                    if let Err(error) = self.server.call::<method::TurnInterrupt>(&params).await {
                        say(format_args!("the turn was not interrupted: {error}"));
                        return Ok(TurnStatus::Interrupted);
                    }
                }
                _ = frames.tick() => self.report.tick()?,
            }
        }
    }

    /// Reports an event; gives back how the turn ended once it did.
    fn event(
        &mut self,
        event: Option<SessionEvent>,
        thread: ThreadId,
        turn: TurnId,
    ) -> Result<Option<TurnStatus>> {
        match event {
            Some(SessionEvent::Server(event)) => self.said(event, thread, turn),
            Some(SessionEvent::Ended { reason }) => bail!("the connection ended: {reason}"),
            None => bail!("the server ended"),
            Some(event) => {
                if let Some(news) = News::of(&event) {
                    self.report.connection(&news)?;
                }
                if let SessionEvent::Gap { thread_id, is_subscribed: false, .. } = event
                    && thread_id == thread
                {
                    bail!("the thread cannot be followed any more; its turn may go on");
                }
                Ok(None)
            }
        }
    }

    fn said(
        &mut self,
        event: ClientEvent,
        thread: ThreadId,
        turn: TurnId,
    ) -> Result<Option<TurnStatus>> {
        match event {
            ClientEvent::Notification(heard) => {
                // Threads of other agents have a conversation of their own.
                if heard.thread_id().is_none_or(|id| id == thread) {
                    self.report.on_notification(&heard, turn)?;
                    if let ServerNotification::TurnCompleted(it) = &*heard
                        && it.turn.id == turn
                    {
                        return Ok(Some(it.turn.status));
                    }
                }
            }
            ClientEvent::Request { id, request } => self.decline(&id, &request)?,
            ClientEvent::Lagged { skipped } => self.report.lagged(skipped)?,
            ClientEvent::Unknown { .. } => {}
            ClientEvent::Disconnected { reason, .. } => bail!("the server ended: {reason}"),
        }
        Ok(None)
    }

    fn decline(&mut self, id: &RequestId, request: &ServerRequest) -> Result<()> {
        self.report.refused(request)?;
        let server = &*self.server;
        match request {
            ServerRequest::CommandExecutionRequestApproval(_) => {
                let decision = CommandExecutionApprovalDecision::Decline;
                let response = CommandExecutionRequestApprovalResponse { decision };
                server.respond::<server_method::CommandExecutionRequestApproval>(id, &response)?;
            }
            ServerRequest::FileChangeRequestApproval(_) => {
                let decision = FileChangeApprovalDecision::Decline;
                let response = FileChangeRequestApprovalResponse { decision };
                server.respond::<server_method::FileChangeRequestApproval>(id, &response)?;
            }
            _ => {
                let text = "`turnhost exec` has nobody to ask";
                server.refuse(id, &ErrorObject::new(code::INVALID_REQUEST, text));
            }
        }
        Ok(())
    }
}
