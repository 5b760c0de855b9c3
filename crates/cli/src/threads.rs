//! `turnhost agents|resume|archive|unarchive|delete|queue`: threads of a server, in plain words or JSON.
//!
//! They use the server that `--remote` names, else the one of this home if it runs, else one in
//! this process.

use std::io::{IsTerminal as _, stdin};
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};
use clap::Args;
use serde_json::json;
use turnhost_base::{SystemWorld, World as _};
use turnhost_host::HostOptions;
use turnhost_protocol::{
    SortDirection, Thread, ThreadArchiveParams, ThreadDeleteParams, ThreadListCwdFilter,
    ThreadListParams, ThreadQueueAddParams, ThreadSortKey, ThreadStatus, ThreadUnarchiveParams,
    TurnhostListParams, UserInput, method,
};

use crate::environment;
use crate::exec::choose::{ALL_SOURCES, Shelf, find_named};
use crate::format::{Format, FormatFlag};
use crate::paint::Output;
use crate::server::{Attached, RemoteFlags};
use crate::visible::{Json, Line};

/// Threads that a list shows at once.
const PAGE: u32 = 50;

/// Arguments of `turnhost agents`.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Lists threads of all directories, not only the current one.
    #[arg(long)]
    all: bool,
    /// Lists archived threads.
    #[arg(long)]
    archived: bool,
    /// Lists threads whose name or first message contains this text.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// The maximum number of threads.
    #[arg(long, value_name = "N", default_value_t = PAGE)]
    limit: u32,
    #[command(flatten)]
    format: FormatFlag,
    #[command(flatten)]
    remote: RemoteFlags,
}

/// Arguments of the commands that do something to one thread.
#[derive(Debug, Args)]
pub(crate) struct One {
    /// The thread's id or name.
    thread: String,
    #[command(flatten)]
    format: FormatFlag,
    #[command(flatten)]
    remote: RemoteFlags,
}

/// Arguments of `turnhost delete`.
#[derive(Debug, Args)]
pub(crate) struct Delete {
    #[command(flatten)]
    one: One,
    /// Deletes without confirmation.
    #[arg(long, short, visible_alias = "force")]
    yes: bool,
}

/// Arguments of `turnhost queue`.
#[derive(Debug, Args)]
pub(crate) struct Queue {
    #[command(flatten)]
    what: Queued,
    #[command(flatten)]
    format: FormatFlag,
    #[command(flatten)]
    remote: RemoteFlags,
}

/// A message and its thread, one after the other or by name.
#[derive(Debug, Args)]
struct Queued {
    /// The thread's id or name.
    #[arg(required_unless_present = "named_thread")]
    thread: Option<String>,
    /// The message, which starts a turn as soon as the thread is idle.
    #[arg(required_unless_present = "named_message")]
    message: Option<String>,
    /// Same as the first argument.
    #[arg(
        long = "thread",
        value_name = "THREAD",
        requires = "named_message",
        conflicts_with = "thread"
    )]
    named_thread: Option<String>,
    /// Same as the second argument.
    #[arg(
        long = "message",
        value_name = "MESSAGE",
        requires = "named_thread",
        conflicts_with = "message"
    )]
    named_message: Option<String>,
}

impl Queued {
    /// Returns the thread and the message. One form of each is there, as the arguments demand.
    fn parts(&self) -> (String, String) {
        let either = |first: &Option<String>, second: &Option<String>| {
            first.as_ref().or(second.as_ref()).cloned().unwrap_or_default()
        };
        (either(&self.thread, &self.named_thread), either(&self.message, &self.named_message))
    }
}

/// Lists threads, the most recent first.
pub(crate) fn list(arguments: &List) -> Result<ExitCode> {
    environment::run(async {
        let server = attach(&arguments.remote).await?;
        let listed = show_list(&server, arguments).await;
        server.close().await?;
        listed.map(|()| ExitCode::SUCCESS)
    })
}

async fn show_list(server: &Attached, arguments: &List) -> Result<()> {
    let cwd = if arguments.all {
        None
    } else {
        Some(ThreadListCwdFilter::One(turnhost_host::working_directory()?.to_string()))
    };
    let params = ThreadListParams {
        limit: Some(arguments.limit),
        archived: Some(arguments.archived),
        search_term: arguments.search.clone(),
        sort_key: Some(ThreadSortKey::UpdatedAt),
        sort_direction: Some(SortDirection::Desc),
        source_kinds: Some(ALL_SOURCES.to_vec()),
        turnhost: Some(TurnhostListParams { count_hidden: true }),
        cwd,
        ..ThreadListParams::default()
    };
    let page = server.call::<method::ThreadList>(&params).await?;
    let now = SystemWorld.now().0 / 1000;
    for thread in &page.data {
        match arguments.format.format() {
            Format::Json => out(&Json(&serde_json::to_string(thread)?).to_string())?,
            Format::Text => out(&row(thread, now))?,
        }
    }
    if arguments.format.format() == Format::Text {
        let hidden = page.turnhost.map_or(0, |it| it.hidden);
        if page.data.is_empty() && !arguments.all && arguments.search.is_none() {
            environment::say(format_args!("No thread was worked in here; --all lists the others."));
        } else if hidden > 0 {
            environment::say(format_args!("{}", hidden_threads(hidden, arguments)));
        }
        if page.next_cursor.is_some() {
            environment::say(format_args!("There are more; --limit shows them."));
        }
    }
    Ok(())
}

