// Written by `cargo xtask gen`; do not edit.

/** Params of `modelProvider/capabilities/read`: an empty object. */
export type ModelProviderCapabilitiesReadParams = Record<string, never>;
