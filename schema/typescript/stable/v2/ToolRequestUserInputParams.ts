// Written by `cargo xtask gen`; do not edit.
import type { ToolRequestUserInputQuestion } from "./ToolRequestUserInputQuestion";

/**
 * Params of `item/tool/requestUserInput`: put these questions to the user. Asked in plan mode
 * only.
 */
export type ToolRequestUserInputParams = {
  /** After how many milliseconds to go on without an answer; `None` to wait as long as it takes. */
  autoResolutionMs: number | null;
  /** Whether the turn waits for the answer. */
  isBlocking: boolean;
  /** Id of the tool call; there is no item for it. */
  itemId: string;
  /** The questions, in order; may be empty. */
  questions: Array<ToolRequestUserInputQuestion>;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
