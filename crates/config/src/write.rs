//! Changing the user's file: `config/value/write` and `config/batchWrite`.
//!
//! A write is all or nothing: the edits are made in memory, the result is
//! checked as any file is, and only then takes the old file's place at once.
//! Writers of one process take turns; against others stands the version that
//! a client last read.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use serde_json::Value;
use toml_edit::DocumentMut;
use turnhost_base::AbsPath;
use turnhost_protocol::{
    ConfigEdit, ConfigLayer, ConfigLayerSource, ConfigWriteResponse, OverriddenMetadata,
    WriteStatus,
};

use crate::document::Document;
use crate::error::UNTRUSTED;
use crate::keys::{Finding, Problem, findings};
use crate::loaded::version;
use crate::requirements::{Forbidden, Requirements};
use crate::{Config, ConfigError, Loaded, edit, key_path, mcp};

/// The changes that a client asks for.
#[derive(Clone, Debug, Default)]
pub struct WriteRequest {
    /// The edits, made in this order.
    pub edits: Vec<ConfigEdit>,
    /// The version that the file must still have.
    pub expected_version: Option<String>,
    /// The file to change; only the user's can be.
    pub file_path: Option<String>,
}

/// Reasons for which nothing was written. The texts are made to be shown as they are.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file has another version than the client expects.
    #[error("Configuration was modified since last read. Fetch latest version and retry.")]
    VersionConflict,
    /// A key that cannot be one, or a value that cannot stand there.
    #[error("{0}")]
    Edit(String),
    /// The file is not TOML, so that no key in it can be edited.
    #[error("failed to load configuration: {0}")]
    Unreadable(String),
    /// The file is not valid, or would not be any more.
    #[error("Invalid configuration: {0}")]
    Invalid(String),
    /// Another file than the user's.
    #[error("Only writes to the user config are allowed")]
    ReadOnly,
    /// A key that the administrator's requirements set.
    #[error("{0}")]
    Managed(String),
    /// The system refused.
    #[error("cannot write `{path}`: {source}; make the file and its directory writable")]
    Io {
        /// The file.
        path: AbsPath,
        /// The system's error.
        source: io::Error,
    },
}

impl Config {
    /// Makes `request`'s edits in the user's file, all or none.
    ///
    /// The response tells of a layer that keeps an edit from counting, for any thread: a project's
    /// own file does so for its threads only. Servers of MCP may have the rest of their keys in the
    /// file of `cwd`. Blocks for the reading and writing of a small file, the write with an `fsync`.
    pub fn write(
        &self,
        request: &WriteRequest,
        cwd: &AbsPath,
    ) -> Result<ConfigWriteResponse, WriteError> {
        let path = self.user_file();
        if request.file_path.as_deref().is_some_and(|other| !is_same_file(other, &path)) {
            return Err(WriteError::ReadOnly);
        }
        let edits = keyed(&request.edits)?;
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let text = match turnhost_sandbox::regular::read_text(&path) {
            Err(err) if err.kind() == io::ErrorKind::NotFound => String::new(),
            read => read.map_err(|source| {
                let failure = ConfigError::Read { path: path.clone(), source };
                WriteError::Unreadable(failure.to_string())
            })?,
        };
        // A value that does not fit is no hindrance: this write may be the one that mends it.
        let before = Document::parse_with(&path, &text, |_| Vec::new());
        let before = before.map_err(|err| WriteError::Unreadable(err.to_string()))?;
        let expected = request.expected_version.as_ref();
        if expected.is_some_and(|expected| *expected != version(&before.value)) {
            return Err(WriteError::VersionConflict);
        }
        let new_text = edited(&text, &edits)?;
        let after = Document::parse(&path, &new_text).map_err(|err| invalid(&err))?;
        check_unread(&after, &edits)?;
        self.check_mcp_servers(&after, &edits, cwd)?;
        self.check_requirements(&before, &after)?;
        if new_text != text {
            replace(path.as_std(), &new_text)
                .map_err(|source| WriteError::Io { path: path.clone(), source })?;
        }
        let overridden = self.load(None).ok().and_then(|loaded| overridden(&loaded, &edits));
        Ok(ConfigWriteResponse {
            file_path: path,
            status: if overridden.is_some() { WriteStatus::OkOverridden } else { WriteStatus::Ok },
            version: version(&after.value),
            overridden_metadata: overridden,
        })
    }
}

impl Config {
    /// Refuses an edit to a value that the administrator does not allow.
    fn check_requirements(&self, before: &Document, after: &Document) -> Result<(), WriteError> {
        let requirements =
            Requirements::read(&self.cache, &self.requirements).map_err(|err| invalid(&err))?;
        let Some(requirements) = requirements else { return Ok(()) };
        requirements.check_edit(&before.value, &after.value).map_err(|forbidden| {
            let text = forbidden.to_string();
            match forbidden {
                Forbidden::Value(_) => WriteError::Invalid(text),
                Forbidden::Managed(_) => WriteError::Managed(text),
            }
        })
    }

