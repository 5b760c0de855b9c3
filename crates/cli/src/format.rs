//! The form of a command's output.

use clap::Args;

/// The form of a command's output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text for people.
    #[default]
    Text,
    /// JSON for programs, one value a line.
    Json,
}

/// The flag that selects it.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct FormatFlag {
    /// Prints JSON, one value a line.
    #[arg(long, global = true)]
    json: bool,
}

impl FormatFlag {
    pub(crate) fn format(self) -> Format {
        if self.json { Format::Json } else { Format::Text }
    }
}
