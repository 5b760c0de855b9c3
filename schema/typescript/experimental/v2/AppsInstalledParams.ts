// Written by `cargo xtask gen`; do not edit.

/** Params of `app/installed`. */
export type AppsInstalledParams = {
  /** Whether to ask anew instead of taking what is remembered. No by default. */
  forceRefresh?: boolean;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};
