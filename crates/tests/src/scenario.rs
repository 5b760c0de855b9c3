//! Scenarios: transcripts that are input, expectation and documentation at once.
//!
//! Every `.scn` file below `crates/tests/scenarios/` is a scenario; nothing registers it. It is
//! played over each [`Carrier`] that can carry it.
//! A file has a comment, then sections:
//!
//! - `-- config`: lines of `config.toml`, added to those of the fake provider.
//! - `-- files`: `PATH TEXT` a line, in the workspace (`\n` is a newline). `../etc/NAME` is a file of the machine,
//!   for which the scenario is played in process only.
//! - `-- model`: one answer of the model a line, in the order of its requests (see [`Step`](crate::Step)).
//! - `-- script`: the steps, in order:
//!   - `a> METHOD PARAMS` sends a request, `a> notify METHOD PARAMS` a notification,
//!     `a> answer RESULT` answers the last server request, `a> raw TEXT` sends exactly that text,
//!     `a> close` closes the connection.
//!     `a> say "TEXT"` is `turn/start` on `$t` with that input; `a> say $s "TEXT" {"model":"m"}` names
//!     another thread and adds params.
//!     A connection is initialized by its first use, unless that is `initialize` or `raw`.
//!   - `a< ok RESULT`, `a< refused ERROR`: the answer to the oldest open request.
//!     `a< ask METHOD PARAMS`: a request of the server. `a< METHOD PARAMS`: a notification.
//!     `a< raw MESSAGE`: the very next message.
//!     Messages of other kinds in between are passed over; order counts. `a<~` takes a
//!     message in any order since the last request. `a,b<` expects it on both.
//!   - `a! METHOD`: no such message came on this connection.
//!   - `model> release` ends a `hold`, `model> STEPS` adds an answer;
//!     `model< ITEM` is the last input item of a further request.
//!   - `repo< PATH "text"` or `repo< PATH absent`: the text of a file in the workspace.
//!   - `clock> 30m` moves the clock forward by so many `ms`, `s`, `m` or `h`; such a scenario is played
//!     in process only.
//!   - `server> restart` ends the server and starts it in the same home; `server> kill` likewise,
//!     with SIGKILL.
//! - `-- store`: `ID THREAD` a line: the result of `thread/read` with turns after a restart.
//!
//! Objects match if all named members do. `"$x"` binds at first sight and must match
//! after; `$repo`, `$home` and `$mcp` (the MCP server for tests) are bound. A string that starts with `~` must be contained.
//! `*` in place of an expectation takes anything. `UPDATE_EXPECT=1` rewrites the
//! expectations: the same members with the values that came, and `*` by everything.

mod matching;
mod run;
mod script;
mod server;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::{Lab, Model};
use matching::Bindings;
use run::Runner;

pub use script::{Carrier, Expectations, Scenario};

/// Returns the path of the MCP server for tests, which is built beside the server `program`.
#[must_use]
pub fn mcp_server(program: &str) -> PathBuf {
    Path::new(program).with_file_name("turnhost-test-mcp-server")
}

/// Returns the path and the name of every scenario file, sorted: `thread/fork` for
/// `scenarios/thread/fork.scn`.
///
/// # Errors
/// If a directory cannot be listed.
pub fn discover() -> Result<Vec<(String, PathBuf)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let (mut found, mut directories) = (Vec::new(), vec![root.clone()]);
    while let Some(directory) = directories.pop() {
        let entries = std::fs::read_dir(&directory);
        for entry in entries.with_context(|| directory.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|it| it == "scn") {
                let name = path.strip_prefix(&root)?.with_extension("");
                found.push((name.to_string_lossy().into_owned(), path));
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

impl Scenario {
    /// Plays the scenario once with the server `program`.
    ///
    /// # Errors
    /// If something differs from what is expected, with the line and the difference.
    pub async fn play(
        &self,
        program: &str,
        carrier: Carrier,
        expectations: Expectations,
    ) -> Result<()> {
        let mut runner = self.start(program, carrier, expectations).await?;
        for line in &self.script {
            let place = || format!("line {}: {}", line.number + 1, line.text);
            runner.step(line).await.with_context(place)?;
        }
        if !self.store.is_empty() {
            runner.restart().await.context("restart for the store section")?;
        }
        for line in &self.store {
            let place = || format!("line {}: {}", line.number + 1, line.text);
            runner.stored(line).await.with_context(place)?;
        }
        self.rewrite(runner.changes)
    }

    /// Prepares home, workspace and model, and starts the server.
    async fn start(
        &self,
        program: &str,
        carrier: Carrier,
        expectations: Expectations,
    ) -> Result<Runner> {
        let lab = Lab::new(program)?;
        let mut bindings = Bindings::default();
        bindings.bind("repo", lab.repo().to_string_lossy().as_ref());
        bindings.bind("home", lab.home().to_string_lossy().as_ref());
        bindings.bind("mcp", mcp_server(program).to_string_lossy().as_ref());
        for line in &self.files {
            let (path, text) = line.text.split_once(' ').unwrap_or((&line.text, ""));
            let path = lab.repo().join(path);
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(path, text.trim_start().replace("\\n", "\n"))?;
        }
        let mut answers = Vec::new();
        for line in &self.model {
            let answer = bindings.fill(&line.text).parse();
            answers.push(answer.with_context(|| format!("line {}", line.number + 1))?);
        }
        let model = Model::with_answers(answers).await?;
        lab.configure(&model, &bindings.fill(&self.config))?;
        Runner::new(lab, model, carrier, bindings, expectations).await
    }

    fn rewrite(&self, changes: Vec<(usize, String)>) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let text = std::fs::read_to_string(&self.path)?;
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (number, line) in changes {
            lines[number] = line;
        }
        Ok(std::fs::write(&self.path, lines.join("\n") + "\n")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_are_found_by_the_names_of_their_files() {
        let found = discover().unwrap();
        assert!(found.iter().any(|(name, _)| name == "thread/lifecycle"));
        assert!(found.is_sorted());
    }
}
