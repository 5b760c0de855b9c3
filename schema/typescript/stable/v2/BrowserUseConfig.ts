// Written by `cargo xtask gen`; do not edit.
import type { BrowserUseOriginPolicyConfig } from "./BrowserUseOriginPolicyConfig";

/** What the browser tool may do. */
export type BrowserUseConfig = {
  /** Whether it may read the browser's history. */
  allow_history_access: boolean | null;
  /** What holds for origins without settings of their own. */
  default_origin_policy: BrowserUseOriginPolicyConfig | null;
  /** What holds for an origin, by `scheme://host`. */
  origins: { [key in string]?: BrowserUseOriginPolicyConfig } | null;
};
