//! Playing the lines of a scenario.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::matching::{Bindings, difference};
use super::script::{Carrier, Expectations, Line};
use super::server::Stage;
use crate::{Lab, Model, Peer};
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use serde_json::{Value, json};

/// A running scenario.
pub(super) struct Runner {
    lab: Lab,
    model: Model,
    stage: Stage,
    bindings: Bindings,
    connections: BTreeMap<String, Connection>,
    /// Requests of the model that were looked at.
    asked: usize,
    expectations: Expectations,
    /// Lines to be rewritten, with their numbers.
    pub(super) changes: Vec<(usize, String)>,
}

struct Connection {
    peer: Peer,
    /// The log up to here is dealt with, in order.
    cursor: usize,
    /// The length of the log at the last line that sent something.
    sent: usize,
    /// Messages that an expectation took.
    taken: BTreeSet<usize>,
    /// Requests without an answer so far.
    open: VecDeque<i64>,
    /// The id of the last server request.
    question: Value,
}

/// The state of a connection that a line is the first to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FirstUse {
    /// It is initialized before the line is played.
    Initializes,
    /// The line has the first message.
    IsFirst,
}

impl FirstUse {
    fn by(verb: &str) -> Self {
        match verb {
            "initialize" | "raw" => Self::IsFirst,
            _ => Self::Initializes,
        }
    }
}

/// The kinds of messages that can be expected.
enum Kind<'a> {
    Ok(i64),
    Refused(i64),
    Ask(&'a str),
    Notification(&'a str),
    Any,
}

impl Kind<'_> {
    fn is(&self, message: &Value) -> bool {
        let (method, id) = (message.get("method"), message.get("id"));
        match self {
            Self::Ok(wanted) | Self::Refused(wanted) => {
                method.is_none() && id == Some(&json!(wanted))
            }
            Self::Ask(wanted) => method == Some(&json!(wanted)) && id.is_some(),
            Self::Notification(wanted) => method == Some(&json!(wanted)) && id.is_none(),
            Self::Any => true,
        }
    }

    /// Returns the part of the message that the expectation is about.
    fn part(&self, message: &Value) -> Value {
        let member = match self {
            Self::Ok(_) => "result",
            Self::Refused(_) => "error",
            Self::Ask(_) | Self::Notification(_) => "params",
            Self::Any => return message.clone(),
        };
        // A whole message shows an error where a result was expected, and the reverse.
        message.get(member).unwrap_or(message).clone()
    }
}

impl Runner {
    /// Starts the server of `lab`.
    pub(super) async fn new(
        lab: Lab,
        model: Model,
        carrier: Carrier,
        bindings: Bindings,
        expectations: Expectations,
    ) -> Result<Self> {
        Ok(Self {
            stage: Stage::open(&lab, carrier).await?,
            lab,
            model,
            bindings,
            connections: BTreeMap::new(),
            asked: 0,
            expectations,
            changes: Vec::new(),
        })
    }

    fn updates(&self) -> bool {
        self.expectations == Expectations::Update
    }

    /// Plays one line of the script.
    pub(super) async fn step(&mut self, line: &Line) -> Result<()> {
        let text = line.text.as_str();
        let at = text.find(['>', '<', '!']).context("expected `NAME>`, `NAME<` or `NAME!`")?;
        let (who, rest) = text.split_at(at);
        let (sign, rest) = rest.split_at(1);
        match (who, sign) {
            ("model", ">") if rest.trim() == "release" => self.model.release(),
            ("model", ">") => self.model.push(self.bindings.fill(rest).parse()?),
            ("model", _) => self.model_was_asked(line, rest.trim()).await?,
            ("clock", _) => self.stage.advance(rest.trim()).await?,
            ("server", _) if rest.trim() == "kill" => self.kill().await?,
            ("server", _) => self.restart().await?,
            ("repo", _) => self.file(rest.trim())?,
            (_, ">") => self.send(who, rest.trim()).await?,
            (_, "!") => self.nothing(who, rest.trim())?,
            _ => {
                for who in who.split(',') {
                    self.expect(who, line, rest).await?;
                }
            }
        }
        Ok(())
    }

