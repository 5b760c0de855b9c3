// Written by `cargo xtask gen`; do not edit.
import type { FileSystemAccessMode } from "./FileSystemAccessMode";
import type { FileSystemPath } from "./FileSystemPath";

/** A path and what may be done there. */
export type FileSystemSandboxEntry = {
  /** What may be done. */
  access: FileSystemAccessMode;
  /** Where. */
  path: FileSystemPath;
};
