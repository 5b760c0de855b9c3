// Written by `cargo xtask gen`; do not edit.
import type { ConfigRequirements } from "./ConfigRequirements";

/** Answer to `configRequirements/read`. */
export type ConfigRequirementsReadResponse = {
  /** What is demanded; `None` if nothing is. */
  requirements: ConfigRequirements | null;
  /** Whether the speed can be chosen apart from the model; `None` if that is not known. */
  supportsIndependentSpeedModes: boolean | null;
};
