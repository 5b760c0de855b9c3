// Written by `cargo xtask gen`; do not edit.
import type { UserInput } from "./UserInput";

/** Params of `thread/queue/update`. */
export type ThreadQueueUpdateParams = {
  /** What the user says instead. */
  input: Array<UserInput>;
  /** The message, by its id in the queue. */
  queuedSubmissionId: string;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};
