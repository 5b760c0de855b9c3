// Written by `cargo xtask gen`; do not edit.

/** Answer to `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetResponse = {
  /** What was set, by the feature's name; empty if none of the names could be. */
  enablement: { [key in string]?: boolean };
};
