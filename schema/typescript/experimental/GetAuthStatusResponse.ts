// Written by `cargo xtask gen`; do not edit.
import type { AuthMode } from "./AuthMode";

/** Answer to `getAuthStatus`. */
export type GetAuthStatusResponse = {
  /** How the server is logged in; `None` if it is not. */
  authMethod: AuthMode | null;
  /** The token or API key, if it was asked for and there is one. */
  authToken: string | null;
  /** Whether the default provider needs a login. */
  requiresOpenaiAuth: boolean | null;
};
