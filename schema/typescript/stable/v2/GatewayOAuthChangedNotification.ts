// Written by `cargo xtask gen`; do not edit.
import type { GatewayOAuthStatus } from "./GatewayOAuthStatus";

/** Payload of `account/gatewayOAuth/changed`, sent when the login at a provider's gateway moves on. */
export type GatewayOAuthChangedNotification = {
  /** The page where the user logs in, if there is one to open. */
  authUrl: string | null;
  /** Why the login failed, if it did. */
  error: string | null;
  /** The login, if one is under way or has just ended. */
  loginId: string | null;
  /** The model provider whose gateway it is: a key of `model_providers`. */
  providerId: string;
  /** How the login stands now. */
  status: GatewayOAuthStatus;
};
