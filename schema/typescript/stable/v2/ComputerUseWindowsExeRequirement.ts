// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";

/** A Windows program known by its file. */
export type ComputerUseWindowsExeRequirement = {
  /** Whether it may be used. */
  access: AllowDenyRequirement;
  /** Its file name; left out, any. */
  binaryName: string | null;
  /** Its product name. */
  productName: string;
  /** Its publisher, from its signature. */
  publisherName: string;
};
