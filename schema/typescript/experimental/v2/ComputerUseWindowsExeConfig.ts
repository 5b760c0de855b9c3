// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";

/** A Windows program known by its file. */
export type ComputerUseWindowsExeConfig = {
  /** Whether it may be used. */
  access: AllowDenyRequirement;
  /** Its file name. */
  binary_name: string | null;
  /** Its product name. */
  product_name: string;
  /** Its publisher, from its signature. */
  publisher_name: string;
};
