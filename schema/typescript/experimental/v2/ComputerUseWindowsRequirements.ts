// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";
import type { ComputerUseWindowsExeRequirement } from "./ComputerUseWindowsExeRequirement";

/** Programs on Windows. */
export type ComputerUseWindowsRequirements = {
  /** What holds for a program, by application user model id. */
  aumids: { [key in string]?: AllowDenyRequirement } | null;
  /** What holds for programs known by their file. */
  exes: Array<ComputerUseWindowsExeRequirement> | null;
};
