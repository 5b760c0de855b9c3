// Written by `cargo xtask gen`; do not edit.

/** Params of `remoteControl/enable`; may be left out. */
export type RemoteControlEnableParams = {
  /**
   * Whether to leave the stored preference alone, so that it holds again after a restart; the
   * answer then waits for no relay. No by default.
   */
  ephemeral?: boolean;
};
