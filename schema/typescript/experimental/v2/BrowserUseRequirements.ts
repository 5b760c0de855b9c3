// Written by `cargo xtask gen`; do not edit.
import type { BrowserUseExtensionRequirements } from "./BrowserUseExtensionRequirements";
import type { BrowserUseOriginPolicy } from "./BrowserUseOriginPolicy";

/** What the administrator demands of the browser tool; what is `None` is left to the user. */
export type BrowserUseRequirements = {
  /** Whether the user's leave for every origin may be remembered for good. */
  allowGlobalPersistentApproval: boolean | null;
  /** Whether it may read the browser's history. */
  allowHistoryAccess: boolean | null;
  /** Whether it may use tools that pages offer by WebMCP. */
  allowWebmcp: boolean | null;
  /** What holds for origins without rules of their own. */
  defaultOriginPolicy: BrowserUseOriginPolicy | null;
  /** Whether its approvals must not be reviewed automatically. */
  disableAutoReview: boolean | null;
  /** What holds for the browser extension. */
  extension: BrowserUseExtensionRequirements | null;
  /** What holds for an origin, by origin. */
  origins: { [key in string]?: BrowserUseOriginPolicy } | null;
};
