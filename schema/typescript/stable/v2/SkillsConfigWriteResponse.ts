// Written by `cargo xtask gen`; do not edit.

/** Answer to `skills/config/write`. */
export type SkillsConfigWriteResponse = {
  /** Whether models are offered the skill now, all settings taken together. */
  effectiveEnabled: boolean;
};
