// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";

/** Programs on macOS. */
export type ComputerUseMacosConfig = {
  /** What holds for a program, by bundle id. */
  bundle_ids: { [key in string]?: AllowDenyRequirement } | null;
};
