// Written by `cargo xtask gen`; do not edit.

/** Params of `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetParams = {
  /**
   * Whether a feature is to be on, by its name. Unknown names are ignored; features not named
   * stay as they are.
   */
  enablement: { [key in string]?: boolean };
};
