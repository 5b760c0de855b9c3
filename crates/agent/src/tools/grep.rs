//! `grep`: the lines that match a regular expression.

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::{FileLookup, ToolSpec};

use super::lookups::look_up;
use super::{Tool, ToolCall, ToolInput, arguments};

const NAME: &str = "grep";

/// The tool.
pub(super) struct Grep(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    pattern: String,
    path: Option<String>,
    include: Option<String>,
}

impl Grep {
    pub(super) fn new() -> Self {
        let properties = json!({
            "pattern": { "type": "string", "description": "A regular expression; `(?i)` at its beginning ignores case." },
            "path": { "type": "string", "description": "The file or directory to search. Default: the working directory." },
            "include": { "type": "string", "description": "A glob that files must match, for example `*.rs`." },
        });
        let description = "Searches text files and returns the lines that match, as `path:line: text`. What git ignores is left out.";
        Self(super::function(NAME, description, &properties, &["pattern"]))
    }
}

impl Tool for Grep {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn needs_environment(&self) -> bool {
        true
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(text) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        let Arguments { pattern, path, include } = arguments::parse(text)?;
        look_up(NAME, text, move |bounds| FileLookup::Search {
            path: bounds.path(path.as_deref()),
            pattern,
            include,
            bytes: bounds.bytes,
        })
    }
}
