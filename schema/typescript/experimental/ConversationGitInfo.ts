// Written by `cargo xtask gen`; do not edit.

/** Where a thread's directory stood in git when the thread began. */
export type ConversationGitInfo = {
  /** The branch, if one was checked out. */
  branch: string | null;
  /** The URL of the remote `origin`. */
  origin_url: string | null;
  /** The commit. */
  sha: string | null;
};
