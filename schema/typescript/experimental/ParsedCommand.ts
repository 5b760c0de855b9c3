// Written by `cargo xtask gen`; do not edit.

/**
 * What a part of a command is seen to do, at best effort, in the older form; for display, not for
 * decisions.
 */
export type ParsedCommand =
  /** It reads a file. */
  | {
    /** That part of the command line. */
    cmd: string;
    /** The file's base name. */
    name: string;
    /** The file's path. */
    path: string;
    type: "read";
  }
  /** It lists files. */
  | {
    /** That part of the command line. */
    cmd: string;
    /** Where, as written. */
    path: string | null;
    type: "list_files";
  }
  /** It searches. */
  | {
    /** That part of the command line. */
    cmd: string;
    /** Where, as written. */
    path: string | null;
    /** What for. */
    query: string | null;
    type: "search";
  }
  /** Anything else. */
  | {
    /** The command line. */
    cmd: string;
    type: "unknown";
  };
