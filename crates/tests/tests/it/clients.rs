//! One program, each way to a server: in the process, as a child, over a unix socket, over a websocket.

use std::time::Duration;

use turnhost_client::{Client, ClientEvent, Events, RequestError};
use turnhost_host::HostOptions;
use turnhost_in_process::{InProcess, InProcessOptions};
use turnhost_jsonrpc::code;
use turnhost_protocol::{
    AskForApproval, ClientInfo, CommandExecutionApprovalDecision, CommandExecutionItem,
    CommandExecutionRequestApprovalResponse, CommandExecutionStatus, ItemBody, ServerNotification,
    ServerRequest, SessionSource, Thread, ThreadReadParams, ThreadResumeParams, ThreadStartParams,
    TurnInterruptParams, TurnStartParams, TurnStatus, UserInput, method, server_method,
};
use turnhost_remote_client::{Address, ChildLink, Options, connect};
use turnhost_task::Tasks;
use turnhost_tests::{Lab, Model, Transport};

/// Far longer than anything here takes.
const TIMEOUT: Duration = Duration::from_mins(1);

/// The answers of the model to the suite.
const ANSWERS: [&str; 6] = [
    "text \"one \", text \"two\"",
    ESCALATED,
    "text \"accepted\"",
    ESCALATED,
    "text \"declined\"",
    "text \"begun\", hold",
];

/// In the process a login shell would read the start-up files of the user who runs the test.
const ESCALATED: &str = "call exec_command {\"cmd\":\"echo hi\",\"login\":false,\
    \"sandbox_permissions\":\"require_escalated\",\"justification\":\"why\"}";

/// The answer to an approval.
#[derive(Clone, Copy)]
enum Verdict {
    Accept,
    Decline,
}

/// A turn as it was received.
#[derive(Default)]
struct Heard {
    status: Option<TurnStatus>,
    text: String,
    commands: Vec<CommandExecutionItem>,
}

/// The program: it knows a client and nothing of how it is connected.
struct Program {
    client: Client,
    events: Events,
}

impl Program {
    async fn begin(&self, thread: &str, text: &str) -> String {
        let input = vec![UserInput::Text { text: text.to_owned(), text_elements: Vec::new() }];
        let params =
            TurnStartParams { thread_id: thread.to_owned(), input, ..TurnStartParams::default() };
        self.client.call::<method::TurnStart>(&params).await.unwrap().turn.id.to_string()
    }

    /// Hears a turn to its end; `on_text` is called for each piece of text.
    async fn hear(&mut self, verdict: Verdict, on_text: impl AsyncFn(&Client)) -> Heard {
        let mut heard = Heard::default();
        while heard.status.is_none() {
            let event =
                tokio::time::timeout(TIMEOUT, self.events.next()).await.expect("it goes on");
            match event {
                Some(ClientEvent::Notification(event)) => match &*event {
                    ServerNotification::AgentMessageDelta(piece) => {
                        heard.text.push_str(&piece.delta);
                        on_text(&self.client).await;
                    }
                    ServerNotification::ItemCompleted(it) => {
                        if let ItemBody::CommandExecution(command) = &it.item.body {
                            heard.commands.push((**command).clone());
                        }
                    }
                    ServerNotification::TurnCompleted(it) => heard.status = Some(it.turn.status),
                    _ => {}
                },
                Some(ClientEvent::Request { id, request }) => {
                    let ServerRequest::CommandExecutionRequestApproval(_) = request else {
                        panic!("{request:?}")
                    };
                    let decision = match verdict {
                        Verdict::Accept => CommandExecutionApprovalDecision::Accept,
                        Verdict::Decline => CommandExecutionApprovalDecision::Decline,
                    };
                    let response = CommandExecutionRequestApprovalResponse { decision };
                    self.client
                        .respond::<server_method::CommandExecutionRequestApproval>(&id, &response)
                        .unwrap();
                }
                other => panic!("{other:?}"),
            }
        }
        heard
    }

    async fn read(&self, thread: &str) -> Thread {
        let params = ThreadReadParams { thread_id: thread.to_owned(), include_turns: true };
        self.client.call::<method::ThreadRead>(&params).await.unwrap().thread
    }

