// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** What a provider tells about a response's use beside the tokens. */
export type ResponseUsageMetadata = {
  /** An amount, as the provider writes it. */
  amount: string | null;
  /** Anything else, as it was received. */
  metadata: JsonValue;
};
