// Written by `cargo xtask gen`; do not edit.
import type { PatchChangeKind } from "./PatchChangeKind";

/** A change to one file. */
export type FileUpdateChange = {
  /** A unified diff; the whole content for new and for deleted files. */
  diff: string;
  /** What happens to the file. */
  kind: PatchChangeKind;
  /** Its absolute path before the change. */
  path: string;
};
