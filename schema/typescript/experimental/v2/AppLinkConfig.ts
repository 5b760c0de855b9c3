// Written by `cargo xtask gen`; do not edit.
import type { AppToolApproval } from "./AppToolApproval";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";

/** Configuration of a link of a connected app. */
export type AppLinkConfig = {
  /** Who answers its approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which calls of its tools are asked about, for tools without settings of their own. */
  default_tools_approval_mode: AppToolApproval | null;
};
