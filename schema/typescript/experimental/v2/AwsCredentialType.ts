// Written by `cargo xtask gen`; do not edit.

/** Which kind of AWS credentials was found. */
export type AwsCredentialType =
  /** An access key id with its secret. */
  | "accessKeys"
  /** An API key of Amazon Bedrock. */
  | "bedrockApiKey";
