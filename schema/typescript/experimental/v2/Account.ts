// Written by `cargo xtask gen`; do not edit.
import type { PlanType } from "../PlanType";

/** Who is logged in, by kind of login. */
export type Account =
  /** By an API key. */
  | {
    type: "apiKey";
  }
  /** By a ChatGPT account. */
  | {
    /** Its e-mail address, if known. */
    email: string | null;
    /** Its plan. */
    planType: PlanType;
    type: "chatgpt";
    /** The workspace it belongs to. */
    workspaceName: string | null;
  }
  /** By Amazon Bedrock. */
  | {
    type: "amazonBedrock";
    /** Whether the server keeps the credentials itself. */
    usesCodexManagedCredentials: boolean;
  }
  /** By Google Cloud. */
  | {
    type: "gcp";
  };
