// Written by `cargo xtask gen`; do not edit.

/** Params of `modelProvider/list`: an empty object. */
export type ModelProviderListParams = Record<string, never>;
