//! Keys of model providers that a command prints.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};
use turnhost_base::AbsPath;
use turnhost_config::AuthCommand;
use turnhost_model::{Freshness, KeySource, Secret};
use turnhost_ports::{
    BoxFuture, Command, CommandEvent, CommandPort, Exit, Granted, OutputStream, RunningCommand,
    Stdin, Streams,
};
use turnhost_protocol::SandboxPolicy;
use turnhost_thread::EnvironmentPolicy;

/// 64 KiB: the most that is read of each stream. The longest tokens have some KB.
const MAX_BYTES: usize = 64 << 10;

/// Bytes of the command's own words in an error.
const REASON_BYTES: usize = 300;

/// The command of a provider, and the key that it printed last.
pub(crate) struct CommandKey {
    shared: Arc<Shared>,
}

struct Shared {
    command: AuthCommand,
    cwd: AbsPath,
    commands: Arc<dyn CommandPort>,
    /// Callers that ask while the command runs wait for the same key.
    last: Mutex<Option<(Instant, Secret)>>,
}

impl CommandKey {
    /// Runs nothing yet. `cwd` is the command's directory where the configuration names none.
    pub(crate) fn new(command: AuthCommand, cwd: &AbsPath, commands: Arc<dyn CommandPort>) -> Self {
        let cwd = cwd.join(command.cwd.as_deref().unwrap_or_default());
        Self { shared: Arc::new(Shared { command, cwd, commands, last: Mutex::default() }) }
    }
}

impl KeySource for CommandKey {
    fn key(&self, wanted: Freshness) -> BoxFuture<'static, Result<Secret, String>> {
        let shared = Arc::clone(&self.shared);
        Box::pin(async move { shared.key(wanted).await })
    }
}

impl Shared {
    async fn key(&self, wanted: Freshness) -> Result<Secret, String> {
        let asked_at = Instant::now();
        let mut last = self.last.lock().await;
        if let Some((at, key)) = &*last {
            let is_fresh = match wanted {
                Freshness::Usual => {
                    self.command.refresh_interval.is_none_or(|interval| at.elapsed() < interval)
                }
                // Another request may have asked for a new one meanwhile.
                Freshness::New => *at > asked_at,
            };
            if is_fresh {
                return Ok(key.clone());
            }
        }
        let key = self.run().await.map_err(|reason| {
            let program = self.command.argv.first().map(String::as_str).unwrap_or_default();
            format!("its command for keys, `{program}`, gave none: {reason}")
        })?;
        *last = Some((Instant::now(), key.clone()));
        Ok(key)
    }

    async fn run(&self) -> Result<Secret, String> {
        let command = Command {
            argv: self.command.argv.clone(),
            cwd: self.cwd.clone(),
            environment: EnvironmentPolicy::default(),
            env: Vec::new(),
            sandbox: SandboxPolicy::DangerFullAccess,
            workspace: self.cwd.clone(),
            granted: Granted::default(),
            streams: Streams::Separate(Stdin::Empty),
        };
        let running = self.commands.start(command).await.map_err(|err| err.to_string())?;
        // Dropping what steers it ends it.
        match timeout(self.command.timeout, finish(running)).await {
            Ok(finished) => finished.key(),
            Err(_) => Err(format!("it took longer than {}", shown(self.command.timeout))),
        }
    }
}

fn shown(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

struct Finished {
    exit: Exit,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

async fn finish(mut running: RunningCommand) -> Finished {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    loop {
        match poll_fn(|cx| running.events.poll_next(cx)).await {
            CommandEvent::Output(stream, bytes) => {
                let kept = match stream {
                    OutputStream::Stdout => &mut stdout,
                    OutputStream::Stderr => &mut stderr,
                };
                let room = MAX_BYTES.saturating_sub(kept.len()).min(bytes.len());
                kept.extend_from_slice(&bytes[..room]);
            }
            // It has no proxy.
            CommandEvent::HostWanted(_) => {}
            CommandEvent::Exited(exit) => return Finished { exit, stdout, stderr },
        }
    }
}

impl Finished {
    fn key(self) -> Result<Secret, String> {
        if self.exit.code != 0 {
            let reason = String::from_utf8_lossy(&self.stderr);
            let reason = reason.trim();
            let end = reason.floor_char_boundary(REASON_BYTES);
            return Err(format!("it ended with status {}: {}", self.exit.code, &reason[..end]));
        }
        let key = String::from_utf8(self.stdout).map_err(|_| "it printed no UTF-8 text")?;
        // A command may print a file as it is, with the byte order mark of an editor.
        match key.trim_start_matches('\u{feff}').trim() {
            "" => Err("it printed nothing".to_owned()),
            key => Ok(Secret::new(key)),
        }
    }
}
