// Written by `cargo xtask gen`; do not edit.
import type { UserInput } from "./UserInput";

/** A message of the user that waits for its turn. */
export type QueuedSubmission = {
  /** The client's id for the message; comes back in its item. Need not be unique. */
  clientUserMessageId: string;
  /** Its id in the queue, a UUID the server made. */
  id: string;
  /** What the user says. */
  input: Array<UserInput>;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata: { [key in string]?: string } | null;
};
