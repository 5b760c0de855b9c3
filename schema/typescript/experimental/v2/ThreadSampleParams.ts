// Written by `cargo xtask gen`; do not edit.
import type { ReasoningEffort } from "../ReasoningEffort";
import type { ThreadSource } from "./ThreadSource";

/** Params of `thread/sample`: a question to the model on a thread's history, beside its turns. */
export type ThreadSampleParams = {
  /** Whether it may be asked while a turn runs. No by default. */
  allowInProgressTurn?: boolean;
  /** Whether the tools of MCP servers are left out. No by default. */
  disableMcp?: boolean;
  /** How hard the model should think. */
  effort?: ReasoningEffort | null;
  /** The turn that the client takes for the thread's latest. */
  expectedTurnId: string;
  /** Whether cancelling the question also interrupts the work begun for it. */
  interruptOnCancel?: boolean | null;
  /** The question. */
  prompt: string;
  /** Metadata passed to the provider with the request. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
  /** The client's word for where it comes from. */
  threadSource?: ThreadSource | null;
  /** The client's word for why it is asked. */
  turnTrigger?: string | null;
};
