//! Scenarios: transcripts that are input, expectation and documentation at once.
//!
//! A file has a comment, then sections:
//!
//! - `-- config`: lines of `config.toml`, added to those of the fake provider.
//! - `-- files`: `PATH TEXT` a line, in the workspace (`\n` is a newline).
//! - `-- model`: what the model answers, one request a line (see `turnhost_tests::Step`).
//! - `-- script`: what happens, in order:
//!   - `a> METHOD PARAMS` sends a request, `a> notify METHOD PARAMS` a notification,
//!     `a> answer RESULT` answers what the server asked last, `a> raw TEXT` sends just that,
//!     `a> close` closes the connection.
//!     A connection is initialized by its first use, unless that is `initialize` or `raw`.
//!   - `a< ok RESULT`, `a< refused ERROR`: the answer to the oldest open request.
//!     `a< ask METHOD PARAMS`: a request of the server. `a< METHOD PARAMS`: a notification.
//!     `a< raw MESSAGE`: the very next message.
//!     Messages of other kinds in between are passed over; order counts. `a<~` takes a
//!     message in any order since the last request. `a,b<` expects it on both.
//!   - `a! METHOD`: no such message came on this connection.
//!   - `model> release` ends a `hold`, `model> STEPS` adds an answer;
//!     `model< ITEM` is the last input item of a further request.
//!   - `repo< PATH "text"` or `repo< PATH absent`: what stands in the workspace.
//!   - `server> restart` ends the server and starts it in the same home; `server> kill` likewise,
//!     with SIGKILL.
//! - `-- store`: `ID THREAD` a line: what `thread/read` with turns gives after a restart.
//!
//! Objects match if all named members do. `"$x"` binds at first sight and must match
//! after; `$repo` and `$home` are bound. A string that starts with `~` must be contained.
//! `*` in place of an expectation takes anything. `UPDATE_EXPECT=1` rewrites what is
//! expected: the same members with the values that came, and `*` by everything.

mod matching;
mod run;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use turnhost_tests::{Lab, Model, Transport};

use matching::Bindings;
use run::Runner;

use crate::{PROGRAM, TRANSPORTS};

/// A line of a section, and where it stands in the file (from 0).
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) text: String,
}

/// A scenario as it stands in its file.
#[derive(Default)]
pub(crate) struct Scenario {
    config: String,
    files: Vec<Line>,
    model: Vec<Line>,
    script: Vec<Line>,
    store: Vec<Line>,
}

impl Scenario {
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

    /// Stdio carries one connection only.
    fn fits(&self, transport: Transport) -> bool {
        transport == Transport::WebSocket
            || self.script.iter().all(|line| {
                let who = line.text.split(['>', '<', '!']).next().unwrap_or_default();
                ["a", "model", "repo", "server"].contains(&who)
            })
    }
}

/// Where the scenarios are.
pub(crate) fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Runs a scenario over every transport that can carry it.
pub(crate) async fn check(name: &str) {
    let path = directory().join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let scenario = Scenario::parse(&text).unwrap();
    let mut update = std::env::var_os("UPDATE_EXPECT").is_some();
    for transport in TRANSPORTS.into_iter().filter(|it| scenario.fits(*it)) {
        match play(&scenario, transport, update).await {
            Ok(changes) if changes.is_empty() => {}
            Ok(changes) => {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                for (number, line) in changes {
                    lines[number] = line;
                }
                std::fs::write(&path, lines.join("\n") + "\n").unwrap();
                // The other transports must say the same; the next run tells.
                return;
            }
            Err(error) => panic!("{name} over {transport:?}: {error:#}"),
        }
        update = false;
    }
}

/// Plays a scenario once; gives back the lines to be rewritten.
async fn play(
    scenario: &Scenario,
    transport: Transport,
    update: bool,
) -> Result<Vec<(usize, String)>> {
    let lab = Lab::new(PROGRAM)?;
    let mut bindings = Bindings::default();
    bindings.bind("repo", lab.repo().to_string_lossy().as_ref());
    bindings.bind("home", lab.home().to_string_lossy().as_ref());
    for line in &scenario.files {
        let (path, text) = line.text.split_once(' ').unwrap_or((&line.text, ""));
        let path = lab.repo().join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, text.trim_start().replace("\\n", "\n"))?;
    }
    let mut answers = Vec::new();
    for line in &scenario.model {
        let answer = bindings.fill(&line.text).parse();
        answers.push(answer.with_context(|| format!("line {}", line.number + 1))?);
    }
    let model = Model::with_answers(answers).await?;
    lab.configure(&model, &bindings.fill(&scenario.config))?;
    let server = lab.serve(transport).await?;
    let mut runner = Runner::new(lab, model, server, transport, bindings, update);
    for line in &scenario.script {
        let place = || format!("line {}: {}", line.number + 1, line.text);
        runner.step(line).await.with_context(place)?;
    }
    if !scenario.store.is_empty() {
        runner.restart(false).await.context("restart for the store section")?;
    }
    for line in &scenario.store {
        let place = || format!("line {}: {}", line.number + 1, line.text);
        runner.stored(line).await.with_context(place)?;
    }
    Ok(runner.changes)
}