    /// Refuses an edit after which a server of `[mcp_servers]` would keep threads from starting.
    fn check_mcp_servers(
        &self,
        after: &Document,
        edits: &[KeyedEdit<'_>],
        cwd: &AbsPath,
    ) -> Result<(), WriteError> {
        const SECTION: &str = "mcp_servers";
        let servers = after.value.get(SECTION).and_then(Value::as_object).into_iter().flatten();
        for (name, table) in servers {
            let key = [SECTION, name.as_str()];
            let is_edited = |(keys, _): &KeyedEdit<'_>| keys.iter().zip(key).all(|(a, b)| a == b);
            let Some(text) = mcp::error(table).filter(|_| edits.iter().any(is_edited)) else {
                continue;
            };
            // What this file does not say of a server, another layer may.
            if !self.has_elsewhere(&key, cwd) {
                return Err(WriteError::Invalid(format!("{text}\nin `{}`\n", key.join("."))));
            }
        }
        Ok(())
    }

    /// Returns whether another layer than the user's file has the key.
    fn has_elsewhere(&self, key: &[&str], cwd: &AbsPath) -> bool {
        let has = |layer: &ConfigLayer| {
            let found = key.iter().try_fold(&layer.config, |value, key| value.get(key));
            found.is_some() && !matches!(layer.name, ConfigLayerSource::User { profile: None, .. })
        };
        self.load(Some(cwd)).is_ok_and(|loaded| loaded.layers().iter().any(has))
    }
}

/// Refuses to write a value that the programs that read it do not take.
fn check_unread(after: &Document, edits: &[KeyedEdit<'_>]) -> Result<(), WriteError> {
    for Finding { key, problem } in findings(&after.value) {
        let Problem::UnreadValue(text) = problem else { continue };
        if edits.iter().any(|(keys, _)| key.starts_with(keys) || keys.starts_with(&key)) {
            return Err(WriteError::Invalid(format!("{text}\nin `{}`\n", key.join("."))));
        }
    }
    Ok(())
}

/// An edit with the parts of its key.
type KeyedEdit<'a> = (Vec<String>, &'a ConfigEdit);

fn keyed(edits: &[ConfigEdit]) -> Result<Vec<KeyedEdit<'_>>, WriteError> {
    edits
        .iter()
        .map(|edit| {
            let keys = key_path::split(&edit.key_path);
            keys.map(|keys| (keys, edit)).map_err(|err| WriteError::Edit(err.to_string()))
        })
        .collect()
}

fn edited(text: &str, edits: &[KeyedEdit<'_>]) -> Result<String, WriteError> {
    let mut document: DocumentMut =
        text.parse().map_err(|err: toml_edit::TomlError| WriteError::Invalid(err.to_string()))?;
    for (keys, edit) in edits {
        edit::apply(&mut document, keys, &edit.value, edit.merge_strategy)
            .map_err(WriteError::Edit)?;
    }
    Ok(document.to_string())
}

/// Returns the error of a document without its place: the client edits keys, not lines.
fn invalid(err: &ConfigError) -> WriteError {
    WriteError::Invalid(match err {
        ConfigError::Invalid { key: Some(_), text, .. } if text == UNTRUSTED => text.clone(),
        ConfigError::Invalid { key: Some(key), text, .. } => format!("{text}\nin `{key}`\n"),
        other => other.to_string(),
    })
}

/// Returns the first edit that a stronger layer hides, with that layer.
fn overridden(loaded: &Loaded, edits: &[KeyedEdit<'_>]) -> Option<OverriddenMetadata> {
    edits.iter().find_map(|(keys, _)| {
        let (layer, value) = loaded.stronger_than_user(keys)?;
        let place = match &layer.name {
            ConfigLayerSource::User { profile: Some(profile), .. } => {
                format!("profile `{profile}`")
            }
            ConfigLayerSource::SessionFlags => "session flags".to_owned(),
            _ => "a stronger layer".to_owned(),
        };
        Some(OverriddenMetadata {
            message: format!("Overridden by {place}"),
            effective_value: value.clone(),
            overriding_layer: layer,
        })
    })
}

/// Compares paths as the system sees them, so that a link to the file is the file.
fn is_same_file(named: &str, file: &AbsPath) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    named == file.as_str()
        || real(Path::new(named)).is_some_and(|named| Some(named) == real(file.as_std()))
}

/// Replaces the file's content at once; a reader sees the old text or the new
/// one. Symbolic links to it stay, and so do its permissions.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Some(directory) = target.parent() else { return Err(io::ErrorKind::InvalidInput.into()) };
    fs::create_dir_all(directory)?;
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = directory.join(name);
    let result = write_new(&new, &target, text).and_then(|()| fs::rename(&new, &target));
    if result.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(PathBuf::from(&new));
    }
    result
}

fn write_new(new: &Path, target: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // It may hold tokens, so that no other user may read it from its creation on.
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(new)?;
    file.write_all(text.as_bytes())?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}
