// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/backgroundTerminals/terminate`. */
export type ThreadBackgroundTerminalsTerminateResponse = {
  /** Whether there was such a command; its item is completed as failed afterwards. */
  terminated: boolean;
};
