//! Writing the generated descriptions of the protocol.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use turnhost_schema::{GeneratedFile, Protocol, Surface, json_schema, openrpc, python, typescript};

/// What can be written.
#[derive(Debug, Subcommand)]
pub(crate) enum Description {
    /// Writes the protocol's JSON Schema: a bundle, and one file a type.
    #[command(name = "generate-json-schema")]
    JsonSchema(Arguments),
    /// Writes the protocol's TypeScript types.
    #[command(name = "generate-ts")]
    TypeScript(Arguments),
    /// Writes the OpenRPC document of the methods, `openrpc.json`.
    #[command(name = "generate-openrpc")]
    OpenRpc(Arguments),
    /// Writes a Python package of pydantic models.
    #[command(name = "generate-python")]
    Python(Arguments),
}

/// Where to write, and how much.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The directory to write to; made if need be.
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// With what only clients with the `experimentalApi` capability may use.
    #[arg(long)]
    experimental: bool,
}

type Writer = fn(&Protocol, Surface) -> Vec<GeneratedFile>;

impl Description {
    /// Writes the files.
    pub(crate) fn write(self) -> Result<ExitCode> {
        let protocol = Protocol::turnhost();
        let (to, writer): (Arguments, Writer) = match self {
            Self::JsonSchema(to) => (to, json_schema),
            Self::TypeScript(to) => (to, typescript),
            Self::OpenRpc(to) => (to, openrpc),
            Self::Python(to) => (to, python),
        };
        let surface = if to.experimental { Surface::Experimental } else { Surface::Stable };
        write(&to.out, writer(&protocol, surface))
    }
}

fn write(out: &Path, files: Vec<GeneratedFile>) -> Result<ExitCode> {
    for file in files {
        let path = out.join(&file.path);
        if let Some(directory) = path.parent() {
            std::fs::create_dir_all(directory)
                .with_context(|| format!("cannot make {}", directory.display()))?;
        }
        std::fs::write(&path, file.contents)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}
