// Written by `cargo xtask gen`; do not edit.

/** A named profile of the AWS configuration on the server's machine. */
export type BedrockAwsProfile = {
  /** Its name there. */
  name: string;
  /** The AWS region it sets, if any. */
  region: string | null;
};
