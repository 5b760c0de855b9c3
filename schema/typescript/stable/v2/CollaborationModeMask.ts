// Written by `cargo xtask gen`; do not edit.
import type { ModeKind } from "../ModeKind";
import type { ReasoningEffort } from "../ReasoningEffort";

/**
 * A collaboration mode on offer, with the settings that it brings along; those that are unset stay
 * as they are.
 */
export type CollaborationModeMask = {
  /** The mode to choose. */
  mode: ModeKind | null;
  /** The model it goes with. */
  model: string | null;
  /** Its name for people. */
  name: string;
  /** How hard the model should think in it, if it says. */
  reasoning_effort: ReasoningEffort | null;
};
