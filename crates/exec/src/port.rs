//! The port: starts a command and hands its streams to the starter.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use turnhost_policy::{CommandSurroundings, NamedPrograms};
use turnhost_ports::{BoxFuture, Command, CommandError, CommandPort, OutputStream, RunningCommand};

use crate::Commands;
use crate::control::{Control, Input, OpenStreams};
use crate::events::{Events, Output};
use crate::namespace::Namespace;
use crate::pipe::Pipe;
use crate::proxy::Proxy;
use crate::session_leader::{SessionLeader, Signalled};
use crate::spawn::{self, Ends};
use crate::surroundings;

impl CommandPort for Commands {
    /// Spawns at the first poll, which takes well under a millisecond. Dropping
    /// the future kills the command.
    fn start(&self, command: Command) -> BoxFuture<'static, Result<RunningCommand, CommandError>> {
        let commands = self.clone();
        Box::pin(async move { start(commands, &command).await })
    }

    /// Looks at some twenty files, on the runtime's blocking pool.
    fn look_around(
        &self,
        command: Command,
        named: NamedPrograms,
    ) -> BoxFuture<'static, CommandSurroundings> {
        let sandboxes = Arc::clone(&self.sandboxes);
        Box::pin(async move {
            let looked = tokio::task::spawn_blocking(move || {
                surroundings::look(&sandboxes, &command, &named)
            });
            looked.await.unwrap_or_else(|lost| CommandSurroundings {
                doubt: Some(format!("its surroundings could not be looked at: {lost}")),
                programs: Vec::new(),
            })
        })
    }

    fn running(&self) -> usize {
        self.shared.running.load(Ordering::Relaxed)
    }
}

async fn start(commands: Commands, command: &Command) -> Result<RunningCommand, CommandError> {
    let spawned = spawn::spawn(&commands, command)?;
    let refused = |err: std::io::Error| CommandError::Spawn(err.to_string());
    let handed_over = match &spawned.channel {
        Some(channel) if spawn::is_proxied(command) => Some(channel.try_clone().map_err(refused)?),
        _ => None,
    };
    let namespace = spawned.channel.map(Namespace::new).transpose().map_err(refused)?;
    let signalled = match spawned.ends {
        Ends::Terminal(_) => Signalled::One,
        Ends::Joined(_) | Ends::Separate { .. } => Signalled::Numbered,
    };
    let leader = SessionLeader::adopt(spawned.pid, namespace, signalled).map_err(refused)?;
    let leader = Arc::new(leader);
    // From here on the control owns the process: whatever fails below, dropping it kills.
    let shared = Arc::clone(&commands.shared);
    let control = Arc::new(Control::new(Arc::clone(&shared), spawned.token, Arc::clone(&leader)));
    let sandbox = spawned.sandbox.map(Arc::new);
    control.keep_sandbox(sandbox.clone());
    let (outputs, input) = open(spawned.ends).map_err(refused)?;
    let pipes = outputs.iter().map(|output| Arc::clone(&output.pipe)).collect();
    control.keep(OpenStreams { outputs: pipes, input });
    if let Some(report) = spawned.report {
        report.started().await.map_err(|err| match err {
            CommandError::Sandbox(reason) => CommandError::Sandbox(shared.with_lacks(reason)),
            other => other,
        })?;
    }
    let mut events = Events::new(outputs, leader, sandbox);
    if let Some(channel) = handed_over {
        let listener = turnhost_sandbox::channel::take(&channel);
        let proxy = listener.and_then(|it| Proxy::start(it, &commands.dialer, &shared.tasks));
        let (proxy, wanted) = proxy.map_err(|err| {
            CommandError::Sandbox(format!("the command's proxy does not start: {err}"))
        })?;
        control.keep_proxy(proxy);
        events.listen_to(wanted);
    }
    Ok(RunningCommand { events: Box::new(events), control })
}

/// Has the runtime watch the server's ends of a command's streams.
fn open(ends: Ends) -> std::io::Result<(Vec<Output>, Input)> {
    let output = |stream, pipe| Output::new(stream, Arc::new(pipe));
    Ok(match ends {
        Ends::Joined(fd) => (vec![output(OutputStream::Stdout, Pipe::reader(fd)?)], Input::None),
        Ends::Separate { stdout, stderr, stdin } => {
            let outputs = vec![
                output(OutputStream::Stdout, Pipe::reader(stdout)?),
                output(OutputStream::Stderr, Pipe::reader(stderr)?),
            ];
            let input = match stdin {
                Some(stdin) => Input::Pipe(Mutex::new(Some(Arc::new(Pipe::writer(stdin)?)))),
                None => Input::None,
            };
            (outputs, input)
        }
        Ends::Terminal(fd) => {
            let terminal = Arc::new(Pipe::terminal(fd)?);
            let output = Output::new(OutputStream::Stdout, Arc::clone(&terminal));
            (vec![output], Input::Terminal(terminal))
        }
    })
}
