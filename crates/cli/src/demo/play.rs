//! A client of the demo: connects, starts turns, answers approvals, and shows what it receives.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use turnhost_base::TurnId;
use turnhost_client::{Client, ClientEvent, Events};
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{
    ClientInfo, CommandExecutionApprovalDecision, CommandExecutionItem,
    CommandExecutionRequestApprovalResponse, FileChangeApprovalDecision, FileChangeItem,
    FileChangeRequestApprovalResponse, ItemBody, SandboxPolicy, ServerNotification, ServerRequest,
    ThreadItem, TurnInterruptParams, TurnStartParams, TurnStatus, UserInput, method, server_method,
};
use turnhost_remote_client::{Address, Options, connect};
use turnhost_task::Tasks;

use super::show::Screen;
use crate::visible::Line;

/// No step takes a tenth of this; a demo that hangs says so.
const TIMEOUT: Duration = Duration::from_secs(20);

/// One client.
pub(super) struct Player {
    pub(super) client: Client,
    events: Events,
    tasks: Tasks,
}

/// A turn to play.
pub(super) struct PlannedTurn<'a> {
    pub(super) thread: &'a str,
    pub(super) text: &'a str,
    /// The sandbox of commands and patches from this turn on.
    pub(super) sandbox: Option<SandboxPolicy>,
    /// Once the model has said this, the turn is interrupted.
    pub(super) interrupt_at: Option<&'a str>,
}

/// A turn as the client received it.
#[derive(Default)]
pub(super) struct Played {
    pub(super) status: Option<TurnStatus>,
    pub(super) text: String,
    pub(super) deltas: usize,
    /// From the request to the first piece of text.
    pub(super) first_delta: Option<Duration>,
    pub(super) commands: Vec<CommandExecutionItem>,
    pub(super) changes: Vec<FileChangeItem>,
    pub(super) approvals: usize,
    /// From asking for the interruption to the turn's end.
    pub(super) stopped_in: Option<Duration>,
}

impl Player {
    /// Connects and introduces itself as `name`.
    pub(super) async fn connect(url: &str, name: &str) -> Result<Self> {
        let tasks = Tasks::new();
        let client_info = ClientInfo {
            name: name.to_owned(),
            title: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let (client, events, _hello) =
            connect(&Address::parse(url, None)?, &Options::default(), client_info, None, &tasks)
                .await?;
        Ok(Self { client, events, tasks })
    }

    /// Says goodbye.
    pub(super) async fn leave(self) {
        self.client.close().await;
        self.tasks.cancel();
        self.tasks.wait().await;
    }

    /// Plays a turn to its end.
    pub(super) async fn play(
        &mut self,
        ask: PlannedTurn<'_>,
        screen: &mut Screen,
    ) -> Result<Played> {
        let what = ask.text;
        let played = tokio::time::timeout(TIMEOUT, self.play_on(ask, screen)).await;
        played.with_context(|| {
            format!("the turn `{what}` did not end within {} s", TIMEOUT.as_secs())
        })?
    }

    async fn play_on(&mut self, ask: PlannedTurn<'_>, screen: &mut Screen) -> Result<Played> {
        screen.line("user", ask.text)?;
        let begun = Instant::now();
        let params = TurnStartParams {
            thread_id: ask.thread.to_owned(),
            input: vec![UserInput::Text { text: ask.text.to_owned(), text_elements: Vec::new() }],
            sandbox_policy: ask.sandbox,
            ..TurnStartParams::default()
        };
        let turn = self.client.call::<method::TurnStart>(&params).await?.turn.id;
        let mut played = Played::default();
        let mut interrupted = None;
        while played.status.is_none() {
            match self.events.next().await {
                Some(ClientEvent::Notification(heard)) => {
                    played.on_notification(&heard, turn, begun, screen)?;
                }
                Some(ClientEvent::Request { id, request }) => {
                    played.approvals += 1;
                    self.decide(&id, &request, screen)?;
                }
                Some(ClientEvent::Unknown { method, .. }) => bail!("`{method}` is not understood"),
                Some(ClientEvent::Lagged { skipped }) => bail!("{skipped} events were missed"),
                Some(ClientEvent::Disconnected { reason, .. }) => bail!("{reason}"),
                None => bail!("the connection has ended"),
            }
            let is_due = ask.interrupt_at.is_some_and(|cue| played.text.contains(cue));
            if is_due && interrupted.is_none() {
                screen.line("user", "Stop!")?;
                interrupted = Some(Instant::now());
                let (thread_id, turn_id) = (ask.thread.to_owned(), turn.to_string());
                let params = TurnInterruptParams { thread_id, turn_id };
                self.client.call::<method::TurnInterrupt>(&params).await?;
            }
        }
        played.stopped_in = interrupted.map(|at| at.elapsed());
        Ok(played)
    }

    /// Accepts file changes, and nothing that runs outside of the sandbox.
    fn decide(&self, id: &RequestId, request: &ServerRequest, screen: &mut Screen) -> Result<()> {
        match request {
            ServerRequest::FileChangeRequestApproval(_) => {
                screen.line("server", "asks: may the model make this change?")?;
                screen.line("user", "Yes.")?;
                let decision = FileChangeApprovalDecision::Accept;
                let response = FileChangeRequestApprovalResponse { decision };
                self.client.respond::<server_method::FileChangeRequestApproval>(id, &response)?;
            }
            ServerRequest::CommandExecutionRequestApproval(question) => {
                let command = question.command.as_deref().unwrap_or("a command");
                let command = Line(command);
                screen.line("server", format_args!("asks: may `{command}` run unsandboxed?"))?;
                screen.line("user", "No.")?;
                let decision = CommandExecutionApprovalDecision::Decline;
                let response = CommandExecutionRequestApprovalResponse { decision };
                self.client
                    .respond::<server_method::CommandExecutionRequestApproval>(id, &response)?;
            }
            other => bail!("`{}` is not understood", other.method()),
        }
        Ok(())
    }
}

impl Played {
    fn on_notification(
        &mut self,
        heard: &ServerNotification,
        turn: TurnId,
        begun: Instant,
        screen: &mut Screen,
    ) -> Result<()> {
        screen.on_notification(heard)?;
        match heard {
            ServerNotification::AgentMessageDelta(delta) => {
                self.first_delta.get_or_insert_with(|| begun.elapsed());
                self.deltas += 1;
                self.text.push_str(&delta.delta);
            }
            ServerNotification::ItemCompleted(completed) => self.take(&completed.item),
            ServerNotification::TurnCompleted(completed) if completed.turn.id == turn => {
                if let Some(error) = &completed.turn.error {
                    bail!("the turn failed: {}", error.message);
                }
                self.status = Some(completed.turn.status);
            }
            _ => {}
        }
        Ok(())
    }

    fn take(&mut self, item: &ThreadItem) {
        match &item.body {
            ItemBody::CommandExecution(command) => self.commands.push((**command).clone()),
            ItemBody::FileChange(change) => self.changes.push(change.clone()),
            _ => {}
        }
    }

    /// Fails unless the turn ended as it should.
    pub(super) fn ended(&self, expected: TurnStatus) -> Result<()> {
        let status = self.status;
        ensure!(status == Some(expected), "the turn ended as {status:?} instead of {expected:?}");
        Ok(())
    }
}
