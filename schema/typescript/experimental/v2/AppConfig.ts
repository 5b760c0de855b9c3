// Written by `cargo xtask gen`; do not edit.
import type { AppLinksConfig } from "./AppLinksConfig";
import type { AppToolApproval } from "./AppToolApproval";
import type { AppToolsConfig } from "./AppToolsConfig";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { ToolExposureSurface } from "../ToolExposureSurface";

/** Configuration of a connected app. */
export type AppConfig = {
  /** Who answers its approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which calls of its tools are asked about, for tools without settings of their own. */
  default_tools_approval_mode: AppToolApproval | null;
  /** Whether its tools without settings of their own are offered. */
  default_tools_enabled: boolean | null;
  /** Whether its tools that may destroy something are offered. */
  destructive_enabled: boolean | null;
  /** Whether it is offered at all. Yes by default. */
  enabled: boolean;
  /** Settings of its links, by link. */
  links: AppLinksConfig | null;
  /** Ways of offering tools that leave its tools out. */
  omit_tools_from: Array<ToolExposureSurface> | null;
  /** Whether its tools that reach the outside world are offered. */
  open_world_enabled: boolean | null;
  /** Settings of its tools, by tool. */
  tools: AppToolsConfig | null;
};
