// Written by `cargo xtask gen`; do not edit.

/** Payload of `turnhost/draining`. */
export type TurnhostDrainingNotification = {
  /**
   * When the server ends at the latest, in Unix milliseconds; `null` if it
   * waits for running turns however long they take.
   */
  deadlineAtMs: number | null;
  /** How many turns it waits for. */
  runningTurns: number;
};
