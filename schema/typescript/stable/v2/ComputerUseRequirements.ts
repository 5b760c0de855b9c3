// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";
import type { ComputerUseMacosRequirements } from "./ComputerUseMacosRequirements";
import type { ComputerUseWindowsRequirements } from "./ComputerUseWindowsRequirements";

/** What the administrator demands of the computer tool; what is `None` is left to the user. */
export type ComputerUseRequirements = {
  /** Whether it may be used while the screen is locked. */
  allowLockedComputerUse: boolean | null;
  /** Whether the user's leave may be remembered for good. */
  allowPersistentApproval: boolean | null;
  /** What holds for programs not named here. */
  defaultAppAccess: AllowDenyRequirement | null;
  /** Programs on macOS. */
  macos: ComputerUseMacosRequirements | null;
  /** Programs on Windows. */
  windows: ComputerUseWindowsRequirements | null;
};
