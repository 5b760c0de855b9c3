// Written by `cargo xtask gen`; do not edit.
import type { BedrockProviderId } from "./BedrockProviderId";
import type { GcpProviderId } from "./GcpProviderId";

/**
 * What is to change in a model provider's settings, by the provider's kind; what is left out
 * stays.
 */
export type ProviderSettingsPatch =
  /** A gateway of one's own. */
  | {
    /** Its address. */
    baseUrl?: string | null;
    /** The environment variable that holds its key. */
    envKey?: string | null;
    /** Its name for people. */
    name?: string;
    /** The gateway to change; `None` if none is named. */
    providerId?: string | null;
    type: "customGateway";
  }
  /** Amazon Bedrock. */
  | {
    /** The AWS profile. */
    profile?: string | null;
    /** The provider to change. */
    providerId: BedrockProviderId;
    /** The AWS region. */
    region?: string | null;
    type: "bedrock";
  }
  /** Google Cloud. */
  | {
    /** The file with the credentials. */
    credentialFile?: string | null;
    /** The location that requests go to. */
    location?: string | null;
    /** The project that requests count for. */
    projectId?: string | null;
    /** The provider to change. */
    providerId: GcpProviderId;
    type: "gcp";
  };
