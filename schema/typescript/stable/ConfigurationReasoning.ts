// Written by `cargo xtask gen`; do not edit.
import type { ReasoningEffort } from "./ReasoningEffort";

/** How to think from here on. */
export type ConfigurationReasoning = {
  /** How hard. */
  effort: ReasoningEffort;
};
