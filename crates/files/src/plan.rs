//! What a patch would change: every file read, nothing written.

use std::collections::BTreeMap;
use std::io;

use turnhost_base::AbsPath;
use turnhost_patch::{FileOp, Hunk, Patch, apply_hunks};
use turnhost_ports::{FileChange, FilesError};

use crate::resolve::real_path;

/// Works out the changes in the patch's order. Later operations see what
/// earlier ones of the same patch have done.
pub(crate) fn plan(patch: &Patch, cwd: &AbsPath) -> Result<Vec<FileChange>, FilesError> {
    let mut planner = Planner::default();
    patch.ops.iter().map(|op| planner.op(op, cwd)).collect()
}

#[derive(Default)]
struct Planner {
    /// What files that the patch touched would hold, by real path.
    touched: BTreeMap<AbsPath, Option<String>>,
}

impl Planner {
    fn op(&mut self, op: &FileOp, cwd: &AbsPath) -> Result<FileChange, FilesError> {
        match op {
            FileOp::Add { path, content } => {
                let path = cwd.join(path);
                let before = match self.read(&path) {
                    Ok(text) => Some(text),
                    Err(err) if err.kind() == io::ErrorKind::NotFound => None,
                    Err(err) => return Err(verification(format!("Failed to read {path}: {err}"))),
                };
                Ok(self.change(path, None, before, Some(content.clone())))
            }
            FileOp::Delete { path } => {
                let path = cwd.join(path);
                let before = self
                    .read(&path)
                    .map_err(|err| verification(format!("Failed to read {path}: {err}")))?;
                Ok(self.change(path, None, Some(before), None))
            }
            FileOp::Update { path, move_to, hunks } => {
                let (path, target) = (cwd.join(path), move_to.as_ref().map(|to| cwd.join(to)));
                self.update(path, target, hunks)
            }
        }
    }

    fn update(
        &mut self,
        path: AbsPath,
        target: Option<AbsPath>,
        hunks: &[Hunk],
    ) -> Result<FileChange, FilesError> {
        let before = self
            .read(&path)
            .map_err(|err| verification(format!("Failed to read file to update {path}: {err}")))?;
        let after = if hunks.is_empty() {
            before.clone()
        } else {
            apply_hunks(&before, hunks).map_err(|err| verification(err.message(path.as_str())))?
        };
        let target = target.filter(|target| *target != path);
        Ok(self.change(path, target, Some(before), Some(after)))
    }

    fn read(&self, path: &AbsPath) -> io::Result<String> {
        match self.touched.get(&real_path(path)) {
            Some(Some(text)) => Ok(text.clone()),
            // The words of the system for a file that is not there.
            Some(None) => Err(io::Error::from_raw_os_error(2)),
            None => turnhost_sandbox::regular::read_text(path),
        }
    }

    fn change(
        &mut self,
        path: AbsPath,
        moved_to: Option<AbsPath>,
        before: Option<String>,
        after: Option<String>,
    ) -> FileChange {
        let mut targets = vec![real_path(&path)];
        targets.extend(moved_to.as_ref().map(real_path));
        if moved_to.is_some() {
            self.touched.insert(targets[0].clone(), None);
        }
        if let Some(last) = targets.last() {
            self.touched.insert(last.clone(), after.clone());
        }
        FileChange { path, moved_to, before, after, targets }
    }
}

fn verification(reason: String) -> FilesError {
    FilesError::Verification(reason)
}
