// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/shellCommand`. */
export type ThreadShellCommandParams = {
  /**
   * The command line, for the user's login shell; must not be empty. It runs outside the
   * sandbox.
   */
  command: string;
  /** The thread. */
  threadId: string;
  /** Milliseconds until the command is given up. */
  timeoutMs?: number | null;
};
