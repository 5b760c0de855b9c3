// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/bedrock/checkGovCloudRequirements`. */
export type BedrockCheckGovCloudRequirementsResponse = {
  /** Whether Amazon Bedrock is used in an AWS GovCloud region. */
  isGovCloud: boolean;
  /** Whether the user should be warned that the requirements for it are not met. */
  shouldWarn: boolean;
};
