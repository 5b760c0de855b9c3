// Written by `cargo xtask gen`; do not edit.

/** Params of `gitDiffToRemote`. */
export type GitDiffToRemoteParams = {
  /** A directory in a git repository; it is an error if no diff can be made. */
  cwd: string;
};
