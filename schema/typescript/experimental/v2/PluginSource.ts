// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Where a plugin's files come from. */
export type PluginSource =
  /** From a directory on this machine. */
  | {
    /** The directory. */
    path: AbsolutePathBuf;
    type: "local";
  }
  /** From a git repository. */
  | {
    /** The directory within the repository. Its root if unset. */
    path: string | null;
    /** The branch, tag or commit to take. The repository's default if unset. */
    refName: string | null;
    /** The commit it must be, if it is pinned. */
    sha: string | null;
    type: "git";
    /** The repository. */
    url: string;
  }
  /** From an npm package. */
  | {
    /** The package's name. */
    package: string;
    /** The registry's URL. The usual one if unset. */
    registry: string | null;
    type: "npm";
    /** The version or range to take. The newest if unset. */
    version: string | null;
  }
  /** From the cloud. */
  | {
    type: "remote";
  };
