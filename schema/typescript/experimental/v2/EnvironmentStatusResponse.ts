// Written by `cargo xtask gen`; do not edit.
import type { EnvironmentStatusKind } from "./EnvironmentStatusKind";

/** Answer to `environment/status`. */
export type EnvironmentStatusResponse = {
  /** Why it cannot be reached; left out if it can. */
  error?: string;
  /** Whether it can be reached. */
  status: EnvironmentStatusKind;
};
