//! Plans the changes of a patch: every file read, nothing written.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use turnhost_base::{AbsPath, FileStamp};
use turnhost_patch::{FileOp, Hunk, Patch, apply_hunks};
use turnhost_ports::{FileChange, FileContent, FilesError};

use turnhost_sandbox::regular::{self, MAX_TEXT_BYTES};

use crate::resolve::real_path;

/// Works out the changes in the patch's order. Later operations see what
/// earlier ones of the same patch have done.
pub(crate) fn plan(patch: &Patch, cwd: &AbsPath) -> Result<Vec<FileChange>, FilesError> {
    let mut planner = Planner::default();
    patch.ops.iter().map(|op| planner.op(op, cwd)).collect()
}

#[derive(Default)]
struct Planner {
    /// Contents that files touched by the patch would have, by real path.
    touched: BTreeMap<AbsPath, Option<FileContent>>,
}

impl Planner {
    fn op(&mut self, op: &FileOp, cwd: &AbsPath) -> Result<FileChange, FilesError> {
        match op {
            FileOp::Add { path: named, content } => {
                let path = cwd.join(named);
                let before = match self.read(&path) {
                    Ok(content) => Some(content),
                    Err(err) if err.kind() == io::ErrorKind::NotFound => None,
                    Err(err) => return Err(unread(&path, &err)),
                };
                if let Some(FileContent::Binary(_)) = before {
                    return Err(verification(format!(
                        "Failed to replace {path}: it is no UTF-8 text, or larger than \
                         {MAX_TEXT_BYTES} bytes; delete it first"
                    )));
                }
                Ok(self.change(named, path, None, before, Some(content.clone().into())))
            }
            FileOp::Delete { path: named } => {
                let path = cwd.join(named);
                let before = self.read(&path).map_err(|err| unread(&path, &err))?;
                Ok(self.change(named, path, None, Some(before), None))
            }
            FileOp::Update { path: named, move_to, hunks } => {
                let (path, target) = (cwd.join(named), move_to.as_ref().map(|to| cwd.join(to)));
                self.update(move_to.as_ref().unwrap_or(named), path, target, hunks)
            }
        }
    }

    fn update(
        &mut self,
        named: &str,
        path: AbsPath,
        target: Option<AbsPath>,
        hunks: &[Hunk],
    ) -> Result<FileChange, FilesError> {
        let before = self.read(&path).map_err(|err| {
            verification(format!("Failed to read file to update {path}: {}", why(&path, &err)))
        })?;
        let after = if hunks.is_empty() {
            before.clone()
        } else {
            let Some(text) = before.text() else {
                return Err(verification(format!(
                    "Failed to read file to update {path}: it is no UTF-8 text, or larger than \
                     {MAX_TEXT_BYTES} bytes; it can be moved or deleted, and changed by a command"
                )));
            };
            apply_hunks(text, hunks).map_err(|err| verification(err.message(path.as_str())))?.into()
        };
        let target = target.filter(|target| *target != path);
        Ok(self.change(named, path, target, Some(before), Some(after)))
    }

    fn read(&self, path: &AbsPath) -> io::Result<FileContent> {
        match self.touched.get(&real_path(path)) {
            Some(Some(content)) => Ok(content.clone()),
            // The words of the system for a file that is not there.
            Some(None) => Err(io::Error::from_raw_os_error(2)),
            None => read_content(path),
        }
    }

    fn change(
        &mut self,
        named: &str,
        path: AbsPath,
        moved_to: Option<AbsPath>,
        before: Option<FileContent>,
        after: Option<FileContent>,
    ) -> FileChange {
        let mut targets = vec![real_path(&path)];
        targets.extend(moved_to.as_ref().map(real_path));
        if moved_to.is_some() {
            self.touched.insert(targets[0].clone(), None);
        }
        if let Some(last) = targets.last() {
            self.touched.insert(last.clone(), after.clone());
        }
        FileChange { path, moved_to, named: named.to_owned(), before, after, targets }
    }
}

/// Reads a file that a patch speaks of. What is not text is not kept.
fn read_content(path: &AbsPath) -> io::Result<FileContent> {
    let file = regular::open(path)?;
    let stamp = FileStamp::of(&file.metadata()?);
    let mut bytes = Vec::new();
    file.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        return Ok(FileContent::Binary(stamp));
    }
    Ok(String::from_utf8(bytes).map_or(FileContent::Binary(stamp), FileContent::Text))
}

fn unread(path: &AbsPath, error: &io::Error) -> FilesError {
    verification(format!("Failed to read {path}: {}", why(path, error)))
}

/// Returns the reason why a file cannot be read: the system's error, except for directories.
fn why(path: &AbsPath, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::IsADirectory => format!("path `{path}` is not a file"),
        _ => error.to_string(),
    }
}

fn verification(reason: String) -> FilesError {
    FilesError::Verification(reason)
}
