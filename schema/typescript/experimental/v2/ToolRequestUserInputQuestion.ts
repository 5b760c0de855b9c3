// Written by `cargo xtask gen`; do not edit.
import type { ToolRequestUserInputOption } from "./ToolRequestUserInputOption";

/** A question to the user. */
export type ToolRequestUserInputQuestion = {
  /** A title of a word or two. */
  header: string;
  /** The question's id, the key of its answer. */
  id: string;
  /** Whether the user may also write an answer that is not offered. No by default. */
  isOther: boolean;
  /** Whether what is written is to be hidden, as with passwords. No by default. */
  isSecret: boolean;
  /** The answers on offer; `None` if the answer is free text. */
  options: Array<ToolRequestUserInputOption> | null;
  /** The question. */
  question: string;
};
