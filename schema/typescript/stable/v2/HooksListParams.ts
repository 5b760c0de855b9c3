// Written by `cargo xtask gen`; do not edit.

/** Params of `hooks/list`. */
export type HooksListParams = {
  /** The directories to answer for, one entry each. The server's own if empty or left out. */
  cwds?: Array<string>;
  /** A thread whose configuration counts. None if unset. */
  threadId?: string | null;
};
