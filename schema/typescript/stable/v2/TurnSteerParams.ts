// Written by `cargo xtask gen`; do not edit.
import type { UserInput } from "./UserInput";

/** Params of `turn/steer`. */
export type TurnSteerParams = {
  /** The client's own id for the message; comes back in its item. */
  clientUserMessageId?: string | null;
  /** The turn, which must be the one that runs. */
  expectedTurnId: string;
  /** What the user adds; not empty. */
  input: Array<UserInput>;
  /** The thread. */
  threadId: string;
};
