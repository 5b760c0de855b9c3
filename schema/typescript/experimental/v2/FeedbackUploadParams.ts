// Written by `cargo xtask gen`; do not edit.

/** Params of `feedback/upload`. */
export type FeedbackUploadParams = {
  /** What kind of feedback it is, such as `bug`. */
  classification: string;
  /** Paths of further files to send along. None by default. */
  extraLogFiles?: Array<string> | null;
  /** Whether the server's logs are sent along. No by default. */
  includeLogs?: boolean;
  /** What the user says. */
  reason?: string | null;
  /** Further labels, by name. */
  tags?: { [key in string]?: string } | null;
  /** The thread that it is about, if any. */
  threadId?: string | null;
};
