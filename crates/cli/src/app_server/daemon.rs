//! `turnhost app-server daemon`: the server of this user, in the background.
//!
//! The socket is asked who serves it, and the kernel answers with the process;
//! there is no file of process ids that could be wrong. That there are never
//! two is the start-up lock's doing.

mod flags;
mod log_file;
mod places;
mod process;
mod run;
mod start;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::{ArgMatches, Args, Subcommand};
use serde_json::json;

use self::flags::Served;
use self::places::Places;
use self::process::RunningServer;
use super::listen::Listen;
use crate::environment::{self, say};
use crate::format::{Format, FormatFlag};

/// The exit code of `status` if there is no server, as of service scripts (LSB).
const NOT_RUNNING: u8 = 3;

/// Arguments of `turnhost app-server daemon`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    format: FormatFlag,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts a server on the Unix socket in the home with these flags, unless one is running.
    Start(Served),
    /// Stops the server after its running turns have finished, and waits for that. Run it again to interrupt
    /// the turns.
    Stop(StopTimeout),
    /// Stops a running server, and starts one with these flags or, if there are none, with those of the
    /// running server.
    Restart {
        #[command(flatten)]
        stop: StopTimeout,
        #[command(flatten)]
        served: Served,
    },
    /// Shows whether a server is running; the exit code is 0 if so, 3 if not.
    Status,
    /// Shows the versions of this program and of the running server.
    Version,
    /// Runs the server that `start` starts.
    #[command(hide = true)]
    Run(Served),
}

#[derive(Clone, Copy, Debug, Args)]
struct StopTimeout {
    /// Seconds to wait for the server to stop.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,
}

/// Runs one command and reports its outcome.
pub(super) fn run(arguments: Arguments, matches: &ArgMatches) -> Result<ExitCode> {
    let places = Places::of_environment()?;
    match arguments.command {
        Command::Run(served) => return run::run(&places, served),
        Command::Start(ref served) | Command::Restart { ref served, .. } => {
            // Printed here, where the user reads it.
            let _fits =
                Listen::in_background(&served.listen).unwrap_or_else(|mistake| mistake.exit());
        }
        Command::Stop(_) | Command::Status | Command::Version => {}
    }
    let report = environment::run(act(&arguments.command, matches, &places))?;
    report.print(&places, arguments.format.format());
    let status = matches!(arguments.command, Command::Status);
    match report.running {
        None if status => Ok(ExitCode::from(NOT_RUNNING)),
        _ => Ok(ExitCode::SUCCESS),
    }
}

async fn act(command: &Command, matches: &ArgMatches, places: &Places) -> Result<Report> {
    let found = RunningServer::find(&places.socket).await?;
    Ok(match (command, found) {
        (Command::Start(_), Some(running)) => {
            if !flags::given(matches)?.is_empty() {
                say(format_args!(
                    "note: a server runs already and keeps its flags; `restart` changes them"
                ));
            }
            Report::of("alreadyRunning", Some(running))
        }
        (Command::Start(_), None) => {
            let (status, running) = start::start(places, &flags::given(matches)?).await?;
            Report::of(status, Some(running))
        }
        (Command::Stop(within), Some(running)) => {
            stop(&running, *within)?;
            Report::of("stopped", None)
        }
        (Command::Restart { stop: within, .. }, found) => {
            let mut flags = flags::given(matches)?;
            if let Some(running) = found {
                if flags.is_empty() {
                    flags = kept(&running);
                }
                stop(&running, *within)?;
            }
            Report::of("restarted", Some(start::start(places, &flags).await?.1))
        }
        (_, Some(running)) => Report::of("running", Some(running)),
        (_, None) => Report::of("notRunning", None),
    })
}

/// Returns the flags of a running server, for its restart.
fn kept(running: &RunningServer) -> Vec<OsString> {
    running.flags.clone().unwrap_or_else(|| {
        say(format_args!(
            "note: process {} was not started by `daemon start`; its flags are not kept",
            running.pid
        ));
        Vec::new()
    })
}

fn stop(running: &RunningServer, within: StopTimeout) -> Result<()> {
    let pid = running.pid;
    if running.end(Duration::from_secs(within.timeout))? {
        return Ok(());
    }
    bail!(
        "process {pid} did not end within {} s: it finishes its running turns first; wait with \
         --timeout, or stop it again to interrupt them",
        within.timeout
    )
}

/// The outcome of a command.
#[derive(Debug)]
struct Report {
    /// One word, as the reference implementation has it.
    status: &'static str,
    running: Option<RunningServer>,
}

impl Report {
    fn of(status: &'static str, running: Option<RunningServer>) -> Self {
        Self { status, running }
    }

    #[expect(clippy::print_stdout, reason = "it is the command's answer, and nobody's protocol")]
    fn print(&self, places: &Places, format: Format) {
        let own = env!("CARGO_PKG_VERSION");
        let Places { socket, log, .. } = places;
        if format == Format::Json {
            let mut report = json!({
                "status": self.status,
                "socketPath": socket.as_str(),
                "logPath": log.as_str(),
                "cliVersion": own,
            });
            if let Some(running) = &self.running {
                report["pid"] = running.pid.into();
                report["appServerVersion"] = running.version.as_str().into();
                if let Some(flags) = &running.flags {
                    let flags: Vec<_> = flags.iter().map(|flag| flag.to_string_lossy()).collect();
                    report["flags"] = json!(flags);
                }
            }
            println!("{report}");
            return;
        }
        match (&self.running, self.status) {
            (Some(RunningServer { pid, version, flags, .. }), status) => println!(
                "{}: process {pid}, version {version} (this program: {own}), at unix://{socket}, \
                 log in {log}{}",
                words(status),
                with(flags.as_deref().unwrap_or_default())
            ),
            (None, status) => println!("{} (this program: version {own})", words(status)),
        }
    }
}

/// Returns a remark about flags, if there are any.
fn with(flags: &[OsString]) -> String {
    let Some((first, rest)) = flags.split_first() else { return String::new() };
    let mut text = format!(", with {}", first.display());
    for flag in rest {
        text.push(' ');
        text += &flag.to_string_lossy();
    }
    text
}

fn words(status: &'static str) -> &'static str {
    match status {
        "alreadyRunning" => "already running",
        "notRunning" => "not running",
        other => other,
    }
}
