// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** Params of `feedback/save`. */
export type FeedbackSaveParams = {
  /** What kind of feedback it is, such as `bug`. */
  classification: string;
  /** Paths of further files to put in. None by default. */
  extraLogFiles?: Array<string> | null;
  /** Whether the server's logs are put in. No by default. */
  includeLogs?: boolean;
  /** What the user says. */
  reason?: string | null;
  /** Where to write the bundle; an absolute path on the server's machine. */
  savePath: LegacyAppPathString;
  /** Further labels, by name. */
  tags?: { [key in string]?: string } | null;
  /** The thread that it is about, if any. */
  threadId?: string | null;
};
