// Written by `cargo xtask gen`; do not edit.

/** Params of `account/bedrock/setup`, by where the credentials come from. */
export type BedrockSetupParams =
  /** From a profile of the AWS configuration. */
  | {
    /** The profile's name. */
    profile: string;
    /** The AWS region to send requests to. */
    region: string;
    type: "profile";
  }
  /** From the server's environment variables. */
  | {
    /** The AWS region to send requests to. */
    region: string;
    type: "environment";
  };