    /// Returns the connection `who`, made by `first_use`.
    async fn connection(&mut self, who: &str, first_use: FirstUse) -> Result<&mut Connection> {
        if !self.connections.contains_key(who) {
            let mut peer = self.stage.connect().await?;
            if first_use == FirstUse::Initializes {
                peer.initialize().await?;
            }
            let cursor = peer.log.len();
            let connection = Connection {
                peer,
                cursor,
                sent: cursor,
                taken: BTreeSet::new(),
                open: VecDeque::new(),
                question: Value::Null,
            };
            self.connections.insert(who.to_owned(), connection);
        }
        self.connections.get_mut(who).context("it was put there")
    }

    async fn send(&mut self, who: &str, text: &str) -> Result<()> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        if verb == "close" {
            self.connections.remove(who);
            return Ok(());
        }
        let bindings = self.bindings.clone();
        let connection = self.connection(who, FirstUse::by(verb)).await?;
        connection.sent = connection.peer.log.len();
        match verb {
            "raw" => connection.peer.sender.send(bindings.fill(rest)).await,
            "notify" => {
                let (method, params) = rest.split_once(' ').unwrap_or((rest, "{}"));
                let params = bindings.fill_value(&serde_json::from_str(params)?);
                let message = json!({"method": method, "params": params});
                connection.peer.sender.send(message.to_string()).await
            }
            "answer" => {
                let result = bindings.fill_value(&serde_json::from_str(rest)?);
                let question = connection.question.clone();
                connection.peer.answer(&question, result).await
            }
            verb => {
                let (method, params) = match (verb, rest) {
                    ("say", rest) => ("turn/start", Some(said(rest)?)),
                    (method, "") => (method, None),
                    (method, rest) => (method, Some(serde_json::from_str(rest)?)),
                };
                let params = params.map(|params| bindings.fill_value(&params));
                let id = connection.peer.request(method, params).await?;
                connection.open.push_back(id);
                Ok(())
            }
        }
    }

    fn nothing(&self, who: &str, method: &str) -> Result<()> {
        let connection =
            self.connections.get(who).with_context(|| format!("`{who}` is not connected"))?;
        let found = connection.peer.log.iter().find(|it| it["method"] == method);
        found.map_or(Ok(()), |message| Err(anyhow!("it came: {message}")))
    }

    async fn expect(&mut self, who: &str, line: &Line, text: &str) -> Result<()> {
        let (unordered, text) = match text.strip_prefix('~') {
            Some(text) => (true, text.trim()),
            None => (false, text.trim()),
        };
        let (verb, rest) = text.split_once(' ').unwrap_or((text, "{}"));
        let mut bindings = self.bindings.clone();
        let update = self.updates();
        let connection = self.connection(who, FirstUse::Initializes).await?;
        let (kind, rest) = match verb {
            "ok" | "refused" => {
                let id = connection.open.pop_front().context("no request is open")?;
                (if verb == "ok" { Kind::Ok(id) } else { Kind::Refused(id) }, rest)
            }
            "ask" => {
                let (method, rest) = rest.split_once(' ').unwrap_or((rest, "{}"));
                (Kind::Ask(method), rest)
            }
            "raw" => (Kind::Any, rest),
            method => (Kind::Notification(method), rest),
        };
        let expected = expectation(rest)?;
        let matched = |message: &Value| bindings.clone().matches(&expected, &kind.part(message));
        let at = connection.find(&kind, unordered, matched).await?;
        let message = connection.peer.log[at].clone();
        connection.taken.insert(at);
        if !unordered {
            connection.cursor = at + 1;
        }
        if matches!(kind, Kind::Ask(_)) {
            connection.question = message["id"].clone();
        }
        let actual = kind.part(&message);
        if bindings.matches(&expected, &actual) && !(update && rest == "*") {
            self.bindings = bindings;
            return Ok(());
        }
        if update {
            return self.rewrite(line, rest, &expected, &actual);
        }
        let since = connection.since().join(", ");
        let shown = difference(&expected, &self.bindings.project(&expected, &actual));
        bail!("{shown}since the last line that sent something: {since}\nwhole: {message}");
    }

    /// Puts what came in place of what was expected.
    fn rewrite(&mut self, line: &Line, rest: &str, expected: &Value, actual: &Value) -> Result<()> {
        let new = match rest {
            "*" => self.bindings.named(actual),
            _ => self.bindings.project(expected, actual),
        };
        let prefix = line.text.strip_suffix(rest).context("the expectation ends the line")?;
        self.changes.push((line.number, format!("{} {new}", prefix.trim_end())));
        Ok(())
    }

    /// Looks at further requests until one ends with an item that fits.
    async fn model_was_asked(&mut self, line: &Line, rest: &str) -> Result<()> {
        let expected = expectation(rest)?;
        let mut other = Value::Null;
        loop {
            let Ok(request) = self.model.request(self.asked).await else {
                if self.updates() {
                    return self.rewrite(line, rest, &expected, &other);
                }
                bail!(difference(&expected, &self.bindings.project(&expected, &other)));
            };
            self.asked += 1;
            let item = request["input"].as_array().and_then(|input| input.last());
            let mut bindings = self.bindings.clone();
            if item.is_some_and(|item| bindings.matches(&expected, item)) {
                self.bindings = bindings;
                return Ok(());
            }
            other = item.cloned().unwrap_or_default();
        }
    }

    fn file(&self, text: &str) -> Result<()> {
        let (path, expected) = text.split_once(' ').context("expected `repo< PATH TEXT`")?;
        let found = std::fs::read_to_string(self.lab.repo().join(path));
        if expected == "absent" {
            ensure!(found.is_err(), "it is there");
            return Ok(());
        }
        let expected: String = serde_json::from_str(expected)?;
        ensure!(found? == expected, "its text differs");
        Ok(())
    }

    /// Kills the server and starts it again in the same home.
    async fn kill(&mut self) -> Result<()> {
        self.stage.kill(&self.lab).await?;
        self.connections.clear();
        Ok(())
    }

    /// Ends the server and starts it again in the same home.
    pub(super) async fn restart(&mut self) -> Result<()> {
        self.connections.clear();
        self.stage.restart(&self.lab).await
    }

    /// Compares a stored thread.
    pub(super) async fn stored(&mut self, line: &Line) -> Result<()> {
        let (thread, rest) = line.text.split_once(' ').context("expected `ID THREAD`")?;
        let params = json!({"threadId": self.bindings.fill(thread), "includeTurns": true});
        let connection = self.connection("store", FirstUse::Initializes).await?;
        let actual = connection.peer.call("thread/read", params).await?["thread"].clone();
        let expected = expectation(rest)?;
        if self.bindings.matches(&expected, &actual) && !(self.updates() && rest == "*") {
            return Ok(());
        }
        if self.updates() {
            return self.rewrite(line, rest, &expected, &actual);
        }
        bail!(difference(&expected, &self.bindings.project(&expected, &actual)))
    }
}

