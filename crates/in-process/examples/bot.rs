//! A small bot: reads a question a line, answers it with a thread that remembers.
//!
//! ```sh
//! echo "What does this repository do?" | cargo run -p turnhost-in-process --example bot
//! ```
//!
//! It uses the configuration of the command line tool, and `scripted`, which needs no network, if
//! there is none.

use std::error::Error;
use std::io::{BufRead as _, Write as _};

use turnhost_base::TurnId;
use turnhost_client::ClientEvent;
use turnhost_host::{HostOptions, SCRIPTED};
use turnhost_in_process::{Begin, InProcess, InProcessError, InProcessOptions};
use turnhost_protocol::{ServerNotification, SessionSource, Thread, ThreadStartParams};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    turnhost_host::run_helper_if_asked();
    let (mut app, thread) = match begin(None).await {
        Err(InProcessError::Host(_) | InProcessError::Call(_)) => begin(Some(SCRIPTED)).await?,
        begun => begun?,
    };
    for question in std::io::stdin().lock().lines() {
        let turn = app.start_turn(thread.id, &question?).await?;
        print_answer(&mut app, turn.id).await?;
    }
    Ok(app.shut_down().await?)
}

/// Prints the answer as it arrives, until the turn has ended.
async fn print_answer(app: &mut InProcess, turn: TurnId) -> Result<(), Box<dyn Error>> {
    loop {
        match app.next_event().await {
            Some(ClientEvent::Notification(event)) => match &*event {
                ServerNotification::AgentMessageDelta(piece) => print(&piece.delta)?,
                ServerNotification::TurnCompleted(it) if it.turn.id == turn => {
                    let end = if it.turn.error.is_some() { "(failed)\n" } else { "\n" };
                    return Ok(print(end)?);
                }
                _ => {}
            },
            Some(ClientEvent::Request { id, .. }) => app.refuse(&id, "the bot asks no user"),
            Some(ClientEvent::Lagged { .. } | ClientEvent::Unknown { .. }) => {}
            Some(ClientEvent::Disconnected { reason, .. }) => return Err((*reason).into()),
            None => return Err("the server ended".into()),
        }
    }
}

async fn begin(provider: Option<&str>) -> Result<(InProcess, Thread), InProcessError> {
    let source = SessionSource::Custom("bot".to_owned());
    let options = InProcessOptions::new(HostOptions::from_environment()?, "example-bot", source);
    let model_provider = provider.map(str::to_owned);
    let start = ThreadStartParams { model_provider, ..ThreadStartParams::default() };
    InProcess::begin(options, Begin::Start(start)).await
}

fn print(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
