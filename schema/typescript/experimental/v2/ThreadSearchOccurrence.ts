// Written by `cargo xtask gen`; do not edit.
import type { ThreadSearchTextRange } from "./ThreadSearchTextRange";

/** A message in which the text was found. */
export type ThreadSearchOccurrence = {
  /** The item of the message. */
  itemId: string;
  /** The place where the text was found, with some words around it. */
  snippet: string;
  /** Where in `snippet` the text is. */
  snippetMatchRange: ThreadSearchTextRange;
  /** A cursor with which `thread/turns/list` begins at the turn. */
  turnCursor: string;
  /** The turn. */
  turnId: string;
};
