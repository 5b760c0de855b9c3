// Written by `cargo xtask gen`; do not edit.

/** Payload of `turnhost/resync`. */
export type TurnhostResyncNotification = {
  /**
   * The threads that this connection hears nothing of until it resumes them.
   * Notifications about lists of threads may have been lost as well.
   */
  threadIds: Array<string>;
};
