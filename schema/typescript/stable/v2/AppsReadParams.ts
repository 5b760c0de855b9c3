// Written by `cargo xtask gen`; do not edit.

/** Params of `app/read`. */
export type AppsReadParams = {
  /** The apps that are asked about. */
  appIds: Array<string>;
  /** Whether to tell their tools too. No by default. */
  includeTools?: boolean;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};
