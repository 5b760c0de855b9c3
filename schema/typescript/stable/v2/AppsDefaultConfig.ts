// Written by `cargo xtask gen`; do not edit.
import type { AppToolApproval } from "./AppToolApproval";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";

/** What holds for apps without settings of their own. */
export type AppsDefaultConfig = {
  /** Who answers their approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which of their tools are asked about. */
  default_tools_approval_mode: AppToolApproval | null;
  /** Whether tools that may destroy something are offered. Yes by default. */
  destructive_enabled: boolean;
  /** Whether apps are offered at all. Yes by default. */
  enabled: boolean;
  /** Whether tools that reach the outside world are offered. Yes by default. */
  open_world_enabled: boolean;
};
