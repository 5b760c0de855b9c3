// Written by `cargo xtask gen`; do not edit.

/** Params of `remoteControl/disable`; may be left out. */
export type RemoteControlDisableParams = {
  /**
   * Whether to leave the stored preference alone, so that it holds again after a restart. No by
   * default.
   */
  ephemeral?: boolean;
};
