// Written by `cargo xtask gen`; do not edit.
import type { AllowDenyRequirement } from "./AllowDenyRequirement";

/** What the browser tool may do at an origin. */
export type BrowserUseOriginPolicyConfig = {
  /** Visit it. */
  access: AllowDenyRequirement | null;
  /** Download from it. */
  downloads: AllowDenyRequirement | null;
  /** Use the whole debugging protocol on it. */
  full_cdp_access: AllowDenyRequirement | null;
  /** Upload to it. */
  uploads: AllowDenyRequirement | null;
};
