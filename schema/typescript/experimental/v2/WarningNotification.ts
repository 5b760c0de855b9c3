// Written by `cargo xtask gen`; do not edit.

/** Payload of `warning`. */
export type WarningNotification = {
  /** What the user should know. */
  message: string;
  /** The thread it is about; `None` if it is about none. */
  threadId: string | null;
};
