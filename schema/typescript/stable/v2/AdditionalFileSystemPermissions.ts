// Written by `cargo xtask gen`; do not edit.
import type { FileSystemSandboxEntry } from "./FileSystemSandboxEntry";
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** Access to files that is asked for. */
export type AdditionalFileSystemPermissions = {
  /** Every path with the access to it. */
  entries?: Array<FileSystemSandboxEntry>;
  /** How deep glob patterns are searched, in directories; at least 1. */
  globScanMaxDepth?: number;
  /** Paths to be read. */
  read: Array<LegacyAppPathString> | null;
  /** Paths to be written. */
  write: Array<LegacyAppPathString> | null;
};
