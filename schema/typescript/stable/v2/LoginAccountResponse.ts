// Written by `cargo xtask gen`; do not edit.

/**
 * Answer to `account/login/start`, by kind of login. That it is done is told by
 * `account/login/completed`.
 */
export type LoginAccountResponse =
  /** By an API key; the user is logged in. */
  | {
    type: "apiKey";
  }
  /** By a browser; the user has to go on there. */
  | {
    /** The page to open in the browser. */
    authUrl: string;
    /** The login, for `account/login/cancel`. */
    loginId: string;
    type: "chatgpt";
  }
  /** By a code; the user has to type it in. */
  | {
    /** The login, for `account/login/cancel`. */
    loginId: string;
    type: "chatgptDeviceCode";
    /** The code to type in. */
    userCode: string;
    /** The page to type it in at. */
    verificationUrl: string;
  }
  /** By the client's tokens; the user is logged in. */
  | {
    type: "chatgptAuthTokens";
  }
  /** By either kind of Amazon Bedrock credentials; the user is logged in. */
  | {
    type: "amazonBedrock";
  };
