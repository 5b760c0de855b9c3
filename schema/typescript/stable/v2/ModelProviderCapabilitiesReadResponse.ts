// Written by `cargo xtask gen`; do not edit.

/** Answer to `modelProvider/capabilities/read`. */
export type ModelProviderCapabilitiesReadResponse = {
  /** Whether the provider makes images. */
  imageGeneration: boolean;
  /** Whether the provider searches the web. */
  webSearch: boolean;
};
