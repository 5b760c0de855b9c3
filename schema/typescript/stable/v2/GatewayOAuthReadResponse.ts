// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthStatus } from "./GatewayOAuthStatus";

/** Answer to `account/gatewayOAuth/read`. */
export type GatewayOAuthReadResponse = {
  /** Why the last login failed, if it did. */
  error: string | null;
  /** The model provider: a key of `model_providers`. */
  providerId: string;
  /** Its name for people. */
  providerName: string;
  /** Whether its gateway needs a login. */
  required: boolean;
  /** How the login stands; `None` if there is nothing to tell. */
  status: GatewayOAuthStatus | null;
  /** Whether the user can log in by device code. No if left out. */
  supportsDeviceAuth: boolean;
};