    /// Does what programs do.
    async fn run(&mut self) {
        let params = ThreadStartParams {
            approval_policy: Some(AskForApproval::OnRequest),
            ..ThreadStartParams::default()
        };
        let thread = self.client.call::<method::ThreadStart>(&params).await.unwrap().thread.id;
        let thread = thread.to_string();
        let silent = async |_: &Client| {};
        self.begin(&thread, "first").await;
        let first = self.hear(Verdict::Decline, silent).await;
        assert_eq!((first.status, first.text.as_str()), (Some(TurnStatus::Completed), "one two"));
        for (verdict, text, status) in [
            (Verdict::Accept, "accepted", CommandExecutionStatus::Completed),
            (Verdict::Decline, "declined", CommandExecutionStatus::Declined),
        ] {
            self.begin(&thread, text).await;
            let heard = self.hear(verdict, silent).await;
            assert_eq!((heard.status, heard.text.as_str()), (Some(TurnStatus::Completed), text));
            let statuses: Vec<_> = heard.commands.iter().map(|command| command.status).collect();
            assert_eq!(statuses, [status]);
        }
        let turn_id = self.begin(&thread, "go on").await;
        let interrupt = async |client: &Client| {
            let (thread_id, turn_id) = (thread.clone(), turn_id.clone());
            let params = TurnInterruptParams { thread_id, turn_id };
            client.call::<method::TurnInterrupt>(&params).await.unwrap();
        };
        let last = self.hear(Verdict::Decline, interrupt).await;
        assert_eq!(last.status, Some(TurnStatus::Interrupted));
        let statuses: Vec<_> = self.read(&thread).await.turns.iter().map(|it| it.status).collect();
        let done = TurnStatus::Completed;
        assert_eq!(statuses, [done, done, done, TurnStatus::Interrupted]);
        let thread_id = "00000000-0000-0000-0000-000000000000".to_owned();
        let params = ThreadResumeParams { thread_id, ..ThreadResumeParams::default() };
        let refused = self.client.call::<method::ThreadResume>(&params).await;
        let Err(RequestError::Refused { error, .. }) = refused else { panic!("{refused:?}") };
        assert_eq!(error.code, code::INVALID_REQUEST);
    }
}

async fn suite_lab() -> (Lab, Model) {
    crate::lab("", &ANSWERS).await
}

fn info() -> ClientInfo {
    ClientInfo { name: "suite".to_owned(), title: None, version: "1".to_owned() }
}

#[tokio::test]
async fn in_the_process() {
    let (lab, _model) = suite_lab().await;
    let variables = lab.variables();
    let host = HostOptions {
        environment: std::sync::Arc::new(move |name: &str| {
            let found = variables.iter().find(|(it, _)| *it == name)?;
            found.1.to_str().map(str::to_owned)
        }),
        ..HostOptions::new(lab.home(), lab.repo()).unwrap()
    };
    let options = InProcessOptions::new(host, "suite", SessionSource::AppServer);
    let app = InProcess::start(options).await.unwrap();
    let (host, client, events) = app.into_parts();
    let mut program = Program { client, events };
    program.run().await;
    program.client.close().await;
    host.shut_down().await.unwrap();
}

#[tokio::test]
async fn with_a_server_that_is_a_child() {
    let (lab, _model) = suite_lab().await;
    let mut command = lab.command(["app-server"]);
    command.stderr(std::process::Stdio::inherit());
    let link = ChildLink::spawn(command).unwrap();
    let tasks = Tasks::new();
    let (client, events) = Client::new(link, &tasks);
    client.initialize(info(), None).await.unwrap();
    let mut program = Program { client, events };
    program.run().await;
    program.client.close().await;
    let mut last = None;
    while let Some(event) = program.events.next().await {
        last = Some(event);
    }
    let Some(ClientEvent::Disconnected { reason, .. }) = last else { panic!("{last:?}") };
    assert_eq!(&*reason, "the server has ended: exit status: 0");
}

async fn over(transport: Transport) {
    let (lab, _model) = suite_lab().await;
    let mut server = lab.serve(transport).await.unwrap();
    let address = match transport {
        Transport::Unix => Address::unix(lab.control_socket()),
        Transport::WebSocket | Transport::Stdio => {
            Address::parse(server.url().unwrap(), None).unwrap()
        }
    };
    let tasks = Tasks::new();
    let connected = connect(&address, &Options::default(), info(), None, &tasks).await;
    let (client, events, _) = connected.unwrap();
    let mut program = Program { client, events };
    program.run().await;
    program.client.close().await;
    server.stop().await.unwrap();
}

#[tokio::test]
async fn over_a_unix_socket() {
    over(Transport::Unix).await;
}

#[tokio::test]
async fn over_a_websocket() {
    over(Transport::WebSocket).await;
}
