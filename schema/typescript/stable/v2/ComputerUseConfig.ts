// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";
import type { ComputerUseMacosConfig } from "./ComputerUseMacosConfig";
import type { ComputerUseWindowsConfig } from "./ComputerUseWindowsConfig";

/** Which programs the computer tool may use. */
export type ComputerUseConfig = {
  /** What holds for programs not named here. */
  default_app_access: AllowDenyRequirement | null;
  /** Programs on macOS. */
  macos: ComputerUseMacosConfig | null;
  /** Programs on Windows. */
  windows: ComputerUseWindowsConfig | null;
};
