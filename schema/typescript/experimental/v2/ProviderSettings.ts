// Written by `cargo xtask gen`; do not edit.
import type { GatewayAuth } from "./GatewayAuth";

/** What kind of model provider it is, with its settings. */
export type ProviderSettings =
  /** OpenAI. */
  | {
    type: "openai";
  }
  /** A gateway of one's own. */
  | {
    /** How it knows who asks. */
    auth: GatewayAuth;
    type: "customGateway";
  }
  /** Amazon Bedrock. */
  | {
    /** The AWS profile; `None` if none is set. */
    profile: string | null;
    /** The AWS region; `None` if none is set. */
    region: string | null;
    type: "bedrock";
  }
  /** Google Cloud. */
  | {
    /** The file with the credentials; `None` if none is set. */
    credentialFile: string | null;
    /** The location that requests go to; `None` if none is set. */
    location: string | null;
    /** The project that requests count for; `None` if none is set. */
    projectId: string | null;
    type: "gcp";
  };
