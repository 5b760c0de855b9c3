//! A scenario file, parsed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::Transport;

/// A line of a section.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its place in the file, from 0.
    pub(super) number: usize,
    pub(super) text: String,
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
    pub(super) path: PathBuf,
    pub(super) config: String,
    pub(super) files: Vec<Line>,
    pub(super) model: Vec<Line>,
    pub(super) script: Vec<Line>,
    pub(super) store: Vec<Line>,
}

/// The way between a scenario and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The program as a process of its own.
    Process(Transport),
    /// The same program behind a relay, encrypted end to end.
    Relay,
    /// The same server in the process of the test, with a clock that the scenario moves.
    InProcess,
}

impl std::fmt::Display for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Process(transport) => transport.fmt(f),
            Self::Relay => f.write_str("relay"),
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
    /// this process can be moved, only it takes another directory for `/etc/turnhost`, and this process cannot be killed.
    /// A server behind a relay has remote control switched on, which a script may expect off.
    pub fn carriers(&self) -> Vec<Carrier> {
        let is_machine = |line: &Line| line.text.starts_with("../etc/");
        if self.script.iter().any(|line| line.who() == "clock") || self.files.iter().any(is_machine)
        {
            return vec![Carrier::InProcess];
        }
        let others = ["a", "model", "repo", "server"];
        let mut carriers = vec![];
        if self.script.iter().all(|line| others.contains(&line.who())) {
            carriers.push(Carrier::Process(Transport::Stdio));
        }
        carriers.extend([Transport::WebSocket, Transport::Unix].map(Carrier::Process));
        if !self.script.iter().any(|line| line.text.contains("remoteControl/")) {
            carriers.push(Carrier::Relay);
        }
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_known_by_its_requests() {
        let text = "-- script\na> thread/start {}\nb> say \"go\"\na< turn/completed *\n";
        let scenario = Scenario::parse(text).unwrap();
        let methods: Vec<&str> = scenario.methods().into_iter().collect();
        assert_eq!(methods, ["thread/start", "turn/start"]);
        let names: Vec<String> = scenario.carriers().iter().map(Carrier::to_string).collect();
        assert_eq!(names, ["websocket", "unix", "relay", "in_process"]);
        let moved = Scenario::parse("-- script\na> x\nclock> 1s\n").unwrap();
        assert_eq!(moved.carriers(), [Carrier::InProcess]);
        assert!(Scenario::parse("-- scripts\na> x\n").is_err());
    }
}
