//! Writing the generated descriptions of the protocol.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};
use clap::{Args, Subcommand};
use turnhost_schema::{GeneratedFile, Protocol, Surface, json_schema, openrpc, python, typescript};

use crate::deferred::Deferred;

/// The formats that can be written.
#[derive(Debug, Subcommand)]
pub(crate) enum Description {
    /// Writes the protocol's JSON Schema: a bundle, and one file per type.
    #[command(name = "generate-json-schema")]
    JsonSchema(Deferred<Arguments>),
    /// Writes the protocol's TypeScript types.
    #[command(name = "generate-ts")]
    TypeScript {
        #[command(flatten)]
        to: Arguments,
        /// The path of a Prettier that formats the files.
        #[arg(short, long, value_name = "PROGRAM")]
        prettier: Option<PathBuf>,
    },
    /// Writes the OpenRPC document of the methods, `openrpc.json`.
    #[command(name = "generate-openrpc")]
    OpenRpc(Deferred<Arguments>),
    /// Writes a Python package of pydantic models.
    #[command(name = "generate-python")]
    Python(Deferred<Arguments>),
}

/// The directory to write to, and the extent.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The directory to write to; created if it is missing.
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// Includes methods and fields that need the `experimentalApi` capability.
    #[arg(long)]
    experimental: bool,
}

type Writer = fn(&Protocol, Surface) -> Vec<GeneratedFile>;

impl Description {
    /// Writes the files.
    pub(crate) fn write(self) -> Result<ExitCode> {
        let protocol = Protocol::recorded()?;
        let (to, writer, prettier): (Arguments, Writer, _) = match self {
            Self::JsonSchema(Deferred(to)) => (*to, json_schema, None),
            Self::TypeScript { to, prettier } => (to, typescript, prettier),
            Self::OpenRpc(Deferred(to)) => (*to, openrpc, None),
            Self::Python(Deferred(to)) => (*to, python, None),
        };
        let surface = if to.experimental { Surface::Experimental } else { Surface::Stable };
        let written = write(&to.out, writer(&protocol, surface))?;
        if let Some(prettier) = prettier {
            format_with(&prettier, &written)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes the files below `out` and says where they are.
fn write(out: &Path, files: Vec<GeneratedFile>) -> Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for file in files {
        let path = out.join(&file.path);
        if let Some(directory) = path.parent() {
            std::fs::create_dir_all(directory)
                .with_context(|| format!("cannot make {}", directory.display()))?;
        }
        std::fs::write(&path, file.contents)
            .with_context(|| format!("cannot write {}", path.display()))?;
        written.push(path);
    }
    Ok(written)
}

fn format_with(prettier: &Path, files: &[PathBuf]) -> Result<()> {
    let status = Command::new(prettier)
        .args(["--write", "--log-level", "warn"])
        .args(files)
        .status()
        .with_context(|| format!("cannot run {}", prettier.display()))?;
    ensure!(status.success(), "{} ended with {status}", prettier.display());
    Ok(())
}
