// Written by `cargo xtask gen`; do not edit.

/** Params of `app/list`. */
export type AppsListParams = {
  /** Where the page begins: `nextCursor` of the one before. The first page by default. */
  cursor?: string | null;
  /** Whether to ask the backend anew instead of taking what is remembered. No by default. */
  forceRefetch?: boolean;
  /** How many at most; the server's choice by default. */
  limit?: number | null;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};
