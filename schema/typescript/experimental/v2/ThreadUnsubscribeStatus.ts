// Written by `cargo xtask gen`; do not edit.

/** What came of `thread/unsubscribe`. */
export type ThreadUnsubscribeStatus =
  /** The thread is not loaded. */
  | "notLoaded"
  /** The caller was not subscribed. */
  | "notSubscribed"
  /** The caller is no longer subscribed. */
  | "unsubscribed";
