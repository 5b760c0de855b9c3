// Written by `cargo xtask gen`; do not edit.
import type { AdditionalContextEntry } from "./AdditionalContextEntry";
import type { UserInput } from "./UserInput";

/** Params of `turn/steer`. */
export type TurnSteerParams = {
  /** Context from the client's surroundings, by name. */
  additionalContext?: { [key in string]?: AdditionalContextEntry } | null;
  /** The client's own id for the message; comes back in its item. */
  clientUserMessageId?: string | null;
  /** The turn, which must be the one that runs. */
  expectedTurnId: string;
  /** What the user adds; not empty. */
  input: Array<UserInput>;
  /** Metadata for the provider. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** Changes of that metadata. */
  responsesapiClientMetadataPatch?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};
