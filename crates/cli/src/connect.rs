//! `turnhost connect`: a small line client for any app server.
//!
//! Each line of stdin is a request (`method {json}`) or a prompt, which goes to
//! the thread of this session; questions of the server are answered in between.
//! A connection that is lost is made again, and what happened meanwhile is shown.

mod line;
mod question;
mod show;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use turnhost_base::SystemWorld;
use turnhost_client::{ClientEvent, RequestError};
use turnhost_host::HostOptions;
use turnhost_protocol::{
    CLIENT_METHODS, ClientInfo, InitializeCapabilities, Mark, Method, ServerNotification,
    ThreadResumeParams, ThreadStartParams, TurnStartParams, UserInput, method,
};
use turnhost_remote_client::{Backoff, Roots, Session, SessionConfig, SessionEvent, SessionEvents};
use turnhost_task::Tasks;

use crate::certificates::Certificates;
use crate::environment::{self, say};
use crate::exec::choose::{Which, find};
use crate::format::{Format, FormatFlag};
use crate::server::{Attached, Dial, Place, RemoteFlags};
use crate::transcript::watched;
use line::{Line, PendingRequests};
use show::Screen;

/// Lines and answers that may wait to be shown or sent.
const QUEUE: usize = 64;

/// Arguments of `turnhost connect`.
#[derive(Debug, Args)]
#[command(
    after_help = "Each line of stdin is a request (`thread/list {\"limit\": 3}`) or a prompt.\n\
    A question of the server is answered with `y`, `n` or `s` (yes for this session).\n\n\
    Exit codes: 0 stdin ended and no turn was left running; 1 no connection, or lost for good;\n\
    2 bad arguments."
)]
pub(crate) struct Arguments {
    /// `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` (the server of this home), `unix://PATH`, or
    /// `relay://HOST[:PORT]/MACHINE` after `turnhost machines pair`.
    url: String,
    #[command(flatten)]
    format: FormatFlag,
    /// The environment variable with the server's token. Tokens are sent over `wss://` or loopback only.
    #[arg(long, value_name = "NAME", visible_alias = "auth-token-env")]
    remote_auth_token_env: Option<String>,
    /// Continues this thread instead of starting one.
    #[arg(long, value_name = "THREAD")]
    resume: Option<String>,
    /// Trusts only the certificates in this PEM file for `wss://`.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// Gives up after this many consecutive attempts to reconnect.
    #[arg(long, value_name = "N")]
    attempts: Option<u32>,
}

/// Arguments of `turnhost resume`.
#[derive(Debug, Args)]
pub(crate) struct Resume {
    /// The thread's id or name; by default the most recent thread of this directory.
    thread: Option<String>,
    /// Chooses the most recent thread of all directories.
    #[arg(long, conflicts_with = "thread")]
    all: bool,
    #[command(flatten)]
    format: FormatFlag,
    #[command(flatten)]
    remote: RemoteFlags,
}

/// Connects and runs the conversation. The exit codes are in the arguments' help.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let dial = dial(arguments)?;
    let backoff = Backoff { attempts: arguments.attempts, ..Backoff::default() };
    let format = arguments.format.format();
    environment::run(converse(dial, backoff, format, arguments.resume.clone()))
}

/// Continues a thread of a running server.
pub(crate) fn resume(arguments: &Resume) -> Result<ExitCode> {
    environment::run(async {
        let place = arguments.remote.place_or_daemon().await?;
        let Place::At(dial) = &place else {
            bail!(
                "no server of this home runs; start one with `turnhost app-server daemon start`, \
                 name one with --remote, or use `turnhost exec resume`"
            );
        };
        let which = match &arguments.thread {
            Some(thread) => Which::Named(thread.clone()),
            None => Which::Last { everywhere: arguments.all },
        };
        let server = Attached::open(&place, HostOptions::from_environment()?).await?;
        let cwd = turnhost_host::working_directory()?;
        let found = find(&server, &which, cwd.as_str()).await;
        server.close().await?;
        let format = arguments.format.format();
        converse(dial.as_ref().clone(), Backoff::default(), format, Some(found?)).await
    })
}

async fn converse(
    dial: Dial,
    backoff: Backoff,
    format: Format,
    resume: Option<String>,
) -> Result<ExitCode> {
    let tasks = Tasks::new();
    let url = dial.address.to_string();
    let plan = plan(dial, backoff);
    let (session, events, response) = Session::open(plan, Arc::new(SystemWorld), &tasks).await?;
    say(format_args!("connected to {url} ({})", response.user_agent));
    let outcome = Talk::new(session.clone(), format, &tasks).talk(resume, events).await;
    session.close().await;
    outcome.map(|()| ExitCode::SUCCESS)
}

fn dial(arguments: &Arguments) -> Result<Dial> {
    let certificates = Certificates::of_flag(arguments.ca.as_ref())?;
    let roots = certificates.map_or(Roots::System, |these| these.roots);
    Dial::parse(&arguments.url, arguments.remote_auth_token_env.as_deref(), roots)
}

