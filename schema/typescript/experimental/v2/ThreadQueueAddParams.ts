// Written by `cargo xtask gen`; do not edit.
import type { UserInput } from "./UserInput";

/** Params of `thread/queue/add`. If the thread is idle, a turn starts with it at once. */
export type ThreadQueueAddParams = {
  /** The client's id for the message; comes back in its item. Need not be unique. */
  clientUserMessageId: string;
  /** What the user says; not empty. */
  input: Array<UserInput>;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};
