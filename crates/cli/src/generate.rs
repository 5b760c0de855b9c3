//! Writing the generated descriptions of the protocol.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use turnhost_schema::{GeneratedFile, Protocol, Surface};

/// Writes JSON Schema below `out`.
pub(crate) fn json_schema(out: &Path, experimental: bool) -> Result<ExitCode> {
    write(out, turnhost_schema::json_schema(&Protocol::turnhost(), surface(experimental)))
}

/// Writes TypeScript below `out`.
pub(crate) fn typescript(out: &Path, experimental: bool) -> Result<ExitCode> {
    write(out, turnhost_schema::typescript(&Protocol::turnhost(), surface(experimental)))
}

fn surface(experimental: bool) -> Surface {
    if experimental { Surface::Experimental } else { Surface::Stable }
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
