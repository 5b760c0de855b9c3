// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `thread/environment/connected` and `thread/environment/disconnected`, sent when a
 * thread's environment comes or goes.
 */
export type EnvironmentConnectionNotification = {
  /** The environment. */
  environmentId: string;
  /** The thread. */
  threadId: string;
};
