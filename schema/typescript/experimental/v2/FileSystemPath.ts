// Written by `cargo xtask gen`; do not edit.
import type { FileSystemSpecialPath } from "./FileSystemSpecialPath";
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** Where an entry applies. */
export type FileSystemPath =
  /** At one path and below it. */
  | {
    /** The path. */
    path: LegacyAppPathString;
    type: "path";
  }
  /** At every path that a pattern matches. */
  | {
    /** The pattern. */
    pattern: string;
    type: "glob_pattern";
  }
  /** At a place with a name. */
  | {
    type: "special";
    /** The place. */
    value: FileSystemSpecialPath;
  };
