//! `turnhost login|logout|whoami`: the stored API keys for model providers.

use std::io::{BufRead as _, IsTerminal as _, stdin};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use turnhost_host::{AccountChoice, Accounts, HostOptions, open_accounts};

use crate::environment::say;

/// Arguments of `turnhost login`.
#[derive(Debug, Args)]
pub(crate) struct Login {
    #[command(flatten)]
    account: Arguments,
    /// Has no effect, since the command always reads a key. Accepted for scripts that pass it.
    #[arg(long)]
    with_api_key: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows whether an API key is stored: same as `turnhost whoami`.
    Status,
}

/// Arguments of the three commands.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The name of an additional account, which the setting `account` selects.
    #[arg(long, value_name = "NAME", value_parser = account_name)]
    account: Option<String>,
}

impl Arguments {
    fn choice(&self) -> AccountChoice {
        AccountChoice::of(self.account.as_deref())
    }
}

fn account_name(name: &str) -> Result<String, String> {
    let is_fine = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    if !name.is_empty() && name.chars().all(is_fine) {
        return Ok(name.to_owned());
    }
    Err("use letters, digits, `-` and `_`".to_owned())
}

/// Stores the key from the first line of stdin, or shows whether there is one.
pub(crate) fn login(login: Login) -> anyhow::Result<ExitCode> {
    // A flag without effect.
    let Login { account: arguments, with_api_key: _, command } = login;
    match command {
        Some(Command::Status) => whoami(&arguments),
        None => keep(arguments),
    }
}

fn keep(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if stdin().is_terminal() {
        say(format_args!(
            "Type or paste the API key and press Enter (it is echoed). To read it from a file: turnhost login < FILE"
        ));
    }
    let mut line = String::new();
    stdin().lock().read_line(&mut line).context("stdin cannot be read")?;
    // A file of Windows may begin with a byte order mark.
    let api_key = line.trim_start_matches('\u{feff}').trim().to_owned();
    ensure!(!api_key.is_empty(), "there is no key on stdin; pipe one in: turnhost login < FILE");
    accounts()?.write(&arguments.choice(), api_key)?;
    match arguments.account {
        None => say(format_args!("Logged in. Providers with `requires_openai_auth` use the key.")),
        Some(name) => say(format_args!(
            "Logged in. Providers with `requires_openai_auth` use the key where `account = \"{name}\"` is set."
        )),
    }
    Ok(ExitCode::SUCCESS)
}

/// Deletes the key.
pub(crate) fn logout(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    accounts()?.remove(&arguments.choice())?;
    say(format_args!("Logged out."));
    Ok(ExitCode::SUCCESS)
}

/// Shows whether there is a key, with its last characters. Fails if there is none.
pub(crate) fn whoami(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let accounts = accounts()?;
    let key = accounts.read(&arguments.choice())?;
    if let Some(key) = &key {
        say(format_args!("Logged in with an API key ({}).", ending(key)));
    } else {
        say(format_args!("Not logged in. To log in: turnhost login < FILE"));
    }
    if arguments.account.is_none() {
        for name in accounts.names()? {
            say(format_args!("There is also an account `{name}`."));
        }
    }
    Ok(if key.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn accounts() -> anyhow::Result<Accounts> {
    Ok(open_accounts(&HostOptions::from_environment()?)?)
}

/// Returns the end of a key: enough for its owner to recognise it, too little to guess the rest.
fn ending(key: &str) -> String {
    // Nothing of a short key is shown.
    match key.char_indices().rev().nth(3) {
        Some((at, _)) if key.len() >= 16 => format!("...{}", &key[at..]),
        _ => "...".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_long_key_is_shown() {
        assert_eq!(ending("sk-0123456789abcdef"), "...cdef");
        assert_eq!(ending("sk-012"), "...");
        assert_eq!(ending(""), "...");
    }
}
