//! `list_dir`: the entries of a directory.

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::{FileLookup, ToolSpec};

use super::arguments::{self, Count};
use super::lookups::look_up;
use super::{Tool, ToolCall, ToolInput};

const NAME: &str = "list_dir";

/// The tool.
pub(super) struct ListDir(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    path: Option<String>,
    depth: Option<Count>,
}

impl ListDir {
    pub(super) fn new() -> Self {
        let properties = json!({
            "path": { "type": "string", "description": "The directory. Default: the working directory." },
            "depth": { "type": "integer", "description": "Levels below it to list. Default 1." },
        });
        let description = "Lists a directory: `/` marks directories, `@` symbolic links. What git ignores is left out.";
        Self(super::function(NAME, description, &properties, &[]))
    }
}

impl Tool for ListDir {
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
        let Arguments { path, depth } = arguments::parse(text)?;
        look_up(NAME, text, move |bounds| FileLookup::List {
            path: bounds.path(path.as_deref()),
            depth: depth.map_or(1, Count::to_usize).max(1),
        })
    }
}
