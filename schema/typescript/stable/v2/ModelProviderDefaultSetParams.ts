// Written by `cargo xtask gen`; do not edit.

/** Params of `modelProvider/default/set`. */
export type ModelProviderDefaultSetParams = {
  /** The provider; it must be configured. */
  providerId: string;
};
