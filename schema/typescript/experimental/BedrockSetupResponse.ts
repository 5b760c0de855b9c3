// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/bedrock/setup`. */
export type BedrockSetupResponse = { [key: string]: unknown };
