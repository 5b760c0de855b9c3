// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `modelProvider/authRecoveryStarted` and `modelProvider/authRecoveryCompleted`: a
 * provider's login is being renewed, or that ended.
 */
export type AuthRecoveryNotification = {
  /** What happens, for people. */
  message: string;
  /** The model provider. */
  provider: string;
  /** The thread whose turn needs the login. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
