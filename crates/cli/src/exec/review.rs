//! `turnhost exec review`: the changes that a model is to look at.

use anyhow::{Result, bail};
use clap::Args;
use turnhost_protocol::ReviewTarget;

use super::prompt::read_text;

/// Arguments of `turnhost exec review`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Instructions for the review, in place of a range of changes; `-` reads them from stdin.
    #[arg(conflicts_with_all = ["uncommitted", "base", "commit"])]
    instructions: Option<String>,
    /// The changes that are not committed, files that Git does not know included.
    #[arg(long, conflicts_with_all = ["base", "commit"])]
    uncommitted: bool,
    /// The changes against this branch.
    #[arg(long, value_name = "BRANCH", conflicts_with = "commit")]
    base: Option<String>,
    /// The changes of this commit.
    #[arg(long, value_name = "SHA")]
    commit: Option<String>,
    /// The title of that commit, for the review's own title.
    #[arg(long, requires = "commit")]
    title: Option<String>,
}

impl Arguments {
    /// Returns what is to be reviewed. Fails if nothing is named.
    pub(super) fn target(&self) -> Result<ReviewTarget> {
        if self.uncommitted {
            return Ok(ReviewTarget::UncommittedChanges);
        }
        Ok(match (&self.base, &self.commit, &self.instructions) {
            (Some(branch), _, _) => ReviewTarget::BaseBranch { branch: branch.clone() },
            (None, Some(sha), _) => {
                ReviewTarget::Commit { sha: sha.clone(), title: self.title.clone() }
            }
            (None, None, Some(text)) => {
                ReviewTarget::Custom { instructions: read_text(Some(text))? }
            }
            (None, None, None) => bail!(
                "name what to review: --uncommitted, --base BRANCH, --commit SHA, or instructions"
            ),
        })
    }
}
