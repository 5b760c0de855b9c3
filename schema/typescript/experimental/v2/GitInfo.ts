// Written by `cargo xtask gen`; do not edit.

/** A Git repository's state. */
export type GitInfo = {
  /** The branch checked out. */
  branch: string | null;
  /** Address of the remote called `origin`. */
  originUrl: string | null;
  /** The commit checked out. */
  sha: string | null;
};
