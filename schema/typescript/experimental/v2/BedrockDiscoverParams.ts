// Written by `cargo xtask gen`; do not edit.

/** Params of `account/bedrock/discover`. There are none. */
export type BedrockDiscoverParams = Record<string, never>;