/// Returns the params of `turn/start` in `"TEXT"`, or `$THREAD "TEXT" {MORE PARAMS}`.
fn said(text: &str) -> Result<Value> {
    let (thread, rest) = match text.split_once(' ') {
        Some((thread, rest)) if thread.starts_with('$') => (thread, rest),
        _ => ("$t", text),
    };
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
    let text = values.next().context("expected `say \"TEXT\"`")??;
    let mut params = json!({"threadId": thread, "input": [{"type": "text", "text": text}]});
    if let Some(more) = values.next().transpose()? {
        let more = more.as_object().context("expected an object after the text")?.clone();
        params.as_object_mut().context("it is an object")?.extend(more);
    }
    Ok(params)
}

fn expectation(text: &str) -> Result<Value> {
    if text == "*" {
        return Ok(json!({}));
    }
    serde_json::from_str(text).with_context(|| format!("not JSON: {text}"))
}

impl Connection {
    /// Returns the methods of what came since something was sent.
    fn since(&self) -> Vec<String> {
        let methods = self.peer.log[self.sent..].iter().map(|it| it["method"].as_str());
        methods.map(|it| it.unwrap_or("an answer").to_owned()).collect()
    }

    /// Returns the place of the next message of this kind. Without order: of the first one since
    /// something was sent that fits and was not taken.
    async fn find(
        &mut self,
        kind: &Kind<'_>,
        unordered: bool,
        matched: impl Fn(&Value) -> bool,
    ) -> Result<usize> {
        let mut at = if unordered { self.sent } else { self.cursor };
        loop {
            while self.peer.log.len() <= at {
                self.peer.receive().await?;
            }
            let message = &self.peer.log[at];
            let free = !unordered || (!self.taken.contains(&at) && matched(message));
            if kind.is(message) && free {
                return Ok(at);
            }
            at += 1;
        }
    }
}