/// Mentions the threads that the arguments exclude.
fn hidden_threads(hidden: u64, arguments: &List) -> String {
    let threads =
        if hidden == 1 { "1 more thread is" } else { &*format!("{hidden} more threads are") };
    match (&arguments.search, arguments.all) {
        (None, _) => format!("{threads} of other directories; --all lists them too."),
        (Some(_), true) => format!("{threads} without that text."),
        (Some(_), false) => {
            format!(
                "{threads} of other directories or without that text; --all searches everywhere."
            )
        }
    }
}

/// Returns a thread in one line: id, activity, age, name or first message.
fn row(thread: &Thread, now: i64) -> String {
    let status = match &thread.status {
        ThreadStatus::Active { active_flags } if !active_flags.is_empty() => "waiting",
        ThreadStatus::Active { .. } => "running",
        ThreadStatus::Idle => "idle",
        ThreadStatus::SystemError => "failed",
        ThreadStatus::NotLoaded => "stored",
    };
    let title = thread.name.as_deref().unwrap_or(&thread.preview);
    let title: String = title.chars().take(60).collect();
    let age = age(now.saturating_sub(thread.updated_at));
    format!("{}  {status:<7}  {age:>6}  {}", thread.id, Line(&title))
}

/// Returns an age in its largest unit.
fn age(seconds: i64) -> String {
    match seconds {
        ..60 => "now".to_owned(),
        60..3_600 => format!("{} min", seconds / 60),
        3_600..86_400 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// Archives a thread.
pub(crate) fn archive(arguments: &One) -> Result<ExitCode> {
    on_one(arguments, Shelf::Open, "archived", async |server, thread_id| {
        let params = ThreadArchiveParams { thread_id };
        server.call::<method::ThreadArchive>(&params).await.map(drop)
    })
}

/// Restores an archived thread.
pub(crate) fn unarchive(arguments: &One) -> Result<ExitCode> {
    on_one(arguments, Shelf::Archived, "unarchived", async |server, thread_id| {
        let params = ThreadUnarchiveParams { thread_id };
        server.call::<method::ThreadUnarchive>(&params).await.map(drop)
    })
}

/// Deletes a thread permanently.
pub(crate) fn delete(arguments: &Delete) -> Result<ExitCode> {
    if !arguments.yes {
        confirm(&arguments.one.thread)?;
    }
    on_one(&arguments.one, Shelf::Open, "deleted", async |server, thread_id| {
        let params = ThreadDeleteParams { thread_id };
        server.call::<method::ThreadDelete>(&params).await.map(drop)
    })
}

/// Asks for confirmation. Fails unless the answer is yes.
fn confirm(thread: &str) -> Result<()> {
    ensure!(stdin().is_terminal(), "deleting cannot be undone; add --yes");
    environment::say(format_args!("Delete `{thread}` for good? [y/N]"));
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    match answer.trim() {
        "y" | "Y" | "yes" => Ok(()),
        _ => bail!("nothing was deleted"),
    }
}

/// Queues a message for a thread.
pub(crate) fn queue(arguments: &Queue) -> Result<ExitCode> {
    let (thread, message) = arguments.what.parts();
    let one = One { thread, format: arguments.format, remote: arguments.remote.clone() };
    on_one(&one, Shelf::Open, "queued for", async |server, thread_id| {
        let input = vec![UserInput::Text { text: message, text_elements: Vec::new() }];
        let params = ThreadQueueAddParams {
            thread_id,
            client_user_message_id: SystemWorld.random_uuid().to_string(),
            input,
            responsesapi_client_metadata: None,
        };
        server.call::<method::ThreadQueueAdd>(&params).await.map(drop)
    })
}

/// Finds a thread, applies a change to it, and reports it.
fn on_one(
    one: &One,
    shelf: Shelf,
    done: &str,
    act: impl AsyncFnOnce(&Attached, String) -> Result<()>,
) -> Result<ExitCode> {
    environment::run(async {
        let server = attach(&one.remote).await?;
        let acted = async {
            let id = find_named(&server, &one.thread, shelf).await?;
            act(&server, id.clone()).await.map(|()| id)
        }
        .await;
        server.close().await?;
        let id = acted?;
        match one.format.format() {
            Format::Json => out(&json!({"threadId": id, "done": done}).to_string())?,
            Format::Text => out(&format!("{done} {id}"))?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn attach(remote: &RemoteFlags) -> Result<Attached> {
    Attached::open(&remote.place_or_daemon().await?, HostOptions::from_environment()?).await
}

fn out(line: &str) -> Result<()> {
    Ok(Output::Stdout.write(&format!("{line}\n"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_have_one_unit() {
        for (seconds, expected) in
            [(-5, "now"), (59, "now"), (61, "1 min"), (7_300, "2 h"), (200_000, "2 d")]
        {
            assert_eq!(age(seconds), expected);
        }
    }
}
