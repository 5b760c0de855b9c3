// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** What a part of a command is seen to do, at best effort; for display, not for decisions. */
export type CommandAction =
  /** It reads a file. */
  | {
    /** That part of the command line. */
    command: string;
    /** The file's base name. */
    name: string;
    /** The file's path. */
    path: LegacyAppPathString;
    type: "read";
  }
  /** It lists files. */
  | {
    /** That part of the command line. */
    command: string;
    /** Where, as written. */
    path: string | null;
    type: "listFiles";
  }
  /** It searches. */
  | {
    /** That part of the command line. */
    command: string;
    /** Where, as written. */
    path: string | null;
    /** What for. */
    query: string | null;
    type: "search";
  }
  /** Anything else. */
  | {
    /** The command line. */
    command: string;
    type: "unknown";
  };
