// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/bedrock/setup`. */
export type BedrockSetupResponse = Record<string, never>;
