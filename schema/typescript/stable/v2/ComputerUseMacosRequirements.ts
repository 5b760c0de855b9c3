// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";

/** Programs on macOS. */
export type ComputerUseMacosRequirements = {
  /** What holds for a program, by bundle id. */
  bundleIds: { [key in string]?: AllowDenyRequirement } | null;
};
