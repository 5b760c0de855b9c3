// Written by `cargo xtask gen`; do not edit.
import type { NewThreadModelDefaults } from "./NewThreadModelDefaults";

/** What the administrator demands of the choice of models. */
export type ModelsRequirements = {
  /** What new threads begin with. */
  newThread: NewThreadModelDefaults | null;
};
