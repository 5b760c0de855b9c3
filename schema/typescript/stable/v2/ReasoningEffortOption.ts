// Written by `cargo xtask gen`; do not edit.
import type { ReasoningEffort } from "../ReasoningEffort";

/** A degree of thinking that a model offers. */
export type ReasoningEffortOption = {
  /** What it is good for. */
  description: string;
  /** The word for it. */
  reasoningEffort: ReasoningEffort;
};
