// Written by `cargo xtask gen`; do not edit.

/** Answer to `gitDiffToRemote`. */
export type GitDiffToRemoteResponse = {
  /** The working tree's changes since that commit, as git writes them. */
  diff: string;
  /** The commit that was compared with, which the remote has too. */
  sha: string;
};
