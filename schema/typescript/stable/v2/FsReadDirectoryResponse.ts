// Written by `cargo xtask gen`; do not edit.
import type { FsReadDirectoryEntry } from "./FsReadDirectoryEntry";

/** Answer to `fs/readDirectory`. */
export type FsReadDirectoryResponse = {
  /** What is in it, in no order; links that lead nowhere are left out. */
  entries: Array<FsReadDirectoryEntry>;
};
