// Written by `cargo xtask gen`; do not edit.

/** Params of `account/bedrock/checkGovCloudRequirements`. There are none. */
export type BedrockCheckGovCloudRequirementsParams = Record<string, never>;
