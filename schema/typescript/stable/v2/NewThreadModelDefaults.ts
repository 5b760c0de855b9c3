// Written by `cargo xtask gen`; do not edit.
import type { ReasoningEffort } from "../ReasoningEffort";

/** What new threads begin with, unless something else is asked for. */
export type NewThreadModelDefaults = {
  /** The model. */
  model: string | null;
  /** How hard it should think. */
  modelReasoningEffort: ReasoningEffort | null;
  /** The provider's service tier. */
  serviceTier: string | null;
};
