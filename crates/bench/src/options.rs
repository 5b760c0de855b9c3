//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use crate::item::Item;
use crate::items;
use crate::lab::Effort;

/// The text of `--help`.
pub const HELP: &str = "\
Measures app servers, side by side.

turnhost-bench [--server 'NAME=COMMAND']... [--items NAME,...] [--quick] [--runs N] [--json FILE]

  --server NAME=COMMAND  a server to measure, its words separated by spaces (one
                         that belongs to a word has a backslash before it); the
                         first one is judged. Default: `turnhost app-server`,
                         built from this workspace in release mode
  --items NAME,...       startup, rpc, thread-start, turn, stream, fanout, tool, exec,
                         concurrency, churn, idle, relay, scale, interrupt.
                         Default: all
  --quick                about a tenth of the work, one run: to see that it works
  --runs N               runs of each item and server, in turns. Default: 5
  --json FILE            write all runs there too
";

/// A server to be measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its name in the table.
    pub name: String,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// The options of the command line.
#[derive(Debug)]
pub struct Options {
    /// Servers to measure; none means our own.
    pub servers: Vec<Candidate>,
    /// Items to measure.
    pub items: Vec<Item>,
    /// The extent of a run.
    pub effort: Effort,
    /// Runs of each item and server.
    pub runs: usize,
    /// The file that the data goes to.
    pub json: Option<PathBuf>,
    /// Time that a server is left alone before it counts as idle.
    pub idle: Duration,
    /// Set if only help is wanted.
    pub help: bool,
}

impl Options {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// If an argument is unknown or has no sound value.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            servers: Vec::new(),
            items: items::ALL.to_vec(),
            effort: Effort::Full,
            runs: 0,
            json: None,
            idle: Duration::from_secs(1),
            help: false,
        };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().with_context(|| format!("`{argument}` needs a value"));
            match argument.as_str() {
                "--server" => options.servers.push(candidate(&value()?)?),
                "--items" => options.items = chosen(&value()?)?,
                "--runs" => options.runs = value()?.parse().context("`--runs` takes a number")?,
                "--json" => options.json = Some(value()?.into()),
                "--quick" => options.effort = Effort::Quick,
                "--help" | "-h" => options.help = true,
                other => bail!("unknown argument `{other}`; `--help` tells what there is"),
            }
        }
        if options.runs == 0 {
            options.runs = options.effort.pick(5, 1);
        }
        Ok(options)
    }
}

fn candidate(text: &str) -> Result<Candidate> {
    let (name, command) =
        text.split_once('=').with_context(|| format!("`{text}` is not NAME=COMMAND"))?;
    let command = words(command);
    ensure!(!name.is_empty() && !command.is_empty(), "`{text}` is not NAME=COMMAND");
    Ok(Candidate { name: name.to_owned(), command })
}

fn chosen(text: &str) -> Result<Vec<Item>> {
    let find = |name: &str| {
        let item = items::ALL.iter().find(|item| item.name == name).copied();
        item.with_context(|| format!("no item `{name}`; `--help` lists them"))
    };
    text.split(',').map(find).collect()
}

/// Splits a command at its spaces. A backslash takes the next character as it is.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, words.last_mut()) {
            (' ', _) => words.push(String::new()),
            ('\\', Some(word)) => word.extend(letters.next()),
            (_, Some(word)) => word.push(letter),
            (_, None) => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &[&str]) -> Result<Options> {
        Options::parse(line.iter().map(|&word| word.to_owned()))
    }

    #[test]
    fn servers_and_items_are_taken_in_order() {
        let options = parse(&[
            "--server",
            r"a=/a\ b/x  y=z",
            "--server",
            "b=w",
            "--items",
            "turn,rpc",
            "--quick",
        ])
        .unwrap();
        let command = vec!["/a b/x".to_owned(), "y=z".to_owned()];
        assert_eq!(options.servers[0], Candidate { name: "a".to_owned(), command });
        assert_eq!(options.servers[1].name, "b");
        assert_eq!(options.items.iter().map(|item| item.name).collect::<Vec<_>>(), ["turn", "rpc"]);
        assert_eq!((options.runs, options.effort), (1, Effort::Quick));
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_value() {
        let check = |line: &[&str], text: &str| {
            let error = parse(line).unwrap_err().to_string();
            assert!(error.contains(text), "{error}");
        };
        check(&["--server", "plain"], "`plain` is not NAME=COMMAND");
        check(&["--items", "turn,tea"], "no item `tea`");
        check(&["--runs"], "`--runs` needs a value");
        check(&["--fast"], "unknown argument `--fast`");
    }

    #[test]
    fn the_help_names_every_item() {
        assert!(items::ALL.iter().all(|item| HELP.contains(item.name)));
    }
}
