// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** A place that has a name instead of a path. */
export type FileSystemSpecialPath =
  /** The whole file system. */
  | {
    kind: "root";
  }
  /** What programs need to start: system libraries and the like. */
  | {
    kind: "minimal";
  }
  /** The workspace's roots. */
  | {
    kind: "project_roots";
    /** Only this path below each root. */
    subpath: LegacyAppPathString | null;
  }
  /** The directory that `TMPDIR` names. */
  | {
    kind: "tmpdir";
  }
  /** `/tmp`. */
  | {
    kind: "slash_tmp";
  }
  /** A place that this version does not know. */
  | {
    kind: "unknown";
    /** Its name. */
    path: string;
    /** Only this path below it. */
    subpath: LegacyAppPathString | null;
  };
