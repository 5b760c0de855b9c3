//! `turnhost remote-control account`: the machines and host tokens of the login's account.

use anyhow::Result;
use clap::Subcommand;
use turnhost_http::HttpClient;
use turnhost_remote_control::{AccountCalls, read_login};

use crate::environment::{print, say};
use crate::visible::Line;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Prints a token for another machine to log in with: `turnhost remote-control login URL --token TOKEN`.
    AddToken {
        /// A name for the token.
        name: String,
    },
    /// Revokes a token and disconnects the machines that logged in with it.
    RevokeToken {
        /// Its id.
        id: String,
    },
    /// Renames a machine.
    Rename {
        /// Its id.
        machine: String,
        /// The new name.
        name: String,
    },
    /// Deletes a machine at the relay, with its pairings.
    Delete {
        /// Its id.
        machine: String,
    },
}

/// Runs one command; without one, lists machines and tokens.
pub(super) async fn run(command: Option<Command>) -> Result<()> {
    let login = read_login(turnhost_host::home()?.as_std())?;
    let calls = AccountCalls::new(&HttpClient::new(), login)?;
    match command {
        None => return list(&calls).await,
        Some(Command::AddToken { name }) => {
            return print(format_args!("{}", Line(&calls.add_token(&name).await?)));
        }
        Some(Command::RevokeToken { id }) => calls.revoke_token(&id).await?,
        Some(Command::Rename { machine, name }) => calls.rename(&machine, &name).await?,
        Some(Command::Delete { machine }) => calls.delete_machine(&machine).await?,
    }
    say(format_args!("done"));
    Ok(())
}

async fn list(calls: &AccountCalls) -> Result<()> {
    let account = calls.read().await?;
    for machine in &account.machines {
        let state = match (machine.online, &machine.offline_reason) {
            (true, _) => "online".to_owned(),
            (false, Some(reason)) => format!("offline: {reason}"),
            (false, None) => "offline".to_owned(),
        };
        let (id, name, version) = (&machine.id, &machine.name, &machine.version);
        print(format_args!(
            "machine  {}  {}  {}  {}",
            Line(id),
            Line(name),
            Line(version),
            Line(&state)
        ))?;
    }
    for token in &account.host_tokens {
        print(format_args!("token    {}  {}", Line(&token.id), Line(&token.name)))?;
    }
    Ok(())
}
