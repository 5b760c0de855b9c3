//! `turnhost login|logout|whoami`: the API key that the server keeps for model providers.

use std::io::{BufRead as _, IsTerminal as _, stdin};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use turnhost_host::{Accounts, Login, home};

use crate::environment::say;

/// Keeps the key that the first line of stdin holds.
pub(crate) fn login() -> anyhow::Result<ExitCode> {
    if stdin().is_terminal() {
        say(format_args!(
            "Type or paste the API key and press Enter; it is shown. From a file: turnhost login < FILE"
        ));
    }
    let mut line = String::new();
    stdin().lock().read_line(&mut line).context("stdin cannot be read")?;
    let api_key = line.trim().to_owned();
    ensure!(!api_key.is_empty(), "there is no key on stdin; pipe one in: turnhost login < FILE");
    accounts()?.write(Login { api_key })?;
    say(format_args!("Logged in. Providers with `requires_openai_auth` use the key."));
    Ok(ExitCode::SUCCESS)
}

/// Forgets the key.
pub(crate) fn logout() -> anyhow::Result<ExitCode> {
    accounts()?.remove()?;
    say(format_args!("Logged out."));
    Ok(ExitCode::SUCCESS)
}

/// Says whether there is a key, with its last characters. Fails if there is none.
pub(crate) fn whoami() -> anyhow::Result<ExitCode> {
    let Some(login) = accounts()?.read()? else {
        say(format_args!("Not logged in. Log in: turnhost login"));
        return Ok(ExitCode::FAILURE);
    };
    say(format_args!("Logged in by an API key ({}).", ending(&login.api_key)));
    Ok(ExitCode::SUCCESS)
}

fn accounts() -> anyhow::Result<Accounts> {
    Ok(Accounts::new(&home()?))
}

/// Returns the end of a key, by which its owner knows it and nobody guesses it.
fn ending(key: &str) -> String {
    // Of a short key nothing is shown.
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
