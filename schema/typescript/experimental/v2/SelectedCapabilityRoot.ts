// Written by `cargo xtask gen`; do not edit.
import type { CapabilityRootLocation } from "./CapabilityRootLocation";

/** A place that brings skills and tools. */
export type SelectedCapabilityRoot = {
  /** Its id. */
  id: string;
  /** Where it is. */
  location: CapabilityRootLocation;
};
