// Written by `cargo xtask gen`; do not edit.
import type { AppToolApproval } from "./AppToolApproval";

/** Configuration of a tool of a connected app. */
export type AppToolConfig = {
  /** Which of its calls are asked about. */
  approval_mode: AppToolApproval | null;
  /** Whether it is offered. */
  enabled: boolean | null;
};
