// Written by `cargo xtask gen`; do not edit.

/** Payload of `guardianWarning`: sent when the reviewing model has something the user should know. */
export type GuardianWarningNotification = {
  /** The words for the user. */
  message: string;
  /** The thread. */
  threadId: string;
};
