// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** A thread that was found. */
export type ThreadSearchResult = {
  /** The place where the text was found, with some words around it. */
  snippet: string;
  /** The thread, without turns. */
  thread: Thread;
};
