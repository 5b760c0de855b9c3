// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";
import type { BrowserUseAccessApprovalLifetime } from "./BrowserUseAccessApprovalLifetime";

/**
 * What the administrator lets the browser tool do at an origin; what is `None` is left to the
 * user.
 */
export type BrowserUseOriginPolicy = {
  /** Visit it. */
  access: AllowDenyRequirement | null;
  /** How long the user's leave to visit it holds. */
  accessApprovalLifetime: BrowserUseAccessApprovalLifetime | null;
  /** Have approvals about it reviewed automatically. */
  autoReview: AllowDenyRequirement | null;
  /** Download from it. */
  downloads: AllowDenyRequirement | null;
  /** Use the whole debugging protocol on it. */
  fullCdpAccess: AllowDenyRequirement | null;
  /** Whether the user's leave may be remembered for good. */
  persistentApproval: boolean | null;
  /** Upload to it. */
  uploads: AllowDenyRequirement | null;
};
