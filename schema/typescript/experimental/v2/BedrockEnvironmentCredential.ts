// Written by `cargo xtask gen`; do not edit.
import type { AwsCredentialType } from "./AwsCredentialType";

/** AWS credentials in the server's environment variables. */
export type BedrockEnvironmentCredential = {
  /** The AWS region that the environment sets, if any. */
  region: string | null;
  /** Which kind they are. */
  type: AwsCredentialType;
};
