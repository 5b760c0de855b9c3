// Written by `cargo xtask gen`; do not edit.
import type { WindowsSandboxReadiness } from "./WindowsSandboxReadiness";

/** Answer to `windowsSandbox/readiness`. */
export type WindowsSandboxReadinessResponse = {
  /** Whether the sandbox can be used. */
  status: WindowsSandboxReadiness;
};
