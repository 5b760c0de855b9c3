// Written by `cargo xtask gen`; do not edit.

/** What the user needs for a login by device code. */
export type GatewayOAuthPrompt = {
  /** The login. */
  loginId: string;
  /** The code to type in. */
  userCode: string;
  /** The page to type it in at. */
  verificationUrl: string;
};
