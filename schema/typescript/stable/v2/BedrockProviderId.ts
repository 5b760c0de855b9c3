// Written by `cargo xtask gen`; do not edit.

/** A model provider of Amazon Bedrock. */
export type BedrockProviderId =
  /** Amazon Bedrock. */
  | "amazon-bedrock"
  /** Amazon Bedrock by its runtime interface. */
  | "amazon-bedrock-runtime";
