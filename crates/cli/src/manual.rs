//! `turnhost completions` and `turnhost man`: what the arguments are, for shells and for `man`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use clap_complete::Shell;

use crate::paint::Output;

/// Arguments of `turnhost completions`.
#[derive(Debug, Args)]
#[command(after_help = "For example: turnhost completions bash > \
    ~/.local/share/bash-completion/completions/turnhost")]
pub(crate) struct Completions {
    /// The shell.
    #[arg(default_value_t = Shell::Bash)]
    shell: Shell,
}

/// Arguments of `turnhost man`.
#[derive(Debug, Args)]
#[command(after_help = "For example: turnhost man --out ~/.local/share/man/man1")]
pub(crate) struct Pages {
    /// The directory for the pages, one per command.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes a shell's completion script to stdout.
pub(crate) fn completions(arguments: &Completions, mut program: clap::Command) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "turnhost", &mut script);
    Output::Stdout.write(&String::from_utf8(script)?)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the pages.
pub(crate) fn pages(arguments: &Pages, program: clap::Command) -> Result<ExitCode> {
    let out = &arguments.out;
    std::fs::create_dir_all(out)
        .and_then(|()| clap_mangen::generate_to(program.disable_help_subcommand(true), out))
        .with_context(|| format!("the pages cannot be written to `{}`", out.display()))?;
    Ok(ExitCode::SUCCESS)
}
