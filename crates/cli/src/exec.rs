//! `turnhost exec`: one turn without interactive approvals.
//!
//! The flags and the lines of `--json` are those of the reference, so that its SDKs work with this
//! program.

pub(crate) mod choose;
mod events;
mod options;
mod overrides;
mod prompt;
mod review;
mod turn;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use turnhost_host::HostOptions;

use crate::environment;
use crate::server::{Attached, Place};
use choose::{Choice, Which};
use options::Options;
use prompt::Prompt;
use turn::{ExecTask, Report, Run};

/// Arguments of `turnhost exec`.
#[derive(Debug, Args)]
#[command(
    version,
    disable_help_subcommand = true,
    after_help = "The last message of the model goes to stdout, what happens to stderr; with --json \
    all of it goes to stdout, one event a line.\n\n\
    For example:\n  \
    turnhost exec 'explain this code'\n  \
    turnhost exec --full-auto 'mend the failing test'\n  \
    git diff | turnhost exec -o notes.md 'write release notes for this'\n  \
    turnhost exec resume --last 'and now in German'\n\n\
    Exit codes: 0 the turn completed; 1 it failed or could not start; 2 bad arguments;\n\
    130 interrupted by Ctrl-C, 143 by SIGTERM."
)]
pub(crate) struct Arguments {
    /// The prompt. If it is `-` or missing, it is read from stdin. Piped input is appended to a prompt.
    prompt: Option<String>,
    #[command(subcommand)]
    thread: Option<Continue>,
    #[command(flatten)]
    options: Options,
}

/// A thread to continue, in place of a new one.
#[derive(Debug, Subcommand)]
enum Continue {
    /// Continues a thread.
    Resume(Earlier),
    /// Continues a copy of a thread; without a prompt, only makes the copy.
    Fork(Earlier),
    /// Reviews changes, in a new thread.
    Review(review::Arguments),
}

#[derive(Debug, Args)]
struct Earlier {
    /// The thread's id or name; with `--last`, the prompt.
    thread: Option<String>,
    /// The prompt. If it is `-` or missing, it is read from stdin.
    prompt: Option<String>,
    /// Chooses the most recent thread of this directory.
    #[arg(long)]
    last: bool,
    /// With `--last`, includes threads of all directories.
    #[arg(long, requires = "last")]
    all: bool,
}

impl Arguments {
    /// Returns the thread and the prompt that the arguments name.
    fn choice(&mut self) -> (Choice, Option<String>) {
        let (it, choice): (_, fn(Which) -> Choice) = match &self.thread {
            None | Some(Continue::Review(_)) => return (Choice::New, self.prompt.take()),
            Some(Continue::Resume(it)) => (it, Choice::Resume),
            Some(Continue::Fork(it)) => (it, Choice::Fork),
        };
        let (which, prompt) = match (&it.thread, &it.prompt) {
            // With `--last` the first word is no thread.
            (first, second) if it.last => {
                (Which::Last { everywhere: it.all }, second.as_ref().or(first.as_ref()).cloned())
            }
            (Some(thread), prompt) => (Which::Named(thread.clone()), prompt.clone()),
            (None, prompt) => (Which::Last { everywhere: it.all }, prompt.clone()),
        };
        (choice(which), prompt)
    }

    /// Returns the work to do in the thread.
    fn work(&self, prompt: Option<&str>, place: &Place) -> Result<ExecTask> {
        if let Some(Continue::Review(review)) = &self.thread {
            return Ok(ExecTask::Review(review.target()?));
        }
        // As with the reference, a copy need not go on.
        if matches!(self.thread, Some(Continue::Fork(_))) && prompt.is_none() {
            return Ok(ExecTask::Nothing);
        }
        let Options { image, output_schema, .. } = &self.options;
        Ok(ExecTask::Turn(Prompt::read(prompt, image, output_schema.as_deref(), place)?))
    }
}

/// Runs the turn. The exit codes are in the arguments' help.
pub(crate) fn run(mut arguments: Arguments) -> Result<ExitCode> {
    let (choice, prompt) = arguments.choice();
    // Before anything starts: what is wrong with the arguments should cost nothing.
    let place = arguments.options.remote.place()?;
    let work = arguments.work(prompt.as_deref(), &place)?;
    let options = arguments.options;
    let report = Report::new(&options)?;
    environment::run(async move {
        let host = HostOptions {
            config_flags: options.config.settings(),
            without_effect: options.config.without_effect(),
            profile: options.profile.clone(),
            ..HostOptions::from_environment()?
        };
        let mut server = Attached::open(&place, host).await?;
        let outcome = Run { server: &mut server, options: &options, place: &place, report }
            .run(choice, work)
            .await;
        let closed = server.close().await;
        let code = outcome?;
        closed?;
        Ok(code)
    })
}
