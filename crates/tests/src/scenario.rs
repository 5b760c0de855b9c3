//! Scenarios: transcripts that are input, expectation and documentation at once.
//!
//! Every `.scn` file below `crates/tests/scenarios/` is a scenario; nothing registers it. It is
//! played over each [`Carrier`] that can carry it.
//! A file has a comment, then sections:
//!
//! - `-- config`: lines of `config.toml`, added to those of the fake provider.
//! - `-- files`: `PATH TEXT` a line, in the workspace (`\n` is a newline).
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
//! after; `$repo` and `$home` are bound. A string that starts with `~` must be contained.
//! `*` in place of an expectation takes anything. `UPDATE_EXPECT=1` rewrites the
//! expectations: the same members with the values that came, and `*` by everything.

mod matching;
mod run;
mod server;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{Lab, Model, Transport};
use matching::Bindings;
use run::Runner;

/// A line of a section.
#[derive(Clone, Debug)]
struct Line {
    /// Its place in the file, from 0.
    number: usize,
    text: String,
}

impl Line {
    /// Returns the part before the sign: a connection, or a part of the stage.
    fn who(&self) -> &str {
        self.text.split(['>', '<', '!']).next().unwrap_or_default()
    }
}

/// One scenario file.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    path: PathBuf,
    config: String,
    files: Vec<Line>,
    model: Vec<Line>,
    script: Vec<Line>,
    store: Vec<Line>,
}

/// The way between a scenario and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The program as a process of its own.
    Process(Transport),
    /// The same server in the process of the test, with a clock that the scenario moves.
    InProcess,
}

impl std::fmt::Display for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Process(transport) => transport.fmt(f),
            Self::InProcess => f.write_str("in_process"),
        }
    }
}

/// Treatment of an expectation that differs from the message that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectations {
    /// The scenario fails.
    Check,
    /// The file is rewritten.
    Update,
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
    /// Reads a scenario file.
    ///
    /// # Errors
    /// If it cannot be read, or has a section that no scenario has.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)?;
        Self::parse(&text).map(|scenario| Self { path: path.to_owned(), ..scenario })
    }

    fn parse(text: &str) -> Result<Self> {
        let mut scenario = Self::default();
        let mut section = "";
        for (number, line) in text.lines().enumerate() {
            if let Some(name) = line.strip_prefix("-- ") {
                section = name.trim();
                continue;
            }
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let lines = match section {
                "config" => {
                    scenario.config.extend([line, "\n"]);
                    continue;
                }
                "files" => &mut scenario.files,
                "model" => &mut scenario.model,
                "script" => &mut scenario.script,
                "store" => &mut scenario.store,
                other => bail!("line {}: there is no section `{other}`", number + 1),
            };
            lines.push(Line { number, text: line.to_owned() });
        }
        Ok(scenario)
    }

    /// Returns what can carry the scenario: stdio has one connection only, only the clock of
    /// this process can be moved, and this process cannot be killed.
    pub fn carriers(&self) -> Vec<Carrier> {
        if self.script.iter().any(|line| line.who() == "clock") {
            return vec![Carrier::InProcess];
        }
        let others = ["a", "model", "repo", "server"];
        let mut carriers = vec![];
        if self.script.iter().all(|line| others.contains(&line.who())) {
            carriers.push(Carrier::Process(Transport::Stdio));
        }
        carriers.extend([Transport::WebSocket, Transport::Unix].map(Carrier::Process));
        if !self.script.iter().any(|line| line.text.starts_with("server> kill")) {
            carriers.push(Carrier::InProcess);
        }
        carriers
    }

    /// Returns the methods that the script requests.
    pub fn methods(&self) -> BTreeSet<&str> {
        let verbs = self.script.iter().filter_map(|line| {
            let (_, request) = line.text.split_once("> ")?;
            request.split_whitespace().next()
        });
        verbs.map(|verb| if verb == "say" { "turn/start" } else { verb }).collect()
    }

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

    #[test]
    fn a_script_is_known_by_its_requests() {
        let text = "-- script\na> thread/start {}\nb> say \"go\"\na< turn/completed *\n";
        let scenario = Scenario::parse(text).unwrap();
        let methods: Vec<&str> = scenario.methods().into_iter().collect();
        assert_eq!(methods, ["thread/start", "turn/start"]);
        let names: Vec<String> = scenario.carriers().iter().map(Carrier::to_string).collect();
        assert_eq!(names, ["websocket", "unix", "in_process"]);
        let moved = Scenario::parse("-- script\na> x\nclock> 1s\n").unwrap();
        assert_eq!(moved.carriers(), [Carrier::InProcess]);
        assert!(Scenario::parse("-- scripts\na> x\n").is_err());
    }
}
