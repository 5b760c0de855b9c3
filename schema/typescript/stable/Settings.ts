// Written by `cargo xtask gen`; do not edit.
import type { ReasoningEffort } from "./ReasoningEffort";

/** What comes with a mode of working together. */
export type Settings = {
  /** Replaces the mode's own instructions. */
  developer_instructions: string | null;
  /** The model. */
  model: string;
  /** How hard the model thinks. */
  reasoning_effort: ReasoningEffort | null;
};
