// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthPrompt } from "./GatewayOAuthPrompt";

/**
 * Answer to `account/gatewayOAuth/login`. How it goes on is told by
 * `account/gatewayOAuth/changed`.
 */
export type GatewayOAuthLoginResponse = {
  /** What to show to the user for a login by device code; `None` for other logins. */
  prompt: GatewayOAuthPrompt | null;
};
