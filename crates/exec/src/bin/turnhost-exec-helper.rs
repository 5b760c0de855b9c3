//! A program that serves as helper for tests, and as the server that one of
//! them kills.
//!
//! `turnhost-exec-helper serve POLICY SCRIPT...` runs shell scripts under full access (`free`) or
//! read-only (`confined`) as a server would: each until its first line of output, which is copied to
//! standard output, and the next one when a line comes on standard input.
//! When there is none left it waits to be killed.

use std::io::{self, Write as _};
use std::process::ExitCode;

use turnhost_base::AbsPath;
use turnhost_exec::Commands;
use turnhost_ports::{
    Command, CommandEvent, CommandPort as _, EnvironmentPolicy, Granted, Streams,
};
use turnhost_protocol::SandboxPolicy;
use turnhost_task::Tasks;

fn main() -> ExitCode {
    turnhost_exec::run_if_asked();
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some("serve") {
        let sandbox = match args.next().as_deref() {
            Some("confined") => SandboxPolicy::ReadOnly { network_access: false },
            _ => SandboxPolicy::DangerFullAccess,
        };
        let _ = serve(&sandbox, args);
    }
    ExitCode::FAILURE
}

fn serve(sandbox: &SandboxPolicy, scripts: impl Iterator<Item = String>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let commands = Commands::new(Tasks::new());
        let mut running = Vec::new();
        for script in scripts {
            if !running.is_empty() {
                io::stdin().read_line(&mut String::new())?;
            }
            let mut command =
                commands.start(shell(sandbox.clone(), script)).await.map_err(io::Error::other)?;
            if let CommandEvent::Output(_, bytes) =
                std::future::poll_fn(|cx| command.events.poll_next(cx)).await
            {
                let mut out = io::stdout();
                out.write_all(&bytes).and_then(|()| out.flush())?;
            }
            running.push(command);
        }
        std::future::pending().await
    })
}

fn shell(sandbox: SandboxPolicy, script: String) -> Command {
    #[expect(clippy::expect_used, reason = "the root is absolute")]
    let root = AbsPath::new("/").expect("`/` is absolute");
    Command {
        argv: vec!["/bin/bash".into(), "-c".into(), script],
        cwd: root.clone(),
        environment: EnvironmentPolicy::default(),
        env: Vec::new(),
        sandbox,
        workspace: root,
        granted: Granted::default(),
        streams: Streams::Joined,
    }
}