fn plan(dial: Dial, backoff: Backoff) -> SessionConfig {
    SessionConfig {
        address: dial.address,
        options: dial.options,
        backoff,
        client_info: ClientInfo {
            name: "turnhost-connect".to_owned(),
            title: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        capabilities: InitializeCapabilities {
            experimental_api: true,
            ..InitializeCapabilities::default()
        },
    }
}

/// The outcome of a request.
struct CallOutcome {
    method: String,
    result: Result<Box<RawValue>, RequestError>,
}

/// A conversation from the first line to the last.
struct Talk {
    session: Session,
    screen: Screen,
    questions: PendingRequests,
    tasks: Tasks,
    thread: Option<String>,
    /// Requests without a response yet.
    open_calls: usize,
    /// The known turns, and whether they are running.
    turns: BTreeMap<String, bool>,
    answers: (mpsc::Sender<CallOutcome>, mpsc::Receiver<CallOutcome>),
}

impl Talk {
    fn new(session: Session, format: Format, tasks: &Tasks) -> Self {
        Self {
            session,
            screen: Screen::new(format),
            questions: PendingRequests::default(),
            tasks: tasks.clone(),
            thread: None,
            open_calls: 0,
            turns: BTreeMap::new(),
            answers: mpsc::channel(QUEUE),
        }
    }

    async fn talk(mut self, resume: Option<String>, mut events: SessionEvents) -> Result<()> {
        if let Some(thread) = resume {
            self.resume(thread).await?;
        }
        let mut lines = Some(line::read_stdin()?);
        while lines.is_some() || self.open_calls > 0 || self.is_running() {
            let next_line = async {
                match &mut lines {
                    Some(lines) => lines.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                event = events.next() => self.event(event)?,
                Some(answer) = self.answers.1.recv() => self.answer(answer)?,
                line = next_line => match line {
                    Some(line) => self.line(&line).await?,
                    None => lines = None,
                },
            }
        }
        Ok(())
    }

    fn is_running(&self) -> bool {
        self.turns.values().any(|&runs| runs)
    }

    /// Records a turn unless its end is already known: responses and events arrive separately.
    fn began(&mut self, turn: String) {
        self.turns.entry(turn).or_insert(true);
    }

    async fn resume(&mut self, thread_id: String) -> Result<()> {
        let params = ThreadResumeParams { thread_id, ..ThreadResumeParams::default() };
        let opening = self.session.call::<method::ThreadResume>(&params);
        let response = watched("opening the thread, ", opening).await?;
        self.screen.thread(&response.thread)?;
        self.thread = Some(response.thread.id.to_string());
        Ok(())
    }

    async fn line(&mut self, text: &str) -> Result<()> {
        if let Some(question) = self.questions.take(text) {
            return question.answer(&self.session);
        }
        match Line::parse(text) {
            Ok(Line::Nothing) => Ok(()),
            Ok(Line::Call { method, params }) => {
                self.call(method, params);
                Ok(())
            }
            Ok(Line::Prompt(prompt)) => self.prompt(prompt).await,
            Err(mistake) => {
                say(format_args!("{mistake}"));
                Ok(())
            }
        }
    }

    /// Makes a call without blocking the conversation.
    fn call(&mut self, method: String, params: Option<Box<RawValue>>) {
        self.open_calls += 1;
        let (session, answers) = (self.session.clone(), self.answers.0.clone());
        self.tasks.spawn(async move {
            let result = session.call_raw(&method, params.as_deref()).await;
            // It is not needed once the conversation is over.
            drop(answers.send(CallOutcome { method, result }).await);
        });
    }

    async fn prompt(&mut self, text: String) -> Result<()> {
        let thread_id = match &self.thread {
            Some(thread) => thread.clone(),
            None => {
                match self.session.call::<method::ThreadStart>(&ThreadStartParams::default()).await
                {
                    Ok(response) => {
                        self.screen.thread(&response.thread)?;
                        self.thread.insert(response.thread.id.to_string()).clone()
                    }
                    Err(error) => {
                        self.screen.failed(method::ThreadStart::NAME, &error);
                        return Ok(());
                    }
                }
            }
        };
        let input = vec![UserInput::Text { text, text_elements: Vec::new() }];
        let params = TurnStartParams { thread_id, input, ..TurnStartParams::default() };
        let params = serde_json::value::to_raw_value(&params)?;
        self.call(method::TurnStart::NAME.to_owned(), Some(params));
        Ok(())
    }

    fn answer(&mut self, answer: CallOutcome) -> Result<()> {
        self.open_calls -= 1;
        let CallOutcome { method, result } = answer;
        match result {
            Ok(result) => {
                let row = CLIENT_METHODS.iter().find(|row| row.name == method);
                if row.is_some_and(|row| row.marks.contains(&Mark::Subscribes)) {
                    self.thread = line::id_of(&result, "thread").or(self.thread.take());
                } else if method == method::TurnStart::NAME
                    && let Some(turn) = line::id_of(&result, "turn")
                {
                    self.began(turn);
                }
                self.screen.answer(&method, &result)
            }
            Err(error) => {
                self.screen.failed(&method, &error);
                Ok(())
            }
        }
    }

    fn event(&mut self, event: Option<SessionEvent>) -> Result<()> {
        match event {
            Some(SessionEvent::Server(event)) => self.server_event(&event),
            Some(SessionEvent::Ended { reason }) => bail!("{reason}"),
            None => bail!("the connection has ended"),
            Some(other) => self.screen.session(&other),
        }
    }

    fn server_event(&mut self, event: &ClientEvent) -> Result<()> {
        match event {
            ClientEvent::Notification(notification) => match &**notification {
                ServerNotification::TurnStarted(it) => self.began(it.turn.id.to_string()),
                ServerNotification::TurnCompleted(it) => {
                    self.turns.insert(it.turn.id.to_string(), false);
                }
                ServerNotification::ServerRequestResolved(it) => {
                    self.questions.settled(&it.request_id);
                }
                _ => {}
            },
            ClientEvent::Request { id, request } => {
                if !self.questions.ask(id, request) {
                    line::refuse(&self.session, id, request);
                }
            }
            ClientEvent::Unknown { .. }
            | ClientEvent::Lagged { .. }
            | ClientEvent::Disconnected { .. } => {}
        }
        self.screen.event(event)
    }
}
