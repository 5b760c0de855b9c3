//! `read_file`: lines of a text file, with their numbers.

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::{FileLookup, ToolSpec};

use super::arguments::{self, Count};
use super::lookups::look_up;
use super::{Tool, ToolCall, ToolInput};

const NAME: &str = "read_file";

/// Lines that are read where the model names no limit.
const DEFAULT_LINES: usize = 500;

/// The tool.
pub(super) struct ReadFile(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    path: String,
    offset: Option<Count>,
    limit: Option<Count>,
}

impl ReadFile {
    pub(super) fn new() -> Self {
        let properties = json!({
            "path": { "type": "string", "description": "The file, relative to the working directory or absolute." },
            "offset": { "type": "integer", "description": "The first line, counted from 1. Default 1." },
            "limit": { "type": "integer", "description": "The most lines. Default 500." },
        });
        let description = "Reads lines of a text file. Each comes with its number in front.";
        Self(super::function(NAME, description, &properties, &["path"]))
    }
}

impl Tool for ReadFile {
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
        let Arguments { path, offset, limit } = arguments::parse(text)?;
        look_up(NAME, text, move |bounds| FileLookup::Read {
            path: bounds.path(Some(&path)),
            first_line: offset.map_or(1, Count::to_usize).max(1),
            lines: limit.map_or(DEFAULT_LINES, Count::to_usize).max(1),
            bytes: bounds.bytes,
        })
    }
}
