//! Settings of the files with texts for the model: instructions, prompts, AGENTS.md.

use turnhost_base::AbsPath;

use crate::tree::{Table, get};
use crate::{ConfigError, Loaded, Overrides};

/// Files with texts for the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromptFiles {
    /// The instructions before the conversation; `None` where a request has its own.
    pub instructions: Option<AbsPath>,
    /// The prompt by which histories are shortened.
    pub compact: Option<AbsPath>,
}

impl PromptFiles {
    pub(crate) fn of(
        tree: &Table,
        loaded: &Loaded,
        overrides: &Overrides,
    ) -> Result<Self, ConfigError> {
        let instructions = file(tree, "model_instructions_file", loaded)?;
        Ok(Self {
            instructions: instructions.filter(|_| overrides.base_instructions.is_none()),
            compact: file(tree, "experimental_compact_prompt_file", loaded)?,
        })
    }
}

/// The instruction files of projects, as far as they are configured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectDocs {
    /// Bytes of all files of a project, if limited otherwise than by default.
    pub max_bytes: Option<u32>,
    /// Names of files that count where there is no AGENTS.md.
    pub fallback_names: Vec<String>,
    /// Names of entries that only the root of a project has, if not `.git`.
    pub root_markers: Option<Vec<String>>,
}

impl ProjectDocs {
    pub(crate) fn of(tree: &Table) -> Result<Self, ConfigError> {
        Ok(Self {
            max_bytes: get(tree, "project_doc_max_bytes")?,
            fallback_names: get(tree, "project_doc_fallback_filenames")?.unwrap_or_default(),
            root_markers: get(tree, "project_root_markers")?,
        })
    }
}

/// Returns the file that a setting names; relative to the user's directory, or below `HOME` with `~/`.
fn file(tree: &Table, key: &str, loaded: &Loaded) -> Result<Option<AbsPath>, ConfigError> {
    let Some(name) = get::<String>(tree, key)? else { return Ok(None) };
    let home = loaded.variable("HOME");
    let named = match (name.strip_prefix("~/"), &home) {
        (Some(rest), Some(home)) => AbsPath::new(home).ok().map(|home| home.join(rest)),
        _ => None,
    };
    Ok(named.or_else(|| Some(loaded.user_file.parent()?.join(&name))))
}
