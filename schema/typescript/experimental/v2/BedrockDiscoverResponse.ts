// Written by `cargo xtask gen`; do not edit.
import type { BedrockAwsProfile } from "./BedrockAwsProfile";
import type { BedrockEnvironmentCredential } from "./BedrockEnvironmentCredential";

/** Answer to `account/bedrock/discover`. */
export type BedrockDiscoverResponse = {
  /** Credentials in the server's environment variables; which kinds, not the secrets. */
  environmentCredentials: Array<BedrockEnvironmentCredential>;
  /** The profiles of the AWS configuration. */
  profiles: Array<BedrockAwsProfile>;
};
